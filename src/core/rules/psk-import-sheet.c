/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-import-sheet.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "psk-error.h"
#include "psk-mapping-head.h"
#include "psk-mapping-table.h"

/* So many rows are read to find the head and to guess the columns. */
#define N_FIRST_ROWS 300

/* What somebody may have added to the right of a list that is known. */
#define MAX_ADDED_COLUMNS 2

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

/* Without the ending that says the format. */
static gsize
get_stem_length (const char *file_name)
{
  const char *dot = strrchr (file_name, '.');

  return dot != NULL ? (gsize) (dot - file_name) : strlen (file_name);
}

/* The part of the map that is about a sheet: the map is one object, or an array
 * of objects. */
static JsonObject *
find_map (JsonNode             *map,
          const PskImportSheet *sheet)
{
  JsonArray *array = map != NULL && JSON_NODE_HOLDS_ARRAY (map) ? json_node_get_array (map) : NULL;

  if (map != NULL && JSON_NODE_HOLDS_OBJECT (map))
    return psk_import_sheet_is_about (sheet, json_node_get_object (map))
           ? json_node_get_object (map) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_OBJECT (node)
          && psk_import_sheet_is_about (sheet, json_node_get_object (node)))
        return json_node_get_object (node);
    }

  return NULL;
}

/**
 * psk_import_sheet_load:
 * @staging: what the file holds
 * @number: a sheet, counted from 1
 * @file_name: the name of the file
 * @lexicon: the names of areas
 * @error: (nullable): where to put the error
 *
 * Returns: (transfer full) (nullable): the sheet with its first rows
 */
PskImportSheet *
psk_import_sheet_load (PskStaging *staging,
                       int         number,
                       const char *file_name,
                       PskLexicon *lexicon,
                       GError    **error)
{
  g_autoptr (PskImportSheet) self = g_new0 (PskImportSheet, 1);
  g_autofree char *stem = g_strndup (file_name, get_stem_length (file_name));
  int district = 0;
  g_autoptr (GError) problem = NULL;
  const char *name = psk_staging_get_sheet_name (staging, number);
  g_autofree char *key = g_strdup_printf (PSK_STAGING_HIDDEN "%d", number);
  g_autofree char *hidden = psk_staging_get_info (staging, key);
  g_autofree char *doubt = g_strdup_printf (PSK_STAGING_UNCALCULATED "%d", number);

  self->number = self->source = number;
  self->end_column = G_MAXINT;
  self->source_name = g_strdup (*name != '\0' ? name : file_name);
  self->name = g_strdup (self->source_name);
  self->hidden = hidden != NULL;
  self->uncalculated = psk_staging_get_info (staging, doubt);
  psk_lexicon_scan (lexicon, stem, &self->file_tambon, &district);
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
 * psk_import_sheet_copy:
 * @self: a sheet
 *
 * Returns: (transfer full): a copy that shares the first rows
 */
PskImportSheet *
psk_import_sheet_copy (const PskImportSheet *self)
{
  PskImportSheet *copy = g_memdup2 (self, sizeof *self);

  copy->source_name = g_strdup (self->source_name);
  copy->name = g_strdup (self->name);
  copy->uncalculated = g_strdup (self->uncalculated);
  copy->first_rows = g_ptr_array_ref (self->first_rows);
  copy->mapping = self->mapping != NULL ? psk_mapping_copy (self->mapping) : NULL;
  copy->guessed_signature = g_strdup (self->guessed_signature);
  copy->problem = self->problem != NULL ? g_error_copy (self->problem) : NULL;
  copy->saved_name = g_strdup (self->saved_name);

  return copy;
}

/**
 * psk_import_sheet_free:
 * @self: (transfer full): a sheet
 */
void
psk_import_sheet_free (PskImportSheet *self)
{
  g_free (self->source_name);
  g_free (self->name);
  g_free (self->uncalculated);
  g_clear_pointer (&self->first_rows, g_ptr_array_unref);
  g_clear_pointer (&self->mapping, psk_mapping_free);
  g_free (self->guessed_signature);
  g_clear_error (&self->problem);
  g_free (self->saved_name);
  g_free (self);
}

/**
 * psk_import_sheet_get_doubt:
 * @self: a sheet
 *
 * Returns: (transfer full) (nullable): a translated sentence about what may be missing in it
 */
char *
psk_import_sheet_get_doubt (const PskImportSheet *self)
{
  if (self->uncalculated == NULL)
    return NULL;

  return g_strdup_printf (
    /* Translators: the name of a sheet, the name of a cell such as C2 */
    _("The sheet “%s” has formulas that were never calculated, from cell %s on, and they are "
      "read as blank: open the file in Excel or Calc, save it there, and import it again."),
    self->source_name, *self->uncalculated != '\0' ? self->uncalculated : "?");
}

static const PskSavedMapping *
find_saved (GPtrArray  *saved,
            const char *signature)
{
  for (guint i = 0; signature != NULL && i < saved->len; i++)
    {
      const PskSavedMapping *mapping = saved->pdata[i];

      if (g_str_equal (mapping->signature, signature))
        return mapping;
    }

  return NULL;
}

/* Rows that came back with a column of reasons have the titles of their list before it. */
static const PskSavedMapping *
find_saved_head (GPtrArray *saved,
                 GPtrArray *rows,
                 int        start,
                 int        height)
{
  g_autoptr (PskMapping) mapping = psk_mapping_new ();
  g_auto (GStrv) last_lines = NULL;
  const PskSavedMapping *found = NULL;

  g_strfreev (mapping->titles);
  mapping->titles = psk_head_join (rows, start, height, &last_lines);
  mapping->header_row = start + 1;
  for (guint n_cut = 0; found == NULL && n_cut <= MAX_ADDED_COLUMNS; n_cut++)
    {
      g_autofree char *signature = psk_mapping_get_signature (mapping);
      const guint n = g_strv_length (mapping->titles);

      found = find_saved (saved, signature);
      if (n > 0)
        g_clear_pointer (&mapping->titles[n - 1], g_free);
    }

  return found;
}

/* A saved mapping may be of titles that nobody would have taken for a head. */
static const PskSavedMapping *
recognise (const PskImportSheet *self,
           GPtrArray            *saved,
           int                  *start)
{
  const int last = MIN ((int) self->first_rows->len, PSK_MAX_HEAD_START);
  const PskSavedMapping *found;

  *start = -1;
  found = find_saved (saved, self->guessed_signature);
  if (found != NULL)
    {
      *start = self->mapping->header_row;
      return found;
    }

  for (int row = 0; row < last; row++)
    {
      if (psk_rows_count_filled (self->first_rows, row) < 2)
        continue;
      for (int height = 1; height <= PSK_MAX_HEAD_HEIGHT && row + height <= last; height++)
        {
          found = find_saved_head (saved, self->first_rows, row, height);
          if (found == NULL)
            continue;
          *start = row + 1;
          return found;
        }
    }

  return NULL;
}

/* The head of the sheet need not be in the row in which it was when it was saved. */
static void
move_head (JsonObject *object,
           int         start)
{
  const int head = (int) json_object_get_int_member_with_default (object, "header_row", 0);
  const int data = (int) json_object_get_int_member_with_default (object, "data_row", 0);

  if (start < 1 || head < 1 || start == head)
    return;

  json_object_set_int_member (object, "header_row", start);
  if (data > head)
    json_object_set_int_member (object, "data_row", start + data - head);
}

static gboolean
apply_at (PskImportSheet *self,
          const char     *name,
          const char     *json,
          int             start,
          PskAreas       *areas,
          PskDefinition  *codes,
          GError        **error)
{
  g_autoptr (JsonNode) root = json_from_string (json, NULL);
  PskMapping *mapping;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error (error, PSK_ERROR, PSK_ERROR_FORMAT,
                   _("The saved layout “%s” is damaged: save it anew."), name);
      return FALSE;
    }

  move_head (json_node_get_object (root), start);
  mapping = psk_mapping_parse (json_node_get_object (root), self->first_rows, self->name, areas,
                               codes, error);
  if (mapping == NULL)
    return FALSE;

  psk_import_sheet_take_mapping (self, mapping);
  self->saved_name = g_strdup (name);
  return TRUE;
}

/**
 * psk_import_sheet_guess:
 * @self: a sheet
 * @map: (nullable): what somebody wrote about the columns
 * @header_row: the first row of the head, 0 without one, -1 for guessing
 * @saved: (nullable) (element-type PskSavedMapping): mappings by which it may be known
 * @areas: the areas of the book
 * @codes: its code lists
 *
 * Says how to read the sheet, or why it cannot be read as a list. A hidden one is not
 * chosen, and neither is a list to the right of another, unless @map speaks of it.
 */
void
psk_import_sheet_guess (PskImportSheet *self,
                        JsonNode       *map,
                        int             header_row,
                        GPtrArray      *saved,
                        PskAreas       *areas,
                        PskDefinition  *codes)
{
  JsonObject *object = find_map (map, self);
  const PskSavedMapping *known = NULL;
  int start = -1;

  self->chosen = FALSE;
  if (self->first_rows->len == 0)
    return;

  psk_import_sheet_take_mapping (self, psk_mapping_guess (self->first_rows, self->name,
                                                          header_row, areas, codes));
  g_free (self->guessed_signature);
  self->guessed_signature = psk_mapping_get_signature (self->mapping);

  if (object != NULL)
    {
      PskMapping *mapping;

      g_clear_error (&self->problem);
      mapping = psk_mapping_parse (object, self->first_rows, self->name, areas, codes,
                                   &self->problem);
      if (mapping != NULL)
        psk_import_sheet_take_mapping (self, mapping);
    }
  else if (saved != NULL && saved->len > 0 && header_row < 0
           && (known = recognise (self, saved, &start)) != NULL)
    apply_at (self, known->name, known->json, start, areas, codes, NULL);

  self->chosen = self->problem == NULL && !self->hidden
                 && (self->first_column == 0 || object != NULL);
}

/**
 * psk_import_sheet_apply:
 * @self: a sheet with rows
 * @name: the name of a saved mapping
 * @json: what was saved
 * @areas: the areas of the book
 * @codes: its code lists
 * @error: (nullable): %PSK_ERROR_FORMAT
 *
 * Reads the sheet by a mapping that it was not recognised by: the head stays where it is.
 *
 * Returns: whether that is possible
 */
gboolean
psk_import_sheet_apply (PskImportSheet *self,
                        const char     *name,
                        const char     *json,
                        PskAreas       *areas,
                        PskDefinition  *codes,
                        GError        **error)
{
  g_return_val_if_fail (self->mapping != NULL, FALSE);

  return apply_at (self, name, json, self->mapping->header_row, areas, codes, error);
}

/**
 * psk_import_sheet_take_mapping:
 * @self: a sheet
 * @mapping: (transfer full): how to read it
 *
 * Reads the sheet in another way, and says whether households can come of it.
 */
void
psk_import_sheet_take_mapping (PskImportSheet *self,
                               PskMapping     *mapping)
{
  const int next = psk_mapping_find_second_list (mapping);

  if (psk_mapping_lacks_place (mapping) && self->file_tambon > 0)
    {
      mapping->tambon = self->file_tambon;
      mapping->district = psk_area_code_parent (self->file_tambon);
    }
  self->end_column = next > 0 ? next : G_MAXINT;
  g_clear_pointer (&self->mapping, psk_mapping_free);
  g_clear_pointer (&self->saved_name, g_free);
  self->mapping = mapping;
  psk_import_sheet_set_place (self, self->place);
}

/**
 * psk_import_sheet_set_place:
 * @self: a sheet with a mapping
 * @tambon: the tambon of its households that do not say theirs; 0 for what the list says
 *
 * Says whether households can come of it then.
 */
void
psk_import_sheet_set_place (PskImportSheet *self,
                            int             tambon)
{
  const gboolean had_problem = self->problem != NULL;

  g_return_if_fail (self->mapping != NULL);

  self->place = self->mapping->place = tambon;
  g_clear_error (&self->problem);
  if (psk_mapping_check (self->mapping, self->name, &self->problem) && had_problem)
    self->chosen = !self->hidden && self->first_column == 0;
}

/**
 * psk_import_sheet_get_signature:
 * @self: a sheet
 *
 * Returns: (transfer full) (nullable): what tells its layout from others
 */
char *
psk_import_sheet_get_signature (const PskImportSheet *self)
{
  return self->mapping != NULL && self->mapping->header_row > 0
         ? psk_mapping_get_signature (self->mapping) : g_strdup (self->guessed_signature);
}

/**
 * psk_import_sheet_is_alike:
 * @self: a sheet
 * @other: another
 *
 * Returns: whether they are laid out alike
 */
gboolean
psk_import_sheet_is_alike (const PskImportSheet *self,
                           const PskImportSheet *other)
{
  g_autofree char *own = psk_import_sheet_get_signature (self);
  g_autofree char *others = psk_import_sheet_get_signature (other);

  return own != NULL && g_strcmp0 (own, others) == 0;
}

/**
 * psk_import_sheet_follow:
 * @self: a sheet
 * @leader: a sheet of the same file
 *
 * Reads the columns as those of @leader are read, if both are laid out alike.
 *
 * Returns: whether they are, and are not one sheet
 */
gboolean
psk_import_sheet_follow (PskImportSheet       *self,
                         const PskImportSheet *leader)
{
  PskMapping *mapping;

  if (self == leader || self->mapping == NULL || !psk_import_sheet_is_alike (self, leader))
    return FALSE;

  mapping = psk_mapping_copy (self->mapping);
  memcpy (mapping->columns, leader->mapping->columns, sizeof mapping->columns);
  psk_import_sheet_take_mapping (self, mapping);
  self->saved_name = g_strdup (leader->saved_name);
  return TRUE;
}

/**
 * psk_import_sheet_find_district:
 * @self: a sheet
 * @lexicon: the names of areas
 *
 * Returns: the district that the sheet is about, or 0
 */
int
psk_import_sheet_find_district (PskImportSheet *self,
                                PskLexicon     *lexicon)
{
  const PskMapping *mapping = self->mapping;

  if (mapping == NULL)
    return 0;
  if (mapping->place > 0)
    return psk_area_code_parent (mapping->place);
  if (mapping->district > 0)
    return mapping->district;
  if (mapping->tambon > 0)
    return psk_area_code_parent (mapping->tambon);

  for (int row = MAX (mapping->data_row - 1, 0); row < (int) self->first_rows->len; row++)
    {
      const char *district = psk_rows_get (self->first_rows, row,
                                           mapping->columns[PSK_COLUMN_DISTRICT]);
      const char *tambon = psk_rows_get (self->first_rows, row,
                                         mapping->columns[PSK_COLUMN_TAMBON]);
      int code = 0;

      if (*district != '\0')
        code = psk_lexicon_find_district (lexicon, district);
      if (code == 0 && *tambon != '\0')
        code = psk_area_code_parent (psk_lexicon_find_tambon (lexicon, tambon));
      if (code > 0)
        return code;
    }

  return 0;
}
