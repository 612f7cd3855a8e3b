/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-page.h"

G_BEGIN_DECLS

#define PSK_TYPE_OVERVIEW_PAGE (psk_overview_page_get_type ())

G_DECLARE_FINAL_TYPE (PskOverviewPage, psk_overview_page, PSK, OVERVIEW_PAGE, PskPage)

PskPage *psk_overview_page_new (void);

G_END_DECLS
