/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a sheet says of its columns. */

#include "config.h"

#include "psk-staging-private.h"

/* Kinds of columns in the database, in the order of PskColumnKind. */
static const char *const kinds[] = { "text", "integer", "real", "date", NULL };

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
  sqlite3_stmt *statement
    = psk_staging_prepare (self, "INSERT INTO \"column\" VALUES (?, ?, ?, ?, ?)");

  if (statement == NULL)
    return psk_staging_fail (self, error);

  sqlite3_bind_int (statement, 1, self->sheet);
  sqlite3_bind_int (statement, 2, ++self->column);
  sqlite3_bind_text (statement, 3, title, -1, SQLITE_TRANSIENT);
  sqlite3_bind_text (statement, 4, kinds[kind], -1, SQLITE_STATIC);
  sqlite3_bind_int (statement, 5, width);

  return psk_staging_run (self, statement, error);
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
  sqlite3_stmt *statement
    = psk_staging_prepare (self, "SELECT title, kind, width FROM \"column\" "
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
