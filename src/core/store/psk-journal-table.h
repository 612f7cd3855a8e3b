/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-changeset.h"
#include "psk-journal-entry.h"
#include "psk-store.h"

G_BEGIN_DECLS

gboolean         psk_journal_table_insert          (PskStore    *store,
                                                    const char  *who,
                                                    const char  *label,
                                                    const char  *subject,
                                                    GBytes      *changeset,
                                                    gsize        size,
                                                    GError     **error);
gboolean         psk_journal_table_set_takes_back  (PskStore  *store,
                                                    gint64     id,
                                                    gint64     takes_back,
                                                    GError   **error);
gboolean         psk_journal_table_drop_undone     (PskStore  *store,
                                                    GError   **error);
gboolean         psk_journal_table_set_state       (PskStore    *store,
                                                    gint64       id,
                                                    const char  *state,
                                                    GError     **error);
PskJournalEntry *psk_journal_table_next_undo       (PskStore *store);
PskJournalEntry *psk_journal_table_next_redo       (PskStore *store);
PskJournalEntry *psk_journal_table_read            (PskStore  *store,
                                                    gint64     id,
                                                    GError   **error);
GPtrArray       *psk_journal_table_read_takers     (PskStore  *store,
                                                    GError   **error);
GHashTable      *psk_journal_table_read_taken_back (PskStore  *store,
                                                    GError   **error);
GInputStream    *psk_journal_table_open_changeset  (PskStore  *store,
                                                    gint64     id,
                                                    GError   **error);
gboolean         psk_journal_table_read_changes    (PskStore     *store,
                                                    gint64        id,
                                                    PskChangeFunc func,
                                                    gpointer      user_data,
                                                    GCancellable *cancellable,
                                                    GError      **error);
GPtrArray       *psk_journal_table_read_latest     (PskStore  *store,
                                                    int        limit,
                                                    GError   **error);
gboolean         psk_journal_table_log_access      (PskStore    *store,
                                                    const char  *who,
                                                    const char  *act,
                                                    const char  *detail,
                                                    GError     **error);

G_END_DECLS
