/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-household.h"
#include "psk-store.h"

G_BEGIN_DECLS

GPtrArray    *psk_household_table_read_page  (PskStore                 *store,
                                              const gint64             *ids,
                                              guint                     n_ids,
                                              GError                  **error);
PskHousehold *psk_household_table_read       (PskStore                 *store,
                                              gint64                    id,
                                              GError                  **error);
PskHousehold *psk_household_table_read_uid   (PskStore                 *store,
                                              const char               *uid,
                                              GError                  **error);
gboolean      psk_household_table_is_never_null (PskHouseholdField       field);
gboolean      psk_household_table_insert     (PskStore                 *store,
                                              PskHousehold             *household,
                                              gint64                   *id,
                                              GError                  **error);
gboolean      psk_household_table_update     (PskStore                 *store,
                                              PskHousehold             *household,
                                              GError                  **error);
gboolean      psk_household_table_change     (PskStore                 *store,
                                              PskHousehold             *before,
                                              PskHousehold             *after,
                                              GError                  **error);
gboolean      psk_household_table_delete     (PskStore                 *store,
                                              gint64                    id,
                                              GError                  **error);
gint64        psk_household_table_find       (PskStore                 *store,
                                              PskHousehold             *like);
gint64        psk_household_table_find_masked (PskStore                *store,
                                              PskHousehold             *like,
                                              const char               *ids);
int           psk_household_table_free_slot  (PskStore                 *store,
                                              int                       tambon,
                                              int                       target);
int           psk_household_table_n_free     (PskStore                 *store,
                                              int                       tambon,
                                              int                       target);
gint64        psk_household_table_slot_holder (PskStore                *store,
                                              int                       tambon,
                                              int                       slot);
gboolean      psk_household_table_open_slot  (PskStore                 *store,
                                              gint64                    id,
                                              const char               *on,
                                              GError                  **error);
gboolean      psk_household_table_close_slot (PskStore                 *store,
                                              gint64                    id,
                                              const char               *on,
                                              const char               *reason,
                                              gint64                    successor,
                                              GError                  **error);

gboolean          psk_household_table_is_empty   (PskStore           *store);

G_END_DECLS
