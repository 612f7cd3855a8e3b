/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-page.h"

G_BEGIN_DECLS

#define PSK_TYPE_BULK_DIALOG (psk_bulk_dialog_get_type ())

G_DECLARE_FINAL_TYPE (PskBulkDialog, psk_bulk_dialog, PSK, BULK_DIALOG, AdwWindow)

GtkWindow *psk_bulk_dialog_show (PskPage  *page,
                                 GArray   *ids);

G_END_DECLS
