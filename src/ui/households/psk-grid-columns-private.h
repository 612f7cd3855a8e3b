/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-grid-columns.h"

G_BEGIN_DECLS

#define N_FIELDS (PSK_HOUSEHOLD_NOTE + 1)

/**
 * PskGridColumns:
 *
 * The columns of the grid: which are seen, how wide, in which order, as they were left.
 *
 * The first of them can be frozen at the left. The others then scroll by whole columns, as
 * in a spreadsheet: those that are scrolled out do not take part in the view. A column that
 * is only scrolled out still counts among those that are seen.
 */
struct _PskGridColumns
{
  GObject parent_instance;

  /* Borrowed */
  PskGridParts parts;

  /* Owned */
  GSettings *settings;
  GSimpleActionGroup *actions;

  gboolean hidden[N_FIELDS]; /* by the user */
  guint place[N_FIELDS];     /* among the columns that are seen, scrolled out or not */
  guint n_seen;
  guint n_frozen;
  guint first; /* so many of those that are not frozen are scrolled out at the left */
  double scrolled; /* a part of a column, by a touchpad */
  gboolean applying;
  guint width_id; /* to be measured anew */
  guint save_id;  /* to be remembered */
};

/* psk-grid-columns.c */
PskHouseholdField    psk_grid_columns_field_of        (GtkColumnViewColumn *column);
GtkColumnViewColumn *psk_grid_columns_find_column     (PskGridColumns      *self,
                                                       PskHouseholdField    field);
GtkColumnViewColumn *psk_grid_columns_at              (PskGridColumns      *self,
                                                       guint                position);
void                 psk_grid_columns_apply           (PskGridColumns      *self);

/* psk-grid-columns-freeze.c */
void                 psk_grid_columns_fit             (PskGridColumns      *self);
void                 psk_grid_columns_follow_scrolling (PskGridColumns     *self);

/* psk-grid-columns-layout.c */
void                 psk_grid_columns_restore         (PskGridColumns      *self);
void                 psk_grid_columns_save_later      (PskGridColumns      *self);

/* psk-grid-columns-menu.c */
void                 psk_grid_columns_add_actions     (PskGridColumns      *self);
void                 psk_grid_columns_show_states     (PskGridColumns      *self);

G_END_DECLS
