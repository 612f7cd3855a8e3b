/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-store.h"

G_BEGIN_DECLS

GPtrArray *psk_history_table_read_values   (PskStore    *store,
                                            const char  *table,
                                            gint64       id,
                                            GError     **error);
GArray    *psk_history_table_read_children (PskStore    *store,
                                            const char  *table,
                                            gint64       household,
                                            GError     **error);

G_END_DECLS
