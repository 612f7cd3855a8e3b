/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-text-size.h"

/* How large text is that the user has chosen for all programs. Labels follow it by
 * themselves; what is measured in pixels has to be told. */

#define USUAL_DPI (96 * 1024)

/**
 * psk_text_size_get:
 *
 * Returns: how many times the text is as large as usual; smaller text counts as usual
 */
double
psk_text_size_get (void)
{
  int dpi = USUAL_DPI;

  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, NULL);

  return MAX (dpi, USUAL_DPI) / (double) USUAL_DPI;
}

/**
 * psk_text_size_scale:
 * @pixels: a length with text of the usual size
 *
 * Returns: the length with the size of text of the screen
 */
int
psk_text_size_scale (int pixels)
{
  return (int) (pixels * psk_text_size_get ());
}

/**
 * psk_text_size_get_half:
 *
 * Returns: the same for what grows by half as much as the text, such as a sign or a pane:
 *   what is beside it needs room too
 */
double
psk_text_size_get_half (void)
{
  return (1 + psk_text_size_get ()) / 2;
}

typedef struct
{
  GtkWidget *widget;
  int usual;
} Pane;

static void
pane_free (gpointer  data,
           GClosure *closure)
{
  g_free (data);
}

static void
size_changed_cb (GtkSettings *settings,
                 GParamSpec  *pspec,
                 Pane        *pane)
{
  gtk_widget_set_size_request (pane->widget, (int) (pane->usual * psk_text_size_get_half ()), -1);
}

/**
 * psk_text_size_widen:
 * @widget: a pane with a width request that fits text of the usual size
 *
 * Makes it wider with larger text, now and when the size of text changes.
 */
void
psk_text_size_widen (GtkWidget *widget)
{
  Pane *pane;
  GClosure *closure;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  pane = g_new0 (Pane, 1);
  pane->widget = widget;
  gtk_widget_get_size_request (widget, &pane->usual, NULL);
  closure = g_cclosure_new (G_CALLBACK (size_changed_cb), pane, pane_free);
  g_object_watch_closure (G_OBJECT (widget), closure);
  g_signal_connect_closure (gtk_settings_get_default (), "notify::gtk-xft-dpi", closure, FALSE);
  size_changed_cb (NULL, NULL, pane);
}

/**
 * psk_text_size_widen_columns:
 * @view: a view with columns whose fixed widths fit text of the usual size
 *
 * Makes them wider with larger text.
 */
void
psk_text_size_widen_columns (GtkColumnView *view)
{
  GListModel *columns;

  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  columns = gtk_column_view_get_columns (view);
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      const int width = gtk_column_view_column_get_fixed_width (column);

      if (width > 0)
        gtk_column_view_column_set_fixed_width (column,
                                                (int) (width * psk_text_size_get_half ()));
    }
}

/* The smallest of the screens: it is not known yet on which one a window will be. */
static void
get_screen_size (int *width,
                 int *height)
{
  GListModel *monitors = gdk_display_get_monitors (gdk_display_get_default ());

  *width = G_MAXINT;
  *height = G_MAXINT;
  for (guint i = 0; i < g_list_model_get_n_items (monitors); i++)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, i);
      GdkRectangle geometry;

      gdk_monitor_get_geometry (monitor, &geometry);
      *width = MIN (*width, geometry.width);
      *height = MIN (*height, geometry.height);
    }
}

/* What the desktop keeps for its bars. */
#define SCREEN_MARGIN 48

/**
 * psk_text_size_widen_window:
 * @window: a window that was not shown yet, with a default size that fits text of the usual
 *   size
 *
 * Makes it as much larger as the text, as far as the screen allows.
 */
void
psk_text_size_widen_window (GtkWindow *window)
{
  int screen_width;
  int screen_height;
  int width;
  int height;

  g_return_if_fail (GTK_IS_WINDOW (window));

  get_screen_size (&screen_width, &screen_height);
  gtk_window_get_default_size (window, &width, &height);
  if (width > 0)
    width = MAX (width, MIN (psk_text_size_scale (width), screen_width - SCREEN_MARGIN));
  if (height > 0)
    height = MAX (height, MIN (psk_text_size_scale (height), screen_height - SCREEN_MARGIN));
  gtk_window_set_default_size (window, width, height);
}
