/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-mapping.h"

#include <glib/gi18n-lib.h>

#include "psk-error.h"

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
