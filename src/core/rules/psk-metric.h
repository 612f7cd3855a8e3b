/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-period.h"
#include "psk-store.h"

G_BEGIN_DECLS

typedef enum
{
  PSK_METRIC_HOUSEHOLDS_TARGET,
  PSK_METRIC_HOUSEHOLDS_SELECTED,
  PSK_METRIC_HOUSEHOLDS_STARTED,
  PSK_METRIC_HOUSEHOLDS_PLANTING,
  PSK_METRIC_HOUSEHOLDS_UNREPLACED,
  PSK_METRIC_VISITS,
  PSK_METRIC_CENTRES_TARGET,
  PSK_METRIC_CENTRES_OPEN,
  PSK_METRIC_CENTRES_PINNED,
  PSK_METRIC_PHOTOS_BEFORE,
  PSK_METRIC_PHOTOS_AFTER,
  PSK_METRIC_PHOTOS_PAIRED,
  PSK_METRIC_SEEDS_GIVEN,
  PSK_METRIC_PACKETS_GIVEN,
  PSK_METRIC_SEEDLINGS_GIVEN,
  PSK_METRIC_REPORTS_DUE,
  PSK_METRIC_REPORTS_SUBMITTED,
  PSK_METRIC_REPORTS_ON_TIME,
  PSK_METRIC_REPORTS_ACCEPTED,
  PSK_METRIC_PROCESSES_TARGET,
  PSK_METRIC_PROCESSES_DONE,
  PSK_METRIC_PROCESS_1,
  PSK_METRIC_PROCESS_2,
  PSK_METRIC_PROCESS_3,
  PSK_METRIC_PROCESS_4,
  PSK_METRIC_PROCESS_5,
  PSK_METRIC_PROCESS_6,
  PSK_METRIC_POSTS,
  PSK_METRIC_SAVING_MONTH,
  PSK_N_METRICS,
  PSK_METRIC_NONE = -1,
} PskMetricId;

/**
 * PskMetricInfo:
 * @name: the stable name in JSON, criteria and forms
 * @title: an English message, to be translated
 * @unit: an English message, to be translated
 * @per_district: the figure belongs to districts; tambons have none
 */
typedef struct
{
  const char *name;
  const char *title;
  const char *unit;
  gboolean per_district;
} PskMetricInfo;

/**
 * PskMetrics:
 *
 * All figures of all areas of the book on one date: an immutable snapshot.
 */
typedef struct _PskMetrics PskMetrics;

#define PSK_TYPE_METRICS (psk_metrics_get_type ())

GType                psk_metrics_get_type    (void);
const PskMetricInfo *psk_metric_get_info     (PskMetricId      id);
PskMetricId          psk_metric_from_name    (const char      *name);
PskMetrics          *psk_metrics_compute     (PskStore        *store,
                                              const GDate     *on,
                                              const PskPeriod *period,
                                              GError         **error);
PskMetrics          *psk_metrics_load        (PskStore        *store,
                                              const GDate     *on,
                                              const PskPeriod *period,
                                              GError         **error);
PskMetrics          *psk_metrics_ref         (PskMetrics      *self);
void                 psk_metrics_unref       (PskMetrics      *self);
double               psk_metrics_get         (PskMetrics      *self,
                                              int              area,
                                              PskMetricId      id);
GDate                psk_metrics_get_date    (PskMetrics      *self);
const int           *psk_metrics_get_areas   (PskMetrics      *self,
                                              guint           *n_areas);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PskMetrics, psk_metrics_unref)

G_END_DECLS
