/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-sample-scene.h"

#include <math.h>

/* The first numbers of the beds are their plants. */
#define BED_LAYOUT 100

#define PLANT_PITCH 54.0

typedef struct
{
  guint leaf;
  guint light;
  guint fruit; /* 0 is none */
} Plant;

/* How the beds of a place lie: their edges run to a point above the horizon. */
typedef struct
{
  int n_beds;
  int n_rows;
  double top; /* y of their far end */
  double pitch; /* from bed to bed at the near end */
  double path; /* between two beds at the near end */
  double middle; /* x of the point that the edges run to */
  double far; /* size at the far end, the near end is 1 */
  PskSampleColour soil;
} Beds;

/* Dark, red and sandy. */
static const guint soils[] = { 0x5f4430, 0x7d4a33, 0x8f7350 };

/* Lettuce, cabbage, morning glory, chilli, tomato, aubergine. */
static const Plant plants[] = {
  { 0x6fae3f, 0xb5da6a, 0 },
  { 0x4f9b6a, 0xa8d6a8, 0 },
  { 0x2f8a3e, 0x5cb85c, 0 },
  { 0x2e7a37, 0x58a04c, 0xd8362a },
  { 0x3b8240, 0x6cae54, 0xe8602c },
  { 0x3a7d4a, 0x6aa465, 0x6b3f93 },
};

static void
draw_plant (cairo_t     *cr,
            const Plant *plant,
            double       x,
            double       y,
            double       r)
{
  g_assert (plant != NULL);

  psk_sample_add_oval (cr, x - r * 0.45, y - r * 0.2, r * 0.62, r * 0.48);
  psk_sample_add_oval (cr, x + r * 0.45, y - r * 0.25, r * 0.62, r * 0.48);
  psk_sample_add_oval (cr, x, y - r * 0.55, r * 0.6, r * 0.6);
  psk_sample_set_colour (cr, psk_sample_rgb (plant->leaf), 1.0);
  cairo_fill (cr);
  psk_sample_add_oval (cr, x, y - r * 0.5, r * 0.34, r * 0.36);
  psk_sample_set_colour (cr, psk_sample_rgb (plant->light), 1.0);
  cairo_fill (cr);

  if (plant->fruit == 0)
    return;

  psk_sample_add_oval (cr, x - r * 0.4, y - r * 0.15, r * 0.17, r * 0.2);
  psk_sample_add_oval (cr, x + r * 0.36, y - r * 0.3, r * 0.17, r * 0.2);
  psk_sample_set_colour (cr, psk_sample_rgb (plant->fruit), 1.0);
  cairo_fill (cr);
}

static double
roll (const PskSampleScene *scene,
      int                   index,
      double                low,
      double                high)
{
  return psk_sample_scene_roll (scene, PSK_SAMPLE_KEY_BED, BED_LAYOUT + index, low, high);
}

static void
beds_init (Beds                 *beds,
           const PskSampleScene *scene)
{
  g_assert (beds != NULL && scene != NULL);

  beds->n_beds = roll (scene, 0, 2, 5);
  beds->n_rows = roll (scene, 1, 6, 9);
  beds->top = scene->horizon + roll (scene, 2, 106, 150);
  beds->pitch = 1200.0 / beds->n_beds;
  beds->path = roll (scene, 3, 40, 110);
  beds->middle = roll (scene, 4, 240, 720);
  beds->far = roll (scene, 5, 0.36, 0.66);
  beds->soil = psk_sample_rgb (soils[(int) roll (scene, 6, 0, G_N_ELEMENTS (soils))]);
}

static double
at_depth (const Beds *beds,
          double      near_x,
          double      depth)
{
  g_assert (beds != NULL);

  return beds->middle + (near_x - beds->middle) * (beds->far + (1.0 - beds->far) * depth);
}

static void
draw_soil (cairo_t    *cr,
           const Beds *beds,
           double      left,
           double      right)
{
  double bottom = PSK_SAMPLE_HEIGHT + PSK_SAMPLE_MARGIN;

  cairo_move_to (cr, at_depth (beds, left, 0.0), beds->top);
  cairo_line_to (cr, at_depth (beds, right, 0.0), beds->top);
  cairo_line_to (cr, at_depth (beds, right, 1.0), bottom);
  cairo_line_to (cr, at_depth (beds, left, 1.0), bottom);
  cairo_close_path (cr);
  psk_sample_set_colour (cr, beds->soil, 1.0);
  cairo_fill_preserve (cr);
  /* A frame of bamboo. */
  psk_sample_set_colour (cr, psk_sample_rgb (0xc9a86a), 1.0);
  cairo_set_line_width (cr, 6.0);
  cairo_stroke (cr);
}

static void
draw_bed (cairo_t              *cr,
          const PskSampleScene *scene,
          const Beds           *beds,
          int                   bed)
{
  double left = -110 + bed * beds->pitch;
  double right = left + beds->pitch - beds->path;
  double bottom = PSK_SAMPLE_HEIGHT + PSK_SAMPLE_MARGIN;
  int n_plants = (right - left) / PLANT_PITCH;
  int kind = psk_sample_scene_roll (scene, PSK_SAMPLE_KEY_BED, bed, 0, G_N_ELEMENTS (plants));

  draw_soil (cr, beds, left, right);

  for (int row = 0; row < beds->n_rows; row++)
    {
      double depth = pow ((row + 0.6) / beds->n_rows, 1.5);
      double y = beds->top + 6 + (bottom - beds->top) * depth;
      double size = 13 + 26 * depth;
      const Plant *plant = &plants[(kind + (row > 3 ? 1 : 0)) % G_N_ELEMENTS (plants)];

      for (int i = 0; i < n_plants; i++)
        {
          int key = bed * 200 + row * 20 + i;
          double shift = psk_sample_scene_roll (scene, PSK_SAMPLE_KEY_PLANT, key, -7, 7);
          double grown = psk_sample_scene_roll (scene, PSK_SAMPLE_KEY_PLANT, key + 900, 0.75, 1.1);
          double x = left + (i + 0.5) * (right - left) / n_plants + shift;

          x = at_depth (beds, x, depth);

          if (x > -PSK_SAMPLE_MARGIN && x < PSK_SAMPLE_WIDTH + PSK_SAMPLE_MARGIN)
            draw_plant (cr, plant, x, y, size * grown);
        }
    }
}

static void
draw_basket (cairo_t *cr,
             double   x,
             double   y,
             guint    colour)
{
  for (int i = 0; i < 5; i++)
    psk_sample_add_oval (cr, x - 12 + i * 6, y - 13 - (i % 2) * 4, 5.5, 5.5);

  psk_sample_set_colour (cr, psk_sample_rgb (colour), 1.0);
  cairo_fill (cr);
  cairo_move_to (cr, x - 18, y - 12);
  cairo_line_to (cr, x + 18, y - 12);
  cairo_line_to (cr, x + 13, y);
  cairo_line_to (cr, x - 13, y);
  cairo_close_path (cr);
  psk_sample_set_colour (cr, psk_sample_rgb (0xb98a4a), 1.0);
  cairo_fill (cr);
}

static void
draw_shelves (cairo_t              *cr,
              const PskSampleScene *scene,
              double                x,
              double                base)
{
  static const guint goods[] = { 0x7fb544, 0xd8482f, 0xf0a52c, 0x6b3f93, 0xf3e9d2, 0x4f9b4a };

  g_assert (scene != NULL);

  for (int board = 0; board < 2; board++)
    {
      double y = base - 14 - board * 42;

      for (int i = 0; i < 4; i++)
        {
          int good = psk_sample_scene_roll (scene, PSK_SAMPLE_KEY_SHELF, board * 10 + i,
                                            0, G_N_ELEMENTS (goods));

          draw_basket (cr, x - 72 + i * 48, y, goods[good]);
        }

      psk_sample_box (cr, psk_sample_rgb (0x8a5f38), x - 100, y, 200, 6);
    }
}

static void
draw_sign (cairo_t *cr,
           double   x,
           double   y)
{
  psk_sample_box (cr, psk_sample_rgb (0xf4f1e6), x - 104, y - 24, 208, 48);
  psk_sample_box (cr, psk_sample_rgb (0x1f7a45), x - 100, y - 20, 200, 40);
  cairo_set_source_rgb (cr, 1.0, 1.0, 1.0);
  psk_sample_words (cr, "ศูนย์แบ่งปัน", x, y, 27, TRUE);
}

/**
 * psk_sample_garden:
 * @cr: a context
 * @scene: a place
 *
 * Draws the vegetable beds.
 */
void
psk_sample_garden (cairo_t              *cr,
                   const PskSampleScene *scene)
{
  Beds beds;

  g_return_if_fail (cr != NULL && scene != NULL);

  beds_init (&beds, scene);

  for (int i = 0; i < beds.n_beds; i++)
    draw_bed (cr, scene, &beds, i);
}

/**
 * psk_sample_centre:
 * @cr: a context
 * @scene: a place
 *
 * Draws the sharing centre: a thatched shelter with a sign and full shelves.
 */
void
psk_sample_centre (cairo_t              *cr,
                   const PskSampleScene *scene)
{
  double x, base;

  g_return_if_fail (cr != NULL && scene != NULL);

  x = scene->centre_x;
  base = scene->horizon + 92;
  psk_sample_add_oval (cr, x, base, 140, 12);
  cairo_set_source_rgba (cr, 0.0, 0.0, 0.0, 0.18);
  cairo_fill (cr);
  psk_sample_box (cr, psk_sample_rgb (0xe9dcc0), x - 112, base - 120, 224, 114);
  draw_shelves (cr, scene, x, base);

  for (int i = -1; i <= 1; i += 2)
    psk_sample_box (cr, psk_sample_rgb (0x7a5330), x + i * 116 - 5, base - 132, 10, 132);

  cairo_move_to (cr, x - 150, base - 122);
  cairo_line_to (cr, x - 100, base - 182);
  cairo_line_to (cr, x + 100, base - 182);
  cairo_line_to (cr, x + 150, base - 122);
  cairo_close_path (cr);
  psk_sample_set_colour (cr, psk_sample_rgb (0xb58d55), 1.0);
  cairo_fill (cr);

  for (int i = 0; i < 4; i++)
    psk_sample_box (cr, psk_sample_rgb (0x9c7642), x - 108 - 12 * i, base - 172 + 14 * i,
                    216 + 24 * i, 3);

  draw_sign (cr, x, base - 116);
}
