/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-lists-window.h"

#include <glib/gi18n.h>

#include "psk-code-cell.h"
#include "psk-code-commands.h"
#include "psk-code-dialog.h"
#include "psk-code-merge.h"
#include "psk-code-row.h"
#include "psk-code-rows.h"
#include "psk-lists-drag.h"
#include "psk-lists-files.h"
#include "psk-text-size.h"
#include "psk-text.h"

/**
 * PskListsWindow:
 *
 * The lists of codes that the office edits: vegetables, reasons to drop out and the like.
 * Every act is one step that can be undone.
 */
struct _PskListsWindow
{
  PskToolWindow parent_instance;

  /* Template widgets */
  AdwWindowTitle *window_title;
  AdwToastOverlay *toast_overlay;
  GtkListView *lists_view;
  GtkSingleSelection *lists;
  GtkLabel *title_label;
  GtkLabel *advice_label;
  GtkLabel *default_chip;
  GtkSearchEntry *search_entry;
  GtkColumnView *entries_view;
  GtkSingleSelection *selection;
  GtkStack *entries_stack;
  GtkWidget *entry_box;
  GtkWidget *typed_box;
  GtkButton *retire_button;
  GtkWidget *lists_side;

  /* Owned */
  GListStore *rows;
  char *search; /* normalised, NULL for all */
};

G_DEFINE_FINAL_TYPE (PskListsWindow, psk_lists_window, PSK_TYPE_TOOL_WINDOW)

static PskBook *
book_of (PskListsWindow *self)
{
  return psk_tool_window_get_book (PSK_TOOL_WINDOW (self));
}

static const char *
selected_list (PskListsWindow *self)
{
  const guint place = gtk_single_selection_get_selected (self->lists);

  return psk_code_list_get_ids ()[place != GTK_INVALID_LIST_POSITION ? place : 0];
}

static PskCodeRow *
selected_row (PskListsWindow *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

static const PskCode *
selected_entry (PskListsWindow *self)
{
  PskCodeRow *row = selected_row (self);

  return row != NULL ? psk_code_row_get (row) : NULL;
}

static void
enable (PskListsWindow *self,
        const char     *action,
        gboolean        enabled)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), action, enabled);
}

static void
update_actions (PskListsWindow *self)
{
  PskCodeRow *row = selected_row (self);
  const PskCode *entry = selected_entry (self);
  const guint place = gtk_single_selection_get_selected (self->selection);
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  const gboolean is_open = psk_code_list_is_open (selected_list (self));
  const gboolean movable = entry != NULL && is_open && self->search == NULL;
  g_autoptr (PskCodeRow) next = movable && place + 1 < n
                                ? g_list_model_get_item (G_LIST_MODEL (self->rows), place + 1)
                                : NULL;

  enable (self, "lists.add", is_open);
  enable (self, "lists.edit", entry != NULL);
  enable (self, "lists.up", movable && place > 0);
  enable (self, "lists.down", next != NULL && psk_code_row_get (next) != NULL);
  enable (self, "lists.retire", entry != NULL && !entry->fixed);
  enable (self, "lists.delete", entry != NULL && !entry->fixed && psk_code_row_get_n (row) == 0);
  enable (self, "lists.place", row != NULL && entry == NULL);
  enable (self, "lists.merge", row != NULL && entry == NULL);
  gtk_widget_set_visible (self->entry_box, row == NULL || entry != NULL);
  gtk_widget_set_visible (self->typed_box, row != NULL && entry == NULL);
  gtk_button_set_label (self->retire_button, entry != NULL && entry->retired
                                             ? _("_Offer Again") : _("_Retire"));
}

static const char *
advice_text (const char *list)
{
  if (!psk_code_list_is_open (list))
    return _("The program works with these entries: their names can be changed, but none can be "
             "added or taken away.");

  return _("What is used can be retired: it stays with the records that have it and is no longer "
           "offered.");
}

/* What was selected stays so; when it is gone its neighbour takes its place. */
static guint
find_place (PskListsWindow *self,
            GPtrArray      *rows,
            const char     *code,
            guint           fallback)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const PskCode *entry = psk_code_row_get (rows->pdata[i]);

      if (entry != NULL && g_strcmp0 (entry->code, code) == 0)
        return i;
    }

  return fallback != GTK_INVALID_LIST_POSITION ? MIN (fallback, MAX (rows->len, 1) - 1) : 0;
}

static void
show_rows (PskListsWindow *self)
{
  const PskCode *entry = selected_entry (self);
  g_autofree char *code = g_strdup (entry != NULL ? entry->code : NULL);
  const guint place = gtk_single_selection_get_selected (self->selection);
  g_autoptr (GPtrArray) rows = psk_code_rows_read (book_of (self), selected_list (self),
                                                   self->search);

  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)),
                       rows->pdata, rows->len);
  if (rows->len > 0)
    gtk_single_selection_set_selected (self->selection, find_place (self, rows, code, place));
  gtk_stack_set_visible_child_name (self->entries_stack, rows->len > 0 ? "entries" : "nothing");
  update_actions (self);
}

static void
psk_lists_window_reload (PskToolWindow *window)
{
  PskListsWindow *self = PSK_LISTS_WINDOW (window);
  PskDefinition *codes = psk_book_get_codes (book_of (self));
  const char *list = selected_list (self);

  gtk_label_set_label (self->title_label,
                       psk_code_list_get_title (codes, list, psk_language_of_messages ()));
  gtk_label_set_label (self->advice_label, advice_text (list));
  gtk_widget_set_visible (GTK_WIDGET (self->default_chip), psk_code_list_is_default (codes, list));
  show_rows (self);
}

static void
list_selected_cb (PskListsWindow *self)
{
  if (self->rows != NULL && book_of (self) != NULL)
    psk_lists_window_reload (PSK_TOOL_WINDOW (self));
}

static void
search_changed_cb (PskListsWindow *self)
{
  g_autofree char *key
    = psk_text_search_key (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));

  g_free (self->search);
  self->search = *key != '\0' ? g_steal_pointer (&key) : NULL;
  show_rows (self);
}

static void
row_selected_cb (PskListsWindow *self)
{
  update_actions (self);
}

/* Nothing is added by a key that has something like it on the list. */
static const char *
action_of_row (PskListsWindow *self)
{
  g_auto (GStrv) near = NULL;

  if (selected_entry (self) != NULL)
    return "lists.edit";

  near = psk_code_list_suggest (psk_book_get_codes (book_of (self)), PSK_CODE_LIST_VEGETABLES,
                                psk_code_row_get_typed (selected_row (self)));
  return near[0] != NULL ? "lists.merge" : "lists.place";
}

static void
row_activated_cb (PskListsWindow *self,
                  guint           position)
{
  gtk_widget_activate_action (GTK_WIDGET (self), action_of_row (self), NULL);
}

static void
add_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  PskListsWindow *self = PSK_LISTS_WINDOW (widget);
  const gboolean nothing_found = g_list_model_get_n_items (G_LIST_MODEL (self->rows)) == 0;

  psk_code_dialog_show (PSK_TOOL_WINDOW (self), selected_list (self), NULL,
                        nothing_found ? gtk_editable_get_text (GTK_EDITABLE (self->search_entry))
                                      : NULL);
}

static void
edit_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  PskListsWindow *self = PSK_LISTS_WINDOW (widget);

  psk_code_dialog_show (PSK_TOOL_WINDOW (self), selected_list (self), selected_entry (self), NULL);
}

/* What is not on the list stands above the entries. */
static guint
count_typed (PskListsWindow *self)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  guint n_typed = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PskCodeRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

      if (psk_code_row_get (row) == NULL)
        n_typed++;
    }

  return n_typed;
}

static void
run (PskListsWindow *self,
     PskCommand     *command,
     const char     *subject,
     const char     *toast)
{
  if (*psk_command_get_subject (command) == '\0')
    psk_command_set_subject (command, subject);
  if (psk_tool_window_run (PSK_TOOL_WINDOW (self), command, toast))
    psk_lists_window_reload (PSK_TOOL_WINDOW (self));
}

static void
move_entry (PskListsWindow *self,
            const char     *code,
            guint           place)
{
  const char *list = selected_list (self);
  g_autoptr (PskCode) entry = psk_code_list_find (psk_book_get_codes (book_of (self)), list, code);
  g_autoptr (PskCommand) command = psk_command_code_move (list, code, place);
  g_autofree char *toast = NULL;

  if (entry == NULL)
    return;

  toast = g_strdup_printf (_("“%s” was moved"), entry->thai);
  run (self, command, entry->thai, toast);
}

static void
move (PskListsWindow *self,
      int             by)
{
  const guint place = gtk_single_selection_get_selected (self->selection) - count_typed (self);
  g_autofree char *code = g_strdup (selected_entry (self)->code);

  move_entry (self, code, place + (guint) by);
}

static void
up_action (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  move (PSK_LISTS_WINDOW (widget), -1);
}

static void
down_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  move (PSK_LISTS_WINDOW (widget), 1);
}

static void
retire_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  PskListsWindow *self = PSK_LISTS_WINDOW (widget);
  const PskCode *entry = selected_entry (self);
  g_autofree char *thai = g_strdup (entry->thai);
  const gboolean retire = !entry->retired;
  g_autoptr (PskCommand) command = psk_command_code_retire (selected_list (self), entry->code,
                                                            retire);
  g_autofree char *toast = g_strdup_printf (retire ? _("“%s” is no longer offered")
                                                   : _("“%s” is offered again"), thai);

  run (self, command, thai, toast);
}

static void
delete_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  PskListsWindow *self = PSK_LISTS_WINDOW (widget);
  const PskCode *entry = selected_entry (self);
  g_autofree char *thai = g_strdup (entry->thai);
  g_autoptr (PskCommand) command = psk_command_code_delete (selected_list (self), entry->code);
  g_autofree char *toast = g_strdup_printf (_("“%s” was deleted from the list"), thai);

  run (self, command, thai, toast);
}

static void
place_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  PskListsWindow *self = PSK_LISTS_WINDOW (widget);
  g_autofree char *typed = g_strdup (psk_code_row_get_typed (selected_row (self)));
  g_autoptr (PskCommand) command = psk_command_code_place (typed, NULL);
  g_autofree char *toast = g_strdup_printf (_("“%s” was added to the list"), typed);

  run (self, command, typed, toast);
}

static void
merged_cb (PskCommand *command,
           const char *subject,
           const char *toast,
           gpointer    user_data)
{
  run (user_data, command, subject, toast);
}

static void
merge_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  PskListsWindow *self = PSK_LISTS_WINDOW (widget);

  psk_code_merge_ask (PSK_TOOL_WINDOW (self), psk_code_row_get_typed (selected_row (self)),
                      merged_cb, self);
}

static void
move_to_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  const char *code;
  guint place;

  g_variant_get (parameter, "(&su)", &code, &place);
  move_entry (PSK_LISTS_WINDOW (widget), code, place);
}

static void
import_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  psk_lists_files_import (PSK_TOOL_WINDOW (widget));
}

static void
export_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  psk_lists_files_export (PSK_TOOL_WINDOW (widget));
}

static void
search_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (PSK_LISTS_WINDOW (widget)->search_entry));
}

static void
psk_lists_window_dispose (GObject *object)
{
  PskListsWindow *self = PSK_LISTS_WINDOW (object);

  g_clear_object (&self->rows);
  g_clear_pointer (&self->search, g_free);

  G_OBJECT_CLASS (psk_lists_window_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (PSK_TYPE_CODE_CELL);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/pansuk/Pansuk/ui/households/psk-lists-window.ui");
  gtk_widget_class_bind_template_child (widget_class, PskListsWindow, window_title);
  gtk_widget_class_bind_template_child (widget_class, PskListsWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, PskListsWindow, lists_view);
  gtk_widget_class_bind_template_child (widget_class, PskListsWindow, lists);
  gtk_widget_class_bind_template_child (widget_class, PskListsWindow, title_label);
  gtk_widget_class_bind_template_child (widget_class, PskListsWindow, advice_label);
  gtk_widget_class_bind_template_child (widget_class, PskListsWindow, default_chip);
  gtk_widget_class_bind_template_child (widget_class, PskListsWindow, search_entry);
  gtk_widget_class_bind_template_child (widget_class, PskListsWindow, entries_view);
  gtk_widget_class_bind_template_child (widget_class, PskListsWindow, selection);
  gtk_widget_class_bind_template_child (widget_class, PskListsWindow, entries_stack);
  gtk_widget_class_bind_template_child (widget_class, PskListsWindow, entry_box);
  gtk_widget_class_bind_template_child (widget_class, PskListsWindow, typed_box);
  gtk_widget_class_bind_template_child (widget_class, PskListsWindow, retire_button);
  gtk_widget_class_bind_template_child (widget_class, PskListsWindow, lists_side);
  gtk_widget_class_bind_template_callback (widget_class, list_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
psk_lists_window_class_init (PskListsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = psk_lists_window_dispose;
  PSK_TOOL_WINDOW_CLASS (klass)->reload = psk_lists_window_reload;
  bind_template (widget_class);

  gtk_widget_class_install_action (widget_class, "lists.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "lists.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "lists.up", NULL, up_action);
  gtk_widget_class_install_action (widget_class, "lists.down", NULL, down_action);
  gtk_widget_class_install_action (widget_class, "lists.retire", NULL, retire_action);
  gtk_widget_class_install_action (widget_class, "lists.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "lists.place", NULL, place_action);
  gtk_widget_class_install_action (widget_class, "lists.merge", NULL, merge_action);
  gtk_widget_class_install_action (widget_class, "lists.move-to", "(su)", move_to_action);
  gtk_widget_class_install_action (widget_class, "lists.import", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "lists.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "lists.search", NULL, search_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "lists.add",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "lists.search",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "lists.up", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "lists.down",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, GDK_CONTROL_MASK,
                                       "lists.delete", NULL);
}

static void
psk_lists_window_init (PskListsWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  psk_text_size_widen_window (GTK_WINDOW (self));
  psk_text_size_widen (self->lists_side);
  psk_text_size_widen_columns (self->entries_view);
  psk_tool_window_set_toast_overlay (PSK_TOOL_WINDOW (self), self->toast_overlay);

  self->rows = g_list_store_new (PSK_TYPE_CODE_ROW);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->rows));
  psk_lists_drag_add (self->entries_view);
}

static void
fill_lists (PskListsWindow *self)
{
  PskDefinition *codes = psk_book_get_codes (book_of (self));
  const char * const *ids = psk_code_list_get_ids ();
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  for (guint i = 0; ids[i] != NULL; i++)
    gtk_string_list_append (titles, psk_code_list_get_title (codes, ids[i],
                                                             psk_language_of_messages ()));
  gtk_single_selection_set_model (self->lists, G_LIST_MODEL (titles));
}

/**
 * psk_lists_window_show:
 * @page: the page whose book it edits
 *
 * Shows the lists of codes.
 *
 * Returns: (transfer none): the window
 */
GtkWindow *
psk_lists_window_show (PskPage *page)
{
  GtkWindow *window = psk_tool_window_open (PSK_TYPE_LISTS_WINDOW, page);
  PskListsWindow *self = PSK_LISTS_WINDOW (window);

  if (gtk_single_selection_get_model (self->lists) == NULL)
    {
      fill_lists (self);
      gtk_widget_grab_focus (GTK_WIDGET (self->entries_view));
    }

  return window;
}

/**
 * psk_lists_window_select:
 * @self: a window
 * @list: the id of a list
 * @name: (nullable): the Thai name of an entry, or a name that is not on the list
 *
 * Returns: whether there is such an entry, which is then selected
 */
gboolean
psk_lists_window_select (PskListsWindow *self,
                         const char     *list,
                         const char     *name)
{
  const char * const *ids = psk_code_list_get_ids ();
  guint n;

  g_return_val_if_fail (PSK_IS_LISTS_WINDOW (self), FALSE);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      if (g_str_equal (ids[i], list))
        gtk_single_selection_set_selected (self->lists, i);
    }

  n = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PskCodeRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);
      const PskCode *entry = psk_code_row_get (row);

      if (g_strcmp0 (entry != NULL ? entry->thai : psk_code_row_get_typed (row), name) == 0)
        {
          gtk_single_selection_set_selected (self->selection, i);
          return TRUE;
        }
    }

  return FALSE;
}
