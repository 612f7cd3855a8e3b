/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "psk-book.h"
#include "psk-photo-cache.h"

G_BEGIN_DECLS

void        psk_photo_load_async  (PskBook              *book,
                                   const char           *file,
                                   PskPhotoSize          size,
                                   GCancellable         *cancellable,
                                   GAsyncReadyCallback   callback,
                                   gpointer              user_data);
void        psk_photo_load_file_async (const char           *path,
                                       PskPhotoSize          size,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
GdkTexture *psk_photo_load_finish (GAsyncResult         *result,
                                   GError              **error);
void        psk_photo_load_into   (PskBook              *book,
                                   const char           *file,
                                   GtkPicture           *picture);
void        psk_photo_load_file_into (const char            *path,
                                      GtkPicture            *picture);

G_END_DECLS
