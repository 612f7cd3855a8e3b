/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "psk-household-detail.h"
#include "psk-household-summary.h"

G_BEGIN_DECLS

#define PSK_TYPE_HOUSEHOLD_PANE (psk_household_pane_get_type ())

G_DECLARE_FINAL_TYPE (PskHouseholdPane, psk_household_pane, PSK, HOUSEHOLD_PANE, AdwBin)

PskHouseholdDetail *psk_household_pane_get_detail (PskHouseholdPane *self);
void                psk_household_pane_show_several (PskHouseholdPane       *self,
                                                     PskBook                *book,
                                                     guint                   n,
                                                     const PskHouseholdSums *sums);
gboolean            psk_household_pane_is_open    (PskHouseholdPane *self);
void                psk_household_pane_toggle     (PskHouseholdPane *self);

G_END_DECLS
