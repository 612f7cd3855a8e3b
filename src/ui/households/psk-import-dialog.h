/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-page.h"

G_BEGIN_DECLS

#define PSK_TYPE_IMPORT_DIALOG (psk_import_dialog_get_type ())

G_DECLARE_FINAL_TYPE (PskImportDialog, psk_import_dialog, PSK, IMPORT_DIALOG, AdwWindow)

void psk_import_dialog_show (PskPage    *page,
                             const char *path);

G_END_DECLS
