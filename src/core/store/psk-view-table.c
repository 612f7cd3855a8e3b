/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-view-table.h"

/**
 * psk_view_table_names:
 * @store: a store
 * @page: the name of a tab
 *
 * Returns: (transfer full): the names of the views that were saved, in the order of names
 */
char **
psk_view_table_names (PskStore   *store,
                      const char *page)
{
  sqlite3_stmt *statement = psk_store_query (
    store, "SELECT name FROM saved_view WHERE page = ? ORDER BY psk_sort_key (name)", NULL,
    "t", page);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  while (statement != NULL && psk_store_step (store, statement, NULL) == PSK_STEP_ROW)
    g_strv_builder_add (names, (const char *) sqlite3_column_text (statement, 0));

  return g_strv_builder_end (names);
}

/**
 * psk_view_table_read:
 * @store: a store
 * @page: the name of a tab
 * @name: the name of a view
 *
 * Returns: (transfer full) (nullable): what was saved, as JSON
 */
char *
psk_view_table_read (PskStore   *store,
                     const char *page,
                     const char *name)
{
  return psk_store_query_text (store, "SELECT json FROM saved_view WHERE page = ? AND name = ?",
                               "tt", page, name);
}

/**
 * psk_view_table_save:
 * @store: a writing store
 * @page: the name of a tab
 * @name: the name of a view; one of the same name is replaced
 * @json: what it shows
 * @error: (nullable): where to put the error
 *
 * Returns: whether it was written
 */
gboolean
psk_view_table_save (PskStore   *store,
                     const char *page,
                     const char *name,
                     const char *json,
                     GError    **error)
{
  g_autofree char *uid = psk_store_new_uid (store);

  return psk_store_run (store,
                        "INSERT INTO saved_view (uid, page, name, json) VALUES (?, ?, ?, ?) "
                        "ON CONFLICT (page, name) DO UPDATE SET json = excluded.json",
                        error, "tttt", uid, page, name, json);
}

/**
 * psk_view_table_delete:
 * @store: a writing store
 * @page: the name of a tab
 * @name: the name of a view
 * @error: (nullable): where to put the error
 *
 * Returns: whether it is gone
 */
gboolean
psk_view_table_delete (PskStore   *store,
                       const char *page,
                       const char *name,
                       GError    **error)
{
  return psk_store_run (store, "DELETE FROM saved_view WHERE page = ? AND name = ?", error, "tt",
                        page, name);
}
