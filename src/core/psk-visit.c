/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-visit.h"

G_DEFINE_FINAL_TYPE (PskVisit, psk_visit, PSK_TYPE_RECORD)

static const PskField fields[] = {
  { "id", PSK_FIELD_ID, G_STRUCT_OFFSET (PskVisit, id) },
  { "uid", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskVisit, uid) },
  { "household", PSK_FIELD_ID, G_STRUCT_OFFSET (PskVisit, household) },
  { "visited-on", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskVisit, visited_on) },
  { "kinds", PSK_FIELD_INT, G_STRUCT_OFFSET (PskVisit, kinds) },
  { "area-sqm", PSK_FIELD_REAL, G_STRUCT_OFFSET (PskVisit, area_sqm) },
  { "centre", PSK_FIELD_ID, G_STRUCT_OFFSET (PskVisit, centre) },
  { "seeds", PSK_FIELD_REAL, G_STRUCT_OFFSET (PskVisit, seeds) },
  { "seed-unit", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskVisit, seed_unit) },
  { "note", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskVisit, note) },
};

static void
psk_visit_class_init (PskVisitClass *klass)
{
  psk_record_class_set_fields (PSK_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
psk_visit_init (PskVisit *self)
{
}
