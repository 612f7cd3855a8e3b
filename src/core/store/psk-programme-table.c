/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-programme-table.h"

/**
 * psk_programme_table_read:
 * @store: a store
 * @fiscal_year: (out) (optional): the Buddhist year
 * @first_month: (out) (optional) (transfer full): its first month, "2024-01"
 * @last_month: (out) (optional) (transfer full): its last month
 *
 * Returns: whether the book has a programme
 */
gboolean
psk_programme_table_read (PskStore *store,
                          int      *fiscal_year,
                          char    **first_month,
                          char    **last_month)
{
  sqlite3_stmt *statement = psk_store_statement (
    store,
    "SELECT fiscal_year, first_month, last_month FROM programme ORDER BY fiscal_year DESC LIMIT 1",
    NULL);
  gboolean found;

  if (statement == NULL)
    return FALSE;

  found = psk_store_step (store, statement, NULL) == PSK_STEP_ROW;
  if (found)
    {
      if (fiscal_year != NULL)
        *fiscal_year = sqlite3_column_int (statement, 0);
      if (first_month != NULL)
        *first_month = g_strdup ((const char *) sqlite3_column_text (statement, 1));
      if (last_month != NULL)
        *last_month = g_strdup ((const char *) sqlite3_column_text (statement, 2));
    }
  sqlite3_reset (statement);

  return found;
}

/**
 * psk_programme_table_insert:
 * @store: a store
 * @fiscal_year: the Buddhist year
 * @title: its name in Thai
 * @first_month: its first month, "2024-01"
 * @last_month: its last month
 * @error: (nullable): where to put the error
 *
 * Returns: whether it was inserted
 */
gboolean
psk_programme_table_insert (PskStore   *store,
                            int         fiscal_year,
                            const char *title,
                            const char *first_month,
                            const char *last_month,
                            GError    **error)
{
  g_autofree char *key = g_strdup_printf ("programme %d", fiscal_year);
  g_autofree char *uid = g_compute_checksum_for_string (G_CHECKSUM_MD5, key, -1);

  return psk_store_run (store,
                        "INSERT INTO programme (uid, fiscal_year, title_th, first_month, "
                        "last_month) VALUES (?, ?, ?, ?, ?)",
                        error, "titt" "t", uid, fiscal_year, title, first_month, last_month);
}
