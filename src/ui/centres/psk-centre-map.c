/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-centre-map.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#include "psk-map-labels.h"
#include "psk-map-projection.h"

/* What the drawn map needs: names at their places. Nothing changes it once it is
 * made, as tiles are drawn by several threads at once. */
typedef struct
{
  PskMapLabels *labels;
  gboolean dark;
} Drawing;

static void
drawing_free (gpointer data)
{
  Drawing *drawing = data;

  psk_map_labels_free (drawing->labels);
  g_free (drawing);
}

static void
set_colour (cairo_t *cr,
            guint32  rgb)
{
  cairo_set_source_rgb (cr, (rgb >> 16 & 255) / 255.0, (rgb >> 8 & 255) / 255.0,
                        (rgb & 255) / 255.0);
}

/* A faint net of tenths of a degree, so that an empty map has a scale. */
static void
draw_net (cairo_t *cr,
          double   world,
          double   left,
          double   top,
          int      size)
{
  const double step = world > 400000 ? 0.05 : world > 100000 ? 0.1 : 0.5;
  const double west = psk_map_longitude_from_x (left / world);
  const double east = psk_map_longitude_from_x ((left + size) / world);
  const double north = psk_map_latitude_from_y (top / world);
  const double south = psk_map_latitude_from_y ((top + size) / world);

  for (double lon = floor (west / step) * step; lon <= east; lon += step)
    {
      const double x = floor (psk_map_x_from_longitude (lon) * world - left) + 0.5;

      cairo_move_to (cr, x, 0);
      cairo_line_to (cr, x, size);
    }
  for (double lat = floor (south / step) * step; lat <= north + step; lat += step)
    {
      const double y = floor (psk_map_y_from_latitude (lat) * world - top) + 0.5;

      cairo_move_to (cr, 0, y);
      cairo_line_to (cr, size, y);
    }
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
}

static void
draw_tile (cairo_t *cr,
           int      zoom,
           double   tile_x,
           double   tile_y,
           int      tile_size,
           gpointer user_data)
{
  Drawing *drawing = user_data;
  const double world = ldexp (tile_size, zoom);

  set_colour (cr, drawing->dark ? 0x2b2d2b : 0xf2f3ee);
  cairo_paint (cr);
  set_colour (cr, drawing->dark ? 0x363936 : 0xe4e6df);
  draw_net (cr, world, tile_x * tile_size, tile_y * tile_size, tile_size);
  psk_map_labels_draw (drawing->labels, cr, world, tile_x * tile_size, tile_y * tile_size,
                       tile_size, tile_size, drawing->dark ? 0xd5d8d3 : 0x3a413b,
                       drawing->dark ? 0x2b2d2b : 0xf2f3ee);
}

/**
 * psk_centre_map_set_up:
 * @view: a map
 * @areas: the areas that it names
 *
 * Gives the map its drawing: a calm ground with the names of districts and
 * tambons, which needs no internet.
 */
void
psk_centre_map_set_up (PskMapView *view,
                       PskAreas   *areas)
{
  Drawing *drawing = g_new0 (Drawing, 1);

  drawing->labels = psk_map_labels_new ("Noto Sans Thai, Noto Sans, Loma, Sans");
  drawing->dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  for (guint i = 0; i < psk_areas_get_n (areas); i++)
    {
      PskArea *area = psk_areas_get (areas, i);

      if (area->level >= PSK_AREA_DISTRICT && !isnan (area->lat))
        psk_map_labels_add (drawing->labels,
                            area->level == PSK_AREA_DISTRICT ? PSK_MAP_RANK_DISTRICT
                                                             : PSK_MAP_RANK_TAMBON,
                            psk_area_get_name (area, psk_language_of_messages ()),
                            psk_map_x_from_longitude (area->lon),
                            psk_map_y_from_latitude (area->lat));
    }

  psk_map_view_set_drawing (view, draw_tile, drawing, drawing_free,
                            _("Names: official codes of Lampang"));
}

/**
 * psk_centre_map_fit:
 * @view: a map
 * @areas: all areas
 * @area: the area to be seen whole
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
  gboolean found = FALSE;

  for (guint i = 0; i < psk_areas_get_n (areas); i++)
    {
      PskArea *a = psk_areas_get (areas, i);

      if (a->level != PSK_AREA_TAMBON || isnan (a->lat) || !psk_area_code_within (a->code, area))
        continue;
      south = MIN (south, a->lat - 0.06);
      north = MAX (north, a->lat + 0.06);
      west = MIN (west, a->lon - 0.06);
      east = MAX (east, a->lon + 0.06);
      found = TRUE;
    }

  if (found)
    psk_map_view_fit_bounds (view, south, west, north, east);
}
