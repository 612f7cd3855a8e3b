/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a definition must have. */

#include "config.h"

#include "psk-definition-private.h"

#include <glib/gi18n-lib.h>

#include "psk-error.h"

static gboolean
check_member (JsonObject *object,
              const char *member,
              JsonNodeType type,
              const char *path,
              GError    **error)
{
  JsonNode *node = json_object_get_member (object, member);

  if (node != NULL && json_node_get_node_type (node) == type)
    return TRUE;

  g_set_error (error, PSK_ERROR, PSK_ERROR_INVALID,
               _("The definition lacks “%s.%s”, or it is of the wrong type: correct the file."),
               path, member);
  return FALSE;
}

static gboolean
check_number (JsonObject *object,
              const char *member,
              const char *path,
              GError    **error)
{
  JsonNode *node = json_object_get_member (object, member);

  if (node != NULL && JSON_NODE_HOLDS_VALUE (node)
      && (json_node_get_value_type (node) == G_TYPE_INT64
          || json_node_get_value_type (node) == G_TYPE_DOUBLE)
      && json_node_get_double (node) >= 0)
    return TRUE;

  g_set_error (error, PSK_ERROR, PSK_ERROR_INVALID,
               _("“%s.%s” must be a number that is not negative: correct the file."), path, member);
  return FALSE;
}

static gboolean
check_elements (JsonObject *object,
                const char *member,
                const char *const *texts,
                const char *const *numbers,
                GError    **error)
{
  JsonArray *array;

  if (!check_member (object, member, JSON_NODE_ARRAY, "$", error))
    return FALSE;

  array = json_object_get_array_member (object, member);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree char *path = g_strdup_printf ("$.%s[%u]", member, i);
      JsonNode *node = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_OBJECT (node))
        {
          g_set_error (error, PSK_ERROR, PSK_ERROR_INVALID,
                       _("“%s” must be an object: correct the file."), path);
          return FALSE;
        }

      for (guint t = 0; texts != NULL && texts[t] != NULL; t++)
        {
          if (!check_member (json_node_get_object (node), texts[t], JSON_NODE_VALUE, path, error))
            return FALSE;
        }
      for (guint n = 0; numbers != NULL && numbers[n] != NULL; n++)
        {
          if (!check_number (json_node_get_object (node), numbers[n], path, error))
            return FALSE;
        }
    }

  return TRUE;
}

/**
 * psk_definition_check:
 * @kind: criteria, form, checklist or codes
 * @object: the whole of a definition
 * @error: (nullable): %PSK_ERROR_INVALID with the path of what is wrong
 *
 * Returns: whether it has what the program asks it for
 */
gboolean
psk_definition_check (const char *kind,
                      JsonObject *object,
                      GError    **error)
{
  if (g_strcmp0 (json_object_get_string_member_with_default (object, "kind", ""), kind) != 0)
    {
      g_set_error (error, PSK_ERROR, PSK_ERROR_INVALID,
                   _("“$.kind” of the definition is not “%s”: choose another file."), kind);
      return FALSE;
    }

  if (g_str_equal (kind, "criteria"))
    return check_elements (object, "grades", (const char *[]) { "grade", NULL },
                           (const char *[]) { "from", NULL }, error)
           && check_elements (object, "indicators",
                              (const char *[]) { "id", "title_th", "numerator", NULL },
                              (const char *[]) { "max", NULL }, error);
  if (g_str_equal (kind, "form") || g_str_equal (kind, "checklist"))
    return check_elements (object, "items", (const char *[]) { "id", "title_th", NULL }, NULL,
                           error);

  return TRUE;
}
