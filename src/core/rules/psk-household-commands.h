/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-command.h"
#include "psk-household.h"

G_BEGIN_DECLS

PskCommand *psk_command_household_set     (gint64             id,
                                           PskHouseholdField  field,
                                           const char        *text);
PskCommand *psk_command_household_restore (gint64             id,
                                           PskHouseholdField  field,
                                           const char        *old_value);
PskCommand *psk_command_household_add     (int                tambon,
                                           int                slot);
gint64      psk_command_household_get_id  (PskCommand        *command);
PskCommand *psk_command_household_delete  (const gint64      *ids,
                                           guint              n_ids);

G_END_DECLS
