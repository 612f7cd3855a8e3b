/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-book.h"
#include "psk-household-query.h"

G_BEGIN_DECLS

char *psk_filter_describe                (PskBook                 *book,
                                          const PskFilter         *filter);
char *psk_household_query_describe       (PskBook                 *book,
                                          const PskHouseholdQuery *query);
char *psk_household_query_describe_order (const PskHouseholdQuery *query);

G_END_DECLS
