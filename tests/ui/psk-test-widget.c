/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the tests of single widgets share: they wait for one, and look at its pixels. */

#include "config.h"

#include "psk-test-widget.h"

static gboolean
timed_out_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

/**
 * psk_test_wait:
 * @ms: milliseconds
 *
 * Lets the main loop go on for a while.
 */
void
psk_test_wait (guint ms)
{
  gboolean done = FALSE;

  g_timeout_add (ms, timed_out_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

/**
 * psk_test_widget_wait_for_frames:
 * @widget: a widget in a window
 * @n: how many times it shall be drawn
 */
void
psk_test_widget_wait_for_frames (GtkWidget *widget,
                                 guint      n)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  const gint64 start = gdk_frame_clock_get_frame_counter (clock);

  while (gdk_frame_clock_get_frame_counter (clock) < start + n)
    {
      gtk_widget_queue_draw (widget);
      g_main_context_iteration (NULL, TRUE);
    }
}

/**
 * psk_test_widget_render:
 * @widget: a widget that was drawn
 *
 * Returns: (transfer full): what it looks like
 */
GdkTexture *
psk_test_widget_render (GtkWidget *widget)
{
  const int width = gtk_widget_get_width (widget);
  const int height = gtk_widget_get_height (widget);
  GskRenderer *renderer = gtk_native_get_renderer (gtk_widget_get_native (widget));
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  g_assert_nonnull (node);
  return gsk_renderer_render_texture (renderer, node, &GRAPHENE_RECT_INIT (0, 0, width, height));
}

/**
 * psk_test_get_pixel:
 * @texture: a picture
 * @x: from its left
 * @y: from its top
 *
 * Returns: its colour there, 0xRRGGBB
 */
guint32
psk_test_get_pixel (GdkTexture *texture,
                    int         x,
                    int         y)
{
  const gsize stride = (gsize) gdk_texture_get_width (texture) * 4;
  g_autofree guint32 *pixels = g_malloc (stride * gdk_texture_get_height (texture));

  gdk_texture_download (texture, (guchar *) pixels, stride);
  return pixels[y * gdk_texture_get_width (texture) + x] & 0xffffff;
}
