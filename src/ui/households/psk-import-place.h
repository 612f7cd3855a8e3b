/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "psk-import.h"

G_BEGIN_DECLS

#define PSK_TYPE_IMPORT_PLACE (psk_import_place_get_type ())

G_DECLARE_FINAL_TYPE (PskImportPlace, psk_import_place, PSK, IMPORT_PLACE, AdwBin)

void psk_import_place_set_areas (PskImportPlace  *self,
                                 PskAreas        *areas);
void psk_import_place_refresh   (PskImportPlace  *self,
                                 PskImport       *import,
                                 guint            sheet);

G_END_DECLS
