/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-report.h"

G_DEFINE_FINAL_TYPE (PskReport, psk_report, PSK_TYPE_RECORD)

static const PskField fields[] = {
  { "id", PSK_FIELD_ID, G_STRUCT_OFFSET (PskReport, id) },
  { "uid", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskReport, uid) },
  { "district", PSK_FIELD_INT, G_STRUCT_OFFSET (PskReport, district) },
  { "month", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskReport, month) },
  { "state", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskReport, state) },
  { "definition", PSK_FIELD_ID, G_STRUCT_OFFSET (PskReport, definition) },
  { "submitted-on", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskReport, submitted_on) },
  { "submitted-by", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskReport, submitted_by) },
  { "decided-on", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskReport, decided_on) },
  { "return-reason", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskReport, return_reason) },
  { "achievement", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskReport, achievement) },
  { "problems", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskReport, problems) },
  { "suggestions", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskReport, suggestions) },
};

static void
psk_report_class_init (PskReportClass *klass)
{
  psk_record_class_set_fields (PSK_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
psk_report_init (PskReport *self)
{
}
