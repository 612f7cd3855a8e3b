/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-import-cell.h"
#include "psk-import-corrections.h"
#include "psk-import.h"

G_BEGIN_DECLS

/**
 * PskImportLine:
 * @cells: what the row says of each column, "" when nothing
 * @tambon: the tambon of the sheet or of the part of it; 0 when it is not said
 * @district: its district; 0 when it is not said
 * @mask: (nullable): the citizen id as our own export shows it, which hides most of it
 *
 * A row that may be a household; private to psk-import.
 */
typedef struct
{
  const char *cells[PSK_N_COLUMNS];
  int tambon;
  int district;
  const char *mask;
} PskImportLine;

/**
 * PskImportReader:
 *
 * Reads the rows of one sheet in order; private to psk-import.
 */
typedef struct _PskImportReader PskImportReader;

PskImportReader *psk_import_reader_new  (PskLexicon          *lexicon,
                                         const PskMapping    *mapping,
                                         GPtrArray           *rows,
                                         PskImportCorrections *corrections,
                                         int                  sheet);
void             psk_import_reader_free (PskImportReader     *self);
gboolean         psk_import_reader_read (PskImportReader     *self,
                                         int                  row,
                                         const char * const  *cells,
                                         int                  n_cells,
                                         GStringChunk        *texts,
                                         PskImportLine       *line);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PskImportReader, psk_import_reader_free)

G_END_DECLS
