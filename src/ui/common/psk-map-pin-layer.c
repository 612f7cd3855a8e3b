/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The layer itself: its pins, which one is selected, and opening them. */

#include "config.h"

#include "psk-map-pin-layer-private.h"

#include <adwaita.h>

#include "psk-map-projection.h"

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

#define APART 18.0 /* pixels between pins from which a cluster can be parted */

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

static void
forget_signs (PskMapPinLayer *self)
{
  psk_map_sign_cache_clear (self->signs);
  gtk_widget_queue_draw (GTK_WIDGET (self));
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

/**
 * psk_map_pin_layer_activate_cluster:
 * @self: a layer of pins
 * @number: the number of a cluster
 *
 * Opens the pin that it is, or goes so near that its pins part.
 */
void
psk_map_pin_layer_activate_cluster (PskMapPinLayer *self,
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

/**
 * psk_map_pin_layer_move_pin:
 * @self: a layer of pins
 * @id: the pin
 * @lat: degrees north
 * @lon: degrees east
 *
 * Shows a pin where it was dragged to, and tells so.
 */
void
psk_map_pin_layer_move_pin (PskMapPinLayer *self,
                            gint64          id,
                            double          lat,
                            double          lon)
{
  psk_map_pin_set_move (self->pins, id, lat, lon);
  g_signal_emit (self, signals[PIN_MOVED], 0, id, lat, lon);
}

/**
 * psk_map_pin_layer_click_map:
 * @self: a layer of pins
 * @lat: degrees north
 * @lon: degrees east
 *
 * Tells that an empty place of the map was clicked.
 */
void
psk_map_pin_layer_click_map (PskMapPinLayer *self,
                             double          lat,
                             double          lon)
{
  g_signal_emit (self, signals[MAP_CLICKED], 0, lat, lon);
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
psk_map_pin_layer_init (PskMapPinLayer *self)
{
  self->pins = psk_map_pin_set_new ();
  self->signs = psk_map_sign_cache_new (GTK_WIDGET (self));
  self->cursor = self->opened = -1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  psk_map_pin_layer_add_pointer (self);
  psk_map_pin_layer_add_keys (self);
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
  psk_map_pin_layer_give_up_drag (self);
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
