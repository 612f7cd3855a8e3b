/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <shumate/shumate.h>

G_BEGIN_DECLS

#define PSK_MAP_OSM_TILES "https://tile.openstreetmap.org/{z}/{x}/{y}.png"

#define PSK_TYPE_MAP_ONLINE_SOURCE (psk_map_online_source_get_type ())

G_DECLARE_FINAL_TYPE (PskMapOnlineSource, psk_map_online_source, PSK, MAP_ONLINE_SOURCE,
                      ShumateMapSource)

PskMapOnlineSource *psk_map_online_source_new          (const char         *url_template);
void                psk_map_online_source_set_fallback (PskMapOnlineSource *self,
                                                        ShumateMapSource   *fallback);

G_END_DECLS
