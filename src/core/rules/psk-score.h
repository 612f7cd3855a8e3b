/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-definition.h"
#include "psk-metric.h"

G_BEGIN_DECLS

/**
 * PskIndicator:
 * @id: its stable name
 * @max: the most points, in tenths
 * @numerator: what is counted; %PSK_METRIC_NONE for one that is marked by hand
 * @denominator: out of what; %PSK_METRIC_NONE for one that is marked by hand
 */
typedef struct
{
  char *id;
  char *title_th;
  char *title_en;
  char *short_th;
  char *short_en;
  char *formula_th;
  char *formula_en;
  char *unit_th;
  char *unit_en;
  int max;
  PskMetricId numerator;
  PskMetricId denominator;
} PskIndicator;

/**
 * PskGrade:
 * @grade: A, B, C, D
 * @from: the lowest percentage that earns it, in tenths
 */
typedef struct
{
  char *grade;
  int from;
} PskGrade;

/**
 * PskScoreCell:
 * @value: the numerator, or the mark given by hand
 * @target: the denominator; 0 for a mark given by hand
 * @points: in tenths
 * @evidence: (nullable): what a mark given by hand rests on
 */
typedef struct
{
  double value;
  double target;
  int points;
  char *evidence;
} PskScoreCell;

/**
 * PskScoreRow:
 * @area: a district; the province in the row of averages
 * @cells: one for each indicator
 * @total: the sum of the points, in tenths
 * @percent: of the most points, in tenths
 * @grade: (nullable): its grade
 * @rank: 1 is best; equal totals share a rank; 0 in the row of averages
 */
typedef struct
{
  int area;
  PskScoreCell *cells;
  int total;
  int percent;
  char *grade;
  int rank;
} PskScoreRow;

/**
 * PskScoreSheet:
 *
 * The ABCD assessment of all districts in one quarter. Points are rounded to
 * tenths before they are added, so that whoever adds the printed figures gets
 * the printed total. Immutable.
 */
typedef struct
{
  gatomicrefcount ref_count;

  PskPeriod quarter;
  GDate on;
  char *title_th;
  char *title_en;
  char *note_th;
  char *note_en;
  int version;
  gboolean is_default;
  char *closed_at; /* NULL while the quarter is open */

  PskIndicator *indicators;
  guint n_indicators;
  PskGrade *grades;
  guint n_grades;
  PskScoreRow *rows;
  guint n_rows;
  PskScoreRow average;
  int max; /* the sum of all indicators, in tenths */
} PskScoreSheet;

/**
 * PskScoreStep:
 * @indicator: the number of an indicator
 * @count: how many more of its units
 * @gain: the points that they bring, in tenths
 */
typedef struct
{
  guint indicator;
  int count;
  int gain;
} PskScoreStep;

/**
 * PskScoreItem:
 * @area: the tambon that it is about; 0 when @key says more
 * @key: (nullable): a month like "2024-03", or the number of a process
 * @have: what there is
 * @need: out of what
 */
typedef struct
{
  int area;
  char *key;
  double have;
  double need;
} PskScoreItem;

#define PSK_TYPE_SCORE_SHEET (psk_score_sheet_get_type ())

GType          psk_score_sheet_get_type   (void);
PskScoreSheet *psk_score_sheet_compute    (PskStore         *store,
                                           const PskPeriod  *quarter,
                                           PskDefinition    *criteria,
                                           GError          **error);
PskScoreSheet *psk_score_sheet_load       (PskStore         *store,
                                           const PskPeriod  *quarter,
                                           GError          **error);
PskScoreSheet *psk_score_sheet_ref        (PskScoreSheet    *self);
void           psk_score_sheet_unref      (PskScoreSheet    *self);
PskScoreRow   *psk_score_sheet_get_row    (PskScoreSheet    *self,
                                           int               area);
GArray        *psk_score_sheet_next_grade (PskScoreSheet    *self,
                                           PskScoreRow      *row,
                                           const char      **grade,
                                           int              *missing);
GPtrArray     *psk_score_sheet_explain    (PskScoreSheet    *self,
                                           PskStore         *store,
                                           int               district,
                                           guint             indicator,
                                           GError          **error);
void           psk_score_item_free        (PskScoreItem     *item);
gboolean       psk_score_quarter_counts   (PskStore         *store,
                                           const PskPeriod  *quarter);

JsonNode      *psk_score_sheet_to_json    (PskScoreSheet    *self);
PskScoreSheet *psk_score_sheet_from_json  (const char       *json,
                                           GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PskScoreSheet, psk_score_sheet_unref)

G_END_DECLS
