/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-geometry.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "psk-error.h"

#define BLOB_VERSION 1

#define WKB_LITTLE_ENDIAN 1
#define WKB_POLYGON 3
#define WKB_MULTIPOLYGON 6

/* What is left of bytes that are read. */
typedef struct
{
  const guint8 *at;
  const guint8 *end;
} Input;

/* Well-Known Binary */

static gboolean
read_u32 (Input   *input,
          guint32 *value)
{
  if (input->end - input->at < 4)
    return FALSE;

  memcpy (value, input->at, 4);
  *value = GUINT32_FROM_LE (*value);
  input->at += 4;
  return TRUE;
}

static gboolean
read_double (Input  *input,
             double *value)
{
  guint64 bits;

  memcpy (&bits, input->at, 8);
  bits = GUINT64_FROM_LE (bits);
  memcpy (value, &bits, 8);
  input->at += 8;
  /* Also when it is not a number at all. */
  return fabs (*value) <= 180;
}

static gboolean
read_polygon (Input              *input,
              PskGeometryBuilder *builder)
{
  guint32 n_rings;
  guint32 n_points;

  if (!read_u32 (input, &n_rings))
    return FALSE;

  psk_geometry_builder_begin_polygon (builder);
  for (guint32 r = 0; r < n_rings; r++)
    {
      if (!read_u32 (input, &n_points) || (gsize) (input->end - input->at) / 16 < n_points)
        return FALSE;

      psk_geometry_builder_begin_ring (builder);
      for (guint32 i = 0; i < n_points; i++)
        {
          double lon;
          double lat;

          if (!read_double (input, &lon) || !read_double (input, &lat))
            return FALSE;
          psk_geometry_builder_add_point (
            builder, (PskGeometryPoint) { (gint32) round (lon * PSK_GEOMETRY_STEPS),
                                          (gint32) round (lat * PSK_GEOMETRY_STEPS) });
        }
    }

  return TRUE;
}

static gboolean
read_head (Input   *input,
           guint32 *type)
{
  return input->end > input->at && *input->at++ == WKB_LITTLE_ENDIAN && read_u32 (input, type);
}

static gboolean
read_wkb (Input              *input,
          PskGeometryBuilder *builder)
{
  guint32 type;
  guint32 n_polygons;

  if (!read_head (input, &type))
    return FALSE;
  if (type == WKB_POLYGON)
    return read_polygon (input, builder);
  if (type != WKB_MULTIPOLYGON || !read_u32 (input, &n_polygons))
    return FALSE;

  for (guint32 i = 0; i < n_polygons; i++)
    {
      if (!read_head (input, &type) || type != WKB_POLYGON || !read_polygon (input, builder))
        return FALSE;
    }

  return TRUE;
}

static PskGeometry *
finish (PskGeometryBuilder *builder,
        gboolean            is_whole,
        GError            **error)
{
  PskGeometry *self = is_whole ? psk_geometry_builder_end (builder) : NULL;

  if (self == NULL)
    g_set_error_literal (error, PSK_ERROR, PSK_ERROR_INVALID,
                         _("The outline encloses nothing or is damaged: draw it anew."));
  return self;
}

/**
 * psk_geometry_new_from_wkb:
 * @bytes: (array length=size): a polygon or several, as pansuk-exchange writes them:
 *   Well-Known Binary (OGC 06-103r4, section 8), little-endian, longitude and latitude
 * @size: in bytes
 * @error: (nullable): %PSK_ERROR_INVALID
 *
 * Points that fall together when they are rounded to steps are one point.
 *
 * Returns: (transfer full) (nullable): the geometry
 */
PskGeometry *
psk_geometry_new_from_wkb (gconstpointer bytes,
                           gsize         size,
                           GError      **error)
{
  g_autoptr (PskGeometryBuilder) builder = psk_geometry_builder_new ();
  Input input = { bytes, (const guint8 *) bytes + size };

  g_return_val_if_fail (bytes != NULL || size == 0, NULL);

  return finish (builder, read_wkb (&input, builder), error);
}

/* The form in the book: a version, then counts and differences as numbers of seven bits
 * a byte, the lowest first. */

static void
write_number (GByteArray *blob,
              guint32     number)
{
  guint8 byte;

  for (; number >= 0x80; number >>= 7)
    {
      byte = (guint8) (number | 0x80);
      g_byte_array_append (blob, &byte, 1);
    }
  byte = (guint8) number;
  g_byte_array_append (blob, &byte, 1);
}

/* Small differences of either sign are small numbers. */
static void
write_difference (GByteArray *blob,
                  gint32      difference)
{
  write_number (blob, (guint32) difference << 1 ^ (guint32) (difference >> 31));
}

static gboolean
read_number (Input   *input,
             guint32 *number)
{
  guint shift = 0;

  *number = 0;
  do
    {
      if (input->at == input->end || shift > 28)
        return FALSE;
      *number |= (guint32) (*input->at & 0x7f) << shift;
      shift += 7;
    }
  while (*input->at++ & 0x80);

  return TRUE;
}

static gboolean
read_difference (Input  *input,
                 gint32 *value)
{
  guint32 number;

  if (!read_number (input, &number))
    return FALSE;

  *value = (gint32) ((guint32) *value + (number >> 1 ^ -(number & 1)));
  return ABS ((gint64) *value) <= 180 * PSK_GEOMETRY_STEPS;
}

static gboolean
read_ring (Input              *input,
           PskGeometryBuilder *builder,
           PskGeometryPoint   *point)
{
  guint32 n_points;

  if (!read_number (input, &n_points))
    return FALSE;

  psk_geometry_builder_begin_ring (builder);
  for (guint32 i = 0; i < n_points; i++)
    {
      if (!read_difference (input, &point->lon) || !read_difference (input, &point->lat))
        return FALSE;
      psk_geometry_builder_add_point (builder, *point);
    }

  return TRUE;
}

static gboolean
read_blob (Input              *input,
           PskGeometryBuilder *builder)
{
  PskGeometryPoint point = { 0, 0 };
  guint32 version;
  guint32 n_polygons;
  guint32 n_rings;

  if (!read_number (input, &version) || version != BLOB_VERSION
      || !read_number (input, &n_polygons))
    return FALSE;

  for (guint32 p = 0; p < n_polygons; p++)
    {
      if (!read_number (input, &n_rings))
        return FALSE;

      psk_geometry_builder_begin_polygon (builder);
      for (guint32 r = 0; r < n_rings; r++)
        {
          if (!read_ring (input, builder, &point))
            return FALSE;
        }
    }

  return input->at == input->end;
}

/**
 * psk_geometry_new_from_blob:
 * @bytes: (array length=size): what psk_geometry_to_blob() made
 * @size: in bytes
 * @error: (nullable): %PSK_ERROR_INVALID
 *
 * Returns: (transfer full) (nullable): the geometry
 */
PskGeometry *
psk_geometry_new_from_blob (gconstpointer bytes,
                            gsize         size,
                            GError      **error)
{
  g_autoptr (PskGeometryBuilder) builder = psk_geometry_builder_new ();
  Input input = { bytes, (const guint8 *) bytes + size };

  g_return_val_if_fail (bytes != NULL || size == 0, NULL);

  return finish (builder, read_blob (&input, builder), error);
}

/**
 * psk_geometry_to_blob:
 * @self: a geometry
 *
 * Returns: (transfer full): the form in which a book keeps it, some four bytes a point
 */
GBytes *
psk_geometry_to_blob (PskGeometry *self)
{
  GByteArray *blob = g_byte_array_new ();
  PskGeometryPoint last = { 0, 0 };

  g_return_val_if_fail (self != NULL, NULL);

  write_number (blob, BLOB_VERSION);
  write_number (blob, psk_geometry_get_n_polygons (self));
  for (guint p = 0; p < psk_geometry_get_n_polygons (self); p++)
    {
      write_number (blob, psk_geometry_get_n_rings (self, p));
      for (guint r = 0; r < psk_geometry_get_n_rings (self, p); r++)
        {
          guint n_points;
          const PskGeometryPoint *ring = psk_geometry_get_ring (self, p, r, &n_points);

          write_number (blob, n_points);
          for (guint i = 0; i < n_points; i++)
            {
              write_difference (blob, ring[i].lon - last.lon);
              write_difference (blob, ring[i].lat - last.lat);
              last = ring[i];
            }
        }
    }

  return g_byte_array_free_to_bytes (blob);
}
