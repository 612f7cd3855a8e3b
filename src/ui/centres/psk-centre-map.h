/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-areas.h"
#include "psk-map-view.h"

G_BEGIN_DECLS

void psk_centre_map_draw_ground (PskMapView  *view,
                                 PskAreas    *areas);
void psk_centre_map_fit         (PskMapView  *view,
                                 PskAreas    *areas,
                                 int          area);
void psk_centre_map_add_legend  (PskMapView  *view);

G_END_DECLS
