/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-household-files.h"

#include <glib/gi18n.h>

#include "psk-export.h"
#include "psk-import-dialog.h"
#include "psk-print.h"

static GtkWindow *
window_of (PskPage *page)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page)));
}

static void
import_response_cb (GtkNativeDialog *chooser,
                    int              response,
                    PskPage         *page)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
      g_autofree char *path = g_file_get_path (file);

      psk_import_dialog_show (page, path);
    }
  g_object_unref (chooser);
}

/**
 * psk_household_files_import:
 * @page: the page
 *
 * Asks for a list of households and opens the import dialog on it.
 */
void
psk_household_files_import (PskPage *page)
{
  GtkFileChooserNative *chooser
    = gtk_file_chooser_native_new (_("Import Households"), window_of (page),
                                   GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"), _("_Cancel"));
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  static const char *suffixes[] = { "xlsx", "xls", "ods", "csv", "tsv", "txt" };

  gtk_file_filter_set_name (filter, _("Spreadsheets (Excel, CSV)"));
  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    gtk_file_filter_add_suffix (filter, suffixes[i]);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (import_response_cb), page);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
export_response_cb (GtkNativeDialog *chooser,
                    int              response,
                    PskPage         *page)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
      g_autofree char *path = g_file_get_path (file);
      g_autofree char *name = g_path_get_basename (path);
      g_autofree char *done = g_strdup_printf (_("“%s” was written"), name);
      const char *level = gtk_file_chooser_get_choice (GTK_FILE_CHOOSER (chooser), "level");
      g_autoptr (GError) error = NULL;

      if (psk_export_households (psk_page_get_book (page), psk_page_get_area (page),
                                 g_strcmp0 (level, "public") == 0
                                 ? PSK_EXPORT_PUBLIC : PSK_EXPORT_OFFICE,
                                 path, NULL, &error))
        psk_page_toast (page, done);
      else
        psk_page_toast_error (page, error);
    }
  g_object_unref (chooser);
}

/**
 * psk_household_files_export:
 * @page: the page
 *
 * Asks for a file and writes the chosen households of the area into it.
 */
void
psk_household_files_export (PskPage *page)
{
  GtkFileChooserNative *chooser
    = gtk_file_chooser_native_new (_("Export Households"), window_of (page),
                                   GTK_FILE_CHOOSER_ACTION_SAVE, _("_Export"), _("_Cancel"));
  const char *options[] = { "office", "public", NULL };
  const char *labels[] = { _("Inside the office: names, masked IDs"),
                           _("Public: no names, IDs or house numbers"), NULL };

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), _("households.xlsx"));
  gtk_file_chooser_add_choice (GTK_FILE_CHOOSER (chooser), "level", _("Level"), options, labels);
  gtk_file_chooser_set_choice (GTK_FILE_CHOOSER (chooser), "level", "office");
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (export_response_cb), page);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/**
 * psk_household_files_print:
 * @page: the page
 *
 * Prints the rosters of the area.
 */
void
psk_household_files_print (PskPage *page)
{
  psk_print_roster (page);
}
