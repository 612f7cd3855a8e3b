/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <shumate/shumate.h>

#include "psk-map-clusters.h"

G_BEGIN_DECLS

#define PSK_TYPE_MAP_PIN_LAYER (psk_map_pin_layer_get_type ())

G_DECLARE_FINAL_TYPE (PskMapPinLayer, psk_map_pin_layer, PSK, MAP_PIN_LAYER, ShumateLayer)

PskMapPinLayer *psk_map_pin_layer_new          (ShumateViewport *viewport);
void            psk_map_pin_layer_set_pins     (PskMapPinLayer  *self,
                                                const PskMapPin *pins,
                                                guint            n_pins);
gint64          psk_map_pin_layer_get_selected (PskMapPinLayer  *self);
void            psk_map_pin_layer_set_selected (PskMapPinLayer  *self,
                                                gint64           id);
gboolean        psk_map_pin_layer_get_editable (PskMapPinLayer  *self);
void            psk_map_pin_layer_set_editable (PskMapPinLayer  *self,
                                                gboolean         editable);
gint64          psk_map_pin_layer_pick         (PskMapPinLayer  *self,
                                                double           x,
                                                double           y,
                                                guint           *n_pins);
gboolean        psk_map_pin_layer_locate       (PskMapPinLayer  *self,
                                                gint64           id,
                                                graphene_rect_t *head,
                                                guint           *n_pins);

G_END_DECLS
