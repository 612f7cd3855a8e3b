/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "psk-row-list.h"

G_BEGIN_DECLS

#define PSK_TYPE_ROW_SELECTION (psk_row_selection_get_type ())

G_DECLARE_FINAL_TYPE (PskRowSelection, psk_row_selection, PSK, ROW_SELECTION, GObject)

PskRowSelection *psk_row_selection_new     (PskRowList       *list);
guint            psk_row_selection_get_n   (PskRowSelection  *self);
GArray          *psk_row_selection_get_ids (PskRowSelection  *self);

G_END_DECLS
