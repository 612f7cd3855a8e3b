/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PSK_TYPE_PRESS_WATCH (psk_press_watch_get_type ())

G_DECLARE_FINAL_TYPE (PskPressWatch, psk_press_watch, PSK, PRESS_WATCH, GObject)

PskPressWatch *psk_press_watch_new     (GtkWidget      *widget);
gboolean       psk_press_watch_is_held (PskPressWatch  *self);

G_END_DECLS
