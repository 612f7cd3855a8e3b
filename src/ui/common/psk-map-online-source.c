/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-map-online-source.h"

#include "psk-map-projection.h"
#include "psk-map-tile-fetcher.h"

/**
 * PskMapOnlineSource:
 *
 * A source of tiles that come from a server. libshumate leaves a hole where a tile
 * failed and tells nobody; this one fills the hole from a fallback and tells with
 * #PskMapOnlineSource::failed that the server cannot be reached.
 */
struct _PskMapOnlineSource
{
  ShumateMapSource parent_instance;

  /* Owned */
  ShumateMapSource *tiles;
  ShumateMapSource *fallback;

  guint n_failures; /* since a tile came */
};

G_DEFINE_FINAL_TYPE (PskMapOnlineSource, psk_map_online_source, SHUMATE_TYPE_MAP_SOURCE)

enum
{
  FAILED,
  SUCCEEDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* One tile may fail by chance; three in a row are a server that is not there. */
#define FAILURES_IN_A_ROW 3

typedef struct
{
  ShumateTile *tile;
  GError *error;
} Fill;

static void
fill_free (Fill *fill)
{
  g_clear_error (&fill->error);
  g_object_unref (fill->tile);
  g_free (fill);
}

static void
fallback_filled_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  Fill *fill = g_task_get_task_data (task);

  shumate_map_source_fill_tile_finish (SHUMATE_MAP_SOURCE (source), result, NULL);

  /* It stays an error: the layer must not remember this tile as one of the server. */
  g_task_return_error (task, g_steal_pointer (&fill->error));
}

static void
tile_filled_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  PskMapOnlineSource *self = PSK_MAP_ONLINE_SOURCE (g_task_get_source_object (task));
  Fill *fill = g_task_get_task_data (task);
  gboolean hole;

  if (shumate_map_source_fill_tile_finish (SHUMATE_MAP_SOURCE (source), result, &fill->error))
    {
      self->n_failures = 0;
      g_signal_emit (self, signals[SUCCEEDED], 0);
      g_task_return_boolean (task, TRUE);
      return;
    }

  /* A tile that was kept and could not be renewed is not a hole. */
  hole = !g_error_matches (fill->error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
         && !g_cancellable_is_cancelled (g_task_get_cancellable (task))
         && shumate_tile_get_paintable (fill->tile) == NULL;
  if (hole && ++self->n_failures == FAILURES_IN_A_ROW)
    g_signal_emit (self, signals[FAILED], 0);

  if (hole && self->fallback != NULL)
    shumate_map_source_fill_tile_async (self->fallback, fill->tile,
                                        g_task_get_cancellable (task), fallback_filled_cb,
                                        g_object_ref (task));
  else
    g_task_return_error (task, g_steal_pointer (&fill->error));
}

static void
psk_map_online_source_fill_tile_async (ShumateMapSource    *source,
                                       ShumateTile         *tile,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data)
{
  PskMapOnlineSource *self = PSK_MAP_ONLINE_SOURCE (source);
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Fill *fill = g_new0 (Fill, 1);

  fill->tile = g_object_ref (tile);
  g_task_set_source_tag (task, psk_map_online_source_fill_tile_async);
  g_task_set_task_data (task, fill, (GDestroyNotify) fill_free);
  shumate_tile_set_fade_in (tile, FALSE);
  shumate_map_source_fill_tile_async (self->tiles, tile, cancellable, tile_filled_cb, task);
}

static gboolean
psk_map_online_source_fill_tile_finish (ShumateMapSource  *source,
                                        GAsyncResult      *result,
                                        GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, source), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
psk_map_online_source_dispose (GObject *object)
{
  PskMapOnlineSource *self = PSK_MAP_ONLINE_SOURCE (object);

  g_clear_object (&self->tiles);
  g_clear_object (&self->fallback);

  G_OBJECT_CLASS (psk_map_online_source_parent_class)->dispose (object);
}

static void
psk_map_online_source_class_init (PskMapOnlineSourceClass *klass)
{
  ShumateMapSourceClass *source_class = SHUMATE_MAP_SOURCE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = psk_map_online_source_dispose;
  source_class->fill_tile_async = psk_map_online_source_fill_tile_async;
  source_class->fill_tile_finish = psk_map_online_source_fill_tile_finish;

  /**
   * PskMapOnlineSource::failed:
   *
   * Several tiles in a row could not be had.
   */
  signals[FAILED] = g_signal_new ("failed", PSK_TYPE_MAP_ONLINE_SOURCE, G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * PskMapOnlineSource::succeeded:
   *
   * A tile came from the server, or from the cache where it still is fresh.
   */
  signals[SUCCEEDED] = g_signal_new ("succeeded", PSK_TYPE_MAP_ONLINE_SOURCE,
                                     G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
psk_map_online_source_init (PskMapOnlineSource *self)
{
  shumate_map_source_set_min_zoom_level (SHUMATE_MAP_SOURCE (self), PSK_MAP_MIN_ZOOM);
  shumate_map_source_set_max_zoom_level (SHUMATE_MAP_SOURCE (self), PSK_MAP_MAX_ZOOM);
  shumate_map_source_set_tile_size (SHUMATE_MAP_SOURCE (self), PSK_MAP_TILE_SIZE);
}

/**
 * psk_map_online_source_new:
 * @url_template: the address of a tile with {z}, {x} and {y} in it, such as
 *   %PSK_MAP_OSM_TILES
 *
 * Returns: (transfer full): a source of online tiles
 */
PskMapOnlineSource *
psk_map_online_source_new (const char *url_template)
{
  PskMapOnlineSource *self;
  g_autoptr (ShumateDataSource) fetcher = NULL;

  g_return_val_if_fail (url_template != NULL, NULL);

  self = g_object_new (PSK_TYPE_MAP_ONLINE_SOURCE, NULL);
  shumate_map_source_set_id (SHUMATE_MAP_SOURCE (self), url_template);
  fetcher = psk_map_tile_fetcher_new (url_template);
  self->tiles = SHUMATE_MAP_SOURCE (shumate_raster_renderer_new (fetcher));
  return self;
}

/**
 * psk_map_online_source_set_fallback:
 * @self: a source of online tiles
 * @fallback: (nullable): the source that fills the tiles which could not be had
 */
void
psk_map_online_source_set_fallback (PskMapOnlineSource *self,
                                    ShumateMapSource   *fallback)
{
  g_return_if_fail (PSK_IS_MAP_ONLINE_SOURCE (self));
  g_return_if_fail (fallback == NULL || SHUMATE_IS_MAP_SOURCE (fallback));

  g_set_object (&self->fallback, fallback);
}
