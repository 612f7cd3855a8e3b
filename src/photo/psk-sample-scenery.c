/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-sample-scene.h"

#include <math.h>

#define LEFT (-PSK_SAMPLE_MARGIN)
#define RIGHT (PSK_SAMPLE_WIDTH + PSK_SAMPLE_MARGIN)
#define TOP (-PSK_SAMPLE_MARGIN)
#define BOTTOM (PSK_SAMPLE_HEIGHT + PSK_SAMPLE_MARGIN)

#define N_HILLS 3
#define N_CLOUDS 4

typedef struct
{
  guint top;
  guint bottom;
  guint haze;
} Sky;

/* A dry hazy day before, a clear one after. */
static const Sky skies_before[] = {
  { 0xb9cbd6, 0xe6e3d8, 0xd3d5cf },
  { 0xc3cfd2, 0xeee2cc, 0xdcd3c0 },
  { 0xaec3d4, 0xdfe5e4, 0xcdd6d5 },
};

static const Sky skies_after[] = {
  { 0x5aa9e0, 0xd6edf7, 0xc3dfe6 },
  { 0x6fb4e3, 0xf6ead2, 0xdfe3d2 },
  { 0x4f9bd6, 0xc9e6f5, 0xb9d9e6 },
};

static const Sky *
get_sky (const PskSampleScene *scene)
{
  int i = psk_sample_scene_roll (scene, PSK_SAMPLE_KEY_SKY, 0, 0.0, 3.0);

  g_assert (i >= 0 && i < 3);

  return scene->after ? &skies_after[i] : &skies_before[i];
}

static void
draw_clouds (cairo_t              *cr,
             const PskSampleScene *scene)
{
  /* Clouds do not stay from one visit to the next. */
  int first = scene->after ? 100 : 0;

  g_assert (scene != NULL);

  for (int i = 0; i < N_CLOUDS; i++)
    {
      int key = first + i * 10;
      double x = psk_sample_scene_roll (scene, PSK_SAMPLE_KEY_CLOUD, key, 0, PSK_SAMPLE_WIDTH);
      double y = psk_sample_scene_roll (scene, PSK_SAMPLE_KEY_CLOUD, key + 1, 20, 150);
      double size = psk_sample_scene_roll (scene, PSK_SAMPLE_KEY_CLOUD, key + 2, 0.6, 1.3);

      psk_sample_add_oval (cr, x, y, 80 * size, 13 * size);
      psk_sample_add_oval (cr, x - 25 * size, y - 13 * size, 34 * size, 20 * size);
      psk_sample_add_oval (cr, x + 22 * size, y - 10 * size, 28 * size, 16 * size);
      psk_sample_set_colour (cr, psk_sample_rgb (0xffffff), scene->after ? 0.75 : 0.25);
      cairo_fill (cr);
    }
}

static void
draw_sky (cairo_t              *cr,
          const PskSampleScene *scene)
{
  const Sky *sky = get_sky (scene);
  PskSampleColour top = psk_sample_rgb (sky->top);
  PskSampleColour bottom = psk_sample_rgb (sky->bottom);
  double sun = psk_sample_scene_roll (scene, PSK_SAMPLE_KEY_SKY, 1, 80, 880);
  cairo_pattern_t *pattern = cairo_pattern_create_linear (0, 0, 0, scene->horizon);

  cairo_pattern_add_color_stop_rgb (pattern, 0, top.r, top.g, top.b);
  cairo_pattern_add_color_stop_rgb (pattern, 1, bottom.r, bottom.g, bottom.b);
  cairo_set_source (cr, pattern);
  cairo_pattern_destroy (pattern);
  cairo_rectangle (cr, LEFT, TOP, RIGHT - LEFT, scene->horizon - TOP + 20);
  cairo_fill (cr);

  for (int i = 0; i < 3; i++)
    {
      psk_sample_add_oval (cr, sun, 80, 24 + 14 * i, 24 + 14 * i);
      psk_sample_set_colour (cr, psk_sample_rgb (0xfff6d8), i == 0 ? 0.8 : 0.2);
      cairo_fill (cr);
    }

  draw_clouds (cr, scene);
}

static double
hill_height (const PskSampleScene *scene,
             int                   layer,
             double                x)
{
  double height = 0.0;

  for (int wave = 0; wave < 3; wave++)
    {
      int key = layer * 10 + wave * 2;
      double phase = psk_sample_scene_roll (scene, PSK_SAMPLE_KEY_HILL, key, 0, 2 * G_PI);
      double length = psk_sample_scene_roll (scene, PSK_SAMPLE_KEY_HILL, key + 1, 200, 420);

      height += (1.0 + sin (phase + x * 2 * G_PI * (wave + 1) / (length * 2))) / (wave + 1.5);
    }

  return height * (75.0 - 22.0 * layer);
}

static void
draw_hills (cairo_t              *cr,
            const PskSampleScene *scene)
{
  PskSampleColour haze = psk_sample_rgb (get_sky (scene)->haze);
  PskSampleColour green = psk_sample_rgb (scene->after ? 0x4d8a5a : 0x7d8a6b);

  for (int layer = 0; layer < N_HILLS; layer++)
    {
      cairo_move_to (cr, LEFT, scene->horizon + 10);

      for (int x = LEFT; x <= RIGHT; x += 20)
        cairo_line_to (cr, x, scene->horizon - hill_height (scene, layer, x) + 8 * layer);

      cairo_line_to (cr, RIGHT, scene->horizon + 10);
      cairo_close_path (cr);
      psk_sample_set_colour (cr, psk_sample_mix (haze, green, 0.3 + 0.3 * layer), 1.0);
      cairo_fill (cr);
    }
}

static void
draw_hedge (cairo_t              *cr,
            const PskSampleScene *scene)
{
  PskSampleColour dark = psk_sample_rgb (scene->after ? 0x3c7a41 : 0x6f7a4c);

  cairo_rectangle (cr, LEFT, scene->horizon - 4, RIGHT - LEFT, 16);

  for (int i = 0; i < 26; i++)
    {
      double x = LEFT + i * 45 + psk_sample_scene_roll (scene, PSK_SAMPLE_KEY_TREE, i, -14, 14);
      double r = psk_sample_scene_roll (scene, PSK_SAMPLE_KEY_TREE, 100 + i, 12, 30);

      psk_sample_add_oval (cr, x, scene->horizon - r * 0.3, r * 1.4, r);
    }

  psk_sample_set_colour (cr, dark, 1.0);
  cairo_fill (cr);
}

static void
draw_palm (cairo_t              *cr,
           const PskSampleScene *scene,
           double                x,
           double                base,
           double                size)
{
  double lean = psk_sample_scene_roll (scene, PSK_SAMPLE_KEY_TREE, (int) x + 2000, -25, 25) * size;
  double top = base - 190 * size;

  g_assert (size > 0.0);

  cairo_move_to (cr, x - 6 * size, base);
  cairo_curve_to (cr, x, base - 90 * size, x + lean, top + 60 * size, x + lean - 3 * size, top);
  cairo_line_to (cr, x + lean + 3 * size, top);
  cairo_curve_to (cr, x + lean + 6 * size, top + 60 * size, x + 8 * size, base - 90 * size,
                  x + 7 * size, base);
  psk_sample_set_colour (cr, psk_sample_rgb (0x7c6a50), 1.0);
  cairo_fill (cr);

  for (int i = 0; i < 9; i++)
    {
      double angle = G_PI * (1.05 + 0.9 * i / 8.0);
      double reach = 82 * size;
      double tip_x = x + lean + cos (angle) * reach;
      double tip_y = top + sin (angle) * reach * 0.35 + (i % 2 == 0 ? 34 : 14) * size;

      cairo_move_to (cr, x + lean, top);
      cairo_curve_to (cr, x + lean + cos (angle) * reach * 0.4, top - 36 * size,
                      tip_x, tip_y - 40 * size, tip_x, tip_y);
      cairo_curve_to (cr, tip_x, tip_y - 22 * size, x + lean + cos (angle) * reach * 0.4,
                      top - 14 * size, x + lean, top);
    }

  psk_sample_set_colour (cr, psk_sample_rgb (scene->after ? 0x3f8a45 : 0x6d8148), 1.0);
  cairo_fill (cr);
}

static void
draw_tree (cairo_t              *cr,
           const PskSampleScene *scene,
           double                x,
           double                base,
           double                size)
{
  PskSampleColour leaf = psk_sample_rgb (scene->after ? 0x3f8747 : 0x7a8650);

  g_assert (size > 0.0);

  psk_sample_box (cr, psk_sample_rgb (0x6b543c), x - 7 * size, base - 90 * size,
                  14 * size, 90 * size);

  for (int i = 0; i < 3; i++)
    {
      double r = (62 - 14 * i) * size;
      double light = 0.14 * i;

      psk_sample_add_oval (cr, x - 38 * size + 8 * i * size, base - (95 + 12 * i) * size,
                           r * 0.8, r * 0.7);
      psk_sample_add_oval (cr, x + 34 * size - 8 * i * size, base - (100 + 12 * i) * size,
                           r * 0.85, r * 0.7);
      psk_sample_add_oval (cr, x - 2 * size, base - (135 + 10 * i) * size, r, r * 0.8);
      psk_sample_set_colour (cr, psk_sample_mix (leaf, psk_sample_rgb (0xe8efa0), light), 1.0);
      cairo_fill (cr);
    }
}

static void
draw_trees (cairo_t              *cr,
            const PskSampleScene *scene)
{
  for (int i = 0; i < 4; i++)
    {
      double x = psk_sample_scene_roll (scene, PSK_SAMPLE_KEY_TREE, 200 + i, -20, 980);
      double size = psk_sample_scene_roll (scene, PSK_SAMPLE_KEY_TREE, 210 + i, 0.7, 1.25);
      double kind = psk_sample_scene_roll (scene, PSK_SAMPLE_KEY_TREE, 220 + i, 0, 1);

      if (kind < 0.45)
        draw_palm (cr, scene, x, scene->horizon + 14, size);
      else
        draw_tree (cr, scene, x, scene->horizon + 14, size);
    }
}

static void
draw_ground (cairo_t              *cr,
             const PskSampleScene *scene)
{
  cairo_pattern_t *pattern = cairo_pattern_create_linear (0, scene->horizon, 0, BOTTOM);
  PskSampleColour far = psk_sample_rgb (scene->after ? 0xa7b56c : 0xc2ab80);
  PskSampleColour near = psk_sample_rgb (scene->after ? 0x8a7a4c : 0x97805c);

  cairo_pattern_add_color_stop_rgb (pattern, 0, far.r, far.g, far.b);
  cairo_pattern_add_color_stop_rgb (pattern, 1, near.r, near.g, near.b);
  cairo_set_source (cr, pattern);
  cairo_pattern_destroy (pattern);
  cairo_rectangle (cr, LEFT, scene->horizon + 5, RIGHT - LEFT, BOTTOM - scene->horizon);
  cairo_fill (cr);
}

/**
 * psk_sample_scenery:
 * @cr: a context
 * @scene: a place
 *
 * Draws sky, hills, trees and ground, which are there on both days.
 */
void
psk_sample_scenery (cairo_t              *cr,
                    const PskSampleScene *scene)
{
  g_return_if_fail (cr != NULL && scene != NULL);

  draw_sky (cr, scene);
  draw_hills (cr, scene);
  draw_hedge (cr, scene);
  draw_ground (cr, scene);
  draw_trees (cr, scene);
}
