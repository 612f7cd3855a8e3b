/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-record.h"

G_BEGIN_DECLS

#define PSK_TYPE_JOURNAL_ENTRY (psk_journal_entry_get_type ())

G_DECLARE_FINAL_TYPE (PskJournalEntry, psk_journal_entry, PSK, JOURNAL_ENTRY, PskRecord)

/**
 * PskJournalEntry:
 *
 * One command that changed the book, without its changeset.
 */
struct _PskJournalEntry
{
  PskRecord parent_instance;

  gint64 id;
  char *at; /* ISO 8601, UTC */
  char *who;
  char *label; /* an English message to be translated */
  char *subject; /* what it was done to */
  char *state; /* done, undone, dropped */
  gint64 size; /* bytes of the changeset */
  gint64 takes_back; /* the older entry that this one takes back, 0 if none */
  int again; /* 1 when that one took another one back */
};

char *psk_journal_entry_describe (PskJournalEntry *self);

G_END_DECLS
