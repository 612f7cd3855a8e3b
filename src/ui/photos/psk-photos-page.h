/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-page.h"

G_BEGIN_DECLS

#define PSK_TYPE_PHOTOS_PAGE (psk_photos_page_get_type ())

G_DECLARE_FINAL_TYPE (PskPhotosPage, psk_photos_page, PSK, PHOTOS_PAGE, PskPage)

PskPage *psk_photos_page_new (void);

G_END_DECLS
