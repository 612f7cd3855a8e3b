/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-duplicate-rows.h"

G_BEGIN_DECLS

/* Which households are worth comparing; private to psk-duplicate.c. */

typedef void (*PskDuplicatePairFunc) (const PskDuplicateRow *first,
                                      const PskDuplicateRow *second,
                                      gboolean               is_alone,
                                      gpointer               user_data);

gboolean psk_duplicate_blocks_each_pair (PskDuplicateRows     *rows,
                                         PskDuplicatePairFunc  func,
                                         gpointer              user_data,
                                         GCancellable         *cancellable,
                                         GError              **error);

G_END_DECLS
