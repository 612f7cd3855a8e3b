/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "psk-household-query.h"

G_BEGIN_DECLS

void              psk_grid_heads_add_buttons     (GtkColumnView               *view,
                                                  GtkMenuButtonCreatePopupFunc create_popup);
GtkMenuButton    *psk_grid_heads_find_button     (GtkColumnView               *view,
                                                  PskHouseholdField            field);
PskHouseholdField psk_grid_heads_field_of_button (GtkMenuButton               *button);
void              psk_grid_heads_mark_filters    (GtkColumnView               *view,
                                                  const PskHouseholdQuery     *query);

G_END_DECLS
