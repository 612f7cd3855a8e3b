/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PSK_TYPE_PAIR_ROW (psk_pair_row_get_type ())

G_DECLARE_FINAL_TYPE (PskPairRow, psk_pair_row, PSK, PAIR_ROW, GtkBox)

void psk_pair_row_set_value (PskPairRow *self,
                             const char *value);

G_END_DECLS
