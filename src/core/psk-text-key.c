/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The forms in which texts are searched for and names of areas are matched. */

#include "config.h"

#include "psk-text-private.h"

#include <string.h>

#include "psk-prefix.h"

#define SARA_E 0x0e40
#define SARA_AE 0x0e41

static gboolean
is_vowel_mark (gunichar c)
{
  return c == 0x0e31 || (c >= 0x0e34 && c <= 0x0e3a) || c == 0x0e47;
}

static gboolean
is_thai_mark (gunichar c)
{
  return is_vowel_mark (c) || (c >= 0x0e48 && c <= 0x0e4e);
}

/**
 * psk_text_normal_form:
 * @text: (nullable): what was typed or read
 *
 * Makes the form that search keys, area keys and villages share: clean, lower case, Arabic
 * digits, and the marks that fingers swap or hit twice put in order.
 *
 * Returns: (transfer full): the form, "" when there is nothing
 */
char *
psk_text_normal_form (const char *text)
{
  g_autofree char *clean = psk_text_clean (text);
  /* A letter may be longer in lower case, but not twice as long. */
  char *normal = g_malloc (2 * strlen (clean) + 1);
  char *out = normal;
  gunichar last = 0;

  for (const char *p = clean; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c < 0x80)
        c = (guchar) g_ascii_tolower ((char) c);
      else if (c < 0x0e00 || c > 0x0e7f)
        c = g_unichar_tolower (c);
      else if (c >= PSK_THAI_ZERO && c <= PSK_THAI_NINE)
        c = '0' + (c - PSK_THAI_ZERO);
      if (c == last && (is_thai_mark (c) || c == PSK_SARA_AM))
        continue;
      if (c == SARA_E && last == SARA_E)
        {
          out -= 3;
          c = SARA_AE;
        }
      if (is_vowel_mark (c) && psk_text_is_tone (last))
        {
          out = psk_text_put_char (out - 3, c);
          c = last;
        }
      out = psk_text_put_char (out, c);
      last = c;
    }
  *out = '\0';

  return normal;
}

/**
 * psk_text_search_key:
 * @text: (nullable): a stored text, or what is searched for
 *
 * Makes the form that searching compares: clean, lower case, Arabic digits,
 * doubled and swapped marks in order. A personal title, ต./ตำบล, อ./อำเภอ,
 * จ./จังหวัด at the start and หมู่/หมู่ที่/ม. before a number are dropped when
 * something is left. Stored text and query go through it once each.
 *
 * A title without a space is recognised by the table and by what follows: two
 * characters or more that can begin a word. นายสมชาย is a title and a name;
 * นายก, นายอำเภอ and นาวา are not. A monk's พระ stays, since places have it.
 *
 * Returns: (transfer full): the key, "" when there is nothing
 */
char *
psk_text_search_key (const char *text)
{
  g_autofree char *normal = psk_text_normal_form (text);
  g_autoptr (GString) found = g_string_new (NULL);
  const char *rest;

  rest = psk_prefix_take_titles (normal, TRUE, found);
  if (*rest == '\0')
    rest = normal;

  return g_strdup (psk_prefix_skip_village (psk_prefix_skip_area (rest)));
}

/**
 * psk_text_area_key:
 * @text: (nullable): the name of a province, district or tambon
 *
 * Makes the form by which names of areas are matched: the normal form of
 * searching without spaces and without ตำบล, แขวง, อำเภอ, เขต, กิ่ง and จังหวัด
 * or their letters. บ้าน and เมือง belong to names and stay.
 *
 * Returns: (transfer full): the key, "" when there is nothing
 */
char *
psk_text_area_key (const char *text)
{
  g_autofree char *normal = psk_text_normal_form (text);
  g_auto (GStrv) words = NULL;

  words = g_strsplit (psk_prefix_skip_area (normal), " ", -1);
  return g_strjoinv (NULL, words);
}
