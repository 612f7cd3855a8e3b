/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-import-layouts.h"

#include <glib/gi18n.h>

#include "psk-import-job.h"
#include "psk-mapping-commands.h"
#include "psk-mapping-table.h"

/**
 * PskImportLayouts:
 *
 * The layouts of lists that the office has saved: one is chosen for a sheet, the one of the
 * sheet is saved, one is forgotten. What came of it is told by the action
 * "sheets.layout-changed", with a sentence, or "", and its style.
 */
struct _PskImportLayouts
{
  AdwBin parent_instance;

  /* Template widgets */
  GtkDropDown *saved_dropdown;
  GtkWidget *forget_button;
  GtkWidget *save_button;
  GtkPopover *save_popover;
  GtkEntry *name_entry;

  /* Owned */
  PskBook *book;
  PskImport *import;
  GPtrArray *saved; /* PskSavedMapping */

  guint sheet; /* that is shown, counted from 1 */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (PskImportLayouts, psk_import_layouts, ADW_TYPE_BIN)

static void
tell (PskImportLayouts *self,
      const char       *text,
      const char       *css_class)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "sheets.layout-changed", "(ss)", text, css_class);
}

static void
load_saved (PskImportLayouts *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  g_clear_pointer (&self->saved, g_ptr_array_unref);
  self->saved = psk_mapping_table_read (psk_book_get_store (self->book), NULL);
  if (self->saved == NULL)
    self->saved = g_ptr_array_new ();

  gtk_string_list_append (names, _("Guessed layout"));
  for (guint i = 0; i < self->saved->len; i++)
    gtk_string_list_append (names, ((PskSavedMapping *) self->saved->pdata[i])->name);
  self->filling = TRUE;
  gtk_drop_down_set_model (self->saved_dropdown, G_LIST_MODEL (names));
  self->filling = FALSE;
}

static void
saved_changed_cb (PskImportLayouts *self)
{
  const guint selected = gtk_drop_down_get_selected (self->saved_dropdown);
  g_autoptr (GError) error = NULL;

  if (self->filling || self->import == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;

  if (selected == 0)
    {
      psk_import_set_sheet_head (self->import, self->sheet,
                                 psk_import_get_mapping (self->import, self->sheet)->header_row);
    }
  else
    {
      const PskSavedMapping *mapping = self->saved->pdata[selected - 1];

      psk_import_apply_saved (self->import, self->sheet, mapping->name, mapping->json, &error);
    }
  tell (self, error != NULL ? error->message : "", "partial-text");
}

/* A layout is of an office: its district is the name that it needs least thought for. */
static void
popover_shown_cb (PskImportLayouts *self)
{
  const char *known = psk_import_get_saved_name (self->import, self->sheet);
  const int district = psk_import_get_district (self->import, self->sheet);
  g_autofree char *name = NULL;

  /* Translators: the name of a district */
  name = known != NULL ? g_strdup (known)
         : district > 0 ? g_strdup_printf (_("District %s"), psk_areas_get_name (
                                             psk_book_get_areas (self->book), district,
                                             psk_language_of_messages ()))
         : g_strdup ("");
  gtk_editable_set_text (GTK_EDITABLE (self->name_entry), name);
  gtk_widget_grab_focus (GTK_WIDGET (self->name_entry));
}

static void
run (PskImportLayouts *self,
     PskCommand       *command,
     const char       *done)
{
  g_autoptr (PskCommand) owned = command;
  g_autoptr (GError) error = NULL;
  const gboolean good = psk_book_run (self->book, owned, NULL, &error);

  load_saved (self);
  tell (self, good ? done : error->message, good ? "done-text" : "partial-text");
}

static void
save_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  PskImportLayouts *self = PSK_IMPORT_LAYOUTS (widget);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->name_entry));
  g_autofree char *done = g_strdup_printf (
    _("● The layout “%s” was saved. The next list with these titles is read by it."), text);

  gtk_popover_popdown (self->save_popover);
  run (self, psk_import_save_mapping (self->import, self->sheet, text), done);
}

static void
name_activated_cb (PskImportLayouts *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "layouts.save", NULL);
}

static void
forget_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  PskImportLayouts *self = PSK_IMPORT_LAYOUTS (widget);
  const guint selected = gtk_drop_down_get_selected (self->saved_dropdown);
  const PskSavedMapping *mapping;
  g_autofree char *done = NULL;

  if (selected == 0 || selected > self->saved->len)
    return;

  mapping = self->saved->pdata[selected - 1];
  done = g_strdup_printf (_("The layout “%s” was forgotten."), mapping->name);
  run (self, psk_command_mapping_delete (mapping->id, mapping->name), done);
}

static void
psk_import_layouts_dispose (GObject *object)
{
  PskImportLayouts *self = PSK_IMPORT_LAYOUTS (object);

  psk_import_replace (&self->import, NULL);
  g_clear_object (&self->book);
  g_clear_pointer (&self->saved, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), PSK_TYPE_IMPORT_LAYOUTS);

  G_OBJECT_CLASS (psk_import_layouts_parent_class)->dispose (object);
}

static void
psk_import_layouts_class_init (PskImportLayoutsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = psk_import_layouts_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/pansuk/Pansuk/ui/households/psk-import-layouts.ui");
  gtk_widget_class_bind_template_child (widget_class, PskImportLayouts, saved_dropdown);
  gtk_widget_class_bind_template_child (widget_class, PskImportLayouts, forget_button);
  gtk_widget_class_bind_template_child (widget_class, PskImportLayouts, save_button);
  gtk_widget_class_bind_template_child (widget_class, PskImportLayouts, save_popover);
  gtk_widget_class_bind_template_child (widget_class, PskImportLayouts, name_entry);
  gtk_widget_class_bind_template_callback (widget_class, saved_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, popover_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_activated_cb);

  gtk_widget_class_install_action (widget_class, "layouts.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "layouts.forget", NULL, forget_action);
}

static void
psk_import_layouts_init (PskImportLayouts *self)
{
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filling = FALSE;
}

/**
 * psk_import_layouts_open:
 * @self: the layouts
 * @book: the book that has them
 * @import: an import after psk_import_guess()
 */
void
psk_import_layouts_open (PskImportLayouts *self,
                         PskBook          *book,
                         PskImport        *import)
{
  g_return_if_fail (PSK_IS_IMPORT_LAYOUTS (self) && PSK_IS_BOOK (book));
  g_return_if_fail (PSK_IS_IMPORT (import));

  g_set_object (&self->book, book);
  psk_import_replace (&self->import, import);
  load_saved (self);
}

/**
 * psk_import_layouts_refresh:
 * @self: the layouts, after psk_import_layouts_open()
 * @sheet: a sheet, counted from 1
 *
 * Shows by which layout the sheet is read.
 */
void
psk_import_layouts_refresh (PskImportLayouts *self,
                            guint             sheet)
{
  const char *name = psk_import_get_saved_name (self->import, sheet);
  const gboolean read = psk_import_get_mapping (self->import, sheet) != NULL;
  guint selected = 0;

  g_return_if_fail (PSK_IS_IMPORT_LAYOUTS (self) && self->import != NULL);

  self->sheet = sheet;
  for (guint i = 0; i < self->saved->len; i++)
    {
      const PskSavedMapping *mapping = self->saved->pdata[i];

      if (g_strcmp0 (mapping->name, name) == 0)
        selected = i + 1;
    }

  self->filling = TRUE;
  gtk_drop_down_set_selected (self->saved_dropdown, selected);
  self->filling = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->saved_dropdown), self->saved->len > 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->saved_dropdown), read);
  gtk_widget_set_visible (self->forget_button, selected > 0);
  gtk_widget_set_sensitive (self->save_button,
                            read && psk_import_get_sheet_problem (self->import, sheet) == NULL);
}
