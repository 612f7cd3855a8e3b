/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-area-table.h"

#include "psk-record-table.h"

/**
 * psk_area_table_read_all:
 * @store: a store
 * @error: (nullable): where to put the error
 *
 * Returns: (transfer full) (nullable) (element-type PskArea): province, districts
 *   and tambons, each level in the order of codes; no villages
 */
GPtrArray *
psk_area_table_read_all (PskStore *store,
                         GError  **error)
{
  return psk_record_table_read_all (
    store, PSK_TYPE_AREA,
    psk_store_statement (store,
                         "SELECT code, level, parent, name_th, name_en, postal_code, lat, lon, "
                         "target, match_key FROM area WHERE level <= 3 ORDER BY level, code",
                         error),
    error);
}

/**
 * psk_area_table_insert:
 * @store: a store
 * @area: an area whose parent is there already
 * @error: (nullable): where to put the error
 *
 * Returns: whether it was inserted
 */
gboolean
psk_area_table_insert (PskStore *store,
                       PskArea  *area,
                       GError  **error)
{
  sqlite3_stmt *statement = psk_store_statement (
    store,
    "INSERT INTO area (code, level, parent, name_th, name_en, postal_code, lat, lon, target, "
    "match_key) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    error);

  if (statement == NULL)
    return FALSE;

  psk_record_table_bind (area, statement, 0, 10);
  return psk_store_step (store, statement, error) == PSK_STEP_DONE;
}
