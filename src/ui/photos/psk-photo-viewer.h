/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "psk-book.h"
#include "psk-visit-photo.h"

G_BEGIN_DECLS

#define PSK_TYPE_PHOTO_VIEWER (psk_photo_viewer_get_type ())

G_DECLARE_FINAL_TYPE (PskPhotoViewer, psk_photo_viewer, PSK, PHOTO_VIEWER, AdwWindow)

void           psk_photo_viewer_show      (GtkWidget      *widget,
                                           PskBook        *book,
                                           GPtrArray      *photos,
                                           GPtrArray      *paths,
                                           guint           at);
PskVisitPhoto *psk_photo_viewer_get_photo (PskPhotoViewer *self);

G_END_DECLS
