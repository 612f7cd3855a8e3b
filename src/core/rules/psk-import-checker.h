/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-import-converter.h"

G_BEGIN_DECLS

/**
 * PskImportCheckedFunc:
 * @converter: that of the sheet
 * @sheet: the sheet, from 1
 * @row: the row, from 1
 * @household: (transfer full) (nullable): the household; %NULL when something is wrong
 * @mask: (nullable): what the row shows of an id that it hides
 * @problems: (element-type PskImportProblem): what is wrong with the row; taken from it
 *   with g_ptr_array_steal()
 * @user_data: user data
 * @error: where to put the error
 *
 * Takes a row that was checked.
 *
 * Returns: whether to go on
 */
typedef gboolean (*PskImportCheckedFunc) (PskImportConverter  *converter,
                                          int                  sheet,
                                          int                  row,
                                          PskHousehold        *household,
                                          const char          *mask,
                                          GPtrArray           *problems,
                                          gpointer             user_data,
                                          GError             **error);

/**
 * PskImportChecker:
 *
 * Converts the lines of a file on a thread of its own while the next rows are read, and
 * hands them over in their order; private to psk-import.
 */
typedef struct _PskImportChecker PskImportChecker;

PskImportChecker *psk_import_checker_new    (PskImportCheckedFunc  func,
                                             gpointer              user_data);
void              psk_import_checker_free   (PskImportChecker     *self);
gboolean          psk_import_checker_add    (PskImportChecker     *self,
                                             PskImportReader      *reader,
                                             PskImportConverter   *converter,
                                             int                   sheet,
                                             int                   row,
                                             const char * const   *cells,
                                             int                   n_cells,
                                             GError              **error);
gboolean          psk_import_checker_finish (PskImportChecker     *self,
                                             GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PskImportChecker, psk_import_checker_free)

G_END_DECLS
