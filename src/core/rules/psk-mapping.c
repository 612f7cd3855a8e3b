/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-mapping.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "psk-error.h"
#include "psk-mapping-head.h"
#include "psk-text.h"

#define MAX_COLUMNS 16384

static const char * const names[PSK_N_COLUMNS] = {
  "number", "district", "tambon", "village_no", "house_no", "house_village", "address", "title",
  "first_name", "last_name", "full_name", "citizen_id", "house_code", "phone", "members",
  "vulnerability", "kinds", "planted_on", "note",
};

G_DEFINE_BOXED_TYPE (PskMapping, psk_mapping, psk_mapping_copy, psk_mapping_free)

/* "A" is 0, "Z" 25, "AA" 26; -1 for anything else. */
static int
column_from_letters (const char *text)
{
  int column = 0;
  gsize n = 0;

  for (; g_ascii_isalpha (text[n]) && n < 4; n++)
    column = column * 26 + (g_ascii_toupper (text[n]) - 'A' + 1);

  return n >= 1 && n <= 3 && text[n] == '\0' ? column - 1 : -1;
}

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
 * psk_mapping_new:
 *
 * Returns: (transfer full): a mapping without a head and without columns
 */
PskMapping *
psk_mapping_new (void)
{
  PskMapping *self = g_new0 (PskMapping, 1);

  self->data_row = 1;
  self->titles = g_new0 (char *, 1);
  for (int i = 0; i < PSK_N_COLUMNS; i++)
    self->columns[i] = -1;

  return self;
}

/**
 * psk_mapping_copy:
 * @self: a mapping
 *
 * Returns: (transfer full): a copy
 */
PskMapping *
psk_mapping_copy (const PskMapping *self)
{
  PskMapping *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->titles = g_strdupv (self->titles);
  copy->ticks = g_strdupv (self->ticks);
  copy->more_kinds = self->more_kinds != NULL ? g_array_copy (self->more_kinds) : NULL;
  return copy;
}

/**
 * psk_mapping_free:
 * @self: (transfer full): a mapping
 */
void
psk_mapping_free (PskMapping *self)
{
  g_return_if_fail (self != NULL);

  g_strfreev (self->titles);
  g_strfreev (self->ticks);
  g_clear_pointer (&self->more_kinds, g_array_unref);
  g_free (self);
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
 * Reads a mapping that somebody wrote. A column is given by its letter, its
 * number from 1, or its title; several that hold one field by an array. "header_rows" says how many rows of titles there
 * are, up to three. What the object does not say is guessed; when it
 * names columns, no other column is used. A "header_row" of 0 means that the
 * sheet has no head. Whether households can come of it is for psk_mapping_check().
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

/**
 * psk_mapping_has_persons:
 * @self: a mapping
 *
 * Returns: whether a column says who the households are
 */
gboolean
psk_mapping_has_persons (const PskMapping *self)
{
  return self->columns[PSK_COLUMN_FULL_NAME] >= 0 || self->columns[PSK_COLUMN_FIRST_NAME] >= 0
         || self->columns[PSK_COLUMN_CITIZEN_ID] >= 0;
}

/**
 * psk_mapping_lacks_place:
 * @self: a mapping
 *
 * Returns: whether nothing says in which tambon the households are
 */
gboolean
psk_mapping_lacks_place (const PskMapping *self)
{
  return self->columns[PSK_COLUMN_TAMBON] < 0 && self->columns[PSK_COLUMN_ADDRESS] < 0
         && self->tambon == 0 && self->place == 0 && !self->sections;
}

/**
 * psk_mapping_check:
 * @self: a mapping
 * @sheet_name: the name of its sheet
 * @error: (nullable): %PSK_ERROR_FORMAT
 *
 * Checks that households can come of it: it must say who and where.
 *
 * Returns: whether it can be used
 */
gboolean
psk_mapping_check (const PskMapping *self,
                   const char       *sheet_name,
                   GError          **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (!psk_mapping_has_persons (self))
    {
      g_set_error (error, PSK_ERROR, PSK_ERROR_FORMAT,
                   _("The sheet “%s” has no column of names or citizen ids: choose the row of the "
                     "column titles, or say which column holds what."),
                   sheet_name);
      return FALSE;
    }
  if (psk_mapping_lacks_place (self))
    {
      g_set_error (error, PSK_ERROR, PSK_ERROR_FORMAT,
                   _("The sheet “%s” does not say in which tambon the households are: choose the "
                     "tambon, or the column that names it."),
                   sheet_name);
      return FALSE;
    }

  return TRUE;
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

  json_builder_set_member_name (builder, names[field]);
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

/**
 * psk_mapping_find_field:
 * @self: a mapping
 * @column: a column, counted from 0
 *
 * Returns: what the column feeds, or %PSK_COLUMN_NONE
 */
PskColumn
psk_mapping_find_field (const PskMapping *self,
                        int               column)
{
  for (int i = 0; i < PSK_N_COLUMNS; i++)
    {
      if (self->columns[i] >= 0 && column >= self->columns[i]
          && column < self->columns[i] + MAX (self->spans[i], 1))
        return i;
    }

  return psk_mapping_has_more_kinds (self, column) ? PSK_COLUMN_KINDS : PSK_COLUMN_NONE;
}

/**
 * psk_mapping_has_ticks:
 * @self: a mapping
 *
 * Returns: whether the causes of vulnerability are columns that are ticked
 */
gboolean
psk_mapping_has_ticks (const PskMapping *self)
{
  const int column = self->columns[PSK_COLUMN_VULNERABILITY];

  return self->ticks != NULL && column >= 0 && column < (int) g_strv_length (self->ticks)
         && self->ticks[column][0] != '\0';
}

/* Where the title of a column stands again to the right of all that is read, or -1. */
static int
find_again (const PskMapping *self,
            int               column,
            int               last)
{
  const int n = (int) g_strv_length (self->titles);

  for (int c = last + 1; column >= 0 && column < n && c < n; c++)
    {
      if (self->titles[column][0] != '\0' && g_str_equal (self->titles[c], self->titles[column]))
        return c;
    }

  return -1;
}

/**
 * psk_mapping_find_second_list:
 * @self: a mapping
 *
 * Returns: the first column of a second list to the right, counted from 0, when the
 *   titles of the name and of another column stand there again; otherwise -1
 */
int
psk_mapping_find_second_list (const PskMapping *self)
{
  const PskColumn name = self->columns[PSK_COLUMN_FULL_NAME] >= 0 ? PSK_COLUMN_FULL_NAME
                                                                  : PSK_COLUMN_FIRST_NAME;
  int last = -1;
  int first = -1;
  int n_again = 0;

  for (int i = 0; i < PSK_N_COLUMNS; i++)
    last = MAX (last, self->columns[i]);
  for (int i = 0; i < PSK_N_COLUMNS; i++)
    {
      const int again = find_again (self, self->columns[i], last);

      n_again += again >= 0;
      if (again >= 0 && (first < 0 || again < first))
        first = again;
    }

  return n_again >= 2 && find_again (self, self->columns[name], last) >= 0 ? first : -1;
}

/**
 * psk_mapping_set_column:
 * @self: a mapping
 * @field: what the column holds, or %PSK_COLUMN_NONE for nothing
 * @column: a column, counted from 0
 *
 * Says what a column holds, and that alone: one of names and addresses feeds two fields.
 * Another column that fed @field feeds nothing now, and so do all that named vegetables
 * with it; when the first of these gets to hold another thing, the next takes its place. What
 * columns hold together, none of them holds without the others.
 */
void
psk_mapping_set_column (PskMapping *self,
                        PskColumn   field,
                        int         column)
{
  g_return_if_fail (column >= 0);

  for (int i = 0; i < PSK_N_COLUMNS; i++)
    {
      if (self->columns[i] >= 0 && column >= self->columns[i]
          && column < self->columns[i] + MAX (self->spans[i], 1))
        self->columns[i] = -1;
      if (self->columns[i] < 0 || (int) field == i)
        self->spans[i] = 0;
    }
  psk_mapping_remove_kinds (self, field == PSK_COLUMN_KINDS ? -1 : column);
  if (field != PSK_COLUMN_NONE)
    self->columns[field] = column;
}

/**
 * psk_mapping_get_title:
 * @self: a mapping
 * @column: a column, counted from 0
 *
 * Returns: (transfer full): the title of the column, or its letter without one
 */
char *
psk_mapping_get_title (const PskMapping *self,
                       int               column)
{
  if (column >= 0 && column < (int) g_strv_length (self->titles)
      && self->titles[column][0] != '\0')
    return g_strdup (self->titles[column]);

  return column >= 0 ? psk_column_get_letters (column) : g_strdup ("");
}

/**
 * psk_column_get_letters:
 * @column: a column, counted from 0
 *
 * Returns: (transfer full): what spreadsheets call it: A, Z, AA
 */
char *
psk_column_get_letters (int column)
{
  GString *letters = g_string_new (NULL);

  for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26)
    g_string_prepend_c (letters, (char) ('A' + (rest - 1) % 26));

  return g_string_free (letters, FALSE);
}

/**
 * psk_column_from_json:
 * @node: the letters of a column, or its number from 1
 *
 * Returns: the column, counted from 0; -1 when it is none
 */
int
psk_column_from_json (JsonNode *node)
{
  gint64 number;

  if (!JSON_NODE_HOLDS_VALUE (node))
    return -1;
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return column_from_letters (json_node_get_string (node));
  if (json_node_get_value_type (node) != G_TYPE_INT64)
    return -1;

  number = json_node_get_int (node);
  return number >= 1 && number <= MAX_COLUMNS ? (int) number - 1 : -1;
}

/**
 * psk_column_get_name:
 * @field: what a column holds
 *
 * Returns: (transfer none): its name in JSON
 */
const char *
psk_column_get_name (PskColumn field)
{
  g_return_val_if_fail (field >= 0 && field < PSK_N_COLUMNS, NULL);

  return names[field];
}

/**
 * psk_column_from_name:
 * @name: a name in JSON
 *
 * Returns: what the column holds, or %PSK_COLUMN_NONE
 */
PskColumn
psk_column_from_name (const char *name)
{
  for (int i = 0; i < PSK_N_COLUMNS; i++)
    {
      if (g_str_equal (names[i], name))
        return i;
    }

  return PSK_COLUMN_NONE;
}

/**
 * psk_column_get_title:
 * @field: what a column holds
 * @language: the language
 *
 * Returns: (transfer full): what it is called, such as “หมู่ที่”
 */
char *
psk_column_get_title (PskColumn   field,
                      PskLanguage language)
{
  g_autoptr (PskDefinition) titles = psk_definition_load_default ("mapping");

  g_return_val_if_fail (field >= 0 && field < PSK_N_COLUMNS, NULL);

  return g_strdup (psk_definition_get_text (psk_definition_get_element (titles, "fields", field),
                                            "title", language));
}
