/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-compare-canvas.h"

#include <math.h>

#define MARGIN 18
#define GAP 12
#define CORNER 6
#define HANDLE_LINE 3
#define ICON_SIZE 16
#define HALF 0.5f /* of the frame that two pictures share, for the label of each */

static const GdkRGBA surround_colour = { 0.141f, 0.141f, 0.141f, 1.0f }; /* #242424 */
static const GdkRGBA white_colour = { 1.0f, 1.0f, 1.0f, 1.0f };
static const GdkRGBA ink_colour = { 0.12f, 0.12f, 0.12f, 1.0f };
static const GdkRGBA shadow_colour = { 0.0f, 0.0f, 0.0f, 0.5f };
static const GdkRGBA pill_colour = { 0.12f, 0.14f, 0.17f, 0.72f };
static const GdkRGBA quiet_colour = { 0.78f, 0.78f, 0.78f, 1.0f };

static int
get_left (PskCompareCanvas *self)
{
  return self->swapped ? PSK_COMPARE_AFTER : PSK_COMPARE_BEFORE;
}

static int
get_right (PskCompareCanvas *self)
{
  return self->swapped ? PSK_COMPARE_BEFORE : PSK_COMPARE_AFTER;
}

static double
get_aspect (PskCompareCanvas *self)
{
  GdkTexture *picture = self->pictures[PSK_COMPARE_BEFORE];

  if (picture == NULL)
    picture = self->pictures[PSK_COMPARE_AFTER];

  if (picture == NULL)
    return 3.0 / 2.0;

  return (double) gdk_texture_get_width (picture) / gdk_texture_get_height (picture);
}

/* The largest rectangle of a shape in the middle of an area. */
static graphene_rect_t
fit (const graphene_rect_t *area,
     double                 aspect)
{
  double width = MIN (area->size.width, area->size.height * aspect);
  double height = width / aspect;

  return GRAPHENE_RECT_INIT (area->origin.x + (area->size.width - width) / 2,
                             area->origin.y + (area->size.height - height) / 2,
                             width,
                             height);
}

static void
snapshot_picture (PskCompareCanvas      *self,
                  GtkSnapshot           *snapshot,
                  int                    which,
                  const graphene_rect_t *frame)
{
  GdkTexture *picture = self->pictures[which];
  double width = gdk_texture_get_width (picture);
  double height = gdk_texture_get_height (picture);
  graphene_rect_t whole = GRAPHENE_RECT_INIT (0, 0, width, height);

  if (self->crop.width <= 0.0)
    {
      graphene_rect_t place = fit (frame, width / height);

      gtk_snapshot_append_texture (snapshot, picture, &place);
      return;
    }

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &frame->origin);
  gtk_snapshot_scale (snapshot,
                      frame->size.width / self->crop.width,
                      frame->size.height / self->crop.height);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (-self->crop.x, -self->crop.y));

  if (which == PSK_COMPARE_AFTER)
    {
      PskPoint origin = psk_alignment_apply (self->alignment, (PskPoint) { 0.0, 0.0 });
      double scale = psk_alignment_get_scale (self->alignment);

      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (origin.x, origin.y));
      gtk_snapshot_rotate (snapshot, psk_alignment_get_angle (self->alignment) * 180.0 / G_PI);
      gtk_snapshot_scale (snapshot, scale, scale);
    }

  gtk_snapshot_append_texture (snapshot, picture, &whole);
  gtk_snapshot_restore (snapshot);
}

static PangoLayout *
ensure_layout (PskCompareCanvas *self,
               PangoLayout     **layout,
               const char       *text)
{
  if (*layout == NULL)
    *layout = gtk_widget_create_pango_layout (self->widget, text);

  return *layout;
}

/* @share is how much of the frame the label may take. */
static void
snapshot_label (PskCompareCanvas      *self,
                GtkSnapshot           *snapshot,
                int                    which,
                const graphene_rect_t *frame,
                float                  share,
                gboolean               at_right)
{
  const int pad_x = 12;
  const int pad_y = 5;
  const int inset = 14;
  const int room = MAX (1, (int) (frame->size.width * share) - inset - inset / 2 - 2 * pad_x);
  PangoLayout *layout;
  int width, height;
  graphene_rect_t pill;
  GskRoundedRect rounded;

  if (self->labels[which] == NULL || self->labels[which][0] == '\0')
    return;

  layout = ensure_layout (self, &self->label_layouts[which], self->labels[which]);
  pango_layout_set_width (layout, -1);
  pango_layout_get_pixel_size (layout, &width, &height);
  if (width > room)
    {
      pango_layout_set_width (layout, room * PANGO_SCALE);
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
      pango_layout_get_pixel_size (layout, &width, &height);
    }
  pill = GRAPHENE_RECT_INIT (frame->origin.x + inset, frame->origin.y + inset,
                             width + 2 * pad_x, height + 2 * pad_y);

  if (at_right)
    pill.origin.x = frame->origin.x + frame->size.width - inset - pill.size.width;

  gsk_rounded_rect_init_from_rect (&rounded, &pill, CORNER);
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  gtk_snapshot_append_color (snapshot, &pill_colour, &pill);
  gtk_snapshot_pop (snapshot);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (floorf (pill.origin.x) + pad_x,
                                                          floorf (pill.origin.y) + pad_y));
  gtk_snapshot_append_layout (snapshot, layout, &white_colour);
  gtk_snapshot_restore (snapshot);
}

static void
snapshot_labelled (PskCompareCanvas      *self,
                   GtkSnapshot           *snapshot,
                   int                    which,
                   const graphene_rect_t *frame,
                   float                  share,
                   gboolean               at_right)
{
  snapshot_picture (self, snapshot, which, frame);
  snapshot_label (self, snapshot, which, frame, share, at_right);
}

static void
snapshot_placeholder (PskCompareCanvas      *self,
                      GtkSnapshot           *snapshot,
                      int                    which,
                      const graphene_rect_t *frame)
{
  const char *text = self->placeholders[which] != NULL ? self->placeholders[which] : "";
  PangoLayout *layout = ensure_layout (self, &self->placeholder_layouts[which], text);
  const double dashes[] = { 6.0, 5.0 };
  cairo_t *cr;
  int height;

  cr = gtk_snapshot_append_cairo (snapshot, frame);
  cairo_rectangle (cr, frame->origin.x + 0.5, frame->origin.y + 0.5,
                   frame->size.width - 1.0, frame->size.height - 1.0);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0.0);
  cairo_set_line_width (cr, 1.0);
  gdk_cairo_set_source_rgba (cr, &quiet_colour);
  cairo_stroke (cr);
  cairo_destroy (cr);

  pango_layout_set_width (layout, MAX (1, frame->size.width - 2 * GAP) * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  pango_layout_get_pixel_size (layout, NULL, &height);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (floorf (frame->origin.x) + GAP,
                                                floorf (frame->origin.y +
                                                        (frame->size.height - height) / 2)));
  gtk_snapshot_append_layout (snapshot, layout, &quiet_colour);
  gtk_snapshot_restore (snapshot);
}

static void
snapshot_handle (PskCompareCanvas      *self,
                 GtkSnapshot           *snapshot,
                 const graphene_rect_t *frame)
{
  float x = frame->origin.x + frame->size.width * self->position;
  float y = frame->origin.y + frame->size.height / 2;
  const int radius = PSK_COMPARE_HANDLE_RADIUS;
  graphene_rect_t circle = GRAPHENE_RECT_INIT (x - radius, y - radius, 2 * radius, 2 * radius);
  graphene_rect_t line = GRAPHENE_RECT_INIT (x - HANDLE_LINE / 2.0f, frame->origin.y,
                                             HANDLE_LINE, frame->size.height);
  GskRoundedRect rounded;

  gtk_snapshot_append_color (snapshot, &white_colour, &line);
  gsk_rounded_rect_init_from_rect (&rounded, &circle, radius);
  gtk_snapshot_append_outset_shadow (snapshot, &rounded, &shadow_colour, 0, 1, 1, 4);
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  gtk_snapshot_append_color (snapshot, &white_colour, &circle);
  gtk_snapshot_pop (snapshot);

  for (guint i = 0; i < G_N_ELEMENTS (self->icons); i++)
    {
      if (self->icons[i] == NULL)
        continue;

      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (i == 0 ? x - ICON_SIZE : x,
                                                              y - ICON_SIZE / 2.0f));
      gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (self->icons[i]), snapshot,
                                                ICON_SIZE, ICON_SIZE, &ink_colour, 1);
      gtk_snapshot_restore (snapshot);
    }
}

static void
snapshot_slider (PskCompareCanvas      *self,
                 GtkSnapshot           *snapshot,
                 const graphene_rect_t *frame)
{
  graphene_rect_t left = *frame;
  graphene_rect_t right = *frame;

  left.size.width = frame->size.width * self->position;
  right.origin.x += left.size.width;
  right.size.width -= left.size.width;

  gtk_snapshot_push_clip (snapshot, &left);
  snapshot_labelled (self, snapshot, get_left (self), frame, HALF, FALSE);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_push_clip (snapshot, &right);
  snapshot_labelled (self, snapshot, get_right (self), frame, HALF, TRUE);
  gtk_snapshot_pop (snapshot);
}

static void
snapshot_overlaid (PskCompareCanvas      *self,
                   GtkSnapshot           *snapshot,
                   const graphene_rect_t *frame)
{
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (&rounded, frame, CORNER);
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);

  if (self->mode == PSK_COMPARE_SLIDER)
    snapshot_slider (self, snapshot, frame);
  else if (self->position <= 0.0)
    snapshot_labelled (self, snapshot, get_left (self), frame, HALF, FALSE);
  else if (self->position >= 1.0)
    snapshot_labelled (self, snapshot, get_right (self), frame, HALF, TRUE);
  else
    {
      gtk_snapshot_push_cross_fade (snapshot, self->position);
      snapshot_labelled (self, snapshot, get_left (self), frame, HALF, FALSE);
      gtk_snapshot_pop (snapshot);
      snapshot_labelled (self, snapshot, get_right (self), frame, HALF, TRUE);
      gtk_snapshot_pop (snapshot);
    }

  gtk_snapshot_pop (snapshot);

  if (self->mode == PSK_COMPARE_SLIDER)
    snapshot_handle (self, snapshot, frame);
}

static void
snapshot_beside (PskCompareCanvas     *self,
                 GtkSnapshot          *snapshot,
                 const graphene_rect_t frames[2])
{
  const int which[] = { get_left (self), get_right (self) };

  for (guint i = 0; i < G_N_ELEMENTS (which); i++)
    {
      GskRoundedRect rounded;

      if (self->pictures[which[i]] == NULL)
        {
          snapshot_placeholder (self, snapshot, which[i], &frames[i]);
          continue;
        }

      gsk_rounded_rect_init_from_rect (&rounded, &frames[i], CORNER);
      gtk_snapshot_push_rounded_clip (snapshot, &rounded);
      snapshot_labelled (self, snapshot, which[i], &frames[i], 1, i == 1);
      gtk_snapshot_pop (snapshot);
    }
}

static void
snapshot_focus (GtkSnapshot          *snapshot,
                const graphene_rect_t frames[2])
{
  const float widths[] = { 2, 2, 2, 2 };
  const GdkRGBA colours[] = { white_colour, white_colour, white_colour, white_colour };
  graphene_rect_t ring;
  GskRoundedRect rounded;

  graphene_rect_union (&frames[0], &frames[1], &ring);
  graphene_rect_inset (&ring, -5, -5);
  gsk_rounded_rect_init_from_rect (&rounded, &ring, CORNER + 5);
  gtk_snapshot_append_border (snapshot, &rounded, widths, colours);
}

/**
 * psk_compare_canvas_clear:
 * @self: a canvas
 *
 * Lets go of everything.
 */
void
psk_compare_canvas_clear (PskCompareCanvas *self)
{
  g_return_if_fail (self != NULL);

  psk_compare_canvas_forget_layouts (self);
  g_clear_pointer (&self->alignment, psk_alignment_free);

  for (guint i = 0; i < G_N_ELEMENTS (self->icons); i++)
    g_clear_object (&self->icons[i]);

  for (int i = 0; i < PSK_COMPARE_N_PICTURES; i++)
    {
      g_clear_object (&self->pictures[i]);
      g_clear_pointer (&self->labels[i], g_free);
      g_clear_pointer (&self->placeholders[i], g_free);
    }
}

/**
 * psk_compare_canvas_forget_layouts:
 * @self: a canvas
 *
 * Has the texts laid out anew when they are painted next, as when the font changed.
 */
void
psk_compare_canvas_forget_layouts (PskCompareCanvas *self)
{
  g_return_if_fail (self != NULL);

  for (int i = 0; i < PSK_COMPARE_N_PICTURES; i++)
    {
      g_clear_object (&self->label_layouts[i]);
      g_clear_object (&self->placeholder_layouts[i]);
    }
}

/**
 * psk_compare_canvas_load_icons:
 * @self: a canvas of a realized widget
 *
 * Loads the two arrows on the handle.
 */
void
psk_compare_canvas_load_icons (PskCompareCanvas *self)
{
  static const char * const names[] = { "pan-start-symbolic", "pan-end-symbolic" };
  GtkIconTheme *theme;

  g_return_if_fail (self != NULL);

  theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (self->widget));

  for (guint i = 0; i < G_N_ELEMENTS (self->icons); i++)
    {
      g_clear_object (&self->icons[i]);
      self->icons[i] = gtk_icon_theme_lookup_icon (theme, names[i], NULL, ICON_SIZE,
                                                   gtk_widget_get_scale_factor (self->widget),
                                                   GTK_TEXT_DIR_LTR, 0);
    }
}

/**
 * psk_compare_canvas_update_crop:
 * @self: a canvas
 *
 * Finds what both pictures show, after a picture or the alignment has changed.
 */
void
psk_compare_canvas_update_crop (PskCompareCanvas *self)
{
  GdkTexture *before;
  GdkTexture *after;

  g_return_if_fail (self != NULL);

  before = self->pictures[PSK_COMPARE_BEFORE];
  after = self->pictures[PSK_COMPARE_AFTER];

  if (before == NULL || after == NULL || self->alignment == NULL ||
      !psk_alignment_get_crop (self->alignment,
                               gdk_texture_get_width (before), gdk_texture_get_height (before),
                               gdk_texture_get_width (after), gdk_texture_get_height (after),
                               &self->crop))
    self->crop = (PskCrop) { 0 };
}

/**
 * psk_compare_canvas_has_both:
 * @self: a canvas
 *
 * Returns: whether neither picture is missing
 */
gboolean
psk_compare_canvas_has_both (PskCompareCanvas *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->pictures[PSK_COMPARE_BEFORE] != NULL && self->pictures[PSK_COMPARE_AFTER] != NULL;
}

/**
 * psk_compare_canvas_is_overlaid:
 * @self: a canvas
 *
 * Returns: whether both pictures lie in one frame
 */
gboolean
psk_compare_canvas_is_overlaid (PskCompareCanvas *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return psk_compare_canvas_has_both (self) && self->mode != PSK_COMPARE_SIDE_BY_SIDE;
}

/**
 * psk_compare_canvas_get_frames:
 * @self: a canvas
 * @frames: (out caller-allocates) (array fixed-size=2): where to put the places
 *   of the left and the right picture in the widget; the same when they overlap
 */
void
psk_compare_canvas_get_frames (PskCompareCanvas *self,
                               graphene_rect_t   frames[2])
{
  graphene_rect_t area;
  double width, height, half;

  g_return_if_fail (self != NULL);

  width = MAX (1.0, gtk_widget_get_width (self->widget) - 2.0 * MARGIN);
  height = MAX (1.0, gtk_widget_get_height (self->widget) - 2.0 * MARGIN);
  half = MAX (1.0, (width - GAP) / 2.0);
  area = GRAPHENE_RECT_INIT (MARGIN, MARGIN,
                             psk_compare_canvas_is_overlaid (self) ? width : half, height);
  frames[0] = fit (&area, get_aspect (self));
  frames[1] = frames[0];

  if (psk_compare_canvas_is_overlaid (self))
    return;

  /* Both frames touch the gap, so that the eye has a short way. */
  frames[0].origin.x = MARGIN + half - frames[0].size.width;
  frames[1].origin.x = MARGIN + half + GAP;
}

/**
 * psk_compare_canvas_snapshot:
 * @self: a canvas
 * @snapshot: where to paint
 */
void
psk_compare_canvas_snapshot (PskCompareCanvas *self,
                             GtkSnapshot      *snapshot)
{
  graphene_rect_t frames[2];
  graphene_rect_t whole;

  g_return_if_fail (self != NULL && GTK_IS_SNAPSHOT (snapshot));

  whole = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (self->widget),
                              gtk_widget_get_height (self->widget));
  psk_compare_canvas_get_frames (self, frames);
  gtk_snapshot_append_color (snapshot, &surround_colour, &whole);

  if (psk_compare_canvas_is_overlaid (self))
    snapshot_overlaid (self, snapshot, &frames[0]);
  else
    snapshot_beside (self, snapshot, frames);

  if (gtk_widget_has_visible_focus (self->widget))
    snapshot_focus (snapshot, frames);
}
