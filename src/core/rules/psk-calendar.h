/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-period.h"
#include "psk-store.h"

G_BEGIN_DECLS

GDate      psk_calendar_get_today         (PskStore        *store);
GPtrArray *psk_calendar_get_months        (PskStore        *store,
                                           const PskPeriod *within);
GDate      psk_calendar_get_due_date      (PskStore        *store,
                                           const char      *month);
char      *psk_calendar_get_current_month (PskStore        *store);

G_END_DECLS
