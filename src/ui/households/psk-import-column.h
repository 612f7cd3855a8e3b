/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "psk-import.h"

G_BEGIN_DECLS

/* So many rows of a list are shown when its columns are chosen. */
#define PSK_IMPORT_PREVIEW_ROWS 15

#define PSK_TYPE_IMPORT_COLUMN (psk_import_column_get_type ())

G_DECLARE_FINAL_TYPE (PskImportColumn, psk_import_column, PSK, IMPORT_COLUMN, GtkWidget)

GtkWidget *psk_import_column_new      (GListModel       *fields,
                                       GtkSizeGroup     *tops);
void       psk_import_column_show     (PskImportColumn  *self,
                                       PskImport        *import,
                                       guint             sheet,
                                       int               column);
void       psk_import_column_refresh  (PskImportColumn  *self);
void       psk_import_column_clear    (PskImportColumn  *self);
int        psk_import_preview_start   (const PskMapping *mapping);
const char *psk_import_preview_class  (const PskMapping *mapping,
                                       int               row);

G_END_DECLS
