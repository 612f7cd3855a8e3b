/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <shumate/shumate.h>

#include "psk-map-clusters.h"

G_BEGIN_DECLS

typedef struct _PskMapPinSet PskMapPinSet;

/**
 * PskMapPlaced:
 * @number: the number of a cluster
 * @x: where its place on the map is in the widget, in pixels
 * @y: where its place on the map is in the widget, in pixels
 * @on_top: whether it is painted over all others
 */
typedef struct
{
  guint number;
  double x, y;
  gboolean on_top;
} PskMapPlaced;

PskMapPinSet        *psk_map_pin_set_new         (void);
void                 psk_map_pin_set_free        (PskMapPinSet    *self);
void                 psk_map_pin_set_fill        (PskMapPinSet    *self,
                                                  const PskMapPin *pins,
                                                  guint            n_pins);
gint64               psk_map_pin_set_get_chosen  (PskMapPinSet    *self);
void                 psk_map_pin_set_set_chosen  (PskMapPinSet    *self,
                                                  gint64           id);
const PskMapPin     *psk_map_pin_set_find        (PskMapPinSet    *self,
                                                  gint64           id);
void                 psk_map_pin_set_move        (PskMapPinSet    *self,
                                                  gint64           id,
                                                  double           lat,
                                                  double           lon);
gboolean             psk_map_pin_set_cluster_of  (PskMapPinSet    *self,
                                                  gint64           id,
                                                  double           zoom,
                                                  guint           *number);
const PskMapCluster *psk_map_pin_set_get_cluster (PskMapPinSet    *self,
                                                  guint            number);
const PskMapPin     *psk_map_pin_set_get_first   (PskMapPinSet    *self,
                                                  guint            number);
const PskMapPin     *psk_map_pin_set_get_next    (PskMapPinSet    *self,
                                                  guint            number,
                                                  gint64           after);
char                *psk_map_pin_set_describe    (PskMapPinSet    *self,
                                                  guint            number);
GArray              *psk_map_pin_set_place       (PskMapPinSet    *self,
                                                  ShumateViewport *viewport,
                                                  GtkWidget       *widget,
                                                  double           margin);
int                  psk_map_pin_set_neighbour   (GArray          *placed,
                                                  int              from,
                                                  int              dx,
                                                  int              dy);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PskMapPinSet, psk_map_pin_set_free)

G_END_DECLS
