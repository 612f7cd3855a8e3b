/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-report-form.h"

#include <glib/gi18n.h>
#include <math.h>

#include "psk-calendar.h"
#include "psk-report-commands.h"
#include "psk-report-table.h"
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

  /* Borrowed */
  PskPage *page;

  /* Owned */
  char *month;
  GHashTable *shown; /* item → the text that its entry began with */

  /* Borrowed from the widgets */
  GtkTextBuffer *words[3];

  int district;
};

G_DEFINE_FINAL_TYPE (PskReportForm, psk_report_form, ADW_TYPE_BIN)

static GtkWidget *
add_label (GtkWidget  *box,
           const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
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

static char *
number_text (double number)
{
  return isnan (number) ? g_strdup ("") : psk_text_format_number (number, 0);
}

static void
keep_value (PskReportForm *self,
            GtkWidget     *entry)
{
  const char *item = gtk_widget_get_name (entry);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));
  g_autofree char *clean = psk_text_clean (text);
  g_autoptr (PskCommand) command = NULL;
  double value = NAN;
  double before = NAN;

  if (*clean != '\0' && (!psk_text_parse_number (clean, &value) || value < 0))
    {
      g_autofree char *message = g_strdup_printf (
        _("“%s” is not a number: type a number that is not negative, or clear the field."), clean);

      gtk_widget_add_css_class (entry, "error");
      psk_page_toast (self->page, message);
      return;
    }

  gtk_widget_remove_css_class (entry, "error");
  psk_report_table_get_value (store_of (self), self->district, self->month, item, &before);
  if ((isnan (value) && isnan (before)) || value == before)
    return;

  command = psk_command_report_set_value (self->district, self->month, item, value);
  psk_page_run (self->page, command, NULL);
}

static void
value_activate_cb (GtkEntry      *entry,
                   PskReportForm *self)
{
  keep_value (self, GTK_WIDGET (entry));
  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
value_left_cb (GtkEventControllerFocus *controller,
               PskReportForm           *self)
{
  GtkWidget *entry = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  const char *shown = g_hash_table_lookup (self->shown, gtk_widget_get_name (entry));

  if (g_strcmp0 (shown, gtk_editable_get_text (GTK_EDITABLE (entry))) != 0)
    keep_value (self, entry);
}

static void
add_value (PskReportForm *self,
           GtkGrid       *grid,
           JsonObject    *item,
           gboolean       open,
           int            row)
{
  const PskLanguage language = psk_language_of_messages ();
  const char *id = json_object_get_string_member (item, "id");
  g_autofree char *title = g_strdup_printf ("%s (%s)",
                                            psk_definition_get_text (item, "title", language),
                                            psk_definition_get_text (item, "unit", language));
  GtkWidget *name = gtk_label_new (title);
  GtkWidget *entry = gtk_entry_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  PskPeriod month;
  gboolean typed = FALSE;
  const double value = psk_report_get_value (store_of (self), self->district, self->month, item,
                                             &typed);
  g_autofree char *text = number_text (value);
  g_autofree char *last_text = NULL;
  g_autofree char *last_month = NULL;
  double last = NAN;

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_grid_attach (grid, name, 0, row, 1, 1);

  gtk_widget_set_name (entry, id);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_hash_table_insert (self->shown, g_strdup (id), g_strdup (text));
  gtk_editable_set_alignment (GTK_EDITABLE (entry), 1);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 9);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 9);
  gtk_widget_set_hexpand (entry, FALSE);
  gtk_widget_set_valign (entry, GTK_ALIGN_CENTER);
  gtk_editable_set_editable (GTK_EDITABLE (entry), open);
  gtk_widget_set_can_focus (entry, open);
  gtk_widget_add_css_class (entry, "numeric");
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect (entry, "activate", G_CALLBACK (value_activate_cb), self);
  g_signal_connect (focus, "leave", G_CALLBACK (value_left_cb), self);
  gtk_widget_add_controller (entry, focus);
  gtk_grid_attach (grid, entry, 1, row, 1, 1);

  if (psk_period_parse (self->month, &month, NULL))
    {
      month = psk_period_shift (&month, -1);
      last_month = psk_period_to_string (&month);
      psk_report_table_get_value (store_of (self), self->district, last_month, id, &last);
    }
  last_text = number_text (last);
  name = gtk_label_new (last_text);
  gtk_label_set_xalign (GTK_LABEL (name), 1);
  gtk_label_set_width_chars (GTK_LABEL (name), 8);
  gtk_widget_add_css_class (name, "dim-label");
  gtk_widget_add_css_class (name, "numeric");
  gtk_grid_attach (grid, name, 2, row, 1, 1);

  name = gtk_label_new (!typed && !isnan (value) ? "⇱" : "");
  gtk_widget_set_tooltip_text (name, !typed && !isnan (value)
                               ? _("The figure of the book: type another to replace it") : NULL);
  gtk_widget_add_css_class (name, "done-text");
  gtk_grid_attach (grid, name, 3, row, 1, 1);
}

static void
add_values (PskReportForm *self,
            GtkWidget     *box,
            gboolean       open)
{
  g_autoptr (PskDefinition) form = psk_definition_load (store_of (self), "form", NULL);
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *head = gtk_label_new (_("This month"));
  GtkWidget *last = gtk_label_new (_("Last month"));

  gtk_grid_set_row_spacing (GTK_GRID (grid), 4);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 8);
  gtk_label_set_xalign (GTK_LABEL (head), 1);
  gtk_label_set_xalign (GTK_LABEL (last), 1);
  gtk_widget_add_css_class (head, "caption");
  gtk_widget_add_css_class (last, "caption");
  gtk_grid_attach (GTK_GRID (grid), head, 1, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), last, 2, 0, 1, 1);

  for (guint i = 0; form != NULL && i < psk_definition_get_n (form, "items"); i++)
    {
      JsonObject *item = psk_definition_get_element (form, "items", i);

      if (g_strcmp0 (json_object_get_string_member_with_default (item, "type", ""), "text") != 0)
        add_value (self, GTK_GRID (grid), item, open, i + 1);
    }
  gtk_box_append (GTK_BOX (box), grid);

  if (form != NULL && psk_definition_is_default (form))
    add_label (box, psk_definition_get_text (psk_definition_get_object (form), "note",
                                             psk_language_of_messages ()), "dim-label");
}

static char *
text_of (GtkTextBuffer *buffer)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

static void
words_left_cb (GtkEventControllerFocus *controller,
               PskReportForm           *self)
{
  g_autofree char *achievement = text_of (self->words[0]);
  g_autofree char *problems = text_of (self->words[1]);
  g_autofree char *suggestions = text_of (self->words[2]);
  g_autoptr (PskReport) report = psk_report_table_read (store_of (self), self->district,
                                                        self->month);
  g_autoptr (PskCommand) command = NULL;

  if (g_strcmp0 (report != NULL && report->achievement ? report->achievement : "", achievement) == 0
      && g_strcmp0 (report != NULL && report->problems ? report->problems : "", problems) == 0
      && g_strcmp0 (report != NULL && report->suggestions ? report->suggestions : "",
                    suggestions) == 0)
    return;

  command = psk_command_report_set_words (self->district, self->month, achievement, problems,
                                          suggestions);
  psk_page_run (self->page, command, NULL);
}

static void
add_words (PskReportForm *self,
           GtkWidget     *box,
           const char    *title,
           const char    *text,
           gboolean       open,
           int            number)
{
  GtkWidget *view = gtk_text_view_new ();
  GtkWidget *frame = gtk_frame_new (NULL);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_set_margin_top (add_label (box, title, "heading"), 8);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (view), open);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 6);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), 6);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 8);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), 8);
  gtk_widget_set_size_request (view, -1, 54);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  self->words[number] = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  gtk_text_buffer_set_text (self->words[number], text != NULL ? text : "", -1);
  g_signal_connect (focus, "leave", G_CALLBACK (words_left_cb), self);
  gtk_widget_add_controller (view, focus);
  gtk_frame_set_child (GTK_FRAME (frame), view);
  gtk_box_append (GTK_BOX (box), frame);
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
  GtkWidget *dialog = adw_message_dialog_new (
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

  if (g_str_equal (response, "return"))
    act (self, PSK_REPORT_RETURN, gtk_editable_get_text (GTK_EDITABLE (entry)),
         _("The report was returned"));
}

static void
reason_changed_cb (GtkEditable      *entry,
                   AdwMessageDialog *dialog)
{
  adw_message_dialog_set_response_enabled (dialog, "return",
                                           *gtk_editable_get_text (entry) != '\0');
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

  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "return",
                                    _("_Return"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "return",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "return", FALSE);
  g_signal_connect (entry, "changed", G_CALLBACK (reason_changed_cb), dialog);
  g_signal_connect_object (dialog, "response", G_CALLBACK (return_response_cb), widget, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
add_button (GtkWidget  *box,
            const char *label,
            const char *action,
            gboolean    suggested)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  if (suggested)
    gtk_widget_add_css_class (button, "suggested-action");
  gtk_box_append (GTK_BOX (box), button);
}

static void
add_acts (GtkWidget  *box,
          const char *state)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_widget_set_margin_top (buttons, 12);
  gtk_box_append (GTK_BOX (box), buttons);
  if (g_str_equal (state, "submitted") || g_str_equal (state, "accepted"))
    add_button (buttons, _("_Return…"), "report.return", FALSE);
  if (g_str_equal (state, "submitted"))
    add_button (buttons, _("_Accept"), "report.accept", TRUE);
  if (g_str_equal (state, "draft") || g_str_equal (state, "returned"))
    add_button (buttons, _("_Submit…"), "report.submit", TRUE);
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
  g_clear_pointer (&PSK_REPORT_FORM (object)->shown, g_hash_table_unref);

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

static void
psk_report_form_init (PskReportForm *self)
{
  self->shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/**
 * psk_report_form_show:
 * @self: a form
 * @page: the page that it is on, which outlives it
 * @district: a district, or 0 to say that none is chosen
 * @month: (nullable): a month
 */
void
psk_report_form_show (PskReportForm *self,
                      PskPage       *page,
                      int            district,
                      const char    *month)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  const PskLanguage language = psk_language_of_messages ();
  g_autoptr (PskReport) report = NULL;
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;
  g_autofree char *state_text = NULL;
  const char *state;
  GtkWidget *chip;
  gboolean open;
  PskPeriod period;

  g_return_if_fail (PSK_IS_REPORT_FORM (self));

  gtk_widget_add_css_class (box, "detail-pane");
  self->page = page;
  self->district = district;
  g_free (self->month);
  self->month = g_strdup (month);

  if (district == 0 || month == NULL || !psk_period_parse (month, &period, NULL))
    {
      add_label (box, _("Choose a district and month to see its report here."), "dim-label");
      adw_bin_set_child (ADW_BIN (self), box);
      return;
    }

  report = psk_report_table_read (store_of (self), district, month);
  state = report != NULL ? report->state : "draft";
  open = g_str_equal (state, "draft") || g_str_equal (state, "returned");
  name = psk_period_format (&period, PSK_PERIOD_STYLE_LONG, language);
  title = g_strdup_printf ("%s · %s",
                           psk_areas_get_name (psk_book_get_areas (psk_page_get_book (page)),
                                               district, language),
                           name);
  state_text = describe_state (report, psk_calendar_get_due_date (store_of (self), month));

  add_label (box, title, "title-3");
  add_label (box, state_text, "dim-label");
  chip = psk_report_state_chip_new (psk_page_get_book (page),
                                    psk_report_get_state (store_of (self), report, month));
  gtk_widget_set_halign (chip, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), chip);
  if (report != NULL && report->return_reason != NULL)
    {
      g_autofree char *reason = g_strdup_printf (_("↩ Returned: %s"), report->return_reason);

      add_label (box, reason, "wrong-text");
    }
  add_values (self, box, open);
  add_words (self, box, _("Achievements"), report != NULL ? report->achievement : NULL, open, 0);
  add_words (self, box, _("Problems"), report != NULL ? report->problems : NULL, open, 1);
  add_words (self, box, _("Suggestions"), report != NULL ? report->suggestions : NULL, open, 2);
  add_acts (box, state);
  adw_bin_set_child (ADW_BIN (self), box);
}
