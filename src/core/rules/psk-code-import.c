/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-code-import.h"

#include <glib/gi18n-lib.h>

#include "psk-code-edit.h"
#include "psk-code-table.h"
#include "psk-error.h"

static void
add_list (JsonBuilder   *builder,
          PskDefinition *codes,
          const char    *list,
          GHashTable    *uses)
{
  g_autoptr (GPtrArray) entries = psk_code_list_read (codes, list);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "id");
  json_builder_add_string_value (builder, list);
  json_builder_set_member_name (builder, "title_th");
  json_builder_add_string_value (builder, psk_code_list_get_title (codes, list,
                                                                   PSK_LANGUAGE_THAI));
  json_builder_set_member_name (builder, "title_en");
  json_builder_add_string_value (builder, psk_code_list_get_title (codes, list,
                                                                   PSK_LANGUAGE_ENGLISH));
  json_builder_set_member_name (builder, "open");
  json_builder_add_boolean_value (builder, psk_code_list_is_open (list));
  json_builder_set_member_name (builder, "default");
  json_builder_add_boolean_value (builder, psk_code_list_is_default (codes, list));
  json_builder_set_member_name (builder, "codes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < entries->len; i++)
    {
      PskCode *entry = entries->pdata[i];

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "code");
      json_builder_add_string_value (builder, entry->code);
      json_builder_set_member_name (builder, "th");
      json_builder_add_string_value (builder, entry->thai);
      json_builder_set_member_name (builder, "en");
      json_builder_add_string_value (builder, entry->english);
      json_builder_set_member_name (builder, "aliases");
      json_builder_begin_array (builder);
      for (guint a = 0; entry->aliases[a] != NULL; a++)
        json_builder_add_string_value (builder, entry->aliases[a]);
      json_builder_end_array (builder);
      json_builder_set_member_name (builder, "retired");
      json_builder_add_boolean_value (builder, entry->retired);
      json_builder_set_member_name (builder, "used");
      json_builder_add_int_value (builder,
                                  GPOINTER_TO_UINT (g_hash_table_lookup (uses, entry->code)));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

/**
 * psk_codes_to_json:
 * @store: a store
 * @list: (nullable): the id of a list, or %NULL for all of them
 * @error: (nullable): where to put the error
 *
 * Writes the lists as psk_command_codes_import() reads them, and how often each entry is
 * used.
 *
 * Returns: (transfer full) (nullable): an object
 */
JsonNode *
psk_codes_to_json (PskStore   *store,
                   const char *list,
                   GError    **error)
{
  g_autoptr (PskDefinition) codes = psk_definition_load (store, "codes", error);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const char * const *ids = psk_code_list_get_ids ();

  if (codes == NULL)
    return NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "kind");
  json_builder_add_string_value (builder, "codes");
  json_builder_set_member_name (builder, "version");
  json_builder_add_int_value (builder, psk_definition_get_version (codes));
  json_builder_set_member_name (builder, "default");
  json_builder_add_boolean_value (builder, psk_definition_is_default (codes));
  json_builder_set_member_name (builder, "lists");
  json_builder_begin_array (builder);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (GHashTable) uses = NULL;

      if (list != NULL && !g_str_equal (ids[i], list))
        continue;
      uses = psk_code_table_count_uses (store, ids[i], error);
      if (uses == NULL)
        return NULL;
      add_list (builder, codes, ids[i], uses);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  return json_builder_get_root (builder);
}

static gboolean
refuse_place (const char *path,
              const char *member,
              const char *sentence,
              GError    **error)
{
  g_autofree char *place = member != NULL ? g_strdup_printf ("%s.%s", path, member)
                                          : g_strdup (path);

  /* Translators: a place in a file, what is wrong there */
  g_set_error (error, PSK_ERROR, PSK_ERROR_INVALID, _("“%s” %s: correct the file."), place,
               sentence);
  return FALSE;
}

static gboolean
is_text (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node)
         && json_node_get_value_type (node) == G_TYPE_STRING && *json_node_get_string (node) != '\0';
}

static gboolean
check_entry (JsonNode   *node,
             const char *path,
             GError    **error)
{
  JsonObject *entry = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  JsonNode *aliases;
  JsonArray *array;

  if (entry == NULL)
    return refuse_place (path, NULL, _("must be an object"), error);
  if (!is_text (json_object_get_member (entry, "code")))
    return refuse_place (path, "code", _("must be a text"), error);
  if (!is_text (json_object_get_member (entry, "th")))
    return refuse_place (path, "th", _("must be a text"), error);

  aliases = json_object_get_member (entry, "aliases");
  if (aliases == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (aliases))
    return refuse_place (path, "aliases", _("must be a list of texts"), error);

  array = json_node_get_array (aliases);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      if (!is_text (json_array_get_element (array, i)))
        return refuse_place (path, "aliases", _("must be a list of texts"), error);
    }

  return TRUE;
}

static gboolean
check_file_list (JsonNode   *node,
                 const char *path,
                 GError    **error)
{
  JsonObject *list = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  JsonNode *codes;
  JsonArray *array;

  if (list == NULL)
    return refuse_place (path, NULL, _("must be an object"), error);
  if (!is_text (json_object_get_member (list, "id")))
    return refuse_place (path, "id", _("must be a text"), error);
  codes = json_object_get_member (list, "codes");
  if (codes == NULL || !JSON_NODE_HOLDS_ARRAY (codes))
    return refuse_place (path, "codes", _("must be a list"), error);

  array = json_node_get_array (codes);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree char *place = g_strdup_printf ("%s.codes[%u]", path, i);

      if (!check_entry (json_array_get_element (array, i), place, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
check_file (PskDefinition *file,
            GError       **error)
{
  JsonNode *lists = json_object_get_member (psk_definition_get_object (file), "lists");
  JsonArray *array;

  if (lists == NULL || !JSON_NODE_HOLDS_ARRAY (lists))
    return refuse_place ("$.lists", NULL, _("must be a list"), error);

  array = json_node_get_array (lists);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree char *path = g_strdup_printf ("$.lists[%u]", i);

      if (!check_file_list (json_array_get_element (array, i), path, error))
        return FALSE;
    }

  return TRUE;
}

static void
set_retired (JsonObject *object,
             gboolean    retired)
{
  if (retired)
    json_object_set_boolean_member (object, "retired", TRUE);
  else if (json_object_has_member (object, "retired"))
    json_object_remove_member (object, "retired");
}

static JsonObject *
copy_entry (JsonArray  *ours,
            const char *code)
{
  const int place = psk_code_edit_find (ours, code);
  JsonObject *copy;

  if (place >= 0)
    return json_object_ref (json_array_get_object_element (ours, (guint) place));

  copy = json_object_new ();
  json_object_set_string_member (copy, "code", code);
  return copy;
}

/* What the file leaves out and no record has is gone; the rest stays, but is no longer
 * offered. */
static void
add_left_out (JsonArray     *now,
              JsonArray     *ours,
              PskDefinition *codes,
              const char    *list,
              GHashTable    *uses)
{
  g_autoptr (GPtrArray) entries = psk_code_list_read (codes, list);

  for (guint i = 0; i < entries->len; i++)
    {
      PskCode *entry = entries->pdata[i];
      JsonObject *object;

      if (psk_code_edit_find (now, entry->code) >= 0
          || (!entry->fixed && g_hash_table_lookup (uses, entry->code) == NULL))
        continue;
      object = copy_entry (ours, entry->code);
      if (!entry->fixed)
        set_retired (object, TRUE);
      json_array_add_object_element (now, object);
    }
}

/* What the file says as the book does is left as it is written there. */
static void
write_names (JsonObject    *object,
             PskDefinition *codes,
             const char    *list,
             PskCode       *entry)
{
  g_autoptr (PskCode) old = psk_code_list_find (codes, list, entry->code);
  g_autoptr (PskCode) clean = psk_code_new (entry->code, entry->thai, entry->english,
                                            (const char * const *) entry->aliases);

  if (old == NULL || g_strcmp0 (old->thai, entry->thai) != 0
      || g_strcmp0 (old->english, entry->english) != 0
      || !g_strv_equal ((const char * const *) old->aliases,
                        (const char * const *) entry->aliases))
    psk_code_edit_write (object, clean);
}

static gboolean
refuse_entry (const char *list,
              const char *code,
              GError    **error)
{
  g_set_error (error, PSK_ERROR, PSK_ERROR_INVALID,
               /* Translators: a code, the id of a list of codes */
               _("“%s” cannot be taken into the list “%s”: it stands there twice, or the program "
                 "has no such entry."),
               code, list);
  return FALSE;
}

/* The entries in the order of the file; those of a closed list keep theirs. */
static JsonArray *
merge_list (PskStore      *store,
            PskCodeEdit   *edit,
            PskDefinition *file,
            const char    *list,
            GError       **error)
{
  g_autoptr (GPtrArray) theirs = psk_code_list_read (file, list);
  g_autoptr (GHashTable) uses = psk_code_table_count_uses (store, list, error);
  g_autoptr (JsonArray) now = json_array_new ();
  JsonArray *ours = psk_code_edit_get_entries (edit, list);
  const gboolean is_open = psk_code_list_is_open (list);

  if (uses == NULL)
    return NULL;

  for (guint i = 0; i < theirs->len; i++)
    {
      PskCode *entry = theirs->pdata[i];
      JsonObject *object;

      if (psk_code_edit_find (now, entry->code) >= 0
          || (!is_open && psk_code_edit_find (ours, entry->code) < 0))
        {
          refuse_entry (list, entry->code, error);
          return NULL;
        }
      object = copy_entry (ours, entry->code);
      write_names (object, edit->codes, list, entry);
      set_retired (object, entry->retired && !entry->fixed);
      json_array_add_object_element (now, object);
    }
  add_left_out (now, ours, edit->codes, list, uses);

  return g_steal_pointer (&now);
}

static gboolean
put_list (PskCodeEdit *edit,
          const char  *list,
          JsonArray   *now)
{
  JsonArray *lists = json_object_get_array_member (json_node_get_object (edit->root), "lists");

  for (guint i = 0; i < json_array_get_length (lists); i++)
    {
      JsonObject *object = json_array_get_object_element (lists, i);

      if (g_strcmp0 (json_object_get_string_member_with_default (object, "id", ""), list) == 0)
        {
          json_object_set_array_member (object, "codes", json_array_ref (now));
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
check_list (PskDefinition *codes,
            const char    *list,
            GError       **error)
{
  g_autoptr (GPtrArray) entries = psk_code_list_read (codes, list);

  if (entries->len > PSK_CODE_MAX_ENTRIES)
    {
      g_set_error (error, PSK_ERROR, PSK_ERROR_INVALID,
                   _("The list is full: at most %d entries fit. Delete those that are not used."),
                   PSK_CODE_MAX_ENTRIES);
      return FALSE;
    }
  for (guint i = 0; i < entries->len; i++)
    {
      if (!psk_code_list_check (codes, list, entries->pdata[i], error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
import_codes (PskStore     *store,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  g_autoptr (PskDefinition) file = psk_definition_parse ("codes", data, error);
  g_auto (PskCodeEdit) edit = { 0 };

  if (file == NULL || !check_file (file, error)
      || !psk_code_edit_begin (&edit, store, error))
    return FALSE;

  for (guint i = 0; i < psk_definition_get_n (file, "lists"); i++)
    {
      const char *list = json_object_get_string_member (
        psk_definition_get_element (file, "lists", i), "id");
      g_autoptr (JsonArray) now = NULL;

      if (!g_strv_contains (psk_code_list_get_ids (), list))
        {
          g_set_error (error, PSK_ERROR, PSK_ERROR_INVALID,
                       _("There is no list “%s”: correct the file."), list);
          return FALSE;
        }
      now = merge_list (store, &edit, file, list, error);
      if (now == NULL || !put_list (&edit, list, now)
          || !psk_code_edit_read_again (&edit, error) || !check_list (edit.codes, list, error))
        return FALSE;
    }

  return psk_code_edit_save (&edit, store, error);
}

/**
 * psk_command_codes_import:
 * @json: lists as psk_codes_to_json() writes them
 *
 * Takes the lists of a file: names, order and what is retired. What it leaves out is
 * deleted, or retired when a record has it. Refuses with %PSK_ERROR_INVALID a file that is
 * not right, and then takes nothing of it.
 *
 * Returns: (transfer full): the command
 */
PskCommand *
psk_command_codes_import (const char *json)
{
  return psk_command_new (N_("Import lists"), NULL, import_codes, g_strdup (json), g_free);
}
