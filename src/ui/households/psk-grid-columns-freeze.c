/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Columns that stay at the left, and the others that scroll beside them by whole columns. */

#include "config.h"

#include "psk-grid-columns-private.h"

#include <math.h>

/* However many columns are frozen, so many pixels are left for the others. */
#define LEAST_WIDTH 120

/* As many pixels of a touchpad scroll by a column. */
#define PIXELS_PER_COLUMN 60.0

/* The widths of the columns that are seen, in their order. */
static GArray *
measure (PskGridColumns *self)
{
  GArray *widths = g_array_new (FALSE, FALSE, sizeof (int));
  GListModel *columns = gtk_column_view_get_columns (self->parts.view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = psk_grid_columns_at (self, i);
      const int width = gtk_column_view_column_get_fixed_width (column);

      if (!self->hidden[psk_grid_columns_field_of (column)])
        g_array_append_val (widths, width);
    }

  return widths;
}

static int
sum (GArray *widths,
     guint   from,
     guint   to)
{
  int width = 0;

  for (guint i = from; i < to; i++)
    width += g_array_index (widths, int, i);

  return width;
}

/* What the frozen columns leave for the others. */
static int
free_width (PskGridColumns *self,
            GArray         *widths)
{
  return MAX (gtk_widget_get_width (GTK_WIDGET (self->parts.view))
              - sum (widths, 0, self->n_frozen), LEAST_WIDTH);
}

/* So many columns can be scrolled out until the last one is seen whole. */
static guint
most_scrolled (PskGridColumns *self,
               GArray         *widths)
{
  const int space = free_width (self, widths);
  guint first = widths->len - self->n_frozen;
  int width = 0;

  while (first > 0
         && (width += g_array_index (widths, int, self->n_frozen + first - 1)) <= space)
    first--;

  return MIN (first, MAX (widths->len - self->n_frozen, 1) - 1);
}

static void
apply_bar (PskGridColumns *self,
           GArray         *widths,
           guint           most)
{
  const gboolean frozen = self->n_frozen > 0;
  GtkAdjustment *adjustment = gtk_scrollbar_get_adjustment (self->parts.bar);
  const double upper = widths->len - self->n_frozen;

  gtk_scrolled_window_set_policy (self->parts.scroller,
                                  frozen ? GTK_POLICY_EXTERNAL : GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_visible (GTK_WIDGET (self->parts.bar), frozen && most > 0);
  gtk_adjustment_configure (adjustment, self->first, 0, upper, 1, MAX (upper - most - 1, 1),
                            upper - most);
  gtk_widget_set_visible (self->parts.edge, frozen);
  gtk_widget_set_margin_start (self->parts.edge, MAX (sum (widths, 0, self->n_frozen) - 1, 0));
  if (frozen)
    gtk_adjustment_set_value (gtk_scrolled_window_get_hadjustment (self->parts.scroller), 0);
}

/* Makes the frozen columns and those that are scrolled out fit what is seen. */
void
psk_grid_columns_fit (PskGridColumns *self)
{
  g_autoptr (GArray) widths = measure (self);
  guint most;

  self->n_frozen = MIN (self->n_frozen, MAX (widths->len, 1) - 1);
  most = self->n_frozen > 0 ? most_scrolled (self, widths) : 0;
  self->first = MIN (self->first, most);
  apply_bar (self, widths, most);
}

static gboolean
fit_later_cb (gpointer user_data)
{
  PskGridColumns *self = user_data;

  self->width_id = 0;
  psk_grid_columns_apply (self);

  return G_SOURCE_REMOVE;
}

/* Columns do not come and go while the view is being allocated. */
static void
fit_later (PskGridColumns *self)
{
  if (self->n_frozen > 0 && self->width_id == 0)
    self->width_id = g_idle_add (fit_later_cb, self);
}

/* A column is made wider or narrower. */
static void
width_changed_cb (PskGridColumns *self)
{
  fit_later (self);
  psk_grid_columns_save_later (self);
}

/* The view is not to be pushed away below the frozen columns. */
static void
pushed_cb (PskGridColumns *self,
           GtkAdjustment  *adjustment)
{
  if (self->n_frozen > 0)
    gtk_adjustment_set_value (adjustment, 0);
}

static void
set_first (PskGridColumns *self,
           guint           first)
{
  if (first == self->first || self->n_frozen == 0)
    return;

  self->first = first;
  psk_grid_columns_apply (self);
}

static void
bar_moved_cb (PskGridColumns *self,
              GtkAdjustment  *adjustment)
{
  set_first (self, (guint) lround (gtk_adjustment_get_value (adjustment)));
}

/* With Shift the wheel goes sideways. */
static gboolean
scroll_cb (GtkEventControllerScroll *controller,
           double                    dx,
           double                    dy,
           PskGridColumns           *self)
{
  const GdkModifierType state
    = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));
  double by = state & GDK_SHIFT_MASK ? dx + dy : dx;
  int n_columns;

  if (self->n_frozen == 0 || by == 0)
    return GDK_EVENT_PROPAGATE;

  if (gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_SURFACE)
    by /= PIXELS_PER_COLUMN;
  self->scrolled += by;
  n_columns = (int) self->scrolled;
  self->scrolled -= n_columns;
  set_first (self, (guint) MAX ((int) self->first + n_columns, 0));

  return GDK_EVENT_STOP;
}

void
psk_grid_columns_follow_scrolling (PskGridColumns *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (self->parts.scroller);
  GListModel *columns = gtk_column_view_get_columns (self->parts.view);
  GtkEventController *scroll
    = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = psk_grid_columns_at (self, i);

      g_signal_connect_object (column, "notify::fixed-width", G_CALLBACK (width_changed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  g_signal_connect_object (adjustment, "notify::page-size", G_CALLBACK (fit_later), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (pushed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrollbar_get_adjustment (self->parts.bar), "value-changed",
                           G_CALLBACK (bar_moved_cb), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect_object (scroll, "scroll", G_CALLBACK (scroll_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->parts.view), scroll);
}

/**
 * psk_grid_columns_freeze:
 * @self: the columns
 * @n_columns: how many of those that are seen stay at the left; 0 for none
 */
void
psk_grid_columns_freeze (PskGridColumns *self,
                         guint           n_columns)
{
  g_return_if_fail (PSK_IS_GRID_COLUMNS (self));

  self->n_frozen = n_columns;
  self->first = 0;
  psk_grid_columns_apply (self);
  psk_grid_columns_save_later (self);
}

/**
 * psk_grid_columns_scroll_to:
 * @self: the columns
 * @column: a place in psk_grid_columns_get_fields()
 *
 * Lets the column be seen, when columns are frozen; otherwise the view scrolls by pixels.
 */
void
psk_grid_columns_scroll_to (PskGridColumns *self,
                            guint           column)
{
  g_autoptr (GArray) widths = NULL;
  guint first;

  g_return_if_fail (PSK_IS_GRID_COLUMNS (self));

  if (column < self->n_frozen || column >= self->n_seen || self->n_frozen == 0)
    return;

  widths = measure (self);
  first = MIN (self->first, column - self->n_frozen);
  while (first < column - self->n_frozen
         && sum (widths, self->n_frozen + first, column + 1) > free_width (self, widths))
    first++;
  set_first (self, first);
}
