/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-test-book.h"

#include <glib/gstdio.h>

#include "psk-household-table.h"
#include "psk-setting-table.h"

/**
 * psk_test_remove_tree:
 * @path: a folder that a test made
 *
 * Removes it with everything in it.
 */
void
psk_test_remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        psk_test_remove_tree (child);
      else
        g_remove (child);
    }

  g_rmdir (path);
}

/**
 * psk_test_copy_tree:
 * @from: a folder
 * @to: where it is copied to; nothing is there yet
 *
 * Copies it with everything in it, readable by the owner alone.
 */
void
psk_test_copy_tree (const char *from,
                    const char *to)
{
  g_autoptr (GDir) dir = g_dir_open (from, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  g_assert_cmpint (g_mkdir (to, 0700), ==, 0);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *source = g_build_filename (from, name, NULL);
      g_autofree char *target = g_build_filename (to, name, NULL);
      g_autoptr (GFile) file = g_file_new_for_path (source);
      g_autoptr (GFile) copy = g_file_new_for_path (target);
      g_autoptr (GError) error = NULL;

      if (g_file_test (source, G_FILE_TEST_IS_DIR))
        psk_test_copy_tree (source, target);
      else
        g_file_copy (file, copy, G_FILE_COPY_NONE, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
    }
}

/**
 * psk_test_book_new:
 *
 * Returns: (transfer full): a new book in a folder of its own
 */
PskTestBook *
psk_test_book_new (void)
{
  PskTestBook *self = g_new0 (PskTestBook, 1);
  g_autoptr (GError) error = NULL;
  g_autofree char *dir = g_dir_make_tmp ("pansuk-test-XXXXXX", &error);

  g_assert_no_error (error);
  self->path = g_build_filename (dir, "book", NULL);
  self->book = psk_book_create (self->path, &error);
  g_assert_no_error (error);

  return self;
}

/**
 * psk_test_book_free:
 * @self: (transfer full): a book
 *
 * Closes and removes it.
 */
void
psk_test_book_free (PskTestBook *self)
{
  g_autofree char *parent = g_path_get_dirname (self->path);

  g_clear_object (&self->book);
  psk_test_remove_tree (parent);
  g_free (self->path);
  g_free (self);
}

/**
 * psk_test_book_reopen:
 * @self: a book
 *
 * Closes it and opens it again.
 */
void
psk_test_book_reopen (PskTestBook *self)
{
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->book);
  self->book = psk_book_open (self->path, FALSE, &error);
  g_assert_no_error (error);
}

/**
 * psk_test_book_run:
 * @self: a book
 * @func: a command that must succeed
 * @data: for @func
 */
void
psk_test_book_run (PskTestBook   *self,
                   PskCommandFunc func,
                   gpointer       data)
{
  g_autoptr (PskCommand) command = psk_command_new ("Test", NULL, func, data, NULL);
  g_autoptr (GError) error = NULL;

  psk_book_run (self->book, command, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
run_sql (PskStore     *store,
         gpointer      data,
         GCancellable *cancellable,
         GError      **error)
{
  return psk_store_script (store, data, error);
}

/**
 * psk_test_book_run_sql:
 * @self: a book
 * @sql: statements that must succeed
 *
 * Runs them as one command.
 */
void
psk_test_book_run_sql (PskTestBook *self,
                       const char  *sql)
{
  psk_test_book_run (self, run_sql, (gpointer) sql);
}

static gboolean
set_today (PskStore     *store,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  return psk_setting_table_set (store, PSK_SETTING_TODAY, data, error);
}

/**
 * psk_test_book_set_today:
 * @self: a book
 * @today: a date, ISO 8601
 *
 * Makes it today from now on.
 */
void
psk_test_book_set_today (PskTestBook *self,
                         const char  *today)
{
  psk_test_book_run (self, set_today, (gpointer) today);
}

static void
digest_table (GChecksum  *checksum,
              sqlite3    *db,
              const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\" ORDER BY 1, 2", table);
  g_autoptr (sqlite3_stmt) statement = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_checksum_update (checksum, (const guchar *) table, -1);

  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      for (int i = 0; i < sqlite3_column_count (statement); i++)
        {
          const void *bytes = sqlite3_column_blob (statement, i);
          int type = sqlite3_column_type (statement, i);
          int n = sqlite3_column_bytes (statement, i);

          g_checksum_update (checksum, (const guchar *) &type, sizeof type);
          g_checksum_update (checksum, (const guchar *) &n, sizeof n);
          if (n > 0)
            g_checksum_update (checksum, bytes, n);
        }
    }
}

/**
 * psk_test_book_digest:
 * @self: a book
 *
 * Returns: (transfer full): a hash of everything in the database except the
 *   journal and the log of access
 */
char *
psk_test_book_digest (PskTestBook *self)
{
  sqlite3 *db = psk_store_get_db (psk_book_get_store (self->book));
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (sqlite3_stmt) tables = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (db,
                                       "SELECT name FROM sqlite_schema WHERE type = 'table' "
                                       "AND name NOT LIKE 'sqlite_%' AND name NOT IN "
                                       "('journal', 'journal_record', 'access_log') ORDER BY name",
                                       -1, &tables, NULL), ==, SQLITE_OK);
  while (sqlite3_step (tables) == SQLITE_ROW)
    digest_table (checksum, db, (const char *) sqlite3_column_text (tables, 0));

  return g_strdup (g_checksum_get_string (checksum));
}

static gboolean
limit_pages (PskStore     *store,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  g_autofree char *sql = g_strdup_printf (
    "PRAGMA max_page_count = %" G_GINT64_FORMAT,
    psk_store_query_int (store, "PRAGMA page_count", 0, "") + 20);

  return psk_store_script (store, sql, error);
}

/**
 * psk_test_book_limit_pages:
 * @self: a book
 *
 * Makes the disk look full soon: the database may grow by twenty pages only.
 */
void
psk_test_book_limit_pages (PskTestBook *self)
{
  g_autoptr (PskCommand) command = psk_command_new ("Test", NULL, limit_pages, NULL, NULL);
  g_autoptr (GError) error = NULL;

  psk_book_run_silent (self->book, command, &error);
  g_assert_no_error (error);
}

/**
 * psk_test_names:
 * @store: a store
 * @query: a query of households
 *
 * Returns: (transfer full): the first names that it finds, in order, with spaces between
 */
char *
psk_test_names (PskStore                *store,
                const PskHouseholdQuery *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = psk_household_query_run (store, query, &error);
  g_autoptr (GPtrArray) page = NULL;
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  page = psk_household_table_read_page (store, (gint64 *) (gpointer) ids->data, ids->len, NULL);
  for (guint i = 0; i < page->len; i++)
    {
      PskHousehold *household = page->pdata[i];

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", household->first_name);
    }

  return g_string_free (text, FALSE);
}

/**
 * psk_test_assert_search:
 * @self: a book
 * @search: what is searched for in all its households
 * @expected: the first names that are found, as psk_test_names() tells them
 */
void
psk_test_assert_search (PskTestBook *self,
                        const char  *search,
                        const char  *expected)
{
  const PskHouseholdQuery query = { .scope = PSK_HOUSEHOLDS_ALL, .search = (char *) search };
  g_autofree char *found = psk_test_names (psk_book_get_store (self->book), &query);

  g_test_message ("“%s”", search);
  g_assert_cmpstr (found, ==, expected);
}
