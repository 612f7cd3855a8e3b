/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-household-table.h"

#include "psk-record-table.h"

#define COLUMNS \
  "id, uid, tambon, slot, status, village_no, house_no, house_code, title, first_name, last_name, " \
  "citizen_id, phone, members, vulnerability, definition_used, kinds, planted_on, lat, lon, note"

/**
 * psk_household_table_read:
 * @store: a store
 * @id: a row id
 * @error: (nullable): %PSK_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (nullable): the household
 */
PskHousehold *
psk_household_table_read (PskStore *store,
                          gint64    id,
                          GError  **error)
{
  sqlite3_stmt *statement = psk_store_statement (
    store, "SELECT " COLUMNS " FROM household WHERE id = ?", error);

  if (statement != NULL)
    psk_store_bind (statement, "l", id);

  return psk_record_table_read_one (store, PSK_TYPE_HOUSEHOLD, statement, error);
}

/**
 * psk_household_table_read_uid:
 * @store: a store
 * @uid: a uid
 * @error: (nullable): %PSK_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (nullable): the household
 */
PskHousehold *
psk_household_table_read_uid (PskStore   *store,
                              const char *uid,
                              GError    **error)
{
  sqlite3_stmt *statement = psk_store_statement (
    store, "SELECT " COLUMNS " FROM household WHERE uid = ?", error);

  if (statement != NULL)
    psk_store_bind (statement, "t", uid);

  return psk_record_table_read_one (store, PSK_TYPE_HOUSEHOLD, statement, error);
}

/**
 * psk_household_table_read_page:
 * @store: a store
 * @ids: (array length=n_ids): row ids
 * @n_ids: how many
 * @error: (nullable): where to put the error
 *
 * Reads households by id. One that was deleted since leaves a %NULL.
 *
 * Returns: (transfer full) (nullable) (element-type PskHousehold): as many as @ids
 */
GPtrArray *
psk_household_table_read_page (PskStore     *store,
                               const gint64 *ids,
                               guint         n_ids,
                               GError      **error)
{
  GPtrArray *page = g_ptr_array_new_null_terminated (n_ids, NULL, FALSE);

  g_ptr_array_set_free_func (page, (GDestroyNotify) g_object_unref);

  for (guint i = 0; i < n_ids; i++)
    g_ptr_array_add (page, psk_household_table_read (store, ids[i], NULL));

  return page;
}

/**
 * psk_household_table_is_never_null:
 * @field: a field
 *
 * Returns: whether a text that is absent is "" in the table
 */
gboolean
psk_household_table_is_never_null (PskHouseholdField field)
{
  return field == PSK_HOUSEHOLD_HOUSE_NO || field == PSK_HOUSEHOLD_TITLE
         || field == PSK_HOUSEHOLD_FIRST_NAME || field == PSK_HOUSEHOLD_LAST_NAME;
}

/**
 * psk_household_table_insert:
 * @store: a store
 * @household: the values; an id of 0 and a uid of %NULL are made
 * @id: (out) (optional): the row id
 * @error: (nullable): where to put the error
 *
 * Returns: whether it was inserted
 */
gboolean
psk_household_table_insert (PskStore     *store,
                            PskHousehold *household,
                            gint64       *id,
                            GError      **error)
{
  sqlite3_stmt *statement = psk_store_statement (
    store,
    "INSERT INTO household (" COLUMNS ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, coalesce (?7, ''), ?8, "
    "coalesce (?9, ''), coalesce (?10, ''), coalesce (?11, ''), ?12, ?13, ?14, ?15, ?16, ?17, ?18, "
    "?19, ?20, ?21)",
    error);

  if (statement == NULL)
    return FALSE;

  if (household->uid == NULL)
    household->uid = psk_store_new_uid (store);

  psk_record_table_bind (household, statement, PSK_HOUSEHOLD_ID, PSK_HOUSEHOLD_NOTE + 1);
  if (psk_store_step (store, statement, error) != PSK_STEP_DONE)
    return FALSE;

  household->id = psk_store_last_id (store);
  if (id != NULL)
    *id = household->id;

  return TRUE;
}

/* Sets the fields that differ from what they were @before, or all without it. */
static gboolean
write_fields (PskStore     *store,
              PskHousehold *before,
              PskHousehold *after,
              GError      **error)
{
  g_autoptr (GString) sql = g_string_new ("UPDATE household SET");
  guint n_fields;
  const PskField *fields = psk_record_get_fields (after, &n_fields);
  const gsize empty = sql->len;
  sqlite3_stmt *statement;

  for (guint i = PSK_HOUSEHOLD_UID; i < n_fields; i++)
    {
      g_autofree char *column = NULL;

      if (before != NULL && psk_record_field_equal (before, after, i))
        continue;
      column = g_strdelimit (g_strdup (fields[i].name), "-", '_');
      g_string_append_printf (sql, psk_household_table_is_never_null (i)
                                   ? "%s %s = coalesce (?%u, '')" : "%s %s = ?%u",
                              sql->len > empty ? "," : "", column, i);
    }
  if (sql->len == empty)
    return TRUE;

  g_string_append_printf (sql, " WHERE id = ?%u", n_fields);
  statement = psk_store_statement (store, sql->str, error);
  if (statement == NULL)
    return FALSE;

  psk_record_table_bind (after, statement, PSK_HOUSEHOLD_UID, n_fields - PSK_HOUSEHOLD_UID);
  sqlite3_bind_int64 (statement, (int) n_fields, after->id);

  return psk_store_step (store, statement, error) == PSK_STEP_DONE;
}

/**
 * psk_household_table_update:
 * @store: a store
 * @household: a household that was read, with its new values
 * @error: (nullable): where to put the error
 *
 * Returns: whether it was written
 */
gboolean
psk_household_table_update (PskStore     *store,
                            PskHousehold *household,
                            GError      **error)
{
  return write_fields (store, NULL, household, error);
}

/**
 * psk_household_table_change:
 * @store: a store
 * @before: a household as it is in the book
 * @after: the same with its new values
 * @error: (nullable): where to put the error
 *
 * Writes what differs alone: indexes and search texts of other fields are left as they are,
 * which is what takes the time when a whole list is changed.
 *
 * Returns: whether it was written, or nothing differs
 */
gboolean
psk_household_table_change (PskStore     *store,
                            PskHousehold *before,
                            PskHousehold *after,
                            GError      **error)
{
  g_return_val_if_fail (before != NULL && after != NULL && before->id == after->id, FALSE);

  return write_fields (store, before, after, error);
}

/**
 * psk_household_table_delete:
 * @store: a store
 * @id: a row id
 * @error: (nullable): where to put the error
 *
 * Deletes a household with its visits, what was seen and photographed at them, its
 * history of slots, and what was decided about its likeness to others.
 *
 * Returns: whether it is gone
 */
gboolean
psk_household_table_delete (PskStore *store,
                            gint64    id,
                            GError  **error)
{
  return psk_store_run (store,
                        "DELETE FROM visit_vegetable WHERE visit IN "
                        "(SELECT id FROM visit WHERE household = ?)", error, "l", id)
         && psk_store_run (store,
                           "DELETE FROM visit_photo WHERE visit IN "
                           "(SELECT id FROM visit WHERE household = ?)", error, "l", id)
         && psk_store_run (store,
                           "DELETE FROM stock_movement WHERE visit IN "
                           "(SELECT id FROM visit WHERE household = ?)", error, "l", id)
         && psk_store_run (store, "DELETE FROM visit WHERE household = ?", error, "l", id)
         && psk_store_run (store, "DELETE FROM not_duplicate WHERE first = ?1 OR second = ?1",
                           error, "l", id)
         && psk_store_run (store, "UPDATE stock_movement SET household = NULL WHERE household = ?",
                           error, "l", id)
         && psk_store_run (store, "UPDATE slot_history SET successor = NULL WHERE successor = ?",
                           error, "l", id)
         && psk_store_run (store, "DELETE FROM slot_history WHERE household = ?", error, "l", id)
         && psk_store_run (store, "DELETE FROM household WHERE id = ?", error, "l", id);
}

/**
 * psk_household_table_find:
 * @store: a store
 * @like: a household from a list
 *
 * Looks for the same household in the book: first by citizen id; without one on
 * either side, by tambon, village, house and name.
 *
 * Returns: its row id, or 0
 */
gint64
psk_household_table_find (PskStore     *store,
                          PskHousehold *like)
{
  gint64 id = 0;

  if (like->citizen_id != NULL)
    id = psk_store_query_int (store, "SELECT id FROM household WHERE citizen_id = ?", 0,
                              "t", like->citizen_id);
  if (id != 0)
    return id;

  return psk_store_query_int (
    store,
    "SELECT id FROM household WHERE tambon = ?1 AND village_no IS ?2 "
    "AND CAST (house_no AS INTEGER) = CAST (coalesce (?3, '') AS INTEGER) "
    "AND house_no = coalesce (?3, '') AND first_name = coalesce (?4, '') "
    "AND last_name = coalesce (?5, '') "
    "AND (citizen_id IS NULL OR ?6 IS NULL)",
    0, "iitttt", like->tambon, like->village_no, like->house_no, like->first_name,
    like->last_name, like->citizen_id);
}

/**
 * psk_household_table_find_masked:
 * @store: a store
 * @like: a household from a list, without a citizen id
 * @ids: a pattern of ids as psk_person_id_unmask() gives it
 *
 * Looks for the household whose id the list hides: it is in the same village, and its
 * house or its name is the same, so that one of them may have been corrected.
 *
 * Returns: its row id; 0 when there is none, or more than one
 */
gint64
psk_household_table_find_masked (PskStore     *store,
                                 PskHousehold *like,
                                 const char   *ids)
{
  return psk_store_query_int (
    store,
    "SELECT max (id) FROM household WHERE tambon = ?1 AND village_no IS ?2 AND citizen_id LIKE ?3 "
    "AND (house_no = ?4 OR (first_name = ?5 AND last_name = coalesce (?6, ''))) "
    "HAVING count (*) = 1",
    0, "iitttt", like->tambon, like->village_no, ids, like->house_no, like->first_name,
    like->last_name);
}

/**
 * psk_household_table_free_slot:
 * @store: a store
 * @tambon: a tambon
 * @target: how many slots it has
 *
 * Returns: the lowest slot that nobody holds, or 0 when the tambon is full
 */
int
psk_household_table_free_slot (PskStore *store,
                               int       tambon,
                               int       target)
{
  for (int slot = 1; slot <= target; slot++)
    {
      if (psk_household_table_slot_holder (store, tambon, slot) == 0)
        return slot;
    }

  return 0;
}

/**
 * psk_household_table_n_free:
 * @store: a store
 * @tambon: a tambon
 * @target: how many slots it has
 *
 * Returns: how many of them nobody holds
 */
int
psk_household_table_n_free (PskStore *store,
                            int       tambon,
                            int       target)
{
  return target - (int) psk_store_query_int (
    store, "SELECT count (*) FROM household WHERE tambon = ? AND slot BETWEEN 1 AND ?", 0,
    "ii", tambon, target);
}

/**
 * psk_household_table_slot_holder:
 * @store: a store
 * @tambon: a tambon
 * @slot: a slot
 *
 * Returns: the row id of the household that holds it, or 0
 */
gint64
psk_household_table_slot_holder (PskStore *store,
                                 int       tambon,
                                 int       slot)
{
  return psk_store_query_int (store, "SELECT id FROM household WHERE tambon = ? AND slot = ?", 0,
                              "ii", tambon, slot);
}

/**
 * psk_household_table_open_slot:
 * @store: a store
 * @id: a household that was just given a slot
 * @on: the date, ISO 8601
 * @error: (nullable): where to put the error
 *
 * Writes into the history of slots that the household holds its slot from @on.
 *
 * Returns: whether it was written
 */
gboolean
psk_household_table_open_slot (PskStore   *store,
                               gint64      id,
                               const char *on,
                               GError    **error)
{
  g_autofree char *uid = psk_store_new_uid (store);

  return psk_store_run (store,
                        "INSERT INTO slot_history (uid, tambon, slot, household, from_on) "
                        "SELECT ?, tambon, slot, id, ? FROM household WHERE id = ?",
                        error, "ttl", uid, on, id);
}

/**
 * psk_household_table_close_slot:
 * @store: a store
 * @id: a household that held a slot
 * @on: the date, ISO 8601
 * @reason: (nullable): the code of the reason
 * @successor: the household that takes over, or 0
 * @error: (nullable): where to put the error
 *
 * Writes into the history of slots that the household gave its slot up.
 *
 * Returns: whether it was written
 */
gboolean
psk_household_table_close_slot (PskStore   *store,
                                gint64      id,
                                const char *on,
                                const char *reason,
                                gint64      successor,
                                GError    **error)
{
  return psk_store_run (store,
                        "UPDATE slot_history SET until_on = ?1, reason = ?2, "
                        "successor = nullif (?3, 0) WHERE household = ?4 AND until_on IS NULL",
                        error, "ttll", on, reason, successor, id);
}

/**
 * psk_household_table_is_empty:
 * @store: a store
 *
 * Returns: whether the book has no household at all, chosen or not
 */
gboolean
psk_household_table_is_empty (PskStore *store)
{
  return psk_store_query_int (store, "SELECT EXISTS (SELECT 1 FROM household)", 0, "") == 0;
}
