/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PSK_TYPE_STRIP (psk_strip_get_type ())

G_DECLARE_FINAL_TYPE (PskStrip, psk_strip, PSK, STRIP, GtkWidget)

GtkWidget *psk_strip_new    (int        spacing);
void       psk_strip_append (PskStrip  *self,
                             GtkWidget *child);

G_END_DECLS
