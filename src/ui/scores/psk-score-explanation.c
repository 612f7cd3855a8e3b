/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-score-explanation.h"

#include <glib/gi18n.h>

#include "psk-bar.h"
#include "psk-box.h"
#include "psk-score-text.h"
#include "psk-text.h"

/**
 * PskScoreExplanation:
 *
 * What a cell of the score table is made of, in words and numbers: the formula,
 * what counts and what is missing, each a door to where it is filled, and what
 * would earn the next grade.
 */
struct _PskScoreExplanation
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (PskScoreExplanation, psk_score_explanation, ADW_TYPE_BIN)

static const char *
page_of (const PskIndicator *indicator)
{
  switch ((int) indicator->numerator)
    {
    case PSK_METRIC_CENTRES_OPEN:
    case PSK_METRIC_CENTRES_PINNED:
      return "centres";
    case PSK_METRIC_PHOTOS_PAIRED:
      return "photos";
    case PSK_METRIC_HOUSEHOLDS_PLANTING:
    case PSK_METRIC_HOUSEHOLDS_SELECTED:
      return "households";
    default:
      return "monthly";
    }
}

static void
add_item (GtkWidget          *box,
          PskBook            *book,
          const PskIndicator *indicator,
          const PskScoreItem *item,
          int                 district)
{
  const gboolean whole = item->have >= item->need;
  g_autofree char *name = psk_score_item_get_name (item, psk_book_get_areas (book));
  g_autofree char *have = psk_text_format_number (item->have, 0);
  g_autofree char *need = psk_text_format_number (item->need, 0);
  g_autofree char *text = item->need > 1
                          ? g_strdup_printf ("%s %s  %s/%s", whole ? "●" : item->have > 0 ? "◐" : "○",
                                             name, have, need)
                          : g_strdup_printf ("%s %s", whole ? "●" : "○", name);
  GtkWidget *button = gtk_button_new_with_label (text);

  gtk_widget_set_halign (gtk_button_get_child (GTK_BUTTON (button)), GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "chase");
  gtk_widget_add_css_class (button, whole ? "done-text" : "partial-text");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(six)", page_of (indicator),
                                    item->area > 0 ? item->area : district, (gint64) 0);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.go-to");
  gtk_box_append (GTK_BOX (box), button);
}

static void
add_items (GtkWidget          *box,
           PskBook            *book,
           const PskIndicator *indicator,
           GPtrArray          *items,
           int                 district,
           gboolean            whole,
           const char         *title)
{
  gboolean titled = FALSE;

  for (guint i = 0; i < items->len; i++)
    {
      const PskScoreItem *item = items->pdata[i];

      if ((item->have >= item->need) != whole)
        continue;
      if (!titled)
        gtk_widget_set_margin_top (psk_box_add_label (GTK_BOX (box), title, "heading"), 8);
      titled = TRUE;
      add_item (box, book, indicator, item, district);
    }
}

static void
add_next_grade (GtkWidget     *box,
                PskScoreSheet *sheet,
                PskScoreRow   *row)
{
  const char *grade;
  int missing;
  g_autoptr (GArray) steps = psk_score_sheet_next_grade (sheet, row, &grade, &missing);
  GtkWidget *panel = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  g_autofree char *title = NULL;
  g_autofree char *lack = NULL;
  g_autofree char *text = NULL;

  gtk_widget_add_css_class (panel, "panel");
  gtk_widget_add_css_class (panel, "next-grade");
  gtk_widget_set_margin_top (panel, 12);
  gtk_box_append (GTK_BOX (box), panel);

  if (grade == NULL)
    {
      psk_box_add_label (GTK_BOX (panel), _("● This is the best grade"), "heading");
      return;
    }

  title = g_strdup_printf (_("What is missing for grade %s"), grade);
  lack = psk_score_format_tenths (missing);
  text = g_strdup_printf (_("%s points are missing, for example:"), lack);
  psk_box_add_label (GTK_BOX (panel), title, "heading");
  psk_box_add_label (GTK_BOX (panel), text, NULL);

  for (guint i = 0; i < MIN (steps->len, 3); i++)
    {
      g_autofree char *line
        = psk_score_describe_step (&g_array_index (steps, PskScoreStep, i), sheet);

      psk_box_add_label (GTK_BOX (panel), line, NULL);
    }
}

static void
psk_score_explanation_class_init (PskScoreExplanationClass *klass)
{
}

static void
psk_score_explanation_init (PskScoreExplanation *self)
{
}

/**
 * psk_score_explanation_show:
 * @self: a pane
 * @book: a book
 * @sheet: (nullable): a sheet
 * @district: a district, or 0 to say that no cell is chosen
 * @indicator: the number of an indicator
 */
void
psk_score_explanation_show (PskScoreExplanation *self,
                            PskBook             *book,
                            PskScoreSheet       *sheet,
                            int                  district,
                            int                  indicator)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  PskScoreRow *row = sheet != NULL ? psk_score_sheet_get_row (sheet, district) : NULL;
  const gboolean thai = psk_language_of_messages () == PSK_LANGUAGE_THAI;
  const PskIndicator *what;
  const PskScoreCell *cell;
  g_autoptr (GPtrArray) items = NULL;
  g_autofree char *path = NULL;
  g_autofree char *points = NULL;
  g_autofree char *max = NULL;
  g_autofree char *score = NULL;
  g_autofree char *formula = NULL;

  g_return_if_fail (PSK_IS_SCORE_EXPLANATION (self));

  gtk_widget_add_css_class (box, "detail-pane");
  adw_bin_set_child (ADW_BIN (self), box);
  if (row == NULL || indicator < 0 || indicator >= (int) sheet->n_indicators)
    {
      psk_box_add_label (GTK_BOX (box), _("Choose a cell to see what its points are made of."),
                         "dim-label");
      return;
    }

  what = &sheet->indicators[indicator];
  cell = &row->cells[indicator];
  path = g_strdup_printf ("%s › %s",
                          psk_areas_get_name (psk_book_get_areas (book), district,
                                              psk_language_of_messages ()),
                          thai ? what->short_th : what->short_en);
  points = psk_score_format_tenths (cell->points);
  max = psk_score_format_tenths (what->max);
  /* Translators: points, the most points */
  score = g_strdup_printf (_("%s of %s points"), points, max);
  formula = psk_score_describe_formula (what, cell);

  psk_box_add_label (GTK_BOX (box), path, "dim-label");
  psk_box_add_label (GTK_BOX (box), score, "title-3");
  psk_box_add_label (GTK_BOX (box), thai ? what->title_th : what->title_en, NULL);
  psk_box_add_label (GTK_BOX (box), formula, NULL);
  gtk_box_append (GTK_BOX (box), psk_bar_new (what->max > 0
                                              ? (double) cell->points / what->max : 0));

  items = psk_score_sheet_explain (sheet, psk_book_get_store (book), district, indicator, NULL);
  if (items != NULL && district != sheet->average.area)
    {
      add_items (box, book, what, items, district, FALSE, _("Still missing"));
      add_items (box, book, what, items, district, TRUE, _("Complete"));
    }
  if (district != sheet->average.area)
    add_next_grade (box, sheet, row);
}
