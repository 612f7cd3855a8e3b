/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "psk-error.h"
#include "psk-import-private.h"
#include "psk-mapping-head.h"

/* The rows from a column on; those before it are blank, so that columns keep their letters. */
static GPtrArray *
blank_rows (GPtrArray *rows,
            int        first,
            int       *last)
{
  GPtrArray *blanked = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  for (guint i = 0; i < rows->len; i++)
    {
      GStrv copy = g_strdupv (rows->pdata[i]);

      for (int c = 0; copy[c] != NULL; c++)
        {
          if (c < first)
            copy[c][0] = '\0';
          *last = copy[c][0] != '\0' ? MAX (*last, c) : *last;
        }
      g_ptr_array_add (blanked, copy);
    }

  return blanked;
}

/* The list that begins in the column, counted from 0, as a sheet without a number yet. */
static PskImportSheet *
make_beside (const PskImportSheet *self,
             int                   column)
{
  PskImportSheet *beside = g_new0 (PskImportSheet, 1);
  int last = column;
  g_autofree char *from = psk_column_get_letters (column);
  g_autofree char *to = NULL;

  beside->source = self->source;
  beside->first_column = column;
  beside->end_column = G_MAXINT;
  beside->n_rows = self->n_rows;
  beside->hidden = self->hidden;
  beside->file_tambon = self->file_tambon;
  beside->first_rows = blank_rows (self->first_rows, column, &last);
  to = psk_column_get_letters (last);
  beside->source_name = g_strdup (self->source_name);
  beside->name = g_strdup_printf ("%s (%s–%s)", self->source_name, from, to);

  return beside;
}

/**
 * psk_import_sheet_is_about:
 * @self: a sheet
 * @map: what somebody wrote about the columns of a sheet
 *
 * Returns: whether it is about @self: it may name a sheet by its name or number, and the
 *   first column of a list that stands to the right of another
 */
gboolean
psk_import_sheet_is_about (const PskImportSheet *self,
                           JsonObject           *map)
{
  JsonNode *name = json_object_get_member (map, "sheet");
  JsonNode *column = json_object_get_member (map, "first_column");

  if ((column != NULL ? psk_column_from_json (column) : 0) != self->first_column)
    return FALSE;
  if (name == NULL || JSON_NODE_HOLDS_NULL (name))
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (name))
    return FALSE;
  if (json_node_get_value_type (name) == G_TYPE_INT64)
    return json_node_get_int (name) == self->source;

  return json_node_get_value_type (name) == G_TYPE_STRING
         && g_str_equal (json_node_get_string (name), self->source_name);
}

/**
 * psk_import_sheet_view:
 * @self: a sheet
 * @cells: (array length=n_cells): the cells of a row of the file
 * @n_cells: (inout): how many
 * @room: where the view is made, for all rows the same
 *
 * Returns: (transfer none) (array length=n_cells): those that are of the sheet; the others
 *   are %NULL
 */
const char * const *
psk_import_sheet_view (const PskImportSheet *self,
                       const char * const   *cells,
                       int                  *n_cells,
                       GPtrArray            *room)
{
  *n_cells = MIN (*n_cells, self->end_column);
  if (self->first_column == 0)
    return cells;

  g_ptr_array_set_size (room, *n_cells);
  for (int c = 0; c < *n_cells; c++)
    room->pdata[c] = c < self->first_column ? NULL : (gpointer) cells[c];

  return (const char * const *) room->pdata;
}

static gboolean
has_beside (PskImport *self,
            int        source,
            int        column)
{
  for (guint i = 0; i < self->sheets->len; i++)
    {
      const PskImportSheet *sheet = self->sheets->pdata[i];

      if (sheet->source == source && sheet->first_column == column)
        return TRUE;
    }

  return FALSE;
}

static void
add_beside (PskImport            *self,
            const PskImportSheet *sheet,
            int                   column)
{
  PskImportSheet *beside;

  if (has_beside (self, sheet->source, column))
    return;

  beside = make_beside (sheet, column);
  beside->number = (int) self->sheets->len + 1;
  psk_import_sheet_guess (beside, self->map, self->header_row, self->saved, self->areas,
                          self->codes);
  if (self->side_lists)
    beside->chosen = beside->problem == NULL && !beside->hidden;
  g_ptr_array_add (self->sheets, beside);
}

/* The lists that somebody wrote of. */
static gboolean
add_written (PskImport  *self,
             JsonNode   *node,
             GError    **error)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  JsonNode *column = object != NULL ? json_object_get_member (object, "first_column") : NULL;

  if (column == NULL)
    return TRUE;
  if (psk_column_from_json (column) < 1)
    {
      g_set_error_literal (error, PSK_ERROR, PSK_ERROR_FORMAT,
                           _("“first_column” of the mapping is not a column to the right of the "
                             "first: write its letter, such as \"G\", or its number from 1."));
      return FALSE;
    }

  for (int i = 0; i < psk_import_count_sources (self); i++)
    {
      PskImportSheet *sheet = self->sheets->pdata[i];
      g_autoptr (PskImportSheet) beside
        = make_beside (sheet, psk_column_from_json (column));

      if (sheet->mapping != NULL && psk_import_sheet_is_about (beside, object))
        add_beside (self, sheet, beside->first_column);
    }

  return TRUE;
}

/* What the other files of the import need. Adds the lists to the right of those that are
 * known, also of those that it adds; none is taken away again, so that numbers stay. */
gboolean
psk_import_find_beside (PskImport *self,
                        GError   **error)
{
  JsonArray *array = self->map != NULL && JSON_NODE_HOLDS_ARRAY (self->map)
                     ? json_node_get_array (self->map) : NULL;

  if (self->map != NULL && array == NULL && !add_written (self, self->map, error))
    return FALSE;
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      if (!add_written (self, json_array_get_element (array, i), error))
        return FALSE;
    }

  for (guint i = 0; i < self->sheets->len; i++)
    {
      const PskImportSheet *sheet = self->sheets->pdata[i];
      const PskImportSheet *whole = self->sheets->pdata[sheet->source - 1];

      if (sheet->mapping != NULL && sheet->end_column < G_MAXINT)
        add_beside (self, whole, sheet->end_column);
    }

  return TRUE;
}

int
psk_import_count_sources (PskImport *self)
{
  int n = 0;

  while (n < (int) self->sheets->len
         && ((PskImportSheet *) self->sheets->pdata[n])->first_column == 0)
    n++;

  return n;
}

/**
 * psk_import_set_side_lists:
 * @self: an import
 * @read: whether lists that stand to the right of others are read, too
 *
 * Forgets what was guessed.
 */
void
psk_import_set_side_lists (PskImport *self,
                           gboolean   read)
{
  g_return_if_fail (PSK_IS_IMPORT (self));

  self->side_lists = read;
  g_clear_pointer (&self->sheets, g_ptr_array_unref);
}

/**
 * psk_import_get_first_column:
 * @self: an import after psk_import_guess()
 * @sheet: a sheet, counted from 1
 *
 * Returns: where it begins, counted from 0: a list to the right of another of the same sheet
 *   of the file is a sheet here, which comes after all those of the file
 */
int
psk_import_get_first_column (PskImport *self,
                             guint      sheet)
{
  PskImportSheet *s = psk_import_get_sheet (self, sheet);

  return s != NULL ? s->first_column : 0;
}

/**
 * psk_import_get_source:
 * @self: an import after psk_import_guess()
 * @sheet: a sheet, counted from 1
 *
 * Returns: the sheet of the file in which it stands, counted from 1
 */
guint
psk_import_get_source (PskImport *self,
                       guint      sheet)
{
  PskImportSheet *s = psk_import_get_sheet (self, sheet);

  return s != NULL ? (guint) s->source : 0;
}

/**
 * psk_import_find_side_list:
 * @self: an import after psk_import_guess()
 * @sheet: a sheet, counted from 1
 *
 * Returns: the list that begins to its right, as the number of a sheet; 0 for none
 */
guint
psk_import_find_side_list (PskImport *self,
                           guint      sheet)
{
  PskImportSheet *s = psk_import_get_sheet (self, sheet);

  for (guint i = 1; s != NULL && i <= self->sheets->len; i++)
    {
      const PskImportSheet *other = psk_import_get_sheet (self, i);

      if (other->source == s->source && other->first_column == s->end_column)
        return i;
    }

  return 0;
}
