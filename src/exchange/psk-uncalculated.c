/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-uncalculated.h"

#include <gio/gio.h>
#include <string.h>

#include "psk-workbook-part.h"

/* So much of each sheet is looked at, 20,000 rows or more: a formula stands in every row of
 * its column, and a base list shall not be unpacked twice. */
#define MAX_BYTES ((gsize) 8 << 20)

/* What is found while the parts of a workbook are read. */
typedef struct
{
  GHashTable *targets; /* relation → part */
  GHashTable *parts; /* name of a sheet → part */

  /* Of a sheet */
  char *first; /* the cell that was not calculated, nullable */
  char *cell; /* the one that is being read, nullable */
  gboolean is_text;
  gboolean has_formula;
  gboolean has_value;
  gboolean in_value;
} Finding;

/* ECMA-376, part 2, 9.3: a target is relative to the folder of the workbook, or absolute. */
static char *
resolve (const char *target)
{
  g_autofree char *full = g_canonicalize_filename (target, "/xl");

  return g_strdup (full + 1);
}

static void
start_relations_cb (GMarkupParseContext *context,
                    const char          *element,
                    const char         **names,
                    const char         **values,
                    gpointer             user_data,
                    GError             **error)
{
  Finding *finding = user_data;
  const char *id = psk_markup_find_value (names, values, "Id");
  const char *target = psk_markup_find_value (names, values, "Target");

  if (psk_markup_is_named (element, "Relationship") && id != NULL && target != NULL)
    g_hash_table_insert (finding->targets, g_strdup (id), resolve (target));
}

static void
start_workbook_cb (GMarkupParseContext *context,
                   const char          *element,
                   const char         **names,
                   const char         **values,
                   gpointer             user_data,
                   GError             **error)
{
  Finding *finding = user_data;
  const char *name = psk_markup_find_value (names, values, "name");
  const char *id = psk_markup_find_value (names, values, "id");
  const char *part = id != NULL ? g_hash_table_lookup (finding->targets, id) : NULL;

  if (psk_markup_is_named (element, "sheet") && name != NULL && part != NULL)
    g_hash_table_insert (finding->parts, g_strdup (name), g_strdup (part));
}

/* ECMA-376, part 1, 18.3.1.4, 18.3.1.40 and 18.3.1.96 */
static void
start_sheet_cb (GMarkupParseContext *context,
                const char          *element,
                const char         **names,
                const char         **values,
                gpointer             user_data,
                GError             **error)
{
  Finding *finding = user_data;

  if (psk_markup_is_named (element, "c"))
    {
      g_free (finding->cell);
      finding->cell = g_strdup (psk_markup_find_value (names, values, "r"));
      finding->is_text = g_strcmp0 (psk_markup_find_value (names, values, "t"), "str") == 0;
      finding->has_formula = finding->has_value = FALSE;
    }
  else if (psk_markup_is_named (element, "f"))
    finding->has_formula = TRUE;
  else if (psk_markup_is_named (element, "v"))
    {
      /* The result of a formula can be a text without letters. */
      finding->in_value = TRUE;
      finding->has_value = finding->is_text;
    }
}

static void
text_cb (GMarkupParseContext *context,
         const char          *text,
         gsize                length,
         gpointer             user_data,
         GError             **error)
{
  Finding *finding = user_data;

  finding->has_value = finding->has_value || (finding->in_value && length > 0);
}

/* The first is enough. */
static void
end_sheet_cb (GMarkupParseContext *context,
              const char          *element,
              gpointer             user_data,
              GError             **error)
{
  Finding *finding = user_data;

  if (psk_markup_is_named (element, "v"))
    finding->in_value = FALSE;
  if (!psk_markup_is_named (element, "c") || !finding->has_formula || finding->has_value)
    return;

  finding->first = g_strdup (finding->cell != NULL ? finding->cell : "");
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CLOSED, "enough");
}

static char *
find_in_sheet (const char *name,
               const char *part)
{
  static const GMarkupParser sheet = {
    .start_element = start_sheet_cb, .text = text_cb, .end_element = end_sheet_cb,
  };
  Finding finding = { NULL };

  if (psk_workbook_part_holds (name, part, MAX_BYTES, "<f", ":f"))
    psk_workbook_part_parse (name, part, MAX_BYTES, &sheet, &finding);

  g_free (finding.cell);
  return finding.first;
}

/**
 * psk_uncalculated_find:
 * @name: a workbook as GDAL is to be told of it: "XLSX:/a/list.xlsx"
 *
 * Learns from a workbook of xlsx which of its sheets have formulas that no program has
 * calculated: those of a workbook that a script wrote. GDAL reads them as blank. What
 * cannot be read has none; of ods, GDAL calculates them.
 *
 * Returns: (transfer full) (element-type utf8 utf8): for names of sheets the first cell with
 *   such a formula, "" when it has no name
 */
GHashTable *
psk_uncalculated_find (const char *name)
{
  static const GMarkupParser relations = { .start_element = start_relations_cb };
  static const GMarkupParser workbook = { .start_element = start_workbook_cb };
  GHashTable *cells = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) targets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Finding finding = { .targets = targets, .parts = parts };
  GHashTableIter iter;
  gpointer sheet;
  gpointer part;

  if (!g_str_has_prefix (name, "XLSX:"))
    return cells;

  psk_workbook_part_parse (name, "xl/_rels/workbook.xml.rels", G_MAXSIZE, &relations, &finding);
  psk_workbook_part_parse (name, "xl/workbook.xml", G_MAXSIZE, &workbook, &finding);
  g_hash_table_iter_init (&iter, parts);
  while (g_hash_table_iter_next (&iter, &sheet, &part))
    {
      char *first = find_in_sheet (name, part);

      if (first != NULL)
        g_hash_table_insert (cells, g_strdup (sheet), first);
    }

  return cells;
}
