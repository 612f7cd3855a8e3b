/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-refused.h"

#include <glib/gi18n.h>

typedef struct
{
  PskWindow *window; /* borrowed: the dialog goes with it */
  PskRefusedFunc leave;
} Question;

static void
answered_cb (AdwMessageDialog *dialog,
             const char       *response,
             gpointer          user_data)
{
  const Question *question = user_data;

  if (g_str_equal (response, "leave"))
    question->leave (question->window);
}

static void
question_free (gpointer  data,
               GClosure *closure)
{
  g_free (data);
}

static void
ask (PskWindow      *window,
     guint           n,
     PskRefusedFunc  leave)
{
  Question *question = g_new0 (Question, 1);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (window), NULL, NULL);

  question->window = window;
  question->leave = leave;
  adw_message_dialog_format_heading (
    ADW_MESSAGE_DIALOG (dialog),
    ngettext ("%u Cell Holds a Text That Was Refused", "%u Cells Hold Texts That Were Refused", n),
    n);
  adw_message_dialog_set_body (
    ADW_MESSAGE_DIALOG (dialog),
    _("What is marked ✕ in the households, or red in the monthly report, is not in the book. "
      "Go back to correct it, or leave it."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "back", _("_Go Back"), "leave",
                                    _("_Leave It"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "leave",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "back");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "back");
  g_signal_connect_data (dialog, "response", G_CALLBACK (answered_cb), question, question_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * psk_refused_ask:
 * @window: a window
 * @leave: what leaves its book
 *
 * Keeps what is being typed. When there are texts that could not be kept, asks whether they
 * may be lost, and calls @leave if so.
 *
 * Returns: whether somebody is asked; else the book can be left at once
 */
gboolean
psk_refused_ask (PskWindow      *window,
                 PskRefusedFunc  leave)
{
  guint n;

  g_return_val_if_fail (PSK_IS_WINDOW (window) && leave != NULL, FALSE);

  n = psk_window_settle (window);
  if (n > 0)
    ask (window, n, leave);

  return n > 0;
}
