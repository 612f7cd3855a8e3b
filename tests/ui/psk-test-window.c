/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-test-window.h"

#include <gdk/x11/gdkx.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#include "psk-test-sample.h"

/* Of all pixels, so many may differ: text is drawn a little differently by
 * another version of a font. */
#define TOLERANCE 0.01

/* Through the settings: the program applies them when it starts. The map is the drawn one,
 * which is the same wherever a test runs. */
static void
choose_looks (void)
{
  g_autoptr (GSettings) settings = g_settings_new (PSK_APPLICATION_ID);
  const char *style = g_getenv ("PSK_TEST_STYLE");

  g_settings_set_string (settings, "color-scheme", style != NULL ? style : "light");
  g_settings_set_string (settings, "map-tiles", "drawn");
}

/**
 * psk_test_window_start:
 * @argc: the count of arguments
 * @argv: the arguments
 *
 * Starts GTK in the language of LANGUAGE, without anything that moves.
 */
void
psk_test_window_start (int    *argc,
                       char ***argv)
{
  g_test_init (argc, argv, NULL);
  setlocale (LC_ALL, "C.UTF-8");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("PSK_LOCALEDIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_prgname (PSK_APPLICATION_ID);

  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP there is no display\n");
      exit (0);
    }
  adw_init ();
  g_object_set (gtk_settings_get_default (),
                "gtk-enable-animations", FALSE,
                "gtk-cursor-blink", FALSE,
                "gtk-font-name", "Noto Sans 11",
                NULL);
  choose_looks ();
}

static gboolean
stop_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;

  return G_SOURCE_REMOVE;
}

/**
 * psk_test_window_wait:
 * @milliseconds: how long
 *
 * Lets the program run.
 */
void
psk_test_window_wait (guint milliseconds)
{
  gboolean stopped = FALSE;

  g_timeout_add (milliseconds, stop_cb, &stopped);
  while (!stopped)
    g_main_context_iteration (NULL, TRUE);
}

/**
 * psk_test_window_until:
 * @reached: what shall become true
 * @data: for @reached
 *
 * Lets the program run until something has happened, also on a machine that is busy. A
 * test fails when it does not happen within half a minute.
 */
void
psk_test_window_until (gboolean (*reached) (gpointer data),
                       gpointer   data)
{
  const gint64 end = g_get_monotonic_time () + 30 * G_USEC_PER_SEC;

  while (!reached (data))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      psk_test_window_wait (20);
    }
}

/**
 * psk_test_window_new:
 * @with_book: whether a sample book is opened
 *
 * Returns: (transfer full): the running program
 */
PskTestWindow *
psk_test_window_new (gboolean with_book)
{
  PskTestWindow *self = g_new0 (PskTestWindow, 1);
  g_autoptr (GSettings) settings = g_settings_new (PSK_APPLICATION_ID);
  g_autoptr (GError) error = NULL;

  /* No test begins with the order that another one left. */
  g_settings_reset (settings, "household-sort");
  self->application = psk_application_new ();
  g_application_register (G_APPLICATION (self->application), NULL, &error);
  g_assert_no_error (error);

  if (with_book)
    {
      g_autoptr (GFile) file = NULL;

      self->path = psk_test_sample_copy ();
      file = g_file_new_for_path (self->path);
      g_application_open (G_APPLICATION (self->application), &file, 1, "");
    }
  else
    {
      g_application_activate (G_APPLICATION (self->application));
    }

  self->window = PSK_WINDOW (
    gtk_application_get_windows (GTK_APPLICATION (self->application))->data);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1366, 768);
  psk_test_window_wait (500);

  return self;
}

/**
 * psk_test_window_free:
 * @self: (transfer full): the program
 *
 * Ends it and removes its book.
 */
void
psk_test_window_free (PskTestWindow *self)
{
  psk_window_set_book (self->window, NULL);
  gtk_window_destroy (GTK_WINDOW (self->window));
  psk_test_window_wait (50);
  g_object_unref (self->application);

  if (self->path != NULL)
    {
      g_autofree char *dir = g_path_get_dirname (self->path);

      psk_test_remove_tree (dir);
    }
  g_free (self->path);
  g_free (self);
}

static gboolean
is_active (gpointer data)
{
  return gtk_window_is_active (data);
}

static void
run_xdotool (const char *command,
             const char *argument)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *line = g_strdup_printf ("xdotool %s %s", command, argument);
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  g_autoptr (GSubprocess) xdotool
    = g_subprocess_newv ((const char *const *) words, G_SUBPROCESS_FLAGS_NONE, &error);

  g_assert_no_error (error);
  g_subprocess_wait_check (xdotool, NULL, &error);
  g_assert_no_error (error);
}

/**
 * psk_test_window_press:
 * @window: the window that the keys go to
 * @keys: keys as xdotool calls them, with a space between one and the next
 *
 * Presses keys as a person does: they come from the display. There is no window manager
 * that would give the focus back when a dialog has gone.
 */
void
psk_test_window_press (GtkWindow  *window,
                       const char *keys)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));
  g_autofree char *id = g_strdup_printf ("%lu", gdk_x11_surface_get_xid (surface));
  g_auto (GStrv) names = g_strsplit (keys, " ", -1);

  /* It would close a popover of a window that has the focus. */
  if (!gtk_window_is_active (window))
    run_xdotool ("windowfocus", id);
  psk_test_window_until (is_active, window);
  for (gsize i = 0; names[i] != NULL; i++)
    {
      run_xdotool ("key", names[i]);
      psk_test_window_wait (150);
    }
}

static void
move_pointer (GtkWidget *widget,
              double     part)
{
  GtkNative *native = gtk_widget_get_native (widget);
  const graphene_point_t inside
    = GRAPHENE_POINT_INIT (20, (float) (gtk_widget_get_height (widget) * part));
  graphene_point_t point;
  double x;
  double y;
  g_autofree char *command = NULL;

  g_assert_true (gtk_widget_compute_point (widget, GTK_WIDGET (native), &inside, &point));
  gtk_native_get_surface_transform (native, &x, &y);
  command = g_strdup_printf ("xdotool mousemove --window %lu %d %d",
                             gdk_x11_surface_get_xid (gtk_native_get_surface (native)),
                             (int) (point.x + x), (int) (point.y + y));
  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
  psk_test_window_wait (100);
}

/**
 * psk_test_window_drag:
 * @from: a widget
 * @to: another one of the same window
 * @part: how far down in @to, 0 to 1
 *
 * Drags something from one widget to the other, as a person does.
 */
void
psk_test_window_drag (GtkWidget *from,
                      GtkWidget *to,
                      double     part)
{
  move_pointer (from, 0.5);
  run_xdotool ("mousedown", "1");
  psk_test_window_wait (100);
  for (int i = 1; i <= 4; i++)
    move_pointer (from, 0.5 + 0.5 * i);
  move_pointer (to, part / 2);
  move_pointer (to, part);
  psk_test_window_wait (300);
  run_xdotool ("mouseup", "1");
  psk_test_window_wait (600);
}

/**
 * psk_test_window_point:
 * @widget: a widget in a window of its own and no popover
 * @x: how many pixels from its left
 * @y: how many from its top
 *
 * Puts the pointer there.
 */
void
psk_test_window_point (GtkWidget *widget,
                       double     x,
                       double     y)
{
  GtkNative *native = gtk_widget_get_native (widget);
  GdkSurface *surface = gtk_native_get_surface (native);
  g_autofree char *place = NULL;
  double left;
  double top;

  g_assert_true (gtk_widget_translate_coordinates (widget, GTK_WIDGET (native), x, y, &x, &y));
  gtk_native_get_surface_transform (native, &left, &top);
  place = g_strdup_printf ("--window %lu %d %d", gdk_x11_surface_get_xid (surface),
                           (int) (x + left), (int) (y + top));
  run_xdotool ("mousemove", place);
  psk_test_window_wait (50);
}

/**
 * psk_test_window_click:
 * @widget: a widget in a window of its own and no popover
 * @n: once or twice
 *
 * Clicks in the middle of it as a person does: once, with the button held for a moment, or
 * twice.
 */
void
psk_test_window_click (GtkWidget *widget,
                       guint      n)
{
  psk_test_window_point (widget, gtk_widget_get_width (widget) / 2.0,
                         gtk_widget_get_height (widget) / 2.0);
  if (n > 1)
    {
      run_xdotool ("click", "--repeat 2 --delay 40 1");
    }
  else
    {
      run_xdotool ("mousedown", "1");
      psk_test_window_wait (60);
      run_xdotool ("mouseup", "1");
    }
  psk_test_window_wait (150);
}

/**
 * psk_test_window_find:
 * @root: where to begin
 * @type: the type of a widget
 * @accept: (nullable): whether a widget of that type is the one
 * @data: for @accept
 *
 * Returns: (transfer none) (nullable): the first such widget that is shown
 */
GtkWidget *
psk_test_window_find (GtkWidget *root,
                      GType      type,
                      gboolean (*accept) (GtkWidget *widget, gpointer data),
                      gpointer   data)
{
  if (!gtk_widget_get_mapped (root))
    return NULL;
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type) && (accept == NULL || accept (root, data)))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = psk_test_window_find (child, type, accept, data);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static gboolean
has_label (GtkWidget *widget,
           gpointer   text)
{
  return g_strcmp0 (gtk_label_get_label (GTK_LABEL (widget)), text) == 0;
}

/**
 * psk_test_window_find_label:
 * @root: where to begin
 * @text: a text
 *
 * Returns: (transfer none) (nullable): the first label that is shown with it
 */
GtkWidget *
psk_test_window_find_label (GtkWidget  *root,
                            const char *text)
{
  return psk_test_window_find (root, GTK_TYPE_LABEL, has_label, (gpointer) text);
}

static gboolean
has_title (GtkWidget *widget,
           gpointer   title)
{
  return g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0;
}

/**
 * psk_test_window_find_row:
 * @root: where to begin
 * @type: the type of a row
 * @title: its title
 *
 * Returns: (transfer none) (nullable): the first such row that is shown
 */
GtkWidget *
psk_test_window_find_row (GtkWidget  *root,
                          GType       type,
                          const char *title)
{
  return psk_test_window_find (root, type, has_title, (gpointer) title);
}

/**
 * psk_test_window_get_shown:
 * @type: the type of a window or dialog
 *
 * Returns: (transfer none) (nullable): one that is shown
 */
gpointer
psk_test_window_get_shown (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type) && gtk_widget_get_mapped (window))
        return window;
    }

  return NULL;
}

/**
 * psk_test_window_get_store:
 * @self: a window with a book
 *
 * Returns: (transfer none): the store of the book
 */
PskStore *
psk_test_window_get_store (PskTestWindow *self)
{
  return psk_book_get_store (psk_window_get_book (self->window));
}

/**
 * psk_test_window_undo:
 * @self: a window with a book
 *
 * Takes the last step back.
 */
void
psk_test_window_undo (PskTestWindow *self)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->window), "win.undo", NULL));
  psk_test_window_wait (300);
}

static GdkTexture *
render (GtkWidget *widget)
{
  g_autoptr (GskRenderNode) node = NULL;

  /* A window that still has to lay itself out shows nothing. */
  for (guint i = 0; node == NULL && i < 40; i++)
    {
      g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
      g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();

      if (i > 0)
        psk_test_window_wait (50);
      gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (widget),
                              gtk_widget_get_height (widget));
      node = gtk_snapshot_to_node (snapshot);
    }
  g_assert_nonnull (node);

  return gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (widget)), node, NULL);
}

static double
share_of_difference (GdkTexture *a,
                     GdkTexture *b)
{
  const int width = gdk_texture_get_width (a);
  const int height = gdk_texture_get_height (a);
  const gsize stride = (gsize) width * 4;
  g_autofree guchar *x = NULL;
  g_autofree guchar *y = NULL;
  gsize n = 0;

  if (gdk_texture_get_width (b) != width || gdk_texture_get_height (b) != height)
    return 1;

  x = g_malloc (stride * height);
  y = g_malloc (stride * height);
  gdk_texture_download (a, x, stride);
  gdk_texture_download (b, y, stride);
  for (gsize i = 0; i < stride * height; i += 4)
    n += ABS (x[i] - y[i]) > 24 || ABS (x[i + 1] - y[i + 1]) > 24 || ABS (x[i + 2] - y[i + 2]) > 24;

  return (double) n / ((double) width * height);
}

/* Photographs and the map come when they are ready, which takes longer on a busy machine: so
 * long a picture may take to become what is stored. */
#define PATIENCE (15 * G_USEC_PER_SEC)

static double
wait_for_picture (GtkWidget   *widget,
                  GdkTexture  *expected,
                  GdkTexture **last)
{
  const gint64 end = g_get_monotonic_time () + PATIENCE;
  double share;

  do
    {
      psk_test_window_wait (200);
      g_clear_object (last);
      *last = render (widget);
      share = share_of_difference (*last, expected);
    }
  while (share > TOLERANCE && g_get_monotonic_time () < end);

  return share;
}

/**
 * psk_test_window_shoot:
 * @self: the program
 * @name: the name of a picture in tests/ui/screenshots
 *
 * Compares the window with the stored picture. With PSK_UPDATE_SCREENSHOTS=1 the
 * picture is stored instead, for somebody to look at before it is committed.
 */
void
psk_test_window_shoot (PskTestWindow *self,
                       const char    *name)
{
  g_autofree char *file = g_strconcat (name, ".png", NULL);
  g_autofree char *stored = g_test_build_filename (G_TEST_DIST, "ui", "screenshots", file, NULL);
  g_autofree char *actual = g_test_build_filename (G_TEST_BUILT, "ui", file, NULL);
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GdkTexture) expected = NULL;
  g_autoptr (GError) error = NULL;
  double share;

  if (g_getenv ("PSK_UPDATE_SCREENSHOTS") != NULL)
    {
      psk_test_window_wait (3000);
      texture = render (GTK_WIDGET (self->window));
      g_assert_true (gdk_texture_save_to_png (texture, stored));
      return;
    }

  expected = gdk_texture_new_from_filename (stored, &error);
  g_assert_no_error (error);
  share = wait_for_picture (GTK_WIDGET (self->window), expected, &texture);
  if (share > TOLERANCE)
    gdk_texture_save_to_png (texture, actual);
  g_test_message ("%s: %.2f %% of the pixels differ (%s)", name, share * 100, actual);
  g_assert_cmpfloat (share, <=, TOLERANCE);
}

/**
 * psk_test_window_look:
 * @window: a window
 * @name: what it shows
 *
 * For somebody who wants to see it: with PSK_LOOK=FOLDER a picture is put there.
 */
void
psk_test_window_look (GtkWidget  *window,
                      const char *name)
{
  const char *dir = g_getenv ("PSK_LOOK");
  g_autofree char *file = g_strconcat (name, ".png", NULL);
  g_autofree char *path = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  if (dir == NULL)
    return;

  path = g_build_filename (dir, file, NULL);
  texture = render (window);
  g_assert_true (gdk_texture_save_to_png (texture, path));
}
