/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-xlsx-writer.h"

#include <stdio.h>
#include <string.h>
#include <unzip.h>
#include <xlsxwriter.h>

#include "psk-limits.h"
#include "psk-number.h"
#include "psk-staging-choices.h"
#include "psk-xlsx-choices.h"

/* The font of official letters. */
#define FONT "TH Sarabun New"
#define FONT_SIZE 16
#define HEAD_COLOUR 0xE7EFE9

/* More digits than these a spreadsheet does not keep. */
#define SURE_DIGITS 15

#define PIECE_BYTES (1 << 20)

typedef struct
{
  PskStaging *staging;
  lxw_workbook *workbook;
  lxw_worksheet *sheet;
  lxw_format *head;
  lxw_format *text;
  lxw_format *number;
  lxw_format *date;
  PskXlsxChoices *choices;
  PskColumnKind *kinds;
  int n_columns;
  guint64 n_rows;  /* that the sheet must have in the end */
  guint64 n_cells;
} XlsxWriter;

static gboolean
parse_date (const char   *text,
            lxw_datetime *date)
{
  int end = 0;

  memset (date, 0, sizeof *date);
  if (sscanf (text, "%4d-%2d-%2d%n", &date->year, &date->month, &date->day, &end) != 3
      || text[end] != '\0' || date->year < 1900)
    return FALSE;

  return g_date_valid_dmy ((GDateDay) date->day, (GDateMonth) date->month,
                           (GDateYear) date->year);
}

static gboolean
is_number (const char *text)
{
  return strlen (text) <= SURE_DIGITS && psk_number_is_plain (text);
}

G_NORETURN static void
fail_in_row (const char *code,
             int         row)
{
  g_autofree char *detail = g_strdup_printf ("%d", row + 1);

  psk_fail (code, detail);
}

/* Text is written as text, never as a formula, whatever it begins with. */
static void
write_cell (XlsxWriter *self,
            int         row,
            int         column,
            const char *text)
{
  const PskColumnKind kind = column < self->n_columns ? self->kinds[column] : PSK_COLUMN_TEXT;
  lxw_col_t at = (lxw_col_t) column;
  lxw_datetime date;
  lxw_error code;

  if (*text == '\0')
    return;

  if (row == 0)
    code = worksheet_write_string (self->sheet, 0, at, text, self->head);
  else if (kind == PSK_COLUMN_DATE && parse_date (text, &date))
    code = worksheet_write_datetime (self->sheet, (lxw_row_t) row, at, &date, self->date);
  else if ((kind == PSK_COLUMN_INTEGER || kind == PSK_COLUMN_REAL) && is_number (text))
    code = worksheet_write_number (self->sheet, (lxw_row_t) row, at, g_ascii_strtod (text, NULL),
                                   self->number);
  else
    code = worksheet_write_string (self->sheet, (lxw_row_t) row, at, text, self->text);

  if (code == LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED)
    fail_in_row ("long-text", row);
  if (code != LXW_NO_ERROR)
    fail_in_row ("too-many-rows", row);
  self->n_cells++;
}

static gboolean
write_row_cb (int                row,
              const char *const *cells,
              int                n_cells,
              gpointer           user_data,
              GError           **error)
{
  XlsxWriter *self = user_data;
  const guint64 n_before = self->n_cells;

  for (int i = 0; i < n_cells; i++)
    write_cell (self, row - 1, i, cells[i]);
  self->n_rows += self->n_cells > n_before;
  psk_report_progress (row);

  return TRUE;
}

static void
add_sheet (XlsxWriter *self,
           int         sheet)
{
  const char *name = psk_staging_get_sheet_name (self->staging, sheet);

  /* A name that Excel does not take makes way for "Sheet1". */
  if (*name == '\0' || workbook_validate_sheet_name (self->workbook, name) != LXW_NO_ERROR)
    name = NULL;
  self->sheet = workbook_add_worksheet (self->workbook, name);
  if (self->sheet == NULL)
    psk_fail ("out-of-memory", NULL);
  worksheet_set_default_row (self->sheet, 24, LXW_FALSE);
}

static void
write_sheet (XlsxWriter *self,
             int         sheet)
{
  g_autoptr (GArray) kinds = g_array_new (FALSE, FALSE, sizeof (PskColumnKind));
  PskColumnKind kind;
  char *title;
  int width;

  add_sheet (self, sheet);
  for (int c = 1; psk_staging_get_column (self->staging, sheet, c, &title, &kind, &width); c++)
    {
      char **choices = psk_staging_get_choices (self->staging, sheet, c);

      worksheet_set_column (self->sheet, (lxw_col_t) (c - 1), (lxw_col_t) (c - 1), width, NULL);
      if (choices != NULL)
        psk_xlsx_choices_add (self->choices, self->sheet, c - 1, choices);
      g_array_append_val (kinds, kind);
      g_free (title);
    }

  self->kinds = (PskColumnKind *) kinds->data;
  self->n_columns = (int) kinds->len;
  worksheet_freeze_panes (self->sheet, 1, 0);
  if (!psk_staging_each_row (self->staging, sheet, write_row_cb, self, NULL))
    psk_fail ("bad-staging", NULL);
  if (self->n_columns > 0)
    worksheet_autofilter (self->sheet, 0, 0,
                          (lxw_row_t) MAX (psk_staging_get_n_rows (self->staging, sheet) - 1, 0),
                          (lxw_col_t) (self->n_columns - 1));
}

static lxw_format *
add_format (XlsxWriter *self,
            const char *number_format)
{
  lxw_format *format = workbook_add_format (self->workbook);

  format_set_font_name (format, FONT);
  format_set_font_size (format, FONT_SIZE);
  if (number_format != NULL)
    format_set_num_format (format, number_format);

  return format;
}

static void
add_formats (XlsxWriter *self)
{
  self->head = add_format (self, "@");
  format_set_bold (self->head);
  format_set_bg_color (self->head, HEAD_COLOUR);
  format_set_border (self->head, LXW_BORDER_THIN);
  self->text = add_format (self, "@");
  self->number = add_format (self, NULL);
  /* Thai months and years of the Buddhist Era, whatever the language of Excel. */
  self->date = add_format (self, "[$-107041E]d mmm yyyy;@");
}

static guint64
count (const char *text,
       gsize       size,
       const char *mark)
{
  const gsize length = strlen (mark);
  guint64 n = 0;

  for (const char *at = text; (at = memmem (at, size - (gsize) (at - text), mark, length)) != NULL;
       at += length)
    n++;

  return n;
}

/* Counts in the entry of the archive that is open. */
static guint64
count_rows (unzFile  archive,
            guint64 *n_cells)
{
  g_autofree char *piece = g_malloc (PIECE_BYTES);
  gsize kept = 0;
  int n_read = 0;
  guint64 n_rows = 0;

  /* The last bytes of a piece are looked at again, with the next. */
  while ((n_read = unzReadCurrentFile (archive, piece + kept, (unsigned) (PIECE_BYTES - kept))) > 0)
    {
      const gsize size = kept + (gsize) n_read;

      n_rows += count (piece, size, "</row>");
      *n_cells += count (piece, size, "<c r=\"");
      kept = MIN (size, (gsize) 5);
      memmove (piece, piece + size - kept, kept);
    }

  return n_rows;
}

static guint64
count_in_sheet (unzFile  archive,
                int      sheet,
                guint64 *n_cells)
{
  g_autofree char *name = g_strdup_printf ("xl/worksheets/sheet%d.xml", sheet);
  guint64 n_rows;

  if (unzLocateFile (archive, name, 1) != UNZ_OK || unzOpenCurrentFile (archive) != UNZ_OK)
    return 0;

  n_rows = count_rows (archive, n_cells);
  unzCloseCurrentFile (archive);
  return n_rows;
}

/* libxlsxwriter collects a sheet in a temporary file and does not look whether
 * the disk took it: so we count what came out. */
static void
verify (XlsxWriter *self,
        const char *path,
        int         n_sheets)
{
  unzFile archive = unzOpen64 (path);
  guint64 n_rows = 0;
  guint64 n_cells = 0;

  if (archive == NULL)
    psk_fail ("no-space", NULL);

  /* After the last sheet may come the hidden one of what can be chosen. */
  for (int i = 1; i <= n_sheets + 1; i++)
    n_rows += count_in_sheet (archive, i, &n_cells);
  unzClose (archive);

  if (n_rows != self->n_rows || n_cells != self->n_cells)
    psk_fail ("no-space", NULL);
}

/* libxlsxwriter opens the file at the end, when all the work is done. */
static void
check_place (const char *path)
{
  FILE *file = fopen (path, "wb");

  if (file == NULL)
    psk_fail ("unwritable", NULL);
  fclose (file);
}

/**
 * psk_xlsx_write:
 * @staging_path: a staging database; the first rows of its sheets are heads
 * @path: the file to write
 */
void
psk_xlsx_write (const char *staging_path,
                const char *path)
{
  g_autoptr (PskStaging) staging = psk_staging_open (staging_path, NULL);
  g_autoptr (PskXlsxChoices) choices = psk_xlsx_choices_new ();
  lxw_workbook_options options = { .constant_memory = LXW_TRUE };
  XlsxWriter self = { .staging = staging, .choices = choices };
  int n_sheets;

  if (staging == NULL)
    psk_fail ("bad-staging", NULL);
  n_sheets = psk_staging_get_n_sheets (staging);
  check_place (path);
  self.workbook = workbook_new_opt (path, &options);
  if (self.workbook == NULL)
    psk_fail ("out-of-memory", NULL);
  add_formats (&self);
  for (int i = 1; i <= n_sheets; i++)
    write_sheet (&self, i);
  if (!psk_xlsx_choices_write (choices, self.workbook, &self.n_rows, &self.n_cells))
    psk_fail ("out-of-memory", NULL);
  if (workbook_close (self.workbook) != LXW_NO_ERROR)
    psk_fail ("no-space", NULL);

  verify (&self, path, n_sheets);
}
