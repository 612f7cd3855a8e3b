/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-values.h"
#include "psk-household.h"
#include "psk-search-index.h"
#include "psk-store.h"

G_BEGIN_DECLS

/**
 * PskHouseholdIndex:
 *
 * What households are filtered, searched and sorted by, in memory: one column after
 * another, as they are asked for.
 */
typedef struct _PskHouseholdIndex PskHouseholdIndex;

PskHouseholdIndex *psk_household_index_get         (PskStore           *store,
                                                    GError            **error);
void               psk_household_index_note        (PskStore           *store,
                                                    GArray             *ids);
PskStore          *psk_household_index_get_store   (PskHouseholdIndex  *self);
guint              psk_household_index_get_n_rows  (PskHouseholdIndex  *self);
gint64             psk_household_index_get_id      (PskHouseholdIndex  *self,
                                                    guint               row);
gboolean           psk_household_index_find        (PskHouseholdIndex  *self,
                                                    gint64              id,
                                                    guint              *row);
const guint8      *psk_household_index_get_present (PskHouseholdIndex  *self);
PskValues         *psk_household_index_get_column  (PskHouseholdIndex  *self,
                                                    PskHouseholdField   field,
                                                    GError            **error);
const guint32     *psk_household_index_get_order   (PskHouseholdIndex  *self,
                                                    GError            **error);
PskSearchIndex    *psk_household_index_get_texts   (PskHouseholdIndex  *self,
                                                    GError            **error);

G_END_DECLS
