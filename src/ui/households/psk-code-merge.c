/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-code-merge.h"

#include <glib/gi18n.h>

#include "psk-code-commands.h"

/* The question that is open. */
typedef struct
{
  PskBook *book; /* owned */
  char *typed; /* owned */
  PskCodeMergeFunc func;
  gpointer user_data;
} Question;

static void
question_free (gpointer  data,
               GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->book);
  g_free (question->typed);
  g_free (question);
}

static void
response_cb (AdwMessageDialog *dialog,
             const char       *response,
             Question         *question)
{
  GtkDropDown *choice = GTK_DROP_DOWN (adw_message_dialog_get_extra_child (dialog));
  g_autoptr (GPtrArray) entries
    = psk_code_list_read (psk_book_get_codes (question->book), PSK_CODE_LIST_VEGETABLES);
  const guint place = gtk_drop_down_get_selected (choice);
  g_autoptr (PskCommand) command = NULL;
  g_autofree char *toast = NULL;
  PskCode *entry;

  if (!g_str_equal (response, "merge") || place >= entries->len)
    return;

  entry = entries->pdata[place];
  command = psk_command_code_place (question->typed, entry->code);
  toast = g_strdup_printf (_("“%s” is “%s” now in all visits"), question->typed, entry->thai);
  question->func (command, entry->thai, toast, question->user_data);
}

/* The likeliest entry is chosen already; where none is likely, nobody shall take one by a
 * mere key. */
static GtkWidget *
make_choice (PskBook    *book,
             const char *typed)
{
  PskDefinition *codes = psk_book_get_codes (book);
  g_autoptr (GPtrArray) entries = psk_code_list_read (codes, PSK_CODE_LIST_VEGETABLES);
  g_auto (GStrv) near = psk_code_list_suggest (codes, PSK_CODE_LIST_VEGETABLES, typed);
  GtkStringList *titles = gtk_string_list_new (NULL);
  GtkWidget *choice = gtk_drop_down_new (G_LIST_MODEL (titles), gtk_property_expression_new (
                                           GTK_TYPE_STRING_OBJECT, NULL, "string"));
  guint likeliest = GTK_INVALID_LIST_POSITION;

  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (choice), TRUE);
  for (guint i = 0; i < entries->len; i++)
    {
      PskCode *entry = entries->pdata[i];

      gtk_string_list_append (titles, entry->thai);
      if (g_strcmp0 (entry->code, near[0]) == 0)
        likeliest = i;
    }
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), likeliest);

  return choice;
}

static void
chosen_cb (GtkDropDown      *choice,
           GParamSpec       *pspec,
           AdwMessageDialog *dialog)
{
  adw_message_dialog_set_response_enabled (dialog, "merge", gtk_drop_down_get_selected (choice)
                                                            != GTK_INVALID_LIST_POSITION);
}

/**
 * psk_code_merge_ask:
 * @window: the window with the lists
 * @typed: a name of a vegetable that records have and the list does not
 * @func: called when somebody has answered
 * @user_data: for @func; it must live as long as @window
 *
 * Asks which entry of the list it is.
 */
void
psk_code_merge_ask (PskToolWindow   *window,
                    const char      *typed,
                    PskCodeMergeFunc func,
                    gpointer         user_data)
{
  PskBook *book = psk_tool_window_get_book (window);
  g_autofree char *heading = g_strdup_printf (_("Which Entry Is “%s”?"), typed);
  GtkWidget *dialog = adw_message_dialog_new (
    GTK_WINDOW (window), heading,
    _("All visits get the entry instead, and the name becomes another spelling of it."));
  GtkWidget *choice = make_choice (book, typed);
  Question *question = g_new0 (Question, 1);

  question->book = g_object_ref (book);
  question->typed = g_strdup (typed);
  question->func = func;
  question->user_data = user_data;
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), choice);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "merge",
                                    _("_Merge"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "merge",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "merge");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (chosen_cb), dialog, 0);
  chosen_cb (GTK_DROP_DOWN (choice), NULL, ADW_MESSAGE_DIALOG (dialog));
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), question, question_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
