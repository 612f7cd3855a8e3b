/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Search keys with one byte for each Thai letter where UTF-8 has three: a base list takes a
 * third of the room, on the disk and in memory, and is looked through three times as fast. */

#include "config.h"

#include "psk-search-text.h"

#include <string.h>

#include "psk-text.h"

#define THAI_FIRST 0x0e00
#define THAI_LAST 0x0e7f

/* Any other character is this byte and six that begin nowhere else, so that what is found
 * always begins and ends with a character. No key has control characters. */
#define ESCAPE 0x01
#define ESCAPED 0x02
#define ESCAPED_DIGITS 6

static char *
append_escaped (char    *out,
                gunichar c)
{
  *out++ = ESCAPE;
  for (int shift = 4 * (ESCAPED_DIGITS - 1); shift >= 0; shift -= 4)
    *out++ = (char) (ESCAPED + ((c >> shift) & 0xf));

  return out;
}

/**
 * psk_search_text_pack:
 * @key: a key as psk_text_search_key() makes it
 *
 * Makes the bytes that are kept and compared: ASCII as it is, the Thai block as 0x80 to
 * 0xff, every other character escaped. A part of a key is a part of its bytes.
 *
 * Returns: (transfer full): the bytes, with a zero behind them
 */
char *
psk_search_text_pack (const char *key)
{
  const gsize length = strlen (key);
  char *packed;
  char *out;

  /* What is escaped takes two bytes or more in UTF-8. */
  packed = g_malloc (length * (1 + ESCAPED_DIGITS) / 2 + 1);
  out = packed;
  for (const char *p = key; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      if (c < 0x80)
        *out++ = (char) c;
      else if (c >= THAI_FIRST && c <= THAI_LAST)
        *out++ = (char) (0x80 + (c - THAI_FIRST));
      else
        out = append_escaped (out, c);
    }
  *out = '\0';

  return packed;
}

/**
 * psk_search_text_new:
 * @texts: (array length=n_texts): stored texts, each %NULL or "" when absent
 * @n_texts: how many
 *
 * Makes what a record is searched by of some of its texts.
 *
 * Returns: (transfer full): packed bytes, with a zero behind them
 */
char *
psk_search_text_new (const char *const *texts,
                     guint              n_texts)
{
  g_autofree char *joined = psk_text_join (texts, n_texts);
  g_autofree char *key = psk_text_search_key (joined);

  return psk_search_text_pack (key);
}
