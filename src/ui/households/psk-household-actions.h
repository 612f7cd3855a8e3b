/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "psk-household.h"

G_BEGIN_DECLS

void psk_household_actions_install (GtkWidgetClass *widget_class);
void psk_household_actions_update  (GtkWidget      *widget,
                                    PskHousehold   *household);

G_END_DECLS
