/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-reveal-dialog.h"

#include <glib/gi18n.h>

/**
 * PskRevealDialog:
 *
 * Asks why citizen ids are needed before they are shown.
 */
struct _PskRevealDialog
{
  AdwMessageDialog parent_instance;

  /* Template widgets */
  GtkEntry *reason_entry;

  /* Owned */
  PskPage *page;
  PskRevealer *revealer;
};

G_DEFINE_FINAL_TYPE (PskRevealDialog, psk_reveal_dialog, ADW_TYPE_MESSAGE_DIALOG)

static void
reason_changed_cb (PskRevealDialog *self)
{
  const char *reason = gtk_editable_get_text (GTK_EDITABLE (self->reason_entry));

  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (self), "reveal",
                                           psk_revealer_is_reason (reason));
}

/* A suggestion is put into the entry, so that it can be made more exact. */
static void
suggest_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  PskRevealDialog *self = PSK_REVEAL_DIALOG (widget);
  static const char *reasons[] = {
    N_("Compare with the ID card"),
    N_("Correct a wrong citizen ID"),
    N_("Send the list to the agency that verifies it"),
  };
  const guint i = g_variant_get_uint32 (parameter);

  g_return_if_fail (i < G_N_ELEMENTS (reasons));

  gtk_editable_set_text (GTK_EDITABLE (self->reason_entry), _(reasons[i]));
  gtk_widget_grab_focus (GTK_WIDGET (self->reason_entry));
  gtk_editable_set_position (GTK_EDITABLE (self->reason_entry), -1);
}

static void
psk_reveal_dialog_response (AdwMessageDialog *dialog,
                            const char       *response)
{
  PskRevealDialog *self = PSK_REVEAL_DIALOG (dialog);
  g_autoptr (GError) error = NULL;

  if (g_str_equal (response, "reveal") && psk_page_get_book (self->page) != NULL
      && !psk_revealer_reveal (self->revealer,
                               gtk_editable_get_text (GTK_EDITABLE (self->reason_entry)), &error))
    psk_page_toast_error (self->page, error);
}

static void
psk_reveal_dialog_finalize (GObject *object)
{
  PskRevealDialog *self = PSK_REVEAL_DIALOG (object);

  g_clear_object (&self->revealer);
  g_clear_object (&self->page);

  G_OBJECT_CLASS (psk_reveal_dialog_parent_class)->finalize (object);
}

static void
psk_reveal_dialog_class_init (PskRevealDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = psk_reveal_dialog_finalize;
  ADW_MESSAGE_DIALOG_CLASS (klass)->response = psk_reveal_dialog_response;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/pansuk/Pansuk/ui/households/psk-reveal-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PskRevealDialog, reason_entry);
  gtk_widget_class_bind_template_callback (widget_class, reason_changed_cb);

  gtk_widget_class_install_action (widget_class, "reveal.suggest", "u", suggest_action);
}

static void
psk_reveal_dialog_init (PskRevealDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * psk_reveal_dialog_show:
 * @page: the page that shows ids
 * @revealer: its revealer
 *
 * Asks for the reason and reveals the ids when it is given.
 */
void
psk_reveal_dialog_show (PskPage     *page,
                        PskRevealer *revealer)
{
  PskRevealDialog *self = g_object_new (PSK_TYPE_REVEAL_DIALOG,
                                        "transient-for", gtk_widget_get_root (GTK_WIDGET (page)),
                                        NULL);

  self->page = g_object_ref (page);
  self->revealer = g_object_ref (revealer);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->reason_entry));
}
