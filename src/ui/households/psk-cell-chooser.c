/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-cell-chooser.h"

#include <glib/gi18n.h>
#include <string.h>

#include "psk-household.h"
#include "psk-month-grid.h"
#include "psk-text.h"
#include "psk-thai-date.h"

/**
 * PskCellChooser:
 *
 * What opens below a cell that is edited: the codes that its field takes, or a month.
 * The entry keeps the focus: typing narrows the codes, Down and Up go through them. In
 * the month all arrows move once it was entered by Down, Up or a page key, until
 * something is typed.
 */
#define PSK_TYPE_CELL_CHOOSER (psk_cell_chooser_get_type ())

G_DECLARE_FINAL_TYPE (PskCellChooser, psk_cell_chooser, PSK, CELL_CHOOSER, GtkPopover)

struct _PskCellChooser
{
  GtkPopover parent_instance;

  /* Borrowed */
  PskCell *cell;
  GtkText *entry;
  GtkListBox *list; /* NULL with a month */
  PskMonthGrid *month; /* NULL with a list */

  GDate today; /* the last day that may be chosen */
  gboolean typed; /* whether anything was typed since it opened */
  gboolean in_month; /* whether the arrows move in the month and not in the text */
  gboolean filling; /* the entry from the month */
};

G_DEFINE_FINAL_TYPE (PskCellChooser, psk_cell_chooser, GTK_TYPE_POPOVER)

static void
psk_cell_chooser_class_init (PskCellChooserClass *klass)
{
}

static void
psk_cell_chooser_init (PskCellChooser *self)
{
  gtk_popover_set_autohide (GTK_POPOVER (self), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self), GTK_POS_BOTTOM);
  gtk_widget_set_can_focus (GTK_WIDGET (self), FALSE);
}

static const char *
text_of_row (GtkListBoxRow *row)
{
  return gtk_label_get_label (GTK_LABEL (gtk_list_box_row_get_child (row)));
}

static void
take_text (PskCellChooser *self,
           const char     *text)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  psk_cell_stop_editing (self->cell, TRUE);
}

/* The list goes when one of its rows is taken, which must not be while it is pressed. */
static void
row_pressed_cb (GtkGestureClick *gesture,
                int              n_press,
                double           x,
                double           y,
                PskCellChooser  *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
row_released_cb (GtkGestureClick *gesture,
                 int              n_press,
                 double           x,
                 double           y,
                 PskCellChooser  *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (self->list, (int) y);

  if (row != NULL)
    take_text (self, text_of_row (row));
}

static gboolean
filter_row (GtkListBoxRow *row,
            gpointer       user_data)
{
  PskCellChooser *self = user_data;
  g_autofree char *key = psk_text_search_key (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  g_autofree char *text = psk_text_search_key (text_of_row (row));

  return !self->typed || strstr (text, key) != NULL;
}

/* What was gone to before is not what is typed now. */
static void
typed_cb (GtkEditable    *editable,
          PskCellChooser *self)
{
  self->typed = TRUE;
  gtk_list_box_unselect_all (self->list);
  gtk_list_box_invalidate_filter (self->list);
}

/* The list scrolls by itself only to what has the focus, which the entry keeps. */
static void
show_row (PskCellChooser *self,
          GtkListBoxRow  *row)
{
  GtkAdjustment *adjustment = gtk_list_box_get_adjustment (self->list);
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->list), &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y, bounds.origin.y + bounds.size.height);
}

/* The next row that is seen, going by @step from the selected one. */
static void
step_row (PskCellChooser *self,
          int             step)
{
  GtkListBoxRow *selected = gtk_list_box_get_selected_row (self->list);
  int i = selected != NULL ? gtk_list_box_row_get_index (selected) + step : step > 0 ? 0 : -1;
  GtkListBoxRow *row;

  while (i >= 0 && (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL
         && !gtk_widget_get_child_visible (GTK_WIDGET (row)))
    i += step;
  row = i >= 0 ? gtk_list_box_get_row_at_index (self->list, i) : NULL;
  if (row == NULL)
    return;

  gtk_list_box_select_row (self->list, row);
  show_row (self, row);
}

/* The row that was gone to, or the only one that has what is typed. */
static GtkListBoxRow *
meant_row (PskCellChooser *self)
{
  GtkListBoxRow *selected = gtk_list_box_get_selected_row (self->list);
  GtkListBoxRow *only = NULL;
  GtkListBoxRow *row;

  if (selected != NULL || !self->typed
      || *gtk_editable_get_text (GTK_EDITABLE (self->entry)) == '\0')
    return selected;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      if (!gtk_widget_get_child_visible (GTK_WIDGET (row)))
        continue;
      if (only != NULL)
        return NULL;
      only = row;
    }

  return only;
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint                  key,
        guint                  code,
        GdkModifierType        modifiers,
        PskCellChooser        *self)
{
  GtkListBoxRow *meant;

  switch (key)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      step_row (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      step_row (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_Tab:
    case GDK_KEY_ISO_Left_Tab:
      meant = meant_row (self);
      if (meant != NULL)
        gtk_editable_set_text (GTK_EDITABLE (self->entry), text_of_row (meant));
      return GDK_EVENT_PROPAGATE;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* What is typed is shown in the month as far as it is a day. */
static void
date_typed_cb (GtkEditable    *editable,
               PskCellChooser *self)
{
  GDate date;

  if (self->filling)
    return;

  self->in_month = FALSE;
  if (psk_thai_date_parse (gtk_editable_get_text (editable), &date, NULL))
    psk_month_grid_show_day (self->month, &date, &self->today);
}

static void
fill_date (PskCellChooser *self,
           const GDate    *date)
{
  g_autofree char *text = psk_thai_date_format (date, PSK_DATE_NUMERIC,
                                                psk_language_of_messages ());

  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  self->filling = FALSE;
}

static gboolean
date_key_cb (GtkEventControllerKey *controller,
             guint                  key,
             guint                  code,
             GdkModifierType        modifiers,
             PskCellChooser        *self)
{
  const gboolean in_text = key == GDK_KEY_Left || key == GDK_KEY_KP_Left
                           || key == GDK_KEY_Right || key == GDK_KEY_KP_Right
                           || key == GDK_KEY_Home || key == GDK_KEY_KP_Home
                           || key == GDK_KEY_End || key == GDK_KEY_KP_End;
  GDate date;

  if ((in_text && !self->in_month)
      || !psk_month_grid_move_by_key (self->month, key, modifiers))
    return GDK_EVENT_PROPAGATE;

  self->in_month = TRUE;
  psk_month_grid_get_cursor (self->month, &date);
  psk_month_grid_show_day (self->month, &date, &self->today);
  fill_date (self, &date);
  return GDK_EVENT_STOP;
}

static void
day_chosen_cb (PskMonthGrid   *month,
               const char     *iso,
               PskCellChooser *self)
{
  g_autofree char *text = psk_thai_date_format_iso (iso, PSK_DATE_NUMERIC,
                                                    psk_language_of_messages ());

  take_text (self, text);
}

/* An entry that a key has left lives on until the key is dealt with, its cell need not. */
static void
entry_gone_cb (GtkWidget      *entry,
               GParamSpec     *pspec,
               PskCellChooser *self)
{
  gtk_widget_unparent (GTK_WIDGET (self));
}

/* What was added last is asked first, before the keys of the cell itself. */
static void
add_keys (PskCellChooser *self,
          GCallback       pressed)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", pressed, self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
}

static void
add_codes (PskCellChooser *self,
           PskBook        *book,
           const char     *list_id)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  JsonArray *codes = psk_definition_get_list (psk_book_get_codes (book), list_id);

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "cell-choices");
  for (guint i = 0; codes != NULL && i < json_array_get_length (codes); i++)
    {
      JsonObject *code = json_array_get_object_element (codes, i);
      GtkWidget *label;

      if (!psk_definition_is_offered (code))
        continue;
      label = gtk_label_new (psk_definition_get_code_title (
        psk_book_get_codes (book), list_id, json_object_get_string_member (code, "code"),
        psk_language_of_messages ()));
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_list_box_append (self->list, label);
    }
  gtk_list_box_set_filter_func (self->list, filter_row, self, NULL);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 260);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_popover_set_child (GTK_POPOVER (self), scroller);

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (row_pressed_cb), self);
  g_signal_connect (click, "released", G_CALLBACK (row_released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (click));

  add_keys (self, G_CALLBACK (key_cb));
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (typed_cb), self, 0);
}

static void
add_month (PskCellChooser *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  GDate date;

  self->month = PSK_MONTH_GRID (psk_month_grid_new ());
  psk_month_grid_show_day (self->month, psk_thai_date_parse (text, &date, NULL) ? &date : NULL,
                           &self->today);
  gtk_popover_set_child (GTK_POPOVER (self), GTK_WIDGET (self->month));
  g_signal_connect (self->month, "chosen", G_CALLBACK (day_chosen_cb), self);
  add_keys (self, G_CALLBACK (date_key_cb));
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (date_typed_cb), self, 0);
}

/**
 * psk_cell_chooser_attach:
 * @cell: a cell of the grid of households that is edited
 * @entry: where the user types
 * @book: the book
 *
 * Opens what the field of the cell can be chosen from, if there is anything.
 */
void
psk_cell_chooser_attach (PskCell *cell,
                         GtkText *entry,
                         PskBook *book)
{
  const int field = psk_cell_get_column (cell);
  PskCellChooser *self;

  if (field != PSK_HOUSEHOLD_VULNERABILITY && field != PSK_HOUSEHOLD_PLANTED_ON)
    return;

  self = g_object_new (PSK_TYPE_CELL_CHOOSER, NULL);
  self->cell = cell;
  self->entry = entry;
  self->today = psk_book_get_today (book);
  if (field == PSK_HOUSEHOLD_PLANTED_ON)
    add_month (self);
  else
    add_codes (self, book, "vulnerability");
  gtk_widget_set_parent (GTK_WIDGET (self), GTK_WIDGET (cell));
  g_signal_connect_object (entry, "notify::parent", G_CALLBACK (entry_gone_cb), self, 0);
  gtk_popover_popup (GTK_POPOVER (self));
}
