/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a cell is edited, and how that ends. */

#include "config.h"

#include "psk-cell-private.h"

static gboolean
has_focus_in_entry (PskCell *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return root != NULL && gtk_root_get_focus (root) == self->entry;
}

/* Ends editing and goes on from here. What was typed may take the row to another place and
 * the cell out of the grid, so that whoever keeps it is told at once where to go then. */
static void
stop_editing (PskCell *self,
              gboolean keep,
              int      columns,
              int      rows)
{
  g_autoptr (PskCell) alive = g_object_ref (self);
  g_autofree char *text = NULL;
  g_autofree char *begun = NULL;

  if (self->entry == NULL || self->closing)
    return;

  /* Taking the entry away takes the focus from it, which would end here again. */
  self->closing = TRUE;
  g_clear_handle_id (&self->left_id, g_source_remove);
  text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  begun = g_steal_pointer (&self->begun);
  if (has_focus_in_entry (self))
    gtk_widget_grab_focus (GTK_WIDGET (self));
  g_clear_pointer (&self->entry, gtk_widget_unparent);
  gtk_widget_set_visible (self->inscription, TRUE);
  gtk_widget_remove_css_class (GTK_WIDGET (self), "editing");
  self->closing = FALSE;

  if (keep && g_strcmp0 (text, begun) != 0)
    {
      psk_cell_tell_edited (self, text, columns, rows);
    }
  else
    {
      if (self->draft != NULL)
        psk_cell_tell_dropped (self);
      if (columns != 0 || rows != 0)
        psk_cell_move (self, columns, rows, FALSE);
    }
  psk_cell_tell_ended (self);
}

static gboolean
entry_key_cb (GtkEventControllerKey *controller,
              guint                  key,
              guint                  code,
              GdkModifierType        modifiers,
              PskCell               *self)
{
  const int back = modifiers & GDK_SHIFT_MASK ? -1 : 1;

  switch (key)
    {
    case GDK_KEY_Escape:
      stop_editing (self, FALSE, 0, 0);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      stop_editing (self, TRUE, 0, back);
      return GDK_EVENT_STOP;
    case GDK_KEY_Tab:
    case GDK_KEY_ISO_Left_Tab:
      stop_editing (self, TRUE, key == GDK_KEY_ISO_Left_Tab ? -1 : back, 0);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* The view takes the focus from what it does not show, and hides its row. */
static gboolean
is_scrolled_out (PskCell *self)
{
  for (GtkWidget *w = GTK_WIDGET (self);
       w != NULL && !GTK_IS_COLUMN_VIEW (w);
       w = gtk_widget_get_parent (w))
    {
      if (!gtk_widget_get_child_visible (w))
        return TRUE;
    }

  return FALSE;
}

static gboolean
left_cb (gpointer user_data)
{
  PskCell *self = user_data;

  self->left_id = 0;
  /* When only the window was left, or the cell scrolled away, whoever comes back to it goes
   * on typing. */
  if (!has_focus_in_entry (self) && !is_scrolled_out (self))
    stop_editing (self, TRUE, 0, 0);

  return G_SOURCE_REMOVE;
}

/* GTK goes from the entry up to the window and from there to the next focus meanwhile: no
 * widget on the way may go or come. What was typed is kept as soon as that is done, before
 * anything else that the user does. */
static void
entry_left_cb (GtkEventControllerFocus *controller,
               PskCell                 *self)
{
  if (!self->closing && self->left_id == 0)
    self->left_id = g_idle_add_full (G_PRIORITY_HIGH, left_cb, self, NULL);
}

/**
 * psk_cell_stop_editing:
 * @self: a cell
 * @keep: whether what was typed is kept
 *
 * Ends editing, if it is edited.
 */
void
psk_cell_stop_editing (PskCell *self,
                       gboolean keep)
{
  g_return_if_fail (PSK_IS_CELL (self));

  stop_editing (self, keep, 0, 0);
}

/**
 * psk_cell_is_editing:
 * @self: a cell
 *
 * Returns: whether it is being edited
 */
gboolean
psk_cell_is_editing (PskCell *self)
{
  g_return_val_if_fail (PSK_IS_CELL (self), FALSE);

  return self->entry != NULL;
}

/**
 * psk_cell_resume_editing:
 * @self: a cell that is edited
 *
 * Gives the focus back to what is being typed.
 *
 * Returns: (transfer none): where the user types
 */
GtkWidget *
psk_cell_resume_editing (PskCell *self)
{
  g_return_val_if_fail (PSK_IS_CELL (self) && self->entry != NULL, NULL);

  gtk_text_grab_focus_without_selecting (GTK_TEXT (self->entry));
  return self->entry;
}

/**
 * psk_cell_start_editing:
 * @self: a cell that can be edited
 * @text: (nullable): what to begin with instead of its draft or what it holds
 */
void
psk_cell_start_editing (PskCell    *self,
                        const char *text)
{
  const char *held = self->draft != NULL ? self->draft : self->edit_text;
  GtkEventController *keys;
  GtkEventController *focus;

  g_return_if_fail (PSK_IS_CELL (self) && self->editable);

  if (self->entry != NULL)
    return;

  self->begun = g_strdup (self->edit_text);
  self->entry = gtk_text_new ();
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text != NULL ? text : held);
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
  gtk_widget_set_visible (self->inscription, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "editing");

  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (entry_key_cb), self);
  gtk_widget_add_controller (self->entry, keys);
  focus = gtk_event_controller_focus_new ();
  g_signal_connect (focus, "leave", G_CALLBACK (entry_left_cb), self);
  gtk_widget_add_controller (self->entry, focus);

  gtk_widget_grab_focus (self->entry);
  if (text != NULL)
    gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  psk_cell_tell_editing (self);
}
