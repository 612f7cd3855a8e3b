/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "psk-household.h"
#include "psk-store.h"

G_BEGIN_DECLS

/* Fewer households are written one by one: what is made ready for many would take
 * longer than it saves. */
#define PSK_HOUSEHOLDS_MANY 4000

/**
 * PskHouseholdBulkProgressFunc:
 * @n_written: how many households are written
 * @user_data: for the function
 *
 * Called by the thread that writes, once for some thousands.
 */
typedef void (*PskHouseholdBulkProgressFunc) (guint    n_written,
                                              gpointer user_data);

gboolean psk_household_bulk_insert (PskStore                    *store,
                                    GPtrArray                   *households,
                                    PskHouseholdBulkProgressFunc progress,
                                    gpointer                     user_data,
                                    GCancellable                *cancellable,
                                    GError                     **error);

G_END_DECLS
