/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-compare.h"

#include <glib/gi18n.h>
#include <math.h>

#include "psk-compare-canvas.h"

#define STEP 0.02
#define PAGE 0.1
#define BLINK_MS 800 /* well below three flashes a second, which can harm */

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
  PskCompareCanvas canvas;
  guint blink_source;

  double grab; /* from the pointer to the handle */
  gboolean centred; /* by the click that is still held */
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

/* A value in a slider needs words to be understood by ear. */
static char *
describe (PskCompare *self)
{
  const PskCompareCanvas *canvas = &self->canvas;
  gboolean second = canvas->mode == PSK_COMPARE_FADE || canvas->mode == PSK_COMPARE_BLINK;
  int share = (int) round (100.0 * canvas->position);
  int before = second != canvas->swapped ? 100 - share : share;

  if (canvas->pictures[PSK_COMPARE_BEFORE] == NULL && canvas->pictures[PSK_COMPARE_AFTER] == NULL)
    return g_strdup (_("Both pictures are missing"));
  else if (canvas->pictures[PSK_COMPARE_BEFORE] == NULL)
    return g_strdup (_("The picture before is missing"));
  else if (canvas->pictures[PSK_COMPARE_AFTER] == NULL)
    return g_strdup (_("The picture after is missing"));

  /* Translators: the shares of two pictures that are compared; they sum up to 100. */
  return g_strdup_printf (_("Before %d %%, after %d %%"), before, 100 - before);
}

static void
update_accessible (PskCompare *self)
{
  g_autofree char *text = describe (self);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW,
                                  100.0 * self->canvas.position,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text,
                                  -1);
}

static gboolean
blink_cb (gpointer user_data)
{
  PskCompare *self = user_data;

  psk_compare_set_position (self, self->canvas.position < 0.5 ? 1.0 : 0.0);
  return G_SOURCE_CONTINUE;
}

/* Pictures change by themselves only where the person has not switched motion
 * off; the keys change them in any case. */
static void
update_blinking (PskCompare *self)
{
  gboolean animate = FALSE;

  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && self->canvas.mode == PSK_COMPARE_BLINK &&
      psk_compare_canvas_has_both (&self->canvas))
    g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)),
                  "gtk-enable-animations", &animate,
                  NULL);

  if (animate && self->blink_source == 0)
    self->blink_source = g_timeout_add (BLINK_MS, blink_cb, self);
  else if (!animate)
    g_clear_handle_id (&self->blink_source, g_source_remove);
}

static gboolean
is_draggable (PskCompare *self)
{
  return psk_compare_canvas_is_overlaid (&self->canvas) &&
         self->canvas.mode != PSK_COMPARE_BLINK;
}

static void
update (PskCompare *self)
{
  psk_compare_canvas_update_crop (&self->canvas);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), is_draggable (self) ? "col-resize" : NULL);
  update_blinking (self);
  update_accessible (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static double
get_position_at (PskCompare *self,
                 double      x)
{
  graphene_rect_t frames[2];

  psk_compare_canvas_get_frames (&self->canvas, frames);
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

  if (!psk_compare_canvas_is_overlaid (&self->canvas))
    return;

  psk_compare_canvas_get_frames (&self->canvas, frames);
  self->centred = n_press == 2 && self->canvas.mode != PSK_COMPARE_BLINK;
  self->grab = frames[0].origin.x + frames[0].size.width * self->canvas.position - x;

  if (self->canvas.mode == PSK_COMPARE_BLINK)
    blink_cb (self);
  else if (self->centred)
    psk_compare_set_position (self, 0.5);
  else if (fabs (self->grab) > PSK_COMPARE_HANDLE_RADIUS)
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

  if (!is_draggable (self) || self->centred ||
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

  if (!psk_compare_canvas_is_overlaid (&self->canvas))
    return GDK_EVENT_PROPAGATE;

  /* In turn there is nothing between one picture and the other. */
  if (self->canvas.mode == PSK_COMPARE_BLINK)
    step = step < 0.0 ? -1.0 : 1.0;

  psk_compare_set_position (self, self->canvas.position + step);
  return GDK_EVENT_STOP;
}

static gboolean
other_cb (GtkWidget *widget,
          GVariant  *args,
          gpointer   user_data)
{
  PskCompare *self = PSK_COMPARE (widget);

  if (!psk_compare_canvas_is_overlaid (&self->canvas))
    return GDK_EVENT_PROPAGATE;

  psk_compare_set_position (self, self->canvas.position < 0.5 ? 1.0 : 0.0);
  return GDK_EVENT_STOP;
}

static void
psk_compare_snapshot (GtkWidget   *widget,
                      GtkSnapshot *snapshot)
{
  psk_compare_canvas_snapshot (&PSK_COMPARE (widget)->canvas, snapshot);
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

static void
psk_compare_css_changed (GtkWidget         *widget,
                         GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (psk_compare_parent_class)->css_changed (widget, change);
  psk_compare_canvas_forget_layouts (&PSK_COMPARE (widget)->canvas);
}

static void
psk_compare_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (psk_compare_parent_class)->realize (widget);
  psk_compare_canvas_load_icons (&PSK_COMPARE (widget)->canvas);
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

static void
set_text (PskCompare   *self,
          char        **field,
          PangoLayout **layout,
          const GValue *value)
{
  g_free (*field);
  *field = g_value_dup_string (value);
  g_clear_object (layout);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
psk_compare_set_property (GObject      *object,
                          guint         prop_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  PskCompare *self = PSK_COMPARE (object);
  PskCompareCanvas *canvas = &self->canvas;
  GdkTexture *before = canvas->pictures[PSK_COMPARE_BEFORE];
  GdkTexture *after = canvas->pictures[PSK_COMPARE_AFTER];

  switch (prop_id)
    {
    case PROP_BEFORE:
      psk_compare_set_pictures (self, g_value_get_object (value), after, canvas->alignment);
      break;

    case PROP_AFTER:
      psk_compare_set_pictures (self, before, g_value_get_object (value), canvas->alignment);
      break;

    case PROP_ALIGNMENT:
      psk_compare_set_pictures (self, before, after, g_value_get_boxed (value));
      break;

    case PROP_MODE:
      psk_compare_set_mode (self, g_value_get_enum (value));
      break;

    case PROP_POSITION:
      psk_compare_set_position (self, g_value_get_double (value));
      break;

    case PROP_SWAPPED:
      canvas->swapped = g_value_get_boolean (value);
      update (self);
      break;

    case PROP_BEFORE_LABEL:
    case PROP_AFTER_LABEL:
      set_text (self, &canvas->labels[prop_id - PROP_BEFORE_LABEL],
                &canvas->label_layouts[prop_id - PROP_BEFORE_LABEL], value);
      break;

    case PROP_BEFORE_PLACEHOLDER:
    case PROP_AFTER_PLACEHOLDER:
      set_text (self, &canvas->placeholders[prop_id - PROP_BEFORE_PLACEHOLDER],
                &canvas->placeholder_layouts[prop_id - PROP_BEFORE_PLACEHOLDER], value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
psk_compare_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  PskCompare *self = PSK_COMPARE (object);

  switch (prop_id)
    {
    case PROP_BEFORE:
    case PROP_AFTER:
      g_value_set_object (value, self->canvas.pictures[prop_id - PROP_BEFORE]);
      break;

    case PROP_ALIGNMENT:
      g_value_set_boxed (value, self->canvas.alignment);
      break;

    case PROP_MODE:
      g_value_set_enum (value, self->canvas.mode);
      break;

    case PROP_POSITION:
      g_value_set_double (value, self->canvas.position);
      break;

    case PROP_SWAPPED:
      g_value_set_boolean (value, self->canvas.swapped);
      break;

    case PROP_BEFORE_LABEL:
    case PROP_AFTER_LABEL:
      g_value_set_string (value, self->canvas.labels[prop_id - PROP_BEFORE_LABEL]);
      break;

    case PROP_BEFORE_PLACEHOLDER:
    case PROP_AFTER_PLACEHOLDER:
      g_value_set_string (value, self->canvas.placeholders[prop_id - PROP_BEFORE_PLACEHOLDER]);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
psk_compare_finalize (GObject *object)
{
  PskCompare *self = PSK_COMPARE (object);

  g_clear_handle_id (&self->blink_source, g_source_remove);
  psk_compare_canvas_clear (&self->canvas);

  G_OBJECT_CLASS (psk_compare_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;
  const GParamFlags quiet = flags | G_PARAM_EXPLICIT_NOTIFY;

  properties[PROP_BEFORE] =
    g_param_spec_object ("before", NULL, NULL, GDK_TYPE_TEXTURE, quiet);
  properties[PROP_AFTER] =
    g_param_spec_object ("after", NULL, NULL, GDK_TYPE_TEXTURE, quiet);
  properties[PROP_ALIGNMENT] =
    g_param_spec_boxed ("alignment", NULL, NULL, PSK_TYPE_ALIGNMENT, quiet);
  properties[PROP_MODE] =
    g_param_spec_enum ("mode", NULL, NULL, PSK_TYPE_COMPARE_MODE, PSK_COMPARE_SLIDER, quiet);
  properties[PROP_POSITION] =
    g_param_spec_double ("position", NULL, NULL, 0.0, 1.0, 0.5, quiet);
  properties[PROP_SWAPPED] =
    g_param_spec_boolean ("swapped", NULL, NULL, FALSE, flags);
  properties[PROP_BEFORE_LABEL] =
    g_param_spec_string ("before-label", NULL, NULL, NULL, flags);
  properties[PROP_AFTER_LABEL] =
    g_param_spec_string ("after-label", NULL, NULL, NULL, flags);
  properties[PROP_BEFORE_PLACEHOLDER] =
    g_param_spec_string ("before-placeholder", NULL, NULL, NULL, flags);
  properties[PROP_AFTER_PLACEHOLDER] =
    g_param_spec_string ("after-placeholder", NULL, NULL, NULL, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

/* Left and right are those of the picture, in every direction of writing. */
static void
add_bindings (GtkWidgetClass *widget_class)
{
  static const struct { guint key; double step; } moves[] = {
    { GDK_KEY_Left, -STEP },       { GDK_KEY_KP_Left, -STEP },
    { GDK_KEY_Right, STEP },       { GDK_KEY_KP_Right, STEP },
    { GDK_KEY_Page_Down, -PAGE },  { GDK_KEY_KP_Page_Down, -PAGE },
    { GDK_KEY_Page_Up, PAGE },     { GDK_KEY_KP_Page_Up, PAGE },
    { GDK_KEY_Home, -1.0 },        { GDK_KEY_KP_Home, -1.0 },
    { GDK_KEY_End, 1.0 },          { GDK_KEY_KP_End, 1.0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    gtk_widget_class_add_binding (widget_class, moves[i].key, 0, move_cb, "d", moves[i].step);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_space, 0, other_cb, NULL);
}

static void
psk_compare_class_init (PskCompareClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = psk_compare_finalize;
  object_class->get_property = psk_compare_get_property;
  object_class->set_property = psk_compare_set_property;

  widget_class->css_changed = psk_compare_css_changed;
  widget_class->map = psk_compare_map;
  widget_class->measure = psk_compare_measure;
  widget_class->realize = psk_compare_realize;
  widget_class->snapshot = psk_compare_snapshot;
  widget_class->unmap = psk_compare_unmap;

  install_properties (object_class);
  add_bindings (widget_class);
  gtk_widget_class_set_css_name (widget_class, "psk-compare");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SLIDER);
}

static void
psk_compare_init (PskCompare *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->canvas.widget = GTK_WIDGET (self);
  self->canvas.position = 0.5;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);

  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  gtk_gesture_group (click, drag);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Compare before and after"),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, 100.0,
                                  -1);
  update (self);
}

/**
 * psk_compare_new:
 *
 * Returns: (transfer floating): a comparison without pictures
 */
GtkWidget *
psk_compare_new (void)
{
  return g_object_new (PSK_TYPE_COMPARE, NULL);
}

/**
 * psk_compare_set_pictures:
 * @self: a comparison
 * @before: (nullable): the picture before
 * @after: (nullable): the picture after
 * @alignment: (nullable): how @after lies on @before, in pixels of these two
 *   textures (see psk_alignment_rescale()); without it each picture is shown whole
 *
 * Shows a pair. The three together, so that no frame shows pictures of one place
 * with the alignment of another.
 */
void
psk_compare_set_pictures (PskCompare         *self,
                          GdkTexture         *before,
                          GdkTexture         *after,
                          const PskAlignment *alignment)
{
  PskAlignment *copy;

  g_return_if_fail (PSK_IS_COMPARE (self));
  g_return_if_fail (before == NULL || GDK_IS_TEXTURE (before));
  g_return_if_fail (after == NULL || GDK_IS_TEXTURE (after));

  g_object_freeze_notify (G_OBJECT (self));

  if (g_set_object (&self->canvas.pictures[PSK_COMPARE_BEFORE], before))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BEFORE]);

  if (g_set_object (&self->canvas.pictures[PSK_COMPARE_AFTER], after))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AFTER]);

  if (self->canvas.alignment != alignment)
    {
      copy = alignment != NULL ? psk_alignment_copy (alignment) : NULL;
      g_clear_pointer (&self->canvas.alignment, psk_alignment_free);
      self->canvas.alignment = copy;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ALIGNMENT]);
    }

  update (self);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * psk_compare_get_mode:
 * @self: a comparison
 *
 * Returns: how the pictures are compared
 */
PskCompareMode
psk_compare_get_mode (PskCompare *self)
{
  g_return_val_if_fail (PSK_IS_COMPARE (self), PSK_COMPARE_SLIDER);

  return self->canvas.mode;
}

/**
 * psk_compare_set_mode:
 * @self: a comparison
 * @mode: how to compare
 *
 * Changes the way of comparing, and puts the position back to where that way
 * begins: at the first picture when they are shown in turn, else in the middle.
 */
void
psk_compare_set_mode (PskCompare     *self,
                      PskCompareMode  mode)
{
  g_return_if_fail (PSK_IS_COMPARE (self));

  if (self->canvas.mode == mode)
    return;

  self->canvas.mode = mode;
  psk_compare_set_position (self, mode == PSK_COMPARE_BLINK ? 0.0 : 0.5);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODE]);
}

/**
 * psk_compare_get_position:
 * @self: a comparison
 *
 * Returns: where the handle is, from 0 at the left to 1 at the right; when the
 *   pictures fade or take turns, the share of the second one
 */
double
psk_compare_get_position (PskCompare *self)
{
  g_return_val_if_fail (PSK_IS_COMPARE (self), 0.0);

  return self->canvas.position;
}

/**
 * psk_compare_set_position:
 * @self: a comparison
 * @position: as psk_compare_get_position() tells it; what is outside 0 to 1 is cut
 */
void
psk_compare_set_position (PskCompare *self,
                          double      position)
{
  g_return_if_fail (PSK_IS_COMPARE (self));

  position = CLAMP (position, 0.0, 1.0);

  if (self->canvas.position == position)
    return;

  self->canvas.position = position;
  update_accessible (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_POSITION]);
}
