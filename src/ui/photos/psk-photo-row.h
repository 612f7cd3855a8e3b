/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "psk-book.h"
#include "psk-photo-pair.h"

G_BEGIN_DECLS

#define PSK_TYPE_PHOTO_ROW (psk_photo_row_get_type ())

G_DECLARE_FINAL_TYPE (PskPhotoRow, psk_photo_row, PSK, PHOTO_ROW, GtkBox)

GtkWidget *psk_photo_row_new  (void);
void       psk_photo_row_bind (PskPhotoRow  *self,
                               PskBook      *book,
                               PskPhotoPair *pair);

G_END_DECLS
