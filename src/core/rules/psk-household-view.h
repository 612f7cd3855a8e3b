/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-command.h"
#include "psk-household-query.h"

G_BEGIN_DECLS

char              *psk_household_view_to_json (const PskHouseholdQuery *query,
                                               GArray                  *columns);
PskHouseholdQuery *psk_household_view_parse   (const char              *json,
                                               GArray                 **columns,
                                               GError                 **error);
PskCommand        *psk_command_view_save      (const char              *name,
                                               const PskHouseholdQuery *query,
                                               GArray                  *columns);
PskCommand        *psk_command_view_delete    (const char              *name);

/* The views of households in the table of views. */
#define PSK_HOUSEHOLD_VIEWS "households"

G_END_DECLS
