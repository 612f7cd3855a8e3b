/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-boundary-files.h"

#include <glib/gi18n.h>

#include "psk-boundary-commands.h"
#include "psk-file-chooser.h"
#include "psk-scratch.h"

/* So many reasons and names fit into a dialog on a small screen. */
#define MAX_SHOWN 8

/* What takes no longer shows no progress: a dialog that flashes up asks for attention. */
#define MILLISECONDS_UNSEEN 300
#define MILLISECONDS_PER_LOOK 80

/* An import on its way. */
typedef struct
{
  PskPage *page;
  PskBook *book;
  PskBoundaryImport *import;
  PskScratch *scratch;
  char *path;
  GCancellable *cancellable;
  guint look_id;

  /* Borrowed */
  GtkWidget *dialog; /* weak; it shows how far it is, NULL until it takes long */
  GtkProgressBar *bar; /* in it */
} Job;

static void
job_free (Job *job)
{
  g_clear_handle_id (&job->look_id, g_source_remove);
  if (job->dialog != NULL)
    {
      GtkWidget *dialog = job->dialog;

      g_clear_weak_pointer (&job->dialog);
      g_signal_handlers_disconnect_by_data (dialog, job);
      gtk_window_destroy (GTK_WINDOW (dialog));
    }
  g_clear_object (&job->cancellable);
  g_clear_object (&job->import);
  g_clear_pointer (&job->scratch, psk_scratch_free);
  g_object_unref (job->book);
  g_object_unref (job->page);
  g_free (job->path);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

static gboolean
look_cb (gpointer user_data)
{
  Job *job = user_data;
  const double part = psk_boundary_import_get_progress (job->import);

  if (job->dialog == NULL)
    return G_SOURCE_CONTINUE;

  if (part > 0 && part < 1)
    gtk_progress_bar_set_fraction (job->bar, part);
  else
    gtk_progress_bar_pulse (job->bar);

  return G_SOURCE_CONTINUE;
}

/* The only answer, also to Escape, is that it shall stop; it goes when that is done. */
static void
stop_cb (GtkWidget  *dialog,
         const char *response,
         Job        *job)
{
  g_clear_weak_pointer (&job->dialog);
  g_clear_handle_id (&job->look_id, g_source_remove);
  g_cancellable_cancel (job->cancellable);
}

static gboolean
unseen_cb (gpointer user_data)
{
  Job *job = user_data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (job->page));
  g_autofree char *name = g_filename_display_basename (job->path);

  job->look_id = 0;
  if (root == NULL)
    return G_SOURCE_REMOVE;

  job->bar = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (job->bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Reading the map…"), -1);
  g_set_weak_pointer (&job->dialog,
                      adw_message_dialog_new (GTK_WINDOW (root), _("Reading the map…"), name));
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (job->dialog), GTK_WIDGET (job->bar));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (job->dialog), "stop", _("_Stop"));
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (job->dialog), "stop");
  g_signal_connect (job->dialog, "response", G_CALLBACK (stop_cb), job);
  gtk_window_present (GTK_WINDOW (job->dialog));
  job->look_id = g_timeout_add (MILLISECONDS_PER_LOOK, look_cb, job);

  return G_SOURCE_REMOVE;
}

/* What was stopped is said as well: a dialog that goes could mean anything. */
static void
tell_failure (Job          *job,
              const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    psk_page_toast (job->page, _("Stopped: nothing was changed."));
  else
    psk_page_toast_error (job->page, error);
}

static void
append_problems (GString           *text,
                 PskBoundaryImport *import)
{
  GPtrArray *problems = psk_boundary_import_get_problems (import);

  for (guint i = 0; i < MIN (problems->len, MAX_SHOWN); i++)
    {
      const PskImportProblem *problem = problems->pdata[i];

      g_string_append_printf (text, "• %s: %s\n",
                              *problem->value != '\0' ? problem->value : problem->sheet,
                              problem->reason);
    }
  if (problems->len > MAX_SHOWN)
    {
      const guint more = problems->len - MAX_SHOWN;

      g_string_append_printf (text, ngettext ("and %u more", "and %u more", more), more);
    }
}

/* What went well is a toast; what somebody should know of stays until it was read. */
static void
show_result (Job        *job,
             const char *heading)
{
  g_autofree char *missing = psk_boundary_import_describe_missing (job->import, MAX_SHOWN);
  g_autoptr (GString) text = g_string_new (NULL);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (job->page));
  GtkWidget *dialog;
  GtkWidget *label;

  if (missing != NULL)
    g_string_append_printf (text, "%s\n", missing);
  append_problems (text, job->import);
  if (text->len == 0 || root == NULL)
    return;

  /* The body of a dialog is centred, which a list is not read by. */
  label = gtk_label_new (g_strchomp (text->str));
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 60);
  dialog = adw_message_dialog_new (GTK_WINDOW (root), heading, NULL);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), label);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
written_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Job) job = user_data;
  const guint n = psk_boundary_import_get_count (job->import, PSK_IMPORT_NEW)
                  + psk_boundary_import_get_count (job->import, PSK_IMPORT_UPDATED);
  g_autofree char *done = g_strdup_printf (ngettext ("The boundary of %u area was imported",
                                                     "The boundaries of %u areas were imported",
                                                     n), n);
  g_autoptr (GError) error = NULL;

  if (!psk_book_run_finish (PSK_BOOK (object), result, &error))
    {
      tell_failure (job, error);
      return;
    }

  psk_page_toast_undo (job->page, done);
  show_result (job, done);
}

static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (Job) job = user_data;
  g_autoptr (PskCommand) command = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      tell_failure (job, error);
      return;
    }
  /* Another book was opened meanwhile. */
  if (psk_page_get_book (job->page) != job->book)
    return;

  if (psk_boundary_import_get_count (job->import, PSK_IMPORT_NEW)
      + psk_boundary_import_get_count (job->import, PSK_IMPORT_UPDATED) == 0)
    {
      psk_page_toast (job->page, _("The book has these boundaries already."));
      show_result (job, _("The book has these boundaries already."));
      return;
    }

  command = psk_command_boundaries_import (job->import);
  psk_book_run_async (job->book, command, job->cancellable, written_cb, job);
  g_steal_pointer (&job);
}

static void
read_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;

  if (psk_boundary_import_read (job->import, job->path, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * psk_boundary_files_read:
 * @page: the page
 * @path: a map
 *
 * Imports the boundaries in a map, and says what became of them. What takes longer than a
 * moment shows how far it is and can be stopped.
 */
void
psk_boundary_files_read (PskPage    *page,
                         const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PskScratch) scratch = psk_scratch_new (&error);
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *staging_path = NULL;
  g_autoptr (GTask) task = NULL;
  Job *job;

  g_return_if_fail (PSK_IS_PAGE (page) && path != NULL);

  if (scratch == NULL)
    {
      psk_page_toast_error (page, error);
      return;
    }

  job = g_new0 (Job, 1);
  job->page = g_object_ref (page);
  job->book = g_object_ref (psk_page_get_book (page));
  job->path = g_strdup (path);
  staging_path = psk_scratch_build_path (scratch, "staging.db");
  job->scratch = g_steal_pointer (&scratch);
  job->import = psk_boundary_import_new (staging_path, name, psk_book_get_areas (job->book));

  job->cancellable = g_cancellable_new ();
  job->look_id = g_timeout_add (MILLISECONDS_UNSEEN, unseen_cb, job);
  /* Freed by the callback and not with the task, which may end in the thread. */
  task = g_task_new (NULL, job->cancellable, read_cb, job);
  g_task_set_task_data (task, job, NULL);
  g_task_run_in_thread (task, read_thread);
}

static void
response_cb (GtkNativeDialog *chooser,
             int              response,
             PskPage         *page)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
      g_autofree char *path = g_file_get_path (file);

      /* A file without a path, as on a telephone, is told by its address: reading it fails
       * with a sentence that names it. */
      if (path == NULL)
        path = g_file_get_uri (file);
      if (psk_page_get_book (page) != NULL)
        psk_boundary_files_read (page, path);
    }
  g_object_unref (chooser);
}

/**
 * psk_boundary_files_import:
 * @page: the page
 *
 * Asks for a map and imports the boundaries of areas from it.
 */
void
psk_boundary_files_import (PskPage *page)
{
  static const char *const suffixes[] = { "geojson", "json", "topojson", "kml", "kmz", "shp",
                                          "zip", NULL };
  GtkFileChooserNative *chooser
    = psk_file_chooser_new (GTK_WIDGET (page), _("Import Boundaries"), _("_Import"),
                            _("Maps (GeoJSON, TopoJSON, KML, KMZ, shapefile)"), suffixes);

  g_signal_connect_object (chooser, "response", G_CALLBACK (response_cb), page, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
