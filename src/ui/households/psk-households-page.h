/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-household-grid.h"
#include "psk-page.h"
#include "psk-revealer.h"

G_BEGIN_DECLS

#define PSK_TYPE_HOUSEHOLDS_PAGE (psk_households_page_get_type ())

G_DECLARE_FINAL_TYPE (PskHouseholdsPage, psk_households_page, PSK, HOUSEHOLDS_PAGE, PskPage)

PskPage          *psk_households_page_new          (void);
PskRevealer      *psk_households_page_get_revealer (PskHouseholdsPage  *self);
PskHouseholdGrid *psk_households_page_get_grid     (PskHouseholdsPage  *self);

G_END_DECLS
