/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the grid of households asks of its columns: the buttons in the heads and the chips
 * above. */

#include "config.h"

#include "psk-household-grid-private.h"

#include <glib/gi18n.h>

#include "psk-box.h"
#include "psk-filter-popover.h"
#include "psk-filter-words.h"
#include "psk-grid-heads.h"

PskFilter *
psk_household_grid_find_filter (PskHouseholdGrid *self,
                                PskHouseholdField field)
{
  for (guint i = 0; i < self->query->filters->len; i++)
    {
      PskFilter *filter = self->query->filters->pdata[i];

      if (filter->column == (int) field)
        return filter;
    }

  return NULL;
}

void
psk_household_grid_show_filters (PskHouseholdGrid *self)
{
  psk_box_clear (self->filter_box);
  for (guint i = 0; i < self->query->filters->len; i++)
    {
      const PskFilter *filter = self->query->filters->pdata[i];
      g_autofree char *text = psk_filter_describe (self->book, filter);
      g_autofree char *label = g_strdup_printf ("%s  ✕", text);
      GtkWidget *chip = gtk_button_new_with_label (label);

      gtk_widget_add_css_class (chip, "filter-chip");
      gtk_widget_set_tooltip_text (chip, _("Take this filter away"));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (chip), "grid.remove-filter");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (chip), "i", filter->column);
      gtk_box_append (self->filter_box, chip);
    }
  gtk_revealer_set_reveal_child (self->filter_revealer, self->query->filters->len > 0);
  psk_grid_heads_mark_filters (self->view, self->query);
}

static void
filter_changed_cb (PskFilterPopover *popover,
                   PskHouseholdGrid *self)
{
  psk_household_grid_set_filter (self, psk_filter_popover_get_field (popover),
                                 psk_filter_popover_get_filter (popover));
}

static void
popover_sort_cb (PskFilterPopover *popover,
                 gboolean          descending,
                 PskHouseholdGrid *self)
{
  psk_grid_columns_sort (self->columns, psk_filter_popover_get_field (popover), descending);
}

static void
hide_column_cb (PskFilterPopover *popover,
                PskHouseholdGrid *self)
{
  psk_grid_columns_set_shown (self->columns, psk_filter_popover_get_field (popover), FALSE);
}

/* Up to this column, or no longer when it is the last one that is frozen. */
static void
freeze_cb (PskFilterPopover *popover,
           PskHouseholdGrid *self)
{
  const guint n = psk_grid_columns_find (self->columns, psk_filter_popover_get_field (popover)) + 1;

  psk_grid_columns_freeze (self->columns,
                           psk_grid_columns_get_n_frozen (self->columns) == n ? 0 : n);
}

typedef struct
{
  PskHouseholdQuery *query;
  PskHouseholdField field;
} CountData;

static void
count_data_free (gpointer data)
{
  CountData *count = data;

  psk_household_query_free (count->query);
  g_free (count);
}

/* More values than these are no list to choose from. */
#define MAX_VALUES 300

static gpointer
count_on_reader (PskStore     *store,
                 gpointer      data,
                 GCancellable *cancellable,
                 GError      **error)
{
  CountData *count = data;

  return psk_household_query_count (store, count->query, count->field, MAX_VALUES, error);
}

static void
counted_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (PskFilterPopover) popover = user_data;
  g_autoptr (GArray) counts = psk_book_read_finish (PSK_BOOK (object), result, NULL);
  PskHouseholdGrid *self = PSK_HOUSEHOLD_GRID (
    gtk_widget_get_ancestor (GTK_WIDGET (popover), PSK_TYPE_HOUSEHOLD_GRID));

  if (self != NULL)
    psk_filter_popover_fill (popover, self->book,
                             psk_household_grid_find_filter (
                               self, psk_filter_popover_get_field (popover)),
                             counts);
}

/* The values of a column are counted when its list of them is opened. */
static void
popover_shown_cb (PskFilterPopover *popover,
                  PskHouseholdGrid *self)
{
  const PskHouseholdField field = psk_filter_popover_get_field (popover);
  CountData *count;

  self->open_popover = GTK_WIDGET (popover);
  psk_filter_popover_set_frozen (popover, psk_grid_columns_get_n_frozen (self->columns)
                                          == psk_grid_columns_find (self->columns, field) + 1);
  if (self->book == NULL)
    return;

  count = g_new0 (CountData, 1);
  count->query = psk_household_query_copy (self->query);
  count->field = field;
  psk_book_read_async (self->book, count_on_reader, count, count_data_free,
                       (GDestroyNotify) g_array_unref, NULL, counted_cb, g_object_ref (popover));
}

/* The list that was kept while somebody asked may turn out to be empty. */
static void
popover_closed_cb (PskFilterPopover *popover,
                   PskHouseholdGrid *self)
{
  self->open_popover = NULL;
  psk_household_grid_show_empty (self);
  if (self->filters_by_key)
    psk_household_grid_focus (self);
  self->filters_by_key = FALSE;
}

static GtkWidget *
make_popover (PskHouseholdGrid *self,
              PskHouseholdField field)
{
  GtkWidget *popover = psk_filter_popover_new (field);

  g_signal_connect (popover, "show", G_CALLBACK (popover_shown_cb), self);
  g_signal_connect (popover, "closed", G_CALLBACK (popover_closed_cb), self);
  g_signal_connect (popover, "changed", G_CALLBACK (filter_changed_cb), self);
  g_signal_connect (popover, "sort", G_CALLBACK (popover_sort_cb), self);
  g_signal_connect (popover, "hide-column", G_CALLBACK (hide_column_cb), self);
  g_signal_connect (popover, "freeze", G_CALLBACK (freeze_cb), self);

  return popover;
}

void
psk_household_grid_create_popover (GtkMenuButton *button,
                                   gpointer       user_data)
{
  PskHouseholdGrid *self = PSK_HOUSEHOLD_GRID (
    gtk_widget_get_ancestor (GTK_WIDGET (button), PSK_TYPE_HOUSEHOLD_GRID));

  if (gtk_menu_button_get_popover (button) == NULL)
    gtk_menu_button_set_popover (button,
                                 make_popover (self, psk_grid_heads_field_of_button (button)));
}

void
psk_household_grid_drop_popover (PskHouseholdGrid *self)
{
  g_clear_pointer (&self->own_popover, gtk_widget_unparent);
}

/* Without a button in its head, what is asked of a column hangs on the grid itself. */
static void
show_own_popover (PskHouseholdGrid *self,
                  PskHouseholdField field)
{
  psk_household_grid_drop_popover (self);
  self->own_popover = make_popover (self, field);
  gtk_widget_set_parent (self->own_popover, GTK_WIDGET (self));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->own_popover),
                               &(const GdkRectangle) {
                                 gtk_widget_get_width (GTK_WIDGET (self)) / 2, 0, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->own_popover));
}

/**
 * psk_household_grid_ask_column:
 * @self: a grid
 *
 * Opens what can be asked of the column of the chosen cell, as its head does.
 */
void
psk_household_grid_ask_column (PskHouseholdGrid *self)
{
  g_autoptr (GArray) fields = NULL;
  GtkWidget *focus;
  GtkMenuButton *button;
  PskHouseholdField field;

  g_return_if_fail (PSK_IS_HOUSEHOLD_GRID (self));

  fields = psk_household_grid_get_fields (self);
  if (fields->len == 0)
    return;

  focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  field = PSK_IS_CELL (focus) && gtk_widget_is_ancestor (focus, GTK_WIDGET (self))
          ? (PskHouseholdField) psk_cell_get_column (PSK_CELL (focus))
          : g_array_index (fields, PskHouseholdField,
                           MIN (self->range.end_column, fields->len - 1));
  button = psk_grid_heads_find_button (self->view, field);
  self->filters_by_key = TRUE;
  if (button != NULL)
    gtk_menu_button_popup (button);
  else
    show_own_popover (self, field);
}
