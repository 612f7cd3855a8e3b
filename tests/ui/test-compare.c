/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <gtk/gtk.h>
#include <locale.h>
#include <math.h>

#include "psk-compare.h"
#include "psk-test-widget.h"

#define WIDTH 636 /* two margins of 18 around a frame of 600 × 400 */
#define HEIGHT 436

#define RED 0xff0000u
#define BLUE 0x0000ffu
#define GREEN 0x00ff00u
#define SURROUND 0x242424u

typedef struct
{
  GtkWidget *window;
  PskCompare *compare;
} Fixture;

/* A picture of one colour, with a square of 20 pixels around a point. */
static GdkTexture *
paint (int     width,
       int     height,
       guint32 colour,
       int     x,
       int     y)
{
  gsize size = (gsize) width * height * 3;
  guint8 *pixels = g_malloc (size);
  g_autoptr (GBytes) bytes = g_bytes_new_take (pixels, size);

  for (int i = 0; i < width * height; i++)
    {
      gboolean marked = ABS (i % width - x) < 10 && ABS (i / width - y) < 10;
      guint32 rgb = marked ? GREEN : colour;

      pixels[3 * i] = rgb >> 16;
      pixels[3 * i + 1] = rgb >> 8 & 0xff;
      pixels[3 * i + 2] = rgb & 0xff;
    }

  return gdk_memory_texture_new (width, height, GDK_MEMORY_R8G8B8, bytes, 3 * width);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->window = gtk_window_new ();
  fixture->compare = PSK_COMPARE (psk_compare_new ());
  gtk_window_set_decorated (GTK_WINDOW (fixture->window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), WIDTH, HEIGHT);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->compare));
  gtk_window_present (GTK_WINDOW (fixture->window));
  psk_test_widget_wait_for_frames (GTK_WIDGET (fixture->compare), 2);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->compare)), ==, WIDTH);
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (fixture->compare)), ==, HEIGHT);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
}

/* The pair of most tests: red before, blue after. */
static void
set_pair (Fixture *fixture)
{
  g_autoptr (GdkTexture) before = paint (300, 200, RED, -99, -99);
  g_autoptr (GdkTexture) after = paint (300, 200, BLUE, -99, -99);

  psk_compare_set_pictures (fixture->compare, before, after, NULL);
}

static GdkTexture *
render (Fixture *fixture)
{
  psk_test_widget_wait_for_frames (GTK_WIDGET (fixture->compare), 2);
  return psk_test_widget_render (GTK_WIDGET (fixture->compare));
}

static guint32
look (Fixture *fixture,
      int      x,
      int      y)
{
  g_autoptr (GdkTexture) texture = render (fixture);

  return psk_test_get_pixel (texture, x, y);
}

/* Does what a key press does once it has arrived at the widget. */
static gboolean
press (Fixture *fixture,
       guint    keyval)
{
  GtkWidget *widget = GTK_WIDGET (fixture->compare);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;

      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut
            = g_list_model_get_item (G_LIST_MODEL (controller), j);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

          if (gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == keyval)
            return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget,
                                                 gtk_shortcut_get_arguments (shortcut));
        }
    }

  g_assert_not_reached ();
}

static void
click (Fixture *fixture,
       int      n_press,
       double   x,
       double   y)
{
  g_autoptr (GListModel) controllers
    = gtk_widget_observe_controllers (GTK_WIDGET (fixture->compare));
  gboolean found = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_GESTURE_CLICK (controller))
        continue;

      g_signal_emit_by_name (controller, "pressed", n_press, x, y);
      found = TRUE;
    }

  g_assert_true (found);
}

static void
test_slider (Fixture       *fixture,
             gconstpointer  data)
{
  static const struct { double position; gboolean swapped; guint32 left, middle, right; } rows[] = {
    { 0.5, FALSE, RED, 0, BLUE },
    { 0.9, FALSE, RED, RED, RED },
    { 0.1, FALSE, BLUE, BLUE, BLUE },
    { 0.5, TRUE, BLUE, 0, RED },
    { 0.0, TRUE, RED, RED, RED },
    { 1.0, FALSE, RED, RED, RED },
  };

  set_pair (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GdkTexture) texture = NULL;

      g_object_set (fixture->compare,
                    "position", rows[i].position,
                    "swapped", rows[i].swapped,
                    NULL);
      texture = render (fixture);
      g_assert_cmphex (psk_test_get_pixel (texture, 18 + 150, 100), ==, rows[i].left);
      g_assert_cmphex (psk_test_get_pixel (texture, 18 + 450, 100), ==, rows[i].right);
      g_assert_cmphex (psk_test_get_pixel (texture, 5, 5), ==, SURROUND);

      /* The handle, in the middle, is white. */
      g_assert_cmphex (psk_test_get_pixel (texture, 18 + 300, 100), ==,
                       rows[i].middle != 0 ? rows[i].middle : 0xffffff);
    }
}

static void
test_modes (Fixture       *fixture,
            gconstpointer  data)
{
  static const struct { PskCompareMode mode; double position; guint32 left, right; } rows[] = {
    { PSK_COMPARE_SIDE_BY_SIDE, 0.9, RED, BLUE },
    { PSK_COMPARE_FADE, 0.0, RED, RED },
    { PSK_COMPARE_FADE, 1.0, BLUE, BLUE },
    { PSK_COMPARE_BLINK, 0.0, RED, RED },
    { PSK_COMPARE_BLINK, 1.0, BLUE, BLUE },
  };
  guint32 mixed;

  set_pair (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      psk_compare_set_mode (fixture->compare, rows[i].mode);
      psk_compare_set_position (fixture->compare, rows[i].position);
      g_assert_cmphex (look (fixture, 100, HEIGHT / 2), ==, rows[i].left);
      g_assert_cmphex (look (fixture, WIDTH - 100, HEIGHT / 2), ==, rows[i].right);
    }

  psk_compare_set_mode (fixture->compare, PSK_COMPARE_FADE);
  g_assert_cmpfloat (psk_compare_get_position (fixture->compare), ==, 0.5);
  mixed = look (fixture, WIDTH / 2, HEIGHT / 2);
  g_assert_cmpint (ABS ((int) (mixed >> 16) - 127), <=, 2);
  g_assert_cmpint (ABS ((int) (mixed & 0xff) - 127), <=, 2);
}

static void
test_keys (Fixture       *fixture,
           gconstpointer  data)
{
  static const struct { PskCompareMode mode; double from; guint key; double to; } rows[] = {
    { PSK_COMPARE_SLIDER, 0.5, GDK_KEY_Left, 0.48 },
    { PSK_COMPARE_SLIDER, 0.5, GDK_KEY_Right, 0.52 },
    { PSK_COMPARE_SLIDER, 0.01, GDK_KEY_Left, 0.0 },
    { PSK_COMPARE_SLIDER, 0.99, GDK_KEY_KP_Right, 1.0 },
    { PSK_COMPARE_SLIDER, 0.5, GDK_KEY_Page_Up, 0.6 },
    { PSK_COMPARE_SLIDER, 0.5, GDK_KEY_Home, 0.0 },
    { PSK_COMPARE_SLIDER, 0.5, GDK_KEY_End, 1.0 },
    { PSK_COMPARE_FADE, 0.5, GDK_KEY_Left, 0.48 },
    { PSK_COMPARE_FADE, 0.2, GDK_KEY_space, 1.0 },
    { PSK_COMPARE_BLINK, 0.0, GDK_KEY_Right, 1.0 },
    { PSK_COMPARE_BLINK, 1.0, GDK_KEY_space, 0.0 },
  };

  set_pair (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      psk_compare_set_mode (fixture->compare, rows[i].mode);
      psk_compare_set_position (fixture->compare, rows[i].from);
      g_assert_true (press (fixture, rows[i].key));
      g_assert_cmpfloat_with_epsilon (psk_compare_get_position (fixture->compare),
                                      rows[i].to, 1e-9);
    }

  /* Without a handle the keys go on to whoever wants them. */
  psk_compare_set_mode (fixture->compare, PSK_COMPARE_SIDE_BY_SIDE);
  g_assert_false (press (fixture, GDK_KEY_Left));
  psk_compare_set_mode (fixture->compare, PSK_COMPARE_SLIDER);
  psk_compare_set_pictures (fixture->compare, NULL, NULL, NULL);
  g_assert_false (press (fixture, GDK_KEY_Left));
}

static void
test_clicks (Fixture       *fixture,
             gconstpointer  data)
{
  set_pair (fixture);
  click (fixture, 1, 18 + 150, 100);
  g_assert_cmpfloat_with_epsilon (psk_compare_get_position (fixture->compare), 0.25, 1e-6);

  /* Taking hold of the handle beside its middle does not move it. */
  click (fixture, 1, 18 + 150 + 15, 100);
  g_assert_cmpfloat_with_epsilon (psk_compare_get_position (fixture->compare), 0.25, 1e-6);

  click (fixture, 1, 2, 100);
  g_assert_cmpfloat (psk_compare_get_position (fixture->compare), ==, 0.0);

  click (fixture, 2, 400, 100);
  g_assert_cmpfloat (psk_compare_get_position (fixture->compare), ==, 0.5);

  psk_compare_set_pictures (fixture->compare, NULL, NULL, NULL);
  click (fixture, 1, 18 + 150, 100);
  g_assert_cmpfloat (psk_compare_get_position (fixture->compare), ==, 0.5);
}

/* The marks are in different places of the two pictures, and the alignment puts
 * them into one. */
static void
test_alignment (Fixture       *fixture,
                gconstpointer  data)
{
  static const struct { double scale, angle, x, y; } rows[] = {
    { 1.0, 0.0, 0.0, 0.0 },
    { 1.0, 0.0, 24.0, -12.0 },
    { 1.1, 0.0, -10.0, 6.0 },
    { 0.9, 0.1, 30.0, 5.0 },
  };
  const PskPoint mark = { 450.0, 180.0 };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      double a = rows[i].scale * cos (rows[i].angle);
      double b = rows[i].scale * sin (rows[i].angle);
      const PskPoint after[] = { { 0.0, 0.0 }, { 600.0, 0.0 } };
      const PskPoint before[] = {
        { rows[i].x, rows[i].y },
        { rows[i].x + 600.0 * a, rows[i].y + 600.0 * b },
      };
      g_autoptr (GError) error = NULL;
      g_autoptr (PskAlignment) alignment = psk_alignment_new (after, before, 2, &error);
      g_autoptr (PskAlignment) inverse = NULL;
      g_autoptr (GdkTexture) first = paint (600, 400, RED, mark.x, mark.y);
      g_autoptr (GdkTexture) second = NULL;
      PskPoint point;
      PskCrop crop;
      int x, y;

      g_assert_no_error (error);
      inverse = psk_alignment_invert (alignment);
      point = psk_alignment_apply (inverse, mark);
      second = paint (600, 400, BLUE, round (point.x), round (point.y));
      g_assert_true (psk_alignment_get_crop (alignment, 600, 400, 600, 400, &crop));
      x = 18 + round ((mark.x - crop.x) * 600.0 / crop.width);
      y = 18 + round ((mark.y - crop.y) * 400.0 / crop.height);

      psk_compare_set_pictures (fixture->compare, first, second, alignment);
      psk_compare_set_position (fixture->compare, 1.0);
      g_assert_cmphex (look (fixture, x, y), ==, GREEN);
      g_assert_cmphex (look (fixture, x - 40, y), ==, RED);
      psk_compare_set_position (fixture->compare, 0.0);
      g_assert_cmphex (look (fixture, x, y), ==, GREEN);
      g_assert_cmphex (look (fixture, x - 40, y), ==, BLUE);

      /* No corner of the frame is left without a picture. */
      g_assert_cmphex (look (fixture, 18 + 590, 18 + 8), ==, BLUE);
      g_assert_cmphex (look (fixture, 18 + 8, 18 + 390), ==, BLUE);
    }
}

static guint
count_bright (GdkTexture *texture,
              int         from,
              int         to)
{
  gsize stride = (gsize) gdk_texture_get_width (texture) * 4;
  g_autofree guint32 *pixels = g_malloc (stride * gdk_texture_get_height (texture));
  guint n = 0;

  gdk_texture_download (texture, (guchar *) pixels, stride);

  for (int y = 0; y < gdk_texture_get_height (texture); y++)
    for (int x = from; x < to; x++)
      n += (pixels[y * WIDTH + x] & 0xff) > 0x90 && (pixels[y * WIDTH + x] >> 8 & 0xff) > 0x90;

  return n;
}

static void
test_placeholders (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (GdkTexture) red = paint (300, 200, RED, -99, -99);
  g_autoptr (GdkTexture) framed = NULL;
  g_autoptr (GdkTexture) worded = NULL;

  psk_compare_set_pictures (fixture->compare, red, NULL, NULL);
  framed = render (fixture);
  g_assert_cmphex (psk_test_get_pixel (framed, 100, HEIGHT / 2), ==, RED);
  g_assert_cmphex (psk_test_get_pixel (framed, WIDTH - 60, HEIGHT / 2 - 60), ==, SURROUND);
  g_assert_cmpuint (count_bright (framed, WIDTH / 2, WIDTH), >, 300);

  g_object_set (fixture->compare, "after-placeholder", "ยังไม่มีภาพหลังดำเนินการ", NULL);
  worded = render (fixture);
  g_assert_cmpuint (count_bright (worded, WIDTH / 2, WIDTH), >,
                    count_bright (framed, WIDTH / 2, WIDTH) + 50);

  psk_compare_set_pictures (fixture->compare, NULL, NULL, NULL);
  g_assert_cmphex (look (fixture, 100, HEIGHT / 2), ==, SURROUND);
}

static void
test_labels (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GdkTexture) plain = NULL;
  g_autoptr (GdkTexture) labelled = NULL;
  g_autoptr (GdkTexture) covered = NULL;

  set_pair (fixture);
  psk_compare_set_position (fixture->compare, 1.0);
  plain = render (fixture);
  g_object_set (fixture->compare,
                "before-label", "ก่อน 12 ม.ค. 2567",
                "after-label", "หลัง 9 มี.ค. 2567",
                NULL);
  labelled = render (fixture);
  g_assert_cmpuint (count_bright (labelled, 0, 200), >, count_bright (plain, 0, 200) + 50);
  g_assert_cmpuint (count_bright (labelled, 430, 580), ==, count_bright (plain, 430, 580));

  /* A label goes away together with its picture. */
  psk_compare_set_position (fixture->compare, 0.0);
  covered = render (fixture);
  g_assert_cmphex (psk_test_get_pixel (covered, 18 + 16, 18 + 24), ==, BLUE);
  g_assert_cmpuint (count_bright (covered, 430, 580), >, count_bright (plain, 430, 580) + 50);
}

static void
test_blinking (Fixture       *fixture,
               gconstpointer  data)
{
  gint64 end = g_get_monotonic_time () + 5 * G_USEC_PER_SEC;

  set_pair (fixture);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  psk_compare_set_mode (fixture->compare, PSK_COMPARE_BLINK);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

  while (psk_compare_get_position (fixture->compare) < 1.0 && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpfloat (psk_compare_get_position (fixture->compare), ==, 1.0);

  /* It stands still where motion is switched off, and when it is not seen. */
  psk_compare_set_mode (fixture->compare, PSK_COMPARE_SLIDER);
  psk_compare_set_mode (fixture->compare, PSK_COMPARE_BLINK);
  end = g_get_monotonic_time () + G_USEC_PER_SEC;

  while (g_get_monotonic_time () < end)
    psk_test_widget_wait_for_frames (GTK_WIDGET (fixture->compare), 1);

  g_assert_cmpfloat (psk_compare_get_position (fixture->compare), ==, 0.0);
}

/* The macro puts its last argument into a format, where a % may not be. */
static void
assert_spoken (GtkAccessible *accessible,
               const char    *text)
{
  gtk_test_accessible_assert_property (accessible, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text);
}

static void
test_accessible (Fixture       *fixture,
                 gconstpointer  data)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (fixture->compare);

  g_assert_cmpint (gtk_accessible_get_accessible_role (accessible), ==,
                   GTK_ACCESSIBLE_ROLE_SLIDER);
  g_assert_true (gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL));
  assert_spoken (accessible, "Both pictures are missing");
  set_pair (fixture);
  psk_compare_set_position (fixture->compare, 0.75);
  gtk_test_accessible_assert_property (accessible, GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, 75.0);
  assert_spoken (accessible, "Before 75 %, after 25 %");
  g_object_set (fixture->compare, "swapped", TRUE, NULL);
  assert_spoken (accessible, "Before 25 %, after 75 %");
  psk_compare_set_mode (fixture->compare, PSK_COMPARE_FADE);
  psk_compare_set_position (fixture->compare, 0.2);
  assert_spoken (accessible, "Before 20 %, after 80 %");
}

int
main (int    argc,
      char **argv)
{
  static const struct { const char *path; void (*test) (Fixture *, gconstpointer); } tests[] = {
    { "/compare/slider", test_slider },
    { "/compare/modes", test_modes },
    { "/compare/keys", test_keys },
    { "/compare/clicks", test_clicks },
    { "/compare/alignment", test_alignment },
    { "/compare/placeholders", test_placeholders },
    { "/compare/labels", test_labels },
    { "/compare/blinking", test_blinking },
    { "/compare/accessible", test_accessible },
  };

  g_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "");
  g_setenv ("GTK_A11Y", "test", TRUE);
  gtk_init ();
  g_object_set (gtk_settings_get_default (),
                "gtk-enable-animations", FALSE,
                "gtk-cursor-blink", FALSE,
                NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
