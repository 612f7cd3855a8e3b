/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-busy-dialog.h"

#include <glib/gi18n.h>

/* What is done by then needs no dialog, in milliseconds. */
#define SHOW_DELAY 400

/* Between two steps of the bar. */
#define PULSE_DELAY 100

/**
 * PskBusyDialog:
 *
 * Says that something takes a while, and lets it be cancelled. It comes when it is known to
 * take a while.
 */
struct _PskBusyDialog
{
  AdwMessageDialog parent_instance;

  /* Owned */
  GCancellable *cancellable;

  GtkProgressBar *progress; /* borrowed: it is in the dialog */
  guint show_id;
  guint pulse_id;
};

G_DEFINE_FINAL_TYPE (PskBusyDialog, psk_busy_dialog, ADW_TYPE_MESSAGE_DIALOG)

static gboolean
pulse_cb (gpointer user_data)
{
  gtk_progress_bar_pulse (PSK_BUSY_DIALOG (user_data)->progress);

  return G_SOURCE_CONTINUE;
}

static gboolean
show_cb (gpointer user_data)
{
  PskBusyDialog *self = user_data;

  self->show_id = 0;
  self->pulse_id = g_timeout_add (PULSE_DELAY, pulse_cb, self);
  gtk_window_present (GTK_WINDOW (self));

  return G_SOURCE_REMOVE;
}

static void
psk_busy_dialog_response (AdwMessageDialog *dialog,
                          const char       *response)
{
  PskBusyDialog *self = PSK_BUSY_DIALOG (dialog);

  g_clear_handle_id (&self->pulse_id, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

static void
psk_busy_dialog_dispose (GObject *object)
{
  PskBusyDialog *self = PSK_BUSY_DIALOG (object);

  g_clear_handle_id (&self->show_id, g_source_remove);
  g_clear_handle_id (&self->pulse_id, g_source_remove);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (psk_busy_dialog_parent_class)->dispose (object);
}

static void
psk_busy_dialog_class_init (PskBusyDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = psk_busy_dialog_dispose;
  ADW_MESSAGE_DIALOG_CLASS (klass)->response = psk_busy_dialog_response;
}

static void
psk_busy_dialog_init (PskBusyDialog *self)
{
  self->progress = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (self), GTK_WIDGET (self->progress));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (self), "cancel", _("_Cancel"));
}

/**
 * psk_busy_dialog_open:
 * @parent: a window, which waits
 * @heading: what is being done, translated
 * @cancellable: cancelled when somebody asks for it
 *
 * Returns: (transfer full): the dialog, for psk_busy_dialog_close() when it is done
 */
PskBusyDialog *
psk_busy_dialog_open (GtkWindow    *parent,
                      const char   *heading,
                      GCancellable *cancellable)
{
  PskBusyDialog *self;

  g_return_val_if_fail (GTK_IS_WINDOW (parent) && heading != NULL, NULL);
  g_return_val_if_fail (G_IS_CANCELLABLE (cancellable), NULL);

  self = g_object_new (PSK_TYPE_BUSY_DIALOG, "transient-for", parent, "modal", TRUE, "heading",
                       heading, NULL);
  self->cancellable = g_object_ref (cancellable);
  self->show_id = g_timeout_add (SHOW_DELAY, show_cb, self);

  return g_object_ref (self);
}

/**
 * psk_busy_dialog_close:
 * @self: (transfer full): a dialog, also one that was cancelled and went by itself
 */
void
psk_busy_dialog_close (PskBusyDialog *self)
{
  g_return_if_fail (PSK_IS_BUSY_DIALOG (self));

  gtk_window_destroy (GTK_WINDOW (self));
  g_object_unref (self);
}
