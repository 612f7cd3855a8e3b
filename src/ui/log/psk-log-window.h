/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-tool-window.h"

G_BEGIN_DECLS

#define PSK_TYPE_LOG_WINDOW (psk_log_window_get_type ())

G_DECLARE_FINAL_TYPE (PskLogWindow, psk_log_window, PSK, LOG_WINDOW, PskToolWindow)

void psk_log_window_show (PskPage *page);

G_END_DECLS
