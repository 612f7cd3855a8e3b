/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-journal-entry.h"

G_BEGIN_DECLS

/**
 * PskConflict:
 * @table: the name of a table, which is household when a household is meant, also
 *   when a visit to it or its slot was changed
 * @id: the primary key of a record
 * @entry: (nullable): the latest step that changed it; %NULL when it cannot be taken
 *   back for another reason, such as a slot that another household holds now
 *
 * A record that stands in the way of taking an older step back.
 */
typedef struct
{
  char *table;
  gint64 id;
  PskJournalEntry *entry;
} PskConflict;

PskConflict *psk_conflict_new  (const char       *table,
                                gint64            id,
                                PskJournalEntry  *entry);
void         psk_conflict_free (PskConflict      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PskConflict, psk_conflict_free)

G_END_DECLS
