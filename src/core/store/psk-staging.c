/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The database: making, opening and reading it. */

#include "config.h"

#include "psk-staging-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "psk-error.h"

/**
 * psk_staging_fail:
 * @self: a database
 * @error: (nullable): where to put the error
 *
 * Tells what SQLite could not do.
 *
 * Returns: %FALSE
 */
gboolean
psk_staging_fail (PskStaging *self,
                  GError    **error)
{
  const int number = sqlite3_system_errno (self->db);

  if ((sqlite3_errcode (self->db) & 0xff) == SQLITE_FULL
      || number == ENOSPC || number == EFBIG || number == EDQUOT)
    g_set_error_literal (error, PSK_ERROR, PSK_ERROR_FULL,
                         _("The disk is full: nothing was changed. Free some space and try "
                           "again."));
  else
    g_set_error (error, PSK_ERROR, PSK_ERROR_FAILED,
                 _("The file could not be prepared (SQLite: %s)."), sqlite3_errmsg (self->db));
  return FALSE;
}

static gboolean
script (PskStaging *self,
        const char *sql,
        GError    **error)
{
  return sqlite3_exec (self->db, sql, NULL, NULL, NULL) == SQLITE_OK
         || psk_staging_fail (self, error);
}

/**
 * psk_staging_prepare:
 * @self: a database
 * @sql: one whole statement
 *
 * Returns: (transfer full) (nullable): the statement
 */
sqlite3_stmt *
psk_staging_prepare (PskStaging *self,
                     const char *sql)
{
  sqlite3_stmt *statement = NULL;

  sqlite3_prepare_v2 (self->db, sql, -1, &statement, NULL);
  return statement;
}

/**
 * psk_staging_run:
 * @self: a database that is being written
 * @statement: (transfer full): a statement without rows, bound
 * @error: (nullable): %PSK_ERROR_FULL, %PSK_ERROR_FAILED
 *
 * Returns: whether it ran
 */
gboolean
psk_staging_run (PskStaging   *self,
                 sqlite3_stmt *statement,
                 GError      **error)
{
  const int code = sqlite3_step (statement);

  sqlite3_finalize (statement);
  return code == SQLITE_DONE || psk_staging_fail (self, error);
}

static int
row_of_place (gint64 place)
{
  return (int) (place & G_MAXUINT32);
}

static gboolean
is_ours (PskStaging *self)
{
  sqlite3_stmt *statement = psk_staging_prepare (self, "PRAGMA application_id");
  const gboolean ours = statement != NULL && sqlite3_step (statement) == SQLITE_ROW
                        && sqlite3_column_int (statement, 0) == PSK_STAGING_APPLICATION_ID;

  sqlite3_finalize (statement);
  return ours;
}

static gboolean
read_names (PskStaging *self)
{
  sqlite3_stmt *statement = psk_staging_prepare (self, "SELECT name FROM sheet ORDER BY id");
  int code = SQLITE_ERROR;

  while (statement != NULL && (code = sqlite3_step (statement)) == SQLITE_ROW)
    g_ptr_array_add (self->names, g_strdup ((const char *) sqlite3_column_text (statement, 0)));
  sqlite3_finalize (statement);

  return code == SQLITE_DONE;
}

static PskStaging *
new_staging (void)
{
  PskStaging *self = g_new0 (PskStaging, 1);

  self->names = g_ptr_array_new_with_free_func (g_free);
  self->line = g_string_new (NULL);
  return self;
}

/**
 * psk_staging_open:
 * @path: a staging database that pansuk-exchange wrote
 * @error: (nullable): %PSK_ERROR_FORMAT
 *
 * Returns: (transfer full) (nullable): the database, for reading
 */
PskStaging *
psk_staging_open (const char *path,
                  GError    **error)
{
  g_autoptr (PskStaging) self = new_staging ();

  g_return_val_if_fail (path != NULL, NULL);

  if (sqlite3_open_v2 (path, &self->db, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK
      || !is_ours (self)
      || !read_names (self))
    {
      g_set_error_literal (error, PSK_ERROR, PSK_ERROR_FORMAT,
                           _("The file could not be read: open it in a spreadsheet, save it anew "
                                 "and try again."));
      return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * psk_staging_create:
 * @path: where it is made; there must be nothing yet
 * @error: (nullable): %PSK_ERROR_FULL, %PSK_ERROR_FAILED
 *
 * Returns: (transfer full) (nullable): an empty database, for writing
 */
PskStaging *
psk_staging_create (const char *path,
                    GError    **error)
{
  g_autoptr (PskStaging) self = new_staging ();

  g_return_val_if_fail (path != NULL, NULL);

  if (sqlite3_open_v2 (path, &self->db,
                       SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL)
      != SQLITE_OK)
    {
      psk_staging_fail (self, error);
      return NULL;
    }

  if (!script (self,
               "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA secure_delete = OFF;"
               "PRAGMA application_id = " G_STRINGIFY (PSK_STAGING_APPLICATION_ID) ";"
               "CREATE TABLE sheet (id INTEGER PRIMARY KEY, name TEXT NOT NULL,"
               "  n_rows INTEGER NOT NULL, n_columns INTEGER NOT NULL) STRICT;"
               "CREATE TABLE \"column\" (sheet INTEGER NOT NULL, number INTEGER NOT NULL,"
               "  title TEXT NOT NULL, kind TEXT NOT NULL, width INTEGER NOT NULL,"
               "  PRIMARY KEY (sheet, number)) STRICT, WITHOUT ROWID;"
               /* One number for sheet and row: SQLite adds to the end of such a table faster. */
               "CREATE TABLE row (place INTEGER PRIMARY KEY, cells TEXT NOT NULL) STRICT;"
               "CREATE TABLE geometry (place INTEGER PRIMARY KEY, wkb BLOB, problem TEXT NOT NULL)"
               "  STRICT;"
               "CREATE TABLE info (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) STRICT;"
               "BEGIN",
               error))
    return NULL;

  self->insert = psk_staging_prepare (self, "INSERT INTO row VALUES (?, ?)");
  if (self->insert == NULL)
    {
      psk_staging_fail (self, error);
      return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * psk_staging_free:
 * @self: (transfer full): a database
 *
 * Closes it. What was written and not closed with psk_staging_close() is lost.
 */
void
psk_staging_free (PskStaging *self)
{
  sqlite3_finalize (self->insert);
  sqlite3_close (self->db);
  g_ptr_array_unref (self->names);
  g_string_free (self->line, TRUE);
  g_free (self);
}

/**
 * psk_staging_close:
 * @self: a database that was written
 * @error: (nullable): %PSK_ERROR_FULL, %PSK_ERROR_FAILED
 *
 * Keeps what was written. The database still has to be freed.
 *
 * Returns: whether it was kept
 */
gboolean
psk_staging_close (PskStaging *self,
                   GError    **error)
{
  g_return_val_if_fail (self != NULL && self->insert != NULL, FALSE);

  return script (self, "COMMIT", error);
}

/**
 * psk_staging_get_n_sheets:
 * @self: a database
 *
 * Returns: how many sheets it has
 */
int
psk_staging_get_n_sheets (PskStaging *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return (int) self->names->len;
}

/**
 * psk_staging_get_sheet_name:
 * @self: a database
 * @sheet: a sheet, from 1
 *
 * Returns: (transfer none): its name; "" for the one sheet of a text file
 */
const char *
psk_staging_get_sheet_name (PskStaging *self,
                            int         sheet)
{
  g_return_val_if_fail (sheet >= 1 && sheet <= (int) self->names->len, "");

  return self->names->pdata[sheet - 1];
}

static int
get_size (PskStaging *self,
          int         sheet,
          int         column)
{
  sqlite3_stmt *statement
    = psk_staging_prepare (self, "SELECT n_rows, n_columns FROM sheet WHERE id = ?");
  int size = 0;

  if (statement != NULL)
    {
      sqlite3_bind_int (statement, 1, sheet);
      if (sqlite3_step (statement) == SQLITE_ROW)
        size = sqlite3_column_int (statement, column);
    }
  sqlite3_finalize (statement);

  return size;
}

/**
 * psk_staging_get_n_rows:
 * @self: a database
 * @sheet: a sheet, from 1
 *
 * Returns: the number of its last row
 */
int
psk_staging_get_n_rows (PskStaging *self,
                        int         sheet)
{
  return get_size (self, sheet, 0);
}

/**
 * psk_staging_get_n_columns:
 * @self: a database
 * @sheet: a sheet, from 1
 *
 * Returns: the most cells of a row
 */
int
psk_staging_get_n_columns (PskStaging *self,
                           int         sheet)
{
  return get_size (self, sheet, 1);
}

/**
 * psk_staging_get_info:
 * @self: a database
 * @key: format, encoding, delimiter, warning
 *
 * Returns: (transfer full) (nullable): what was found in the file
 */
char *
psk_staging_get_info (PskStaging *self,
                      const char *key)
{
  sqlite3_stmt *statement = psk_staging_prepare (self, "SELECT value FROM info WHERE key = ?");
  char *value = NULL;

  if (statement != NULL)
    {
      sqlite3_bind_text (statement, 1, key, -1, SQLITE_STATIC);
      if (sqlite3_step (statement) == SQLITE_ROW)
        value = g_strdup ((const char *) sqlite3_column_text (statement, 0));
    }
  sqlite3_finalize (statement);

  return value;
}

static void
take_line (PskStaging   *self,
           sqlite3_stmt *statement,
           int           column,
           GPtrArray    *cells)
{
  const char *text = (const char *) sqlite3_column_text (statement, column);
  char *at;

  g_string_truncate (self->line, 0);
  if (text != NULL)
    g_string_append_len (self->line, text, sqlite3_column_bytes (statement, column));

  g_ptr_array_set_size (cells, 0);
  g_ptr_array_add (cells, self->line->str);
  for (at = self->line->str; (at = strchr (at, PSK_STAGING_SEPARATOR)) != NULL;)
    {
      *at++ = '\0';
      g_ptr_array_add (cells, at);
    }
}

/**
 * psk_staging_each_row:
 * @self: a database
 * @sheet: a sheet, from 1
 * @func: called with each row that has text, in order
 * @user_data: for @func
 * @error: (nullable): that of @func, or %PSK_ERROR_FAILED
 *
 * Returns: whether all rows were read
 */
gboolean
psk_staging_each_row (PskStaging       *self,
                      int               sheet,
                      PskStagingRowFunc func,
                      gpointer          user_data,
                      GError          **error)
{
  sqlite3_stmt *statement
    = psk_staging_prepare (self, "SELECT place, cells FROM row "
                                 "WHERE place >= ? AND place < ? ORDER BY place");
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();
  gboolean going = TRUE;
  int code = SQLITE_ERROR;

  if (statement == NULL)
    return psk_staging_fail (self, error);

  sqlite3_bind_int64 (statement, 1, psk_staging_get_place (sheet, 0));
  sqlite3_bind_int64 (statement, 2, psk_staging_get_place (sheet + 1, 0));
  while (going && (code = sqlite3_step (statement)) == SQLITE_ROW)
    {
      take_line (self, statement, 1, cells);
      going = func (row_of_place (sqlite3_column_int64 (statement, 0)),
                    (const char *const *) cells->pdata,
                    (int) cells->len, user_data, error);
    }
  if (going && code != SQLITE_DONE)
    going = psk_staging_fail (self, error);
  sqlite3_finalize (statement);

  return going;
}

/**
 * psk_staging_each_feature:
 * @self: a database of a map
 * @sheet: a sheet, from 1
 * @func: called with each row and what it is on the map, in order
 * @user_data: for @func
 * @error: (nullable): that of @func, or %PSK_ERROR_FAILED
 *
 * Returns: whether all features were read
 */
gboolean
psk_staging_each_feature (PskStaging           *self,
                          int                   sheet,
                          PskStagingFeatureFunc func,
                          gpointer              user_data,
                          GError              **error)
{
  sqlite3_stmt *statement
    = psk_staging_prepare (self, "SELECT row.place, cells, wkb, problem FROM row "
                                 "JOIN geometry ON geometry.place = row.place "
                                 "WHERE row.place >= ? AND row.place < ? ORDER BY row.place");
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();
  gboolean going = TRUE;
  int code = SQLITE_ERROR;

  if (statement == NULL)
    return psk_staging_fail (self, error);

  sqlite3_bind_int64 (statement, 1, psk_staging_get_place (sheet, 1));
  sqlite3_bind_int64 (statement, 2, psk_staging_get_place (sheet + 1, 0));
  while (going && (code = sqlite3_step (statement)) == SQLITE_ROW)
    {
      take_line (self, statement, 1, cells);
      going = func (row_of_place (sqlite3_column_int64 (statement, 0)),
                    (const char *const *) cells->pdata, (int) cells->len,
                    sqlite3_column_blob (statement, 2),
                    (gsize) sqlite3_column_bytes (statement, 2),
                    (const char *) sqlite3_column_text (statement, 3), user_data, error);
    }
  if (going && code != SQLITE_DONE)
    going = psk_staging_fail (self, error);
  sqlite3_finalize (statement);

  return going;
}
