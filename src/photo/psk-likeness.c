/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-likeness.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define GRID 32 /* side of the small grey picture */
#define WAVES 8 /* frequencies kept of each direction */

/* Grey of a cell is the mean over all its pixels, so that noise and the blocks
 * of JPEG vanish. Transparent pixels count as white paper. */
static double
cell_grey (GdkPixbuf *pixbuf,
           int        column,
           int        row)
{
  const guint8 *pixels = gdk_pixbuf_read_pixels (pixbuf);
  int n_channels = gdk_pixbuf_get_n_channels (pixbuf);
  int width = gdk_pixbuf_get_width (pixbuf);
  int height = gdk_pixbuf_get_height (pixbuf);
  int left = column * width / GRID;
  int top = row * height / GRID;
  int right = MAX ((column + 1) * width / GRID, left + 1);
  int bottom = MAX ((row + 1) * height / GRID, top + 1);
  double sum = 0.0;

  g_assert (GDK_IS_PIXBUF (pixbuf));

  for (int y = top; y < bottom; y++)
    {
      const guint8 *p = pixels + (gsize) y * gdk_pixbuf_get_rowstride (pixbuf) + left * n_channels;

      for (int x = left; x < right; x++, p += n_channels)
        {
          double grey = 0.299 * p[0] + 0.587 * p[1] + 0.114 * p[2];
          double cover = n_channels == 4 ? p[3] / 255.0 : 1.0;

          sum += grey * cover + 255.0 * (1.0 - cover);
        }
    }

  return sum / ((right - left) * (bottom - top));
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

/* Type-II discrete cosine transform, of frequencies 1 to WAVES only: the mean
 * brightness (frequency 0) says nothing about the picture. */
static void
transform (double grey[GRID][GRID],
           double waves[WAVES * WAVES])
{
  double cosine[WAVES][GRID];
  double half[GRID][WAVES] = { 0 };

  for (int k = 0; k < WAVES; k++)
    for (int i = 0; i < GRID; i++)
      cosine[k][i] = cos (G_PI * (k + 1) * (2 * i + 1) / (2.0 * GRID));

  for (int y = 0; y < GRID; y++)
    for (int k = 0; k < WAVES; k++)
      for (int x = 0; x < GRID; x++)
        half[y][k] += grey[y][x] * cosine[k][x];

  memset (waves, 0, sizeof (double) * WAVES * WAVES);

  for (int j = 0; j < WAVES; j++)
    for (int k = 0; k < WAVES; k++)
      for (int y = 0; y < GRID; y++)
        waves[j * WAVES + k] += half[y][k] * cosine[j][y];
}

/**
 * psk_likeness_compute:
 * @pixbuf: an upright picture, better of a few hundred pixels than of millions
 *
 * Computes the DCT hash of C. Zauner, "Implementation and Benchmarking of
 * Perceptual Image Hash Functions" (2010), section 3.2.1: the signs of 8 × 8 low
 * frequencies against their median.
 *
 * Returns: 64 bits; pictures that look alike differ in few of them
 */
gint64
psk_likeness_compute (GdkPixbuf *pixbuf)
{
  double grey[GRID][GRID];
  double waves[WAVES * WAVES];
  double sorted[WAVES * WAVES];
  double median;
  guint64 bits = 0;

  g_return_val_if_fail (GDK_IS_PIXBUF (pixbuf), 0);

  for (int y = 0; y < GRID; y++)
    for (int x = 0; x < GRID; x++)
      grey[y][x] = cell_grey (pixbuf, x, y);

  transform (grey, waves);
  memcpy (sorted, waves, sizeof sorted);
  qsort (sorted, G_N_ELEMENTS (sorted), sizeof (double), compare_doubles);
  median = (sorted[31] + sorted[32]) / 2.0;

  for (int i = 0; i < WAVES * WAVES; i++)
    bits = bits << 1 | (waves[i] > median ? 1 : 0);

  return (gint64) bits;
}
