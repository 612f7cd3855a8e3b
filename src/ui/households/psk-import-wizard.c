/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-import-wizard-private.h"

#include <glib/gi18n.h>

#include "psk-import-job.h"
#include "psk-leave-question.h"
#include "psk-text-size.h"
#include "psk-text.h"

static const char * const step_names[PSK_N_IMPORT_STEPS] = { "file", "sheets", "check", "result" };

G_DEFINE_FINAL_TYPE (PskImportWizard, psk_import_wizard, ADW_TYPE_WINDOW)

/* What the other files of the wizard need. */
void
psk_import_wizard_say (PskImportWizard *self,
                       const char      *text)
{
  AdwToast *toast = adw_toast_new (text);

  if (self->failure != NULL)
    adw_toast_dismiss (self->failure);
  adw_toast_set_timeout (toast, 8);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static guint
count_changes (PskImportWizard *self)
{
  return self->import == NULL ? 0 : psk_import_get_count (self->import, PSK_IMPORT_NEW)
                                    + psk_import_get_count (self->import, PSK_IMPORT_UPDATED);
}

/* Whether there is a step before and after it to go to. */
static gboolean
is_between (PskImportWizard *self)
{
  return self->step == PSK_IMPORT_STEP_SHEETS || self->step == PSK_IMPORT_STEP_CHECK;
}

static void
show_next (PskImportWizard *self)
{
  const guint n = count_changes (self);
  g_autofree char *text = NULL;

  if (self->step == PSK_IMPORT_STEP_CHECK)
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
  gtk_widget_set_visible (GTK_WIDGET (self->next_button), is_between (self));
}

static void
show_step_labels (PskImportWizard *self)
{
  GtkLabel *labels[PSK_N_IMPORT_STEPS] = {
    self->file_step, self->sheets_step, self->check_step, self->result_step,
  };

  for (int i = 0; i < PSK_N_IMPORT_STEPS; i++)
    {
      gtk_widget_set_css_classes (GTK_WIDGET (labels[i]), (const char *[]) {
        i == (int) self->step ? "heading" : "dim-label", NULL });
      gtk_accessible_update_state (GTK_ACCESSIBLE (labels[i]), GTK_ACCESSIBLE_STATE_SELECTED,
                                   i == (int) self->step, -1);
    }
}

void
psk_import_wizard_update_steps (PskImportWizard *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const gboolean idle = self->cancellable == NULL;
  const gboolean rejected = self->import != NULL && self->step >= PSK_IMPORT_STEP_CHECK
                            && psk_import_get_count (self->import, PSK_IMPORT_REJECTED) > 0;
  const gboolean ready = self->step == PSK_IMPORT_STEP_SHEETS
                         ? psk_import_sheets_page_is_ready (self->sheets_page)
                         : self->step == PSK_IMPORT_STEP_CHECK && count_changes (self) > 0;

  show_step_labels (self);
  show_next (self);
  gtk_widget_set_visible (GTK_WIDGET (self->cancel_button), self->step != PSK_IMPORT_STEP_RESULT);
  gtk_widget_set_visible (GTK_WIDGET (self->back_button), is_between (self));
  gtk_widget_set_visible (self->save_button, rejected);
  gtk_widget_action_set_enabled (widget, "import.next", idle && ready);
  gtk_widget_action_set_enabled (widget, "import.back", idle);
  gtk_widget_action_set_enabled (widget, "import.save-rejected", idle && rejected);
  gtk_widget_action_set_enabled (widget, "import.choose-file", idle);
  gtk_widget_action_set_enabled (widget, "import.undo", idle && self->imported);
}

void
psk_import_wizard_go_to (PskImportWizard *self,
                         PskImportStep    step)
{
  self->step = step;
  gtk_stack_set_visible_child_name (self->stack, step_names[step]);
  psk_import_wizard_update_steps (self);

  if (step == PSK_IMPORT_STEP_FILE)
    gtk_widget_grab_focus (self->choose_button);
  else if (step == PSK_IMPORT_STEP_RESULT)
    gtk_widget_grab_focus (self->close_button);
}

static void
next_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  PskImportWizard *self = PSK_IMPORT_WIZARD (widget);

  if (self->step == PSK_IMPORT_STEP_SHEETS
      || (self->step == PSK_IMPORT_STEP_CHECK && self->outdated))
    psk_import_wizard_check (self);
  else if (self->step == PSK_IMPORT_STEP_CHECK)
    psk_import_wizard_write (self);
}

static void
back_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  PskImportWizard *self = PSK_IMPORT_WIZARD (widget);

  if (self->step == PSK_IMPORT_STEP_CHECK)
    psk_import_sheets_page_show (self->sheets_page, self->book, self->import);
  if (is_between (self))
    psk_import_wizard_go_to (self, self->step - 1);
}

static void
check_again_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  PskImportWizard *self = PSK_IMPORT_WIZARD (widget);

  /* One check after the other: what is typed meanwhile is not in the one that runs. */
  if (self->cancellable == NULL)
    psk_import_wizard_check (self);
  else
    self->outdated = TRUE;
}

static void
update_steps_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  psk_import_wizard_update_steps (PSK_IMPORT_WIZARD (widget));
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

static gboolean
psk_import_wizard_close_request (GtkWindow *window)
{
  PskImportWizard *self = PSK_IMPORT_WIZARD (window);

  if (self->import != NULL && self->step != PSK_IMPORT_STEP_RESULT
      && psk_import_can_undo (self->import))
    {
      psk_leave_question_ask (window, _("Leave Without Importing?"),
                              _("The rows that you have corrected here are lost then."));
      return TRUE;
    }
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);

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
  g_clear_weak_pointer (&self->failure);
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

  psk_import_wizard_install_files (widget_class);
  gtk_widget_class_install_action (widget_class, "import.next", NULL, next_action);
  gtk_widget_class_install_action (widget_class, "import.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "import.check-again", NULL, check_again_action);
  gtk_widget_class_install_action (widget_class, "import.update-steps", NULL,
                                   update_steps_action);
  gtk_widget_class_install_action (widget_class, "import.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "import.cancel", NULL, cancel_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "import.cancel", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "import.next", NULL);
}

static void
psk_import_wizard_init (PskImportWizard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  psk_text_size_widen_window (GTK_WINDOW (self));
  psk_import_wizard_accept_drops (self);
}

/**
 * psk_import_wizard_show:
 * @page: the page that asks
 *
 * Opens the wizard over the window of @page.
 *
 * Returns: (transfer none): the wizard
 */
PskImportWizard *
psk_import_wizard_show (PskPage *page)
{
  PskImportWizard *self = g_object_new (PSK_TYPE_IMPORT_WIZARD, "transient-for",
                                        gtk_widget_get_root (GTK_WIDGET (page)), NULL);

  self->page = g_object_ref (page);
  self->book = g_object_ref (psk_page_get_book (page));
  psk_import_wizard_go_to (self, PSK_IMPORT_STEP_FILE);
  gtk_window_present (GTK_WINDOW (self));

  return self;
}
