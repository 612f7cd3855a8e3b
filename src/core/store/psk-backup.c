/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-backup.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "psk-error.h"
#include "psk-journal-table.h"
#include "psk-migrate.h"

static gboolean
fail (GError     **error,
      const char  *path)
{
  g_set_error (error, PSK_ERROR, PSK_ERROR_FAILED,
               _("“%s” cannot be written: check the folder and the free space."), path);
  return FALSE;
}

static gboolean
fail_to_read (GError     **error,
              const char  *path)
{
  g_set_error (error, PSK_ERROR, PSK_ERROR_FAILED,
               _("“%s” cannot be read, so the book was not backed up: check the folder of the "
                 "book."), path);
  return FALSE;
}

static gboolean
add_file (sqlite3_stmt *insert,
          const char   *name,
          GMappedFile  *file)
{
  g_autofree char *stored = g_build_filename ("photos", name, NULL);
  int code;

  sqlite3_bind_text (insert, 1, stored, -1, SQLITE_TRANSIENT);
  sqlite3_bind_int64 (insert, 2, (gint64) g_mapped_file_get_length (file));
  sqlite3_bind_blob64 (insert, 3, g_mapped_file_get_contents (file),
                       g_mapped_file_get_length (file), SQLITE_STATIC);
  code = sqlite3_step (insert);
  sqlite3_reset (insert);

  return code == SQLITE_DONE;
}

/* Hidden files are of the computer, not of the book: .DS_Store. */
static gboolean
add_folder (sqlite3_stmt *insert,
            const char   *photos_dir,
            const char   *backup,
            GError      **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (GDir) dir = g_dir_open (photos_dir, 0, &problem);
  const char *name;

  if (dir == NULL)
    return g_error_matches (problem, G_FILE_ERROR, G_FILE_ERROR_NOENT)
           || fail_to_read (error, photos_dir);

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (photos_dir, name, NULL);
      g_autoptr (GMappedFile) file = NULL;

      if (*name == '.' || !g_file_test (path, G_FILE_TEST_IS_REGULAR))
        continue;
      file = g_mapped_file_new (path, FALSE, NULL);
      if (file == NULL)
        return fail_to_read (error, path);
      if (!add_file (insert, name, file))
        return fail (error, backup);
    }

  return TRUE;
}

/* The table of SQLite's own archive format, each file as it is. */
static gboolean
add_photos (sqlite3    *db,
            const char *photos_dir,
            const char *backup,
            GError    **error)
{
  g_autoptr (sqlite3_stmt) insert = NULL;

  if (sqlite3_exec (db,
                    "PRAGMA journal_mode = DELETE; BEGIN; CREATE TABLE sqlar (name TEXT PRIMARY KEY, "
                    "mode INT, mtime INT, sz INT, data BLOB)", NULL, NULL, NULL) != SQLITE_OK
      || sqlite3_prepare_v2 (db, "INSERT INTO sqlar VALUES (?1, 33152, 0, ?2, ?3)", -1, &insert,
                             NULL) != SQLITE_OK)
    return fail (error, backup);

  return add_folder (insert, photos_dir, backup, error)
         && (sqlite3_exec (db, "COMMIT", NULL, NULL, NULL) == SQLITE_OK || fail (error, backup));
}

/* An empty file of a name of its own beside the target, for the owner alone from
 * the first byte on. */
static char *
make_part_file (const char *path)
{
  g_autofree char *part = g_strconcat (path, ".XXXXXX", NULL);
  int fd = g_mkstemp_full (part, O_RDWR | O_CLOEXEC, 0600);

  if (fd < 0)
    return NULL;

  close (fd);
  return g_steal_pointer (&part);
}

/**
 * psk_backup_write:
 * @store: the store of a book
 * @photos_dir: its photos
 * @path: the file to write
 * @error: (nullable): %PSK_ERROR_FULL, %PSK_ERROR_FAILED
 *
 * Writes the whole book into one file: a copy of the database, with the originals
 * of the photographs in a table `sqlar`. A file of that name is replaced when all
 * is written. Hidden files and folders among the photos are left out.
 *
 * Returns: whether the backup is complete
 */
gboolean
psk_backup_write (PskStore   *store,
                  const char *photos_dir,
                  const char *path,
                  GError    **error)
{
  g_autofree char *part = NULL;
  g_autoptr (sqlite3) db = NULL;
  gboolean written;

  g_return_val_if_fail (store != NULL && photos_dir != NULL && path != NULL, FALSE);

  part = make_part_file (path);
  if (part == NULL)
    return fail (error, path);

  if (!psk_store_run (store, "VACUUM INTO ?", error, "t", part))
    {
      g_remove (part);
      return FALSE;
    }

  written = (sqlite3_open (part, &db) == SQLITE_OK || fail (error, path))
            && add_photos (db, photos_dir, path, error);
  g_clear_pointer (&db, sqlite3_close);
  if (written && (g_rename (part, path) == 0 || fail (error, path)))
    return TRUE;

  g_remove (part);
  return FALSE;
}

static gboolean
extract_file (const char *dir,
              const char *name,
              const void *data,
              gsize       size)
{
  g_autofree char *base = g_path_get_basename (name != NULL ? name : "");
  g_autofree char *expected = g_build_filename ("photos", base, NULL);
  g_autofree char *path = g_build_filename (dir, "photos", base, NULL);

  /* Nothing but a plain name in photos/ is written, whatever the file says. */
  return g_strcmp0 (expected, name) == 0 && *base != '.'
         && g_file_set_contents_full (path, data != NULL ? data : "", (gssize) size,
                                      G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL);
}

static gboolean
extract_all (sqlite3    *db,
             const char *dir)
{
  g_autoptr (sqlite3_stmt) select = NULL;
  int code = SQLITE_ERROR;

  if (sqlite3_prepare_v2 (db, "SELECT name, data FROM sqlar", -1, &select, NULL) != SQLITE_OK)
    return FALSE;

  while ((code = sqlite3_step (select)) == SQLITE_ROW)
    {
      if (!extract_file (dir, (const char *) sqlite3_column_text (select, 0),
                         sqlite3_column_blob (select, 1), sqlite3_column_bytes (select, 1)))
        return FALSE;
    }
  g_clear_pointer (&select, sqlite3_finalize);

  return code == SQLITE_DONE
         && sqlite3_exec (db, "DROP TABLE sqlar; VACUUM", NULL, NULL, NULL) == SQLITE_OK;
}

static gboolean
answers (sqlite3    *db,
         const char *sql,
         const char *good)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  return sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) == SQLITE_OK
         && sqlite3_step (statement) == SQLITE_ROW
         && g_strcmp0 ((const char *) sqlite3_column_text (statement, 0), good) == 0;
}

/* We store plain files as they are: others were packed by somebody else. */
static const char strange_files[]
  = "SELECT count(*) FROM sqlar WHERE name IS NULL OR name NOT LIKE 'photos/%' "
    "OR name LIKE 'photos/%/%' OR name LIKE 'photos/.%' OR sz IS NOT coalesce(length(data), 0)";

static gboolean
check_version (sqlite3    *db,
               const char *path,
               GError    **error)
{
  g_autofree char *sql
    = g_strdup_printf ("SELECT user_version BETWEEN 1 AND %d FROM pragma_user_version",
                       PSK_SCHEMA_VERSION);

  if (answers (db, sql, "1"))
    return TRUE;

  g_set_error (error, PSK_ERROR, PSK_ERROR_TOO_NEW,
               _("The backup “%s” was written by a newer Pansuk: install that version to restore "
                 "it."), path);
  return FALSE;
}

/* Before anything is written: a backup, a whole one, and one that we can read. */
static gboolean
check_backup (const char *path,
              GError    **error)
{
  g_autofree char *id = g_strdup_printf ("%d", PSK_STORE_APPLICATION_ID);
  g_autoptr (sqlite3) db = NULL;

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error (error, PSK_ERROR, PSK_ERROR_NOT_FOUND,
                   _("There is no file “%s”: check its name."), path);
      return FALSE;
    }

  if (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK
      || sqlite3_db_config (db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL) != SQLITE_OK
      || !answers (db, "PRAGMA application_id", id)
      || !answers (db, "SELECT type FROM sqlite_master WHERE name = 'sqlar'", "table"))
    {
      g_set_error (error, PSK_ERROR, PSK_ERROR_NOT_A_BOOK,
                   _("“%s” is not a backup of a Pansuk book: choose another file."), path);
      return FALSE;
    }

  if (answers (db, "PRAGMA quick_check", "ok") && answers (db, strange_files, "0"))
    return check_version (db, path, error);

  g_set_error (error, PSK_ERROR, PSK_ERROR_DAMAGED,
               _("The backup “%s” is damaged: choose an older one."), path);
  return FALSE;
}

static gboolean
copy_database (const char *from,
               const char *to)
{
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = g_file_new_for_path (to);

  return g_file_copy (source, target, G_FILE_COPY_NONE, NULL, NULL, NULL, NULL)
         && g_chmod (to, 0600) == 0;
}

static void
remove_part (const char *dir)
{
  g_autofree char *photos = g_build_filename (dir, "photos", NULL);
  g_autofree char *database = g_build_filename (dir, "book.db", NULL);
  g_autoptr (GDir) files = g_dir_open (photos, 0, NULL);
  const char *name;

  while (files != NULL && (name = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *path = g_build_filename (photos, name, NULL);

      g_remove (path);
    }
  g_rmdir (photos);
  g_remove (database);
  g_rmdir (dir);
}

/* A private folder beside the place of the book, so that a rename is all that is
 * left to do. The folders above it are made. */
static char *
make_part_folder (const char *book_path)
{
  g_autofree char *outer = g_path_get_dirname (book_path);
  g_autofree char *part = g_strconcat (book_path, ".XXXXXX", NULL);

  if (g_mkdir_with_parents (outer, 0700) != 0 || g_mkdtemp_full (part, 0700) == NULL)
    return NULL;

  return g_steal_pointer (&part);
}

static gboolean
extract_book (const char *path,
              const char *part)
{
  g_autofree char *photos = g_build_filename (part, "photos", NULL);
  g_autofree char *database = g_build_filename (part, "book.db", NULL);
  g_autoptr (sqlite3) db = NULL;

  return g_mkdir (photos, 0700) == 0
         && copy_database (path, database)
         && sqlite3_open (database, &db) == SQLITE_OK
         && sqlite3_db_config (db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL) == SQLITE_OK
         && extract_all (db, part);
}

/**
 * psk_backup_restore:
 * @path: a backup
 * @book_path: the folder of the book to make; there must be nothing yet
 * @error: (nullable): %PSK_ERROR_NOT_FOUND, %PSK_ERROR_NOT_A_BOOK,
 *   %PSK_ERROR_DAMAGED, %PSK_ERROR_TOO_NEW, %PSK_ERROR_REFUSED, %PSK_ERROR_FAILED
 *
 * Makes a book beside its place and renames it, so that a failure leaves nothing.
 *
 * Returns: whether the book is there
 */
gboolean
psk_backup_restore (const char *path,
                    const char *book_path,
                    GError    **error)
{
  g_autofree char *target = NULL;
  g_autofree char *part = NULL;

  g_return_val_if_fail (path != NULL && book_path != NULL, FALSE);

  if (g_file_test (book_path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, PSK_ERROR, PSK_ERROR_REFUSED,
                   _("“%s” exists already: choose another folder."), book_path);
      return FALSE;
    }

  if (!check_backup (path, error))
    return FALSE;

  target = g_canonicalize_filename (book_path, NULL);
  part = make_part_folder (target);
  if (part == NULL)
    return fail (error, book_path);

  if (extract_book (path, part) && g_rename (part, target) == 0)
    return TRUE;

  remove_part (part);
  return fail (error, book_path);
}

static void
check_pragma (PskStore   *store,
              GPtrArray  *findings,
              const char *sql,
              const char *good)
{
  sqlite3_stmt *statement = psk_store_statement (store, sql, NULL);

  while (statement != NULL && psk_store_step (store, statement, NULL) == PSK_STEP_ROW)
    {
      const char *text = (const char *) sqlite3_column_text (statement, 0);

      if (g_strcmp0 (text, good) != 0)
        g_ptr_array_add (findings, g_strdup_printf (_("The database is damaged (%s): restore the "
                                                      "latest backup."), text));
    }
}

static void
check_photos (PskStore   *store,
              GPtrArray  *findings,
              const char *photos_dir)
{
  sqlite3_stmt *statement = psk_store_statement (
    store, "SELECT file, sha256 FROM photo UNION SELECT file, sha256 FROM visit_photo", NULL);

  while (statement != NULL && psk_store_step (store, statement, NULL) == PSK_STEP_ROW)
    {
      const char *name = (const char *) sqlite3_column_text (statement, 0);
      g_autofree char *path = g_build_filename (photos_dir, name, NULL);
      g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);
      g_autofree char *hash = NULL;

      if (file == NULL)
        {
          g_ptr_array_add (findings, g_strdup_printf (_("The photo “%s” is missing: restore it from "
                                                        "a backup."), name));
          continue;
        }

      hash = g_compute_checksum_for_data (G_CHECKSUM_SHA256,
                                          (const guchar *) g_mapped_file_get_contents (file),
                                          g_mapped_file_get_length (file));
      if (g_strcmp0 (hash, (const char *) sqlite3_column_text (statement, 1)) != 0)
        g_ptr_array_add (findings, g_strdup_printf (_("The photo “%s” was altered: restore it from "
                                                      "a backup."), name));
    }
}

/* What was done can only be taken back when its changeset can be read. */
static gboolean
is_changeset (PskStore *store,
              gint64    entry,
              gsize     size)
{
  g_autoptr (GInputStream) stream = psk_journal_table_open_changeset (store, entry, NULL);
  g_autofree char *data = g_try_malloc (size + 1);
  sqlite3_changeset_iter *iter = NULL;
  gsize n_read = 0;

  /* One byte more would be read if there was one. */
  if (stream == NULL || data == NULL
      || !g_input_stream_read_all (stream, data, size + 1, &n_read, NULL, NULL) || n_read != size
      || sqlite3changeset_start (&iter, (int) size, data) != SQLITE_OK)
    return FALSE;

  while (sqlite3changeset_next (iter) == SQLITE_ROW)
    continue;

  return sqlite3changeset_finalize (iter) == SQLITE_OK;
}

static void
check_journal (PskStore  *store,
               GPtrArray *findings)
{
  sqlite3_stmt *statement
    = psk_store_statement (store, "SELECT id, size FROM journal", NULL);

  while (statement != NULL && psk_store_step (store, statement, NULL) == PSK_STEP_ROW)
    {
      if (!is_changeset (store, sqlite3_column_int64 (statement, 0),
                         (gsize) sqlite3_column_int64 (statement, 1)))
        g_ptr_array_add (findings, g_strdup_printf (_("Step %d of the log cannot be read, so that "
                                                      "it cannot be taken back."),
                                                    sqlite3_column_int (statement, 0)));
    }
}

/**
 * psk_backup_verify:
 * @store: the store of a book
 * @photos_dir: its photos
 *
 * Looks for damage: in the pages and references of the database, in the steps of
 * the log, and in the originals of photographs.
 *
 * Returns: (transfer full) (element-type utf8): a sentence for each finding
 */
GPtrArray *
psk_backup_verify (PskStore   *store,
                   const char *photos_dir)
{
  GPtrArray *findings = g_ptr_array_new_with_free_func (g_free);

  check_pragma (store, findings, "PRAGMA integrity_check", "ok");
  check_pragma (store, findings, "PRAGMA foreign_key_check", NULL);
  check_journal (store, findings);
  check_photos (store, findings, photos_dir);

  return findings;
}
