/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-map-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "psk-map-projection.h"
#include "psk-map-scale.h"

/**
 * PskMapView:
 *
 * A map with its buttons, scale bar, legend and credits. Which map lies below the layers
 * of its owner, and why, is said in the corner.
 */
struct _PskMapView
{
  GtkWidget parent_instance;

  /* Owned */
  GtkWidget *overlay;
  PskMapBackground *background;

  /* Borrowed */
  ShumateMap *map;
  GtkWidget *legend;
  GtkWidget *note_label;

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
#define SCALE_ROOM 168    /* pixels that the note leaves to the scale bar */

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

/* The corner */

static void
background_changed_cb (PskMapView *self)
{
  g_autofree char *markup = psk_map_background_make_markup (self->background);

  gtk_label_set_markup (GTK_LABEL (self->note_label), markup);
  gtk_widget_set_visible (self->note_label, *markup != '\0');
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOWS_DRAWN]);
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

  if (self->background != NULL)
    psk_map_background_close (self->background);
  g_clear_object (&self->background);
  g_clear_pointer (&self->overlay, gtk_widget_unparent);

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
      g_value_set_int (value, psk_map_view_get_base (self));
      break;
    case PROP_SHOWS_DRAWN:
      g_value_set_boolean (value, psk_map_view_get_shows_drawn (self));
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

  self->background = psk_map_background_new (self->map);
  viewport = shumate_map_get_viewport (self->map);
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    g_signal_connect_object (viewport, moves[i], G_CALLBACK (viewport_moved_cb), self,
                             G_CONNECT_SWAPPED);
  g_signal_connect (viewport, "notify::rotation", G_CALLBACK (viewport_turned_cb), NULL);

  add_corners (self);
  g_signal_connect_object (self->background, "changed", G_CALLBACK (background_changed_cb), self,
                           G_CONNECT_SWAPPED);
  background_changed_cb (self);
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

  return psk_map_background_get_base (self->background);
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

  if (psk_map_background_get_base (self->background) == base)
    return;

  psk_map_background_set_base (self->background, base);
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

  return psk_map_background_get_shows_drawn (self->background);
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

  return psk_map_background_get_note (self->background);
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
  g_return_if_fail (PSK_IS_MAP_VIEW (self));
  g_return_if_fail (url_template != NULL);

  psk_map_background_set_tile_url (self->background, url_template);
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
  g_return_if_fail (PSK_IS_MAP_VIEW (self));

  psk_map_background_set_drawing (self->background, func, user_data, destroy, credit);
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
 * Glides to a place; a map that has no size yet begins there.
 */
void
psk_map_view_go_to (PskMapView *self,
                    double      lat,
                    double      lon,
                    double      zoom)
{
  ShumateViewport *viewport;

  g_return_if_fail (PSK_IS_MAP_VIEW (self));
  g_return_if_fail (zoom == 0 || (zoom >= PSK_MAP_MIN_ZOOM && zoom <= PSK_MAP_MAX_ZOOM));

  viewport = shumate_map_get_viewport (self->map);
  self->keeps_fit = FALSE;
  if (zoom == 0)
    zoom = shumate_viewport_get_zoom_level (viewport);
  if (gtk_widget_get_width (GTK_WIDGET (self)) > 0)
    {
      shumate_map_go_to_full (self->map, lat, lon, zoom);
      return;
    }

  shumate_viewport_set_zoom_level (viewport, zoom);
  shumate_location_set_location (SHUMATE_LOCATION (viewport), lat, lon);
}
