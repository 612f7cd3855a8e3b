/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-household.h"
#include "psk-page.h"
#include "psk-visit.h"

G_BEGIN_DECLS

#define PSK_TYPE_VISIT_DIALOG (psk_visit_dialog_get_type ())

G_DECLARE_FINAL_TYPE (PskVisitDialog, psk_visit_dialog, PSK, VISIT_DIALOG, AdwWindow)

void psk_visit_dialog_show (PskPage      *page,
                            PskHousehold *household,
                            PskVisit     *visit);

G_END_DECLS
