/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-import-wizard-private.h"

#include <glib/gi18n.h>

#include "psk-import-job.h"
#include "psk-text.h"

/* What takes no longer shows no progress. */
#define MILLISECONDS_UNSEEN 100
#define MILLISECONDS_PER_LOOK 80

static gboolean
look_cb (gpointer user_data)
{
  PskImportWizard *self = user_data;
  const double fraction = self->working != NULL ? psk_import_get_progress (self->working) : 0;

  if (fraction > 0 && fraction < 0.98)
    {
      g_autofree char *text = g_strdup_printf ("%.0f %%", fraction * 100);

      gtk_progress_bar_set_fraction (self->busy_bar, fraction);
      gtk_progress_bar_set_text (self->busy_bar, text);
    }
  else
    {
      gtk_progress_bar_pulse (self->busy_bar);
      gtk_progress_bar_set_text (self->busy_bar, "");
    }

  return G_SOURCE_CONTINUE;
}

static gboolean
unseen_cb (gpointer user_data)
{
  PskImportWizard *self = user_data;

  self->unseen_id = 0;
  gtk_progress_bar_set_fraction (self->busy_bar, 0);
  gtk_stack_set_visible_child_name (self->stack, "busy");
  gtk_widget_grab_focus (self->stop_button);
  self->look_id = g_timeout_add (MILLISECONDS_PER_LOOK, look_cb, self);

  return G_SOURCE_REMOVE;
}

/* Shows that something is being done once it takes longer than a moment. Returns what
 * stops it. */
static GCancellable *
begin_job (PskImportWizard *self,
           PskImport       *working,
           const char      *title,
           const char      *description)
{
  if (self->failure != NULL)
    adw_toast_dismiss (self->failure);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  psk_import_replace (&self->working, working);
  if (title != NULL)
    {
      adw_status_page_set_title (self->busy_page, title);
      adw_status_page_set_description (self->busy_page, description);
      self->unseen_id = g_timeout_add (MILLISECONDS_UNSEEN, unseen_cb, self);
    }
  psk_import_wizard_update_steps (self);

  return self->cancellable;
}

static void
end_job (PskImportWizard *self)
{
  g_clear_handle_id (&self->unseen_id, g_source_remove);
  g_clear_handle_id (&self->look_id, g_source_remove);
  g_clear_object (&self->cancellable);
  psk_import_replace (&self->working, NULL);
}

/* What failed or was stopped leaves everything as it was in the step before. Why it failed
 * stays to be read until something else is tried. */
static void
tell_failure (PskImportWizard *self,
              const GError    *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_set_weak_pointer (&self->failure, adw_toast_new (error->message));
      adw_toast_set_timeout (self->failure, 0);
      adw_toast_overlay_add_toast (self->toasts, self->failure);
    }
  psk_import_wizard_go_to (self, self->step);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (PskImportWizard) self = user_data;
  g_autoptr (GError) error = NULL;
  const gboolean good = psk_import_read_finish (result, &error);

  if (good)
    psk_import_replace (&self->import, self->working);
  end_job (self);
  if (!good)
    {
      gtk_widget_set_visible (GTK_WIDGET (self->file_label), FALSE);
      tell_failure (self, error);
      return;
    }

  psk_import_sheets_page_show (self->sheets_page, self->book, self->import);
  psk_import_wizard_go_to (self, PSK_IMPORT_STEP_SHEETS);
}

static void
checked_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (PskImportWizard) self = user_data;
  g_autoptr (GError) error = NULL;
  const gboolean again = self->step == PSK_IMPORT_STEP_CHECK;
  const gboolean good = psk_import_check_finish (result, &error);

  psk_import_check_page_set_busy (self->check_page, FALSE);
  if (good && !self->outdated)
    psk_import_replace (&self->import, self->working);
  end_job (self);
  if (!good)
    {
      self->outdated = again;
      tell_failure (self, error);
      return;
    }
  if (self->outdated)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "import.check-again", NULL);
      return;
    }

  psk_import_check_page_show (self->check_page, self->import, again);
  psk_import_wizard_go_to (self, PSK_IMPORT_STEP_CHECK);
}

void
psk_import_wizard_check (PskImportWizard *self)
{
  g_autoptr (PskImport) renewed = psk_import_renew (self->import);
  const gboolean again = self->step == PSK_IMPORT_STEP_CHECK;

  self->outdated = FALSE;

  /* A correction is checked while the list stays to be seen. */
  psk_import_check_page_set_busy (self->check_page, again);
  psk_import_check_async (self->book, renewed,
                          begin_job (self, renewed, again ? NULL : _("Checking the Rows…"),
                                     _("Nothing is changed until you choose Import.")),
                          checked_cb, g_object_ref (self));
}

static void
written_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (PskImportWizard) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *n_new = NULL;
  g_autofree char *n_updated = NULL;
  g_autofree char *n_rejected = NULL;
  g_autofree char *text = NULL;
  const gboolean good = psk_book_run_finish (PSK_BOOK (object), result, &error);

  end_job (self);
  if (!good)
    {
      tell_failure (self, error);
      return;
    }

  self->imported = TRUE;
  n_new = psk_text_format_number (psk_import_get_count (self->import, PSK_IMPORT_NEW), 0);
  n_updated = psk_text_format_number (psk_import_get_count (self->import, PSK_IMPORT_UPDATED), 0);
  n_rejected = psk_text_format_number (psk_import_get_count (self->import, PSK_IMPORT_REJECTED),
                                       0);
  /* Translators: numbers of households with separators: new, updated, rejected */
  text = g_strdup_printf (_("Imported: %s new, %s updated, %s rejected"), n_new, n_updated,
                          n_rejected);
  adw_status_page_set_description (self->result_page, text);
  psk_page_toast_undo (self->page, text);
  psk_import_wizard_go_to (self, PSK_IMPORT_STEP_RESULT);
}

void
psk_import_wizard_write (PskImportWizard *self)
{
  g_autoptr (PskCommand) command = psk_import_command (self->import);

  psk_book_run_async (self->book, command,
                      begin_job (self, self->import, _("Importing…"),
                                 _("When you stop now, the book stays as it was.")),
                      written_cb, g_object_ref (self));
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (PskImportWizard) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = psk_import_save_finish (result, &error);
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  end_job (self);
  if (path == NULL)
    {
      tell_failure (self, error);
      return;
    }

  psk_book_log_access (self->book, "export", path);
  name = g_filename_display_basename (path);
  text = g_strdup_printf (_("“%s” was written: correct the rows there and import it again."), name);
  psk_import_wizard_say (self, text);
  psk_import_wizard_go_to (self, self->step);
}

void
psk_import_wizard_save_rejected (PskImportWizard *self,
                                 const char      *path)
{
  psk_import_save_async (self->book, self->import, path,
                         begin_job (self, NULL, _("Writing the File…"), NULL), saved_cb,
                         g_object_ref (self));
}

/**
 * psk_import_wizard_open:
 * @self: the wizard, while nothing is being done
 * @path: a foreign file
 *
 * Reads the file and goes to the step of sheets and columns. What was chosen for another
 * file is forgotten.
 */
void
psk_import_wizard_open (PskImportWizard *self,
                        const char      *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PskScratch) scratch = psk_scratch_new (&error);
  g_autoptr (PskImport) import = NULL;
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *staging_path = NULL;

  g_return_if_fail (PSK_IS_IMPORT_WIZARD (self) && path != NULL && self->cancellable == NULL);

  if (scratch == NULL)
    {
      psk_import_wizard_say (self, error->message);
      return;
    }

  g_clear_pointer (&self->scratch, psk_scratch_free);
  self->scratch = g_steal_pointer (&scratch);
  psk_import_replace (&self->import, NULL);
  psk_import_wizard_go_to (self, PSK_IMPORT_STEP_FILE);

  staging_path = psk_scratch_build_path (self->scratch, "staging.db");
  import = psk_import_new (staging_path, name, psk_book_get_areas (self->book),
                           psk_book_get_codes (self->book));
  gtk_label_set_label (self->file_label, name);
  gtk_widget_set_visible (GTK_WIDGET (self->file_label), TRUE);
  psk_import_read_async (self->book, import, path, staging_path,
                         begin_job (self, import, _("Reading the File…"),
                                    _("Nothing is changed until you choose Import.")),
                         read_cb, g_object_ref (self));
}
