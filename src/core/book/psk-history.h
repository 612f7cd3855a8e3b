/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-history-event.h"
#include "psk-store.h"

G_BEGIN_DECLS

GPtrArray *psk_history_read (PskStore      *store,
                             const char    *table,
                             gint64         id,
                             GCancellable  *cancellable,
                             GError       **error);

G_END_DECLS
