/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-lists-drag.h"

#include "psk-code-cell.h"

/* Within so many pixels of its edges the list scrolls, by so many pixels a frame. */
#define EDGE 28.0
#define SCROLL_STEP 6.0

/* A point in the first column, whatever the pointer is over. */
#define FIRST_COLUMN_X 24.0

/* What is dragged over a list, kept by its controllers. */
typedef struct
{
  GtkColumnView *view; /* borrowed */
  PskCodeRow *item; /* borrowed from the list, until the drag has begun */
  GtkWidget *marked; /* the row that shows where the entry would come; weak */
  guint tick_id; /* while the pointer is over the list */
  double y;
} Drag;

/* The row of the list at a height, or NULL; the pointer may be over any of its columns. */
static GtkWidget *
pick_row (Drag   *drag,
          double  y)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (drag->view), FIRST_COLUMN_X, y,
                                       GTK_PICK_DEFAULT);

  while (widget != NULL && !g_str_equal (gtk_widget_get_css_name (widget), "row"))
    widget = gtk_widget_get_parent (widget);

  return widget;
}

/* What the row shows, when it can be moved. */
static PskCodeRow *
movable_of_row (GtkWidget *row)
{
  GtkWidget *cell = row != NULL ? gtk_widget_get_first_child (row) : NULL;
  GtkWidget *child = cell != NULL ? gtk_widget_get_first_child (cell) : NULL;
  PskCodeRow *item = PSK_IS_CODE_CELL (child) ? psk_code_cell_get_row (PSK_CODE_CELL (child))
                                              : NULL;

  return item != NULL && psk_code_row_is_movable (item) ? item : NULL;
}

static gboolean
is_in_lower_half (Drag      *drag,
                  GtkWidget *row,
                  double     y)
{
  graphene_rect_t bounds;

  return gtk_widget_compute_bounds (row, GTK_WIDGET (drag->view), &bounds)
         && y > bounds.origin.y + bounds.size.height / 2;
}

static void
unmark (Drag *drag)
{
  if (drag->marked != NULL)
    {
      gtk_widget_remove_css_class (drag->marked, "drop-above");
      gtk_widget_remove_css_class (drag->marked, "drop-below");
    }
  g_clear_weak_pointer (&drag->marked);
}

static void
mark (Drag *drag)
{
  GtkWidget *row = pick_row (drag, drag->y);

  unmark (drag);
  if (movable_of_row (row) == NULL)
    return;

  g_set_weak_pointer (&drag->marked, row);
  gtk_widget_add_css_class (row, is_in_lower_half (drag, row, drag->y) ? "drop-below"
                                                                       : "drop-above");
}

/* The place of an entry among those that can be moved, or -1. */
static int
find_place (Drag       *drag,
            PskCodeRow *wanted)
{
  GListModel *model = G_LIST_MODEL (gtk_column_view_get_model (drag->view));
  int place = 0;

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (PskCodeRow) row = g_list_model_get_item (model, i);

      if (row == wanted)
        return place;
      place += psk_code_row_is_movable (row);
    }

  return -1;
}

static GdkContentProvider *
prepare_cb (GtkDragSource *source,
            double         x,
            double         y,
            Drag          *drag)
{
  drag->item = movable_of_row (pick_row (drag, y));

  return drag->item != NULL ? gdk_content_provider_new_typed (PSK_TYPE_CODE_ROW, drag->item)
                            : NULL;
}

static void
begin_cb (GtkDragSource *source,
          GdkDrag       *gdk_drag,
          Drag          *drag)
{
  GtkWidget *icon = gtk_label_new (psk_code_row_get (drag->item)->thai);

  gtk_widget_add_css_class (icon, "drag-name");
  gtk_drag_icon_set_child (GTK_DRAG_ICON (gtk_drag_icon_get_for_drag (gdk_drag)), icon);
}

static gboolean
scroll_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       user_data)
{
  Drag *drag = user_data;
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (widget));
  const double height = gtk_widget_get_height (widget);
  const double step = drag->y < 2 * EDGE ? -SCROLL_STEP
                      : drag->y > height - EDGE ? SCROLL_STEP : 0;

  if (step != 0)
    {
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + step);
      mark (drag);
    }

  return G_SOURCE_CONTINUE;
}

static GdkDragAction
motion_cb (GtkDropTarget *target,
           double         x,
           double         y,
           Drag          *drag)
{
  drag->y = y;
  if (drag->tick_id == 0)
    drag->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (drag->view), scroll_cb, drag, NULL);
  mark (drag);

  return drag->marked != NULL ? GDK_ACTION_MOVE : 0;
}

static void
leave_cb (GtkDropTarget *target,
          Drag          *drag)
{
  unmark (drag);
  if (drag->tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (drag->view), drag->tick_id);
  drag->tick_id = 0;
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         Drag          *drag)
{
  PskCodeRow *moved = g_value_get_object (value);
  GtkWidget *row = pick_row (drag, y);
  PskCodeRow *over = movable_of_row (row);
  const int from = find_place (drag, moved);
  int to;

  leave_cb (target, drag);
  if (over == NULL || from < 0)
    return FALSE;

  to = find_place (drag, over) + is_in_lower_half (drag, row, y);
  to -= to > from;
  if (to != from)
    gtk_widget_activate_action (GTK_WIDGET (drag->view), "lists.move-to", "(su)",
                                psk_code_row_get (moved)->code, (guint) to);
  return TRUE;
}

static void
drag_free (gpointer  data,
           GClosure *closure)
{
  Drag *drag = data;

  g_clear_weak_pointer (&drag->marked);
  g_free (drag);
}

/**
 * psk_lists_drag_add:
 * @view: a list of #PskCodeRow with a #PskCodeCell in its first column
 *
 * Lets entries be dragged to another place, which activates the action "lists.move-to" with
 * the code and the place among the entries that can be moved. The list scrolls when the
 * pointer is near its edges.
 */
void
psk_lists_drag_add (GtkColumnView *view)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (PSK_TYPE_CODE_ROW, GDK_ACTION_MOVE);
  Drag *drag = g_new0 (Drag, 1);

  drag->view = view;
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), drag);
  g_signal_connect (source, "drag-begin", G_CALLBACK (begin_cb), drag);
  g_signal_connect (target, "motion", G_CALLBACK (motion_cb), drag);
  g_signal_connect (target, "leave", G_CALLBACK (leave_cb), drag);
  g_signal_connect_data (target, "drop", G_CALLBACK (drop_cb), drag, drag_free, 0);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (target));
}
