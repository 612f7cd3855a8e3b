/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-log-conflicts.h"

#include <glib/gi18n.h>

#include "psk-conflict-name.h"
#include "psk-text.h"
#include "psk-thai-date.h"

/* Nobody reads more of them. */
#define MAX_SHOWN 200

/* As many are seen without scrolling. */
#define MAX_SEEN 4
#define ROW_HEIGHT 80

#define ENTRY_KEY "psk-log-entry"

static char *
say_change (const PskConflict *conflict)
{
  g_autofree char *when = NULL;
  g_autofree char *what = NULL;

  if (conflict->entry == NULL)
    return g_strdup (_("Other records depend on it now"));

  when = psk_thai_date_format_moment (conflict->entry->at, psk_language_of_messages ());
  what = psk_journal_entry_describe (conflict->entry);
  /* Translators: when, by whom, and what was done, in the list of what was changed since */
  return g_strdup_printf (_("%s · %s · %s"), when, conflict->entry->who, what);
}

static void
add_row (GtkListBox        *list,
         PskBook           *book,
         const PskConflict *conflict)
{
  g_autofree char *name = psk_conflict_name (conflict, psk_book_get_store (book),
                                             psk_book_get_areas (book));
  g_autofree char *change = say_change (conflict);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), change);
  gtk_list_box_append (list, row);
}

static void
add_more (GtkListBox *list,
          guint       n)
{
  g_autofree char *text = g_strdup_printf (ngettext ("and %u more", "and %u more", n), n);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  gtk_list_box_append (list, row);
}

static GtkWidget *
make_list (PskBook   *book,
           GPtrArray *conflicts)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("What was changed since"), -1);
  for (guint i = 0; i < MIN (conflicts->len, MAX_SHOWN); i++)
    add_row (GTK_LIST_BOX (list), book, conflicts->pdata[i]);
  if (conflicts->len > MAX_SHOWN)
    add_more (GTK_LIST_BOX (list), conflicts->len - MAX_SHOWN);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled),
                                              ROW_HEIGHT * (int) MIN (conflicts->len, MAX_SEEN));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);

  return scrolled;
}

/**
 * psk_log_conflicts_new:
 * @parent: a window
 * @book: a book
 * @entry: the step that is to be taken back
 * @conflicts: (element-type PskConflict): what was changed since
 *
 * Makes the dialog that shows what was changed after a step and asks what shall become of
 * it. Its responses are "cancel" and "rest": what was changed stays, the rest is taken back.
 *
 * Returns: (transfer floating): the dialog
 */
GtkWidget *
psk_log_conflicts_new (GtkWindow *parent,
                       PskBook   *book,
                       gint64     entry,
                       GPtrArray *conflicts)
{
  g_autofree char *number = psk_text_format_number (conflicts->len, 0);
  g_autofree char *heading = g_strdup_printf (
    ngettext ("%s Record Was Changed Since", "%s Records Were Changed Since", conflicts->len),
    number);
  GtkWidget *dialog = adw_message_dialog_new (
    parent, heading,
    _("They can stay as they are while the rest of the step is taken back. Nothing was "
      "changed yet."));
  gint64 *kept = g_new (gint64, 1);

  *kept = entry;
  g_object_set_data_full (G_OBJECT (dialog), ENTRY_KEY, kept, g_free);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), make_list (book, conflicts));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "rest",
                                    _("_Take Back the Rest"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");

  return dialog;
}

/**
 * psk_log_conflicts_get_entry:
 * @dialog: a dialog of psk_log_conflicts_new()
 *
 * Returns: the step that is to be taken back
 */
gint64
psk_log_conflicts_get_entry (AdwMessageDialog *dialog)
{
  const gint64 *entry = g_object_get_data (G_OBJECT (dialog), ENTRY_KEY);

  return *entry;
}
