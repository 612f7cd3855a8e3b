/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-geometry.h"

#include <math.h>
#include <string.h>

/* A degree of latitude on a sphere of 6,371 km, as in psk_coordinate_distance(). */
#define KM_OF_DEGREE (6371.0 * G_PI / 180)

/* Points of all rings one after the other; ring i goes to ends[i], polygon p to the ring
 * before last_rings[p]. */
struct _PskGeometry
{
  gatomicrefcount ref_count;
  GArray *points;     /* PskGeometryPoint */
  GArray *ends;       /* guint: of each ring, in points */
  GArray *last_rings; /* guint: of each polygon, in rings */
  GArray *boxes;      /* Box: of each polygon */
};

/* In steps. */
typedef struct
{
  gint32 south;
  gint32 west;
  gint32 north;
  gint32 east;
} Box;

struct _PskGeometryBuilder
{
  PskGeometry *geometry;
  gboolean in_polygon; /* its outline is there, so that holes may follow */
  gboolean is_lost;    /* its outline was nothing, so that its holes are */
};

G_DEFINE_BOXED_TYPE (PskGeometry, psk_geometry, psk_geometry_ref, psk_geometry_unref)

static PskGeometry *
geometry_new (void)
{
  PskGeometry *self = g_new0 (PskGeometry, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->points = g_array_new (FALSE, FALSE, sizeof (PskGeometryPoint));
  self->ends = g_array_new (FALSE, FALSE, sizeof (guint));
  self->last_rings = g_array_new (FALSE, FALSE, sizeof (guint));
  self->boxes = g_array_new (FALSE, FALSE, sizeof (Box));
  return self;
}

/**
 * psk_geometry_ref:
 * @self: a geometry
 *
 * Returns: (transfer full): @self
 */
PskGeometry *
psk_geometry_ref (PskGeometry *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * psk_geometry_unref:
 * @self: (transfer full): a geometry
 */
void
psk_geometry_unref (PskGeometry *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_array_unref (self->points);
  g_array_unref (self->ends);
  g_array_unref (self->last_rings);
  g_array_unref (self->boxes);
  g_free (self);
}

static guint
first_ring_of (PskGeometry *self,
               guint        polygon)
{
  return polygon > 0 ? g_array_index (self->last_rings, guint, polygon - 1) : 0;
}

static guint
start_of (PskGeometry *self,
          guint        ring)
{
  return ring > 0 ? g_array_index (self->ends, guint, ring - 1) : 0;
}

/* Building */

/**
 * psk_geometry_builder_new:
 *
 * Returns: (transfer full): a builder of a geometry
 */
PskGeometryBuilder *
psk_geometry_builder_new (void)
{
  PskGeometryBuilder *self = g_new0 (PskGeometryBuilder, 1);

  self->geometry = geometry_new ();
  return self;
}

/**
 * psk_geometry_builder_free:
 * @self: (transfer full): a builder
 */
void
psk_geometry_builder_free (PskGeometryBuilder *self)
{
  g_clear_pointer (&self->geometry, psk_geometry_unref);
  g_free (self);
}

static Box
measure_box (PskGeometry *self,
             guint        first,
             guint        end)
{
  Box box = { G_MAXINT32, G_MAXINT32, G_MININT32, G_MININT32 };

  for (guint i = first; i < end; i++)
    {
      const PskGeometryPoint *point = &g_array_index (self->points, PskGeometryPoint, i);

      box.south = MIN (box.south, point->lat);
      box.north = MAX (box.north, point->lat);
      box.west = MIN (box.west, point->lon);
      box.east = MAX (box.east, point->lon);
    }

  return box;
}

/* Ends the ring of the points after the last one; one that encloses nothing is dropped,
 * and with an outline its holes. */
static void
end_ring (PskGeometryBuilder *self)
{
  PskGeometry *geometry = self->geometry;
  const guint start = start_of (geometry, geometry->ends->len);
  const PskGeometryPoint *first;

  if (geometry->points->len == start)
    return;

  first = &g_array_index (geometry->points, PskGeometryPoint, start);
  if (memcmp (first, &g_array_index (geometry->points, PskGeometryPoint, geometry->points->len - 1),
              sizeof *first) == 0)
    g_array_set_size (geometry->points, geometry->points->len - 1);

  if (self->is_lost || geometry->points->len < start + 3)
    {
      g_array_set_size (geometry->points, start);
      self->is_lost |= !self->in_polygon;
      return;
    }

  g_array_append_val (geometry->ends, geometry->points->len);
  self->in_polygon = TRUE;
}

static void
end_polygon (PskGeometryBuilder *self)
{
  PskGeometry *geometry = self->geometry;

  end_ring (self);
  if (self->in_polygon)
    {
      const guint first = first_ring_of (geometry, geometry->last_rings->len);
      const Box box = measure_box (geometry, start_of (geometry, first),
                                   g_array_index (geometry->ends, guint, first));

      g_array_append_val (geometry->last_rings, geometry->ends->len);
      g_array_append_val (geometry->boxes, box);
    }
  self->in_polygon = FALSE;
  self->is_lost = FALSE;
}

/**
 * psk_geometry_builder_begin_polygon:
 * @self: a builder
 *
 * Begins another polygon; the rings that follow are its outline and its holes.
 */
void
psk_geometry_builder_begin_polygon (PskGeometryBuilder *self)
{
  g_return_if_fail (self != NULL && self->geometry != NULL);

  end_polygon (self);
}

/**
 * psk_geometry_builder_begin_ring:
 * @self: a builder
 *
 * Begins another ring of the polygon.
 */
void
psk_geometry_builder_begin_ring (PskGeometryBuilder *self)
{
  g_return_if_fail (self != NULL && self->geometry != NULL);

  end_ring (self);
}

/**
 * psk_geometry_builder_add_point:
 * @self: a builder
 * @point: a corner of the ring; the last one may be the first again
 */
void
psk_geometry_builder_add_point (PskGeometryBuilder *self,
                                PskGeometryPoint    point)
{
  PskGeometry *geometry = self->geometry;
  const guint start = start_of (geometry, geometry->ends->len);

  if (geometry->points->len > start)
    {
      const PskGeometryPoint *last = &g_array_index (geometry->points, PskGeometryPoint,
                                                     geometry->points->len - 1);

      if (last->lon == point.lon && last->lat == point.lat)
        return;
    }
  g_array_append_val (geometry->points, point);
}

static gboolean
has_polygon (PskGeometry *self,
             PskGeometry *other,
             guint        polygon)
{
  guint n_points;
  const PskGeometryPoint *ring = psk_geometry_get_ring (other, polygon, 0, &n_points);

  for (guint i = 0; i < self->last_rings->len; i++)
    {
      guint n;
      const PskGeometryPoint *own = psk_geometry_get_ring (self, i, 0, &n);

      if (n == n_points && memcmp (own, ring, n * sizeof *ring) == 0)
        return TRUE;
    }

  return FALSE;
}

/**
 * psk_geometry_builder_add_geometry:
 * @self: a builder
 * @geometry: a geometry
 *
 * Adds all polygons of @geometry but those whose outline is there already.
 */
void
psk_geometry_builder_add_geometry (PskGeometryBuilder *self,
                                   PskGeometry        *geometry)
{
  g_return_if_fail (self != NULL && geometry != NULL);

  end_polygon (self);
  for (guint p = 0; p < geometry->last_rings->len; p++)
    {
      if (has_polygon (self->geometry, geometry, p))
        continue;

      psk_geometry_builder_begin_polygon (self);
      for (guint r = 0; r < psk_geometry_get_n_rings (geometry, p); r++)
        {
          guint n_points;
          const PskGeometryPoint *ring = psk_geometry_get_ring (geometry, p, r, &n_points);

          psk_geometry_builder_begin_ring (self);
          for (guint i = 0; i < n_points; i++)
            psk_geometry_builder_add_point (self, ring[i]);
        }
      end_polygon (self);
    }
}

/**
 * psk_geometry_builder_end:
 * @self: a builder; nothing more can be added
 *
 * Returns: (transfer full) (nullable): the geometry; %NULL when it encloses nothing
 */
PskGeometry *
psk_geometry_builder_end (PskGeometryBuilder *self)
{
  g_autoptr (PskGeometry) geometry = NULL;

  g_return_val_if_fail (self != NULL && self->geometry != NULL, NULL);

  end_polygon (self);
  geometry = g_steal_pointer (&self->geometry);
  return geometry->last_rings->len > 0 ? g_steal_pointer (&geometry) : NULL;
}

/**
 * psk_geometry_equal:
 * @self: a geometry
 * @other: another
 *
 * Returns: whether they are the same points in the same order
 */
gboolean
psk_geometry_equal (PskGeometry *self,
                    PskGeometry *other)
{
  g_autoptr (GBytes) a = psk_geometry_to_blob (self);
  g_autoptr (GBytes) b = psk_geometry_to_blob (other);

  return g_bytes_equal (a, b);
}

/* Looking */

/**
 * psk_geometry_get_n_polygons:
 * @self: a geometry
 *
 * Returns: how many polygons it has, at least one
 */
guint
psk_geometry_get_n_polygons (PskGeometry *self)
{
  return self->last_rings->len;
}

/**
 * psk_geometry_get_n_rings:
 * @self: a geometry
 * @polygon: less than psk_geometry_get_n_polygons()
 *
 * Returns: how many rings the polygon has: its outline, then its holes
 */
guint
psk_geometry_get_n_rings (PskGeometry *self,
                          guint        polygon)
{
  g_return_val_if_fail (polygon < self->last_rings->len, 0);

  return g_array_index (self->last_rings, guint, polygon) - first_ring_of (self, polygon);
}

/**
 * psk_geometry_get_ring:
 * @self: a geometry
 * @polygon: less than psk_geometry_get_n_polygons()
 * @ring: less than psk_geometry_get_n_rings()
 * @n_points: (out): how many points, at least three
 *
 * Returns: (transfer none) (array length=n_points): its corners; the first one follows
 *   the last one
 */
const PskGeometryPoint *
psk_geometry_get_ring (PskGeometry *self,
                       guint        polygon,
                       guint        ring,
                       guint       *n_points)
{
  const guint number = first_ring_of (self, polygon) + ring;
  const guint start = start_of (self, number);

  *n_points = g_array_index (self->ends, guint, number) - start;
  return &g_array_index (self->points, PskGeometryPoint, start);
}

/**
 * psk_geometry_get_n_points:
 * @self: a geometry
 *
 * Returns: how many corners it has
 */
guint
psk_geometry_get_n_points (PskGeometry *self)
{
  return self->points->len;
}

/**
 * psk_geometry_get_box:
 * @self: a geometry
 *
 * Returns: the edges of what it covers
 */
PskGeometryBox
psk_geometry_get_box (PskGeometry *self)
{
  const Box box = measure_box (self, 0, self->points->len);
  const double steps = PSK_GEOMETRY_STEPS;

  return (PskGeometryBox) { box.south / steps, box.west / steps, box.north / steps,
                            box.east / steps };
}

/* Whether a line to the east of the point crosses the ring an odd number of times. */
static gboolean
is_inside (const PskGeometryPoint *ring,
           guint                   n_points,
           double                  lat,
           double                  lon)
{
  const PskGeometryPoint *a = &ring[n_points - 1];
  gboolean inside = FALSE;

  for (guint i = 0; i < n_points; a = &ring[i++])
    {
      const PskGeometryPoint *b = &ring[i];

      if ((a->lat > lat) != (b->lat > lat)
          && lon < a->lon + (lat - a->lat) / (b->lat - a->lat) * ((double) b->lon - a->lon))
        inside = !inside;
    }

  return inside;
}

/**
 * psk_geometry_contains:
 * @self: a geometry
 * @lat: latitude in degrees
 * @lon: longitude in degrees
 *
 * Returns: whether the place is in one of the polygons and in none of its holes; an
 *   outline that crosses itself counts by the even-odd rule
 */
gboolean
psk_geometry_contains (PskGeometry *self,
                       double       lat,
                       double       lon)
{
  g_return_val_if_fail (self != NULL, FALSE);

  lat *= PSK_GEOMETRY_STEPS;
  lon *= PSK_GEOMETRY_STEPS;
  for (guint p = 0; p < self->last_rings->len; p++)
    {
      const Box *box = &g_array_index (self->boxes, Box, p);
      gboolean inside = FALSE;

      if (lat < box->south || lat > box->north || lon < box->west || lon > box->east)
        continue;

      for (guint r = 0; r < psk_geometry_get_n_rings (self, p); r++)
        {
          guint n_points;
          const PskGeometryPoint *ring = psk_geometry_get_ring (self, p, r, &n_points);

          inside ^= is_inside (ring, n_points, lat, lon);
        }
      if (inside)
        return TRUE;
    }

  return FALSE;
}

/* The square of the distance from the origin to the line between two points. */
static double
measure_edge (double ax,
              double ay,
              double bx,
              double by)
{
  const double dx = bx - ax;
  const double dy = by - ay;
  const double length = dx * dx + dy * dy;
  const double along = length > 0 ? CLAMP (-(ax * dx + ay * dy) / length, 0, 1) : 0;
  const double x = ax + along * dx;
  const double y = ay + along * dy;

  return x * x + y * y;
}

/**
 * psk_geometry_measure_distance:
 * @self: a geometry
 * @lat: latitude in degrees
 * @lon: longitude in degrees
 *
 * Measures on a plane that touches the sphere at the place, which is exact enough for
 * the next hundred kilometres.
 *
 * Returns: how many kilometres the place lies outside; 0 inside
 */
double
psk_geometry_measure_distance (PskGeometry *self,
                               double       lat,
                               double       lon)
{
  const double km_north = KM_OF_DEGREE / PSK_GEOMETRY_STEPS;
  const double km_east = km_north * cos (lat * G_PI / 180);
  double least = G_MAXDOUBLE;

  g_return_val_if_fail (self != NULL, 0);

  if (psk_geometry_contains (self, lat, lon))
    return 0;

  lat *= PSK_GEOMETRY_STEPS;
  lon *= PSK_GEOMETRY_STEPS;
  for (guint ring = 0; ring < self->ends->len; ring++)
    {
      const guint start = start_of (self, ring);
      const guint end = g_array_index (self->ends, guint, ring);
      const PskGeometryPoint *a = &g_array_index (self->points, PskGeometryPoint, end - 1);

      for (guint i = start; i < end; i++)
        {
          const PskGeometryPoint *b = &g_array_index (self->points, PskGeometryPoint, i);

          least = MIN (least, measure_edge ((a->lon - lon) * km_east, (a->lat - lat) * km_north,
                                            (b->lon - lon) * km_east, (b->lat - lat) * km_north));
          a = b;
        }
    }

  return sqrt (least);
}
