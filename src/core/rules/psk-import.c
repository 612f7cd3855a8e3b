/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-import.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "psk-error.h"
#include "psk-import-checker.h"
#include "psk-import-plan.h"
#include "psk-import-sheet.h"

/* Between two looks at the cancellable. */
#define ROWS_AT_ONCE 512

struct _PskImport
{
  GObject parent_instance;

  /* Owned */
  char *staging_path;
  char *file_name;
  PskAreas *areas;
  PskDefinition *codes;
  PskLexicon *lexicon;
  GPtrArray *sheets; /* PskImportSheet; NULL until the file was looked at */
  JsonNode *map;
  GPtrArray *problems;
  GArray *rows; /* PskImportRow */

  int sheet; /* 0 for all */
  int header_row; /* -1 for guessing */
  PskImportList list;
  guint counts[PSK_N_IMPORT_OUTCOMES];
};

G_DEFINE_FINAL_TYPE (PskImport, psk_import, G_TYPE_OBJECT)

static void
clear_row (gpointer data)
{
  PskImportRow *row = data;

  g_clear_object (&row->household);
  g_clear_object (&row->before);
}

static void
forget_results (PskImport *self)
{
  g_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->problems, 0);
  memset (self->counts, 0, sizeof self->counts);
}

static void
psk_import_finalize (GObject *object)
{
  PskImport *self = PSK_IMPORT (object);

  g_free (self->staging_path);
  g_free (self->file_name);
  g_clear_pointer (&self->areas, psk_areas_unref);
  g_clear_pointer (&self->codes, psk_definition_unref);
  g_clear_pointer (&self->lexicon, psk_lexicon_free);
  g_clear_pointer (&self->sheets, g_ptr_array_unref);
  g_clear_pointer (&self->map, json_node_unref);
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
  self->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) psk_import_problem_free);
  self->rows = g_array_new (FALSE, FALSE, sizeof (PskImportRow));
  g_array_set_clear_func (self->rows, clear_row);
}

static PskImportSheet *
get_sheet (PskImport *self,
           guint      sheet)
{
  return self->sheets != NULL && sheet >= 1 && sheet <= self->sheets->len
         ? self->sheets->pdata[sheet - 1] : NULL;
}

static gboolean
is_wanted (PskImport *self,
           guint      sheet)
{
  return self->sheet == 0 || self->sheet == (int) sheet;
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
      PskImportSheet *sheet = psk_import_sheet_load (staging, i, self->file_name, error);

      if (sheet == NULL)
        return FALSE;
      g_ptr_array_add (sheets, sheet);
      psk_import_sheet_guess (sheet, self->map, self->header_row, self->areas, self->codes);
    }

  self->sheets = g_steal_pointer (&sheets);
  return TRUE;
}

typedef struct
{
  PskImport *import; /* borrowed */
  guint number; /* of the sheet */
  PskImportPlan *plan;
  PskImportChecker *checker;
  PskImportReader *reader; /* of the sheet */
  PskImportConverter *converter; /* of the sheet */
  GCancellable *cancellable;
  PskImportProgress progress;
  gpointer user_data;
  gint64 n_done;
  gint64 n_all;
} Reading;

static void
move_problems (GPtrArray *from,
               GPtrArray *to)
{
  gsize n;
  g_autofree gpointer *problems = g_ptr_array_steal (from, &n);

  for (gsize i = 0; i < n; i++)
    g_ptr_array_add (to, problems[i]);
}

/* A row that was checked; what it may change in the book is settled in the order of the
 * file. */
static gboolean
take_row_cb (PskImportConverter *converter,
             int                 number,
             int                 row_number,
             PskHousehold       *household,
             GPtrArray          *problems,
             gpointer            user_data,
             GError            **error)
{
  Reading *reading = user_data;
  PskImport *self = reading->import;
  PskImportRow row = { PSK_IMPORT_REJECTED, number, row_number, household, NULL };
  gboolean settled = TRUE;

  if (household != NULL)
    settled = psk_import_plan_settle (reading->plan, converter, &row, problems, error);

  for (guint i = 0; i < problems->len; i++)
    {
      PskImportProblem *problem = problems->pdata[i];

      problem->row = row_number;
      problem->sheet = g_strdup (get_sheet (self, number)->name);
    }
  move_problems (problems, self->problems);

  g_array_append_val (self->rows, row);
  self->counts[row.outcome]++;
  return settled;
}

/* A sheet of a workbook that is not a list is left out, and this is said. */
static void
note_sheet_without_list (PskImport      *self,
                         PskImportSheet *sheet)
{
  PskImportProblem *problem;

  if (sheet->problem == NULL)
    return;

  problem = psk_import_problem_new (PSK_IMPORT_NOTE, g_strdup (""), "", sheet->problem->message);
  problem->sheet = g_strdup (sheet->name);
  g_ptr_array_add (self->problems, problem);
}

static gboolean
read_row_cb (int                 row,
             const char * const *cells,
             int                 n_cells,
             gpointer            user_data,
             GError            **error)
{
  Reading *reading = user_data;
  const PskImportSheet *sheet = get_sheet (reading->import, reading->number);

  if (++reading->n_done % ROWS_AT_ONCE == 0)
    {
      if (g_cancellable_set_error_if_cancelled (reading->cancellable, error))
        return FALSE;
      if (reading->progress != NULL)
        reading->progress (MIN (1.0, (double) reading->n_done / reading->n_all),
                           reading->user_data);
    }

  return row < sheet->mapping->data_row
         || psk_import_checker_add (reading->checker, reading->reader, reading->converter,
                                    (int) reading->number, row, cells, n_cells, error);
}

static gboolean
read_sheet (PskImport  *self,
            PskStaging *staging,
            guint       number,
            Reading    *reading,
            GError    **error)
{
  PskImportSheet *sheet = get_sheet (self, number);
  g_autoptr (PskImportReader) reader
    = psk_import_reader_new (self->lexicon, sheet->mapping, sheet->first_rows);
  g_autoptr (PskImportConverter) converter
    = psk_import_converter_new (self->areas, self->codes, self->lexicon, sheet->mapping);
  g_autoptr (PskImportChecker) checker = psk_import_checker_new (take_row_cb, reading);

  reading->number = number;
  reading->reader = reader;
  reading->converter = converter;
  reading->checker = checker;

  return psk_staging_each_row (staging, (int) number, read_row_cb, reading, error)
         && psk_import_checker_finish (checker, error);
}

static gboolean
read_sheets (PskImport  *self,
             PskStaging *staging,
             Reading    *reading,
             GError    **error)
{
  for (guint i = 1; i <= self->sheets->len; i++)
    {
      if (is_wanted (self, i))
        reading->n_all += get_sheet (self, i)->n_rows;
    }

  for (guint i = 1; i <= self->sheets->len; i++)
    {
      PskImportSheet *sheet = get_sheet (self, i);

      if (!is_wanted (self, i))
        continue;
      if (sheet->mapping == NULL)
        note_sheet_without_list (self, sheet);
      else if (!read_sheet (self, staging, i, reading, error))
        return FALSE;
    }

  return TRUE;
}

static void
note_full_tambons (PskImport *self,
                   GPtrArray *without)
{
  for (guint i = 0; i < without->len; i++)
    {
      const PskImportRow *row = without->pdata[i];
      const char *tambon = psk_areas_get_name (self->areas, row->household->tambon,
                                               psk_language_of_messages ());
      g_autofree char *reason = g_strdup_printf (
        _("All slots of tambon %s are taken, so the household becomes a candidate."), tambon);
      PskImportProblem *problem = psk_import_problem_new (
        PSK_IMPORT_NOTE, psk_column_get_title (PSK_COLUMN_TAMBON, psk_language_of_messages ()),
        tambon, reason);

      problem->row = row->row;
      problem->sheet = g_strdup (get_sheet (self, row->sheet)->name);
      g_ptr_array_add (self->problems, problem);
    }
}

/* The first reason why nothing can be imported, when nothing can. */
static gboolean
has_list (PskImport *self,
          GError   **error)
{
  const GError *problem = NULL;

  if (self->sheet > (int) self->sheets->len)
    {
      g_set_error (error, PSK_ERROR, PSK_ERROR_NOT_FOUND,
                   ngettext ("The file has %u sheet: choose a sheet by its number from 1.",
                             "The file has %u sheets: choose a sheet by its number from 1.",
                             self->sheets->len),
                   self->sheets->len);
      return FALSE;
    }

  for (guint i = 1; i <= self->sheets->len; i++)
    {
      PskImportSheet *sheet = get_sheet (self, i);

      if (!is_wanted (self, i))
        continue;
      if (sheet->mapping != NULL)
        return TRUE;
      problem = problem == NULL ? sheet->problem : problem;
    }

  if (problem != NULL)
    g_propagate_error (error, g_error_copy (problem));
  else
    g_set_error (error, PSK_ERROR, PSK_ERROR_FORMAT,
                 _("“%s” has no rows: choose a file with a list of households."),
                 self->file_name);
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
 * psk_import_get_n_sheets:
 * @self: an import after psk_import_guess()
 *
 * Returns: how many sheets the file has
 */
guint
psk_import_get_n_sheets (PskImport *self)
{
  g_return_val_if_fail (PSK_IS_IMPORT (self), 0);

  return self->sheets != NULL ? self->sheets->len : 0;
}

/**
 * psk_import_get_sheet_name:
 * @self: an import after psk_import_guess()
 * @sheet: a sheet, counted from 1
 *
 * Returns: (transfer none) (nullable): its name
 */
const char *
psk_import_get_sheet_name (PskImport *self,
                           guint      sheet)
{
  PskImportSheet *s = get_sheet (self, sheet);

  return s != NULL ? s->name : NULL;
}

/**
 * psk_import_get_first_rows:
 * @self: an import after psk_import_guess()
 * @sheet: a sheet, counted from 1
 *
 * Returns: (transfer none) (nullable) (element-type GStrv): its first rows, to be shown
 */
GPtrArray *
psk_import_get_first_rows (PskImport *self,
                           guint      sheet)
{
  PskImportSheet *s = get_sheet (self, sheet);

  return s != NULL ? s->first_rows : NULL;
}

/**
 * psk_import_get_mapping:
 * @self: an import after psk_import_guess()
 * @sheet: a sheet, counted from 1
 *
 * Returns: (transfer none) (nullable): its mapping; %NULL when it has no list
 */
const PskMapping *
psk_import_get_mapping (PskImport *self,
                        guint      sheet)
{
  PskImportSheet *s = get_sheet (self, sheet);

  return s != NULL ? s->mapping : NULL;
}

/**
 * psk_import_set_mapping:
 * @self: an import after psk_import_guess()
 * @sheet: a sheet, counted from 1
 * @mapping: (nullable): how to read it; %NULL leaves it out
 */
void
psk_import_set_mapping (PskImport        *self,
                        guint             sheet,
                        const PskMapping *mapping)
{
  PskImportSheet *s = get_sheet (self, sheet);
  PskMapping *copy = mapping != NULL ? psk_mapping_copy (mapping) : NULL;

  g_return_if_fail (s != NULL);

  g_clear_pointer (&s->mapping, psk_mapping_free);
  g_clear_error (&s->problem);
  s->mapping = copy;
}

/**
 * psk_import_prepare:
 * @self: an import
 * @store: a store of the book, on its thread
 * @cancellable: (nullable): a cancellable
 * @progress: (nullable): told how far it is
 * @user_data: for @progress
 * @error: (nullable): %PSK_ERROR_FORMAT when there is no list of households in
 *   the file, %PSK_ERROR_NOT_FOUND without the wanted sheet
 *
 * Reads and checks every row and compares it with the book; writes nothing. May
 * be called again after the options have changed.
 *
 * Returns: whether the counts, problems and rows are there
 */
gboolean
psk_import_prepare (PskImport        *self,
                    PskStore         *store,
                    GCancellable     *cancellable,
                    PskImportProgress progress,
                    gpointer          user_data,
                    GError          **error)
{
  g_autoptr (PskStaging) staging = NULL;
  g_autoptr (PskImportPlan) plan = NULL;
  g_autoptr (GPtrArray) without = NULL;
  Reading reading = {
    .import = self, .cancellable = cancellable, .progress = progress, .user_data = user_data,
  };

  g_return_val_if_fail (PSK_IS_IMPORT (self) && store != NULL, FALSE);

  forget_results (self);
  if (!psk_import_guess (self, error) || !has_list (self, error))
    return FALSE;

  staging = psk_staging_open (self->staging_path, error);
  if (staging == NULL)
    return FALSE;

  plan = psk_import_plan_new (store, self->rows);
  reading.plan = plan;
  if (!read_sheets (self, staging, &reading, error))
    {
      forget_results (self);
      return FALSE;
    }

  without = psk_import_plan_give_slots (plan, self->list);
  note_full_tambons (self, without);
  return TRUE;
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
