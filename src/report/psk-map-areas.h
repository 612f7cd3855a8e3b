/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-areas.h"
#include "psk-map-drawing.h"

G_BEGIN_DECLS

void psk_map_areas_add (PskMapDrawing         *drawing,
                        PskAreas              *areas,
                        const PskGeometryBox  *within);

G_END_DECLS
