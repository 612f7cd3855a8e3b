/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-import-wizard-private.h"

#include <glib/gi18n.h>

#include "psk-household-files.h"

static void
save_response_cb (GtkNativeDialog *chooser,
                  int              response,
                  PskImportWizard *self)
{
  g_autofree char *path = NULL;
  g_autofree char *refusal = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    path = psk_household_files_take_path (GTK_FILE_CHOOSER (chooser), ".xlsx", &refusal);
  if (refusal != NULL)
    psk_import_wizard_say (self, refusal);
  if (path != NULL)
    psk_import_wizard_save_rejected (self, path);
  g_object_unref (chooser);
}

static void
save_rejected_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  PskImportWizard *self = PSK_IMPORT_WIZARD (widget);
  GtkFileChooserNative *chooser
    = gtk_file_chooser_native_new (_("Save Rejected Rows"), GTK_WINDOW (self),
                                   GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), _("_Cancel"));

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), _("rejected rows.xlsx"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (save_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* A phone or another computer may have a file without a path. */
static void
open_path (PskImportWizard *self,
           const char      *path)
{
  if (path != NULL)
    psk_import_wizard_open (self, path);
  else
    psk_import_wizard_say (self, _("The file is not on this computer: copy it into a folder "
                                   "here first."));
}

static void
open_response_cb (GtkNativeDialog *chooser,
                  int              response,
                  PskImportWizard *self)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
      g_autofree char *path = g_file_get_path (file);

      open_path (self, path);
    }
  g_object_unref (chooser);
}

static void
choose_file_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  PskImportWizard *self = PSK_IMPORT_WIZARD (widget);
  static const char * const suffixes[] = { "xlsx", "xls", "ods", "csv", "tsv", "txt" };
  GtkFileChooserNative *chooser
    = gtk_file_chooser_native_new (_("Import Households"), GTK_WINDOW (self),
                                   GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"), _("_Cancel"));
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Spreadsheets (Excel, CSV)"));
  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    gtk_file_filter_add_suffix (filter, suffixes[i]);
  gtk_file_filter_set_name (all, _("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), all);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (open_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static gboolean
drop_cb (PskImportWizard *self,
         const GValue    *value)
{
  GSList *files = g_value_get_boxed (value);

  if (files == NULL || self->cancellable != NULL || self->step == PSK_IMPORT_STEP_RESULT)
    return FALSE;

  psk_import_wizard_take (self, files);
  return TRUE;
}

/* What psk-import-wizard.c needs. */
void
psk_import_wizard_install_files (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "import.choose-file", NULL, choose_file_action);
  gtk_widget_class_install_action (widget_class, "import.save-rejected", NULL,
                                   save_rejected_action);
}

void
psk_import_wizard_accept_drops (PskImportWizard *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/**
 * psk_import_wizard_take:
 * @self: the wizard, while nothing is being done
 * @files: (element-type GFile): what somebody dropped, at least one file
 *
 * Opens the first file, and says what becomes of others.
 */
void
psk_import_wizard_take (PskImportWizard *self,
                        GSList          *files)
{
  g_autofree char *path = NULL;

  g_return_if_fail (PSK_IS_IMPORT_WIZARD (self) && files != NULL);

  path = g_file_get_path (files->data);
  open_path (self, path);
  if (path != NULL && files->next != NULL)
    psk_import_wizard_say (self, _("One file is imported at a time: the first was opened."));
}
