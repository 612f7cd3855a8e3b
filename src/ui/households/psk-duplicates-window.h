/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-revealer.h"
#include "psk-tool-window.h"

G_BEGIN_DECLS

#define PSK_TYPE_DUPLICATES_WINDOW (psk_duplicates_window_get_type ())

G_DECLARE_FINAL_TYPE (PskDuplicatesWindow, psk_duplicates_window, PSK, DUPLICATES_WINDOW,
                      PskToolWindow)

void psk_duplicates_window_show (PskPage      *page,
                                 PskRevealer  *revealer,
                                 gint64        household);

G_END_DECLS
