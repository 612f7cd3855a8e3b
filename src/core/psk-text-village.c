/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The number of a village, however it is written. */

#include "config.h"

#include "psk-text-private.h"

#include <string.h>

#include "psk-prefix.h"

/* "บ้านหนองหล่าย หมู่ที่ 4": the number after the name. */
static const char *
find_village (const char *normal)
{
  const char *start = psk_prefix_skip_village (normal);

  if (start != normal || g_ascii_isdigit (*normal))
    return start;

  for (const char *p = strpbrk (normal, " ("); p != NULL; p = strpbrk (p, " ("))
    {
      p++;
      start = psk_prefix_skip_village (p);
      if (start != p && strspn (start, "0123456789) ") == strlen (start))
        return start;
    }

  return normal;
}

/**
 * psk_text_parse_village:
 * @text: (nullable): what was typed or read
 * @number: (out): the number of the village, 1–99
 *
 * Reads the number of a village: "3", "03", "3.0", "หมู่ ๑๒", "หมู่ที่ 3",
 * "ม.1", "ม. 5 บ้านใหม่", "บ้านใหม่ หมู่ที่ 5". A house number ("12/3", "12 ม.3") is none.
 *
 * Returns: whether @number was set
 */
gboolean
psk_text_parse_village (const char *text,
                        int        *number)
{
  g_autofree char *normal = psk_text_normal_form (text);
  const char *start;
  const char *p;
  int value = 0;

  g_return_val_if_fail (number != NULL, FALSE);

  start = find_village (normal);
  for (p = start; g_ascii_isdigit (*p) && p - start < 4; p++)
    value = value * 10 + (*p - '0');
  if (p == start || value < 1 || value > 99)
    return FALSE;

  if (g_str_has_prefix (p, ".0"))
    p += 1 + strspn (p + 1, "0");
  p = psk_prefix_skip_spaces (p);
  if (*p != '\0' && !g_str_has_prefix (p, "บ้าน") &&
      (start == normal || (*p != '(' && *p != ')' && !psk_prefix_starts_word (g_utf8_get_char (p)))))
    return FALSE;

  *number = value;
  return TRUE;
}
