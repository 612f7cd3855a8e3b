/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows of the grid of households, and how what is chosen in it goes with them. */

#include "config.h"

#include "psk-household-grid-private.h"

guint
psk_household_grid_n_rows (PskHouseholdGrid *self)
{
  return self->rows != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->rows)) : 0;
}

void
psk_household_grid_run_query (PskHouseholdGrid *self)
{
  if (self->rows != NULL)
    psk_row_list_set_query (self->rows, self->query);
}

/* The households of the block that is chosen, before other rows are there. */
static GArray *
get_range_ids (PskHouseholdGrid *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = psk_grid_range_first_row (&self->range);
       i <= psk_grid_range_last_row (&self->range);
       i++)
    {
      const gint64 id = psk_row_list_get_former_id (self->rows, i);

      if (id != 0)
        g_array_append_val (ids, id);
    }

  return ids;
}

/* Runs before the view hears that rows come, go or move, which may take the focus. */
static void
rows_change_cb (PskRowList       *rows,
                guint             position,
                guint             removed,
                guint             added,
                PskHouseholdGrid *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (self->range_ids != NULL)
    return;

  self->range_ids = get_range_ids (self);
  if (PSK_IS_CELL (focus) && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    {
      self->kept_row = psk_cell_get_row (PSK_CELL (focus));
      self->kept_column = psk_household_grid_column_of (self, PSK_CELL (focus));
    }
}

static void
find_wanted (PskHouseholdGrid *self)
{
  guint position;

  if (self->wanted == 0 || self->rows == NULL
      || !psk_row_list_find (self->rows, self->wanted, &position))
    return;

  self->wanted = 0;
  psk_household_grid_choose_cell (self, position, self->range.column);
}

static gboolean
is_block_at (PskHouseholdGrid *self,
             guint             position)
{
  for (guint i = 0; i < self->range_ids->len; i++)
    {
      if (psk_row_list_get_id (self->rows, position + i)
          != g_array_index (self->range_ids, gint64, i))
        return FALSE;
    }

  return TRUE;
}

/* The chosen block is one of the same households, wherever they are now: what is cleared
 * must be what was chosen. When they do not follow one another any more, it is the cell
 * where it began. */
static void
follow_range (PskHouseholdGrid *self)
{
  const guint n = psk_household_grid_n_rows (self);
  const guint first = psk_grid_range_first_row (&self->range);
  const guint height = psk_grid_range_n_rows (&self->range);
  const guint at = self->range.row - first;
  guint position;

  if (at >= self->range_ids->len
      || !psk_row_list_find (self->rows, g_array_index (self->range_ids, gint64, at), &position))
    psk_grid_range_set (&self->range, MIN (self->range.row, MAX (n, 1) - 1), self->range.column);
  else if (position >= at && self->range_ids->len == height && is_block_at (self, position - at))
    {
      self->range.end_row = self->range.end_row - first + position - at;
      self->range.row = position;
    }
  else
    psk_grid_range_set (&self->range, position, self->range.column);
  psk_household_grid_show_range (self);
}

/* Whoever is in a cell stays in it, wherever its household is now; when it is not there any
 * more, in the one that took its place. */
static void
follow_focus (PskHouseholdGrid *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  const gint64 row = self->kept_row;
  guint position;

  self->kept_row = 0;
  if (row == 0 || root == NULL || psk_household_grid_n_rows (self) == 0)
    return;

  /* A cell that was taken away still has the focus for a moment. */
  if (PSK_IS_CELL (focus) && psk_cell_get_row (PSK_CELL (focus)) == row
      && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    return;

  if (psk_row_list_find (self->rows, row, &position))
    psk_household_grid_focus_cell (self, position, self->kept_column);
  else
    psk_household_grid_choose_cell (self, self->range.row, self->kept_column);
}

static void
busy_cb (PskRowList       *rows,
         GParamSpec       *pspec,
         PskHouseholdGrid *self)
{
  const gboolean changed = self->range_ids != NULL;

  if (psk_row_list_is_busy (rows))
    return;

  if (changed)
    follow_range (self);
  g_clear_pointer (&self->range_ids, g_array_unref);
  psk_household_grid_show_empty (self);
  if (changed)
    {
      follow_focus (self);
      psk_household_grid_tell_selection (self);
    }
  psk_household_grid_read_sums (self);
  psk_household_grid_focus_late (self);
  find_wanted (self);
}

/* While rows come and go, what is selected is told when all of them are there. */
static void
selection_changed_cb (GtkSelectionModel *model,
                      guint              position,
                      guint              n_items,
                      PskHouseholdGrid  *self)
{
  if (self->range_ids != NULL)
    return;

  psk_household_grid_show_status (self);
  psk_household_grid_tell_selection (self);
  psk_household_grid_read_sums (self);
}

void
psk_household_grid_drop_rows (PskHouseholdGrid *self)
{
  g_clear_handle_id (&self->copy_id, g_source_remove);
  gtk_column_view_set_model (self->view, NULL);
  if (self->rows != NULL)
    g_signal_handlers_disconnect_by_data (self->rows, self);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_object (&self->selection);
  g_clear_object (&self->rows);
  psk_household_grid_stop_pins (self);
  psk_household_grid_stop_sums (self);
  psk_grid_drafts_free (self->drafts);
  self->drafts = psk_grid_drafts_new ();
  g_clear_pointer (&self->range_ids, g_array_unref);
  self->kept_row = 0;
}

/**
 * psk_household_grid_set_book:
 * @self: a grid
 * @book: (nullable): the book whose households it shows
 */
void
psk_household_grid_set_book (PskHouseholdGrid *self,
                             PskBook          *book)
{
  g_return_if_fail (PSK_IS_HOUSEHOLD_GRID (self));

  psk_household_grid_settle (self);
  psk_household_grid_drop_rows (self);
  g_set_object (&self->book, book);
  if (book == NULL)
    return;

  self->rows = psk_row_list_new (book, &psk_household_row_source);
  g_signal_connect (self->rows, "items-changed", G_CALLBACK (rows_change_cb), self);
  self->selection = psk_row_selection_new (self->rows);
  g_signal_connect (self->rows, "notify::busy", G_CALLBACK (busy_cb), self);
  g_signal_connect (self->selection, "selection-changed", G_CALLBACK (selection_changed_cb), self);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_ptr_array_set_size (self->query->filters, 0);
  psk_household_grid_show_filters (self);
}

/**
 * psk_household_grid_show_row:
 * @self: a grid
 * @id: a household
 *
 * Goes to its row, now or when it is there.
 */
void
psk_household_grid_show_row (PskHouseholdGrid *self,
                             gint64            id)
{
  g_return_if_fail (PSK_IS_HOUSEHOLD_GRID (self));

  self->wanted = id;
  find_wanted (self);
}
