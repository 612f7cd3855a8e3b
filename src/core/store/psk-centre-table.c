/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-centre-table.h"

#include "psk-area.h"
#include "psk-record-table.h"

#define CENTRE_COLUMNS \
  "c.id, c.uid, c.tambon, c.name, c.opened_on, c.keeper, c.phone, c.lat, c.lon, c.pinned_on, " \
  "c.note, (SELECT count (*) FROM photo WHERE centre = c.id AND moment = 'before'), " \
  "(SELECT count (*) FROM photo WHERE centre = c.id AND moment = 'after'), " \
  "p.before, p.after, p.alignment FROM centre c LEFT JOIN pair p ON p.centre = c.id "

#define STOCK_COLUMNS \
  "id, uid, centre, moved_on, direction, item, unit, quantity, household, note, visit"

#define PHOTO_COLUMNS \
  "p.id, p.uid, p.centre, c.tambon, p.moment, p.sha256, p.file, p.original_name, p.width, " \
  "p.height, p.bytes, p.taken_on, p.taken_from, p.lat, p.lon, p.likeness, p.added_at " \
  "FROM photo p JOIN centre c ON c.id = p.centre "

static sqlite3_stmt *
area_statement (PskStore   *store,
                const char *sql,
                int         area,
                GError    **error)
{
  int first = 0;
  int last = 99999999;

  if (area > 0)
    psk_area_code_range (area, &first, &last);

  return psk_store_query (store, sql, error, "ii", first, last);
}

/**
 * psk_centre_table_read_all:
 * @store: a store
 * @area: province, district or tambon; 0 for everything
 * @error: (nullable): where to put the error
 *
 * Returns: (transfer full) (nullable) (element-type PskCentre): in the order of tambons
 */
GPtrArray *
psk_centre_table_read_all (PskStore *store,
                           int       area,
                           GError  **error)
{
  return psk_record_table_read_all (
    store, PSK_TYPE_CENTRE,
    area_statement (store,
                    "SELECT " CENTRE_COLUMNS "WHERE c.tambon BETWEEN ? AND ? ORDER BY c.tambon",
                    area, error),
    error);
}

/**
 * psk_centre_table_read:
 * @store: a store
 * @tambon: a tambon
 * @error: (nullable): %PSK_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (nullable): the centre of @tambon
 */
PskCentre *
psk_centre_table_read (PskStore *store,
                       int       tambon,
                       GError  **error)
{
  sqlite3_stmt *statement = psk_store_query (
    store, "SELECT " CENTRE_COLUMNS "WHERE c.tambon = ?", error, "i", tambon);

  return psk_record_table_read_one (store, PSK_TYPE_CENTRE, statement, error);
}

/**
 * psk_centre_table_find:
 * @store: a store
 * @id: a row id
 *
 * Returns: (transfer full) (nullable): the centre
 */
PskCentre *
psk_centre_table_find (PskStore *store,
                       gint64    id)
{
  sqlite3_stmt *statement = psk_store_query (
    store, "SELECT " CENTRE_COLUMNS "WHERE c.id = ?", NULL, "l", id);

  return psk_record_table_read_one (store, PSK_TYPE_CENTRE, statement, NULL);
}

/**
 * psk_centre_table_insert:
 * @store: a store
 * @centre: the values; a missing uid is made
 * @error: (nullable): where to put the error
 *
 * Returns: whether it was inserted
 */
gboolean
psk_centre_table_insert (PskStore  *store,
                         PskCentre *centre,
                         GError   **error)
{
  if (centre->uid == NULL)
    centre->uid = psk_store_new_uid (store);

  if (!psk_store_run (store,
                      "INSERT INTO centre (uid, tambon, name, opened_on, keeper, phone, lat, lon, "
                      "pinned_on, note) VALUES (?, ?, coalesce (?, ''), ?, ?, ?, ?, ?, ?, ?)",
                      error, "titttt" "ddtt", centre->uid, centre->tambon, centre->name,
                      centre->opened_on, centre->keeper, centre->phone, centre->lat, centre->lon,
                      centre->pinned_on, centre->note))
    return FALSE;

  centre->id = psk_store_last_id (store);
  return TRUE;
}

/**
 * psk_centre_table_update:
 * @store: a store
 * @centre: a centre that was read, with its new values
 * @error: (nullable): where to put the error
 *
 * Returns: whether it was written
 */
gboolean
psk_centre_table_update (PskStore  *store,
                         PskCentre *centre,
                         GError   **error)
{
  return psk_store_run (store,
                        "UPDATE centre SET name = coalesce (?, ''), opened_on = ?, keeper = ?, "
                        "phone = ?, lat = ?, lon = ?, pinned_on = ?, note = ? WHERE id = ?",
                        error, "ttttddttl", centre->name, centre->opened_on, centre->keeper,
                        centre->phone, centre->lat, centre->lon, centre->pinned_on, centre->note,
                        centre->id);
}

/**
 * psk_centre_table_read_photos:
 * @store: a store
 * @area: province, district or tambon; 0 for everything
 * @error: (nullable): where to put the error
 *
 * Returns: (transfer full) (nullable) (element-type PskPhoto): by tambon, those before first
 */
GPtrArray *
psk_centre_table_read_photos (PskStore *store,
                              int       area,
                              GError  **error)
{
  return psk_record_table_read_all (
    store, PSK_TYPE_PHOTO,
    area_statement (store,
                    "SELECT " PHOTO_COLUMNS "WHERE c.tambon BETWEEN ? AND ? "
                    "ORDER BY c.tambon, p.moment DESC, p.id",
                    area, error),
    error);
}

/**
 * psk_centre_table_read_photo:
 * @store: a store
 * @id: a row id
 * @error: (nullable): %PSK_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (nullable): the photo
 */
PskPhoto *
psk_centre_table_read_photo (PskStore *store,
                             gint64    id,
                             GError  **error)
{
  sqlite3_stmt *statement = psk_store_query (
    store, "SELECT " PHOTO_COLUMNS "WHERE p.id = ?", error, "l", id);

  return psk_record_table_read_one (store, PSK_TYPE_PHOTO, statement, error);
}

/**
 * psk_centre_table_find_photo:
 * @store: a store
 * @sha256: the hash of a file
 * @error: (nullable): where to put the error
 *
 * Returns: (transfer full) (nullable) (element-type PskPhoto): the photos with these very bytes
 */
GPtrArray *
psk_centre_table_find_photo (PskStore   *store,
                             const char *sha256,
                             GError    **error)
{
  sqlite3_stmt *statement = psk_store_query (
    store, "SELECT " PHOTO_COLUMNS "WHERE p.sha256 = ? ORDER BY p.id", error, "t", sha256);

  return psk_record_table_read_all (store, PSK_TYPE_PHOTO, statement, error);
}

/**
 * psk_centre_table_insert_photo:
 * @store: a store
 * @photo: the values; a missing uid and moment of adding are made
 * @error: (nullable): where to put the error
 *
 * Returns: whether it was inserted
 */
gboolean
psk_centre_table_insert_photo (PskStore *store,
                               PskPhoto *photo,
                               GError  **error)
{
  if (photo->uid == NULL)
    photo->uid = psk_store_new_uid (store);
  if (photo->added_at == NULL)
    photo->added_at = psk_store_now (store);

  if (!psk_store_run (store,
                      "INSERT INTO photo (uid, centre, moment, sha256, file, original_name, width, "
                      "height, bytes, taken_on, taken_from, lat, lon, likeness, added_at) "
                      "VALUES (?, ?, ?, ?, ?, coalesce (?, ''), ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                      error, "tltttt" "iilttddlt", photo->uid, photo->centre, photo->moment,
                      photo->sha256, photo->file, photo->original_name, photo->width,
                      photo->height, photo->bytes, photo->taken_on, photo->taken_from, photo->lat,
                      photo->lon, photo->likeness, photo->added_at))
    return FALSE;

  photo->id = psk_store_last_id (store);
  return TRUE;
}

/**
 * psk_centre_table_delete_photo:
 * @store: a store
 * @id: a row id
 * @error: (nullable): where to put the error
 *
 * Forgets a photo, also in its pair. The file stays, so that it can be undone.
 *
 * Returns: whether it is gone
 */
gboolean
psk_centre_table_delete_photo (PskStore *store,
                               gint64    id,
                               GError  **error)
{
  return psk_store_run (store, "UPDATE pair SET before = NULL, alignment = NULL WHERE before = ?",
                        error, "l", id)
         && psk_store_run (store, "UPDATE pair SET after = NULL, alignment = NULL WHERE after = ?",
                           error, "l", id)
         && psk_store_run (store, "DELETE FROM photo WHERE id = ?", error, "l", id);
}

/**
 * psk_centre_table_set_pair:
 * @store: a store
 * @centre: a centre
 * @before: photo before, or 0
 * @after: photo after, or 0
 * @alignment: (nullable): how the second lies on the first
 * @error: (nullable): where to put the error
 *
 * Returns: whether it was written
 */
gboolean
psk_centre_table_set_pair (PskStore   *store,
                           gint64      centre,
                           gint64      before,
                           gint64      after,
                           const char *alignment,
                           GError    **error)
{
  g_autofree char *uid = psk_store_new_uid (store);

  return psk_store_run (store,
                        "INSERT INTO pair (centre, uid, before, after, alignment) "
                        "VALUES (?, ?, nullif (?, 0), nullif (?, 0), ?) "
                        "ON CONFLICT (centre) DO UPDATE SET before = excluded.before, "
                        "after = excluded.after, alignment = excluded.alignment",
                        error, "ltllt", centre, uid, before, after, alignment);
}

/**
 * psk_centre_table_read_stock:
 * @store: a store
 * @centre: a centre
 * @error: (nullable): where to put the error
 *
 * Returns: (transfer full) (nullable) (element-type PskStockMovement): the latest first
 */
GPtrArray *
psk_centre_table_read_stock (PskStore *store,
                             gint64    centre,
                             GError  **error)
{
  sqlite3_stmt *statement = psk_store_query (
    store,
    "SELECT " STOCK_COLUMNS " FROM stock_movement WHERE centre = ? "
    "ORDER BY moved_on DESC, id DESC",
    error, "l", centre);

  return psk_record_table_read_all (store, PSK_TYPE_STOCK_MOVEMENT, statement, error);
}

/**
 * psk_centre_table_read_stock_movement:
 * @store: a store
 * @id: a row id
 * @error: (nullable): %PSK_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (nullable): the movement
 */
PskStockMovement *
psk_centre_table_read_stock_movement (PskStore *store,
                                      gint64    id,
                                      GError  **error)
{
  sqlite3_stmt *statement = psk_store_query (
    store, "SELECT " STOCK_COLUMNS " FROM stock_movement WHERE id = ?", error, "l", id);

  return psk_record_table_read_one (store, PSK_TYPE_STOCK_MOVEMENT, statement, error);
}

/**
 * psk_centre_table_find_stock:
 * @store: a store
 * @centre: a centre
 * @uid: the uid of a movement
 *
 * Returns: (transfer full) (nullable): the movement of its stock
 */
PskStockMovement *
psk_centre_table_find_stock (PskStore   *store,
                             gint64      centre,
                             const char *uid)
{
  sqlite3_stmt *statement = psk_store_query (
    store, "SELECT " STOCK_COLUMNS " FROM stock_movement WHERE uid = ? AND centre = ?", NULL,
    "tl", uid, centre);

  return psk_record_table_read_one (store, PSK_TYPE_STOCK_MOVEMENT, statement, NULL);
}

/**
 * psk_centre_table_insert_stock:
 * @store: a store
 * @movement: the values; a missing uid is made
 * @error: (nullable): where to put the error
 *
 * Returns: whether it was inserted
 */
gboolean
psk_centre_table_insert_stock (PskStore         *store,
                               PskStockMovement *movement,
                               GError          **error)
{
  if (movement->uid == NULL)
    movement->uid = psk_store_new_uid (store);

  return psk_store_run (store,
                        "INSERT INTO stock_movement (uid, centre, moved_on, direction, item, unit, "
                        "quantity, household, note, visit) "
                        "VALUES (?, ?, ?, ?, coalesce (?, ''), ?, ?, nullif (?, 0), ?, "
                        "nullif (?, 0))",
                        error, "tlttttdltl", movement->uid, movement->centre, movement->moved_on,
                        movement->direction, movement->item, movement->unit, movement->quantity,
                        movement->household, movement->note, movement->visit);
}

/**
 * psk_centre_table_read_visit_stock:
 * @store: a store
 * @visit: a visit
 *
 * Returns: (transfer full) (nullable): what was given at the visit out of a stock
 */
PskStockMovement *
psk_centre_table_read_visit_stock (PskStore *store,
                                   gint64    visit)
{
  sqlite3_stmt *statement = psk_store_query (
    store, "SELECT " STOCK_COLUMNS " FROM stock_movement WHERE visit = ?", NULL, "l", visit);

  return psk_record_table_read_one (store, PSK_TYPE_STOCK_MOVEMENT, statement, NULL);
}

/**
 * psk_centre_table_update_stock:
 * @store: a store
 * @movement: a movement that was read, with its new values
 * @error: (nullable): where to put the error
 *
 * Returns: whether it was written
 */
gboolean
psk_centre_table_update_stock (PskStore         *store,
                               PskStockMovement *movement,
                               GError          **error)
{
  return psk_store_run (store,
                        "UPDATE stock_movement SET centre = ?, moved_on = ?, direction = ?, "
                        "item = coalesce (?, ''), unit = ?, quantity = ?, "
                        "household = nullif (?, 0), note = ? WHERE id = ?",
                        error, "lttttdltl", movement->centre, movement->moved_on,
                        movement->direction, movement->item, movement->unit, movement->quantity,
                        movement->household, movement->note, movement->id);
}

/**
 * psk_centre_table_delete_stock:
 * @store: a store
 * @id: a row id
 * @error: (nullable): where to put the error
 *
 * Returns: whether it is gone
 */
gboolean
psk_centre_table_delete_stock (PskStore *store,
                               gint64    id,
                               GError  **error)
{
  return psk_store_run (store, "DELETE FROM stock_movement WHERE id = ?", error, "l", id);
}

/**
 * psk_centre_table_stock_left:
 * @store: a store
 * @centre: a centre
 * @unit: seed, packet or seedling
 *
 * Returns: what came in less what went out
 */
double
psk_centre_table_stock_left (PskStore   *store,
                             gint64      centre,
                             const char *unit)
{
  return (double) psk_store_query_int (
    store,
    "SELECT round (1000 * sum (CASE direction WHEN 'in' THEN quantity ELSE -quantity END)) "
    "FROM stock_movement WHERE centre = ? AND unit = ?",
    0, "lt", centre, unit) / 1000;
}
