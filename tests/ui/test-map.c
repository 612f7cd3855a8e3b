/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Maps: where things are, and what lies below them. */

#include "config.h"

#include <math.h>

#include "psk-map-projection.h"
#include "psk-map-scale.h"
#include "psk-test-map.h"
#include "psk-test-widget.h"

#define SKY 0x80c0ff

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
test_agrees_with_shumate (PskTestMap    *fixture,
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
test_fit (PskTestMap    *fixture,
          gconstpointer  data)
{
  const int sizes[][2] = { { MAP_WIDTH, MAP_HEIGHT }, { 900, 300 }, { 300, 700 } };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      GtkWidget *layer = GTK_WIDGET (fixture->layer);
      ShumateViewport *viewport = psk_map_view_get_viewport (fixture->view);
      double left, top, right, bottom;

      gtk_window_set_default_size (GTK_WINDOW (fixture->window), sizes[i][0], sizes[i][1]);
      psk_test_widget_wait_for_frames (GTK_WIDGET (fixture->view), 5);
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
test_drawn_tiles (PskTestMap    *fixture,
                  gconstpointer  data)
{
  psk_test_wait (300);
  psk_test_map_assert_colour (fixture, 300, 20, MAP_SAND);
  g_assert_null (psk_map_view_get_note (fixture->view));

  psk_map_view_set_drawing (fixture->view, psk_test_map_draw_plain, GUINT_TO_POINTER (SKY),
                            NULL, "Somebody");
  psk_map_view_set_drawing (fixture->view, psk_test_map_draw_plain,
                            GUINT_TO_POINTER (0x102030), NULL, NULL);
  psk_test_wait (300);
  psk_test_map_assert_colour (fixture, 300, 20, 0x102030);
  psk_test_wait (800);
  psk_test_map_assert_colour (fixture, 300, 20, 0x102030);
}

/* A server at a port that nobody listens to. */
static void
test_fallback (PskTestMap    *fixture,
               gconstpointer  data)
{
  psk_map_view_set_tile_url (fixture->view, "http://127.0.0.1:9/{z}/{x}/{y}.png");
  g_assert_true (psk_map_view_get_shows_drawn (fixture->view));
  psk_map_view_set_base (fixture->view, PSK_MAP_BASE_ONLINE);
  g_assert_false (psk_map_view_get_shows_drawn (fixture->view));
  g_assert_null (psk_map_view_get_note (fixture->view));

  for (int i = 0; i < 100 && !psk_map_view_get_shows_drawn (fixture->view); i++)
    psk_test_wait (50);
  g_assert_true (psk_map_view_get_shows_drawn (fixture->view));
  g_assert_nonnull (psk_map_view_get_note (fixture->view));
  g_assert_true (g_str_has_prefix (psk_map_view_get_note (fixture->view), "Drawn map: "));
  psk_test_wait (1000);
  psk_test_map_assert_colour (fixture, 300, 20, MAP_SAND);

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
test_online (PskTestMap    *fixture,
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
    psk_test_wait (50);
  psk_test_wait (1000);

  g_assert_cmpint (g_atomic_int_get (&server.n_requests), >=, 4);
  g_assert_nonnull (server.user_agent);
  g_test_message ("%s", server.user_agent);
  g_assert_true (g_str_has_prefix (server.user_agent, "Pansuk/"));
  g_assert_nonnull (strstr (server.user_agent, "(+io.github.pansuk.Pansuk)"));
  g_assert_false (psk_map_view_get_shows_drawn (fixture->view));
  g_assert_null (psk_map_view_get_note (fixture->view));
  psk_test_map_assert_colour (fixture, 300, 20, SKY);

  /* Nobody asks any more. */
  psk_map_view_set_base (fixture->view, PSK_MAP_BASE_DRAWN);
  psk_test_wait (200);
  g_socket_service_stop (server.service);
  g_object_unref (server.service);
  g_bytes_unref (server.tile);
  g_free (server.user_agent);
}

int
main (int   argc,
      char *argv[])
{
  if (!psk_test_map_begin (&argc, &argv))
    return 77;

  g_test_add_func ("/map/scale", test_nice_metres);
  g_test_add_func ("/map/projection", test_projection);
  psk_test_map_add ("/map/agrees-with-shumate", test_agrees_with_shumate);
  psk_test_map_add ("/map/fit", test_fit);
  psk_test_map_add ("/map/drawn-tiles", test_drawn_tiles);
  psk_test_map_add ("/map/fallback", test_fallback);
  psk_test_map_add ("/map/online", test_online);

  return g_test_run ();
}
