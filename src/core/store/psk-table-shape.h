/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-store.h"

G_BEGIN_DECLS

/**
 * PskTableParent:
 * @column: the number of a column that refers to a record
 * @table: the table of that record
 */
typedef struct
{
  guint column;
  const char *table;
} PskTableParent;

/**
 * PskTableShape:
 * @name: the name of a table; one string for each name, so that pointers can be compared
 * @columns: (element-type utf8): the names of its columns, in order
 * @parents: (element-type PskTableParent): what it belongs to. Areas are left out:
 *   nearly everything lies in one, and nothing is deleted with it
 *
 * What the journal must know of a table. It is read from the schema, so that no table
 * can be forgotten.
 */
typedef struct
{
  const char *name;
  GPtrArray *columns;
  GArray *parents;
} PskTableShape;

const PskTableShape *psk_table_shape_get         (PskStore             *store,
                                                  const char           *table);
void                 psk_table_shape_forget      (PskStore             *store);
const char          *psk_table_shape_get_column  (const PskTableShape  *self,
                                                  guint                 column);
int                  psk_table_shape_find_column (const PskTableShape  *self,
                                                  const char           *name);

G_END_DECLS
