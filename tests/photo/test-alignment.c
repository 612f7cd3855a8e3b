/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "psk-alignment.h"
#include "psk-error.h"

typedef struct
{
  const char *name;
  PskPoint after[3];
  PskPoint before[3];
  guint n_points;
  double scale;
  double degrees;
  double error; /* of the worst point, pixels; negative: refused */
} PointsCase;

static const PointsCase points_cases[] = {
  { "same", { { 10, 10 }, { 500, 300 } }, { { 10, 10 }, { 500, 300 } }, 2, 1, 0, 0 },
  { "moved", { { 0, 0 }, { 100, 0 } }, { { 7, -3 }, { 107, -3 } }, 2, 1, 0, 0 },
  { "doubled", { { 0, 0 }, { 100, 0 } }, { { 5, 5 }, { 205, 5 } }, 2, 2, 0, 0 },
  { "quarter turn", { { 0, 0 }, { 100, 0 } }, { { 0, 0 }, { 0, 100 } }, 2, 1, 90, 0 },
  { "turned back", { { 0, 0 }, { 100, 0 } }, { { 0, 0 }, { 50, -50 } }, 2, M_SQRT1_2, -45, 0 },
  { "three exact", { { 0, 0 }, { 100, 0 }, { 0, 100 } },
    { { 10, 20 }, { 10, 70 }, { -40, 20 } }, 3, 0.5, 90, 0 },
  /* A third tap that is 6 pixels off: the error is shared out. By hand, the
   * scale is 10760/10400. */
  { "three inexact", { { 0, 0 }, { 100, 0 }, { 50, 90 } },
    { { 0, 0 }, { 100, 0 }, { 50, 96 } }, 3, 10760.0 / 10400.0, 0, 2.0 },
  { "one place twice", { { 5, 5 }, { 5, 5 } }, { { 0, 0 }, { 100, 0 } }, 2, 0, 0, -1 },
  { "onto one place", { { 0, 0 }, { 100, 0 } }, { { 9, 9 }, { 9, 9 } }, 2, 0, 0, -1 },
  { "blown up", { { 0, 0 }, { 4, 0 } }, { { 0, 0 }, { 400, 0 } }, 2, 0, 0, -1 },
  { "not a number", { { 0, 0 }, { NAN, 0 } }, { { 0, 0 }, { 9, 9 } }, 2, 0, 0, -1 },
};

static void
test_points (gconstpointer data)
{
  const PointsCase *c = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PskAlignment) alignment = NULL;
  g_autoptr (PskAlignment) inverse = NULL;

  alignment = psk_alignment_new (c->after, c->before, c->n_points, &error);

  if (c->error < 0)
    {
      g_assert_null (alignment);
      g_assert_error (error, PSK_ERROR, PSK_ERROR_INVALID);
      return;
    }

  g_assert_no_error (error);
  g_assert_cmpfloat_with_epsilon (psk_alignment_get_scale (alignment), c->scale, 1e-5);
  g_assert_cmpfloat_with_epsilon (psk_alignment_get_angle (alignment) * 180 / G_PI,
                                  c->degrees, 1e-5);
  inverse = psk_alignment_invert (alignment);

  for (guint i = 0; i < c->n_points; i++)
    {
      PskPoint there = psk_alignment_apply (alignment, c->after[i]);
      PskPoint back = psk_alignment_apply (inverse, there);

      g_assert_cmpfloat (hypot (there.x - c->before[i].x, there.y - c->before[i].y), <=,
                         c->error + 1e-9);
      g_assert_cmpfloat (hypot (back.x - c->after[i].x, back.y - c->after[i].y), <, 1e-9);
    }
}

static void
test_text (void)
{
  static const struct { const char *text; gboolean valid; } cases[] = {
    { "similarity 1 0 0 0", TRUE },
    { "similarity 0.98 -0.017 12.5 -30.25", TRUE },
    { "", FALSE },
    { "similarity", FALSE },
    { "similarity 1 0 0", FALSE },
    { "similarity 1 0 0 0 0", FALSE },
    { "similarity 1 0 0 0x", FALSE },
    { "similarity 1 0 0 ", FALSE },
    { "similarity 0 0 5 5", FALSE },
    { "similarity nan 0 0 0", FALSE },
    { "similarity 1 0 inf 0", FALSE },
    { "similarity 1e9 0 0 0", FALSE },
    { "affine 1 0 0 0", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PskAlignment) alignment = psk_alignment_from_text (cases[i].text, &error);

      if (cases[i].valid)
        {
          g_autofree char *text = NULL;

          g_assert_no_error (error);
          text = psk_alignment_to_text (alignment);
          g_assert_cmpstr (text, ==, cases[i].text);
        }
      else
        {
          g_assert_null (alignment);
          g_assert_error (error, PSK_ERROR, PSK_ERROR_INVALID);
        }
    }
}

typedef struct
{
  const char *text;
  double before[2];
  double after[2];
  PskCrop crop; /* of width 0: nothing in common */
} CropCase;

static void
test_crop (void)
{
  static const CropCase cases[] = {
    { "similarity 1 0 0 0", { 900, 600 }, { 900, 600 }, { 0, 0, 900, 600 } },
    { "similarity 2 0 0 0", { 900, 600 }, { 450, 300 }, { 0, 0, 900, 600 } },
    { "similarity 1 0 90 60", { 900, 600 }, { 900, 600 }, { 90, 60, 810, 540 } },
    { "similarity 1 0 -90 -60", { 900, 600 }, { 900, 600 }, { 0, 0, 810, 540 } },
    { "similarity 0.5 0 100 100", { 900, 600 }, { 900, 600 }, { 100, 100, 450, 300 } },
    /* Moved sideways only: the middle of the room above and below. */
    { "similarity 1 0 90 0", { 900, 600 }, { 900, 600 }, { 90, 30, 810, 540 } },
    /* A quarter turn about the middle of a square. */
    { "similarity 0 1 600 0", { 600, 600 }, { 600, 600 }, { 0, 0, 600, 600 } },
    /* An eighth turn of a square about its middle: side 2·600/(√2·2). */
    { "similarity 0.70710678 0.70710678 300 -124.26407", { 600, 600 }, { 600, 600 },
      { 87.867966, 87.867966, 424.264069, 424.264069 } },
    { "similarity 1 0 900 0", { 900, 600 }, { 900, 600 }, { 0, 0, 0, 0 } },
    { "similarity 1 0 0 5000", { 900, 600 }, { 900, 600 }, { 0, 0, 0, 0 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const CropCase *c = &cases[i];
      g_autoptr (PskAlignment) alignment = psk_alignment_from_text (c->text, NULL);
      PskCrop crop;
      gboolean common;

      g_test_message ("%s", c->text);
      common = psk_alignment_get_crop (alignment, c->before[0], c->before[1],
                                       c->after[0], c->after[1], &crop);
      g_assert_cmpint (common, ==, c->crop.width > 0);

      if (!common)
        continue;

      g_assert_cmpfloat_with_epsilon (crop.x, c->crop.x, 1e-4);
      g_assert_cmpfloat_with_epsilon (crop.y, c->crop.y, 1e-4);
      g_assert_cmpfloat_with_epsilon (crop.width, c->crop.width, 1e-4);
      g_assert_cmpfloat_with_epsilon (crop.height, c->crop.height, 1e-4);
    }
}

static void
test_rescale (void)
{
  g_autoptr (PskAlignment) full = psk_alignment_from_text ("similarity 1.1 0.2 40 -60", NULL);
  g_autoptr (PskAlignment) small = psk_alignment_rescale (full, 0.5, 0.25);
  PskPoint there = psk_alignment_apply (full, (PskPoint) { 200, 300 });
  PskPoint here = psk_alignment_apply (small, (PskPoint) { 100, 150 });

  g_assert_cmpfloat_with_epsilon (here.x, there.x * 0.25, 1e-9);
  g_assert_cmpfloat_with_epsilon (here.y, there.y * 0.25, 1e-9);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (points_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/alignment/points/", points_cases[i].name, NULL);

      g_test_add_data_func (path, &points_cases[i], test_points);
    }

  g_test_add_func ("/alignment/text", test_text);
  g_test_add_func ("/alignment/crop", test_crop);
  g_test_add_func ("/alignment/rescale", test_rescale);
  return g_test_run ();
}
