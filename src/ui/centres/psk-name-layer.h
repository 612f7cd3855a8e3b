/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <shumate/shumate.h>

#include "psk-areas.h"
#include "psk-map-clusters.h"

G_BEGIN_DECLS

#define PSK_TYPE_NAME_LAYER (psk_name_layer_get_type ())

G_DECLARE_FINAL_TYPE (PskNameLayer, psk_name_layer, PSK, NAME_LAYER, ShumateLayer)

PskNameLayer *psk_name_layer_new       (ShumateViewport *viewport);
void          psk_name_layer_set_areas (PskNameLayer    *self,
                                        PskAreas        *areas);
void          psk_name_layer_set_pins  (PskNameLayer    *self,
                                        const PskMapPin *pins,
                                        guint            n_pins);

G_END_DECLS
