/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-report-form.h"

#include <glib/gi18n.h>

#include "psk-calendar.h"
#include "psk-leave-question.h"
#include "psk-report-commands.h"
#include "psk-report-figures.h"
#include "psk-report-table.h"
#include "psk-report-words.h"
#include "psk-text.h"
#include "psk-thai-date.h"

/**
 * PskReportForm:
 *
 * The report of one district and month: filled in from the book, with the month
 * before beside it, words below, and the deliberate acts: submit, accept, return.
 */
struct _PskReportForm
{
  AdwBin parent_instance;

  /* Children */
  GtkStack *stack;
  GtkLabel *title;
  GtkLabel *state;
  AdwBin *chip;
  GtkLabel *reason;
  PskReportFigures *figures;
  PskReportWords *words;
  GtkWidget *return_button;
  GtkWidget *accept_button;
  GtkWidget *submit_button;

  /* Owned */
  char *month;

  /* Borrowed */
  PskPage *page;

  int district; /* 0 for none */
};

G_DEFINE_FINAL_TYPE (PskReportForm, psk_report_form, ADW_TYPE_BIN)

static GtkWidget *
add_label (GtkBox     *box,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (box, label);
  return label;
}

/**
 * psk_report_state_chip_new:
 * @book: a book
 * @state: a code of the list report_state
 *
 * Returns: (transfer floating): the sign and the word of a state in a pill
 */
GtkWidget *
psk_report_state_chip_new (PskBook    *book,
                           const char *state)
{
  static const struct
  {
    const char *state;
    const char *sign;
    const char *classes[2];
  } chips[] = {
    { "none", "○", { "outline", NULL } },
    { "draft", "◐", { NULL, NULL } },
    { "submitted", "◉", { "outline", "done" } },
    { "late", "◉", { "partial", NULL } },
    { "overdue", "!", { "wrong", NULL } },
    { "accepted", "●", { "done", NULL } },
    { "returned", "↩", { "wrong", NULL } },
  };
  const char *title = psk_definition_get_code_title (psk_book_get_codes (book), "report_state",
                                                     state, psk_language_of_messages ());
  GtkWidget *chip = gtk_label_new (title);

  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_set_halign (chip, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  for (gsize i = 0; i < G_N_ELEMENTS (chips); i++)
    {
      g_autofree char *text = NULL;

      if (!g_str_equal (chips[i].state, state))
        continue;

      text = g_strdup_printf ("%s %s", chips[i].sign, title);
      gtk_label_set_label (GTK_LABEL (chip), text);
      for (gsize c = 0; c < G_N_ELEMENTS (chips[i].classes); c++)
        {
          if (chips[i].classes[c] != NULL)
            gtk_widget_add_css_class (chip, chips[i].classes[c]);
        }
    }

  return chip;
}

static PskStore *
store_of (PskReportForm *self)
{
  return psk_book_get_store (psk_page_get_book (self->page));
}

static void
act (PskReportForm *self,
     PskReportAct   what,
     const char    *text,
     const char    *toast)
{
  GDate today = psk_book_get_today (psk_page_get_book (self->page));
  g_autofree char *on = psk_thai_date_to_iso (&today);
  g_autoptr (PskCommand) command = psk_command_report_act (self->district, self->month, what, on,
                                                           text);

  psk_page_run (self->page, command, toast);
}

static void
submit_response_cb (AdwMessageDialog *dialog,
                    const char       *response,
                    PskReportForm    *self)
{
  if (g_str_equal (response, "submit"))
    act (self, PSK_REPORT_SUBMIT, g_get_real_name (), _("The report was submitted"));
}

static void
submit_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  GtkWidget *dialog;

  /* What is being typed belongs to it. */
  if (!psk_report_form_settle (PSK_REPORT_FORM (widget)))
    return;

  dialog = adw_message_dialog_new (
    GTK_WINDOW (gtk_widget_get_root (widget)), _("Submit the Report?"),
    _("Its figures are frozen as they are now. It can be changed again only when the province "
      "returns it, or when this is undone."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "submit",
                                    _("_Submit"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "submit",
                                              ADW_RESPONSE_SUGGESTED);
  g_signal_connect_object (dialog, "response", G_CALLBACK (submit_response_cb), widget, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
accept_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  act (PSK_REPORT_FORM (widget), PSK_REPORT_ACCEPT, NULL, _("The report was accepted"));
}

static void
return_response_cb (AdwMessageDialog *dialog,
                    const char       *response,
                    PskReportForm    *self)
{
  GtkWidget *entry = adw_message_dialog_get_extra_child (dialog);
  g_autofree char *reason = psk_text_clean (gtk_editable_get_text (GTK_EDITABLE (entry)));

  if (g_str_equal (response, "return"))
    act (self, PSK_REPORT_RETURN, reason, _("The report was returned"));
}

static void
reason_changed_cb (GtkEditable      *entry,
                   AdwMessageDialog *dialog)
{
  g_autofree char *reason = psk_text_clean (gtk_editable_get_text (entry));

  adw_message_dialog_set_response_enabled (dialog, "return", *reason != '\0');
}

static void
return_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)),
                                              _("Return the Report?"),
                                              _("Say what the district has to correct."));

  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Say what the district has to correct."), -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "return",
                                    _("_Return"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "return");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "return",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "return", FALSE);
  g_signal_connect (entry, "changed", G_CALLBACK (reason_changed_cb), dialog);
  g_signal_connect_object (dialog, "response", G_CALLBACK (return_response_cb), widget, 0);
  psk_leave_question_guard (ADW_MESSAGE_DIALOG (dialog), GTK_EDITABLE (entry),
                            _("Leave Without Returning the Report?"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static GtkWidget *
add_button (GtkBox     *box,
            const char *label,
            const char *action,
            gboolean    suggested)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  if (suggested)
    gtk_widget_add_css_class (button, "suggested-action");
  gtk_box_append (box, button);
  return button;
}

static void
show_acts (PskReportForm *self,
           const char    *state)
{
  const gboolean submitted = g_str_equal (state, "submitted");

  gtk_widget_set_visible (self->return_button, submitted || g_str_equal (state, "accepted"));
  gtk_widget_set_visible (self->accept_button, submitted);
  gtk_widget_set_visible (self->submit_button,
                          g_str_equal (state, "draft") || g_str_equal (state, "returned"));
}

static char *
describe_state (PskReport *report,
                GDate      due)
{
  const PskLanguage language = psk_language_of_messages ();
  g_autofree char *due_text = psk_thai_date_format (&due, PSK_DATE_SHORT, language);
  g_autofree char *sent = NULL;

  if (report == NULL || report->submitted_on == NULL)
    return g_strdup_printf (_("Due %s"), due_text);

  sent = psk_thai_date_format_iso (report->submitted_on, PSK_DATE_SHORT, language);
  /* Translators: a date, who submitted it, the date it was due */
  return g_strdup_printf (_("Submitted %s by %s · due %s"), sent,
                          report->submitted_by != NULL ? report->submitted_by : "–", due_text);
}

static void
psk_report_form_dispose (GObject *object)
{
  g_clear_pointer (&PSK_REPORT_FORM (object)->month, g_free);

  G_OBJECT_CLASS (psk_report_form_parent_class)->dispose (object);
}

static void
psk_report_form_class_init (PskReportFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = psk_report_form_dispose;

  gtk_widget_class_install_action (widget_class, "report.submit", NULL, submit_action);
  gtk_widget_class_install_action (widget_class, "report.accept", NULL, accept_action);
  gtk_widget_class_install_action (widget_class, "report.return", NULL, return_action);
}

static GtkBox *
add_stack_page (GtkStack   *stack,
                const char *name)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  gtk_widget_add_css_class (box, "detail-pane");
  gtk_stack_add_named (stack, box, name);
  return GTK_BOX (box);
}

static void
fill_report_page (PskReportForm *self,
                  GtkBox        *box)
{
  GtkWidget *acts = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->title = GTK_LABEL (add_label (box, "title-3"));
  self->state = GTK_LABEL (add_label (box, "dim-label"));
  self->chip = ADW_BIN (adw_bin_new ());
  gtk_widget_set_halign (GTK_WIDGET (self->chip), GTK_ALIGN_START);
  gtk_box_append (box, GTK_WIDGET (self->chip));
  self->reason = GTK_LABEL (add_label (box, "wrong-text"));

  self->figures = PSK_REPORT_FIGURES (psk_report_figures_new ());
  gtk_box_append (box, GTK_WIDGET (self->figures));
  self->words = PSK_REPORT_WORDS (psk_report_words_new ());
  gtk_box_append (box, GTK_WIDGET (self->words));

  gtk_widget_set_margin_top (acts, 12);
  self->return_button = add_button (GTK_BOX (acts), _("_Return…"), "report.return", FALSE);
  self->accept_button = add_button (GTK_BOX (acts), _("_Accept"), "report.accept", TRUE);
  self->submit_button = add_button (GTK_BOX (acts), _("_Submit…"), "report.submit", TRUE);
  gtk_box_append (box, acts);
}

static void
psk_report_form_init (PskReportForm *self)
{
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_label_set_label (GTK_LABEL (add_label (add_stack_page (self->stack, "none"), "dim-label")),
                       _("Choose a district and month to see its report here."));
  fill_report_page (self, add_stack_page (self->stack, "report"));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
}

static void
show_head (PskReportForm   *self,
           PskReport       *report,
           const PskPeriod *period)
{
  const PskLanguage language = psk_language_of_messages ();
  PskBook *book = psk_page_get_book (self->page);
  g_autofree char *name = psk_period_format (period, PSK_PERIOD_STYLE_LONG, language);
  g_autofree char *title = g_strdup_printf ("%s · %s",
                                            psk_areas_get_name (psk_book_get_areas (book),
                                                                self->district, language), name);
  g_autofree char *state = describe_state (report, psk_calendar_get_due_date (store_of (self),
                                                                              self->month));
  g_autofree char *reason = report != NULL && report->return_reason != NULL
                            ? g_strdup_printf (_("↩ Returned: %s"), report->return_reason) : NULL;

  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->state, state);
  adw_bin_set_child (self->chip, psk_report_state_chip_new (
                                   book, psk_report_get_state (store_of (self), report,
                                                               self->month)));
  gtk_label_set_label (self->reason, reason != NULL ? reason : "");
  gtk_widget_set_visible (GTK_WIDGET (self->reason), reason != NULL);
}

/**
 * psk_report_form_show:
 * @self: a form
 * @page: the page that it is on, which outlives it
 * @district: a district, or 0 to say that none is chosen
 * @month: (nullable): a month
 *
 * Shows a report, or what has changed in the one that is shown already: what is being typed
 * there stays. Before another one is shown, psk_report_form_settle() keeps it.
 */
void
psk_report_form_show (PskReportForm *self,
                      PskPage       *page,
                      int            district,
                      const char    *month)
{
  g_autoptr (PskReport) report = NULL;
  const char *state;
  gboolean open;
  PskPeriod period;

  g_return_if_fail (PSK_IS_REPORT_FORM (self) && PSK_IS_PAGE (page));

  self->page = page;
  self->district = district;
  if (g_strcmp0 (self->month, month) != 0)
    {
      g_free (self->month);
      self->month = g_strdup (month);
    }
  if (district == 0 || month == NULL || !psk_period_parse (month, &period, NULL))
    {
      gtk_stack_set_visible_child_name (self->stack, "none");
      return;
    }

  report = psk_report_table_read (store_of (self), district, self->month);
  state = report != NULL ? report->state : "draft";
  open = g_str_equal (state, "draft") || g_str_equal (state, "returned");
  show_head (self, report, &period);
  psk_report_figures_show (self->figures, page, district, self->month, open);
  psk_report_words_show (self->words, page, district, self->month, open);
  show_acts (self, state);
  gtk_stack_set_visible_child_name (self->stack, "report");
}

/**
 * psk_report_form_settle:
 * @self: a form
 *
 * Keeps what is being typed. What cannot be kept is told, and gets the focus.
 *
 * Returns: whether everything was kept
 */
gboolean
psk_report_form_settle (PskReportForm *self)
{
  gboolean kept;

  g_return_val_if_fail (PSK_IS_REPORT_FORM (self), TRUE);

  kept = psk_report_words_settle (self->words);
  return psk_report_figures_settle (self->figures) && kept;
}

/**
 * psk_report_form_count_refused:
 * @self: a form
 *
 * Returns: how many texts there are in it that are not in the book
 */
guint
psk_report_form_count_refused (PskReportForm *self)
{
  g_return_val_if_fail (PSK_IS_REPORT_FORM (self), 0);

  return psk_report_figures_count_refused (self->figures)
         + psk_report_words_count_refused (self->words);
}
