/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-map-projection.h"

#include <math.h>

/* The Web Mercator square: x and y run from 0 to 1, y downwards from the north. */

#define EQUATOR_METRES 40075016.686

/**
 * psk_map_x_from_longitude:
 * @lon: degrees east
 *
 * Returns: the place in the Web Mercator square, 0 at 180° west and 1 at 180° east
 */
double
psk_map_x_from_longitude (double lon)
{
  return (lon + 180.0) / 360.0;
}

/**
 * psk_map_y_from_latitude:
 * @lat: degrees north
 *
 * The spherical Mercator of EPSG:3857.
 *
 * Returns: the place in the Web Mercator square, 0 at 85.05° north
 */
double
psk_map_y_from_latitude (double lat)
{
  return 0.5 - asinh (tan (lat * G_PI / 180.0)) / (2.0 * G_PI);
}

/**
 * psk_map_longitude_from_x:
 * @x: a place in the Web Mercator square
 *
 * Returns: degrees east
 */
double
psk_map_longitude_from_x (double x)
{
  return x * 360.0 - 180.0;
}

/**
 * psk_map_latitude_from_y:
 * @y: a place in the Web Mercator square
 *
 * Returns: degrees north
 */
double
psk_map_latitude_from_y (double y)
{
  return atan (sinh ((0.5 - y) * 2.0 * G_PI)) * 180.0 / G_PI;
}

/**
 * psk_map_world_size:
 * @zoom: a zoom level, whole or not
 *
 * Returns: the side of the Web Mercator square in pixels
 */
double
psk_map_world_size (double zoom)
{
  return PSK_MAP_TILE_SIZE * exp2 (zoom);
}

/**
 * psk_map_zoom_for_world_size:
 * @world_size: the side of the Web Mercator square in pixels
 *
 * The inverse of psk_map_world_size().
 *
 * Returns: the zoom level
 */
double
psk_map_zoom_for_world_size (double world_size)
{
  return log2 (MAX (world_size / PSK_MAP_TILE_SIZE, 1.0));
}

/**
 * psk_map_metres_per_pixel:
 * @lat: degrees north
 * @zoom: a zoom level
 *
 * Returns: metres on the ground of a pixel at @lat
 */
double
psk_map_metres_per_pixel (double lat,
                          double zoom)
{
  return EQUATOR_METRES * cos (lat * G_PI / 180.0) / psk_map_world_size (zoom);
}

/**
 * psk_map_project:
 * @viewport: the viewport of the map
 * @widget: the widget that fills the map
 * @x: a place in the Web Mercator square
 * @y: a place in the Web Mercator square
 * @widget_x: (out): pixels from the left of @widget
 * @widget_y: (out): pixels from the top of @widget
 *
 * The map is taken to be north up.
 */
void
psk_map_project (ShumateViewport *viewport,
                 GtkWidget       *widget,
                 double           x,
                 double           y,
                 double          *widget_x,
                 double          *widget_y)
{
  const double size = psk_map_world_size (shumate_viewport_get_zoom_level (viewport));
  ShumateLocation *centre = SHUMATE_LOCATION (viewport);

  *widget_x = gtk_widget_get_width (widget) / 2.0
              + (x - psk_map_x_from_longitude (shumate_location_get_longitude (centre))) * size;
  *widget_y = gtk_widget_get_height (widget) / 2.0
              + (y - psk_map_y_from_latitude (shumate_location_get_latitude (centre))) * size;
}

/**
 * psk_map_unproject:
 * @viewport: the viewport of the map
 * @widget: the widget that fills the map
 * @widget_x: pixels from the left of @widget
 * @widget_y: pixels from the top of @widget
 * @x: (out): the place in the Web Mercator square
 * @y: (out): the place in the Web Mercator square
 *
 * The inverse of psk_map_project().
 */
void
psk_map_unproject (ShumateViewport *viewport,
                   GtkWidget       *widget,
                   double           widget_x,
                   double           widget_y,
                   double          *x,
                   double          *y)
{
  const double size = psk_map_world_size (shumate_viewport_get_zoom_level (viewport));
  ShumateLocation *centre = SHUMATE_LOCATION (viewport);

  *x = psk_map_x_from_longitude (shumate_location_get_longitude (centre))
       + (widget_x - gtk_widget_get_width (widget) / 2.0) / size;
  *y = psk_map_y_from_latitude (shumate_location_get_latitude (centre))
       + (widget_y - gtk_widget_get_height (widget) / 2.0) / size;
}
