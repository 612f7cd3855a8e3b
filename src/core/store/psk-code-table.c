/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-code-table.h"

#include "psk-record-table.h"

/* Where the codes of a list stand. What is counted out of the stock for a visit is
 * counted with the visit. */
static const struct
{
  const char *list;
  const char *uses;
} lists[] = {
  { "vegetables", "SELECT vegetable, count (*) FROM visit_vegetable GROUP BY vegetable" },
  { "vulnerability",
    "SELECT vulnerability, count (*) FROM household WHERE vulnerability IS NOT NULL "
    "GROUP BY vulnerability" },
  { "vulnerable_definition",
    "SELECT definition_used, count (*) FROM household WHERE definition_used IS NOT NULL "
    "GROUP BY definition_used" },
  { "drop_reason",
    "SELECT reason, count (*) FROM slot_history WHERE reason IS NOT NULL GROUP BY reason" },
  { "post_channel", "SELECT channel, count (*) FROM post GROUP BY channel" },
  { "seed_unit",
    "SELECT unit, count (*) FROM (SELECT unit FROM stock_movement WHERE visit IS NULL "
    "UNION ALL SELECT seed_unit FROM visit WHERE seed_unit IS NOT NULL) GROUP BY unit" },
};

/**
 * psk_code_table_count_uses:
 * @store: a store
 * @list: the id of a list of codes
 * @error: (nullable): where to put the error
 *
 * Returns: (transfer full) (nullable) (element-type utf8 guint): how often each code is
 *   used; none for a list whose codes are worked out and not kept
 */
GHashTable *
psk_code_table_count_uses (PskStore   *store,
                           const char *list,
                           GError    **error)
{
  g_autoptr (GHashTable) uses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  sqlite3_stmt *statement;
  PskStep step;
  gsize place = 0;

  while (place < G_N_ELEMENTS (lists) && !g_str_equal (lists[place].list, list))
    place++;
  if (place == G_N_ELEMENTS (lists))
    return g_steal_pointer (&uses);

  statement = psk_store_statement (store, lists[place].uses, error);
  if (statement == NULL)
    return NULL;

  while ((step = psk_store_step (store, statement, error)) == PSK_STEP_ROW)
    g_hash_table_insert (uses, g_strdup ((const char *) sqlite3_column_text (statement, 0)),
                         GUINT_TO_POINTER ((guint) sqlite3_column_int (statement, 1)));

  return step == PSK_STEP_DONE ? g_steal_pointer (&uses) : NULL;
}

/**
 * psk_code_table_read_with_both:
 * @store: a store
 * @first: a vegetable, as it is kept with a visit
 * @second: another one
 * @error: (nullable): where to put the error
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the visits that have both
 */
GArray *
psk_code_table_read_with_both (PskStore   *store,
                               const char *first,
                               const char *second,
                               GError    **error)
{
  sqlite3_stmt *statement = psk_store_query (
    store,
    "SELECT a.visit FROM visit_vegetable a JOIN visit_vegetable b ON b.visit = a.visit "
    "WHERE a.vegetable = ? AND b.vegetable = ? ORDER BY a.visit",
    error, "tt", first, second);

  return psk_record_table_read_ids (store, statement, error);
}

/**
 * psk_code_table_put_vegetable:
 * @store: a store
 * @old: a vegetable, as it is kept with visits
 * @now: what shall be kept instead
 * @error: (nullable): where to put the error
 *
 * Returns: whether it was written
 */
gboolean
psk_code_table_put_vegetable (PskStore   *store,
                              const char *old,
                              const char *now,
                              GError    **error)
{
  return psk_store_run (store,
                        "INSERT OR IGNORE INTO visit_vegetable (visit, vegetable) "
                        "SELECT visit, ?2 FROM visit_vegetable WHERE vegetable = ?1",
                        error, "tt", old, now)
         && psk_store_run (store, "DELETE FROM visit_vegetable WHERE vegetable = ?", error, "t",
                           old);
}
