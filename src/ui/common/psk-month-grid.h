/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PSK_TYPE_MONTH_GRID (psk_month_grid_get_type ())

G_DECLARE_FINAL_TYPE (PskMonthGrid, psk_month_grid, PSK, MONTH_GRID, GtkWidget)

GtkWidget *psk_month_grid_new         (void);
void       psk_month_grid_show_day    (PskMonthGrid    *self,
                                       const GDate     *day,
                                       const GDate     *today);
void       psk_month_grid_get_cursor  (PskMonthGrid    *self,
                                       GDate           *day);
gboolean   psk_month_grid_move_by_key (PskMonthGrid    *self,
                                       guint            key,
                                       GdkModifierType  modifiers);

G_END_DECLS
