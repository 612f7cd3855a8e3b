/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-bar.h"

#include <adwaita.h>

#include "psk-text-size.h"

/**
 * PskBar:
 *
 * A thin bar under a number that shows its share. It takes its colour from CSS,
 * so that `.partial` and `.wrong` can change it; the number beside it says the
 * same, so a screen reader is not told.
 */
struct _PskBar
{
  GtkWidget parent_instance;

  double fraction;
};

G_DEFINE_FINAL_TYPE (PskBar, psk_bar, GTK_TYPE_WIDGET)

#define HEIGHT 5

static void
psk_bar_snapshot (GtkWidget   *widget,
                  GtkSnapshot *snapshot)
{
  PskBar *self = PSK_BAR (widget);
  const float width = gtk_widget_get_width (widget);
  const float height = gtk_widget_get_height (widget);
  const float filled = width * (float) self->fraction;
  GdkRGBA colour;
  GdkRGBA trough;
  GskRoundedRect clip;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  trough = colour;
  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), "bar_trough_color",
                                       &trough))
    trough.alpha *= 0.15f;

  gsk_rounded_rect_init_from_rect (&clip, &GRAPHENE_RECT_INIT (0, 0, width, height), height / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &clip);
  gtk_snapshot_append_color (snapshot, &trough, &GRAPHENE_RECT_INIT (0, 0, width, height));
  gtk_snapshot_append_color (snapshot, &colour,
                             gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL
                             ? &GRAPHENE_RECT_INIT (width - filled, 0, filled, height)
                             : &GRAPHENE_RECT_INIT (0, 0, filled, height));
  gtk_snapshot_pop (snapshot);

  if (adw_style_manager_get_high_contrast (adw_style_manager_get_default ()))
    gtk_snapshot_append_border (snapshot, &clip, (const float[]) { 1, 1, 1, 1 },
                                (const GdkRGBA[]) { colour, colour, colour, colour });
}

static void
psk_bar_measure (GtkWidget      *widget,
                 GtkOrientation  orientation,
                 int             for_size,
                 int            *minimum,
                 int            *natural,
                 int            *minimum_baseline,
                 int            *natural_baseline)
{
  const int height = (int) (HEIGHT * psk_text_size_get_half ());

  *minimum = orientation == GTK_ORIENTATION_VERTICAL ? height : 24;
  *natural = orientation == GTK_ORIENTATION_VERTICAL ? height : 80;
}

static void
psk_bar_class_init (PskBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = psk_bar_snapshot;
  widget_class->measure = psk_bar_measure;
  gtk_widget_class_set_css_name (widget_class, "psk-bar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
psk_bar_init (PskBar *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/**
 * psk_bar_new:
 * @fraction: the share, 0 to 1
 *
 * Returns: (transfer floating): a bar
 */
GtkWidget *
psk_bar_new (double fraction)
{
  PskBar *self = g_object_new (PSK_TYPE_BAR, NULL);

  psk_bar_set_fraction (self, fraction);
  return GTK_WIDGET (self);
}

/**
 * psk_bar_set_fraction:
 * @self: a bar
 * @fraction: the share; what is outside 0 to 1 is cut
 */
void
psk_bar_set_fraction (PskBar *self,
                      double  fraction)
{
  g_return_if_fail (PSK_IS_BAR (self));

  fraction = CLAMP (fraction, 0, 1);
  if (self->fraction == fraction)
    return;

  self->fraction = fraction;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
