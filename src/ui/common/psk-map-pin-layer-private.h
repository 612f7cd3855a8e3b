/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-map-pin-layer.h"
#include "psk-map-pin-set.h"
#include "psk-map-sign-cache.h"

G_BEGIN_DECLS

/**
 * PskMapPinLayer:
 *
 * Pins over a map. It draws them itself: a widget for each pin would make panning slow.
 * Pins that would overlap are gathered into clusters with their number.
 *
 * Tab and the arrow keys go from pin to pin, Enter opens one, Escape gives up a drag.
 */
struct _PskMapPinLayer
{
  ShumateLayer parent_instance;

  /* Owned */
  PskMapPinSet *pins;
  PskMapSignCache *signs;

  /* Borrowed */
  GtkGesture *drag;

  gint64 cursor;   /* where the keyboard is; -1 for nowhere */
  gint64 opened;   /* the last pin shown of a cluster that cannot be parted; -1 for none */
  gboolean editable;

  gboolean dragging;
  double press_x, press_y;
  double drag_x, drag_y;
};

/* psk-map-pin-layer.c */
void      psk_map_pin_layer_activate_cluster (PskMapPinLayer   *self,
                                              guint             number);
void      psk_map_pin_layer_move_pin         (PskMapPinLayer   *self,
                                              gint64            id,
                                              double            lat,
                                              double            lon);
void      psk_map_pin_layer_click_map        (PskMapPinLayer   *self,
                                              double            lat,
                                              double            lon);

/* psk-map-pin-layer-signs.c */
GArray   *psk_map_pin_layer_place_signs      (PskMapPinLayer   *self,
                                              double            margin);
gboolean  psk_map_pin_layer_find_cluster     (PskMapPinLayer   *self,
                                              gint64            id,
                                              guint            *number);
gboolean  psk_map_pin_layer_pick_cluster     (PskMapPinLayer   *self,
                                              double            x,
                                              double            y,
                                              gboolean          below,
                                              guint            *number);
void      psk_map_pin_layer_snapshot         (GtkWidget        *widget,
                                              GtkSnapshot      *snapshot);

/* psk-map-pin-layer-pointer.c */
void      psk_map_pin_layer_add_pointer      (PskMapPinLayer   *self);
void      psk_map_pin_layer_give_up_drag     (PskMapPinLayer   *self);

/* psk-map-pin-layer-keys.c */
void      psk_map_pin_layer_add_keys         (PskMapPinLayer   *self);
gboolean  psk_map_pin_layer_focus            (GtkWidget        *widget,
                                              GtkDirectionType  direction);

G_END_DECLS
