/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-definition.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "psk-definition-table.h"
#include "psk-error.h"
#include "psk-text.h"

#define DEFINITION_FOLDER "/io/github/pansuk/Pansuk/data/definitions"

struct _PskDefinition
{
  gatomicrefcount ref_count;
  char *kind;
  char *json; /* as it is in the book, NULL elsewhere */
  JsonNode *root;
  gint64 id;
  int version;
  gboolean is_default;
};

G_DEFINE_BOXED_TYPE (PskDefinition, psk_definition, psk_definition_ref, psk_definition_unref)

static const char *book_kinds[] = { "criteria", "form", "checklist", "codes" };

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

static gboolean
validate (const char *kind,
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

static JsonNode *
read_root (const char *json,
           GError    **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (JsonNode) root = json_from_string (json, &problem);

  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root))
    return g_steal_pointer (&root);

  g_set_error (error, PSK_ERROR, PSK_ERROR_INVALID,
               _("The definition is not valid JSON (%s): correct the file."),
               problem != NULL ? problem->message : "{}");
  return NULL;
}

static PskDefinition *
make_definition (const char *kind,
                 JsonNode   *root,
                 GError    **error)
{
  PskDefinition *self;

  if (!validate (kind, json_node_get_object (root), error))
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

  root = read_root (json, error);
  return root != NULL ? make_definition (kind, root, error) : NULL;
}

static gboolean
has_list (JsonArray  *lists,
          const char *id)
{
  for (guint i = 0; i < json_array_get_length (lists); i++)
    {
      if (g_strcmp0 (json_object_get_string_member_with_default (
                       json_array_get_object_element (lists, i), "id", ""), id) == 0)
        return TRUE;
    }

  return FALSE;
}

/* The codes of a book are as old as the book: a list that came later is taken from the
 * default, so that an older book can be filled in as well. */
static void
add_missing_lists (JsonObject *codes)
{
  g_autoptr (PskDefinition) shipped = psk_definition_load_default ("codes");
  JsonArray *lists;

  if (!json_object_has_member (codes, "lists"))
    json_object_set_array_member (codes, "lists", json_array_new ());
  lists = json_object_get_array_member (codes, "lists");
  for (guint i = 0; i < psk_definition_get_n (shipped, "lists"); i++)
    {
      JsonObject *list = psk_definition_get_element (shipped, "lists", i);

      if (!has_list (lists, json_object_get_string_member (list, "id")))
        json_array_add_object_element (lists, json_object_ref (list));
    }
}

/* What was read last is kept with the connection: every due date asks for the form,
 * and parsing it takes as long as a statement that counts. It is the same definition
 * as long as the text in the book is the same. */
static PskDefinition *
get_kept (PskStore   *store,
          const char *key,
          const char *json,
          gint64      id,
          int         version)
{
  PskDefinition *kept = psk_store_get_attachment (store, key);

  return kept != NULL && kept->id == id && kept->version == version
         && strcmp (kept->json, json) == 0
         ? psk_definition_ref (kept) : NULL;
}

/**
 * psk_definition_load:
 * @store: a store
 * @kind: criteria, form, checklist or codes
 * @error: (nullable): %PSK_ERROR_NOT_FOUND
 *
 * A list of codes that the book does not have yet is that of the default.
 *
 * Returns: (transfer full) (nullable): the latest version in the book
 */
PskDefinition *
psk_definition_load (PskStore   *store,
                     const char *kind,
                     GError    **error)
{
  gint64 id = 0;
  int version = 0;
  g_autofree char *json = psk_definition_table_read (store, kind, &id, &version, NULL);
  g_autofree char *key = g_strconcat ("definition-", kind, NULL);
  g_autoptr (JsonNode) root = NULL;
  PskDefinition *self;

  if (json == NULL)
    {
      g_set_error (error, PSK_ERROR, PSK_ERROR_NOT_FOUND,
                   _("The book has no definition of “%s”."), kind);
      return NULL;
    }

  self = get_kept (store, key, json, id, version);
  if (self != NULL)
    return self;

  root = read_root (json, error);
  if (root == NULL)
    return NULL;
  if (g_str_equal (kind, "codes"))
    add_missing_lists (json_node_get_object (root));

  self = make_definition (kind, root, error);
  if (self != NULL)
    {
      self->id = id;
      self->version = version;
      self->json = g_steal_pointer (&json);
      psk_store_attach (store, key, psk_definition_ref (self),
                        (GDestroyNotify) psk_definition_unref);
    }

  return self;
}

/**
 * psk_definition_load_version:
 * @store: a store
 * @id: the row id of a version
 * @error: (nullable): %PSK_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (nullable): that version
 */
PskDefinition *
psk_definition_load_version (PskStore *store,
                             gint64    id,
                             GError  **error)
{
  int version = 0;
  g_autofree char *json = psk_definition_table_read_id (store, id, &version, NULL);
  g_autoptr (JsonNode) root = json != NULL ? json_from_string (json, NULL) : NULL;
  PskDefinition *self;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error_literal (error, PSK_ERROR, PSK_ERROR_NOT_FOUND,
                           _("The record is no longer in the book."));
      return NULL;
    }

  self = psk_definition_parse (json_object_get_string_member_with_default (
                                 json_node_get_object (root), "kind", ""),
                               json, error);
  if (self != NULL)
    {
      self->id = id;
      self->version = version;
    }

  return self;
}

/**
 * psk_definition_load_default:
 * @kind: criteria, form, checklist, codes or mapping
 *
 * Returns: (transfer full): the default that Pansuk ships
 */
PskDefinition *
psk_definition_load_default (const char *kind)
{
  g_autofree char *path = g_strdup_printf (DEFINITION_FOLDER "/%s.json", kind);
  g_autoptr (GBytes) json = g_resources_lookup_data (path, 0, NULL);

  g_return_val_if_fail (json != NULL, NULL);

  return psk_definition_parse (kind, g_bytes_get_data (json, NULL), NULL);
}

/**
 * psk_definition_add_defaults:
 * @store: a store of a new book
 * @error: (nullable): where to put the error
 *
 * Puts version 1 of each definition into a book.
 *
 * Returns: whether all were added
 */
gboolean
psk_definition_add_defaults (PskStore *store,
                             GError  **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (book_kinds); i++)
    {
      g_autofree char *path = g_strdup_printf (DEFINITION_FOLDER "/%s.json", book_kinds[i]);
      g_autoptr (GBytes) json = g_resources_lookup_data (path, 0, error);

      if (json == NULL
          || !psk_definition_table_add (store, book_kinds[i], g_bytes_get_data (json, NULL), TRUE,
                                        error))
        return FALSE;
    }

  return TRUE;
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
  const char *fallback = json_object_get_string_member_with_default (object, thai, "");

  return language == PSK_LANGUAGE_THAI
         ? fallback : json_object_get_string_member_with_default (object, english, fallback);
}

/**
 * psk_definition_get_due_rule:
 * @store: a store
 * @day: (inout): the day of the month that reports are due
 * @month_offset: (inout): how many months after the reported one
 *
 * Reads the rule from the form of the book; without one the values stay.
 */
void
psk_definition_get_due_rule (PskStore *store,
                             int      *day,
                             int      *month_offset)
{
  g_autoptr (PskDefinition) form = psk_definition_load (store, "form", NULL);
  JsonObject *due;

  if (form == NULL || !json_object_has_member (psk_definition_get_object (form), "due"))
    return;

  due = json_object_get_object_member (psk_definition_get_object (form), "due");
  *day = (int) json_object_get_int_member_with_default (due, "day", *day);
  *month_offset = (int) json_object_get_int_member_with_default (due, "month_offset",
                                                                 *month_offset);
}

/**
 * psk_definition_count_check_items:
 * @store: a store
 *
 * Returns: how many items the check list of the book has
 */
int
psk_definition_count_check_items (PskStore *store)
{
  g_autoptr (PskDefinition) checklist = psk_definition_load (store, "checklist", NULL);

  return checklist != NULL ? (int) psk_definition_get_n (checklist, "items") : 0;
}
