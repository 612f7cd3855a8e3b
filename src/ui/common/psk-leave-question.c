/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-leave-question.h"

#include <glib/gi18n.h>

static void
response_cb (AdwMessageDialog *dialog,
             const char       *response,
             GtkWindow        *window)
{
  if (!g_str_equal (response, "leave"))
    return;

  /* The question outlives what it asked about by a moment. */
  gtk_window_set_transient_for (GTK_WINDOW (dialog), NULL);
  gtk_window_destroy (window);
}

/**
 * psk_leave_question_ask:
 * @window: a window with something that was entered and is not kept
 * @heading: what is asked, translated
 * @body: (nullable): what is lost, translated; %NULL for what was entered
 *
 * Asks whether it may be lost, and destroys @window if so.
 */
void
psk_leave_question_ask (GtkWindow  *window,
                        const char *heading,
                        const char *body)
{
  GtkWidget *dialog;

  g_return_if_fail (GTK_IS_WINDOW (window) && heading != NULL);

  if (body == NULL)
    body = _("What you have entered here is lost then.");
  dialog = adw_message_dialog_new (window, heading, body);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "stay", _("_Go On"), "leave",
                                    _("_Leave"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "leave",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "stay");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "stay");
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), window, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* A dialog with one entry. */
typedef struct
{
  GtkEditable *entry; /* borrowed: it is in the dialog */
  char *heading;
  char *before;
  gboolean answered;
} Guard;

static void
guard_free (gpointer  data,
            GClosure *closure)
{
  Guard *guard = data;

  g_free (guard->heading);
  g_free (guard->before);
  g_free (guard);
}

static void
answered_cb (AdwMessageDialog *dialog,
             const char       *response,
             Guard            *guard)
{
  guard->answered = TRUE;
}

static gboolean
close_request_cb (GtkWindow *window,
                  Guard     *guard)
{
  if (guard->answered || g_str_equal (gtk_editable_get_text (guard->entry), guard->before))
    return FALSE;

  psk_leave_question_ask (window, guard->heading, NULL);
  return TRUE;
}

/**
 * psk_leave_question_guard:
 * @dialog: a dialog
 * @entry: in @dialog, with what it begins with
 * @heading: what is asked, translated
 *
 * Asks before @dialog is closed without an answer, as by Esc, when something was typed.
 */
void
psk_leave_question_guard (AdwMessageDialog *dialog,
                          GtkEditable      *entry,
                          const char       *heading)
{
  Guard *guard;

  g_return_if_fail (ADW_IS_MESSAGE_DIALOG (dialog) && GTK_IS_EDITABLE (entry) && heading != NULL);

  guard = g_new0 (Guard, 1);
  guard->entry = entry;
  guard->heading = g_strdup (heading);
  guard->before = g_strdup (gtk_editable_get_text (entry));
  g_signal_connect (dialog, "response", G_CALLBACK (answered_cb), guard);
  g_signal_connect_data (dialog, "close-request", G_CALLBACK (close_request_cb), guard, guard_free,
                         0);
}
