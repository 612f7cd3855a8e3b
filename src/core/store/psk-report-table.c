/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-report-table.h"

#include "psk-record-table.h"

#define COLUMNS \
  "id, uid, district, month, state, definition, submitted_on, submitted_by, decided_on, " \
  "return_reason, achievement, problems, suggestions FROM report "

/**
 * psk_report_table_read_all:
 * @store: a store
 * @error: (nullable): where to put the error
 *
 * Returns: (transfer full) (nullable) (element-type PskReport): by district and month
 */
GPtrArray *
psk_report_table_read_all (PskStore *store,
                           GError  **error)
{
  return psk_record_table_read_all (
    store, PSK_TYPE_REPORT,
    psk_store_statement (store, "SELECT " COLUMNS "ORDER BY district, month", error), error);
}

/**
 * psk_report_table_read:
 * @store: a store
 * @district: a district
 * @month: a month like "2024-03"
 *
 * Returns: (transfer full) (nullable): the report; %NULL when nobody has begun it
 */
PskReport *
psk_report_table_read (PskStore   *store,
                       int         district,
                       const char *month)
{
  sqlite3_stmt *statement = psk_store_query (
    store, "SELECT " COLUMNS "WHERE district = ? AND month = ?", NULL, "it", district, month);

  return psk_record_table_read_one (store, PSK_TYPE_REPORT, statement, NULL);
}

/**
 * psk_report_table_write:
 * @store: a store
 * @report: the values; its district and month say which report it is
 * @error: (nullable): where to put the error
 *
 * Inserts or updates a report, and sets its row id.
 *
 * Returns: whether it was written
 */
gboolean
psk_report_table_write (PskStore  *store,
                        PskReport *report,
                        GError   **error)
{
  sqlite3_stmt *statement = psk_store_statement (
    store,
    "INSERT INTO report (uid, district, month, state, definition, submitted_on, submitted_by, "
    "decided_on, return_reason, achievement, problems, suggestions) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
    "ON CONFLICT (district, month) DO UPDATE SET state = excluded.state, "
    "definition = excluded.definition, submitted_on = excluded.submitted_on, "
    "submitted_by = excluded.submitted_by, decided_on = excluded.decided_on, "
    "return_reason = excluded.return_reason, achievement = excluded.achievement, "
    "problems = excluded.problems, suggestions = excluded.suggestions",
    error);

  if (statement == NULL)
    return FALSE;

  if (report->uid == NULL)
    report->uid = psk_store_new_uid (store);

  psk_record_table_bind (report, statement, 1, 12);
  if (psk_store_step (store, statement, error) != PSK_STEP_DONE)
    return FALSE;

  report->id = psk_store_query_int (store,
                                    "SELECT id FROM report WHERE district = ? AND month = ?", 0,
                                    "it", report->district, report->month);
  return TRUE;
}

/**
 * psk_report_table_get_value:
 * @store: a store
 * @district: a district
 * @month: a month
 * @item: an item of the form
 * @value: (out): what the report says
 *
 * Returns: whether the report has a value for the item
 */
gboolean
psk_report_table_get_value (PskStore   *store,
                            int         district,
                            const char *month,
                            const char *item,
                            double     *value)
{
  sqlite3_stmt *statement = psk_store_query (
    store,
    "SELECT v.value FROM report_value v JOIN report r ON r.id = v.report "
    "WHERE r.district = ? AND r.month = ? AND v.item = ? AND v.value IS NOT NULL",
    NULL, "itt", district, month, item);
  gboolean found;

  if (statement == NULL)
    return FALSE;

  found = psk_store_step (store, statement, NULL) == PSK_STEP_ROW;
  if (found)
    *value = sqlite3_column_double (statement, 0);
  sqlite3_reset (statement);

  return found;
}

/**
 * psk_report_table_set_value:
 * @store: a store
 * @report: the row id of a report
 * @item: an item of the form
 * @value: the number; NaN for none
 * @error: (nullable): where to put the error
 *
 * Returns: whether it was written
 */
gboolean
psk_report_table_set_value (PskStore   *store,
                            gint64      report,
                            const char *item,
                            double      value,
                            GError    **error)
{
  return psk_store_run (store,
                        "INSERT INTO report_value (report, item, value) VALUES (?, ?, ?) "
                        "ON CONFLICT (report, item) DO UPDATE SET value = excluded.value",
                        error, "ltd", report, item, value);
}

/**
 * psk_report_table_get_due_date:
 * @store: a store
 * @month: a month
 *
 * Returns: (transfer full) (nullable): the date that the office set, ISO 8601, or
 *   %NULL when the rule of the form holds
 */
char *
psk_report_table_get_due_date (PskStore   *store,
                               const char *month)
{
  return psk_store_query_text (store, "SELECT due_on FROM due_date WHERE month = ?", "t", month);
}

/**
 * psk_report_table_set_due_date:
 * @store: a store
 * @month: a month
 * @due_on: ISO 8601
 * @error: (nullable): where to put the error
 *
 * Returns: whether it was written
 */
gboolean
psk_report_table_set_due_date (PskStore   *store,
                               const char *month,
                               const char *due_on,
                               GError    **error)
{
  return psk_store_run (store,
                        "INSERT INTO due_date (month, due_on) VALUES (?, ?) "
                        "ON CONFLICT (month) DO UPDATE SET due_on = excluded.due_on",
                        error, "tt", month, due_on);
}

/**
 * psk_report_table_set_check:
 * @store: a store
 * @district: a district
 * @month: a month
 * @item: an item of the check list
 * @done: whether it is done
 * @evidence: (nullable): what proves it
 * @error: (nullable): where to put the error
 *
 * Returns: whether it was written
 */
gboolean
psk_report_table_set_check (PskStore   *store,
                            int         district,
                            const char *month,
                            const char *item,
                            gboolean    done,
                            const char *evidence,
                            GError    **error)
{
  g_autofree char *uid = psk_store_new_uid (store);

  return psk_store_run (store,
                        "INSERT INTO check_entry (uid, district, month, item, done, evidence) "
                        "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (district, month, item) "
                        "DO UPDATE SET done = excluded.done, evidence = excluded.evidence",
                        error, "tittit", uid, district, month, item, done ? 1 : 0, evidence);
}

/**
 * psk_report_table_get_check:
 * @store: a store
 * @district: a district
 * @month: a month
 * @item: an item of the check list
 * @evidence: (out) (optional) (transfer full) (nullable): what proves it
 *
 * Returns: whether it is done
 */
gboolean
psk_report_table_get_check (PskStore   *store,
                            int         district,
                            const char *month,
                            const char *item,
                            char      **evidence)
{
  if (evidence != NULL)
    *evidence = psk_store_query_text (store,
                                      "SELECT evidence FROM check_entry "
                                      "WHERE district = ? AND month = ? AND item = ?",
                                      "itt", district, month, item);

  return psk_store_query_int (store,
                              "SELECT done FROM check_entry "
                              "WHERE district = ? AND month = ? AND item = ?",
                              0, "itt", district, month, item) == 1;
}

/**
 * psk_report_table_read_posts:
 * @store: a store
 * @area: a district; anything larger means all
 * @error: (nullable): where to put the error
 *
 * Returns: (transfer full) (nullable) (element-type PskPost): the latest first
 */
GPtrArray *
psk_report_table_read_posts (PskStore *store,
                             int       area,
                             GError  **error)
{
  sqlite3_stmt *statement = psk_store_query (
    store,
    "SELECT id, uid, district, posted_on, channel, title, url FROM post "
    "WHERE ?1 < 1000 OR district = ?1 ORDER BY posted_on DESC, id DESC",
    error, "i", area);

  return psk_record_table_read_all (store, PSK_TYPE_POST, statement, error);
}

/**
 * psk_report_table_insert_post:
 * @store: a store
 * @post: the values; a missing uid is made
 * @error: (nullable): where to put the error
 *
 * Returns: whether it was inserted
 */
gboolean
psk_report_table_insert_post (PskStore *store,
                              PskPost  *post,
                              GError  **error)
{
  if (post->uid == NULL)
    post->uid = psk_store_new_uid (store);

  return psk_store_run (store,
                        "INSERT INTO post (uid, district, posted_on, channel, title, url) "
                        "VALUES (?, ?, ?, ?, ?, ?)",
                        error, "titttt", post->uid, post->district, post->posted_on,
                        post->channel, post->title, post->url);
}
