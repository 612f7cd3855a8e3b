/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-scores-page.h"

#include <glib/gi18n.h>

#include "psk-bar.h"
#include "psk-calendar.h"
#include "psk-file-chooser.h"
#include "psk-grade-badge.h"
#include "psk-print.h"
#include "psk-report-commands.h"
#include "psk-score-explanation.h"
#include "psk-score-text.h"
#include "psk-score.h"
#include "psk-strip.h"
#include "psk-text-size.h"
#include "psk-text.h"
#include "psk-thai-date.h"

/**
 * PskScoresPage:
 *
 * The ABCD assessment of a quarter: districts by indicators. Any cell opens into
 * what its points are made of.
 */
struct _PskScoresPage
{
  PskPage parent_instance;

  /* Template widgets */
  GtkLabel *quarter_label;
  GtkLabel *date_chip;
  GtkLabel *criteria_chip;
  GtkButton *close_button;
  GtkStack *stack;
  GtkGrid *table;
  PskScoreExplanation *explanation;
  GtkWidget *explanation_side;

  /* Owned */
  PskScoreSheet *sheet;
  PskScoreSheet *before; /* of the quarter before, NULL when it does not count */

  PskPeriod quarter; /* year 0 until one is chosen for the book */
  int district;      /* of the chosen cell, 0 for none */
  int indicator;
};

G_DEFINE_FINAL_TYPE (PskScoresPage, psk_scores_page, PSK_TYPE_PAGE)

static PskBook *
book_of (PskScoresPage *self)
{
  return psk_page_get_book (PSK_PAGE (self));
}

static void
clear_table (PskScoresPage *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->table))) != NULL)
    gtk_grid_remove (self->table, child);
}

static GtkWidget *
attach_label (PskScoresPage *self,
              const char    *text,
              int            column,
              int            row,
              float          xalign,
              const char    *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_widget_add_css_class (label, "score-cell");
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_grid_attach (self->table, label, column, row, 1, 1);
  return label;
}

static void
attach_head (PskScoresPage *self,
             const char    *title,
             const char    *subtitle,
             int            column)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *top = gtk_label_new (title);
  GtkWidget *bottom = gtk_label_new (subtitle);

  gtk_label_set_wrap (GTK_LABEL (top), TRUE);
  gtk_label_set_justify (GTK_LABEL (top), GTK_JUSTIFY_CENTER);
  gtk_widget_set_vexpand (top, TRUE);
  gtk_widget_set_valign (top, GTK_ALIGN_END);
  gtk_widget_add_css_class (top, "caption-heading");
  gtk_widget_add_css_class (bottom, "caption");
  gtk_widget_add_css_class (bottom, "dim-label");
  gtk_box_append (GTK_BOX (box), top);
  gtk_box_append (GTK_BOX (box), bottom);
  gtk_widget_add_css_class (box, "score-head");
  gtk_grid_attach (self->table, box, column, 0, 1, 1);
}

static void
show_heads (PskScoresPage *self)
{
  const gboolean thai = psk_language_of_messages () == PSK_LANGUAGE_THAI;
  int column = 1;

  attach_head (self, _("District"), "", 0);
  for (guint i = 0; i < self->sheet->n_indicators; i++)
    {
      const PskIndicator *indicator = &self->sheet->indicators[i];
      g_autofree char *max = psk_text_format_quantity (indicator->max / 10.0);
      /* Translators: the most points of an indicator */
      g_autofree char *subtitle = g_strdup_printf (_("max. %s"), max);

      attach_head (self, thai ? indicator->short_th : indicator->short_en, subtitle, column++);
    }
  attach_head (self, _("Total"), _("percent"), column++);
  attach_head (self, _("Grade"), "", column++);
  attach_head (self, _("Rank"), "", column++);
  if (self->before != NULL)
    attach_head (self, _("Change"), _("since last quarter"), column);
}

/* The number alone does not tell by ear whose it is. */
static void
speak_cell (PskScoresPage     *self,
            GtkWidget         *button,
            const PskScoreRow *row,
            guint              indicator)
{
  const PskLanguage language = psk_language_of_messages ();
  const PskIndicator *what = &self->sheet->indicators[indicator];
  g_autofree char *points = psk_score_format_tenths (row->cells[indicator].points);
  g_autofree char *max = psk_score_format_tenths (what->max);
  /* Translators: points, the most points */
  g_autofree char *score = g_strdup_printf (_("%s of %s points"), points, max);
  g_autofree char *spoken = g_strdup_printf (
    "%s, %s: %s", psk_areas_get_name (psk_book_get_areas (book_of (self)), row->area, language),
    language == PSK_LANGUAGE_THAI ? what->short_th : what->short_en, score);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
}

static void
attach_cell (PskScoresPage     *self,
             const PskScoreRow *row,
             guint              indicator,
             int                at)
{
  const PskScoreCell *cell = &row->cells[indicator];
  const int max = self->sheet->indicators[indicator].max;
  g_autofree char *points = psk_score_format_tenths (cell->points);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *number = gtk_label_new (points);
  GtkWidget *bar = psk_bar_new (max > 0 ? (double) cell->points / max : 0);
  GtkWidget *button = gtk_button_new ();

  gtk_widget_add_css_class (number, "numeric");
  if (max > 0 && cell->points * 100 < max * 70)
    gtk_widget_add_css_class (bar, "partial");
  gtk_box_append (GTK_BOX (box), number);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "score-button");
  gtk_widget_set_hexpand (button, TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ii)", row->area, (int) indicator);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "scores.explain");
  speak_cell (self, button, row, indicator);
  gtk_grid_attach (self->table, button, indicator + 1, at, 1, 1);
}

static void
attach_change (PskScoresPage     *self,
               const PskScoreRow *row,
               int                column,
               int                at)
{
  PskScoreRow *before = self->before != NULL
                        ? psk_score_sheet_get_row (self->before, row->area) : NULL;
  const int change = before != NULL ? row->percent - before->percent : 0;
  g_autofree char *number = psk_score_format_tenths (ABS (change));
  g_autofree char *text = g_strdup_printf ("%s %s", change > 0 ? "▲" : change < 0 ? "▼" : "=",
                                           number);

  if (before != NULL)
    attach_label (self, text, column, at, 0.5f, change < 0 ? "wrong-text" : "done-text");
}

static void
attach_row (PskScoresPage     *self,
            const PskScoreRow *row,
            const char        *name,
            int                at)
{
  const gboolean average = row == &self->sheet->average;
  int column = (int) self->sheet->n_indicators + 1;
  g_autofree char *percent = psk_score_format_tenths (row->percent);
  g_autofree char *rank = average ? g_strdup ("") : g_strdup_printf ("%d", row->rank);
  GtkWidget *badge = psk_grade_badge_new (row->grade);

  attach_label (self, name, 0, at, 0, average ? "dim-label" : "heading");
  for (guint i = 0; i < self->sheet->n_indicators; i++)
    {
      if (average)
        {
          g_autofree char *points = psk_score_format_tenths (row->cells[i].points);

          attach_label (self, points, i + 1, at, 0.5f, "dim-label");
        }
      else
        {
          attach_cell (self, row, i, at);
        }
    }
  gtk_widget_add_css_class (attach_label (self, percent, column++, at, 0.5f, "heading"), "numeric");
  gtk_grid_attach (self->table, badge, column++, at, 1, 1);
  attach_label (self, rank, column++, at, 0.5f, "numeric");
  if (!average)
    attach_change (self, row, column, at);
}

static void
show_table (PskScoresPage *self)
{
  const int filter = psk_page_get_area (PSK_PAGE (self));
  int at = 1;

  clear_table (self);
  show_heads (self);
  for (guint i = 0; i < self->sheet->n_rows; i++)
    {
      const PskScoreRow *row = &self->sheet->rows[i];

      if (psk_area_code_within (row->area, filter) || psk_area_code_within (filter, row->area))
        attach_row (self, row, psk_areas_get_name (psk_book_get_areas (book_of (self)), row->area,
                                                   psk_language_of_messages ()), at++);
    }
  attach_row (self, &self->sheet->average, _("Average of the province"), at);
}

static gboolean
counts (PskScoresPage *self)
{
  return psk_score_quarter_counts (psk_book_get_store (book_of (self)), &self->quarter);
}

static void
show_chips (PskScoresPage *self)
{
  g_autofree char *quarter = psk_period_format (&self->quarter, PSK_PERIOD_STYLE_LONG,
                                                psk_language_of_messages ());
  g_autofree char *date = psk_thai_date_format (&self->sheet->on, PSK_DATE_SHORT,
                                                psk_language_of_messages ());
  g_autofree char *date_text = NULL;
  g_autofree char *criteria = NULL;
  const gboolean closed = self->sheet->closed_at != NULL;

  gtk_label_set_label (self->quarter_label, quarter);
  date_text = closed ? g_strdup_printf (_("Closed · figures of %s"), date)
                     : g_strdup_printf (_("Figures of %s"), date);
  gtk_label_set_label (self->date_chip, date_text);

  if (self->sheet->is_default)
    /* Translators: a note that the criteria are not official, their version */
    criteria = g_strdup_printf (_("Criteria: %s, version %d"),
                                psk_language_of_messages () == PSK_LANGUAGE_THAI
                                ? self->sheet->note_th : self->sheet->note_en,
                                self->sheet->version);
  else
    criteria = g_strdup_printf (_("Criteria: version %d"), self->sheet->version);
  gtk_label_set_label (self->criteria_chip, criteria);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->criteria_chip), criteria);
  if (self->sheet->is_default)
    gtk_widget_add_css_class (GTK_WIDGET (self->criteria_chip), "partial");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->criteria_chip), "partial");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "scores.close", !closed && counts (self));
}

static void
choose_quarter (PskScoresPage *self)
{
  g_autofree char *month = NULL;
  PskPeriod period;
  GDate first;
  GDate last;

  if (self->quarter.year != 0)
    return;

  month = psk_calendar_get_current_month (psk_book_get_store (book_of (self)));
  first = psk_book_get_today (book_of (self));
  if (month != NULL && psk_period_parse (month, &period, NULL))
    psk_period_get_range (&period, &first, &last);
  self->quarter = psk_period_quarter_of (&first);
}

static void
psk_scores_page_refresh (PskPage *page,
                         guint    changes)
{
  PskScoresPage *self = PSK_SCORES_PAGE (page);
  PskStore *store = psk_book_get_store (book_of (self));
  g_autoptr (GError) error = NULL;
  PskPeriod before;

  choose_quarter (self);
  g_clear_pointer (&self->sheet, psk_score_sheet_unref);
  g_clear_pointer (&self->before, psk_score_sheet_unref);

  self->sheet = psk_score_sheet_load (store, &self->quarter, &error);
  if (self->sheet == NULL)
    {
      psk_page_toast_error (page, error);
      return;
    }

  before = psk_period_shift (&self->quarter, -1);
  if (psk_score_quarter_counts (store, &before))
    self->before = psk_score_sheet_load (store, &before, NULL);

  show_chips (self);
  show_table (self);
  psk_score_explanation_show (self->explanation, book_of (self), self->sheet, self->district,
                              self->indicator);
  gtk_stack_set_visible_child_name (self->stack,
                                    counts (self) ? "table" : "empty");
}

static void
explain_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  PskScoresPage *self = PSK_SCORES_PAGE (widget);

  g_variant_get (parameter, "(ii)", &self->district, &self->indicator);
  psk_score_explanation_show (self->explanation, book_of (self), self->sheet, self->district,
                              self->indicator);
}

static void
shift_quarter (PskScoresPage *self,
               int            steps)
{
  self->quarter = psk_period_shift (&self->quarter, steps);
  psk_page_invalidate (PSK_PAGE (self), PSK_CHANGED_SCORES);
}

static void
previous_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  shift_quarter (PSK_SCORES_PAGE (widget), -1);
}

static void
next_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  shift_quarter (PSK_SCORES_PAGE (widget), 1);
}

static void
close_response_cb (AdwMessageDialog *dialog,
                   const char       *response,
                   PskScoresPage    *self)
{
  g_autoptr (PskCommand) command = NULL;

  if (!g_str_equal (response, "close-quarter"))
    return;

  command = psk_command_quarter_close (&self->quarter);
  psk_page_run (PSK_PAGE (self), command, _("The quarter is closed: it reprints identically"));
}

static void
close_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  PskScoresPage *self = PSK_SCORES_PAGE (widget);
  g_autofree char *quarter = psk_period_format (&self->quarter, PSK_PERIOD_STYLE_LONG,
                                                psk_language_of_messages ());
  g_autofree char *heading = g_strdup_printf (_("Close %s?"), quarter);
  GtkWidget *dialog = adw_message_dialog_new (
    GTK_WINDOW (gtk_widget_get_root (widget)), heading,
    _("The figures and the criteria are frozen as they are now, and the sheet prints the same "
      "ever after. It can be undone."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"),
                                    "close-quarter", _("_Close Quarter"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "close-quarter",
                                              ADW_RESPONSE_SUGGESTED);
  g_signal_connect_object (dialog, "response", G_CALLBACK (close_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
criteria_response_cb (GtkNativeDialog *chooser,
                      int              response,
                      PskScoresPage   *self)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
      g_autofree char *json = NULL;
      g_autoptr (GError) error = NULL;

      if (!g_file_load_contents (file, NULL, &json, NULL, NULL, &error))
        {
          psk_page_toast_error (PSK_PAGE (self), error);
        }
      else
        {
          g_autoptr (PskCommand) command = psk_command_definition_add ("criteria", json);

          psk_page_run (PSK_PAGE (self), command, _("The criteria were imported"));
        }
    }
  g_object_unref (chooser);
}

static void
import_criteria_action (GtkWidget  *widget,
                        const char *name,
                        GVariant   *parameter)
{
  static const char *const suffixes[] = { "json", NULL };
  GtkFileChooserNative *chooser
    = psk_file_chooser_new (widget, _("Import Criteria"), _("_Import"), _("Criteria (JSON)"),
                            suffixes);

  g_signal_connect (chooser, "response", G_CALLBACK (criteria_response_cb), widget);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static gboolean
psk_scores_page_focus_content (PskPage *page)
{
  return gtk_widget_child_focus (GTK_WIDGET (PSK_SCORES_PAGE (page)->table),
                                 GTK_DIR_TAB_FORWARD);
}

static const char *
psk_scores_page_get_title (PskPage *page)
{
  return _("ABCD Scores");
}

static void
psk_scores_page_show_area (PskPage *page,
                           int      area)
{
  PskScoresPage *self = PSK_SCORES_PAGE (page);

  if (psk_area_code_level (area) == PSK_AREA_TAMBON)
    area = psk_area_code_parent (area);
  self->district = area;
  self->indicator = 0;
  if (self->sheet != NULL)
    psk_score_explanation_show (self->explanation, book_of (self), self->sheet, area, 0);
}

static void
psk_scores_page_print (PskPage *page)
{
  PskScoresPage *self = PSK_SCORES_PAGE (page);

  if (counts (self))
    psk_print_scores (page, &self->quarter);
  else
    psk_page_toast (page, _("The programme has no reports in this quarter. Choose another quarter "
                            "above."));
}

static void
psk_scores_page_dispose (GObject *object)
{
  PskScoresPage *self = PSK_SCORES_PAGE (object);

  g_clear_pointer (&self->sheet, psk_score_sheet_unref);
  g_clear_pointer (&self->before, psk_score_sheet_unref);

  G_OBJECT_CLASS (psk_scores_page_parent_class)->dispose (object);
}

/* Another book may be of another year. */
static void
book_changed_cb (PskScoresPage *self)
{
  self->quarter.year = 0;
  self->district = 0;
}

static void
psk_scores_page_build (PskPage *page)
{
  PskScoresPage *self = PSK_SCORES_PAGE (page);

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "notify::book", G_CALLBACK (book_changed_cb), NULL);
  psk_text_size_widen (self->explanation_side);
}

static void
psk_scores_page_class_init (PskScoresPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PskPageClass *page_class = PSK_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = psk_scores_page_dispose;
  page_class->name = "scores";
  page_class->icon_name = "psk-scores-symbolic";
  page_class->get_title = psk_scores_page_get_title;
  page_class->build = psk_scores_page_build;
  page_class->refresh = psk_scores_page_refresh;
  page_class->focus_content = psk_scores_page_focus_content;
  page_class->show_area = psk_scores_page_show_area;
  page_class->print = psk_scores_page_print;

  g_type_ensure (PSK_TYPE_SCORE_EXPLANATION);
  g_type_ensure (PSK_TYPE_STRIP);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/pansuk/Pansuk/ui/scores/psk-scores-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PskScoresPage, quarter_label);
  gtk_widget_class_bind_template_child (widget_class, PskScoresPage, date_chip);
  gtk_widget_class_bind_template_child (widget_class, PskScoresPage, criteria_chip);
  gtk_widget_class_bind_template_child (widget_class, PskScoresPage, close_button);
  gtk_widget_class_bind_template_child (widget_class, PskScoresPage, stack);
  gtk_widget_class_bind_template_child (widget_class, PskScoresPage, table);
  gtk_widget_class_bind_template_child (widget_class, PskScoresPage, explanation);
  gtk_widget_class_bind_template_child (widget_class, PskScoresPage, explanation_side);

  gtk_widget_class_install_action (widget_class, "scores.explain", "(ii)", explain_action);
  gtk_widget_class_install_action (widget_class, "scores.previous", NULL, previous_action);
  gtk_widget_class_install_action (widget_class, "scores.next", NULL, next_action);
  gtk_widget_class_install_action (widget_class, "scores.close", NULL, close_action);
  gtk_widget_class_install_action (widget_class, "scores.import-criteria", NULL,
                                   import_criteria_action);
}

static void
psk_scores_page_init (PskScoresPage *self)
{
}

/**
 * psk_scores_page_new:
 *
 * Returns: (transfer full): the tab
 */
PskPage *
psk_scores_page_new (void)
{
  return g_object_new (PSK_TYPE_SCORES_PAGE, NULL);
}
