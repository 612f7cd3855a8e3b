/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-page.h"
#include "psk-stock-movement.h"

G_BEGIN_DECLS

#define PSK_TYPE_STOCK_ENTRY_DIALOG (psk_stock_entry_dialog_get_type ())

G_DECLARE_FINAL_TYPE (PskStockEntryDialog, psk_stock_entry_dialog, PSK, STOCK_ENTRY_DIALOG,
                      AdwWindow)

GtkWindow *psk_stock_entry_dialog_show (GtkWindow         *parent,
                                        PskPage           *page,
                                        PskStockMovement  *movement,
                                        const char        *centre);

G_END_DECLS
