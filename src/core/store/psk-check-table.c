/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-check-table.h"

/**
 * psk_check_table_each_unvisited:
 * @store: a store
 * @since: a date, ISO 8601
 * @func: called for each tambon that has such households
 * @user_data: for @func
 * @error: (nullable): where to put the error
 *
 * Counts the households that hold a slot and were not visited on @since or later.
 *
 * Returns: whether they were counted
 */
gboolean
psk_check_table_each_unvisited (PskStore         *store,
                                const char       *since,
                                PskCheckTableFunc func,
                                gpointer          user_data,
                                GError          **error)
{
  sqlite3_stmt *statement = psk_store_statement (
    store,
    "SELECT h.tambon, count (*) FROM household AS h WHERE h.slot IS NOT NULL AND NOT EXISTS "
    "(SELECT 1 FROM visit AS v WHERE v.household = h.id AND v.visited_on >= ?) "
    "GROUP BY h.tambon ORDER BY h.tambon",
    error);
  PskStep step;

  if (statement == NULL)
    return FALSE;

  psk_store_bind (statement, "t", since);
  while ((step = psk_store_step (store, statement, error)) == PSK_STEP_ROW)
    func (sqlite3_column_int (statement, 0), sqlite3_column_int (statement, 1), user_data);

  return step == PSK_STEP_DONE;
}
