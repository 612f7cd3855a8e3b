/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-store.h"
#include "psk-tenure.h"

G_BEGIN_DECLS

GPtrArray *psk_slot_table_read_history (PskStore  *store,
                                        int        tambon,
                                        int        slot,
                                        GError   **error);
GArray    *psk_slot_table_read_holders (PskStore  *store,
                                        int        tambon,
                                        GError   **error);
PskTenure *psk_slot_table_read_last    (PskStore  *store,
                                        gint64     household,
                                        GError   **error);
char      *psk_slot_table_free_since   (PskStore  *store,
                                        int        tambon,
                                        int        slot);
gboolean   psk_slot_table_withdraw     (PskStore  *store,
                                        gint64     tenure,
                                        GError   **error);

G_END_DECLS
