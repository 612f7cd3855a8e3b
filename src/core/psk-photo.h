/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-record.h"

G_BEGIN_DECLS

#define PSK_TYPE_PHOTO (psk_photo_get_type ())

G_DECLARE_FINAL_TYPE (PskPhoto, psk_photo, PSK, PHOTO, PskRecord)

/**
 * PskPhoto:
 *
 * A photograph of a centre, before or after. Its file lies in the book's photos
 * folder and is never altered.
 */
struct _PskPhoto
{
  PskRecord parent_instance;

  gint64 id;
  char *uid;
  gint64 centre;
  int tambon; /* area code of the centre */
  char *moment; /* before, after */
  char *sha256;
  char *file; /* name in photos/ */
  char *original_name;
  int width; /* pixels, upright */
  int height;
  gint64 bytes;
  char *taken_on; /* ISO 8601 date or moment */
  char *taken_from; /* exif, person */
  double lat;
  double lon;
  gint64 likeness; /* 64-bit perceptual hash */
  char *added_at;
};

G_END_DECLS
