/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-values.h"

G_BEGIN_DECLS

/**
 * PskRowSort:
 *
 * Rows on their way into an order. Each step keeps what the steps before it made of rows
 * that it finds equal, so that the last key is sorted by first.
 */
typedef struct _PskRowSort PskRowSort;

PskRowSort    *psk_row_sort_new        (const guint32 *order,
                                        const guint8  *keep,
                                        guint          n_rows);
void           psk_row_sort_free       (PskRowSort    *self);
void           psk_row_sort_by         (PskRowSort    *self,
                                        PskValues     *column,
                                        gboolean       descending,
                                        gboolean       missing_first);
const guint32 *psk_row_sort_get_rows   (PskRowSort    *self,
                                        guint         *n_rows);
guint32       *psk_row_sort_steal_rows (PskRowSort    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PskRowSort, psk_row_sort_free)

G_END_DECLS
