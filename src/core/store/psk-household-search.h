/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-household-index.h"

G_BEGIN_DECLS

/**
 * PskHouseholdSearch:
 *
 * What somebody typed into the search, taken apart: words, the number of a village, tambons
 * and districts.
 */
typedef struct _PskHouseholdSearch PskHouseholdSearch;

PskHouseholdSearch *psk_household_search_new   (PskStore           *store,
                                                const char         *typed,
                                                GError            **error);
void                psk_household_search_free  (PskHouseholdSearch *self);
gboolean            psk_household_search_apply (PskHouseholdSearch *self,
                                                PskHouseholdIndex  *index,
                                                guint8             *keep,
                                                GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PskHouseholdSearch, psk_household_search_free)

G_END_DECLS
