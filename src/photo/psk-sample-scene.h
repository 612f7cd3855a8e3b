/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

#define PSK_SAMPLE_WIDTH 960
#define PSK_SAMPLE_HEIGHT 640

/* How far the scenery reaches over the picture, so that a camera that was held
 * differently never sees its end. */
#define PSK_SAMPLE_MARGIN 90

/**
 * PskSampleScene:
 *
 * One invented place, on one of two days. Everything in it is told by the seed.
 */
typedef struct
{
  guint32 seed;
  gboolean after;
  double horizon; /* y of the far end of the ground */
  double house_x; /* middle of the house */
  double house_size; /* 1 is a wall of 200 pixels */
  double centre_x; /* middle of the sharing centre */
  gboolean mirrored;
} PskSampleScene;

typedef struct
{
  double r;
  double g;
  double b;
} PskSampleColour;

/* What a number of the scene is for; the order is part of every picture. */
typedef enum
{
  PSK_SAMPLE_KEY_LAYOUT,
  PSK_SAMPLE_KEY_CAMERA,
  PSK_SAMPLE_KEY_SKY,
  PSK_SAMPLE_KEY_CLOUD,
  PSK_SAMPLE_KEY_HILL,
  PSK_SAMPLE_KEY_TREE,
  PSK_SAMPLE_KEY_GROUND,
  PSK_SAMPLE_KEY_HOUSE,
  PSK_SAMPLE_KEY_BED,
  PSK_SAMPLE_KEY_PLANT,
  PSK_SAMPLE_KEY_SHELF,
} PskSampleKey;

double          psk_sample_scene_roll (const PskSampleScene *scene,
                                       PskSampleKey          key,
                                       int                   index,
                                       double                low,
                                       double                high);
PskSampleColour psk_sample_rgb        (guint                 hex);
PskSampleColour psk_sample_mix        (PskSampleColour       a,
                                       PskSampleColour       b,
                                       double                part);
void            psk_sample_set_colour (cairo_t              *cr,
                                       PskSampleColour       colour,
                                       double                alpha);
void            psk_sample_add_oval   (cairo_t              *cr,
                                       double                x,
                                       double                y,
                                       double                rx,
                                       double                ry);
void            psk_sample_box        (cairo_t              *cr,
                                       PskSampleColour       colour,
                                       double                x,
                                       double                y,
                                       double                width,
                                       double                height);
void            psk_sample_scenery    (cairo_t              *cr,
                                       const PskSampleScene *scene);
void            psk_sample_house      (cairo_t              *cr,
                                       const PskSampleScene *scene);
void            psk_sample_bare       (cairo_t              *cr,
                                       const PskSampleScene *scene);
void            psk_sample_garden     (cairo_t              *cr,
                                       const PskSampleScene *scene);
void            psk_sample_centre     (cairo_t              *cr,
                                       const PskSampleScene *scene);
void            psk_sample_words      (cairo_t              *cr,
                                       const char           *text,
                                       double                x,
                                       double                y,
                                       double                size,
                                       gboolean              bold);

G_END_DECLS
