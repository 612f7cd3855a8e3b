/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void        psk_test_wait                   (guint       ms);
void        psk_test_widget_wait_for_frames (GtkWidget  *widget,
                                             guint       n);
GdkTexture *psk_test_widget_render          (GtkWidget  *widget);
guint32     psk_test_get_pixel              (GdkTexture *texture,
                                             int         x,
                                             int         y);

G_END_DECLS
