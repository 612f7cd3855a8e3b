/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "psk-book.h"
#include "psk-photo-pair.h"

G_BEGIN_DECLS

#define PSK_TYPE_PHOTO_STAGE (psk_photo_stage_get_type ())

G_DECLARE_FINAL_TYPE (PskPhotoStage, psk_photo_stage, PSK, PHOTO_STAGE, AdwBin)

void psk_photo_stage_show (PskPhotoStage *self,
                           PskBook       *book,
                           PskPhotoPair  *pair);

G_END_DECLS
