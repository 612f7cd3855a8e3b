/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-workbook.h"

#include <cpl_conv.h>
#include <gdal.h>
#include <math.h>
#include <ogr_api.h>
#include <string.h>
#include <xlsxwriter.h>

#include "psk-limits.h"
#include "psk-staging.h"

static void
set_up_gdal (void)
{
  /* Cells as they are: no line is taken for a head, no text for a number, and
   * nothing is fetched from anywhere. */
  CPLSetConfigOption ("OGR_XLSX_HEADERS", "DISABLE");
  CPLSetConfigOption ("OGR_XLSX_FIELD_TYPES", "STRING");
  CPLSetConfigOption ("OGR_ODS_HEADERS", "DISABLE");
  CPLSetConfigOption ("OGR_ODS_FIELD_TYPES", "STRING");
  CPLSetConfigOption ("OGR_XLS_HEADERS", "DISABLE");
  CPLSetConfigOption ("OGR_XLS_FIELD_TYPES", "STRING");
  CPLSetConfigOption ("GDAL_DISABLE_READDIR_ON_OPEN", "EMPTY_DIR");
  CPLSetConfigOption ("CPL_VSIL_CURL_ALLOWED_EXTENSIONS", "none");
  CPLSetErrorHandler (CPLQuietErrorHandler);
  GDALAllRegister ();
}

/* A whole number that the file holds as a number must not come as 3.5E+12. */
static void
write_cell (PskStagingWriter *writer,
            OGRFeatureH       feature,
            int               field)
{
  const char *text;
  double number;
  char *end = NULL;
  char plain[64];

  if (!OGR_F_IsFieldSetAndNotNull (feature, field))
    {
      psk_staging_writer_cell (writer, "", 0);
      return;
    }

  text = OGR_F_GetFieldAsString (feature, field);
  if (strpbrk (text, "eE.") != NULL)
    {
      number = g_ascii_strtod (text, &end);
      if (end != text && *end == '\0' && fabs (number) < 1e15 && number == floor (number))
        {
          g_snprintf (plain, sizeof plain, "%.0f", number);
          text = plain;
        }
    }
  psk_staging_writer_cell (writer, text, strlen (text));
}

static void
read_layer (OGRLayerH         layer,
            PskStagingWriter *writer)
{
  const int n_fields = OGR_FD_GetFieldCount (OGR_L_GetLayerDefn (layer));
  OGRFeatureH feature;

  psk_staging_writer_begin (writer, OGR_L_GetName (layer));
  OGR_L_ResetReading (layer);
  while ((feature = OGR_L_GetNextFeature (layer)) != NULL)
    {
      for (int i = 0; i < n_fields; i++)
        write_cell (writer, feature, i);
      psk_staging_writer_end_row (writer);
      OGR_F_Destroy (feature);
    }
}

/**
 * psk_workbook_read:
 * @path: a workbook: xlsx, ods or xls
 * @writer: where its rows go, a sheet for each sheet
 */
void
psk_workbook_read (const char       *path,
                   PskStagingWriter *writer)
{
  static const char *drivers[] = { "XLSX", "ODS", "XLS", NULL };
  GDALDatasetH dataset;

  set_up_gdal ();
  dataset = GDALOpenEx (path, GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers, NULL, NULL);
  if (dataset == NULL)
    psk_fail ("not-a-spreadsheet", CPLGetLastErrorMsg ());

  for (int i = 0; i < GDALDatasetGetLayerCount (dataset); i++)
    read_layer (GDALDatasetGetLayer (dataset, i), writer);
  psk_staging_writer_set_info (writer, "format",
                               GDALGetDriverShortName (GDALGetDatasetDriver (dataset)));
  GDALClose (dataset);
}

typedef struct
{
  PskStaging *staging;
  lxw_worksheet *sheet;
  lxw_format *head;
  lxw_format *text;
  lxw_format *date;
  PskColumnKind *kinds;
  int n_columns;
} XlsxWriter;

static gboolean
parse_date (const char   *text,
            lxw_datetime *date)
{
  memset (date, 0, sizeof *date);

  return sscanf (text, "%4d-%2d-%2d", &date->year, &date->month, &date->day) == 3
         && date->year >= 1900;
}

/* Text is written as text, never as a formula, whatever it begins with. */
static void
write_value (XlsxWriter *writer,
             int         row,
             int         column,
             const char *text)
{
  const PskColumnKind kind = column < writer->n_columns ? writer->kinds[column] : PSK_COLUMN_TEXT;
  lxw_datetime date;
  char *end = NULL;
  double number;

  if (*text == '\0')
    return;

  number = g_ascii_strtod (text, &end);
  if (row == 0)
    worksheet_write_string (writer->sheet, 0, column, text, writer->head);
  else if (kind == PSK_COLUMN_DATE && parse_date (text, &date))
    worksheet_write_datetime (writer->sheet, row, column, &date, writer->date);
  else if ((kind == PSK_COLUMN_INTEGER || kind == PSK_COLUMN_REAL) && end != text && *end == '\0')
    worksheet_write_number (writer->sheet, row, column, number, NULL);
  else
    worksheet_write_string (writer->sheet, row, column, text, writer->text);
}

static gboolean
write_row_cb (int                row,
              const char *const *cells,
              int                n_cells,
              gpointer           user_data,
              GError           **error)
{
  for (int i = 0; i < n_cells; i++)
    write_value (user_data, row - 1, i, cells[i]);

  return TRUE;
}

static void
write_sheet (XlsxWriter *writer,
             int         sheet)
{
  g_autoptr (GArray) kinds = g_array_new (FALSE, FALSE, sizeof (PskColumnKind));
  PskColumnKind kind;
  char *title;
  int width;

  for (int c = 1; psk_staging_get_column (writer->staging, sheet, c, &title, &kind, &width); c++)
    {
      worksheet_set_column (writer->sheet, c - 1, c - 1, width, NULL);
      g_array_append_val (kinds, kind);
      g_free (title);
    }

  writer->kinds = (PskColumnKind *) kinds->data;
  writer->n_columns = (int) kinds->len;
  worksheet_freeze_panes (writer->sheet, 1, 0);
  if (!psk_staging_each_row (writer->staging, sheet, write_row_cb, writer, NULL))
    psk_fail ("bad-staging", NULL);
  if (writer->n_columns > 0)
    worksheet_autofilter (writer->sheet, 0, 0,
                          MAX (psk_staging_get_n_rows (writer->staging, sheet) - 1, 0),
                          writer->n_columns - 1);
}

/**
 * psk_workbook_write:
 * @staging_path: a staging database; its first rows are heads
 * @path: the xlsx file to write
 */
void
psk_workbook_write (const char *staging_path,
                    const char *path)
{
  g_autoptr (PskStaging) staging = psk_staging_open (staging_path, NULL);
  lxw_workbook_options options = { .constant_memory = LXW_TRUE };
  XlsxWriter writer = { .staging = staging };
  lxw_workbook *workbook;

  if (staging == NULL)
    psk_fail ("bad-staging", staging_path);

  workbook = workbook_new_opt (path, &options);
  writer.head = workbook_add_format (workbook);
  format_set_bold (writer.head);
  format_set_bg_color (writer.head, 0xE7EFE9);
  format_set_border (writer.head, LXW_BORDER_THIN);
  writer.text = workbook_add_format (workbook);
  format_set_num_format (writer.text, "@");
  writer.date = workbook_add_format (workbook);
  format_set_num_format (writer.date, "[$-107041E]d mmm yyyy;@");

  for (int i = 1; i <= psk_staging_get_n_sheets (staging); i++)
    {
      const char *name = psk_staging_get_sheet_name (staging, i);

      writer.sheet = workbook_add_worksheet (workbook, *name != '\0' ? name : NULL);
      if (writer.sheet == NULL)
        writer.sheet = workbook_add_worksheet (workbook, NULL);
      write_sheet (&writer, i);
    }

  if (workbook_close (workbook) != LXW_NO_ERROR)
    psk_fail ("no-space", path);
}
