/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-sample-reports.h"

#include <math.h>

#include "psk-definition.h"
#include "psk-metric.h"
#include "psk-post.h"
#include "psk-report-table.h"
#include "psk-report.h"

#define N_MONTHS 3
#define N_POSTS 42
#define MARCH 2

/* A draft has been begun: so many of its items are filled in. */
#define N_DRAFT_ITEMS 6

/* The months that were reported: their last day, and when reports came in. */
static const struct
{
  const char *month;
  int last_day;
  int first_sent;
  int last_sent;
  int sent_late;
} months[N_MONTHS] = {
  { "2024-01", PSK_SAMPLE_DAY_FEBRUARY - 1, 35, 44, 0 },
  { "2024-02", PSK_SAMPLE_DAY_MARCH - 1, 64, 73, 78 },
  { "2024-03", PSK_SAMPLE_DAY_APRIL - 1, 93, 101, 0 },
};

/* Items that only the district knows, as so many for ten tambons in a month. */
static const struct
{
  const char *item;
  int low;
  int high;
} counters[] = {
  { "sharing_inside", 22, 34 },
  { "sharing_between", 6, 12 },
  { "edible_roads", 2, 5 },
  { "public_land", 3, 6 },
  { "religious_places", 2, 5 },
  { "leaders", 40, 90 },
  { "youth", 90, 160 },
};

/* What the reports of one district say, added up month by month. */
typedef struct
{
  PskSamplePlan *plan;
  PskStore *store;
  const PskSampleDistrict *district;
  int n_tambons;
  double counts[G_N_ELEMENTS (counters)];
} Reporter;

static int
count_tambons (PskSamplePlan           *plan,
               const PskSampleDistrict *district)
{
  int n = 0;

  for (guint i = 0; i < plan->n_tambons; i++)
    n += plan->tambons[i].district == district ? 1 : 0;

  return n;
}

static void
count_month (Reporter *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (counters); i++)
    {
      int tenths = psk_sample_plan_roll (self->plan, counters[i].low, counters[i].high);

      self->counts[i] += MAX (1, self->n_tambons * tenths / 10);
    }
}

static double
figure (Reporter   *self,
        PskMetrics *metrics,
        PskMetricId id)
{
  return psk_metrics_get (metrics, self->district->code, id);
}

/* The number of an item: a figure of the book on the last day of the month, what
 * the centres gave out until then, or what the district counted. */
static double
value_of (Reporter   *self,
          PskMetrics *metrics,
          int         month,
          JsonObject *item)
{
  static const struct
  {
    const char *item;
    PskMetricId id;
  } given[] = {
    { "seeds_given", PSK_METRIC_SEEDS_GIVEN },
    { "packets_given", PSK_METRIC_PACKETS_GIVEN },
    { "seedlings_given", PSK_METRIC_SEEDLINGS_GIVEN },
  };
  const char *id = json_object_get_string_member (item, "id");
  PskMetricId metric = PSK_METRIC_NONE;

  if (!json_object_get_null_member (item, "metric"))
    metric = psk_metric_from_name (json_object_get_string_member (item, "metric"));

  /* The roster was filled in January and February. */
  if (metric == PSK_METRIC_HOUSEHOLDS_SELECTED)
    return floor (figure (self, metrics, metric) * (88 + 6 * month) / 100);
  if (metric != PSK_METRIC_NONE)
    return figure (self, metrics, metric);

  for (gsize i = 0; i < G_N_ELEMENTS (given); i++)
    {
      if (g_str_equal (id, given[i].item))
        return figure (self, metrics, given[i].id);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (counters); i++)
    {
      if (g_str_equal (id, counters[i].item))
        return self->counts[i];
    }

  return NAN;
}

static gboolean
write_values (Reporter      *self,
              PskReport     *report,
              PskDefinition *form,
              PskMetrics    *metrics,
              int            month,
              GError       **error)
{
  const gboolean draft = g_str_equal (report->state, "draft");
  const guint n = psk_definition_get_n (form, "items");
  int written = 0;

  for (guint i = 0; i < n && (!draft || written < N_DRAFT_ITEMS); i++)
    {
      JsonObject *item = psk_definition_get_element (form, "items", i);
      double value;

      /* In a draft, the figures of the book still change with the book. */
      if (draft && !json_object_get_null_member (item, "metric"))
        continue;

      value = value_of (self, metrics, month, item);
      if (isnan (value))
        continue;
      if (!psk_report_table_set_value (self->store, report->id,
                                       json_object_get_string_member (item, "id"), value, error))
        return FALSE;
      written++;
    }

  return TRUE;
}

static void
set_words (PskSamplePlan *plan,
           PskReport     *report)
{
  report->achievement = g_strdup (psk_sample_plan_pick (plan, "achievements"));
  report->problems = g_strdup (psk_sample_plan_pick (plan, "problems"));
  report->suggestions = g_strdup (psk_sample_plan_pick (plan, "suggestions"));
}

/* What happened to a report after it was begun. */
static void
set_fate (Reporter      *self,
          PskReport     *report,
          PskDefinition *form,
          int            month)
{
  PskSamplePlan *plan = self->plan;
  const gboolean late = month == 1 && self->district->february_late;
  const int sent = late ? months[month].sent_late + psk_sample_plan_roll (plan, 0, 3)
                        : psk_sample_plan_roll (plan, months[month].first_sent,
                                                months[month].last_sent);
  const int wait = psk_sample_plan_roll (plan, 1, 5);
  const int decided = MIN (sent + wait, PSK_SAMPLE_DAY_TODAY);

  /* What came late is looked at last. */
  report->state = g_strdup (month == MARCH ? self->district->march
                            : late ? "submitted" : "accepted");
  if (!g_str_equal (report->state, "draft"))
    {
      set_words (plan, report);
      report->definition = psk_definition_get_id (form);
      report->submitted_on = psk_sample_date (sent);
      report->submitted_by = g_strdup_printf (
        "สพอ.%s", psk_areas_get_name (plan->areas, self->district->code, PSK_LANGUAGE_THAI));
    }
  if (g_str_equal (report->state, "accepted") || g_str_equal (report->state, "returned"))
    report->decided_on = psk_sample_date (decided);
  if (g_str_equal (report->state, "returned"))
    report->return_reason = g_strdup (psk_sample_plan_pick (plan, "returns"));
}

static gboolean
add_report (Reporter      *self,
            PskDefinition *form,
            PskMetrics    *metrics,
            int            month,
            GError       **error)
{
  g_autoptr (PskReport) report = g_object_new (PSK_TYPE_REPORT, NULL);

  report->district = self->district->code;
  report->month = g_strdup (months[month].month);
  set_fate (self, report, form, month);

  return psk_report_table_write (self->store, report, error)
         && write_values (self, report, form, metrics, month, error);
}

/* An item of the check list stays done from the month in which it was done. */
static gboolean
add_checks (Reporter      *self,
            PskDefinition *checklist,
            GError       **error)
{
  const guint n = psk_definition_get_n (checklist, "items");
  g_autofree int *order = g_new (int, n);

  for (guint i = 0; i < n; i++)
    order[i] = i;
  psk_sample_plan_shuffle (self->plan, order, n);

  for (int i = 0; i < MIN (self->district->processes, (int) n); i++)
    {
      JsonObject *item = psk_definition_get_element (checklist, "items", order[i]);
      const char *evidence = psk_definition_get_text (item, "evidence", PSK_LANGUAGE_THAI);

      for (int m = psk_sample_plan_roll (self->plan, 0, N_MONTHS - 1); m < N_MONTHS; m++)
        {
          if (!psk_report_table_set_check (self->store, self->district->code, months[m].month,
                                           json_object_get_string_member (item, "id"), TRUE,
                                           evidence, error))
            return FALSE;
        }
    }

  return TRUE;
}

static gboolean
fill_district (PskSamplePlan           *plan,
               PskStore                *store,
               const PskSampleDistrict *district,
               PskDefinition           *form,
               PskDefinition           *checklist,
               PskMetrics             **metrics,
               GError                 **error)
{
  Reporter reporter = { plan, store, district, count_tambons (plan, district), { 0 } };

  for (int m = 0; m < N_MONTHS; m++)
    {
      count_month (&reporter);
      if ((m < MARCH || district->march != NULL)
          && !add_report (&reporter, form, metrics[m], m, error))
        return FALSE;
    }

  return add_checks (&reporter, checklist, error);
}

static gboolean
add_posts (PskSamplePlan *plan,
           PskStore      *store,
           GError       **error)
{
  static const char *channels[] = { "facebook", "facebook", "line", "line", "other" };

  for (int i = 0; i < N_POSTS; i++)
    {
      g_autoptr (PskPost) post = g_object_new (PSK_TYPE_POST, NULL);
      const PskSampleDistrict *district
        = &psk_sample_districts ()[psk_sample_plan_roll (plan, 0, PSK_SAMPLE_N_DISTRICTS - 1)];
      const char *channel = channels[psk_sample_plan_roll (plan, 0, G_N_ELEMENTS (channels) - 1)];

      post->district = i % 9 == 0 ? -1 : district->code;
      post->posted_on = psk_sample_date (10 + i * (PSK_SAMPLE_DAY_TODAY - 10) / N_POSTS);
      post->channel = g_strdup (channel);
      post->title = g_strdup (psk_sample_plan_pick (plan, "posts"));
      if (g_str_equal (channel, "facebook"))
        post->url = g_strdup_printf ("https://example.org/pansuk/%d", 1000 + i);

      if (!psk_report_table_insert_post (store, post, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
compute_metrics (PskStore    *store,
                 PskMetrics **metrics,
                 GError     **error)
{
  for (int m = 0; m < N_MONTHS; m++)
    {
      GDate day;

      g_date_clear (&day, 1);
      g_date_set_dmy (&day, 1, G_DATE_JANUARY, 2024);
      g_date_add_days (&day, months[m].last_day);
      metrics[m] = psk_metrics_compute (store, &day, NULL, error);
      if (metrics[m] == NULL)
        return FALSE;
    }

  return TRUE;
}

/**
 * psk_sample_reports_fill:
 * @plan: the plan
 * @store: the writing store of a book that has its households and centres
 * @error: (nullable): where to put the error
 *
 * Writes the reports of January to March, whose figures are those of the book on
 * the last day of the month, the check lists and the publicity.
 *
 * Returns: whether all were written
 */
gboolean
psk_sample_reports_fill (PskSamplePlan *plan,
                         PskStore      *store,
                         GError       **error)
{
  g_autoptr (PskDefinition) form = psk_definition_load (store, "form", error);
  g_autoptr (PskDefinition) checklist = NULL;
  PskMetrics *metrics[N_MONTHS] = { NULL };
  gboolean filled;

  g_return_val_if_fail (plan != NULL && store != NULL, FALSE);

  checklist = form != NULL ? psk_definition_load (store, "checklist", error) : NULL;
  filled = checklist != NULL && compute_metrics (store, metrics, error);

  psk_sample_plan_begin (plan, PSK_SAMPLE_PART_REPORTS);
  for (int d = 0; filled && d < PSK_SAMPLE_N_DISTRICTS; d++)
    filled = fill_district (plan, store, &psk_sample_districts ()[d], form, checklist, metrics,
                            error);

  for (int m = 0; m < N_MONTHS; m++)
    g_clear_pointer (&metrics[m], psk_metrics_unref);

  return filled && add_posts (plan, store, error);
}
