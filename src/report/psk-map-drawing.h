/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>
#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  PSK_MAP_PALETTE_LIGHT, /* the window */
  PSK_MAP_PALETTE_DARK,
  PSK_MAP_PALETTE_CONTRAST_LIGHT, /* the same in high contrast */
  PSK_MAP_PALETTE_CONTRAST_DARK,
  PSK_MAP_PALETTE_PAPER, /* white ground, black lines, the font of official letters */
} PskMapPalette;

#define PSK_TYPE_MAP_DRAWING (psk_map_drawing_get_type ())

G_DECLARE_FINAL_TYPE (PskMapDrawing, psk_map_drawing, PSK, MAP_DRAWING, GObject)

PskMapDrawing *psk_map_drawing_new        (PskMapPalette   palette);
void           psk_map_drawing_add_ring   (PskMapDrawing  *self,
                                           int             area,
                                           const double   *lon_lats,
                                           gsize           n_points);
void           psk_map_drawing_add_name   (PskMapDrawing  *self,
                                           int             area,
                                           const char     *name,
                                           double          lon,
                                           double          lat);
void           psk_map_drawing_set_fill   (PskMapDrawing  *self,
                                           int             area,
                                           guint32         rgb);
gboolean       psk_map_drawing_get_bounds (PskMapDrawing  *self,
                                           double         *west,
                                           double         *south,
                                           double         *east,
                                           double         *north);
void           psk_map_drawing_draw_tile  (cairo_t        *cr,
                                           int             zoom,
                                           double          tile_x,
                                           double          tile_y,
                                           int             tile_size,
                                           gpointer        self);
double         psk_map_drawing_draw_box   (PskMapDrawing  *self,
                                           cairo_t        *cr,
                                           double          west,
                                           double          south,
                                           double          east,
                                           double          north,
                                           double          width,
                                           double          height);

G_END_DECLS
