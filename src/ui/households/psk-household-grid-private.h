/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-cell.h"
#include "psk-grid-columns.h"
#include "psk-grid-drafts.h"
#include "psk-household-grid.h"
#include "psk-press-watch.h"
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
  GtkButton *first_button;
  GtkButton *second_button;
  GtkLabel *status_label;

  /* Owned */
  PskBook *book;
  PskRowList *rows;
  PskRowSelection *selection;
  PskHouseholdQuery *query;
  PskGridColumns *columns;
  PskGridDrafts *drafts;
  PskPressWatch *press;
  PskHouseholdSums *sums; /* of those that are selected, or NULL */
  GCancellable *summing; /* they are being read, or NULL */

  PskGridRange range;
  gint64 wanted; /* the household to go to when the rows are there, or 0 */
  gboolean wants_focus; /* a cell gets it when the rows are there */
  gboolean dragging;
  gboolean revealed; /* whether citizen ids are shown in full */

  /* What is typed: see psk-household-grid-edit.c */
  PskCell *edited; /* borrowed, or NULL */
  PskRowList *edit_pin; /* pinned as long as a cell is edited, or NULL */
  PskRowList *press_pin; /* pinned as long as a button is held, or NULL */
  guint left_id; /* the focus has left the view */

  /* While other rows come; see psk-household-grid-rows.c */
  GArray *range_ids; /* the households of the block, or NULL */
  gint64 kept_row; /* the one whose cell had the focus, or 0 */
  guint kept_column;

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
void              psk_household_grid_tell_selection (PskHouseholdGrid *self);
void              psk_household_grid_tell_sums      (PskHouseholdGrid *self);
void              psk_household_grid_ask_again      (PskHouseholdGrid *self);

/* psk-household-grid-rows.c */
guint             psk_household_grid_n_rows         (PskHouseholdGrid *self);
void              psk_household_grid_run_query      (PskHouseholdGrid *self);
void              psk_household_grid_drop_rows      (PskHouseholdGrid *self);

/* psk-household-grid-status.c */
void              psk_household_grid_show_status    (PskHouseholdGrid *self);

/* psk-household-grid-empty.c */
void              psk_household_grid_show_empty     (PskHouseholdGrid *self);

/* psk-household-grid-sums.c */
void              psk_household_grid_read_sums      (PskHouseholdGrid *self);
void              psk_household_grid_stop_sums      (PskHouseholdGrid *self);

/* psk-household-grid-cells.c */
PskHouseholdGrid *psk_household_grid_of             (PskCell          *cell);
void              psk_household_grid_setup_cell     (GtkSignalListItemFactory *factory,
                                                     GtkListItem      *item,
                                                     gconstpointer     user_data);
void              psk_household_grid_bind_cell      (GtkSignalListItemFactory *factory,
                                                     GtkListItem      *item,
                                                     gconstpointer     user_data);
void              psk_household_grid_unbind_cell    (GtkSignalListItemFactory *factory,
                                                     GtkListItem      *item,
                                                     gconstpointer     user_data);
PskCell          *psk_household_grid_find_cell      (PskHouseholdGrid *self,
                                                     gint64            household,
                                                     guint             column);
void              psk_household_grid_fill_cell      (PskCell          *cell);
void              psk_household_grid_show_range     (PskHouseholdGrid *self);
guint             psk_household_grid_column_of      (PskHouseholdGrid *self,
                                                     PskCell          *cell);

/* psk-household-grid-focus.c */
void              psk_household_grid_press_cell     (PskCell          *cell,
                                                     gboolean          extend);
void              psk_household_grid_select_rows    (PskHouseholdGrid *self);
void              psk_household_grid_choose_cell    (PskHouseholdGrid *self,
                                                     guint             row,
                                                     guint             column);
void              psk_household_grid_focus_cell     (PskHouseholdGrid *self,
                                                     guint             position,
                                                     guint             column);
void              psk_household_grid_move_from      (PskCell          *cell,
                                                     int               columns,
                                                     int               rows,
                                                     gboolean          extend);
gboolean          psk_household_grid_focus_cb       (gpointer          user_data);
void              psk_household_grid_focus_late     (PskHouseholdGrid *self);
void              psk_household_grid_follow_view    (PskHouseholdGrid *self);

/* psk-household-grid-edit.c */
void              psk_household_grid_begin_edit     (PskCell          *cell,
                                                     GtkText          *entry);
void              psk_household_grid_take_text      (PskCell          *cell,
                                                     const char       *text,
                                                     int               columns,
                                                     int               rows);
void              psk_household_grid_end_edit       (PskCell          *cell);
void              psk_household_grid_drop_draft     (PskCell          *cell);
void              psk_household_grid_drop_drafts    (PskHouseholdGrid *self);
void              psk_household_grid_follow_press   (PskHouseholdGrid *self);
void              psk_household_grid_stop_pins      (PskHouseholdGrid *self);

/* psk-household-grid-order.c */
void              psk_household_grid_follow_sorter  (PskHouseholdGrid *self);
void              psk_household_grid_take_order     (PskHouseholdGrid *self,
                                                     const PskSortKey *keys,
                                                     guint             n_keys);

/* psk-household-grid-filters.c */
PskFilter        *psk_household_grid_find_filter    (PskHouseholdGrid *self,
                                                     PskHouseholdField field);
void              psk_household_grid_show_filters   (PskHouseholdGrid *self);
void              psk_household_grid_create_popover (GtkMenuButton    *button,
                                                     gpointer          user_data);
void              psk_household_grid_drop_popover   (PskHouseholdGrid *self);

G_END_DECLS
