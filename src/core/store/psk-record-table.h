/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-record.h"
#include "psk-store.h"

G_BEGIN_DECLS

GPtrArray *psk_record_table_read_all  (PskStore      *store,
                                       GType          type,
                                       sqlite3_stmt  *statement,
                                       GError       **error);
gpointer   psk_record_table_read_one  (PskStore      *store,
                                       GType          type,
                                       sqlite3_stmt  *statement,
                                       GError       **error);
GArray    *psk_record_table_read_ids  (PskStore      *store,
                                       sqlite3_stmt  *statement,
                                       GError       **error);
void       psk_record_table_bind      (gpointer       record,
                                       sqlite3_stmt  *statement,
                                       guint          first,
                                       guint          n);

G_END_DECLS
