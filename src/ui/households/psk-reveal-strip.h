/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-revealer.h"

G_BEGIN_DECLS

#define PSK_TYPE_REVEAL_STRIP (psk_reveal_strip_get_type ())

G_DECLARE_FINAL_TYPE (PskRevealStrip, psk_reveal_strip, PSK, REVEAL_STRIP, AdwBin)

void psk_reveal_strip_set_revealer (PskRevealStrip  *self,
                                    PskRevealer     *revealer);

G_END_DECLS
