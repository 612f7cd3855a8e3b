/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-areas.h"
#include "psk-definition.h"
#include "psk-household.h"

G_BEGIN_DECLS

gboolean psk_household_field_is_personal (PskHouseholdField  field);
char    *psk_household_field_text        (PskHousehold      *household,
                                          PskHouseholdField  field,
                                          PskAreas          *areas,
                                          PskDefinition     *codes,
                                          PskLanguage        language);

G_END_DECLS
