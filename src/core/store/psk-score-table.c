/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-score-table.h"

/**
 * psk_score_table_read_closed:
 * @store: a store
 * @quarter: a quarter like "2567Q2"
 * @closed_at: (out) (transfer full) (nullable): when it was closed
 *
 * Returns: (transfer full) (nullable): the sheet as it was; %NULL while the
 *   quarter is open
 */
char *
psk_score_table_read_closed (PskStore   *store,
                             const char *quarter,
                             char      **closed_at)
{
  *closed_at = psk_store_query_text (store,
                                     "SELECT closed_at FROM score_sheet WHERE quarter = ?",
                                     "t", quarter);

  return psk_store_query_text (store, "SELECT json FROM score_sheet WHERE quarter = ?", "t",
                               quarter);
}

/**
 * psk_score_table_close:
 * @store: a store
 * @quarter: a quarter that is open
 * @definition: the version of the criteria, 0 when they are not in the book
 * @who: the user
 * @json: the sheet
 * @error: (nullable): where to put the error
 *
 * Returns: whether it was written
 */
gboolean
psk_score_table_close (PskStore   *store,
                       const char *quarter,
                       gint64      definition,
                       const char *who,
                       const char *json,
                       GError    **error)
{
  g_autofree char *uid = psk_store_new_uid (store);
  g_autofree char *now = psk_store_now (store);

  return psk_store_run (store,
                        "INSERT INTO score_sheet (uid, quarter, definition, closed_at, closed_by, "
                        "json) VALUES (?, ?, nullif (?, 0), ?, ?, ?)",
                        error, "ttlttt", uid, quarter, definition, now, who, json);
}

/**
 * psk_score_table_get_mark:
 * @store: a store
 * @quarter: a quarter
 * @district: a district
 * @indicator: the id of an indicator
 * @value: (out): the mark
 * @evidence: (out) (transfer full): what it rests on
 *
 * Returns: whether a mark was given by hand
 */
gboolean
psk_score_table_get_mark (PskStore   *store,
                          const char *quarter,
                          int         district,
                          const char *indicator,
                          double     *value,
                          char      **evidence)
{
  sqlite3_stmt *statement = psk_store_query (
    store,
    "SELECT value, evidence FROM manual_mark WHERE quarter = ? AND district = ? AND indicator = ?",
    NULL, "tit", quarter, district, indicator);
  gboolean found;

  if (statement == NULL)
    return FALSE;

  found = psk_store_step (store, statement, NULL) == PSK_STEP_ROW;
  if (found)
    {
      *value = sqlite3_column_double (statement, 0);
      *evidence = g_strdup ((const char *) sqlite3_column_text (statement, 1));
    }
  sqlite3_reset (statement);

  return found;
}

/**
 * psk_score_table_set_mark:
 * @store: a store
 * @quarter: a quarter
 * @district: a district
 * @indicator: the id of an indicator
 * @value: the mark
 * @evidence: what it rests on
 * @error: (nullable): where to put the error
 *
 * Returns: whether it was written
 */
gboolean
psk_score_table_set_mark (PskStore   *store,
                          const char *quarter,
                          int         district,
                          const char *indicator,
                          double      value,
                          const char *evidence,
                          GError    **error)
{
  g_autofree char *uid = psk_store_new_uid (store);

  return psk_store_run (store,
                        "INSERT INTO manual_mark (uid, quarter, district, indicator, value, "
                        "evidence) VALUES (?, ?, ?, ?, ?, ?) "
                        "ON CONFLICT (quarter, district, indicator) "
                        "DO UPDATE SET value = excluded.value, evidence = excluded.evidence",
                        error, "ttitdt", uid, quarter, district, indicator, value, evidence);
}
