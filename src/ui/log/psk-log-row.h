/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-journal-entry.h"

G_BEGIN_DECLS

#define PSK_TYPE_LOG_ROW (psk_log_row_get_type ())

G_DECLARE_FINAL_TYPE (PskLogRow, psk_log_row, PSK, LOG_ROW, GObject)

PskLogRow       *psk_log_row_new     (PskJournalEntry *entry,
                                      gboolean         is_undone);
PskJournalEntry *psk_log_row_get     (PskLogRow       *self);
gboolean         psk_log_row_is_done (PskLogRow       *self);
gboolean         psk_log_row_matches (PskLogRow       *self,
                                      const char      *key);

G_END_DECLS
