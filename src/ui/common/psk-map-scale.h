/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <shumate/shumate.h>

G_BEGIN_DECLS

#define PSK_TYPE_MAP_SCALE (psk_map_scale_get_type ())

G_DECLARE_FINAL_TYPE (PskMapScale, psk_map_scale, PSK, MAP_SCALE, GtkWidget)

GtkWidget *psk_map_scale_new         (ShumateViewport *viewport);
double     psk_map_scale_nice_metres (double           longest);

G_END_DECLS
