/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-metric.h"

#include <glib-object.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "psk-area.h"
#include "psk-calendar.h"
#include "psk-definition.h"
#include "psk-household.h"
#include "psk-metric-table.h"
#include "psk-report.h"
#include "psk-report-table.h"
#include "psk-setting-table.h"
#include "psk-thai-date.h"

struct _PskMetrics
{
  gatomicrefcount ref_count;
  GDate on;
  GArray *areas;     /* int codes, ascending within a level */
  GHashTable *rows;  /* code → row + 1 */
  double *values;    /* row-major, PSK_N_METRICS a row */
};

G_DEFINE_BOXED_TYPE (PskMetrics, psk_metrics, psk_metrics_ref, psk_metrics_unref)

static const PskMetricInfo infos[PSK_N_METRICS] = {
  { "households.target", N_("Target households"), N_("households"), FALSE },
  { "households.selected", N_("Selected households"), N_("households"), FALSE },
  { "households.started", N_("Households that have begun to plant"), N_("households"), FALSE },
  { "households.planting", N_("Households planting at least 10 kinds"), N_("households"), FALSE },
  { "households.unreplaced", N_("Dropped-out households without a successor"), N_("households"),
    FALSE },
  { "visits.count", N_("Visits to households"), N_("times"), FALSE },
  { "centres.target", N_("Target sharing centres"), N_("places"), FALSE },
  { "centres.open", N_("Open sharing centres"), N_("places"), FALSE },
  { "centres.pinned", N_("Centres pinned on the map"), N_("places"), FALSE },
  { "photos.before", N_("Tambons with a photo before"), N_("tambons"), FALSE },
  { "photos.after", N_("Tambons with a photo after"), N_("tambons"), FALSE },
  { "photos.paired", N_("Complete before and after pairs"), N_("tambons"), FALSE },
  { "seeds.given", N_("Seeds given out"), N_("seeds"), FALSE },
  { "packets.given", N_("Seed packets given out"), N_("packets"), FALSE },
  { "seedlings.given", N_("Seedlings given out"), N_("plants"), FALSE },
  { "reports.due", N_("Reports due"), N_("reports"), TRUE },
  { "reports.submitted", N_("Reports submitted"), N_("reports"), TRUE },
  { "reports.on_time", N_("Reports submitted on time"), N_("reports"), TRUE },
  { "reports.accepted", N_("Reports accepted"), N_("reports"), TRUE },
  { "processes.target", N_("Items of the check list"), N_("items"), TRUE },
  { "processes.done", N_("Items of the check list done"), N_("items"), TRUE },
  { "process.1.done", N_("Process 1: items done"), N_("items"), TRUE },
  { "process.2.done", N_("Process 2: items done"), N_("items"), TRUE },
  { "process.3.done", N_("Process 3: items done"), N_("items"), TRUE },
  { "process.4.done", N_("Process 4: items done"), N_("items"), TRUE },
  { "process.5.done", N_("Process 5: items done"), N_("items"), TRUE },
  { "process.6.done", N_("Process 6: items done"), N_("items"), TRUE },
  { "publicity.posts", N_("Publicity posts"), N_("posts"), TRUE },
  { "saving.month", N_("Estimated saving in the month"), N_("baht"), FALSE },
};

/**
 * psk_metric_get_info:
 * @id: a metric
 *
 * Returns: (transfer none): its name, title and unit
 */
const PskMetricInfo *
psk_metric_get_info (PskMetricId id)
{
  g_return_val_if_fail (id >= 0 && id < PSK_N_METRICS, NULL);

  return &infos[id];
}

/**
 * psk_metric_from_name:
 * @name: a name as in criteria and forms
 *
 * Returns: the metric, or %PSK_METRIC_NONE
 */
PskMetricId
psk_metric_from_name (const char *name)
{
  for (int i = 0; i < PSK_N_METRICS; i++)
    {
      if (g_strcmp0 (infos[i].name, name) == 0)
        return i;
    }

  return PSK_METRIC_NONE;
}

static double *
row_of (PskMetrics *self,
        int         area)
{
  guint row = GPOINTER_TO_UINT (g_hash_table_lookup (self->rows, GINT_TO_POINTER (area)));

  return row > 0 ? self->values + (gsize) (row - 1) * PSK_N_METRICS : NULL;
}

/* A figure counts for its own area and for every larger one. */
static void
add_upwards (int         area,
             PskMetricId id,
             double      value,
             gpointer    user_data)
{
  PskMetrics *self = user_data;

  for (; area > 0; area = psk_area_code_parent (area))
    {
      double *row = row_of (self, area);

      if (row != NULL)
        row[id] += value;
    }
}

static void
add_area (int      code,
          gpointer user_data)
{
  PskMetrics *self = user_data;

  g_array_append_val (self->areas, code);
  g_hash_table_insert (self->rows, GINT_TO_POINTER (code), GUINT_TO_POINTER (self->areas->len));
}

static void
count_report (PskMetrics *self,
              PskReport  *report,
              int         district,
              const char *due_iso,
              const char *known_until)
{
  const gboolean sent = report != NULL && report->submitted_on != NULL
                        && !g_str_equal (report->state, "draft")
                        && !g_str_equal (report->state, "returned")
                        && strcmp (report->submitted_on, known_until) <= 0;

  if (sent || strcmp (due_iso, known_until) <= 0)
    add_upwards (district, PSK_METRIC_REPORTS_DUE, 1, self);
  if (!sent)
    return;

  add_upwards (district, PSK_METRIC_REPORTS_SUBMITTED, 1, self);
  if (strcmp (report->submitted_on, due_iso) <= 0)
    add_upwards (district, PSK_METRIC_REPORTS_ON_TIME, 1, self);
  if (g_str_equal (report->state, "accepted"))
    add_upwards (district, PSK_METRIC_REPORTS_ACCEPTED, 1, self);
}

/* A report that was sent before it is due counts on both sides, so that the
 * share never goes over one. */
static void
count_reports (PskMetrics      *self,
               PskStore        *store,
               const char      *known_until,
               const PskPeriod *period)
{
  g_autoptr (GPtrArray) months = psk_calendar_get_months (store, period);

  for (guint i = 0; i < months->len; i++)
    {
      const char *month = months->pdata[i];
      GDate due = psk_calendar_get_due_date (store, month);
      g_autofree char *due_iso = psk_thai_date_to_iso (&due);

      for (guint a = 0; a < self->areas->len; a++)
        {
          int district = g_array_index (self->areas, int, a);
          g_autoptr (PskReport) report = NULL;

          if (psk_area_code_level (district) != PSK_AREA_DISTRICT)
            continue;

          report = psk_report_table_read (store, district, month);
          count_report (self, report, district, due_iso, known_until);
        }
    }
}

static void
set_targets (PskMetrics *self,
             PskStore   *store)
{
  const int n_items = psk_definition_count_check_items (store);

  for (guint i = 0; i < self->areas->len; i++)
    {
      int area = g_array_index (self->areas, int, i);

      if (psk_area_code_level (area) == PSK_AREA_DISTRICT)
        add_upwards (area, PSK_METRIC_PROCESSES_TARGET, n_items, self);
    }
}

static void
set_savings (PskMetrics  *self,
             PskStore    *store,
             const GDate *on)
{
  const int rate = psk_setting_table_get_int (store, PSK_SETTING_SAVING, 50);
  const int days = g_date_get_days_in_month (g_date_get_month (on), g_date_get_year (on));

  for (guint i = 0; i < self->areas->len; i++)
    {
      double *row = self->values + (gsize) i * PSK_N_METRICS;

      row[PSK_METRIC_SAVING_MONTH] = row[PSK_METRIC_HOUSEHOLDS_PLANTING] * rate * days;
    }
}

/* What flows (visits, posts, check lists, stock) is counted within the period,
 * or from the beginning until the date. */
static void
flow_range (const GDate     *on,
            const PskPeriod *period,
            char           **first,
            char           **last)
{
  GDate from;
  GDate until;

  if (period == NULL)
    {
      *first = g_strdup ("0000-00-00");
      *last = psk_thai_date_to_iso (on);
      return;
    }

  psk_period_get_range (period, &from, &until);
  *first = psk_thai_date_to_iso (&from);
  *last = psk_thai_date_to_iso (&until);
}

/**
 * psk_metrics_compute:
 * @store: a store
 * @on: the date that the figures hold for
 * @period: (nullable): a month or quarter for what flows: reports, check lists,
 *   posts, visits, stock; %NULL counts them from the beginning
 * @error: (nullable): where to put the error
 *
 * Figures of a state (households, centres, photos) are those known now of what
 * was there on @on: a household counts as planting from its planting date; one
 * without a date counts always. Reports of a period count as known today, since
 * the last of them is due after the period ends. The saving of a month is
 * planting households × the rate a day × the days of the month of @on.
 *
 * Returns: (transfer full) (nullable): the figures of every area
 */
PskMetrics *
psk_metrics_compute (PskStore        *store,
                     const GDate     *on,
                     const PskPeriod *period,
                     GError         **error)
{
  g_autoptr (PskMetrics) self = g_new0 (PskMetrics, 1);
  g_autofree char *on_iso = psk_thai_date_to_iso (on);
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  GDate today = psk_calendar_get_today (store);
  g_autofree char *today_iso = psk_thai_date_to_iso (&today);

  g_atomic_ref_count_init (&self->ref_count);
  self->on = *on;
  self->areas = g_array_new (FALSE, FALSE, sizeof (int));
  self->rows = g_hash_table_new (NULL, NULL);

  if (!psk_metric_table_each_area (store, add_area, self, error))
    return NULL;

  self->values = g_new0 (double, (gsize) self->areas->len * PSK_N_METRICS);
  flow_range (on, period, &first, &last);

  if (!psk_metric_table_each (store, on_iso, first, last, PSK_KINDS_NEEDED,
                              psk_setting_table_get_int (store, PSK_SETTING_SLOTS, 20),
                              add_upwards, self, error))
    return NULL;

  set_targets (self, store);
  count_reports (self, store, period != NULL ? today_iso : on_iso, period);
  set_savings (self, store, on);

  return g_steal_pointer (&self);
}

/* The figures that were computed since the book changed last. */
typedef struct
{
  PskStamp stamp;
  GHashTable *metrics; /* the dates that they hold for → PskMetrics */
} Kept;

#define KEPT_KEY "metrics"

static void
kept_free (gpointer data)
{
  Kept *kept = data;

  g_hash_table_unref (kept->metrics);
  g_free (kept);
}

static GHashTable *
get_kept (PskStore *store)
{
  const PskStamp stamp = psk_store_get_stamp (store);
  Kept *kept = psk_store_get_attachment (store, KEPT_KEY);

  if (kept != NULL && psk_stamp_equal (&kept->stamp, &stamp))
    return kept->metrics;

  kept = g_new0 (Kept, 1);
  kept->stamp = stamp;
  kept->metrics = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                         (GDestroyNotify) psk_metrics_unref);
  psk_store_attach (store, KEPT_KEY, kept, kept_free);

  return kept->metrics;
}

/**
 * psk_metrics_load:
 * @store: a store
 * @on: the date that the figures hold for
 * @period: (nullable): as for psk_metrics_compute()
 * @error: (nullable): where to put the error
 *
 * Like psk_metrics_compute(), but computes once for every state of the book: the
 * tabs ask for the same figures one after the other.
 *
 * Returns: (transfer full) (nullable): the figures of every area
 */
PskMetrics *
psk_metrics_load (PskStore        *store,
                  const GDate     *on,
                  const PskPeriod *period,
                  GError         **error)
{
  GHashTable *all = get_kept (store);
  const GDate today = psk_calendar_get_today (store);
  g_autofree char *name = period != NULL ? psk_period_to_string (period) : g_strdup ("");
  g_autofree char *key = g_strdup_printf ("%u %u %s", g_date_get_julian (&today),
                                          g_date_get_julian (on), name);
  PskMetrics *metrics = g_hash_table_lookup (all, key);

  if (metrics != NULL)
    return psk_metrics_ref (metrics);

  metrics = psk_metrics_compute (store, on, period, error);
  if (metrics != NULL)
    g_hash_table_insert (all, g_steal_pointer (&key), psk_metrics_ref (metrics));

  return metrics;
}

/**
 * psk_metrics_ref:
 * @self: figures
 *
 * Returns: (transfer full): @self
 */
PskMetrics *
psk_metrics_ref (PskMetrics *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * psk_metrics_unref:
 * @self: (transfer full): figures
 */
void
psk_metrics_unref (PskMetrics *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_array_unref (self->areas);
  g_hash_table_unref (self->rows);
  g_free (self->values);
  g_free (self);
}

/**
 * psk_metrics_get:
 * @self: figures
 * @area: province, district or tambon
 * @id: a metric
 *
 * Returns: the figure; 0 for an area that is not in the book
 */
double
psk_metrics_get (PskMetrics *self,
                 int         area,
                 PskMetricId id)
{
  double *row;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (id >= 0 && id < PSK_N_METRICS, 0);

  row = row_of (self, area);
  return row != NULL ? row[id] : 0;
}

/**
 * psk_metrics_get_date:
 * @self: figures
 *
 * Returns: the date that they hold for
 */
GDate
psk_metrics_get_date (PskMetrics *self)
{
  return self->on;
}

/**
 * psk_metrics_get_areas:
 * @self: figures
 * @n_areas: (out): how many areas
 *
 * Returns: (array length=n_areas) (transfer none): the codes of all areas: the
 *   province, its districts, their tambons
 */
const int *
psk_metrics_get_areas (PskMetrics *self,
                       guint      *n_areas)
{
  g_return_val_if_fail (self != NULL, NULL);

  *n_areas = self->areas->len;
  return (const int *) self->areas->data;
}
