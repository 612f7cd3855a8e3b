/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-store.h"

G_BEGIN_DECLS

gboolean psk_import_table_insert         (PskStore    *store,
                                          const char  *kind,
                                          const char  *file_name,
                                          guint        n_new,
                                          guint        n_updated,
                                          guint        n_unchanged,
                                          guint        n_rejected,
                                          GError     **error);
gboolean psk_import_table_has_households (PskStore    *store);

G_END_DECLS
