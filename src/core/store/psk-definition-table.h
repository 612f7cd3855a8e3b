/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-store.h"

G_BEGIN_DECLS

char     *psk_definition_table_read    (PskStore    *store,
                                        const char  *kind,
                                        gint64      *id,
                                        int         *version,
                                        gboolean    *is_default);
char     *psk_definition_table_read_id (PskStore    *store,
                                        gint64       id,
                                        int         *version,
                                        gboolean    *is_default);
gboolean  psk_definition_table_add     (PskStore    *store,
                                        const char  *kind,
                                        const char  *json,
                                        gboolean     is_default,
                                        GError     **error);

G_END_DECLS
