/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-metric.h"
#include "psk-score.h"

G_BEGIN_DECLS

/**
 * PskSummary:
 * @metrics: the figures of today
 * @month_ago: the figures of a month ago, as known now
 * @month: (nullable): the month whose report is due, like "2024-03"; %NULL
 *   without a programme
 * @quarter: the quarter of @month
 * @scores: (nullable): the scores of @quarter; %NULL without @month, or when they
 *   cannot be counted
 * @scores_error: (nullable): why there are no scores
 *
 * The state of the province at a glance.
 */
typedef struct
{
  PskMetrics *metrics;
  PskMetrics *month_ago;
  char *month;
  PskPeriod quarter;
  PskScoreSheet *scores;
  GError *scores_error;
} PskSummary;

PskSummary *psk_summary_load (PskStore   *store,
                              GError    **error);
void        psk_summary_free (PskSummary *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PskSummary, psk_summary_free)

G_END_DECLS
