/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-record.h"

G_BEGIN_DECLS

#define PSK_TYPE_VISIT_PHOTO (psk_visit_photo_get_type ())

G_DECLARE_FINAL_TYPE (PskVisitPhoto, psk_visit_photo, PSK, VISIT_PHOTO, PskRecord)

/**
 * PskVisitPhoto:
 *
 * A photograph that was taken at a visit. Its file lies in the book's photos folder and
 * is never altered.
 */
struct _PskVisitPhoto
{
  PskRecord parent_instance;

  gint64 id;
  char *uid;
  gint64 visit;
  char *sha256;
  char *file; /* name in photos/ */
  char *original_name;
  int width; /* pixels, upright */
  int height;
  gint64 bytes;
  char *taken_on; /* ISO 8601 date or moment */
  gint64 likeness; /* 64-bit perceptual hash */
  char *added_at;
};

/* The number of a field, in the order of the struct and of the statements. */
typedef enum
{
  PSK_VISIT_PHOTO_ID,
  PSK_VISIT_PHOTO_UID,
  PSK_VISIT_PHOTO_VISIT,
  PSK_VISIT_PHOTO_SHA256,
  PSK_VISIT_PHOTO_FILE,
  PSK_VISIT_PHOTO_ORIGINAL_NAME,
  PSK_VISIT_PHOTO_WIDTH,
  PSK_VISIT_PHOTO_HEIGHT,
  PSK_VISIT_PHOTO_BYTES,
  PSK_VISIT_PHOTO_TAKEN_ON,
  PSK_VISIT_PHOTO_LIKENESS,
  PSK_VISIT_PHOTO_ADDED_AT,
} PskVisitPhotoField;

G_END_DECLS
