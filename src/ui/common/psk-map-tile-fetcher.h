/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <shumate/shumate.h>

G_BEGIN_DECLS

#define PSK_TYPE_MAP_TILE_FETCHER (psk_map_tile_fetcher_get_type ())

G_DECLARE_FINAL_TYPE (PskMapTileFetcher, psk_map_tile_fetcher, PSK, MAP_TILE_FETCHER,
                      ShumateDataSource)

ShumateDataSource *psk_map_tile_fetcher_new (const char *url_template);

G_END_DECLS
