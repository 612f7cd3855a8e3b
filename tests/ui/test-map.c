/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <adwaita.h>
#include <json-glib/json-glib.h>
#include <locale.h>
#include <math.h>

#include "psk-map-drawing.h"
#include "psk-map-pin-layer.h"
#include "psk-map-projection.h"
#include "psk-map-scale.h"
#include "psk-map-view.h"

#define WIDTH 640
#define HEIGHT 480

#define GREEN 0x2b7a4b
#define RED 0xb3261e
#define GREY 0x5c5c58
#define WHITE 0xffffff
#define SAND 0xe0d8c0
#define SKY 0x80c0ff

typedef struct
{
  GtkWidget *window;
  PskMapView *view;
  PskMapPinLayer *layer;

  gint64 activated; /* -1 for none */
  guint n_activated;
  gint64 moved;
  double moved_lat, moved_lon;
  guint n_clicked;
  double clicked_lat, clicked_lon;
} Fixture;

/* The colour of a drawn tile is its data. */
static void
draw_plain (cairo_t *cr,
            int      zoom,
            double   tile_x,
            double   tile_y,
            int      tile_size,
            gpointer user_data)
{
  const guint rgb = GPOINTER_TO_UINT (user_data);

  cairo_set_source_rgb (cr, (rgb >> 16) / 255.0, (rgb >> 8 & 0xff) / 255.0, (rgb & 0xff) / 255.0);
  cairo_paint (cr);
}

static gboolean
timed_out_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
wait_ms (guint ms)
{
  gboolean done = FALSE;

  g_timeout_add (ms, timed_out_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

static void
wait_for_frames (Fixture *fixture,
                 guint    n)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (fixture->window);
  gint64 start = gdk_frame_clock_get_frame_counter (clock);

  while (gdk_frame_clock_get_frame_counter (clock) < start + n)
    {
      gtk_widget_queue_draw (GTK_WIDGET (fixture->view));
      g_main_context_iteration (NULL, TRUE);
    }
}

static void
activated_cb (Fixture *fixture,
              gint64   id)
{
  fixture->activated = id;
  fixture->n_activated++;
}

static void
moved_cb (Fixture *fixture,
          gint64   id,
          double   lat,
          double   lon)
{
  fixture->moved = id;
  fixture->moved_lat = lat;
  fixture->moved_lon = lon;
}

static void
clicked_cb (Fixture *fixture,
            double   lat,
            double   lon)
{
  fixture->n_clicked++;
  fixture->clicked_lat = lat;
  fixture->clicked_lon = lon;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->activated = fixture->moved = -1;
  fixture->window = gtk_window_new ();
  fixture->view = PSK_MAP_VIEW (psk_map_view_new ());
  fixture->layer = psk_map_pin_layer_new (psk_map_view_get_viewport (fixture->view));
  psk_map_view_add_layer (fixture->view, SHUMATE_LAYER (fixture->layer));
  psk_map_view_set_drawing (fixture->view, draw_plain, GUINT_TO_POINTER (SAND), NULL, NULL);
  g_signal_connect_swapped (fixture->layer, "pin-activated", G_CALLBACK (activated_cb), fixture);
  g_signal_connect_swapped (fixture->layer, "pin-moved", G_CALLBACK (moved_cb), fixture);
  g_signal_connect_swapped (fixture->layer, "map-clicked", G_CALLBACK (clicked_cb), fixture);
  gtk_window_set_decorated (GTK_WINDOW (fixture->window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), WIDTH, HEIGHT);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->view));
  psk_map_view_fit_bounds (fixture->view, 18.0, 99.0, 19.0, 100.0);
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_for_frames (fixture, 2);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->layer)), ==, WIDTH);
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (fixture->layer)), ==, HEIGHT);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  GtkWidget *view = GTK_WIDGET (fixture->view);

  g_object_add_weak_pointer (G_OBJECT (view), (gpointer *) &view);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  for (int i = 0; i < 100 && view != NULL; i++)
    wait_ms (20);
  g_assert_null (view);
}

static GdkTexture *
render (GtkWidget *window,
        GtkWidget *widget)
{
  const int width = gtk_widget_get_width (widget);
  const int height = gtk_widget_get_height (widget);
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  g_assert_nonnull (node);
  return gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node,
                                      &GRAPHENE_RECT_INIT (0, 0, width, height));
}

static guint32
get_pixel (GdkTexture *texture,
           int         x,
           int         y)
{
  const gsize stride = (gsize) gdk_texture_get_width (texture) * 4;
  g_autofree guint32 *pixels = g_malloc (stride * gdk_texture_get_height (texture));

  gdk_texture_download (texture, (guchar *) pixels, stride);
  return pixels[y * gdk_texture_get_width (texture) + x] & 0xffffff;
}

static void
assert_colour (Fixture *fixture,
               double   x,
               double   y,
               guint32  expected)
{
  g_autoptr (GdkTexture) texture = NULL;
  guint32 found;

  wait_for_frames (fixture, 2);
  texture = render (fixture->window, GTK_WIDGET (fixture->view));
  found = get_pixel (texture, x, y);
  if (found != expected)
    g_test_message ("at %g, %g: %06x, not %06x", x, y, found, expected);
  g_assert_cmphex (found, ==, expected);
}

static graphene_point_t
head_of (Fixture *fixture,
         gint64   id)
{
  graphene_rect_t head;

  g_assert_true (psk_map_pin_layer_locate (fixture->layer, id, &head, NULL));
  return GRAPHENE_POINT_INIT (head.origin.x + head.size.width / 2,
                              head.origin.y + head.size.height / 2);
}

/* The controller of a type on the layer: signals are given to it as GTK would. */
static gpointer
controller (Fixture *fixture,
            GType    type)
{
  g_autoptr (GListModel) list = gtk_widget_observe_controllers (GTK_WIDGET (fixture->layer));

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (list, i);

      if (G_OBJECT_TYPE (item) == type)
        return item;
    }

  g_assert_not_reached ();
}

static void
click (Fixture *fixture,
       double   x,
       double   y,
       double   then_x,
       double   then_y)
{
  gpointer gesture = controller (fixture, GTK_TYPE_GESTURE_CLICK);

  g_signal_emit_by_name (gesture, "pressed", 1, x, y);
  g_signal_emit_by_name (gesture, "released", 1, then_x, then_y);
}

static gboolean
press_key (Fixture *fixture,
           guint    key)
{
  gboolean handled = FALSE;

  g_signal_emit_by_name (controller (fixture, GTK_TYPE_EVENT_CONTROLLER_KEY), "key-pressed", key,
                         0, 0, &handled);
  return handled;
}

/* Four pins far from each other, and two that meet. */
static const PskMapPin pins[] = {
  { 10, 18.8, 99.3, PSK_MAP_PIN_COMPLETE, "Complete" },
  { 11, 18.8, 99.7, PSK_MAP_PIN_PARTIAL, "Partial" },
  { 12, 18.5, 99.3, PSK_MAP_PIN_ATTENTION, "Attention" },
  { 13, 18.5, 99.7, PSK_MAP_PIN_MISSING, "Missing" },
  { 14, 18.2, 99.5, PSK_MAP_PIN_COMPLETE, "First of two" },
  { 15, 18.201, 99.501, PSK_MAP_PIN_ATTENTION, "Second of two" },
};

static void
test_nice_metres (void)
{
  const struct
  {
    double longest;
    double nice;
  } cases[] = {
    { 1, 1 }, { 1.99, 1 }, { 2, 2 }, { 4.9, 2 }, { 5, 5 }, { 9.99, 5 },
    { 10, 10 }, { 730, 500 }, { 20000, 20000 }, { 0.2, 0.2 * 5 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpfloat_with_epsilon (psk_map_scale_nice_metres (cases[i].longest),
                                    MIN (cases[i].nice, MAX (cases[i].longest, 1)), 1e-9);
}

static void
test_projection (void)
{
  /* Known tiles of zoom 10 (EPSG:3857): Lampang lies in column 795, row 458. */
  g_assert_cmpint (psk_map_x_from_longitude (99.5) * 1024, ==, 795);
  g_assert_cmpint (psk_map_y_from_latitude (18.3) * 1024, ==, 459);
  g_assert_cmpfloat_with_epsilon (psk_map_y_from_latitude (0), 0.5, 1e-12);
  g_assert_cmpfloat_with_epsilon (psk_map_y_from_latitude (85.0511287798), 0, 1e-9);

  for (double at = 5; at < 21; at += 0.37)
    {
      g_assert_cmpfloat_with_epsilon (psk_map_latitude_from_y (psk_map_y_from_latitude (at)), at,
                                      1e-9);
      g_assert_cmpfloat_with_epsilon (
        psk_map_zoom_for_world_size (psk_map_world_size (at)), at, 1e-9);
    }
}

/* What is drawn over the tiles stands where libshumate says, at any zoom. */
static void
test_agrees_with_shumate (Fixture       *fixture,
                          gconstpointer  data)
{
  ShumateViewport *viewport = psk_map_view_get_viewport (fixture->view);

  for (double zoom = 7; zoom <= 18; zoom += 0.3)
    {
      double x, y, expected_x, expected_y;

      shumate_viewport_set_zoom_level (viewport, zoom);
      shumate_viewport_location_to_widget_coords (viewport, GTK_WIDGET (fixture->layer), 18.6,
                                                  99.4, &expected_x, &expected_y);
      psk_map_project (viewport, GTK_WIDGET (fixture->layer), psk_map_x_from_longitude (99.4),
                       psk_map_y_from_latitude (18.6), &x, &y);
      g_assert_cmpfloat_with_epsilon (x, expected_x, 0.01);
      g_assert_cmpfloat_with_epsilon (y, expected_y, 0.01);
    }
}

static void
test_fit (Fixture       *fixture,
          gconstpointer  data)
{
  const int sizes[][2] = { { WIDTH, HEIGHT }, { 900, 300 }, { 300, 700 } };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      GtkWidget *layer = GTK_WIDGET (fixture->layer);
      ShumateViewport *viewport = psk_map_view_get_viewport (fixture->view);
      double left, top, right, bottom;

      gtk_window_set_default_size (GTK_WINDOW (fixture->window), sizes[i][0], sizes[i][1]);
      wait_for_frames (fixture, 5);
      g_assert_cmpint (gtk_widget_get_width (layer), ==, sizes[i][0]);
      g_assert_cmpint (gtk_widget_get_height (layer), ==, sizes[i][1]);
      psk_map_project (viewport, layer, psk_map_x_from_longitude (99), psk_map_y_from_latitude (19),
                       &left, &top);
      psk_map_project (viewport, layer, psk_map_x_from_longitude (100),
                       psk_map_y_from_latitude (18), &right, &bottom);
      g_assert_cmpfloat (left, >=, 27.5);
      g_assert_cmpfloat (top, >=, 27.5);
      g_assert_cmpfloat (sizes[i][0] - right, >=, 27.5);
      g_assert_cmpfloat (sizes[i][1] - bottom, >=, 27.5);
      g_assert_true (fabs (left - 28) < 1 || fabs (top - 28) < 1);
    }
}

static void
test_clusters (void)
{
  const double radius = 0.001;
  guint cluster_of[200];
  PskMapPin many[200];
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (GArray) none = psk_map_clusters_new (NULL, 0, radius, -1, NULL);
  g_autoptr (GArray) clusters = NULL;
  guint sum = 0;

  g_assert_cmpuint (none->len, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (many); i++)
    many[i] = (PskMapPin){ i, g_rand_double_range (random, 17, 19.5),
                           g_rand_double_range (random, 98.8, 100.2), i % 4, NULL };

  clusters = psk_map_clusters_new (many, G_N_ELEMENTS (many), radius, 150, cluster_of);
  g_assert_cmpuint (clusters->len, <, 100);
  for (guint i = 0; i < clusters->len; i++)
    {
      const PskMapCluster *one = &g_array_index (clusters, PskMapCluster, i);

      sum += one->n_pins;
      for (guint j = 0; j < i; j++)
        {
          const PskMapCluster *two = &g_array_index (clusters, PskMapCluster, j);

          if (one->first != 150 && two->first != 150)
            g_assert_cmpfloat (hypot (one->x - two->x, one->y - two->y), >=, radius);
        }
    }
  g_assert_cmpuint (sum, ==, G_N_ELEMENTS (many));

  for (guint i = 0; i < G_N_ELEMENTS (many); i++)
    {
      const PskMapCluster *own = &g_array_index (clusters, PskMapCluster, cluster_of[i]);
      const double x = psk_map_x_from_longitude (many[i].lon);
      const double y = psk_map_y_from_latitude (many[i].lat);

      g_assert_cmpfloat (hypot (own->x - x, own->y - y), <, radius);
      g_assert_true (x >= own->left && x <= own->right && y >= own->top && y <= own->bottom);
      g_assert_cmpint (own->worst, >=, many[i].state);
      if (i == 150)
        g_assert_cmpuint (own->n_pins, ==, 1);
    }
}

static void
test_drawn_tiles (Fixture       *fixture,
                  gconstpointer  data)
{
  wait_ms (300);
  assert_colour (fixture, 300, 20, SAND);
  g_assert_null (psk_map_view_get_note (fixture->view));

  psk_map_view_set_drawing (fixture->view, draw_plain, GUINT_TO_POINTER (SKY), NULL, "Somebody");
  psk_map_view_set_drawing (fixture->view, draw_plain, GUINT_TO_POINTER (0x102030), NULL, NULL);
  wait_ms (300);
  assert_colour (fixture, 300, 20, 0x102030);
  wait_ms (800);
  assert_colour (fixture, 300, 20, 0x102030);
}

/* Every state has a shape: the colours at a few places of its sign. */
static void
test_signs (Fixture       *fixture,
            gconstpointer  data)
{
  const struct
  {
    gint64 id;
    int dx, dy; /* from the middle of the head */
    guint32 colour;
  } places[] = {
    { 10, 0, 0, WHITE }, { 10, -6, 0, GREEN }, { 10, 6, 0, GREEN },   { 10, 0, 10, GREEN },
    { 11, -4, 0, GREEN }, { 11, 4, 0, WHITE }, { 11, 4, 12, SAND },
    { 12, -7, 0, RED },   { 12, 7, 0, RED },   { 12, 0, -2, WHITE },  { 12, 8, -8, SAND },
    { 13, 0, 0, WHITE },  { 13, 6, 0, GREY },  { 13, -7, 0, GREY },   { 13, 0, 11, GREY },
    { 13, 5, 11, SAND },
  };

  psk_map_pin_layer_set_pins (fixture->layer, pins, G_N_ELEMENTS (pins));
  wait_ms (300);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      const graphene_point_t head = head_of (fixture, places[i].id);

      g_test_message ("pin %" G_GINT64_FORMAT, places[i].id);
      assert_colour (fixture, head.x + places[i].dx, head.y + places[i].dy, places[i].colour);
    }
}

static void
test_selected_is_larger (Fixture       *fixture,
                         gconstpointer  data)
{
  graphene_rect_t before, after;
  guint n_pins;

  psk_map_pin_layer_set_pins (fixture->layer, pins, G_N_ELEMENTS (pins));
  g_assert_true (psk_map_pin_layer_locate (fixture->layer, 14, &before, &n_pins));
  g_assert_cmpuint (n_pins, ==, 2);
  psk_map_pin_layer_set_selected (fixture->layer, 15);
  g_assert_true (psk_map_pin_layer_locate (fixture->layer, 15, &after, &n_pins));
  g_assert_cmpuint (n_pins, ==, 1);
  psk_map_pin_layer_set_selected (fixture->layer, 12);
  g_assert_true (psk_map_pin_layer_locate (fixture->layer, 12, &after, &n_pins));
  psk_map_pin_layer_set_selected (fixture->layer, -1);
  g_assert_true (psk_map_pin_layer_locate (fixture->layer, 12, &before, &n_pins));
  g_assert_cmpfloat (after.size.width, >, 1.3 * before.size.width);

  /* A pin that is not there, or not in view. */
  g_assert_false (psk_map_pin_layer_locate (fixture->layer, 99, &after, NULL));
  psk_map_view_fit_bounds (fixture->view, 10, 99, 11, 100);
  g_assert_false (psk_map_pin_layer_locate (fixture->layer, 12, &after, NULL));
}

static void
test_pick (Fixture       *fixture,
           gconstpointer  data)
{
  graphene_point_t head;
  guint n_pins = 0;

  psk_map_pin_layer_set_pins (fixture->layer, pins, G_N_ELEMENTS (pins));
  g_assert_cmpint (psk_map_pin_layer_pick (fixture->layer, 2, 2, &n_pins), ==, -1);

  head = head_of (fixture, 10);
  g_assert_cmpint (psk_map_pin_layer_pick (fixture->layer, head.x, head.y, &n_pins), ==, 10);
  g_assert_cmpuint (n_pins, ==, 1);
  g_assert_cmpint (psk_map_pin_layer_pick (fixture->layer, head.x, head.y + 12, NULL), ==, 10);
  g_assert_cmpint (psk_map_pin_layer_pick (fixture->layer, head.x + 16, head.y, NULL), ==, -1);

  head = head_of (fixture, 15);
  g_assert_cmpint (psk_map_pin_layer_pick (fixture->layer, head.x, head.y, &n_pins), ==, 14);
  g_assert_cmpuint (n_pins, ==, 2);
}

/* The pointer reaches the layer, which a layer of libshumate does not let it. */
static void
test_takes_pointer (Fixture       *fixture,
                    gconstpointer  data)
{
  g_assert_true (gtk_widget_pick (fixture->window, WIDTH / 2.0, HEIGHT / 2.0, GTK_PICK_DEFAULT)
                 == GTK_WIDGET (fixture->layer));
}

static void
test_click (Fixture       *fixture,
            gconstpointer  data)
{
  graphene_point_t head;
  double zoom;

  psk_map_pin_layer_set_pins (fixture->layer, pins, G_N_ELEMENTS (pins));
  head = head_of (fixture, 11);
  click (fixture, head.x, head.y, head.x + 40, head.y); /* a pan */
  g_assert_cmpuint (fixture->n_activated, ==, 0);
  click (fixture, head.x, head.y, head.x + 2, head.y);
  g_assert_cmpuint (fixture->n_activated, ==, 1);
  g_assert_cmpint (fixture->activated, ==, 11);
  g_assert_cmpint (psk_map_pin_layer_get_selected (fixture->layer), ==, 11);
  g_assert_cmpuint (fixture->n_clicked, ==, 0);

  click (fixture, WIDTH / 2.0, HEIGHT / 2.0, WIDTH / 2.0 + 30, HEIGHT / 2.0);
  g_assert_cmpuint (fixture->n_clicked, ==, 0);
  click (fixture, WIDTH / 2.0, HEIGHT / 2.0, WIDTH / 2.0, HEIGHT / 2.0);
  g_assert_cmpuint (fixture->n_clicked, ==, 1);
  g_assert_cmpfloat_with_epsilon (fixture->clicked_lat, 18.5, 0.01);
  g_assert_cmpfloat_with_epsilon (fixture->clicked_lon, 99.5, 0.01);

  /* A cluster is parted. */
  zoom = shumate_viewport_get_zoom_level (psk_map_view_get_viewport (fixture->view));
  head = head_of (fixture, 14);
  click (fixture, head.x, head.y, head.x, head.y);
  wait_ms (1500);
  g_assert_cmpuint (fixture->n_activated, ==, 1);
  g_assert_cmpfloat (shumate_viewport_get_zoom_level (psk_map_view_get_viewport (fixture->view)),
                     >, zoom + 1);
  head = head_of (fixture, 15);
  click (fixture, head.x, head.y, head.x, head.y);
  g_assert_cmpint (fixture->activated, ==, 15);
}

/* Pins in one place are opened in turn, as no zoom parts them. */
static void
test_same_place (Fixture       *fixture,
                 gconstpointer  data)
{
  const PskMapPin same[] = {
    { 1, 18.5, 99.5, PSK_MAP_PIN_COMPLETE, "One" },
    { 2, 18.5, 99.5, PSK_MAP_PIN_COMPLETE, "Two" },
    { 3, 18.5, 99.5, PSK_MAP_PIN_COMPLETE, "Three" },
  };
  gboolean seen[4] = { FALSE };

  psk_map_pin_layer_set_pins (fixture->layer, same, G_N_ELEMENTS (same));
  for (guint i = 0; i < 3; i++)
    {
      /* The chosen one stands over the others with its head above the place. */
      click (fixture, WIDTH / 2.0, HEIGHT / 2.0 - 4, WIDTH / 2.0, HEIGHT / 2.0 - 4);
      g_assert_cmpuint (fixture->n_activated, ==, i + 1);
      seen[fixture->activated] = TRUE;
    }
  g_assert_true (seen[1] && seen[2] && seen[3]);
}

static void
test_keyboard (Fixture       *fixture,
               gconstpointer  data)
{
  GtkWidget *layer = GTK_WIDGET (fixture->layer);

  psk_map_pin_layer_set_pins (fixture->layer, pins, G_N_ELEMENTS (pins));
  g_assert_true (gtk_widget_child_focus (layer, GTK_DIR_TAB_FORWARD));
  g_assert_true (press_key (fixture, GDK_KEY_Return));
  g_assert_cmpint (fixture->activated, ==, 10);
  g_assert_true (press_key (fixture, GDK_KEY_Right));
  g_assert_true (press_key (fixture, GDK_KEY_Return));
  g_assert_cmpint (fixture->activated, ==, 11);
  g_assert_true (press_key (fixture, GDK_KEY_Down));
  g_assert_true (press_key (fixture, GDK_KEY_space));
  g_assert_cmpint (fixture->activated, ==, 13);

  /* Nothing further to the right: the key is left to the map, which moves. */
  g_assert_false (press_key (fixture, GDK_KEY_Right));

  /* Tab goes on and leaves after the last. */
  g_assert_true (gtk_widget_child_focus (layer, GTK_DIR_TAB_FORWARD));
  g_assert_false (gtk_widget_child_focus (layer, GTK_DIR_TAB_FORWARD));
}

static void
test_drag (Fixture       *fixture,
           gconstpointer  data)
{
  gpointer drag = controller (fixture, GTK_TYPE_GESTURE_DRAG);
  graphene_point_t head, after;

  psk_map_pin_layer_set_pins (fixture->layer, pins, G_N_ELEMENTS (pins));
  psk_map_pin_layer_set_selected (fixture->layer, 10);
  head = head_of (fixture, 10);

  /* Not before it is allowed. */
  g_signal_emit_by_name (drag, "drag-begin", head.x, head.y);
  g_signal_emit_by_name (drag, "drag-update", 50.0, 30.0);
  g_signal_emit_by_name (drag, "drag-end", 50.0, 30.0);
  g_assert_cmpint (fixture->moved, ==, -1);

  /* Escape gives it up. */
  psk_map_pin_layer_set_editable (fixture->layer, TRUE);
  g_signal_emit_by_name (drag, "drag-begin", head.x, head.y);
  g_signal_emit_by_name (drag, "drag-update", 50.0, 30.0);
  after = head_of (fixture, 10);
  g_assert_cmpfloat_with_epsilon (after.x, head.x + 50, 1);
  g_assert_true (press_key (fixture, GDK_KEY_Escape));
  g_signal_emit_by_name (drag, "drag-end", 50.0, 30.0);
  g_assert_cmpint (fixture->moved, ==, -1);
  after = head_of (fixture, 10);
  g_assert_cmpfloat_with_epsilon (after.x, head.x, 0.01);

  /* Another pin than the chosen one stays. */
  head = head_of (fixture, 11);
  g_signal_emit_by_name (drag, "drag-begin", head.x, head.y);
  g_signal_emit_by_name (drag, "drag-end", 50.0, 30.0);
  g_assert_cmpint (fixture->moved, ==, -1);

  head = head_of (fixture, 10);
  g_signal_emit_by_name (drag, "drag-begin", head.x, head.y);
  g_signal_emit_by_name (drag, "drag-update", 50.0, 30.0);
  g_signal_emit_by_name (drag, "drag-end", 50.0, 30.0);
  g_assert_cmpint (fixture->moved, ==, 10);
  g_assert_cmpfloat (fixture->moved_lat, <, pins[0].lat);
  g_assert_cmpfloat (fixture->moved_lon, >, pins[0].lon);
  after = head_of (fixture, 10);
  g_assert_cmpfloat_with_epsilon (after.x, head.x + 50, 1);
  g_assert_cmpfloat_with_epsilon (after.y, head.y + 30, 1);
}

/* A server at a port that nobody listens to. */
static void
test_fallback (Fixture       *fixture,
               gconstpointer  data)
{
  psk_map_view_set_tile_url (fixture->view, "http://127.0.0.1:9/{z}/{x}/{y}.png");
  g_assert_true (psk_map_view_get_shows_drawn (fixture->view));
  psk_map_view_set_base (fixture->view, PSK_MAP_BASE_ONLINE);
  g_assert_false (psk_map_view_get_shows_drawn (fixture->view));
  g_assert_null (psk_map_view_get_note (fixture->view));

  for (int i = 0; i < 100 && !psk_map_view_get_shows_drawn (fixture->view); i++)
    wait_ms (50);
  g_assert_true (psk_map_view_get_shows_drawn (fixture->view));
  g_assert_nonnull (psk_map_view_get_note (fixture->view));
  g_assert_true (g_str_has_prefix (psk_map_view_get_note (fixture->view), "Drawn map: "));
  wait_ms (1000);
  assert_colour (fixture, 300, 20, SAND);

  psk_map_view_set_base (fixture->view, PSK_MAP_BASE_DRAWN);
  g_assert_null (psk_map_view_get_note (fixture->view));
}

/* A server of tiles that are all of one colour. */
typedef struct
{
  GSocketService *service;
  GBytes *tile;
  int n_requests;
  char *user_agent;
  GMutex mutex;
} Server;

/* In a thread, as it waits for the client, which lives in the main loop. */
static gboolean
serve_cb (Server            *server,
          GSocketConnection *connection)
{
  GInputStream *input = g_io_stream_get_input_stream (G_IO_STREAM (connection));
  GOutputStream *output = g_io_stream_get_output_stream (G_IO_STREAM (connection));
  g_autoptr (GDataInputStream) lines = g_data_input_stream_new (input);
  g_autofree char *head = NULL;
  gsize size;
  gconstpointer data = g_bytes_get_data (server->tile, &size);

  g_data_input_stream_set_newline_type (lines, G_DATA_STREAM_NEWLINE_TYPE_CR_LF);
  while (TRUE)
    {
      g_autofree char *line = g_data_input_stream_read_line (lines, NULL, NULL, NULL);

      if (line == NULL || *line == '\0')
        break;
      if (g_ascii_strncasecmp (line, "user-agent: ", 12) == 0)
        {
          g_mutex_lock (&server->mutex);
          g_free (server->user_agent);
          server->user_agent = g_strdup (line + 12);
          g_mutex_unlock (&server->mutex);
        }
    }

  g_atomic_int_inc (&server->n_requests);
  head = g_strdup_printf ("HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n"
                          "Content-Length: %" G_GSIZE_FORMAT "\r\nConnection: close\r\n\r\n",
                          size);
  g_output_stream_write_all (output, head, strlen (head), NULL, NULL, NULL);
  g_output_stream_write_all (output, data, size, NULL, NULL, NULL);
  g_io_stream_close (G_IO_STREAM (connection), NULL, NULL);
  return TRUE;
}

static GBytes *
make_png (guint32 rgb)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 256, 256);
  gsize size;
  char *data;

  gdk_pixbuf_fill (pixbuf, rgb << 8 | 0xff);
  g_assert_true (gdk_pixbuf_save_to_buffer (pixbuf, &data, &size, "png", NULL, NULL));
  return g_bytes_new_take (data, size);
}

static void
test_online (Fixture       *fixture,
             gconstpointer  data)
{
  Server server = { g_threaded_socket_service_new (4), make_png (SKY), 0, NULL };
  const guint16 port = g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (server.service),
                                                            NULL, NULL);
  g_autofree char *url = g_strdup_printf ("http://127.0.0.1:%u/{z}/{x}/{y}.png", port);

  g_assert_cmpuint (port, >, 0);
  g_signal_connect_swapped (server.service, "run", G_CALLBACK (serve_cb), &server);
  psk_map_view_set_tile_url (fixture->view, url);
  psk_map_view_set_base (fixture->view, PSK_MAP_BASE_ONLINE);
  for (int i = 0; i < 60 && g_atomic_int_get (&server.n_requests) < 4; i++)
    wait_ms (50);
  wait_ms (1000);

  g_assert_cmpint (g_atomic_int_get (&server.n_requests), >=, 4);
  g_assert_nonnull (server.user_agent);
  g_test_message ("%s", server.user_agent);
  g_assert_true (g_str_has_prefix (server.user_agent, "Pansuk/"));
  g_assert_nonnull (strstr (server.user_agent, "(+io.github.pansuk.Pansuk)"));
  g_assert_false (psk_map_view_get_shows_drawn (fixture->view));
  g_assert_null (psk_map_view_get_note (fixture->view));
  assert_colour (fixture, 300, 20, SKY);

  /* Nobody asks any more. */
  psk_map_view_set_base (fixture->view, PSK_MAP_BASE_DRAWN);
  wait_ms (200);
  g_socket_service_stop (server.service);
  g_object_unref (server.service);
  g_bytes_unref (server.tile);
  g_free (server.user_agent);
}

/* Many pins, moved many times, while tiles come and go: nothing is warned about. */
static void
test_many (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree PskMapPin *many = g_new0 (PskMapPin, 1000);
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  ShumateViewport *viewport = psk_map_view_get_viewport (fixture->view);
  gint64 start;

  for (guint i = 0; i < 1000; i++)
    many[i] = (PskMapPin){ i, g_rand_double_range (random, 18, 19),
                           g_rand_double_range (random, 99, 100), i % 4, "A place" };
  psk_map_pin_layer_set_pins (fixture->layer, many, 1000);
  shumate_viewport_set_zoom_level (viewport, 9.6);

  start = g_get_monotonic_time ();
  for (guint i = 0; i < 50; i++)
    {
      g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
      g_autoptr (GskRenderNode) node = NULL;
      g_autoptr (GdkTexture) texture = NULL;

      shumate_location_set_location (SHUMATE_LOCATION (viewport), 18.5 + i * 0.001, 99.5);
      GTK_WIDGET_GET_CLASS (fixture->layer)->snapshot (GTK_WIDGET (fixture->layer), snapshot);
      node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
      g_assert_nonnull (node);
      texture = gsk_renderer_render_texture (
        gtk_native_get_renderer (GTK_NATIVE (fixture->window)), node,
        &GRAPHENE_RECT_INIT (0, 0, WIDTH, HEIGHT));
      g_assert_nonnull (texture);
    }
  g_test_message ("a frame of 1,000 pins took %.2f ms",
                  (g_get_monotonic_time () - start) / 50e3);

  for (double zoom = 7; zoom < 18; zoom += 0.7)
    {
      shumate_viewport_set_zoom_level (viewport, zoom);
      wait_for_frames (fixture, 1);
    }
}

/* The map of Lampang, with real borders and made-up states. */

static void
add_rings (PskMapDrawing *drawing,
           int            area,
           JsonArray     *rings)
{
  for (guint i = 0; i < json_array_get_length (rings); i++)
    {
      JsonArray *ring = json_array_get_array_element (rings, i);
      const guint n_points = json_array_get_length (ring);
      g_autofree double *points = g_new (double, 2 * n_points);

      for (guint j = 0; j < n_points; j++)
        {
          JsonArray *point = json_array_get_array_element (ring, j);

          points[2 * j] = json_array_get_double_element (point, 0);
          points[2 * j + 1] = json_array_get_double_element (point, 1);
        }
      psk_map_drawing_add_ring (drawing, area, points, n_points);
    }
}

static void
add_borders (PskMapDrawing *drawing,
             const char    *folder,
             const char    *name,
             const char    *code)
{
  g_autofree char *path = g_build_filename (folder, "geo", name, NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  JsonArray *features;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  features = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)),
                                           "features");
  for (guint i = 0; i < json_array_get_length (features); i++)
    {
      JsonObject *feature = json_array_get_object_element (features, i);
      JsonObject *properties = json_object_get_object_member (feature, "properties");
      JsonObject *geometry = json_object_get_object_member (feature, "geometry");
      JsonArray *parts = json_object_get_array_member (geometry, "coordinates");
      const int area = atoi (json_object_get_string_member (properties, code));

      if (g_str_equal (json_object_get_string_member (geometry, "type"), "Polygon"))
        add_rings (drawing, area, parts);
      else
        for (guint j = 0; j < json_array_get_length (parts); j++)
          add_rings (drawing, area, json_array_get_array_element (parts, j));
    }
}

/* The label points of the tambons, from the table; labels belong to the strings. */
static GArray *
read_places (const char     *folder,
             PskMapDrawing  *drawing,
             GStringChunk   *strings)
{
  g_autofree char *path = g_build_filename (folder, "geo", "lampang_areas.csv", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GHashTable) districts = g_hash_table_new (NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lines = NULL;
  GArray *places = g_array_new (FALSE, FALSE, sizeof (PskMapPin));

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 1; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], ",", -1);
      const int district = atoi (cells[0]);
      const PskMapPinState states[] = { 0, 1, 1, 0, 1, 0, 0, 3, 1, 0, 0, 2, 0 };
      PskMapPin place = { atoi (cells[1]), g_ascii_strtod (cells[7], NULL),
                          g_ascii_strtod (cells[8], NULL),
                          states[i * 7 % G_N_ELEMENTS (states)],
                          g_string_chunk_insert (strings, cells[3]) };

      psk_map_drawing_add_name (drawing, place.id, cells[3], place.lon, place.lat);
      psk_map_drawing_set_fill (drawing, district,
                                (const guint32[]){ 0xdff1e5, 0xd0e9d9, 0xeef3e2,
                                                   0xf6efd9 }[district % 4]);
      if (g_hash_table_add (districts, GINT_TO_POINTER (district)))
        psk_map_drawing_add_name (drawing, district, cells[2], place.lon, place.lat);
      g_array_append_val (places, place);
    }

  return places;
}

static void
fill_lampang (Fixture    *fixture,
              const char *folder,
              gboolean    dark)
{
  PskMapDrawing *drawing =
    psk_map_drawing_new (dark ? PSK_MAP_PALETTE_DARK : PSK_MAP_PALETTE_LIGHT);
  g_autoptr (GStringChunk) strings = g_string_chunk_new (4096);
  g_autoptr (GArray) places = NULL;
  double west, south, east, north;

  add_borders (drawing, folder, "lampang_districts.geojson", "district_code");
  add_borders (drawing, folder, "lampang_tambons.geojson", "tambon_code");
  places = read_places (folder, drawing, strings);
  g_assert_cmpuint (places->len, ==, 100);
  g_assert_true (psk_map_drawing_get_bounds (drawing, &west, &south, &east, &north));
  psk_map_view_set_drawing (fixture->view, psk_map_drawing_draw_tile, drawing, g_object_unref,
                            "Borders: RTSD / OCHA");
  psk_map_view_set_home (fixture->view, south, west, north, east);
  psk_map_view_fit_bounds (fixture->view, south, west, north, east);
  psk_map_pin_layer_set_pins (fixture->layer, (const PskMapPin *) places->data, places->len);
}

/* At every zoom the signs of all tambons stand apart and stand for a hundred. */
static void
test_lampang (Fixture       *fixture,
              gconstpointer  data)
{
  const char *folder = g_getenv ("PSK_TEST_SHARED");
  g_autofree char *path = g_build_filename (folder != NULL ? folder : "", "geo", NULL);

  if (folder == NULL || !g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("The borders of Lampang are not here; set PSK_TEST_SHARED.");
      return;
    }

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 800, 640);
  fill_lampang (fixture, folder, FALSE);
  wait_for_frames (fixture, 4);
  for (int area = 520101; area <= 521305; area++)
    {
      graphene_rect_t head, other;
      guint n_pins;

      if (!psk_map_pin_layer_locate (fixture->layer, area, &head, &n_pins))
        continue;
      for (int neighbour = area + 1; neighbour <= 521305; neighbour++)
        {
          if (!psk_map_pin_layer_locate (fixture->layer, neighbour, &other, NULL)
              || graphene_rect_equal (&head, &other))
            continue;

          g_assert_cmpfloat (hypot (head.origin.x + head.size.width / 2 - other.origin.x
                                      - other.size.width / 2,
                                    head.origin.y + head.size.height / 2 - other.origin.y
                                      - other.size.height / 2),
                             >=, 8);
        }
    }
}

/* Pictures to look at: `test-map --demo FOLDER`. */

static void
save (Fixture    *fixture,
      const char *folder,
      const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GdkTexture) texture = NULL;

  wait_ms (2500);
  wait_for_frames (fixture, 2);
  texture = render (fixture->window, GTK_WIDGET (fixture->view));
  g_assert_true (gdk_texture_save_to_png (texture, path));
}

static int
demo (const char *folder)
{
  const char *shared = g_getenv ("PSK_TEST_SHARED");
  Fixture fixture = { NULL };

  g_return_val_if_fail (shared != NULL, 1);

  set_up (&fixture, NULL);
  gtk_window_set_default_size (GTK_WINDOW (fixture.window), 796, 640);
  fill_lampang (&fixture, shared, FALSE);
  psk_map_view_set_legend (fixture.view, gtk_label_new ("Legend"));
  save (&fixture, folder, "province.png");

  psk_map_pin_layer_set_selected (fixture.layer, 520105);
  psk_map_view_go_to (fixture.view, 18.28, 99.5, 11);
  gtk_widget_child_focus (GTK_WIDGET (fixture.layer), GTK_DIR_TAB_FORWARD);
  save (&fixture, folder, "town.png");

  gtk_window_set_default_size (GTK_WINDOW (fixture.window), 420, 500);
  psk_map_view_set_tile_url (fixture.view, "http://127.0.0.1:9/{z}/{x}/{y}.png");
  psk_map_view_set_base (fixture.view, PSK_MAP_BASE_ONLINE);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      ADW_COLOR_SCHEME_FORCE_DARK);
  fill_lampang (&fixture, shared, TRUE);
  save (&fixture, folder, "dark.png");
  gtk_window_destroy (GTK_WINDOW (fixture.window));
  return 0;
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *cache = g_dir_make_tmp ("pansuk-test-map-XXXXXX", NULL);

  /* Tiles of a run are not those of the next. */
  g_setenv ("XDG_CACHE_HOME", cache, TRUE);
  g_setenv ("GTK_A11Y", "test", FALSE); /* no session bus is needed */
  g_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "");
  if (!gtk_init_check ())
    {
      g_printerr ("There is no display to test on.\n");
      return 77;
    }
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  if (argc == 3 && g_str_equal (argv[1], "--demo"))
    return demo (argv[2]);

  g_test_add_func ("/map/scale", test_nice_metres);
  g_test_add_func ("/map/projection", test_projection);
  g_test_add_func ("/map/clusters", test_clusters);
#define ADD(path, func) g_test_add ("/map/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("agrees-with-shumate", test_agrees_with_shumate);
  ADD ("fit", test_fit);
  ADD ("drawn-tiles", test_drawn_tiles);
  ADD ("signs", test_signs);
  ADD ("selected", test_selected_is_larger);
  ADD ("pick", test_pick);
  ADD ("takes-pointer", test_takes_pointer);
  ADD ("click", test_click);
  ADD ("same-place", test_same_place);
  ADD ("keyboard", test_keyboard);
  ADD ("drag", test_drag);
  ADD ("fallback", test_fallback);
  ADD ("online", test_online);
  ADD ("many", test_many);
  ADD ("lampang", test_lampang);

  return g_test_run ();
}
