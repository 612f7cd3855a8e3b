/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-map-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "psk-map-online-source.h"
#include "psk-map-projection.h"
#include "psk-map-scale.h"

/**
 * PskMapView:
 *
 * A map with its buttons, scale bar, legend and credits. Below the layers of its owner
 * lies an online map or a drawn one: it goes over to the drawn one when the online map
 * cannot be had, says so in the corner, and tries again from time to time.
 */
struct _PskMapView
{
  GtkWidget parent_instance;

  /* Owned */
  GtkWidget *overlay;
  ShumateMapSource *drawn;
  ShumateMapSource *online;
  char *tile_url;
  char *credit;
  char *note;
  GCancellable *probe;

  /* Borrowed */
  ShumateMap *map;
  GtkWidget *legend;
  GtkWidget *note_label;
  ShumateLayer *base_layer;
  ShumateLayer *old_layer; /* below the new one until that has its tiles */
  GNetworkMonitor *network;

  PskMapBase base;
  gboolean shows_drawn;
  gboolean failed; /* the server did not answer */
  guint old_layer_timeout;
  guint retry_timeout;

  /* In the Web Mercator square: left, top, right, bottom */
  double home[4];
  double fit[4];
  gboolean has_home;
  gboolean keeps_fit; /* until the map is moved, so that it fits in another size too */
  gboolean fitting;
};

G_DEFINE_FINAL_TYPE (PskMapView, psk_map_view, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_BASE,
  PROP_SHOWS_DRAWN,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

#define FIT_MARGIN 28     /* pixels: a pin at the edge is not cut off */
#define OVERLAY_MARGIN 12
#define SCALE_ROOM 168    /* pixels that the note leaves to the scale bar */
#define OLD_LAYER_MS 700  /* drawn tiles are there by then */
#define RETRY_SECONDS 60

/* Bounds */

static void
apply_fit (PskMapView *self,
           int         width,
           int         height)
{
  ShumateViewport *viewport = shumate_map_get_viewport (self->map);
  const double *fit = self->fit;
  const double across = MAX (width - 2 * FIT_MARGIN, 32) / MAX (fit[2] - fit[0], 1e-9);
  const double down = MAX (height - 2 * FIT_MARGIN, 32) / MAX (fit[3] - fit[1], 1e-9);
  const double zoom = psk_map_zoom_for_world_size (MIN (across, down));

  self->fitting = TRUE;
  shumate_map_stop_go_to (self->map);
  shumate_viewport_set_zoom_level (viewport, CLAMP (zoom, PSK_MAP_MIN_ZOOM, PSK_MAP_MAX_ZOOM));
  shumate_location_set_location (SHUMATE_LOCATION (viewport),
                                 psk_map_latitude_from_y ((fit[1] + fit[3]) / 2),
                                 psk_map_longitude_from_x ((fit[0] + fit[2]) / 2));
  self->fitting = FALSE;
}

static void
fit (PskMapView   *self,
     const double *bounds)
{
  const int width = gtk_widget_get_width (GTK_WIDGET (self));
  const int height = gtk_widget_get_height (GTK_WIDGET (self));

  memcpy (self->fit, bounds, sizeof self->fit);
  self->keeps_fit = TRUE;
  if (width > 0 && height > 0)
    apply_fit (self, width, height);
}

static void
viewport_moved_cb (PskMapView *self)
{
  if (!self->fitting)
    self->keeps_fit = FALSE;
}

static void
viewport_turned_cb (ShumateViewport *viewport)
{
  /* Names must be read and north is up: two fingers do not turn the map. */
  if (shumate_viewport_get_rotation (viewport) != 0)
    shumate_viewport_set_rotation (viewport, 0);
}

/* The base map */

static void
remove_old_layer (PskMapView *self)
{
  g_clear_handle_id (&self->old_layer_timeout, g_source_remove);
  if (self->old_layer != NULL)
    shumate_map_remove_layer (self->map, self->old_layer);
  self->old_layer = NULL;
}

static gboolean
old_layer_timeout_cb (gpointer user_data)
{
  PskMapView *self = PSK_MAP_VIEW (user_data);

  self->old_layer_timeout = 0;
  remove_old_layer (self);
  return G_SOURCE_REMOVE;
}

static void
show_source (PskMapView       *self,
             ShumateMapSource *source)
{
  ShumateViewport *viewport = shumate_map_get_viewport (self->map);
  ShumateLayer *layer = SHUMATE_LAYER (shumate_map_layer_new (source, viewport));

  remove_old_layer (self);
  self->old_layer = self->base_layer;
  self->base_layer = layer;

  /* The map is not blank for a moment: the new tiles cover the old ones. */
  shumate_map_insert_layer_above (self->map, layer, self->old_layer);
  if (self->old_layer != NULL)
    self->old_layer_timeout = g_timeout_add (OLD_LAYER_MS, old_layer_timeout_cb, self);
}

static char *
make_note (PskMapView *self)
{
  if (self->base == PSK_MAP_BASE_DRAWN || !self->shows_drawn)
    return NULL;
  if (!g_network_monitor_get_network_available (self->network))
    return g_strdup (_("Drawn map: no internet connection"));

  return g_strdup (_("Drawn map: the online map does not answer"));
}

static void
update_note (PskMapView *self)
{
  g_autoptr (GString) markup = g_string_new (NULL);

  g_free (self->note);
  self->note = make_note (self);
  if (self->note != NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (self->note, -1);

      g_string_append_printf (markup, "<b>%s</b>", escaped);
    }

  if (!self->shows_drawn)
    {
      /* Translators: the credit of the online map; %s is the address of its licence. */
      g_string_append_printf (markup, _("© <a href=\"%s\">OpenStreetMap</a> contributors"),
                              "https://www.openstreetmap.org/copyright");
    }
  else if (self->credit != NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (self->credit, -1);

      g_string_append_printf (markup, "%s%s", markup->len > 0 ? " · " : "", escaped);
    }

  gtk_label_set_markup (GTK_LABEL (self->note_label), markup->str);
  gtk_widget_set_visible (self->note_label, markup->len > 0);
}

static gboolean
wants_online (PskMapView *self)
{
  switch (self->base)
    {
    case PSK_MAP_BASE_AUTO:
      return !self->failed && g_network_monitor_get_network_available (self->network);
    case PSK_MAP_BASE_ONLINE:
      return !self->failed;
    case PSK_MAP_BASE_DRAWN:
    default:
      return FALSE;
    }
}

static void
stop_retrying (PskMapView *self)
{
  g_clear_handle_id (&self->retry_timeout, g_source_remove);
  g_cancellable_cancel (self->probe);
  g_clear_object (&self->probe);
}

static void
update_base (PskMapView *self)
{
  const gboolean shows_drawn = !wants_online (self);

  if (self->base == PSK_MAP_BASE_DRAWN)
    stop_retrying (self);
  if (shows_drawn != self->shows_drawn || self->base_layer == NULL)
    {
      self->shows_drawn = shows_drawn;
      show_source (self, shows_drawn ? self->drawn : self->online);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOWS_DRAWN]);
    }
  update_note (self);
}

static void
forget_failure (PskMapView *self)
{
  self->failed = FALSE;
  stop_retrying (self);
  update_base (self);
}

static void
probe_done_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (PskMapView) self = PSK_MAP_VIEW (user_data);

  if (shumate_map_source_fill_tile_finish (SHUMATE_MAP_SOURCE (source), result, NULL)
      && self->overlay != NULL)
    forget_failure (self);
}

/* Asks for one tile in the middle of the map, unseen. */
static gboolean
retry_cb (gpointer user_data)
{
  PskMapView *self = PSK_MAP_VIEW (user_data);
  ShumateLocation *centre = SHUMATE_LOCATION (shumate_map_get_viewport (self->map));
  const int zoom = PSK_MAP_MIN_ZOOM;
  const double x = psk_map_x_from_longitude (shumate_location_get_longitude (centre));
  const double y = psk_map_y_from_latitude (shumate_location_get_latitude (centre));
  g_autoptr (ShumateTile) tile = g_object_ref_sink (
    shumate_tile_new_full (x * (1 << zoom), y * (1 << zoom), PSK_MAP_TILE_SIZE, zoom));

  g_clear_object (&self->probe);
  self->probe = g_cancellable_new ();
  shumate_map_source_fill_tile_async (self->online, tile, self->probe, probe_done_cb,
                                      g_object_ref (self));
  return G_SOURCE_CONTINUE;
}

static void
online_failed_cb (PskMapView *self)
{
  if (self->failed || self->base == PSK_MAP_BASE_DRAWN)
    return;

  self->failed = TRUE;
  self->retry_timeout = g_timeout_add_seconds (RETRY_SECONDS, retry_cb, self);
  update_base (self);
}

static void
network_changed_cb (PskMapView *self,
                    gboolean    available)
{
  if (available)
    forget_failure (self);
  else
    update_base (self);
}

static void
make_online_source (PskMapView *self)
{
  PskMapOnlineSource *source = psk_map_online_source_new (self->tile_url);

  g_clear_object (&self->online);
  self->online = SHUMATE_MAP_SOURCE (source);
  psk_map_online_source_set_fallback (source, self->drawn);
  g_signal_connect_object (source, "failed", G_CALLBACK (online_failed_cb), self,
                           G_CONNECT_SWAPPED);
}

/* Actions */

static void
zoom_in_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  shumate_map_zoom_in (PSK_MAP_VIEW (widget)->map);
}

static void
zoom_out_cb (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  shumate_map_zoom_out (PSK_MAP_VIEW (widget)->map);
}

static void
home_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  PskMapView *self = PSK_MAP_VIEW (widget);

  if (self->has_home)
    fit (self, self->home);
}

/* Overrides */

static void
psk_map_view_size_allocate (GtkWidget *widget,
                            int        width,
                            int        height,
                            int        baseline)
{
  PskMapView *self = PSK_MAP_VIEW (widget);

  if (self->keeps_fit && width > 0 && height > 0)
    apply_fit (self, width, height);
  gtk_widget_allocate (self->overlay, width, height, baseline, NULL);
}

static void
psk_map_view_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline,
                      int            *natural_baseline)
{
  gtk_widget_measure (PSK_MAP_VIEW (widget)->overlay, orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

static void
psk_map_view_dispose (GObject *object)
{
  PskMapView *self = PSK_MAP_VIEW (object);

  g_clear_handle_id (&self->old_layer_timeout, g_source_remove);
  stop_retrying (self);
  g_clear_pointer (&self->overlay, gtk_widget_unparent);
  g_clear_object (&self->drawn);
  g_clear_object (&self->online);
  g_clear_pointer (&self->tile_url, g_free);
  g_clear_pointer (&self->credit, g_free);
  g_clear_pointer (&self->note, g_free);

  G_OBJECT_CLASS (psk_map_view_parent_class)->dispose (object);
}

static void
psk_map_view_get_property (GObject    *object,
                           guint       property_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  PskMapView *self = PSK_MAP_VIEW (object);

  switch (property_id)
    {
    case PROP_BASE:
      g_value_set_int (value, self->base);
      break;
    case PROP_SHOWS_DRAWN:
      g_value_set_boolean (value, self->shows_drawn);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
psk_map_view_set_property (GObject      *object,
                           guint         property_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  PskMapView *self = PSK_MAP_VIEW (object);

  switch (property_id)
    {
    case PROP_BASE:
      psk_map_view_set_base (self, g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
add_bindings (GtkWidgetClass *widget_class)
{
  const struct
  {
    guint key;
    const char *action;
  } bindings[] = {
    { GDK_KEY_plus, "map.zoom-in" },       { GDK_KEY_equal, "map.zoom-in" },
    { GDK_KEY_KP_Add, "map.zoom-in" },     { GDK_KEY_minus, "map.zoom-out" },
    { GDK_KEY_KP_Subtract, "map.zoom-out" }, { GDK_KEY_Home, "map.home" },
    { GDK_KEY_KP_Home, "map.home" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bindings); i++)
    gtk_widget_class_add_binding_action (widget_class, bindings[i].key, 0, bindings[i].action,
                                         NULL);
}

static void
psk_map_view_class_init (PskMapViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = psk_map_view_dispose;
  object_class->get_property = psk_map_view_get_property;
  object_class->set_property = psk_map_view_set_property;
  widget_class->size_allocate = psk_map_view_size_allocate;
  widget_class->measure = psk_map_view_measure;

  /**
   * PskMapView:base:
   *
   * Which map lies below the layers, a #PskMapBase.
   */
  properties[PROP_BASE] =
    g_param_spec_int ("base", NULL, NULL, PSK_MAP_BASE_AUTO, PSK_MAP_BASE_DRAWN,
                      PSK_MAP_BASE_AUTO,
                      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * PskMapView:shows-drawn:
   *
   * Whether the drawn map is shown now, by choice or for want of the online one.
   */
  properties[PROP_SHOWS_DRAWN] =
    g_param_spec_boolean ("shows-drawn", NULL, NULL, TRUE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_install_action (widget_class, "map.zoom-in", NULL, zoom_in_cb);
  gtk_widget_class_install_action (widget_class, "map.zoom-out", NULL, zoom_out_cb);
  gtk_widget_class_install_action (widget_class, "map.home", NULL, home_cb);
  gtk_widget_class_set_css_name (widget_class, "psk-map-view");
  add_bindings (widget_class);
}

static void
add_overlay (PskMapView *self,
             GtkWidget  *child,
             GtkAlign    halign,
             GtkAlign    valign,
             const char *style_class)
{
  gtk_widget_set_halign (child, halign);
  gtk_widget_set_valign (child, valign);
  gtk_widget_set_margin_start (child, OVERLAY_MARGIN);
  gtk_widget_set_margin_end (child, OVERLAY_MARGIN);
  gtk_widget_set_margin_top (child, OVERLAY_MARGIN);
  gtk_widget_set_margin_bottom (child, OVERLAY_MARGIN);
  gtk_widget_add_css_class (child, style_class);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), child);
}

static void
add_buttons (PskMapView *self)
{
  const struct
  {
    const char *icon;
    const char *action;
    const char *tooltip;
  } buttons[] = {
    { "list-add-symbolic", "map.zoom-in", N_("Zoom in") },
    { "list-remove-symbolic", "map.zoom-out", N_("Zoom out") },
    { "go-home-symbolic", "map.home", N_("Show the whole area") },
  };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      GtkWidget *button = gtk_button_new_from_icon_name (buttons[i].icon);

      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), buttons[i].action);
      gtk_widget_set_tooltip_text (button, _(buttons[i].tooltip));
      gtk_widget_add_css_class (button, "flat");
      gtk_box_append (GTK_BOX (box), button);
    }
  add_overlay (self, box, GTK_ALIGN_END, GTK_ALIGN_START, "map-panel");
}

static void
add_corners (PskMapView *self)
{
  ShumateViewport *viewport = shumate_map_get_viewport (self->map);

  self->legend = g_object_new (ADW_TYPE_BIN, "visible", FALSE, NULL);
  add_overlay (self, self->legend, GTK_ALIGN_START, GTK_ALIGN_START, "map-panel");

  add_buttons (self);
  add_overlay (self, psk_map_scale_new (viewport), GTK_ALIGN_START, GTK_ALIGN_END, "map-note");

  self->note_label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->note_label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->note_label), 1);
  add_overlay (self, self->note_label, GTK_ALIGN_END, GTK_ALIGN_END, "map-note");
  gtk_widget_set_margin_start (self->note_label, SCALE_ROOM);
}

static void
psk_map_view_init (PskMapView *self)
{
  ShumateViewport *viewport;
  const char *moves[] = { "notify::latitude", "notify::longitude", "notify::zoom-level" };

  self->map = shumate_map_new ();
  self->overlay = gtk_overlay_new ();
  gtk_overlay_set_child (GTK_OVERLAY (self->overlay), GTK_WIDGET (self->map));
  gtk_widget_set_parent (self->overlay, GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);

  self->tile_url = g_strdup (PSK_MAP_OSM_TILES);
  self->drawn = SHUMATE_MAP_SOURCE (psk_map_drawn_source_new (NULL, NULL, NULL));
  make_online_source (self);

  viewport = shumate_map_get_viewport (self->map);
  shumate_viewport_set_reference_map_source (viewport, self->drawn);
  shumate_viewport_set_max_zoom_level (viewport, PSK_MAP_MAX_ZOOM);
  shumate_viewport_set_min_zoom_level (viewport, PSK_MAP_MIN_ZOOM);
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    g_signal_connect_object (viewport, moves[i], G_CALLBACK (viewport_moved_cb), self,
                             G_CONNECT_SWAPPED);
  g_signal_connect (viewport, "notify::rotation", G_CALLBACK (viewport_turned_cb), NULL);

  add_corners (self);
  self->network = g_network_monitor_get_default ();
  g_signal_connect_object (self->network, "network-changed", G_CALLBACK (network_changed_cb),
                           self, G_CONNECT_SWAPPED);
  self->base = PSK_MAP_BASE_DRAWN; /* until somebody asks for more */
  update_base (self);
}

/**
 * psk_map_view_new:
 *
 * Returns: (transfer floating): a map that shows a drawn base until
 *   psk_map_view_set_base() allows another
 */
GtkWidget *
psk_map_view_new (void)
{
  return g_object_new (PSK_TYPE_MAP_VIEW, NULL);
}

/**
 * psk_map_view_get_map:
 * @self: a map view
 *
 * Returns: (transfer none): the map inside
 */
ShumateMap *
psk_map_view_get_map (PskMapView *self)
{
  g_return_val_if_fail (PSK_IS_MAP_VIEW (self), NULL);

  return self->map;
}

/**
 * psk_map_view_get_viewport:
 * @self: a map view
 *
 * Returns: (transfer none): the viewport that layers follow
 */
ShumateViewport *
psk_map_view_get_viewport (PskMapView *self)
{
  g_return_val_if_fail (PSK_IS_MAP_VIEW (self), NULL);

  return shumate_map_get_viewport (self->map);
}

/**
 * psk_map_view_get_base:
 * @self: a map view
 *
 * Returns: which map is wished for below the layers
 */
PskMapBase
psk_map_view_get_base (PskMapView *self)
{
  g_return_val_if_fail (PSK_IS_MAP_VIEW (self), PSK_MAP_BASE_DRAWN);

  return self->base;
}

/**
 * psk_map_view_set_base:
 * @self: a map view
 * @base: which map lies below the layers
 *
 * Also tries the online map again if it did not answer before.
 */
void
psk_map_view_set_base (PskMapView *self,
                       PskMapBase  base)
{
  g_return_if_fail (PSK_IS_MAP_VIEW (self));
  g_return_if_fail (base <= PSK_MAP_BASE_DRAWN);

  if (self->base == base)
    return;

  self->base = base;
  forget_failure (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BASE]);
}

/**
 * psk_map_view_get_shows_drawn:
 * @self: a map view
 *
 * Returns: whether the drawn map is shown now
 */
gboolean
psk_map_view_get_shows_drawn (PskMapView *self)
{
  g_return_val_if_fail (PSK_IS_MAP_VIEW (self), TRUE);

  return self->shows_drawn;
}

/**
 * psk_map_view_get_note:
 * @self: a map view
 *
 * Returns: (nullable) (transfer none): why the online map is not shown, or %NULL when
 *   it is or is not wished for
 */
const char *
psk_map_view_get_note (PskMapView *self)
{
  g_return_val_if_fail (PSK_IS_MAP_VIEW (self), NULL);

  return self->note;
}

/**
 * psk_map_view_set_tile_url:
 * @self: a map view
 * @url_template: the address of a tile with {z}, {x} and {y} in it
 *
 * Takes the online map from another server than that of OpenStreetMap. The data must
 * still be of OpenStreetMap, whom the corner credits.
 */
void
psk_map_view_set_tile_url (PskMapView *self,
                           const char *url_template)
{
  g_autofree char *old = NULL;

  g_return_if_fail (PSK_IS_MAP_VIEW (self));
  g_return_if_fail (url_template != NULL);

  old = g_steal_pointer (&self->tile_url);
  self->tile_url = g_strdup (url_template);
  make_online_source (self);
  if (!self->shows_drawn)
    show_source (self, self->online);
  forget_failure (self);
}

/**
 * psk_map_view_set_drawing:
 * @self: a map view
 * @func: (nullable) (scope notified): draws a tile of the drawn map
 * @user_data: (nullable): given to @func; it is read in threads and must not change
 * @destroy: (nullable): frees @user_data when no thread needs it; may be called in one
 * @credit: (nullable): whom to thank for what is drawn
 *
 * Draws the map anew: call it again with new data when the data, the language, or the
 * colours have changed.
 */
void
psk_map_view_set_drawing (PskMapView     *self,
                          PskMapDrawFunc  func,
                          gpointer        user_data,
                          GDestroyNotify  destroy,
                          const char     *credit)
{
  g_autofree char *old = NULL;

  g_return_if_fail (PSK_IS_MAP_VIEW (self));

  old = g_steal_pointer (&self->credit);
  self->credit = g_strdup (credit);
  g_clear_object (&self->drawn);
  self->drawn = SHUMATE_MAP_SOURCE (psk_map_drawn_source_new (func, user_data, destroy));
  psk_map_online_source_set_fallback (PSK_MAP_ONLINE_SOURCE (self->online), self->drawn);
  if (self->shows_drawn)
    show_source (self, self->drawn);
  update_note (self);
}

/**
 * psk_map_view_set_legend:
 * @self: a map view
 * @legend: (nullable): what explains colours and signs, for the top left corner
 */
void
psk_map_view_set_legend (PskMapView *self,
                         GtkWidget  *legend)
{
  g_return_if_fail (PSK_IS_MAP_VIEW (self));
  g_return_if_fail (legend == NULL || GTK_IS_WIDGET (legend));

  adw_bin_set_child (ADW_BIN (self->legend), legend);
  gtk_widget_set_visible (self->legend, legend != NULL);
}

/**
 * psk_map_view_add_layer:
 * @self: a map view
 * @layer: a layer made for the viewport of @self
 *
 * Adds a layer over the others.
 */
void
psk_map_view_add_layer (PskMapView   *self,
                        ShumateLayer *layer)
{
  g_return_if_fail (PSK_IS_MAP_VIEW (self));
  g_return_if_fail (SHUMATE_IS_LAYER (layer));

  shumate_map_add_layer (self->map, layer);
}

static void
set_bounds (double *bounds,
            double  south,
            double  west,
            double  north,
            double  east)
{
  bounds[0] = psk_map_x_from_longitude (west);
  bounds[1] = psk_map_y_from_latitude (north);
  bounds[2] = psk_map_x_from_longitude (east);
  bounds[3] = psk_map_y_from_latitude (south);
}

/**
 * psk_map_view_set_home:
 * @self: a map view
 * @south: degrees north
 * @west: degrees east
 * @north: degrees north, not less than @south
 * @east: degrees east, not less than @west
 *
 * Sets what the home button and the Home key show.
 */
void
psk_map_view_set_home (PskMapView *self,
                       double      south,
                       double      west,
                       double      north,
                       double      east)
{
  g_return_if_fail (PSK_IS_MAP_VIEW (self));
  g_return_if_fail (south <= north && west <= east);

  set_bounds (self->home, south, west, north, east);
  self->has_home = TRUE;
}

/**
 * psk_map_view_fit_bounds:
 * @self: a map view
 * @south: degrees north
 * @west: degrees east
 * @north: degrees north, not less than @south
 * @east: degrees east, not less than @west
 *
 * Shows an area as large as it fits, and keeps it so when the map gets another size,
 * until somebody moves the map. It may be called before the map has a size.
 */
void
psk_map_view_fit_bounds (PskMapView *self,
                         double      south,
                         double      west,
                         double      north,
                         double      east)
{
  double bounds[4];

  g_return_if_fail (PSK_IS_MAP_VIEW (self));
  g_return_if_fail (south <= north && west <= east);

  set_bounds (bounds, south, west, north, east);
  fit (self, bounds);
}

/**
 * psk_map_view_go_to:
 * @self: a map view
 * @lat: degrees north
 * @lon: degrees east
 * @zoom: a zoom level from 7 to 18, or 0 to leave it as it is
 *
 * Glides to a place.
 */
void
psk_map_view_go_to (PskMapView *self,
                    double      lat,
                    double      lon,
                    double      zoom)
{
  g_return_if_fail (PSK_IS_MAP_VIEW (self));
  g_return_if_fail (zoom == 0 || (zoom >= PSK_MAP_MIN_ZOOM && zoom <= PSK_MAP_MAX_ZOOM));

  self->keeps_fit = FALSE;
  if (zoom == 0)
    zoom = shumate_viewport_get_zoom_level (shumate_map_get_viewport (self->map));
  shumate_map_go_to_full (self->map, lat, lon, zoom);
}
