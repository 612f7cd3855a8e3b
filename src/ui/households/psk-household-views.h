/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-household-grid.h"
#include "psk-page.h"

G_BEGIN_DECLS

GMenuModel *psk_household_views_menu   (PskPage           *page,
                                        PskHouseholdGrid  *grid);
void        psk_household_views_open   (PskPage           *page,
                                        PskHouseholdGrid  *grid,
                                        const char        *name);
void        psk_household_views_save   (PskPage           *page,
                                        PskHouseholdGrid  *grid);
void        psk_household_views_delete (PskPage           *page,
                                        const char        *name);

G_END_DECLS
