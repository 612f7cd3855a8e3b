/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "psk-book.h"

G_BEGIN_DECLS

/**
 * PskPhotoDateFunc:
 * @add: whether the picture is to be added
 * @iso: (nullable): when it was taken, %NULL when that stays unknown
 * @user_data: data
 */
typedef void (*PskPhotoDateFunc) (gboolean    add,
                                  const char *iso,
                                  gpointer    user_data);

void psk_photo_ask_date (GtkWindow        *parent,
                         PskBook          *book,
                         const char       *file,
                         const char       *iso,
                         PskPhotoDateFunc  func,
                         gpointer          user_data);

G_END_DECLS
