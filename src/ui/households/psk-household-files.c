/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-household-files.h"

#include <glib/gi18n.h>
#include <string.h>

#include "psk-busy-dialog.h"
#include "psk-export.h"
#include "psk-import-wizard.h"
#include "psk-save-path.h"

static GtkWindow *
window_of (PskPage *page)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page)));
}

/**
 * psk_household_files_import:
 * @page: the page
 *
 * Opens the wizard that imports a list of households.
 */
void
psk_household_files_import (PskPage *page)
{
  psk_import_wizard_show (page);
}

static gboolean
drop_cb (PskPage      *page,
         const GValue *value)
{
  GSList *files = g_value_get_boxed (value);

  if (files == NULL || psk_page_get_book (page) == NULL)
    return FALSE;

  psk_import_wizard_take (psk_import_wizard_show (page), files);
  return TRUE;
}

/**
 * psk_household_files_accept_drop:
 * @page: the page
 *
 * Lets a list of households be dropped on the page.
 */
void
psk_household_files_accept_drop (PskPage *page)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), page);
  gtk_widget_add_controller (GTK_WIDGET (page), GTK_EVENT_CONTROLLER (target));
}

/**
 * psk_household_files_complete:
 * @path: a file that somebody chose or typed
 * @suffix: ".xlsx" or ".csv": the type that was chosen beside it
 *
 * Without an ending the file gets the one of the type. One that says Excel follows the
 * type; one that was typed otherwise than the type, which is Excel unless another is
 * chosen, is meant.
 *
 * Returns: (transfer full): the file to write
 */
char *
psk_household_files_complete (const char *path,
                              const char *suffix)
{
  g_autofree char *lower = NULL;

  g_return_val_if_fail (path != NULL && suffix != NULL, NULL);

  lower = g_ascii_strdown (path, -1);
  if (g_str_has_suffix (lower, ".csv"))
    return g_strdup (path);
  if (g_str_has_suffix (lower, ".xlsx") && !g_str_equal (suffix, ".xlsx"))
    return g_strdup_printf ("%.*s%s", (int) (strlen (path) - strlen (".xlsx")), path, suffix);

  return psk_save_path_complete (path, suffix);
}

/**
 * psk_household_files_take_path:
 * @chooser: a chooser that was answered with a file to write
 * @suffix: ".xlsx" or ".csv", as for psk_household_files_complete()
 * @refusal: (out) (nullable): a sentence that says why it cannot be that one
 *
 * Returns: (transfer full) (nullable): the file to write
 */
char *
psk_household_files_take_path (GtkFileChooser  *chooser,
                               const char      *suffix,
                               char           **refusal)
{
  g_autofree char *chosen = psk_save_path_get_chosen (chooser, refusal);
  g_autofree char *path = NULL;

  if (chosen == NULL)
    return NULL;

  path = psk_household_files_complete (chosen, suffix);
  *refusal = psk_save_path_check (chosen, path);

  return *refusal == NULL ? g_steal_pointer (&path) : NULL;
}

/* An export on its way. */
typedef struct
{
  PskPage *page;
  PskHouseholdQuery *query;
  GArray *fields;
  GtkFileFilter *csv; /* the type of file that is not proposed */
  GCancellable *cancellable;
  PskBusyDialog *busy; /* until the file is written */
  char *path;
} Export;

static void
export_free (Export *self)
{
  g_object_unref (self->page);
  psk_household_query_free (self->query);
  g_array_unref (self->fields);
  g_object_unref (self->csv);
  g_object_unref (self->cancellable);
  g_free (self->path);
  g_free (self);
}

static void
exported_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  Export *self = user_data;
  PskBook *book = PSK_BOOK (object);
  g_autofree char *name = g_path_get_basename (self->path);
  g_autofree char *done = g_strdup_printf (_("“%s” was written"), name);
  g_autoptr (GError) error = NULL;

  psk_busy_dialog_close (g_steal_pointer (&self->busy));
  if (psk_export_query_finish (book, result, &error))
    {
      psk_book_log_access (book, "export", self->path);
      psk_page_toast (self->page, done);
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      psk_page_toast (self->page, _("The export was cancelled, and no file was written."));
    }
  else
    {
      psk_page_toast_error (self->page, error);
    }
  export_free (self);
}

static void
export_response_cb (GtkNativeDialog *chooser,
                    int              response,
                    Export          *self)
{
  const char *level = gtk_file_chooser_get_choice (GTK_FILE_CHOOSER (chooser), "level");
  const gboolean csv = gtk_file_chooser_get_filter (GTK_FILE_CHOOSER (chooser)) == self->csv;
  g_autofree char *refusal = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    self->path = psk_household_files_take_path (GTK_FILE_CHOOSER (chooser),
                                                csv ? ".csv" : ".xlsx", &refusal);
  if (refusal != NULL)
    psk_page_toast (self->page, refusal);
  if (self->path != NULL)
    {
      self->busy = psk_busy_dialog_open (window_of (self->page), _("Writing the File…"),
                                         self->cancellable);
      psk_export_query_async (psk_page_get_book (self->page), self->query, self->fields,
                              g_strcmp0 (level, "public") == 0 ? PSK_EXPORT_PUBLIC
                                                               : PSK_EXPORT_OFFICE,
                              self->path, self->cancellable, exported_cb, self);
    }
  else
    {
      export_free (self);
    }
  g_object_unref (chooser);
}

static GtkFileFilter *
add_type (GtkFileChooserNative *chooser,
          const char           *name,
          const char           *suffix)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  gtk_file_filter_add_suffix (filter, suffix);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);

  return filter;
}

/**
 * psk_household_files_export:
 * @page: the page
 * @grid: its grid
 * @selected: only the households that are selected
 *
 * Asks for a file and writes what the grid shows into it: its columns, filters and order.
 */
void
psk_household_files_export (PskPage          *page,
                            PskHouseholdGrid *grid,
                            gboolean          selected)
{
  GtkFileChooserNative *chooser
    = gtk_file_chooser_native_new (selected ? _("Export the Selected Households")
                                            : _("Export What Is Shown"),
                                   window_of (page), GTK_FILE_CHOOSER_ACTION_SAVE, _("_Export"),
                                   _("_Cancel"));
  const char *options[] = { "office", "public", NULL };
  const char *labels[] = { _("Inside the office: names, masked IDs"),
                           _("Public: no names, IDs or house numbers"), NULL };
  g_autoptr (GtkFileFilter) xlsx = add_type (chooser, _("Excel (.xlsx)"), "xlsx");
  Export *self = g_new0 (Export, 1);

  self->page = g_object_ref (page);
  self->cancellable = g_cancellable_new ();
  self->query = selected ? psk_household_grid_get_selected_query (grid)
                         : psk_household_grid_get_query (grid);
  self->fields = psk_household_grid_get_fields (grid);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), _("households.xlsx"));
  gtk_file_chooser_add_choice (GTK_FILE_CHOOSER (chooser), "level", _("Level"), options, labels);
  gtk_file_chooser_set_choice (GTK_FILE_CHOOSER (chooser), "level", "office");
  self->csv = add_type (chooser, _("CSV (.csv)"), "csv");
  gtk_file_chooser_set_filter (GTK_FILE_CHOOSER (chooser), xlsx);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (export_response_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
