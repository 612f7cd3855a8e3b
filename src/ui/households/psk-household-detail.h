/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "psk-book.h"
#include "psk-household.h"

G_BEGIN_DECLS

#define PSK_TYPE_HOUSEHOLD_DETAIL (psk_household_detail_get_type ())

G_DECLARE_FINAL_TYPE (PskHouseholdDetail, psk_household_detail, PSK, HOUSEHOLD_DETAIL, AdwBin)

void          psk_household_detail_set_revealed  (PskHouseholdDetail *self,
                                                  gboolean            revealed);
void          psk_household_detail_show          (PskHouseholdDetail *self,
                                                  PskBook            *book,
                                                  PskHousehold       *household);
PskHousehold *psk_household_detail_get_household (PskHouseholdDetail *self);

G_END_DECLS
