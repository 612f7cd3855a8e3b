/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "psk-book.h"

G_BEGIN_DECLS

#define PSK_TYPE_SLOT_BUTTON (psk_slot_button_get_type ())

G_DECLARE_FINAL_TYPE (PskSlotButton, psk_slot_button, PSK, SLOT_BUTTON, AdwBin)

void psk_slot_button_show (PskSlotButton *self,
                           PskBook       *book,
                           int            area);

G_END_DECLS
