/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The definitions of a book, and those that Pansuk ships. */

#include "config.h"

#include "psk-definition-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "psk-definition-table.h"
#include "psk-error.h"

#define DEFINITION_FOLDER "/io/github/pansuk/Pansuk/data/definitions"

static const char *book_kinds[] = { "criteria", "form", "checklist", "codes" };

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

  root = psk_definition_read_root (json, error);
  if (root == NULL)
    return NULL;
  if (g_str_equal (kind, "codes"))
    add_missing_lists (json_node_get_object (root));

  self = psk_definition_new (kind, root, error);
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
