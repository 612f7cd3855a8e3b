/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-code-dialog.h"

#include <glib/gi18n.h>

#include "psk-code-commands.h"
#include "psk-text-size.h"

/**
 * PskCodeDialog:
 *
 * What an entry of a list of codes is called. What cannot be kept is said while it is
 * typed.
 */
struct _PskCodeDialog
{
  AdwWindow parent_instance;

  /* Template widgets */
  AdwWindowTitle *window_title;
  GtkEditable *thai_row;
  GtkEditable *english_row;
  GtkEditable *aliases_row;
  GtkLabel *hint_label;

  /* Owned */
  PskToolWindow *window;
  char *list;
  char *code; /* NULL for a new entry */
};

G_DEFINE_FINAL_TYPE (PskCodeDialog, psk_code_dialog, ADW_TYPE_WINDOW)

static PskCode *
entered (PskCodeDialog *self)
{
  g_auto (GStrv) aliases = psk_code_split_aliases (gtk_editable_get_text (self->aliases_row));

  return psk_code_new (self->code, gtk_editable_get_text (self->thai_row),
                       gtk_editable_get_text (self->english_row),
                       (const char * const *) aliases);
}

/* A name that is much like another one is allowed, but pointed out. */
static char *
near_misses (PskCodeDialog *self,
             PskDefinition *codes,
             const char    *name)
{
  g_auto (GStrv) near = psk_code_list_suggest (codes, self->list, name);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; near[i] != NULL; i++)
    {
      if (g_strcmp0 (near[i], self->code) != 0)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "",
                                psk_definition_get_code_title (codes, self->list, near[i],
                                                               psk_language_of_messages ()));
    }

  return names->len > 0
         /* Translators: entries of a list */
         ? g_strdup_printf (_("The list has something like it: %s"), names->str)
         : g_strdup ("");
}

static void
changed_cb (PskCodeDialog *self)
{
  PskDefinition *codes;
  g_autoptr (PskCode) entry = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *hint = NULL;

  if (self->window == NULL)
    return;

  codes = psk_book_get_codes (psk_tool_window_get_book (self->window));
  entry = entered (self);
  if (psk_code_list_check (codes, self->list, entry, &error))
    hint = near_misses (self, codes, entry->thai);
  gtk_label_set_label (self->hint_label, error != NULL ? error->message : hint);
  if (error != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->hint_label), "wrong-text");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->hint_label), "wrong-text");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "code.keep", error == NULL);
}

static void
keep_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  PskCodeDialog *self = PSK_CODE_DIALOG (widget);
  g_autoptr (PskCode) entry = entered (self);
  g_autoptr (PskCommand) command = psk_command_code_keep (self->list, entry);
  /* Translators: an entry of a list */
  g_autofree char *toast = g_strdup_printf (self->code == NULL ? _("“%s” was added to the list")
                                                               : _("“%s” was changed"),
                                            entry->thai);
  g_autoptr (GError) error = NULL;

  if (!psk_book_run (psk_tool_window_get_book (self->window), command, NULL, &error))
    {
      gtk_label_set_label (self->hint_label, error->message);
      gtk_widget_add_css_class (GTK_WIDGET (self->hint_label), "wrong-text");
      return;
    }

  psk_tool_window_toast (self->window, toast, TRUE);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
activated_cb (PskCodeDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "code.keep", NULL);
}

static void
psk_code_dialog_dispose (GObject *object)
{
  PskCodeDialog *self = PSK_CODE_DIALOG (object);

  g_clear_object (&self->window);
  g_clear_pointer (&self->list, g_free);
  g_clear_pointer (&self->code, g_free);

  G_OBJECT_CLASS (psk_code_dialog_parent_class)->dispose (object);
}

static void
psk_code_dialog_class_init (PskCodeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = psk_code_dialog_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/pansuk/Pansuk/ui/households/psk-code-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PskCodeDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, PskCodeDialog, thai_row);
  gtk_widget_class_bind_template_child (widget_class, PskCodeDialog, english_row);
  gtk_widget_class_bind_template_child (widget_class, PskCodeDialog, aliases_row);
  gtk_widget_class_bind_template_child (widget_class, PskCodeDialog, hint_label);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);

  gtk_widget_class_install_action (widget_class, "code.keep", NULL, keep_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "code.keep", NULL);
}

static void
psk_code_dialog_init (PskCodeDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  psk_text_size_widen_window (GTK_WINDOW (self));
}

/**
 * psk_code_dialog_show:
 * @window: the editor of the lists
 * @list: the id of a list
 * @entry: (nullable): an entry to change, or %NULL to add one
 * @name: (nullable): what a new entry may be called
 *
 * Opens the dialog over @window.
 *
 * Returns: (transfer none): the dialog
 */
GtkWindow *
psk_code_dialog_show (PskToolWindow *window,
                      const char    *list,
                      const PskCode *entry,
                      const char    *name)
{
  PskCodeDialog *self;

  g_return_val_if_fail (PSK_IS_TOOL_WINDOW (window) && list != NULL, NULL);

  self = g_object_new (PSK_TYPE_CODE_DIALOG,
                       "transient-for", window,
                       "destroy-with-parent", TRUE,
                       "title", entry != NULL ? _("Change Entry") : _("Add Entry"), NULL);
  self->list = g_strdup (list);
  adw_window_title_set_title (self->window_title, gtk_window_get_title (GTK_WINDOW (self)));
  adw_window_title_set_subtitle (self->window_title,
                                 psk_code_list_get_title (
                                   psk_book_get_codes (psk_tool_window_get_book (window)), list,
                                   psk_language_of_messages ()));
  if (entry != NULL)
    {
      g_autofree char *aliases = g_strjoinv (", ", entry->aliases);

      self->code = g_strdup (entry->code);
      gtk_editable_set_text (self->english_row, entry->english);
      gtk_editable_set_text (self->aliases_row, aliases);
    }
  gtk_editable_set_text (self->thai_row, entry != NULL ? entry->thai : name != NULL ? name : "");
  self->window = g_object_ref (window);
  changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->thai_row));
  gtk_window_present (GTK_WINDOW (self));

  return GTK_WINDOW (self);
}
