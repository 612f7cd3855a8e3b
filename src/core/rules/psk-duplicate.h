/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-household-query.h"

G_BEGIN_DECLS

/**
 * PskDuplicateReasons:
 * @PSK_DUPLICATE_SAME_ID: they have the same citizen id
 * @PSK_DUPLICATE_SAME_HOUSE_AND_HEAD: a head of the same name in the same house
 * @PSK_DUPLICATE_SIMILAR_NAME_NEARBY: a similar name in the same tambon
 * @PSK_DUPLICATE_SAME_PHONE: they have the same telephone; never a reason by itself
 * @PSK_DUPLICATE_SAME_NAME_ELSEWHERE: they alone have that name in the tambon, in two
 *   villages, and an id is missing that would tell them apart
 *
 * Why two households may be the same, as a set of these.
 */
typedef enum
{
  PSK_DUPLICATE_SAME_ID = 1 << 0,
  PSK_DUPLICATE_SAME_HOUSE_AND_HEAD = 1 << 1,
  PSK_DUPLICATE_SIMILAR_NAME_NEARBY = 1 << 2,
  PSK_DUPLICATE_SAME_PHONE = 1 << 3,
  PSK_DUPLICATE_SAME_NAME_ELSEWHERE = 1 << 4,
} PskDuplicateReasons;

#define PSK_DUPLICATE_N_REASONS 5

/* From how many points on a pair is worth looking at. */
#define PSK_DUPLICATE_LEAST_SCORE 60

/**
 * PskDuplicate:
 * @first: the row id of a household
 * @second: that of another, greater than @first
 * @reasons: a set of #PskDuplicateReasons
 * @score: how sure it is, %PSK_DUPLICATE_LEAST_SCORE to 100
 *
 * Two households that may be the same.
 */
typedef struct
{
  gint64 first;
  gint64 second;
  guint reasons;
  int score;
} PskDuplicate;

GPtrArray  *psk_duplicates_find           (PskStore            *store,
                                           int                  area,
                                           PskHouseholdScope    scope,
                                           GCancellable        *cancellable,
                                           GError             **error);
const char *psk_duplicate_get_reason_name (PskDuplicateReasons  reason);
char       *psk_duplicate_describe        (guint                reasons);

G_END_DECLS
