/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-mapping-table.h"

#include "psk-text.h"

/**
 * psk_saved_mapping_new:
 * @name: what the office calls it, as it was typed
 * @district: the district whose lists it is for, or 0
 * @signature: (nullable): what psk_mapping_get_signature() makes of their heads
 * @json: what psk_mapping_parse() reads
 *
 * Returns: (transfer full): a mapping that is not saved yet
 */
PskSavedMapping *
psk_saved_mapping_new (const char *name,
                       int         district,
                       const char *signature,
                       const char *json)
{
  PskSavedMapping *self = g_new0 (PskSavedMapping, 1);

  self->name = psk_text_clean (name);
  self->district = district;
  self->signature = g_strdup (signature);
  self->json = g_strdup (json);

  return self;
}

/**
 * psk_saved_mapping_free:
 * @self: (transfer full): a saved mapping
 */
void
psk_saved_mapping_free (PskSavedMapping *self)
{
  g_free (self->name);
  g_free (self->signature);
  g_free (self->json);
  g_free (self);
}

static char *
get_text (sqlite3_stmt *statement,
          int           column)
{
  return g_strdup ((const char *) sqlite3_column_text (statement, column));
}

/**
 * psk_mapping_table_read:
 * @store: a store
 * @error: (nullable): where to put the error
 *
 * Returns: (transfer full) (nullable) (element-type PskSavedMapping): all of them, the
 *   one that was saved last first
 */
GPtrArray *
psk_mapping_table_read (PskStore *store,
                        GError  **error)
{
  g_autoptr (GPtrArray) mappings
    = g_ptr_array_new_with_free_func ((GDestroyNotify) psk_saved_mapping_free);
  sqlite3_stmt *statement = psk_store_statement (
    store,
    "SELECT id, name, district, signature, json FROM saved_mapping ORDER BY saved_at DESC, id DESC",
    error);
  PskStep step = PSK_STEP_ERROR;

  while (statement != NULL && (step = psk_store_step (store, statement, error)) == PSK_STEP_ROW)
    {
      PskSavedMapping *mapping = g_new0 (PskSavedMapping, 1);

      mapping->id = sqlite3_column_int64 (statement, 0);
      mapping->name = get_text (statement, 1);
      mapping->district = sqlite3_column_int (statement, 2);
      mapping->signature = get_text (statement, 3);
      mapping->json = get_text (statement, 4);
      g_ptr_array_add (mappings, mapping);
    }

  return step == PSK_STEP_DONE ? g_steal_pointer (&mappings) : NULL;
}

/**
 * psk_mapping_table_save:
 * @store: a store
 * @name: its name; a mapping that has it already is replaced
 * @district: a district, or 0
 * @signature: how its lists are known again
 * @json: how they are read
 * @error: (nullable): where to put the error
 *
 * Returns: whether it was written
 */
gboolean
psk_mapping_table_save (PskStore   *store,
                        const char *name,
                        int         district,
                        const char *signature,
                        const char *json,
                        GError    **error)
{
  g_autofree char *uid = psk_store_new_uid (store);
  g_autofree char *now = psk_store_now (store);

  return psk_store_run (store,
                        "INSERT INTO saved_mapping (uid, name, district, signature, json, "
                        "saved_at) VALUES (?, ?, nullif (?, 0), ?, ?, ?) "
                        "ON CONFLICT (name) DO UPDATE SET district = excluded.district, "
                        "signature = excluded.signature, json = excluded.json, "
                        "saved_at = excluded.saved_at",
                        error, "ttittt", uid, name, district, signature, json, now);
}

/**
 * psk_mapping_table_delete:
 * @store: a store
 * @id: a saved mapping
 * @error: (nullable): where to put the error
 *
 * Returns: whether it is gone
 */
gboolean
psk_mapping_table_delete (PskStore *store,
                          gint64    id,
                          GError  **error)
{
  return psk_store_run (store, "DELETE FROM saved_mapping WHERE id = ?", error, "l", id);
}
