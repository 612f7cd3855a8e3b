/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-areas.h"
#include "psk-definition.h"
#include "psk-household.h"

G_BEGIN_DECLS

/* No garden of a programme is older: 2560 in the Buddhist Era. */
#define PSK_HOUSEHOLD_EARLIEST_PLANTING "2017-01-01"

gboolean psk_household_rules_set         (PskHousehold       *household,
                                          PskHouseholdField   field,
                                          const char         *text,
                                          PskAreas           *areas,
                                          PskDefinition      *codes,
                                          GError            **error);
gboolean psk_household_rules_says_nothing (const char        *clean);
int      psk_household_rules_find_tambon (PskAreas           *areas,
                                          const char         *text,
                                          int                 district,
                                          GError            **error);

G_END_DECLS
