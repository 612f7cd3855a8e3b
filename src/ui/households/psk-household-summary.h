/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "psk-book.h"
#include "psk-household-query.h"

G_BEGIN_DECLS

#define PSK_TYPE_HOUSEHOLD_SUMMARY (psk_household_summary_get_type ())

G_DECLARE_FINAL_TYPE (PskHouseholdSummary, psk_household_summary, PSK, HOUSEHOLD_SUMMARY, AdwBin)

void psk_household_summary_show (PskHouseholdSummary    *self,
                                 PskBook                *book,
                                 guint                   n,
                                 const PskHouseholdSums *sums);

G_END_DECLS
