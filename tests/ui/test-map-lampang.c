/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The map of Lampang, with real borders and made-up states. */

#include "config.h"

#include <adwaita.h>
#include <json-glib/json-glib.h>
#include <math.h>

#include "psk-map-drawing.h"
#include "psk-test-map.h"
#include "psk-test-widget.h"

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
read_places (const char    *folder,
             PskMapDrawing *drawing,
             GStringChunk  *strings)
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
fill_lampang (PskTestMap *fixture,
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
test_lampang (PskTestMap    *fixture,
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
  psk_test_widget_wait_for_frames (GTK_WIDGET (fixture->view), 4);
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

/* Pictures to look at: `test-map-lampang --demo FOLDER`. */
static void
save (PskTestMap *fixture,
      const char *folder,
      const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GdkTexture) texture = NULL;

  psk_test_wait (2500);
  psk_test_widget_wait_for_frames (GTK_WIDGET (fixture->view), 2);
  texture = psk_test_widget_render (GTK_WIDGET (fixture->view));
  g_assert_true (gdk_texture_save_to_png (texture, path));
}

static int
demo (const char *folder)
{
  const char *shared = g_getenv ("PSK_TEST_SHARED");
  PskTestMap fixture = { NULL };

  g_return_val_if_fail (shared != NULL, 1);

  psk_test_map_set_up (&fixture, NULL);
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
main (int   argc,
      char *argv[])
{
  if (!psk_test_map_begin (&argc, &argv))
    return 77;
  if (argc == 3 && g_str_equal (argv[1], "--demo"))
    return demo (argv[2]);

  psk_test_map_add ("/map/lampang", test_lampang);

  return g_test_run ();
}
