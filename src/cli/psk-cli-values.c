/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-cli-values.h"

#include <glib/gi18n.h>

#include "psk-error.h"
#include "psk-text.h"
#include "psk-thai-date.h"

/**
 * psk_cli_find_tambon:
 * @book: a book
 * @text: what was typed
 * @tambon: (out): its code
 * @error: (nullable): %PSK_ERROR_NOT_FOUND, or %PSK_ERROR_INVALID for another area
 *
 * Returns: whether it is the code of a tambon of the book
 */
gboolean
psk_cli_find_tambon (PskBook    *book,
                     const char *text,
                     int        *tambon,
                     GError    **error)
{
  if (!psk_cli_find_area (book, text, tambon, error))
    return FALSE;
  if (psk_area_code_level (*tambon) == PSK_AREA_TAMBON)
    return TRUE;

  g_set_error (error, PSK_ERROR, PSK_ERROR_INVALID,
               _("“%s” is not the code of a tambon: it has six digits, like 520301."), text);
  return FALSE;
}

/**
 * psk_cli_read_date:
 * @text: (nullable): a date as people type it
 * @iso: (out) (transfer full) (nullable): as ISO 8601; %NULL for nothing
 * @error: (nullable): %PSK_ERROR_INVALID
 *
 * Returns: whether it is a date, or nothing
 */
gboolean
psk_cli_read_date (const char *text,
                   char      **iso,
                   GError    **error)
{
  GDate date;

  *iso = NULL;
  if (text == NULL)
    return TRUE;
  if (!psk_thai_date_parse (text, &date, error))
    return FALSE;

  *iso = psk_thai_date_to_iso (&date);
  return TRUE;
}

/**
 * psk_cli_read_amount:
 * @book: a book
 * @number: (nullable): how many seeds or seedlings; %NULL leaves @quantity as it is
 * @unit_text: the code or the name of their unit
 * @quantity: (inout): the number, above 0
 * @unit: (out) (transfer full): the code of the unit
 * @error: (nullable): %PSK_ERROR_INVALID
 *
 * Returns: whether both can be read
 */
gboolean
psk_cli_read_amount (PskBook    *book,
                     const char *number,
                     const char *unit_text,
                     double     *quantity,
                     char      **unit,
                     GError    **error)
{
  const char *code = psk_definition_find_code (psk_book_get_codes (book), "seed_unit", unit_text);

  if (number != NULL && (!psk_text_parse_number (number, quantity) || *quantity <= 0))
    {
      g_set_error (error, PSK_ERROR, PSK_ERROR_INVALID, _("“%s” is not a number: correct it."),
                   number);
      return FALSE;
    }
  if (code == NULL)
    {
      g_set_error (error, PSK_ERROR, PSK_ERROR_INVALID,
                   _("“%s” is not a unit: use seed, packet or seedling."), unit_text);
      return FALSE;
    }

  g_free (*unit);
  *unit = g_strdup (code);
  return TRUE;
}
