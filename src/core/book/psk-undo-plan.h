/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-changeset.h"
#include "psk-journal-entry.h"
#include "psk-store.h"

G_BEGIN_DECLS

/**
 * PskUndoPlan:
 *
 * Which records of an older step can be taken back, and which were changed since.
 * Records that belong together, such as a household and its slot, are taken back
 * together or not at all.
 */
typedef struct _PskUndoPlan PskUndoPlan;

PskUndoPlan *psk_undo_plan_new            (PskStore               *store,
                                           PskJournalEntry        *entry,
                                           GCancellable           *cancellable,
                                           GError                **error);
void         psk_undo_plan_free           (PskUndoPlan            *self);
gboolean     psk_undo_plan_add_conflict   (PskUndoPlan            *self,
                                           const char             *table,
                                           gint64                  id);
void         psk_undo_plan_settle         (PskUndoPlan            *self);
gboolean     psk_undo_plan_keeps          (PskUndoPlan            *self,
                                           const PskChangeRecord  *record);
gboolean     psk_undo_plan_keeps_all      (PskUndoPlan            *self);
GPtrArray   *psk_undo_plan_list_conflicts (PskUndoPlan            *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PskUndoPlan, psk_undo_plan_free)

G_END_DECLS
