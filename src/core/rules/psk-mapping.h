/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "psk-areas.h"
#include "psk-definition.h"

G_BEGIN_DECLS

/* What a column of a household list can hold, in the order of mapping.json. */
typedef enum
{
  PSK_COLUMN_NUMBER,
  PSK_COLUMN_DISTRICT,
  PSK_COLUMN_TAMBON,
  PSK_COLUMN_VILLAGE_NO,
  PSK_COLUMN_HOUSE_NO,
  PSK_COLUMN_HOUSE_VILLAGE, /* 10/1: house 10 in village 1 */
  PSK_COLUMN_ADDRESS,
  PSK_COLUMN_TITLE,
  PSK_COLUMN_FIRST_NAME,
  PSK_COLUMN_LAST_NAME,
  PSK_COLUMN_FULL_NAME,
  PSK_COLUMN_CITIZEN_ID,
  PSK_COLUMN_HOUSE_CODE,
  PSK_COLUMN_PHONE,
  PSK_COLUMN_MEMBERS,
  PSK_COLUMN_VULNERABILITY,
  PSK_COLUMN_KINDS,
  PSK_COLUMN_PLANTED_ON,
  PSK_COLUMN_NOTE,
  PSK_N_COLUMNS,
  PSK_COLUMN_NONE = -1,
} PskColumn;

/**
 * PskMapping:
 * @header_row: the first row of the head, counted from 1; 0 without a head
 * @header_rows: how many rows of titles the head has; 0 without a head
 * @data_row: the first row of data, counted from 1
 * @columns: for each #PskColumn the column that feeds it, counted from 0, or -1
 * @spans: for each #PskColumn how many columns from @columns on hold its value together: the
 *   13 digits of an id, or a day, a month and a year; 0 for one
 * @titles: (array zero-terminated=1): the title of each column of the sheet,
 *   two lines joined; "" for a column without one
 * @ticks: (nullable) (array zero-terminated=1): for each column the cause of vulnerability
 *   that a tick in it stands for, as its title says it; "" for other columns. The first
 *   of these columns feeds %PSK_COLUMN_VULNERABILITY; otherwise they are not read
 * @more_kinds: (nullable) (element-type int): the columns, counted from 0, that name
 *   vegetables besides the one that feeds %PSK_COLUMN_KINDS, in their order
 * @tambon: the tambon that the sheet is about, for lists that do not repeat it, or 0
 * @district: the district that the sheet is about, or 0
 * @village: the village that the sheet is about, or 0
 * @place: the tambon that somebody chose for the sheet, or 0; it counts before @tambon and
 *   @district, and a row that names its own tambon counts before it
 * @sections: rows with nothing but the name of a tambon part the list
 *
 * How the columns of one sheet become households.
 */
typedef struct
{
  int header_row;
  int header_rows;
  int data_row;
  int columns[PSK_N_COLUMNS];
  int spans[PSK_N_COLUMNS];
  GStrv titles;
  GStrv ticks;
  GArray *more_kinds;
  int tambon;
  int district;
  int village;
  int place;
  gboolean sections;
} PskMapping;

#define PSK_TYPE_MAPPING (psk_mapping_get_type ())

GType        psk_mapping_get_type        (void);
PskMapping  *psk_mapping_new             (void);
PskMapping  *psk_mapping_copy            (const PskMapping  *self);
void         psk_mapping_free            (PskMapping        *self);
PskMapping  *psk_mapping_guess           (GPtrArray         *rows,
                                          const char        *sheet_name,
                                          int                header_row,
                                          PskAreas          *areas,
                                          PskDefinition     *codes);
PskMapping  *psk_mapping_parse           (JsonObject        *object,
                                          GPtrArray         *rows,
                                          const char        *sheet_name,
                                          PskAreas          *areas,
                                          PskDefinition     *codes,
                                          GError           **error);
gboolean     psk_mapping_check           (const PskMapping  *self,
                                          const char        *sheet_name,
                                          GError           **error);
gboolean     psk_mapping_has_persons     (const PskMapping  *self);
gboolean     psk_mapping_lacks_place     (const PskMapping  *self);
void         psk_mapping_add_json        (const PskMapping  *self,
                                          JsonBuilder       *builder);
PskColumn    psk_mapping_find_field      (const PskMapping  *self,
                                          int                column);
gboolean     psk_mapping_has_ticks       (const PskMapping  *self);
void         psk_mapping_set_span        (PskMapping        *self,
                                          PskColumn          field,
                                          int                column);
int          psk_column_get_span         (PskColumn          field);
gboolean     psk_mapping_has_more_kinds  (const PskMapping  *self,
                                          int                column);
void         psk_mapping_add_kinds       (PskMapping        *self,
                                          int                column);
void         psk_mapping_remove_kinds    (PskMapping        *self,
                                          int                column);
int          psk_mapping_find_second_list (const PskMapping *self);
void         psk_mapping_set_column      (PskMapping        *self,
                                          PskColumn          field,
                                          int                column);
char        *psk_mapping_get_title       (const PskMapping  *self,
                                          int                column);
char        *psk_mapping_to_text         (const PskMapping  *self);
char        *psk_mapping_get_signature   (const PskMapping  *self);
char        *psk_column_get_letters      (int                column);
int          psk_column_from_json        (JsonNode          *node);
const char  *psk_column_get_name         (PskColumn          field);
PskColumn    psk_column_from_name        (const char        *name);
char        *psk_column_get_title        (PskColumn          field,
                                          PskLanguage        language);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PskMapping, psk_mapping_free)

G_END_DECLS
