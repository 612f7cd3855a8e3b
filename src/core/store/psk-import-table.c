/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-import-table.h"

/* Fewer households are written as they are: building the indexes anew would take
 * longer than keeping them. */
#define MANY 4000

/* Random keys touch every page of an index; they should stay in memory. */
#define BULK_CACHE "PRAGMA cache_size = -64000"
#define USUAL_CACHE "PRAGMA cache_size = -4000"

struct _PskBulk
{
  PskStore *store; /* borrowed */
  GPtrArray *sql; /* statements that make the dropped indexes again */
  gboolean has_cache;
};

/* Those that every household is in and that no command of an import asks. */
static const struct
{
  const char *name;
  const char *drop;
} bulk_indexes[] = {
  { "household_place", "DROP INDEX household_place" },
  { "household_citizen", "DROP INDEX household_citizen" },
  { "household_text_sort", "DROP INDEX household_text_sort" },
};

/**
 * psk_bulk_begin:
 * @store: a store inside a transaction
 * @n_new: how many households will be added
 * @error: (nullable): where to put the error
 *
 * Drops indexes of households when so many are added that making them again at
 * the end is faster. Rolling back brings them back as well.
 *
 * Returns: (transfer full) (nullable): what psk_bulk_end() needs
 */
PskBulk *
psk_bulk_begin (PskStore *store,
                gint64    n_new,
                GError  **error)
{
  g_autoptr (PskBulk) self = g_new0 (PskBulk, 1);

  self->store = store;
  self->sql = g_ptr_array_new_with_free_func (g_free);
  if (n_new < MANY
      || n_new < psk_store_query_int (store, "SELECT count (*) FROM household", 0, ""))
    return g_steal_pointer (&self);

  self->has_cache = TRUE;
  if (!psk_store_script (store, BULK_CACHE, error))
    return NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (bulk_indexes); i++)
    {
      char *sql = psk_store_query_text (store,
                                        "SELECT sql FROM sqlite_schema WHERE type = 'index' "
                                        "AND name = ?",
                                        "t", bulk_indexes[i].name);

      if (sql == NULL)
        continue;
      g_ptr_array_add (self->sql, sql);
      if (!psk_store_script (store, bulk_indexes[i].drop, error))
        return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * psk_bulk_end:
 * @self: what psk_bulk_begin() gave
 * @error: (nullable): where to put the error
 *
 * Makes the dropped indexes again.
 *
 * Returns: whether they are there
 */
gboolean
psk_bulk_end (PskBulk *self,
              GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->sql->len; i++)
    {
      if (!psk_store_script (self->store, self->sql->pdata[i], error))
        return FALSE;
    }

  return TRUE;
}

/**
 * psk_bulk_free:
 * @self: (transfer full): what psk_bulk_begin() gave
 */
void
psk_bulk_free (PskBulk *self)
{
  if (self->has_cache)
    psk_store_script (self->store, USUAL_CACHE, NULL);
  g_ptr_array_unref (self->sql);
  g_free (self);
}

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
