/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-household.h"
#include "psk-store.h"

G_BEGIN_DECLS

/**
 * PskHouseholdRows:
 *
 * Households in memory as a table that SQLite reads: one statement inserts thousands of
 * them, where binding and stepping one by one takes as long again as the inserting.
 */
typedef struct _PskHouseholdRows PskHouseholdRows;

PskHouseholdRows *psk_household_rows_new   (PskStore           *store,
                                            GError            **error);
void              psk_household_rows_free  (PskHouseholdRows   *self);
gboolean          psk_household_rows_write (PskHouseholdRows   *self,
                                            PskHousehold      **households,
                                            char              **search_texts,
                                            guint               n_rows,
                                            GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PskHouseholdRows, psk_household_rows_free)

G_END_DECLS
