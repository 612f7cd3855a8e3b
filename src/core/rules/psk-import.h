/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "psk-command.h"
#include "psk-household.h"
#include "psk-mapping.h"

G_BEGIN_DECLS

/**
 * PskImportSeverity:
 * @PSK_IMPORT_ERROR: the row is rejected
 * @PSK_IMPORT_NOTE: the row is taken, but somebody should look at it
 */
typedef enum
{
  PSK_IMPORT_ERROR,
  PSK_IMPORT_NOTE,
} PskImportSeverity;

/**
 * PskImportProblem:
 * @severity: whether the row is rejected
 * @field: what the cell is about; %PSK_COLUMN_NONE for a whole sheet
 * @sheet_number: the sheet, counted from 1
 * @sheet: the name of the sheet
 * @row: the row, counted from 1 as in the file; 0 for a whole sheet
 * @district: the district that the row is about, or 0
 * @name: (nullable): the name of the household, as far as it can be read
 * @column: the title of the column
 * @value: what the cell holds
 * @reason: one translated sentence
 */
typedef struct
{
  PskImportSeverity severity;
  PskColumn field;
  int sheet_number;
  char *sheet; /* a reference-counted string */
  int row;
  int district;
  char *name;
  char *column;
  char *value;
  char *reason;
} PskImportProblem;

typedef enum
{
  PSK_IMPORT_NEW,
  PSK_IMPORT_UPDATED,
  PSK_IMPORT_UNCHANGED,
  PSK_IMPORT_REJECTED,
  PSK_N_IMPORT_OUTCOMES,
} PskImportOutcome;

/**
 * PskImportRow:
 * @outcome: what becomes of it
 * @sheet: the sheet, counted from 1
 * @row: the row, counted from 1 as in the file
 * @household: (nullable): the household as it will be; %NULL when rejected
 * @before: (nullable): as it is in the book, when it will be updated
 */
typedef struct
{
  PskImportOutcome outcome;
  int sheet;
  int row;
  PskHousehold *household;
  PskHousehold *before;
} PskImportRow;

/**
 * PskImportList:
 * @PSK_IMPORT_LIST_GUESS: new households of a tambon take slots when the file has
 *   no more of them than the tambon has slots; otherwise they are a base list
 * @PSK_IMPORT_LIST_CHOSEN: new households take slots
 * @PSK_IMPORT_LIST_BASE: new households are candidates
 */
typedef enum
{
  PSK_IMPORT_LIST_GUESS,
  PSK_IMPORT_LIST_CHOSEN,
  PSK_IMPORT_LIST_BASE,
} PskImportList;

/**
 * PskImportChange:
 * @field: what changes
 * @title: its name, translated
 * @before: what the book says; "" for nothing
 * @after: what it will say
 *
 * A difference between a row and the household that it is about, as people read it.
 */
typedef struct
{
  PskHouseholdField field;
  char *title;
  char *before;
  char *after;
} PskImportChange;

#define PSK_TYPE_IMPORT (psk_import_get_type ())

G_DECLARE_FINAL_TYPE (PskImport, psk_import, PSK, IMPORT, GObject)

PskImport          *psk_import_new               (const char             *staging_path,
                                                  const char             *file_name,
                                                  PskAreas               *areas,
                                                  PskDefinition          *codes);
PskImport          *psk_import_renew             (PskImport              *self);
const char         *psk_import_get_file_name     (PskImport              *self);

void                psk_import_set_sheet         (PskImport              *self,
                                                  int                     sheet);
void                psk_import_set_header_row    (PskImport              *self,
                                                  int                     row);
void                psk_import_set_side_lists    (PskImport              *self,
                                                  gboolean                read);
PskImportList       psk_import_get_list          (PskImport              *self);
void                psk_import_set_list          (PskImport              *self,
                                                  PskImportList           list);
gboolean            psk_import_load_map          (PskImport              *self,
                                                  const char             *json,
                                                  GError                **error);
gboolean            psk_import_load_saved        (PskImport              *self,
                                                  PskStore               *store,
                                                  GError                **error);
gboolean            psk_import_guess             (PskImport              *self,
                                                  GError                **error);

const char         *psk_import_get_warning       (PskImport              *self);
guint               psk_import_get_n_sheets      (PskImport              *self);
const char         *psk_import_get_sheet_name    (PskImport              *self,
                                                  guint                   sheet);
guint               psk_import_get_source        (PskImport              *self,
                                                  guint                   sheet);
int                 psk_import_get_first_column  (PskImport              *self,
                                                  guint                   sheet);
guint               psk_import_find_side_list    (PskImport              *self,
                                                  guint                   sheet);
int                 psk_import_get_n_sheet_rows  (PskImport              *self,
                                                  guint                   sheet);
const char         *psk_import_get_sheet_problem (PskImport              *self,
                                                  guint                   sheet);
char               *psk_import_get_sheet_doubt   (PskImport              *self,
                                                  guint                   sheet);
GPtrArray          *psk_import_get_first_rows    (PskImport              *self,
                                                  guint                   sheet);
int                 psk_import_get_district      (PskImport              *self,
                                                  guint                   sheet);
gboolean            psk_import_get_chosen        (PskImport              *self,
                                                  guint                   sheet);
gboolean            psk_import_get_hidden        (PskImport              *self,
                                                  guint                   sheet);
void                psk_import_set_chosen        (PskImport              *self,
                                                  guint                   sheet,
                                                  gboolean                chosen);
const PskMapping   *psk_import_get_mapping       (PskImport              *self,
                                                  guint                   sheet);
guint               psk_import_set_mapping       (PskImport              *self,
                                                  guint                   sheet,
                                                  const PskMapping       *mapping);
void                psk_import_set_sheet_head    (PskImport              *self,
                                                  guint                   sheet,
                                                  int                     row);
gboolean            psk_import_lacks_place       (PskImport              *self,
                                                  guint                   sheet);
void                psk_import_set_place         (PskImport              *self,
                                                  guint                   sheet,
                                                  int                     tambon);
const char         *psk_import_get_saved_name    (PskImport              *self,
                                                  guint                   sheet);
gboolean            psk_import_apply_saved       (PskImport              *self,
                                                  guint                   sheet,
                                                  const char             *name,
                                                  const char             *json,
                                                  GError                **error);
PskCommand         *psk_import_save_mapping      (PskImport              *self,
                                                  guint                   sheet,
                                                  const char             *name);
PskCommand         *psk_import_save_mappings     (PskImport              *self,
                                                  const char             *name);

gboolean            psk_import_prepare           (PskImport              *self,
                                                  PskStore               *store,
                                                  GCancellable           *cancellable,
                                                  GError                **error);
double              psk_import_get_progress      (PskImport              *self);
guint               psk_import_get_count         (PskImport              *self,
                                                  PskImportOutcome        outcome);
GPtrArray          *psk_import_get_problems      (PskImport              *self);
guint               psk_import_get_n_rows        (PskImport              *self);
const PskImportRow *psk_import_get_row           (PskImport              *self,
                                                  guint                   index);
GPtrArray          *psk_import_get_changes       (PskImport              *self,
                                                  const PskImportRow     *row);
char               *psk_import_describe          (PskImport              *self,
                                                  const PskImportRow     *row);
GStrv               psk_import_suggest           (PskImport              *self,
                                                  const PskImportProblem *problem,
                                                  gboolean               *everywhere);
void                psk_import_set_cell          (PskImport              *self,
                                                  guint                   sheet,
                                                  int                     row,
                                                  PskColumn               field,
                                                  const char             *text);
guint               psk_import_set_cells_alike   (PskImport              *self,
                                                  const PskImportProblem *problem,
                                                  const char             *text);
guint               psk_import_count_alike       (PskImport              *self,
                                                  const PskImportProblem *problem);
gboolean            psk_import_can_undo          (PskImport              *self);
void                psk_import_undo              (PskImport              *self);
gboolean            psk_import_save_rejected     (PskImport              *self,
                                                  const char             *path,
                                                  GCancellable           *cancellable,
                                                  GError                **error);
PskCommand         *psk_import_command           (PskImport              *self);
JsonNode           *psk_import_to_json           (PskImport              *self);

G_END_DECLS
