/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "psk-areas.h"

G_BEGIN_DECLS

#define PSK_TYPE_AREA_BUTTON (psk_area_button_get_type ())

G_DECLARE_FINAL_TYPE (PskAreaButton, psk_area_button, PSK, AREA_BUTTON, AdwBin)

void psk_area_button_set_areas (PskAreaButton  *self,
                                PskAreas       *areas);
void psk_area_button_choose_tambon (PskAreaButton *self,
                                const char     *none);
int  psk_area_button_get_area  (PskAreaButton  *self);
void psk_area_button_set_area  (PskAreaButton  *self,
                                int             area);
void psk_area_button_popup     (PskAreaButton  *self);

G_END_DECLS
