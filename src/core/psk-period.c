/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-period.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "psk-error.h"
#include "psk-text.h"
#include "psk-thai-date.h"

#define BUDDHIST_OFFSET 543
#define FIRST_BUDDHIST_YEAR 2400
#define FIRST_YEAR 1900
#define LAST_YEAR 2200

/* Months since the year 0 of the Common Era, from 0 for January. */
static int
get_first_month (const PskPeriod *period)
{
  int october = (period->year - BUDDHIST_OFFSET - 1) * 12 + 9;

  switch (period->kind)
    {
    case PSK_PERIOD_MONTH:
      return period->year * 12 + period->number - 1;
    case PSK_PERIOD_QUARTER:
      return october + (period->number - 1) * 3;
    case PSK_PERIOD_FISCAL_YEAR:
      return october;
    default:
      g_return_val_if_reached (0);
    }
}

static int
get_n_months (PskPeriodKind kind)
{
  switch (kind)
    {
    case PSK_PERIOD_MONTH:
      return 1;
    case PSK_PERIOD_QUARTER:
      return 3;
    case PSK_PERIOD_FISCAL_YEAR:
      return 12;
    default:
      g_return_val_if_reached (1);
    }
}

static PskPeriod
make_period (PskPeriodKind kind,
             int           first_month)
{
  int fiscal_month = first_month + 3;
  PskPeriod period = { .kind = kind };

  g_assert (first_month >= 0);

  if (kind == PSK_PERIOD_MONTH)
    {
      period.year = first_month / 12;
      period.number = first_month % 12 + 1;
    }
  else
    {
      period.year = fiscal_month / 12 + BUDDHIST_OFFSET;
      period.number = kind == PSK_PERIOD_QUARTER ? fiscal_month % 12 / 3 + 1 : 0;
    }

  return period;
}

static gboolean
is_valid (const PskPeriod *period)
{
  int year;

  if (period == NULL || (guint) period->kind > PSK_PERIOD_FISCAL_YEAR)
    return FALSE;

  year = period->year - (period->kind == PSK_PERIOD_MONTH ? 0 : BUDDHIST_OFFSET);
  return year >= 1 && year <= 9000 &&
         (period->kind != PSK_PERIOD_MONTH || (period->number >= 1 && period->number <= 12)) &&
         (period->kind != PSK_PERIOD_QUARTER || (period->number >= 1 && period->number <= 4));
}

/* Year, then nothing, "Q" and one digit, or "-" and one or two digits. */
static gboolean
read_period (const char *text,
             PskPeriod  *period)
{
  int year = 0;

  for (int i = 0; i < 4; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      year = year * 10 + (text[i] - '0');
    }
  text += 4;

  if (*text == '\0')
    *period = (PskPeriod) { PSK_PERIOD_FISCAL_YEAR, year, 0 };
  else if (*text == 'Q' || *text == 'q')
    {
      if (text[1] < '1' || text[1] > '4' || text[2] != '\0')
        return FALSE;
      *period = (PskPeriod) { PSK_PERIOD_QUARTER, year, text[1] - '0' };
    }
  else if (*text == '-')
    {
      int number;
      gsize digits = strspn (text + 1, "0123456789");

      if (digits < 1 || digits > 2 || text[1 + digits] != '\0')
        return FALSE;
      number = (int) g_ascii_strtoll (text + 1, NULL, 10);
      if (number < 1 || number > 12)
        return FALSE;
      if (year >= FIRST_BUDDHIST_YEAR)
        year -= BUDDHIST_OFFSET;
      *period = (PskPeriod) { PSK_PERIOD_MONTH, year, number };
    }
  else
    return FALSE;

  return TRUE;
}

/**
 * psk_period_parse:
 * @text: (nullable): what was typed or read
 * @period: (out caller-allocates): the period
 * @error: return location for an error
 *
 * Reads a quarter ("2567Q2"), a month ("2024-03", or "2567-03") or a fiscal
 * year ("2567"). Quarters and fiscal years have the Buddhist year in which the
 * fiscal year ends.
 *
 * Fails with %PSK_ERROR_INVALID.
 *
 * Returns: whether @period was set
 */
gboolean
psk_period_parse (const char  *text,
                  PskPeriod   *period,
                  GError     **error)
{
  g_autofree char *quoted = psk_text_shorten (text, 40);
  g_autofree char *clean = psk_text_clean (text);
  g_autofree char *arabic = psk_text_arabic_digits (clean);
  PskPeriod found;
  int year;

  g_return_val_if_fail (period != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!read_period (arabic, &found))
    {
      g_set_error (error, PSK_ERROR, PSK_ERROR_INVALID,
                   _("“%s” is not a period; write a month as 2567-03, a quarter as 2567Q2 or a "
                     "fiscal year as 2567."), quoted);
      return FALSE;
    }

  if (found.kind != PSK_PERIOD_MONTH && found.year < FIRST_BUDDHIST_YEAR)
    {
      g_set_error (error, PSK_ERROR, PSK_ERROR_INVALID,
                   _("The fiscal year of “%s” is not in the Buddhist Era; write %d instead."),
                   quoted, found.year + BUDDHIST_OFFSET);
      return FALSE;
    }

  year = found.year - (found.kind == PSK_PERIOD_MONTH ? 0 : BUDDHIST_OFFSET);
  if (year < FIRST_YEAR || year > LAST_YEAR)
    {
      g_set_error (error, PSK_ERROR, PSK_ERROR_INVALID,
                   _("The year of “%s” is not between 2443 and 2743; check the year."), quoted);
      return FALSE;
    }

  *period = found;
  return TRUE;
}

/**
 * psk_period_to_string:
 * @period: a period
 *
 * Returns: (transfer full): the form that is stored: "2024-03", "2567Q2", "2567"
 */
char *
psk_period_to_string (const PskPeriod *period)
{
  g_return_val_if_fail (is_valid (period), NULL);

  switch (period->kind)
    {
    case PSK_PERIOD_MONTH:
      return g_strdup_printf ("%04d-%02d", period->year, period->number);
    case PSK_PERIOD_QUARTER:
      return g_strdup_printf ("%04dQ%d", period->year, period->number);
    case PSK_PERIOD_FISCAL_YEAR:
      return g_strdup_printf ("%04d", period->year);
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * psk_period_quarter_of:
 * @date: a valid date
 *
 * Returns: the quarter of the fiscal year that holds @date
 */
PskPeriod
psk_period_quarter_of (const GDate *date)
{
  PskPeriod none = { PSK_PERIOD_QUARTER, 1 + BUDDHIST_OFFSET, 1 };

  g_return_val_if_fail (date != NULL && g_date_valid (date), none);

  return make_period (PSK_PERIOD_QUARTER,
                      g_date_get_year (date) * 12 + g_date_get_month (date) - 1);
}

/**
 * psk_period_shift:
 * @period: a period
 * @steps: how many periods of the same kind to go on, or back when negative
 *
 * Returns: the period @steps later
 */
PskPeriod
psk_period_shift (const PskPeriod *period,
                  int              steps)
{
  PskPeriod none = { PSK_PERIOD_MONTH, 1, 1 };
  gint64 first;

  g_return_val_if_fail (is_valid (period), none);

  first = get_first_month (period) + (gint64) steps * get_n_months (period->kind);
  g_return_val_if_fail (first >= 12 && first < 9000 * 12, *period);

  return make_period (period->kind, (int) first);
}

/**
 * psk_period_compare:
 * @a: a period
 * @b: another
 *
 * Compares by the first day; of two that begin together, the longer comes
 * first, as a heading does.
 *
 * Returns: less than, equal to or greater than 0
 */
int
psk_period_compare (const PskPeriod *a,
                    const PskPeriod *b)
{
  int difference;

  g_return_val_if_fail (is_valid (a), 0);
  g_return_val_if_fail (is_valid (b), 0);

  difference = get_first_month (a) - get_first_month (b);
  return difference != 0 ? difference : get_n_months (b->kind) - get_n_months (a->kind);
}

/**
 * psk_period_get_range:
 * @period: a period
 * @first: (out caller-allocates) (optional): its first day
 * @last: (out caller-allocates) (optional): its last day
 *
 * The fiscal year runs from 1 October to 30 September.
 */
void
psk_period_get_range (const PskPeriod *period,
                      GDate           *first,
                      GDate           *last)
{
  int month;

  g_return_if_fail (is_valid (period));

  month = get_first_month (period);
  if (first != NULL)
    {
      g_date_clear (first, 1);
      g_date_set_dmy (first, 1, month % 12 + 1, month / 12);
    }
  if (last != NULL)
    {
      month += get_n_months (period->kind);
      g_date_clear (last, 1);
      g_date_set_dmy (last, 1, month % 12 + 1, month / 12);
      g_date_subtract_days (last, 1);
    }
}

/**
 * psk_period_contains:
 * @period: a period
 * @date: (nullable): a date
 *
 * Returns: whether @date is a valid date within @period
 */
gboolean
psk_period_contains (const PskPeriod *period,
                     const GDate     *date)
{
  GDate first;
  GDate last;

  g_return_val_if_fail (is_valid (period), FALSE);

  if (date == NULL || !g_date_valid (date))
    return FALSE;

  psk_period_get_range (period, &first, &last);
  return g_date_compare (date, &first) >= 0 && g_date_compare (date, &last) <= 0;
}

static char *
format_thai (const PskPeriod *period,
             PskPeriodStyle   style)
{
  gboolean brief = style == PSK_PERIOD_STYLE_SHORT;
  int year = period->year + (period->kind == PSK_PERIOD_MONTH ? BUDDHIST_OFFSET : 0);

  switch (period->kind)
    {
    case PSK_PERIOD_MONTH:
      if (brief)
        return g_strdup_printf ("%s %02d",
                                psk_thai_date_month_name (period->number, PSK_DATE_SHORT,
                                                          PSK_LANGUAGE_THAI), year % 100);
      return g_strdup_printf ("%s %d",
                              psk_thai_date_month_name (period->number, PSK_DATE_LONG,
                                                        PSK_LANGUAGE_THAI), year);
    case PSK_PERIOD_QUARTER:
      if (brief)
        return g_strdup_printf ("Q%d/%02d", period->number, year % 100);
      if (style == PSK_PERIOD_STYLE_OFFICIAL)
        return g_strdup_printf ("ไตรมาสที่ %d ปีงบประมาณ %d", period->number, year);
      return g_strdup_printf ("ไตรมาส %d/%d", period->number, year);
    case PSK_PERIOD_FISCAL_YEAR:
      if (brief)
        return g_strdup_printf ("ปี %02d", year % 100);
      return g_strdup_printf ("ปีงบประมาณ %d", year);
    default:
      g_return_val_if_reached (NULL);
    }
}

/* The short forms of quarter and fiscal year are in the Common Era, to stand
 * beside English months; the long ones keep the official Buddhist name.
 */
static char *
format_english (const PskPeriod *period,
                PskPeriodStyle   style)
{
  gboolean brief = style == PSK_PERIOD_STYLE_SHORT;

  switch (period->kind)
    {
    case PSK_PERIOD_MONTH:
      if (brief)
        return g_strdup_printf ("%s %02d",
                                psk_thai_date_month_name (period->number, PSK_DATE_SHORT,
                                                          PSK_LANGUAGE_ENGLISH),
                                period->year % 100);
      return g_strdup_printf ("%s %d",
                              psk_thai_date_month_name (period->number, PSK_DATE_LONG,
                                                        PSK_LANGUAGE_ENGLISH), period->year);
    case PSK_PERIOD_QUARTER:
      if (brief)
        return g_strdup_printf ("Q%d/%d", period->number, period->year - BUDDHIST_OFFSET);
      if (style == PSK_PERIOD_STYLE_OFFICIAL)
        return g_strdup_printf ("Quarter %d of fiscal year %d", period->number, period->year);
      return g_strdup_printf ("Quarter %d/%d", period->number, period->year);
    case PSK_PERIOD_FISCAL_YEAR:
      if (brief)
        return g_strdup_printf ("FY %d", period->year - BUDDHIST_OFFSET);
      return g_strdup_printf ("Fiscal year %d", period->year);
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * psk_period_format:
 * @period: a period
 * @style: how to write it
 * @language: the language
 *
 * Returns: (transfer full): the name of the period
 */
char *
psk_period_format (const PskPeriod *period,
                   PskPeriodStyle   style,
                   PskLanguage      language)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (is_valid (period), NULL);

  if (language == PSK_LANGUAGE_ENGLISH)
    return format_english (period, style);

  text = format_thai (period, style);
  if (style == PSK_PERIOD_STYLE_OFFICIAL)
    return psk_text_thai_digits (text);

  return g_steal_pointer (&text);
}
