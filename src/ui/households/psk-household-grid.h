/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "psk-book.h"
#include "psk-grid-range.h"
#include "psk-household-query.h"
#include "psk-household-columns.h"
#include "psk-row-list.h"

G_BEGIN_DECLS

#define PSK_TYPE_HOUSEHOLD_GRID (psk_household_grid_get_type ())

G_DECLARE_FINAL_TYPE (PskHouseholdGrid, psk_household_grid, PSK, HOUSEHOLD_GRID, AdwBin)

void               psk_household_grid_set_book     (PskHouseholdGrid         *self,
                                                    PskBook                  *book);
void               psk_household_grid_ask          (PskHouseholdGrid         *self,
                                                    int                       area,
                                                    PskHouseholdScope         scope,
                                                    const char               *search);
void               psk_household_grid_set_revealed (PskHouseholdGrid         *self,
                                                    gboolean                  revealed);
gboolean           psk_household_grid_is_revealed  (PskHouseholdGrid         *self);
void               psk_household_grid_set_filter   (PskHouseholdGrid         *self,
                                                    PskHouseholdField         field,
                                                    PskFilter                *filter);
PskHouseholdQuery *psk_household_grid_get_query    (PskHouseholdGrid         *self);
PskHouseholdQuery *psk_household_grid_get_selected_query (PskHouseholdGrid   *self);
void               psk_household_grid_set_query    (PskHouseholdGrid         *self,
                                                    const PskHouseholdQuery  *query);
gboolean           psk_household_grid_is_sorted    (PskHouseholdGrid         *self);
void               psk_household_grid_unsort       (PskHouseholdGrid         *self);
void               psk_household_grid_set_fields   (PskHouseholdGrid         *self,
                                                    GArray                   *fields);
int                psk_household_grid_get_column_width (PskHouseholdGrid     *self,
                                                    PskHouseholdField         field);
GMenuModel        *psk_household_grid_make_columns_menu (PskHouseholdGrid    *self);
GActionGroup      *psk_household_grid_get_column_actions (PskHouseholdGrid   *self);
gboolean           psk_household_grid_is_frozen    (PskHouseholdGrid         *self);
void               psk_household_grid_set_frozen   (PskHouseholdGrid         *self,
                                                    gboolean                  frozen);
void               psk_household_grid_ask_column   (PskHouseholdGrid         *self);
GArray            *psk_household_grid_get_selected (PskHouseholdGrid         *self);
guint              psk_household_grid_n_selected   (PskHouseholdGrid         *self);
const PskHouseholdSums *psk_household_grid_get_sums (PskHouseholdGrid        *self);
void               psk_household_grid_show_row     (PskHouseholdGrid         *self,
                                                    gint64                    id);
gboolean           psk_household_grid_focus        (PskHouseholdGrid         *self);
void               psk_household_grid_settle       (PskHouseholdGrid         *self);
guint              psk_household_grid_count_refused (PskHouseholdGrid        *self);

/* For psk-grid-clipboard */
PskRowList        *psk_household_grid_get_rows     (PskHouseholdGrid         *self);
PskBook           *psk_household_grid_get_book     (PskHouseholdGrid         *self);
PskGridRange       psk_household_grid_get_range    (PskHouseholdGrid         *self);
GArray            *psk_household_grid_get_fields   (PskHouseholdGrid         *self);

G_END_DECLS
