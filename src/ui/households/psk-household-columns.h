/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-book.h"
#include "psk-household.h"

G_BEGIN_DECLS

/**
 * PskHouseholdColumn:
 * @field: the field that it shows and edits
 * @title: an English message, to be translated
 * @head: (nullable): a shorter one of the context "head of a column", for where there is
 *   little room
 * @width_th: in pixels, in Thai and with text of the usual size
 * @width_en: likewise in English
 * @xalign: 0 left to 1 right
 * @editable: whether its cells can be edited
 */
typedef struct
{
  PskHouseholdField field;
  const char *title;
  const char *head;
  int width_th;
  int width_en;
  float xalign;
  gboolean editable;
} PskHouseholdColumn;

const PskHouseholdColumn *psk_household_columns_get       (guint               *n_columns);
const char               *psk_household_columns_title     (PskHouseholdField    field);
const char               *psk_household_columns_head      (const PskHouseholdColumn *column);
int                       psk_household_columns_width     (const PskHouseholdColumn *column);
const char               *psk_household_columns_order     (PskHouseholdField    field,
                                                           gboolean             descending);
const char               *psk_household_columns_name      (PskHouseholdField    field);
int                       psk_household_columns_field_of_name (const char      *name);
char                     *psk_household_columns_text      (PskBook             *book,
                                                           PskHousehold        *household,
                                                           PskHouseholdField    field,
                                                           gboolean             revealed);
char                     *psk_household_columns_edit_text (PskBook             *book,
                                                           PskHousehold        *household,
                                                           PskHouseholdField    field);
char                     *psk_household_columns_copy_text (PskBook             *book,
                                                           PskHousehold        *household,
                                                           PskHouseholdField    field,
                                                           gboolean             revealed);
gboolean                  psk_household_columns_is_editable (PskHouseholdField  field);
char                     *psk_household_columns_value_text (PskBook          *book,
                                                           PskHouseholdField    field,
                                                           const char          *value);
char                     *psk_household_columns_input_text (PskHouseholdField  field,
                                                           const char          *value);
char                     *psk_household_columns_hint      (PskHousehold        *household,
                                                           PskHouseholdField    field);
char                     *psk_household_kinds_text        (PskHousehold        *household);
const char               *psk_household_columns_class     (PskHousehold        *household,
                                                           PskHouseholdField    field);
char                     *psk_household_name_text         (PskHousehold        *household);
char                     *psk_household_id_text           (PskHousehold        *household,
                                                           gboolean             revealed);
char                     *psk_household_place_text        (PskBook             *book,
                                                           PskHousehold        *household);
char                     *psk_household_state_text        (PskBook             *book,
                                                           PskHousehold        *household);
const char               *psk_household_state_class       (PskHousehold        *household);

G_END_DECLS
