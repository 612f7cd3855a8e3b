/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-store.h"

G_BEGIN_DECLS

typedef void (*PskCheckTableFunc) (gint64       household,
                                   const char  *date,
                                   gpointer     user_data);

gboolean psk_check_table_each_unvisited  (PskStore           *store,
                                          const char         *since,
                                          PskCheckTableFunc   func,
                                          gpointer            user_data,
                                          GError            **error);
gboolean psk_check_table_each_unreplaced (PskStore           *store,
                                          const char         *on,
                                          PskCheckTableFunc   func,
                                          gpointer            user_data,
                                          GError            **error);

G_END_DECLS
