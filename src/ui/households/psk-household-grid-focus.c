/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which cells of the grid of households are chosen, and where keys and the pointer lead. */

#include "config.h"

#include "psk-household-grid-private.h"

static GtkWidget *
list_of (PskHouseholdGrid *self)
{
  return gtk_widget_get_last_child (GTK_WIDGET (self->view));
}

static void
scroll_to (PskHouseholdGrid *self,
           guint             position)
{
  gtk_widget_activate_action (list_of (self), "list.scroll-to-item", "u", position);
}

/* Rows that have come a moment ago have no place in the view before its next frame. */
static gboolean
has_places (PskHouseholdGrid *self)
{
  GtkWidget *row = gtk_widget_get_first_child (list_of (self));

  while (row != NULL && gtk_widget_get_height (row) == 0)
    row = gtk_widget_get_next_sibling (row);

  return row != NULL;
}

/* Scrolling to a row makes the view forget which one has the focus, and its cell would be
 * taken for another row as soon as it is out of sight. Rows are all of one height. */
static void
show_row (PskHouseholdGrid *self,
          guint             position)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));
  const double height = gtk_adjustment_get_upper (adjustment)
                        / MAX (psk_household_grid_n_rows (self), 1);

  if (has_places (self))
    gtk_adjustment_clamp_page (adjustment, position * height, (position + 1) * height);
  else
    scroll_to (self, position);
}

/* The view scrolls to a row by itself, but not to a column. */
static void
show_column (PskHouseholdGrid *self,
             PskCell          *cell)
{
  GtkWidget *holder = gtk_widget_get_parent (GTK_WIDGET (cell));
  GtkWidget *row = gtk_widget_get_parent (holder);
  GtkAdjustment *adjustment = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (self->view));
  graphene_rect_t bounds;

  if (psk_grid_columns_get_n_frozen (self->columns) == 0
      && gtk_widget_compute_bounds (holder, row, &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.x, bounds.origin.x + bounds.size.width);
}

/* Whoever types meanwhile goes on. */
gboolean
psk_household_grid_focus_cb (gpointer user_data)
{
  PskHouseholdGrid *self = user_data;
  PskCell *cell = psk_household_grid_find_cell (self, self->focus_row, (guint) self->focus_column);

  self->focus_id = 0;
  self->focus_row = 0;
  if (cell != NULL && self->edited == NULL)
    {
      gtk_widget_grab_focus (GTK_WIDGET (cell));
      show_column (self, cell);
    }

  return G_SOURCE_REMOVE;
}

/* Now when its row is on the screen, else when the view has come there. */
void
psk_household_grid_focus_cell (PskHouseholdGrid *self,
                               guint             position,
                               guint             column)
{
  const gint64 id = psk_row_list_get_id (self->rows, position);
  PskCell *cell;

  psk_household_grid_settle (self);

  /* What was to get the focus before does not take it from this cell. */
  g_clear_handle_id (&self->focus_id, g_source_remove);
  self->focus_row = 0;
  psk_grid_columns_scroll_to (self->columns, column);
  cell = psk_household_grid_find_cell (self, id, column);
  /* Once the view has jumped to a row, GTK 4.8 would bring this one to the top. */
  if (cell != NULL)
    show_row (self, position);
  else
    scroll_to (self, position);
  cell = psk_household_grid_find_cell (self, id, column);
  if (cell != NULL)
    {
      gtk_widget_grab_focus (GTK_WIDGET (cell));
      show_column (self, cell);
      return;
    }

  self->focus_row = id;
  self->focus_column = (int) column;
  if (self->focus_id == 0)
    self->focus_id = g_timeout_add (30, psk_household_grid_focus_cb, self);
}

/* The selected rows are those of the block. */
void
psk_household_grid_select_rows (PskHouseholdGrid *self)
{
  gtk_selection_model_select_range (GTK_SELECTION_MODEL (self->selection),
                                    psk_grid_range_first_row (&self->range),
                                    psk_grid_range_n_rows (&self->range), TRUE);
}

void
psk_household_grid_choose_cell (PskHouseholdGrid *self,
                                guint             row,
                                guint             column)
{
  psk_grid_range_set (&self->range, row, column);
  psk_household_grid_select_rows (self);
  psk_household_grid_show_range (self);
  psk_household_grid_focus_cell (self, row, column);
}

static void
extend_to (PskHouseholdGrid *self,
           guint             row,
           guint             column)
{
  psk_grid_range_extend_to (&self->range, row, column);
  psk_household_grid_select_rows (self);
  psk_household_grid_show_range (self);
  psk_household_grid_show_status (self);
  psk_grid_columns_scroll_to (self->columns, column);
  show_row (self, row);
}

void
psk_household_grid_move_from (PskCell *cell,
                              int      columns,
                              int      rows,
                              gboolean extend)
{
  PskHouseholdGrid *self = psk_household_grid_of (cell);
  g_autoptr (GArray) fields = psk_household_grid_get_fields (self);
  const guint row = psk_cell_get_position (cell);
  const guint column = psk_household_grid_column_of (self, cell);
  const guint n = psk_household_grid_n_rows (self);

  if (n == 0 || fields->len == 0)
    return;

  if (!extend)
    {
      psk_household_grid_choose_cell (self, psk_grid_move (row, rows, n),
                                      psk_grid_move (column, columns, fields->len));
      return;
    }

  if (!psk_grid_range_contains (&self->range, row, column))
    psk_grid_range_set (&self->range, row, column);
  extend_to (self, psk_grid_move (self->range.end_row, rows, n),
             psk_grid_move (self->range.end_column, columns, fields->len));
}

void
psk_household_grid_press_cell (PskCell *cell,
                               gboolean extend)
{
  PskHouseholdGrid *self = psk_household_grid_of (cell);
  const guint row = psk_cell_get_position (cell);
  const guint column = psk_household_grid_column_of (self, cell);

  if (extend)
    {
      extend_to (self, row, column);
      return;
    }

  /* The row selects itself, also together with others when Ctrl is held. */
  psk_grid_range_set (&self->range, row, column);
  psk_household_grid_show_range (self);
  psk_household_grid_show_status (self);
  psk_household_grid_focus_cell (self, row, column);
}

/* The cell below a point of the view, or NULL. */
static PskCell *
pick_cell (PskHouseholdGrid *self,
           double            x,
           double            y)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self->view), x, y, GTK_PICK_DEFAULT);

  if (widget != NULL && !PSK_IS_CELL (widget))
    widget = gtk_widget_get_ancestor (widget, PSK_TYPE_CELL);

  return widget != NULL ? PSK_CELL (widget) : NULL;
}

/* What was typed is kept before what is pressed now hears of it: a head may move its
 * columns, and a cell gets the focus. */
static void
drag_begin_cb (GtkGestureDrag   *gesture,
               double            x,
               double            y,
               PskHouseholdGrid *self)
{
  PskCell *cell = pick_cell (self, x, y);

  self->dragging = cell != NULL;
  if (cell != self->edited)
    psk_household_grid_settle (self);
}

/* Dragging over cells chooses a block of them; the heads keep their own drags. */
static void
drag_update_cb (GtkGestureDrag   *gesture,
                double            offset_x,
                double            offset_y,
                PskHouseholdGrid *self)
{
  double x;
  double y;
  PskCell *cell;

  if (!self->dragging || !gtk_gesture_drag_get_start_point (gesture, &x, &y))
    return;

  cell = pick_cell (self, x + offset_x, y + offset_y);
  if (cell == NULL || psk_cell_is_editing (cell)
      || (psk_cell_get_position (cell) == self->range.end_row
          && psk_household_grid_column_of (self, cell) == self->range.end_column))
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  extend_to (self, psk_cell_get_position (cell), psk_household_grid_column_of (self, cell));
}

/* A cell that is scrolled out of sight gets no keys: the view would take them. Its row gives
 * the focus to the first of its cells then, so that the block tells which one it was. */
static gboolean
view_key_cb (GtkEventControllerKey *controller,
             guint                  key,
             guint                  code,
             GdkModifierType        modifiers,
             PskHouseholdGrid      *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  PskCell *cell;

  if (focus == NULL || gtk_widget_get_mapped (focus)
      || gdk_key_event_is_modifier (
        gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (controller))))
    return GDK_EVENT_PROPAGATE;

  /* Whoever goes on typing sees it. */
  if (self->edited != NULL)
    {
      show_row (self, psk_cell_get_position (self->edited));
      return gtk_event_controller_key_forward (controller,
                                               psk_cell_resume_editing (self->edited));
    }
  if (!PSK_IS_CELL (focus))
    return GDK_EVENT_PROPAGATE;

  cell = psk_household_grid_find_cell (self, psk_cell_get_row (PSK_CELL (focus)),
                                       self->range.column);
  if (cell == NULL)
    cell = PSK_CELL (focus);
  /* A block grows at its other end. */
  if (!(modifiers & GDK_SHIFT_MASK))
    {
      show_row (self, psk_cell_get_position (cell));
      gtk_widget_grab_focus (GTK_WIDGET (cell));
    }

  return gtk_event_controller_key_forward (controller, GTK_WIDGET (cell));
}

static gboolean
view_left_cb (gpointer user_data)
{
  PskHouseholdGrid *self = user_data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  self->left_id = 0;
  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view)))
    psk_household_grid_settle (self);

  return G_SOURCE_REMOVE;
}

/* A cell that is scrolled out of sight does not hear that the focus leaves the view. */
static void
leave_cb (PskHouseholdGrid *self)
{
  if (self->edited != NULL && self->left_id == 0)
    self->left_id = g_idle_add_full (G_PRIORITY_HIGH, view_left_cb, self, NULL);
}

/* A turn of the wheel between the coming of rows and the frame that shows them would make
 * GTK warn that there is nothing to scroll to. */
static gboolean
scroll_cb (GtkEventControllerScroll *controller,
           double                    dx,
           double                    dy,
           PskHouseholdGrid         *self)
{
  return has_places (self) ? GDK_EVENT_PROPAGATE : GDK_EVENT_STOP;
}

/* Dragging over the cells of the view, and keys for those that are not seen. */
void
psk_household_grid_follow_view (PskHouseholdGrid *self)
{
  GtkEventController *scroll
    = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (drag));
  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), scroll);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (view_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), focus);
}

/**
 * psk_household_grid_focus:
 * @self: a grid
 *
 * Puts the focus into the cell where it was, now or when the rows are there. The first
 * household is chosen where none is, so that keys have something to act on.
 *
 * Returns: whether there are cells, or may be soon
 */
gboolean
psk_household_grid_focus (PskHouseholdGrid *self)
{
  g_return_val_if_fail (PSK_IS_HOUSEHOLD_GRID (self), FALSE);

  if (self->rows == NULL || psk_row_list_is_busy (self->rows))
    {
      self->wants_focus = TRUE;
      gtk_root_set_focus (gtk_widget_get_root (GTK_WIDGET (self)), NULL);
      return TRUE;
    }

  if (psk_household_grid_n_rows (self) == 0)
    return FALSE;

  if (psk_household_grid_n_selected (self) == 0)
    psk_household_grid_choose_cell (self, self->range.row, self->range.column);
  else
    psk_household_grid_focus_cell (self, self->range.end_row, self->range.end_column);
  return TRUE;
}

/* Whoever has gone elsewhere meanwhile stays there. */
void
psk_household_grid_focus_late (PskHouseholdGrid *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (!self->wants_focus)
    return;

  self->wants_focus = FALSE;
  if (root != NULL && gtk_root_get_focus (root) == NULL && self->wanted == 0
      && gtk_widget_get_mapped (GTK_WIDGET (self)))
    psk_household_grid_focus (self);
}
