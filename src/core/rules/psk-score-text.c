/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Scores in words, as the window and the command line tell of them. */

#include "config.h"

#include "psk-score-text.h"

#include <glib/gi18n-lib.h>

#include "psk-text.h"

/**
 * psk_score_format_tenths:
 * @tenths: points or a percentage, in tenths
 *
 * Returns: (transfer full): the number with one decimal
 */
char *
psk_score_format_tenths (int tenths)
{
  return psk_text_format_number (tenths / 10.0, 1);
}

/**
 * psk_score_describe_formula:
 * @indicator: an indicator
 * @cell: what a district has in it
 *
 * Returns: (transfer full): the formula of the criteria with its numbers filled in,
 *   translated; for a mark given by hand what it rests on
 */
char *
psk_score_describe_formula (const PskIndicator *indicator,
                            const PskScoreCell *cell)
{
  const char *formula = psk_language_of_messages () == PSK_LANGUAGE_THAI
                        ? indicator->formula_th : indicator->formula_en;
  g_autofree char *value = psk_text_format_number (cell->value, 0);
  g_autofree char *target = psk_text_format_number (cell->target, 0);
  g_autofree char *max = psk_score_format_tenths (indicator->max);
  g_autofree char *share
    = psk_text_format_number (cell->target > 0 ? cell->value * 100 / cell->target : 0, 1);
  g_autoptr (GString) text = g_string_new (formula);

  if (indicator->numerator == PSK_METRIC_NONE)
    return g_strdup (cell->evidence != NULL ? cell->evidence : _("Marked by hand"));

  g_string_replace (text, "{numerator}", value, 0);
  g_string_replace (text, "{denominator}", target, 0);
  /* Translators: a percentage, the most points */
  g_string_append_printf (text, _(" = %s percent × %s points"), share, max);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * psk_score_describe_step:
 * @step: what would earn more points
 * @sheet: the sheet that it is of
 *
 * Returns: (transfer full): a line that tells of it, translated
 */
char *
psk_score_describe_step (const PskScoreStep *step,
                         PskScoreSheet      *sheet)
{
  const PskIndicator *indicator = &sheet->indicators[step->indicator];
  const gboolean thai = psk_language_of_messages () == PSK_LANGUAGE_THAI;
  g_autofree char *gain = psk_score_format_tenths (step->gain);

  /* Translators: name of an indicator, how many more, of what, points gained */
  return g_strdup_printf (_("• %s: %d more %s (+%s)"),
                          thai ? indicator->short_th : indicator->short_en, step->count,
                          thai ? indicator->unit_th : indicator->unit_en, gain);
}

/**
 * psk_score_item_get_name:
 * @item: what counts for an indicator, or is missing
 * @areas: all areas of the book
 *
 * Returns: (transfer full): its tambon, month or process, translated
 */
char *
psk_score_item_get_name (const PskScoreItem *item,
                         PskAreas           *areas)
{
  PskPeriod month;

  if (item->area > 0)
    return g_strdup (psk_areas_get_name (areas, item->area, psk_language_of_messages ()));
  if (psk_period_parse (item->key, &month, NULL) && month.kind == PSK_PERIOD_MONTH)
    return psk_period_format (&month, PSK_PERIOD_STYLE_LONG, psk_language_of_messages ());

  /* Translators: the number of one of the six processes */
  return g_strdup_printf (_("Process %s"), item->key);
}
