/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-revealer.h"
#include "psk-tool-window.h"

G_BEGIN_DECLS

#define PSK_TYPE_QUALITY_WINDOW (psk_quality_window_get_type ())

G_DECLARE_FINAL_TYPE (PskQualityWindow, psk_quality_window, PSK, QUALITY_WINDOW, PskToolWindow)

void    psk_quality_window_show    (PskPage           *page,
                                    PskRevealer       *revealer);
GArray *psk_quality_window_get_ids (PskQualityWindow  *self);

G_END_DECLS
