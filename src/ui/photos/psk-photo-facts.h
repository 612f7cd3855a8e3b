/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-areas.h"
#include "psk-photo.h"

G_BEGIN_DECLS

GPtrArray *psk_photo_find_alike      (GPtrArray  *photos,
                                      PskPhoto   *photo);
char      *psk_photo_describe        (PskPhoto   *photo,
                                      PskAreas   *areas);
char      *psk_photo_format_moment   (const char *taken_on);
char      *psk_photo_format_day      (PskPhoto   *photo);

G_END_DECLS
