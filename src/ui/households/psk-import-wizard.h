/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-page.h"

G_BEGIN_DECLS

#define PSK_TYPE_IMPORT_WIZARD (psk_import_wizard_get_type ())

G_DECLARE_FINAL_TYPE (PskImportWizard, psk_import_wizard, PSK, IMPORT_WIZARD, AdwWindow)

PskImportWizard *psk_import_wizard_show (PskPage          *page);
void             psk_import_wizard_open (PskImportWizard  *self,
                                         const char       *path);
void             psk_import_wizard_take (PskImportWizard  *self,
                                         GSList           *files);

G_END_DECLS
