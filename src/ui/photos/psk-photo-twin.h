/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "psk-book.h"
#include "psk-photo-intake.h"

G_BEGIN_DECLS

/**
 * PskPhotoTwinFunc:
 * @add: whether the picture shall be added
 * @problem: (nullable): the sentence that says why not; %NULL also when the user has decided
 * @user_data: for the function
 */
typedef void (*PskPhotoTwinFunc) (gboolean    add,
                                  const char *problem,
                                  gpointer    user_data);

void psk_photo_twin_judge (GtkWindow          *parent,
                           PskBook            *book,
                           gint64              visit,
                           GPtrArray          *coming,
                           const PskPhotoInfo *info,
                           const char         *file,
                           PskPhotoTwinFunc    func,
                           gpointer            user_data);

G_END_DECLS
