/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-staging.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <sqlite3.h>
#include <string.h>

#include "psk-error.h"

/* Kinds of columns in the database, in the order of PskColumnKind. */
static const char *const kinds[] = { "text", "integer", "real", "date", NULL };

struct _PskStaging
{
  sqlite3 *db;
  sqlite3_stmt *insert; /* NULL while reading */
  GPtrArray *names;     /* of the sheets */
  GString *line;
  int sheet;            /* that is being written */
  int row;
  int column;
};

static gboolean
fail (PskStaging *self,
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
  return sqlite3_exec (self->db, sql, NULL, NULL, NULL) == SQLITE_OK || fail (self, error);
}

static sqlite3_stmt *
prepare (PskStaging *self,
         const char *sql)
{
  sqlite3_stmt *statement = NULL;

  sqlite3_prepare_v2 (self->db, sql, -1, &statement, NULL);
  return statement;
}

static gint64
get_place (int sheet,
           int row)
{
  return (gint64) sheet << 32 | (guint32) row;
}

static int
row_of_place (gint64 place)
{
  return (int) (place & G_MAXUINT32);
}

static gboolean
is_ours (PskStaging *self)
{
  sqlite3_stmt *statement = prepare (self, "PRAGMA application_id");
  const gboolean ours = statement != NULL && sqlite3_step (statement) == SQLITE_ROW
                        && sqlite3_column_int (statement, 0) == PSK_STAGING_APPLICATION_ID;

  sqlite3_finalize (statement);
  return ours;
}

static gboolean
read_names (PskStaging *self)
{
  sqlite3_stmt *statement = prepare (self, "SELECT name FROM sheet ORDER BY id");
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
      fail (self, error);
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

  self->insert = prepare (self, "INSERT INTO row VALUES (?, ?)");
  if (self->insert == NULL)
    {
      fail (self, error);
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
  sqlite3_stmt *statement = prepare (self, "SELECT n_rows, n_columns FROM sheet WHERE id = ?");
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
  sqlite3_stmt *statement = prepare (self, "SELECT value FROM info WHERE key = ?");
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
  sqlite3_stmt *statement = prepare (self,
                                     "SELECT place, cells FROM row "
                                     "WHERE place >= ? AND place < ? ORDER BY place");
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();
  gboolean going = TRUE;
  int code = SQLITE_ERROR;

  if (statement == NULL)
    return fail (self, error);

  sqlite3_bind_int64 (statement, 1, get_place (sheet, 0));
  sqlite3_bind_int64 (statement, 2, get_place (sheet + 1, 0));
  while (going && (code = sqlite3_step (statement)) == SQLITE_ROW)
    {
      take_line (self, statement, 1, cells);
      going = func (row_of_place (sqlite3_column_int64 (statement, 0)),
                    (const char *const *) cells->pdata,
                    (int) cells->len, user_data, error);
    }
  if (going && code != SQLITE_DONE)
    going = fail (self, error);
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
  sqlite3_stmt *statement = prepare (self,
                                     "SELECT row.place, cells, wkb, problem FROM row "
                                     "JOIN geometry ON geometry.place = row.place "
                                     "WHERE row.place >= ? AND row.place < ? ORDER BY row.place");
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();
  gboolean going = TRUE;
  int code = SQLITE_ERROR;

  if (statement == NULL)
    return fail (self, error);

  sqlite3_bind_int64 (statement, 1, get_place (sheet, 1));
  sqlite3_bind_int64 (statement, 2, get_place (sheet + 1, 0));
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
    going = fail (self, error);
  sqlite3_finalize (statement);

  return going;
}

/**
 * psk_staging_add_sheet:
 * @self: a database that is being written
 * @name: the name of a sheet
 * @error: (nullable): %PSK_ERROR_FULL, %PSK_ERROR_FAILED
 *
 * Begins a sheet; what follows are its columns, then its rows.
 *
 * Returns: whether it was written
 */
gboolean
psk_staging_add_sheet (PskStaging *self,
                       const char *name,
                       GError    **error)
{
  sqlite3_stmt *statement = prepare (self, "INSERT INTO sheet VALUES (?, ?, 0, 0)");
  int code;

  if (statement == NULL)
    return fail (self, error);

  self->sheet++;
  self->row = 0;
  self->column = 0;
  sqlite3_bind_int (statement, 1, self->sheet);
  sqlite3_bind_text (statement, 2, name, -1, SQLITE_TRANSIENT);
  code = sqlite3_step (statement);
  sqlite3_finalize (statement);

  return code == SQLITE_DONE || fail (self, error);
}

/**
 * psk_staging_add_column:
 * @self: a database that is being written
 * @title: the head of the column
 * @kind: what its cells are
 * @width: in characters
 * @error: (nullable): %PSK_ERROR_FULL, %PSK_ERROR_FAILED
 *
 * Returns: whether it was written
 */
gboolean
psk_staging_add_column (PskStaging   *self,
                        const char   *title,
                        PskColumnKind kind,
                        int           width,
                        GError      **error)
{
  sqlite3_stmt *statement = prepare (self, "INSERT INTO \"column\" VALUES (?, ?, ?, ?, ?)");
  int code;

  if (statement == NULL)
    return fail (self, error);

  sqlite3_bind_int (statement, 1, self->sheet);
  sqlite3_bind_int (statement, 2, ++self->column);
  sqlite3_bind_text (statement, 3, title, -1, SQLITE_TRANSIENT);
  sqlite3_bind_text (statement, 4, kinds[kind], -1, SQLITE_STATIC);
  sqlite3_bind_int (statement, 5, width);
  code = sqlite3_step (statement);
  sqlite3_finalize (statement);

  return code == SQLITE_DONE || fail (self, error);
}

/**
 * psk_staging_add_line:
 * @self: a database that is being written
 * @number: the number of the row in the sheet, from 1, ascending
 * @line: its cells, with %PSK_STAGING_SEPARATOR between them
 * @length: in bytes
 * @error: (nullable): %PSK_ERROR_FULL, %PSK_ERROR_FAILED
 *
 * Returns: whether it was written
 */
gboolean
psk_staging_add_line (PskStaging *self,
                      int         number,
                      const char *line,
                      gsize       length,
                      GError    **error)
{
  sqlite3_bind_int64 (self->insert, 1, get_place (self->sheet, number));
  sqlite3_bind_text (self->insert, 2, line, (int) length, SQLITE_STATIC);
  if (sqlite3_step (self->insert) != SQLITE_DONE)
    return fail (self, error);

  sqlite3_reset (self->insert);
  return TRUE;
}

/**
 * psk_staging_add_geometry:
 * @self: a database that is being written
 * @number: the number of the row in the sheet
 * @wkb: (nullable) (array length=size): its areas, as Well-Known Binary
 * @size: in bytes
 * @problem: a stable word for what is wrong with them; "" for nothing
 * @error: (nullable): %PSK_ERROR_FULL, %PSK_ERROR_FAILED
 *
 * Returns: whether it was written
 */
gboolean
psk_staging_add_geometry (PskStaging   *self,
                          int           number,
                          const guint8 *wkb,
                          gsize         size,
                          const char   *problem,
                          GError      **error)
{
  sqlite3_stmt *statement = prepare (self, "INSERT INTO geometry VALUES (?, ?, ?)");
  int code;

  if (statement == NULL)
    return fail (self, error);

  sqlite3_bind_int64 (statement, 1, get_place (self->sheet, number));
  sqlite3_bind_blob64 (statement, 2, wkb, size, SQLITE_STATIC);
  sqlite3_bind_text (statement, 3, problem, -1, SQLITE_STATIC);
  code = sqlite3_step (statement);
  sqlite3_finalize (statement);

  return code == SQLITE_DONE || fail (self, error);
}

/**
 * psk_staging_end_sheet:
 * @self: a database that is being written
 * @n_rows: the number of the last row
 * @n_columns: the most cells of a row
 * @error: (nullable): %PSK_ERROR_FULL, %PSK_ERROR_FAILED
 *
 * Notes the size of the sheet.
 *
 * Returns: whether it was written
 */
gboolean
psk_staging_end_sheet (PskStaging *self,
                       int         n_rows,
                       int         n_columns,
                       GError    **error)
{
  sqlite3_stmt *statement = prepare (self,
                                     "UPDATE sheet SET n_rows = ?, n_columns = ? WHERE id = ?");
  int code;

  if (statement == NULL)
    return fail (self, error);

  sqlite3_bind_int (statement, 1, n_rows);
  sqlite3_bind_int (statement, 2, n_columns);
  sqlite3_bind_int (statement, 3, self->sheet);
  code = sqlite3_step (statement);
  sqlite3_finalize (statement);

  return code == SQLITE_DONE || fail (self, error);
}

/**
 * psk_staging_set_info:
 * @self: a database that is being written
 * @key: format, encoding, delimiter, warning
 * @value: what was found in the file
 * @error: (nullable): %PSK_ERROR_FULL, %PSK_ERROR_FAILED
 *
 * Returns: whether it was written
 */
gboolean
psk_staging_set_info (PskStaging *self,
                      const char *key,
                      const char *value,
                      GError    **error)
{
  sqlite3_stmt *statement = prepare (self, "INSERT OR REPLACE INTO info VALUES (?, ?)");
  int code;

  if (statement == NULL)
    return fail (self, error);

  sqlite3_bind_text (statement, 1, key, -1, SQLITE_TRANSIENT);
  sqlite3_bind_text (statement, 2, value, -1, SQLITE_TRANSIENT);
  code = sqlite3_step (statement);
  sqlite3_finalize (statement);

  return code == SQLITE_DONE || fail (self, error);
}

static PskColumnKind
find_kind (const char *name)
{
  for (int i = 0; kinds[i] != NULL; i++)
    {
      if (g_str_equal (name, kinds[i]))
        return (PskColumnKind) i;
    }

  return PSK_COLUMN_TEXT;
}

/**
 * psk_staging_get_column:
 * @self: a database
 * @sheet: a sheet, from 1
 * @column: a column, from 1
 * @title: (out) (transfer full): its head
 * @kind: (out): what its cells are
 * @width: (out): in characters
 *
 * Returns: whether the sheet says what the column is
 */
gboolean
psk_staging_get_column (PskStaging    *self,
                        int            sheet,
                        int            column,
                        char         **title,
                        PskColumnKind *kind,
                        int           *width)
{
  sqlite3_stmt *statement = prepare (self,
                                     "SELECT title, kind, width FROM \"column\" "
                                     "WHERE sheet = ? AND number = ?");
  gboolean found = FALSE;

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int (statement, 1, sheet);
  sqlite3_bind_int (statement, 2, column);
  if (sqlite3_step (statement) == SQLITE_ROW)
    {
      *title = g_strdup ((const char *) sqlite3_column_text (statement, 0));
      *kind = find_kind ((const char *) sqlite3_column_text (statement, 1));
      *width = sqlite3_column_int (statement, 2);
      found = TRUE;
    }
  sqlite3_finalize (statement);

  return found;
}

/**
 * psk_staging_add_row:
 * @self: a database that is being written
 * @cells: (array length=n_cells): texts; %NULL is an empty cell
 * @n_cells: how many
 * @error: (nullable): %PSK_ERROR_FULL, %PSK_ERROR_FAILED
 *
 * Returns: whether it was written
 */
gboolean
psk_staging_add_row (PskStaging        *self,
                     const char *const *cells,
                     int                n_cells,
                     GError           **error)
{
  g_string_truncate (self->line, 0);
  for (int i = 0; i < n_cells; i++)
    {
      if (i > 0)
        g_string_append_c (self->line, PSK_STAGING_SEPARATOR);
      for (const char *c = cells[i]; c != NULL && *c != '\0'; c++)
        g_string_append_c (self->line, *c == PSK_STAGING_SEPARATOR ? ' ' : *c);
    }

  return psk_staging_add_line (self, ++self->row, self->line->str, self->line->len, error);
}
