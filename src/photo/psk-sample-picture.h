/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean psk_sample_picture_write (const char *path,
                                   guint32     seed,
                                   gboolean    after,
                                   const char *taken_iso,
                                   double      lat,
                                   double      lon,
                                   GError    **error);

G_END_DECLS
