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
GdkTexture *psk_photo_load_finish (GAsyncResult         *result,
                                   GError              **error);
void        psk_photo_load_into   (PskBook              *book,
                                   const char           *file,
                                   GtkPicture           *picture);

G_END_DECLS
