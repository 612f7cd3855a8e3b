/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-store.h"
#include "psk-visit-photo.h"
#include "psk-visit.h"

G_BEGIN_DECLS

GPtrArray *psk_visit_table_read_all        (PskStore            *store,
                                            gint64               household,
                                            GError             **error);
PskVisit  *psk_visit_table_read            (PskStore            *store,
                                            gint64               id,
                                            GError             **error);
PskVisit  *psk_visit_table_read_latest     (PskStore            *store,
                                            gint64               household);
gboolean   psk_visit_table_insert          (PskStore            *store,
                                            PskVisit            *visit,
                                            GError             **error);
gboolean   psk_visit_table_update          (PskStore            *store,
                                            PskVisit            *visit,
                                            GError             **error);
gboolean   psk_visit_table_delete          (PskStore            *store,
                                            gint64               id,
                                            GError             **error);
guint      psk_visit_table_count           (PskStore            *store,
                                            gint64               household);
int        psk_visit_table_latest_kinds    (PskStore            *store,
                                            gint64               first,
                                            gint64               second);
char      *psk_visit_table_first_growing   (PskStore            *store,
                                            gint64               household);
GPtrArray *psk_visit_table_read_vegetables (PskStore            *store,
                                            gint64               visit,
                                            GError             **error);
gboolean   psk_visit_table_set_vegetables  (PskStore            *store,
                                            gint64               visit,
                                            const char * const  *vegetables,
                                            GError             **error);
GPtrArray *psk_visit_table_read_photos     (PskStore            *store,
                                            gint64               visit,
                                            GError             **error);
GPtrArray *psk_visit_table_read_all_photos (PskStore            *store,
                                            GError             **error);
gboolean   psk_visit_table_insert_photo    (PskStore            *store,
                                            PskVisitPhoto       *photo,
                                            GError             **error);
gboolean   psk_visit_table_delete_photo    (PskStore            *store,
                                            gint64               id,
                                            GError             **error);

G_END_DECLS
