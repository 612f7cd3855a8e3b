/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "psk-photo-pair.h"

G_BEGIN_DECLS

/**
 * PskPhotoKind:
 * @PSK_PHOTO_KIND_ALL: every tambon
 * @PSK_PHOTO_KIND_COMPLETE: with both photos
 * @PSK_PHOTO_KIND_LACKS_AFTER: without a photo after
 * @PSK_PHOTO_KIND_LACKS_BEFORE: without a photo before; one without any lacks both
 * @PSK_PHOTO_KIND_DOUBTFUL: with what may be the same picture as another
 */
typedef enum
{
  PSK_PHOTO_KIND_ALL,
  PSK_PHOTO_KIND_COMPLETE,
  PSK_PHOTO_KIND_LACKS_AFTER,
  PSK_PHOTO_KIND_LACKS_BEFORE,
  PSK_PHOTO_KIND_DOUBTFUL,
  PSK_N_PHOTO_KINDS,
} PskPhotoKind;

#define PSK_TYPE_PHOTO_FILTER (psk_photo_filter_get_type ())

G_DECLARE_FINAL_TYPE (PskPhotoFilter, psk_photo_filter, PSK, PHOTO_FILTER, GtkFilter)

PskPhotoFilter *psk_photo_filter_new        (void);
void            psk_photo_filter_set_kind   (PskPhotoFilter *self,
                                             PskPhotoKind    kind);
void            psk_photo_filter_set_search (PskPhotoFilter *self,
                                             const char     *text);
void            psk_photo_filter_set_photos (PskPhotoFilter *self,
                                             GPtrArray      *photos);
void            psk_photo_filter_count      (PskPhotoFilter *self,
                                             GListModel     *pairs,
                                             guint           counts[PSK_N_PHOTO_KINDS]);

G_END_DECLS
