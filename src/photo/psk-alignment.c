/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-alignment.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "psk-error.h"

/* Taps nearer than this, in pixels, say nothing about turning and scaling. */
#define MIN_SPREAD 2.0

/* Beyond this two pictures do not show the same thing from about the same place. */
#define MAX_SCALE 20.0

/* A common part smaller than this part of the before picture is none. */
#define MIN_CROP 0.01

#define N_EDGES 8
#define TOLERANCE 1e-9

/* x' = a·x - b·y + x₀ and y' = b·x + a·y + y₀ */
struct _PskAlignment
{
  double a;
  double b;
  double x0;
  double y0;
};

/* Points inside fulfil nx·x + ny·y ≤ c. */
typedef struct
{
  double nx;
  double ny;
  double c;
} HalfPlane;

G_DEFINE_BOXED_TYPE (PskAlignment, psk_alignment, psk_alignment_copy, psk_alignment_free)

static gboolean
is_sane (const PskAlignment *self)
{
  double scale = hypot (self->a, self->b);

  return isfinite (self->a) && isfinite (self->b) &&
         isfinite (self->x0) && isfinite (self->y0) &&
         scale >= 1.0 / MAX_SCALE && scale <= MAX_SCALE;
}

static PskPoint
get_mean (const PskPoint *points,
          guint           n_points)
{
  PskPoint mean = { 0.0, 0.0 };

  g_assert (n_points > 0);

  for (guint i = 0; i < n_points; i++)
    {
      mean.x += points[i].x / n_points;
      mean.y += points[i].y / n_points;
    }

  return mean;
}

/* The edges of the rectangle 0, 0, width, height after a transform, as half
 * planes. A similarity keeps the sense of turning, so that the inside stays on
 * the same side of every edge. */
static void
get_half_planes (const PskAlignment *self,
                 double              width,
                 double              height,
                 HalfPlane           planes[4])
{
  const PskPoint corners[] = { { 0, 0 }, { width, 0 }, { width, height }, { 0, height } };

  g_assert (self != NULL);

  for (guint i = 0; i < 4; i++)
    {
      PskPoint p = psk_alignment_apply (self, corners[i]);
      PskPoint q = psk_alignment_apply (self, corners[(i + 1) % 4]);
      double length = hypot (q.x - p.x, q.y - p.y);

      planes[i].nx = (q.y - p.y) / length;
      planes[i].ny = (p.x - q.x) / length;
      planes[i].c = planes[i].nx * p.x + planes[i].ny * p.y;
    }
}

static double
determinant (const double m[3][3])
{
  return m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1]) -
         m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0]) +
         m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0]);
}

/* Cramer's rule, on rows of three coefficients. */
static gboolean
solve (const double *rows[3],
       const double  right[3],
       double        solution[3])
{
  double m[3][3];
  double whole;

  for (guint i = 0; i < 3; i++)
    memcpy (m[i], rows[i], sizeof m[i]);

  whole = determinant (m);

  if (fabs (whole) < TOLERANCE)
    return FALSE;

  for (guint k = 0; k < 3; k++)
    {
      double replaced[3][3];

      memcpy (replaced, m, sizeof m);

      for (guint i = 0; i < 3; i++)
        replaced[i][k] = right[i];

      solution[k] = determinant (replaced) / whole;
    }

  return TRUE;
}

static gboolean
is_feasible (const double rows[N_EDGES][3],
             const double right[N_EDGES],
             const double s[3])
{
  for (guint i = 0; i < N_EDGES; i++)
    if (rows[i][0] * s[0] + rows[i][1] * s[1] + rows[i][2] * s[2] > right[i] + TOLERANCE)
      return FALSE;

  return TRUE;
}

/* Linear programming in three unknowns, centre and size, with eight bounds: so
 * few that every corner of the solid of solutions can be looked at. When the
 * largest rectangle has room to slide, the middle of its room is taken. */
static gboolean
maximize (const double rows[N_EDGES][3],
          const double right[N_EDGES],
          double       best[3])
{
  double sum[3] = { 0.0, 0.0, 0.0 };
  double largest = MIN_CROP;
  guint n = 0;

  for (guint i = 0; i < N_EDGES; i++)
    for (guint j = i + 1; j < N_EDGES; j++)
      for (guint k = j + 1; k < N_EDGES; k++)
        {
          const double *three[] = { rows[i], rows[j], rows[k] };
          const double bounds[] = { right[i], right[j], right[k] };
          double s[3];

          if (!solve (three, bounds, s) || !is_feasible (rows, right, s) ||
              s[2] < largest - TOLERANCE)
            continue;

          if (s[2] > largest + TOLERANCE)
            {
              memset (sum, 0, sizeof sum);
              n = 0;
            }

          largest = MAX (largest, s[2]);
          n++;

          for (guint l = 0; l < 3; l++)
            sum[l] += s[l];
        }

  for (guint l = 0; n > 0 && l < 3; l++)
    best[l] = sum[l] / n;

  return n > 0;
}

static void
set_text_error (const char *text,
                GError    **error)
{
  g_set_error (error, PSK_ERROR, PSK_ERROR_INVALID,
               _("The alignment “%s” of a pair cannot be understood; align the pair again."),
               text);
}

/**
 * psk_alignment_new_identity:
 *
 * Returns: (transfer full): the alignment that changes nothing
 */
PskAlignment *
psk_alignment_new_identity (void)
{
  return g_memdup2 (&(PskAlignment) { .a = 1.0 }, sizeof (PskAlignment));
}

/**
 * psk_alignment_new:
 * @after: (array length=n_points): points tapped in the after picture
 * @before: (array length=n_points): the same points in the before picture
 * @n_points: how many, 2 or more
 * @error: (nullable): where to put the error: %PSK_ERROR_INVALID when the points
 *   lie too close together
 *
 * Finds the similarity transform with the least sum of squared distances: S.
 * Umeyama, "Least-squares estimation of transformation parameters between two
 * point patterns", IEEE PAMI 13 (1991), equations 40 to 42. In the plane and
 * without mirroring they are a regression in complex numbers, as written here.
 *
 * Returns: (transfer full) (nullable): the alignment
 */
PskAlignment *
psk_alignment_new (const PskPoint *after,
                   const PskPoint *before,
                   guint           n_points,
                   GError        **error)
{
  PskAlignment self;
  PskPoint from, to;
  double real = 0.0;
  double imaginary = 0.0;
  double spread = 0.0;

  g_return_val_if_fail (after != NULL && before != NULL, NULL);
  g_return_val_if_fail (n_points >= 2, NULL);

  from = get_mean (after, n_points);
  to = get_mean (before, n_points);

  for (guint i = 0; i < n_points; i++)
    {
      double x = after[i].x - from.x;
      double y = after[i].y - from.y;
      double u = before[i].x - to.x;
      double v = before[i].y - to.y;

      real += x * u + y * v;
      imaginary += x * v - y * u;
      spread += x * x + y * y;
    }

  self.a = real / spread;
  self.b = imaginary / spread;
  self.x0 = to.x - self.a * from.x + self.b * from.y;
  self.y0 = to.y - self.b * from.x - self.a * from.y;

  if (spread < MIN_SPREAD * MIN_SPREAD || !is_sane (&self))
    {
      g_set_error (error, PSK_ERROR, PSK_ERROR_INVALID,
                   _("The points do not tell how the pictures lie on each other; choose the same "
                     "two or three points in both, far apart."));
      return NULL;
    }

  return psk_alignment_copy (&self);
}

/**
 * psk_alignment_from_text:
 * @text: as psk_alignment_to_text() writes it
 * @error: (nullable): where to put the error: %PSK_ERROR_INVALID
 *
 * Returns: (transfer full) (nullable): the alignment
 */
PskAlignment *
psk_alignment_from_text (const char *text,
                         GError    **error)
{
  g_auto (GStrv) parts = NULL;
  double values[4];
  PskAlignment self;

  g_return_val_if_fail (text != NULL, NULL);

  parts = g_strsplit (text, " ", 6);

  if (g_strv_length (parts) != 5 || !g_str_equal (parts[0], "similarity"))
    {
      set_text_error (text, error);
      return NULL;
    }

  for (guint i = 0; i < 4; i++)
    {
      char *end;

      values[i] = g_ascii_strtod (parts[i + 1], &end);

      if (end == parts[i + 1] || *end != '\0')
        values[i] = NAN;
    }

  self = (PskAlignment) { values[0], values[1], values[2], values[3] };

  if (!is_sane (&self))
    {
      set_text_error (text, error);
      return NULL;
    }

  return psk_alignment_copy (&self);
}

/**
 * psk_alignment_to_text:
 * @self: an alignment
 *
 * Returns: (transfer full): a short text, for the book
 */
char *
psk_alignment_to_text (const PskAlignment *self)
{
  char a[G_ASCII_DTOSTR_BUF_SIZE];
  char b[G_ASCII_DTOSTR_BUF_SIZE];
  char x0[G_ASCII_DTOSTR_BUF_SIZE];
  char y0[G_ASCII_DTOSTR_BUF_SIZE];

  g_return_val_if_fail (self != NULL, NULL);

  return g_strjoin (" ", "similarity",
                    g_ascii_formatd (a, sizeof a, "%.8g", self->a),
                    g_ascii_formatd (b, sizeof b, "%.8g", self->b),
                    g_ascii_formatd (x0, sizeof x0, "%.8g", self->x0),
                    g_ascii_formatd (y0, sizeof y0, "%.8g", self->y0),
                    NULL);
}

/**
 * psk_alignment_copy:
 * @self: an alignment
 *
 * Returns: (transfer full): a copy
 */
PskAlignment *
psk_alignment_copy (const PskAlignment *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_memdup2 (self, sizeof *self);
}

/**
 * psk_alignment_free:
 * @self: (transfer full): an alignment
 */
void
psk_alignment_free (PskAlignment *self)
{
  g_return_if_fail (self != NULL);

  g_free (self);
}

/**
 * psk_alignment_invert:
 * @self: an alignment
 *
 * Returns: (transfer full): the alignment that puts the before picture on the after
 */
PskAlignment *
psk_alignment_invert (const PskAlignment *self)
{
  PskAlignment inverse;
  double square;

  g_return_val_if_fail (self != NULL, NULL);

  square = self->a * self->a + self->b * self->b;
  inverse.a = self->a / square;
  inverse.b = -self->b / square;
  inverse.x0 = -(inverse.a * self->x0 - inverse.b * self->y0);
  inverse.y0 = -(inverse.b * self->x0 + inverse.a * self->y0);
  return psk_alignment_copy (&inverse);
}

/**
 * psk_alignment_rescale:
 * @self: an alignment of the originals
 * @after_scale: size of the copy of the after picture, as a part of its original
 * @before_scale: the same of the before picture
 *
 * Returns: (transfer full): the alignment of smaller copies, as on the screen
 */
PskAlignment *
psk_alignment_rescale (const PskAlignment *self,
                       double              after_scale,
                       double              before_scale)
{
  PskAlignment scaled;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (after_scale > 0.0 && before_scale > 0.0, NULL);

  scaled.a = self->a * before_scale / after_scale;
  scaled.b = self->b * before_scale / after_scale;
  scaled.x0 = self->x0 * before_scale;
  scaled.y0 = self->y0 * before_scale;
  return psk_alignment_copy (&scaled);
}

/**
 * psk_alignment_apply:
 * @self: an alignment
 * @point: a point of the after picture
 *
 * Returns: the point of the before picture that it lies on
 */
PskPoint
psk_alignment_apply (const PskAlignment *self,
                     PskPoint            point)
{
  g_return_val_if_fail (self != NULL, point);

  return (PskPoint) {
    self->a * point.x - self->b * point.y + self->x0,
    self->b * point.x + self->a * point.y + self->y0,
  };
}

/**
 * psk_alignment_get_scale:
 * @self: an alignment
 *
 * Returns: how many pixels of the before picture one of the after picture becomes
 */
double
psk_alignment_get_scale (const PskAlignment *self)
{
  g_return_val_if_fail (self != NULL, 1.0);

  return hypot (self->a, self->b);
}

/**
 * psk_alignment_get_angle:
 * @self: an alignment
 *
 * Returns: by how many radians the after picture is turned, clockwise
 */
double
psk_alignment_get_angle (const PskAlignment *self)
{
  g_return_val_if_fail (self != NULL, 0.0);

  return atan2 (self->b, self->a);
}

/**
 * psk_alignment_get_crop:
 * @self: an alignment
 * @before_width: pixels of the before picture
 * @before_height: pixels of the before picture
 * @after_width: pixels of the after picture
 * @after_height: pixels of the after picture
 * @crop: (out): where to put the rectangle, in pixels of the before picture
 *
 * Finds the largest rectangle that both pictures cover, upright and with the
 * shape of the before picture.
 *
 * Returns: whether they have anything in common
 */
gboolean
psk_alignment_get_crop (const PskAlignment *self,
                        double              before_width,
                        double              before_height,
                        double              after_width,
                        double              after_height,
                        PskCrop            *crop)
{
  const PskAlignment identity = { .a = 1.0 };
  HalfPlane planes[N_EDGES];
  double rows[N_EDGES][3];
  double right[N_EDGES];
  double best[3];
  double unit;

  g_return_val_if_fail (self != NULL && crop != NULL, FALSE);
  g_return_val_if_fail (before_width > 0.0 && before_height > 0.0, FALSE);
  g_return_val_if_fail (after_width > 0.0 && after_height > 0.0, FALSE);

  /* Everything in widths of the before picture, so that one tolerance does. */
  unit = before_width;
  get_half_planes (&identity, before_width, before_height, planes);
  get_half_planes (self, after_width, after_height, planes + 4);

  for (guint i = 0; i < N_EDGES; i++)
    {
      rows[i][0] = planes[i].nx;
      rows[i][1] = planes[i].ny;
      rows[i][2] = (fabs (planes[i].nx) * before_width +
                    fabs (planes[i].ny) * before_height) / (2.0 * unit);
      right[i] = planes[i].c / unit;
    }

  if (!maximize (rows, right, best))
    return FALSE;

  crop->width = best[2] * before_width;
  crop->height = best[2] * before_height;
  crop->x = best[0] * unit - crop->width / 2.0;
  crop->y = best[1] * unit - crop->height / 2.0;
  return TRUE;
}
