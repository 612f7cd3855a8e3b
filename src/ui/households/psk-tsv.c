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

/* What a spreadsheet would take for a formula (OWASP, "CSV injection"): also the wide
 * forms of the signs. A number with a sign is none. */
static gboolean
is_formula (const char *text)
{
  static const char *const starts[] = {
    "=", "+", "-", "@", "\xef\xbc\x9d", "\xef\xbc\x8b", "\xef\xbc\x8d", "\xef\xbc\xa0",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      if (g_str_has_prefix (text, starts[i]))
        {
          const gsize n_digits = strspn (text + 1, "0123456789.");

          return n_digits == 0 || text[1 + n_digits] != '\0';
        }
    }

  return FALSE;
}

static void
end_cell (Parser *parser)
{
  const char *cell = parser->cell->str;

  /* The apostrophe that psk_tsv_append() puts before what looks like a formula */
  if (*cell == '\'' && is_formula (cell + 1))
    cell++;
  g_ptr_array_add (parser->row, g_strdup (cell));
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
 *
 * Adds a cell. One that a spreadsheet would take for a formula gets an apostrophe.
 */
void
psk_tsv_append (GString    *to,
                const char *cell,
                gboolean    first)
{
  g_autofree char *guarded = NULL;

  if (!first)
    g_string_append_c (to, '\t');
  if (cell == NULL)
    return;

  if (is_formula (cell))
    {
      guarded = g_strconcat ("'", cell, NULL);
      cell = guarded;
    }
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
