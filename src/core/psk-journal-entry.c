/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-journal-entry.h"

G_DEFINE_FINAL_TYPE (PskJournalEntry, psk_journal_entry, PSK_TYPE_RECORD)

static const PskField fields[] = {
  { "id", PSK_FIELD_ID, G_STRUCT_OFFSET (PskJournalEntry, id) },
  { "at", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskJournalEntry, at) },
  { "who", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskJournalEntry, who) },
  { "label", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskJournalEntry, label) },
  { "subject", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskJournalEntry, subject) },
  { "state", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskJournalEntry, state) },
};

static void
psk_journal_entry_class_init (PskJournalEntryClass *klass)
{
  psk_record_class_set_fields (PSK_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
psk_journal_entry_init (PskJournalEntry *self)
{
}
