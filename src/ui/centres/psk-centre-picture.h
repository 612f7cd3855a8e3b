/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "psk-book.h"

G_BEGIN_DECLS

#define PSK_TYPE_CENTRE_PICTURE (psk_centre_picture_get_type ())

G_DECLARE_FINAL_TYPE (PskCentrePicture, psk_centre_picture, PSK, CENTRE_PICTURE, GtkButton)

void psk_centre_picture_show (PskCentrePicture *self,
                              PskBook          *book,
                              gint64            photo,
                              const char       *word,
                              const char       *missing);

G_END_DECLS
