/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-journal-entry.h"

G_BEGIN_DECLS

/**
 * PskHistoryChange:
 * @field: the name of a field, as the property of the record has it: village-no
 * @old_value: (nullable): its value before, as it is stored
 * @new_value: (nullable): its value after
 *
 * What became of one field.
 */
typedef struct
{
  char *field;
  char *old_value;
  char *new_value;
} PskHistoryChange;

#define PSK_TYPE_HISTORY_EVENT (psk_history_event_get_type ())

G_DECLARE_FINAL_TYPE (PskHistoryEvent, psk_history_event, PSK, HISTORY_EVENT, PskRecord)

/**
 * PskHistoryEvent:
 *
 * What one step of the log did to one record.
 */
struct _PskHistoryEvent
{
  PskRecord parent_instance;

  gint64 journal; /* the number of the step */
  char *table; /* household, visit, slot_history, … */
  gint64 record; /* the primary key in that table */
  char *kind; /* created, changed, deleted */
  int undone; /* 1 when the step was undone or taken back since */

  PskJournalEntry *entry; /* when, by whom, and what was done */
  GPtrArray *changes; /* PskHistoryChange, in the order of the fields */
};

void psk_history_event_take_change (PskHistoryEvent  *self,
                                    const char       *column,
                                    char             *old_value,
                                    char             *new_value);

G_END_DECLS
