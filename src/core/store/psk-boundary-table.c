/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-boundary-table.h"

/**
 * psk_boundary_table_each:
 * @store: a store
 * @func: called with each boundary, in the order of codes; one that is damaged is as if
 *   it were not there
 * @user_data: for @func
 * @error: (nullable): where to put the error
 *
 * Returns: whether all were read
 */
gboolean
psk_boundary_table_each (PskStore       *store,
                         PskBoundaryFunc func,
                         gpointer        user_data,
                         GError        **error)
{
  sqlite3_stmt *statement = psk_store_statement (
    store, "SELECT area, geometry, source FROM boundary ORDER BY area", error);
  PskStep step;

  if (statement == NULL)
    return FALSE;

  while ((step = psk_store_step (store, statement, error)) == PSK_STEP_ROW)
    {
      g_autoptr (PskGeometry) geometry = psk_geometry_new_from_blob (
        sqlite3_column_blob (statement, 1), (gsize) sqlite3_column_bytes (statement, 1), NULL);

      if (geometry != NULL)
        func (sqlite3_column_int (statement, 0), geometry,
              (const char *) sqlite3_column_text (statement, 2), user_data);
    }

  return step == PSK_STEP_DONE;
}

/**
 * psk_boundary_table_write:
 * @store: a store
 * @area: the code of an area of the book
 * @geometry: what it covers
 * @source: the name of the file that it comes from
 * @error: (nullable): where to put the error
 *
 * Writes the boundary of an area, in place of the one that it had.
 *
 * Returns: whether it was written
 */
gboolean
psk_boundary_table_write (PskStore    *store,
                          int          area,
                          PskGeometry *geometry,
                          const char  *source,
                          GError     **error)
{
  g_autoptr (GBytes) blob = psk_geometry_to_blob (geometry);

  return psk_store_run (store,
                        "INSERT INTO boundary (area, geometry, source) VALUES (?, ?, ?) "
                        "ON CONFLICT (area) DO UPDATE SET geometry = excluded.geometry, "
                        "source = excluded.source",
                        error, "lbt", (gint64) area, blob, source);
}
