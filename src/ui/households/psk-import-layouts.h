/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "psk-book.h"
#include "psk-import.h"

G_BEGIN_DECLS

#define PSK_TYPE_IMPORT_LAYOUTS (psk_import_layouts_get_type ())

G_DECLARE_FINAL_TYPE (PskImportLayouts, psk_import_layouts, PSK, IMPORT_LAYOUTS, AdwBin)

void psk_import_layouts_open    (PskImportLayouts  *self,
                                 PskBook           *book,
                                 PskImport         *import);
void psk_import_layouts_refresh (PskImportLayouts  *self,
                                 guint              sheet);

G_END_DECLS
