/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-hidden-sheets.h"

#include <gio/gio.h>
#include <string.h>

#include "psk-workbook-part.h"

/* What is found while a part of a workbook is read. */
typedef struct
{
  GHashTable *sheets; /* names of hidden sheets */
  GHashTable *styles; /* names of styles of ods that hide the sheets that have them */
  char *style; /* the one that is being described, nullable */
} Finding;

/* ECMA-376, part 1, 18.2.19 */
static void
start_xlsx_cb (GMarkupParseContext *context,
               const char          *element,
               const char         **names,
               const char         **values,
               gpointer             user_data,
               GError             **error)
{
  Finding *finding = user_data;
  const char *name = psk_markup_find_value (names, values, "name");
  const char *state = psk_markup_find_value (names, values, "state");

  if (psk_markup_is_named (element, "sheet") && name != NULL && state != NULL
      && !g_str_equal (state, "visible"))
    g_hash_table_add (finding->sheets, g_strdup (name));
}

/* OpenDocument hides a sheet by table:display in the properties of its style. */
static void
start_ods_cb (GMarkupParseContext *context,
              const char          *element,
              const char         **names,
              const char         **values,
              gpointer             user_data,
              GError             **error)
{
  Finding *finding = user_data;
  const char *name = psk_markup_find_value (names, values, "name");

  if (psk_markup_is_named (element, "style"))
    {
      g_free (finding->style);
      finding->style = g_strdup (name);
    }
  else if (psk_markup_is_named (element, "table-properties") && finding->style != NULL
           && g_strcmp0 (psk_markup_find_value (names, values, "display"), "false") == 0)
    {
      g_hash_table_add (finding->styles, g_strdup (finding->style));
    }
  else if (psk_markup_is_named (element, "table") && name != NULL)
    {
      const char *style = psk_markup_find_value (names, values, "style-name");

      if (style != NULL && g_hash_table_contains (finding->styles, style))
        g_hash_table_add (finding->sheets, g_strdup (name));
    }
}

/* The styles stand before the cells, which need not be looked at when none hides. */
static void
end_ods_cb (GMarkupParseContext *context,
            const char          *element,
            gpointer             user_data,
            GError             **error)
{
  Finding *finding = user_data;

  if (psk_markup_is_named (element, "automatic-styles") && g_hash_table_size (finding->styles) == 0)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CLOSED, "enough");
}

/**
 * psk_hidden_sheets_find:
 * @name: a workbook as GDAL is to be told of it: "XLSX:/a/list.xlsx"
 *
 * Learns from a workbook of xlsx or ods which of its sheets people who open it do not see,
 * which GDAL does not tell. Of xls nobody tells: FreeXL, by which GDAL reads it, knows it
 * and keeps it to itself. What cannot be read hides nothing.
 *
 * Returns: (transfer full) (element-type utf8 utf8): the names of the hidden sheets
 */
GHashTable *
psk_hidden_sheets_find (const char *name)
{
  static const GMarkupParser xlsx = { .start_element = start_xlsx_cb };
  static const GMarkupParser ods = { .start_element = start_ods_cb, .end_element = end_ods_cb };
  const gboolean is_xlsx = g_str_has_prefix (name, "XLSX:");
  const gboolean is_ods = g_str_has_prefix (name, "ODS:");
  Finding finding = {
    .sheets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .styles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
  };

  if (is_xlsx || is_ods)
    psk_workbook_part_parse (name, is_xlsx ? "xl/workbook.xml" : "content.xml", G_MAXSIZE,
                             is_xlsx ? &xlsx : &ods, &finding);

  g_free (finding.style);
  g_hash_table_unref (finding.styles);
  return finding.sheets;
}
