/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-mapping.h"
#include "psk-staging.h"

G_BEGIN_DECLS

/**
 * PskImportSheet:
 * @number: counted from 1
 * @name: its name; that of the file when it has none
 * @n_rows: the number of its last row
 * @first_rows: (element-type GStrv): its first rows, blank ones too
 * @mapping: (nullable): how to read it; %NULL when households cannot come of it
 * @problem: (nullable): why they cannot
 *
 * A sheet of a file that is imported; private to psk-import.
 */
typedef struct
{
  int number;
  char *name;
  int n_rows;
  GPtrArray *first_rows;
  PskMapping *mapping;
  GError *problem;
} PskImportSheet;

PskImportSheet *psk_import_sheet_load  (PskStaging      *staging,
                                        int              number,
                                        const char      *file_name,
                                        GError         **error);
void            psk_import_sheet_free  (PskImportSheet  *self);
void            psk_import_sheet_guess (PskImportSheet  *self,
                                        JsonNode        *map,
                                        int              header_row,
                                        PskAreas        *areas,
                                        PskDefinition   *codes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PskImportSheet, psk_import_sheet_free)

G_END_DECLS
