/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-import.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "psk-error.h"
#include "psk-import-converter.h"
#include "psk-import-private.h"

G_DEFINE_FINAL_TYPE (PskImport, psk_import, G_TYPE_OBJECT)

static void
clear_row (gpointer data)
{
  PskImportRow *row = data;

  g_clear_object (&row->household);
  g_clear_object (&row->before);
}

static void
psk_import_finalize (GObject *object)
{
  PskImport *self = PSK_IMPORT (object);

  g_free (self->staging_path);
  g_free (self->file_name);
  g_free (self->warning);
  g_clear_pointer (&self->areas, psk_areas_unref);
  g_clear_pointer (&self->codes, psk_definition_unref);
  g_clear_pointer (&self->lexicon, psk_lexicon_free);
  g_clear_pointer (&self->sheets, g_ptr_array_unref);
  g_clear_pointer (&self->map, json_node_unref);
  g_clear_pointer (&self->saved, g_ptr_array_unref);
  g_clear_pointer (&self->corrections, psk_import_corrections_free);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_array_unref);

  G_OBJECT_CLASS (psk_import_parent_class)->finalize (object);
}

static void
psk_import_class_init (PskImportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = psk_import_finalize;
}

static void
psk_import_init (PskImport *self)
{
  self->header_row = -1;
  self->corrections = psk_import_corrections_new ();
  self->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) psk_import_problem_free);
  self->rows = g_array_new (FALSE, FALSE, sizeof (PskImportRow));
  g_array_set_clear_func (self->rows, clear_row);
}

/* What the other files of the import need. */
PskImportSheet *
psk_import_get_sheet (PskImport *self,
                      guint      sheet)
{
  return self->sheets != NULL && sheet >= 1 && sheet <= self->sheets->len
         ? self->sheets->pdata[sheet - 1] : NULL;
}

gboolean
psk_import_is_read (PskImport *self,
                    guint      sheet)
{
  const PskImportSheet *s = psk_import_get_sheet (self, sheet);

  /* Who asks for a sheet asks for the list that it begins with. */
  return ((self->sheet == s->source && s->first_column == 0)
          || ((self->sheet == 0 || self->sheet == s->source) && s->chosen))
         && s->mapping != NULL && s->problem == NULL;
}

void
psk_import_forget_results (PskImport *self)
{
  g_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->problems, 0);
  memset (self->counts, 0, sizeof self->counts);
}

void
psk_import_set_progress (PskImport *self,
                         double     fraction)
{
  g_atomic_int_set (&self->progress, (int) (1000 * CLAMP (fraction, 0, 1)));
}

/* Hidden sheets are left out, unless there is nothing else to import. */
static void
choose_hidden (GPtrArray *sheets)
{
  for (guint i = 0; i < sheets->len; i++)
    {
      if (((PskImportSheet *) sheets->pdata[i])->chosen)
        return;
    }
  for (guint i = 0; i < sheets->len; i++)
    {
      PskImportSheet *sheet = sheets->pdata[i];

      sheet->chosen = sheet->mapping != NULL && sheet->problem == NULL;
    }
}

/* What is doubtful in the file, as a stable word: its letters, or which of its sheets are
 * hidden, which the old format of Excel does not let us know. */
static char *
find_warning (PskStaging *staging,
              GPtrArray  *sheets)
{
  char *warning = psk_staging_get_info (staging, "warning");
  g_autofree char *format = psk_staging_get_info (staging, "format");
  int n_filled = 0;

  for (guint i = 0; i < sheets->len; i++)
    n_filled += ((PskImportSheet *) sheets->pdata[i])->mapping != NULL;

  return warning == NULL && g_strcmp0 (format, "XLS") == 0 && n_filled > 1
         ? g_strdup ("hidden-unknown") : warning;
}

static gboolean
load_sheets (PskImport  *self,
             PskStaging *staging,
             GError    **error)
{
  g_autoptr (GPtrArray) sheets
    = g_ptr_array_new_with_free_func ((GDestroyNotify) psk_import_sheet_free);

  for (int i = 1; i <= psk_staging_get_n_sheets (staging); i++)
    {
      PskImportSheet *sheet = psk_import_sheet_load (staging, i, self->file_name, self->lexicon,
                                                     error);

      if (sheet == NULL)
        return FALSE;
      g_ptr_array_add (sheets, sheet);
      psk_import_sheet_guess (sheet, self->map, self->header_row, self->saved, self->areas,
                              self->codes);
    }

  choose_hidden (sheets);
  g_free (self->warning);
  self->warning = find_warning (staging, sheets);
  self->sheets = g_steal_pointer (&sheets);
  if (psk_import_find_beside (self, error))
    return TRUE;

  g_clear_pointer (&self->sheets, g_ptr_array_unref);
  return FALSE;
}

/**
 * psk_import_new:
 * @staging_path: the staging database that the file was read into
 * @file_name: the name of the file, to be shown
 * @areas: the areas of the book
 * @codes: its code lists
 *
 * Returns: (transfer full): an import of households
 */
PskImport *
psk_import_new (const char    *staging_path,
                const char    *file_name,
                PskAreas      *areas,
                PskDefinition *codes)
{
  PskImport *self;

  g_return_val_if_fail (staging_path != NULL && file_name != NULL, NULL);
  g_return_val_if_fail (areas != NULL && codes != NULL, NULL);

  self = g_object_new (PSK_TYPE_IMPORT, NULL);
  self->staging_path = g_strdup (staging_path);
  self->file_name = g_strdup (file_name);
  self->areas = psk_areas_ref (areas);
  self->codes = psk_definition_ref (codes);
  self->lexicon = psk_lexicon_new (areas, codes);

  return self;
}

/**
 * psk_import_set_sheet:
 * @self: an import
 * @sheet: the only sheet to import, counted from 1; 0 for all
 */
void
psk_import_set_sheet (PskImport *self,
                      int        sheet)
{
  g_return_if_fail (PSK_IS_IMPORT (self) && sheet >= 0);

  self->sheet = sheet;
}

/**
 * psk_import_set_header_row:
 * @self: an import
 * @row: the first row of the head, counted from 1; 0 says that there is none,
 *   -1 that it is to be found
 *
 * Forgets what was guessed.
 */
void
psk_import_set_header_row (PskImport *self,
                           int        row)
{
  g_return_if_fail (PSK_IS_IMPORT (self) && row >= -1);

  self->header_row = row;
  g_clear_pointer (&self->sheets, g_ptr_array_unref);
}

/**
 * psk_import_set_list:
 * @self: an import
 * @list: whether new households take slots
 */
void
psk_import_set_list (PskImport    *self,
                     PskImportList list)
{
  g_return_if_fail (PSK_IS_IMPORT (self));

  self->list = list;
}

/**
 * psk_import_load_map:
 * @self: an import
 * @json: an object as for psk_mapping_parse(), or an array of such objects with
 *   the name or number of a "sheet" each
 * @error: (nullable): %PSK_ERROR_FORMAT
 *
 * Gives the mapping that a file says. Forgets what was guessed.
 *
 * Returns: whether it is a mapping
 */
gboolean
psk_import_load_map (PskImport  *self,
                     const char *json,
                     GError    **error)
{
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (PSK_IS_IMPORT (self) && json != NULL, FALSE);

  root = json_from_string (json, NULL);
  if (root == NULL || JSON_NODE_HOLDS_VALUE (root) || JSON_NODE_HOLDS_NULL (root))
    {
      g_set_error_literal (error, PSK_ERROR, PSK_ERROR_FORMAT,
                           _("The mapping is not a JSON object such as "
                             "{\"header_row\": 1, \"columns\": {\"tambon\": \"B\"}}: correct the "
                             "file."));
      return FALSE;
    }

  g_clear_pointer (&self->map, json_node_unref);
  self->map = g_steal_pointer (&root);
  g_clear_pointer (&self->sheets, g_ptr_array_unref);
  return TRUE;
}

/**
 * psk_import_guess:
 * @self: an import
 * @error: (nullable): where to put the error
 *
 * Looks at the file and guesses what the columns of its sheets hold, once.
 *
 * Returns: whether the file could be read; sheets without a list have no mapping
 */
gboolean
psk_import_guess (PskImport *self,
                  GError   **error)
{
  g_autoptr (PskStaging) staging = NULL;

  g_return_val_if_fail (PSK_IS_IMPORT (self), FALSE);

  if (self->sheets != NULL)
    return TRUE;

  staging = psk_staging_open (self->staging_path, error);
  return staging != NULL && load_sheets (self, staging, error);
}

/**
 * psk_import_get_warning:
 * @self: an import after psk_import_guess()
 *
 * Returns: (transfer none) (nullable): a translated sentence about what is doubtful in the
 *   file: its letters, or which of its sheets are hidden
 */
const char *
psk_import_get_warning (PskImport *self)
{
  g_return_val_if_fail (PSK_IS_IMPORT (self), NULL);

  if (g_strcmp0 (self->warning, "mixed-encoding") == 0)
    return _("The file was put together from texts with different encodings: look whether the "
             "Thai letters are right.");
  if (g_strcmp0 (self->warning, "replaced-characters") == 0)
    return _("Some letters of the file are damaged and are shown as “�”: look at the rows that "
             "have them.");
  if (g_strcmp0 (self->warning, "hidden-unknown") == 0)
    return _("The old format of Excel (.xls) does not tell which sheets are hidden: look whether "
             "only those of the list are chosen.");

  return NULL;
}

/**
 * psk_import_set_cell:
 * @self: an import
 * @sheet: a sheet, counted from 1
 * @row: a row, counted from 1
 * @field: what the cell is about, also when the sheet has no column for it
 * @text: (nullable): what it shall say; %NULL for what the file says
 *
 * Corrects a cell, as one step to be undone. The file stays as it is; what follows from
 * the correction is known after psk_import_prepare().
 */
void
psk_import_set_cell (PskImport  *self,
                     guint       sheet,
                     int         row,
                     PskColumn   field,
                     const char *text)
{
  g_return_if_fail (PSK_IS_IMPORT (self) && sheet >= 1 && row >= 1);
  g_return_if_fail (field >= 0 && field < PSK_N_COLUMNS);

  psk_import_corrections_begin (self->corrections);
  psk_import_corrections_set (self->corrections, (int) sheet, row, field, text);
}

/**
 * psk_import_set_cells_alike:
 * @self: an import that was prepared
 * @problem: one of its problems
 * @text: what the cell shall say
 *
 * Corrects all cells in which the same is wrong, as one step to be undone: a name that is
 * misspelt is misspelt down the whole list.
 *
 * Returns: how many cells were corrected
 */
guint
psk_import_set_cells_alike (PskImport              *self,
                            const PskImportProblem *problem,
                            const char             *text)
{
  guint n = 0;

  g_return_val_if_fail (PSK_IS_IMPORT (self) && problem->field != PSK_COLUMN_NONE, 0);

  psk_import_corrections_begin (self->corrections);
  for (guint i = 0; i < self->problems->len; i++)
    {
      const PskImportProblem *other = self->problems->pdata[i];

      if (!psk_import_problem_is_alike (other, problem))
        continue;
      psk_import_corrections_set (self->corrections, other->sheet_number, other->row,
                                  other->field, text);
      n++;
    }

  return n;
}

/**
 * psk_import_count_alike:
 * @self: an import that was prepared
 * @problem: one of its problems
 *
 * Returns: in how many cells the same is wrong, that of @problem among them
 */
guint
psk_import_count_alike (PskImport              *self,
                        const PskImportProblem *problem)
{
  guint n = 0;

  for (guint i = 0; i < self->problems->len; i++)
    n += psk_import_problem_is_alike (self->problems->pdata[i], problem);

  return n;
}

/**
 * psk_import_can_undo:
 * @self: an import
 *
 * Returns: whether there is a correction to take back
 */
gboolean
psk_import_can_undo (PskImport *self)
{
  g_return_val_if_fail (PSK_IS_IMPORT (self), FALSE);

  return psk_import_corrections_can_undo (self->corrections);
}

/**
 * psk_import_undo:
 * @self: an import with corrections
 *
 * Takes the last correction back, of all cells that it was made in.
 */
void
psk_import_undo (PskImport *self)
{
  g_return_if_fail (PSK_IS_IMPORT (self));

  psk_import_corrections_undo (self->corrections);
}

/**
 * psk_import_renew:
 * @self: an import
 *
 * Makes an import of the same file with the same choices and corrections, which is not
 * prepared yet: it can be prepared on another thread while what @self found is shown.
 *
 * Returns: (transfer full): the import
 */
PskImport *
psk_import_renew (PskImport *self)
{
  PskImport *copy;

  g_return_val_if_fail (PSK_IS_IMPORT (self), NULL);

  copy = psk_import_new (self->staging_path, self->file_name, self->areas, self->codes);
  copy->sheet = self->sheet;
  copy->header_row = self->header_row;
  copy->side_lists = self->side_lists;
  copy->list = self->list;
  copy->warning = g_strdup (self->warning);
  copy->map = self->map != NULL ? json_node_copy (self->map) : NULL;
  copy->saved = self->saved != NULL ? g_ptr_array_ref (self->saved) : NULL;
  g_clear_pointer (&copy->corrections, psk_import_corrections_free);
  copy->corrections = psk_import_corrections_copy (self->corrections);
  if (self->sheets != NULL)
    {
      copy->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) psk_import_sheet_free);
      for (guint i = 0; i < self->sheets->len; i++)
        g_ptr_array_add (copy->sheets, psk_import_sheet_copy (self->sheets->pdata[i]));
    }

  return copy;
}

/**
 * psk_import_get_progress:
 * @self: an import
 *
 * May be called by any thread.
 *
 * Returns: how much of preparing or of writing is done, 0 to 1
 */
double
psk_import_get_progress (PskImport *self)
{
  g_return_val_if_fail (PSK_IS_IMPORT (self), 0);

  return g_atomic_int_get (&self->progress) / 1000.0;
}

/**
 * psk_import_get_count:
 * @self: an import that was prepared
 * @outcome: an outcome
 *
 * Returns: how many rows have it
 */
guint
psk_import_get_count (PskImport       *self,
                      PskImportOutcome outcome)
{
  g_return_val_if_fail (PSK_IS_IMPORT (self), 0);

  return self->counts[outcome];
}

/**
 * psk_import_get_problems:
 * @self: an import that was prepared
 *
 * Returns: (transfer none) (element-type PskImportProblem): in the order of the file
 */
GPtrArray *
psk_import_get_problems (PskImport *self)
{
  g_return_val_if_fail (PSK_IS_IMPORT (self), NULL);

  return self->problems;
}

/**
 * psk_import_get_n_rows:
 * @self: an import that was prepared
 *
 * Returns: how many rows are households, rejected ones among them
 */
guint
psk_import_get_n_rows (PskImport *self)
{
  g_return_val_if_fail (PSK_IS_IMPORT (self), 0);

  return self->rows->len;
}

/**
 * psk_import_get_row:
 * @self: an import that was prepared
 * @index: less than psk_import_get_n_rows()
 *
 * Returns: (transfer none): a row
 */
const PskImportRow *
psk_import_get_row (PskImport *self,
                    guint      index)
{
  g_return_val_if_fail (PSK_IS_IMPORT (self) && index < self->rows->len, NULL);

  return &g_array_index (self->rows, PskImportRow, index);
}

/**
 * psk_import_get_file_name:
 * @self: an import
 *
 * Returns: (transfer none): the name of the file
 */
const char *
psk_import_get_file_name (PskImport *self)
{
  g_return_val_if_fail (PSK_IS_IMPORT (self), NULL);

  return self->file_name;
}

/**
 * psk_import_get_list:
 * @self: an import
 *
 * Returns: whether new households take slots
 */
PskImportList
psk_import_get_list (PskImport *self)
{
  g_return_val_if_fail (PSK_IS_IMPORT (self), PSK_IMPORT_LIST_GUESS);

  return self->list;
}
