/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The code lists: their codes, what they mean, and how people write them. */

#include "config.h"

#include "psk-definition.h"

#include "psk-text.h"

/**
 * psk_definition_get_list:
 * @self: the code lists
 * @list: the id of a list: vulnerability, drop_reason, household_status, …
 *
 * Returns: (transfer none) (nullable): the codes of the list
 */
JsonArray *
psk_definition_get_list (PskDefinition *self,
                         const char    *list)
{
  for (guint i = 0; i < psk_definition_get_n (self, "lists"); i++)
    {
      JsonObject *object = psk_definition_get_element (self, "lists", i);

      if (g_strcmp0 (json_object_get_string_member_with_default (object, "id", ""), list) == 0)
        return json_object_get_array_member (object, "codes");
    }

  return NULL;
}

/* What an office added may have no English name. */
static const char *
get_title (JsonObject *object,
           const char *code,
           PskLanguage language)
{
  const char *thai = json_object_get_string_member_with_default (object, "th", code);
  const char *english = json_object_get_string_member_with_default (object, "en", "");

  return language == PSK_LANGUAGE_THAI || *english == '\0' ? thai : english;
}

/**
 * psk_definition_get_code_title:
 * @self: the code lists
 * @list: the id of a list
 * @code: (nullable): a code
 * @language: the language
 *
 * Returns: (transfer none): what the code means; the code itself when the list
 *   does not have it; "" for %NULL
 */
const char *
psk_definition_get_code_title (PskDefinition *self,
                               const char    *list,
                               const char    *code,
                               PskLanguage    language)
{
  JsonArray *codes = psk_definition_get_list (self, list);

  if (code == NULL)
    return "";

  for (guint i = 0; codes != NULL && i < json_array_get_length (codes); i++)
    {
      JsonObject *object = json_array_get_object_element (codes, i);

      if (g_strcmp0 (json_object_get_string_member_with_default (object, "code", ""), code) == 0)
        return get_title (object, code, language);
    }

  return code;
}

static gboolean
means (JsonObject *code,
       const char *key)
{
  JsonArray *aliases = json_object_has_member (code, "aliases")
                       ? json_object_get_array_member (code, "aliases") : NULL;
  const char *members[] = { "code", "th", "en" };

  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    {
      g_autofree char *own = psk_text_area_key (
        json_object_get_string_member_with_default (code, members[i], ""));

      if (g_str_equal (own, key))
        return TRUE;
    }

  for (guint i = 0; aliases != NULL && i < json_array_get_length (aliases); i++)
    {
      g_autofree char *own = psk_text_area_key (json_array_get_string_element (aliases, i));

      if (g_str_equal (own, key))
        return TRUE;
    }

  return FALSE;
}

/**
 * psk_definition_find_code:
 * @self: the code lists
 * @list: the id of a list
 * @text: what somebody typed: a code, its title in either language, or an alias
 *
 * Returns: (transfer none) (nullable): the code
 */
const char *
psk_definition_find_code (PskDefinition *self,
                          const char    *list,
                          const char    *text)
{
  JsonArray *codes = psk_definition_get_list (self, list);
  g_autofree char *key = psk_text_area_key (text);

  for (guint i = 0; codes != NULL && i < json_array_get_length (codes); i++)
    {
      JsonObject *code = json_array_get_object_element (codes, i);

      if (*key != '\0' && means (code, key))
        return json_object_get_string_member (code, "code");
    }

  return NULL;
}

/**
 * psk_definition_is_offered:
 * @code: an element of a list of codes
 *
 * Returns: whether it can be chosen: it was not retired, and it is not one that the program
 *   alone gives
 */
gboolean
psk_definition_is_offered (JsonObject *code)
{
  return !json_object_get_boolean_member_with_default (code, "retired", FALSE)
         && !json_object_get_boolean_member_with_default (code, "derived", FALSE);
}
