/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-book.h"
#include "psk-household.h"

G_BEGIN_DECLS

GPtrArray *psk_household_steps_new (PskBook      *book,
                                    PskHousehold *household,
                                    GPtrArray    *events);

G_END_DECLS
