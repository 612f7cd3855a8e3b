/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PskPhotoDropFunc:
 * @widget: where files are dragged over
 * @x: where, from its left edge
 * @after: (out): whether they are photos after
 *
 * Returns: the tambon that the files are for, 0 for none
 */
typedef int (*PskPhotoDropFunc) (GtkWidget *widget,
                                 double     x,
                                 gboolean  *after);

void      psk_photo_drop_attach  (GtkWidget        *widget,
                                  PskPhotoDropFunc  func);
GVariant *psk_photo_drop_pack    (int               tambon,
                                  gboolean          after,
                                  GSList           *files);

G_END_DECLS
