/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-import-table.h"

/**
 * psk_import_table_insert:
 * @store: a store
 * @kind: what was imported: households
 * @file_name: the name of the file, without its folder
 * @n_new: how many records were added
 * @n_updated: how many were changed
 * @n_unchanged: how many were in the book as they are
 * @n_rejected: how many were not taken
 * @error: (nullable): where to put the error
 *
 * Notes that a file was imported.
 *
 * Returns: whether it was written
 */
gboolean
psk_import_table_insert (PskStore   *store,
                         const char *kind,
                         const char *file_name,
                         guint       n_new,
                         guint       n_updated,
                         guint       n_unchanged,
                         guint       n_rejected,
                         GError    **error)
{
  g_autofree char *uid = psk_store_new_uid (store);
  g_autofree char *now = psk_store_now (store);

  return psk_store_run (store,
                        "INSERT INTO import (uid, at, kind, file_name, n_new, n_updated, "
                        "n_unchanged, n_rejected) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                        error, "ttttllll", uid, now, kind, file_name, (gint64) n_new,
                        (gint64) n_updated, (gint64) n_unchanged, (gint64) n_rejected);
}

/**
 * psk_import_table_has_households:
 * @store: a store
 *
 * Returns: whether the book has any household, so that looking for one is worth it
 */
gboolean
psk_import_table_has_households (PskStore *store)
{
  return psk_store_query_int (store, "SELECT EXISTS (SELECT 1 FROM household)", 1, "") != 0;
}
