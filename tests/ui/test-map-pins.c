/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Pins on a map: their signs and clusters, and how they are opened and dragged. */

#include "config.h"

#include <math.h>

#include "psk-map-projection.h"
#include "psk-test-map.h"
#include "psk-test-widget.h"

#define GREEN 0x2b7a4b
#define RED 0xb3261e
#define GREY 0x5c5c58
#define WHITE 0xffffff

/* Four pins far from each other, and two that meet. */
static const PskMapPin pins[] = {
  { 10, 18.8, 99.3, PSK_MAP_PIN_COMPLETE, "Complete" },
  { 11, 18.8, 99.7, PSK_MAP_PIN_PARTIAL, "Partial" },
  { 12, 18.5, 99.3, PSK_MAP_PIN_ATTENTION, "Attention" },
  { 13, 18.5, 99.7, PSK_MAP_PIN_MISSING, "Missing" },
  { 14, 18.2, 99.5, PSK_MAP_PIN_COMPLETE, "First of two" },
  { 15, 18.201, 99.501, PSK_MAP_PIN_ATTENTION, "Second of two" },
};

static graphene_point_t
head_of (PskTestMap *fixture,
         gint64      id)
{
  graphene_rect_t head;

  g_assert_true (psk_map_pin_layer_locate (fixture->layer, id, &head, NULL));
  return GRAPHENE_POINT_INIT (head.origin.x + head.size.width / 2,
                              head.origin.y + head.size.height / 2);
}

/* The controller of a type on the layer: signals are given to it as GTK would. */
static gpointer
controller (PskTestMap *fixture,
            GType       type)
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
click (PskTestMap *fixture,
       double      x,
       double      y,
       double      then_x,
       double      then_y)
{
  gpointer gesture = controller (fixture, GTK_TYPE_GESTURE_CLICK);

  g_signal_emit_by_name (gesture, "pressed", 1, x, y);
  g_signal_emit_by_name (gesture, "released", 1, then_x, then_y);
}

static gboolean
press_key (PskTestMap *fixture,
           guint       key)
{
  gboolean handled = FALSE;

  g_signal_emit_by_name (controller (fixture, GTK_TYPE_EVENT_CONTROLLER_KEY), "key-pressed", key,
                         0, 0, &handled);
  return handled;
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

/* Every state has a shape: the colours at a few places of its sign. */
static void
test_signs (PskTestMap    *fixture,
            gconstpointer  data)
{
  const struct
  {
    gint64 id;
    int dx, dy; /* from the middle of the head */
    guint32 colour;
  } places[] = {
    { 10, 0, 0, WHITE }, { 10, -6, 0, GREEN }, { 10, 6, 0, GREEN },   { 10, 0, 10, GREEN },
    { 11, -4, 0, GREEN }, { 11, 4, 0, WHITE }, { 11, 4, 12, MAP_SAND },
    { 12, -7, 0, RED },   { 12, 7, 0, RED },   { 12, 0, -2, WHITE },  { 12, 8, -8, MAP_SAND },
    { 13, 0, 0, WHITE },  { 13, 6, 0, GREY },  { 13, -7, 0, GREY },   { 13, 0, 11, GREY },
    { 13, 5, 11, MAP_SAND },
  };

  psk_map_pin_layer_set_pins (fixture->layer, pins, G_N_ELEMENTS (pins));
  psk_test_wait (300);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      const graphene_point_t head = head_of (fixture, places[i].id);

      g_test_message ("pin %" G_GINT64_FORMAT, places[i].id);
      psk_test_map_assert_colour (fixture, head.x + places[i].dx, head.y + places[i].dy,
                                  places[i].colour);
    }
}

static void
test_selected_is_larger (PskTestMap    *fixture,
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
test_pick (PskTestMap    *fixture,
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
test_takes_pointer (PskTestMap    *fixture,
                    gconstpointer  data)
{
  g_assert_true (gtk_widget_pick (fixture->window, MAP_WIDTH / 2.0, MAP_HEIGHT / 2.0,
                                  GTK_PICK_DEFAULT)
                 == GTK_WIDGET (fixture->layer));
}

static void
test_click (PskTestMap    *fixture,
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

  click (fixture, MAP_WIDTH / 2.0, MAP_HEIGHT / 2.0, MAP_WIDTH / 2.0 + 30, MAP_HEIGHT / 2.0);
  g_assert_cmpuint (fixture->n_clicked, ==, 0);
  click (fixture, MAP_WIDTH / 2.0, MAP_HEIGHT / 2.0, MAP_WIDTH / 2.0, MAP_HEIGHT / 2.0);
  g_assert_cmpuint (fixture->n_clicked, ==, 1);
  g_assert_cmpfloat_with_epsilon (fixture->clicked_lat, 18.5, 0.01);
  g_assert_cmpfloat_with_epsilon (fixture->clicked_lon, 99.5, 0.01);

  /* A cluster is parted. */
  zoom = shumate_viewport_get_zoom_level (psk_map_view_get_viewport (fixture->view));
  head = head_of (fixture, 14);
  click (fixture, head.x, head.y, head.x, head.y);
  psk_test_wait (1500);
  g_assert_cmpuint (fixture->n_activated, ==, 1);
  g_assert_cmpfloat (shumate_viewport_get_zoom_level (psk_map_view_get_viewport (fixture->view)),
                     >, zoom + 1);
  head = head_of (fixture, 15);
  click (fixture, head.x, head.y, head.x, head.y);
  g_assert_cmpint (fixture->activated, ==, 15);
}

/* Pins in one place are opened in turn, as no zoom parts them. */
static void
test_same_place (PskTestMap    *fixture,
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
      click (fixture, MAP_WIDTH / 2.0, MAP_HEIGHT / 2.0 - 4, MAP_WIDTH / 2.0, MAP_HEIGHT / 2.0 - 4);
      g_assert_cmpuint (fixture->n_activated, ==, i + 1);
      seen[fixture->activated] = TRUE;
    }
  g_assert_true (seen[1] && seen[2] && seen[3]);
}

static void
test_keyboard (PskTestMap    *fixture,
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
test_drag (PskTestMap    *fixture,
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

/* Many pins, moved many times, while tiles come and go: nothing is warned about. */
static void
test_many (PskTestMap    *fixture,
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
        &GRAPHENE_RECT_INIT (0, 0, MAP_WIDTH, MAP_HEIGHT));
      g_assert_nonnull (texture);
    }
  g_test_message ("a frame of 1,000 pins took %.2f ms",
                  (g_get_monotonic_time () - start) / 50e3);

  for (double zoom = 7; zoom < 18; zoom += 0.7)
    {
      shumate_viewport_set_zoom_level (viewport, zoom);
      psk_test_widget_wait_for_frames (GTK_WIDGET (fixture->view), 1);
    }
}

int
main (int   argc,
      char *argv[])
{
  if (!psk_test_map_begin (&argc, &argv))
    return 77;

  g_test_add_func ("/map/clusters", test_clusters);
  psk_test_map_add ("/map/signs", test_signs);
  psk_test_map_add ("/map/selected", test_selected_is_larger);
  psk_test_map_add ("/map/pick", test_pick);
  psk_test_map_add ("/map/takes-pointer", test_takes_pointer);
  psk_test_map_add ("/map/click", test_click);
  psk_test_map_add ("/map/same-place", test_same_place);
  psk_test_map_add ("/map/keyboard", test_keyboard);
  psk_test_map_add ("/map/drag", test_drag);
  psk_test_map_add ("/map/many", test_many);

  return g_test_run ();
}
