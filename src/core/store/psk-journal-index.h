/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-changeset.h"
#include "psk-store.h"

G_BEGIN_DECLS

/**
 * PskJournalIndex:
 *
 * Gathers which records a changeset touches, to be written beside its entry of the
 * journal.
 */
typedef struct _PskJournalIndex PskJournalIndex;

/**
 * PskTouch:
 * @table: a table; names of tables can be compared as pointers
 * @id: a record of it
 * @journal: an entry of the journal
 * @change: what that entry did to the record
 *
 * That an entry of the journal touched a record.
 */
typedef struct
{
  const char *table;
  gint64 id;
  gint64 journal;
  PskChange change;
} PskTouch;

PskJournalIndex *psk_journal_index_new           (PskStore         *store);
void             psk_journal_index_free          (PskJournalIndex  *self);
gboolean         psk_journal_index_push          (PskJournalIndex  *self,
                                                  const void       *data,
                                                  gsize             size);
gboolean         psk_journal_index_write         (PskJournalIndex  *self,
                                                  gint64            journal,
                                                  GError          **error);
gboolean         psk_journal_index_fill          (PskStore         *store,
                                                  GError          **error);

GArray          *psk_journal_index_read_record   (PskStore         *store,
                                                  const char       *table,
                                                  gint64            id,
                                                  GError          **error);
GArray          *psk_journal_index_read_later    (PskStore         *store,
                                                  gint64            journal,
                                                  GError          **error);
GArray          *psk_journal_index_read_replaced (PskStore         *store,
                                                  const char       *table,
                                                  gint64            id,
                                                  gint64            journal,
                                                  GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PskJournalIndex, psk_journal_index_free)

G_END_DECLS
