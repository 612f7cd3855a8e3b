/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-score.h"

#include <math.h>

#include "psk-area.h"
#include "psk-calendar.h"
#include "psk-score-table.h"

G_DEFINE_BOXED_TYPE (PskScoreSheet, psk_score_sheet, psk_score_sheet_ref, psk_score_sheet_unref)

/* Half a tenth is rounded up, as people do by hand. The small addend keeps a
 * half that binary fractions cannot hold from being lost. */
static int
to_tenths (double points)
{
  return (int) floor (points * 10 + 0.5 + 1e-9);
}

static char *
dup_text (JsonObject *object,
          const char *member,
          PskLanguage language)
{
  return g_strdup (psk_definition_get_text (object, member, language));
}

static void
read_indicator (PskIndicator *indicator,
                JsonObject   *object)
{
  indicator->id = g_strdup (json_object_get_string_member (object, "id"));
  indicator->title_th = dup_text (object, "title", PSK_LANGUAGE_THAI);
  indicator->title_en = dup_text (object, "title", PSK_LANGUAGE_ENGLISH);
  indicator->short_th = dup_text (object, "short", PSK_LANGUAGE_THAI);
  indicator->short_en = dup_text (object, "short", PSK_LANGUAGE_ENGLISH);
  indicator->formula_th = dup_text (object, "formula", PSK_LANGUAGE_THAI);
  indicator->formula_en = dup_text (object, "formula", PSK_LANGUAGE_ENGLISH);
  indicator->unit_th = dup_text (object, "unit", PSK_LANGUAGE_THAI);
  indicator->unit_en = dup_text (object, "unit", PSK_LANGUAGE_ENGLISH);
  indicator->max = to_tenths (json_object_get_double_member (object, "max"));
  indicator->numerator
    = psk_metric_from_name (json_object_get_string_member (object, "numerator"));
  indicator->denominator = psk_metric_from_name (
    json_object_get_string_member_with_default (object, "denominator", ""));
}

/* What can be missing or of another type was looked at when they were parsed. */
static void
read_criteria (PskScoreSheet *self,
               PskDefinition *criteria)
{
  JsonObject *root = psk_definition_get_object (criteria);

  self->title_th = dup_text (root, "title", PSK_LANGUAGE_THAI);
  self->title_en = dup_text (root, "title", PSK_LANGUAGE_ENGLISH);
  self->note_th = dup_text (root, "note", PSK_LANGUAGE_THAI);
  self->note_en = dup_text (root, "note", PSK_LANGUAGE_ENGLISH);
  self->version = psk_definition_get_version (criteria);
  self->is_default = psk_definition_is_default (criteria);

  self->n_grades = psk_definition_get_n (criteria, "grades");
  self->grades = g_new0 (PskGrade, self->n_grades);
  for (guint i = 0; i < self->n_grades; i++)
    {
      JsonObject *grade = psk_definition_get_element (criteria, "grades", i);

      self->grades[i].grade = g_strdup (json_object_get_string_member (grade, "grade"));
      self->grades[i].from = to_tenths (json_object_get_double_member (grade, "from"));
    }

  self->n_indicators = psk_definition_get_n (criteria, "indicators");
  self->indicators = g_new0 (PskIndicator, self->n_indicators);
  for (guint i = 0; i < self->n_indicators; i++)
    {
      read_indicator (&self->indicators[i],
                      psk_definition_get_element (criteria, "indicators", i));
      self->max += self->indicators[i].max;
    }
}

/* points = value ÷ target × the most points, never more than the most. */
static int
points_of (const PskIndicator *indicator,
           double              value,
           double              target)
{
  double share;

  if (indicator->numerator == PSK_METRIC_NONE)
    return to_tenths (CLAMP (value, 0, indicator->max / 10.0));

  share = target > 0 ? CLAMP (value / target, 0, 1) : 0;
  return to_tenths (share * indicator->max / 10.0);
}

static int
percent_of (PskScoreSheet *self,
            int            points)
{
  return to_tenths (points * 100.0 / self->max);
}

static void
grade_row (PskScoreSheet *self,
           PskScoreRow   *row)
{
  int best = -1;

  row->total = 0;
  for (guint i = 0; i < self->n_indicators; i++)
    row->total += row->cells[i].points;
  row->percent = percent_of (self, row->total);

  for (guint i = 0; i < self->n_grades; i++)
    {
      if (row->percent >= self->grades[i].from && self->grades[i].from > best)
        {
          best = self->grades[i].from;
          g_free (row->grade);
          row->grade = g_strdup (self->grades[i].grade);
        }
    }
}

static void
score_district (PskScoreSheet *self,
                PskStore      *store,
                PskMetrics    *metrics,
                PskScoreRow   *row)
{
  g_autofree char *quarter = psk_period_to_string (&self->quarter);

  row->cells = g_new0 (PskScoreCell, self->n_indicators);
  for (guint i = 0; i < self->n_indicators; i++)
    {
      const PskIndicator *indicator = &self->indicators[i];
      PskScoreCell *cell = &row->cells[i];

      if (indicator->numerator == PSK_METRIC_NONE)
        {
          psk_score_table_get_mark (store, quarter, row->area, indicator->id, &cell->value,
                                    &cell->evidence);
        }
      else
        {
          cell->value = psk_metrics_get (metrics, row->area, indicator->numerator);
          cell->target = psk_metrics_get (metrics, row->area, indicator->denominator);
        }
      cell->points = points_of (indicator, cell->value, cell->target);
    }

  grade_row (self, row);
}

static void
rank_rows (PskScoreSheet *self)
{
  for (guint i = 0; i < self->n_rows; i++)
    {
      self->rows[i].rank = 1;
      for (guint j = 0; j < self->n_rows; j++)
        self->rows[i].rank += self->rows[j].percent > self->rows[i].percent ? 1 : 0;
    }
}

static void
average_rows (PskScoreSheet *self,
              int            province)
{
  PskScoreRow *average = &self->average;

  average->area = province;
  average->cells = g_new0 (PskScoreCell, self->n_indicators);
  for (guint i = 0; i < self->n_indicators && self->n_rows > 0; i++)
    {
      int sum = 0;

      for (guint r = 0; r < self->n_rows; r++)
        {
          sum += self->rows[r].cells[i].points;
          average->cells[i].value += self->rows[r].cells[i].value;
          average->cells[i].target += self->rows[r].cells[i].target;
        }
      average->cells[i].points = to_tenths (sum / 10.0 / self->n_rows);
    }

  grade_row (self, average);
}

static void
score_all (PskScoreSheet *self,
           PskStore      *store,
           PskMetrics    *metrics)
{
  guint n_areas;
  const int *areas = psk_metrics_get_areas (metrics, &n_areas);

  self->rows = g_new0 (PskScoreRow, n_areas);
  for (guint i = 0; i < n_areas; i++)
    {
      if (psk_area_code_level (areas[i]) != PSK_AREA_DISTRICT)
        continue;

      self->rows[self->n_rows].area = areas[i];
      score_district (self, store, metrics, &self->rows[self->n_rows]);
      self->n_rows++;
    }

  rank_rows (self);
  average_rows (self, n_areas > 0 ? areas[0] : 0);
}

/**
 * psk_score_sheet_compute:
 * @store: a store
 * @quarter: a quarter
 * @criteria: (nullable): the criteria; %NULL for the latest in the book
 * @error: (nullable): where to put the error
 *
 * Scores every district as the book stands, whether or not the quarter is
 * closed. Figures hold for the last day of the quarter, or for today while it
 * lasts. Points of an indicator are numerator ÷ denominator × its most points.
 *
 * Returns: (transfer full) (nullable): the sheet
 */
PskScoreSheet *
psk_score_sheet_compute (PskStore        *store,
                         const PskPeriod *quarter,
                         PskDefinition   *criteria,
                         GError         **error)
{
  g_autoptr (PskScoreSheet) self = g_new0 (PskScoreSheet, 1);
  g_autoptr (PskDefinition) own = NULL;
  g_autoptr (PskMetrics) metrics = NULL;
  GDate today = psk_calendar_get_today (store);
  GDate first;
  GDate last;

  g_return_val_if_fail (quarter != NULL, NULL);

  g_atomic_ref_count_init (&self->ref_count);
  self->quarter = *quarter;

  if (criteria == NULL)
    criteria = own = psk_definition_load (store, "criteria", error);
  if (criteria == NULL)
    return NULL;

  read_criteria (self, criteria);
  psk_period_get_range (quarter, &first, &last);
  self->on = g_date_compare (&today, &last) < 0 ? today : last;
  metrics = psk_metrics_load (store, &self->on, quarter, error);
  if (metrics == NULL)
    return NULL;

  score_all (self, store, metrics);
  return g_steal_pointer (&self);
}

/**
 * psk_score_sheet_load:
 * @store: a store
 * @quarter: a quarter
 * @error: (nullable): where to put the error
 *
 * Returns: (transfer full) (nullable): the frozen sheet of a closed quarter, or
 *   that of an open one as the book stands
 */
PskScoreSheet *
psk_score_sheet_load (PskStore        *store,
                      const PskPeriod *quarter,
                      GError         **error)
{
  g_autofree char *name = psk_period_to_string (quarter);
  g_autofree char *closed_at = NULL;
  g_autofree char *json = psk_score_table_read_closed (store, name, &closed_at);
  PskScoreSheet *self;

  if (json == NULL)
    return psk_score_sheet_compute (store, quarter, NULL, error);

  self = psk_score_sheet_from_json (json, error);
  if (self != NULL)
    {
      g_free (self->closed_at);
      self->closed_at = g_steal_pointer (&closed_at);
    }

  return self;
}

/**
 * psk_score_sheet_ref:
 * @self: a sheet
 *
 * Returns: (transfer full): @self
 */
PskScoreSheet *
psk_score_sheet_ref (PskScoreSheet *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

static void
clear_row (PskScoreSheet *self,
           PskScoreRow   *row)
{
  for (guint i = 0; row->cells != NULL && i < self->n_indicators; i++)
    g_free (row->cells[i].evidence);
  g_free (row->cells);
  g_free (row->grade);
}

static void
clear_indicator (PskIndicator *indicator)
{
  g_free (indicator->id);
  g_free (indicator->title_th);
  g_free (indicator->title_en);
  g_free (indicator->short_th);
  g_free (indicator->short_en);
  g_free (indicator->formula_th);
  g_free (indicator->formula_en);
  g_free (indicator->unit_th);
  g_free (indicator->unit_en);
}

/**
 * psk_score_sheet_unref:
 * @self: (transfer full): a sheet
 */
void
psk_score_sheet_unref (PskScoreSheet *self)
{
  g_return_if_fail (self != NULL);

  if (self->ref_count != 0 && !g_atomic_ref_count_dec (&self->ref_count))
    return;

  for (guint i = 0; i < self->n_rows; i++)
    clear_row (self, &self->rows[i]);
  clear_row (self, &self->average);
  for (guint i = 0; i < self->n_indicators; i++)
    clear_indicator (&self->indicators[i]);
  for (guint i = 0; i < self->n_grades; i++)
    g_free (self->grades[i].grade);

  g_free (self->rows);
  g_free (self->indicators);
  g_free (self->grades);
  g_free (self->title_th);
  g_free (self->title_en);
  g_free (self->note_th);
  g_free (self->note_en);
  g_free (self->closed_at);
  g_free (self);
}

/**
 * psk_score_sheet_get_row:
 * @self: a sheet
 * @area: a district, or the province for the averages
 *
 * Returns: (transfer none) (nullable): its row
 */
PskScoreRow *
psk_score_sheet_get_row (PskScoreSheet *self,
                         int            area)
{
  for (guint i = 0; i < self->n_rows; i++)
    {
      if (self->rows[i].area == area)
        return &self->rows[i];
    }

  return self->average.area == area ? &self->average : NULL;
}

static int
compare_gain (gconstpointer a,
              gconstpointer b)
{
  return ((const PskScoreStep *) b)->gain - ((const PskScoreStep *) a)->gain;
}

/* How far an indicator alone would bring the district: as many more units as
 * are missing, but no more than the next grade asks for. */
static gboolean
find_step (PskScoreSheet *self,
           PskScoreRow   *row,
           int            from,
           PskScoreStep  *step)
{
  const PskIndicator *indicator = &self->indicators[step->indicator];
  const PskScoreCell *cell = &row->cells[step->indicator];
  const int open = (int) ceil (cell->target - cell->value);

  if (indicator->numerator == PSK_METRIC_NONE || open <= 0)
    return FALSE;

  for (step->count = 1; step->count <= open; step->count++)
    {
      step->gain = points_of (indicator, cell->value + step->count, cell->target) - cell->points;
      if (percent_of (self, row->total + step->gain) >= from || step->count == open)
        break;
    }

  return step->gain > 0;
}

/**
 * psk_score_sheet_next_grade:
 * @self: a sheet
 * @row: one of its rows
 * @grade: (out) (nullable): the next better grade; %NULL for the best
 * @missing: (out): the percentage that it lacks, in tenths
 *
 * Returns: (transfer full) (element-type PskScoreStep): what would help, the
 *   most helpful first
 */
GArray *
psk_score_sheet_next_grade (PskScoreSheet *self,
                            PskScoreRow   *row,
                            const char   **grade,
                            int           *missing)
{
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (PskScoreStep));
  int from = G_MAXINT;

  *grade = NULL;
  *missing = 0;
  for (guint i = 0; i < self->n_grades; i++)
    {
      if (self->grades[i].from > row->percent && self->grades[i].from < from)
        {
          from = self->grades[i].from;
          *grade = self->grades[i].grade;
          *missing = from - row->percent;
        }
    }

  for (guint i = 0; *grade != NULL && i < self->n_indicators; i++)
    {
      PskScoreStep step = { .indicator = i };

      if (find_step (self, row, from, &step))
        g_array_append_val (steps, step);
    }
  g_array_sort (steps, compare_gain);

  return steps;
}

/**
 * psk_score_item_free:
 * @item: (transfer full): an item
 */
void
psk_score_item_free (PskScoreItem *item)
{
  g_free (item->key);
  g_free (item);
}

static void
add_item (GPtrArray  *items,
          int         area,
          const char *key,
          double      have,
          double      need)
{
  PskScoreItem *item = g_new0 (PskScoreItem, 1);

  item->area = area;
  item->key = g_strdup (key);
  item->have = have;
  item->need = need;
  g_ptr_array_add (items, item);
}

/* A month whose report is not due yet and was not sent counts on neither side. */
static gboolean
explain_reports (PskScoreSheet      *self,
                 PskStore           *store,
                 int                 district,
                 const PskIndicator *what,
                 GPtrArray          *items,
                 GError            **error)
{
  g_autoptr (GPtrArray) months = psk_calendar_get_months (store, &self->quarter);

  for (guint i = 0; i < months->len; i++)
    {
      g_autoptr (PskMetrics) metrics = NULL;
      PskPeriod month;
      double need;

      if (!psk_period_parse (months->pdata[i], &month, error))
        return FALSE;
      metrics = psk_metrics_load (store, &self->on, &month, error);
      if (metrics == NULL)
        return FALSE;

      need = psk_metrics_get (metrics, district, what->denominator);
      if (need > 0)
        add_item (items, 0, months->pdata[i],
                  psk_metrics_get (metrics, district, what->numerator), need);
    }

  return TRUE;
}

static void
explain_processes (PskStore   *store,
                   PskMetrics *metrics,
                   int         district,
                   GPtrArray  *items)
{
  g_autoptr (PskDefinition) checklist = psk_definition_load (store, "checklist", NULL);
  int n_items[6] = { 0 };

  for (guint i = 0; checklist != NULL && i < psk_definition_get_n (checklist, "items"); i++)
    {
      JsonObject *item = psk_definition_get_element (checklist, "items", i);
      gint64 process = json_object_get_int_member_with_default (item, "process", 0);

      if (process >= 1 && process <= 6)
        n_items[process - 1]++;
    }

  for (int p = 0; p < 6; p++)
    {
      char key[2] = { '1' + p, '\0' };

      add_item (items, 0, key, psk_metrics_get (metrics, district, PSK_METRIC_PROCESS_1 + p),
                n_items[p]);
    }
}

/**
 * psk_score_sheet_explain:
 * @self: a sheet
 * @store: a store
 * @district: a district
 * @indicator: the number of an indicator
 * @error: (nullable): where to put the error
 *
 * What the figure of a cell is made of: for households, centres, pins and pairs
 * the tambons of the district; for reports the months of the quarter whose report is due;
 * for check lists the six processes. It is read from the book as it stands now.
 *
 * Returns: (transfer full) (nullable) (element-type PskScoreItem): the parts
 */
GPtrArray *
psk_score_sheet_explain (PskScoreSheet *self,
                         PskStore      *store,
                         int            district,
                         guint          indicator,
                         GError       **error)
{
  g_autoptr (GPtrArray) items
    = g_ptr_array_new_with_free_func ((GDestroyNotify) psk_score_item_free);
  g_autoptr (PskMetrics) metrics = NULL;
  const PskIndicator *what;
  const int *areas;
  guint n_areas;

  g_return_val_if_fail (indicator < self->n_indicators, NULL);

  what = &self->indicators[indicator];
  if (what->numerator == PSK_METRIC_NONE)
    return g_steal_pointer (&items);

  metrics = psk_metrics_load (store, &self->on, &self->quarter, error);
  if (metrics == NULL)
    return NULL;

  areas = psk_metrics_get_areas (metrics, &n_areas);

  if (!psk_metric_get_info (what->numerator)->per_district)
    {
      for (guint i = 0; i < n_areas; i++)
        {
          if (areas[i] != district && psk_area_code_within (areas[i], district))
            add_item (items, areas[i], NULL, psk_metrics_get (metrics, areas[i], what->numerator),
                      psk_metrics_get (metrics, areas[i], what->denominator));
        }
    }
  else if (what->denominator == PSK_METRIC_REPORTS_DUE)
    {
      if (!explain_reports (self, store, district, what, items, error))
        return NULL;
    }
  else if (what->denominator == PSK_METRIC_PROCESSES_TARGET)
    {
      explain_processes (store, metrics, district, items);
    }

  return g_steal_pointer (&items);
}

/**
 * psk_score_quarter_counts:
 * @store: a store
 * @quarter: a quarter
 *
 * Returns: whether the programme has reports in the quarter, so that it can be scored
 */
gboolean
psk_score_quarter_counts (PskStore        *store,
                          const PskPeriod *quarter)
{
  g_autoptr (GPtrArray) months = psk_calendar_get_months (store, quarter);

  return months->len > 0;
}
