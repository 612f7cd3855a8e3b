/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A definition itself: read from its text, and asked for its parts. */

#include "config.h"

#include "psk-definition-private.h"

#include <glib/gi18n-lib.h>

#include "psk-error.h"

G_DEFINE_BOXED_TYPE (PskDefinition, psk_definition, psk_definition_ref, psk_definition_unref)

/**
 * psk_definition_read_root:
 * @json: the text of a definition
 * @error: (nullable): %PSK_ERROR_INVALID
 *
 * Returns: (transfer full) (nullable): the object that it is
 */
JsonNode *
psk_definition_read_root (const char *json,
                          GError    **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (JsonNode) root = json_from_string (json, &problem);

  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root))
    return g_steal_pointer (&root);

  if (problem != NULL)
    g_set_error (error, PSK_ERROR, PSK_ERROR_INVALID,
                 _("The definition is not valid JSON (%s): correct the file."), problem->message);
  else
    g_set_error (error, PSK_ERROR, PSK_ERROR_INVALID,
                 _("“%s” must be an object: correct the file."), "$");
  return NULL;
}

/**
 * psk_definition_new:
 * @kind: criteria, form, checklist or codes
 * @root: the object that it is, which is not changed any more
 * @error: (nullable): %PSK_ERROR_INVALID with the path of what is wrong
 *
 * Returns: (transfer full) (nullable): the definition, not yet in a book
 */
PskDefinition *
psk_definition_new (const char *kind,
                    JsonNode   *root,
                    GError    **error)
{
  PskDefinition *self;

  if (!psk_definition_check (kind, json_node_get_object (root), error))
    return NULL;

  self = g_new0 (PskDefinition, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->kind = g_strdup (kind);
  self->is_default = json_object_get_boolean_member_with_default (json_node_get_object (root),
                                                                  "default", FALSE);
  self->root = json_node_ref (root);
  json_node_seal (self->root);

  return self;
}

/**
 * psk_definition_parse:
 * @kind: criteria, form, checklist or codes
 * @json: its text
 * @error: (nullable): %PSK_ERROR_INVALID with the path of what is wrong
 *
 * Returns: (transfer full) (nullable): the definition, not yet in a book
 */
PskDefinition *
psk_definition_parse (const char *kind,
                      const char *json,
                      GError    **error)
{
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (kind != NULL && json != NULL, NULL);

  root = psk_definition_read_root (json, error);
  return root != NULL ? psk_definition_new (kind, root, error) : NULL;
}

/**
 * psk_definition_ref:
 * @self: a definition
 *
 * Returns: (transfer full): @self
 */
PskDefinition *
psk_definition_ref (PskDefinition *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * psk_definition_unref:
 * @self: (transfer full): a definition
 */
void
psk_definition_unref (PskDefinition *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  json_node_unref (self->root);
  g_free (self->json);
  g_free (self->kind);
  g_free (self);
}

/**
 * psk_definition_get_id:
 * @self: a definition
 *
 * Returns: its row id, or 0 when it is not in a book
 */
gint64
psk_definition_get_id (PskDefinition *self)
{
  return self->id;
}

/**
 * psk_definition_get_version:
 * @self: a definition
 *
 * Returns: its version, or 0 when it is not in a book
 */
int
psk_definition_get_version (PskDefinition *self)
{
  return self->version;
}

/**
 * psk_definition_is_default:
 * @self: a definition
 *
 * Returns: whether it is Pansuk's own proposal and not the department's
 */
gboolean
psk_definition_is_default (PskDefinition *self)
{
  return self->is_default;
}

/**
 * psk_definition_get_object:
 * @self: a definition
 *
 * Returns: (transfer none): the whole of it
 */
JsonObject *
psk_definition_get_object (PskDefinition *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return json_node_get_object (self->root);
}

/**
 * psk_definition_get_n:
 * @self: a definition
 * @array: the name of an array in it: indicators, grades, items, processes
 *
 * Returns: how many elements it has
 */
guint
psk_definition_get_n (PskDefinition *self,
                      const char    *array)
{
  JsonNode *node = json_object_get_member (psk_definition_get_object (self), array);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node)
         ? json_array_get_length (json_node_get_array (node)) : 0;
}

/**
 * psk_definition_get_element:
 * @self: a definition
 * @array: the name of an array in it
 * @index: less than psk_definition_get_n()
 *
 * Returns: (transfer none): the element
 */
JsonObject *
psk_definition_get_element (PskDefinition *self,
                            const char    *array,
                            guint          index)
{
  return json_array_get_object_element (
    json_object_get_array_member (psk_definition_get_object (self), array), index);
}

/**
 * psk_definition_get_text:
 * @object: an element of a definition
 * @member: the name of a member without its language: title, unit, short, formula
 * @language: the language
 *
 * Returns: (transfer none): the text, in Thai when there is no other, or ""
 */
const char *
psk_definition_get_text (JsonObject *object,
                         const char *member,
                         PskLanguage language)
{
  g_autofree char *thai = g_strconcat (member, "_th", NULL);
  g_autofree char *english = g_strconcat (member, "_en", NULL);
  const char *text = NULL;

  /* What is no text counts as missing. */
  if (language != PSK_LANGUAGE_THAI)
    text = json_object_get_string_member_with_default (object, english, NULL);
  if (text == NULL)
    text = json_object_get_string_member_with_default (object, thai, NULL);

  return text != NULL ? text : "";
}
