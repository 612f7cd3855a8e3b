/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-values.h"
#include "psk-household.h"
#include "psk-store.h"

G_BEGIN_DECLS

/**
 * PskHouseholdScope:
 * @PSK_HOUSEHOLDS_CHOSEN: households that hold a slot and those that dropped out
 * @PSK_HOUSEHOLDS_HOLDING: households that hold a slot
 * @PSK_HOUSEHOLDS_ALL: also the base list from which households are chosen
 */
typedef enum
{
  PSK_HOUSEHOLDS_CHOSEN,
  PSK_HOUSEHOLDS_HOLDING,
  PSK_HOUSEHOLDS_ALL,
} PskHouseholdScope;

#define PSK_MAX_SORT_KEYS 4

typedef struct
{
  PskHouseholdField field;
  gboolean descending;
} PskSortKey;

/**
 * PskHouseholdQuery:
 * @ids: (nullable) (element-type gint64): only these households, as far as the rest allows
 *   them; %NULL for all
 * @area: province, district or tambon code; 0 for everything
 * @scope: which households
 * @search: (nullable): what the user typed
 * @filters: (nullable) (element-type PskFilter): what columns are asked; a status is a
 *   state as in psk_household_get_state()
 * @sort: the order, the first key first; what they leave open is in the order of place:
 *   tambon, slot (not of the whole base list), village, house
 * @n_sort: how many keys
 */
typedef struct
{
  GArray *ids;
  int area;
  PskHouseholdScope scope;
  char *search;
  GPtrArray *filters;
  PskSortKey sort[PSK_MAX_SORT_KEYS];
  guint n_sort;
} PskHouseholdQuery;

/**
 * PskHouseholdSums:
 * @n: how many households
 * @states: (element-type PskValueCount): how many are in each state, in their order
 * @n_enough: how many grow at least as many kinds as are needed
 * @n_counted: of how many the kinds are known
 * @kinds: their sum
 * @n_with_members: of how many the members are known
 * @members: their sum
 *
 * What some households come to together.
 */
typedef struct
{
  guint n;
  GArray *states;
  guint n_enough;
  guint n_counted;
  gint64 kinds;
  guint n_with_members;
  gint64 members;
} PskHouseholdSums;

PskHouseholdQuery *psk_household_query_copy   (const PskHouseholdQuery *self);
void               psk_household_query_free   (PskHouseholdQuery       *self);
GArray            *psk_household_query_run    (PskStore                *store,
                                               const PskHouseholdQuery *self,
                                               GError                 **error);
GArray            *psk_household_query_count  (PskStore                *store,
                                               const PskHouseholdQuery *self,
                                               PskHouseholdField        field,
                                               guint                    max_values,
                                               GError                 **error);
PskHouseholdSums  *psk_household_query_sum    (PskStore                *store,
                                               const PskHouseholdQuery *self,
                                               GError                 **error);
void               psk_household_sums_free    (PskHouseholdSums        *self);
gboolean           psk_household_query_warm   (PskStore                *store,
                                               guint                    step);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PskHouseholdQuery, psk_household_query_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PskHouseholdSums, psk_household_sums_free)

G_END_DECLS
