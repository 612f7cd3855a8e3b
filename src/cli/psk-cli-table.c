/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-cli-table.h"

#include <stdio.h>

#define MAX_COLUMNS 64

struct _PskCliTable
{
  /* Owned */
  GPtrArray *rows; /* of GStrv; the first is the head */

  guint64 right; /* a bit for each column */
};

static GStrv
collect (const char *first,
         va_list     list)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (const char *cell = first; cell != NULL; cell = va_arg (list, const char *))
    g_strv_builder_add (builder, cell);

  return g_strv_builder_end (builder);
}

/**
 * psk_cli_table_new:
 * @first_title: the title of the first column
 * @...: the others, up to %NULL
 *
 * Returns: (transfer full): an empty table
 */
PskCliTable *
psk_cli_table_new (const char *first_title,
                   ...)
{
  PskCliTable *self;
  va_list list;

  va_start (list, first_title);
  self = psk_cli_table_new_with_titles (collect (first_title, list));
  va_end (list);

  return self;
}

/**
 * psk_cli_table_new_with_titles:
 * @titles: (transfer full): the titles of the columns
 *
 * Returns: (transfer full): an empty table
 */
PskCliTable *
psk_cli_table_new_with_titles (GStrv titles)
{
  PskCliTable *self = g_new0 (PskCliTable, 1);

  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_ptr_array_add (self->rows, titles);

  return self;
}

/**
 * psk_cli_table_free:
 * @self: (transfer full): a table
 */
void
psk_cli_table_free (PskCliTable *self)
{
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/**
 * psk_cli_table_right:
 * @self: a table
 * @column: a column, counted from 0
 *
 * Aligns a column of figures to the right.
 */
void
psk_cli_table_right (PskCliTable *self,
                     guint        column)
{
  g_return_if_fail (column < MAX_COLUMNS);

  self->right |= G_GUINT64_CONSTANT (1) << column;
}

/**
 * psk_cli_table_add:
 * @self: a table
 * @first_cell: the first cell
 * @...: the others, up to %NULL: one for each column
 */
void
psk_cli_table_add (PskCliTable *self,
                   const char  *first_cell,
                   ...)
{
  va_list list;

  va_start (list, first_cell);
  psk_cli_table_take (self, collect (first_cell, list));
  va_end (list);
}

/**
 * psk_cli_table_take:
 * @self: a table
 * @cells: (transfer full): one for each column
 */
void
psk_cli_table_take (PskCliTable *self,
                    GStrv        cells)
{
  g_return_if_fail (cells != NULL);

  g_ptr_array_add (self->rows, cells);
}

/* How many columns of a terminal it takes: Thai vowels and tone marks stand above and below a
 * consonant and take no place of their own. */
static guint
text_width (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_iszerowidth (c))
        width += g_unichar_iswide (c) ? 2 : 1;
    }

  return width;
}

static void
print_cell (const char *text,
            guint       width,
            gboolean    right,
            gboolean    last)
{
  guint own = text_width (text);
  guint gap = width > own ? width - own : 0;

  if (right)
    printf ("%*s%s", (int) gap, "", text);
  else if (last)
    printf ("%s", text);
  else
    printf ("%s%*s", text, (int) gap, "");
  printf ("%s", last ? "\n" : "  ");
}

/**
 * psk_cli_table_print:
 * @self: a table
 *
 * Prints the head and the rows in columns on standard output.
 */
void
psk_cli_table_print (PskCliTable *self)
{
  guint widths[MAX_COLUMNS] = { 0 };
  guint n_columns;

  g_return_if_fail (self != NULL);

  n_columns = MIN (g_strv_length (g_ptr_array_index (self->rows, 0)), MAX_COLUMNS);
  for (guint i = 0; i < self->rows->len; i++)
    {
      char **cells = g_ptr_array_index (self->rows, i);

      for (guint j = 0; j < n_columns && cells[j] != NULL; j++)
        widths[j] = MAX (widths[j], text_width (cells[j]));
    }

  for (guint i = 0; i < self->rows->len; i++)
    {
      char **cells = g_ptr_array_index (self->rows, i);

      for (guint j = 0; j < n_columns && cells[j] != NULL; j++)
        print_cell (cells[j], widths[j], (self->right >> j) & 1, j + 1 == n_columns);
    }
}
