/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-person-id.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "psk-error.h"
#include "psk-text.h"

#define N_DIGITS 13
#define BULLET "•"

static gboolean
has_thirteen_digits (const char *id)
{
  return strlen (id) == N_DIGITS && strspn (id, "0123456789") == N_DIGITS;
}

/* "3.52E+12": what a spreadsheet leaves of a long number. */
static gboolean
is_rounded (const char *text)
{
  const char *p = text + strspn (text, "0123456789.,");

  return p > text && (*p == 'E' || *p == 'e') &&
         g_ascii_isdigit (p[1 + strspn (p + 1, "+-")]);
}

/* The same, after a spreadsheet has opened it once more: one id in a million ends so. */
static gboolean
ends_in_zeros (const char *digits)
{
  return g_str_has_suffix (digits, "000000");
}

static gboolean
is_filler (gunichar c)
{
  return c == ' ' || c == '.' || c == ',' || c == '-' || c == '\'' || c == 0x2212 ||
         (c >= 0x2010 && c <= 0x2015) || c == 0x2019;
}

/* Collects the digits of @text, or returns %NULL when it holds anything but
 * digits, dashes, dots, commas, spaces and the apostrophe that marks text in Excel.
 */
static char *
collect_digits (const char *text)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  gsize run = strspn (text, "0123456789");

  /* A number cell read as text: 13 digits and an empty fraction. */
  if (run == N_DIGITS && text[run] == '.' && text[run + 1] != '\0' &&
      text[run + 1 + strspn (text + run + 1, "0")] == '\0')
    return g_strndup (text, run);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_ascii_isdigit (*p))
        g_string_append_c (digits, *p);
      else if (!is_filler (g_utf8_get_char (p)))
        return NULL;
    }

  return g_string_free (g_steal_pointer (&digits), FALSE);
}

/**
 * psk_person_id_check:
 * @id: (nullable): an id
 *
 * Checks the thirteen digits by the algorithm of the Department of Provincial
 * Administration: with the sum of digit[i] × (13 − i) for the first twelve
 * digits, the last one is (11 − sum mod 11) mod 10. A first digit of 0, given
 * to people who are not Thai, is no fault.
 *
 * Returns: whether @id is thirteen ASCII digits with the right check digit
 */
gboolean
psk_person_id_check (const char *id)
{
  int sum = 0;

  if (id == NULL || !has_thirteen_digits (id))
    return FALSE;

  for (int i = 0; i < N_DIGITS - 1; i++)
    sum += (id[i] - '0') * (N_DIGITS - i);

  return (11 - sum % 11) % 10 == id[N_DIGITS - 1] - '0';
}

/**
 * psk_person_id_parse:
 * @text: (nullable): what was typed or read
 * @error: return location for an error
 *
 * Reads a citizen id with or without dashes, spaces and dots, in Thai or
 * Arabic digits. The messages do not repeat the id, which is personal data.
 *
 * Fails with %PSK_ERROR_INVALID when a spreadsheet rounded it, when it has not
 * thirteen digits, or when the check digit is wrong.
 *
 * Returns: (transfer full): the thirteen digits, or %NULL
 */
char *
psk_person_id_parse (const char  *text,
                     GError     **error)
{
  g_autofree char *clean = psk_text_clean (text);
  g_autofree char *arabic = psk_text_arabic_digits (clean);
  g_autofree char *digits = NULL;
  gsize length;

  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  digits = collect_digits (arabic);
  if (is_rounded (arabic) || (digits != NULL && has_thirteen_digits (digits)
                              && ends_in_zeros (digits)))
    {
      g_set_error (error, PSK_ERROR, PSK_ERROR_INVALID,
                   _("A spreadsheet rounded this citizen id (as in 8.97E+12) and its digits are "
                     "lost: in Excel, format the column as a number without decimals and export "
                     "it again, or import the Excel file itself."));
      return NULL;
    }

  if (digits == NULL)
    {
      g_set_error (error, PSK_ERROR, PSK_ERROR_INVALID,
                   _("A citizen id has only digits; correct it to the 13 digits of the card."));
      return NULL;
    }

  length = strlen (digits);
  if (length != N_DIGITS)
    {
      g_set_error (error, PSK_ERROR, PSK_ERROR_INVALID,
                   ngettext ("This citizen id has %d digit and must have 13; compare it with the "
                             "card.",
                             "This citizen id has %d digits and must have 13; compare it with the "
                             "card.", length),
                   (int) MIN (length, G_MAXINT));
      return NULL;
    }

  if (!psk_person_id_check (digits))
    {
      g_set_error (error, PSK_ERROR, PSK_ERROR_INVALID,
                   _("The last digit of this citizen id does not fit the others, so one of them "
                     "is mistyped; compare it with the card."));
      return NULL;
    }

  return g_steal_pointer (&digits);
}

/**
 * psk_person_id_format:
 * @id: (nullable): an id as stored
 *
 * Returns: (transfer full): the id as printed on the card, such as
 *   "3-5289-16236-49-5"; anything but thirteen digits as it is; "" for %NULL
 */
char *
psk_person_id_format (const char *id)
{
  if (id == NULL || !has_thirteen_digits (id))
    return g_strdup (id != NULL ? id : "");

  return g_strdup_printf ("%.1s-%.4s-%.5s-%.2s-%.1s", id, id + 1, id + 5, id + 10, id + 12);
}

/**
 * psk_person_id_mask:
 * @id: (nullable): an id as stored
 *
 * Hides an id: "3-52••-•••••-49-•" keeps the kind of person, the province and
 * two digits to compare by. Of anything but thirteen digits, nothing is shown.
 *
 * Returns: (transfer full): the masked id, "" for %NULL
 */
char *
psk_person_id_mask (const char *id)
{
  GString *mask;

  if (id == NULL || *id == '\0')
    return g_strdup ("");

  if (has_thirteen_digits (id))
    return g_strdup_printf ("%.1s-%.2s" BULLET BULLET "-" BULLET BULLET BULLET BULLET BULLET
                            "-%.2s-" BULLET, id, id + 1, id + 10);

  mask = g_string_new (NULL);
  for (gsize i = 0; i < MIN (strlen (id), N_DIGITS); i++)
    g_string_append (mask, BULLET);
  return g_string_free (mask, FALSE);
}

/**
 * psk_person_id_unmask:
 * @mask: what psk_person_id_mask() made of an id
 *
 * Returns: (transfer full) (nullable): a pattern for LIKE that the ids match that it may
 *   hide, such as "352_______49_"; %NULL for anything else
 */
char *
psk_person_id_unmask (const char *mask)
{
  g_autoptr (GString) pattern = g_string_new (NULL);
  gsize n_shown = 0;

  for (const char *p = mask; *p != '\0'; p = g_utf8_next_char (p))
    {
      n_shown += g_ascii_isdigit (*p);
      if (g_ascii_isdigit (*p))
        g_string_append_c (pattern, *p);
      else if (g_str_has_prefix (p, BULLET))
        g_string_append_c (pattern, '_');
      else if (*p != '-' && *p != ' ')
        return NULL;
    }

  return pattern->len == N_DIGITS && n_shown > 0 ? g_strdup (pattern->str) : NULL;
}
