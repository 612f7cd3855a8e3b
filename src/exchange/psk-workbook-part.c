/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-workbook-part.h"

#include <cpl_vsi.h>
#include <string.h>

#define PIECE_BYTES (64 << 10)

/**
 * psk_markup_is_named:
 * @qualified: the name of an element or attribute
 * @name: a name
 *
 * Programs choose the prefixes of their namespaces.
 *
 * Returns: whether it is so named, whatever its prefix
 */
gboolean
psk_markup_is_named (const char *qualified,
                     const char *name)
{
  const char *colon = strchr (qualified, ':');

  return g_str_equal (colon != NULL ? colon + 1 : qualified, name);
}

/**
 * psk_markup_find_value:
 * @names: (array zero-terminated=1): the names of the attributes of an element
 * @values: (array zero-terminated=1): their values
 * @name: a name without a prefix
 *
 * Returns: (nullable): the value of the first attribute so named
 */
const char *
psk_markup_find_value (const char **names,
                       const char **values,
                       const char  *name)
{
  for (int i = 0; names[i] != NULL; i++)
    {
      if (psk_markup_is_named (names[i], name))
        return values[i];
    }

  return NULL;
}

static VSILFILE *
open_part (const char *workbook,
           const char *part)
{
  const char *colon = strchr (workbook, ':');
  g_autofree char *path = g_strdup_printf ("/vsizip/{%s}/%s",
                                           colon != NULL ? colon + 1 : workbook, part);

  return VSIFOpenL (path, "rb");
}

/**
 * psk_workbook_part_parse:
 * @workbook: a workbook as GDAL is to be told of it: "XLSX:/a/list.xlsx"
 * @part: a part of it: "xl/workbook.xml"
 * @max_bytes: so much of it is read
 * @parser: what is done with it; an error ends it
 * @user_data: for @parser
 *
 * Reads a part of a workbook that GDAL does not tell of. What cannot be read is passed over.
 */
void
psk_workbook_part_parse (const char          *workbook,
                         const char          *part,
                         gsize                max_bytes,
                         const GMarkupParser *parser,
                         gpointer             user_data)
{
  g_autoptr (GMarkupParseContext) context
    = g_markup_parse_context_new (parser, G_MARKUP_TREAT_CDATA_AS_TEXT, user_data, NULL);
  g_autofree char *piece = g_malloc (PIECE_BYTES);
  VSILFILE *file = open_part (workbook, part);
  gsize n_left = max_bytes;
  gsize n_read;

  if (file == NULL)
    return;

  while ((n_read = VSIFReadL (piece, 1, MIN (PIECE_BYTES, n_left), file)) > 0
         && g_markup_parse_context_parse (context, piece, (gssize) n_read, NULL))
    n_left -= n_read;
  VSIFCloseL (file);
}

/**
 * psk_workbook_part_holds:
 * @workbook: a workbook as GDAL is to be told of it
 * @part: a part of it
 * @max_bytes: so much of it is read
 * @text: some bytes
 * @other: as many others
 *
 * Looks for bytes, many times as fast as it is parsed.
 *
 * Returns: whether one of them is there
 */
gboolean
psk_workbook_part_holds (const char *workbook,
                         const char *part,
                         gsize       max_bytes,
                         const char *text,
                         const char *other)
{
  const gsize length = strlen (text);
  g_autofree char *piece = g_malloc (PIECE_BYTES + length);
  VSILFILE *file = open_part (workbook, part);
  gsize n_kept = 0;
  gsize n_left = max_bytes;
  gsize n_read;
  gboolean found = FALSE;

  if (file == NULL)
    return FALSE;

  /* What is looked for may be parted by the end of a piece. */
  while (!found && (n_read = VSIFReadL (piece + n_kept, 1, MIN (PIECE_BYTES, n_left), file)) > 0)
    {
      const gsize n = n_kept + n_read;

      found = memmem (piece, n, text, length) != NULL || memmem (piece, n, other, length) != NULL;
      n_kept = MIN (n, length - 1);
      memmove (piece, piece + n - n_kept, n_kept);
      n_left -= n_read;
    }
  VSIFCloseL (file);

  return found;
}
