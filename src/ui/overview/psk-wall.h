/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-page.h"
#include "psk-summary.h"

G_BEGIN_DECLS

int psk_wall_fill (GtkGrid          *wall,
                   PskPage          *page,
                   const PskSummary *summary);

G_END_DECLS
