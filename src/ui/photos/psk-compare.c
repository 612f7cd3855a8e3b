/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-compare.h"

#include <glib/gi18n.h>
#include <math.h>

#define MARGIN 18
#define GAP 12
#define CORNER 6
#define HANDLE_RADIUS 21
#define HANDLE_LINE 3
#define ICON_SIZE 16
#define STEP 0.02
#define PAGE 0.1
#define BLINK_MS 800 /* well below three flashes a second, which can harm */

static const GdkRGBA surround_colour = { 0.141f, 0.141f, 0.141f, 1.0f }; /* #242424 */
static const GdkRGBA white_colour = { 1.0f, 1.0f, 1.0f, 1.0f };
static const GdkRGBA ink_colour = { 0.12f, 0.12f, 0.12f, 1.0f };
static const GdkRGBA shadow_colour = { 0.0f, 0.0f, 0.0f, 0.5f };
static const GdkRGBA pill_colour = { 0.12f, 0.14f, 0.17f, 0.72f };
static const GdkRGBA quiet_colour = { 0.78f, 0.78f, 0.78f, 1.0f };

enum
{
  BEFORE,
  AFTER,
  N_PICTURES,
};

/**
 * PskCompare:
 *
 * Two pictures of one place on a dark ground, to be compared: with a handle that
 * is dragged or moved by the arrow keys, side by side, one fading into the other,
 * or in turn. Where a picture is missing, a dashed frame says so, and the two
 * places are shown side by side whatever the mode.
 */
struct _PskCompare
{
  GtkWidget parent_instance;

  /* Owned */
  GdkTexture *pictures[N_PICTURES];
  char *labels[N_PICTURES];
  char *placeholders[N_PICTURES];
  PangoLayout *label_layouts[N_PICTURES];
  PangoLayout *placeholder_layouts[N_PICTURES];
  GtkIconPaintable *icons[2];
  PskAlignment *alignment;

  PskCompareMode mode;
  double position;
  PskCrop crop; /* what both pictures show; of no width when they are not aligned */
  double grab;  /* from the pointer to the handle */
  guint blink_source;
  guint swapped : 1;
  guint centred : 1; /* by the click that is still held */
};

G_DEFINE_ENUM_TYPE (PskCompareMode, psk_compare_mode,
                    G_DEFINE_ENUM_VALUE (PSK_COMPARE_SLIDER, "slider"),
                    G_DEFINE_ENUM_VALUE (PSK_COMPARE_SIDE_BY_SIDE, "side-by-side"),
                    G_DEFINE_ENUM_VALUE (PSK_COMPARE_FADE, "fade"),
                    G_DEFINE_ENUM_VALUE (PSK_COMPARE_BLINK, "blink"))

G_DEFINE_FINAL_TYPE (PskCompare, psk_compare, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_BEFORE,
  PROP_AFTER,
  PROP_ALIGNMENT,
  PROP_MODE,
  PROP_POSITION,
  PROP_SWAPPED,
  PROP_BEFORE_LABEL,
  PROP_AFTER_LABEL,
  PROP_BEFORE_PLACEHOLDER,
  PROP_AFTER_PLACEHOLDER,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static gboolean
has_both (PskCompare *self)
{
  return self->pictures[BEFORE] != NULL && self->pictures[AFTER] != NULL;
}

/* Whether both pictures lie in one frame. */
static gboolean
is_overlaid (PskCompare *self)
{
  return has_both (self) && self->mode != PSK_COMPARE_SIDE_BY_SIDE;
}

static int
get_left (PskCompare *self)
{
  return self->swapped ? AFTER : BEFORE;
}

static int
get_right (PskCompare *self)
{
  return self->swapped ? BEFORE : AFTER;
}

static double
get_aspect (PskCompare *self)
{
  GdkTexture *picture = self->pictures[BEFORE] != NULL ? self->pictures[BEFORE]
                                                       : self->pictures[AFTER];

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

/* Where the left and the right picture go. */
static void
get_frames (PskCompare      *self,
            graphene_rect_t  frames[2])
{
  double width = gtk_widget_get_width (GTK_WIDGET (self)) - 2.0 * MARGIN;
  double height = gtk_widget_get_height (GTK_WIDGET (self)) - 2.0 * MARGIN;
  double half = MAX (1.0, (width - GAP) / 2.0);
  graphene_rect_t area = GRAPHENE_RECT_INIT (MARGIN, MARGIN, MAX (1.0, width), MAX (1.0, height));

  if (!is_overlaid (self))
    area.size.width = half;

  frames[0] = fit (&area, get_aspect (self));
  frames[1] = frames[0];

  if (is_overlaid (self))
    return;

  /* Both frames touch the gap, so that the eye has a short way. */
  frames[0].origin.x = MARGIN + half - frames[0].size.width;
  frames[1].origin.x = MARGIN + half + GAP;
}

/* A value in a slider needs words to be understood by ear. */
static void
update_accessible (PskCompare *self)
{
  int left = (int) round (100.0 * self->position);
  gboolean fading = self->mode == PSK_COMPARE_FADE || self->mode == PSK_COMPARE_BLINK;
  int before = self->swapped != fading ? 100 - left : left;
  g_autofree char *text = NULL;

  if (has_both (self))
    /* Translators: the shares of two pictures that are compared; they sum up to 100. */
    text = g_strdup_printf (_("Before %d %%, after %d %%"), before, 100 - before);
  else if (self->pictures[BEFORE] == NULL && self->pictures[AFTER] == NULL)
    text = g_strdup (_("Both pictures are missing"));
  else
    text = g_strdup (self->pictures[BEFORE] == NULL ? _("The picture before is missing")
                                                    : _("The picture after is missing"));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, (double) left,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text,
                                  -1);
}

static gboolean
blink_cb (gpointer user_data)
{
  PskCompare *self = user_data;

  psk_compare_set_position (self, self->position < 0.5 ? 1.0 : 0.0);
  return G_SOURCE_CONTINUE;
}

/* Pictures change by themselves only where the person has not switched motion
 * off; the keys change them in any case. */
static void
update_blinking (PskCompare *self)
{
  gboolean animate = FALSE;

  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && self->mode == PSK_COMPARE_BLINK &&
      has_both (self))
    g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)),
                  "gtk-enable-animations", &animate,
                  NULL);

  if (animate && self->blink_source == 0)
    self->blink_source = g_timeout_add (BLINK_MS, blink_cb, self);
  else if (!animate)
    g_clear_handle_id (&self->blink_source, g_source_remove);
}

static void
update (PskCompare *self)
{
  gboolean draggable = is_overlaid (self) && self->mode != PSK_COMPARE_BLINK;
  GdkTexture *before = self->pictures[BEFORE];
  GdkTexture *after = self->pictures[AFTER];

  if (!has_both (self) || self->alignment == NULL ||
      !psk_alignment_get_crop (self->alignment,
                               gdk_texture_get_width (before), gdk_texture_get_height (before),
                               gdk_texture_get_width (after), gdk_texture_get_height (after),
                               &self->crop))
    self->crop = (PskCrop) { 0 };

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), draggable ? "col-resize" : NULL);
  update_blinking (self);
  update_accessible (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
snapshot_picture (PskCompare            *self,
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

  if (which == AFTER)
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
ensure_layout (PskCompare   *self,
               PangoLayout **layout,
               const char   *text)
{
  if (*layout == NULL)
    *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);

  return *layout;
}

static void
snapshot_label (PskCompare            *self,
                GtkSnapshot           *snapshot,
                int                    which,
                const graphene_rect_t *frame,
                gboolean               at_right)
{
  const int pad_x = 12;
  const int pad_y = 5;
  const int inset = 14;
  PangoLayout *layout;
  int width, height;
  graphene_rect_t pill;
  GskRoundedRect rounded;

  if (self->labels[which] == NULL || self->labels[which][0] == '\0')
    return;

  layout = ensure_layout (self, &self->label_layouts[which], self->labels[which]);
  pango_layout_get_pixel_size (layout, &width, &height);
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
snapshot_labelled (PskCompare            *self,
                   GtkSnapshot           *snapshot,
                   int                    which,
                   const graphene_rect_t *frame,
                   gboolean               at_right)
{
  snapshot_picture (self, snapshot, which, frame);
  snapshot_label (self, snapshot, which, frame, at_right);
}

static void
snapshot_placeholder (PskCompare            *self,
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
snapshot_handle (PskCompare            *self,
                 GtkSnapshot           *snapshot,
                 const graphene_rect_t *frame)
{
  float x = frame->origin.x + frame->size.width * self->position;
  float y = frame->origin.y + frame->size.height / 2;
  graphene_rect_t circle = GRAPHENE_RECT_INIT (x - HANDLE_RADIUS, y - HANDLE_RADIUS,
                                               2 * HANDLE_RADIUS, 2 * HANDLE_RADIUS);
  graphene_rect_t line = GRAPHENE_RECT_INIT (x - HANDLE_LINE / 2.0f, frame->origin.y,
                                             HANDLE_LINE, frame->size.height);
  GskRoundedRect rounded;

  gtk_snapshot_append_color (snapshot, &white_colour, &line);
  gsk_rounded_rect_init_from_rect (&rounded, &circle, HANDLE_RADIUS);
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
snapshot_slider (PskCompare            *self,
                 GtkSnapshot           *snapshot,
                 const graphene_rect_t *frame)
{
  graphene_rect_t left = *frame;
  graphene_rect_t right = *frame;

  left.size.width = frame->size.width * self->position;
  right.origin.x += left.size.width;
  right.size.width -= left.size.width;

  gtk_snapshot_push_clip (snapshot, &left);
  snapshot_labelled (self, snapshot, get_left (self), frame, FALSE);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_push_clip (snapshot, &right);
  snapshot_labelled (self, snapshot, get_right (self), frame, TRUE);
  gtk_snapshot_pop (snapshot);
}

static void
snapshot_overlaid (PskCompare            *self,
                   GtkSnapshot           *snapshot,
                   const graphene_rect_t *frame)
{
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (&rounded, frame, CORNER);
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);

  if (self->mode == PSK_COMPARE_SLIDER)
    snapshot_slider (self, snapshot, frame);
  else if (self->position <= 0.0)
    snapshot_labelled (self, snapshot, get_left (self), frame, FALSE);
  else if (self->position >= 1.0)
    snapshot_labelled (self, snapshot, get_right (self), frame, TRUE);
  else
    {
      gtk_snapshot_push_cross_fade (snapshot, self->position);
      snapshot_labelled (self, snapshot, get_left (self), frame, FALSE);
      gtk_snapshot_pop (snapshot);
      snapshot_labelled (self, snapshot, get_right (self), frame, TRUE);
      gtk_snapshot_pop (snapshot);
    }

  gtk_snapshot_pop (snapshot);

  if (self->mode == PSK_COMPARE_SLIDER)
    snapshot_handle (self, snapshot, frame);
}

static void
snapshot_beside (PskCompare            *self,
                 GtkSnapshot           *snapshot,
                 const graphene_rect_t  frames[2])
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
      snapshot_labelled (self, snapshot, which[i], &frames[i], i == 1);
      gtk_snapshot_pop (snapshot);
    }
}

static void
snapshot_focus (GtkSnapshot           *snapshot,
                const graphene_rect_t  frames[2])
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

static void
psk_compare_snapshot (GtkWidget   *widget,
                      GtkSnapshot *snapshot)
{
  PskCompare *self = PSK_COMPARE (widget);
  graphene_rect_t frames[2];

  get_frames (self, frames);
  gtk_snapshot_append_color (snapshot, &surround_colour,
                             &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget),
                                                  gtk_widget_get_height (widget)));

  if (is_overlaid (self))
    snapshot_overlaid (self, snapshot, &frames[0]);
  else
    snapshot_beside (self, snapshot, frames);

  if (gtk_widget_has_visible_focus (widget))
    snapshot_focus (snapshot, frames);
}

static void
psk_compare_measure (GtkWidget      *widget,
                     GtkOrientation  orientation,
                     int             for_size,
                     int            *minimum,
                     int            *natural,
                     int            *minimum_baseline,
                     int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 240 : 160;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 720 : 480;
}

static double
get_position_at (PskCompare *self,
                 double      x)
{
  graphene_rect_t frames[2];

  get_frames (self, frames);
  return (x - frames[0].origin.x) / frames[0].size.width;
}

static void
pressed_cb (PskCompare      *self,
            int              n_press,
            double           x,
            double           y,
            GtkGestureClick *gesture)
{
  graphene_rect_t frames[2];

  gtk_widget_grab_focus (GTK_WIDGET (self));

  if (!is_overlaid (self))
    return;

  get_frames (self, frames);
  self->centred = n_press == 2 && self->mode != PSK_COMPARE_BLINK;
  self->grab = frames[0].origin.x + frames[0].size.width * self->position - x;

  if (self->mode == PSK_COMPARE_BLINK)
    blink_cb (self);
  else if (self->centred)
    psk_compare_set_position (self, 0.5);
  else if (fabs (self->grab) > HANDLE_RADIUS)
    {
      self->grab = 0.0;
      psk_compare_set_position (self, get_position_at (self, x));
    }
}

static void
drag_update_cb (PskCompare     *self,
                double          offset_x,
                double          offset_y,
                GtkGestureDrag *gesture)
{
  double x, y;

  if (!is_overlaid (self) || self->mode == PSK_COMPARE_BLINK || self->centred ||
      !gtk_gesture_drag_get_start_point (gesture, &x, &y))
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  psk_compare_set_position (self, get_position_at (self, x + offset_x + self->grab));
}

static gboolean
move_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   user_data)
{
  PskCompare *self = PSK_COMPARE (widget);
  double step = g_variant_get_double (args);

  if (!is_overlaid (self))
    return GDK_EVENT_PROPAGATE;

  /* In turn there is nothing between one picture and the other. */
  if (self->mode == PSK_COMPARE_BLINK)
    step = step < 0.0 ? -1.0 : 1.0;

  psk_compare_set_position (self, self->position + step);
  return GDK_EVENT_STOP;
}

static gboolean
other_cb (GtkWidget *widget,
          GVariant  *args,
          gpointer   user_data)
{
  PskCompare *self = PSK_COMPARE (widget);

  if (!is_overlaid (self))
    return GDK_EVENT_PROPAGATE;

  psk_compare_set_position (self, self->position < 0.5 ? 1.0 : 0.0);
  return GDK_EVENT_STOP;
}

static void
forget_layouts (PskCompare *self)
{
  for (int i = 0; i < N_PICTURES; i++)
    {
      g_clear_object (&self->label_layouts[i]);
      g_clear_object (&self->placeholder_layouts[i]);
    }
}

static void
psk_compare_css_changed (GtkWidget         *widget,
                         GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (psk_compare_parent_class)->css_changed (widget, change);
  forget_layouts (PSK_COMPARE (widget));
}

static void
psk_compare_realize (GtkWidget *widget)
{
  static const char * const names[] = { "pan-start-symbolic", "pan-end-symbolic" };
  PskCompare *self = PSK_COMPARE (widget);
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (widget));

  GTK_WIDGET_CLASS (psk_compare_parent_class)->realize (widget);

  for (guint i = 0; i < G_N_ELEMENTS (self->icons); i++)
    self->icons[i] = gtk_icon_theme_lookup_icon (theme, names[i], NULL, ICON_SIZE,
                                                 gtk_widget_get_scale_factor (widget),
                                                 GTK_TEXT_DIR_LTR, 0);
}

static void
psk_compare_unrealize (GtkWidget *widget)
{
  PskCompare *self = PSK_COMPARE (widget);

  for (guint i = 0; i < G_N_ELEMENTS (self->icons); i++)
    g_clear_object (&self->icons[i]);

  GTK_WIDGET_CLASS (psk_compare_parent_class)->unrealize (widget);
}

static void
psk_compare_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (psk_compare_parent_class)->map (widget);
  update_blinking (PSK_COMPARE (widget));
}

static void
psk_compare_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (psk_compare_parent_class)->unmap (widget);
  update_blinking (PSK_COMPARE (widget));
}
