/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "psk-book.h"
#include "psk-photo-intake.h"

G_BEGIN_DECLS

/**
 * PskPhotoTwinFunc:
 * @add: whether the picture shall be added although it looks like another
 * @user_data: for the function
 */
typedef void (*PskPhotoTwinFunc) (gboolean add,
                                  gpointer user_data);

GPtrArray *psk_photo_twin_read_known (PskBook            *book,
                                      gint64              visit,
                                      GError            **error);
gpointer   psk_photo_twin_find       (GPtrArray          *known,
                                      const PskPhotoInfo *info,
                                      gboolean           *same_file);
char      *psk_photo_twin_refuse     (PskBook            *book,
                                      const char         *file,
                                      gpointer            twin);
void       psk_photo_twin_ask        (GtkWindow          *parent,
                                      PskBook            *book,
                                      const char         *file,
                                      gpointer            twin,
                                      PskPhotoTwinFunc    func,
                                      gpointer            user_data);

G_END_DECLS
