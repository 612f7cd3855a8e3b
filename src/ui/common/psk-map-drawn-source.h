/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>
#include <shumate/shumate.h>

G_BEGIN_DECLS

/**
 * PskMapDrawFunc:
 * @cr: a context whose units are pixels of the map and whose origin is the corner
 *   of the tile
 * @zoom: the zoom level
 * @tile_x: the column of the tile, counted from 180° west
 * @tile_y: the row of the tile, counted from the north
 * @tile_size: the side of the tile in pixels of the map
 * @user_data: what was given with the function
 *
 * Draws one tile, background included. It is called from several threads at once:
 * it must not change @user_data, nor may anybody else.
 */
typedef void (*PskMapDrawFunc) (cairo_t  *cr,
                                int       zoom,
                                double    tile_x,
                                double    tile_y,
                                int       tile_size,
                                gpointer  user_data);

#define PSK_TYPE_MAP_DRAWN_SOURCE (psk_map_drawn_source_get_type ())

G_DECLARE_FINAL_TYPE (PskMapDrawnSource, psk_map_drawn_source, PSK, MAP_DRAWN_SOURCE,
                      ShumateMapSource)

PskMapDrawnSource *psk_map_drawn_source_new (PskMapDrawFunc  func,
                                             gpointer        user_data,
                                             GDestroyNotify  destroy);

G_END_DECLS
