/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-sample-scene.h"

#include <math.h>

static const guint roofs[] = { 0x8a4632, 0x9b5a34, 0x5f6b84, 0x4f7466, 0x7a3d3d, 0x86735c };
static const guint walls[] = { 0xdccaa6, 0xcfa77a, 0xe9e2d2, 0xb98b61, 0xc7d3cf };

static guint
choose (const PskSampleScene *scene,
        int                   index,
        const guint          *colours,
        guint                 n_colours)
{
  guint i = psk_sample_scene_roll (scene, PSK_SAMPLE_KEY_HOUSE, index, 0, n_colours);

  g_assert (i < n_colours);

  return colours[i];
}

static void
draw_window (cairo_t *cr,
             double   x,
             double   y)
{
  psk_sample_box (cr, psk_sample_rgb (0x5b4330), x - 23, y - 23, 46, 46);
  psk_sample_box (cr, psk_sample_rgb (0x8fb0bd), x - 19, y - 19, 17, 38);
  psk_sample_box (cr, psk_sample_rgb (0x7c9dab), x + 2, y - 19, 17, 38);
}

static void
draw_walls (cairo_t        *cr,
            PskSampleColour wall)
{
  PskSampleColour shade = psk_sample_mix (wall, psk_sample_rgb (0x3a2a20), 0.25);

  psk_sample_box (cr, wall, -100, -125, 200, 125);

  for (int i = 1; i < 6; i++)
    psk_sample_box (cr, psk_sample_mix (wall, shade, 0.4), -100, -125 + i * 21, 200, 1.5);

  psk_sample_box (cr, shade, -100, -125, 200, 16); /* under the eaves */
  psk_sample_box (cr, psk_sample_rgb (0x6a4a33), -22, -86, 44, 86);
  psk_sample_box (cr, psk_sample_rgb (0x54392a), -1, -86, 2, 86);
  draw_window (cr, -62, -68);
  draw_window (cr, 62, -68);
}

static void
draw_roof (cairo_t        *cr,
           PskSampleColour roof,
           double          rise,
           double          ridge)
{
  PskSampleColour dark = psk_sample_mix (roof, psk_sample_rgb (0x201510), 0.3);

  g_assert (rise > 0.0);

  for (int i = 0; i < 6; i++)
    {
      double low = i / 6.0;
      double high = (i + 1) / 6.0;

      cairo_move_to (cr, -130 + (130 - ridge) * low, -115 - rise * low);
      cairo_line_to (cr, 130 - (130 - ridge) * low, -115 - rise * low);
      cairo_line_to (cr, 130 - (130 - ridge) * high, -115 - rise * high);
      cairo_line_to (cr, -130 + (130 - ridge) * high, -115 - rise * high);
      cairo_close_path (cr);
      psk_sample_set_colour (cr, psk_sample_mix (roof, dark, i % 2 == 0 ? 0.0 : 0.25), 1.0);
      cairo_fill (cr);
    }

  psk_sample_box (cr, dark, -130, -117, 260, 5);
}

/* The fallen branches and the straw of a yard that nobody uses. */
static void
draw_litter (cairo_t              *cr,
             const PskSampleScene *scene)
{
  psk_sample_set_colour (cr, psk_sample_rgb (0x75603f), 0.8);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_width (cr, 6.0);

  for (int i = 0; i < 6; i++)
    {
      double x = psk_sample_scene_roll (scene, PSK_SAMPLE_KEY_GROUND, i, 0, 960);
      double y = psk_sample_scene_roll (scene, PSK_SAMPLE_KEY_GROUND, 20 + i,
                                        scene->horizon + 130, 640);
      double angle = psk_sample_scene_roll (scene, PSK_SAMPLE_KEY_GROUND, 40 + i, -0.4, 0.4);

      cairo_move_to (cr, x, y);
      cairo_line_to (cr, x + 90 * cos (angle), y + 90 * sin (angle));
    }

  cairo_stroke (cr);
  cairo_set_line_width (cr, 2.0);
  psk_sample_set_colour (cr, psk_sample_rgb (0xa59a58), 1.0);

  for (int i = 0; i < 40; i++)
    {
      double x = psk_sample_scene_roll (scene, PSK_SAMPLE_KEY_GROUND, 100 + i, -40, 1000);
      double y = psk_sample_scene_roll (scene, PSK_SAMPLE_KEY_GROUND, 200 + i,
                                        scene->horizon + 70, 680);

      for (int blade = -2; blade <= 2; blade++)
        {
          cairo_move_to (cr, x, y);
          cairo_line_to (cr, x + 4.0 * blade, y - 16 + 2.0 * ABS (blade));
        }
    }

  cairo_stroke (cr);
}

/**
 * psk_sample_house:
 * @cr: a context
 * @scene: a place
 *
 * Draws the house, which is there on both days.
 */
void
psk_sample_house (cairo_t              *cr,
                  const PskSampleScene *scene)
{
  double rise, ridge;

  g_return_if_fail (cr != NULL && scene != NULL);

  rise = psk_sample_scene_roll (scene, PSK_SAMPLE_KEY_HOUSE, 0, 60, 115);
  ridge = psk_sample_scene_roll (scene, PSK_SAMPLE_KEY_HOUSE, 1, 0, 70);
  cairo_save (cr);
  cairo_translate (cr, scene->house_x, scene->horizon + 80);
  cairo_scale (cr, scene->house_size, scene->house_size);
  psk_sample_add_oval (cr, 0, 2, 150, 14);
  cairo_set_source_rgba (cr, 0.0, 0.0, 0.0, 0.2);
  cairo_fill (cr);
  draw_walls (cr, psk_sample_rgb (choose (scene, 2, walls, G_N_ELEMENTS (walls))));
  draw_roof (cr, psk_sample_rgb (choose (scene, 3, roofs, G_N_ELEMENTS (roofs))), rise, ridge);
  cairo_restore (cr);
}

/**
 * psk_sample_bare:
 * @cr: a context
 * @scene: a place
 *
 * Draws the ground as it was before anybody planted.
 */
void
psk_sample_bare (cairo_t              *cr,
                 const PskSampleScene *scene)
{
  g_return_if_fail (cr != NULL && scene != NULL);

  psk_sample_set_colour (cr, psk_sample_rgb (0x7f6a48), 0.25);

  for (int i = 0; i < 9; i++)
    {
      double x = psk_sample_scene_roll (scene, PSK_SAMPLE_KEY_GROUND, 300 + i, 0, 960);
      double y = psk_sample_scene_roll (scene, PSK_SAMPLE_KEY_GROUND, 320 + i,
                                        scene->horizon + 90, 680);
      double size = psk_sample_scene_roll (scene, PSK_SAMPLE_KEY_GROUND, 340 + i, 40, 130);

      psk_sample_add_oval (cr, x, y, size, size * 0.16);
    }

  cairo_fill (cr);
  draw_litter (cr, scene);
}
