/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-mapping.h"

#include <glib/gi18n-lib.h>

#include "psk-error.h"
#include "psk-mapping-head.h"
#include "psk-text.h"

static int
column_from_title (const PskMapping *self,
                   const char       *text)
{
  g_autofree char *wanted = psk_text_clean (text);

  for (int i = 0; self->titles != NULL && self->titles[i] != NULL; i++)
    {
      if (*wanted != '\0' && g_str_equal (self->titles[i], wanted))
        return i;
    }

  return -1;
}

static int
column_from_json (const PskMapping *self,
                  JsonNode         *node)
{
  int column = -1;

  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    column = column_from_title (self, json_node_get_string (node));

  return column >= 0 ? column : psk_column_from_json (node);
}

/* Several columns of one field: vegetables in each, or parts of a value beside each other:
 * ["E", "F", "G"]. */
static gboolean
parse_several (PskMapping *self,
               PskColumn   field,
               JsonArray  *array)
{
  const int n = (int) json_array_get_length (array);

  if (n == 0 || (field != PSK_COLUMN_KINDS && n != psk_column_get_span (field)))
    return FALSE;

  for (int i = 0; i < n; i++)
    {
      const int column = column_from_json (self, json_array_get_element (array, (guint) i));

      if (column < 0)
        return FALSE;
      if (field == PSK_COLUMN_KINDS)
        psk_mapping_add_kinds (self, column);
      else if (i == 0)
        psk_mapping_set_span (self, field, column);
      else if (column != self->columns[field] + i)
        return FALSE;
    }

  return TRUE;
}

static gboolean
parse_columns (PskMapping *self,
               JsonObject *columns,
               GError    **error)
{
  g_autoptr (GList) members = json_object_get_members (columns);

  for (int i = 0; i < PSK_N_COLUMNS; i++)
    {
      self->columns[i] = -1;
      self->spans[i] = 0;
    }
  g_clear_pointer (&self->more_kinds, g_array_unref);

  for (GList *l = members; l != NULL; l = l->next)
    {
      const PskColumn field = psk_column_from_name (l->data);
      JsonNode *node = json_object_get_member (columns, l->data);
      const int column = column_from_json (self, node);

      if (field != PSK_COLUMN_NONE && JSON_NODE_HOLDS_ARRAY (node)
          && parse_several (self, field, json_node_get_array (node)))
        continue;

      if (field == PSK_COLUMN_NONE)
        {
          g_autofree char *known = g_strjoinv (", ", (char **) (const char *[]) {
            "district", "tambon", "village_no", "house_no", "house_village", "address", "title",
            "first_name", "last_name", "full_name", "citizen_id", "house_code", "phone",
            "members", "vulnerability", "kinds", "planted_on", "note", NULL });

          g_set_error (error, PSK_ERROR, PSK_ERROR_FORMAT,
                       /* Translators: a name in the file, then the names that exist */
                       _("The mapping names the field “%s”, which does not exist: use %s."),
                       (const char *) l->data, known);
          return FALSE;
        }
      if (column < 0)
        {
          g_set_error (error, PSK_ERROR, PSK_ERROR_FORMAT,
                       _("The mapping gives “%s” no column of the sheet: write the letter of the "
                         "column such as \"A\", its number from 1, or its title."),
                       (const char *) l->data);
          return FALSE;
        }
      self->columns[field] = column;
    }

  return TRUE;
}

static gboolean
read_row_number (JsonObject *object,
                 const char *member,
                 int        *row,
                 GError    **error)
{
  JsonNode *node = json_object_get_member (object, member);

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return TRUE;

  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64
      && json_node_get_int (node) >= 0 && json_node_get_int (node) <= G_MAXINT)
    {
      *row = (int) json_node_get_int (node);
      return TRUE;
    }

  g_set_error (error, PSK_ERROR, PSK_ERROR_FORMAT,
               _("“%s” of the mapping is not the number of a row: count the rows from 1."), member);
  return FALSE;
}

/* The first row that is not blank, counted from 1. */
static int
first_row (GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      if (psk_rows_count_filled (rows, (int) i) > 0)
        return (int) i + 1;
    }

  return 0;
}

/* Takes the titles from so many rows, whatever they say. */
static void
set_head (PskMapping *self,
          GPtrArray  *rows,
          int         header_row,
          int         header_rows)
{
  GStrv last_lines = NULL;

  if (header_row < 1 || header_row > (int) rows->len)
    return;

  g_strfreev (self->titles);
  self->titles = psk_head_join (rows, header_row - 1, header_rows, &last_lines);
  g_strfreev (last_lines);
  self->header_row = header_row;
  self->header_rows = header_rows;
  self->data_row = header_row + header_rows;
}

/**
 * psk_mapping_parse:
 * @object: {"header_row":…, "data_row":…, "columns":{"kinds":"H", …}}
 * @rows: (element-type GStrv): the first rows of the sheet
 * @sheet_name: its name
 * @areas: the areas of the book
 * @codes: its code lists
 * @error: (nullable): %PSK_ERROR_FORMAT
 *
 * Reads a mapping that somebody wrote. A column is given by its letter, its number from 1,
 * or its title; several that hold one field by an array. "header_rows" says how many rows of
 * titles there are, up to three. What the object does not say is guessed; when it names
 * columns, no other column is used. A "header_row" of 0 means that the sheet has no head.
 * Whether households can come of it is for psk_mapping_check().
 *
 * Returns: (transfer full) (nullable): the mapping
 */
PskMapping *
psk_mapping_parse (JsonObject    *object,
                   GPtrArray     *rows,
                   const char    *sheet_name,
                   PskAreas      *areas,
                   PskDefinition *codes,
                   GError       **error)
{
  g_autoptr (PskMapping) self = NULL;
  JsonNode *columns = json_object_get_member (object, "columns");
  int header_row = -1;
  int header_rows = 0;
  int data_row = -1;

  if (!read_row_number (object, "header_row", &header_row, error)
      || !read_row_number (object, "header_rows", &header_rows, error)
      || !read_row_number (object, "data_row", &data_row, error))
    return NULL;
  if (header_row > (int) rows->len)
    {
      g_set_error (error, PSK_ERROR, PSK_ERROR_FORMAT,
                   _("There are no column titles in row %d of the sheet “%s”: write the row of "
                     "the titles in “header_row”, or 0 when there are none."),
                   header_row, sheet_name);
      return NULL;
    }

  self = psk_mapping_guess (rows, sheet_name, header_row, areas, codes);

  /* A head whose titles nobody knows is the first row, when columns are given. */
  if (header_row < 0 && self->header_row == 0 && !psk_mapping_check (self, sheet_name, NULL))
    set_head (self, rows, first_row (rows), 1);
  else if (self->header_row > 0 && header_rows >= 1 && header_rows <= PSK_MAX_HEAD_HEIGHT)
    set_head (self, rows, self->header_row, header_rows);
  if (data_row >= 1)
    self->data_row = data_row;

  if (columns != NULL && !JSON_NODE_HOLDS_OBJECT (columns))
    {
      g_set_error_literal (error, PSK_ERROR, PSK_ERROR_FORMAT,
                           _("“columns” of the mapping must be an object of fields and columns."));
      return NULL;
    }
  if (columns != NULL && !parse_columns (self, json_node_get_object (columns), error))
    return NULL;

  return g_steal_pointer (&self);
}

static void
add_letters (JsonBuilder *builder,
             int          column)
{
  g_autofree char *letters = psk_column_get_letters (column);

  json_builder_add_string_value (builder, letters);
}

static void
add_column_json (const PskMapping *self,
                 PskColumn         field,
                 JsonBuilder      *builder)
{
  const guint n_more = field == PSK_COLUMN_KINDS && self->more_kinds != NULL
                       ? self->more_kinds->len : 0;
  const gboolean several = n_more > 0 || self->spans[field] > 1;

  json_builder_set_member_name (builder, psk_column_get_name (field));
  if (several)
    json_builder_begin_array (builder);
  add_letters (builder, self->columns[field]);
  for (guint i = 0; i < n_more; i++)
    add_letters (builder, g_array_index (self->more_kinds, int, i));
  for (int i = 1; i < self->spans[field]; i++)
    add_letters (builder, self->columns[field] + i);
  if (several)
    json_builder_end_array (builder);
}

/**
 * psk_mapping_add_json:
 * @self: a mapping
 * @builder: a builder inside an object
 *
 * Adds what psk_mapping_parse() reads.
 */
void
psk_mapping_add_json (const PskMapping *self,
                      JsonBuilder      *builder)
{
  json_builder_set_member_name (builder, "header_row");
  json_builder_add_int_value (builder, self->header_row);
  json_builder_set_member_name (builder, "header_rows");
  json_builder_add_int_value (builder, self->header_rows);
  json_builder_set_member_name (builder, "data_row");
  json_builder_add_int_value (builder, self->data_row);
  json_builder_set_member_name (builder, "columns");
  json_builder_begin_object (builder);
  for (int i = 0; i < PSK_N_COLUMNS; i++)
    {
      if (self->columns[i] >= 0)
        add_column_json (self, i, builder);
    }
  json_builder_end_object (builder);
}

/**
 * psk_mapping_to_text:
 * @self: a mapping
 *
 * Returns: (transfer full): JSON that psk_mapping_parse() reads
 */
char *
psk_mapping_to_text (const PskMapping *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) node = NULL;

  json_builder_begin_object (builder);
  psk_mapping_add_json (self, builder);
  json_builder_end_object (builder);
  node = json_builder_get_root (builder);

  return json_to_string (node, FALSE);
}
