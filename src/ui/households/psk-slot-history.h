/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "psk-book.h"
#include "psk-household.h"

G_BEGIN_DECLS

#define PSK_TYPE_SLOT_HISTORY (psk_slot_history_get_type ())

G_DECLARE_FINAL_TYPE (PskSlotHistory, psk_slot_history, PSK, SLOT_HISTORY, GtkBox)

void psk_slot_history_show (PskSlotHistory *self,
                            PskBook        *book,
                            PskHousehold   *household);

G_END_DECLS
