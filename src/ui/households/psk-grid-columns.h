/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "psk-book.h"
#include "psk-household-query.h"

G_BEGIN_DECLS

void              psk_grid_columns_add             (GtkColumnView               *view,
                                                    GSettings                   *settings,
                                                    GCallback                    setup,
                                                    GCallback                    bind,
                                                    GtkMenuButtonCreatePopupFunc create_popup);
PskHouseholdField psk_grid_columns_field_of_button (GtkMenuButton               *button);
void              psk_grid_columns_open_filter     (GtkColumnView               *view,
                                                    PskHouseholdField            field);
GArray           *psk_grid_columns_get_fields      (GtkColumnView               *view);
void              psk_grid_columns_set_visible     (GtkColumnView               *view,
                                                    PskHouseholdField            field,
                                                    gboolean                     visible);
GMenuModel       *psk_grid_columns_make_menu       (GtkColumnView               *view);
gboolean          psk_grid_columns_is_visible      (GtkColumnView               *view,
                                                    PskHouseholdField            field);
void              psk_grid_columns_sort            (GtkColumnView               *view,
                                                    PskHouseholdField            field,
                                                    gboolean                     descending);
void              psk_grid_columns_save            (GtkColumnView               *view,
                                                    GSettings                   *settings);
void              psk_grid_columns_mark_filters    (GtkColumnView               *view,
                                                    const PskHouseholdQuery     *query);
char             *psk_grid_columns_describe_filter (PskBook                     *book,
                                                    const PskFilter             *filter);

G_END_DECLS
