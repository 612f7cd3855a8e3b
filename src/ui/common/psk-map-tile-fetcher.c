/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-map-tile-fetcher.h"

#include <libsoup/soup.h>

/**
 * PskMapTileFetcher:
 *
 * Fetches tiles from a server and keeps them in libshumate's cache on the disk.
 *
 * libshumate has a downloader of its own, but version 1.0.3 with libsoup 3 always says
 * "libshumate" to the server, whatever shumate_set_user_agent() was given. The tile usage
 * policy of OpenStreetMap wants the name of the program that asks, and blocks the names
 * of libraries (https://operations.osmfoundation.org/policies/tiles/).
 */
struct _PskMapTileFetcher
{
  ShumateDataSource parent_instance;

  /* Owned */
  char *url_template;
  SoupSession *session;
  ShumateFileCache *cache;
};

G_DEFINE_FINAL_TYPE (PskMapTileFetcher, psk_map_tile_fetcher, SHUMATE_TYPE_DATA_SOURCE)

#define CACHE_BYTES (100 * 1000 * 1000)
#define FRESH (7 * G_TIME_SPAN_DAY) /* the policy asks for a week at least */
#define MOST_CONNECTIONS 2          /* as the policy asks */
#define TIMEOUT_SECONDS 20
#define MOST_TILE_BYTES (4 * 1024 * 1024)

typedef struct
{
  int x, y, zoom;
  GBytes *kept; /* from the cache, when it is old */
  char *etag;
} Fetch;

static void
fetch_free (Fetch *fetch)
{
  g_clear_pointer (&fetch->kept, g_bytes_unref);
  g_free (fetch->etag);
  g_free (fetch);
}

static char *
make_url (PskMapTileFetcher *self,
          const Fetch       *fetch)
{
  g_autoptr (GString) url = g_string_new (self->url_template);
  g_autofree char *x = g_strdup_printf ("%d", fetch->x);
  g_autofree char *y = g_strdup_printf ("%d", fetch->y);
  g_autofree char *z = g_strdup_printf ("%d", fetch->zoom);

  g_string_replace (url, "{x}", x, 0);
  g_string_replace (url, "{y}", y, 0);
  g_string_replace (url, "{z}", z, 0);
  return g_string_free (g_steal_pointer (&url), FALSE);
}

static void
announce (PskMapTileFetcher *self,
          const Fetch       *fetch,
          GBytes            *bytes)
{
  g_signal_emit_by_name (self, "received-data", fetch->x, fetch->y, fetch->zoom, bytes);
}

/* An old tile is better than none: it has been shown already. */
static void
return_error (GTask  *task,
              GError *error)
{
  Fetch *fetch = g_task_get_task_data (task);

  if (fetch->kept != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_error_free (error);
      g_task_return_pointer (task, g_steal_pointer (&fetch->kept),
                             (GDestroyNotify) g_bytes_unref);
    }
  else
    {
      g_task_return_error (task, error);
    }
}

static void
stored_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  /* A full disk only means that the tile will be asked for again. */
  if (!shumate_file_cache_store_tile_finish (SHUMATE_FILE_CACHE (source), result, &error))
    g_debug ("A tile was not kept: %s", error->message);
}

static void
received_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  PskMapTileFetcher *self = PSK_MAP_TILE_FETCHER (g_task_get_source_object (task));
  Fetch *fetch = g_task_get_task_data (task);
  SoupMessage *message = soup_session_get_async_result_message (SOUP_SESSION (source), result);
  GError *error = NULL;
  g_autoptr (GBytes) bytes = soup_session_send_and_read_finish (SOUP_SESSION (source), result,
                                                                &error);

  if (bytes == NULL)
    {
      return_error (task, error);
    }
  else if (soup_message_get_status (message) == SOUP_STATUS_NOT_MODIFIED && fetch->kept != NULL)
    {
      shumate_file_cache_mark_up_to_date (self->cache, fetch->x, fetch->y, fetch->zoom);
      g_task_return_pointer (task, g_steal_pointer (&fetch->kept),
                             (GDestroyNotify) g_bytes_unref);
    }
  else if (soup_message_get_status (message) != SOUP_STATUS_OK
           || g_bytes_get_size (bytes) == 0 || g_bytes_get_size (bytes) > MOST_TILE_BYTES)
    {
      return_error (task, g_error_new (SHUMATE_TILE_DOWNLOADER_ERROR,
                                       SHUMATE_TILE_DOWNLOADER_ERROR_BAD_RESPONSE,
                                       "The server of tiles answered %u",
                                       soup_message_get_status (message)));
    }
  else
    {
      SoupMessageHeaders *headers = soup_message_get_response_headers (message);

      announce (self, fetch, bytes);
      shumate_file_cache_store_tile_async (self->cache, fetch->x, fetch->y, fetch->zoom, bytes,
                                           soup_message_headers_get_one (headers, "ETag"), NULL,
                                           stored_cb, NULL);
      g_task_return_pointer (task, g_steal_pointer (&bytes), (GDestroyNotify) g_bytes_unref);
    }
}

static void
ask_server (PskMapTileFetcher *self,
            GTask             *task)
{
  Fetch *fetch = g_task_get_task_data (task);
  g_autofree char *url = make_url (self, fetch);
  g_autoptr (SoupMessage) message = soup_message_new (SOUP_METHOD_GET, url);

  if (message == NULL)
    {
      return_error (task, g_error_new (SHUMATE_TILE_DOWNLOADER_ERROR,
                                       SHUMATE_TILE_DOWNLOADER_ERROR_MALFORMED_URL,
                                       "“%s” is not the address of a tile", url));
      return;
    }

  if (fetch->kept != NULL && fetch->etag != NULL)
    soup_message_headers_append (soup_message_get_request_headers (message), "If-None-Match",
                                 fetch->etag);
  soup_session_send_and_read_async (self->session, message, G_PRIORITY_DEFAULT,
                                    g_task_get_cancellable (task), received_cb,
                                    g_object_ref (task));
}

static void
looked_up_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  PskMapTileFetcher *self = PSK_MAP_TILE_FETCHER (g_task_get_source_object (task));
  Fetch *fetch = g_task_get_task_data (task);
  g_autoptr (GDateTime) kept_on = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  fetch->kept = shumate_file_cache_get_tile_finish (SHUMATE_FILE_CACHE (source), &fetch->etag,
                                                    &kept_on, result, NULL);
  if (g_task_return_error_if_cancelled (task))
    return;

  if (fetch->kept != NULL)
    announce (self, fetch, fetch->kept);
  if (fetch->kept != NULL && kept_on != NULL && g_date_time_difference (now, kept_on) < FRESH)
    g_task_return_pointer (task, g_steal_pointer (&fetch->kept),
                           (GDestroyNotify) g_bytes_unref);
  else
    ask_server (self, task);
}

static void
psk_map_tile_fetcher_get_tile_data_async (ShumateDataSource   *source,
                                          int                  x,
                                          int                  y,
                                          int                  zoom,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data)
{
  PskMapTileFetcher *self = PSK_MAP_TILE_FETCHER (source);
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Fetch *fetch = g_new0 (Fetch, 1);

  fetch->x = x;
  fetch->y = y;
  fetch->zoom = zoom;
  g_task_set_source_tag (task, psk_map_tile_fetcher_get_tile_data_async);
  g_task_set_task_data (task, fetch, (GDestroyNotify) fetch_free);
  shumate_file_cache_get_tile_async (self->cache, x, y, zoom, cancellable, looked_up_cb, task);
}

static GBytes *
psk_map_tile_fetcher_get_tile_data_finish (ShumateDataSource  *source,
                                           GAsyncResult       *result,
                                           GError            **error)
{
  g_return_val_if_fail (g_task_is_valid (result, source), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
psk_map_tile_fetcher_finalize (GObject *object)
{
  PskMapTileFetcher *self = PSK_MAP_TILE_FETCHER (object);

  g_clear_pointer (&self->url_template, g_free);
  g_clear_object (&self->session);
  g_clear_object (&self->cache);

  G_OBJECT_CLASS (psk_map_tile_fetcher_parent_class)->finalize (object);
}

static void
psk_map_tile_fetcher_class_init (PskMapTileFetcherClass *klass)
{
  ShumateDataSourceClass *source_class = SHUMATE_DATA_SOURCE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = psk_map_tile_fetcher_finalize;
  source_class->get_tile_data_async = psk_map_tile_fetcher_get_tile_data_async;
  source_class->get_tile_data_finish = psk_map_tile_fetcher_get_tile_data_finish;
}

static void
psk_map_tile_fetcher_init (PskMapTileFetcher *self)
{
  self->session = soup_session_new_with_options (
    "user-agent", "Pansuk/" PSK_VERSION " (+" PSK_APPLICATION_ID ")",
    "max-conns", MOST_CONNECTIONS,
    "max-conns-per-host", MOST_CONNECTIONS,
    "timeout", TIMEOUT_SECONDS,
    NULL);
}

/**
 * psk_map_tile_fetcher_new:
 * @url_template: the address of a tile with {z}, {x} and {y} in it
 *
 * Returns: (transfer full): a source of the data of tiles
 */
ShumateDataSource *
psk_map_tile_fetcher_new (const char *url_template)
{
  PskMapTileFetcher *self;
  g_autofree char *key = NULL;

  g_return_val_if_fail (url_template != NULL, NULL);

  self = g_object_new (PSK_TYPE_MAP_TILE_FETCHER, NULL);
  self->url_template = g_strdup (url_template);
  key = g_strcanon (g_strdup (url_template), G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS, '_');
  self->cache = shumate_file_cache_new_full (CACHE_BYTES, key, NULL);
  return SHUMATE_DATA_SOURCE (self);
}
