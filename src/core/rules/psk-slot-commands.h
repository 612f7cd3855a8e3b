/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-command.h"
#include "psk-household.h"

G_BEGIN_DECLS

gboolean    psk_slot_give                 (PskStore      *store,
                                           PskHousehold  *household,
                                           int            slot,
                                           GError       **error);
PskCommand *psk_command_household_drop    (gint64         id,
                                           const char    *reason,
                                           gint64         successor,
                                           const char    *on);
PskCommand *psk_command_household_select  (gint64         id,
                                           int            slot,
                                           const char    *on);
PskCommand *psk_command_households_select (const gint64  *ids,
                                           guint          n_ids,
                                           const char    *on);
PskCommand *psk_command_household_release (gint64         id);

G_END_DECLS
