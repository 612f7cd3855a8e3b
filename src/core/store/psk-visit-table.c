/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-visit-table.h"

#include "psk-record-table.h"

#define COLUMNS \
  "id, uid, household, visited_on, kinds, area_sqm, centre, seeds, seed_unit, note"

#define PHOTO_COLUMNS \
  "id, uid, visit, sha256, file, original_name, width, height, bytes, taken_on, likeness, added_at"

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
  sqlite3_stmt *statement = psk_store_query (
    store,
    "SELECT " COLUMNS " FROM visit WHERE household = ? ORDER BY visited_on DESC, id DESC",
    error, "l", household);

  return psk_record_table_read_all (store, PSK_TYPE_VISIT, statement, error);
}

/**
 * psk_visit_table_read:
 * @store: a store
 * @id: a row id
 * @error: (nullable): %PSK_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (nullable): the visit
 */
PskVisit *
psk_visit_table_read (PskStore *store,
                      gint64    id,
                      GError  **error)
{
  sqlite3_stmt *statement = psk_store_query (
    store, "SELECT " COLUMNS " FROM visit WHERE id = ?", error, "l", id);

  return psk_record_table_read_one (store, PSK_TYPE_VISIT, statement, error);
}

/**
 * psk_visit_table_read_latest:
 * @store: a store
 * @household: a household
 *
 * Returns: (transfer full) (nullable): the latest visit that counted kinds
 */
PskVisit *
psk_visit_table_read_latest (PskStore *store,
                             gint64    household)
{
  sqlite3_stmt *statement = psk_store_query (
    store,
    "SELECT " COLUMNS " FROM visit WHERE household = ? AND kinds IS NOT NULL "
    "ORDER BY visited_on DESC, id DESC LIMIT 1",
    NULL, "l", household);

  return psk_record_table_read_one (store, PSK_TYPE_VISIT, statement, NULL);
}

/**
 * psk_visit_table_insert:
 * @store: a store
 * @visit: the values; a missing uid is made, the id is set
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

  if (!psk_store_run (store,
                      "INSERT INTO visit (uid, household, visited_on, kinds, area_sqm, centre, "
                      "seeds, seed_unit, note) VALUES (?, ?, ?, ?, ?, nullif (?, 0), ?, ?, ?)",
                      error, "tltidldtt", visit->uid, visit->household, visit->visited_on,
                      visit->kinds, visit->area_sqm, visit->centre, visit->seeds,
                      visit->seed_unit, visit->note))
    return FALSE;

  visit->id = psk_store_last_id (store);
  return TRUE;
}

/**
 * psk_visit_table_update:
 * @store: a store
 * @visit: a visit that was read, with its new values
 * @error: (nullable): where to put the error
 *
 * Returns: whether it was written
 */
gboolean
psk_visit_table_update (PskStore *store,
                        PskVisit *visit,
                        GError  **error)
{
  return psk_store_run (store,
                        "UPDATE visit SET visited_on = ?, kinds = ?, area_sqm = ?, "
                        "centre = nullif (?, 0), seeds = ?, seed_unit = ?, note = ? WHERE id = ?",
                        error, "tidldttl", visit->visited_on, visit->kinds, visit->area_sqm,
                        visit->centre, visit->seeds, visit->seed_unit, visit->note, visit->id);
}

/**
 * psk_visit_table_delete:
 * @store: a store
 * @id: a row id
 * @error: (nullable): where to put the error
 *
 * Deletes a visit with what was seen, photographed and given out of a stock at it. The
 * files of the pictures stay, so that it can be undone.
 *
 * Returns: whether it is gone
 */
gboolean
psk_visit_table_delete (PskStore *store,
                        gint64    id,
                        GError  **error)
{
  return psk_store_run (store, "DELETE FROM visit_vegetable WHERE visit = ?", error, "l", id)
         && psk_store_run (store, "DELETE FROM stock_movement WHERE visit = ?", error, "l", id)
         && psk_store_run (store, "DELETE FROM visit_photo WHERE visit = ?", error, "l", id)
         && psk_store_run (store, "DELETE FROM visit WHERE id = ?", error, "l", id);
}

/**
 * psk_visit_table_count:
 * @store: a store
 * @household: a household
 *
 * Returns: how often it was visited
 */
guint
psk_visit_table_count (PskStore *store,
                       gint64    household)
{
  return (guint) psk_store_query_int (store, "SELECT count (*) FROM visit WHERE household = ?", 0,
                                      "l", household);
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

/**
 * psk_visit_table_first_growing:
 * @store: a store
 * @household: a household
 *
 * Returns: (transfer full) (nullable): the date of the first visit that counted any kinds,
 *   ISO 8601
 */
char *
psk_visit_table_first_growing (PskStore *store,
                               gint64    household)
{
  return psk_store_query_text (
    store, "SELECT min (visited_on) FROM visit WHERE household = ? AND kinds > 0", "l", household);
}

/**
 * psk_visit_table_read_vegetables:
 * @store: a store
 * @visit: a visit
 * @error: (nullable): where to put the error
 *
 * Returns: (transfer full) (nullable) (element-type utf8): codes of the list of
 *   vegetables, and as they were typed those that are not on the list
 */
GPtrArray *
psk_visit_table_read_vegetables (PskStore *store,
                                 gint64    visit,
                                 GError  **error)
{
  g_autoptr (GPtrArray) vegetables = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *statement = psk_store_query (
    store, "SELECT vegetable FROM visit_vegetable WHERE visit = ? ORDER BY vegetable", error,
    "l", visit);
  PskStep step;

  if (statement == NULL)
    return NULL;

  while ((step = psk_store_step (store, statement, error)) == PSK_STEP_ROW)
    g_ptr_array_add (vegetables, g_strdup ((const char *) sqlite3_column_text (statement, 0)));

  return step == PSK_STEP_DONE ? g_steal_pointer (&vegetables) : NULL;
}

/**
 * psk_visit_table_set_vegetables:
 * @store: a store
 * @visit: a visit
 * @vegetables: (nullable) (array zero-terminated=1): what was seen growing
 * @error: (nullable): where to put the error
 *
 * Returns: whether it was written
 */
gboolean
psk_visit_table_set_vegetables (PskStore           *store,
                                gint64              visit,
                                const char * const *vegetables,
                                GError            **error)
{
  if (!psk_store_run (store, "DELETE FROM visit_vegetable WHERE visit = ?", error, "l", visit))
    return FALSE;

  for (guint i = 0; vegetables != NULL && vegetables[i] != NULL; i++)
    {
      if (!psk_store_run (store,
                          "INSERT OR IGNORE INTO visit_vegetable (visit, vegetable) VALUES (?, ?)",
                          error, "lt", visit, vegetables[i]))
        return FALSE;
    }

  return TRUE;
}

/**
 * psk_visit_table_read_photos:
 * @store: a store
 * @visit: a visit
 * @error: (nullable): where to put the error
 *
 * Returns: (transfer full) (nullable) (element-type PskVisitPhoto): in the order in which
 *   they were added
 */
GPtrArray *
psk_visit_table_read_photos (PskStore *store,
                             gint64    visit,
                             GError  **error)
{
  sqlite3_stmt *statement = psk_store_query (
    store, "SELECT " PHOTO_COLUMNS " FROM visit_photo WHERE visit = ? ORDER BY id", error,
    "l", visit);

  return psk_record_table_read_all (store, PSK_TYPE_VISIT_PHOTO, statement, error);
}

/**
 * psk_visit_table_read_all_photos:
 * @store: a store
 * @error: (nullable): where to put the error
 *
 * Returns: (transfer full) (nullable) (element-type PskVisitPhoto): the pictures of all
 *   visits, in the order in which they were added
 */
GPtrArray *
psk_visit_table_read_all_photos (PskStore *store,
                                 GError  **error)
{
  return psk_record_table_read_all (
    store, PSK_TYPE_VISIT_PHOTO,
    psk_store_statement (store, "SELECT " PHOTO_COLUMNS " FROM visit_photo ORDER BY id", error),
    error);
}

/**
 * psk_visit_table_insert_photo:
 * @store: a store
 * @photo: the values; a missing uid and moment of adding are made
 * @error: (nullable): where to put the error
 *
 * Returns: whether it was inserted
 */
gboolean
psk_visit_table_insert_photo (PskStore      *store,
                              PskVisitPhoto *photo,
                              GError       **error)
{
  if (photo->uid == NULL)
    photo->uid = psk_store_new_uid (store);
  if (photo->added_at == NULL)
    photo->added_at = psk_store_now (store);

  if (!psk_store_run (store,
                      "INSERT INTO visit_photo (uid, visit, sha256, file, original_name, width, "
                      "height, bytes, taken_on, likeness, added_at) "
                      "VALUES (?, ?, ?, ?, coalesce (?, ''), ?, ?, ?, ?, ?, ?)",
                      error, "tltttiiltlt", photo->uid, photo->visit, photo->sha256, photo->file,
                      photo->original_name, photo->width, photo->height, photo->bytes,
                      photo->taken_on, photo->likeness, photo->added_at))
    return FALSE;

  photo->id = psk_store_last_id (store);
  return TRUE;
}

/**
 * psk_visit_table_delete_photo:
 * @store: a store
 * @id: a row id
 * @error: (nullable): where to put the error
 *
 * Forgets a picture. Its file stays, so that it can be undone.
 *
 * Returns: whether it is gone
 */
gboolean
psk_visit_table_delete_photo (PskStore *store,
                              gint64    id,
                              GError  **error)
{
  return psk_store_run (store, "DELETE FROM visit_photo WHERE id = ?", error, "l", id);
}
