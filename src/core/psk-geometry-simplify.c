/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-geometry-simplify.h"

#include <math.h>
#include <string.h>

/* Metres of a step to the north. */
#define METRES_OF_STEP (6371000.0 * G_PI / 180 / PSK_GEOMETRY_STEPS)

/* A long line is cut here and there, so that none takes the square of its length in time:
 * at points that have it in their bits, which both neighbours of a border cut at, and in
 * any case after so many. */
#define CUT_BITS 255
#define MAX_LINE 2048

/* The points next to a point, on all rings; a point with others than two is a node,
 * where three areas meet or a border ends. */
typedef struct
{
  guint64 neighbours[2];
  guint n_neighbours; /* at most 3 */
} Junction;

typedef struct
{
  GHashTable *junctions; /* PskGeometryPoint as a number → Junction */
  double metres;
  double metres_east; /* of a step */
  GArray *stack;      /* guint: pairs of the ends of lines that are to be looked at */
  GByteArray *kept;   /* of each point of the ring, whether it stays */
} Simplifier;

static guint64
key_of (const PskGeometryPoint *point)
{
  return (guint64) (guint32) point->lon << 32 | (guint32) point->lat;
}

static guint
hash_key (gconstpointer key)
{
  return (guint) ((*(const guint64 *) key * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)) >> 32);
}

static gboolean
is_cut (const PskGeometryPoint *point)
{
  const guint64 key = key_of (point);

  return (hash_key (&key) & CUT_BITS) == 0;
}

static void
add_neighbour (Simplifier             *self,
               const PskGeometryPoint *point,
               const PskGeometryPoint *neighbour)
{
  const guint64 key = key_of (point);
  const guint64 other = key_of (neighbour);
  Junction *junction = g_hash_table_lookup (self->junctions, &key);

  if (junction == NULL)
    {
      junction = g_new0 (Junction, 1);
      g_hash_table_insert (self->junctions, g_memdup2 (&key, sizeof key), junction);
    }

  for (guint i = 0; i < MIN (junction->n_neighbours, 2); i++)
    {
      if (junction->neighbours[i] == other)
        return;
    }
  if (junction->n_neighbours < 2)
    junction->neighbours[junction->n_neighbours] = other;
  junction->n_neighbours = MIN (junction->n_neighbours + 1, 3);
}

static gboolean
is_node (Simplifier             *self,
         const PskGeometryPoint *point)
{
  const guint64 key = key_of (point);
  const Junction *junction = g_hash_table_lookup (self->junctions, &key);

  return junction->n_neighbours != 2;
}

static void
note_junctions (Simplifier  *self,
                PskGeometry *geometry)
{
  for (guint p = 0; p < psk_geometry_get_n_polygons (geometry); p++)
    for (guint r = 0; r < psk_geometry_get_n_rings (geometry, p); r++)
      {
        guint n;
        const PskGeometryPoint *ring = psk_geometry_get_ring (geometry, p, r, &n);

        for (guint i = 0; i < n; i++)
          {
            add_neighbour (self, &ring[i], &ring[(i + 1) % n]);
            add_neighbour (self, &ring[i], &ring[(i + n - 1) % n]);
          }
      }
}

/* Metres from a point to the line between two others. */
static double
measure_offset (Simplifier             *self,
                const PskGeometryPoint *point,
                const PskGeometryPoint *a,
                const PskGeometryPoint *b)
{
  const double px = ((double) point->lon - a->lon) * self->metres_east;
  const double py = ((double) point->lat - a->lat) * METRES_OF_STEP;
  const double dx = ((double) b->lon - a->lon) * self->metres_east;
  const double dy = ((double) b->lat - a->lat) * METRES_OF_STEP;
  const double length = dx * dx + dy * dy;
  const double along = length > 0 ? CLAMP ((px * dx + py * dy) / length, 0, 1) : 0;

  return hypot (px - along * dx, py - along * dy);
}

/* The farthest point of a line stays when it is too far off to be left out; then the two
 * halves are looked at (Douglas and Peucker 1973). Of points that are equally far the
 * lowest number is taken whichever way the line runs, so that both neighbours of a border
 * keep the same points. */
static void
simplify_line (Simplifier             *self,
               const PskGeometryPoint *ring,
               guint                   n,
               guint                   from,
               guint                   to)
{
  g_array_set_size (self->stack, 0);
  g_array_append_val (self->stack, from);
  g_array_append_val (self->stack, to);

  while (self->stack->len > 0)
    {
      const guint first = g_array_index (self->stack, guint, self->stack->len - 2);
      const guint last = g_array_index (self->stack, guint, self->stack->len - 1);
      double most = self->metres;
      guint farthest = 0;

      g_array_set_size (self->stack, self->stack->len - 2);
      for (guint i = first + 1; i < last; i++)
        {
          const double offset = measure_offset (self, &ring[i % n], &ring[first % n],
                                                &ring[last % n]);

          if (offset > most + 1e-6
              || (farthest > 0 && offset > most - 1e-6
                  && key_of (&ring[i % n]) < key_of (&ring[farthest % n])))
            {
              most = offset;
              farthest = i;
            }
        }
      if (farthest == 0)
        continue;

      self->kept->data[farthest % n] = 1;
      g_array_append_val (self->stack, first);
      g_array_append_val (self->stack, farthest);
      g_array_append_val (self->stack, farthest);
      g_array_append_val (self->stack, last);
    }
}

/* A ring without nodes starts where the same ring of a neighbour starts. */
static guint
find_start (Simplifier             *self,
            const PskGeometryPoint *ring,
            guint                   n,
            guint                  *n_nodes)
{
  guint node = n;
  guint lowest = 0;

  *n_nodes = 0;
  for (guint i = 0; i < n; i++)
    {
      if (is_node (self, &ring[i]))
        {
          ++*n_nodes;
          node = MIN (node, i);
        }
      if (key_of (&ring[i]) < key_of (&ring[lowest]))
        lowest = i;
    }

  return *n_nodes > 0 ? node : lowest;
}

/* The point of a ring farthest from its start. */
static guint
find_opposite (Simplifier             *self,
               const PskGeometryPoint *ring,
               guint                   n,
               guint                   start)
{
  double most = -1;
  guint opposite = start + 1;

  for (guint i = start + 1; i < start + n; i++)
    {
      const double distance = measure_offset (self, &ring[i % n], &ring[start], &ring[start]);

      if (distance > most)
        {
          most = distance;
          opposite = i;
        }
    }

  return opposite;
}

static void
simplify_ring (Simplifier             *self,
               const PskGeometryPoint *ring,
               guint                   n,
               PskGeometryBuilder     *builder)
{
  guint n_nodes;
  const guint start = find_start (self, ring, n, &n_nodes);
  /* One that no other ring meets twice is cut into two lines, so that it stays a ring. */
  const guint opposite = n_nodes < 2 ? find_opposite (self, ring, n, start) : 0;
  guint from = start;

  g_byte_array_set_size (self->kept, n);
  memset (self->kept->data, 0, n);

  for (guint i = start + 1; i <= start + n; i++)
    {
      const PskGeometryPoint *point = &ring[i % n];

      if (i < start + n && i - from < MAX_LINE && i != opposite && !is_cut (point)
          && !is_node (self, point))
        continue;
      self->kept->data[i % n] = 1;
      simplify_line (self, ring, n, from, i);
      from = i;
    }

  psk_geometry_builder_begin_ring (builder);
  for (guint i = 0; i < n; i++)
    {
      if (self->kept->data[i])
        psk_geometry_builder_add_point (builder, ring[i]);
    }
}

static PskGeometry *
simplify_geometry (Simplifier  *self,
                   PskGeometry *geometry)
{
  g_autoptr (PskGeometryBuilder) builder = psk_geometry_builder_new ();
  PskGeometry *simple;

  for (guint p = 0; p < psk_geometry_get_n_polygons (geometry); p++)
    {
      psk_geometry_builder_begin_polygon (builder);
      for (guint r = 0; r < psk_geometry_get_n_rings (geometry, p); r++)
        {
          guint n;
          const PskGeometryPoint *ring = psk_geometry_get_ring (geometry, p, r, &n);

          simplify_ring (self, ring, n, builder);
        }
    }

  /* An island that is smaller than the tolerance is kept when it is all there is. */
  simple = psk_geometry_builder_end (builder);
  return simple != NULL ? simple : psk_geometry_ref (geometry);
}

/**
 * psk_geometry_simplify:
 * @geometries: (element-type PskGeometry): areas side by side
 * @metres: how far an outline may move
 *
 * Leaves out the points that an outline hardly needs. Where two areas share the points of
 * a border, they share what is left of it.
 *
 * Returns: (transfer full) (element-type PskGeometry): each area with fewer points, in the
 *   same order
 */
GPtrArray *
psk_geometry_simplify (GPtrArray *geometries,
                       double     metres)
{
  GPtrArray *simple = g_ptr_array_new_with_free_func ((GDestroyNotify) psk_geometry_unref);
  Simplifier self = { .metres = metres };

  g_return_val_if_fail (geometries != NULL && metres >= 0, simple);

  self.junctions = g_hash_table_new_full (hash_key, g_int64_equal, g_free, g_free);
  self.stack = g_array_new (FALSE, FALSE, sizeof (guint));
  self.kept = g_byte_array_new ();

  /* One measure for all, so that neighbours decide alike. */
  if (geometries->len > 0)
    self.metres_east = METRES_OF_STEP
                       * cos (psk_geometry_get_box (geometries->pdata[0]).south * G_PI / 180);
  for (guint i = 0; i < geometries->len; i++)
    note_junctions (&self, geometries->pdata[i]);
  for (guint i = 0; i < geometries->len; i++)
    g_ptr_array_add (simple, simplify_geometry (&self, geometries->pdata[i]));

  g_hash_table_unref (self.junctions);
  g_array_unref (self.stack);
  g_byte_array_unref (self.kept);

  return simple;
}
