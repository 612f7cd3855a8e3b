/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "psk-book.h"
#include "psk-photo-pair.h"

G_BEGIN_DECLS

#define PSK_TYPE_PHOTO_DETAIL (psk_photo_detail_get_type ())

G_DECLARE_FINAL_TYPE (PskPhotoDetail, psk_photo_detail, PSK, PHOTO_DETAIL, AdwBin)

void psk_photo_detail_show (PskPhotoDetail *self,
                            PskBook        *book,
                            PskPhotoPair   *pair,
                            GPtrArray      *photos);

G_END_DECLS
