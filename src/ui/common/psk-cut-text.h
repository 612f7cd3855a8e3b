/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void        psk_cut_text_show_in_tooltips (void);
const char *psk_cut_text_find             (GtkWidget *widget);

G_END_DECLS
