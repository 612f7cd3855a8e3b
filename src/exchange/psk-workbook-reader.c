/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-workbook-reader.h"

#include <cpl_conv.h>
#include <gdal.h>
#include <ogr_api.h>
#include <string.h>

#include "psk-hidden-sheets.h"
#include "psk-limits.h"
#include "psk-number.h"
#include "psk-staging-choices.h"
#include "psk-uncalculated.h"

/* What GDAL complains of though it reads the cells as they are: rows without a
 * number, the empty rows down to the end of a sheet of LibreOffice, and formulas
 * that no program has calculated yet. */
static gboolean
is_harmless (const char *message)
{
  static const char *const harmless[] = {
    "Invalid row: 0", "Invalid value for number-rows-repeated", "Invalid cell",
    "Circular dependency", "Cannot find sheet", NULL,
  };

  for (gsize i = 0; harmless[i] != NULL; i++)
    {
      if (g_str_has_prefix (message, harmless[i]))
        return TRUE;
    }

  return FALSE;
}

/* A sheet that breaks off in the middle is no list: GDAL would give its first
 * rows and say no more. */
static void CPL_STDCALL
error_cb (CPLErr      severity,
          CPLErrorNum number,
          const char *message)
{
  if (severity < CE_Failure || is_harmless (message))
    return;

  if (strstr (message, "Maximum number of fields") != NULL
      || strstr (message, "too many columns") != NULL)
    psk_fail ("too-many-columns", NULL);
  if (strstr (message, "Too big gap") != NULL)
    psk_fail ("far-row", NULL);
  if (number == CPLE_OutOfMemory)
    psk_fail ("out-of-memory", NULL);
  psk_fail ("damaged", message);
}

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
  CPLSetConfigOption ("GDAL_DRIVER_PATH", "disable");
  CPLSetConfigOption ("CPL_VSIL_CURL_ALLOWED_EXTENSIONS", "none");
  GDALAllRegister ();
}

static void
read_row (OGRFeatureH       feature,
          int               n_fields,
          PskStagingWriter *writer)
{
  char buffer[PSK_NUMBER_BYTES];

  for (int i = 0; i < n_fields; i++)
    {
      const char *text = "";

      if (OGR_F_IsFieldSetAndNotNull (feature, i))
        text = psk_number_tidy (OGR_F_GetFieldAsString (feature, i), buffer);
      psk_staging_writer_cell (writer, text, strlen (text));
    }
  psk_staging_writer_end_row (writer);
}

static void
read_layer (OGRLayerH         layer,
            GHashTable       *hidden,
            GHashTable       *uncalculated,
            PskStagingWriter *writer)
{
  /* The first look at the columns makes GDAL read the sheet. */
  const int n_fields = OGR_FD_GetFieldCount (OGR_L_GetLayerDefn (layer));
  const char *name = OGR_L_GetName (layer);
  const gboolean is_hidden = g_hash_table_contains (hidden, name);
  OGRFeatureH feature;

  /* What the drop-downs of a file of ours offer is nothing that came back. */
  if (is_hidden && g_str_equal (name, PSK_STAGING_CHOICES_SHEET))
    return;

  psk_staging_writer_begin (writer, name);
  if (is_hidden)
    psk_staging_writer_hide (writer);
  if (g_hash_table_contains (uncalculated, name))
    psk_staging_writer_doubt (writer, g_hash_table_lookup (uncalculated, name));
  OGR_L_ResetReading (layer);
  while (!psk_staging_writer_is_full (writer)
         && (feature = OGR_L_GetNextFeature (layer)) != NULL)
    {
      read_row (feature, n_fields, writer);
      OGR_F_Destroy (feature);
    }
}

/**
 * psk_workbook_read:
 * @name: a workbook of xlsx, ods or xls, as GDAL is to be told of it
 * @certain: whether it is surely a workbook, so that what fails means damage
 * @writer: where its rows go, a sheet for each sheet that is not empty
 *
 * A merged cell has its text in its first cell; a formula is what it was when the
 * workbook was saved. Sheets of xlsx and ods that are hidden are marked, and those of xlsx
 * with formulas that were never calculated. GDAL keeps these
 * from us: hidden sheets of xls, runs of blanks in ods, the day that a workbook of an old
 * Macintosh counts from.
 */
void
psk_workbook_read (const char       *name,
                   gboolean          certain,
                   PskStagingWriter *writer)
{
  static const char *drivers[] = { "XLSX", "ODS", "XLS", NULL };
  g_autoptr (GHashTable) hidden = NULL;
  g_autoptr (GHashTable) uncalculated = NULL;
  GDALDatasetH dataset;

  set_up_gdal ();
  CPLSetErrorHandler (certain ? error_cb : CPLQuietErrorHandler);
  dataset = GDALOpenEx (name, GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers, NULL, NULL);
  if (dataset == NULL)
    psk_fail ("not-a-spreadsheet", CPLGetLastErrorMsg ());

  hidden = psk_hidden_sheets_find (name);
  uncalculated = psk_uncalculated_find (name);
  CPLSetErrorHandler (error_cb);
  for (int i = 0; i < GDALDatasetGetLayerCount (dataset); i++)
    read_layer (GDALDatasetGetLayer (dataset, i), hidden, uncalculated, writer);
  psk_staging_writer_set_info (writer, "format",
                               GDALGetDriverShortName (GDALGetDatasetDriver (dataset)));
  GDALClose (dataset);
}
