/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-toaster.h"

#include <glib/gi18n.h>

/**
 * PskToaster:
 *
 * Says what happened in a window, one thing at a time: a toast takes the place of the one
 * before it, whose undo would be of another step.
 */
struct _PskToaster
{
  GObject parent_instance;

  /* Owned */
  AdwToast *toast; /* the one that is shown, or NULL */
  char *undo_action;

  /* Borrowed */
  AdwToastOverlay *overlay;
};

G_DEFINE_FINAL_TYPE (PskToaster, psk_toaster, G_TYPE_OBJECT)

/* How long a toast is shown; 0 seconds are until the next one. */
#define TOAST_SECONDS 5

static void
dismissed_cb (AdwToast   *toast,
              PskToaster *self)
{
  if (self->toast == toast)
    g_clear_object (&self->toast);
}

static void
show (PskToaster *self,
      const char *text,
      gboolean    with_undo,
      guint       seconds)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (escaped);

  psk_toaster_clear (self);
  adw_toast_set_timeout (toast, seconds);
  if (with_undo)
    {
      adw_toast_set_button_label (toast, _("_Undo"));
      adw_toast_set_action_name (toast, self->undo_action);
    }
  g_set_object (&self->toast, toast);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (dismissed_cb), self, 0);
  adw_toast_overlay_add_toast (self->overlay, toast);
}

static void
psk_toaster_dispose (GObject *object)
{
  PskToaster *self = PSK_TOASTER (object);

  g_clear_object (&self->toast);
  g_clear_pointer (&self->undo_action, g_free);

  G_OBJECT_CLASS (psk_toaster_parent_class)->dispose (object);
}

static void
psk_toaster_class_init (PskToasterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = psk_toaster_dispose;
}

static void
psk_toaster_init (PskToaster *self)
{
}

/**
 * psk_toaster_new:
 * @overlay: a part of the window where toasts cover no button; it outlives the toaster
 * @undo_action: the action that takes the last step back
 *
 * Returns: (transfer full): what says what happened there
 */
PskToaster *
psk_toaster_new (AdwToastOverlay *overlay,
                 const char      *undo_action)
{
  PskToaster *self;

  g_return_val_if_fail (ADW_IS_TOAST_OVERLAY (overlay) && undo_action != NULL, NULL);

  self = g_object_new (PSK_TYPE_TOASTER, NULL);
  self->overlay = overlay;
  self->undo_action = g_strdup (undo_action);

  return self;
}

/**
 * psk_toaster_say:
 * @self: a toaster
 * @text: what happened, translated
 * @with_undo: whether to offer to take it back
 */
void
psk_toaster_say (PskToaster *self,
                 const char *text,
                 gboolean    with_undo)
{
  g_return_if_fail (PSK_IS_TOASTER (self) && text != NULL);

  show (self, text, with_undo, TOAST_SECONDS);
}

/**
 * psk_toaster_say_during:
 * @self: a toaster
 * @text: what is being done, translated
 *
 * Says it until the next thing is said.
 */
void
psk_toaster_say_during (PskToaster *self,
                        const char *text)
{
  g_return_if_fail (PSK_IS_TOASTER (self) && text != NULL);

  show (self, text, FALSE, 0);
}

/**
 * psk_toaster_clear:
 * @self: a toaster
 *
 * Takes away what it says.
 */
void
psk_toaster_clear (PskToaster *self)
{
  g_autoptr (AdwToast) toast = NULL;

  g_return_if_fail (PSK_IS_TOASTER (self));

  toast = g_steal_pointer (&self->toast);
  if (toast != NULL)
    adw_toast_dismiss (toast);
}
