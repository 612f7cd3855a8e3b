/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-command.h"
#include "psk-journal-entry.h"
#include "psk-recorder.h"

G_BEGIN_DECLS

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
