/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-store.h"

G_BEGIN_DECLS

GHashTable *psk_code_table_count_uses    (PskStore    *store,
                                          const char  *list,
                                          GError     **error);
GArray     *psk_code_table_read_with_both (PskStore   *store,
                                          const char  *first,
                                          const char  *second,
                                          GError     **error);
gboolean    psk_code_table_put_vegetable (PskStore    *store,
                                          const char  *old,
                                          const char  *now,
                                          GError     **error);

G_END_DECLS
