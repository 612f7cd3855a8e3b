/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

/* So many rows the keys for pages go up and down. */
#define PSK_CELL_PAGE 15

/**
 * PskCellMove:
 * @columns: by how many columns; %G_MININT to the first, %G_MAXINT to the last
 * @rows: by how many rows, likewise
 * @extend: whether the cells on the way are chosen too
 */
typedef struct
{
  int columns;
  int rows;
  gboolean extend;
} PskCellMove;

gboolean psk_cell_keys_move  (guint            key,
                              GdkModifierType  modifiers,
                              PskCellMove     *move);
gboolean psk_cell_keys_typed (guint            key,
                              GdkModifierType  modifiers,
                              char            *text);

G_END_DECLS
