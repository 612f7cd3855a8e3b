/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The connection: opening, closing, and what can go wrong with it. */

#include "config.h"

#include "psk-store-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>

#include "psk-error.h"
#include "psk-text-functions.h"

/* Pages that may wait in the write-ahead log, as with SQLite's own checkpoints. */
#define MAX_LOG_PAGES 1000

/* So long somebody waits for another program that has the book. */
#define BUSY_MILLISECONDS 5000

/* SQLite need not count its memory under a lock: nobody asks. It must be told before
 * its first use. */
static void
set_up_sqlite (void)
{
  static gsize done = 0;

  if (g_once_init_enter (&done))
    {
      sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
      g_once_init_leave (&done, 1);
    }
}

static PskError
error_of_code (int code)
{
  switch (code & 0xff)
    {
    case SQLITE_FULL:
      return PSK_ERROR_FULL;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return PSK_ERROR_READ_ONLY;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return PSK_ERROR_LOCKED;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return PSK_ERROR_DAMAGED;
    case SQLITE_CONSTRAINT:
      return PSK_ERROR_REFUSED;
    default:
      return PSK_ERROR_FAILED;
    }
}

static const char *
sentence_of_error (PskError error)
{
  switch (error)
    {
    case PSK_ERROR_FULL:
      return _("The disk is full: nothing was changed. Free some space and try again.");
    case PSK_ERROR_READ_ONLY:
      return _("The book cannot be written to: check the permissions of its folder. Nothing was "
               "changed.");
    case PSK_ERROR_LOCKED:
      return _("The book is in use by another program: close it there and try again.");
    case PSK_ERROR_DAMAGED:
      return _("The file of the book is damaged: restore the latest backup.");
    case PSK_ERROR_REFUSED:
      return _("The change contradicts the other records of the book: nothing was changed.");
    default:
      return _("The book could not be read or written: nothing was changed.");
    }
}

/**
 * psk_store_set_error:
 * @store: a store
 * @code: the code that SQLite returned
 * @error: (nullable): where to put the error
 *
 * Sets a sentence for the user, with SQLite's own words in brackets for whoever
 * is asked to help.
 */
void
psk_store_set_error (PskStore *store,
                     int       code,
                     GError  **error)
{
  PskError kind = error_of_code (code);

  if (kind == PSK_ERROR_FAILED || kind == PSK_ERROR_REFUSED || kind == PSK_ERROR_DAMAGED)
    g_set_error (error, PSK_ERROR, kind, "%s (SQLite: %s)",
                 sentence_of_error (kind),
                 store != NULL ? sqlite3_errmsg (store->db) : sqlite3_errstr (code));
  else
    g_set_error_literal (error, PSK_ERROR, kind, sentence_of_error (kind));
}

/* A file of anything else has no header that SQLite knows; one that cannot be read now may
 * well be a book. */
static gboolean
check_header (PskStore *store,
              GError  **error)
{
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *statement = psk_store_statement (store, "PRAGMA application_id", &problem);
  const PskStep step = statement != NULL ? psk_store_step (store, statement, &problem)
                                         : PSK_STEP_ERROR;
  gboolean ours;

  if (step == PSK_STEP_ERROR && (sqlite3_errcode (store->db) & 0xff) != SQLITE_NOTADB)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }

  ours = step == PSK_STEP_ROW && sqlite3_column_int (statement, 0) == PSK_STORE_APPLICATION_ID;
  if (statement != NULL)
    sqlite3_reset (statement);
  if (!ours)
    g_set_error (error, PSK_ERROR, PSK_ERROR_NOT_A_BOOK,
                 _("“%s” is not a Pansuk book: choose the folder of a book."), store->path);

  return ours;
}

static gboolean
is_quiet_and_unwritable (const char *path)
{
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autofree char *dir = g_path_get_dirname (path);

  return !g_file_test (wal, G_FILE_TEST_EXISTS) && g_access (dir, W_OK) != 0;
}

static int
open_db (PskStore     *store,
         PskStoreFlags flags)
{
  g_autofree char *uri = g_filename_to_uri (store->path, NULL, NULL);
  g_autofree char *full = NULL;
  int mode = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI;

  if (uri == NULL)
    return SQLITE_CANTOPEN;

  mode |= store->read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
  if (flags & PSK_STORE_CREATE)
    mode |= SQLITE_OPEN_CREATE;

  /* A write-ahead log needs a writable folder even to be read; without a log
   * left behind the file is all there is, and can be read as it stands. */
  if (store->read_only && is_quiet_and_unwritable (store->path))
    full = g_strconcat (uri, "?immutable=1", NULL);
  else
    full = g_strdup (uri);

  return sqlite3_open_v2 (full, &store->db, mode, NULL);
}

static int
committed_cb (void       *user_data,
              sqlite3    *db,
              const char *database,
              int         n_pages)
{
  ((PskStore *) user_data)->n_log_pages = n_pages;

  return SQLITE_OK;
}

static gboolean
set_up_connection (PskStore *store,
                   GError  **error)
{
  int code;

  sqlite3_extended_result_codes (store->db, 1);
  sqlite3_db_config (store->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (store->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);

  code = psk_text_functions_add (store->db);
  if (code != SQLITE_OK)
    {
      psk_store_set_error (store, code, error);
      return FALSE;
    }

  if (!psk_store_script (store,
                         "PRAGMA foreign_keys = ON;"
                         "PRAGMA temp_store = MEMORY;"
                         "PRAGMA cache_size = -4000;",
                         error))
    return FALSE;

  /* FULL: a change that was confirmed on the screen survives a power cut. */
  if (!store->read_only
      && !psk_store_script (store, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;", error))
    return FALSE;

  /* In place of SQLite's own checkpoints, which come before a commit returns. */
  sqlite3_wal_hook (store->db, committed_cb, store);
  return TRUE;
}

/**
 * psk_store_tidy:
 * @store: a writing store
 *
 * Moves what was committed from the write-ahead log into the database when there is much
 * of it. To be called when nobody waits: a commit is on the disk without it.
 */
void
psk_store_tidy (PskStore *store)
{
  g_return_if_fail (store != NULL);

  if (store->n_log_pages < MAX_LOG_PAGES)
    return;

  sqlite3_wal_checkpoint_v2 (store->db, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
  store->n_log_pages = 0;
}

/**
 * psk_store_open:
 * @path: the database file
 * @flags: whether to create it or to open it for reading alone
 * @error: (nullable): %PSK_ERROR_NOT_FOUND, %PSK_ERROR_NOT_A_BOOK,
 *   %PSK_ERROR_READ_ONLY, %PSK_ERROR_LOCKED, %PSK_ERROR_DAMAGED
 *
 * Opens a connection for the calling thread; psk_store_adopt() moves it. The
 * schema is not looked at: see psk_migrate_store().
 *
 * Returns: (transfer full) (nullable): the store
 */
PskStore *
psk_store_open (const char   *path,
                PskStoreFlags flags,
                GError      **error)
{
  g_autoptr (PskStore) store = NULL;
  int code;

  g_return_val_if_fail (path != NULL, NULL);

  if (!(flags & PSK_STORE_CREATE) && !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error (error, PSK_ERROR, PSK_ERROR_NOT_FOUND,
                   _("There is no Pansuk book at “%s”: choose another folder."), path);
      return NULL;
    }

  set_up_sqlite ();
  store = g_new0 (PskStore, 1);
  store->path = g_canonicalize_filename (path, NULL);
  store->thread = g_thread_self ();
  store->read_only = (flags & PSK_STORE_READ_ONLY) != 0;
  store->statements = psk_store_statements_new ();

  if (!store->read_only && !(flags & PSK_STORE_CREATE) && g_access (path, W_OK) != 0)
    {
      psk_store_set_error (NULL, SQLITE_READONLY, error);
      return NULL;
    }

  code = open_db (store, flags);
  if (code != SQLITE_OK)
    {
      psk_store_set_error (NULL, code, error);
      return NULL;
    }

  /* Another Pansuk that closes the book has it for itself for a moment. */
  sqlite3_busy_timeout (store->db, BUSY_MILLISECONDS);
  if (flags & PSK_STORE_CREATE)
    g_chmod (store->path, 0600);
  else if (!check_header (store, error))
    return NULL;

  if (!set_up_connection (store, error))
    return NULL;

  return g_steal_pointer (&store);
}

/**
 * psk_store_free:
 * @store: (transfer full): a store
 *
 * Closes the connection.
 */
void
psk_store_free (PskStore *store)
{
  g_datalist_clear (&store->attachments);
  g_clear_pointer (&store->statements, g_hash_table_unref);
  g_clear_pointer (&store->db, sqlite3_close);
  g_clear_pointer (&store->random, g_rand_free);
  g_free (store->fixed_now);
  g_free (store->path);
  g_free (store);
}

/**
 * psk_store_adopt:
 * @store: a store
 *
 * Makes the calling thread the one that may use @store from now on.
 */
void
psk_store_adopt (PskStore *store)
{
  g_return_if_fail (store != NULL);

  store->thread = g_thread_self ();
}

/**
 * psk_store_get_db:
 * @store: a store
 *
 * Returns: (transfer none): SQLite's handle, for what only src/core/store and
 *   the journal need: sessions, backup, integrity checks
 */
sqlite3 *
psk_store_get_db (PskStore *store)
{
  g_return_val_if_fail (store != NULL, NULL);
  g_return_val_if_fail (store->thread == g_thread_self (), NULL);

  return store->db;
}

/**
 * psk_store_get_path:
 * @store: a store
 *
 * Returns: (transfer none): the absolute path of the database file
 */
const char *
psk_store_get_path (PskStore *store)
{
  g_return_val_if_fail (store != NULL, NULL);

  return store->path;
}

/**
 * psk_store_get_stamp:
 * @store: a store
 *
 * Returns: the state that the book is in, as far as this connection sees it
 */
PskStamp
psk_store_get_stamp (PskStore *store)
{
  PskStamp stamp;

  stamp.version = psk_store_query_int (store, "PRAGMA data_version", 0, "");
  stamp.n_changed = sqlite3_total_changes64 (store->db);
  return stamp;
}

/**
 * psk_stamp_equal:
 * @a: a stamp
 * @b: another one of the same store
 *
 * Returns: whether the book did not change between the two
 */
gboolean
psk_stamp_equal (const PskStamp *a,
                 const PskStamp *b)
{
  return a->version == b->version && a->n_changed == b->n_changed;
}

/**
 * psk_store_attach:
 * @store: a store
 * @key: a name
 * @data: (transfer full) (nullable): what is kept under that name; %NULL for nothing
 * @destroy: (nullable): frees @data, at the latest with the store
 *
 * Keeps something that was computed from the book with the connection.
 */
void
psk_store_attach (PskStore      *store,
                  const char    *key,
                  gpointer       data,
                  GDestroyNotify destroy)
{
  g_return_if_fail (store != NULL && key != NULL);

  g_datalist_id_set_data_full (&store->attachments, g_quark_from_string (key), data, destroy);
}

/**
 * psk_store_get_attachment:
 * @store: a store
 * @key: a name
 *
 * Returns: (transfer none) (nullable): what is kept under that name
 */
gpointer
psk_store_get_attachment (PskStore   *store,
                          const char *key)
{
  g_return_val_if_fail (store != NULL && key != NULL, NULL);

  return g_datalist_get_data (&store->attachments, key);
}

/**
 * psk_store_is_read_only:
 * @store: a store
 *
 * Returns: whether the connection was opened for reading alone
 */
gboolean
psk_store_is_read_only (PskStore *store)
{
  g_return_val_if_fail (store != NULL, TRUE);

  return store->read_only;
}
