/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-tsv.h"

#include <string.h>

/* What spreadsheets put on the clipboard: cells parted by tabs, rows by line breaks, and
 * a cell that holds one of them or begins with a quotation mark in quotation marks. */

typedef struct
{
  GPtrArray *rows; /* GPtrArray of char * */
  GPtrArray *row;
  GString *cell;
  guint n_cells;
} Parser;

static void
end_cell (Parser *parser)
{
  g_ptr_array_add (parser->row, g_strdup (parser->cell->str));
  g_string_truncate (parser->cell, 0);
  parser->n_cells++;
}

static void
end_row (Parser *parser)
{
  end_cell (parser);
  g_ptr_array_add (parser->rows, parser->row);
  parser->row = g_ptr_array_new_with_free_func (g_free);
}

/* Reads a cell in quotation marks; returns what follows it. Quotation marks that are not
 * closed before a tab, a line break or the end were meant as they stand. */
static const char *
read_quoted (Parser     *parser,
             const char *start)
{
  const char *p = start + 1;
  g_autoptr (GString) inner = g_string_new (NULL);

  for (; *p != '\0'; p++)
    {
      if (*p == '"' && p[1] == '"')
        p++;
      else if (*p == '"')
        break;
      if (*p != '\r')
        g_string_append_c (inner, *p);
    }

  if (*p == '\0' || strchr ("\t\r\n", p[1]) == NULL)
    {
      g_string_append_c (parser->cell, '"');
      return start + 1;
    }

  g_string_append (parser->cell, inner->str);
  return p + 1;
}

/**
 * psk_tsv_parse:
 * @text: what is on the clipboard
 *
 * Returns: (transfer full) (nullable) (element-type GPtrArray): the rows, each with its
 *   cells as texts; one without a last line break has it. %NULL when there are more than
 *   %PSK_TSV_MAX_CELLS cells
 */
GPtrArray *
psk_tsv_parse (const char *text)
{
  Parser parser = {
    g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref),
    g_ptr_array_new_with_free_func (g_free), g_string_new (NULL), 0,
  };
  const char *p = text;

  while (*p != '\0' && parser.n_cells <= PSK_TSV_MAX_CELLS)
    {
      if (*p == '"' && parser.cell->len == 0)
        p = read_quoted (&parser, p);
      else if (*p == '\t')
        end_cell (&parser), p++;
      else if (*p == '\n' || *p == '\r')
        {
          end_row (&parser);
          p += *p == '\r' && p[1] == '\n' ? 2 : 1;
        }
      else
        g_string_append_c (parser.cell, *p++);
    }
  if (parser.cell->len > 0 || parser.row->len > 0 || parser.rows->len == 0)
    end_row (&parser);

  g_ptr_array_unref (parser.row);
  g_string_free (parser.cell, TRUE);
  if (parser.n_cells <= PSK_TSV_MAX_CELLS)
    return parser.rows;

  g_ptr_array_unref (parser.rows);
  return NULL;
}

/**
 * psk_tsv_append:
 * @to: a row of cells for the clipboard
 * @cell: (nullable): the next cell
 * @first: whether it is the first of its row
 */
void
psk_tsv_append (GString    *to,
                const char *cell,
                gboolean    first)
{
  if (!first)
    g_string_append_c (to, '\t');
  if (cell == NULL)
    return;
  if (*cell != '"' && strpbrk (cell, "\t\r\n") == NULL)
    {
      g_string_append (to, cell);
      return;
    }

  g_string_append_c (to, '"');
  for (const char *p = cell; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (to, '"');
      g_string_append_c (to, *p);
    }
  g_string_append_c (to, '"');
}
