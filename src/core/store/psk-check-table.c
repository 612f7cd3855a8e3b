/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-check-table.h"

#include "psk-slot-table.h"

static gboolean
each (PskStore         *store,
      const char       *sql,
      const char       *date,
      PskCheckTableFunc func,
      gpointer          user_data,
      GError          **error)
{
  sqlite3_stmt *statement = psk_store_query (store, sql, error, "t", date);
  PskStep step;

  if (statement == NULL)
    return FALSE;

  while ((step = psk_store_step (store, statement, error)) == PSK_STEP_ROW)
    func (sqlite3_column_int64 (statement, 0), (const char *) sqlite3_column_text (statement, 1),
          user_data);

  return step == PSK_STEP_DONE;
}

/**
 * psk_check_table_each_unvisited:
 * @store: a store
 * @since: a date, ISO 8601
 * @func: called with each household that holds a slot and was not visited on @since or
 *   later, and the date of its latest visit or %NULL
 * @user_data: for @func
 * @error: (nullable): where to put the error
 *
 * Returns: whether all were read
 */
gboolean
psk_check_table_each_unvisited (PskStore         *store,
                                const char       *since,
                                PskCheckTableFunc func,
                                gpointer          user_data,
                                GError          **error)
{
  return each (store,
               "SELECT id, latest FROM (SELECT h.id AS id, h.tambon AS tambon, h.slot AS slot, "
               "(SELECT max (v.visited_on) FROM visit AS v WHERE v.household = h.id) AS latest "
               "FROM household AS h WHERE h.slot IS NOT NULL) "
               "WHERE latest IS NULL OR latest < ? ORDER BY tambon, slot",
               since, func, user_data, error);
}

/**
 * psk_check_table_each_unreplaced:
 * @store: a store
 * @on: a date, ISO 8601
 * @func: called with each household that dropped out by @on and whose slot nobody took,
 *   and the date when it dropped out
 * @user_data: for @func
 * @error: (nullable): where to put the error
 *
 * These are the households that %PSK_METRIC_HOUSEHOLDS_UNREPLACED counts.
 *
 * Returns: whether all were read
 */
gboolean
psk_check_table_each_unreplaced (PskStore         *store,
                                 const char       *on,
                                 PskCheckTableFunc func,
                                 gpointer          user_data,
                                 GError          **error)
{
  return each (store,
               "SELECT s.household, s.until_on FROM " PSK_SLOTS_UNREPLACED
               "ORDER BY s.tambon, s.slot",
               on, func, user_data, error);
}
