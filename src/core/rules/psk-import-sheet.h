/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-import-cell.h"
#include "psk-mapping.h"
#include "psk-staging.h"

G_BEGIN_DECLS

/**
 * PskImportSheet:
 * @number: its place among those of the file, from 1: sheets come first, then the lists
 *   that stand to the right of others
 * @source: the sheet of the file in which it stands, from 1
 * @first_column: where it begins, counted from 0; more than 0 to the right of another list
 * @end_column: where the next list to its right begins, counted from 0, or %G_MAXINT
 * @source_name: the name of that sheet; that of the file when it has none
 * @name: what it is called: for a list to the right of another, with its columns
 * @n_rows: the number of its last row
 * @first_rows: (element-type GStrv): its first rows, blank ones too
 * @mapping: (nullable): how to read it; %NULL when it has no rows
 * @guessed_signature: (nullable): the signature of the mapping before anybody changed it
 * @problem: (nullable): why households cannot come of it
 * @saved_name: (nullable): the name of the saved mapping that @mapping is
 * @file_tambon: the tambon that the name of the file names, or 0
 * @place: the tambon that somebody chose for it, or 0; every @mapping of it has it
 * @hidden: whether people who open the file do not see it
 * @uncalculated: (nullable): the first cell whose formula no program has calculated; "" when
 *   the file does not name it
 * @chosen: whether it is imported
 *
 * A sheet of a file that is imported, or a list to the right of the one that the sheet is
 * taken for; private to psk-import.
 */
typedef struct
{
  int number;
  int source;
  int first_column;
  int end_column;
  char *source_name;
  char *name;
  int n_rows;
  GPtrArray *first_rows;
  PskMapping *mapping;
  char *guessed_signature;
  GError *problem;
  char *saved_name;
  int file_tambon;
  int place;
  gboolean hidden;
  char *uncalculated;
  gboolean chosen;
} PskImportSheet;

PskImportSheet *psk_import_sheet_load          (PskStaging            *staging,
                                                int                    number,
                                                const char            *file_name,
                                                PskLexicon            *lexicon,
                                                GError               **error);
PskImportSheet *psk_import_sheet_copy          (const PskImportSheet  *self);
void            psk_import_sheet_free          (PskImportSheet        *self);
void            psk_import_sheet_guess         (PskImportSheet        *self,
                                                JsonNode              *map,
                                                int                    header_row,
                                                GPtrArray             *saved,
                                                PskAreas              *areas,
                                                PskDefinition         *codes);
gboolean        psk_import_sheet_apply         (PskImportSheet        *self,
                                                const char            *name,
                                                const char            *json,
                                                PskAreas              *areas,
                                                PskDefinition         *codes,
                                                GError               **error);
void            psk_import_sheet_take_mapping  (PskImportSheet        *self,
                                                PskMapping            *mapping);
void            psk_import_sheet_set_place     (PskImportSheet        *self,
                                                int                    tambon);
char           *psk_import_sheet_get_doubt     (const PskImportSheet  *self);
char           *psk_import_sheet_get_signature (const PskImportSheet  *self);
gboolean        psk_import_sheet_is_alike      (const PskImportSheet  *self,
                                                const PskImportSheet  *other);
gboolean        psk_import_sheet_follow        (PskImportSheet        *self,
                                                const PskImportSheet  *leader);
gboolean        psk_import_sheet_is_about      (const PskImportSheet  *self,
                                                JsonObject            *map);
const char * const *psk_import_sheet_view      (const PskImportSheet  *self,
                                                const char * const    *cells,
                                                int                   *n_cells,
                                                GPtrArray             *room);
int             psk_import_sheet_find_district (PskImportSheet        *self,
                                                PskLexicon            *lexicon);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PskImportSheet, psk_import_sheet_free)

G_END_DECLS
