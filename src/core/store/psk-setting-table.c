/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-setting-table.h"

/**
 * psk_setting_table_get:
 * @store: a store
 * @key: one of the PSK_SETTING names
 *
 * Returns: (transfer full) (nullable): its value
 */
char *
psk_setting_table_get (PskStore   *store,
                       const char *key)
{
  return psk_store_query_text (store, "SELECT value FROM setting WHERE key = ?", "t", key);
}

/**
 * psk_setting_table_get_int:
 * @store: a store
 * @key: one of the PSK_SETTING names
 * @fallback: what holds when it was never set
 *
 * Returns: its value
 */
int
psk_setting_table_get_int (PskStore   *store,
                           const char *key,
                           int         fallback)
{
  return (int) psk_store_query_int (store, "SELECT value FROM setting WHERE key = ?", fallback,
                                    "t", key);
}

/**
 * psk_setting_table_set:
 * @store: a store
 * @key: one of the PSK_SETTING names
 * @value: its new value
 * @error: (nullable): where to put the error
 *
 * Returns: whether it was written
 */
gboolean
psk_setting_table_set (PskStore   *store,
                       const char *key,
                       const char *value,
                       GError    **error)
{
  return psk_store_run (store,
                        "INSERT INTO setting (key, value) VALUES (?, ?) "
                        "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                        error, "tt", key, value);
}
