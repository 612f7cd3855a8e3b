/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-metric-table.h"

#include "psk-slot-table.h"

#define MAX_COLUMNS 8

/* Parameters of all of them: ?1 the date, ?2 and ?3 the first and last day for
 * what flows, ?4 the kinds needed, ?5 the slots of a tambon. The first column is
 * the area, the others are the metrics named beside it. */
static const struct
{
  const char *sql;
  int n_metrics;
  PskMetricId metrics[MAX_COLUMNS];
} queries[] = {
  { "SELECT code, coalesce (target, ?5), 1 FROM area WHERE level = 3",
    2, { PSK_METRIC_HOUSEHOLDS_TARGET, PSK_METRIC_CENTRES_TARGET } },
  { "SELECT tambon, count (*), "
    "sum (kinds > 0 AND (planted_on IS NULL OR planted_on <= ?1)), "
    "sum (kinds >= ?4 AND (planted_on IS NULL OR planted_on <= ?1)) "
    "FROM household INDEXED BY household_progress WHERE slot IS NOT NULL GROUP BY tambon",
    3, { PSK_METRIC_HOUSEHOLDS_SELECTED, PSK_METRIC_HOUSEHOLDS_STARTED,
         PSK_METRIC_HOUSEHOLDS_PLANTING } },
  { "SELECT s.tambon, count (*) FROM " PSK_SLOTS_UNREPLACED "GROUP BY s.tambon",
    1, { PSK_METRIC_HOUSEHOLDS_UNREPLACED } },
  /* CROSS JOIN keeps the visits outside: else all households are read to find them in
   * the order of the tambons, however long the list. */
  { "SELECT h.tambon, count (*) FROM visit v CROSS JOIN household h ON h.id = v.household "
    "WHERE v.visited_on BETWEEN ?2 AND ?3 GROUP BY h.tambon",
    1, { PSK_METRIC_VISITS } },
  { "SELECT tambon, opened_on <= ?1, pinned_on <= ?1 FROM centre",
    2, { PSK_METRIC_CENTRES_OPEN, PSK_METRIC_CENTRES_PINNED } },
  { "SELECT c.tambon, b.id IS NOT NULL, a.id IS NOT NULL, b.id IS NOT NULL AND a.id IS NOT NULL "
    "FROM pair p JOIN centre c ON c.id = p.centre "
    "LEFT JOIN photo b ON b.id = p.before AND (b.taken_on IS NULL OR substr (b.taken_on, 1, 10) <= ?1) "
    "LEFT JOIN photo a ON a.id = p.after AND (a.taken_on IS NULL OR substr (a.taken_on, 1, 10) <= ?1)",
    3, { PSK_METRIC_PHOTOS_BEFORE, PSK_METRIC_PHOTOS_AFTER, PSK_METRIC_PHOTOS_PAIRED } },
  { "SELECT c.tambon, total (s.quantity * (s.unit = 'seed')), "
    "total (s.quantity * (s.unit = 'packet')), total (s.quantity * (s.unit = 'seedling')) "
    "FROM stock_movement s JOIN centre c ON c.id = s.centre "
    "WHERE s.direction = 'out' AND s.moved_on BETWEEN ?2 AND ?3 GROUP BY c.tambon",
    3, { PSK_METRIC_SEEDS_GIVEN, PSK_METRIC_PACKETS_GIVEN, PSK_METRIC_SEEDLINGS_GIVEN } },
  { "SELECT district, count (DISTINCT item), "
    "count (DISTINCT CASE WHEN item LIKE '1.%' THEN item END), "
    "count (DISTINCT CASE WHEN item LIKE '2.%' THEN item END), "
    "count (DISTINCT CASE WHEN item LIKE '3.%' THEN item END), "
    "count (DISTINCT CASE WHEN item LIKE '4.%' THEN item END), "
    "count (DISTINCT CASE WHEN item LIKE '5.%' THEN item END), "
    "count (DISTINCT CASE WHEN item LIKE '6.%' THEN item END) "
    "FROM check_entry WHERE done = 1 AND month BETWEEN substr (?2, 1, 7) AND substr (?3, 1, 7) "
    "GROUP BY district",
    7, { PSK_METRIC_PROCESSES_DONE, PSK_METRIC_PROCESS_1, PSK_METRIC_PROCESS_2,
         PSK_METRIC_PROCESS_3, PSK_METRIC_PROCESS_4, PSK_METRIC_PROCESS_5,
         PSK_METRIC_PROCESS_6 } },
  { "SELECT coalesce (district, (SELECT code FROM area WHERE level = 1)), count (*) FROM post "
    "WHERE posted_on BETWEEN ?2 AND ?3 GROUP BY district",
    1, { PSK_METRIC_POSTS } },
};

/**
 * psk_metric_table_each_area:
 * @store: a store
 * @func: called with each area: province, districts, tambons
 * @user_data: for @func
 * @error: (nullable): where to put the error
 *
 * Returns: whether all were read
 */
gboolean
psk_metric_table_each_area (PskStore              *store,
                            PskMetricTableAreaFunc func,
                            gpointer               user_data,
                            GError               **error)
{
  sqlite3_stmt *statement = psk_store_statement (
    store, "SELECT code FROM area WHERE level <= 3 ORDER BY level, code", error);
  PskStep step;

  if (statement == NULL)
    return FALSE;

  while ((step = psk_store_step (store, statement, error)) == PSK_STEP_ROW)
    func (sqlite3_column_int (statement, 0), user_data);

  return step == PSK_STEP_DONE;
}

static void
bind_used (sqlite3_stmt *statement,
           const char   *on,
           const char   *first,
           const char   *last,
           int           kinds,
           int           slots)
{
  const int n = sqlite3_bind_parameter_count (statement);

  if (n >= 1)
    sqlite3_bind_text (statement, 1, on, -1, SQLITE_STATIC);
  if (n >= 2)
    sqlite3_bind_text (statement, 2, first, -1, SQLITE_STATIC);
  if (n >= 3)
    sqlite3_bind_text (statement, 3, last, -1, SQLITE_STATIC);
  if (n >= 4)
    sqlite3_bind_int (statement, 4, kinds);
  if (n >= 5)
    sqlite3_bind_int (statement, 5, slots);
}

/**
 * psk_metric_table_each:
 * @store: a store
 * @on: the date for what stands, ISO 8601
 * @first: the first day for what flows, ISO 8601
 * @last: the last day for what flows
 * @kinds: how many kinds a planting household grows
 * @slots: how many households a tambon chooses, unless it has its own target
 * @func: called with each figure, of a tambon or a district
 * @user_data: for @func
 * @error: (nullable): where to put the error
 *
 * Reads every figure that SQL can count, of the whole province at once.
 *
 * Returns: whether all were read
 */
gboolean
psk_metric_table_each (PskStore          *store,
                       const char        *on,
                       const char        *first,
                       const char        *last,
                       int                kinds,
                       int                slots,
                       PskMetricTableFunc func,
                       gpointer           user_data,
                       GError           **error)
{
  for (gsize q = 0; q < G_N_ELEMENTS (queries); q++)
    {
      sqlite3_stmt *statement = psk_store_statement (store, queries[q].sql, error);
      PskStep step;

      if (statement == NULL)
        return FALSE;

      bind_used (statement, on, first, last, kinds, slots);
      while ((step = psk_store_step (store, statement, error)) == PSK_STEP_ROW)
        {
          for (int m = 0; m < queries[q].n_metrics; m++)
            func (sqlite3_column_int (statement, 0), queries[q].metrics[m],
                  sqlite3_column_double (statement, m + 1), user_data);
        }
      if (step == PSK_STEP_ERROR)
        return FALSE;
    }

  return TRUE;
}

/**
 * psk_metric_table_get_target:
 * @store: a store
 * @tambon: a tambon
 *
 * Returns: how many households it chooses: its own target, or that of the programme
 */
int
psk_metric_table_get_target (PskStore *store,
                             int       tambon)
{
  return (int) psk_store_query_int (
    store,
    "SELECT coalesce ((SELECT target FROM area WHERE code = ?), "
    "(SELECT CAST (value AS INTEGER) FROM setting WHERE key = 'slots-per-tambon'), 20)",
    20, "i", tambon);
}
