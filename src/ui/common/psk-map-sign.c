/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-map-sign.h"

#include <math.h>
#include <pango/pangocairo.h>

#include "psk-text-size.h"

/* The signs of the map. Each has a shape of its own, so that none needs its colour:
 * a full pin, a half-filled pin, a hollow ring, a diamond with an exclamation mark; and
 * for a cluster a white pin with the number and the small sign of its worst pin. A white
 * halo sets them off from light tiles and dark ones alike. They grow with the text.
 *
 * The origin is the place on the map, which is the tip of a pin. */

#define GREEN 0x2b7a4b
#define DARK_GREEN 0x1b5e37
#define RED 0xb3261e
#define GREY 0x5c5c58
#define WHITE 0xffffff
#define BLACK 0x1c1c1c
#define BLUE 0x1a5fb4

#define HEAD 8.5
#define HALO 1.5
#define RING 6.5
#define BUBBLE 10.0
#define BADGE 5.5

static void
set_colour (cairo_t *cr,
            guint32  rgb)
{
  cairo_set_source_rgb (cr, (rgb >> 16) / 255.0, (rgb >> 8 & 0xff) / 255.0, (rgb & 0xff) / 255.0);
}

static guint32
state_colour (PskMapPinState state)
{
  static const guint32 colours[PSK_MAP_N_PIN_STATES] = {
    [PSK_MAP_PIN_COMPLETE] = GREEN,
    [PSK_MAP_PIN_PARTIAL] = GREEN,
    [PSK_MAP_PIN_MISSING] = GREY,
    [PSK_MAP_PIN_ATTENTION] = RED,
  };

  return colours[state];
}

/* A disc around (0, 0) whose lower side runs out into a tip at (0, tail). */
static void
drop_path (cairo_t *cr,
           double   radius,
           double   tail)
{
  const double opening = acos (radius / tail);

  cairo_new_path (cr);
  cairo_arc (cr, 0, 0, radius, G_PI_2 + opening, G_PI_2 - opening + 2 * G_PI);
  cairo_line_to (cr, 0, tail);
  cairo_close_path (cr);
}

static void
diamond_path (cairo_t *cr,
              double   half,
              double   tail)
{
  cairo_new_path (cr);
  cairo_move_to (cr, 0, -half);
  cairo_line_to (cr, half, 0);
  cairo_line_to (cr, 0, tail);
  cairo_line_to (cr, -half, 0);
  cairo_close_path (cr);
}

static void
disc_path (cairo_t *cr,
           double   radius)
{
  cairo_new_path (cr);
  cairo_arc (cr, 0, 0, radius, 0, 2 * G_PI);
}

/* Strokes what lies outside of the path, widest first. */
static void
stroke_halo (cairo_t          *cr,
             const PskMapSign *sign)
{
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  if (sign->selected || sign->contrast)
    {
      set_colour (cr, BLACK);
      cairo_set_line_width (cr, 2 * HALO + 3);
      cairo_stroke_preserve (cr);
    }
  set_colour (cr, WHITE);
  cairo_set_line_width (cr, 2 * HALO);
  cairo_stroke_preserve (cr);
}

static void
draw_exclamation (cairo_t *cr,
                  double   height)
{
  const double width = height / 4.5;

  set_colour (cr, WHITE);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_width (cr, width);
  cairo_move_to (cr, 0, -height / 2 + width / 2);
  cairo_line_to (cr, 0, height * 0.12);
  cairo_stroke (cr);
  cairo_arc (cr, 0, height / 2 - width * 0.55, width * 0.6, 0, 2 * G_PI);
  cairo_fill (cr);
}

/* Fills the left half of the current path and leaves the path as outline. */
static void
fill_half (cairo_t *cr,
           guint32  colour,
           double   extent,
           double   line_width)
{
  cairo_path_t *path = cairo_copy_path (cr);

  set_colour (cr, WHITE);
  cairo_fill (cr);

  cairo_save (cr);
  cairo_rectangle (cr, -extent, -extent, extent, 3 * extent);
  cairo_clip (cr);
  cairo_new_path (cr);
  cairo_append_path (cr, path);
  set_colour (cr, colour);
  cairo_fill (cr);
  cairo_restore (cr);

  cairo_new_path (cr);
  cairo_append_path (cr, path);
  set_colour (cr, colour);
  cairo_set_line_width (cr, line_width);
  cairo_stroke (cr);
  cairo_path_destroy (path);
}

/* A ring on a thin stem: nobody has put a pin into this place yet. */
static void
draw_ring (const PskMapSign *sign,
           cairo_t          *cr,
           guint32           colour)
{
  cairo_new_path (cr);
  cairo_move_to (cr, 0, RING);
  cairo_line_to (cr, 0, PSK_MAP_SIGN_TAIL);
  set_colour (cr, WHITE);
  cairo_set_line_width (cr, 5);
  cairo_stroke_preserve (cr);
  set_colour (cr, colour);
  cairo_set_line_width (cr, 2);
  cairo_stroke (cr);

  disc_path (cr, RING + 1);
  stroke_halo (cr, sign);
  disc_path (cr, RING);
  set_colour (cr, WHITE);
  cairo_fill_preserve (cr);
  set_colour (cr, colour);
  cairo_set_line_width (cr, 2.2);
  cairo_stroke (cr);
}

static void
draw_pin (const PskMapSign *sign,
          cairo_t          *cr)
{
  const guint32 colour = state_colour (sign->state);

  switch (sign->state)
    {
    case PSK_MAP_PIN_COMPLETE:
      drop_path (cr, HEAD, PSK_MAP_SIGN_TAIL);
      stroke_halo (cr, sign);
      set_colour (cr, colour);
      cairo_fill (cr);
      disc_path (cr, HEAD * 0.36);
      set_colour (cr, WHITE);
      cairo_fill (cr);
      break;
    case PSK_MAP_PIN_PARTIAL:
      drop_path (cr, HEAD - 0.8, PSK_MAP_SIGN_TAIL - 1);
      cairo_save (cr);
      drop_path (cr, HEAD, PSK_MAP_SIGN_TAIL);
      stroke_halo (cr, sign);
      cairo_restore (cr);
      drop_path (cr, HEAD - 0.9, PSK_MAP_SIGN_TAIL - 1.5);
      fill_half (cr, colour, 2 * HEAD, 1.8);
      break;
    case PSK_MAP_PIN_ATTENTION:
      diamond_path (cr, HEAD * 1.2, PSK_MAP_SIGN_TAIL);
      stroke_halo (cr, sign);
      set_colour (cr, colour);
      cairo_fill (cr);
      draw_exclamation (cr, 10);
      break;
    case PSK_MAP_PIN_MISSING:
      draw_ring (sign, cr, colour);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
draw_badge (const PskMapSign *sign,
            cairo_t          *cr)
{
  const guint32 colour = state_colour (sign->state);

  if (sign->state == PSK_MAP_PIN_ATTENTION)
    diamond_path (cr, BADGE * 1.25, BADGE * 1.25);
  else
    disc_path (cr, sign->state == PSK_MAP_PIN_COMPLETE ? BADGE - 1 : BADGE - 0.8);

  set_colour (cr, WHITE);
  cairo_set_line_width (cr, 2.5);
  cairo_stroke_preserve (cr);

  if (sign->state == PSK_MAP_PIN_PARTIAL)
    {
      fill_half (cr, colour, 2 * BADGE, 1.4);
      return;
    }

  set_colour (cr, sign->state == PSK_MAP_PIN_MISSING ? WHITE : colour);
  cairo_fill_preserve (cr);
  set_colour (cr, colour);
  cairo_set_line_width (cr, 1.4);
  if (sign->state == PSK_MAP_PIN_MISSING)
    cairo_stroke_preserve (cr);
  cairo_new_path (cr);
  if (sign->state == PSK_MAP_PIN_ATTENTION)
    draw_exclamation (cr, 7);
}

static PangoLayout *
number_layout (const PskMapSign *sign,
               PangoContext     *context)
{
  PangoLayout *layout = pango_layout_new (context);
  g_autofree char *text = g_strdup_printf ("%u", sign->n_pins);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_attr_list_insert (attributes, pango_attr_scale_new (0.85 / psk_text_size_get_half ()));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_text (layout, text, -1);
  pango_attr_list_unref (attributes);
  return layout;
}

static double
bubble_radius (const PskMapSign *sign,
               PangoContext     *context)
{
  g_autoptr (PangoLayout) layout = number_layout (sign, context);
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  return MAX (BUBBLE, hypot (width, height * 0.5) / 2 + 2);
}

static void
draw_bubble (const PskMapSign *sign,
             PangoContext     *context,
             cairo_t          *cr)
{
  g_autoptr (PangoLayout) layout = number_layout (sign, context);
  const double radius = bubble_radius (sign, context);
  const double tail = MAX (PSK_MAP_SIGN_TAIL, radius + 3);
  int width, height;

  drop_path (cr, radius, tail);
  stroke_halo (cr, sign);
  set_colour (cr, WHITE);
  cairo_fill (cr);
  drop_path (cr, radius - 1, tail - 1.5);
  set_colour (cr, sign->contrast ? BLACK : DARK_GREEN);
  cairo_set_line_width (cr, 2);
  cairo_stroke (cr);

  pango_layout_get_pixel_size (layout, &width, &height);
  set_colour (cr, BLACK);
  cairo_move_to (cr, -width / 2.0, -height / 2.0);
  pango_cairo_show_layout (cr, layout);

  cairo_save (cr);
  cairo_translate (cr, radius * 0.75, -radius * 0.75);
  draw_badge (sign, cr);
  cairo_restore (cr);
}

static void
draw_focus (cairo_t *cr,
            double   radius)
{
  cairo_new_path (cr);
  cairo_arc (cr, 0, 0, radius + 4.5, 0, 2 * G_PI);
  set_colour (cr, WHITE);
  cairo_set_line_width (cr, 5);
  cairo_stroke_preserve (cr);
  set_colour (cr, BLUE);
  cairo_set_line_width (cr, 2.5);
  cairo_stroke (cr);
}

static double
scale_of (const PskMapSign *sign)
{
  return psk_text_size_get_half () * (sign->selected ? PSK_MAP_SIGN_SELECTED_SCALE : 1);
}

/**
 * psk_map_sign_measure:
 * @sign: what to draw
 * @context: the fonts of the widget
 * @head_radius: (out): the radius of the head, in pixels
 * @head_y: (out): the middle of the head below the place on the map; negative above it
 *
 * The head is what is clicked and what must not be covered.
 */
void
psk_map_sign_measure (const PskMapSign *sign,
                      PangoContext     *context,
                      double           *head_radius,
                      double           *head_y)
{
  double scale;

  g_return_if_fail (sign != NULL);
  g_return_if_fail (sign->state < PSK_MAP_N_PIN_STATES);

  scale = scale_of (sign);

  /* All heads are equally high above their places, so that heads are as far apart as
   * the places are. */
  *head_y = -PSK_MAP_SIGN_TAIL * scale;
  if (sign->n_pins > 1)
    *head_radius = bubble_radius (sign, context) * scale;
  else if (sign->state == PSK_MAP_PIN_MISSING)
    *head_radius = (RING + 1) * scale;
  else if (sign->state == PSK_MAP_PIN_ATTENTION)
    *head_radius = HEAD * 1.2 * scale;
  else
    *head_radius = HEAD * scale;
}

/**
 * psk_map_sign_draw:
 * @sign: what to draw
 * @context: the fonts of the widget
 * @cr: a context whose origin is the place on the map
 *
 * Draws a sign; a legend may use it too.
 */
void
psk_map_sign_draw (const PskMapSign *sign,
                   PangoContext     *context,
                   cairo_t          *cr)
{
  double radius, y;

  g_return_if_fail (cr != NULL);

  psk_map_sign_measure (sign, context, &radius, &y);
  cairo_save (cr);
  cairo_translate (cr, 0, y);
  if (sign->focused)
    draw_focus (cr, radius);
  cairo_scale (cr, scale_of (sign), scale_of (sign));
  if (sign->n_pins > 1)
    draw_bubble (sign, context, cr);
  else
    draw_pin (sign, cr);
  cairo_restore (cr);
}

/**
 * psk_map_sign_render:
 * @sign: what to draw
 * @context: the fonts of the widget
 * @scale: device pixels in a pixel
 * @bounds: (out): where the texture belongs, relative to the place on the map
 *
 * Returns: (transfer full): a picture of the sign
 */
GdkTexture *
psk_map_sign_render (const PskMapSign *sign,
                     PangoContext     *context,
                     int               scale,
                     graphene_rect_t  *bounds)
{
  double radius, y;
  int side, above, below, stride;
  cairo_surface_t *surface;
  cairo_t *cr;
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (scale > 0, NULL);

  psk_map_sign_measure (sign, context, &radius, &y);
  side = ceil (radius + ((sign->focused ? 9 : 5) + (sign->n_pins > 1 ? 4 : 0))
                        * psk_text_size_get_half ());
  above = side - floor (y);
  below = MAX (side + ceil (y), 6);
  graphene_rect_init (bounds, -side, -above, 2 * side, above + below);

  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 2 * side * scale,
                                        (above + below) * scale);
  cr = cairo_create (surface);
  cairo_scale (cr, scale, scale);
  cairo_translate (cr, side, above);
  psk_map_sign_draw (sign, context, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  stride = cairo_image_surface_get_stride (surface);
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface),
                                      (gsize) stride * (above + below) * scale,
                                      (GDestroyNotify) cairo_surface_destroy,
                                      surface);
  return gdk_memory_texture_new (2 * side * scale, (above + below) * scale, GDK_MEMORY_DEFAULT,
                                 bytes, stride);
}
