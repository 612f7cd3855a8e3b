/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-geometry-dissolve.h"

#include <math.h>
#include <string.h>

/* Where the areas share their borders, much of the edges is shared; where less than this
 * is, they were drawn apart from each other and cannot be joined. */
#define LEAST_SHARED 0.1

/* The edge between two points, the lower one first. */
typedef struct
{
  PskGeometryPoint a;
  PskGeometryPoint b;
} Edge;

typedef struct
{
  GHashTable *edges; /* Edge: those that an odd number of rings have */
  GHashTable *ends;  /* PskGeometryPoint → GArray of PskGeometryPoint: where edges lead */
  double length;     /* of all edges, in steps */
} Net;

static guint
hash_bytes (const guint8 *bytes,
            gsize         size)
{
  guint64 hash = 0;

  for (gsize i = 0; i < size; i += 4)
    {
      guint32 word;

      memcpy (&word, bytes + i, 4);
      hash = (hash ^ word) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
    }

  return (guint) (hash >> 32);
}

static guint
edge_hash (gconstpointer edge)
{
  return hash_bytes (edge, sizeof (Edge));
}

static gboolean
edge_equal (gconstpointer a,
            gconstpointer b)
{
  return memcmp (a, b, sizeof (Edge)) == 0;
}

static guint
point_hash (gconstpointer point)
{
  return hash_bytes (point, sizeof (PskGeometryPoint));
}

static gboolean
point_equal (gconstpointer a,
             gconstpointer b)
{
  return memcmp (a, b, sizeof (PskGeometryPoint)) == 0;
}

static double
edge_length (const Edge *edge)
{
  return hypot ((double) edge->b.lon - edge->a.lon, (double) edge->b.lat - edge->a.lat);
}

/* An edge of two neighbours is inside and goes. */
static void
toggle_edge (Net                    *net,
             const PskGeometryPoint *a,
             const PskGeometryPoint *b)
{
  const gboolean is_up = a->lon < b->lon || (a->lon == b->lon && a->lat < b->lat);
  const Edge edge = { is_up ? *a : *b, is_up ? *b : *a };

  net->length += edge_length (&edge);
  if (!g_hash_table_remove (net->edges, &edge))
    g_hash_table_add (net->edges, g_memdup2 (&edge, sizeof edge));
}

static void
add_rings (Net         *net,
           PskGeometry *geometry)
{
  for (guint p = 0; p < psk_geometry_get_n_polygons (geometry); p++)
    for (guint r = 0; r < psk_geometry_get_n_rings (geometry, p); r++)
      {
        guint n;
        const PskGeometryPoint *ring = psk_geometry_get_ring (geometry, p, r, &n);

        for (guint i = 0; i < n; i++)
          toggle_edge (net, &ring[i], &ring[(i + 1) % n]);
      }
}

static void
add_end (Net                    *net,
         const PskGeometryPoint *from,
         const PskGeometryPoint *to)
{
  GArray *ends = g_hash_table_lookup (net->ends, from);

  if (ends == NULL)
    {
      ends = g_array_new (FALSE, FALSE, sizeof (PskGeometryPoint));
      g_hash_table_insert (net->ends, g_memdup2 (from, sizeof *from), ends);
    }
  g_array_append_vals (ends, to, 1);
}

static void
remove_end (Net                    *net,
            const PskGeometryPoint *from,
            const PskGeometryPoint *to)
{
  GArray *ends = g_hash_table_lookup (net->ends, from);

  for (guint i = 0; i < ends->len; i++)
    {
      if (point_equal (&g_array_index (ends, PskGeometryPoint, i), to))
        {
          g_array_remove_index_fast (ends, i);
          return;
        }
    }
}

/* Rings are closed, so that an even number of edges meets at every point: a walk along
 * them ends where it began. */
static void
walk (Net                *net,
      PskGeometryPoint    at,
      PskGeometryBuilder *builder)
{
  GArray *ends;

  psk_geometry_builder_begin_polygon (builder);
  psk_geometry_builder_begin_ring (builder);
  while ((ends = g_hash_table_lookup (net->ends, &at))->len > 0)
    {
      const PskGeometryPoint next = g_array_index (ends, PskGeometryPoint, ends->len - 1);

      psk_geometry_builder_add_point (builder, at);
      g_array_set_size (ends, ends->len - 1);
      remove_end (net, &next, &at);
      at = next;
    }
}

static double
connect_edges (Net *net)
{
  GHashTableIter iter;
  gpointer key;
  double length = 0;

  g_hash_table_iter_init (&iter, net->edges);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      const Edge *edge = key;

      add_end (net, &edge->a, &edge->b);
      add_end (net, &edge->b, &edge->a);
      length += edge_length (edge);
    }

  return length;
}

/**
 * psk_geometry_dissolve:
 * @geometries: (element-type PskGeometry): areas side by side that share the points of
 *   their borders
 *
 * Leaves out the borders between them. The rings of the result are polygons of their own,
 * holes too, because it is for drawing by the even-odd rule.
 *
 * Returns: (transfer full) (nullable): the outline around them; %NULL when they do not
 *   share their borders
 */
PskGeometry *
psk_geometry_dissolve (GPtrArray *geometries)
{
  g_autoptr (GHashTable) edges = g_hash_table_new_full (edge_hash, edge_equal, g_free, NULL);
  g_autoptr (GHashTable) ends = g_hash_table_new_full (point_hash, point_equal, g_free,
                                                       (GDestroyNotify) g_array_unref);
  g_autoptr (PskGeometryBuilder) builder = psk_geometry_builder_new ();
  Net net = { edges, ends, 0 };
  GHashTableIter iter;
  gpointer key;

  g_return_val_if_fail (geometries != NULL, NULL);

  for (guint i = 0; i < geometries->len; i++)
    add_rings (&net, geometries->pdata[i]);
  if (connect_edges (&net) > (1 - LEAST_SHARED) * net.length && geometries->len > 1)
    return NULL;

  g_hash_table_iter_init (&iter, ends);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    walk (&net, *(const PskGeometryPoint *) key, builder);

  return psk_geometry_builder_end (builder);
}
