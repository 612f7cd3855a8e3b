/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "psk-household.h"
#include "psk-store.h"

G_BEGIN_DECLS

/* Fewer households are written one by one: what is made ready for many would take
 * longer than it saves. */
#define PSK_HOUSEHOLDS_MANY 4000

gboolean psk_household_bulk_insert (PskStore     *store,
                                    GPtrArray    *households,
                                    GCancellable *cancellable,
                                    GError      **error);

G_END_DECLS
