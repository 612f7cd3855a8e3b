/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "psk-coordinate.h"
#include "psk-error.h"
#include "psk-geometry-dissolve.h"
#include "psk-geometry-simplify.h"

/* Rings of "lon lat, lon lat, …", with / between rings and | between polygons. */
static PskGeometry *
build (const char *text)
{
  g_autoptr (PskGeometryBuilder) builder = psk_geometry_builder_new ();
  g_auto (GStrv) polygons = g_strsplit (text, "|", -1);

  for (guint p = 0; polygons[p] != NULL; p++)
    {
      g_auto (GStrv) rings = g_strsplit (polygons[p], "/", -1);

      psk_geometry_builder_begin_polygon (builder);
      for (guint r = 0; rings[r] != NULL; r++)
        {
          g_auto (GStrv) points = g_strsplit (rings[r], ",", -1);

          psk_geometry_builder_begin_ring (builder);
          for (guint i = 0; points[i] != NULL; i++)
            {
              char *end;
              const double lon = g_ascii_strtod (points[i], &end);
              const double lat = g_ascii_strtod (end, NULL);

              psk_geometry_builder_add_point (
                builder, (PskGeometryPoint) { (gint32) round (lon * PSK_GEOMETRY_STEPS),
                                              (gint32) round (lat * PSK_GEOMETRY_STEPS) });
            }
        }
    }

  return psk_geometry_builder_end (builder);
}

static char *
print (PskGeometry *geometry)
{
  GString *text = g_string_new (NULL);

  for (guint p = 0; p < psk_geometry_get_n_polygons (geometry); p++)
    for (guint r = 0; r < psk_geometry_get_n_rings (geometry, p); r++)
      {
        guint n;
        const PskGeometryPoint *ring = psk_geometry_get_ring (geometry, p, r, &n);

        if (text->len > 0)
          g_string_append (text, r > 0 ? " / " : " | ");
        for (guint i = 0; i < n; i++)
          g_string_append_printf (text, "%s%.8g %.8g", i > 0 ? ", " : "",
                                  ring[i].lon / (double) PSK_GEOMETRY_STEPS,
                                  ring[i].lat / (double) PSK_GEOMETRY_STEPS);
      }

  return g_string_free (text, FALSE);
}

#define SQUARE "99 18, 100 18, 100 19, 99 19"
#define HOLE "99.4 18.4, 99.6 18.4, 99.6 18.6, 99.4 18.6"

/* What encloses nothing is dropped, and with an outline its holes. */
static void
test_build (void)
{
  static const struct
  {
    const char *text;
    const char *expected;
  } rows[] = {
    { SQUARE, SQUARE },
    { SQUARE ", 99 18", SQUARE },
    { "99 18, 99 18, 100 18, 100 18, 100 19, 99 19, 99 18", SQUARE },
    { SQUARE " / " HOLE, SQUARE " / " HOLE },
    { SQUARE " | 101 18, 102 18, 102 19", SQUARE " | 101 18, 102 18, 102 19" },
    { SQUARE " / 99.4 18.4, 99.6 18.4", SQUARE },
    { "99 18, 100 18 / " HOLE " | " SQUARE, SQUARE },
    { "99 18, 100 18, 99 18", NULL },
    { "99 18", NULL },
    { "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PskGeometry) geometry = build (rows[i].text);
      g_autofree char *text = geometry != NULL ? print (geometry) : NULL;

      g_test_message ("%s", rows[i].text);
      g_assert_cmpstr (text, ==, rows[i].expected);
    }
}

static void
test_contains (void)
{
  /* The third one crosses itself, the fourth one overlaps itself. */
  static const struct
  {
    const char *text;
    double lat;
    double lon;
    gboolean inside;
    double km; /* outside */
  } rows[] = {
    { SQUARE, 18.5, 99.5, TRUE, 0 },
    { SQUARE, 18.5, 100.5, FALSE, 52.72 },
    { SQUARE, 17.9, 99.5, FALSE, 11.12 },
    { SQUARE, 17.9, 98.9, FALSE, 15.34 },
    { SQUARE " / " HOLE, 18.5, 99.5, FALSE, 10.54 },
    { SQUARE " / " HOLE, 18.5, 99.3, TRUE, 0 },
    { SQUARE " | 101 18, 102 18, 102 19, 101 19", 18.5, 101.5, TRUE, 0 },
    { SQUARE " | 101 18, 102 18, 102 19, 101 19", 18.5, 100.9, FALSE, 10.54 },
    { "99 18, 100 19, 100 18, 99 19", 18.5, 99.2, TRUE, 0 },
    { "99 18, 100 19, 100 18, 99 19", 18.9, 99.5, FALSE, 30.57 },
    { SQUARE " | " SQUARE, 18.5, 99.5, TRUE, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PskGeometry) geometry = build (rows[i].text);
      const double km = psk_geometry_measure_distance (geometry, rows[i].lat, rows[i].lon);

      g_test_message ("row %zu: %.2f km", i, km);
      g_assert_cmpint (psk_geometry_contains (geometry, rows[i].lat, rows[i].lon), ==,
                       rows[i].inside);
      g_assert_cmpfloat_with_epsilon (km, rows[i].km, 0.05);
    }
}

/* On a short way the plane is the sphere. */
static void
test_distance (void)
{
  g_autoptr (PskGeometry) geometry = build (SQUARE);

  for (int i = 1; i <= 20; i++)
    {
      const double lon = 100 + i * 0.01;

      g_assert_cmpfloat_with_epsilon (psk_geometry_measure_distance (geometry, 18.5, lon),
                                      psk_coordinate_distance (18.5, lon, 18.5, 100), 0.01);
    }
}

static void
test_box (void)
{
  g_autoptr (PskGeometry) geometry = build (SQUARE " | 101 17, 102 18, 102 19");
  const PskGeometryBox box = psk_geometry_get_box (geometry);

  g_assert_cmpfloat (box.south, ==, 17);
  g_assert_cmpfloat (box.west, ==, 99);
  g_assert_cmpfloat (box.north, ==, 19);
  g_assert_cmpfloat (box.east, ==, 102);
  g_assert_cmpuint (psk_geometry_get_n_points (geometry), ==, 7);
}

/* The book gives back what it was given, and a damaged blob is nothing. */
static void
test_blob (void)
{
  static const char *const texts[] = {
    SQUARE, SQUARE " / " HOLE, SQUARE " / " HOLE " | 101 18, 102 18, 102 19",
    "-180 -90, 180 -90, 180 90", "99.12345 18.54321, 99.12346 18.54321, 99.12346 18.54322",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (PskGeometry) geometry = build (texts[i]);
      g_autoptr (GBytes) blob = psk_geometry_to_blob (geometry);
      g_autoptr (PskGeometry) again = NULL;
      g_autofree guint8 *damaged = NULL;
      gsize size;
      const guint8 *bytes = g_bytes_get_data (blob, &size);

      again = psk_geometry_new_from_blob (bytes, size, NULL);
      g_assert_nonnull (again);
      g_assert_true (psk_geometry_equal (geometry, again));

      /* Cut anywhere it is damaged; with any other byte it is something or nothing. */
      for (gsize cut = 0; cut < size; cut++)
        {
          g_autoptr (GError) error = NULL;

          g_assert_null (psk_geometry_new_from_blob (bytes, cut, &error));
          g_assert_error (error, PSK_ERROR, PSK_ERROR_INVALID);
        }
      damaged = g_memdup2 (bytes, size);
      for (gsize at = 0; at < size; at++)
        for (guint byte = 0; byte < 256; byte++)
          {
            g_autoptr (PskGeometry) other = NULL;

            damaged[at] = (guint8) byte;
            other = psk_geometry_new_from_blob (damaged, size, NULL);
            if (other != NULL)
              psk_geometry_measure_distance (other, 18, 99);
            damaged[at] = bytes[at];
          }
    }
}

static void
put_u32 (GByteArray *bytes,
         guint32     value)
{
  value = GUINT32_TO_LE (value);
  g_byte_array_append (bytes, (const guint8 *) &value, 4);
}

static void
put_double (GByteArray *bytes,
            double      value)
{
  g_byte_array_append (bytes, (const guint8 *) &value, 8);
}

static GByteArray *
make_wkb (guint8  order,
          guint32 type,
          guint32 n_rings,
          guint32 n_points,
          double  third)
{
  static const double square[] = { 99, 18, 100, 18, 100, 19, 99, 18 };
  GByteArray *bytes = g_byte_array_new ();

  g_byte_array_append (bytes, &order, 1);
  put_u32 (bytes, type);
  put_u32 (bytes, n_rings);
  put_u32 (bytes, n_points);
  for (gsize i = 0; i < G_N_ELEMENTS (square); i++)
    put_double (bytes, i == 4 ? third : square[i]);

  return bytes;
}

static void
test_wkb (void)
{
  static const struct
  {
    guint8 order;
    guint32 type;
    guint32 n_rings;
    guint32 n_points;
    double third;
    gsize cut;
    gboolean good;
  } rows[] = {
    { 1, 3, 1, 4, 100, 0, TRUE },
    { 0, 3, 1, 4, 100, 0, FALSE },            /* big-endian */
    { 1, 1, 1, 4, 100, 0, FALSE },            /* a point */
    { 1, 6, 1, 4, 100, 0, FALSE },            /* says that it is several */
    { 1, 3, 2, 4, 100, 0, FALSE },            /* a ring too many */
    { 1, 3, 1, G_MAXUINT32, 100, 0, FALSE },  /* more points than bytes */
    { 1, 3, 0, 4, 100, 0, FALSE },            /* no ring */
    { 1, 3, 1, 4, NAN, 0, FALSE },
    { 1, 3, 1, 4, INFINITY, 0, FALSE },
    { 1, 3, 1, 4, 1e300, 0, FALSE },
    { 1, 3, 1, 4, 100, 1, FALSE },
    { 1, 3, 1, 4, 100, 70, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GByteArray) wkb = make_wkb (rows[i].order, rows[i].type, rows[i].n_rings,
                                             rows[i].n_points, rows[i].third);
      g_autoptr (PskGeometry) geometry = NULL;
      g_autoptr (GError) error = NULL;

      g_test_message ("row %zu", i);
      geometry = psk_geometry_new_from_wkb (wkb->data, wkb->len - rows[i].cut, &error);
      g_assert_cmpint (geometry != NULL, ==, rows[i].good);
      if (!rows[i].good)
        g_assert_error (error, PSK_ERROR, PSK_ERROR_INVALID);
    }
}

static void
test_simplify (void)
{
  static const struct
  {
    const char *text;
    double metres;
    const char *expected;
  } rows[] = {
    { "99 18, 99.5 18, 100 18, 100 19, 99 19", 10, SQUARE },
    { "99 18, 99.5 18.00005, 100 18, 100 19, 99 19", 10, SQUARE },
    { "99 18, 99.5 18.001, 100 18, 100 19, 99 19", 10,
      "99 18, 99.5 18.001, 100 18, 100 19, 99 19" },
    /* Too small to be seen, but all there is. */
    { "99 18, 99.00001 18, 99.00001 18.00001", 10, "99 18, 99.00001 18, 99.00001 18.00001" },
    { SQUARE " | 101 18, 101.00001 18, 101.00001 18.00001", 10, SQUARE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GPtrArray) geometries
        = g_ptr_array_new_with_free_func ((GDestroyNotify) psk_geometry_unref);
      g_autoptr (GPtrArray) simple = NULL;
      g_autofree char *text = NULL;

      g_ptr_array_add (geometries, build (rows[i].text));
      simple = psk_geometry_simplify (geometries, rows[i].metres);
      g_assert_cmpuint (simple->len, ==, 1);
      text = print (simple->pdata[0]);
      g_test_message ("row %zu", i);
      g_assert_cmpstr (text, ==, rows[i].expected);
    }
}

/* A crooked border between a western and an eastern area, from south to north. */
static PskGeometry *
build_half (GArray  *border,
            gboolean east)
{
  g_autoptr (PskGeometryBuilder) builder = psk_geometry_builder_new ();
  const gint32 side = (east ? 101 : 98) * PSK_GEOMETRY_STEPS;

  psk_geometry_builder_begin_polygon (builder);
  psk_geometry_builder_begin_ring (builder);
  for (guint i = 0; i < border->len; i++)
    psk_geometry_builder_add_point (
      builder, g_array_index (border, PskGeometryPoint, east ? border->len - 1 - i : i));
  psk_geometry_builder_add_point (
    builder, (PskGeometryPoint) { side, (east ? 18 : 19) * PSK_GEOMETRY_STEPS });
  psk_geometry_builder_add_point (
    builder, (PskGeometryPoint) { side, (east ? 19 : 18) * PSK_GEOMETRY_STEPS });

  return psk_geometry_builder_end (builder);
}

static void
test_shared_border (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (GArray) border = g_array_new (FALSE, FALSE, sizeof (PskGeometryPoint));
  g_autoptr (GPtrArray) halves
    = g_ptr_array_new_with_free_func ((GDestroyNotify) psk_geometry_unref);
  g_autoptr (GPtrArray) simple = NULL;
  g_autoptr (GHashTable) west = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  const PskGeometryPoint *ring;
  guint n;
  guint n_shared = 0;

  for (int i = 0; i <= 4000; i++)
    {
      const PskGeometryPoint point = {
        (gint32) (99.5 * PSK_GEOMETRY_STEPS) + g_rand_int_range (random, -40, 40),
        18 * PSK_GEOMETRY_STEPS + 25 * i,
      };

      g_array_append_val (border, point);
    }
  g_ptr_array_add (halves, build_half (border, FALSE));
  g_ptr_array_add (halves, build_half (border, TRUE));
  simple = psk_geometry_simplify (halves, 20);

  ring = psk_geometry_get_ring (simple->pdata[0], 0, 0, &n);
  g_test_message ("%u points of 4,003 are left", n);
  g_assert_cmpuint (n, <, 3000);
  for (guint i = 0; i < n; i++)
    g_hash_table_add (west, g_memdup2 (&ring[i], sizeof ring[i]));
  ring = psk_geometry_get_ring (simple->pdata[1], 0, 0, &n);
  for (guint i = 0; i < n; i++)
    n_shared += g_hash_table_contains (west, &ring[i]);
  g_assert_cmpuint (n_shared, ==, n - 2);
  g_assert_cmpuint (g_hash_table_size (west), ==, n);
}

/* What neighbours share goes; what is drawn apart cannot be joined. */
static void
test_dissolve (void)
{
  static const struct
  {
    const char *texts[4];
    guint n_points; /* 0 when they cannot be joined */
    guint n_rings;
    double inside[2];  /* lat and lon */
    double outside[2];
  } rows[] = {
    { { SQUARE }, 4, 1, { 18.5, 99.5 }, { 19.5, 99.5 } },
    { { SQUARE, "100 18, 101 18, 101 19, 100 19" }, 6, 1, { 18.5, 100.5 }, { 18.5, 101.5 } },
    /* The other way round. */
    { { SQUARE, "100 19, 101 19, 101 18, 100 18" }, 6, 1, { 18.5, 100.5 }, { 18.5, 101.5 } },
    { { SQUARE " / " HOLE, HOLE }, 4, 1, { 18.5, 99.5 }, { 19.5, 99.5 } },
    { { SQUARE, "101.5 18, 102.5 18, 102.5 19, 101.5 19" }, 0, 0, { 0, 0 }, { 0, 0 } },
    { { SQUARE, "100 18.5, 101 18.5, 101 19, 100 19" }, 0, 0, { 0, 0 }, { 0, 0 } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GPtrArray) geometries
        = g_ptr_array_new_with_free_func ((GDestroyNotify) psk_geometry_unref);
      g_autoptr (PskGeometry) outline = NULL;

      g_test_message ("row %zu", i);
      for (guint t = 0; rows[i].texts[t] != NULL; t++)
        g_ptr_array_add (geometries, build (rows[i].texts[t]));
      outline = psk_geometry_dissolve (geometries);
      g_assert_cmpint (outline != NULL, ==, rows[i].n_points > 0);
      if (outline == NULL)
        continue;
      g_assert_cmpuint (psk_geometry_get_n_points (outline), ==, rows[i].n_points);
      g_assert_cmpuint (psk_geometry_get_n_polygons (outline), ==, rows[i].n_rings);
      g_assert_true (psk_geometry_contains (outline, rows[i].inside[0], rows[i].inside[1]));
      g_assert_false (psk_geometry_contains (outline, rows[i].outside[0], rows[i].outside[1]));
    }
}

/* A ring that splits badly everywhere does not take the square of its length. */
static void
test_long_ring (void)
{
  g_autoptr (PskGeometryBuilder) builder = psk_geometry_builder_new ();
  g_autoptr (GPtrArray) geometries
    = g_ptr_array_new_with_free_func ((GDestroyNotify) psk_geometry_unref);
  g_autoptr (GPtrArray) simple = NULL;
  gint64 start;

  psk_geometry_builder_begin_polygon (builder);
  psk_geometry_builder_begin_ring (builder);
  for (int i = 0; i < 200000; i++)
    psk_geometry_builder_add_point (
      builder, (PskGeometryPoint) { 99 * PSK_GEOMETRY_STEPS + i % 2 * (i / 10 + 100),
                                    18 * PSK_GEOMETRY_STEPS + i / 4 });
  g_ptr_array_add (geometries, psk_geometry_builder_end (builder));

  start = g_get_monotonic_time ();
  simple = psk_geometry_simplify (geometries, 10);
  g_test_message ("200,000 points took %.2f s", (g_get_monotonic_time () - start) / 1e6);
  g_assert_cmpfloat (g_get_monotonic_time () - start, <, 60e6);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/geometry/build", test_build);
  g_test_add_func ("/core/geometry/contains", test_contains);
  g_test_add_func ("/core/geometry/distance", test_distance);
  g_test_add_func ("/core/geometry/box", test_box);
  g_test_add_func ("/core/geometry/blob", test_blob);
  g_test_add_func ("/core/geometry/wkb", test_wkb);
  g_test_add_func ("/core/geometry/simplify", test_simplify);
  g_test_add_func ("/core/geometry/shared-border", test_shared_border);
  g_test_add_func ("/core/geometry/dissolve", test_dissolve);
  g_test_add_func ("/core/geometry/long-ring", test_long_ring);

  return g_test_run ();
}
