/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-mapping-head.h"

#include <string.h>

#include "psk-text.h"

static gboolean
is_blank (const char *text)
{
  return text[strspn (text, " \t\r\n")] == '\0';
}

/**
 * psk_rows_get:
 * @rows: (element-type GStrv): rows
 * @row: a row, counted from 0
 * @column: a column, counted from 0
 *
 * Returns: (transfer none): the cell, "" where there is none
 */
const char *
psk_rows_get (GPtrArray *rows,
              int        row,
              int        column)
{
  GStrv cells;

  if (row < 0 || row >= (int) rows->len)
    return "";

  cells = rows->pdata[row];
  for (int i = 0; cells[i] != NULL; i++)
    {
      if (i == column)
        return cells[i];
    }

  return "";
}

/**
 * psk_rows_count_filled:
 * @rows: (element-type GStrv): rows
 * @row: a row, counted from 0
 *
 * Returns: how many of its cells are not blank
 */
int
psk_rows_count_filled (GPtrArray *rows,
                       int        row)
{
  GStrv cells = rows->pdata[row];
  int n = 0;

  for (int i = 0; cells[i] != NULL; i++)
    n += !is_blank (cells[i]);

  return n;
}

/**
 * psk_rows_count_columns:
 * @rows: (element-type GStrv): rows
 *
 * Returns: the most cells of a row
 */
int
psk_rows_count_columns (GPtrArray *rows)
{
  int n = 0;

  for (guint i = 0; i < rows->len; i++)
    n = MAX (n, (int) g_strv_length (rows->pdata[i]));

  return n;
}

/* The title to the left that a blank cell belongs to, when a title stands below it. */
static const char *
find_group (GPtrArray *rows,
            int        line,
            int        column)
{
  GStrv cells = rows->pdata[line];
  const char *group = NULL;

  if (is_blank (psk_rows_get (rows, line + 1, column)))
    return NULL;

  for (int i = 0; i < column && cells[i] != NULL; i++)
    {
      if (!is_blank (cells[i]))
        group = cells[i];
    }

  return group;
}

static char *
join_column (GPtrArray *rows,
             int        start,
             int        height,
             int        column,
             char     **last_line)
{
  GString *title = g_string_new (NULL);

  for (int line = start; line < start + height; line++)
    {
      const char *own = psk_rows_get (rows, line, column);
      const char *text = !is_blank (own) ? own
                         : line < start + height - 1 ? find_group (rows, line, column) : NULL;
      g_autofree char *clean = text != NULL ? psk_text_clean (text) : NULL;

      if (clean == NULL)
        continue;
      g_string_append_printf (title, "%s%s", title->len > 0 ? " " : "", clean);
      if (text == own)
        {
          g_free (*last_line);
          *last_line = g_steal_pointer (&clean);
        }
    }

  return g_string_free (title, FALSE);
}

/**
 * psk_head_join:
 * @rows: (element-type GStrv): the first rows of a sheet
 * @start: the first row of the head, counted from 0
 * @height: how many rows it has
 * @last_lines: (out): the last line of each title
 *
 * Makes one title of the lines over each column. A blank beside a title that stands
 * over several columns belongs to it when another title is below the blank.
 *
 * Returns: (transfer full): the titles, "" for a column without one
 */
GStrv
psk_head_join (GPtrArray *rows,
               int        start,
               int        height,
               GStrv     *last_lines)
{
  const int n_columns = psk_rows_count_columns (rows);
  GStrv joined = g_new0 (char *, n_columns + 1);
  GStrv last = g_new0 (char *, n_columns + 1);

  for (int c = 0; c < n_columns; c++)
    {
      last[c] = g_strdup ("");
      joined[c] = join_column (rows, start, height, c, &last[c]);
    }

  *last_lines = last;
  return joined;
}
