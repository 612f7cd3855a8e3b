/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-page.h"

G_BEGIN_DECLS

void psk_household_tools_install (GtkWidgetClass  *widget_class);
void psk_household_tools_show_id (GtkWidget       *grid,
                                  PskBook         *book,
                                  gboolean         revealed);

G_END_DECLS
