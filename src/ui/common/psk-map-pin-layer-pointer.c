/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the pointer does on the pins of a map: open one, drag one, ask for its name. */

#include "config.h"

#include "psk-map-pin-layer-private.h"

#include <math.h>

#include "psk-map-projection.h"

#define CLICK_SLOP 6.0 /* pixels that a click may wander */

static gboolean
picks_selected (PskMapPinLayer *self,
                double          x,
                double          y)
{
  guint number;

  return psk_map_pin_layer_pick_cluster (self, x, y, FALSE, &number)
         && psk_map_pin_set_get_first (self->pins, number)->id
              == psk_map_pin_set_get_chosen (self->pins);
}

static void
click_pressed_cb (PskMapPinLayer *self,
                  int             n_press,
                  double          x,
                  double          y)
{
  self->press_x = x;
  self->press_y = y;
}

static void
click_released_cb (PskMapPinLayer  *self,
                   int              n_press,
                   double           x,
                   double           y,
                   GtkGestureClick *click)
{
  ShumateViewport *viewport = shumate_layer_get_viewport (SHUMATE_LAYER (self));
  double map_x, map_y;
  guint number;

  /* The gesture also ends after the map was moved. */
  if (hypot (x - self->press_x, y - self->press_y) > CLICK_SLOP)
    return;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (psk_map_pin_layer_pick_cluster (self, x, y, FALSE, &number))
    {
      gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
      /* A second click on the selected pin reaches those in the same place. */
      if (picks_selected (self, x, y))
        psk_map_pin_layer_pick_cluster (self, x, y, TRUE, &number);
      psk_map_pin_layer_activate_cluster (self, number);
      return;
    }

  /* The second press of a double click zooms. */
  if (n_press > 1)
    return;

  psk_map_unproject (viewport, GTK_WIDGET (self), x, y, &map_x, &map_y);
  psk_map_pin_layer_click_map (self, psk_map_latitude_from_y (map_y),
                               psk_map_longitude_from_x (map_x));
}

static void
motion_cb (PskMapPinLayer *self,
           double          x,
           double          y)
{
  guint number;
  const char *name = NULL;

  if (psk_map_pin_layer_pick_cluster (self, x, y, FALSE, &number))
    name = self->editable && picks_selected (self, x, y) ? "grab" : "pointer";
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), name);
}

static void
drag_begin_cb (PskMapPinLayer *self,
               double          x,
               double          y,
               GtkGesture     *drag)
{
  if (!self->editable || !picks_selected (self, x, y))
    {
      gtk_gesture_set_state (drag, GTK_EVENT_SEQUENCE_DENIED);
      return;
    }

  /* Claimed at once, or the map would be moved under the pin. */
  gtk_gesture_set_state (drag, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  self->dragging = TRUE;
  self->drag_x = self->drag_y = 0;
}

static void
drag_update_cb (PskMapPinLayer *self,
                double          x,
                double          y)
{
  if (!self->dragging)
    return;

  self->drag_x = x;
  self->drag_y = y;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
stop_drag (PskMapPinLayer *self)
{
  self->dragging = FALSE;
  self->drag_x = self->drag_y = 0;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drag_end_cb (PskMapPinLayer *self,
             double          x,
             double          y)
{
  ShumateViewport *viewport = shumate_layer_get_viewport (SHUMATE_LAYER (self));
  const gint64 id = psk_map_pin_set_get_chosen (self->pins);
  const PskMapPin *pin = psk_map_pin_set_find (self->pins, id);
  double place_x, place_y, map_x, map_y, lat, lon;

  if (!self->dragging)
    return;

  stop_drag (self);

  /* What hardly moved is a click, which the other gesture tells. */
  if (pin == NULL || hypot (x, y) <= CLICK_SLOP)
    return;

  psk_map_project (viewport, GTK_WIDGET (self), psk_map_x_from_longitude (pin->lon),
                   psk_map_y_from_latitude (pin->lat), &place_x, &place_y);
  psk_map_unproject (viewport, GTK_WIDGET (self), place_x + x, place_y + y, &map_x, &map_y);
  lat = psk_map_latitude_from_y (map_y);
  lon = psk_map_longitude_from_x (map_x);
  psk_map_pin_layer_move_pin (self, id, lat, lon);
}

static gboolean
query_tooltip_cb (PskMapPinLayer *self,
                  int             x,
                  int             y,
                  gboolean        keyboard,
                  GtkTooltip     *tooltip)
{
  g_autofree char *text = NULL;
  guint number;

  if (keyboard || self->dragging || !psk_map_pin_layer_pick_cluster (self, x, y, FALSE, &number))
    return FALSE;

  text = psk_map_pin_set_describe (self->pins, number);
  gtk_tooltip_set_text (tooltip, text);
  return text != NULL;
}

/**
 * psk_map_pin_layer_give_up_drag:
 * @self: a layer of pins
 *
 * Puts a pin that is being dragged back.
 */
void
psk_map_pin_layer_give_up_drag (PskMapPinLayer *self)
{
  if (!self->dragging)
    return;

  stop_drag (self);
  gtk_event_controller_reset (GTK_EVENT_CONTROLLER (self->drag));
}

/**
 * psk_map_pin_layer_add_pointer:
 * @self: a layer of pins
 *
 * Makes it answer to the pointer.
 */
void
psk_map_pin_layer_add_pointer (PskMapPinLayer *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->drag = gtk_gesture_drag_new ();
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (click_pressed_cb), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (click_released_cb), self);
  g_signal_connect_swapped (self->drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (self->drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (self->drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect_swapped (self->drag, "cancel", G_CALLBACK (stop_drag), self);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (self->drag));
}
