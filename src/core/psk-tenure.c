/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-tenure.h"

G_DEFINE_FINAL_TYPE (PskTenure, psk_tenure, PSK_TYPE_RECORD)

static const PskField fields[] = {
  { "id", PSK_FIELD_ID, G_STRUCT_OFFSET (PskTenure, id) },
  { "uid", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskTenure, uid) },
  { "tambon", PSK_FIELD_INT, G_STRUCT_OFFSET (PskTenure, tambon) },
  { "slot", PSK_FIELD_INT, G_STRUCT_OFFSET (PskTenure, slot) },
  { "household", PSK_FIELD_ID, G_STRUCT_OFFSET (PskTenure, household) },
  { "from-on", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskTenure, from_on) },
  { "until-on", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskTenure, until_on) },
  { "reason", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskTenure, reason) },
  { "successor", PSK_FIELD_ID, G_STRUCT_OFFSET (PskTenure, successor) },
};

static void
psk_tenure_class_init (PskTenureClass *klass)
{
  psk_record_class_set_fields (PSK_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
psk_tenure_init (PskTenure *self)
{
}
