/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-journal-entry.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (PskJournalEntry, psk_journal_entry, PSK_TYPE_RECORD)

static const PskField fields[] = {
  { "id", PSK_FIELD_ID, G_STRUCT_OFFSET (PskJournalEntry, id) },
  { "at", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskJournalEntry, at) },
  { "who", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskJournalEntry, who) },
  { "label", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskJournalEntry, label) },
  { "subject", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskJournalEntry, subject) },
  { "state", PSK_FIELD_TEXT, G_STRUCT_OFFSET (PskJournalEntry, state) },
  { "size", PSK_FIELD_ID, G_STRUCT_OFFSET (PskJournalEntry, size) },
  { "takes-back", PSK_FIELD_ID, G_STRUCT_OFFSET (PskJournalEntry, takes_back) },
  { "again", PSK_FIELD_INT, G_STRUCT_OFFSET (PskJournalEntry, again) },
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

/**
 * psk_journal_entry_describe:
 * @self: an entry
 *
 * Returns: (transfer full): what was done and to what, translated
 */
char *
psk_journal_entry_describe (PskJournalEntry *self)
{
  g_autofree char *what = NULL;
  const char *label;

  g_return_val_if_fail (PSK_IS_JOURNAL_ENTRY (self), NULL);

  label = g_dgettext (GETTEXT_PACKAGE, self->label);
  what = *self->subject != '\0'
         ? g_strdup_printf ("%s: %s", label, self->subject) : g_strdup (label);
  if (self->takes_back == 0)
    return g_steal_pointer (&what);

  /* Translators: %s is what was done, as in “Import households: ngao.csv”. */
  return g_strdup_printf (self->again == 1 ? _("Redo: %s") : _("Undo: %s"), what);
}
