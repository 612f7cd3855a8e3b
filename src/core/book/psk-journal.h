/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-command.h"
#include "psk-journal-entry.h"

G_BEGIN_DECLS

/**
 * PskChanges:
 *
 * What a command touched, as a set of these.
 */
typedef enum
{
  PSK_CHANGED_NOTHING = 0,
  PSK_CHANGED_HOUSEHOLDS = 1 << 0,
  PSK_CHANGED_CENTRES = 1 << 1,
  PSK_CHANGED_PHOTOS = 1 << 2,
  PSK_CHANGED_REPORTS = 1 << 3,
  PSK_CHANGED_SCORES = 1 << 4,
  PSK_CHANGED_AREAS = 1 << 5,
  PSK_CHANGED_SETTINGS = 1 << 6,
  PSK_CHANGED_EVERYTHING = (1 << 7) - 1,
} PskChanges;

gboolean psk_journal_run        (PskStore      *store,
                                 PskCommand    *command,
                                 const char    *who,
                                 GCancellable  *cancellable,
                                 PskChanges    *changes,
                                 GError       **error);
gboolean psk_journal_run_silent (PskStore      *store,
                                 PskCommand    *command,
                                 GError       **error);
gboolean psk_journal_undo       (PskStore      *store,
                                 PskChanges    *changes,
                                 GError       **error);
gboolean psk_journal_redo       (PskStore      *store,
                                 PskChanges    *changes,
                                 GError       **error);

G_END_DECLS
