/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "psk-book.h"
#include "psk-household.h"

G_BEGIN_DECLS

#define PSK_TYPE_SLOT_ROW (psk_slot_row_get_type ())

G_DECLARE_FINAL_TYPE (PskSlotRow, psk_slot_row, PSK, SLOT_ROW, GtkListBoxRow)

GtkWidget    *psk_slot_row_new           (PskBook      *book,
                                          int           tambon,
                                          int           slot,
                                          PskHousehold *holder);
int           psk_slot_row_get_slot      (PskSlotRow   *self);
PskHousehold *psk_slot_row_get_holder    (PskSlotRow   *self);

G_END_DECLS
