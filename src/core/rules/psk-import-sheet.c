/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-import-sheet.h"

#include "psk-error.h"

/* So many rows are read to find the head and to guess the columns. */
#define N_FIRST_ROWS 300

static gboolean
keep_row_cb (int                 row,
             const char * const *cells,
             int                 n_cells,
             gpointer            user_data,
             GError            **error)
{
  PskImportSheet *self = user_data;
  GStrv copy;

  if (row > N_FIRST_ROWS)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CLOSED, "enough");
      return FALSE;
    }

  while ((int) self->first_rows->len < row - 1)
    g_ptr_array_add (self->first_rows, g_new0 (char *, 1));
  copy = g_new0 (char *, n_cells + 1);
  for (int i = 0; i < n_cells; i++)
    copy[i] = g_strdup (cells[i] != NULL ? cells[i] : "");
  g_ptr_array_add (self->first_rows, copy);

  return TRUE;
}

static gboolean
is_about (JsonObject           *object,
          const PskImportSheet *sheet)
{
  JsonNode *name = json_object_get_member (object, "sheet");

  if (name == NULL || JSON_NODE_HOLDS_NULL (name))
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (name))
    return FALSE;
  if (json_node_get_value_type (name) == G_TYPE_INT64)
    return json_node_get_int (name) == sheet->number;

  return json_node_get_value_type (name) == G_TYPE_STRING
         && g_str_equal (json_node_get_string (name), sheet->name);
}

/* The part of the map that is about a sheet: the map is one object, or an array
 * of objects. */
static JsonObject *
find_map (JsonNode             *map,
          const PskImportSheet *sheet)
{
  JsonArray *array = map != NULL && JSON_NODE_HOLDS_ARRAY (map) ? json_node_get_array (map) : NULL;

  if (map != NULL && JSON_NODE_HOLDS_OBJECT (map))
    return is_about (json_node_get_object (map), sheet) ? json_node_get_object (map) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_OBJECT (node) && is_about (json_node_get_object (node), sheet))
        return json_node_get_object (node);
    }

  return NULL;
}

/**
 * psk_import_sheet_load:
 * @staging: what the file holds
 * @number: a sheet, counted from 1
 * @file_name: the name of the file
 * @error: (nullable): where to put the error
 *
 * Returns: (transfer full) (nullable): the sheet with its first rows
 */
PskImportSheet *
psk_import_sheet_load (PskStaging *staging,
                       int         number,
                       const char *file_name,
                       GError    **error)
{
  g_autoptr (PskImportSheet) self = g_new0 (PskImportSheet, 1);
  g_autoptr (GError) problem = NULL;
  const char *name = psk_staging_get_sheet_name (staging, number);

  self->number = number;
  self->name = g_strdup (*name != '\0' ? name : file_name);
  self->n_rows = psk_staging_get_n_rows (staging, number);
  self->first_rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  if (!psk_staging_each_row (staging, number, keep_row_cb, self, &problem)
      && !g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CLOSED))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * psk_import_sheet_free:
 * @self: (transfer full): a sheet
 */
void
psk_import_sheet_free (PskImportSheet *self)
{
  g_free (self->name);
  g_clear_pointer (&self->first_rows, g_ptr_array_unref);
  g_clear_pointer (&self->mapping, psk_mapping_free);
  g_clear_error (&self->problem);
  g_free (self);
}

/**
 * psk_import_sheet_guess:
 * @self: a sheet
 * @map: (nullable): what somebody wrote about the columns
 * @header_row: the first row of the head, 0 without one, -1 for guessing
 * @areas: the areas of the book
 * @codes: its code lists
 *
 * Says how to read the sheet, or why it cannot be read as a list.
 */
void
psk_import_sheet_guess (PskImportSheet *self,
                        JsonNode       *map,
                        int             header_row,
                        PskAreas       *areas,
                        PskDefinition  *codes)
{
  JsonObject *object = find_map (map, self);

  g_clear_error (&self->problem);
  g_clear_pointer (&self->mapping, psk_mapping_free);
  if (self->first_rows->len == 0)
    return;

  if (object != NULL)
    self->mapping = psk_mapping_parse (object, self->first_rows, self->name, areas, codes,
                                       &self->problem);
  else
    self->mapping = psk_mapping_guess (self->first_rows, self->name, header_row, areas, codes,
                                       &self->problem);
}
