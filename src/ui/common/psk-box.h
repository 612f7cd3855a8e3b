/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void       psk_box_clear     (GtkBox     *box);
GtkWidget *psk_box_add_label (GtkBox     *box,
                              const char *text,
                              const char *css_class);

G_END_DECLS
