/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-store.h"
#include "psk-visit.h"

G_BEGIN_DECLS

GPtrArray *psk_visit_table_read_all     (PskStore    *store,
                                         gint64       household,
                                         GError     **error);
gboolean   psk_visit_table_insert       (PskStore    *store,
                                         PskVisit    *visit,
                                         GError     **error);
gboolean   psk_visit_table_has_later    (PskStore    *store,
                                         gint64       household,
                                         const char  *date);
int        psk_visit_table_latest_kinds (PskStore    *store,
                                         gint64       first,
                                         gint64       second);

G_END_DECLS
