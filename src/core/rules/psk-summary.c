/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-summary.h"

#include "psk-calendar.h"

static void
load_scores (PskSummary *self,
             PskStore   *store)
{
  PskPeriod month;
  GDate first;
  GDate last;

  self->month = psk_calendar_get_current_month (store);
  if (self->month == NULL || !psk_period_parse (self->month, &month, NULL))
    return;

  psk_period_get_range (&month, &first, &last);
  self->quarter = psk_period_quarter_of (&first);
  self->scores = psk_score_sheet_load (store, &self->quarter, &self->scores_error);
}

/**
 * psk_summary_load:
 * @store: a store
 * @error: (nullable): where to put the error
 *
 * Returns: (transfer full) (nullable): the state of the province today
 */
PskSummary *
psk_summary_load (PskStore *store,
                  GError  **error)
{
  g_autoptr (PskSummary) self = g_new0 (PskSummary, 1);
  const GDate today = psk_calendar_get_today (store);
  GDate before = today;

  g_date_subtract_months (&before, 1);
  self->metrics = psk_metrics_load (store, &today, NULL, error);
  if (self->metrics == NULL)
    return NULL;

  self->month_ago = psk_metrics_load (store, &before, NULL, error);
  if (self->month_ago == NULL)
    return NULL;

  load_scores (self, store);
  return g_steal_pointer (&self);
}

/**
 * psk_summary_free:
 * @self: (transfer full): a summary
 */
void
psk_summary_free (PskSummary *self)
{
  g_clear_pointer (&self->metrics, psk_metrics_unref);
  g_clear_pointer (&self->month_ago, psk_metrics_unref);
  g_clear_pointer (&self->scores, psk_score_sheet_unref);
  g_clear_error (&self->scores_error);
  g_free (self->month);
  g_free (self);
}
