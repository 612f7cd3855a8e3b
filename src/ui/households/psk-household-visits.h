/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "psk-book.h"
#include "psk-household.h"

G_BEGIN_DECLS

#define PSK_TYPE_HOUSEHOLD_VISITS (psk_household_visits_get_type ())

G_DECLARE_FINAL_TYPE (PskHouseholdVisits, psk_household_visits, PSK, HOUSEHOLD_VISITS, GtkBox)

void psk_household_visits_show (PskHouseholdVisits *self,
                                PskBook            *book,
                                PskHousehold       *household);

G_END_DECLS
