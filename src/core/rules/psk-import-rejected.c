/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "psk-error.h"
#include "psk-exchange.h"
#include "psk-import-private.h"
#include "psk-import-reader.h"
#include "psk-scratch.h"

#define WIDTH 16
#define REASON_WIDTH 60

/* Between two looks at the cancellable. */
#define ROWS_AT_ONCE 512

typedef struct
{
  PskImport *import; /* borrowed */
  PskImportSheet *sheet; /* borrowed */
  PskStaging *to; /* borrowed */
  GHashTable *reasons; /* row → text, of the sheet; borrowed */
  PskImportReader *reader;
  GStringChunk *texts;
  GPtrArray *cells; /* of the row that is written */
  GPtrArray *room; /* for the cells of the row that is read */
  GCancellable *cancellable;
  int n_columns; /* of the sheet as it came, up to a list beside it that is read */
  gboolean adds_tambon;
  int n_rows; /* that were written */
  int n_looked_at;
} Writing;

/* For each sheet with rejected rows, why each of them was rejected. */
static GHashTable *
collect_reasons (PskImport *self)
{
  GHashTable *sheets = g_hash_table_new_full (NULL, NULL, NULL,
                                              (GDestroyNotify) g_hash_table_unref);

  for (guint i = 0; i < self->problems->len; i++)
    {
      const PskImportProblem *problem = self->problems->pdata[i];
      const gpointer sheet = GINT_TO_POINTER (problem->sheet_number);
      const gpointer row = GINT_TO_POINTER (problem->row);
      GHashTable *rows = g_hash_table_lookup (sheets, sheet);
      const char *known;

      if (problem->severity != PSK_IMPORT_ERROR || problem->row == 0)
        continue;
      if (rows == NULL)
        {
          rows = g_hash_table_new_full (NULL, NULL, NULL, g_free);
          g_hash_table_insert (sheets, sheet, rows);
        }
      known = g_hash_table_lookup (rows, row);
      g_hash_table_insert (rows, row, g_strdup_printf ("%s%s%s: %s", known != NULL ? known : "",
                                                       known != NULL ? " " : "", problem->column,
                                                       problem->reason));
    }

  return sheets;
}

static gboolean
add_row (Writing    *writing,
         const char *tambon,
         const char *reason,
         GError    **error)
{
  GPtrArray *cells = writing->cells;

  if (writing->adds_tambon)
    g_ptr_array_add (cells, (char *) tambon);
  g_ptr_array_add (cells, (char *) reason);
  writing->n_rows++;

  return psk_staging_add_row (writing->to, (const char * const *) cells->pdata, (int) cells->len,
                              error);
}

/* One line, so that the list can be read again whatever stood above it. */
static gboolean
write_head (Writing *writing,
            GError **error)
{
  const PskMapping *mapping = writing->sheet->mapping;
  const PskLanguage language = psk_language_of_messages ();
  g_autofree char *tambon = psk_column_get_title (PSK_COLUMN_TAMBON, language);
  const int n_titles = (int) g_strv_length (mapping->titles);

  g_ptr_array_set_size (writing->cells, 0);
  for (int c = writing->sheet->first_column; c < writing->n_columns; c++)
    {
      const PskColumn field = psk_mapping_find_field (mapping, c);
      const char *title = c < n_titles ? mapping->titles[c] : "";
      g_autofree char *name = field != PSK_COLUMN_NONE ? psk_column_get_title (field, language)
                                                       : NULL;

      if (*title == '\0' && name != NULL)
        title = name;
      g_ptr_array_add (writing->cells, g_string_chunk_insert (writing->texts, title));
      if (!psk_staging_add_column (writing->to, title, PSK_COLUMN_TEXT, WIDTH, error))
        return FALSE;
    }

  return (!writing->adds_tambon
          || psk_staging_add_column (writing->to, tambon, PSK_COLUMN_TEXT, WIDTH, error))
         && psk_staging_add_column (writing->to, _("Reason"), PSK_COLUMN_TEXT, REASON_WIDTH, error)
         && add_row (writing, tambon, _("Reason"), error);
}

/* A value that is parted among columns is parted again: a digit in each, or what stands between
 * the marks of a date. What has not so many parts stands in the first. */
static const char *
get_part (Writing    *writing,
          PskColumn   field,
          const char *text,
          int         i)
{
  const int n = psk_column_get_span (field);
  g_auto (GStrv) parts = NULL;

  if (field == PSK_COLUMN_CITIZEN_ID && g_utf8_strlen (text, -1) == n)
    {
      const char *digit = g_utf8_offset_to_pointer (text, i);

      return g_string_chunk_insert_len (writing->texts, digit, g_utf8_next_char (digit) - digit);
    }

  parts = g_strsplit_set (text, "/ ", -1);
  if (field == PSK_COLUMN_PLANTED_ON && (int) g_strv_length (parts) == n)
    return g_string_chunk_insert (writing->texts, parts[i]);

  return i == 0 ? text : "";
}

/* What a field says, in one of the columns that feed it. */
static const char *
get_field (Writing             *writing,
           const PskImportLine *line,
           PskColumn            field,
           int                  column)
{
  const PskMapping *mapping = writing->sheet->mapping;

  if (psk_mapping_has_more_kinds (mapping, column))
    return "";
  if (mapping->spans[field] > 1)
    return get_part (writing, field, line->cells[field], column - mapping->columns[field]);

  return line->cells[field];
}

/* What the row left to the rows above is written out, because they are not there. */
static void
fill_cells (Writing             *writing,
            const char * const  *cells,
            int                  n_cells,
            const PskImportLine *line)
{
  const gboolean ticked = psk_mapping_has_ticks (writing->sheet->mapping);

  g_ptr_array_set_size (writing->cells, 0);
  for (int c = writing->sheet->first_column; c < writing->n_columns; c++)
    {
      const PskColumn field = psk_mapping_find_field (writing->sheet->mapping, c);
      const char *text = c < n_cells && cells[c] != NULL ? cells[c] : "";

      if (field != PSK_COLUMN_NONE && *line->cells[field] != '\0'
          && !(field == PSK_COLUMN_VULNERABILITY && ticked))
        text = get_field (writing, line, field, c);
      g_ptr_array_add (writing->cells, (char *) text);
    }
}

static gboolean
write_row_cb (int                 row,
              const char * const *cells,
              int                 n_cells,
              gpointer            user_data,
              GError            **error)
{
  Writing *writing = user_data;
  const char *reason = g_hash_table_lookup (writing->reasons, GINT_TO_POINTER (row));
  int n_own = n_cells;
  const char * const *own = psk_import_sheet_view (writing->sheet, cells, &n_own, writing->room);
  const char *tambon;
  PskImportLine line;

  if (++writing->n_looked_at % ROWS_AT_ONCE == 0
      && g_cancellable_set_error_if_cancelled (writing->cancellable, error))
    return FALSE;

  g_string_chunk_clear (writing->texts);
  if (row < writing->sheet->mapping->data_row
      || !psk_import_reader_read (writing->reader, row, own, n_own, writing->texts, &line)
      || reason == NULL)
    return TRUE;

  fill_cells (writing, cells, n_cells, &line);
  tambon = line.cells[PSK_COLUMN_TAMBON];
  if (*tambon == '\0')
    tambon = psk_areas_get_name (writing->import->areas, line.tambon,
                                 psk_language_of_messages ());
  return add_row (writing, tambon, reason, error);
}

/* What is not read as a list of its own goes with the rows that it stands beside. */
static gboolean
has_read_side_list (PskImport      *self,
                    PskImportSheet *sheet)
{
  const guint side = psk_import_find_side_list (self, (guint) sheet->number);

  return side > 0 && psk_import_is_read (self, side);
}

static gboolean
write_sheet (Writing    *writing,
             PskStaging *from,
             GError    **error)
{
  PskImport *self = writing->import;
  PskImportSheet *sheet = writing->sheet;
  g_autoptr (PskImportReader) reader
    = psk_import_reader_new (self->lexicon, sheet->mapping, sheet->first_rows, self->corrections,
                             sheet->number);

  writing->reader = reader;
  writing->n_rows = 0;
  writing->n_columns = MAX (psk_staging_get_n_columns (from, sheet->source),
                            (int) g_strv_length (sheet->mapping->titles));
  if (has_read_side_list (self, sheet))
    writing->n_columns = MIN (writing->n_columns, sheet->end_column);
  writing->adds_tambon = sheet->mapping->columns[PSK_COLUMN_TAMBON] < 0;

  return psk_staging_add_sheet (writing->to, sheet->name, error)
         && write_head (writing, error)
         && psk_staging_each_row (from, sheet->source, write_row_cb, writing, error)
         && psk_staging_end_sheet (writing->to, writing->n_rows,
                                   writing->n_columns - sheet->first_column
                                   + writing->adds_tambon + 1, error);
}

static gboolean
write_sheets (PskImport    *self,
              GHashTable   *reasons,
              const char   *to_path,
              GCancellable *cancellable,
              GError      **error)
{
  g_autoptr (PskStaging) from = psk_staging_open (self->staging_path, error);
  g_autoptr (PskStaging) to = from != NULL ? psk_staging_create (to_path, error) : NULL;
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();
  g_autoptr (GPtrArray) room = g_ptr_array_new ();
  g_autoptr (GStringChunk) texts = g_string_chunk_new (4096);
  Writing writing = {
    .import = self, .to = to, .cells = cells, .room = room, .texts = texts,
    .cancellable = cancellable,
  };

  if (to == NULL)
    return FALSE;

  for (guint i = 1; i <= self->sheets->len; i++)
    {
      writing.sheet = psk_import_get_sheet (self, i);
      writing.reasons = g_hash_table_lookup (reasons, GUINT_TO_POINTER (i));
      if (writing.reasons != NULL && !write_sheet (&writing, from, error))
        return FALSE;
    }

  return psk_staging_close (to, error);
}

/**
 * psk_import_save_rejected:
 * @self: an import that was prepared
 * @path: the file to write: its ending says the format, .xlsx or .csv
 * @cancellable: (nullable): a cancellable
 * @error: (nullable): %PSK_ERROR_NOT_FOUND when no row was rejected, %PSK_ERROR_FORMAT for
 *   another ending or rows of several sheets as csv, and as for psk_exchange_write()
 *
 * Writes the rejected rows with all their columns and a last one that says why, so that
 * somebody can correct them there and import them again. What a row repeats of the rows
 * above is written out.
 *
 * Returns: whether the file is complete
 */
gboolean
psk_import_save_rejected (PskImport    *self,
                          const char   *path,
                          GCancellable *cancellable,
                          GError      **error)
{
  g_autoptr (GHashTable) reasons = NULL;
  g_autoptr (PskScratch) scratch = NULL;
  g_autofree char *lower = NULL;
  g_autofree char *staging_path = NULL;

  g_return_val_if_fail (PSK_IS_IMPORT (self) && path != NULL, FALSE);

  reasons = collect_reasons (self);
  lower = g_ascii_strdown (path, -1);
  if (g_hash_table_size (reasons) == 0)
    {
      g_set_error_literal (error, PSK_ERROR, PSK_ERROR_NOT_FOUND,
                           _("No row was rejected: there is nothing to save."));
      return FALSE;
    }
  if (g_hash_table_size (reasons) > 1 && g_str_has_suffix (lower, ".csv"))
    {
      g_set_error_literal (error, PSK_ERROR, PSK_ERROR_FORMAT,
                           _("The rejected rows are of several sheets and a CSV file has only "
                             "one: choose a name that ends in .xlsx."));
      return FALSE;
    }

  scratch = psk_scratch_new (error);
  if (scratch == NULL)
    return FALSE;

  staging_path = psk_scratch_build_path (scratch, "rejected.db");
  return write_sheets (self, reasons, staging_path, cancellable, error)
         && psk_exchange_write (staging_path, path, cancellable, error);
}
