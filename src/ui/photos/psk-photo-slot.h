/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "psk-book.h"
#include "psk-photo.h"

G_BEGIN_DECLS

#define PSK_TYPE_PHOTO_SLOT (psk_photo_slot_get_type ())

G_DECLARE_FINAL_TYPE (PskPhotoSlot, psk_photo_slot, PSK, PHOTO_SLOT, AdwBin)

GtkWidget *psk_photo_slot_new  (gboolean      after);
void       psk_photo_slot_show (PskPhotoSlot *self,
                                PskBook      *book,
                                int           tambon,
                                const char   *place,
                                PskPhoto     *photo);

G_END_DECLS
