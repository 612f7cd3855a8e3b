/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-sample-plan.h"
#include "psk-store.h"

G_BEGIN_DECLS

gboolean psk_sample_stock_fill (PskSamplePlan  *plan,
                                PskStore       *store,
                                GError        **error);

G_END_DECLS
