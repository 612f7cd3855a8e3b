/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-touched.h"

/* Where a store keeps which households were touched. */
#define ATTACHMENT "touched"

/* More of them are not remembered: then it is faster to read everything anew. */
#define MAX_TOUCHED 2000

typedef struct
{
  GArray *ids; /* gint64 */
  gboolean many;
} Touched;

static void
touched_free (gpointer data)
{
  Touched *touched = data;

  g_array_unref (touched->ids);
  g_free (touched);
}

static void
update_cb (void          *user_data,
           int            operation,
           const char    *database,
           const char    *table,
           sqlite3_int64  id)
{
  Touched *touched = user_data;
  const gint64 household = id;

  if (touched->many || !g_str_equal (table, "household"))
    return;

  touched->many = touched->ids->len == MAX_TOUCHED;
  if (!touched->many)
    g_array_append_val (touched->ids, household);
}

/**
 * psk_touched_watch:
 * @store: a writing store
 *
 * Begins to remember which households are written.
 */
void
psk_touched_watch (PskStore *store)
{
  Touched *touched = g_new0 (Touched, 1);

  touched->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3_update_hook (psk_store_get_db (store), update_cb, touched);
  psk_store_attach (store, ATTACHMENT, touched, touched_free);
}

/**
 * psk_touched_take:
 * @store: a store that is watched
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the households that were
 *   written since it was asked last, also in transactions that were rolled back; %NULL when
 *   there were too many
 */
GArray *
psk_touched_take (PskStore *store)
{
  Touched *touched = psk_store_get_attachment (store, ATTACHMENT);
  GArray *ids;

  g_return_val_if_fail (touched != NULL, NULL);

  ids = touched->ids;
  touched->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (touched->many)
    g_clear_pointer (&ids, g_array_unref);
  touched->many = FALSE;

  return ids;
}
