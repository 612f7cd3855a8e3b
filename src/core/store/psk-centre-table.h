/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-centre.h"
#include "psk-photo.h"
#include "psk-stock-movement.h"
#include "psk-store.h"

G_BEGIN_DECLS

GPtrArray *psk_centre_table_read_all      (PskStore    *store,
                                           int          area,
                                           GError     **error);
PskCentre *psk_centre_table_read          (PskStore    *store,
                                           int          tambon,
                                           GError     **error);
PskCentre *psk_centre_table_find          (PskStore    *store,
                                           gint64       id);
gboolean   psk_centre_table_insert        (PskStore    *store,
                                           PskCentre   *centre,
                                           GError     **error);
gboolean   psk_centre_table_update        (PskStore    *store,
                                           PskCentre   *centre,
                                           GError     **error);
GPtrArray *psk_centre_table_read_photos   (PskStore    *store,
                                           int          area,
                                           GError     **error);
PskPhoto  *psk_centre_table_read_photo    (PskStore    *store,
                                           gint64       id,
                                           GError     **error);
GPtrArray *psk_centre_table_find_photo    (PskStore    *store,
                                           const char  *sha256,
                                           GError     **error);
gboolean   psk_centre_table_insert_photo  (PskStore    *store,
                                           PskPhoto    *photo,
                                           GError     **error);
gboolean   psk_centre_table_delete_photo  (PskStore    *store,
                                           gint64       id,
                                           GError     **error);
gboolean   psk_centre_table_set_pair      (PskStore    *store,
                                           gint64       centre,
                                           gint64       before,
                                           gint64       after,
                                           const char  *alignment,
                                           GError     **error);
GPtrArray *psk_centre_table_read_stock    (PskStore    *store,
                                           gint64       centre,
                                           GError     **error);
PskStockMovement *psk_centre_table_read_stock_movement (PskStore *store,
                                                        gint64    id,
                                                        GError  **error);
PskStockMovement *psk_centre_table_find_stock (PskStore    *store,
                                           gint64       centre,
                                           const char  *uid);
gboolean   psk_centre_table_insert_stock  (PskStore    *store,
                                           PskStockMovement *movement,
                                           GError     **error);
PskStockMovement *psk_centre_table_read_visit_stock (PskStore *store,
                                                     gint64    visit);
gboolean   psk_centre_table_update_stock  (PskStore    *store,
                                           PskStockMovement *movement,
                                           GError     **error);
gboolean   psk_centre_table_delete_stock  (PskStore    *store,
                                           gint64       id,
                                           GError     **error);
double     psk_centre_table_stock_left    (PskStore    *store,
                                           gint64       centre,
                                           const char  *unit);

G_END_DECLS
