/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * PskMapPinState:
 * @PSK_MAP_PIN_COMPLETE: ● all is there
 * @PSK_MAP_PIN_PARTIAL: ◐ something is missing
 * @PSK_MAP_PIN_MISSING: ○ not pinned yet; drawn where it belongs roughly
 * @PSK_MAP_PIN_ATTENTION: ! something is wrong
 *
 * From the best to the worst: a cluster shows the worst of its pins.
 */
typedef enum
{
  PSK_MAP_PIN_COMPLETE,
  PSK_MAP_PIN_PARTIAL,
  PSK_MAP_PIN_MISSING,
  PSK_MAP_PIN_ATTENTION,
} PskMapPinState;

#define PSK_MAP_N_PIN_STATES (PSK_MAP_PIN_ATTENTION + 1)

typedef struct
{
  gint64 id;
  double lat;
  double lon;
  PskMapPinState state;
  const char *label;
} PskMapPin;

/**
 * PskMapCluster:
 * @x: where it is drawn, in the Web Mercator square
 * @y: where it is drawn, in the Web Mercator square
 * @left: the western edge of its pins
 * @top: the northern edge of its pins
 * @right: the eastern edge of its pins
 * @bottom: the southern edge of its pins
 * @first: the number of the pin at (@x, @y)
 * @n_pins: the number of its pins, 1 for a pin that stands alone
 * @worst: the worst state of its pins
 */
typedef struct
{
  double x, y;
  double left, top, right, bottom;
  guint first;
  guint n_pins;
  PskMapPinState worst;
} PskMapCluster;

GArray *psk_map_clusters_new (const PskMapPin *pins,
                              guint            n_pins,
                              double           radius,
                              gint64           alone,
                              guint           *cluster_of);

G_END_DECLS
