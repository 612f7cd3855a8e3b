/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-calendar.h"

#include "psk-definition.h"
#include "psk-report-table.h"
#include "psk-setting-table.h"
#include "psk-programme-table.h"
#include "psk-thai-date.h"

/**
 * psk_calendar_get_today:
 * @store: a store
 *
 * Returns: the date of today; in a sample book the date that it was drawn up for
 */
GDate
psk_calendar_get_today (PskStore *store)
{
  g_autofree char *fixed = psk_setting_table_get (store, PSK_SETTING_TODAY);
  g_autoptr (GDateTime) now = NULL;
  GDate today;

  if (fixed != NULL && psk_thai_date_from_iso (fixed, &today))
    return today;

  now = g_date_time_new_now_local ();
  g_date_clear (&today, 1);
  g_date_set_dmy (&today, g_date_time_get_day_of_month (now), g_date_time_get_month (now),
                  g_date_time_get_year (now));
  return today;
}

/**
 * psk_calendar_get_months:
 * @store: a store
 * @within: (nullable): a quarter or month that they must lie in
 *
 * Returns: (transfer full) (element-type utf8): the months that the programme
 *   reports on, "2024-01" first
 */
GPtrArray *
psk_calendar_get_months (PskStore        *store,
                         const PskPeriod *within)
{
  GPtrArray *months = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  PskPeriod month;
  PskPeriod end;

  if (!psk_programme_table_read (store, NULL, &first, &last)
      || !psk_period_parse (first, &month, NULL) || !psk_period_parse (last, &end, NULL))
    return months;

  for (; psk_period_compare (&month, &end) <= 0; month = psk_period_shift (&month, 1))
    {
      GDate day;
      GDate last_day;

      psk_period_get_range (&month, &day, &last_day);
      if (within == NULL || psk_period_contains (within, &day))
        g_ptr_array_add (months, psk_period_to_string (&month));
    }

  return months;
}

/**
 * psk_calendar_get_due_date:
 * @store: a store
 * @month: a month
 *
 * The date that the office set for this month, else the rule of the form: by
 * default the 15th of the following month. It is never shifted by itself when
 * it falls on a holiday.
 *
 * Returns: the day on which the report of @month must be finished
 */
GDate
psk_calendar_get_due_date (PskStore   *store,
                           const char *month)
{
  g_autofree char *moved = psk_report_table_get_due_date (store, month);
  PskPeriod period;
  GDate last;
  GDate due;
  int day = 15;
  int offset = 1;

  if (moved != NULL && psk_thai_date_from_iso (moved, &due))
    return due;

  psk_definition_get_due_rule (store, &day, &offset);

  g_date_clear (&due, 1);
  if (!psk_period_parse (month, &period, NULL))
    return due;

  period = psk_period_shift (&period, offset);
  psk_period_get_range (&period, &due, &last);
  g_date_add_days (&due, MIN (day, g_date_get_day (&last)) - 1);

  return due;
}

/**
 * psk_calendar_get_current_month:
 * @store: a store
 *
 * Returns: (transfer full) (nullable): the month whose report is due next; after
 *   the programme its last month; %NULL without a programme
 */
char *
psk_calendar_get_current_month (PskStore *store)
{
  g_autoptr (GPtrArray) months = psk_calendar_get_months (store, NULL);
  GDate today = psk_calendar_get_today (store);

  for (guint i = 0; i < months->len; i++)
    {
      GDate due = psk_calendar_get_due_date (store, months->pdata[i]);

      if (g_date_compare (&due, &today) >= 0)
        return g_strdup (months->pdata[i]);
    }

  return months->len > 0 ? g_strdup (months->pdata[months->len - 1]) : NULL;
}
