/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-centre.h"

G_DEFINE_FINAL_TYPE (PskCentre, psk_centre, PSK_TYPE_RECORD)

static const PskField fields[] = {
  { "id", PSK_FIELD_ID, G_STRUCT_OFFSET (PskCentre, id) },
  { "uid", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskCentre, uid) },
  { "tambon", PSK_FIELD_INT, G_STRUCT_OFFSET (PskCentre, tambon) },
  { "name", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskCentre, name) },
  { "opened-on", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskCentre, opened_on) },
  { "keeper", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskCentre, keeper) },
  { "phone", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskCentre, phone) },
  { "lat", PSK_FIELD_REAL, G_STRUCT_OFFSET (PskCentre, lat) },
  { "lon", PSK_FIELD_REAL, G_STRUCT_OFFSET (PskCentre, lon) },
  { "pinned-on", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskCentre, pinned_on) },
  { "note", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskCentre, note) },
  { "n-before", PSK_FIELD_INT, G_STRUCT_OFFSET (PskCentre, n_before) },
  { "n-after", PSK_FIELD_INT, G_STRUCT_OFFSET (PskCentre, n_after) },
  { "before", PSK_FIELD_ID, G_STRUCT_OFFSET (PskCentre, before) },
  { "after", PSK_FIELD_ID, G_STRUCT_OFFSET (PskCentre, after) },
  { "alignment", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskCentre, alignment) },
};

static void
psk_centre_class_init (PskCentreClass *klass)
{
  psk_record_class_set_fields (PSK_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
psk_centre_init (PskCentre *self)
{
}
