/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "psk-areas.h"
#include "psk-household.h"

G_BEGIN_DECLS

#define PSK_TYPE_HOUSEHOLD_MAP (psk_household_map_get_type ())

G_DECLARE_FINAL_TYPE (PskHouseholdMap, psk_household_map, PSK, HOUSEHOLD_MAP, GtkWidget)

void psk_household_map_show (PskHouseholdMap *self,
                             PskAreas        *areas,
                             PskHousehold    *household);

G_END_DECLS
