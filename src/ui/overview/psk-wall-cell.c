/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-wall-cell.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#include "psk-text-size.h"

/**
 * PskWallCell:
 *
 * One tambon on the wall: its name and five pips. A pip is a door: a click on it
 * goes to what would fill it; a click on the name, or Enter, goes to the first
 * that is not full.
 *
 * A hundred of them are seen at once, so that a cell draws its name by itself, in the
 * font of its parent, and has no children.
 */
struct _PskWallCell
{
  GtkWidget parent_instance;

  /* Owned */
  PangoLayout *layout; /* the name; NULL before it is measured */
  char *name;

  int name_width; /* of the whole name; -1 before it is measured */
  int name_height;
  float scale; /* of the pips, which are as large as the text */
  int area;
  PskPip pips[PSK_WALL_N_PIPS];
};

G_DEFINE_FINAL_TYPE (PskWallCell, psk_wall_cell, GTK_TYPE_WIDGET)

enum
{
  DOOR,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

#define PIP_WIDTH 7.f
#define PIP_HEIGHT 9.f
#define PIP_GAP 1.5f
#define PADDING 2 /* inside the border of one pixel that CSS draws */

static const char *
pip_title (PskWallPip pip)
{
  static const char *titles[] = {
    N_("Households"), N_("Centre"), N_("Pin"), N_("Pair"), N_("Report"),
  };

  return _(titles[pip]);
}

static const char *
pip_state (PskPip pip)
{
  return pip == PSK_PIP_FULL ? _("complete") : pip == PSK_PIP_HALF ? _("partly") : _("not yet");
}

static float
pip_x (PskWallCell *self,
       int          pip)
{
  return PADDING + pip * (PIP_WIDTH + PIP_GAP) * self->scale;
}

static float
pips_y (PskWallCell *self)
{
  return gtk_widget_get_height (GTK_WIDGET (self)) - PADDING - PIP_HEIGHT * self->scale;
}

static int
pip_at (PskWallCell *self,
        double       x,
        double       y)
{
  if (y < pips_y (self) - 3)
    return -1;

  for (int i = 0; i < PSK_WALL_N_PIPS; i++)
    {
      const double x0 = pip_x (self, i);

      if (x >= x0 - PIP_GAP * self->scale && x < x0 + (PIP_WIDTH + PIP_GAP / 2) * self->scale)
        return i;
    }

  return -1;
}

static int
first_hole (PskWallCell *self)
{
  for (int i = 0; i < PSK_WALL_N_PIPS; i++)
    {
      if (self->pips[i] != PSK_PIP_FULL)
        return i;
    }

  return PSK_WALL_HOUSEHOLDS;
}

static void
append_frame (GtkSnapshot          *snapshot,
              const GskRoundedRect *outline,
              const GdkRGBA        *colour,
              float                 across,
              float                 down)
{
  const float widths[4] = { down, across, down, across };
  const GdkRGBA colours[4] = { *colour, *colour, *colour, *colour };

  gtk_snapshot_append_border (snapshot, outline, widths, colours);
}

/* A full pip is a frame that leaves no hole: one rounded shape is drawn faster than
 * something that is clipped to one. */
static void
snapshot_pip (PskWallCell   *self,
              GtkSnapshot   *snapshot,
              int            i,
              const GdkRGBA *colour,
              const GdkRGBA *border)
{
  const PskPip pip = self->pips[i];
  const float x = pip_x (self, i);
  const float y = pips_y (self);
  const float width = PIP_WIDTH * self->scale;
  const float height = PIP_HEIGHT * self->scale;
  const float line = roundf (self->scale);
  const graphene_rect_t box = GRAPHENE_RECT_INIT (x, y, width, height);
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &box, 1.5f * self->scale);
  if (pip == PSK_PIP_FULL)
    {
      append_frame (snapshot, &outline, colour, width / 2, height / 2);
      return;
    }

  append_frame (snapshot, &outline, pip == PSK_PIP_HALF ? colour : border, line, line);
  if (pip == PSK_PIP_HALF)
    gtk_snapshot_append_color (snapshot, colour,
                               &GRAPHENE_RECT_INIT (x + line, y + height / 2, width - 2 * line,
                                                    height / 2 - line));
}

static void
measure_name (PskWallCell *self)
{
  if (self->name_width >= 0)
    return;

  /* A context of fonts for each of a hundred cells would take as long as all their names. */
  g_clear_object (&self->layout);
  self->layout = pango_layout_new (
    gtk_widget_get_pango_context (gtk_widget_get_parent (GTK_WIDGET (self))));
  pango_layout_set_text (self->layout, self->name, -1);
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
  pango_layout_get_pixel_size (self->layout, &self->name_width, &self->name_height);
  self->scale = (float) psk_text_size_get ();
}

/* The name is in the middle of what the pips leave, and cut where the cell ends. */
static void
snapshot_name (PskWallCell   *self,
               GtkSnapshot   *snapshot,
               const GdkRGBA *colour)
{
  const int room = (int) pips_y (self) - 1;
  const int width = MAX (gtk_widget_get_width (GTK_WIDGET (self)) - 2 * PADDING, 1);

  measure_name (self);
  pango_layout_set_width (self->layout, width < self->name_width ? width * PANGO_SCALE : -1);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (PADDING, (float) ((room - self->name_height) / 2)));
  gtk_snapshot_append_layout (snapshot, self->layout, colour);
  gtk_snapshot_restore (snapshot);
}

static void
psk_wall_cell_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  PskWallCell *self = PSK_WALL_CELL (widget);
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  GdkRGBA full = { 0.17f, 0.48f, 0.29f, 1 };
  GdkRGBA border;

  gtk_style_context_lookup_color (context, "leaf_color", &full);
  gtk_style_context_get_color (context, &border);
  snapshot_name (self, snapshot, &border);

  if (!adw_style_manager_get_high_contrast (adw_style_manager_get_default ()))
    border.alpha *= 0.45f;
  for (int i = 0; i < PSK_WALL_N_PIPS; i++)
    snapshot_pip (self, snapshot, i, &full, &border);
}

static void
psk_wall_cell_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  PskWallCell *self = PSK_WALL_CELL (widget);

  measure_name (self);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = (int) (pip_x (self, PSK_WALL_N_PIPS) - PIP_GAP * self->scale) + PADDING;
      *natural = MAX (*minimum, self->name_width + 2 * PADDING);
      return;
    }

  *minimum = *natural = self->name_height + (int) (PIP_HEIGHT * self->scale) + 2 * PADDING;
}

static void
forget_size (PskWallCell *self)
{
  self->name_width = -1;
}

static void
psk_wall_cell_css_changed (GtkWidget         *widget,
                           GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (psk_wall_cell_parent_class)->css_changed (widget, change);
  forget_size (PSK_WALL_CELL (widget));
}

static void
psk_wall_cell_system_setting_changed (GtkWidget       *widget,
                                      GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (psk_wall_cell_parent_class)->system_setting_changed (widget, setting);
  forget_size (PSK_WALL_CELL (widget));
}

static void
open_door (PskWallCell *self,
           int          pip)
{
  g_signal_emit (self, signals[DOOR], 0, pip);
}

static void
clicked_cb (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            PskWallCell     *self)
{
  const int pip = pip_at (self, x, y);

  open_door (self, pip >= 0 ? pip : first_hole (self));
}

static gboolean
activate_cb (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   user_data)
{
  open_door (PSK_WALL_CELL (widget), first_hole (PSK_WALL_CELL (widget)));
  return TRUE;
}

static gboolean
query_tooltip_cb (GtkWidget  *widget,
                  int         x,
                  int         y,
                  gboolean    keyboard,
                  GtkTooltip *tooltip,
                  gpointer    user_data)
{
  PskWallCell *self = PSK_WALL_CELL (widget);
  GString *text = g_string_new (self->name);

  for (int i = 0; i < PSK_WALL_N_PIPS; i++)
    g_string_append_printf (text, "\n%s: %s", pip_title (i), pip_state (self->pips[i]));
  gtk_tooltip_set_text (tooltip, text->str);
  g_string_free (text, TRUE);

  return TRUE;
}

static void
psk_wall_cell_finalize (GObject *object)
{
  PskWallCell *self = PSK_WALL_CELL (object);

  g_clear_object (&self->layout);
  g_free (self->name);

  G_OBJECT_CLASS (psk_wall_cell_parent_class)->finalize (object);
}

static void
psk_wall_cell_class_init (PskWallCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const guint keys[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_space };

  object_class->finalize = psk_wall_cell_finalize;
  widget_class->snapshot = psk_wall_cell_snapshot;
  widget_class->measure = psk_wall_cell_measure;
  widget_class->css_changed = psk_wall_cell_css_changed;
  widget_class->system_setting_changed = psk_wall_cell_system_setting_changed;

  /**
   * PskWallCell::door:
   * @self: a cell
   * @pip: a #PskWallPip
   *
   * The user wants to fill this.
   */
  signals[DOOR] = g_signal_new ("door", PSK_TYPE_WALL_CELL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_INT);

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i], 0, activate_cb, NULL);
  gtk_widget_class_set_css_name (widget_class, "wall-cell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
}

static void
psk_wall_cell_init (PskWallCell *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  forget_size (self);

  g_signal_connect (click, "released", G_CALLBACK (clicked_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "pointer");
}

/**
 * psk_wall_cell_new:
 * @area: a tambon
 * @name: its name
 *
 * Returns: (transfer floating): a cell
 */
GtkWidget *
psk_wall_cell_new (int         area,
                   const char *name)
{
  PskWallCell *self = g_object_new (PSK_TYPE_WALL_CELL, NULL);

  self->area = area;
  self->name = g_strdup (name);

  return GTK_WIDGET (self);
}

/**
 * psk_wall_cell_get_area:
 * @self: a cell
 *
 * Returns: its tambon
 */
int
psk_wall_cell_get_area (PskWallCell *self)
{
  g_return_val_if_fail (PSK_IS_WALL_CELL (self), 0);

  return self->area;
}

/**
 * psk_wall_cell_set_pips:
 * @self: a cell
 * @pips: (array fixed-size=5): the states of its pips
 */
void
psk_wall_cell_set_pips (PskWallCell  *self,
                        const PskPip *pips)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GString *spoken = g_string_new (self->name);
  int n_full = 0;
  int n_empty = 0;

  for (int i = 0; i < PSK_WALL_N_PIPS; i++)
    {
      self->pips[i] = pips[i];
      n_full += pips[i] == PSK_PIP_FULL;
      n_empty += pips[i] == PSK_PIP_EMPTY;
      g_string_append_printf (spoken, ", %s %s", pip_title (i), pip_state (pips[i]));
    }

  gtk_widget_remove_css_class (widget, "done");
  gtk_widget_remove_css_class (widget, "partial");
  if (n_full == PSK_WALL_N_PIPS)
    gtk_widget_add_css_class (widget, "done");
  else if (n_empty >= 3)
    gtk_widget_add_css_class (widget, "partial");

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken->str, -1);
  g_string_free (spoken, TRUE);
  gtk_widget_queue_draw (widget);
}
