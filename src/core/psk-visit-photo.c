/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-visit-photo.h"

G_DEFINE_FINAL_TYPE (PskVisitPhoto, psk_visit_photo, PSK_TYPE_RECORD)

static const PskField fields[] = {
  { "id", PSK_FIELD_ID, G_STRUCT_OFFSET (PskVisitPhoto, id) },
  { "uid", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskVisitPhoto, uid) },
  { "visit", PSK_FIELD_ID, G_STRUCT_OFFSET (PskVisitPhoto, visit) },
  { "sha256", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskVisitPhoto, sha256) },
  { "file", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskVisitPhoto, file) },
  { "original-name", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskVisitPhoto, original_name) },
  { "width", PSK_FIELD_INT, G_STRUCT_OFFSET (PskVisitPhoto, width) },
  { "height", PSK_FIELD_INT, G_STRUCT_OFFSET (PskVisitPhoto, height) },
  { "bytes", PSK_FIELD_ID, G_STRUCT_OFFSET (PskVisitPhoto, bytes) },
  { "taken-on", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskVisitPhoto, taken_on) },
  { "likeness", PSK_FIELD_ID, G_STRUCT_OFFSET (PskVisitPhoto, likeness) },
  { "added-at", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskVisitPhoto, added_at) },
};

static void
psk_visit_photo_class_init (PskVisitPhotoClass *klass)
{
  psk_record_class_set_fields (PSK_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
psk_visit_photo_init (PskVisitPhoto *self)
{
}
