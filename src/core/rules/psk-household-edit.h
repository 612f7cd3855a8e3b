/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-areas.h"
#include "psk-command.h"
#include "psk-definition.h"
#include "psk-household.h"

G_BEGIN_DECLS

/**
 * PskHouseholdEdit:
 * @id: a household
 * @field: one of its fields
 * @text: what a person typed or pasted; "" clears the field
 * @reason: (nullable): a translated sentence that says why it is refused
 * @code: the #PskError that goes with it
 * @before: (nullable): the household as it is in the book
 * @after: (nullable): as it will be with all edits of it that are not refused
 *
 * The change of one cell among many. Only @id, @field and @text are given; the others
 * come from psk_household_edits_check().
 */
typedef struct
{
  gint64 id;
  PskHouseholdField field;
  char *text;
  char *reason;
  int code;
  PskHousehold *before;
  PskHousehold *after;
} PskHouseholdEdit;

PskHouseholdEdit *psk_household_edit_new     (gint64             id,
                                              PskHouseholdField  field,
                                              const char        *text);
void              psk_household_edit_free    (PskHouseholdEdit  *self);
gboolean          psk_household_edit_changes (PskHouseholdEdit  *self);
gboolean          psk_household_edits_check  (GPtrArray         *edits,
                                              PskStore          *store,
                                              PskAreas          *areas,
                                              PskDefinition     *codes,
                                              GCancellable      *cancellable,
                                              GError           **error);
PskCommand       *psk_household_edits_command (GPtrArray        *edits,
                                              const char        *label);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PskHouseholdEdit, psk_household_edit_free)

G_END_DECLS
