/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "psk-error.h"
#include "psk-import-checker.h"
#include "psk-import-plan.h"
#include "psk-import-private.h"

/* Between two looks at the cancellable. */
#define ROWS_AT_ONCE 512

typedef struct
{
  PskImport *import; /* borrowed */
  guint number; /* of the sheet */
  PskImportPlan *plan;
  PskImportChecker *checker;
  PskImportReader *reader; /* of the sheet */
  PskImportConverter *converter; /* of the sheet */
  GPtrArray *room; /* for the cells of a row */
  GCancellable *cancellable;
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
             const char         *mask,
             GPtrArray          *problems,
             gpointer            user_data,
             GError            **error)
{
  Reading *reading = user_data;
  PskImport *self = reading->import;
  PskImportRow row = { PSK_IMPORT_REJECTED, number, row_number, household, NULL };
  gboolean settled = TRUE;

  if (household != NULL)
    settled = psk_import_plan_settle (reading->plan, converter, &row, mask, problems,
                                      error);

  for (guint i = 0; i < problems->len; i++)
    {
      PskImportProblem *problem = problems->pdata[i];

      psk_import_problem_set_place (problem, number, psk_import_get_sheet (self, number)->name,
                                    row_number);
    }
  move_problems (problems, self->problems);

  g_array_append_val (self->rows, row);
  self->counts[row.outcome]++;
  return settled;
}

/* Whether it is the sheet that was asked for, when one was. */
static gboolean
is_wanted (PskImport      *self,
           PskImportSheet *sheet)
{
  return self->sheet == 0 || self->sheet == sheet->source;
}

/* A sheet of a workbook that is not a list, or that nobody sees, and a list to the right of
 * another are left out, and this is said. */
static void
note_left_out (PskImport      *self,
               PskImportSheet *sheet)
{
  g_autofree char *letter = sheet->first_column > 0
                            ? psk_column_get_letters (sheet->first_column) : g_strdup ("");
  g_autofree char *reason = NULL;
  PskImportProblem *problem;

  if (!is_wanted (self, sheet))
    return;
  if (sheet->problem != NULL)
    reason = g_strdup (sheet->problem->message);
  else if (sheet->first_column > 0)
    reason = g_strdup_printf (
      /* Translators: the letter of a column, the name of a list */
      _("The titles repeat from column %s on, as of a second list, which is not read: choose “%s” "
        "if it belongs to the first."), letter, sheet->name);
  else if (sheet->hidden && sheet->mapping != NULL)
    reason = g_strdup_printf (
      _("The sheet “%s” is hidden in the workbook and is left out: choose it if it belongs to "
        "the list."), sheet->name);
  else
    return;

  problem = psk_import_problem_new (PSK_IMPORT_NOTE, PSK_COLUMN_NONE, g_strdup (""), letter,
                                    reason);
  psk_import_problem_set_place (problem, sheet->number, sheet->name, 0);
  g_ptr_array_add (self->problems, problem);
}

/* What may be missing in a sheet that is read. */
static void
note_doubt (PskImport      *self,
            PskImportSheet *sheet)
{
  g_autofree char *reason = psk_import_sheet_get_doubt (sheet);
  PskImportProblem *problem;

  if (reason == NULL)
    return;

  problem = psk_import_problem_new (PSK_IMPORT_NOTE, PSK_COLUMN_NONE, g_strdup (""),
                                    sheet->uncalculated, reason);
  psk_import_problem_set_place (problem, sheet->number, sheet->name, 0);
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
  const PskImportSheet *sheet = psk_import_get_sheet (reading->import, reading->number);

  if (++reading->n_done % ROWS_AT_ONCE == 0)
    {
      if (g_cancellable_set_error_if_cancelled (reading->cancellable, error))
        return FALSE;
      psk_import_set_progress (reading->import, (double) reading->n_done / reading->n_all);
    }

  cells = psk_import_sheet_view (sheet, cells, &n_cells, reading->room);
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
  PskImportSheet *sheet = psk_import_get_sheet (self, number);
  g_autoptr (PskImportReader) reader
    = psk_import_reader_new (self->lexicon, sheet->mapping, sheet->first_rows, self->corrections,
                             (int) number);
  g_autoptr (PskImportConverter) converter
    = psk_import_converter_new (self->areas, self->codes, self->lexicon, sheet->mapping);
  g_autoptr (PskImportChecker) checker = psk_import_checker_new (take_row_cb, reading);

  note_doubt (self, sheet);
  reading->number = number;
  reading->reader = reader;
  reading->converter = converter;
  reading->checker = checker;

  return psk_staging_each_row (staging, sheet->source, read_row_cb, reading, error)
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
      if (psk_import_is_read (self, i))
        reading->n_all += psk_import_get_sheet (self, i)->n_rows;
    }

  for (guint i = 1; i <= self->sheets->len; i++)
    {
      if (!psk_import_is_read (self, i))
        note_left_out (self, psk_import_get_sheet (self, i));
      else if (!read_sheet (self, staging, i, reading, error))
        return FALSE;
    }

  return TRUE;
}

static void
note_full_tambon (PskImport          *self,
                  const PskImportRow *first,
                  guint               n)
{
  const char *tambon = psk_areas_get_name (self->areas, first->household->tambon,
                                           psk_language_of_messages ());
  g_autofree char *reason = g_strdup_printf (
    /* Translators: a tambon, a number of households */
    ngettext ("All slots of tambon %s are taken, so %u household of the list becomes a candidate.",
              "All slots of tambon %s are taken, so %u households of the list become candidates.",
              n), tambon, n);
  PskImportProblem *problem = psk_import_problem_new (
    PSK_IMPORT_NOTE, PSK_COLUMN_NONE,
    psk_column_get_title (PSK_COLUMN_TAMBON, psk_language_of_messages ()), tambon, reason);

  problem->district = psk_area_code_parent (first->household->tambon);
  psk_import_problem_set_place (problem, first->sheet,
                                psk_import_get_sheet (self, first->sheet)->name, 0);
  g_ptr_array_add (self->problems, problem);
}

/* Once for each tambon, in the order of the file: a base list has thousands of them. */
static void
note_full_tambons (PskImport *self,
                   GPtrArray *without)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < without->len; i++)
    {
      const PskImportRow *row = without->pdata[i];
      const gpointer tambon = GINT_TO_POINTER (row->household->tambon);

      g_hash_table_insert (counts, tambon,
                           GUINT_TO_POINTER (GPOINTER_TO_UINT (
                             g_hash_table_lookup (counts, tambon)) + 1));
    }
  for (guint i = 0; i < without->len; i++)
    {
      const PskImportRow *row = without->pdata[i];
      gpointer n;

      if (g_hash_table_steal_extended (counts, GINT_TO_POINTER (row->household->tambon), NULL,
                                       &n))
        note_full_tambon (self, row, GPOINTER_TO_UINT (n));
    }
}

/* The first reason why nothing can be imported, when nothing can. */
static gboolean
has_list (PskImport *self,
          GError   **error)
{
  const GError *problem = NULL;

  if (self->sheet > psk_import_count_sources (self))
    {
      const guint n = (guint) psk_import_count_sources (self);

      g_set_error (error, PSK_ERROR, PSK_ERROR_NOT_FOUND,
                   ngettext ("The file has %u sheet: choose a sheet by its number from 1.",
                             "The file has %u sheets: choose a sheet by its number from 1.", n),
                   n);
      return FALSE;
    }

  for (guint i = 1; i <= self->sheets->len; i++)
    {
      PskImportSheet *sheet = psk_import_get_sheet (self, i);

      if (psk_import_is_read (self, i))
        return TRUE;
      if (is_wanted (self, sheet))
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
 * psk_import_prepare:
 * @self: an import
 * @store: a store of the book, on its thread
 * @cancellable: (nullable): a cancellable
 * @error: (nullable): %PSK_ERROR_FORMAT when there is no list of households in
 *   the file, %PSK_ERROR_NOT_FOUND without the wanted sheet
 *
 * Reads and checks every row and compares it with the book; writes nothing. May
 * be called again after the options have changed.
 *
 * Returns: whether the counts, problems and rows are there
 */
gboolean
psk_import_prepare (PskImport    *self,
                    PskStore     *store,
                    GCancellable *cancellable,
                    GError      **error)
{
  g_autoptr (PskStaging) staging = NULL;
  g_autoptr (PskImportPlan) plan = NULL;
  g_autoptr (GPtrArray) without = NULL;
  g_autoptr (GPtrArray) room = g_ptr_array_new ();
  Reading reading = { .import = self, .cancellable = cancellable, .room = room };

  g_return_val_if_fail (PSK_IS_IMPORT (self) && store != NULL, FALSE);

  psk_import_forget_results (self);
  if (!psk_import_guess (self, error) || !has_list (self, error))
    return FALSE;

  staging = psk_staging_open (self->staging_path, error);
  if (staging == NULL)
    return FALSE;

  plan = psk_import_plan_new (store, self->rows, self->sheets);
  reading.plan = plan;
  if (!read_sheets (self, staging, &reading, error))
    {
      psk_import_forget_results (self);
      return FALSE;
    }

  if (self->rows->len == 0)
    {
      psk_import_forget_results (self);
      g_set_error (error, PSK_ERROR, PSK_ERROR_FORMAT,
                   _("No row of “%s” is read as a household: fill the list in, or choose the row "
                     "of its titles."),
                   self->file_name);
      return FALSE;
    }

  without = psk_import_plan_give_slots (plan, self->list);
  note_full_tambons (self, without);
  return TRUE;
}
