/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-page.h"

G_BEGIN_DECLS

#define PSK_TYPE_PASTE_DIALOG (psk_paste_dialog_get_type ())

G_DECLARE_FINAL_TYPE (PskPasteDialog, psk_paste_dialog, PSK, PASTE_DIALOG, AdwWindow)

/**
 * PskPasteKind:
 * @PSK_PASTE_CELLS: cells of the clipboard are pasted
 * @PSK_PASTE_FILL: the first row is filled down
 * @PSK_PASTE_CLEAR: cells are emptied
 *
 * How many cells come to be changed at once.
 */
typedef enum
{
  PSK_PASTE_CELLS,
  PSK_PASTE_FILL,
  PSK_PASTE_CLEAR,
} PskPasteKind;

const char *psk_paste_kind_label  (PskPasteKind  kind);
void        psk_paste_dialog_show (PskPage      *page,
                                   GPtrArray    *edits,
                                   guint         n_outside,
                                   PskPasteKind  kind);

G_END_DECLS
