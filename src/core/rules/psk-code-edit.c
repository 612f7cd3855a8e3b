/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-code-edit.h"

#include "psk-definition-table.h"

/**
 * psk_code_edit_clear:
 * @self: an edit
 */
void
psk_code_edit_clear (PskCodeEdit *self)
{
  g_clear_pointer (&self->codes, psk_definition_unref);
  g_clear_pointer (&self->root, json_node_unref);
  g_clear_pointer (&self->before, g_free);
}

static char *
definition_to_text (PskDefinition *codes)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);

  json_node_set_object (node, psk_definition_get_object (codes));
  return json_to_string (node, FALSE);
}

/**
 * psk_code_edit_begin:
 * @self: an empty edit
 * @store: the writing store, inside a command
 * @error: (nullable): where to put the error
 *
 * Reads the latest version of the code lists.
 *
 * Returns: whether they were read
 */
gboolean
psk_code_edit_begin (PskCodeEdit *self,
                     PskStore    *store,
                     GError     **error)
{
  self->codes = psk_definition_load (store, "codes", error);
  if (self->codes == NULL)
    return FALSE;

  self->before = definition_to_text (self->codes);
  self->root = json_from_string (self->before, error);
  return self->root != NULL;
}

/**
 * psk_code_edit_get_entries:
 * @self: an edit
 * @list: the id of a list
 *
 * Returns: (transfer none) (nullable): its entries, to be changed
 */
JsonArray *
psk_code_edit_get_entries (PskCodeEdit *self,
                           const char  *list)
{
  JsonArray *lists = json_object_get_array_member (json_node_get_object (self->root), "lists");

  for (guint i = 0; i < json_array_get_length (lists); i++)
    {
      JsonObject *object = json_array_get_object_element (lists, i);

      if (g_strcmp0 (json_object_get_string_member_with_default (object, "id", ""), list) == 0)
        return json_object_get_array_member (object, "codes");
    }

  return NULL;
}

/**
 * psk_code_edit_find:
 * @entries: (nullable): entries of a list
 * @code: a code
 *
 * Returns: its place, or -1
 */
int
psk_code_edit_find (JsonArray  *entries,
                    const char *code)
{
  for (guint i = 0; entries != NULL && i < json_array_get_length (entries); i++)
    {
      JsonObject *object = json_array_get_object_element (entries, i);

      if (g_strcmp0 (json_object_get_string_member_with_default (object, "code", ""), code) == 0)
        return (int) i;
    }

  return -1;
}

/**
 * psk_code_edit_write:
 * @object: an entry of a list
 * @entry: what it is called
 *
 * Writes the names into the entry; what else it has stays.
 */
void
psk_code_edit_write (JsonObject    *object,
                     const PskCode *entry)
{
  json_object_set_string_member (object, "th", entry->thai);
  json_object_set_string_member (object, "en", entry->english);
  if (entry->aliases[0] != NULL)
    {
      JsonArray *aliases = json_array_new ();

      for (guint i = 0; entry->aliases[i] != NULL; i++)
        json_array_add_string_element (aliases, entry->aliases[i]);
      json_object_set_array_member (object, "aliases", aliases);
    }
  else if (json_object_has_member (object, "aliases"))
    json_object_remove_member (object, "aliases");
}

/**
 * psk_code_edit_add:
 * @entries: entries of a list
 * @code: a code that they do not have
 * @entry: what it is called
 *
 * Adds an entry at the end.
 */
void
psk_code_edit_add (JsonArray     *entries,
                   const char    *code,
                   const PskCode *entry)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "code", code);
  psk_code_edit_write (object, entry);
  json_array_add_object_element (entries, object);
}

/**
 * psk_code_edit_read_again:
 * @self: an edit
 * @error: (nullable): %PSK_ERROR_INVALID
 *
 * Lets @codes be what was written so far, so that what comes next is checked against it.
 *
 * Returns: whether it can be read
 */
gboolean
psk_code_edit_read_again (PskCodeEdit *self,
                          GError     **error)
{
  g_autofree char *text = json_to_string (self->root, FALSE);
  PskDefinition *now = psk_definition_parse ("codes", text, error);

  if (now == NULL)
    return FALSE;

  psk_definition_unref (self->codes);
  self->codes = now;
  return TRUE;
}

/**
 * psk_code_edit_save:
 * @self: an edit
 * @store: the writing store, inside a command
 * @error: (nullable): where to put the error
 *
 * Adds a version that is the office's and not Pansuk's proposal, unless nothing is different.
 *
 * Returns: whether it was written
 */
gboolean
psk_code_edit_save (PskCodeEdit *self,
                    PskStore    *store,
                    GError     **error)
{
  JsonObject *object = json_node_get_object (self->root);
  g_autofree char *after = json_to_string (self->root, FALSE);
  g_autofree char *json = NULL;

  if (g_str_equal (self->before, after))
    return TRUE;

  json_object_set_boolean_member (object, "default", FALSE);
  json_object_remove_member (object, "note_th");
  json_object_remove_member (object, "note_en");
  json = json_to_string (self->root, FALSE);

  return psk_definition_table_add (store, "codes", json, FALSE, error);
}
