/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-cell-private.h"

#include "psk-cell-keys.h"

G_DEFINE_FINAL_TYPE (PskCell, psk_cell, GTK_TYPE_WIDGET)

enum
{
  EDITED,
  EDITING,
  ENDED,
  DROPPED,
  CLEAR,
  MOVE,
  SELECT_ALL,
  PRESSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

void
psk_cell_move (PskCell *self,
               int      columns,
               int      rows,
               gboolean extend)
{
  g_signal_emit (self, signals[MOVE], 0, columns, rows, extend);
}

void
psk_cell_tell_editing (PskCell *self)
{
  g_signal_emit (self, signals[EDITING], 0, self->entry);
}

void
psk_cell_tell_edited (PskCell    *self,
                      const char *text,
                      int         columns,
                      int         rows)
{
  g_signal_emit (self, signals[EDITED], 0, text, columns, rows);
}

void
psk_cell_tell_ended (PskCell *self)
{
  g_signal_emit (self, signals[ENDED], 0);
}

void
psk_cell_tell_dropped (PskCell *self)
{
  g_signal_emit (self, signals[DROPPED], 0);
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint                  key,
        guint                  code,
        GdkModifierType        modifiers,
        PskCell               *self)
{
  PskCellMove next;
  char typed[7];

  if (self->entry != NULL)
    return GDK_EVENT_PROPAGATE;

  if (self->editable && key == GDK_KEY_F2)
    {
      psk_cell_start_editing (self, NULL);
      return GDK_EVENT_STOP;
    }

  if (self->draft != NULL && key == GDK_KEY_Escape)
    {
      psk_cell_tell_dropped (self);
      return GDK_EVENT_STOP;
    }

  if ((key == GDK_KEY_Delete || key == GDK_KEY_KP_Delete || key == GDK_KEY_BackSpace)
      && !(modifiers & GDK_CONTROL_MASK))
    {
      g_signal_emit (self, signals[CLEAR], 0);
      return GDK_EVENT_STOP;
    }

  /* The list would select its rows, and know nothing of cells. */
  if (gdk_keyval_to_lower (key) == GDK_KEY_a
      && (modifiers & gtk_accelerator_get_default_mod_mask ()) == GDK_CONTROL_MASK)
    {
      g_signal_emit (self, signals[SELECT_ALL], 0);
      return GDK_EVENT_STOP;
    }

  if (psk_cell_keys_move (key, modifiers, &next))
    {
      psk_cell_move (self, next.columns, next.rows, next.extend);
      return GDK_EVENT_STOP;
    }

  if (self->editable && key != GDK_KEY_space && psk_cell_keys_typed (key, modifiers, typed))
    {
      psk_cell_start_editing (self, typed);
      return GDK_EVENT_STOP;
    }

  return GDK_EVENT_PROPAGATE;
}

static void
pressed_cb (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            PskCell         *self)
{
  if (self->entry != NULL)
    return;

  /* The row and its cell would take the focus themselves after us. */
  for (GtkWidget *w = gtk_widget_get_parent (GTK_WIDGET (self));
       w != NULL && !GTK_IS_COLUMN_VIEW (w);
       w = gtk_widget_get_parent (w))
    gtk_widget_set_focus_on_click (w, FALSE);

  if (n_press == 2 && self->editable)
    {
      psk_cell_start_editing (self, NULL);
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      return;
    }

  g_signal_emit (self, signals[PRESSED], 0,
                 (gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture))
                  & GDK_SHIFT_MASK) != 0);
}

static void
psk_cell_dispose (GObject *object)
{
  PskCell *self = PSK_CELL (object);

  self->closing = TRUE;
  g_clear_handle_id (&self->left_id, g_source_remove);
  g_clear_pointer (&self->entry, gtk_widget_unparent);
  g_clear_pointer (&self->inscription, gtk_widget_unparent);

  G_OBJECT_CLASS (psk_cell_parent_class)->dispose (object);
}

static void
psk_cell_finalize (GObject *object)
{
  PskCell *self = PSK_CELL (object);

  g_free (self->edit_text);
  g_free (self->begun);
  g_free (self->draft);
  g_free (self->css_class);

  G_OBJECT_CLASS (psk_cell_parent_class)->finalize (object);
}

static void
psk_cell_class_init (PskCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = psk_cell_dispose;
  object_class->finalize = psk_cell_finalize;

  /**
   * PskCell::edited:
   * @self: a cell
   * @text: what the user typed
   * @columns: by how many columns the focus shall go on then
   * @rows: by how many rows, likewise
   */
  signals[EDITED] = g_signal_new ("edited", PSK_TYPE_CELL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_INT, G_TYPE_INT);

  /**
   * PskCell::editing:
   * @self: a cell
   * @entry: where the user types
   *
   * Editing began: the entry may be given something to choose from.
   */
  signals[EDITING] = g_signal_new ("editing", PSK_TYPE_CELL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, GTK_TYPE_TEXT);

  /**
   * PskCell::ended:
   * @self: a cell
   *
   * Editing is over, and what was typed is kept, refused or left.
   */
  signals[ENDED] = g_signal_new ("ended", PSK_TYPE_CELL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);

  /**
   * PskCell::dropped:
   * @self: a cell with a draft
   *
   * The user gives it up.
   */
  signals[DROPPED] = g_signal_new ("dropped", PSK_TYPE_CELL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);

  /**
   * PskCell::clear:
   * @self: a cell
   *
   * The chosen cells shall be emptied.
   */
  signals[CLEAR] = g_signal_new ("clear", PSK_TYPE_CELL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);

  /**
   * PskCell::move:
   * @self: a cell
   * @columns: by how many columns; %G_MININT to the first, %G_MAXINT to the last
   * @rows: by how many rows, likewise
   * @extend: whether the cells on the way are chosen too
   *
   * The focus shall go to another cell.
   */
  signals[MOVE] = g_signal_new ("move", PSK_TYPE_CELL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 3, G_TYPE_INT, G_TYPE_INT, G_TYPE_BOOLEAN);

  /**
   * PskCell::select-all:
   * @self: a cell
   *
   * All cells shall be chosen.
   */
  signals[SELECT_ALL] = g_signal_new ("select-all", PSK_TYPE_CELL, G_SIGNAL_RUN_LAST, 0, NULL,
                                      NULL, NULL, G_TYPE_NONE, 0);

  /**
   * PskCell::pressed:
   * @self: a cell
   * @extend: whether the cells up to this one are chosen too
   */
  signals[PRESSED] = g_signal_new ("pressed", PSK_TYPE_CELL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "psk-cell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID_CELL);
}

static void
psk_cell_init (PskCell *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->inscription = gtk_inscription_new (NULL);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (self->inscription),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (self->inscription), 2);
  gtk_widget_set_valign (self->inscription, GTK_ALIGN_CENTER);
  /* A press that begins editing hides it: the cell is what is pressed. */
  gtk_widget_set_can_target (self->inscription, FALSE);
  gtk_widget_set_parent (self->inscription, GTK_WIDGET (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);

  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/**
 * psk_cell_new:
 *
 * Returns: (transfer floating): an empty cell
 */
GtkWidget *
psk_cell_new (void)
{
  return g_object_new (PSK_TYPE_CELL, NULL);
}

/**
 * psk_cell_set_text:
 * @self: a cell
 * @text: (nullable): what it shows, unless it has a draft
 */
void
psk_cell_set_text (PskCell    *self,
                   const char *text)
{
  g_autofree char *refused = NULL;

  g_return_if_fail (PSK_IS_CELL (self));

  if (self->draft != NULL)
    refused = g_strdup_printf ("✕ %s", self->draft);
  if (refused != NULL)
    text = refused;
  gtk_inscription_set_text (GTK_INSCRIPTION (self->inscription), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text != NULL ? text : "", -1);
}

/**
 * psk_cell_set_draft:
 * @self: a cell
 * @draft: (nullable): what was typed into it and not kept
 *
 * The next psk_cell_set_text() shows it, and editing begins with it.
 */
void
psk_cell_set_draft (PskCell    *self,
                    const char *draft)
{
  g_return_if_fail (PSK_IS_CELL (self));

  if (g_strcmp0 (self->draft, draft) == 0)
    return;

  g_free (self->draft);
  self->draft = g_strdup (draft);
  if (draft != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "refused");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "refused");
}

/**
 * psk_cell_set_edit_text:
 * @self: a cell
 * @text: (nullable): what the entry begins with
 */
void
psk_cell_set_edit_text (PskCell    *self,
                        const char *text)
{
  g_return_if_fail (PSK_IS_CELL (self));

  g_free (self->edit_text);
  self->edit_text = g_strdup (text != NULL ? text : "");
}

/**
 * psk_cell_set_class:
 * @self: a cell
 * @css_class: (nullable): a CSS class for its text
 */
void
psk_cell_set_class (PskCell    *self,
                    const char *css_class)
{
  g_return_if_fail (PSK_IS_CELL (self));

  if (g_strcmp0 (self->css_class, css_class) == 0)
    return;

  if (self->css_class != NULL)
    gtk_widget_remove_css_class (self->inscription, self->css_class);
  g_free (self->css_class);
  self->css_class = g_strdup (css_class);
  if (css_class != NULL)
    gtk_widget_add_css_class (self->inscription, css_class);
}

/**
 * psk_cell_set_editable:
 * @self: a cell
 * @editable: whether it can be edited
 */
void
psk_cell_set_editable (PskCell *self,
                       gboolean editable)
{
  g_return_if_fail (PSK_IS_CELL (self));

  self->editable = editable;
}

/**
 * psk_cell_set_xalign:
 * @self: a cell
 * @xalign: 0 left to 1 right
 */
void
psk_cell_set_xalign (PskCell *self,
                     float    xalign)
{
  g_return_if_fail (PSK_IS_CELL (self));

  gtk_inscription_set_xalign (GTK_INSCRIPTION (self->inscription), xalign);
  if (xalign > 0.5f)
    gtk_widget_add_css_class (self->inscription, "numeric");
}

/**
 * psk_cell_set_column:
 * @self: a cell
 * @column: what the grid calls the column that it is in
 */
void
psk_cell_set_column (PskCell *self,
                     int      column)
{
  g_return_if_fail (PSK_IS_CELL (self));

  self->column = column;
}

/**
 * psk_cell_get_column:
 * @self: a cell
 *
 * Returns: what the grid calls the column that it is in
 */
int
psk_cell_get_column (PskCell *self)
{
  g_return_val_if_fail (PSK_IS_CELL (self), 0);

  return self->column;
}

/**
 * psk_cell_set_row:
 * @self: a cell
 * @row: the id of the row that it shows
 *
 * What is being typed is kept first: it is of the row that it showed before.
 */
void
psk_cell_set_row (PskCell *self,
                  gint64   row)
{
  g_return_if_fail (PSK_IS_CELL (self));

  if (self->row != row)
    psk_cell_stop_editing (self, TRUE);
  self->row = row;
}

/**
 * psk_cell_get_row:
 * @self: a cell
 *
 * Returns: the id of the row that it shows
 */
gint64
psk_cell_get_row (PskCell *self)
{
  g_return_val_if_fail (PSK_IS_CELL (self), 0);

  return self->row;
}

/**
 * psk_cell_set_item:
 * @self: a cell
 * @item: (transfer none): the item of the list that the cell belongs to, which outlives it
 */
void
psk_cell_set_item (PskCell     *self,
                   GtkListItem *item)
{
  g_return_if_fail (PSK_IS_CELL (self));

  self->item = item;
}

/**
 * psk_cell_get_item:
 * @self: a cell
 *
 * Returns: (transfer none): the item of the list that the cell belongs to
 */
GtkListItem *
psk_cell_get_item (PskCell *self)
{
  g_return_val_if_fail (PSK_IS_CELL (self), NULL);

  return self->item;
}

/**
 * psk_cell_get_position:
 * @self: a cell
 *
 * Returns: the position of its row in the list
 */
guint
psk_cell_get_position (PskCell *self)
{
  g_return_val_if_fail (PSK_IS_CELL (self) && self->item != NULL, GTK_INVALID_LIST_POSITION);

  return gtk_list_item_get_position (self->item);
}

/**
 * psk_cell_set_in_range:
 * @self: a cell
 * @in_range: whether it is one of several chosen cells
 */
void
psk_cell_set_in_range (PskCell *self,
                       gboolean in_range)
{
  g_return_if_fail (PSK_IS_CELL (self));

  if (self->in_range == in_range)
    return;

  self->in_range = in_range;
  if (in_range)
    gtk_widget_add_css_class (GTK_WIDGET (self), "in-range");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "in-range");
}
