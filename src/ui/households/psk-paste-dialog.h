/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-page.h"

G_BEGIN_DECLS

#define PSK_TYPE_PASTE_DIALOG (psk_paste_dialog_get_type ())

G_DECLARE_FINAL_TYPE (PskPasteDialog, psk_paste_dialog, PSK, PASTE_DIALOG, AdwWindow)

void psk_paste_dialog_show (PskPage   *page,
                            GPtrArray *edits,
                            guint      n_outside);

G_END_DECLS
