/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-map-drawn-source.h"

#include "psk-map-projection.h"

/**
 * PskMapDrawnSource:
 *
 * A source of tiles that are drawn here and need no internet. It never changes what
 * it draws: the layer of the map keeps tiles by the name of their source, so a map
 * drawn otherwise is another source with another name.
 */
struct _PskMapDrawnSource
{
  ShumateMapSource parent_instance;

  /* Borrowed */
  PskMapDrawFunc func;

  /* Owned */
  gpointer user_data;
  GDestroyNotify destroy;
};

G_DEFINE_FINAL_TYPE (PskMapDrawnSource, psk_map_drawn_source, SHUMATE_TYPE_MAP_SOURCE)

/* libshumate enlarges tiles up to two times between whole levels, and a screen may be
 * a dense one: twice the pixels keep lines and letters sharp. */
#define OVERSAMPLING 2

typedef struct
{
  int zoom;
  int x;
  int y;
} TilePlace;

static void
draw_tile_thread (GTask        *task,
                  gpointer      source,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  PskMapDrawnSource *self = PSK_MAP_DRAWN_SOURCE (source);
  const TilePlace *place = task_data;
  const int side = PSK_MAP_TILE_SIZE * OVERSAMPLING;
  cairo_surface_t *surface;
  cairo_t *cr;
  g_autoptr (GBytes) bytes = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;

  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, side, side);
  cr = cairo_create (surface);
  cairo_scale (cr, OVERSAMPLING, OVERSAMPLING);
  if (self->func != NULL)
    self->func (cr, place->zoom, place->x, place->y, PSK_MAP_TILE_SIZE, self->user_data);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface),
                                      (gsize) cairo_image_surface_get_stride (surface) * side,
                                      (GDestroyNotify) cairo_surface_destroy,
                                      surface);
  g_task_return_pointer (task,
                         gdk_memory_texture_new (side, side, GDK_MEMORY_DEFAULT, bytes,
                                                 cairo_image_surface_get_stride (surface)),
                         g_object_unref);
}

static void
tile_drawn_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GTask) fill = G_TASK (user_data);
  ShumateTile *tile = g_task_get_task_data (fill);
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = g_task_propagate_pointer (G_TASK (result), &error);

  if (texture == NULL)
    {
      g_task_return_error (fill, g_steal_pointer (&error));
      return;
    }

  shumate_tile_set_fade_in (tile, FALSE);
  shumate_tile_set_paintable (tile, GDK_PAINTABLE (texture));
  shumate_tile_set_state (tile, SHUMATE_STATE_DONE);
  g_task_return_boolean (fill, TRUE);
}

static void
psk_map_drawn_source_fill_tile_async (ShumateMapSource    *source,
                                      ShumateTile         *tile,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data)
{
  GTask *fill = g_task_new (source, cancellable, callback, user_data);
  g_autoptr (GTask) drawing = g_task_new (source, cancellable, tile_drawn_cb, fill);
  TilePlace *place = g_new0 (TilePlace, 1);

  place->zoom = shumate_tile_get_zoom_level (tile);
  place->x = shumate_tile_get_x (tile);
  place->y = shumate_tile_get_y (tile);
  g_task_set_source_tag (fill, psk_map_drawn_source_fill_tile_async);
  g_task_set_task_data (fill, g_object_ref (tile), g_object_unref);
  g_task_set_task_data (drawing, place, g_free);
  g_task_run_in_thread (drawing, draw_tile_thread);
}

static gboolean
psk_map_drawn_source_fill_tile_finish (ShumateMapSource  *source,
                                       GAsyncResult      *result,
                                       GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, source), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
psk_map_drawn_source_finalize (GObject *object)
{
  PskMapDrawnSource *self = PSK_MAP_DRAWN_SOURCE (object);

  if (self->destroy != NULL)
    self->destroy (self->user_data);

  G_OBJECT_CLASS (psk_map_drawn_source_parent_class)->finalize (object);
}

static void
psk_map_drawn_source_class_init (PskMapDrawnSourceClass *klass)
{
  ShumateMapSourceClass *source_class = SHUMATE_MAP_SOURCE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = psk_map_drawn_source_finalize;
  source_class->fill_tile_async = psk_map_drawn_source_fill_tile_async;
  source_class->fill_tile_finish = psk_map_drawn_source_fill_tile_finish;
}

static void
psk_map_drawn_source_init (PskMapDrawnSource *self)
{
  g_autofree char *id = g_strdup_printf ("pansuk-drawn-%p", (void *) self);

  shumate_map_source_set_id (SHUMATE_MAP_SOURCE (self), id);
  shumate_map_source_set_min_zoom_level (SHUMATE_MAP_SOURCE (self), PSK_MAP_MIN_ZOOM);
  shumate_map_source_set_max_zoom_level (SHUMATE_MAP_SOURCE (self), PSK_MAP_MAX_ZOOM);
  shumate_map_source_set_tile_size (SHUMATE_MAP_SOURCE (self), PSK_MAP_TILE_SIZE);
}

/**
 * psk_map_drawn_source_new:
 * @func: (nullable) (scope notified): draws a tile; %NULL for tiles with nothing on them
 * @user_data: (nullable): given to @func, in threads
 * @destroy: (nullable): frees @user_data when no thread needs it any more; it may be
 *   called in a thread
 *
 * Returns: (transfer full): a source of drawn tiles
 */
PskMapDrawnSource *
psk_map_drawn_source_new (PskMapDrawFunc func,
                          gpointer       user_data,
                          GDestroyNotify destroy)
{
  PskMapDrawnSource *self = g_object_new (PSK_TYPE_MAP_DRAWN_SOURCE, NULL);

  self->func = func;
  self->user_data = user_data;
  self->destroy = destroy;
  return self;
}
