/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-centre.h"
#include "psk-page.h"

G_BEGIN_DECLS

#define PSK_TYPE_STOCK_DIALOG (psk_stock_dialog_get_type ())

G_DECLARE_FINAL_TYPE (PskStockDialog, psk_stock_dialog, PSK, STOCK_DIALOG, AdwWindow)

GtkWindow *psk_stock_dialog_show (PskPage    *page,
                                  PskCentre  *centre);

G_END_DECLS
