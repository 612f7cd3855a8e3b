/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-page.h"
#include "psk-period.h"

G_BEGIN_DECLS

void psk_print_roster (PskPage         *page);
void psk_print_scores (PskPage         *page,
                       const PskPeriod *quarter);

G_END_DECLS
