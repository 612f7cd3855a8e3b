/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-replace-dialog.h"

#include <glib/gi18n.h>

#include "psk-candidate-list.h"
#include "psk-date-row.h"
#include "psk-household-columns.h"
#include "psk-household-table.h"
#include "psk-slot-commands.h"
#include "psk-slot-table.h"
#include "psk-text-size.h"
#include "psk-thai-date.h"

/**
 * PskReplaceDialog:
 *
 * A household drops out: why, when, and who takes its slot. It says beforehand, in one
 * sentence, what will be done.
 */
struct _PskReplaceDialog
{
  AdwWindow parent_instance;

  /* Template widgets */
  AdwWindowTitle *window_title;
  GtkButton *apply_button;
  AdwComboRow *reason_row;
  PskDateRow *date_row;
  GtkCheckButton *none_check;
  PskCandidateList *candidates;
  GtkLabel *hint_label;

  /* Owned */
  PskPage *page;
  PskBook *book;
  PskHousehold *household;
  GStrv reasons; /* codes, in the order of the row after its first, which is none */
  char *since; /* ISO 8601, when it got the slot; NULL when nobody knows */
};

G_DEFINE_FINAL_TYPE (PskReplaceDialog, psk_replace_dialog, ADW_TYPE_WINDOW)

static const char *
chosen_reason (PskReplaceDialog *self)
{
  const guint selected = adw_combo_row_get_selected (self->reason_row);

  return selected >= 1 && selected <= g_strv_length (self->reasons)
         ? self->reasons[selected - 1] : NULL;
}

static gint64
chosen_successor (PskReplaceDialog *self)
{
  g_autoptr (GArray) ids = psk_candidate_list_get_selected (self->candidates);

  return !gtk_check_button_get_active (self->none_check) && ids->len == 1
         ? g_array_index (ids, gint64, 0) : 0;
}

static char *
chosen_day (PskReplaceDialog *self,
            char            **problem)
{
  g_autofree char *day = psk_date_row_get_day (self->date_row, problem);
  g_autofree char *since = NULL;

  if (day == NULL || self->since == NULL || g_strcmp0 (day, self->since) >= 0)
    return g_steal_pointer (&day);

  since = psk_thai_date_format_iso (self->since, PSK_DATE_SHORT, psk_language_of_messages ());
  /* Translators: a date */
  *problem = g_strdup_printf (_("The household holds its slot since %s: choose that day or a "
                                "later one."), since);
  return NULL;
}

/* What is still wrong, or NULL. */
static char *
find_problem (PskReplaceDialog *self)
{
  g_autoptr (GArray) ids = psk_candidate_list_get_selected (self->candidates);
  char *problem = NULL;
  g_autofree char *day = chosen_day (self, &problem);

  if (chosen_reason (self) == NULL)
    {
      g_free (problem);
      return g_strdup (_("Choose why the household drops out."));
    }
  if (day == NULL)
    return problem;
  if (gtk_check_button_get_active (self->none_check) || ids->len == 1)
    return NULL;

  return g_strdup (ids->len == 0
                   ? _("Choose who takes the slot, or leave it empty for now.")
                   : _("Only one household can take the slot: select a single one."));
}

static char *
describe (PskReplaceDialog *self)
{
  g_autoptr (PskHousehold) next
    = psk_household_table_read (psk_book_get_store (self->book), chosen_successor (self), NULL);
  g_autofree char *name = psk_household_name_text (self->household);
  g_autofree char *next_name = psk_household_name_text (next);

  if (next == NULL)
    /* Translators: a name, the number of a slot */
    return g_strdup_printf (_("%s drops out; slot %d stays empty."), name, self->household->slot);

  /* Translators: a name, another name, the number of a slot */
  return g_strdup_printf (_("%s drops out; %s takes slot %d."), name, next_name,
                          self->household->slot);
}

static void
changed_cb (PskReplaceDialog *self)
{
  g_autofree char *problem = NULL;
  g_autofree char *hint = NULL;
  gboolean none;

  if (self->household == NULL)
    return;

  none = gtk_check_button_get_active (self->none_check);
  problem = find_problem (self);
  hint = problem == NULL ? describe (self) : NULL;
  gtk_label_set_label (self->hint_label, problem != NULL ? problem : hint);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "replace.apply", problem == NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->candidates), !none);
  gtk_button_set_label (self->apply_button, none ? _("_Drop Out") : _("_Replace"));
}

static void
selected_cb (PskReplaceDialog *self)
{
  changed_cb (self);
}

static void
activated_cb (PskReplaceDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "replace.apply", NULL);
}

static void
apply_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  PskReplaceDialog *self = PSK_REPLACE_DIALOG (widget);
  g_autofree char *problem = NULL;
  g_autofree char *day = chosen_day (self, &problem);
  const gint64 successor = chosen_successor (self);
  g_autofree char *subject = psk_household_get_name (self->household);
  g_autoptr (PskCommand) command = NULL;
  g_autoptr (GError) error = NULL;

  command = psk_command_household_drop (self->household->id, chosen_reason (self), successor, day);
  psk_command_set_subject (command, subject);
  if (!psk_book_run (self->book, command, NULL, &error))
    {
      gtk_label_set_label (self->hint_label, error->message);
      return;
    }

  psk_page_toast_undo (self->page, successor != 0 ? _("The household was replaced")
                                                  : _("The household dropped out"));
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
psk_replace_dialog_dispose (GObject *object)
{
  PskReplaceDialog *self = PSK_REPLACE_DIALOG (object);

  g_clear_object (&self->page);
  g_clear_object (&self->book);
  g_clear_object (&self->household);
  g_clear_pointer (&self->reasons, g_strfreev);
  g_clear_pointer (&self->since, g_free);

  G_OBJECT_CLASS (psk_replace_dialog_parent_class)->dispose (object);
}

static void
psk_replace_dialog_class_init (PskReplaceDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = psk_replace_dialog_dispose;
  g_type_ensure (PSK_TYPE_CANDIDATE_LIST);
  g_type_ensure (PSK_TYPE_DATE_ROW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/pansuk/Pansuk/ui/households/psk-replace-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PskReplaceDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, PskReplaceDialog, apply_button);
  gtk_widget_class_bind_template_child (widget_class, PskReplaceDialog, reason_row);
  gtk_widget_class_bind_template_child (widget_class, PskReplaceDialog, date_row);
  gtk_widget_class_bind_template_child (widget_class, PskReplaceDialog, none_check);
  gtk_widget_class_bind_template_child (widget_class, PskReplaceDialog, candidates);
  gtk_widget_class_bind_template_child (widget_class, PskReplaceDialog, hint_label);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);

  gtk_widget_class_install_action (widget_class, "replace.apply", NULL, apply_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "replace.apply", NULL);
}

static void
psk_replace_dialog_init (PskReplaceDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  psk_text_size_widen_window (GTK_WINDOW (self));
}

static void
fill_reasons (PskReplaceDialog *self)
{
  PskDefinition *codes = psk_book_get_codes (self->book);
  JsonArray *list = psk_definition_get_list (codes, "drop_reason");
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  GStrvBuilder *reasons = g_strv_builder_new ();

  gtk_string_list_append (titles, _("Choose…"));
  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      JsonObject *object = json_array_get_object_element (list, i);
      const char *code = json_object_get_string_member_with_default (object, "code", "");

      if (!psk_definition_is_offered (object))
        continue;
      g_strv_builder_add (reasons, code);
      gtk_string_list_append (titles, psk_definition_get_code_title (codes, "drop_reason", code,
                                                                     psk_language_of_messages ()));
    }
  self->reasons = g_strv_builder_end (reasons);
  g_strv_builder_unref (reasons);
  adw_combo_row_set_model (self->reason_row, G_LIST_MODEL (titles));
}

/**
 * psk_replace_dialog_show:
 * @page: the page that says what was done
 * @household: a household that holds a slot
 *
 * Opens the dialog over the window of @page.
 */
void
psk_replace_dialog_show (PskPage      *page,
                         PskHousehold *household)
{
  PskReplaceDialog *self;
  g_autoptr (PskTenure) tenure = NULL;
  g_autofree char *name = NULL;
  g_autofree char *subtitle = NULL;
  g_autofree char *today_iso = NULL;
  GDate today;

  g_return_if_fail (PSK_IS_PAGE (page) && PSK_IS_HOUSEHOLD (household));

  self = g_object_new (PSK_TYPE_REPLACE_DIALOG,
                       "transient-for", gtk_widget_get_root (GTK_WIDGET (page)), NULL);
  self->page = g_object_ref (page);
  self->book = g_object_ref (psk_page_get_book (page));
  tenure = psk_slot_table_read_last (psk_book_get_store (self->book), household->id, NULL);
  if (tenure != NULL && tenure->until_on == NULL)
    self->since = g_strdup (tenure->from_on);

  name = psk_household_name_text (household);
  /* Translators: a name, the number of its slot, its tambon */
  subtitle = g_strdup_printf (_("%s · slot %d of Tambon %s"), name, household->slot,
                              psk_areas_get_name (psk_book_get_areas (self->book),
                                                  household->tambon,
                                                  psk_language_of_messages ()));
  adw_window_title_set_subtitle (self->window_title, subtitle);
  today = psk_book_get_today (self->book);
  today_iso = psk_thai_date_to_iso (&today);
  psk_date_row_set_day (self->date_row, today_iso, &today);
  fill_reasons (self);
  psk_candidate_list_open (self->candidates, self->book, household->tambon);
  self->household = g_object_ref (household);
  changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->reason_row));
  gtk_window_present (GTK_WINDOW (self));
}
