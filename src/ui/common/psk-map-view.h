/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <shumate/shumate.h>

#include "psk-map-background.h"

G_BEGIN_DECLS

#define PSK_TYPE_MAP_VIEW (psk_map_view_get_type ())

G_DECLARE_FINAL_TYPE (PskMapView, psk_map_view, PSK, MAP_VIEW, GtkWidget)

GtkWidget       *psk_map_view_new             (void);
ShumateMap      *psk_map_view_get_map         (PskMapView     *self);
ShumateViewport *psk_map_view_get_viewport    (PskMapView     *self);
PskMapBase       psk_map_view_get_base        (PskMapView     *self);
void             psk_map_view_set_base        (PskMapView     *self,
                                               PskMapBase      base);
gboolean         psk_map_view_get_shows_drawn (PskMapView     *self);
const char      *psk_map_view_get_note        (PskMapView     *self);
void             psk_map_view_set_tile_url    (PskMapView     *self,
                                               const char     *url_template);
void             psk_map_view_set_drawing     (PskMapView     *self,
                                               PskMapDrawFunc  func,
                                               gpointer        user_data,
                                               GDestroyNotify  destroy,
                                               const char     *credit);
void             psk_map_view_set_legend      (PskMapView     *self,
                                               GtkWidget      *legend);
void             psk_map_view_add_layer       (PskMapView     *self,
                                               ShumateLayer   *layer);
void             psk_map_view_set_home        (PskMapView     *self,
                                               double          south,
                                               double          west,
                                               double          north,
                                               double          east);
void             psk_map_view_fit_bounds      (PskMapView     *self,
                                               double          south,
                                               double          west,
                                               double          north,
                                               double          east);
void             psk_map_view_go_to           (PskMapView     *self,
                                               double          lat,
                                               double          lon,
                                               double          zoom);

G_END_DECLS
