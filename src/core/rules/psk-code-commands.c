/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-code-commands.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "psk-code-table.h"
#include "psk-definition-table.h"
#include "psk-error.h"
#include "psk-visit-commands.h"

typedef struct
{
  char *list;
  char *code;
  char *typed;
  PskCode *entry;
  guint position;
  gboolean retired;
} CodeData;

/* The code lists as they are in the book, and as they shall be. */
typedef struct
{
  PskDefinition *codes;
  JsonNode *root;
  char *before;
} Editing;

static void
code_data_free (gpointer data)
{
  CodeData *d = data;

  g_free (d->list);
  g_free (d->code);
  g_free (d->typed);
  g_clear_pointer (&d->entry, psk_code_free);
  g_free (d);
}

static void
clear_editing (Editing *editing)
{
  g_clear_pointer (&editing->codes, psk_definition_unref);
  g_clear_pointer (&editing->root, json_node_unref);
  g_clear_pointer (&editing->before, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Editing, clear_editing)

static char *
definition_to_text (PskDefinition *codes)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);

  json_node_set_object (node, psk_definition_get_object (codes));
  return json_to_string (node, FALSE);
}

static gboolean
begin (Editing  *editing,
       PskStore *store,
       GError  **error)
{
  editing->codes = psk_definition_load (store, "codes", error);
  if (editing->codes == NULL)
    return FALSE;

  editing->before = definition_to_text (editing->codes);
  editing->root = json_from_string (editing->before, error);
  return editing->root != NULL;
}

static JsonArray *
entries_of (Editing    *editing,
            const char *list)
{
  JsonArray *lists = json_object_get_array_member (json_node_get_object (editing->root), "lists");

  for (guint i = 0; i < json_array_get_length (lists); i++)
    {
      JsonObject *object = json_array_get_object_element (lists, i);

      if (g_strcmp0 (json_object_get_string_member_with_default (object, "id", ""), list) == 0)
        return json_object_get_array_member (object, "codes");
    }

  return NULL;
}

static int
find_entry (JsonArray  *entries,
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

static void
write_entry (JsonObject    *object,
             const PskCode *entry)
{
  json_object_set_string_member (object, "th", entry->thai);
  json_object_set_string_member (object, "en", entry->english);
  json_object_remove_member (object, "aliases");
  if (entry->aliases[0] != NULL)
    {
      JsonArray *aliases = json_array_new ();

      for (guint i = 0; entry->aliases[i] != NULL; i++)
        json_array_add_string_element (aliases, entry->aliases[i]);
      json_object_set_array_member (object, "aliases", aliases);
    }
}

static void
add_entry (JsonArray     *entries,
           const char    *code,
           const PskCode *entry)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "code", code);
  write_entry (object, entry);
  json_array_add_object_element (entries, object);
}

/* What the office wrote is no longer Pansuk's proposal. Nothing is written when nothing
 * is different. */
static gboolean
save (Editing  *editing,
      PskStore *store,
      GError  **error)
{
  JsonObject *object = json_node_get_object (editing->root);
  g_autofree char *after = json_to_string (editing->root, FALSE);
  g_autofree char *json = NULL;

  if (g_str_equal (editing->before, after))
    return TRUE;

  json_object_set_boolean_member (object, "default", FALSE);
  json_object_remove_member (object, "note_th");
  json_object_remove_member (object, "note_en");
  json = json_to_string (editing->root, FALSE);

  return psk_definition_table_add (store, "codes", json, FALSE, error);
}

static gboolean
refuse_missing (GError **error)
{
  g_set_error_literal (error, PSK_ERROR, PSK_ERROR_NOT_FOUND,
                       _("The entry is no longer in the list."));
  return FALSE;
}

static gboolean
refuse_closed (GError **error)
{
  g_set_error_literal (error, PSK_ERROR, PSK_ERROR_REFUSED,
                       _("The program works with the entries of this list: only their names can "
                         "be changed."));
  return FALSE;
}

static gboolean
keep_entry (PskStore     *store,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  CodeData *d = data;
  g_auto (Editing) editing = { 0 };
  g_autofree char *code = NULL;
  JsonArray *entries;
  int place;

  if (!begin (&editing, store, error))
    return FALSE;

  entries = entries_of (&editing, d->list);
  place = d->entry->code != NULL ? find_entry (entries, d->entry->code) : -1;
  if (entries == NULL || (d->entry->code != NULL && place < 0))
    return refuse_missing (error);
  if (d->entry->code == NULL && !psk_code_list_is_open (d->list))
    return refuse_closed (error);
  if (!psk_code_list_check (editing.codes, d->list, d->entry, error))
    return FALSE;

  if (place >= 0)
    {
      write_entry (json_array_get_object_element (entries, (guint) place), d->entry);
      return save (&editing, store, error);
    }

  code = psk_code_list_make_code (editing.codes, d->list, d->entry);
  add_entry (entries, code, d->entry);
  return save (&editing, store, error);
}

/**
 * psk_command_code_keep:
 * @list: the id of a list of codes
 * @entry: what an entry shall say; one without a code is added at the end
 *
 * Adds or changes an entry by a new version of the code lists. Refuses with
 * %PSK_ERROR_INVALID what psk_code_list_check() does, with %PSK_ERROR_REFUSED to add to a
 * list that is the program's.
 *
 * Returns: (transfer full): the command
 */
PskCommand *
psk_command_code_keep (const char    *list,
                       const PskCode *entry)
{
  CodeData *data = g_new0 (CodeData, 1);

  data->list = g_strdup (list);
  data->entry = psk_code_copy (entry);

  return psk_command_new (entry->code == NULL ? N_("Add to list") : N_("Change list entry"),
                          data->entry->thai, keep_entry, data, code_data_free);
}

static gboolean
move_entry (PskStore     *store,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  CodeData *d = data;
  g_auto (Editing) editing = { 0 };
  g_autoptr (GPtrArray) order = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);
  JsonArray *entries;
  int place;

  if (!begin (&editing, store, error))
    return FALSE;

  entries = entries_of (&editing, d->list);
  place = find_entry (entries, d->code);
  if (place < 0)
    return refuse_missing (error);
  if (!psk_code_list_is_open (d->list))
    return refuse_closed (error);

  for (guint i = 0; i < json_array_get_length (entries); i++)
    g_ptr_array_add (order, json_node_ref (json_array_get_element (entries, i)));
  g_ptr_array_insert (order, (int) MIN (d->position, order->len - 1),
                      g_ptr_array_steal_index (order, (guint) place));
  while (json_array_get_length (entries) > 0)
    json_array_remove_element (entries, 0);
  for (guint i = 0; i < order->len; i++)
    json_array_add_element (entries, json_node_ref (order->pdata[i]));

  return save (&editing, store, error);
}

static PskCommand *
command_of_code (const char    *label,
                 PskCommandFunc func,
                 const char    *list,
                 const char    *code,
                 guint          position,
                 gboolean       retired)
{
  CodeData *data = g_new0 (CodeData, 1);

  data->list = g_strdup (list);
  data->code = g_strdup (code);
  data->position = position;
  data->retired = retired;

  return psk_command_new (label, NULL, func, data, code_data_free);
}

/**
 * psk_command_code_move:
 * @list: the id of a list of codes
 * @code: an entry
 * @position: where it shall stand, from 0; beyond the end is the end
 *
 * Returns: (transfer full): the command
 */
PskCommand *
psk_command_code_move (const char *list,
                       const char *code,
                       guint       position)
{
  return command_of_code (N_("Move list entry"), move_entry, list, code, position, FALSE);
}

static gboolean
retire_entry (PskStore     *store,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  CodeData *d = data;
  g_auto (Editing) editing = { 0 };
  g_autoptr (PskCode) entry = NULL;
  JsonArray *entries;
  JsonObject *object;

  if (!begin (&editing, store, error))
    return FALSE;

  entries = entries_of (&editing, d->list);
  entry = psk_code_list_find (editing.codes, d->list, d->code);
  if (entry == NULL)
    return refuse_missing (error);
  if (entry->fixed)
    return refuse_closed (error);

  object = json_array_get_object_element (entries, (guint) find_entry (entries, d->code));
  if (d->retired)
    json_object_set_boolean_member (object, "retired", TRUE);
  else
    json_object_remove_member (object, "retired");

  return save (&editing, store, error);
}

/**
 * psk_command_code_retire:
 * @list: the id of a list of codes
 * @code: an entry
 * @retired: whether it shall no longer be offered, or be offered again
 *
 * What is retired stays with the records that have it and is still understood when
 * somebody types it. Refuses with %PSK_ERROR_REFUSED what the program depends on.
 *
 * Returns: (transfer full): the command
 */
PskCommand *
psk_command_code_retire (const char *list,
                         const char *code,
                         gboolean    retired)
{
  return command_of_code (retired ? N_("Retire list entry") : N_("Offer list entry again"),
                          retire_entry, list, code, 0, retired);
}

static gboolean
delete_entry (PskStore     *store,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  CodeData *d = data;
  g_auto (Editing) editing = { 0 };
  g_autoptr (PskCode) entry = NULL;
  g_autoptr (GHashTable) uses = NULL;
  JsonArray *entries;
  guint n;

  if (!begin (&editing, store, error))
    return FALSE;

  entry = psk_code_list_find (editing.codes, d->list, d->code);
  uses = psk_code_table_count_uses (store, d->list, error);
  if (uses == NULL)
    return FALSE;
  if (entry == NULL)
    return refuse_missing (error);
  if (entry->fixed)
    return refuse_closed (error);

  n = GPOINTER_TO_UINT (g_hash_table_lookup (uses, d->code));
  if (n > 0)
    {
      g_set_error (error, PSK_ERROR, PSK_ERROR_REFUSED,
                   ngettext ("“%s” is used %u time and cannot be deleted: retire it, so that it "
                             "is no longer offered.",
                             "“%s” is used %u times and cannot be deleted: retire it, so that it "
                             "is no longer offered.", n),
                   entry->thai, n);
      return FALSE;
    }

  entries = entries_of (&editing, d->list);
  json_array_remove_element (entries, (guint) find_entry (entries, d->code));
  return save (&editing, store, error);
}

/**
 * psk_command_code_delete:
 * @list: the id of a list of codes
 * @code: an entry
 *
 * Deletes an entry that no record has. Refuses with %PSK_ERROR_REFUSED one that is used or
 * that the program depends on.
 *
 * Returns: (transfer full): the command
 */
PskCommand *
psk_command_code_delete (const char *list,
                         const char *code)
{
  return command_of_code (N_("Delete from list"), delete_entry, list, code, 0, FALSE);
}

/* What is looked up next is looked up in the longer list. */
static gboolean
add_new (Editing    *editing,
         const char *list,
         const char *name,
         char      **code,
         GError    **error)
{
  g_autoptr (PskCode) entry = psk_code_new (NULL, name, NULL, NULL);
  g_autofree char *text = NULL;
  PskDefinition *longer;

  if (!psk_code_list_check (editing->codes, list, entry, error))
    return FALSE;

  *code = psk_code_list_make_code (editing->codes, list, entry);
  add_entry (entries_of (editing, list), *code, entry);
  text = json_to_string (editing->root, FALSE);
  longer = psk_definition_parse ("codes", text, error);
  if (longer == NULL)
    return FALSE;

  psk_definition_unref (editing->codes);
  editing->codes = longer;
  return TRUE;
}

/**
 * psk_code_list_resolve:
 * @store: the writing store, inside a command
 * @list: the id of an open list of codes
 * @names: (array zero-terminated=1): codes, or names that somebody typed
 * @known: (nullable) (element-type utf8): names that stay as they are, whether the list
 *   has them or not
 * @error: (nullable): where to put the error
 *
 * Finds the codes of names. What the list does not have is added to it, all of it by one
 * new version.
 *
 * Returns: (transfer full) (nullable): the codes in the same order, none of them twice
 */
GStrv
psk_code_list_resolve (PskStore           *store,
                       const char         *list,
                       const char * const *names,
                       GPtrArray          *known,
                       GError            **error)
{
  g_auto (Editing) editing = { 0 };
  g_autoptr (GStrvBuilder) found = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (!begin (&editing, store, error))
    return NULL;

  for (guint i = 0; names[i] != NULL; i++)
    {
      const gboolean stays = known != NULL
                             && g_ptr_array_find_with_equal_func (known, names[i], g_str_equal,
                                                                  NULL);
      g_autofree char *code = g_strdup (stays ? names[i]
                                        : psk_definition_find_code (editing.codes, list,
                                                                    names[i]));

      if (code == NULL && !add_new (&editing, list, names[i], &code, error))
        return NULL;
      if (g_hash_table_add (seen, g_strdup (code)))
        g_strv_builder_add (found, code);
    }

  return save (&editing, store, error) ? g_strv_builder_end (found) : NULL;
}

/* Whoever types the name again means that entry. */
static gboolean
add_alias (Editing    *editing,
           const char *code,
           const char *typed,
           GError    **error)
{
  g_autoptr (PskCode) entry = psk_code_list_find (editing->codes, PSK_CODE_LIST_VEGETABLES, code);
  g_autoptr (GStrvBuilder) aliases = g_strv_builder_new ();
  JsonArray *entries = entries_of (editing, PSK_CODE_LIST_VEGETABLES);
  GStrv longer;

  if (entry == NULL)
    return refuse_missing (error);
  if (psk_definition_find_code (editing->codes, PSK_CODE_LIST_VEGETABLES, typed) != NULL)
    return TRUE;

  for (guint i = 0; entry->aliases[i] != NULL; i++)
    g_strv_builder_add (aliases, entry->aliases[i]);
  g_strv_builder_add (aliases, typed);
  longer = g_strv_builder_end (aliases);
  g_strfreev (entry->aliases);
  entry->aliases = longer;

  if (!psk_code_list_check (editing->codes, PSK_CODE_LIST_VEGETABLES, entry, error))
    return FALSE;
  write_entry (json_array_get_object_element (entries, (guint) find_entry (entries, code)), entry);
  return TRUE;
}

static gboolean
place_typed (PskStore     *store,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  CodeData *d = data;
  g_auto (Editing) editing = { 0 };
  g_autofree char *code = g_strdup (d->code);
  g_autoptr (GArray) visits = NULL;

  if (!begin (&editing, store, error))
    return FALSE;
  if (code == NULL)
    code = g_strdup (psk_definition_find_code (editing.codes, PSK_CODE_LIST_VEGETABLES, d->typed));
  if (code != NULL ? !add_alias (&editing, code, d->typed, error)
                   : !add_new (&editing, PSK_CODE_LIST_VEGETABLES, d->typed, &code, error))
    return FALSE;

  visits = psk_code_table_read_with_both (store, d->typed, code, error);
  if (visits == NULL || !psk_code_table_put_vegetable (store, d->typed, code, error))
    return FALSE;

  for (guint i = 0; i < visits->len; i++)
    {
      if (!psk_visit_count_again (store, g_array_index (visits, gint64, i), error))
        return FALSE;
    }

  return save (&editing, store, error);
}

/**
 * psk_command_code_place:
 * @typed: a vegetable that visits have by its name, since it is not on the list
 * @code: (nullable): the entry of the list that it is, or %NULL to add it to the list
 *
 * Puts the entry in the place of the name in all visits. A visit that had both counts one
 * kind less.
 *
 * Returns: (transfer full): the command
 */
PskCommand *
psk_command_code_place (const char *typed,
                        const char *code)
{
  CodeData *data = g_new0 (CodeData, 1);

  data->typed = g_strdup (typed);
  data->code = g_strdup (code);

  return psk_command_new (code == NULL ? N_("Add to list") : N_("Merge into list entry"), typed,
                          place_typed, data, code_data_free);
}
