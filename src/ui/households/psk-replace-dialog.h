/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-household.h"
#include "psk-page.h"

G_BEGIN_DECLS

#define PSK_TYPE_REPLACE_DIALOG (psk_replace_dialog_get_type ())

G_DECLARE_FINAL_TYPE (PskReplaceDialog, psk_replace_dialog, PSK, REPLACE_DIALOG, AdwWindow)

void psk_replace_dialog_show (PskPage      *page,
                              PskHousehold *household);

G_END_DECLS
