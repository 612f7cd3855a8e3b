/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-revealer.h"

G_BEGIN_DECLS

#define PSK_TYPE_REVEAL_DIALOG (psk_reveal_dialog_get_type ())

G_DECLARE_FINAL_TYPE (PskRevealDialog, psk_reveal_dialog, PSK, REVEAL_DIALOG, AdwMessageDialog)

void psk_reveal_dialog_show (PskPage      *page,
                             PskRevealer  *revealer);

G_END_DECLS
