/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-page.h"

G_BEGIN_DECLS

#define PSK_TYPE_MONTHLY_PAGE (psk_monthly_page_get_type ())

G_DECLARE_FINAL_TYPE (PskMonthlyPage, psk_monthly_page, PSK, MONTHLY_PAGE, PskPage)

PskPage *psk_monthly_page_new (void);

G_END_DECLS
