/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-store.h"

G_BEGIN_DECLS

/**
 * PskDuplicateTableRow:
 *
 * What of a household tells whether it is listed twice. The texts are valid during
 * the call, as SQLite has them; -1 and %NULL are absent.
 */
typedef struct
{
  gint64 id;
  int tambon;
  int village_no;
  const char *house_no;
  const char *house_code;
  const char *title;
  const char *first_name;
  const char *last_name;
  const char *citizen_id;
  const char *phone;
  const char *status;
} PskDuplicateTableRow;

/**
 * PskDuplicateBelongings:
 * @n_visits: how often it was visited
 * @n_movements: how often it was given seed or seedlings
 * @n_slots: how many slots it held, one after the other
 *
 * What hangs on a household and goes with it when it is merged.
 */
typedef struct
{
  int n_visits;
  int n_movements;
  int n_slots;
} PskDuplicateBelongings;

typedef void (*PskDuplicateTableFunc)     (const PskDuplicateTableRow *row,
                                           gpointer                    user_data);
typedef void (*PskDuplicateTablePairFunc) (gint64                      first,
                                           gint64                      second,
                                           const char                 *reason,
                                           gpointer                    user_data);

gboolean psk_duplicate_table_each          (PskStore                   *store,
                                            int                         area,
                                            PskDuplicateTableFunc       func,
                                            gpointer                    user_data,
                                            GError                    **error);
gboolean psk_duplicate_table_each_handover (PskStore                   *store,
                                            PskDuplicateTablePairFunc   func,
                                            gpointer                    user_data,
                                            GError                    **error);
gboolean psk_duplicate_table_each_dismissed (PskStore                  *store,
                                            PskDuplicateTablePairFunc   func,
                                            gpointer                    user_data,
                                            GError                    **error);
gboolean psk_duplicate_table_dismiss       (PskStore                   *store,
                                            gint64                      first,
                                            gint64                      second,
                                            const char                 *who,
                                            GError                    **error);
PskDuplicateBelongings psk_duplicate_table_count (PskStore             *store,
                                                  gint64                id);
gboolean psk_duplicate_table_move_children (PskStore                   *store,
                                            gint64                      from,
                                            gint64                      to,
                                            GError                    **error);

G_END_DECLS
