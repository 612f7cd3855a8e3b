/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-reveal-strip.h"

#include <glib/gi18n.h>

/**
 * PskRevealStrip:
 *
 * Says above the grid that citizen ids are shown and for how long, with a button that
 * hides them at once.
 */
struct _PskRevealStrip
{
  AdwBin parent_instance;

  /* Template widgets */
  GtkRevealer *slide;
  GtkLabel *label;

  /* Owned */
  PskRevealer *revealer;
};

G_DEFINE_FINAL_TYPE (PskRevealStrip, psk_reveal_strip, ADW_TYPE_BIN)

static void
show_time (PskRevealStrip *self)
{
  const guint left = psk_revealer_get_seconds_left (self->revealer);
  /* Translators: minutes, seconds */
  g_autofree char *text = g_strdup_printf (_("Citizen IDs are shown · hidden again in %u:%02u"),
                                           left / 60, left % 60);

  gtk_revealer_set_reveal_child (self->slide, left > 0);
  if (left > 0)
    gtk_label_set_label (self->label, text);
}

static void
hide_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  psk_revealer_hide (PSK_REVEAL_STRIP (widget)->revealer);
}

static void
psk_reveal_strip_dispose (GObject *object)
{
  g_clear_object (&PSK_REVEAL_STRIP (object)->revealer);

  G_OBJECT_CLASS (psk_reveal_strip_parent_class)->dispose (object);
}

static void
psk_reveal_strip_class_init (PskRevealStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = psk_reveal_strip_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/pansuk/Pansuk/ui/households/psk-reveal-strip.ui");
  gtk_widget_class_bind_template_child (widget_class, PskRevealStrip, slide);
  gtk_widget_class_bind_template_child (widget_class, PskRevealStrip, label);

  gtk_widget_class_install_action (widget_class, "reveal.hide", NULL, hide_action);
}

static void
psk_reveal_strip_init (PskRevealStrip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * psk_reveal_strip_set_revealer:
 * @self: a strip
 * @revealer: what it tells about
 */
void
psk_reveal_strip_set_revealer (PskRevealStrip *self,
                               PskRevealer    *revealer)
{
  g_return_if_fail (PSK_IS_REVEAL_STRIP (self) && self->revealer == NULL);

  self->revealer = g_object_ref (revealer);
  g_signal_connect_object (revealer, "notify::seconds-left", G_CALLBACK (show_time), self,
                           G_CONNECT_SWAPPED);
  show_time (self);
}
