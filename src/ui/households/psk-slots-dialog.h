/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-page.h"

G_BEGIN_DECLS

#define PSK_TYPE_SLOTS_DIALOG (psk_slots_dialog_get_type ())

G_DECLARE_FINAL_TYPE (PskSlotsDialog, psk_slots_dialog, PSK, SLOTS_DIALOG, AdwWindow)

void psk_slots_dialog_show (PskPage *page,
                            int      tambon);

G_END_DECLS
