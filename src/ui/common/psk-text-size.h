/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

double psk_text_size_get           (void);
double psk_text_size_get_half      (void);
int    psk_text_size_scale         (int            pixels);
void   psk_text_size_widen         (GtkWidget     *widget);
void   psk_text_size_widen_columns (GtkColumnView *view);
void   psk_text_size_widen_window  (GtkWindow     *window);

G_END_DECLS
