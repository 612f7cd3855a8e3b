/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-book.h"
#include "psk-duplicate.h"

G_BEGIN_DECLS

#define PSK_TYPE_DUPLICATE_PAIR (psk_duplicate_pair_get_type ())

G_DECLARE_FINAL_TYPE (PskDuplicatePair, psk_duplicate_pair, PSK, DUPLICATE_PAIR, GObject)

PskDuplicatePair   *psk_duplicate_pair_new        (PskBook             *book,
                                                   const PskDuplicate  *duplicate);
const PskDuplicate *psk_duplicate_pair_get        (PskDuplicatePair    *self);
gboolean            psk_duplicate_pair_equal      (PskDuplicatePair    *self,
                                                   const PskDuplicate  *duplicate);
gboolean            psk_duplicate_pair_is_current (PskDuplicatePair    *self);
PskHousehold       *psk_duplicate_pair_get_first  (PskDuplicatePair    *self);
PskHousehold       *psk_duplicate_pair_get_second (PskDuplicatePair    *self);

G_END_DECLS
