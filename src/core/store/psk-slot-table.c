/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-slot-table.h"

#include "psk-record-table.h"

#define COLUMNS "id, uid, tambon, slot, household, from_on, until_on, reason, successor"

/**
 * psk_slot_table_read_history:
 * @store: a store
 * @tambon: a tambon
 * @slot: one of its slots
 * @error: (nullable): where to put the error
 *
 * Returns: (transfer full) (nullable) (element-type PskTenure): who held it, the latest
 *   first
 */
GPtrArray *
psk_slot_table_read_history (PskStore *store,
                             int       tambon,
                             int       slot,
                             GError  **error)
{
  sqlite3_stmt *statement = psk_store_query (
    store,
    "SELECT " COLUMNS " FROM slot_history WHERE tambon = ? AND slot = ? "
    "ORDER BY until_on IS NOT NULL, from_on DESC, id DESC",
    error, "ii", tambon, slot);

  return psk_record_table_read_all (store, PSK_TYPE_TENURE, statement, error);
}

/**
 * psk_slot_table_read_holders:
 * @store: a store
 * @tambon: a tambon
 * @error: (nullable): where to put the error
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the row ids of the
 *   households that hold a slot, in the order of slots
 */
GArray *
psk_slot_table_read_holders (PskStore *store,
                             int       tambon,
                             GError  **error)
{
  sqlite3_stmt *statement = psk_store_query (
    store, "SELECT id FROM household WHERE tambon = ? AND slot IS NOT NULL ORDER BY slot", error,
    "i", tambon);

  return psk_record_table_read_ids (store, statement, error);
}

/**
 * psk_slot_table_read_last:
 * @store: a store
 * @household: a household
 * @error: (nullable): %PSK_ERROR_NOT_FOUND when it never held a slot
 *
 * Returns: (transfer full) (nullable): the slot that it holds or held last
 */
PskTenure *
psk_slot_table_read_last (PskStore *store,
                          gint64    household,
                          GError  **error)
{
  sqlite3_stmt *statement = psk_store_query (
    store,
    "SELECT " COLUMNS " FROM slot_history WHERE household = ? "
    "ORDER BY until_on IS NOT NULL, until_on DESC, id DESC LIMIT 1",
    error, "l", household);

  return psk_record_table_read_one (store, PSK_TYPE_TENURE, statement, error);
}

/**
 * psk_slot_table_free_since:
 * @store: a store
 * @tambon: a tambon
 * @slot: one of its slots
 *
 * Returns: (transfer full) (nullable): when the last household gave it up, ISO 8601
 */
char *
psk_slot_table_free_since (PskStore *store,
                           int       tambon,
                           int       slot)
{
  return psk_store_query_text (
    store, "SELECT max (until_on) FROM slot_history WHERE tambon = ? AND slot = ?",
    "ii", tambon, slot);
}

/**
 * psk_slot_table_withdraw:
 * @store: a store
 * @tenure: a row id of the history
 * @error: (nullable): where to put the error
 *
 * Takes a line out of the history: the household was never meant to hold the slot.
 *
 * Returns: whether it is gone
 */
gboolean
psk_slot_table_withdraw (PskStore *store,
                         gint64    tenure,
                         GError  **error)
{
  return psk_store_run (store, "DELETE FROM slot_history WHERE id = ?", error, "l", tenure);
}
