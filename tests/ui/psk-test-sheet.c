/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-test-sheet.h"

/* Of the sample, so many households are chosen at least. */
#define N_CHOSEN 1800

static guint
n_rows (PskTestSheet *self)
{
  PskRowList *rows = psk_household_grid_get_rows (self->grid);

  return rows != NULL ? g_list_model_get_n_items (G_LIST_MODEL (rows)) : 0;
}

static gboolean
has_place (GtkWidget *widget,
           gpointer   data)
{
  return gtk_widget_get_width (widget) > 0;
}

/**
 * psk_test_sheet_open:
 * @self: (out): a sheet
 * @test: the program with its sample book
 *
 * Goes to the households and waits until those who are chosen are there.
 */
void
psk_test_sheet_open (PskTestSheet  *self,
                     PskTestWindow *test)
{
  self->test = test;
  psk_window_show_page (test->window, "households");
  psk_test_window_wait (300);
  self->grid = PSK_HOUSEHOLD_GRID (psk_test_window_find (GTK_WIDGET (test->window),
                                                         PSK_TYPE_HOUSEHOLD_GRID, NULL, NULL));
  self->n = N_CHOSEN;
  psk_test_window_until (psk_test_sheet_has_rows, self);
}

/**
 * psk_test_sheet_has_rows:
 * @data: a #PskTestSheet
 *
 * Returns: whether there are as many rows as are waited for, or more, and seen
 */
gboolean
psk_test_sheet_has_rows (gpointer data)
{
  PskTestSheet *self = data;

  return n_rows (self) >= self->n
         && psk_test_window_find (GTK_WIDGET (self->grid), PSK_TYPE_CELL, has_place, NULL) != NULL;
}

/**
 * psk_test_sheet_has_exactly:
 * @data: a #PskTestSheet
 *
 * Returns: whether there are as many rows as are waited for
 */
gboolean
psk_test_sheet_has_exactly (gpointer data)
{
  PskTestSheet *self = data;

  return n_rows (self) == self->n;
}

/**
 * psk_test_sheet_is_settled:
 * @data: a #PskTestSheet
 *
 * Returns: whether no other rows are to come
 */
gboolean
psk_test_sheet_is_settled (gpointer data)
{
  PskTestSheet *self = data;

  return !psk_row_list_is_busy (psk_household_grid_get_rows (self->grid));
}

static gboolean
is_cell_of (GtkWidget *widget,
            gpointer   data)
{
  const int *place = data; /* position, field */

  return (int) psk_cell_get_position (PSK_CELL (widget)) == place[0]
         && psk_cell_get_column (PSK_CELL (widget)) == place[1];
}

/**
 * psk_test_sheet_find:
 * @self: a sheet
 * @position: of a row
 * @field: of a column
 *
 * Returns: (transfer none) (nullable): their cell, if it is seen
 */
PskCell *
psk_test_sheet_find (PskTestSheet     *self,
                     int               position,
                     PskHouseholdField field)
{
  int place[] = { position, (int) field };
  GtkWidget *cell = psk_test_window_find (GTK_WIDGET (self->grid), PSK_TYPE_CELL, is_cell_of,
                                          place);

  return cell != NULL ? PSK_CELL (cell) : NULL;
}

/**
 * psk_test_sheet_cell:
 * @self: a sheet
 * @position: of a row
 * @field: of a column
 *
 * Returns: (transfer none): their cell, which is seen
 */
PskCell *
psk_test_sheet_cell (PskTestSheet     *self,
                     int               position,
                     PskHouseholdField field)
{
  PskCell *cell = psk_test_sheet_find (self, position, field);

  g_assert_nonnull (cell);
  return cell;
}

/**
 * psk_test_sheet_press:
 * @self: a sheet
 * @position: of a row
 * @field: of a column
 * @extend: whether the block grows to their cell
 *
 * As when the cell is pressed.
 */
void
psk_test_sheet_press (PskTestSheet     *self,
                      int               position,
                      PskHouseholdField field,
                      gboolean          extend)
{
  g_signal_emit_by_name (psk_test_sheet_cell (self, position, field), "pressed", extend);
}

/**
 * psk_test_sheet_move:
 * @self: a sheet
 * @position: of a row
 * @field: of a column
 * @columns: by how many columns
 * @rows: by how many rows
 * @extend: whether the block grows on the way
 *
 * As when a key leads on from the cell.
 */
void
psk_test_sheet_move (PskTestSheet     *self,
                     int               position,
                     PskHouseholdField field,
                     int               columns,
                     int               rows,
                     gboolean          extend)
{
  g_signal_emit_by_name (psk_test_sheet_cell (self, position, field), "move", columns, rows,
                         extend);
}

/**
 * psk_test_sheet_household:
 * @self: a sheet
 * @position: of a row
 *
 * Returns: (transfer full): its household as it is in the book
 */
PskHousehold *
psk_test_sheet_household (PskTestSheet *self,
                          guint         position)
{
  return psk_household_table_read (
    psk_book_get_store (psk_window_get_book (self->test->window)),
    psk_row_list_get_id (psk_household_grid_get_rows (self->grid), position), NULL);
}
