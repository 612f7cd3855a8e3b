/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  PSK_PIP_EMPTY,
  PSK_PIP_HALF,
  PSK_PIP_FULL,
} PskPip;

/* What the five pips of a tambon tell, from left to right. */
typedef enum
{
  PSK_WALL_HOUSEHOLDS,
  PSK_WALL_CENTRE,
  PSK_WALL_PIN,
  PSK_WALL_PAIR,
  PSK_WALL_REPORT,
  PSK_WALL_N_PIPS,
} PskWallPip;

#define PSK_TYPE_WALL_CELL (psk_wall_cell_get_type ())

G_DECLARE_FINAL_TYPE (PskWallCell, psk_wall_cell, PSK, WALL_CELL, GtkWidget)

GtkWidget *psk_wall_cell_new      (int           area,
                                   const char   *name);
int        psk_wall_cell_get_area (PskWallCell  *self);
void       psk_wall_cell_set_pips (PskWallCell  *self,
                                   const PskPip *pips);

G_END_DECLS
