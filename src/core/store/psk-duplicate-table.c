/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-duplicate-table.h"

#include "psk-area.h"

#define ROWS \
  "SELECT id, tambon, village_no, house_no, house_code, title, first_name, last_name, " \
  "citizen_id, phone, status FROM household "

static const char *all_sql = ROWS "ORDER BY id";

/* Whoever has the id of somebody in the area, wherever that is. */
static const char *area_sql =
  ROWS "WHERE tambon BETWEEN ?1 AND ?2 OR citizen_id IN (SELECT citizen_id FROM household "
  "WHERE tambon BETWEEN ?1 AND ?2 AND citizen_id IS NOT NULL) ORDER BY id";

static const char *
column_text (sqlite3_stmt *statement,
             int           column)
{
  return (const char *) sqlite3_column_text (statement, column);
}

static int
column_int (sqlite3_stmt *statement,
            int           column)
{
  return sqlite3_column_type (statement, column) != SQLITE_NULL
         ? sqlite3_column_int (statement, column) : -1;
}

/**
 * psk_duplicate_table_each:
 * @store: a store
 * @area: a district or tambon, with those elsewhere who have the citizen id of somebody
 *   in it; 0 for everything
 * @func: called for each household, in the order of row ids
 * @user_data: for @func
 * @error: (nullable): where to put the error
 *
 * Returns: whether all were read
 */
gboolean
psk_duplicate_table_each (PskStore             *store,
                          int                   area,
                          PskDuplicateTableFunc func,
                          gpointer              user_data,
                          GError              **error)
{
  sqlite3_stmt *statement;
  PskStep step;
  int first;
  int last;

  if (area > 0)
    {
      psk_area_code_range (area, &first, &last);
      statement = psk_store_query (store, area_sql, error, "ii", first, last);
    }
  else
    statement = psk_store_statement (store, all_sql, error);
  if (statement == NULL)
    return FALSE;

  while ((step = psk_store_step (store, statement, error)) == PSK_STEP_ROW)
    {
      const PskDuplicateTableRow row = {
        sqlite3_column_int64 (statement, 0), sqlite3_column_int (statement, 1),
        column_int (statement, 2), column_text (statement, 3), column_text (statement, 4),
        column_text (statement, 5), column_text (statement, 6), column_text (statement, 7),
        column_text (statement, 8), column_text (statement, 9), column_text (statement, 10),
      };

      func (&row, user_data);
    }

  return step == PSK_STEP_DONE;
}

static gboolean
each_pair (PskStore                 *store,
           const char               *sql,
           PskDuplicateTablePairFunc func,
           gpointer                  user_data,
           GError                  **error)
{
  sqlite3_stmt *statement = psk_store_statement (store, sql, error);
  PskStep step;

  if (statement == NULL)
    return FALSE;

  while ((step = psk_store_step (store, statement, error)) == PSK_STEP_ROW)
    func (sqlite3_column_int64 (statement, 0), sqlite3_column_int64 (statement, 1),
          column_text (statement, 2), user_data);

  return step == PSK_STEP_DONE;
}

/**
 * psk_duplicate_table_each_handover:
 * @store: a store
 * @func: called with the household that gave a slot up, its successor or 0, and the code
 *   of the reason; the latest last
 * @user_data: for @func
 * @error: (nullable): where to put the error
 *
 * Returns: whether all were read
 */
gboolean
psk_duplicate_table_each_handover (PskStore                 *store,
                                   PskDuplicateTablePairFunc func,
                                   gpointer                  user_data,
                                   GError                  **error)
{
  return each_pair (store,
                    "SELECT household, successor, reason FROM slot_history "
                    "WHERE until_on IS NOT NULL ORDER BY until_on, id",
                    func, user_data, error);
}

/**
 * psk_duplicate_table_each_dismissed:
 * @store: a store
 * @func: called with each pair that somebody found to be different, without a reason
 * @user_data: for @func
 * @error: (nullable): where to put the error
 *
 * Returns: whether all were read
 */
gboolean
psk_duplicate_table_each_dismissed (PskStore                 *store,
                                    PskDuplicateTablePairFunc func,
                                    gpointer                  user_data,
                                    GError                  **error)
{
  return each_pair (store, "SELECT first, second, NULL FROM not_duplicate", func, user_data,
                    error);
}

/**
 * psk_duplicate_table_dismiss:
 * @store: a store
 * @first: a household
 * @second: another
 * @who: the user who looked at both
 * @error: (nullable): where to put the error
 *
 * Remembers that the two are different. What was decided before stays as it is.
 *
 * Returns: whether it was written
 */
gboolean
psk_duplicate_table_dismiss (PskStore   *store,
                             gint64      first,
                             gint64      second,
                             const char *who,
                             GError    **error)
{
  g_autofree char *now = psk_store_now (store);

  return psk_store_run (store,
                        "INSERT INTO not_duplicate (first, second, decided_at, decided_by) "
                        "VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
                        error, "lltt", MIN (first, second), MAX (first, second), now, who);
}

/**
 * psk_duplicate_table_count:
 * @store: a store
 * @id: a household
 *
 * Returns: what hangs on it
 */
PskDuplicateBelongings
psk_duplicate_table_count (PskStore *store,
                           gint64    id)
{
  return (PskDuplicateBelongings) {
    (int) psk_store_query_int (store, "SELECT count (*) FROM visit WHERE household = ?", 0, "l",
                               id),
    (int) psk_store_query_int (store, "SELECT count (*) FROM stock_movement WHERE household = ?",
                               0, "l", id),
    (int) psk_store_query_int (store, "SELECT count (*) FROM slot_history WHERE household = ?", 0,
                               "l", id),
  };
}

/* What was decided about the one household holds for the other. */
static gboolean
move_decisions (PskStore *store,
                gint64    from,
                gint64    to,
                GError  **error)
{
  return psk_store_run (store,
                        "INSERT INTO not_duplicate (first, second, decided_at, decided_by) "
                        "SELECT min (other, ?2), max (other, ?2), decided_at, decided_by FROM "
                        "(SELECT iif (first = ?1, second, first) AS other, decided_at, decided_by "
                        "FROM not_duplicate WHERE first = ?1 OR second = ?1) "
                        "WHERE other <> ?2 ON CONFLICT DO NOTHING",
                        error, "ll", from, to)
         && psk_store_run (store, "DELETE FROM not_duplicate WHERE first = ?1 OR second = ?1",
                           error, "l", from);
}

/**
 * psk_duplicate_table_move_children:
 * @store: a store
 * @from: a household that will be deleted
 * @to: the household that it turned out to be
 * @error: (nullable): where to put the error
 *
 * Gives the visits, with what was seen and photographed at them, the movements of stock,
 * the history of slots and the decisions about likeness of one household to another.
 *
 * Returns: whether all were moved
 */
gboolean
psk_duplicate_table_move_children (PskStore *store,
                                   gint64    from,
                                   gint64    to,
                                   GError  **error)
{
  return psk_store_run (store, "UPDATE visit SET household = ?2 WHERE household = ?1", error,
                        "ll", from, to)
         && psk_store_run (store, "UPDATE stock_movement SET household = ?2 WHERE household = ?1",
                           error, "ll", from, to)
         && psk_store_run (store, "UPDATE slot_history SET household = ?2 WHERE household = ?1",
                           error, "ll", from, to)
         && psk_store_run (store, "UPDATE slot_history SET successor = ?2 WHERE successor = ?1",
                           error, "ll", from, to)
         && move_decisions (store, from, to, error);
}
