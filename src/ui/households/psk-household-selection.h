/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void psk_household_selection_install (GtkWidgetClass  *widget_class);
void psk_household_selection_update  (GtkWidget       *page,
                                      guint            n);

G_END_DECLS
