/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <shumate/shumate.h>

#include "psk-map-drawn-source.h"

G_BEGIN_DECLS

/**
 * PskMapBase:
 * @PSK_MAP_BASE_AUTO: the online map where there is internet, the drawn one elsewhere
 * @PSK_MAP_BASE_ONLINE: the online map, or what is kept of it; the drawn one when it fails
 * @PSK_MAP_BASE_DRAWN: the drawn map; nothing is asked of any server
 */
typedef enum
{
  PSK_MAP_BASE_AUTO,
  PSK_MAP_BASE_ONLINE,
  PSK_MAP_BASE_DRAWN,
} PskMapBase;

#define PSK_TYPE_MAP_BACKGROUND (psk_map_background_get_type ())

G_DECLARE_FINAL_TYPE (PskMapBackground, psk_map_background, PSK, MAP_BACKGROUND, GObject)

PskMapBackground *psk_map_background_new             (ShumateMap       *map);
void              psk_map_background_close           (PskMapBackground *self);
PskMapBase        psk_map_background_get_base        (PskMapBackground *self);
void              psk_map_background_set_base        (PskMapBackground *self,
                                                      PskMapBase        base);
gboolean          psk_map_background_get_shows_drawn (PskMapBackground *self);
const char       *psk_map_background_get_note        (PskMapBackground *self);
char             *psk_map_background_make_markup     (PskMapBackground *self);
void              psk_map_background_set_tile_url    (PskMapBackground *self,
                                                      const char       *url_template);
void              psk_map_background_set_drawing     (PskMapBackground *self,
                                                      PskMapDrawFunc    func,
                                                      gpointer          user_data,
                                                      GDestroyNotify    destroy,
                                                      const char       *credit);

G_END_DECLS
