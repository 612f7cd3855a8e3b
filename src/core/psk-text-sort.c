/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Thai dictionary order, by ICU. */

#include "config.h"

#include "psk-text.h"

#include <string.h>
#include <unicode/ucol.h>
#include <unicode/ustring.h>

static UCollator *
get_collator (void)
{
  static UCollator *collator = NULL;
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      UErrorCode status = U_ZERO_ERROR;

      /* The space counts, so that a list goes by first name and then by last
       * name. Comparing and making keys do not change a collator, so that all
       * threads may share it.
       */
      collator = ucol_open ("th", &status);
      if (U_SUCCESS (status))
        ucol_setAttribute (collator, UCOL_ALTERNATE_HANDLING, UCOL_NON_IGNORABLE, &status);
      if (U_SUCCESS (status))
        ucol_setAttribute (collator, UCOL_NORMALIZATION_MODE, UCOL_ON, &status);
      if (U_FAILURE (status))
        g_error ("The collator of ICU cannot be opened: %s", u_errorName (status));
      g_once_init_leave (&once, 1);
    }

  return collator;
}

/**
 * psk_text_sort_key:
 * @text: (nullable): a clean text
 *
 * Makes a key in Thai dictionary order by ICU; bytes compared as by memcmp()
 * and as SQLite compares blobs.
 *
 * Returns: (transfer full): the key, without a final zero
 */
GBytes *
psk_text_sort_key (const char *text)
{
  const char *source = text != NULL ? text : "";
  gsize source_length = MIN (strlen (source), G_MAXINT32 / 8);
  g_autofree UChar *wide = g_new (UChar, source_length + 1);
  UErrorCode status = U_ZERO_ERROR;
  int32_t wide_length = 0;
  int32_t size;
  guint8 room[256];
  guint8 *key;

  /* UTF-16 never takes more units than UTF-8 takes bytes. */
  u_strFromUTF8WithSub (wide, source_length + 1, &wide_length, source, source_length, 0xfffd,
                        NULL, &status);
  if (U_FAILURE (status))
    return g_bytes_new (source, source_length);

  /* The key of a name nearly always fits at once; making it twice is what takes
   * the time. */
  size = ucol_getSortKey (get_collator (), wide, wide_length, room, sizeof room);
  if (size <= (int32_t) sizeof room)
    return g_bytes_new (room, MAX (size, 1) - 1);

  key = g_malloc (size);
  ucol_getSortKey (get_collator (), wide, wide_length, key, size);
  return g_bytes_new_take (key, size - 1);
}

/**
 * psk_text_compare:
 * @a: (nullable): a text
 * @b: (nullable): another
 *
 * Compares in the order of psk_text_sort_key().
 *
 * Returns: less than, equal to or greater than 0
 */
int
psk_text_compare (const char *a,
                  const char *b)
{
  UErrorCode status = U_ZERO_ERROR;
  UCollationResult result;

  result = ucol_strcollUTF8 (get_collator (), a != NULL ? a : "", -1, b != NULL ? b : "", -1,
                             &status);
  if (U_FAILURE (status))
    return g_strcmp0 (a, b);

  return result;
}
