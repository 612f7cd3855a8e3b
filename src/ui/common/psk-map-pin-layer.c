/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-map-pin-layer.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "psk-map-pin-set.h"
#include "psk-map-projection.h"
#include "psk-map-sign-cache.h"

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

G_DEFINE_FINAL_TYPE (PskMapPinLayer, psk_map_pin_layer, SHUMATE_TYPE_LAYER)

enum
{
  PROP_0,
  PROP_SELECTED,
  PROP_EDITABLE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

enum
{
  PIN_ACTIVATED,
  PIN_MOVED,
  MAP_CLICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

#define CLICK_SLOP 6.0   /* pixels that a click may wander */
#define HIT_MARGIN 3.0   /* pixels around a sign that still hit it */
#define PAINT_MARGIN 48  /* pixels outside of the view from where a sign still looks in */
#define APART 18.0       /* pixels between pins from which a cluster can be parted */

static ShumateViewport *
get_viewport (PskMapPinLayer *self)
{
  return shumate_layer_get_viewport (SHUMATE_LAYER (self));
}

static double
get_zoom (PskMapPinLayer *self)
{
  return shumate_viewport_get_zoom_level (get_viewport (self));
}

/* Signs */

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

static void
forget_signs (PskMapPinLayer *self)
{
  psk_map_sign_cache_clear (self->signs);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static GArray *
place_signs (PskMapPinLayer *self,
             double          margin)
{
  return psk_map_pin_set_place (self->pins, get_viewport (self), GTK_WIDGET (self), margin);
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

static void
psk_map_pin_layer_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  PskMapPinLayer *self = PSK_MAP_PIN_LAYER (widget);
  /* What is dragged may come from outside of the view. */
  g_autoptr (GArray) signs = place_signs (self, self->dragging ? G_MAXINT : PAINT_MARGIN);

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

/* Layers of libshumate let the pointer through to the map; this one takes it, and leaves
 * to the map what it does not claim. */
static gboolean
psk_map_pin_layer_contains (GtkWidget *widget,
                            double     x,
                            double     y)
{
  return x >= 0 && y >= 0 && x < gtk_widget_get_width (widget)
         && y < gtk_widget_get_height (widget);
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

/* With @below, what lies under the selected pin. */
static gboolean
pick_cluster (PskMapPinLayer *self,
              double          x,
              double          y,
              gboolean        below,
              guint          *number)
{
  g_autoptr (GArray) signs = place_signs (self, PAINT_MARGIN);
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

static gboolean
picks_selected (PskMapPinLayer *self,
                double          x,
                double          y)
{
  guint number;

  return pick_cluster (self, x, y, FALSE, &number)
         && psk_map_pin_set_get_first (self->pins, number)->id
              == psk_map_pin_set_get_chosen (self->pins);
}

/* Opening */

static void
select_pin (PskMapPinLayer *self,
            gint64          id)
{
  if (psk_map_pin_set_get_chosen (self->pins) == id)
    return;

  psk_map_pin_set_set_chosen (self->pins, id);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

static void
activate_pin (PskMapPinLayer *self,
              gint64          id)
{
  self->cursor = id;
  select_pin (self, id);
  g_signal_emit (self, signals[PIN_ACTIVATED], 0, id);
}

static void
part_cluster (PskMapPinLayer      *self,
              ShumateMap          *map,
              const PskMapCluster *cluster)
{
  const double extent = MAX (cluster->right - cluster->left, cluster->bottom - cluster->top);
  const double room = MIN (gtk_widget_get_width (GTK_WIDGET (self)),
                           gtk_widget_get_height (GTK_WIDGET (self))) * 0.6;
  const double least = MIN (get_zoom (self) + 1, PSK_MAP_MAX_ZOOM);

  shumate_map_go_to_full (map,
                          psk_map_latitude_from_y ((cluster->top + cluster->bottom) / 2),
                          psk_map_longitude_from_x ((cluster->left + cluster->right) / 2),
                          CLAMP (psk_map_zoom_for_world_size (room / extent), least,
                                 PSK_MAP_MAX_ZOOM));
}

static void
activate_cluster (PskMapPinLayer *self,
                  guint           number)
{
  const PskMapCluster *cluster = psk_map_pin_set_get_cluster (self->pins, number);
  const double extent = MAX (cluster->right - cluster->left, cluster->bottom - cluster->top);
  GtkWidget *map = gtk_widget_get_ancestor (GTK_WIDGET (self), SHUMATE_TYPE_MAP);

  if (cluster->n_pins > 1 && map != NULL && get_zoom (self) < PSK_MAP_MAX_ZOOM
      && extent * psk_map_world_size (PSK_MAP_MAX_ZOOM) >= APART)
    {
      part_cluster (self, SHUMATE_MAP (map), cluster);
      return;
    }

  /* Pins in one place are opened in turn. */
  self->opened = psk_map_pin_set_get_next (self->pins, number,
                                           cluster->n_pins > 1 ? self->opened : -1)->id;
  activate_pin (self, self->opened);
}

/* Pointer */

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
  double map_x, map_y;
  guint number;

  /* The gesture also ends after the map was moved. */
  if (hypot (x - self->press_x, y - self->press_y) > CLICK_SLOP)
    return;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (pick_cluster (self, x, y, FALSE, &number))
    {
      gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
      /* A second click on the selected pin reaches those in the same place. */
      if (picks_selected (self, x, y))
        pick_cluster (self, x, y, TRUE, &number);
      activate_cluster (self, number);
      return;
    }

  /* The second press of a double click zooms. */
  if (n_press > 1)
    return;

  psk_map_unproject (get_viewport (self), GTK_WIDGET (self), x, y, &map_x, &map_y);
  g_signal_emit (self, signals[MAP_CLICKED], 0, psk_map_latitude_from_y (map_y),
                 psk_map_longitude_from_x (map_x));
}

static void
motion_cb (PskMapPinLayer *self,
           double          x,
           double          y)
{
  guint number;
  const char *name = NULL;

  if (pick_cluster (self, x, y, FALSE, &number))
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
  const gint64 id = psk_map_pin_set_get_chosen (self->pins);
  const PskMapPin *pin = psk_map_pin_set_find (self->pins, id);
  double place_x, place_y, map_x, map_y, lat, lon;

  if (!self->dragging)
    return;

  stop_drag (self);

  /* What hardly moved is a click, which the other gesture tells. */
  if (pin == NULL || hypot (x, y) <= CLICK_SLOP)
    return;

  psk_map_project (get_viewport (self), GTK_WIDGET (self), psk_map_x_from_longitude (pin->lon),
                   psk_map_y_from_latitude (pin->lat), &place_x, &place_y);
  psk_map_unproject (get_viewport (self), GTK_WIDGET (self), place_x + x, place_y + y, &map_x,
                     &map_y);
  lat = psk_map_latitude_from_y (map_y);
  lon = psk_map_longitude_from_x (map_x);
  psk_map_pin_set_move (self->pins, id, lat, lon);
  g_signal_emit (self, signals[PIN_MOVED], 0, id, lat, lon);
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

  if (keyboard || self->dragging || !pick_cluster (self, x, y, FALSE, &number))
    return FALSE;

  text = psk_map_pin_set_describe (self->pins, number);
  gtk_tooltip_set_text (tooltip, text);
  return text != NULL;
}

/* Keyboard */

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

  if (!psk_map_pin_set_cluster_of (self->pins, self->cursor, get_zoom (self), &number))
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
  g_autoptr (GArray) signs = place_signs (self, 0);
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
  g_autoptr (GArray) signs = place_signs (self, 0);
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

  if (!psk_map_pin_set_cluster_of (self->pins, self->cursor, get_zoom (self), &number))
    return FALSE;

  activate_cluster (self, number);
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
      stop_drag (self);
      gtk_event_controller_reset (GTK_EVENT_CONTROLLER (self->drag));
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
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

static void
psk_map_pin_layer_css_changed (GtkWidget         *widget,
                               GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (psk_map_pin_layer_parent_class)->css_changed (widget, change);
  forget_signs (PSK_MAP_PIN_LAYER (widget));
}

static void
psk_map_pin_layer_get_property (GObject    *object,
                                guint       property_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  PskMapPinLayer *self = PSK_MAP_PIN_LAYER (object);

  switch (property_id)
    {
    case PROP_SELECTED:
      g_value_set_int64 (value, psk_map_pin_set_get_chosen (self->pins));
      break;
    case PROP_EDITABLE:
      g_value_set_boolean (value, self->editable);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
psk_map_pin_layer_set_property (GObject      *object,
                                guint         property_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  PskMapPinLayer *self = PSK_MAP_PIN_LAYER (object);

  switch (property_id)
    {
    case PROP_SELECTED:
      psk_map_pin_layer_set_selected (self, g_value_get_int64 (value));
      break;
    case PROP_EDITABLE:
      psk_map_pin_layer_set_editable (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
psk_map_pin_layer_constructed (GObject *object)
{
  PskMapPinLayer *self = PSK_MAP_PIN_LAYER (object);
  const char *moves[] = { "notify::latitude", "notify::longitude", "notify::zoom-level" };

  G_OBJECT_CLASS (psk_map_pin_layer_parent_class)->constructed (object);
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    g_signal_connect_object (get_viewport (self), moves[i], G_CALLBACK (gtk_widget_queue_draw),
                             self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast",
                           G_CALLBACK (forget_signs), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (forget_signs), NULL);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
}

static void
psk_map_pin_layer_finalize (GObject *object)
{
  PskMapPinLayer *self = PSK_MAP_PIN_LAYER (object);

  g_clear_pointer (&self->signs, psk_map_sign_cache_free);
  g_clear_pointer (&self->pins, psk_map_pin_set_free);

  G_OBJECT_CLASS (psk_map_pin_layer_parent_class)->finalize (object);
}

static void
install_signals (void)
{
  /**
   * PskMapPinLayer::pin-activated:
   * @self: the layer
   * @id: the pin, which has become the selected one
   *
   * A pin was clicked, or opened by Enter.
   */
  signals[PIN_ACTIVATED] = g_signal_new ("pin-activated", PSK_TYPE_MAP_PIN_LAYER,
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_INT64);

  /**
   * PskMapPinLayer::pin-moved:
   * @self: the layer
   * @id: the pin
   * @lat: degrees north
   * @lon: degrees east
   *
   * The selected pin was dragged. The layer shows it there until it gets other pins.
   */
  signals[PIN_MOVED] = g_signal_new ("pin-moved", PSK_TYPE_MAP_PIN_LAYER, G_SIGNAL_RUN_LAST,
                                     0, NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_INT64,
                                     G_TYPE_DOUBLE, G_TYPE_DOUBLE);

  /**
   * PskMapPinLayer::map-clicked:
   * @self: the layer
   * @lat: degrees north
   * @lon: degrees east
   *
   * An empty place of the map was clicked.
   */
  signals[MAP_CLICKED] = g_signal_new ("map-clicked", PSK_TYPE_MAP_PIN_LAYER,
                                       G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                       G_TYPE_DOUBLE, G_TYPE_DOUBLE);
}

static void
psk_map_pin_layer_class_init (PskMapPinLayerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = psk_map_pin_layer_constructed;
  object_class->finalize = psk_map_pin_layer_finalize;
  object_class->get_property = psk_map_pin_layer_get_property;
  object_class->set_property = psk_map_pin_layer_set_property;
  widget_class->snapshot = psk_map_pin_layer_snapshot;
  widget_class->contains = psk_map_pin_layer_contains;
  widget_class->focus = psk_map_pin_layer_focus;
  widget_class->css_changed = psk_map_pin_layer_css_changed;

  /**
   * PskMapPinLayer:selected:
   *
   * The id of the pin that is drawn larger, or -1.
   */
  properties[PROP_SELECTED] =
    g_param_spec_int64 ("selected", NULL, NULL, -1, G_MAXINT64, -1,
                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * PskMapPinLayer:editable:
   *
   * Whether the selected pin can be dragged.
   */
  properties[PROP_EDITABLE] =
    g_param_spec_boolean ("editable", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
  install_signals ();
  gtk_widget_class_set_css_name (widget_class, "psk-map-pin-layer");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
add_controllers (PskMapPinLayer *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->drag = gtk_gesture_drag_new ();
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (key, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (gtk_widget_queue_draw), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (gtk_widget_queue_draw), self);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (click_pressed_cb), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (click_released_cb), self);
  g_signal_connect_swapped (self->drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (self->drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (self->drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect_swapped (self->drag, "cancel", G_CALLBACK (stop_drag), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (self->drag));
}

static void
psk_map_pin_layer_init (PskMapPinLayer *self)
{
  self->pins = psk_map_pin_set_new ();
  self->signs = psk_map_sign_cache_new (GTK_WIDGET (self));
  self->cursor = self->opened = -1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  add_controllers (self);
}

/**
 * psk_map_pin_layer_new:
 * @viewport: the viewport of the map
 *
 * Returns: (transfer floating): a layer without pins
 */
PskMapPinLayer *
psk_map_pin_layer_new (ShumateViewport *viewport)
{
  g_return_val_if_fail (SHUMATE_IS_VIEWPORT (viewport), NULL);

  return g_object_new (PSK_TYPE_MAP_PIN_LAYER, "viewport", viewport, NULL);
}

/**
 * psk_map_pin_layer_set_pins:
 * @self: a layer of pins
 * @pins: (array length=n_pins): pins, whose ids differ and are not negative
 * @n_pins: the number of pins
 *
 * Shows other pins. They and their labels are copied. The selected pin stays selected.
 */
void
psk_map_pin_layer_set_pins (PskMapPinLayer  *self,
                            const PskMapPin *pins,
                            guint            n_pins)
{
  g_return_if_fail (PSK_IS_MAP_PIN_LAYER (self));
  g_return_if_fail (pins != NULL || n_pins == 0);

  psk_map_pin_set_fill (self->pins, pins, n_pins);
  if (self->dragging)
    {
      stop_drag (self);
      gtk_event_controller_reset (GTK_EVENT_CONTROLLER (self->drag));
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * psk_map_pin_layer_get_selected:
 * @self: a layer of pins
 *
 * Returns: the id of the selected pin, or -1
 */
gint64
psk_map_pin_layer_get_selected (PskMapPinLayer *self)
{
  g_return_val_if_fail (PSK_IS_MAP_PIN_LAYER (self), -1);

  return psk_map_pin_set_get_chosen (self->pins);
}

/**
 * psk_map_pin_layer_set_selected:
 * @self: a layer of pins
 * @id: the id of a pin, or -1 for none
 *
 * The selected pin is drawn larger, over the others, and never in a cluster.
 */
void
psk_map_pin_layer_set_selected (PskMapPinLayer *self,
                                gint64          id)
{
  g_return_if_fail (PSK_IS_MAP_PIN_LAYER (self));
  g_return_if_fail (id >= -1);

  select_pin (self, id);
}

/**
 * psk_map_pin_layer_get_editable:
 * @self: a layer of pins
 *
 * Returns: whether the selected pin can be dragged
 */
gboolean
psk_map_pin_layer_get_editable (PskMapPinLayer *self)
{
  g_return_val_if_fail (PSK_IS_MAP_PIN_LAYER (self), FALSE);

  return self->editable;
}

/**
 * psk_map_pin_layer_set_editable:
 * @self: a layer of pins
 * @editable: whether the selected pin can be dragged
 */
void
psk_map_pin_layer_set_editable (PskMapPinLayer *self,
                                gboolean        editable)
{
  g_return_if_fail (PSK_IS_MAP_PIN_LAYER (self));

  if (self->editable == editable)
    return;

  self->editable = editable;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EDITABLE]);
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

  if (!pick_cluster (self, x, y, FALSE, &number))
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

  if (!psk_map_pin_set_cluster_of (self->pins, id, get_zoom (self), &number))
    return FALSE;

  cluster = psk_map_pin_set_get_cluster (self->pins, number);
  sign = get_sign (self, number);
  psk_map_project (get_viewport (self), GTK_WIDGET (self), cluster->x, cluster->y, &x, &y);
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
