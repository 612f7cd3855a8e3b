/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-household-map.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#include "psk-map-areas.h"
#include "psk-map-palette.h"
#include "psk-map-sign.h"
#include "psk-text-size.h"

#define HEIGHT 120 /* pixels */

/* What is seen around the house, in degrees: the names of the next tambons are in it. */
#define AROUND_LAT 0.035
#define AROUND_LON 0.09

/**
 * PskHouseholdMap:
 *
 * Where a house stands among the names of the tambons around it. It is drawn, so that it
 * asks nothing of the internet and tells nobody about the house.
 */
struct _PskHouseholdMap
{
  GtkWidget parent_instance;

  /* Owned */
  PskAreas *areas;
  PskHousehold *household;
  PskMapDrawing *drawing;
};

G_DEFINE_FINAL_TYPE (PskHouseholdMap, psk_household_map, GTK_TYPE_WIDGET)

static gboolean
is_near (PskHouseholdMap *self,
         PskArea         *area)
{
  return area->level == PSK_AREA_TAMBON && !isnan (area->lat)
         && fabs (area->lat - self->household->lat) < 2 * AROUND_LAT
         && fabs (area->lon - self->household->lon) < 2 * AROUND_LON;
}

static void
make_drawing (PskHouseholdMap *self)
{
  PskGeometryBox around;

  g_clear_object (&self->drawing);
  if (self->household == NULL)
    return;

  self->drawing = psk_map_drawing_new (psk_map_palette_get ());
  around = (PskGeometryBox) {
    self->household->lat - 2 * AROUND_LAT, self->household->lon - 2 * AROUND_LON,
    self->household->lat + 2 * AROUND_LAT, self->household->lon + 2 * AROUND_LON,
  };
  psk_map_areas_add (self->drawing, self->areas, &around);
  for (guint i = 0; i < psk_areas_get_n (self->areas); i++)
    {
      PskArea *area = psk_areas_get (self->areas, i);

      if (is_near (self, area))
        psk_map_drawing_add_name (self->drawing, area->code,
                                  psk_areas_get_name (self->areas, area->code,
                                                      psk_language_of_messages ()),
                                  area->lon, area->lat);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
psk_household_map_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  PskHouseholdMap *self = PSK_HOUSEHOLD_MAP (widget);
  const double size = psk_text_size_get ();
  const double width = gtk_widget_get_width (widget) / size;
  const double height = gtk_widget_get_height (widget) / size;
  const PskMapSign sign = {
    PSK_MAP_PIN_COMPLETE, 1, FALSE, FALSE,
    adw_style_manager_get_high_contrast (adw_style_manager_get_default ()),
  };
  cairo_t *cr;

  if (self->drawing == NULL || width <= 0 || height <= 0)
    return;

  cr = gtk_snapshot_append_cairo (snapshot,
                                  &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget),
                                                       gtk_widget_get_height (widget)));
  cairo_save (cr);
  cairo_scale (cr, size, size);
  psk_map_drawing_draw_box (self->drawing, cr, self->household->lon - AROUND_LON,
                            self->household->lat - AROUND_LAT, self->household->lon + AROUND_LON,
                            self->household->lat + AROUND_LAT, width, height);
  cairo_restore (cr);
  cairo_translate (cr, width * size / 2, height * size / 2);
  psk_map_sign_draw (&sign, gtk_widget_get_pango_context (widget), cr);
  cairo_destroy (cr);
}

static void
psk_household_map_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_VERTICAL ? psk_text_size_scale (HEIGHT) : 0;
  *natural = *minimum;
}

static void
psk_household_map_dispose (GObject *object)
{
  PskHouseholdMap *self = PSK_HOUSEHOLD_MAP (object);

  g_clear_pointer (&self->areas, psk_areas_unref);
  g_clear_object (&self->household);
  g_clear_object (&self->drawing);

  G_OBJECT_CLASS (psk_household_map_parent_class)->dispose (object);
}

static void
psk_household_map_class_init (PskHouseholdMapClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = psk_household_map_dispose;
  widget_class->snapshot = psk_household_map_snapshot;
  widget_class->measure = psk_household_map_measure;
  gtk_widget_class_set_css_name (widget_class, "household-map");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
psk_household_map_init (PskHouseholdMap *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  psk_map_palette_connect (G_CALLBACK (make_drawing), self);
}

/**
 * psk_household_map_show:
 * @self: a map
 * @areas: all areas
 * @household: a household; without a coordinate there is no map
 */
void
psk_household_map_show (PskHouseholdMap *self,
                        PskAreas        *areas,
                        PskHousehold    *household)
{
  const gboolean placed = !isnan (household->lat) && !isnan (household->lon);
  g_autofree char *place = NULL;

  g_return_if_fail (PSK_IS_HOUSEHOLD_MAP (self));

  gtk_widget_set_visible (GTK_WIDGET (self), placed);
  if (!placed)
    return;

  g_clear_pointer (&self->areas, psk_areas_unref);
  self->areas = psk_areas_ref (areas);
  g_set_object (&self->household, household);
  /* Translators: latitude and longitude */
  place = g_strdup_printf (_("Map: the house is at %.5f, %.5f"), household->lat, household->lon);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, place, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), place);
  make_drawing (self);
}
