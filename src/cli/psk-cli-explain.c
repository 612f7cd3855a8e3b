/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-cli-explain.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "psk-score-text.h"
#include "psk-text.h"
#include "psk-thai-date.h"

#define MAX_STEPS 3

static void
print_missing (PskBook   *book,
               GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      const PskScoreItem *item = g_ptr_array_index (items, i);
      g_autofree char *name = psk_score_item_get_name (item, psk_book_get_areas (book));
      g_autofree char *have = psk_text_format_number (item->have, 0);
      g_autofree char *need = psk_text_format_number (item->need, 0);

      if (item->have >= item->need)
        continue;

      /* Translators: a tambon or a month, how many there are, out of how many */
      printf (_("    still missing: %s, %s of %s"), name, have, need);
      printf ("\n");
    }
}

static void
print_indicator (PskBook       *book,
                 PskScoreSheet *sheet,
                 PskScoreRow   *row,
                 guint          index)
{
  const PskIndicator *indicator = &sheet->indicators[index];
  const PskScoreCell *cell = &row->cells[index];
  g_autofree char *points = psk_score_format_tenths (cell->points);
  g_autofree char *max = psk_score_format_tenths (indicator->max);
  g_autofree char *formula = psk_score_describe_formula (indicator, cell);
  g_autoptr (GPtrArray) items
    = psk_score_sheet_explain (sheet, psk_book_get_store (book), row->area, index, NULL);

  printf ("\n%s: ", psk_language_of_messages () == PSK_LANGUAGE_THAI
                    ? indicator->title_th : indicator->title_en);
  /* Translators: points, the most points */
  printf (_("%s of %s points"), points, max);
  printf ("\n    %s\n", formula);
  if (items != NULL && row != &sheet->average)
    print_missing (book, items);
}

static void
print_next_grade (PskScoreSheet *sheet,
                  PskScoreRow   *row)
{
  const char *grade;
  int missing;
  g_autoptr (GArray) steps = psk_score_sheet_next_grade (sheet, row, &grade, &missing);
  g_autofree char *lack = psk_score_format_tenths (missing);

  printf ("\n");
  if (grade == NULL)
    {
      printf ("%s\n", _("This is the best grade."));
      return;
    }

  /* Translators: a grade, a percentage */
  printf (_("Grade %s needs %s percent more, for example:"), grade, lack);
  printf ("\n");
  for (guint i = 0; i < MIN (steps->len, MAX_STEPS); i++)
    {
      g_autofree char *line
        = psk_score_describe_step (&g_array_index (steps, PskScoreStep, i), sheet);

      printf ("%s\n", line);
    }
}

/**
 * psk_cli_explain_words:
 * @book: a book
 * @sheet: the assessment of a quarter
 * @row: the row of a district
 *
 * Prints how a district came to its grade: each indicator with its formula, its
 * numbers and what is missing, and what would earn the next grade.
 */
void
psk_cli_explain_words (PskBook       *book,
                       PskScoreSheet *sheet,
                       PskScoreRow   *row)
{
  const PskLanguage language = psk_language_of_messages ();
  g_autofree char *quarter = psk_period_format (&sheet->quarter, PSK_PERIOD_STYLE_LONG, language);
  g_autofree char *total = psk_score_format_tenths (row->total);
  g_autofree char *max = psk_score_format_tenths (sheet->max);
  g_autofree char *percent = psk_score_format_tenths (row->percent);

  printf ("%s · %s\n", psk_areas_get_name (psk_book_get_areas (book), row->area, language),
          quarter);
  /* Translators: points, the most points, a percentage, a grade */
  printf (_("%s of %s points, %s percent: grade %s"), total, max, percent,
          row->grade != NULL ? row->grade : "–");
  printf ("\n");
  for (guint i = 0; i < sheet->n_indicators; i++)
    print_indicator (book, sheet, row, i);
  if (row != &sheet->average)
    print_next_grade (sheet, row);
}

static void
add_items (JsonBuilder   *builder,
           PskBook       *book,
           PskScoreSheet *sheet,
           PskScoreRow   *row,
           guint          index)
{
  g_autoptr (GPtrArray) items
    = psk_score_sheet_explain (sheet, psk_book_get_store (book), row->area, index, NULL);

  json_builder_set_member_name (builder, "parts");
  json_builder_begin_array (builder);
  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      const PskScoreItem *item = g_ptr_array_index (items, i);

      json_builder_begin_object (builder);
      psk_cli_add_count (builder, "area", item->area > 0 ? item->area : row->area);
      psk_cli_add_text (builder, "key", item->key);
      psk_cli_add_number (builder, "have", item->have);
      psk_cli_add_number (builder, "need", item->need);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_next_grade (JsonBuilder   *builder,
                PskScoreSheet *sheet,
                PskScoreRow   *row)
{
  const char *grade;
  int missing;
  g_autoptr (GArray) steps = psk_score_sheet_next_grade (sheet, row, &grade, &missing);

  json_builder_set_member_name (builder, "next_grade");
  if (grade == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }

  json_builder_begin_object (builder);
  psk_cli_add_text (builder, "grade", grade);
  psk_cli_add_number (builder, "missing", missing / 10.0);
  json_builder_set_member_name (builder, "steps");
  json_builder_begin_array (builder);
  for (guint i = 0; i < steps->len; i++)
    {
      const PskScoreStep *step = &g_array_index (steps, PskScoreStep, i);

      json_builder_begin_object (builder);
      psk_cli_add_text (builder, "indicator", sheet->indicators[step->indicator].id);
      psk_cli_add_int (builder, "count", step->count);
      psk_cli_add_number (builder, "gain", step->gain / 10.0);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_row (JsonBuilder   *builder,
         PskBook       *book,
         PskScoreSheet *sheet,
         PskScoreRow   *row,
         gboolean       explain)
{
  json_builder_begin_object (builder);
  psk_cli_add_int (builder, "code", row->area);
  psk_cli_add_text (builder, "name_th", psk_areas_get_name (psk_book_get_areas (book), row->area,
                                                            PSK_LANGUAGE_THAI));
  psk_cli_add_number (builder, "total", row->total / 10.0);
  psk_cli_add_number (builder, "percent", row->percent / 10.0);
  psk_cli_add_text (builder, "grade", row->grade);
  psk_cli_add_int (builder, "rank", row->rank);
  json_builder_set_member_name (builder, "indicators");
  json_builder_begin_array (builder);
  for (guint i = 0; i < sheet->n_indicators; i++)
    {
      json_builder_begin_object (builder);
      psk_cli_add_text (builder, "id", sheet->indicators[i].id);
      psk_cli_add_number (builder, "value", row->cells[i].value);
      psk_cli_add_number (builder, "target", row->cells[i].target);
      psk_cli_add_number (builder, "points", row->cells[i].points / 10.0);
      psk_cli_add_number (builder, "max", sheet->indicators[i].max / 10.0);
      if (explain)
        add_items (builder, book, sheet, row, i);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  if (explain)
    add_next_grade (builder, sheet, row);
  json_builder_end_object (builder);
}

/**
 * psk_cli_explain_json:
 * @book: a book
 * @sheet: the assessment of a quarter
 * @only: (nullable): the row of the district to be explained; %NULL for all
 *   districts without explanation
 *
 * Prints the assessment as JSON.
 */
void
psk_cli_explain_json (PskBook       *book,
                      PskScoreSheet *sheet,
                      PskScoreRow   *only)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *quarter = psk_period_to_string (&sheet->quarter);
  g_autofree char *on = psk_thai_date_to_iso (&sheet->on);

  json_builder_begin_object (builder);
  psk_cli_add_text (builder, "quarter", quarter);
  psk_cli_add_text (builder, "on", on);
  psk_cli_add_text (builder, "criteria", sheet->title_th);
  psk_cli_add_int (builder, "criteria_version", sheet->version);
  json_builder_set_member_name (builder, "default");
  json_builder_add_boolean_value (builder, sheet->is_default);
  json_builder_set_member_name (builder, "closed");
  json_builder_add_boolean_value (builder, sheet->closed_at != NULL);
  json_builder_set_member_name (builder, "areas");
  json_builder_begin_array (builder);
  for (guint i = 0; only == NULL && i < sheet->n_rows; i++)
    add_row (builder, book, sheet, &sheet->rows[i], FALSE);
  if (only != NULL)
    add_row (builder, book, sheet, only, TRUE);
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  psk_cli_print_json (root);
}
