/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-sample-picture.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <math.h>
#include <pango/pangocairo.h>

#include "psk-error.h"
#include "psk-exif.h"
#include "psk-sample-scene.h"

/* The finalizer of MurmurHash3 (A. Appleby): numbers that depend on what they
 * are for and not on the order in which they are asked for. */
static guint32
scramble (guint32 h)
{
  h ^= h >> 16;
  h *= 0x85ebca6b;
  h ^= h >> 13;
  h *= 0xc2b2ae35;
  h ^= h >> 16;
  return h;
}

static void
scene_init (PskSampleScene *scene,
            guint32         seed,
            gboolean        after)
{
  double away;

  g_assert (scene != NULL);

  *scene = (PskSampleScene) { .seed = seed, .after = after };
  scene->mirrored = psk_sample_scene_roll (scene, PSK_SAMPLE_KEY_LAYOUT, 0, 0, 1) < 0.5;
  scene->horizon = psk_sample_scene_roll (scene, PSK_SAMPLE_KEY_LAYOUT, 1, 225, 345);
  scene->house_x = psk_sample_scene_roll (scene, PSK_SAMPLE_KEY_LAYOUT, 2, 150, 330);
  scene->house_size = psk_sample_scene_roll (scene, PSK_SAMPLE_KEY_LAYOUT, 3, 0.85, 1.2);
  away = psk_sample_scene_roll (scene, PSK_SAMPLE_KEY_LAYOUT, 4, 350, 460);
  scene->centre_x = MIN (scene->house_x + away, 790);

  if (scene->mirrored)
    {
      scene->house_x = PSK_SAMPLE_WIDTH - scene->house_x;
      scene->centre_x = PSK_SAMPLE_WIDTH - scene->centre_x;
    }
}

/* Nobody stands on the same spot and holds the telephone level twice. */
static void
hold_camera (cairo_t              *cr,
             const PskSampleScene *scene)
{
  double x, y, angle, zoom;

  g_assert (scene != NULL);

  if (!scene->after)
    return;

  x = psk_sample_scene_roll (scene, PSK_SAMPLE_KEY_CAMERA, 0, -22, 22);
  y = psk_sample_scene_roll (scene, PSK_SAMPLE_KEY_CAMERA, 1, -14, 14);
  angle = psk_sample_scene_roll (scene, PSK_SAMPLE_KEY_CAMERA, 2, -0.03, 0.03);
  zoom = psk_sample_scene_roll (scene, PSK_SAMPLE_KEY_CAMERA, 3, 0.96, 1.07);
  cairo_translate (cr, PSK_SAMPLE_WIDTH / 2.0 + x, PSK_SAMPLE_HEIGHT / 2.0 + y);
  cairo_rotate (cr, angle);
  cairo_scale (cr, zoom, zoom);
  cairo_translate (cr, -PSK_SAMPLE_WIDTH / 2.0, -PSK_SAMPLE_HEIGHT / 2.0);
}

/* An invented picture must never be taken for a photograph. */
static void
draw_label (cairo_t *cr)
{
  cairo_identity_matrix (cr);
  cairo_rectangle (cr, PSK_SAMPLE_WIDTH - 112, PSK_SAMPLE_HEIGHT - 34, 102, 24);
  cairo_set_source_rgba (cr, 0.0, 0.0, 0.0, 0.45);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, 1.0, 1.0, 1.0);
  psk_sample_words (cr, "ภาพตัวอย่าง", PSK_SAMPLE_WIDTH - 61, PSK_SAMPLE_HEIGHT - 22, 15, FALSE);
}

static GdkPixbuf *
surface_to_pixbuf (cairo_surface_t *surface)
{
  GdkPixbuf *pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8,
                                      PSK_SAMPLE_WIDTH, PSK_SAMPLE_HEIGHT);
  const guint8 *from = cairo_image_surface_get_data (surface);
  int from_stride = cairo_image_surface_get_stride (surface);
  guint8 *to = gdk_pixbuf_get_pixels (pixbuf);
  int to_stride = gdk_pixbuf_get_rowstride (pixbuf);

  for (int y = 0; y < PSK_SAMPLE_HEIGHT; y++)
    {
      const guint32 *source = (const guint32 *) (const void *) (from + (gsize) y * from_stride);
      guint8 *target = to + (gsize) y * to_stride;

      for (int x = 0; x < PSK_SAMPLE_WIDTH; x++, target += 3)
        {
          target[0] = source[x] >> 16 & 0xff;
          target[1] = source[x] >> 8 & 0xff;
          target[2] = source[x] & 0xff;
        }
    }

  return pixbuf;
}

static GdkPixbuf *
draw (guint32  seed,
      gboolean after)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24,
                                                         PSK_SAMPLE_WIDTH, PSK_SAMPLE_HEIGHT);
  cairo_t *cr = cairo_create (surface);
  PskSampleScene scene;
  GdkPixbuf *pixbuf;

  scene_init (&scene, seed, after);
  hold_camera (cr, &scene);
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_FAST);
  psk_sample_scenery (cr, &scene);

  if (!after)
    psk_sample_bare (cr, &scene);

  psk_sample_house (cr, &scene);

  if (after)
    {
      psk_sample_centre (cr, &scene);
      psk_sample_garden (cr, &scene);
    }

  draw_label (cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  pixbuf = surface_to_pixbuf (surface);
  cairo_surface_destroy (surface);
  return pixbuf;
}

/**
 * psk_sample_scene_roll:
 * @scene: a place
 * @key: what the number is for
 * @index: which of them
 * @low: the least
 * @high: the limit, not reached
 *
 * Returns: a number that is the same on both days of a place
 */
double
psk_sample_scene_roll (const PskSampleScene *scene,
                       PskSampleKey          key,
                       int                   index,
                       double                low,
                       double                high)
{
  guint32 h;

  g_return_val_if_fail (scene != NULL, low);

  h = scramble (scene->seed * 0x9e3779b1u + 1);
  h = scramble (h ^ ((guint32) key << 16) ^ (guint32) index);
  return low + (high - low) * (h / 4294967296.0);
}

/**
 * psk_sample_rgb:
 * @hex: as in 0x1f7a45
 *
 * Returns: the colour
 */
PskSampleColour
psk_sample_rgb (guint hex)
{
  return (PskSampleColour) {
    (hex >> 16 & 0xff) / 255.0,
    (hex >> 8 & 0xff) / 255.0,
    (hex & 0xff) / 255.0,
  };
}

/**
 * psk_sample_mix:
 * @a: a colour
 * @b: another
 * @part: how much of @b, 0 to 1
 *
 * Returns: the mixture
 */
PskSampleColour
psk_sample_mix (PskSampleColour a,
                PskSampleColour b,
                double          part)
{
  return (PskSampleColour) {
    a.r + (b.r - a.r) * part,
    a.g + (b.g - a.g) * part,
    a.b + (b.b - a.b) * part,
  };
}

/**
 * psk_sample_set_colour:
 * @cr: a context
 * @colour: a colour
 * @alpha: 0 to 1
 *
 * Makes @colour the source.
 */
void
psk_sample_set_colour (cairo_t        *cr,
                       PskSampleColour colour,
                       double          alpha)
{
  cairo_set_source_rgba (cr, colour.r, colour.g, colour.b, alpha);
}

/**
 * psk_sample_add_oval:
 * @cr: a context
 * @x: middle
 * @y: middle
 * @rx: half the width
 * @ry: half the height
 *
 * Adds an ellipse to the path, of four curves: an arc under a scaled matrix costs
 * twice the time, and there are a thousand of them in a picture.
 */
void
psk_sample_add_oval (cairo_t *cr,
                     double   x,
                     double   y,
                     double   rx,
                     double   ry)
{
  const double k = 0.5522847; /* 4/3·(√2 - 1) */

  cairo_move_to (cr, x + rx, y);
  cairo_curve_to (cr, x + rx, y + k * ry, x + k * rx, y + ry, x, y + ry);
  cairo_curve_to (cr, x - k * rx, y + ry, x - rx, y + k * ry, x - rx, y);
  cairo_curve_to (cr, x - rx, y - k * ry, x - k * rx, y - ry, x, y - ry);
  cairo_curve_to (cr, x + k * rx, y - ry, x + rx, y - k * ry, x + rx, y);
  cairo_close_path (cr);
}

/**
 * psk_sample_box:
 * @cr: a context
 * @colour: a colour
 * @x: left
 * @y: top
 * @width: width
 * @height: height
 *
 * Fills a rectangle.
 */
void
psk_sample_box (cairo_t        *cr,
                PskSampleColour colour,
                double          x,
                double          y,
                double          width,
                double          height)
{
  psk_sample_set_colour (cr, colour, 1.0);
  cairo_rectangle (cr, x, y, width, height);
  cairo_fill (cr);
}

/**
 * psk_sample_words:
 * @cr: a context, with the source set
 * @text: a line of text
 * @x: middle
 * @y: middle
 * @size: pixels of the font
 * @bold: whether it is bold
 *
 * Writes a line of text around a point.
 */
void
psk_sample_words (cairo_t    *cr,
                  const char *text,
                  double      x,
                  double      y,
                  double      size,
                  gboolean    bold)
{
  g_autoptr (PangoLayout) layout = pango_cairo_create_layout (cr);
  PangoFontDescription *font = pango_font_description_from_string ("Noto Sans Thai, Sans");
  int width, height;

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_pixel_size (layout, &width, &height);
  cairo_move_to (cr, x - width / 2.0, y - height / 2.0);
  pango_cairo_show_layout (cr, layout);
}

/**
 * psk_sample_picture_write:
 * @path: (type filename): the JPEG file to write
 * @seed: which place
 * @after: the day with the garden, and not the one before
 * @taken_iso: (nullable): the moment to write as Exif, as in 2024-03-09T10:11:12
 * @lat: degrees north to write as Exif, or NaN
 * @lon: degrees east to write as Exif, or NaN
 * @error: (nullable): where to put the error: %PSK_ERROR_FAILED
 *
 * Draws an invented picture of 960 × 640 pixels for the sample book. The same
 * arguments give the same bytes. May be called on several threads.
 *
 * Returns: whether it was written
 */
gboolean
psk_sample_picture_write (const char *path,
                          guint32     seed,
                          gboolean    after,
                          const char *taken_iso,
                          double      lat,
                          double      lon,
                          GError    **error)
{
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (path != NULL, FALSE);

  pixbuf = draw (seed, after);

  if (gdk_pixbuf_save (pixbuf, path, "jpeg", NULL, "quality", "82", NULL) &&
      psk_exif_write (path, taken_iso, lat, lon, NULL))
    return TRUE;

  g_unlink (path);
  name = g_filename_display_basename (path);
  g_set_error (error, PSK_ERROR, PSK_ERROR_FAILED,
               _("The sample picture “%s” could not be written; check that there is room "
                 "on the disk."), name);
  return FALSE;
}
