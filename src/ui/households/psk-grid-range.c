/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-grid-range.h"

/**
 * psk_grid_range_set:
 * @self: a range
 * @row: a row
 * @column: a column
 *
 * Makes it one cell.
 */
void
psk_grid_range_set (PskGridRange *self,
                    guint         row,
                    guint         column)
{
  self->row = self->end_row = row;
  self->column = self->end_column = column;
}

/**
 * psk_grid_range_extend_to:
 * @self: a range
 * @row: a row
 * @column: a column
 *
 * Moves the corner opposite to the cell where it began.
 */
void
psk_grid_range_extend_to (PskGridRange *self,
                          guint         row,
                          guint         column)
{
  self->end_row = row;
  self->end_column = column;
}

/**
 * psk_grid_range_first_row:
 * @self: a range
 *
 * Returns: its topmost row
 */
guint
psk_grid_range_first_row (const PskGridRange *self)
{
  return MIN (self->row, self->end_row);
}

/**
 * psk_grid_range_last_row:
 * @self: a range
 *
 * Returns: its lowest row
 */
guint
psk_grid_range_last_row (const PskGridRange *self)
{
  return MAX (self->row, self->end_row);
}

/**
 * psk_grid_range_first_column:
 * @self: a range
 *
 * Returns: its first column
 */
guint
psk_grid_range_first_column (const PskGridRange *self)
{
  return MIN (self->column, self->end_column);
}

/**
 * psk_grid_range_last_column:
 * @self: a range
 *
 * Returns: its last column
 */
guint
psk_grid_range_last_column (const PskGridRange *self)
{
  return MAX (self->column, self->end_column);
}

/**
 * psk_grid_range_n_rows:
 * @self: a range
 *
 * Returns: how many rows it has
 */
guint
psk_grid_range_n_rows (const PskGridRange *self)
{
  return psk_grid_range_last_row (self) - psk_grid_range_first_row (self) + 1;
}

/**
 * psk_grid_range_n_columns:
 * @self: a range
 *
 * Returns: how many columns it has
 */
guint
psk_grid_range_n_columns (const PskGridRange *self)
{
  return psk_grid_range_last_column (self) - psk_grid_range_first_column (self) + 1;
}

/**
 * psk_grid_range_contains:
 * @self: a range
 * @row: a row
 * @column: a column
 *
 * Returns: whether the cell is in it
 */
gboolean
psk_grid_range_contains (const PskGridRange *self,
                         guint               row,
                         guint               column)
{
  return row >= psk_grid_range_first_row (self) && row <= psk_grid_range_last_row (self)
         && column >= psk_grid_range_first_column (self)
         && column <= psk_grid_range_last_column (self);
}

/**
 * psk_grid_range_is_cell:
 * @self: a range
 *
 * Returns: whether it is one cell
 */
gboolean
psk_grid_range_is_cell (const PskGridRange *self)
{
  return self->row == self->end_row && self->column == self->end_column;
}

/**
 * psk_grid_move:
 * @position: a row or a column
 * @by: how far to go, %G_MININT to the first and %G_MAXINT to the last
 * @n: how many there are, at least one
 *
 * Returns: where one comes to without leaving the grid
 */
guint
psk_grid_move (guint position,
               int   by,
               guint n)
{
  const gint64 to = (gint64) position + by;

  return (guint) CLAMP (to, 0, (gint64) n - 1);
}
