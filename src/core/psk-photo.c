/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-photo.h"

G_DEFINE_FINAL_TYPE (PskPhoto, psk_photo, PSK_TYPE_RECORD)

static const PskField fields[] = {
  { "id", PSK_FIELD_ID, G_STRUCT_OFFSET (PskPhoto, id) },
  { "uid", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskPhoto, uid) },
  { "centre", PSK_FIELD_ID, G_STRUCT_OFFSET (PskPhoto, centre) },
  { "tambon", PSK_FIELD_INT, G_STRUCT_OFFSET (PskPhoto, tambon) },
  { "moment", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskPhoto, moment) },
  { "sha256", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskPhoto, sha256) },
  { "file", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskPhoto, file) },
  { "original-name", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskPhoto, original_name) },
  { "width", PSK_FIELD_INT, G_STRUCT_OFFSET (PskPhoto, width) },
  { "height", PSK_FIELD_INT, G_STRUCT_OFFSET (PskPhoto, height) },
  { "bytes", PSK_FIELD_ID, G_STRUCT_OFFSET (PskPhoto, bytes) },
  { "taken-on", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskPhoto, taken_on) },
  { "taken-from", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskPhoto, taken_from) },
  { "lat", PSK_FIELD_REAL, G_STRUCT_OFFSET (PskPhoto, lat) },
  { "lon", PSK_FIELD_REAL, G_STRUCT_OFFSET (PskPhoto, lon) },
  { "likeness", PSK_FIELD_ID, G_STRUCT_OFFSET (PskPhoto, likeness) },
  { "added-at", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskPhoto, added_at) },
};

static void
psk_photo_class_init (PskPhotoClass *klass)
{
  psk_record_class_set_fields (PSK_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
psk_photo_init (PskPhoto *self)
{
}
