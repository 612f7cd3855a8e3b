/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the keyboard does on the pins of a map: go from one to the next, open one. */

#include "config.h"

#include "psk-map-pin-layer-private.h"

#include <glib/gi18n-lib.h>

static void
set_cursor (PskMapPinLayer *self,
            guint           number)
{
  const guint n_pins = psk_map_pin_set_get_cluster (self->pins, number)->n_pins;
  const PskMapPin *pin = psk_map_pin_set_get_first (self->pins, number);
  g_autofree char *text = NULL;

  self->cursor = pin->id;
  if (n_pins > 1)
    text = g_strdup_printf (ngettext ("%u pin", "%u pins", n_pins), n_pins);
  else
    text = g_strdup (pin->label != NULL ? pin->label : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static int
find_cursor (PskMapPinLayer *self,
             GArray         *signs)
{
  guint number;

  if (!psk_map_pin_layer_find_cluster (self, self->cursor, &number))
    return -1;

  for (guint i = 0; i < signs->len; i++)
    {
      if (g_array_index (signs, PskMapPlaced, i).number == number)
        return i;
    }

  return -1;
}

/* From north to south, or back. */
static gboolean
step_cursor (PskMapPinLayer *self,
             int             step)
{
  g_autoptr (GArray) signs = psk_map_pin_layer_place_signs (self, 0);
  const int at = find_cursor (self, signs);
  const int next = at >= 0 ? at + step : step > 0 ? 0 : (int) signs->len - 1;

  if (next < 0 || next >= (int) signs->len)
    return FALSE;

  set_cursor (self, g_array_index (signs, PskMapPlaced, next).number);
  return TRUE;
}

static gboolean
move_cursor (PskMapPinLayer *self,
             int             dx,
             int             dy)
{
  g_autoptr (GArray) signs = psk_map_pin_layer_place_signs (self, 0);
  const int at = find_cursor (self, signs);
  int next;

  if (at < 0)
    return step_cursor (self, 1);

  next = psk_map_pin_set_neighbour (signs, at, dx, dy);
  if (next < 0)
    return FALSE;

  set_cursor (self, g_array_index (signs, PskMapPlaced, next).number);
  return TRUE;
}

static gboolean
activate_cursor (PskMapPinLayer *self)
{
  guint number;

  if (!psk_map_pin_layer_find_cluster (self, self->cursor, &number))
    return FALSE;

  psk_map_pin_layer_activate_cluster (self, number);
  return TRUE;
}

static gboolean
key_pressed_cb (PskMapPinLayer  *self,
                guint            key,
                guint            keycode,
                GdkModifierType  modifiers)
{
  if ((modifiers & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;

  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return move_cursor (self, -1, 0);
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return move_cursor (self, 1, 0);
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return move_cursor (self, 0, -1);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return move_cursor (self, 0, 1);
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_space:
      return activate_cursor (self);
    case GDK_KEY_Escape:
      if (!self->dragging)
        return GDK_EVENT_PROPAGATE;
      psk_map_pin_layer_give_up_drag (self);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/**
 * psk_map_pin_layer_focus:
 * @widget: a layer of pins
 * @direction: where the focus goes
 *
 * Overrides #GtkWidgetClass.focus: Tab goes from pin to pin.
 *
 * Returns: whether the focus is in the layer
 */
gboolean
psk_map_pin_layer_focus (GtkWidget        *widget,
                         GtkDirectionType  direction)
{
  PskMapPinLayer *self = PSK_MAP_PIN_LAYER (widget);
  const gboolean tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;

  if (!tab)
    return FALSE;
  if (!gtk_widget_has_focus (widget))
    self->cursor = -1;
  if (!step_cursor (self, direction == GTK_DIR_TAB_FORWARD ? 1 : -1))
    return FALSE;

  return gtk_widget_has_focus (widget) || gtk_widget_grab_focus (widget);
}

/**
 * psk_map_pin_layer_add_keys:
 * @self: a layer of pins
 *
 * Makes it answer to the keyboard.
 */
void
psk_map_pin_layer_add_keys (PskMapPinLayer *self)
{
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_swapped (key, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (gtk_widget_queue_draw), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (gtk_widget_queue_draw), self);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}
