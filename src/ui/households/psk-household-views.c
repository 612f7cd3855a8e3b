/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-household-views.h"

#include <glib/gi18n.h>

#include "psk-household-view.h"
#include "psk-view-table.h"

/* What the dialog that asks for a name works on. */
typedef struct
{
  PskPage *page;
  PskHouseholdGrid *grid;
  GtkEditable *entry; /* borrowed from the dialog */
} Naming;

static void
naming_free (gpointer  data,
             GClosure *closure)
{
  Naming *naming = data;

  g_object_unref (naming->page);
  g_object_unref (naming->grid);
  g_free (naming);
}

/* A menu takes a single underscore for the mark of a letter. */
static char *
escape_label (const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "_", -1);

  return g_strjoinv ("__", parts);
}

static GMenuModel *
make_list (char      **names,
           const char *action)
{
  GMenu *menu = g_menu_new ();

  for (int i = 0; names[i] != NULL; i++)
    {
      g_autofree char *label = escape_label (names[i]);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, action, "s", names[i]);
      g_menu_append_item (menu, item);
    }

  return G_MENU_MODEL (menu);
}

/**
 * psk_household_views_menu:
 * @page: the page
 * @grid: its grid
 *
 * Returns: (transfer full): a menu of the views that were saved, of saving what is seen, and
 *   of the columns
 */
GMenuModel *
psk_household_views_menu (PskPage          *page,
                          PskHouseholdGrid *grid)
{
  GMenu *menu = g_menu_new ();
  g_auto (GStrv) names = psk_view_table_names (psk_book_get_store (psk_page_get_book (page)),
                                               PSK_HOUSEHOLD_VIEWS);
  g_autoptr (GMenuModel) views = make_list (names, "households.open-view");
  g_autoptr (GMenuModel) deletions = make_list (names, "households.delete-view");
  g_autoptr (GMenuModel) columns = psk_household_grid_make_columns_menu (grid);
  g_autoptr (GMenu) saving = g_menu_new ();
  g_autoptr (GMenu) showing = g_menu_new ();

  g_menu_append_section (menu, _("Saved Views"), views);
  g_menu_append (saving, _("_Save This View…"), "households.save-view");
  if (names[0] != NULL)
    g_menu_append_submenu (saving, _("_Delete a View"), deletions);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (saving));
  g_menu_append_submenu (showing, _("_Columns"), columns);
  g_menu_append (showing, psk_household_grid_is_frozen (grid) ? _("_Unfreeze Columns")
                                                              : _("_Freeze up to the Chosen Cell"),
                 "households.freeze");
  g_menu_append (showing, _("_Usual Order"), "households.usual-order");
  g_menu_append (showing, _("F_ilter the Column of the Chosen Cell…"), "households.ask-column");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (showing));

  return G_MENU_MODEL (menu);
}

/**
 * psk_household_views_open:
 * @page: the page
 * @grid: its grid
 * @name: the name of a view
 *
 * Orders and filters the grid as it was saved, with the columns of then.
 */
void
psk_household_views_open (PskPage          *page,
                          PskHouseholdGrid *grid,
                          const char       *name)
{
  g_autofree char *json = psk_view_table_read (psk_book_get_store (psk_page_get_book (page)),
                                               PSK_HOUSEHOLD_VIEWS, name);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) columns = NULL;
  g_autoptr (PskHouseholdQuery) query
    = json != NULL ? psk_household_view_parse (json, &columns, &error) : NULL;

  if (columns != NULL)
    psk_household_grid_set_fields (grid, columns);
  if (query != NULL)
    psk_household_grid_set_query (grid, query);
  else if (error != NULL)
    psk_page_toast_error (page, error);
}

static void
named_cb (AdwMessageDialog *dialog,
          const char       *response,
          Naming           *naming)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (naming->entry)));
  g_autoptr (PskHouseholdQuery) query = NULL;
  g_autoptr (GArray) columns = NULL;
  g_autoptr (PskCommand) command = NULL;

  if (!g_str_equal (response, "save") || *name == '\0')
    return;

  query = psk_household_grid_get_query (naming->grid);
  columns = psk_household_grid_get_fields (naming->grid);
  command = psk_command_view_save (name, query, columns);
  psk_page_run (naming->page, command, _("The view was saved"));
}

static void
name_typed_cb (GtkEditable      *entry,
               AdwMessageDialog *dialog)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  adw_message_dialog_set_response_enabled (dialog, "save", *name != '\0');
}

/**
 * psk_household_views_save:
 * @page: the page
 * @grid: its grid
 *
 * Asks for a name and saves the order, the filters and the columns of the grid under it.
 */
void
psk_household_views_save (PskPage          *page,
                          PskHouseholdGrid *grid)
{
  GtkWidget *dialog = adw_message_dialog_new (
    GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))), _("Save This View"),
    _("The order, the filters and the columns are kept under a name. A view of the same name "
      "is replaced."));
  GtkWidget *entry = gtk_entry_new ();
  Naming *naming = g_new0 (Naming, 1);

  naming->page = g_object_ref (page);
  naming->grid = g_object_ref (grid);
  naming->entry = GTK_EDITABLE (entry);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("Name of the view"));
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "save",
                                    _("_Save"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "save",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "save");
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "save", FALSE);
  g_signal_connect (entry, "changed", G_CALLBACK (name_typed_cb), dialog);
  g_signal_connect_data (dialog, "response", G_CALLBACK (named_cb), naming, naming_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * psk_household_views_delete:
 * @page: the page
 * @name: the name of a view
 *
 * Deletes a view; it can be undone.
 */
void
psk_household_views_delete (PskPage    *page,
                            const char *name)
{
  g_autoptr (PskCommand) command = psk_command_view_delete (name);

  psk_page_run (page, command, _("The view was deleted"));
}
