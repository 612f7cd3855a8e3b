/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-map-pin-layer.h"
#include "psk-map-view.h"

G_BEGIN_DECLS

#define MAP_WIDTH 640
#define MAP_HEIGHT 480

/* The colour of the drawn map. */
#define MAP_SAND 0xe0d8c0

/**
 * PskTestMap:
 * @activated: the pin that was opened last; -1 for none
 * @moved: the pin that was dragged last; -1 for none
 *
 * A drawn map with a layer of pins, in a window.
 */
typedef struct
{
  GtkWidget *window;
  PskMapView *view;
  PskMapPinLayer *layer;

  gint64 activated;
  guint n_activated;
  gint64 moved;
  double moved_lat, moved_lon;
  guint n_clicked;
  double clicked_lat, clicked_lon;
} PskTestMap;

gboolean psk_test_map_begin         (int           *argc,
                                     char        ***argv);
void     psk_test_map_set_up        (PskTestMap    *fixture,
                                     gconstpointer  data);
void     psk_test_map_tear_down     (PskTestMap    *fixture,
                                     gconstpointer  data);
void     psk_test_map_draw_plain    (cairo_t       *cr,
                                     int            zoom,
                                     double         tile_x,
                                     double         tile_y,
                                     int            tile_size,
                                     gpointer       user_data);
void     psk_test_map_assert_colour (PskTestMap    *fixture,
                                     double         x,
                                     double         y,
                                     guint32        expected);

/* A test of a map for g_test_add(). */
#define psk_test_map_add(path, func) \
  g_test_add (path, PskTestMap, NULL, psk_test_map_set_up, func, psk_test_map_tear_down)

G_END_DECLS
