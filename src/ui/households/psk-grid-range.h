/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PskGridRange:
 * @row: the row of the cell where it began
 * @column: its column
 * @end_row: the row of the opposite corner
 * @end_column: its column
 *
 * A block of cells between two corners, as in a spreadsheet; of one cell at least.
 */
typedef struct
{
  guint row;
  guint column;
  guint end_row;
  guint end_column;
} PskGridRange;

void     psk_grid_range_set         (PskGridRange       *self,
                                     guint               row,
                                     guint               column);
void     psk_grid_range_extend_to   (PskGridRange       *self,
                                     guint               row,
                                     guint               column);
guint    psk_grid_range_first_row   (const PskGridRange *self);
guint    psk_grid_range_last_row    (const PskGridRange *self);
guint    psk_grid_range_first_column (const PskGridRange *self);
guint    psk_grid_range_last_column (const PskGridRange *self);
guint    psk_grid_range_n_rows      (const PskGridRange *self);
guint    psk_grid_range_n_columns   (const PskGridRange *self);
gboolean psk_grid_range_contains    (const PskGridRange *self,
                                     guint               row,
                                     guint               column);
gboolean psk_grid_range_is_cell     (const PskGridRange *self);
guint    psk_grid_move              (guint               position,
                                     int                 by,
                                     guint               n);

G_END_DECLS
