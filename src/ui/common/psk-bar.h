/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PSK_TYPE_BAR (psk_bar_get_type ())

G_DECLARE_FINAL_TYPE (PskBar, psk_bar, PSK, BAR, GtkWidget)

GtkWidget *psk_bar_new          (double   fraction);
void       psk_bar_set_fraction (PskBar  *self,
                                 double   fraction);

G_END_DECLS
