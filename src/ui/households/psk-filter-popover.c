/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-filter-popover.h"

#include <glib/gi18n.h>

#include "psk-error.h"
#include "psk-household-columns.h"
#include "psk-text.h"
#include "psk-thai-date.h"

/**
 * PskFilterPopover:
 *
 * What can be asked of one column, below its head: the order, a range, a part of the text,
 * whether it is filled in, and values to choose from with how often they occur.
 */
struct _PskFilterPopover
{
  GtkPopover parent_instance;

  /* Template widgets */
  GtkWidget *range_box;
  GtkEditable *first_entry;
  GtkEditable *last_entry;
  GtkLabel *problem_label;
  GtkEditable *text_entry;
  GtkCheckButton *empty_check;
  GtkCheckButton *filled_check;
  GtkWidget *values_scroller;
  GtkListBox *values_list;
  GtkWidget *many_label;
  GtkButton *ascending_button;
  GtkButton *descending_button;
  GtkButton *freeze_button;
  GtkWidget *clear_button;

  /* Owned */
  GPtrArray *values; /* the stored value of each row of the list */

  PskHouseholdField field;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (PskFilterPopover, psk_filter_popover, GTK_TYPE_POPOVER)

enum
{
  CHANGED,
  SORT,
  HIDE,
  FREEZE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GtkCheckButton *
check_at (PskFilterPopover *self,
          guint             i)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->values_list, (int) i);

  return GTK_CHECK_BUTTON (gtk_list_box_row_get_child (row));
}

static void
clear_checks (PskFilterPopover *self)
{
  for (guint i = 0; i < self->values->len; i++)
    gtk_check_button_set_active (check_at (self, i), FALSE);
}

/* What a person types for the end of a range, as it is stored; %NULL without an @error when
 * there is nothing. */
static char *
read_bound (PskFilterPopover *self,
            GtkEditable      *entry,
            GError          **error)
{
  g_autofree char *text = psk_text_clean (gtk_editable_get_text (entry));
  double number;
  GDate date;

  if (*text == '\0')
    return NULL;
  if (self->field == PSK_HOUSEHOLD_PLANTED_ON)
    return psk_thai_date_parse (text, &date, error) ? psk_thai_date_to_iso (&date) : NULL;
  if (psk_text_parse_number (text, &number))
    return g_strdup_printf ("%.0f", number);

  g_set_error (error, PSK_ERROR, PSK_ERROR_INVALID, _("“%s” is not a number: correct it."), text);
  return NULL;
}

/* What cannot be read asks nothing, and is not to look as if it did. */
static gboolean
mark_bound (PskFilterPopover *self,
            GtkEditable      *entry)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *bound = read_bound (self, entry, &error);

  if (error == NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                               error != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                             : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (error != NULL)
    gtk_label_set_label (self->problem_label, error->message);

  return error == NULL;
}

static void
mark_bounds (PskFilterPopover *self)
{
  const gboolean last_fits = mark_bound (self, self->last_entry);
  const gboolean fits = mark_bound (self, self->first_entry) && last_fits;

  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), !fits);
}

static void
tell (PskFilterPopover *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[CHANGED], 0);
}

/* One kind of question at a time: what was asked otherwise is cleared. */
static void
keep_only (PskFilterPopover *self,
           GtkWidget        *kept)
{
  const gboolean filling = self->filling;

  self->filling = TRUE;
  if (kept != GTK_WIDGET (self->values_list))
    clear_checks (self);
  if (kept != GTK_WIDGET (self->text_entry))
    gtk_editable_set_text (self->text_entry, "");
  if (kept != self->range_box)
    {
      gtk_editable_set_text (self->first_entry, "");
      gtk_editable_set_text (self->last_entry, "");
    }
  if (kept != GTK_WIDGET (self->empty_check))
    gtk_check_button_set_active (self->empty_check, FALSE);
  if (kept != GTK_WIDGET (self->filled_check))
    gtk_check_button_set_active (self->filled_check, FALSE);
  self->filling = filling;
  mark_bounds (self);
}

static void
typed_cb (PskFilterPopover *self,
          GtkWidget        *entry)
{
  if (self->filling)
    return;

  keep_only (self, entry == GTK_WIDGET (self->text_entry) ? entry : self->range_box);
  tell (self);
}

static void
entered_cb (PskFilterPopover *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
presence_cb (PskFilterPopover *self,
             GtkCheckButton   *check)
{
  if (self->filling)
    return;

  keep_only (self, GTK_WIDGET (check));
  tell (self);
}

static void
value_toggled_cb (GtkCheckButton   *check,
                  PskFilterPopover *self)
{
  if (self->filling)
    return;

  keep_only (self, GTK_WIDGET (self->values_list));
  tell (self);
}

static void
value_activated_cb (PskFilterPopover *self,
                    GtkListBoxRow    *row)
{
  GtkCheckButton *check = GTK_CHECK_BUTTON (gtk_list_box_row_get_child (row));

  gtk_check_button_set_active (check, !gtk_check_button_get_active (check));
}

/* The list is one stop of Tab, as arrows go from value to value; the space bar ticks as it
 * does in every check. */
static gboolean
values_key_cb (GtkEventControllerKey *controller,
               guint                  key,
               guint                  code,
               GdkModifierType        modifiers,
               PskFilterPopover      *self)
{
  if (key == GDK_KEY_ISO_Left_Tab || (key == GDK_KEY_Tab && (modifiers & GDK_SHIFT_MASK)))
    return gtk_widget_grab_focus (GTK_WIDGET (self->filled_check));
  if (key == GDK_KEY_Tab)
    return gtk_widget_grab_focus (self->clear_button);
  if (key == GDK_KEY_space || key == GDK_KEY_KP_Space)
    return gtk_widget_activate (gtk_widget_get_focus_child (GTK_WIDGET (self->values_list)));

  return GDK_EVENT_PROPAGATE;
}

static void
sort_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  g_signal_emit (widget, signals[SORT], 0, g_str_equal (name, "filter.sort-down"));
  gtk_popover_popdown (GTK_POPOVER (widget));
}

static void
clear_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  keep_only (PSK_FILTER_POPOVER (widget), NULL);
  tell (PSK_FILTER_POPOVER (widget));
  gtk_popover_popdown (GTK_POPOVER (widget));
}

static void
hide_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  gtk_popover_popdown (GTK_POPOVER (widget));
  g_signal_emit (widget, signals[HIDE], 0);
}

static void
freeze_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  gtk_popover_popdown (GTK_POPOVER (widget));
  g_signal_emit (widget, signals[FREEZE], 0);
}

/* Whoever opens it can type at once. */
static void
psk_filter_popover_map (GtkWidget *widget)
{
  PskFilterPopover *self = PSK_FILTER_POPOVER (widget);

  GTK_WIDGET_CLASS (psk_filter_popover_parent_class)->map (widget);
  if (gtk_widget_get_visible (self->range_box))
    gtk_widget_grab_focus (GTK_WIDGET (self->first_entry));
  else if (gtk_widget_get_visible (GTK_WIDGET (self->text_entry)))
    gtk_widget_grab_focus (GTK_WIDGET (self->text_entry));
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->ascending_button));
}

static void
psk_filter_popover_dispose (GObject *object)
{
  PskFilterPopover *self = PSK_FILTER_POPOVER (object);

  g_clear_pointer (&self->values, g_ptr_array_unref);

  G_OBJECT_CLASS (psk_filter_popover_parent_class)->dispose (object);
}

static void
psk_filter_popover_class_init (PskFilterPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = psk_filter_popover_dispose;
  widget_class->map = psk_filter_popover_map;

  /**
   * PskFilterPopover::changed:
   * @self: a popover
   *
   * Something else is asked of the column: see psk_filter_popover_get_filter().
   */
  signals[CHANGED] = g_signal_new ("changed", PSK_TYPE_FILTER_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  /**
   * PskFilterPopover::sort:
   * @self: a popover
   * @descending: the other way round
   */
  signals[SORT] = g_signal_new ("sort", PSK_TYPE_FILTER_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  /**
   * PskFilterPopover::hide-column:
   * @self: a popover
   */
  signals[HIDE] = g_signal_new ("hide-column", PSK_TYPE_FILTER_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);

  /**
   * PskFilterPopover::freeze:
   * @self: a popover
   *
   * The columns up to this one are to stay at the left, or no longer.
   */
  signals[FREEZE] = g_signal_new ("freeze", PSK_TYPE_FILTER_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/pansuk/Pansuk/ui/households/psk-filter-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, PskFilterPopover, range_box);
  gtk_widget_class_bind_template_child (widget_class, PskFilterPopover, first_entry);
  gtk_widget_class_bind_template_child (widget_class, PskFilterPopover, last_entry);
  gtk_widget_class_bind_template_child (widget_class, PskFilterPopover, problem_label);
  gtk_widget_class_bind_template_child (widget_class, PskFilterPopover, text_entry);
  gtk_widget_class_bind_template_child (widget_class, PskFilterPopover, empty_check);
  gtk_widget_class_bind_template_child (widget_class, PskFilterPopover, filled_check);
  gtk_widget_class_bind_template_child (widget_class, PskFilterPopover, values_scroller);
  gtk_widget_class_bind_template_child (widget_class, PskFilterPopover, values_list);
  gtk_widget_class_bind_template_child (widget_class, PskFilterPopover, many_label);
  gtk_widget_class_bind_template_child (widget_class, PskFilterPopover, ascending_button);
  gtk_widget_class_bind_template_child (widget_class, PskFilterPopover, descending_button);
  gtk_widget_class_bind_template_child (widget_class, PskFilterPopover, freeze_button);
  gtk_widget_class_bind_template_child (widget_class, PskFilterPopover, clear_button);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, presence_cb);
  gtk_widget_class_bind_template_callback (widget_class, value_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, values_key_cb);
  gtk_widget_class_install_action (widget_class, "filter.sort-up", NULL, sort_action);
  gtk_widget_class_install_action (widget_class, "filter.sort-down", NULL, sort_action);
  gtk_widget_class_install_action (widget_class, "filter.clear", NULL, clear_action);
  gtk_widget_class_install_action (widget_class, "filter.hide", NULL, hide_action);
  gtk_widget_class_install_action (widget_class, "filter.freeze", NULL, freeze_action);
}

static void
psk_filter_popover_init (PskFilterPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->values = g_ptr_array_new_with_free_func (g_free);
}

static gboolean
has_range (PskHouseholdField field)
{
  return field == PSK_HOUSEHOLD_KINDS || field == PSK_HOUSEHOLD_MEMBERS
         || field == PSK_HOUSEHOLD_VILLAGE_NO || field == PSK_HOUSEHOLD_PLANTED_ON
         || field == PSK_HOUSEHOLD_SLOT;
}

/* What is stored is a code, of which nobody knows a part: its few values are listed. */
static gboolean
has_codes (PskHouseholdField field)
{
  return field == PSK_HOUSEHOLD_TAMBON || field == PSK_HOUSEHOLD_STATUS
         || field == PSK_HOUSEHOLD_VULNERABILITY;
}

/**
 * psk_filter_popover_new:
 * @field: the field that the column shows
 *
 * Returns: (transfer floating): a popover
 */
GtkWidget *
psk_filter_popover_new (PskHouseholdField field)
{
  PskFilterPopover *self = g_object_new (PSK_TYPE_FILTER_POPOVER, NULL);

  self->field = field;
  gtk_button_set_label (self->ascending_button, psk_household_columns_order (field, FALSE));
  gtk_button_set_label (self->descending_button, psk_household_columns_order (field, TRUE));
  gtk_widget_set_visible (self->range_box, has_range (field));
  gtk_widget_set_visible (GTK_WIDGET (self->text_entry), !has_range (field) && !has_codes (field));

  return GTK_WIDGET (self);
}

/**
 * psk_filter_popover_set_frozen:
 * @self: a popover
 * @frozen: whether the columns up to this one stay at the left
 *
 * Says what its last button does: freezing them, or letting them go.
 */
void
psk_filter_popover_set_frozen (PskFilterPopover *self,
                               gboolean          frozen)
{
  g_return_if_fail (PSK_IS_FILTER_POPOVER (self));

  gtk_button_set_label (self->freeze_button, frozen ? _("Unfreeze Columns")
                                                    : _("Freeze Columns up to Here"));
}

/**
 * psk_filter_popover_get_field:
 * @self: a popover
 *
 * Returns: the field of its column
 */
PskHouseholdField
psk_filter_popover_get_field (PskFilterPopover *self)
{
  g_return_val_if_fail (PSK_IS_FILTER_POPOVER (self), 0);

  return self->field;
}

static char **
read_values (PskFilterPopover *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  gboolean any = FALSE;

  for (guint i = 0; i < self->values->len; i++)
    {
      if (!gtk_check_button_get_active (check_at (self, i)))
        continue;
      g_strv_builder_add (builder, self->values->pdata[i]);
      any = TRUE;
    }

  return any ? g_strv_builder_end (builder) : NULL;
}

/**
 * psk_filter_popover_get_filter:
 * @self: a popover
 *
 * Returns: (transfer full) (nullable): what is asked of the column; %NULL for nothing
 */
PskFilter *
psk_filter_popover_get_filter (PskFilterPopover *self)
{
  g_autoptr (PskFilter) filter = g_new0 (PskFilter, 1);
  const char *text = gtk_editable_get_text (self->text_entry);

  g_return_val_if_fail (PSK_IS_FILTER_POPOVER (self), NULL);

  filter->column = self->field;
  filter->values = read_values (self);
  filter->first = read_bound (self, self->first_entry, NULL);
  filter->last = read_bound (self, self->last_entry, NULL);
  if (gtk_check_button_get_active (self->empty_check))
    filter->kind = PSK_FILTER_EMPTY;
  else if (gtk_check_button_get_active (self->filled_check))
    filter->kind = PSK_FILTER_FILLED;
  else if (filter->values != NULL)
    filter->kind = PSK_FILTER_ONE_OF;
  else if (filter->first != NULL || filter->last != NULL)
    filter->kind = PSK_FILTER_RANGE;
  else if (*text != '\0')
    {
      filter->kind = PSK_FILTER_CONTAINS;
      filter->text = g_strdup (text);
    }
  else
    return NULL;

  return g_steal_pointer (&filter);
}

static void
add_value (PskFilterPopover    *self,
           PskBook             *book,
           const PskValueCount *count,
           gboolean             chosen)
{
  g_autofree char *value = psk_household_columns_value_text (book, self->field, count->value);
  g_autofree char *number = psk_text_format_number (count->n, 0);
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *name = gtk_label_new (value);
  GtkWidget *times = gtk_label_new (number);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (times, "dim-label");
  gtk_widget_add_css_class (times, "numeric");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), times);
  gtk_widget_set_can_focus (check, FALSE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), chosen);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), box);
  gtk_widget_set_hexpand (box, TRUE);
  g_signal_connect (check, "toggled", G_CALLBACK (value_toggled_cb), self);

  g_ptr_array_add (self->values, g_strdup (count->value));
  gtk_list_box_append (self->values_list, check);
}

static void
show_filter (PskFilterPopover *self,
             PskBook          *book,
             const PskFilter  *filter)
{
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  keep_only (self, NULL);
  if (filter == NULL)
    return;

  first = psk_household_columns_input_text (self->field, filter->first);
  last = psk_household_columns_input_text (self->field, filter->last);
  gtk_check_button_set_active (self->empty_check, filter->kind == PSK_FILTER_EMPTY);
  gtk_check_button_set_active (self->filled_check, filter->kind == PSK_FILTER_FILLED);
  gtk_editable_set_text (self->text_entry, filter->text != NULL ? filter->text : "");
  gtk_editable_set_text (self->first_entry, first);
  gtk_editable_set_text (self->last_entry, last);
  mark_bounds (self);
}

/**
 * psk_filter_popover_fill:
 * @self: a popover
 * @book: the book
 * @filter: (nullable): what is asked of the column now
 * @counts: (nullable) (element-type PskValueCount): its values; %NULL when there are too
 *   many
 */
void
psk_filter_popover_fill (PskFilterPopover *self,
                         PskBook          *book,
                         const PskFilter  *filter,
                         GArray           *counts)
{
  GtkListBoxRow *row;

  g_return_if_fail (PSK_IS_FILTER_POPOVER (self));

  self->filling = TRUE;
  g_ptr_array_set_size (self->values, 0);
  while ((row = gtk_list_box_get_row_at_index (self->values_list, 0)) != NULL)
    gtk_list_box_remove (self->values_list, GTK_WIDGET (row));
  show_filter (self, book, filter);

  for (guint i = 0; counts != NULL && i < counts->len; i++)
    {
      const PskValueCount *count = &g_array_index (counts, PskValueCount, i);

      add_value (self, book, count,
                 filter != NULL && filter->kind == PSK_FILTER_ONE_OF
                 && g_strv_contains ((const char *const *) filter->values, count->value));
    }
  gtk_widget_set_visible (self->values_scroller, counts != NULL && counts->len > 0);
  gtk_widget_set_visible (self->many_label, counts == NULL);
  self->filling = FALSE;
}
