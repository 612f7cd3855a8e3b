/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gdk-pixbuf/gdk-pixbuf.h>

G_BEGIN_DECLS

/**
 * PskPhotoSize:
 * @PSK_PHOTO_SIZE_THUMBNAIL: longer side 256 pixels, for the contact wall
 * @PSK_PHOTO_SIZE_DISPLAY: longer side 1600 pixels, for screens, slides and print
 */
typedef enum
{
  PSK_PHOTO_SIZE_THUMBNAIL = 256,
  PSK_PHOTO_SIZE_DISPLAY = 1600,
} PskPhotoSize;

GdkPixbuf *psk_photo_cache_load (const char   *cache_dir,
                                 const char   *photos_dir,
                                 const char   *file,
                                 PskPhotoSize  size,
                                 GError      **error);

G_END_DECLS
