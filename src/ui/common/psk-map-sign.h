/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "psk-map-clusters.h"

G_BEGIN_DECLS

/* How far the tip of a pin is below the middle of its head, in pixels. */
#define PSK_MAP_SIGN_TAIL 14.0
#define PSK_MAP_SIGN_SELECTED_SCALE 1.4

/**
 * PskMapSign:
 * @state: the state of the pin, or the worst one of a cluster
 * @n_pins: the number of pins; over 1 for a cluster
 * @selected: drawn larger, with an outline
 * @focused: drawn with the ring of the keyboard
 * @contrast: drawn with black outlines
 */
typedef struct
{
  PskMapPinState state;
  guint n_pins;
  gboolean selected;
  gboolean focused;
  gboolean contrast;
} PskMapSign;

void        psk_map_sign_measure (const PskMapSign *sign,
                                  PangoContext     *context,
                                  double           *head_radius,
                                  double           *head_y);
void        psk_map_sign_draw    (const PskMapSign *sign,
                                  PangoContext     *context,
                                  cairo_t          *cr);
GdkTexture *psk_map_sign_render  (const PskMapSign *sign,
                                  PangoContext     *context,
                                  int               scale,
                                  graphene_rect_t  *bounds);

G_END_DECLS
