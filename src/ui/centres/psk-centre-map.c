/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-centre-map.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#include "psk-map-areas.h"
#include "psk-map-palette.h"
#include "psk-map-sign.h"
#include "psk-text-size.h"

/* Around label points of areas without a boundary, so that the areas fit, in degrees. */
#define MARGIN 0.06

#define LEGEND_SIGN 24 /* pixels */

/* The names are written by #PskNameLayer; the boundaries are of the file they came from. */
static char *
make_credit (PskAreas *areas)
{
  const char *source = psk_areas_get_source (areas);

  return source != NULL
         /* Translators: the name of a file */
         ? g_strdup_printf (_("Names: official area codes · Boundaries: %s"), source)
         : g_strdup (_("Names: official area codes"));
}

/**
 * psk_centre_map_draw_ground:
 * @view: a map
 * @areas: all areas
 *
 * Gives the map its drawing, in the colours of the moment: the boundaries
 * that the book has on a calm ground, which needs no internet. #PskNameLayer writes the
 * names over it.
 */
void
psk_centre_map_draw_ground (PskMapView *view,
                            PskAreas   *areas)
{
  PskMapDrawing *drawing = psk_map_drawing_new (psk_map_palette_get ());
  g_autofree char *credit = NULL;

  g_return_if_fail (PSK_IS_MAP_VIEW (view) && areas != NULL);

  credit = make_credit (areas);
  psk_map_areas_add (drawing, areas, NULL);
  psk_map_view_set_drawing (view, psk_map_drawing_draw_tile, drawing, g_object_unref, credit);
}

/**
 * psk_centre_map_fit:
 * @view: a map
 * @areas: all areas
 * @area: the area to be seen whole
 *
 * Shows an area, and makes it what the home button shows.
 */
void
psk_centre_map_fit (PskMapView *view,
                    PskAreas   *areas,
                    int         area)
{
  double south = 90;
  double north = -90;
  double west = 180;
  double east = -180;

  g_return_if_fail (PSK_IS_MAP_VIEW (view) && areas != NULL);

  for (guint i = 0; i < psk_areas_get_n (areas); i++)
    {
      PskArea *a = psk_areas_get (areas, i);
      PskGeometry *boundary = psk_areas_get_boundary (areas, a->code);
      PskGeometryBox box = { a->lat - MARGIN, a->lon - MARGIN, a->lat + MARGIN, a->lon + MARGIN };

      if (a->level != PSK_AREA_TAMBON || isnan (a->lat) || !psk_area_code_within (a->code, area))
        continue;
      if (boundary != NULL)
        box = psk_geometry_get_box (boundary);
      south = MIN (south, box.south);
      north = MAX (north, box.north);
      west = MIN (west, box.west);
      east = MAX (east, box.east);
    }

  if (south > north)
    return;
  psk_map_view_set_home (view, south, west, north, east);
  psk_map_view_fit_bounds (view, south, west, north, east);
}

static GtkWidget *
make_sign (GtkWidget      *widget,
           PskMapPinState  state)
{
  const PskMapSign sign = { state, 1, FALSE, FALSE, FALSE };
  graphene_rect_t bounds;
  /* Twice as fine as it is shown, for fine screens. */
  g_autoptr (GdkTexture) texture = psk_map_sign_render (&sign, gtk_widget_get_pango_context (widget),
                                                        2, &bounds);
  GtkWidget *image = gtk_image_new_from_paintable (GDK_PAINTABLE (texture));

  gtk_image_set_pixel_size (GTK_IMAGE (image), (int) (LEGEND_SIGN * psk_text_size_get_half ()));
  return image;
}

/**
 * psk_centre_map_add_legend:
 * @view: a map
 *
 * Says in its corner what the signs of the centres mean.
 */
void
psk_centre_map_add_legend (PskMapView *view)
{
  static const char *const words[PSK_MAP_N_PIN_STATES] = {
    [PSK_MAP_PIN_COMPLETE] = N_("Complete"),
    [PSK_MAP_PIN_PARTIAL] = N_("Something is missing"),
    [PSK_MAP_PIN_MISSING] = N_("Not pinned yet: roughly here"),
    [PSK_MAP_PIN_ATTENTION] = N_("Pin to be checked"),
  };
  GtkWidget *grid = gtk_grid_new ();

  g_return_if_fail (PSK_IS_MAP_VIEW (view));

  gtk_grid_set_column_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 2);
  for (int state = 0; state < PSK_MAP_N_PIN_STATES; state++)
    {
      GtkWidget *label = gtk_label_new (_(words[state]));

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "caption");
      gtk_grid_attach (GTK_GRID (grid), make_sign (GTK_WIDGET (view), state), 0, state, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), label, 1, state, 1, 1);
    }
  gtk_widget_add_css_class (grid, "map-legend");
  psk_map_view_set_legend (view, grid);
}
