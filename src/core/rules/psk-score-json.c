/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "psk-error.h"
#include "psk-score.h"
#include "psk-thai-date.h"

#define FORMAT_VERSION 1

static const struct
{
  const char *name;
  gsize offset;
} indicator_texts[] = {
  { "id", G_STRUCT_OFFSET (PskIndicator, id) },
  { "title_th", G_STRUCT_OFFSET (PskIndicator, title_th) },
  { "title_en", G_STRUCT_OFFSET (PskIndicator, title_en) },
  { "short_th", G_STRUCT_OFFSET (PskIndicator, short_th) },
  { "short_en", G_STRUCT_OFFSET (PskIndicator, short_en) },
  { "formula_th", G_STRUCT_OFFSET (PskIndicator, formula_th) },
  { "formula_en", G_STRUCT_OFFSET (PskIndicator, formula_en) },
  { "unit_th", G_STRUCT_OFFSET (PskIndicator, unit_th) },
  { "unit_en", G_STRUCT_OFFSET (PskIndicator, unit_en) },
};

static void
add_text (JsonBuilder *builder,
          const char  *name,
          const char  *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
add_int (JsonBuilder *builder,
         const char  *name,
         gint64       value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
add_indicator (JsonBuilder        *builder,
               const PskIndicator *indicator)
{
  json_builder_begin_object (builder);
  for (gsize i = 0; i < G_N_ELEMENTS (indicator_texts); i++)
    add_text (builder, indicator_texts[i].name,
              G_STRUCT_MEMBER (char *, indicator, indicator_texts[i].offset));
  add_int (builder, "max_tenths", indicator->max);
  add_text (builder, "numerator",
            indicator->numerator == PSK_METRIC_NONE
            ? "manual" : psk_metric_get_info (indicator->numerator)->name);
  add_text (builder, "denominator",
            indicator->denominator == PSK_METRIC_NONE
            ? "" : psk_metric_get_info (indicator->denominator)->name);
  json_builder_end_object (builder);
}

static void
add_row (JsonBuilder       *builder,
         PskScoreSheet     *self,
         const PskScoreRow *row)
{
  json_builder_begin_object (builder);
  add_int (builder, "area", row->area);
  add_int (builder, "total_tenths", row->total);
  add_int (builder, "percent_tenths", row->percent);
  add_text (builder, "grade", row->grade);
  add_int (builder, "rank", row->rank);
  json_builder_set_member_name (builder, "cells");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->n_indicators; i++)
    {
      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "value");
      json_builder_add_double_value (builder, row->cells[i].value);
      json_builder_set_member_name (builder, "target");
      json_builder_add_double_value (builder, row->cells[i].target);
      add_int (builder, "points_tenths", row->cells[i].points);
      add_text (builder, "evidence", row->cells[i].evidence);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_head (JsonBuilder   *builder,
          PskScoreSheet *self)
{
  g_autofree char *quarter = psk_period_to_string (&self->quarter);
  g_autofree char *on = psk_thai_date_to_iso (&self->on);

  add_int (builder, "format", FORMAT_VERSION);
  add_text (builder, "quarter", quarter);
  add_text (builder, "on", on);
  add_text (builder, "title_th", self->title_th);
  add_text (builder, "title_en", self->title_en);
  add_text (builder, "note_th", self->note_th);
  add_text (builder, "note_en", self->note_en);
  add_int (builder, "version", self->version);
  add_int (builder, "is_default", self->is_default);
  add_int (builder, "max_tenths", self->max);
}

/**
 * psk_score_sheet_to_json:
 * @self: a sheet
 *
 * Returns: (transfer full): everything in it, to be frozen when the quarter is closed
 */
JsonNode *
psk_score_sheet_to_json (PskScoreSheet *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_head (builder, self);

  json_builder_set_member_name (builder, "grades");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->n_grades; i++)
    {
      json_builder_begin_object (builder);
      add_text (builder, "grade", self->grades[i].grade);
      add_int (builder, "from_tenths", self->grades[i].from);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);

  json_builder_set_member_name (builder, "indicators");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->n_indicators; i++)
    add_indicator (builder, &self->indicators[i]);
  json_builder_end_array (builder);

  json_builder_set_member_name (builder, "rows");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->n_rows; i++)
    add_row (builder, self, &self->rows[i]);
  add_row (builder, self, &self->average);
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  return json_builder_get_root (builder);
}

static char *
get_text (JsonObject *object,
          const char *name)
{
  return g_strdup (json_object_get_string_member_with_default (object, name, NULL));
}

static int
get_int (JsonObject *object,
         const char *name)
{
  return (int) json_object_get_int_member_with_default (object, name, 0);
}

static void
read_row (PskScoreSheet *self,
          PskScoreRow   *row,
          JsonObject    *object)
{
  JsonArray *cells = json_object_get_array_member (object, "cells");

  row->area = get_int (object, "area");
  row->total = get_int (object, "total_tenths");
  row->percent = get_int (object, "percent_tenths");
  row->grade = get_text (object, "grade");
  row->rank = get_int (object, "rank");
  row->cells = g_new0 (PskScoreCell, self->n_indicators);

  for (guint i = 0; i < MIN (self->n_indicators, json_array_get_length (cells)); i++)
    {
      JsonObject *cell = json_array_get_object_element (cells, i);

      row->cells[i].value = json_object_get_double_member (cell, "value");
      row->cells[i].target = json_object_get_double_member (cell, "target");
      row->cells[i].points = get_int (cell, "points_tenths");
      row->cells[i].evidence = get_text (cell, "evidence");
    }
}

static void
read_lists (PskScoreSheet *self,
            JsonObject    *object)
{
  JsonArray *grades = json_object_get_array_member (object, "grades");
  JsonArray *indicators = json_object_get_array_member (object, "indicators");
  JsonArray *rows = json_object_get_array_member (object, "rows");

  self->n_grades = json_array_get_length (grades);
  self->grades = g_new0 (PskGrade, self->n_grades);
  for (guint i = 0; i < self->n_grades; i++)
    {
      self->grades[i].grade = get_text (json_array_get_object_element (grades, i), "grade");
      self->grades[i].from = get_int (json_array_get_object_element (grades, i), "from_tenths");
    }

  self->n_indicators = json_array_get_length (indicators);
  self->indicators = g_new0 (PskIndicator, self->n_indicators);
  for (guint i = 0; i < self->n_indicators; i++)
    {
      JsonObject *indicator = json_array_get_object_element (indicators, i);

      for (gsize t = 0; t < G_N_ELEMENTS (indicator_texts); t++)
        G_STRUCT_MEMBER (char *, &self->indicators[i], indicator_texts[t].offset)
          = get_text (indicator, indicator_texts[t].name);
      self->indicators[i].max = get_int (indicator, "max_tenths");
      self->indicators[i].numerator
        = psk_metric_from_name (json_object_get_string_member (indicator, "numerator"));
      self->indicators[i].denominator
        = psk_metric_from_name (json_object_get_string_member (indicator, "denominator"));
    }

  self->n_rows = json_array_get_length (rows) - 1;
  self->rows = g_new0 (PskScoreRow, self->n_rows);
  for (guint i = 0; i < self->n_rows; i++)
    read_row (self, &self->rows[i], json_array_get_object_element (rows, i));
  read_row (self, &self->average, json_array_get_object_element (rows, self->n_rows));
}

/**
 * psk_score_sheet_from_json:
 * @json: what psk_score_sheet_to_json() made
 * @error: (nullable): %PSK_ERROR_DAMAGED
 *
 * Returns: (transfer full) (nullable): the sheet
 */
PskScoreSheet *
psk_score_sheet_from_json (const char *json,
                           GError    **error)
{
  g_autoptr (JsonNode) root = json_from_string (json, NULL);
  g_autoptr (PskScoreSheet) self = NULL;
  JsonObject *object;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root)
      || get_int (json_node_get_object (root), "format") != FORMAT_VERSION)
    {
      g_set_error_literal (error, PSK_ERROR, PSK_ERROR_DAMAGED,
                           _("The closed score sheet cannot be read: restore the latest backup."));
      return NULL;
    }

  object = json_node_get_object (root);
  self = g_new0 (PskScoreSheet, 1);
  g_atomic_ref_count_init (&self->ref_count);
  psk_period_parse (json_object_get_string_member (object, "quarter"), &self->quarter, NULL);
  psk_thai_date_from_iso (json_object_get_string_member (object, "on"), &self->on);
  self->title_th = get_text (object, "title_th");
  self->title_en = get_text (object, "title_en");
  self->note_th = get_text (object, "note_th");
  self->note_en = get_text (object, "note_en");
  self->version = get_int (object, "version");
  self->is_default = get_int (object, "is_default") != 0;
  self->max = get_int (object, "max_tenths");
  read_lists (self, object);

  return g_steal_pointer (&self);
}
