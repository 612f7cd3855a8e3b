/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-household-table.h"

#include "psk-area.h"
#include "psk-record-table.h"
#include "psk-search-index.h"
#include "psk-text.h"

#define COLUMNS \
  "id, uid, tambon, slot, status, village_no, house_no, house_code, title, first_name, last_name, " \
  "citizen_id, phone, members, vulnerability, definition_used, kinds, planted_on, lat, lon, note"

/* Every order is a whole statement, so that SQLite can plan each for itself.
 * Households without a slot come after those that hold one. */
#define FILTER \
  " WHERE h.tambon BETWEEN ?1 AND ?2" \
  " AND (?3 = 2 OR h.status = 'selected' OR (?3 = 0 AND h.status = 'dropped'))" \
  " AND (?4 IS NULL OR ?4 = CASE WHEN h.status <> 'selected' THEN h.status" \
  "      WHEN coalesce (h.kinds, 0) = 0 THEN 'selected' WHEN h.kinds < ?5 THEN 'started'" \
  "      ELSE 'planting' END)"
/* As the index household_place has it, so that SQLite sees that they are the same. */
#define HOUSE(order) \
  "CAST (house_no AS INTEGER) " order ", " \
  "CAST (substr (house_no, nullif (instr (house_no, '/'), 0) + 1) AS INTEGER) " order ", " \
  "house_no " order
#define PLACE "h.tambon, h.village_no, " HOUSE ("") ", h.id"
#define SLOTS "h.tambon, h.slot IS NULL, h.slot, h.village_no, " HOUSE ("") ", h.id"
#define QUERY(order) "SELECT h.id FROM household h" FILTER " ORDER BY " order
#define NAME_QUERY(order) \
  "SELECT h.id FROM household_text t JOIN household h ON h.id = t.household" \
  FILTER " ORDER BY " order

/* [sort][descending] */
static const char *query_sql[PSK_HOUSEHOLD_N_SORTS][2] = {
  [PSK_HOUSEHOLD_SORT_PLACE] = {
    QUERY (SLOTS),
    QUERY ("h.tambon DESC, h.slot IS NULL, h.slot DESC, h.village_no DESC, " HOUSE ("DESC")),
  },
  [PSK_HOUSEHOLD_SORT_NAME] = {
    NAME_QUERY ("t.sort_key"),
    NAME_QUERY ("t.sort_key DESC"),
  },
  [PSK_HOUSEHOLD_SORT_KINDS] = {
    QUERY ("h.kinds IS NULL, h.kinds, " PLACE),
    QUERY ("h.kinds IS NULL, h.kinds DESC, " PLACE),
  },
  [PSK_HOUSEHOLD_SORT_PLANTED] = {
    QUERY ("h.planted_on IS NULL, h.planted_on, " PLACE),
    QUERY ("h.planted_on IS NULL, h.planted_on DESC, " PLACE),
  },
  [PSK_HOUSEHOLD_SORT_VILLAGE] = {
    QUERY ("h.village_no IS NULL, h.village_no, " HOUSE ("") ", h.tambon"),
    QUERY ("h.village_no IS NULL, h.village_no DESC, " HOUSE ("DESC") ", h.tambon"),
  },
  [PSK_HOUSEHOLD_SORT_CITIZEN_ID] = {
    QUERY ("h.citizen_id IS NULL, h.citizen_id, " PLACE),
    QUERY ("h.citizen_id IS NULL, h.citizen_id DESC, " PLACE),
  },
  [PSK_HOUSEHOLD_SORT_STATUS] = {
    QUERY ("h.status, coalesce (h.kinds, 0) >= ?5, coalesce (h.kinds, 0) > 0, " SLOTS),
    QUERY ("h.status DESC, coalesce (h.kinds, 0) >= ?5 DESC, coalesce (h.kinds, 0) > 0 DESC, "
           SLOTS),
  },
  [PSK_HOUSEHOLD_SORT_VULNERABILITY] = {
    QUERY ("h.vulnerability IS NULL, h.vulnerability, " PLACE),
    QUERY ("h.vulnerability IS NULL, h.vulnerability DESC, " PLACE),
  },
};

/* The two lists that are opened most need no sorting: an index has their order. */
static const char *base_list_sql =
  "SELECT id FROM household ORDER BY tambon, village_no, " HOUSE ("") ", id";
static const char *holders_sql =
  "SELECT id FROM household WHERE slot IS NOT NULL AND tambon BETWEEN ?1 AND ?2 "
  "ORDER BY tambon, slot";

static const char *
choose_sql (const PskHouseholdQuery *query)
{
  const gboolean plain = query->state == NULL && !query->descending
                         && query->sort == PSK_HOUSEHOLD_SORT_PLACE;

  if (plain && query->scope == PSK_HOUSEHOLDS_ALL && query->area == 0)
    return base_list_sql;
  if (plain && query->scope == PSK_HOUSEHOLDS_HOLDING)
    return holders_sql;

  return query_sql[query->sort][query->descending ? 1 : 0];
}

static GArray *
read_ids (PskStore                *store,
          const PskHouseholdQuery *query,
          GError                 **error)
{
  const char *sql = choose_sql (query);
  sqlite3_stmt *statement = psk_store_statement (store, sql, error);
  int first = 0;
  int last = 99999999;

  if (statement == NULL)
    return NULL;

  if (query->area > 0)
    psk_area_code_range (query->area, &first, &last);

  if (sql == holders_sql)
    psk_store_bind (statement, "ii", first, last);
  else if (sql != base_list_sql)
    psk_store_bind (statement, "iiiti", first, last,
                    query->scope == PSK_HOUSEHOLDS_ALL ? 2
                    : query->scope == PSK_HOUSEHOLDS_HOLDING ? 1 : 0,
                    query->state, PSK_KINDS_NEEDED);

  return psk_record_table_read_ids (store, statement, error);
}

/* The list that was asked for last, before it was searched: the next letter of a
 * search only filters it. */
typedef struct
{
  PskStamp stamp;
  PskHouseholdQuery query; /* its search is NULL */
  GArray *ids;
} LatestList;

static void
latest_list_free (gpointer data)
{
  LatestList *list = data;

  g_free (list->query.state);
  g_array_unref (list->ids);
  g_free (list);
}

static gboolean
is_same_list (const PskHouseholdQuery *a,
              const PskHouseholdQuery *b)
{
  return a->area == b->area && a->scope == b->scope && a->sort == b->sort
         && !a->descending == !b->descending && g_strcmp0 (a->state, b->state) == 0;
}

static GArray *
get_list (PskStore                *store,
          const PskHouseholdQuery *query,
          GError                 **error)
{
  static const char key[] = "latest-households";
  LatestList *list = psk_store_get_attachment (store, key);
  const PskStamp now = psk_store_get_stamp (store);
  GArray *ids;

  if (list != NULL && psk_stamp_equal (&list->stamp, &now) && is_same_list (&list->query, query))
    return g_array_ref (list->ids);

  ids = read_ids (store, query, error);
  if (ids == NULL)
    return NULL;

  list = g_new0 (LatestList, 1);
  list->stamp = now;
  list->query = *query;
  list->query.search = NULL;
  list->query.state = g_strdup (query->state);
  list->ids = g_array_ref (ids);
  psk_store_attach (store, key, list, latest_list_free);

  return ids;
}

/**
 * psk_household_table_query:
 * @store: a store
 * @query: what is wanted, in which order
 * @error: (nullable): where to put the error
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the ids in order, not to
 *   be changed
 */
GArray *
psk_household_table_query (PskStore                *store,
                           const PskHouseholdQuery *query,
                           GError                 **error)
{
  g_autoptr (GArray) ids = get_list (store, query, error);
  g_autofree char *key = psk_text_search_key (query->search);
  PskSearchIndex *texts;

  if (ids == NULL || *key == '\0')
    return g_steal_pointer (&ids);

  texts = psk_search_index_get (store, error);
  return texts != NULL ? psk_search_index_filter (texts, ids, key) : NULL;
}

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
 * psk_household_table_insert:
 * @store: a store
 * @household: the values; its uid may be %NULL and is made then
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
    "INSERT INTO household (uid, tambon, slot, status, village_no, house_no, house_code, title, "
    "first_name, last_name, citizen_id, phone, members, vulnerability, definition_used, kinds, "
    "planted_on, lat, lon, note) VALUES (?1, ?2, ?3, ?4, ?5, coalesce (?6, ''), ?7, "
    "coalesce (?8, ''), coalesce (?9, ''), coalesce (?10, ''), ?11, ?12, ?13, ?14, ?15, ?16, ?17, "
    "?18, ?19, ?20)",
    error);

  if (statement == NULL)
    return FALSE;

  if (household->uid == NULL)
    household->uid = psk_store_new_uid (store);

  psk_record_table_bind (household, statement, PSK_HOUSEHOLD_UID,
                         PSK_HOUSEHOLD_NOTE - PSK_HOUSEHOLD_UID + 1);
  if (psk_store_step (store, statement, error) != PSK_STEP_DONE)
    return FALSE;

  household->id = psk_store_last_id (store);
  if (id != NULL)
    *id = household->id;

  return TRUE;
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
  sqlite3_stmt *statement = psk_store_statement (
    store,
    "UPDATE household SET uid = ?1, tambon = ?2, slot = ?3, status = ?4, village_no = ?5, "
    "house_no = coalesce (?6, ''), house_code = ?7, title = coalesce (?8, ''), "
    "first_name = coalesce (?9, ''), last_name = coalesce (?10, ''), citizen_id = ?11, phone = ?12, "
    "members = ?13, vulnerability = ?14, definition_used = ?15, kinds = ?16, planted_on = ?17, "
    "lat = ?18, lon = ?19, note = ?20 WHERE id = ?21",
    error);

  if (statement == NULL)
    return FALSE;

  psk_record_table_bind (household, statement, PSK_HOUSEHOLD_UID,
                         PSK_HOUSEHOLD_NOTE - PSK_HOUSEHOLD_UID + 1);
  sqlite3_bind_int64 (statement, 21, household->id);

  return psk_store_step (store, statement, error) == PSK_STEP_DONE;
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
    "AND house_no = coalesce (?3, '') AND first_name = coalesce (?4, '') AND last_name = coalesce (?5, '') "
    "AND (citizen_id IS NULL OR ?6 IS NULL)",
    0, "iitttt", like->tambon, like->village_no, like->house_no, like->first_name,
    like->last_name, like->citizen_id);
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
