/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-document-frame.h"
#include "psk-period.h"

G_BEGIN_DECLS

/**
 * PskScoreIndicatorText:
 * @title: its short title, in the language of the document
 * @max: the most points, in tenths
 */
typedef struct
{
  const char *title;
  int max;
} PskScoreIndicatorText;

/**
 * PskScoreLine:
 * @name: the district, without อำเภอ
 * @points: (array): for each indicator, in tenths; -1 for one not marked yet
 * @total: in tenths; the percentage that earns the grade
 * @grade: (nullable): A, B, C, D
 */
typedef struct
{
  const char *name;
  const int *points;
  int total;
  const char *grade;
} PskScoreLine;

/**
 * PskScoreGradeText:
 * @grade: A, B, C, D; from the best to the worst
 * @from: the lowest percentage that earns it, in tenths
 */
typedef struct
{
  const char *grade;
  int from;
} PskScoreGradeText;

/**
 * PskScoreDocument:
 * @frame: what is around the content
 * @province: its name, without จังหวัด
 * @quarter: the quarter
 * @on: the day of the figures
 * @criteria: (nullable): the title of the criteria; only printed when they are not the default
 * @version: of the criteria
 * @is_default: whether they are the default, which the sheet then says
 * @indicators: (array length=n_indicators): the columns
 * @lines: (array length=n_lines): the districts
 * @average: the average of the province
 * @grades: (array length=n_grades): the cut points
 */
typedef struct
{
  PskDocumentFrame frame;
  const char *province;
  PskPeriod quarter;
  GDate on;
  const char *criteria;
  int version;
  gboolean is_default;
  const PskScoreIndicatorText *indicators;
  guint n_indicators;
  const PskScoreLine *lines;
  guint n_lines;
  PskScoreLine average;
  const PskScoreGradeText *grades;
  guint n_grades;
} PskScoreDocument;

PskPaper *psk_score_document_new_paper (const PskScoreDocument *self);

G_END_DECLS
