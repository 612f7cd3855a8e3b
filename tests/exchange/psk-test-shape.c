/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-test-shape.h"

#include <string.h>

/* A shapefile of one polygon of one ring: ESRI Shapefile Technical Description, 1998. */

static void
put_big (GByteArray *bytes,
         guint32     value)
{
  value = GUINT32_TO_BE (value);
  g_byte_array_append (bytes, (const guint8 *) &value, 4);
}

static void
put_little (GByteArray *bytes,
            guint32     value)
{
  value = GUINT32_TO_LE (value);
  g_byte_array_append (bytes, (const guint8 *) &value, 4);
}

static void
put_doubles (GByteArray   *bytes,
             const double *values,
             guint         n)
{
  g_byte_array_append (bytes, (const guint8 *) values, n * sizeof *values);
}

static void
put_box (GByteArray   *bytes,
         const double *xys,
         guint         n_points)
{
  double box[] = { xys[0], xys[1], xys[0], xys[1] };

  for (guint i = 0; i < n_points; i++)
    {
      box[0] = MIN (box[0], xys[2 * i]);
      box[1] = MIN (box[1], xys[2 * i + 1]);
      box[2] = MAX (box[2], xys[2 * i]);
      box[3] = MAX (box[3], xys[2 * i + 1]);
    }
  put_doubles (bytes, box, 4);
}

static guint32
content_words (guint n_points)
{
  return (44 + 4 + n_points * 16) / 2;
}

static GByteArray *
put_head (const double *xys,
          guint         n_points,
          guint32       n_words)
{
  static const double zeros[4] = { 0 };
  GByteArray *bytes = g_byte_array_new ();

  put_big (bytes, 9994);
  for (int i = 0; i < 5; i++)
    put_big (bytes, 0);
  put_big (bytes, n_words);
  put_little (bytes, 1000);
  put_little (bytes, 5); /* polygons */
  put_box (bytes, xys, n_points);
  put_doubles (bytes, zeros, 4);

  return bytes;
}

GByteArray *
psk_test_shape_shp (const double *xys,
                    guint         n_points)
{
  GByteArray *bytes = put_head (xys, n_points, 50 + 4 + content_words (n_points));

  put_big (bytes, 1);
  put_big (bytes, content_words (n_points));
  put_little (bytes, 5);
  put_box (bytes, xys, n_points);
  put_little (bytes, 1);
  put_little (bytes, n_points);
  put_little (bytes, 0);
  put_doubles (bytes, xys, 2 * n_points);

  return bytes;
}

GByteArray *
psk_test_shape_shx (const double *xys,
                    guint         n_points)
{
  GByteArray *bytes = put_head (xys, n_points, 50 + 4);

  put_big (bytes, 50);
  put_big (bytes, content_words (n_points));

  return bytes;
}

/* One text field of 40 bytes; dBASE III. */
GByteArray *
psk_test_shape_dbf (const char *field,
                    const char *value)
{
  GByteArray *bytes = g_byte_array_new ();
  guint8 head[32] = { 3, 124, 1, 1, 1, 0, 0, 0, 65, 0, 41, 0 };
  guint8 description[32] = { 0 };
  guint8 record[41];
  const guint8 end_of_head = '\r';
  const guint8 end_of_file = 0x1a;

  memcpy (description, field, MIN (strlen (field), 10));
  description[11] = 'C';
  description[16] = 40;
  memset (record, ' ', sizeof record);
  memcpy (record + 1, value, MIN (strlen (value), 40));

  g_byte_array_append (bytes, head, sizeof head);
  g_byte_array_append (bytes, description, sizeof description);
  g_byte_array_append (bytes, &end_of_head, 1);
  g_byte_array_append (bytes, record, sizeof record);
  g_byte_array_append (bytes, &end_of_file, 1);

  return bytes;
}
