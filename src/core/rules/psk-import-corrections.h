/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-mapping.h"

G_BEGIN_DECLS

/**
 * PskImportCorrections:
 *
 * What somebody typed in the place of cells of a file, which stays as it is; private to
 * psk-import.
 */
typedef struct _PskImportCorrections PskImportCorrections;

PskImportCorrections *psk_import_corrections_new   (void);
PskImportCorrections *psk_import_corrections_copy  (PskImportCorrections  *self);
void                  psk_import_corrections_free  (PskImportCorrections  *self);
guint                 psk_import_corrections_get_n (PskImportCorrections  *self);
void                  psk_import_corrections_begin (PskImportCorrections  *self);
void                  psk_import_corrections_set   (PskImportCorrections  *self,
                                                    int                    sheet,
                                                    int                    row,
                                                    PskColumn              field,
                                                    const char            *text);
gboolean              psk_import_corrections_can_undo (PskImportCorrections *self);
void                  psk_import_corrections_undo  (PskImportCorrections  *self);
const char * const   *psk_import_corrections_get   (PskImportCorrections  *self,
                                                    int                    sheet,
                                                    int                    row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PskImportCorrections, psk_import_corrections_free)

G_END_DECLS
