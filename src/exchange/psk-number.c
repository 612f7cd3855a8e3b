/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-number.h"

#include <math.h>
#include <string.h>

/* What a double can hold for certain. */
#define SURE_DIGITS 15

/* A number that was written whole, such as an id, ends by chance in so many zeros, which an
 * exponent leaves away. With more of them it was rounded before, and is left to be seen. */
#define MAX_ZEROS 4

typedef struct
{
  int n_digits; /* from the first that is not zero */
  int n_before; /* the point */
  int n_after;
  int n_zeros; /* that the exponent adds after the digits */
  gboolean leading_zero;
  gboolean exponent;
} Shape;

static gboolean
read_shape (const char *text,
            Shape      *shape)
{
  const char *c = text;

  memset (shape, 0, sizeof *shape);
  c += *c == '-' || *c == '+';
  shape->leading_zero = c[0] == '0' && g_ascii_isdigit (c[1]);
  for (; g_ascii_isdigit (*c); c++, shape->n_before++)
    shape->n_digits += shape->n_digits > 0 || *c != '0';
  if (*c == '.')
    {
      for (c++; g_ascii_isdigit (*c); c++, shape->n_after++)
        shape->n_digits += shape->n_digits > 0 || *c != '0';
    }
  if (shape->n_before > 0 && (*c == 'e' || *c == 'E'))
    {
      shape->exponent = TRUE;
      shape->n_zeros = (int) CLAMP (g_ascii_strtoll (c + 1, NULL, 10), -999, 999) - shape->n_after;
      c++;
      c += *c == '-' || *c == '+';
      if (!g_ascii_isdigit (*c))
        return FALSE;
      while (g_ascii_isdigit (*c))
        c++;
    }

  return *c == '\0' && shape->n_before > 0;
}

/**
 * psk_number_is_plain:
 * @text: a text
 *
 * Returns: whether it is a decimal number without exponent, such as -12 or 0.5
 */
gboolean
psk_number_is_plain (const char *text)
{
  Shape shape;

  return read_shape (text, &shape) && !shape.exponent;
}

static const char *
tidy_date (const char *text,
           char       *buffer)
{
  static const char form[] = "0000/00/00 00:00:00";
  const gsize length = strlen (text);

  if (length != 10 && length != 19)
    return text;
  for (gsize i = 0; i < length; i++)
    {
      if (form[i] == '0' ? !g_ascii_isdigit (text[i]) : text[i] != form[i])
        return text;
    }

  memcpy (buffer, text, length + 1);
  buffer[4] = buffer[7] = '-';
  return buffer;
}

/**
 * psk_number_tidy:
 * @text: a cell of a workbook as GDAL gives it
 * @buffer: room for %PSK_NUMBER_BYTES
 *
 * Writes a number as people know it where the file has it as a program wrote it:
 * 3.52713244453E12, 5.0 and 0.30000000000000004 (which Excel shows with 15
 * digits) become 3527132444530, 5 and 0.3. GDAL writes a date as 2024/03/25; it
 * becomes ISO 8601. Whatever could be text that somebody typed, with a leading
 * zero or without a point, stays as it is, and so does what was rounded: 8.97E+12.
 *
 * Returns: (transfer none): @text or @buffer
 */
const char *
psk_number_tidy (const char *text,
                 char       *buffer)
{
  Shape shape;
  double number;

  if (!g_ascii_isdigit (text[0]) && text[0] != '-')
    return text;
  if (!read_shape (text, &shape))
    return tidy_date (text, buffer);
  if (shape.leading_zero || shape.n_after == 0 || shape.n_zeros > MAX_ZEROS)
    return text;
  if (!shape.exponent && shape.n_digits <= SURE_DIGITS && !g_str_has_suffix (text, ".0"))
    return text;
  if (!shape.exponent && shape.n_after > 1 && shape.n_digits <= SURE_DIGITS)
    return text;

  number = g_ascii_strtod (text, NULL);
  if (!isfinite (number))
    return text;
  if (fabs (number) < 1e15 && number == floor (number))
    return g_ascii_formatd (buffer, PSK_NUMBER_BYTES, "%.0f", number);
  return g_ascii_formatd (buffer, PSK_NUMBER_BYTES, "%.15g", number);
}
