/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The actions of the tab of households that are about all that are selected. */

#include "config.h"

#include "psk-household-selection.h"

#include <glib/gi18n.h>

#include "psk-bulk-dialog.h"
#include "psk-household-commands.h"
#include "psk-household-files.h"
#include "psk-household-print-dialog.h"
#include "psk-households-page.h"
#include "psk-text.h"

static PskHouseholdGrid *
grid_of (GtkWidget *page)
{
  return psk_households_page_get_grid (PSK_HOUSEHOLDS_PAGE (page));
}

static void
change_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  g_autoptr (GArray) ids = NULL;

  if (psk_page_get_book (PSK_PAGE (widget)) == NULL)
    return;

  ids = psk_household_grid_get_selected (grid_of (widget));
  if (ids->len > 0)
    psk_bulk_dialog_show (PSK_PAGE (widget), ids);
  else
    psk_page_toast (PSK_PAGE (widget), _("Select the households that shall be changed first."));
}

static void
delete_response_cb (AdwMessageDialog  *dialog,
                    const char        *response,
                    PskPage           *self)
{
  g_autoptr (GArray) ids = NULL;
  g_autoptr (PskCommand) command = NULL;
  g_autofree char *number = NULL;
  g_autofree char *toast = NULL;

  if (!g_str_equal (response, "delete"))
    return;

  ids = psk_household_grid_get_selected (grid_of (GTK_WIDGET (self)));
  if (ids->len == 0)
    return;

  command = psk_command_household_delete ((const gint64 *) ids->data, ids->len);
  number = psk_text_format_number (ids->len, 0);
  toast = g_strdup_printf (ngettext ("%s household was deleted", "%s households were deleted",
                                     ids->len),
                           number);
  psk_page_run (self, command, toast);
}

static void
delete_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  const guint n = psk_household_grid_n_selected (grid_of (widget));
  g_autofree char *number = psk_text_format_number (n, 0);
  g_autofree char *heading = NULL;
  GtkWidget *dialog;

  if (n == 0)
    return;

  heading = g_strdup_printf (ngettext ("Delete %s Household?", "Delete %s Households?", n),
                             number);
  dialog = adw_message_dialog_new (
    GTK_WINDOW (gtk_widget_get_root (widget)), heading,
    _("Delete only what was entered by mistake. It can be undone."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "delete",
                                    _("_Delete"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "delete",
                                              ADW_RESPONSE_DESTRUCTIVE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (delete_response_cb), widget, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
print_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  psk_household_print_dialog_show (PSK_PAGE (widget), grid_of (widget), TRUE);
}

static void
export_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  psk_household_files_export (PSK_PAGE (widget), grid_of (widget), TRUE);
}

static void
clear_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  gtk_widget_activate_action (GTK_WIDGET (grid_of (widget)), "grid.clear-selection", NULL);
}

/**
 * psk_household_selection_install:
 * @widget_class: the class of the households page
 *
 * Installs households.change-selected, delete, print-selected, export-selected and
 * clear-selection with their keys.
 */
void
psk_household_selection_install (GtkWidgetClass *widget_class)
{
  PskPageClass *page_class = PSK_PAGE_CLASS (widget_class);

  gtk_widget_class_install_action (widget_class, "households.change-selected", NULL,
                                   change_action);
  gtk_widget_class_install_action (widget_class, "households.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "households.print-selected", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "households.export-selected", NULL,
                                   export_action);
  gtk_widget_class_install_action (widget_class, "households.clear-selection", NULL,
                                   clear_action);
  psk_page_class_add_key (page_class, GDK_KEY_e, GDK_CONTROL_MASK, "households.change-selected");
  psk_page_class_add_key (page_class, GDK_KEY_Delete, GDK_CONTROL_MASK, "households.delete");
}

/**
 * psk_household_selection_update:
 * @page: the page
 * @n: how many households are selected
 *
 * Lets be chosen what can be done with them.
 */
void
psk_household_selection_update (GtkWidget *page,
                                guint      n)
{
  gtk_widget_action_set_enabled (page, "households.delete", n > 0);
  gtk_widget_action_set_enabled (page, "households.print-selected", n > 0);
  gtk_widget_action_set_enabled (page, "households.export-selected", n > 0);
  gtk_widget_action_set_enabled (page, "households.clear-selection", n > 0);
}
