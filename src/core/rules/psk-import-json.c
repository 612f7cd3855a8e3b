/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-import-converter.h"

#include <string.h>

#include "psk-text.h"

/* A cell can hold megabytes: nobody reads more of what is wrong with it. */
#define MAX_VALUE_CHARS 1000

/**
 * psk_import_problem_new:
 * @severity: whether the row is rejected
 * @field: what the cell is about
 * @column: (transfer full): the title of the column
 * @value: what the cell holds; only its start is kept when it is very long
 * @reason: one translated sentence
 *
 * Returns: (transfer full): the problem, without its place yet
 */
PskImportProblem *
psk_import_problem_new (PskImportSeverity severity,
                        PskColumn         field,
                        char             *column,
                        const char       *value,
                        const char       *reason)
{
  PskImportProblem *problem = g_new0 (PskImportProblem, 1);

  problem->severity = severity;
  problem->field = field;
  problem->column = column;
  problem->value = strlen (value) > MAX_VALUE_CHARS ? psk_text_shorten (value, MAX_VALUE_CHARS)
                                                     : g_utf8_make_valid (value, -1);
  problem->reason = g_strdup (reason);

  return problem;
}

/**
 * psk_import_problem_set_place:
 * @self: a problem
 * @number: the sheet, from 1
 * @sheet: its name
 * @row: the row, from 1; 0 for the whole sheet
 */
void
psk_import_problem_set_place (PskImportProblem *self,
                              int               number,
                              const char       *sheet,
                              int               row)
{
  self->sheet_number = number;
  self->sheet = g_ref_string_new_intern (sheet);
  self->row = row;
}

/**
 * psk_import_problem_is_alike:
 * @self: a problem
 * @other: another
 *
 * Returns: whether the same cell contents are wrong for the same reason
 */
gboolean
psk_import_problem_is_alike (const PskImportProblem *self,
                             const PskImportProblem *other)
{
  return self->field == other->field && self->severity == other->severity
         && g_str_equal (self->value, other->value) && g_str_equal (self->reason, other->reason);
}

/**
 * psk_import_problem_free:
 * @self: (transfer full): a problem
 */
void
psk_import_problem_free (PskImportProblem *self)
{
  if (self->sheet != NULL)
    g_ref_string_release (self->sheet);
  g_free (self->name);
  g_free (self->column);
  g_free (self->value);
  g_free (self->reason);
  g_free (self);
}

static void
add_text (JsonBuilder *builder,
          const char  *name,
          const char  *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text != NULL ? text : "");
}

/**
 * psk_import_problems_to_json:
 * @problems: (element-type PskImportProblem): problems
 * @builder: a builder in an object
 *
 * Adds the member that lists them.
 */
void
psk_import_problems_to_json (GPtrArray   *problems,
                             JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "problems");
  json_builder_begin_array (builder);
  for (guint i = 0; i < problems->len; i++)
    {
      const PskImportProblem *problem = problems->pdata[i];

      json_builder_begin_object (builder);
      add_text (builder, "severity", problem->severity == PSK_IMPORT_ERROR ? "error" : "note");
      add_text (builder, "sheet", problem->sheet);
      json_builder_set_member_name (builder, "row");
      json_builder_add_int_value (builder, problem->row);
      add_text (builder, "column", problem->column);
      add_text (builder, "value", problem->value);
      add_text (builder, "reason", problem->reason);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/**
 * psk_import_counts_to_json:
 * @counts: (array fixed-size=4): how many have each #PskImportOutcome
 * @builder: a builder in an object
 *
 * Adds a member for each.
 */
void
psk_import_counts_to_json (const guint *counts,
                           JsonBuilder *builder)
{
  static const char * const names[] = { "new", "updated", "unchanged", "rejected" };

  for (int i = 0; i < PSK_N_IMPORT_OUTCOMES; i++)
    {
      json_builder_set_member_name (builder, names[i]);
      json_builder_add_int_value (builder, counts[i]);
    }
}

/**
 * psk_import_to_json:
 * @self: an import that was prepared
 *
 * Returns: (transfer full): counts and problems as `pansukctl import --json`
 *   prints them
 */
JsonNode *
psk_import_to_json (PskImport *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  GPtrArray *problems = psk_import_get_problems (self);
  guint counts[PSK_N_IMPORT_OUTCOMES];

  g_return_val_if_fail (problems != NULL, NULL);

  for (guint i = 0; i < PSK_N_IMPORT_OUTCOMES; i++)
    counts[i] = psk_import_get_count (self, i);

  json_builder_begin_object (builder);
  psk_import_counts_to_json (counts, builder);
  psk_import_problems_to_json (problems, builder);
  json_builder_end_object (builder);

  return json_builder_get_root (builder);
}
