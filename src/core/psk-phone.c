/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-phone.h"

/**
 * psk_phone_mask:
 * @phone: (nullable): a phone number
 *
 * Hides all digits of a phone number but the first two and the last four, as those of
 * a citizen id are hidden: whoever stands by the screen cannot call. What has fewer
 * than eight digits is hidden whole.
 *
 * Returns: (transfer full) (nullable): such as "08•-•••-4417"; %NULL for %NULL
 */
char *
psk_phone_mask (const char *phone)
{
  GString *masked;
  int n_digits = 0;
  int n = 0;

  if (phone == NULL)
    return NULL;

  for (const char *c = phone; *c != '\0'; c++)
    n_digits += g_ascii_isdigit (*c) != 0;

  masked = g_string_new (NULL);
  for (const char *c = phone; *c != '\0'; c++)
    {
      if (!g_ascii_isdigit (*c))
        continue;

      /* In groups from the right: 4, 3 and the rest. */
      if (n > 0 && (n_digits - n == 4 || n_digits - n == 7))
        g_string_append_c (masked, '-');
      if (n_digits < 8 || (n >= 2 && n < n_digits - 4))
        g_string_append (masked, "•");
      else
        g_string_append_c (masked, *c);
      n++;
    }

  return g_string_free (masked, FALSE);
}
