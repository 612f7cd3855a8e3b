/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-page.h"

G_BEGIN_DECLS

#define PSK_TYPE_SCORES_PAGE (psk_scores_page_get_type ())

G_DECLARE_FINAL_TYPE (PskScoresPage, psk_scores_page, PSK, SCORES_PAGE, PskPage)

PskPage *psk_scores_page_new (void);

G_END_DECLS
