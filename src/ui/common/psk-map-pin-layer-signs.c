/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The signs of the pins: where they are, how they are drawn, which one lies at a place. */

#include "config.h"

#include "psk-map-pin-layer-private.h"

#include <adwaita.h>
#include <math.h>

#include "psk-map-projection.h"

#define HIT_MARGIN 3.0  /* pixels around a sign that still hit it */
#define PAINT_MARGIN 48 /* pixels outside of the view from where a sign still looks in */

static PskMapSign
get_sign (PskMapPinLayer *self,
          guint           number)
{
  const PskMapCluster *cluster = psk_map_pin_set_get_cluster (self->pins, number);
  const gint64 id = psk_map_pin_set_get_first (self->pins, number)->id;
  AdwStyleManager *style = adw_style_manager_get_default ();

  return (PskMapSign){
    .state = cluster->worst,
    .n_pins = cluster->n_pins,
    .selected = id == psk_map_pin_set_get_chosen (self->pins),
    .focused = id == self->cursor && gtk_widget_has_visible_focus (GTK_WIDGET (self)),
    .contrast = adw_style_manager_get_high_contrast (style),
  };
}

/**
 * psk_map_pin_layer_place_signs:
 * @self: a layer of pins
 * @margin: pixels around the view
 *
 * Returns: (transfer full) (element-type PskMapPlaced): the signs that are in view
 */
GArray *
psk_map_pin_layer_place_signs (PskMapPinLayer *self,
                               double          margin)
{
  return psk_map_pin_set_place (self->pins, shumate_layer_get_viewport (SHUMATE_LAYER (self)),
                                GTK_WIDGET (self), margin);
}

/**
 * psk_map_pin_layer_find_cluster:
 * @self: a layer of pins
 * @id: the id of a pin, or -1
 * @number: (out): the number of the cluster that it is in
 *
 * Returns: whether there is such a pin
 */
gboolean
psk_map_pin_layer_find_cluster (PskMapPinLayer *self,
                                gint64          id,
                                guint          *number)
{
  ShumateViewport *viewport = shumate_layer_get_viewport (SHUMATE_LAYER (self));

  return psk_map_pin_set_cluster_of (self->pins, id,
                                     shumate_viewport_get_zoom_level (viewport), number);
}

static void
snapshot_sign (PskMapPinLayer     *self,
               GtkSnapshot        *snapshot,
               const PskMapPlaced *placed)
{
  const PskMapSign sign = get_sign (self, placed->number);

  psk_map_sign_cache_paint (self->signs, &sign, snapshot,
                            placed->x + (placed->on_top ? self->drag_x : 0),
                            placed->y + (placed->on_top ? self->drag_y : 0));
}

/**
 * psk_map_pin_layer_snapshot:
 * @widget: a layer of pins
 * @snapshot: where they are drawn
 *
 * Overrides #GtkWidgetClass.snapshot.
 */
void
psk_map_pin_layer_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  PskMapPinLayer *self = PSK_MAP_PIN_LAYER (widget);
  /* What is dragged may come from outside of the view. */
  g_autoptr (GArray) signs
    = psk_map_pin_layer_place_signs (self, self->dragging ? G_MAXINT : PAINT_MARGIN);

  for (int top = 0; top < 2; top++)
    {
      for (guint i = 0; i < signs->len; i++)
        {
          const PskMapPlaced *placed = &g_array_index (signs, PskMapPlaced, i);

          if (placed->on_top == top)
            snapshot_sign (self, snapshot, placed);
        }
    }
}

static gboolean
hits (PskMapPinLayer     *self,
      const PskMapPlaced *placed,
      double              x,
      double              y)
{
  const PskMapSign sign = get_sign (self, placed->number);

  return psk_map_sign_cache_hits (self->signs, &sign, x - placed->x, y - placed->y, HIT_MARGIN);
}

/**
 * psk_map_pin_layer_pick_cluster:
 * @self: a layer of pins
 * @x: pixels from the left of the layer
 * @y: pixels from the top of the layer
 * @below: whether what lies under the selected pin is wanted
 * @number: (out): the number of a cluster
 *
 * Returns: whether there is a sign
 */
gboolean
psk_map_pin_layer_pick_cluster (PskMapPinLayer *self,
                                double          x,
                                double          y,
                                gboolean        below,
                                guint          *number)
{
  g_autoptr (GArray) signs = psk_map_pin_layer_place_signs (self, PAINT_MARGIN);
  gboolean found = FALSE;

  /* The last painted is uppermost. */
  for (guint i = 0; i < signs->len; i++)
    {
      const PskMapPlaced *placed = &g_array_index (signs, PskMapPlaced, i);

      if ((below && placed->on_top) || !hits (self, placed, x, y))
        continue;
      *number = placed->number;
      found = TRUE;
      if (placed->on_top)
        break;
    }

  return found;
}

/**
 * psk_map_pin_layer_pick:
 * @self: a layer of pins
 * @x: pixels from the left of the layer
 * @y: pixels from the top of the layer
 * @n_pins: (out) (optional): how many pins the sign stands for
 *
 * Returns: the id of the pin whose sign is there, of the first one when it is a
 *   cluster, or -1 when the place is empty
 */
gint64
psk_map_pin_layer_pick (PskMapPinLayer *self,
                        double          x,
                        double          y,
                        guint          *n_pins)
{
  guint number;

  g_return_val_if_fail (PSK_IS_MAP_PIN_LAYER (self), -1);

  if (!psk_map_pin_layer_pick_cluster (self, x, y, FALSE, &number))
    return -1;

  if (n_pins != NULL)
    *n_pins = psk_map_pin_set_get_cluster (self->pins, number)->n_pins;
  return psk_map_pin_set_get_first (self->pins, number)->id;
}

/**
 * psk_map_pin_layer_locate:
 * @self: a layer of pins
 * @id: the id of a pin
 * @head: (out): where the head of its sign, or of its cluster, is in the layer
 * @n_pins: (out) (optional): how many pins the sign stands for
 *
 * A popover can point to @head.
 *
 * Returns: %FALSE when there is no such pin or it is not in view
 */
gboolean
psk_map_pin_layer_locate (PskMapPinLayer  *self,
                          gint64           id,
                          graphene_rect_t *head,
                          guint           *n_pins)
{
  const PskMapCluster *cluster;
  PskMapSign sign;
  double x, y;
  guint number;

  g_return_val_if_fail (PSK_IS_MAP_PIN_LAYER (self), FALSE);
  g_return_val_if_fail (head != NULL, FALSE);

  if (!psk_map_pin_layer_find_cluster (self, id, &number))
    return FALSE;

  cluster = psk_map_pin_set_get_cluster (self->pins, number);
  sign = get_sign (self, number);
  psk_map_project (shumate_layer_get_viewport (SHUMATE_LAYER (self)), GTK_WIDGET (self),
                   cluster->x, cluster->y, &x, &y);
  if (id == psk_map_pin_set_get_chosen (self->pins))
    {
      x += self->drag_x;
      y += self->drag_y;
    }
  x = round (x);
  y = round (y);
  psk_map_sign_cache_head (self->signs, &sign, x, y, head);
  if (n_pins != NULL)
    *n_pins = cluster->n_pins;
  return x >= 0 && y >= 0 && x <= gtk_widget_get_width (GTK_WIDGET (self))
         && y <= gtk_widget_get_height (GTK_WIDGET (self));
}
