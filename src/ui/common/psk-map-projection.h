/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <shumate/shumate.h>

G_BEGIN_DECLS

#define PSK_MAP_TILE_SIZE 256
#define PSK_MAP_MIN_ZOOM 7
#define PSK_MAP_MAX_ZOOM 18

double psk_map_x_from_longitude    (double           lon);
double psk_map_y_from_latitude     (double           lat);
double psk_map_longitude_from_x    (double           x);
double psk_map_latitude_from_y     (double           y);
double psk_map_world_size          (double           zoom);
double psk_map_zoom_for_world_size (double           world_size);
double psk_map_metres_per_pixel    (double           lat,
                                    double           zoom);
void   psk_map_project             (ShumateViewport *viewport,
                                    GtkWidget       *widget,
                                    double           x,
                                    double           y,
                                    double          *widget_x,
                                    double          *widget_y);
void   psk_map_unproject           (ShumateViewport *viewport,
                                    GtkWidget       *widget,
                                    double           widget_x,
                                    double           widget_y,
                                    double          *x,
                                    double          *y);

G_END_DECLS
