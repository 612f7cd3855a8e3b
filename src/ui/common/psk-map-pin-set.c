/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-map-pin-set.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "psk-map-projection.h"
#include "psk-text-size.h"

/**
 * PskMapPinSet:
 *
 * The pins of a layer and how they are gathered at a zoom level. The zoom is taken in
 * quarter steps, so that clusters rest while the map glides.
 */
struct _PskMapPinSet
{
  /* Owned */
  GArray *pins; /* PskMapPin, labels in the chunk */
  GStringChunk *labels;
  GHashTable *numbers; /* gint64 in pins → number */
  GArray *clusters;    /* PskMapCluster, NULL when they must be made again */
  guint *cluster_of;

  double zoom; /* of the clusters */
  gint64 chosen; /* -1 for none */
};

#define NEAREST 18.0 /* pixels between two signs of the usual size: their heads just touch */
#define MOST_NAMES 6

static const PskMapPin *
pin_at (PskMapPinSet *self,
        guint         number)
{
  return &g_array_index (self->pins, PskMapPin, number);
}

static void
forget_clusters (PskMapPinSet *self)
{
  g_clear_pointer (&self->clusters, g_array_unref);
  g_clear_pointer (&self->cluster_of, g_free);
}

static void
ensure_clusters (PskMapPinSet *self,
                 double        zoom)
{
  const double step = floor (zoom * 4) / 4;

  if (self->clusters != NULL && self->zoom == step)
    return;

  forget_clusters (self);
  self->zoom = step;
  self->cluster_of = g_new (guint, MAX (self->pins->len, 1));
  self->clusters = psk_map_clusters_new ((const PskMapPin *) self->pins->data, self->pins->len,
                                         NEAREST * psk_text_size_get_half () / psk_map_world_size (step), self->chosen,
                                         self->cluster_of);
}

static int
compare_placed (gconstpointer a,
                gconstpointer b)
{
  const PskMapPlaced *one = a;
  const PskMapPlaced *two = b;

  if (one->y != two->y)
    return one->y < two->y ? -1 : 1;

  return one->x < two->x ? -1 : one->x > two->x;
}

/**
 * psk_map_pin_set_new:
 *
 * Returns: (transfer full): a set without pins
 */
PskMapPinSet *
psk_map_pin_set_new (void)
{
  PskMapPinSet *self = g_new0 (PskMapPinSet, 1);

  self->pins = g_array_new (FALSE, FALSE, sizeof (PskMapPin));
  self->labels = g_string_chunk_new (4096);
  self->numbers = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->chosen = -1;
  return self;
}

/**
 * psk_map_pin_set_free:
 * @self: a set of pins
 */
void
psk_map_pin_set_free (PskMapPinSet *self)
{
  g_return_if_fail (self != NULL);

  forget_clusters (self);
  g_hash_table_unref (self->numbers);
  g_array_unref (self->pins);
  g_string_chunk_free (self->labels);
  g_free (self);
}

/**
 * psk_map_pin_set_fill:
 * @self: a set of pins
 * @pins: (array length=n_pins): pins, whose ids differ and are not negative
 * @n_pins: the number of pins
 *
 * Takes copies of other pins and their labels.
 */
void
psk_map_pin_set_fill (PskMapPinSet    *self,
                      const PskMapPin *pins,
                      guint            n_pins)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (pins != NULL || n_pins == 0);

  forget_clusters (self);
  g_hash_table_remove_all (self->numbers);
  g_string_chunk_clear (self->labels);
  g_array_set_size (self->pins, 0);
  if (n_pins > 0)
    g_array_append_vals (self->pins, pins, n_pins);

  for (guint i = 0; i < n_pins; i++)
    {
      PskMapPin *pin = &g_array_index (self->pins, PskMapPin, i);

      if (pin->label != NULL)
        pin->label = g_string_chunk_insert (self->labels, pin->label);
      g_hash_table_insert (self->numbers, &pin->id, GUINT_TO_POINTER (i));
    }
}

/**
 * psk_map_pin_set_get_chosen:
 * @self: a set of pins
 *
 * Returns: the id of the pin that belongs to no cluster, or -1
 */
gint64
psk_map_pin_set_get_chosen (PskMapPinSet *self)
{
  g_return_val_if_fail (self != NULL, -1);

  return self->chosen;
}

/**
 * psk_map_pin_set_set_chosen:
 * @self: a set of pins
 * @id: the id of the pin that shall belong to no cluster, or -1
 */
void
psk_map_pin_set_set_chosen (PskMapPinSet *self,
                            gint64        id)
{
  g_return_if_fail (self != NULL);

  self->chosen = id;
  forget_clusters (self);
}

/**
 * psk_map_pin_set_find:
 * @self: a set of pins
 * @id: an id
 *
 * Returns: (nullable) (transfer none): the pin, or %NULL when there is none
 */
const PskMapPin *
psk_map_pin_set_find (PskMapPinSet *self,
                      gint64        id)
{
  gpointer number;

  g_return_val_if_fail (self != NULL, NULL);

  if (!g_hash_table_lookup_extended (self->numbers, &id, NULL, &number))
    return NULL;

  return pin_at (self, GPOINTER_TO_UINT (number));
}

/**
 * psk_map_pin_set_move:
 * @self: a set of pins
 * @id: the id of a pin of @self
 * @lat: degrees north
 * @lon: degrees east
 */
void
psk_map_pin_set_move (PskMapPinSet *self,
                      gint64        id,
                      double        lat,
                      double        lon)
{
  PskMapPin *pin;

  g_return_if_fail (self != NULL);
  g_return_if_fail (psk_map_pin_set_find (self, id) != NULL);

  pin = (PskMapPin *) psk_map_pin_set_find (self, id);
  pin->lat = lat;
  pin->lon = lon;
  forget_clusters (self);
}

/**
 * psk_map_pin_set_cluster_of:
 * @self: a set of pins
 * @id: an id
 * @zoom: the zoom level
 * @number: (out): the number of the cluster at that zoom
 *
 * Returns: %FALSE when there is no such pin
 */
gboolean
psk_map_pin_set_cluster_of (PskMapPinSet *self,
                            gint64        id,
                            double        zoom,
                            guint        *number)
{
  gpointer pin;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (number != NULL, FALSE);

  if (!g_hash_table_lookup_extended (self->numbers, &id, NULL, &pin))
    return FALSE;

  ensure_clusters (self, zoom);
  *number = self->cluster_of[GPOINTER_TO_UINT (pin)];
  return TRUE;
}

/**
 * psk_map_pin_set_get_cluster:
 * @self: a set of pins that have been clustered
 * @number: the number of a cluster
 *
 * Returns: (transfer none): the cluster
 */
const PskMapCluster *
psk_map_pin_set_get_cluster (PskMapPinSet *self,
                             guint         number)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (self->clusters != NULL && number < self->clusters->len, NULL);

  return &g_array_index (self->clusters, PskMapCluster, number);
}

/**
 * psk_map_pin_set_get_first:
 * @self: a set of pins that have been clustered
 * @number: the number of a cluster
 *
 * Returns: (transfer none): the pin where the cluster is drawn
 */
const PskMapPin *
psk_map_pin_set_get_first (PskMapPinSet *self,
                           guint         number)
{
  const PskMapCluster *cluster = psk_map_pin_set_get_cluster (self, number);

  g_return_val_if_fail (cluster != NULL, NULL);

  return pin_at (self, cluster->first);
}

/**
 * psk_map_pin_set_get_next:
 * @self: a set of pins that have been clustered
 * @number: the number of a cluster
 * @after: an id, or -1
 *
 * Goes round the pins of a cluster.
 *
 * Returns: (transfer none): the pin of the cluster that follows @after, or its first one
 */
const PskMapPin *
psk_map_pin_set_get_next (PskMapPinSet *self,
                          guint         number,
                          gint64        after)
{
  const PskMapPin *first = NULL;
  gboolean passed = after == -1;

  g_return_val_if_fail (psk_map_pin_set_get_cluster (self, number) != NULL, NULL);

  for (guint i = 0; i < self->pins->len; i++)
    {
      const PskMapPin *pin = pin_at (self, i);

      if (self->cluster_of[i] == number)
        {
          if (passed)
            return pin;
          if (first == NULL)
            first = pin;
        }
      if (pin->id == after)
        passed = TRUE;
    }

  return first;
}

/**
 * psk_map_pin_set_describe:
 * @self: a set of pins that have been clustered
 * @number: the number of a cluster
 *
 * Returns: (nullable) (transfer full): the labels of its pins, a line each, the last
 *   line with the number of those left out; %NULL when none has a label
 */
char *
psk_map_pin_set_describe (PskMapPinSet *self,
                          guint         number)
{
  const PskMapCluster *cluster = psk_map_pin_set_get_cluster (self, number);
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_named = 0;

  g_return_val_if_fail (cluster != NULL, NULL);

  for (guint i = 0; i < self->pins->len && n_named < MOST_NAMES; i++)
    {
      if (self->cluster_of[i] != number || pin_at (self, i)->label == NULL)
        continue;
      if (n_named++ > 0)
        g_string_append_c (text, '\n');
      g_string_append (text, pin_at (self, i)->label);
    }
  if (n_named == MOST_NAMES && cluster->n_pins > n_named)
    {
      const guint rest = cluster->n_pins - n_named;

      g_string_append_c (text, '\n');
      g_string_append_printf (text, ngettext ("and %u more", "and %u more", rest), rest);
    }

  return n_named > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/**
 * psk_map_pin_set_place:
 * @self: a set of pins
 * @viewport: the viewport of the map
 * @widget: the widget that fills the map
 * @margin: how far outside of @widget still counts, in pixels
 *
 * Returns: (transfer full) (element-type PskMapPlaced): what is in view, from north to
 *   south: painted in this order, a head covers the tail of the one behind it
 */
GArray *
psk_map_pin_set_place (PskMapPinSet    *self,
                       ShumateViewport *viewport,
                       GtkWidget       *widget,
                       double           margin)
{
  GArray *placed = g_array_new (FALSE, FALSE, sizeof (PskMapPlaced));
  const int width = gtk_widget_get_width (widget);
  const int height = gtk_widget_get_height (widget);

  g_return_val_if_fail (self != NULL, placed);

  ensure_clusters (self, shumate_viewport_get_zoom_level (viewport));
  for (guint i = 0; i < self->clusters->len; i++)
    {
      const PskMapCluster *cluster = &g_array_index (self->clusters, PskMapCluster, i);
      PskMapPlaced place = { i, 0, 0, FALSE };

      psk_map_project (viewport, widget, cluster->x, cluster->y, &place.x, &place.y);
      place.x = round (place.x);
      place.y = round (place.y);
      place.on_top = self->chosen != -1 && pin_at (self, cluster->first)->id == self->chosen;
      if (place.x >= -margin && place.y >= -margin && place.x <= width + margin
          && place.y <= height + margin)
        g_array_append_val (placed, place);
    }
  g_array_sort (placed, compare_placed);
  return placed;
}

/**
 * psk_map_pin_set_neighbour:
 * @placed: (element-type PskMapPlaced): what is in view
 * @from: the number of one of them
 * @dx: 1 to look to the right, -1 to look to the left, or 0
 * @dy: 1 to look down, -1 to look up, or 0
 *
 * Returns: the number of the nearest of @placed in that direction, where what lies
 *   aside counts double, or -1 when nothing lies there
 */
int
psk_map_pin_set_neighbour (GArray *placed,
                           int     from,
                           int     dx,
                           int     dy)
{
  const PskMapPlaced *start;
  double best_distance = G_MAXDOUBLE;
  int best = -1;

  g_return_val_if_fail (placed != NULL, -1);
  g_return_val_if_fail (from >= 0 && from < (int) placed->len, -1);

  start = &g_array_index (placed, PskMapPlaced, from);
  for (guint i = 0; i < placed->len; i++)
    {
      const PskMapPlaced *to = &g_array_index (placed, PskMapPlaced, i);
      const double along = (to->x - start->x) * dx + (to->y - start->y) * dy;
      const double aside = fabs ((to->x - start->x) * dy) + fabs ((to->y - start->y) * dx);

      if (along > 0 && aside <= 2 * along && along + 2 * aside < best_distance)
        {
          best_distance = along + 2 * aside;
          best = i;
        }
    }

  return best;
}
