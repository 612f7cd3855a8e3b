/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-import-reader.h"

G_BEGIN_DECLS

/**
 * PskImportConverter:
 *
 * Makes households of the lines of one sheet, in any order; private to psk-import. It
 * may be used by another thread than the reader of the sheet.
 */
typedef struct _PskImportConverter PskImportConverter;

PskImportConverter *psk_import_converter_new   (PskAreas             *areas,
                                                PskDefinition        *codes,
                                                PskLexicon           *lexicon,
                                                const PskMapping     *mapping);
void                psk_import_converter_free  (PskImportConverter   *self);
PskHousehold       *psk_import_converter_read  (PskImportConverter   *self,
                                                const PskImportLine  *line,
                                                GPtrArray            *problems);
char               *psk_import_converter_title (PskImportConverter   *self,
                                                PskColumn             field);

PskImportProblem   *psk_import_problem_new     (PskImportSeverity     severity,
                                                PskColumn             field,
                                                char                 *column,
                                                const char           *value,
                                                const char           *reason);
void                psk_import_problem_set_place (PskImportProblem   *self,
                                                int                   number,
                                                const char           *sheet,
                                                int                   row);
gboolean            psk_import_problem_is_alike (const PskImportProblem *self,
                                                const PskImportProblem *other);
void                psk_import_problem_free    (PskImportProblem     *self);
void                psk_import_problems_to_json (GPtrArray           *problems,
                                                JsonBuilder          *builder);
void                psk_import_counts_to_json  (const guint          *counts,
                                                JsonBuilder          *builder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PskImportConverter, psk_import_converter_free)

G_END_DECLS
