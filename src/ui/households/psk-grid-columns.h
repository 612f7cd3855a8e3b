/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "psk-household-columns.h"
#include "psk-household-query.h"

G_BEGIN_DECLS

#define PSK_TYPE_GRID_COLUMNS (psk_grid_columns_get_type ())

G_DECLARE_FINAL_TYPE (PskGridColumns, psk_grid_columns, PSK, GRID_COLUMNS, GObject)

/**
 * PskGridParts:
 * @view: the view, without columns
 * @scroller: what scrolls it
 * @bar: scrolls the columns that are not frozen, a column at a time
 * @edge: a line that is put beside the frozen columns
 *
 * The widgets of a grid that its columns work on.
 */
typedef struct
{
  GtkColumnView *view;
  GtkScrolledWindow *scroller;
  GtkScrollbar *bar;
  GtkWidget *edge;
} PskGridParts;

/**
 * PskGridCells:
 * @setup: makes a cell; its data is the #PskHouseholdColumn, as that of the others
 * @bind: fills a cell
 * @unbind: lets go of what a cell shows
 *
 * What the factories of the columns do.
 */
typedef struct
{
  GCallback setup;
  GCallback bind;
  GCallback unbind;
} PskGridCells;

PskGridColumns   *psk_grid_columns_new             (const PskGridParts          *parts,
                                                    GSettings                   *settings,
                                                    const PskGridCells          *cells,
                                                    GtkMenuButtonCreatePopupFunc create_popup);
GArray           *psk_grid_columns_get_fields      (PskGridColumns              *self);
void              psk_grid_columns_set_fields      (PskGridColumns              *self,
                                                    GArray                      *fields);
int               psk_grid_columns_get_width       (PskGridColumns              *self,
                                                    PskHouseholdField            field);
guint             psk_grid_columns_find            (PskGridColumns              *self,
                                                    PskHouseholdField            field);
void              psk_grid_columns_set_shown       (PskGridColumns              *self,
                                                    PskHouseholdField            field,
                                                    gboolean                     shown);
void              psk_grid_columns_freeze          (PskGridColumns              *self,
                                                    guint                        n_columns);
guint             psk_grid_columns_get_n_frozen    (PskGridColumns              *self);
void              psk_grid_columns_scroll_to       (PskGridColumns              *self,
                                                    guint                        column);
GActionGroup     *psk_grid_columns_get_actions     (PskGridColumns              *self);
GMenuModel       *psk_grid_columns_make_menu       (PskGridColumns              *self);
void              psk_grid_columns_sort            (PskGridColumns              *self,
                                                    PskHouseholdField            field,
                                                    gboolean                     descending);
void              psk_grid_columns_save            (PskGridColumns              *self);

G_END_DECLS
