/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "psk-import.h"

G_BEGIN_DECLS

#define PSK_TYPE_IMPORT_SHEET_ROW (psk_import_sheet_row_get_type ())

G_DECLARE_FINAL_TYPE (PskImportSheetRow, psk_import_sheet_row, PSK, IMPORT_SHEET_ROW, GtkListBoxRow)

GtkWidget *psk_import_sheet_row_new       (guint               sheet);
guint      psk_import_sheet_row_get_sheet (PskImportSheetRow  *self);
void       psk_import_sheet_row_refresh   (PskImportSheetRow  *self,
                                           PskImport          *import);

G_END_DECLS
