/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-area.h"
#include "psk-store.h"

G_BEGIN_DECLS

GPtrArray *psk_area_table_read_all (PskStore  *store,
                                    GError   **error);
gboolean   psk_area_table_insert   (PskStore  *store,
                                    PskArea   *area,
                                    GError   **error);

G_END_DECLS
