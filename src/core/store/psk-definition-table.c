/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-definition-table.h"

static char *
read_row (PskStore     *store,
          sqlite3_stmt *statement,
          gint64       *id,
          int          *version,
          gboolean     *is_default)
{
  char *json = NULL;

  if (psk_store_step (store, statement, NULL) == PSK_STEP_ROW)
    {
      json = g_strdup ((const char *) sqlite3_column_text (statement, 0));
      if (id != NULL)
        *id = sqlite3_column_int64 (statement, 1);
      if (version != NULL)
        *version = sqlite3_column_int (statement, 2);
      if (is_default != NULL)
        *is_default = sqlite3_column_int (statement, 3) != 0;
    }
  sqlite3_reset (statement);

  return json;
}

/**
 * psk_definition_table_read:
 * @store: a store
 * @kind: criteria, form, checklist, codes
 * @id: (out) (optional): its row id
 * @version: (out) (optional): its version
 * @is_default: (out) (optional): whether it is Pansuk's and not the department's
 *
 * Returns: (transfer full) (nullable): the JSON of the latest version
 */
char *
psk_definition_table_read (PskStore   *store,
                           const char *kind,
                           gint64     *id,
                           int        *version,
                           gboolean   *is_default)
{
  sqlite3_stmt *statement = psk_store_query (
    store,
    "SELECT json, id, version, is_default FROM definition WHERE kind = ? "
    "ORDER BY version DESC LIMIT 1",
    NULL, "t", kind);

  if (statement == NULL)
    return NULL;

  return read_row (store, statement, id, version, is_default);
}

/**
 * psk_definition_table_read_id:
 * @store: a store
 * @id: a row id
 * @version: (out) (optional): its version
 * @is_default: (out) (optional): whether it is Pansuk's and not the department's
 *
 * Returns: (transfer full) (nullable): the JSON
 */
char *
psk_definition_table_read_id (PskStore *store,
                              gint64    id,
                              int      *version,
                              gboolean *is_default)
{
  sqlite3_stmt *statement = psk_store_query (
    store, "SELECT json, id, version, is_default FROM definition WHERE id = ?", NULL, "l", id);

  if (statement == NULL)
    return NULL;

  return read_row (store, statement, NULL, version, is_default);
}

static gboolean
has_uid (PskStore   *store,
         const char *uid)
{
  return psk_store_query_int (store, "SELECT EXISTS (SELECT 1 FROM definition WHERE uid = ?)", 0,
                              "t", uid) != 0;
}

/**
 * psk_definition_table_add:
 * @store: a store
 * @kind: criteria, form, checklist, codes
 * @json: the definition, already validated
 * @is_default: whether it is Pansuk's and not the department's
 * @error: (nullable): where to put the error
 *
 * Adds the next version of a definition; earlier ones stay.
 *
 * Returns: whether it was added
 */
gboolean
psk_definition_table_add (PskStore   *store,
                          const char *kind,
                          const char *json,
                          gboolean    is_default,
                          GError    **error)
{
  /* A default has the same uid in every book and is as old as the fiscal year that it is
   * for, unless an office comes back to it. What an office writes may come to read as it did
   * before. */
  g_autofree char *default_uid = is_default
                                 ? g_compute_checksum_for_string (G_CHECKSUM_MD5, json, -1) : NULL;
  const gboolean is_new = default_uid != NULL && !has_uid (store, default_uid);
  g_autofree char *uid = is_new ? g_steal_pointer (&default_uid) : psk_store_new_uid (store);
  g_autofree char *now = is_new ? g_strdup ("2023-10-01T00:00:00Z") : psk_store_now (store);

  return psk_store_run (store,
                        "INSERT INTO definition (uid, kind, version, is_default, json, added_at) "
                        "VALUES (?1, ?2, 1 + coalesce ((SELECT max (version) FROM definition "
                        "WHERE kind = ?2), 0), ?3, ?4, ?5)",
                        error, "ttitt", uid, kind, is_default ? 1 : 0, json, now);
}
