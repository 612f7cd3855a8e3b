/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "psk-book.h"
#include "psk-import.h"

G_BEGIN_DECLS

#define PSK_TYPE_IMPORT_SHEETS_PAGE (psk_import_sheets_page_get_type ())

G_DECLARE_FINAL_TYPE (PskImportSheetsPage, psk_import_sheets_page, PSK, IMPORT_SHEETS_PAGE, AdwBin)

void     psk_import_sheets_page_show      (PskImportSheetsPage  *self,
                                           PskBook              *book,
                                           PskImport            *import);
gboolean psk_import_sheets_page_is_ready  (PskImportSheetsPage  *self);

G_END_DECLS
