/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-mapping-titles.h"

#include <string.h>

#include "psk-text.h"

/* An exact title scores its weight and half as much again. */
#define EXACT 1.5

/* The last line of a title says less than the whole of it. */
#define LAST_LINE 0.8

typedef struct
{
  double weight;
  GPtrArray *exact;
  GPtrArray *fragments;
  GPtrArray *not;
} FieldTitles;

struct _PskTitles
{
  FieldTitles fields[PSK_N_COLUMNS];
};

/* Without spaces and punctuation, Arabic digits, lower case. */
static char *
title_key (const char *title)
{
  g_autofree char *clean = psk_text_clean (title);
  g_autofree char *arabic = psk_text_arabic_digits (clean);
  GString *key = g_string_sized_new (strlen (arabic));

  for (const char *p = arabic; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_unichar_tolower (g_utf8_get_char (p));

      if (g_unichar_isalnum (c) || g_unichar_ismark (c))
        g_string_append_unichar (key, c);
    }

  return g_string_free (key, FALSE);
}

static GPtrArray *
load_keys (JsonObject *object,
           const char *member)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);
  JsonArray *array = json_object_get_array_member (object, member);

  for (guint i = 0; i < json_array_get_length (array); i++)
    g_ptr_array_add (keys, title_key (json_array_get_string_element (array, i)));

  return keys;
}

/**
 * psk_titles_new:
 *
 * Returns: (transfer full): the titles of mapping.json
 */
PskTitles *
psk_titles_new (void)
{
  g_autoptr (PskDefinition) definition = psk_definition_load_default ("mapping");
  PskTitles *self = g_new0 (PskTitles, 1);

  for (guint i = 0; i < psk_definition_get_n (definition, "fields"); i++)
    {
      JsonObject *object = psk_definition_get_element (definition, "fields", i);
      const PskColumn field
        = psk_column_from_name (json_object_get_string_member (object, "field"));
      FieldTitles *titles = &self->fields[field];

      g_assert (field != PSK_COLUMN_NONE);
      titles->weight = json_object_get_double_member (object, "weight");
      titles->exact = load_keys (object, "exact");
      titles->fragments = load_keys (object, "fragments");
      titles->not = load_keys (object, "not");
    }

  return self;
}

/**
 * psk_titles_free:
 * @self: (transfer full): titles
 */
void
psk_titles_free (PskTitles *self)
{
  g_return_if_fail (self != NULL);

  for (int i = 0; i < PSK_N_COLUMNS; i++)
    {
      g_clear_pointer (&self->fields[i].exact, g_ptr_array_unref);
      g_clear_pointer (&self->fields[i].fragments, g_ptr_array_unref);
      g_clear_pointer (&self->fields[i].not, g_ptr_array_unref);
    }
  g_free (self);
}

static gboolean
equals_one (GPtrArray  *keys,
            const char *key)
{
  return keys != NULL && g_ptr_array_find_with_equal_func (keys, key, g_str_equal, NULL);
}

static gboolean
holds_one (GPtrArray  *keys,
           const char *key)
{
  for (guint i = 0; keys != NULL && i < keys->len; i++)
    {
      if (strstr (key, keys->pdata[i]) != NULL)
        return TRUE;
    }

  return FALSE;
}

/* Among fragments the one that covers more of the title is worth a little more. */
static double
score_key (const FieldTitles *titles,
           const char        *key)
{
  double longest = 0;

  if (*key == '\0')
    return 0;
  if (equals_one (titles->exact, key))
    return EXACT * titles->weight;
  if (holds_one (titles->not, key))
    return 0;

  for (guint i = 0; titles->fragments != NULL && i < titles->fragments->len; i++)
    {
      if (strstr (key, titles->fragments->pdata[i]) != NULL)
        longest = MAX (longest, strlen (titles->fragments->pdata[i]));
    }

  return longest > 0 ? titles->weight + longest / strlen (key) : 0;
}

/**
 * psk_titles_score:
 * @self: titles
 * @joined: the title of a column, its lines joined
 * @last_line: its last line
 * @scores: (out caller-allocates): how well it fits each field
 */
void
psk_titles_score (PskTitles  *self,
                  const char *joined,
                  const char *last_line,
                  double      scores[PSK_N_COLUMNS])
{
  g_autofree char *whole = title_key (joined);
  g_autofree char *last = title_key (last_line);

  for (int i = 0; i < PSK_N_COLUMNS; i++)
    {
      const FieldTitles *titles = &self->fields[i];

      scores[i] = score_key (titles, whole);
      if (!holds_one (titles->not, whole) && !g_str_equal (whole, last))
        scores[i] = MAX (scores[i], LAST_LINE * score_key (titles, last));
    }
}

/**
 * psk_titles_is_exact:
 * @self: titles
 * @title: a cell
 *
 * Returns: whether it is, letter by letter, a title that a field has
 */
gboolean
psk_titles_is_exact (PskTitles  *self,
                     const char *title)
{
  g_autofree char *key = title_key (title);

  for (int i = 0; i < PSK_N_COLUMNS; i++)
    {
      if (equals_one (self->fields[i].exact, key))
        return TRUE;
    }

  return FALSE;
}

/* Of a list without a head, what is known is what its columns were found to hold. */
static void
append_fields (GString          *signature,
               const PskMapping *mapping)
{
  int n_columns = 0;

  g_string_append_c (signature, '?');
  for (int i = 0; i < PSK_N_COLUMNS; i++)
    n_columns = MAX (n_columns, mapping->columns[i] + 1);
  for (int c = 0; c < n_columns; c++)
    {
      const PskColumn field = psk_mapping_find_field (mapping, c);

      g_string_append_printf (signature, "%s|",
                              field != PSK_COLUMN_NONE ? psk_column_get_name (field) : "");
    }
}

/**
 * psk_mapping_get_signature:
 * @self: a mapping
 *
 * Makes of the titles of a list what tells it from lists that are laid out in
 * another way. Spaces, punctuation and kinds of digits make no difference. For a list
 * without a head, @self must be as it was guessed.
 *
 * Returns: (transfer full) (nullable): the signature; %NULL when there is too
 *   little to know a list by
 */
char *
psk_mapping_get_signature (const PskMapping *self)
{
  g_autoptr (GString) signature = g_string_new (NULL);
  int n_known = 0;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->header_row == 0)
    append_fields (signature, self);
  for (int i = 0; i < PSK_N_COLUMNS; i++)
    n_known += self->header_row == 0 && self->columns[i] >= 0;

  for (int i = 0; self->header_row > 0 && self->titles[i] != NULL; i++)
    {
      g_autofree char *key = title_key (self->titles[i]);

      n_known += *key != '\0';
      g_string_append_printf (signature, "%s|", key);
    }
  while (signature->len > 1 && signature->str[signature->len - 1] == '|'
         && signature->str[signature->len - 2] == '|')
    g_string_truncate (signature, signature->len - 1);

  return n_known >= 2 ? g_string_free (g_steal_pointer (&signature), FALSE) : NULL;
}
