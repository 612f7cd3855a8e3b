/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-map-scale.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "psk-map-projection.h"

/**
 * PskMapScale:
 *
 * A scale bar: a round number of kilometres or metres and a bar of that length, in
 * the words of our own catalogue.
 */
struct _PskMapScale
{
  GtkWidget parent_instance;

  /* Owned */
  ShumateViewport *viewport;
  PangoLayout *layout;

  double length; /* of the bar, in pixels */
};

G_DEFINE_FINAL_TYPE (PskMapScale, psk_map_scale, GTK_TYPE_WIDGET)

#define LONGEST 120
#define TICK 6

static void
update (PskMapScale *self)
{
  const double lat = shumate_location_get_latitude (SHUMATE_LOCATION (self->viewport));
  const double zoom = shumate_viewport_get_zoom_level (self->viewport);
  const double per_pixel = psk_map_metres_per_pixel (lat, zoom);
  const double metres = psk_map_scale_nice_metres (per_pixel * LONGEST);
  g_autofree char *text = NULL;

  if (metres >= 1000)
    /* Translators: the length of the scale bar of a map in kilometres. */
    text = g_strdup_printf (_("%d km"), (int) (metres / 1000));
  else
    /* Translators: the length of the scale bar of a map in metres. */
    text = g_strdup_printf (_("%d m"), (int) metres);

  self->length = round (metres / per_pixel);
  pango_layout_set_text (self->layout, text, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
psk_map_scale_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  PskMapScale *self = PSK_MAP_SCALE (widget);
  int width;
  int height;

  pango_layout_get_pixel_size (self->layout, &width, &height);
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? MAX ((int) self->length, width)
                                                                  : height + TICK;
}

static void
psk_map_scale_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  PskMapScale *self = PSK_MAP_SCALE (widget);
  const float bottom = gtk_widget_get_height (widget);
  const float length = self->length;
  GdkRGBA colour;
  int text_width;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  pango_layout_get_pixel_size (self->layout, &text_width, NULL);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (MAX (length - text_width, 0), 0));
  gtk_snapshot_append_layout (snapshot, self->layout, &colour);
  gtk_snapshot_restore (snapshot);

  gtk_snapshot_append_color (snapshot, &colour,
                             &GRAPHENE_RECT_INIT (0, bottom - 2, length, 2));
  gtk_snapshot_append_color (snapshot, &colour,
                             &GRAPHENE_RECT_INIT (0, bottom - TICK, 1, TICK));
  gtk_snapshot_append_color (snapshot, &colour,
                             &GRAPHENE_RECT_INIT (floorf (length / 2), bottom - TICK + 2, 1,
                                                  TICK - 2));
  gtk_snapshot_append_color (snapshot, &colour,
                             &GRAPHENE_RECT_INIT (length - 1, bottom - TICK, 1, TICK));
}

static void
psk_map_scale_css_changed (GtkWidget         *widget,
                           GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (psk_map_scale_parent_class)->css_changed (widget, change);
  pango_layout_context_changed (PSK_MAP_SCALE (widget)->layout);
  gtk_widget_queue_resize (widget);
}

static void
psk_map_scale_dispose (GObject *object)
{
  PskMapScale *self = PSK_MAP_SCALE (object);

  g_clear_object (&self->viewport);
  g_clear_object (&self->layout);

  G_OBJECT_CLASS (psk_map_scale_parent_class)->dispose (object);
}

static void
psk_map_scale_class_init (PskMapScaleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = psk_map_scale_dispose;
  widget_class->measure = psk_map_scale_measure;
  widget_class->snapshot = psk_map_scale_snapshot;
  widget_class->css_changed = psk_map_scale_css_changed;
  gtk_widget_class_set_css_name (widget_class, "psk-map-scale");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
psk_map_scale_init (PskMapScale *self)
{
  self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

/**
 * psk_map_scale_new:
 * @viewport: the viewport of the map
 *
 * Returns: (transfer floating): a scale bar that follows @viewport
 */
GtkWidget *
psk_map_scale_new (ShumateViewport *viewport)
{
  PskMapScale *self;

  g_return_val_if_fail (SHUMATE_IS_VIEWPORT (viewport), NULL);

  self = g_object_new (PSK_TYPE_MAP_SCALE, NULL);
  self->viewport = g_object_ref (viewport);
  g_signal_connect_object (viewport, "notify::zoom-level", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (viewport, "notify::latitude", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

/**
 * psk_map_scale_nice_metres:
 * @longest: metres, at least 1
 *
 * Returns: the longest of 1, 2 and 5 times a power of ten that is not over @longest
 */
double
psk_map_scale_nice_metres (double longest)
{
  const double power = pow (10, floor (log10 (MAX (longest, 1))));
  const double times = longest / power;

  return power * (times >= 5 ? 5 : times >= 2 ? 2 : 1);
}
