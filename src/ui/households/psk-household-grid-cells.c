/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The cells of the grid of households, and what they show. */

#include "config.h"

#include "psk-household-grid-private.h"

#include <glib/gi18n.h>

#include "psk-grid-clipboard.h"

/* The rows of the view are the children of its list; their cells hold ours. */
static GtkWidget *
first_row (PskHouseholdGrid *self)
{
  return gtk_widget_get_first_child (gtk_widget_get_last_child (GTK_WIDGET (self->view)));
}

/* What @holder, a cell of the view, holds. */
static PskCell *
cell_in (GtkWidget *holder)
{
  GtkWidget *cell = gtk_widget_get_first_child (holder);

  return PSK_IS_CELL (cell) ? PSK_CELL (cell) : NULL;
}

guint
psk_household_grid_column_of (PskHouseholdGrid *self,
                              PskCell          *cell)
{
  return psk_grid_columns_find (self->columns, (PskHouseholdField) psk_cell_get_column (cell));
}

/* The cell of a row in a column that is not scrolled out, or NULL. */
static PskCell *
cell_at (PskHouseholdGrid *self,
         GtkWidget        *row,
         guint             column)
{
  for (GtkWidget *holder = gtk_widget_get_first_child (row); holder != NULL;
       holder = gtk_widget_get_next_sibling (holder))
    {
      PskCell *cell = cell_in (holder);

      if (cell != NULL && psk_household_grid_column_of (self, cell) == column)
        return cell;
    }

  return NULL;
}

/* The cell of a household that is on the screen, or NULL. */
PskCell *
psk_household_grid_find_cell (PskHouseholdGrid *self,
                              gint64            household,
                              guint             column)
{
  for (GtkWidget *row = first_row (self); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      PskCell *cell = cell_at (self, row, column);

      if (cell != NULL && psk_cell_get_row (cell) == household)
        return cell;
    }

  return NULL;
}

void
psk_household_grid_show_range (PskHouseholdGrid *self)
{
  const gboolean is_cell = psk_grid_range_is_cell (&self->range);

  for (GtkWidget *row = first_row (self); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      for (GtkWidget *holder = gtk_widget_get_first_child (row); holder != NULL;
           holder = gtk_widget_get_next_sibling (holder))
        {
          PskCell *cell = cell_in (holder);

          if (cell != NULL)
            psk_cell_set_in_range (cell, !is_cell
                                         && psk_grid_range_contains (
                                           &self->range, psk_cell_get_position (cell),
                                           psk_household_grid_column_of (self, cell)));
        }
    }
}

PskHouseholdGrid *
psk_household_grid_of (PskCell *cell)
{
  return PSK_HOUSEHOLD_GRID (gtk_widget_get_ancestor (GTK_WIDGET (cell),
                                                      PSK_TYPE_HOUSEHOLD_GRID));
}

static void
cell_clear_cb (PskCell *cell)
{
  PskHouseholdGrid *self = psk_household_grid_of (cell);

  psk_household_grid_drop_drafts (self);
  psk_grid_clear_cells (self);
}

static void
cell_select_all_cb (PskCell *cell)
{
  gtk_widget_activate_action (GTK_WIDGET (cell), "grid.select-all", NULL);
}

static PskHousehold *
household_of (PskCell *cell)
{
  PskRow *row = gtk_list_item_get_item (psk_cell_get_item (cell));

  return row != NULL ? psk_row_get_record (row) : NULL;
}

static char *
describe_cell (PskHouseholdGrid *self,
               PskCell          *cell)
{
  const PskGridDraft *draft = psk_grid_drafts_find (self->drafts, psk_cell_get_row (cell),
                                                    psk_cell_get_column (cell));
  PskHousehold *household = household_of (cell);

  if (draft != NULL)
    /* Translators: why what was typed into a cell is refused */
    return g_strdup_printf (_("%s\nIt is not in the book. F2 corrects it, Esc gives it up."),
                            draft->reason);

  return household != NULL
         ? psk_household_columns_hint (household, (PskHouseholdField) psk_cell_get_column (cell))
         : NULL;
}

/* Asked for when the pointer rests there: to set a text asks the display where the pointer
 * is, which takes longer than all the rest of a cell. */
static gboolean
query_tooltip_cb (PskCell    *cell,
                  int         x,
                  int         y,
                  gboolean    keyboard,
                  GtkTooltip *tooltip)
{
  PskHouseholdGrid *self = psk_household_grid_of (cell);
  g_autofree char *text = self != NULL ? describe_cell (self, cell) : NULL;

  gtk_tooltip_set_text (tooltip, text);
  return text != NULL;
}

/* A row that was deleted a moment ago: what is typed here must not reach the household that
 * the cell showed before. */
static void
clear_cell (PskCell *cell)
{
  psk_cell_set_row (cell, 0);
  psk_cell_set_draft (cell, NULL);
  psk_cell_set_text (cell, "");
  psk_cell_set_edit_text (cell, "");
  psk_cell_set_class (cell, NULL);
}

static void
show_draft (PskHouseholdGrid *self,
            PskCell          *cell,
            const char       *held)
{
  const PskGridDraft *draft = psk_grid_drafts_match (self->drafts, psk_cell_get_row (cell),
                                                     psk_cell_get_column (cell), held);

  psk_cell_set_draft (cell, draft != NULL ? draft->text : NULL);
  if (draft != NULL)
    gtk_widget_set_has_tooltip (GTK_WIDGET (cell), TRUE);
}

void
psk_household_grid_fill_cell (PskCell *cell)
{
  PskHouseholdGrid *self = psk_household_grid_of (cell);
  const PskHouseholdField field = (PskHouseholdField) psk_cell_get_column (cell);
  PskHousehold *household = household_of (cell);
  g_autofree char *text = NULL;
  g_autofree char *edit_text = NULL;

  if (self == NULL || household == NULL)
    {
      clear_cell (cell);
      return;
    }

  text = psk_household_columns_text (self->book, household, field, self->revealed);
  edit_text = psk_household_columns_edit_text (self->book, household, field);
  psk_cell_set_row (cell, household->id);
  show_draft (self, cell, edit_text);
  psk_cell_set_text (cell, text);
  psk_cell_set_edit_text (cell, edit_text);
  psk_cell_set_class (cell, psk_household_columns_class (household, field));
}

void
psk_household_grid_setup_cell (GtkSignalListItemFactory *factory,
                               GtkListItem              *item,
                               gconstpointer             user_data)
{
  const PskHouseholdColumn *column = user_data;
  GtkWidget *cell = psk_cell_new ();

  psk_cell_set_item (PSK_CELL (cell), item);
  psk_cell_set_editable (PSK_CELL (cell), column->editable);
  psk_cell_set_xalign (PSK_CELL (cell), column->xalign);
  psk_cell_set_column (PSK_CELL (cell), column->field);
  g_signal_connect (cell, "editing", G_CALLBACK (psk_household_grid_begin_edit), NULL);
  g_signal_connect (cell, "edited", G_CALLBACK (psk_household_grid_take_text), NULL);
  g_signal_connect (cell, "ended", G_CALLBACK (psk_household_grid_end_edit), NULL);
  g_signal_connect (cell, "dropped", G_CALLBACK (psk_household_grid_drop_draft), NULL);
  g_signal_connect (cell, "clear", G_CALLBACK (cell_clear_cb), NULL);
  g_signal_connect (cell, "select-all", G_CALLBACK (cell_select_all_cb), NULL);
  g_signal_connect (cell, "move", G_CALLBACK (psk_household_grid_move_from), NULL);
  g_signal_connect (cell, "pressed", G_CALLBACK (psk_household_grid_press_cell), NULL);
  g_signal_connect (cell, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  gtk_widget_set_has_tooltip (cell, column->field == PSK_HOUSEHOLD_KINDS);
  gtk_list_item_set_child (item, cell);
}

void
psk_household_grid_bind_cell (GtkSignalListItemFactory *factory,
                              GtkListItem              *item,
                              gconstpointer             user_data)
{
  PskCell *cell = PSK_CELL (gtk_list_item_get_child (item));
  PskHouseholdGrid *self = psk_household_grid_of (cell);

  g_signal_connect_swapped (gtk_list_item_get_item (item), "changed",
                            G_CALLBACK (psk_household_grid_fill_cell), cell);
  psk_household_grid_fill_cell (cell);
  if (self != NULL)
    psk_cell_set_in_range (cell, !psk_grid_range_is_cell (&self->range)
                                 && psk_grid_range_contains (
                                   &self->range, gtk_list_item_get_position (item),
                                   psk_household_grid_column_of (self, cell)));
}

void
psk_household_grid_unbind_cell (GtkSignalListItemFactory *factory,
                                GtkListItem              *item,
                                gconstpointer             user_data)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item),
                                        psk_household_grid_fill_cell,
                                        gtk_list_item_get_child (item));
}
