/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-test-map.h"

#include <adwaita.h>
#include <locale.h>

#include "psk-test-widget.h"

/**
 * psk_test_map_begin:
 * @argc: (inout): as main() got it
 * @argv: (inout): as main() got it
 *
 * Returns: whether there is a display to test on
 */
gboolean
psk_test_map_begin (int    *argc,
                    char ***argv)
{
  g_autofree char *cache = g_dir_make_tmp ("pansuk-test-map-XXXXXX", NULL);

  /* Tiles of a run are not those of the next. */
  g_setenv ("XDG_CACHE_HOME", cache, TRUE);
  g_setenv ("GTK_A11Y", "test", FALSE); /* no session bus is needed */
  g_test_init (argc, argv, NULL);
  setlocale (LC_ALL, "");
  if (!gtk_init_check ())
    {
      g_printerr ("There is no display to test on.\n");
      return FALSE;
    }

  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  return TRUE;
}

/**
 * psk_test_map_draw_plain:
 * @cr: where to draw
 * @zoom: unused
 * @tile_x: unused
 * @tile_y: unused
 * @tile_size: unused
 * @user_data: a colour, by GUINT_TO_POINTER()
 *
 * Draws a map of one colour.
 */
void
psk_test_map_draw_plain (cairo_t  *cr,
                         int       zoom,
                         double    tile_x,
                         double    tile_y,
                         int       tile_size,
                         gpointer  user_data)
{
  const guint rgb = GPOINTER_TO_UINT (user_data);

  cairo_set_source_rgb (cr, (rgb >> 16) / 255.0, (rgb >> 8 & 0xff) / 255.0, (rgb & 0xff) / 255.0);
  cairo_paint (cr);
}

static void
activated_cb (PskTestMap *fixture,
              gint64      id)
{
  fixture->activated = id;
  fixture->n_activated++;
}

static void
moved_cb (PskTestMap *fixture,
          gint64      id,
          double      lat,
          double      lon)
{
  fixture->moved = id;
  fixture->moved_lat = lat;
  fixture->moved_lon = lon;
}

static void
clicked_cb (PskTestMap *fixture,
            double      lat,
            double      lon)
{
  fixture->n_clicked++;
  fixture->clicked_lat = lat;
  fixture->clicked_lon = lon;
}

/**
 * psk_test_map_set_up:
 * @fixture: a map
 * @data: unused
 *
 * Shows it.
 */
void
psk_test_map_set_up (PskTestMap    *fixture,
                     gconstpointer  data)
{
  fixture->activated = fixture->moved = -1;
  fixture->window = gtk_window_new ();
  fixture->view = PSK_MAP_VIEW (psk_map_view_new ());
  fixture->layer = psk_map_pin_layer_new (psk_map_view_get_viewport (fixture->view));
  psk_map_view_add_layer (fixture->view, SHUMATE_LAYER (fixture->layer));
  psk_map_view_set_drawing (fixture->view, psk_test_map_draw_plain,
                            GUINT_TO_POINTER (MAP_SAND), NULL, NULL);
  g_signal_connect_swapped (fixture->layer, "pin-activated", G_CALLBACK (activated_cb), fixture);
  g_signal_connect_swapped (fixture->layer, "pin-moved", G_CALLBACK (moved_cb), fixture);
  g_signal_connect_swapped (fixture->layer, "map-clicked", G_CALLBACK (clicked_cb), fixture);
  gtk_window_set_decorated (GTK_WINDOW (fixture->window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), MAP_WIDTH, MAP_HEIGHT);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->view));
  psk_map_view_fit_bounds (fixture->view, 18.0, 99.0, 19.0, 100.0);
  gtk_window_present (GTK_WINDOW (fixture->window));
  psk_test_widget_wait_for_frames (GTK_WIDGET (fixture->view), 2);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->layer)), ==, MAP_WIDTH);
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (fixture->layer)), ==, MAP_HEIGHT);
}

/**
 * psk_test_map_tear_down:
 * @fixture: a map
 * @data: unused
 *
 * Closes it, and asserts that nothing keeps it.
 */
void
psk_test_map_tear_down (PskTestMap    *fixture,
                        gconstpointer  data)
{
  GtkWidget *view = GTK_WIDGET (fixture->view);

  g_object_add_weak_pointer (G_OBJECT (view), (gpointer *) &view);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  for (int i = 0; i < 100 && view != NULL; i++)
    psk_test_wait (20);
  g_assert_null (view);
}

/**
 * psk_test_map_assert_colour:
 * @fixture: a map
 * @x: from its left
 * @y: from its top
 * @expected: the colour that it must have there, 0xRRGGBB
 */
void
psk_test_map_assert_colour (PskTestMap *fixture,
                            double      x,
                            double      y,
                            guint32     expected)
{
  g_autoptr (GdkTexture) texture = NULL;
  guint32 found;

  psk_test_widget_wait_for_frames (GTK_WIDGET (fixture->view), 2);
  texture = psk_test_widget_render (GTK_WIDGET (fixture->view));
  found = psk_test_get_pixel (texture, x, y);
  if (found != expected)
    g_test_message ("at %g, %g: %06x, not %06x", x, y, found, expected);
  g_assert_cmphex (found, ==, expected);
}
