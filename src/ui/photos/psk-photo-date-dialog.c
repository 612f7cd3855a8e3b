/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-photo-date-dialog.h"

#include <glib/gi18n.h>

#include "psk-thai-date.h"

typedef struct
{
  PskPhotoDateFunc func;
  gpointer user_data;
  GtkEditable *entry;
  GtkLabel *hint;
  GDate today;
} Question;

static char *
entered_date (Question  *question,
              GError   **error)
{
  const char *text = gtk_editable_get_text (question->entry);
  GDate date;

  if (!psk_thai_date_parse (text, &date, error))
    return NULL;

  return psk_thai_date_to_iso (&date);
}

static void
changed_cb (GtkEditable      *editable,
            AdwMessageDialog *dialog)
{
  Question *question = g_object_get_data (G_OBJECT (dialog), "question");
  g_autoptr (GError) error = NULL;
  g_autofree char *iso = entered_date (question, &error);
  g_autofree char *today = psk_thai_date_to_iso (&question->today);
  g_autofree char *date = psk_thai_date_format_iso (iso, PSK_DATE_LONG,
                                                    psk_language_of_messages ());
  const gboolean empty = *gtk_editable_get_text (editable) == '\0';
  const gboolean future = g_strcmp0 (iso, today) > 0;

  adw_message_dialog_set_response_enabled (dialog, "add", iso != NULL && !future);
  gtk_label_set_label (question->hint, empty ? _("For example 25/3/2567")
                       : iso == NULL ? error->message
                       : future ? _("That day is still to come.") : date);
}

static void
response_cb (AdwMessageDialog *dialog,
             const char       *response,
             Question         *question)
{
  g_autofree char *iso = g_str_equal (response, "add") ? entered_date (question, NULL) : NULL;

  question->func (!g_str_equal (response, "skip"), iso, question->user_data);
}

/**
 * psk_photo_ask_date:
 * @parent: a window
 * @book: a book
 * @file: the name of a picture that does not tell its date
 * @iso: (nullable): a date to begin with
 * @func: called once with the answer
 * @user_data: for @func
 */
void
psk_photo_ask_date (GtkWindow        *parent,
                    PskBook          *book,
                    const char       *file,
                    const char       *iso,
                    PskPhotoDateFunc  func,
                    gpointer          user_data)
{
  Question *question = g_new0 (Question, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *date = psk_thai_date_format_iso (iso, PSK_DATE_NUMERIC,
                                                    psk_language_of_messages ());
  /* Translators: a file */
  g_autofree char *body = g_strdup_printf (
    _("“%s” does not tell when it was taken; pictures sent by LINE never do."), file);
  GtkWidget *dialog = adw_message_dialog_new (parent, _("When Was the Picture Taken?"), body);

  question->func = func;
  question->user_data = user_data;
  question->today = psk_book_get_today (book);
  question->entry = GTK_EDITABLE (gtk_entry_new ());
  question->hint = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (question->hint, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (question->hint), "caption");
  gtk_entry_set_activates_default (GTK_ENTRY (question->entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (question->entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Date"), -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (question->entry));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (question->hint));
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), box);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "skip", _("Do _Not Add"),
                                    "without", _("_Without Date"), "add", _("_Add"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "add",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "skip");
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "add");

  g_object_set_data_full (G_OBJECT (dialog), "question", question, g_free);
  g_signal_connect (question->entry, "changed", G_CALLBACK (changed_cb), dialog);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), question);
  gtk_editable_set_text (question->entry, date != NULL ? date : "");
  changed_cb (question->entry, ADW_MESSAGE_DIALOG (dialog));
  gtk_window_present (GTK_WINDOW (dialog));
}
