/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gdk-pixbuf/gdk-pixbuf.h>

G_BEGIN_DECLS

#define PSK_PICTURE_MAX_BYTES ((gint64) 200 * 1000 * 1000)
#define PSK_PICTURE_MAX_PIXELS ((gint64) 100 * 1000 * 1000)

GBytes     *psk_picture_read          (const char *path,
                                       GError    **error);
const char *psk_picture_get_extension (GBytes     *bytes);
GdkPixbuf  *psk_picture_decode        (GBytes     *bytes,
                                       const char *name,
                                       int         orientation,
                                       int         max_side,
                                       int        *width,
                                       int        *height,
                                       GError    **error);

G_END_DECLS
