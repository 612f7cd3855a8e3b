/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Digits and numbers, as people type them and as they are shown. */

#include "config.h"

#include "psk-text-private.h"

#include <math.h>
#include <string.h>

#include "psk-prefix.h"

static char *
map_digits (const char *text,
            gunichar    from,
            gunichar    to)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  /* One byte becomes three. */
  char *mapped = g_malloc (3 * strlen (valid) + 1);
  char *out = mapped;

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c >= from && c <= from + 9)
        c = to + (c - from);
      out = psk_text_put_char (out, c);
    }
  *out = '\0';

  return mapped;
}

/* Copies the digits and grouped commas of the whole part. FALSE when a comma
 * does not part thousands.
 */
static gboolean
copy_whole_part (const char **text,
                 GString     *out)
{
  const char *p = *text;
  int run = 0;
  gboolean grouped = FALSE;

  for (;; p++)
    {
      if (g_ascii_isdigit (*p))
        {
          g_string_append_c (out, *p);
          run++;
        }
      else if (*p == ',')
        {
          if (run == 0 || run > 3 || (grouped && run != 3))
            return FALSE;
          grouped = TRUE;
          run = 0;
        }
      else
        break;
    }

  *text = p;
  return !grouped || run == 3;
}

static void
copy_exponent (const char **text,
               GString     *out)
{
  const char *p = *text;

  if (*p != 'e' && *p != 'E')
    return;
  p++;
  if (*p == '+' || *p == '-')
    p++;
  if (!g_ascii_isdigit (*p))
    return;
  while (g_ascii_isdigit (*p))
    p++;

  g_string_append_len (out, *text, p - *text);
  *text = p;
}

/* Letters, marks, dots and spaces: ชนิด, ตร.ม., บาท ต่อวัน. */
static gboolean
is_unit (const char *text)
{
  gboolean first = TRUE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (first ? !psk_prefix_starts_word (c)
                : c != ' ' && c != '.' && !g_unichar_isalpha (c) && !g_unichar_ismark (c))
        return FALSE;
      first = FALSE;
    }

  return TRUE;
}

/**
 * psk_text_thai_digits:
 * @text: (nullable): any text
 *
 * Returns: (transfer full): @text with Thai digits for Arabic ones
 */
char *
psk_text_thai_digits (const char *text)
{
  return map_digits (text, '0', PSK_THAI_ZERO);
}

/**
 * psk_text_arabic_digits:
 * @text: (nullable): any text
 *
 * Returns: (transfer full): @text with Arabic digits for Thai ones
 */
char *
psk_text_arabic_digits (const char *text)
{
  return map_digits (text, PSK_THAI_ZERO, '0');
}

/**
 * psk_text_parse_number:
 * @text: (nullable): what was typed or read
 * @number: (out): the number
 *
 * Reads a number in Thai or Arabic digits, with commas between thousands, and
 * a unit after it ("๗ ชนิด"). Anything else, such as "12/3", "1 2", "-", "" or
 * "NaN", is no number.
 *
 * Returns: whether @number was set
 */
gboolean
psk_text_parse_number (const char *text,
                       double     *number)
{
  g_autofree char *clean = psk_text_clean (text);
  g_autofree char *arabic = psk_text_arabic_digits (clean);
  g_autoptr (GString) digits = g_string_new (NULL);
  const char *p = arabic;
  gsize sign_length;
  double value;

  g_return_val_if_fail (number != NULL, FALSE);

  sign_length = g_str_has_prefix (p, "−") ? strlen ("−") : (*p == '-' || *p == '+');
  if (sign_length > 0 && *p != '+')
    g_string_append_c (digits, '-');
  p = psk_prefix_skip_spaces (p + sign_length);

  if (!copy_whole_part (&p, digits))
    return FALSE;
  if (*p == '.')
    {
      do
        g_string_append_c (digits, *p++);
      while (g_ascii_isdigit (*p));
    }
  if (digits->len == 0 || strpbrk (digits->str, "0123456789") == NULL)
    return FALSE;
  copy_exponent (&p, digits);
  if (!is_unit (psk_prefix_skip_spaces (p)))
    return FALSE;

  value = g_ascii_strtod (digits->str, NULL);
  if (!isfinite (value))
    return FALSE;

  *number = value;
  return TRUE;
}

/**
 * psk_text_format_number:
 * @number: a number
 * @decimals: digits after the point, 0–9
 *
 * Writes a number with commas between thousands, the same in every locale.
 *
 * Returns: (transfer full): the text, "" when @number is not finite
 */
char *
psk_text_format_number (double number,
                        int    decimals)
{
  static const char * const formats[] = {
    "%.0f", "%.1f", "%.2f", "%.3f", "%.4f", "%.5f", "%.6f", "%.7f", "%.8f", "%.9f",
  };
  char digits[512];
  GString *out;
  gsize whole;

  g_return_val_if_fail (decimals >= 0 && decimals < (int) G_N_ELEMENTS (formats), NULL);

  if (!isfinite (number))
    return g_strdup ("");

  g_ascii_formatd (digits, sizeof digits, formats[decimals], fabs (number));
  out = g_string_new (number < 0 && strpbrk (digits, "123456789") != NULL ? "-" : NULL);
  whole = strcspn (digits, ".");
  for (gsize i = 0; i < whole; i++)
    {
      if (i > 0 && (whole - i) % 3 == 0)
        g_string_append_c (out, ',');
      g_string_append_c (out, digits[i]);
    }
  g_string_append (out, digits + whole);

  return g_string_free (out, FALSE);
}

/**
 * psk_text_format_quantity:
 * @number: a quantity of seeds or an area
 *
 * Writes a number as psk_text_format_number() does, with as many of two decimals as it
 * needs.
 *
 * Returns: (transfer full): the text, "" when @number is not finite
 */
char *
psk_text_format_quantity (double number)
{
  const double hundredths = round (number * 100);
  const int decimals = fmod (hundredths, 10) != 0 ? 2 : fmod (hundredths, 100) != 0 ? 1 : 0;

  return psk_text_format_number (number, decimals);
}
