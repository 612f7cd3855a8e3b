/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-visit-table.h"

#include "psk-record-table.h"

/**
 * psk_visit_table_read_all:
 * @store: a store
 * @household: a household
 * @error: (nullable): where to put the error
 *
 * Returns: (transfer full) (nullable) (element-type PskVisit): the latest first
 */
GPtrArray *
psk_visit_table_read_all (PskStore *store,
                          gint64    household,
                          GError  **error)
{
  sqlite3_stmt *statement = psk_store_statement (
    store,
    "SELECT id, uid, household, visited_on, kinds, area_sqm, centre, seeds, seed_unit, note "
    "FROM visit WHERE household = ? ORDER BY visited_on DESC, id DESC",
    error);

  if (statement != NULL)
    psk_store_bind (statement, "l", household);

  return psk_record_table_read_all (store, PSK_TYPE_VISIT, statement, error);
}

/**
 * psk_visit_table_insert:
 * @store: a store
 * @visit: the values; a missing uid is made
 * @error: (nullable): where to put the error
 *
 * Returns: whether it was inserted
 */
gboolean
psk_visit_table_insert (PskStore *store,
                        PskVisit *visit,
                        GError  **error)
{
  if (visit->uid == NULL)
    visit->uid = psk_store_new_uid (store);

  return psk_store_run (store,
                        "INSERT INTO visit (uid, household, visited_on, kinds, area_sqm, centre, "
                        "seeds, seed_unit, note) VALUES (?, ?, ?, ?, ?, nullif (?, 0), ?, ?, ?)",
                        error, "tltidldtt", visit->uid, visit->household, visit->visited_on,
                        visit->kinds, visit->area_sqm, visit->centre, visit->seeds,
                        visit->seed_unit, visit->note);
}

/**
 * psk_visit_table_has_later:
 * @store: a store
 * @household: a household
 * @date: a date, ISO 8601
 *
 * Returns: whether the household was visited after @date
 */
gboolean
psk_visit_table_has_later (PskStore   *store,
                           gint64      household,
                           const char *date)
{
  return psk_store_query_int (store,
                              "SELECT 1 FROM visit WHERE household = ? AND visited_on > ? LIMIT 1",
                              0, "lt", household, date) == 1;
}

/**
 * psk_visit_table_latest_kinds:
 * @store: a store
 * @first: a household
 * @second: another that turned out to be the same
 *
 * Returns: how many kinds of vegetables the latest visit to either of them counted, or
 *   -1 when none did
 */
int
psk_visit_table_latest_kinds (PskStore *store,
                              gint64    first,
                              gint64    second)
{
  return (int) psk_store_query_int (store,
                                    "SELECT kinds FROM visit WHERE household IN (?, ?) "
                                    "AND kinds IS NOT NULL ORDER BY visited_on DESC, id DESC "
                                    "LIMIT 1",
                                    -1, "ll", first, second);
}
