/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-conflict.h"

/**
 * psk_conflict_new:
 * @table: the name of a table
 * @id: a record of it
 * @entry: (transfer none) (nullable): what changed it
 *
 * Returns: (transfer full): the conflict
 */
PskConflict *
psk_conflict_new (const char      *table,
                  gint64           id,
                  PskJournalEntry *entry)
{
  PskConflict *self = g_new0 (PskConflict, 1);

  g_return_val_if_fail (table != NULL, NULL);

  self->table = g_strdup (table);
  self->id = id;
  self->entry = entry != NULL ? g_object_ref (entry) : NULL;

  return self;
}

/**
 * psk_conflict_free:
 * @self: (transfer full): a conflict
 */
void
psk_conflict_free (PskConflict *self)
{
  g_free (self->table);
  g_clear_object (&self->entry);
  g_free (self);
}
