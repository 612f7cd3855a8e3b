/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-page.h"

G_BEGIN_DECLS

#define PSK_TYPE_CENTRES_PAGE (psk_centres_page_get_type ())

G_DECLARE_FINAL_TYPE (PskCentresPage, psk_centres_page, PSK, CENTRES_PAGE, PskPage)

PskPage *psk_centres_page_new (void);

G_END_DECLS
