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

/* Adds a line of the head to the titles. @group is the title to the left that a blank
 * cell belongs to when a title stands below it. */
static void
join_line (GPtrArray *rows,
           int        line,
           gboolean   is_last,
           GString  **titles,
           GStrv      last_lines)
{
  GStrv cells = rows->pdata[line];
  GStrv below = !is_last ? rows->pdata[line + 1] : NULL;
  const char *group = NULL;

  for (int c = 0; titles[c] != NULL; c++)
    {
      const char *own = *cells != NULL ? *cells++ : "";
      const char *under = below != NULL && *below != NULL ? *below++ : "";
      const char *text = !is_blank (own) ? own : !is_blank (under) ? group : NULL;
      g_autofree char *clean = text != NULL ? psk_text_clean (text) : NULL;

      if (clean == NULL)
        continue;
      g_string_append_printf (titles[c], "%s%s", titles[c]->len > 0 ? " " : "", clean);
      if (text != own)
        continue;
      group = own;
      g_free (last_lines[c]);
      last_lines[c] = g_steal_pointer (&clean);
    }
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
  const int end = MIN (start + height, (int) rows->len);
  g_autofree GString **titles = g_new0 (GString *, n_columns + 1);
  GStrv joined = g_new0 (char *, n_columns + 1);

  *last_lines = g_new0 (char *, n_columns + 1);
  for (int c = 0; c < n_columns; c++)
    {
      titles[c] = g_string_new (NULL);
      (*last_lines)[c] = g_strdup ("");
    }
  for (int line = start; line < end; line++)
    join_line (rows, line, line + 1 == end, titles, *last_lines);
  for (int c = 0; c < n_columns; c++)
    joined[c] = g_string_free (titles[c], FALSE);

  return joined;
}
