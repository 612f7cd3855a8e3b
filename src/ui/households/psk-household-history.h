/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PskHistoryLine:
 * @title: the name of a field, translated
 * @old_text: (nullable): what it was, as it is shown
 * @new_text: (nullable): what it became
 * @field: the number of the field, or -1 when its value cannot be brought back
 * @old_value: (nullable): what it was, as a person would type it
 *
 * One field in a step of a history.
 */
typedef struct
{
  char *title;
  char *old_text;
  char *new_text;
  int field;
  char *old_value;
} PskHistoryLine;

/**
 * PskHistoryStep:
 * @when: the moment, as it is shown
 * @who: who did it
 * @what: what was done, translated
 * @undone: whether it was taken back since
 * @lines: (element-type PskHistoryLine): the fields that changed
 *
 * One step of the history of a record.
 */
typedef struct
{
  char *when;
  char *who;
  char *what;
  gboolean undone;
  GPtrArray *lines;
} PskHistoryStep;

PskHistoryStep *psk_history_step_new      (const char      *when,
                                           const char      *who,
                                           const char      *what,
                                           gboolean         undone);
void            psk_history_step_free     (PskHistoryStep  *self);
void            psk_history_step_add_line (PskHistoryStep  *self,
                                           const char      *title,
                                           const char      *old_text,
                                           const char      *new_text,
                                           int              field,
                                           const char      *old_value);

#define PSK_TYPE_HOUSEHOLD_HISTORY (psk_household_history_get_type ())

G_DECLARE_FINAL_TYPE (PskHouseholdHistory, psk_household_history, PSK, HOUSEHOLD_HISTORY, GtkBox)

void psk_household_history_show (PskHouseholdHistory *self,
                                 GPtrArray           *steps);

G_END_DECLS
