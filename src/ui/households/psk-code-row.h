/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-code-list.h"

G_BEGIN_DECLS

#define PSK_TYPE_CODE_ROW (psk_code_row_get_type ())

G_DECLARE_FINAL_TYPE (PskCodeRow, psk_code_row, PSK, CODE_ROW, GObject)

PskCodeRow    *psk_code_row_new        (const PskCode  *entry,
                                        guint           n_used,
                                        gboolean        movable);
PskCodeRow    *psk_code_row_new_typed  (const char     *typed,
                                        guint           n_used);
const PskCode *psk_code_row_get        (PskCodeRow     *self);
const char    *psk_code_row_get_typed  (PskCodeRow     *self);
guint          psk_code_row_get_n      (PskCodeRow     *self);
gboolean       psk_code_row_is_movable (PskCodeRow     *self);

G_END_DECLS
