/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writing: sheets, rows, outlines, and what was found in the file. */

#include "config.h"

#include "psk-staging-private.h"

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
  sqlite3_stmt *statement = psk_staging_prepare (self, "INSERT INTO sheet VALUES (?, ?, 0, 0)");

  if (statement == NULL)
    return psk_staging_fail (self, error);

  self->sheet++;
  self->row = 0;
  self->column = 0;
  sqlite3_bind_int (statement, 1, self->sheet);
  sqlite3_bind_text (statement, 2, name, -1, SQLITE_TRANSIENT);

  return psk_staging_run (self, statement, error);
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
  sqlite3_bind_int64 (self->insert, 1, psk_staging_get_place (self->sheet, number));
  sqlite3_bind_text (self->insert, 2, line, (int) length, SQLITE_STATIC);
  if (sqlite3_step (self->insert) != SQLITE_DONE)
    return psk_staging_fail (self, error);

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
  sqlite3_stmt *statement = psk_staging_prepare (self, "INSERT INTO geometry VALUES (?, ?, ?)");

  if (statement == NULL)
    return psk_staging_fail (self, error);

  sqlite3_bind_int64 (statement, 1, psk_staging_get_place (self->sheet, number));
  sqlite3_bind_blob64 (statement, 2, wkb, size, SQLITE_STATIC);
  sqlite3_bind_text (statement, 3, problem, -1, SQLITE_STATIC);

  return psk_staging_run (self, statement, error);
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
  sqlite3_stmt *statement
    = psk_staging_prepare (self, "UPDATE sheet SET n_rows = ?, n_columns = ? WHERE id = ?");

  if (statement == NULL)
    return psk_staging_fail (self, error);

  sqlite3_bind_int (statement, 1, n_rows);
  sqlite3_bind_int (statement, 2, n_columns);
  sqlite3_bind_int (statement, 3, self->sheet);

  return psk_staging_run (self, statement, error);
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
  sqlite3_stmt *statement = psk_staging_prepare (self, "INSERT OR REPLACE INTO info VALUES (?, ?)");

  if (statement == NULL)
    return psk_staging_fail (self, error);

  sqlite3_bind_text (statement, 1, key, -1, SQLITE_TRANSIENT);
  sqlite3_bind_text (statement, 2, value, -1, SQLITE_TRANSIENT);

  return psk_staging_run (self, statement, error);
}
