/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-revealer.h"

#include <glib/gi18n.h>

#include "psk-error.h"
#include "psk-text.h"

/* How long citizen ids stay readable, in seconds. */
#define REVEALED_FOR 120

/* Less than this says nothing. */
#define MIN_REASON 4

/**
 * PskRevealer:
 *
 * Whether citizen ids are shown in full. They are masked unless somebody gave a reason,
 * which is logged, and masked again after two minutes, when the page is left and when
 * another book is opened.
 */
struct _PskRevealer
{
  GObject parent_instance;

  PskPage *page; /* Borrowed: it owns this */
  gint64 until;  /* monotonic, 0 while ids are masked */
  guint tick_id;
};

G_DEFINE_FINAL_TYPE (PskRevealer, psk_revealer, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_REVEALED,
  PROP_SECONDS_LEFT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static gboolean
tick_cb (gpointer user_data)
{
  PskRevealer *self = user_data;

  if (psk_revealer_get_seconds_left (self) > 0)
    {
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SECONDS_LEFT]);
      return G_SOURCE_CONTINUE;
    }

  self->tick_id = 0;
  psk_revealer_hide (self);
  return G_SOURCE_REMOVE;
}

static void
psk_revealer_get_property (GObject    *object,
                           guint       id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  PskRevealer *self = PSK_REVEALER (object);

  switch (id)
    {
    case PROP_REVEALED:
      g_value_set_boolean (value, psk_revealer_is_revealed (self));
      break;
    case PROP_SECONDS_LEFT:
      g_value_set_uint (value, psk_revealer_get_seconds_left (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
psk_revealer_dispose (GObject *object)
{
  g_clear_handle_id (&PSK_REVEALER (object)->tick_id, g_source_remove);

  G_OBJECT_CLASS (psk_revealer_parent_class)->dispose (object);
}

static void
psk_revealer_class_init (PskRevealerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = psk_revealer_get_property;
  object_class->dispose = psk_revealer_dispose;

  /**
   * PskRevealer:revealed:
   *
   * Whether citizen ids are shown in full.
   */
  properties[PROP_REVEALED] =
    g_param_spec_boolean ("revealed", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * PskRevealer:seconds-left:
   *
   * How long they will be shown, 0 while they are masked.
   */
  properties[PROP_SECONDS_LEFT] =
    g_param_spec_uint ("seconds-left", NULL, NULL, 0, REVEALED_FOR, 0,
                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
psk_revealer_init (PskRevealer *self)
{
}

/**
 * psk_revealer_new:
 * @page: the page that shows ids and owns the revealer
 *
 * Returns: (transfer full): a revealer that masks
 */
PskRevealer *
psk_revealer_new (PskPage *page)
{
  PskRevealer *self;

  g_return_val_if_fail (PSK_IS_PAGE (page), NULL);

  self = g_object_new (PSK_TYPE_REVEALER, NULL);
  self->page = page;
  g_signal_connect_object (page, "unmap", G_CALLBACK (psk_revealer_hide), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "notify::book", G_CALLBACK (psk_revealer_hide), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/**
 * psk_revealer_is_reason:
 * @reason: (nullable): what somebody typed
 *
 * Returns: whether it says enough to be logged
 */
gboolean
psk_revealer_is_reason (const char *reason)
{
  g_autofree char *clean = psk_text_clean (reason);

  return g_utf8_strlen (clean, -1) >= MIN_REASON;
}

/**
 * psk_revealer_reveal:
 * @self: a revealer
 * @reason: why, as it is logged
 * @error: (nullable): %PSK_ERROR_REFUSED without a reason; %PSK_ERROR_READ_ONLY when it
 *   could not be logged
 *
 * Logs the reason and shows citizen ids for two minutes.
 *
 * Returns: whether they are shown
 */
gboolean
psk_revealer_reveal (PskRevealer *self,
                     const char  *reason,
                     GError     **error)
{
  g_autofree char *clean = psk_text_clean (reason);

  g_return_val_if_fail (PSK_IS_REVEALER (self), FALSE);

  if (!psk_revealer_is_reason (clean))
    {
      g_set_error_literal (error, PSK_ERROR, PSK_ERROR_REFUSED,
                           _("Say why the citizen IDs are needed: the reason is kept."));
      return FALSE;
    }
  if (!psk_book_log_access (psk_page_get_book (self->page), "reveal", clean))
    {
      g_set_error_literal (error, PSK_ERROR, PSK_ERROR_READ_ONLY,
                           _("The reason could not be noted, so the citizen IDs stay hidden: "
                             "check that the folder of the book can be written to."));
      return FALSE;
    }

  self->until = g_get_monotonic_time () + REVEALED_FOR * G_USEC_PER_SEC;
  if (self->tick_id == 0)
    self->tick_id = g_timeout_add_seconds (1, tick_cb, self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REVEALED]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SECONDS_LEFT]);

  return TRUE;
}

/**
 * psk_revealer_hide:
 * @self: a revealer
 *
 * Masks citizen ids.
 */
void
psk_revealer_hide (PskRevealer *self)
{
  g_return_if_fail (PSK_IS_REVEALER (self));

  g_clear_handle_id (&self->tick_id, g_source_remove);
  if (self->until == 0)
    return;

  self->until = 0;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REVEALED]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SECONDS_LEFT]);
}

/**
 * psk_revealer_is_revealed:
 * @self: (nullable): a revealer
 *
 * Returns: whether citizen ids are shown in full
 */
gboolean
psk_revealer_is_revealed (PskRevealer *self)
{
  return psk_revealer_get_seconds_left (self) > 0;
}

/**
 * psk_revealer_get_seconds_left:
 * @self: (nullable): a revealer
 *
 * Returns: how long they will be shown, 0 while they are masked
 */
guint
psk_revealer_get_seconds_left (PskRevealer *self)
{
  const gint64 left = self != NULL && self->until != 0
                      ? self->until - g_get_monotonic_time () : 0;

  return left > 0 ? (guint) ((left + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC) : 0;
}
