/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-cell.h"
#include "psk-grid-columns.h"
#include "psk-household-grid.h"
#include "psk-row-selection.h"

G_BEGIN_DECLS

/**
 * PskHouseholdGrid:
 *
 * Households in a grid that behaves as a spreadsheet: cells are edited in place, blocks of
 * them are copied, pasted and filled, columns are sorted, filtered, moved and hidden.
 */
struct _PskHouseholdGrid
{
  AdwBin parent_instance;

  /* Template widgets */
  GtkRevealer *filter_revealer;
  GtkBox *filter_box;
  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkColumnView *view;
  GtkWidget *frozen_edge;
  GtkScrollbar *frozen_bar;
  AdwStatusPage *empty_page;
  GtkWidget *base_button;
  GtkLabel *status_label;

  /* Owned */
  PskBook *book;
  PskRowList *rows;
  PskRowSelection *selection;
  PskHouseholdQuery *query;
  PskGridColumns *columns;

  PskGridRange range;
  gint64 range_row; /* whose cell is chosen while the rows are replaced, or 0 */
  gint64 wanted; /* the household to go to when the rows are there, or 0 */
  gboolean wants_focus; /* a cell gets it when the rows are there */
  gboolean dragging;
  gboolean revealed; /* whether citizen ids are shown in full */

  /* The cell that gets the focus when its row is there */
  gint64 focus_row;
  int focus_column;
  guint focus_id;

  GtkWidget *open_popover; /* borrowed: what is asked of a column, or NULL */
  GtkWidget *own_popover;  /* the one that hangs on the grid, or NULL */
  gboolean filters_by_key; /* the focus goes back to the cell */

  guint copy_id; /* a copy of many rows that is under way */
};

/* psk-household-grid.c */
guint       psk_household_grid_n_rows         (PskHouseholdGrid  *self);
void        psk_household_grid_show_status    (PskHouseholdGrid  *self);
void        psk_household_grid_show_empty     (PskHouseholdGrid  *self);

/* psk-household-grid-cells.c */
void        psk_household_grid_setup_cell     (GtkSignalListItemFactory *factory,
                                               GtkListItem       *item,
                                               gconstpointer      user_data);
void        psk_household_grid_bind_cell      (GtkSignalListItemFactory *factory,
                                               GtkListItem       *item,
                                               gconstpointer      user_data);
void        psk_household_grid_show_range     (PskHouseholdGrid  *self);
void        psk_household_grid_select_rows    (PskHouseholdGrid  *self);
void        psk_household_grid_choose_cell    (PskHouseholdGrid  *self,
                                               guint              row,
                                               guint              column);
guint       psk_household_grid_column_of      (PskHouseholdGrid  *self,
                                               PskCell           *cell);
gboolean    psk_household_grid_focus_cb       (gpointer           user_data);
void        psk_household_grid_focus_late     (PskHouseholdGrid  *self);
void        psk_household_grid_follow_view    (PskHouseholdGrid  *self);

/* psk-household-grid-filters.c */
PskFilter  *psk_household_grid_find_filter    (PskHouseholdGrid  *self,
                                               PskHouseholdField  field);
void        psk_household_grid_show_filters   (PskHouseholdGrid  *self);
void        psk_household_grid_create_popover (GtkMenuButton     *button,
                                               gpointer           user_data);
void        psk_household_grid_drop_popover   (PskHouseholdGrid  *self);

G_END_DECLS
