/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-store.h"
#include "psk-tenure.h"

G_BEGIN_DECLS

/* Of the slots that are empty the tenures s by which a household held them last and dropped
 * out by the date ?1: what of a statement comes after FROM. Who was only released did not
 * drop out, and whoever held the slot before was replaced. */
#define PSK_SLOTS_UNREPLACED \
  "slot_history AS s JOIN household AS d ON d.id = s.household AND d.status = 'dropped' " \
  "WHERE s.until_on <= ?1 AND s.successor IS NULL AND NOT EXISTS (SELECT 1 FROM household AS h " \
  "WHERE h.tambon = s.tambon AND h.slot = s.slot) AND NOT EXISTS (SELECT 1 FROM slot_history " \
  "AS l WHERE l.tambon = s.tambon AND l.slot = s.slot AND l.id > s.id AND l.from_on <= ?1) "

GPtrArray *psk_slot_table_read_history (PskStore  *store,
                                        int        tambon,
                                        int        slot,
                                        GError   **error);
GArray    *psk_slot_table_read_holders (PskStore  *store,
                                        int        tambon,
                                        GError   **error);
PskTenure *psk_slot_table_read_last    (PskStore  *store,
                                        gint64     household,
                                        GError   **error);
char      *psk_slot_table_free_since   (PskStore  *store,
                                        int        tambon,
                                        int        slot);
gboolean   psk_slot_table_withdraw     (PskStore  *store,
                                        gint64     tenure,
                                        GError   **error);

G_END_DECLS
