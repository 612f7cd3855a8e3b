/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-books.h"

#include <glib/gi18n.h>

#include "psk-sample-book.h"

static void
say_error (PskWindow  *window,
           const char *heading,
           const char *body)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (window), heading, body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Where a book shall be, or NULL for a place that is not on this computer, such as a telephone:
 * that is said. */
static char *
chosen_path (PskWindow       *window,
             GtkNativeDialog *chooser,
             const char      *heading)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  char *path = g_file_get_path (file);

  if (path == NULL)
    {
      g_autofree char *name = g_file_get_parse_name (file);
      g_autofree char *body = g_strdup_printf (
        _("“%s” is on a network or is copied by a cloud service, where a book can be damaged: "
          "choose a folder on this computer."), name);

      say_error (window, heading, body);
    }

  return path;
}

static void
new_response_cb (GtkNativeDialog *chooser,
                 int              response,
                 PskWindow       *window)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autofree char *path = chosen_path (window, chooser, _("The Book Could Not Be Made"));
      g_autoptr (GError) error = NULL;
      g_autoptr (PskBook) book = path != NULL ? psk_book_create (path, &error) : NULL;

      if (error != NULL)
        say_error (window, _("The Book Could Not Be Made"), error->message);
      if (book != NULL)
        {
          g_clear_object (&book);
          psk_window_open (window, path);
        }
    }
  g_object_unref (chooser);
}

/**
 * psk_books_new:
 * @window: a window
 *
 * Asks for the name and place of a new book, makes it and opens it.
 */
void
psk_books_new (PskWindow *window)
{
  GtkFileChooserNative *chooser
    = gtk_file_chooser_native_new (_("New Book"), GTK_WINDOW (window),
                                   GTK_FILE_CHOOSER_ACTION_SAVE, _("_Create"), _("_Cancel"));
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "pansuk", NULL);
  g_autoptr (GFile) file = NULL;

  g_mkdir_with_parents (folder, 0700);
  file = g_file_new_for_path (folder);
  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), file, NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), _("Lampang 2567"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (new_response_cb), window);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
open_response_cb (GtkNativeDialog *chooser,
                  int              response,
                  PskWindow       *window)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autofree char *path = chosen_path (window, chooser, _("The Book Could Not Be Opened"));

      if (path != NULL)
        psk_window_open (window, path);
    }
  g_object_unref (chooser);
}

/**
 * psk_books_open:
 * @window: a window
 *
 * Asks for the folder of a book and opens it.
 */
void
psk_books_open (PskWindow *window)
{
  GtkFileChooserNative *chooser
    = gtk_file_chooser_native_new (_("Open Book"), GTK_WINDOW (window),
                                   GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _("_Open"),
                                   _("_Cancel"));

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (open_response_cb), window);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
make_sample (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  const char *path = task_data;
  GError *error = NULL;
  g_autoptr (PskBook) book = psk_book_create (path, &error);

  if (book == NULL || !psk_sample_book_fill (book, &error))
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
sample_made_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  PskWindow *window = PSK_WINDOW (object);
  g_autoptr (GError) error = NULL;

  gtk_widget_set_sensitive (GTK_WIDGET (window), TRUE);
  if (g_task_propagate_boolean (G_TASK (result), &error))
    psk_window_open (window, g_task_get_task_data (G_TASK (result)));
  else
    say_error (window, _("The Sample Book Could Not Be Made"), error->message);
}

/**
 * psk_books_open_sample:
 * @window: a window
 *
 * Opens the sample book, which is made the first time.
 */
void
psk_books_open_sample (PskWindow *window)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "pansuk", "sample", NULL);
  g_autoptr (GTask) task = NULL;

  if (psk_book_exists (path))
    {
      psk_window_open (window, path);
      return;
    }

  /* It takes a few seconds; the window waits rather than letting anybody change
   * another book meanwhile. */
  gtk_widget_set_sensitive (GTK_WIDGET (window), FALSE);
  psk_window_toast (window, _("Making the sample book…"), FALSE);
  task = g_task_new (window, NULL, sample_made_cb, NULL);
  g_task_set_task_data (task, g_steal_pointer (&path), g_free);
  g_task_run_in_thread (task, make_sample);
}
