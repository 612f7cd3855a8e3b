/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-map-background.h"

#include <glib/gi18n-lib.h>

#include "psk-map-online-source.h"
#include "psk-map-projection.h"

/**
 * PskMapBackground:
 *
 * The online map or the drawn one below the layers of a map. It goes over to the drawn
 * one when the online map cannot be had, and tries again from time to time.
 */
struct _PskMapBackground
{
  GObject parent_instance;

  /* Owned */
  ShumateMapSource *drawn;
  ShumateMapSource *online;
  char *tile_url;
  char *credit;
  char *note;
  GCancellable *probe;

  /* Borrowed */
  ShumateMap *map; /* NULL once closed */
  ShumateLayer *base_layer;
  ShumateLayer *old_layer; /* below the new one until that has its tiles */
  GNetworkMonitor *network;

  PskMapBase base;
  gboolean shows_drawn;
  gboolean failed; /* the server did not answer */
  guint old_layer_timeout;
  guint retry_timeout;
};

G_DEFINE_FINAL_TYPE (PskMapBackground, psk_map_background, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

#define OLD_LAYER_MS 700 /* drawn tiles are there by then */
#define RETRY_SECONDS 60

static void
remove_old_layer (PskMapBackground *self)
{
  g_clear_handle_id (&self->old_layer_timeout, g_source_remove);
  if (self->old_layer != NULL)
    shumate_map_remove_layer (self->map, self->old_layer);
  self->old_layer = NULL;
}

static gboolean
old_layer_timeout_cb (gpointer user_data)
{
  PskMapBackground *self = PSK_MAP_BACKGROUND (user_data);

  self->old_layer_timeout = 0;
  remove_old_layer (self);
  return G_SOURCE_REMOVE;
}

static void
show_source (PskMapBackground       *self,
             ShumateMapSource *source)
{
  ShumateViewport *viewport = shumate_map_get_viewport (self->map);
  ShumateLayer *layer = SHUMATE_LAYER (shumate_map_layer_new (source, viewport));

  remove_old_layer (self);
  self->old_layer = self->base_layer;
  self->base_layer = layer;

  /* The map is not blank for a moment: the new tiles cover the old ones. */
  shumate_map_insert_layer_above (self->map, layer, self->old_layer);
  if (self->old_layer != NULL)
    self->old_layer_timeout = g_timeout_add (OLD_LAYER_MS, old_layer_timeout_cb, self);
}

static char *
make_note (PskMapBackground *self)
{
  if (self->base == PSK_MAP_BASE_DRAWN || !self->shows_drawn)
    return NULL;
  if (!g_network_monitor_get_network_available (self->network))
    return g_strdup (_("Drawn map: no internet connection"));

  return g_strdup (_("Drawn map: the online map does not answer"));
}

static void
update_note (PskMapBackground *self)
{
  g_free (self->note);
  self->note = make_note (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
wants_online (PskMapBackground *self)
{
  switch (self->base)
    {
    case PSK_MAP_BASE_AUTO:
      return !self->failed && g_network_monitor_get_network_available (self->network);
    case PSK_MAP_BASE_ONLINE:
      return !self->failed;
    case PSK_MAP_BASE_DRAWN:
    default:
      return FALSE;
    }
}

static void
stop_retrying (PskMapBackground *self)
{
  g_clear_handle_id (&self->retry_timeout, g_source_remove);
  g_cancellable_cancel (self->probe);
  g_clear_object (&self->probe);
}

static void
update_base (PskMapBackground *self)
{
  const gboolean shows_drawn = !wants_online (self);

  if (self->map == NULL)
    return;
  if (self->base == PSK_MAP_BASE_DRAWN)
    stop_retrying (self);
  if (shows_drawn != self->shows_drawn || self->base_layer == NULL)
    {
      self->shows_drawn = shows_drawn;
      show_source (self, shows_drawn ? self->drawn : self->online);
    }
  update_note (self);
}

static void
forget_failure (PskMapBackground *self)
{
  self->failed = FALSE;
  stop_retrying (self);
  update_base (self);
}

static void
probe_done_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (PskMapBackground) self = PSK_MAP_BACKGROUND (user_data);

  if (shumate_map_source_fill_tile_finish (SHUMATE_MAP_SOURCE (source), result, NULL)
      && self->map != NULL)
    forget_failure (self);
}

/* Asks for one tile in the middle of the map, unseen. */
static gboolean
retry_cb (gpointer user_data)
{
  PskMapBackground *self = PSK_MAP_BACKGROUND (user_data);
  ShumateLocation *centre = SHUMATE_LOCATION (shumate_map_get_viewport (self->map));
  const int zoom = PSK_MAP_MIN_ZOOM;
  const double x = psk_map_x_from_longitude (shumate_location_get_longitude (centre));
  const double y = psk_map_y_from_latitude (shumate_location_get_latitude (centre));
  g_autoptr (ShumateTile) tile = g_object_ref_sink (
    shumate_tile_new_full (x * (1 << zoom), y * (1 << zoom), PSK_MAP_TILE_SIZE, zoom));

  g_clear_object (&self->probe);
  self->probe = g_cancellable_new ();
  shumate_map_source_fill_tile_async (self->online, tile, self->probe, probe_done_cb,
                                      g_object_ref (self));
  return G_SOURCE_CONTINUE;
}

static void
online_failed_cb (PskMapBackground *self)
{
  if (self->failed || self->map == NULL || self->base == PSK_MAP_BASE_DRAWN)
    return;

  self->failed = TRUE;
  self->retry_timeout = g_timeout_add_seconds (RETRY_SECONDS, retry_cb, self);
  update_base (self);
}

static void
network_changed_cb (PskMapBackground *self,
                    gboolean    available)
{
  if (available)
    forget_failure (self);
  else
    update_base (self);
}

static void
make_online_source (PskMapBackground *self)
{
  PskMapOnlineSource *source = psk_map_online_source_new (self->tile_url);

  g_clear_object (&self->online);
  self->online = SHUMATE_MAP_SOURCE (source);
  psk_map_online_source_set_fallback (source, self->drawn);
  g_signal_connect_object (source, "failed", G_CALLBACK (online_failed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
psk_map_background_dispose (GObject *object)
{
  PskMapBackground *self = PSK_MAP_BACKGROUND (object);

  psk_map_background_close (self);
  g_clear_object (&self->drawn);
  g_clear_object (&self->online);
  g_clear_pointer (&self->tile_url, g_free);
  g_clear_pointer (&self->credit, g_free);
  g_clear_pointer (&self->note, g_free);

  G_OBJECT_CLASS (psk_map_background_parent_class)->dispose (object);
}

static void
psk_map_background_class_init (PskMapBackgroundClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = psk_map_background_dispose;

  /**
   * PskMapBackground::changed:
   *
   * Another map is shown, or it must be credited or explained otherwise.
   */
  signals[CHANGED] = g_signal_new ("changed", PSK_TYPE_MAP_BACKGROUND, G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
psk_map_background_init (PskMapBackground *self)
{
  self->tile_url = g_strdup (PSK_MAP_OSM_TILES);
  self->drawn = SHUMATE_MAP_SOURCE (psk_map_drawn_source_new (NULL, NULL, NULL));
  self->base = PSK_MAP_BASE_DRAWN; /* until somebody asks for more */
  make_online_source (self);
  self->network = g_network_monitor_get_default ();
  g_signal_connect_object (self->network, "network-changed", G_CALLBACK (network_changed_cb),
                           self, G_CONNECT_SWAPPED);
}

/**
 * psk_map_background_new:
 * @map: a map without layers, whose zoom limits this sets
 *
 * Returns: (transfer full): what lies below the layers of @map
 */
PskMapBackground *
psk_map_background_new (ShumateMap *map)
{
  PskMapBackground *self;
  ShumateViewport *viewport;

  g_return_val_if_fail (SHUMATE_IS_MAP (map), NULL);

  self = g_object_new (PSK_TYPE_MAP_BACKGROUND, NULL);
  self->map = map;
  viewport = shumate_map_get_viewport (map);
  shumate_viewport_set_reference_map_source (viewport, self->drawn);
  shumate_viewport_set_max_zoom_level (viewport, PSK_MAP_MAX_ZOOM);
  shumate_viewport_set_min_zoom_level (viewport, PSK_MAP_MIN_ZOOM);
  update_base (self);
  return self;
}

/**
 * psk_map_background_close:
 * @self: a background
 *
 * Leaves its map alone from now on, because the map goes away.
 */
void
psk_map_background_close (PskMapBackground *self)
{
  g_return_if_fail (PSK_IS_MAP_BACKGROUND (self));

  g_clear_handle_id (&self->old_layer_timeout, g_source_remove);
  stop_retrying (self);
  self->map = NULL;
}

/**
 * psk_map_background_make_markup:
 * @self: a background
 *
 * Returns: (transfer full): the note, if any, and whom to credit, as Pango markup with
 *   a link; may be empty
 */
char *
psk_map_background_make_markup (PskMapBackground *self)
{
  g_autoptr (GString) markup = g_string_new (NULL);

  g_return_val_if_fail (PSK_IS_MAP_BACKGROUND (self), NULL);

  if (self->note != NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (self->note, -1);

      g_string_append_printf (markup, "<b>%s</b>", escaped);
    }

  if (!self->shows_drawn)
    {
      /* Translators: the credit of the online map; %s is the address of its licence. */
      g_string_append_printf (markup, _("© <a href=\"%s\">OpenStreetMap</a> contributors"),
                              "https://www.openstreetmap.org/copyright");
    }
  else if (self->credit != NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (self->credit, -1);

      g_string_append_printf (markup, "%s%s", markup->len > 0 ? " · " : "", escaped);
    }

  return g_string_free (g_steal_pointer (&markup), FALSE);
}

/**
 * psk_map_background_get_base:
 * @self: a background
 *
 * Returns: which map is wished for below the layers
 */
PskMapBase
psk_map_background_get_base (PskMapBackground *self)
{
  g_return_val_if_fail (PSK_IS_MAP_BACKGROUND (self), PSK_MAP_BASE_DRAWN);

  return self->base;
}

/**
 * psk_map_background_set_base:
 * @self: a background
 * @base: which map lies below the layers
 *
 * Also tries the online map again if it did not answer before.
 */
void
psk_map_background_set_base (PskMapBackground *self,
                       PskMapBase  base)
{
  g_return_if_fail (PSK_IS_MAP_BACKGROUND (self));
  g_return_if_fail (base <= PSK_MAP_BASE_DRAWN);

  if (self->base == base)
    return;

  self->base = base;
  forget_failure (self);
}

/**
 * psk_map_background_get_shows_drawn:
 * @self: a background
 *
 * Returns: whether the drawn map is shown now
 */
gboolean
psk_map_background_get_shows_drawn (PskMapBackground *self)
{
  g_return_val_if_fail (PSK_IS_MAP_BACKGROUND (self), TRUE);

  return self->shows_drawn;
}

/**
 * psk_map_background_get_note:
 * @self: a background
 *
 * Returns: (nullable) (transfer none): why the online map is not shown, or %NULL when
 *   it is or is not wished for
 */
const char *
psk_map_background_get_note (PskMapBackground *self)
{
  g_return_val_if_fail (PSK_IS_MAP_BACKGROUND (self), NULL);

  return self->note;
}

/**
 * psk_map_background_set_tile_url:
 * @self: a background
 * @url_template: the address of a tile with {z}, {x} and {y} in it
 *
 * Takes the online map from another server than that of OpenStreetMap. The data must
 * still be of OpenStreetMap, whom the corner credits.
 */
void
psk_map_background_set_tile_url (PskMapBackground *self,
                           const char *url_template)
{
  g_autofree char *old = NULL;

  g_return_if_fail (PSK_IS_MAP_BACKGROUND (self));
  g_return_if_fail (url_template != NULL);

  old = g_steal_pointer (&self->tile_url);
  self->tile_url = g_strdup (url_template);
  make_online_source (self);
  if (!self->shows_drawn)
    show_source (self, self->online);
  forget_failure (self);
}

/**
 * psk_map_background_set_drawing:
 * @self: a background
 * @func: (nullable) (scope notified): draws a tile of the drawn map
 * @user_data: (nullable): given to @func; it is read in threads and must not change
 * @destroy: (nullable): frees @user_data when no thread needs it; may be called in one
 * @credit: (nullable): whom to thank for what is drawn
 *
 * Draws the map anew: call it again with new data when the data, the language, or the
 * colours have changed.
 */
void
psk_map_background_set_drawing (PskMapBackground     *self,
                          PskMapDrawFunc  func,
                          gpointer        user_data,
                          GDestroyNotify  destroy,
                          const char     *credit)
{
  g_autofree char *old = NULL;

  g_return_if_fail (PSK_IS_MAP_BACKGROUND (self));

  old = g_steal_pointer (&self->credit);
  self->credit = g_strdup (credit);
  g_clear_object (&self->drawn);
  self->drawn = SHUMATE_MAP_SOURCE (psk_map_drawn_source_new (func, user_data, destroy));
  psk_map_online_source_set_fallback (PSK_MAP_ONLINE_SOURCE (self->online), self->drawn);
  if (self->shows_drawn)
    show_source (self, self->drawn);
  update_note (self);
}
