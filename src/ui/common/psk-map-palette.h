/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-map-drawing.h"

G_BEGIN_DECLS

PskMapPalette psk_map_palette_get     (void);
void          psk_map_palette_connect (GCallback  changed,
                                       gpointer   object);

G_END_DECLS
