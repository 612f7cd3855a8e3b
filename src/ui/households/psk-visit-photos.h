/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "psk-book.h"

G_BEGIN_DECLS

#define PSK_TYPE_VISIT_PHOTOS (psk_visit_photos_get_type ())

G_DECLARE_FINAL_TYPE (PskVisitPhotos, psk_visit_photos, PSK, VISIT_PHOTOS, GtkBox)

void       psk_visit_photos_fill         (PskVisitPhotos       *self,
                                          PskBook              *book,
                                          gint64                visit);
void       psk_visit_photos_add_files    (PskVisitPhotos       *self,
                                          GListModel           *files);
guint      psk_visit_photos_get_n        (PskVisitPhotos       *self);
gboolean   psk_visit_photos_is_changed   (PskVisitPhotos       *self);
void       psk_visit_photos_store_async  (PskVisitPhotos       *self,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
GPtrArray *psk_visit_photos_store_finish (PskVisitPhotos       *self,
                                          GAsyncResult         *result,
                                          GError              **error);

G_END_DECLS
