/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-household.h"
#include "psk-import-cell.h"
#include "psk-import.h"

G_BEGIN_DECLS

typedef enum
{
  PSK_ROW_SKIPPED, /* not a household: blank, a head, a sum, a signature */
  PSK_ROW_GOOD,
  PSK_ROW_BAD,
} PskRowKind;

/**
 * PskImportReader:
 *
 * Reads the rows of one sheet in order; private to psk-import.
 */
typedef struct _PskImportReader PskImportReader;

PskImportReader *psk_import_reader_new   (PskAreas            *areas,
                                          PskDefinition       *codes,
                                          PskLexicon          *lexicon,
                                          const PskMapping    *mapping,
                                          GPtrArray           *rows);
void             psk_import_reader_free  (PskImportReader     *self);
PskRowKind       psk_import_reader_read  (PskImportReader     *self,
                                          const char * const  *cells,
                                          int                  n_cells,
                                          PskHousehold       **household,
                                          GPtrArray           *problems);
char            *psk_import_reader_title (PskImportReader     *self,
                                          PskColumn            field);

PskImportProblem *psk_import_problem_new  (PskImportSeverity  severity,
                                           char              *column,
                                           const char        *value,
                                           const char        *reason);
void              psk_import_problem_free (PskImportProblem  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PskImportReader, psk_import_reader_free)

G_END_DECLS
