/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "psk-photo.h"

G_BEGIN_DECLS

/**
 * PSK_PHOTO_SAME_DISTANCE:
 *
 * Two pictures whose likenesses are at most so many bits apart are the same
 * picture, possibly resaved or made smaller. Measured on 1,000 drawn pictures and
 * 16 photographs: resaving at quality 60 changes at most 2 bits, halving the size
 * as well 4, quartering it 4 and very rarely 6; the eight orientations of a
 * photograph differ in up to 4. Different drawings differ in 6 (3 pairs of 499,500)
 * and more, different photographs in 32. The number is always even, as half of the
 * 64 bits are set.
 */
#define PSK_PHOTO_SAME_DISTANCE 5

/**
 * PskPhotoInfo:
 * @sha256: of the bytes of the file, in hexadecimal
 * @extension: "jpg", "png", …, told by the contents
 * @bytes: size of the file
 * @width: pixels, upright
 * @height: pixels, upright
 * @taken_on: (nullable): as in 2024-03-09T10:11:12
 * @lat: degrees north, NaN when unknown
 * @lon: degrees east, NaN when unknown
 * @likeness: a 64-bit perceptual hash of the upright picture
 *
 * What a picture file tells about itself.
 */
typedef struct
{
  char *sha256;
  char *extension;
  gint64 bytes;
  int width;
  int height;
  char *taken_on;
  double lat;
  double lon;
  gint64 likeness;
} PskPhotoInfo;

#define PSK_TYPE_PHOTO_INFO (psk_photo_info_get_type ())

GType         psk_photo_info_get_type      (void);
PskPhotoInfo *psk_photo_info_copy          (const PskPhotoInfo *self);
void          psk_photo_info_free          (PskPhotoInfo       *self);
PskPhoto     *psk_photo_info_make_photo    (const PskPhotoInfo *self,
                                            const char         *path,
                                            const char         *moment);
PskPhotoInfo *psk_photo_intake_read        (const char         *path,
                                            GError            **error);
void          psk_photo_intake_read_async  (const char         *path,
                                            GCancellable       *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer            user_data);
PskPhotoInfo *psk_photo_intake_read_finish (GAsyncResult       *result,
                                            GError            **error);
gboolean      psk_photo_store              (const char         *src,
                                            const char         *photos_dir,
                                            const PskPhotoInfo *info,
                                            char              **file_name,
                                            GError            **error);
int           psk_photo_hash_distance      (gint64              a,
                                            gint64              b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PskPhotoInfo, psk_photo_info_free)

G_END_DECLS
