/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-lists-files.h"

#include <glib/gi18n.h>

#include "psk-code-import.h"
#include "psk-save-path.h"

static GtkFileChooserNative *
make_chooser (PskToolWindow       *window,
              const char          *title,
              GtkFileChooserAction action,
              const char          *accept)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (title, GTK_WINDOW (window), action,
                                                               accept, _("_Cancel"));
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Lists (JSON)"));
  gtk_file_filter_add_suffix (filter, "json");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);

  return chooser;
}

/**
 * psk_lists_files_read:
 * @window: the window with the lists
 * @path: a file as psk_lists_files_write() writes it
 *
 * Takes the lists of a file, as one step to be undone, and says what came of it.
 */
void
psk_lists_files_read (PskToolWindow *window,
                      const char    *path)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *toast = g_strdup_printf (_("The lists of “%s” were imported"), name);
  g_autofree char *json = NULL;
  g_autoptr (PskCommand) command = NULL;

  if (!g_file_get_contents (path, &json, NULL, NULL))
    {
      g_autofree char *text = g_strdup_printf (
        _("The file “%s” cannot be read: check its name."), name);

      psk_tool_window_toast (window, text, FALSE);
      return;
    }

  command = psk_command_codes_import (json);
  psk_command_set_subject (command, name);
  psk_tool_window_run (window, command, toast);
}

/**
 * psk_lists_files_write:
 * @window: the window with the lists
 * @chosen: a file that somebody chose or typed, to write all lists to
 *
 * Writes the lists of the book to a file, and says what came of it.
 */
void
psk_lists_files_write (PskToolWindow *window,
                       const char    *chosen)
{
  PskBook *book = psk_tool_window_get_book (window);
  g_autofree char *path = psk_save_path_complete (chosen, ".json");
  g_autofree char *problem = psk_save_path_check (chosen, path);
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = psk_codes_to_json (psk_book_get_store (book), NULL, &error);
  g_autofree char *json = node != NULL ? json_to_string (node, TRUE) : NULL;
  g_autofree char *text = NULL;

  if (problem != NULL)
    text = g_steal_pointer (&problem);
  else if (json != NULL && g_file_set_contents (path, json, -1, NULL))
    text = g_strdup_printf (_("The lists were written to “%s”"), name);
  else if (error != NULL)
    text = g_strdup (error->message);
  else
    text = g_strdup_printf (_("“%s” cannot be written: choose another folder."), name);
  psk_tool_window_toast (window, text, FALSE);
}

static void
open_response_cb (GtkNativeDialog *chooser,
                  int              response,
                  PskToolWindow   *window)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
      g_autofree char *path = g_file_get_path (file);

      if (path != NULL)
        psk_lists_files_read (window, path);
      else
        psk_tool_window_toast (window, _("The file is not on this computer: copy it into a folder "
                                         "here first."), FALSE);
    }
  g_object_unref (chooser);
}

static void
save_response_cb (GtkNativeDialog *chooser,
                  int              response,
                  PskToolWindow   *window)
{
  g_autofree char *problem = NULL;
  g_autofree char *path = response == GTK_RESPONSE_ACCEPT
                          ? psk_save_path_get_chosen (GTK_FILE_CHOOSER (chooser), &problem)
                          : NULL;

  if (path != NULL)
    psk_lists_files_write (window, path);
  else if (problem != NULL)
    psk_tool_window_toast (window, problem, FALSE);
  g_object_unref (chooser);
}

/**
 * psk_lists_files_import:
 * @window: the window with the lists
 *
 * Asks for a file and takes its lists.
 */
void
psk_lists_files_import (PskToolWindow *window)
{
  GtkFileChooserNative *chooser
    = make_chooser (window, _("Import Lists"), GTK_FILE_CHOOSER_ACTION_OPEN, _("_Import"));

  g_signal_connect_object (chooser, "response", G_CALLBACK (open_response_cb), window, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/**
 * psk_lists_files_export:
 * @window: the window with the lists
 *
 * Asks for a file and writes all lists to it.
 */
void
psk_lists_files_export (PskToolWindow *window)
{
  GtkFileChooserNative *chooser
    = make_chooser (window, _("Export Lists"), GTK_FILE_CHOOSER_ACTION_SAVE, _("_Export"));

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), _("lists.json"));
  g_signal_connect_object (chooser, "response", G_CALLBACK (save_response_cb), window, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
