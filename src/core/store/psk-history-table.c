/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-history-table.h"

#include "psk-record-table.h"

/* The tables whose records have a history that is shown, or belong to others. All columns in the order of
 * the schema, as a changeset has them. */
static const struct
{
  const char *table;
  const char *values;
  const char *children; /* of a household */
} tables[] = {
  { "household", "SELECT * FROM household WHERE id = ?", NULL },
  { "visit", "SELECT * FROM visit WHERE id = ?",
    "SELECT id FROM visit WHERE household = ?" },
  { "slot_history", "SELECT * FROM slot_history WHERE id = ?",
    "SELECT id FROM slot_history WHERE household = ?" },
  { "centre", "SELECT * FROM centre WHERE id = ?", NULL },
  { "stock_movement", "SELECT * FROM stock_movement WHERE id = ?", NULL },
  { "photo", "SELECT * FROM photo WHERE id = ?", NULL },
  { "report", "SELECT * FROM report WHERE id = ?", NULL },
  { "check_entry", "SELECT * FROM check_entry WHERE id = ?", NULL },
  { "post", "SELECT * FROM post WHERE id = ?", NULL },
  { "manual_mark", "SELECT * FROM manual_mark WHERE id = ?", NULL },
  { "pair", "SELECT * FROM pair WHERE centre = ?", NULL },
  { "visit_photo", "SELECT * FROM visit_photo WHERE id = ?", NULL },
  { "score_sheet", "SELECT * FROM score_sheet WHERE id = ?", NULL },
};

static gsize
find_table (const char *table)
{
  gsize i = 0;

  while (i < G_N_ELEMENTS (tables) && !g_str_equal (tables[i].table, table))
    i++;

  return i;
}

/**
 * psk_history_table_read_values:
 * @store: a store
 * @table: the name of a table
 * @id: a record of it
 * @error: (nullable): where to put the error
 *
 * Returns: (transfer full) (nullable) (element-type utf8): the values of the record as
 *   texts, with %NULL for NULL; none when there is no such record
 */
GPtrArray *
psk_history_table_read_values (PskStore   *store,
                               const char *table,
                               gint64      id,
                               GError    **error)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  const gsize place = find_table (table);
  sqlite3_stmt *statement;
  PskStep step;

  if (place == G_N_ELEMENTS (tables))
    return g_steal_pointer (&values);

  statement = psk_store_query (store, tables[place].values, error, "l", id);
  if (statement == NULL)
    return NULL;

  step = psk_store_step (store, statement, error);
  for (int i = 0; step == PSK_STEP_ROW && i < sqlite3_column_count (statement); i++)
    g_ptr_array_add (values, g_strdup ((const char *) sqlite3_column_text (statement, i)));
  sqlite3_reset (statement);

  return step != PSK_STEP_ERROR ? g_steal_pointer (&values) : NULL;
}

/**
 * psk_history_table_read_children:
 * @store: a store
 * @table: visit or slot_history
 * @household: a household
 * @error: (nullable): where to put the error
 *
 * Returns: (transfer full) (nullable) (element-type gint64): its records in that table
 */
GArray *
psk_history_table_read_children (PskStore   *store,
                                 const char *table,
                                 gint64      household,
                                 GError    **error)
{
  const gsize place = find_table (table);
  sqlite3_stmt *statement;

  g_return_val_if_fail (place < G_N_ELEMENTS (tables) && tables[place].children != NULL, NULL);

  statement = psk_store_query (store, tables[place].children, error, "l", household);

  return psk_record_table_read_ids (store, statement, error);
}
