/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-hidden-sheets.h"

#include <cpl_vsi.h>
#include <string.h>

#define PIECE_BYTES 4096

/* Nobody has so many sheets; what is longer is not looked at. */
#define MAX_BYTES (4 << 20)

typedef struct
{
  GHashTable *hidden;
  guint n_seen; /* sheets that are not hidden */
} Sheets;

static void
start_element_cb (GMarkupParseContext *context,
                  const char          *element,
                  const char         **names,
                  const char         **values,
                  gpointer             user_data,
                  GError             **error)
{
  Sheets *sheets = user_data;
  const char *sheet = NULL;
  const char *state = "visible";

  if (!g_str_equal (element, "sheet") && !g_str_has_suffix (element, ":sheet"))
    return;

  for (int i = 0; names[i] != NULL; i++)
    {
      if (g_str_equal (names[i], "name"))
        sheet = values[i];
      else if (g_str_equal (names[i], "state"))
        state = values[i];
    }
  if (g_str_equal (state, "visible"))
    sheets->n_seen++;
  else if (sheet != NULL)
    g_hash_table_add (sheets->hidden, g_strdup (sheet));
}

static gboolean
parse (VSILFILE            *file,
       GMarkupParseContext *context)
{
  char piece[PIECE_BYTES];
  gsize n_read;
  gsize total = 0;

  while ((n_read = VSIFReadL (piece, 1, sizeof piece, file)) > 0 && (total += n_read) <= MAX_BYTES)
    {
      if (!g_markup_parse_context_parse (context, piece, (gssize) n_read, NULL))
        return FALSE;
    }

  return g_markup_parse_context_end_parse (context, NULL);
}

/**
 * psk_hidden_sheets_read:
 * @path: a workbook of xlsx
 *
 * GDAL reads hidden sheets as any other and does not tell them apart. They are lists for
 * drop-downs or left-overs that whoever sent the workbook did not mean to send.
 *
 * Returns: (transfer full) (element-type utf8): the names of its hidden sheets; empty when
 *   none is seen, or when that cannot be read
 */
GHashTable *
psk_hidden_sheets_read (const char *path)
{
  static const GMarkupParser parser = { .start_element = start_element_cb };
  g_autofree char *name = g_strdup_printf ("/vsizip/{%s}/xl/workbook.xml", path);
  Sheets sheets = { g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL), 0 };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, &sheets, NULL);
  VSILFILE *file = VSIFOpenL (name, "rb");

  if (file == NULL || !parse (file, context) || sheets.n_seen == 0)
    g_hash_table_remove_all (sheets.hidden);
  if (file != NULL)
    VSIFCloseL (file);

  return sheets.hidden;
}
