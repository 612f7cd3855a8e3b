/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-due-date-dialog.h"

#include <glib/gi18n.h>

#include "psk-calendar.h"
#include "psk-leave-question.h"
#include "psk-period.h"
#include "psk-report-commands.h"
#include "psk-thai-date.h"

/* What is asked: when the reports of a month are due. */
typedef struct
{
  PskPage *page;
  char *month;

  /* Borrowed: they are in the dialog */
  GtkEditable *entry;
  GtkLabel *hint;
} Question;

static void
question_free (gpointer  data,
               GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->page);
  g_free (question->month);
  g_free (question);
}

static void
changed_cb (AdwMessageDialog *dialog,
            Question         *question)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  GDate date;
  const gboolean valid = psk_thai_date_parse (gtk_editable_get_text (question->entry), &date,
                                              &error);

  text = valid ? psk_thai_date_format (&date, PSK_DATE_LONG, psk_language_of_messages ())
               : g_strdup (error->message);
  adw_message_dialog_set_response_enabled (dialog, "move", valid);
  gtk_label_set_label (question->hint, text);
  if (valid)
    gtk_widget_remove_css_class (GTK_WIDGET (question->hint), "wrong-text");
  else
    gtk_widget_add_css_class (GTK_WIDGET (question->hint), "wrong-text");
}

static void
entry_changed_cb (GtkEditable *entry,
                  Question    *question)
{
  changed_cb (ADW_MESSAGE_DIALOG (gtk_widget_get_root (GTK_WIDGET (entry))), question);
}

static void
response_cb (AdwMessageDialog *dialog,
             const char       *response,
             Question         *question)
{
  g_autofree char *iso = NULL;
  g_autoptr (PskCommand) command = NULL;
  GDate date;

  if (!g_str_equal (response, "move")
      || !psk_thai_date_parse (gtk_editable_get_text (question->entry), &date, NULL))
    return;

  iso = psk_thai_date_to_iso (&date);
  command = psk_command_due_date_set (question->month, iso);
  psk_page_run (question->page, command, _("The due date was moved"));
}

static GtkWidget *
make_content (Question   *question,
              const char *date)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *hint = gtk_label_new (NULL);

  gtk_editable_set_text (GTK_EDITABLE (entry), date);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Date"),
                                  -1);
  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_widget_add_css_class (hint, "caption");
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), hint);
  question->entry = GTK_EDITABLE (entry);
  question->hint = GTK_LABEL (hint);

  return box;
}

/**
 * psk_due_date_dialog_show:
 * @page: a page with a book
 * @month: a month
 *
 * Asks when the reports of a month are due. What is no date is told while it is typed.
 */
void
psk_due_date_dialog_show (PskPage    *page,
                          const char *month)
{
  PskStore *store = psk_book_get_store (psk_page_get_book (page));
  const PskLanguage language = psk_language_of_messages ();
  const GDate due = psk_calendar_get_due_date (store, month);
  g_autofree char *date = psk_thai_date_format (&due, PSK_DATE_NUMERIC, language);
  g_autofree char *name = NULL;
  g_autofree char *heading = NULL;
  Question *question;
  GtkWidget *dialog;
  PskPeriod period;

  g_return_if_fail (PSK_IS_PAGE (page) && month != NULL);

  name = psk_period_parse (month, &period, NULL)
         ? psk_period_format (&period, PSK_PERIOD_STYLE_LONG, language) : g_strdup (month);
  heading = g_strdup_printf (_("Due Date for %s"), name);
  dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))), heading,
                                   _("Type the new date, such as 17/4/2567."));
  question = g_new0 (Question, 1);
  question->page = g_object_ref (page);
  question->month = g_strdup (month);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), make_content (question, date));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "move",
                                    _("_Move"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "move");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "move",
                                              ADW_RESPONSE_SUGGESTED);
  g_signal_connect (question->entry, "changed", G_CALLBACK (entry_changed_cb), question);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), question, question_free, 0);
  psk_leave_question_guard (ADW_MESSAGE_DIALOG (dialog), question->entry,
                            _("Leave Without Moving the Due Date?"));
  changed_cb (ADW_MESSAGE_DIALOG (dialog), question);
  gtk_window_present (GTK_WINDOW (dialog));
}
