/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "psk-import.h"

G_BEGIN_DECLS

#define PSK_TYPE_IMPORT_CHECK_PAGE (psk_import_check_page_get_type ())

G_DECLARE_FINAL_TYPE (PskImportCheckPage, psk_import_check_page, PSK, IMPORT_CHECK_PAGE, AdwBin)

void psk_import_check_page_show     (PskImportCheckPage  *self,
                                     PskImport           *import,
                                     gboolean             again);
void psk_import_check_page_set_busy (PskImportCheckPage  *self,
                                     gboolean             busy);

G_END_DECLS
