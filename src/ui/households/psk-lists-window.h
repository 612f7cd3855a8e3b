/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-tool-window.h"

G_BEGIN_DECLS

#define PSK_TYPE_LISTS_WINDOW (psk_lists_window_get_type ())

G_DECLARE_FINAL_TYPE (PskListsWindow, psk_lists_window, PSK, LISTS_WINDOW, PskToolWindow)

GtkWindow *psk_lists_window_show   (PskPage         *page);
gboolean   psk_lists_window_select (PskListsWindow  *self,
                                    const char      *list,
                                    const char      *name);

G_END_DECLS
