/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-import-wizard.h"

#include <glib/gi18n.h>

#include "psk-import-check-page.h"
#include "psk-import-job.h"
#include "psk-import-sheets-page.h"
#include "psk-scratch.h"
#include "psk-text-size.h"
#include "psk-text.h"

/* What takes no longer shows no progress. */
#define MILLISECONDS_UNSEEN 100
#define MILLISECONDS_PER_LOOK 80

typedef enum
{
  STEP_FILE,
  STEP_SHEETS,
  STEP_CHECK,
  STEP_RESULT,
  N_STEPS,
} Step;

static const char * const step_names[N_STEPS] = { "file", "sheets", "check", "result" };

/**
 * PskImportWizard:
 *
 * Brings a list of households into the book in four steps: the file; its sheets and
 * columns; what it would do and what is wrong with it; and the import itself, which is
 * one step to be undone.
 */
struct _PskImportWizard
{
  AdwWindow parent_instance;

  /* Template widgets */
  GtkLabel *file_step;
  GtkLabel *sheets_step;
  GtkLabel *check_step;
  GtkLabel *result_step;
  GtkLabel *file_label;
  GtkButton *cancel_button;
  GtkButton *back_button;
  GtkButton *next_button;
  AdwToastOverlay *toasts;
  GtkStack *stack;
  AdwStatusPage *busy_page;
  GtkProgressBar *busy_bar;
  PskImportSheetsPage *sheets_page;
  PskImportCheckPage *check_page;
  AdwStatusPage *result_page;
  GtkWidget *choose_button;
  GtkWidget *stop_button;
  GtkWidget *save_button;
  GtkWidget *close_button;

  /* Owned */
  PskPage *page;
  PskBook *book;
  PskScratch *scratch; /* for the staging database */
  PskImport *import; /* NULL before a file is read */
  PskImport *working; /* what a job works on now */
  GCancellable *cancellable; /* of the job; NULL without one */
  guint look_id;
  guint unseen_id;

  Step step;
  gboolean imported;
  gboolean outdated; /* what was corrected is not in what is shown */
};

G_DEFINE_FINAL_TYPE (PskImportWizard, psk_import_wizard, ADW_TYPE_WINDOW)

static void
say (PskImportWizard *self,
     const char      *text)
{
  AdwToast *toast = adw_toast_new (text);

  adw_toast_set_timeout (toast, 8);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static guint
count_changes (PskImportWizard *self)
{
  return self->import == NULL ? 0 : psk_import_get_count (self->import, PSK_IMPORT_NEW)
                                    + psk_import_get_count (self->import, PSK_IMPORT_UPDATED);
}

static void
show_next (PskImportWizard *self)
{
  const guint n = count_changes (self);
  g_autofree char *text = NULL;

  if (self->step == STEP_CHECK)
    {
      g_autofree char *number = psk_text_format_number (n, 0);

      /* Translators: a number with separators */
      text = g_strdup_printf (ngettext ("_Import %s Household", "_Import %s Households", n),
                              number);
    }
  else
    {
      text = g_strdup (_("_Check"));
    }
  gtk_button_set_label (self->next_button, text);
  gtk_widget_set_visible (GTK_WIDGET (self->next_button),
                          self->step == STEP_SHEETS || self->step == STEP_CHECK);
}

static void
show_step_labels (PskImportWizard *self)
{
  GtkLabel *labels[N_STEPS] = {
    self->file_step, self->sheets_step, self->check_step, self->result_step,
  };

  for (int i = 0; i < N_STEPS; i++)
    {
      gtk_widget_set_css_classes (GTK_WIDGET (labels[i]), (const char *[]) {
        i == (int) self->step ? "heading" : "dim-label", NULL });
      gtk_accessible_update_state (GTK_ACCESSIBLE (labels[i]), GTK_ACCESSIBLE_STATE_SELECTED,
                                   i == (int) self->step, -1);
    }
}

static void
update_steps (PskImportWizard *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const gboolean idle = self->cancellable == NULL;
  const gboolean rejected = self->import != NULL && self->step >= STEP_CHECK
                            && psk_import_get_count (self->import, PSK_IMPORT_REJECTED) > 0;
  const gboolean ready = self->step == STEP_SHEETS
                         ? psk_import_sheets_page_is_ready (self->sheets_page)
                         : self->step == STEP_CHECK && count_changes (self) > 0;

  show_step_labels (self);
  show_next (self);
  gtk_widget_set_visible (GTK_WIDGET (self->cancel_button), self->step != STEP_RESULT);
  gtk_widget_set_visible (GTK_WIDGET (self->back_button),
                          self->step == STEP_SHEETS || self->step == STEP_CHECK);
  gtk_widget_set_visible (self->save_button, rejected);
  gtk_widget_action_set_enabled (widget, "import.next", idle && ready);
  gtk_widget_action_set_enabled (widget, "import.back", idle);
  gtk_widget_action_set_enabled (widget, "import.save-rejected", idle && rejected);
  gtk_widget_action_set_enabled (widget, "import.choose-file", idle);
  gtk_widget_action_set_enabled (widget, "import.undo", idle && self->imported);
}

static void
go_to (PskImportWizard *self,
       Step             step)
{
  self->step = step;
  gtk_stack_set_visible_child_name (self->stack, step_names[step]);
  update_steps (self);

  if (step == STEP_FILE)
    gtk_widget_grab_focus (self->choose_button);
  else if (step == STEP_RESULT)
    gtk_widget_grab_focus (self->close_button);
}

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
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  psk_import_replace (&self->working, working);
  if (title != NULL)
    {
      adw_status_page_set_title (self->busy_page, title);
      adw_status_page_set_description (self->busy_page, description);
      self->unseen_id = g_timeout_add (MILLISECONDS_UNSEEN, unseen_cb, self);
    }
  update_steps (self);

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

/* What failed or was stopped leaves everything as it was in the step before. */
static void
tell_failure (PskImportWizard *self,
              const GError    *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    say (self, error->message);
  go_to (self, self->step);
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
  go_to (self, STEP_SHEETS);
}

static void
checked_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (PskImportWizard) self = user_data;
  g_autoptr (GError) error = NULL;
  const gboolean again = self->step == STEP_CHECK;
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
  go_to (self, STEP_CHECK);
}

static void
check (PskImportWizard *self)
{
  g_autoptr (PskImport) renewed = psk_import_renew (self->import);

  self->outdated = FALSE;

  /* A correction is checked while the list stays to be seen. */
  psk_import_check_page_set_busy (self->check_page, self->step == STEP_CHECK);
  psk_import_check_async (
    self->book, renewed,
    begin_job (self, renewed, self->step == STEP_CHECK ? NULL : _("Checking the Rows…"),
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
  g_autofree char *text = NULL;
  const gboolean good = psk_book_run_finish (PSK_BOOK (object), result, &error);

  end_job (self);
  if (!good)
    {
      tell_failure (self, error);
      return;
    }

  self->imported = TRUE;
  /* Translators: households new, updated, rejected */
  text = g_strdup_printf (_("Imported: %u new, %u updated, %u rejected"),
                          psk_import_get_count (self->import, PSK_IMPORT_NEW),
                          psk_import_get_count (self->import, PSK_IMPORT_UPDATED),
                          psk_import_get_count (self->import, PSK_IMPORT_REJECTED));
  adw_status_page_set_description (self->result_page, text);
  psk_page_toast_undo (self->page, text);
  go_to (self, STEP_RESULT);
}

static void
write_rows (PskImportWizard *self)
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
  say (self, text);
  go_to (self, self->step);
}

static void
save_response_cb (GtkNativeDialog *chooser,
                  int              response,
                  PskImportWizard *self)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
      g_autofree char *path = g_file_get_path (file);

      psk_import_save_async (self->book, self->import, path,
                             begin_job (self, NULL, _("Writing the File…"), NULL), saved_cb,
                             g_object_ref (self));
    }
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

static void
open_response_cb (GtkNativeDialog *chooser,
                  int              response,
                  PskImportWizard *self)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
      g_autofree char *path = g_file_get_path (file);

      psk_import_wizard_open (self, path);
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
  g_autofree char *path = files != NULL ? g_file_get_path (files->data) : NULL;

  if (path == NULL || self->cancellable != NULL || self->step == STEP_RESULT)
    return FALSE;

  psk_import_wizard_open (self, path);
  return TRUE;
}

static void
next_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  PskImportWizard *self = PSK_IMPORT_WIZARD (widget);

  if (self->step == STEP_SHEETS || (self->step == STEP_CHECK && self->outdated))
    check (self);
  else if (self->step == STEP_CHECK)
    write_rows (self);
}

static void
back_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  PskImportWizard *self = PSK_IMPORT_WIZARD (widget);

  if (self->step == STEP_CHECK)
    psk_import_sheets_page_show (self->sheets_page, self->book, self->import);
  if (self->step == STEP_SHEETS || self->step == STEP_CHECK)
    go_to (self, self->step - 1);
}

static void
check_again_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  PskImportWizard *self = PSK_IMPORT_WIZARD (widget);

  /* One check after the other: what is typed meanwhile is not in the one that runs. */
  if (self->cancellable == NULL)
    check (self);
  else
    self->outdated = TRUE;
}

static void
update_steps_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  update_steps (PSK_IMPORT_WIZARD (widget));
}

static void
undo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  PskImportWizard *self = PSK_IMPORT_WIZARD (widget);

  self->imported = FALSE;
  gtk_widget_activate_action (GTK_WIDGET (self->page), "win.undo", NULL);
  gtk_window_close (GTK_WINDOW (self));
}

static void
cancel_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  PskImportWizard *self = PSK_IMPORT_WIZARD (widget);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
leave_response_cb (GtkWindow  *dialog,
                   const char *response,
                   gpointer    user_data)
{
  if (!g_str_equal (response, "leave"))
    return;

  /* The question outlives what it asked about by a moment. */
  gtk_window_set_transient_for (dialog, NULL);
  gtk_window_destroy (GTK_WINDOW (user_data));
}

static void
ask_to_leave (PskImportWizard *self)
{
  GtkWidget *dialog = adw_message_dialog_new (
    GTK_WINDOW (self), _("Leave Without Importing?"),
    _("The rows that you have corrected here are lost then."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "stay", _("_Go On"), "leave",
                                    _("_Leave"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "leave",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "stay");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "stay");
  g_signal_connect_object (dialog, "response", G_CALLBACK (leave_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static gboolean
psk_import_wizard_close_request (GtkWindow *window)
{
  PskImportWizard *self = PSK_IMPORT_WIZARD (window);

  if (self->cancellable != NULL)
    {
      g_cancellable_cancel (self->cancellable);
    }
  else if (self->import != NULL && self->step != STEP_RESULT && psk_import_can_undo (self->import))
    {
      ask_to_leave (self);
      return TRUE;
    }

  return GTK_WINDOW_CLASS (psk_import_wizard_parent_class)->close_request (window);
}

static void
psk_import_wizard_dispose (GObject *object)
{
  PskImportWizard *self = PSK_IMPORT_WIZARD (object);

  g_clear_handle_id (&self->unseen_id, g_source_remove);
  g_clear_handle_id (&self->look_id, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);

  G_OBJECT_CLASS (psk_import_wizard_parent_class)->dispose (object);
}

static void
psk_import_wizard_finalize (GObject *object)
{
  PskImportWizard *self = PSK_IMPORT_WIZARD (object);

  g_clear_pointer (&self->scratch, psk_scratch_free);
  psk_import_replace (&self->import, NULL);
  psk_import_replace (&self->working, NULL);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->book);
  g_clear_object (&self->page);

  G_OBJECT_CLASS (psk_import_wizard_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/pansuk/Pansuk/ui/households/psk-import-wizard.ui");
  gtk_widget_class_bind_template_child (widget_class, PskImportWizard, file_step);
  gtk_widget_class_bind_template_child (widget_class, PskImportWizard, sheets_step);
  gtk_widget_class_bind_template_child (widget_class, PskImportWizard, check_step);
  gtk_widget_class_bind_template_child (widget_class, PskImportWizard, result_step);
  gtk_widget_class_bind_template_child (widget_class, PskImportWizard, file_label);
  gtk_widget_class_bind_template_child (widget_class, PskImportWizard, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, PskImportWizard, back_button);
  gtk_widget_class_bind_template_child (widget_class, PskImportWizard, next_button);
  gtk_widget_class_bind_template_child (widget_class, PskImportWizard, toasts);
  gtk_widget_class_bind_template_child (widget_class, PskImportWizard, stack);
  gtk_widget_class_bind_template_child (widget_class, PskImportWizard, busy_page);
  gtk_widget_class_bind_template_child (widget_class, PskImportWizard, busy_bar);
  gtk_widget_class_bind_template_child (widget_class, PskImportWizard, sheets_page);
  gtk_widget_class_bind_template_child (widget_class, PskImportWizard, check_page);
  gtk_widget_class_bind_template_child (widget_class, PskImportWizard, result_page);
  gtk_widget_class_bind_template_child (widget_class, PskImportWizard, choose_button);
  gtk_widget_class_bind_template_child (widget_class, PskImportWizard, stop_button);
  gtk_widget_class_bind_template_child (widget_class, PskImportWizard, save_button);
  gtk_widget_class_bind_template_child (widget_class, PskImportWizard, close_button);
}

static void
psk_import_wizard_class_init (PskImportWizardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = psk_import_wizard_dispose;
  G_OBJECT_CLASS (klass)->finalize = psk_import_wizard_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = psk_import_wizard_close_request;

  g_type_ensure (PSK_TYPE_IMPORT_SHEETS_PAGE);
  g_type_ensure (PSK_TYPE_IMPORT_CHECK_PAGE);
  bind_template (widget_class);

  gtk_widget_class_install_action (widget_class, "import.choose-file", NULL, choose_file_action);
  gtk_widget_class_install_action (widget_class, "import.next", NULL, next_action);
  gtk_widget_class_install_action (widget_class, "import.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "import.check-again", NULL, check_again_action);
  gtk_widget_class_install_action (widget_class, "import.update-steps", NULL,
                                   update_steps_action);
  gtk_widget_class_install_action (widget_class, "import.save-rejected", NULL,
                                   save_rejected_action);
  gtk_widget_class_install_action (widget_class, "import.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "import.cancel", NULL, cancel_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "import.cancel", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "import.next", NULL);
}

static void
psk_import_wizard_init (PskImportWizard *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  psk_text_size_widen_window (GTK_WINDOW (self));
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/**
 * psk_import_wizard_show:
 * @page: the page that asks
 * @path: (nullable): a foreign file, or %NULL to have one chosen
 *
 * Opens the wizard over the window of @page.
 *
 * Returns: (transfer none): the wizard
 */
PskImportWizard *
psk_import_wizard_show (PskPage    *page,
                        const char *path)
{
  PskImportWizard *self = g_object_new (PSK_TYPE_IMPORT_WIZARD, "transient-for",
                                        gtk_widget_get_root (GTK_WIDGET (page)), NULL);

  self->page = g_object_ref (page);
  self->book = g_object_ref (psk_page_get_book (page));
  go_to (self, STEP_FILE);
  gtk_window_present (GTK_WINDOW (self));
  if (path != NULL)
    psk_import_wizard_open (self, path);

  return self;
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
      say (self, error->message);
      return;
    }

  g_clear_pointer (&self->scratch, psk_scratch_free);
  self->scratch = g_steal_pointer (&scratch);
  psk_import_replace (&self->import, NULL);
  go_to (self, STEP_FILE);

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
