/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-code-commands.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "psk-code-edit.h"
#include "psk-code-table.h"
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
  g_auto (PskCodeEdit) edit = { 0 };
  g_autofree char *code = NULL;
  JsonArray *entries;
  int place;

  if (!psk_code_edit_begin (&edit, store, error))
    return FALSE;

  entries = psk_code_edit_get_entries (&edit, d->list);
  place = d->entry->code != NULL ? psk_code_edit_find (entries, d->entry->code) : -1;
  if (entries == NULL || (d->entry->code != NULL && place < 0))
    return refuse_missing (error);
  if (d->entry->code == NULL && !psk_code_list_is_open (d->list))
    return refuse_closed (error);
  if (!psk_code_list_check (edit.codes, d->list, d->entry, error))
    return FALSE;

  if (place >= 0)
    {
      psk_code_edit_write (json_array_get_object_element (entries, (guint) place), d->entry);
      return psk_code_edit_save (&edit, store, error);
    }

  code = psk_code_list_make_code (edit.codes, d->list, d->entry);
  psk_code_edit_add (entries, code, d->entry);
  return psk_code_edit_save (&edit, store, error);
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
  g_auto (PskCodeEdit) edit = { 0 };
  g_autoptr (GPtrArray) order = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);
  JsonArray *entries;
  gpointer moved;
  int place;

  if (!psk_code_edit_begin (&edit, store, error))
    return FALSE;

  entries = psk_code_edit_get_entries (&edit, d->list);
  place = psk_code_edit_find (entries, d->code);
  if (place < 0)
    return refuse_missing (error);
  if (!psk_code_list_is_open (d->list))
    return refuse_closed (error);

  for (guint i = 0; i < json_array_get_length (entries); i++)
    g_ptr_array_add (order, json_node_ref (json_array_get_element (entries, i)));
  moved = g_ptr_array_steal_index (order, (guint) place);
  g_ptr_array_insert (order, (int) MIN (d->position, order->len), moved);
  while (json_array_get_length (entries) > 0)
    json_array_remove_element (entries, 0);
  for (guint i = 0; i < order->len; i++)
    json_array_add_element (entries, json_node_ref (order->pdata[i]));

  return psk_code_edit_save (&edit, store, error);
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
  g_auto (PskCodeEdit) edit = { 0 };
  g_autoptr (PskCode) entry = NULL;
  JsonArray *entries;
  JsonObject *object;

  if (!psk_code_edit_begin (&edit, store, error))
    return FALSE;

  entries = psk_code_edit_get_entries (&edit, d->list);
  entry = psk_code_list_find (edit.codes, d->list, d->code);
  if (entry == NULL)
    return refuse_missing (error);
  if (entry->fixed)
    return refuse_closed (error);

  object = json_array_get_object_element (entries, (guint) psk_code_edit_find (entries, d->code));
  if (d->retired)
    json_object_set_boolean_member (object, "retired", TRUE);
  else
    json_object_remove_member (object, "retired");

  return psk_code_edit_save (&edit, store, error);
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
  g_auto (PskCodeEdit) edit = { 0 };
  g_autoptr (PskCode) entry = NULL;
  g_autoptr (GHashTable) uses = NULL;
  JsonArray *entries;
  guint n;

  if (!psk_code_edit_begin (&edit, store, error))
    return FALSE;

  entry = psk_code_list_find (edit.codes, d->list, d->code);
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

  entries = psk_code_edit_get_entries (&edit, d->list);
  json_array_remove_element (entries, (guint) psk_code_edit_find (entries, d->code));
  return psk_code_edit_save (&edit, store, error);
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
add_new (PskCodeEdit *edit,
         const char  *list,
         const char  *name,
         char       **code,
         GError     **error)
{
  g_autoptr (PskCode) entry = psk_code_new (NULL, name, NULL, NULL);

  if (!psk_code_list_check (edit->codes, list, entry, error))
    return FALSE;

  *code = psk_code_list_make_code (edit->codes, list, entry);
  psk_code_edit_add (psk_code_edit_get_entries (edit, list), *code, entry);
  return psk_code_edit_read_again (edit, error);
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
  g_auto (PskCodeEdit) edit = { 0 };
  g_autoptr (GStrvBuilder) found = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (!psk_code_edit_begin (&edit, store, error))
    return NULL;

  for (guint i = 0; names[i] != NULL; i++)
    {
      const gboolean stays = known != NULL
                             && g_ptr_array_find_with_equal_func (known, names[i], g_str_equal,
                                                                  NULL);
      g_autofree char *code = g_strdup (stays ? names[i]
                                        : psk_definition_find_code (edit.codes, list,
                                                                    names[i]));

      if (code == NULL && !add_new (&edit, list, names[i], &code, error))
        return NULL;
      if (g_hash_table_add (seen, g_strdup (code)))
        g_strv_builder_add (found, code);
    }

  return psk_code_edit_save (&edit, store, error) ? g_strv_builder_end (found) : NULL;
}

/* Whoever types the name again means that entry. */
static gboolean
add_alias (PskCodeEdit *edit,
           const char  *code,
           const char  *typed,
           GError     **error)
{
  g_autoptr (PskCode) entry = psk_code_list_find (edit->codes, PSK_CODE_LIST_VEGETABLES, code);
  g_autoptr (GStrvBuilder) aliases = g_strv_builder_new ();
  JsonArray *entries = psk_code_edit_get_entries (edit, PSK_CODE_LIST_VEGETABLES);
  GStrv longer;
  int place;

  if (entry == NULL)
    return refuse_missing (error);
  if (psk_definition_find_code (edit->codes, PSK_CODE_LIST_VEGETABLES, typed) != NULL)
    return TRUE;

  for (guint i = 0; entry->aliases[i] != NULL; i++)
    g_strv_builder_add (aliases, entry->aliases[i]);
  g_strv_builder_add (aliases, typed);
  longer = g_strv_builder_end (aliases);
  g_strfreev (entry->aliases);
  entry->aliases = longer;

  if (!psk_code_list_check (edit->codes, PSK_CODE_LIST_VEGETABLES, entry, error))
    return FALSE;
  place = psk_code_edit_find (entries, code);
  psk_code_edit_write (json_array_get_object_element (entries, (guint) place), entry);
  return TRUE;
}

static gboolean
place_typed (PskStore     *store,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  CodeData *d = data;
  g_auto (PskCodeEdit) edit = { 0 };
  g_autofree char *code = g_strdup (d->code);
  g_autoptr (GArray) visits = NULL;

  if (!psk_code_edit_begin (&edit, store, error))
    return FALSE;
  if (code == NULL)
    code = g_strdup (psk_definition_find_code (edit.codes, PSK_CODE_LIST_VEGETABLES, d->typed));
  if (code != NULL ? !add_alias (&edit, code, d->typed, error)
                   : !add_new (&edit, PSK_CODE_LIST_VEGETABLES, d->typed, &code, error))
    return FALSE;

  /* What is a code already stays where it is. */
  if (g_str_equal (d->typed, code))
    return psk_code_edit_save (&edit, store, error);

  visits = psk_code_table_read_with_both (store, d->typed, code, error);
  if (visits == NULL || !psk_code_table_put_vegetable (store, d->typed, code, error))
    return FALSE;

  for (guint i = 0; i < visits->len; i++)
    {
      if (!psk_visit_count_again (store, g_array_index (visits, gint64, i), error))
        return FALSE;
    }

  return psk_code_edit_save (&edit, store, error);
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
