/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-command.h"
#include "psk-household.h"

G_BEGIN_DECLS

PskHousehold *psk_duplicate_merge_values    (PskHousehold *keep,
                                             PskHousehold *other);
PskCommand   *psk_command_duplicate_dismiss (gint64        first,
                                             gint64        second);
PskCommand   *psk_command_household_merge   (gint64        keep,
                                             gint64        other,
                                             PskHousehold *merged);

G_END_DECLS
