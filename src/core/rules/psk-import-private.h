/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-import-cell.h"
#include "psk-import-corrections.h"
#include "psk-import-sheet.h"
#include "psk-import.h"

G_BEGIN_DECLS

/* What the files psk-import*.c share. */
struct _PskImport
{
  GObject parent_instance;

  /* Owned */
  char *staging_path;
  char *file_name;
  char *warning; /* a stable word, NULL when all is well */
  PskAreas *areas;
  PskDefinition *codes;
  PskLexicon *lexicon;
  GPtrArray *sheets; /* PskImportSheet; NULL until the file was looked at */
  JsonNode *map;
  GPtrArray *saved; /* PskSavedMapping; NULL when none are looked for */
  PskImportCorrections *corrections;
  GPtrArray *problems; /* PskImportProblem */
  GArray *rows; /* PskImportRow */

  int sheet; /* 0 for all */
  int header_row; /* -1 for guessing */
  gboolean side_lists; /* those to the right of others are chosen, too */
  PskImportList list;
  guint counts[PSK_N_IMPORT_OUTCOMES];
  int progress; /* in thousandths; read and written by several threads */
};

PskImportSheet *psk_import_get_sheet      (PskImport  *self,
                                           guint       sheet);
gboolean        psk_import_is_read        (PskImport  *self,
                                           guint       sheet);
gboolean        psk_import_find_beside    (PskImport  *self,
                                           GError    **error);
int             psk_import_count_sources  (PskImport  *self);
void            psk_import_forget_results (PskImport  *self);
void            psk_import_set_progress   (PskImport  *self,
                                           double      fraction);

G_END_DECLS
