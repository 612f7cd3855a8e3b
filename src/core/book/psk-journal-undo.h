/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-conflict.h"
#include "psk-journal.h"

G_BEGIN_DECLS

/**
 * PskUndoFlags:
 * @PSK_UNDO_DEFAULT: all of a step or nothing
 * @PSK_UNDO_KEEP_TOUCHED: records that were changed since stay as they are
 *
 * What becomes of records that later steps changed.
 */
typedef enum
{
  PSK_UNDO_DEFAULT = 0,
  PSK_UNDO_KEEP_TOUCHED = 1 << 0,
} PskUndoFlags;

gboolean psk_journal_undo_entry (PskStore      *store,
                                 gint64         id,
                                 PskUndoFlags   flags,
                                 const char    *who,
                                 GCancellable  *cancellable,
                                 GPtrArray    **conflicts,
                                 PskChanges    *changes,
                                 GError       **error);

G_END_DECLS
