/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* The rank of a name: a higher rank is placed first and written larger. */
typedef enum
{
  PSK_MAP_RANK_PROVINCE,
  PSK_MAP_RANK_DISTRICT,
  PSK_MAP_RANK_TAMBON,
  PSK_MAP_N_RANKS,
} PskMapRank;

typedef struct _PskMapLabels PskMapLabels;

PskMapLabels *psk_map_labels_new  (const char         *font);
void          psk_map_labels_free (PskMapLabels       *self);
void          psk_map_labels_add  (PskMapLabels       *self,
                                   PskMapRank          rank,
                                   const char         *name,
                                   double              x,
                                   double              y);
void          psk_map_labels_draw (PskMapLabels       *self,
                                   cairo_t            *cr,
                                   double              scale,
                                   double              origin_x,
                                   double              origin_y,
                                   double              width,
                                   double              height,
                                   guint32             ink,
                                   guint32             halo);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PskMapLabels, psk_map_labels_free)

G_END_DECLS
