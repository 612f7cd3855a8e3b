/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-import-converter.h"
#include "psk-store.h"

G_BEGIN_DECLS

/**
 * PskImportPlan:
 *
 * What becomes of the rows of a file in a book; private to psk-import.
 */
typedef struct _PskImportPlan PskImportPlan;

PskImportPlan *psk_import_plan_new        (PskStore         *store,
                                           GArray           *rows,
                                           GPtrArray        *sheets);
void           psk_import_plan_free       (PskImportPlan    *self);
gboolean       psk_import_plan_settle     (PskImportPlan    *self,
                                           PskImportConverter  *converter,
                                           PskImportRow     *row,
                                           const char       *mask,
                                           GPtrArray        *problems,
                                           GError          **error);
GPtrArray     *psk_import_plan_give_slots (PskImportPlan    *self,
                                           PskImportList     list);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PskImportPlan, psk_import_plan_free)

G_END_DECLS
