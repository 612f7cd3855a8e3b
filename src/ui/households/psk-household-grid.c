/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-household-grid-private.h"

#include "psk-grid-clipboard.h"

G_DEFINE_FINAL_TYPE (PskHouseholdGrid, psk_household_grid, ADW_TYPE_BIN)

enum
{
  SELECTION_CHANGED,
  SUMS_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

void
psk_household_grid_tell_selection (PskHouseholdGrid *self)
{
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

void
psk_household_grid_tell_sums (PskHouseholdGrid *self)
{
  g_signal_emit (self, signals[SUMS_CHANGED], 0);
}

/* The user asks something else: what was typed belongs to what was shown before. */
void
psk_household_grid_ask_again (PskHouseholdGrid *self)
{
  psk_household_grid_settle (self);
  psk_household_grid_run_query (self);
}

static void
remove_filter_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  psk_household_grid_set_filter (PSK_HOUSEHOLD_GRID (widget),
                                 (PskHouseholdField) g_variant_get_int32 (parameter), NULL);
}

static void
clear_filters_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  PskHouseholdGrid *self = PSK_HOUSEHOLD_GRID (widget);

  g_ptr_array_set_size (self->query->filters, 0);
  psk_household_grid_show_filters (self);
  psk_household_grid_ask_again (self);
}

static void
select_all_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  PskHouseholdGrid *self = PSK_HOUSEHOLD_GRID (widget);
  g_autoptr (GArray) fields = psk_household_grid_get_fields (self);

  if (psk_household_grid_n_rows (self) == 0)
    return;

  psk_grid_range_set (&self->range, 0, 0);
  psk_grid_range_extend_to (&self->range, psk_household_grid_n_rows (self) - 1,
                            MAX (fields->len, 1) - 1);
  psk_household_grid_select_rows (self);
  psk_household_grid_show_range (self);
  psk_household_grid_show_status (self);
}

/* The cell where the block began keeps the focus. */
static void
clear_selection_action (GtkWidget  *widget,
                        const char *name,
                        GVariant   *parameter)
{
  PskHouseholdGrid *self = PSK_HOUSEHOLD_GRID (widget);

  if (psk_household_grid_n_selected (self) == 0)
    return;

  psk_grid_range_set (&self->range, self->range.row, self->range.column);
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
  psk_household_grid_show_range (self);
  psk_household_grid_focus_cell (self, self->range.row, self->range.column);
}

/* Of one household Esc leaves the selection, as there is nothing that it could mean. */
static gboolean
clear_selection_key_cb (GtkWidget *widget,
                        GVariant  *args,
                        gpointer   user_data)
{
  return psk_household_grid_n_selected (PSK_HOUSEHOLD_GRID (widget)) > 1
         && gtk_widget_activate_action (widget, "grid.clear-selection", NULL);
}

static void
ask_column_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  psk_household_grid_ask_column (PSK_HOUSEHOLD_GRID (widget));
}

static void
copy_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  psk_grid_copy (PSK_HOUSEHOLD_GRID (widget));
}

static void
paste_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  psk_grid_paste (PSK_HOUSEHOLD_GRID (widget));
}

static void
fill_down_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  psk_household_grid_settle (PSK_HOUSEHOLD_GRID (widget));
  psk_grid_fill_down (PSK_HOUSEHOLD_GRID (widget));
}

/* Columns came, went or moved: the block is one of other cells now. */
static void
columns_changed_cb (PskHouseholdGrid *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    psk_household_grid_show_range (self);
}

static void
psk_household_grid_dispose (GObject *object)
{
  PskHouseholdGrid *self = PSK_HOUSEHOLD_GRID (object);

  g_clear_handle_id (&self->focus_id, g_source_remove);
  g_clear_handle_id (&self->left_id, g_source_remove);
  psk_household_grid_drop_popover (self);
  if (self->rows != NULL)
    psk_household_grid_drop_rows (self);
  psk_household_grid_stop_pins (self);
  g_clear_object (&self->book);
  g_clear_object (&self->press);
  g_clear_object (&self->columns);
  g_clear_pointer (&self->drafts, psk_grid_drafts_free);
  g_clear_pointer (&self->query, psk_household_query_free);

  G_OBJECT_CLASS (psk_household_grid_parent_class)->dispose (object);
}

/* Whoever comes back finds the columns as they were left. */
static void
psk_household_grid_unmap (GtkWidget *widget)
{
  PskHouseholdGrid *self = PSK_HOUSEHOLD_GRID (widget);

  psk_grid_columns_save (self->columns);
  GTK_WIDGET_CLASS (psk_household_grid_parent_class)->unmap (widget);
}

static void
add_bindings (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "grid.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "grid.paste", NULL, paste_action);
  gtk_widget_class_install_action (widget_class, "grid.fill-down", NULL, fill_down_action);
  gtk_widget_class_install_action (widget_class, "grid.select-all", NULL, select_all_action);
  gtk_widget_class_install_action (widget_class, "grid.clear-selection", NULL,
                                   clear_selection_action);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, clear_selection_key_cb, NULL);
  gtk_widget_class_install_action (widget_class, "grid.remove-filter", "i", remove_filter_action);
  gtk_widget_class_install_action (widget_class, "grid.clear-filters", NULL, clear_filters_action);
  gtk_widget_class_install_action (widget_class, "grid.ask-column", NULL, ask_column_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK,
                                       "grid.ask-column", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Down, GDK_ALT_MASK,
                                       "grid.ask-column", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "grid.copy",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "grid.paste",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, GDK_CONTROL_MASK, "grid.fill-down",
                                       NULL);
}

static void
psk_household_grid_class_init (PskHouseholdGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = psk_household_grid_dispose;
  widget_class->unmap = psk_household_grid_unmap;

  /**
   * PskHouseholdGrid::selection-changed:
   * @self: a grid
   */
  signals[SELECTION_CHANGED] = g_signal_new ("selection-changed", PSK_TYPE_HOUSEHOLD_GRID,
                                             G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                             0);

  /**
   * PskHouseholdGrid::sums-changed:
   * @self: a grid
   *
   * What the selected households come to together is known, or is something else now: see
   * psk_household_grid_get_sums().
   */
  signals[SUMS_CHANGED] = g_signal_new ("sums-changed", PSK_TYPE_HOUSEHOLD_GRID,
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/pansuk/Pansuk/ui/households/psk-household-grid.ui");
  gtk_widget_class_bind_template_child (widget_class, PskHouseholdGrid, filter_revealer);
  gtk_widget_class_bind_template_child (widget_class, PskHouseholdGrid, filter_box);
  gtk_widget_class_bind_template_child (widget_class, PskHouseholdGrid, stack);
  gtk_widget_class_bind_template_child (widget_class, PskHouseholdGrid, scroller);
  gtk_widget_class_bind_template_child (widget_class, PskHouseholdGrid, view);
  gtk_widget_class_bind_template_child (widget_class, PskHouseholdGrid, frozen_edge);
  gtk_widget_class_bind_template_child (widget_class, PskHouseholdGrid, frozen_bar);
  gtk_widget_class_bind_template_child (widget_class, PskHouseholdGrid, empty_page);
  gtk_widget_class_bind_template_child (widget_class, PskHouseholdGrid, first_button);
  gtk_widget_class_bind_template_child (widget_class, PskHouseholdGrid, second_button);
  gtk_widget_class_bind_template_child (widget_class, PskHouseholdGrid, status_label);
  add_bindings (widget_class);
}

static void
psk_household_grid_init (PskHouseholdGrid *self)
{
  g_autoptr (GSettings) settings = g_settings_new (PSK_APPLICATION_ID);

  gtk_widget_init_template (GTK_WIDGET (self));
  self->query = g_new0 (PskHouseholdQuery, 1);
  self->query->filters = g_ptr_array_new_with_free_func ((GDestroyNotify) psk_filter_free);
  self->drafts = psk_grid_drafts_new ();

  self->columns = psk_grid_columns_new (
    &(const PskGridParts) { self->view, self->scroller, self->frozen_bar, self->frozen_edge },
    settings,
    &(const PskGridCells) { G_CALLBACK (psk_household_grid_setup_cell),
                            G_CALLBACK (psk_household_grid_bind_cell),
                            G_CALLBACK (psk_household_grid_unbind_cell) },
    psk_household_grid_create_popover);
  psk_household_grid_follow_sorter (self);
  g_signal_connect_object (self->columns, "changing", G_CALLBACK (psk_household_grid_settle), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->columns, "changed", G_CALLBACK (columns_changed_cb), self,
                           G_CONNECT_SWAPPED);
  self->press = psk_press_watch_new (GTK_WIDGET (self->view));
  g_signal_connect_object (self->press, "notify::held",
                           G_CALLBACK (psk_household_grid_follow_press), self, G_CONNECT_SWAPPED);

  psk_household_grid_follow_view (self);
}

/**
 * psk_household_grid_ask:
 * @self: a grid
 * @area: the area, 0 for everything
 * @scope: which households
 * @search: (nullable): what the user searches for
 *
 * Shows the households that are asked for, with the order and the filters as they are.
 */
void
psk_household_grid_ask (PskHouseholdGrid *self,
                        int               area,
                        PskHouseholdScope scope,
                        const char       *search)
{
  g_return_if_fail (PSK_IS_HOUSEHOLD_GRID (self));

  if (self->query->area != area || self->query->scope != scope
      || g_strcmp0 (self->query->search, search) != 0)
    psk_household_grid_settle (self);
  self->query->area = area;
  self->query->scope = scope;
  g_free (self->query->search);
  self->query->search = g_strdup (search);
  psk_household_grid_run_query (self);
}

/**
 * psk_household_grid_set_revealed:
 * @self: a grid
 * @revealed: whether citizen ids are shown in full; what is hidden is hidden at once
 */
void
psk_household_grid_set_revealed (PskHouseholdGrid *self,
                                 gboolean          revealed)
{
  g_return_if_fail (PSK_IS_HOUSEHOLD_GRID (self));

  self->revealed = revealed;
  if (self->rows != NULL)
    psk_row_list_reread (self->rows);
}

/**
 * psk_household_grid_is_revealed:
 * @self: a grid
 *
 * Returns: whether citizen ids are shown in full
 */
gboolean
psk_household_grid_is_revealed (PskHouseholdGrid *self)
{
  return self->revealed;
}

/**
 * psk_household_grid_set_filter:
 * @self: a grid
 * @field: a field
 * @filter: (transfer full) (nullable): what is asked of it; %NULL for nothing
 */
void
psk_household_grid_set_filter (PskHouseholdGrid *self,
                               PskHouseholdField field,
                               PskFilter        *filter)
{
  PskFilter *old = psk_household_grid_find_filter (self, field);

  g_return_if_fail (PSK_IS_HOUSEHOLD_GRID (self));

  if (old != NULL)
    g_ptr_array_remove (self->query->filters, old);
  if (filter != NULL)
    g_ptr_array_add (self->query->filters, filter);
  if (old == NULL && filter == NULL)
    return;

  psk_household_grid_show_filters (self);
  psk_household_grid_ask_again (self);
}

/**
 * psk_household_grid_get_query:
 * @self: a grid
 *
 * Returns: (transfer full): what it shows, in which order
 */
PskHouseholdQuery *
psk_household_grid_get_query (PskHouseholdGrid *self)
{
  g_return_val_if_fail (PSK_IS_HOUSEHOLD_GRID (self), NULL);

  return psk_household_query_copy (self->query);
}

/**
 * psk_household_grid_get_selected_query:
 * @self: a grid
 *
 * Returns: (transfer full): the same, of the selected households alone
 */
PskHouseholdQuery *
psk_household_grid_get_selected_query (PskHouseholdGrid *self)
{
  PskHouseholdQuery *query = psk_household_grid_get_query (self);

  g_return_val_if_fail (query != NULL, NULL);

  query->ids = psk_household_grid_get_selected (self);
  return query;
}

/**
 * psk_household_grid_set_query:
 * @self: a grid
 * @query: an order and filters; its area, scope and search are those of the grid already
 *
 * Shows a view that was saved.
 */
void
psk_household_grid_set_query (PskHouseholdGrid        *self,
                              const PskHouseholdQuery *query)
{
  g_autoptr (PskHouseholdQuery) copy = psk_household_query_copy (query);

  g_return_if_fail (PSK_IS_HOUSEHOLD_GRID (self));

  psk_household_grid_settle (self);
  g_ptr_array_set_size (self->query->filters, 0);
  while (copy->filters != NULL && copy->filters->len > 0)
    g_ptr_array_add (self->query->filters, g_ptr_array_steal_index (copy->filters, 0));
  psk_household_grid_take_order (self, copy->sort, copy->n_sort);
  psk_household_grid_show_filters (self);
  psk_household_grid_run_query (self);
}

/**
 * psk_household_grid_set_fields:
 * @self: a grid
 * @fields: (element-type PskHouseholdField): some fields, each once
 *
 * Shows the columns of these fields alone, in their order.
 */
void
psk_household_grid_set_fields (PskHouseholdGrid *self,
                               GArray           *fields)
{
  g_return_if_fail (PSK_IS_HOUSEHOLD_GRID (self));

  psk_grid_columns_set_fields (self->columns, fields);
}

/**
 * psk_household_grid_get_column_width:
 * @self: a grid
 * @field: a field
 *
 * Returns: how many pixels wide its column is
 */
int
psk_household_grid_get_column_width (PskHouseholdGrid *self,
                                     PskHouseholdField field)
{
  g_return_val_if_fail (PSK_IS_HOUSEHOLD_GRID (self), 0);

  return psk_grid_columns_get_width (self->columns, field);
}

/**
 * psk_household_grid_make_columns_menu:
 * @self: a grid
 *
 * Returns: (transfer full): a menu that shows and hides columns
 */
GMenuModel *
psk_household_grid_make_columns_menu (PskHouseholdGrid *self)
{
  g_return_val_if_fail (PSK_IS_HOUSEHOLD_GRID (self), NULL);

  return psk_grid_columns_make_menu (self->columns);
}

/**
 * psk_household_grid_get_column_actions:
 * @self: a grid
 *
 * Returns: (transfer none): the actions of psk_household_grid_make_columns_menu(), to be
 *   inserted as "columns" where the menu is
 */
GActionGroup *
psk_household_grid_get_column_actions (PskHouseholdGrid *self)
{
  g_return_val_if_fail (PSK_IS_HOUSEHOLD_GRID (self), NULL);

  return psk_grid_columns_get_actions (self->columns);
}

/**
 * psk_household_grid_is_frozen:
 * @self: a grid
 *
 * Returns: whether columns stay at the left when the others scroll
 */
gboolean
psk_household_grid_is_frozen (PskHouseholdGrid *self)
{
  g_return_val_if_fail (PSK_IS_HOUSEHOLD_GRID (self), FALSE);

  return psk_grid_columns_get_n_frozen (self->columns) > 0;
}

/**
 * psk_household_grid_set_frozen:
 * @self: a grid
 * @frozen: whether the columns up to the chosen cell stay at the left
 */
void
psk_household_grid_set_frozen (PskHouseholdGrid *self,
                               gboolean          frozen)
{
  g_return_if_fail (PSK_IS_HOUSEHOLD_GRID (self));

  psk_grid_columns_freeze (self->columns, frozen ? self->range.end_column + 1 : 0);
}

/**
 * psk_household_grid_get_selected:
 * @self: a grid
 *
 * Returns: (transfer full) (element-type gint64): the ids of the selected households
 */
GArray *
psk_household_grid_get_selected (PskHouseholdGrid *self)
{
  g_return_val_if_fail (PSK_IS_HOUSEHOLD_GRID (self), NULL);

  return self->selection != NULL ? psk_row_selection_get_ids (self->selection)
                                 : g_array_new (FALSE, FALSE, sizeof (gint64));
}

/**
 * psk_household_grid_n_selected:
 * @self: a grid
 *
 * Returns: how many households are selected
 */
guint
psk_household_grid_n_selected (PskHouseholdGrid *self)
{
  g_return_val_if_fail (PSK_IS_HOUSEHOLD_GRID (self), 0);

  return self->selection != NULL ? psk_row_selection_get_n (self->selection) : 0;
}

/**
 * psk_household_grid_get_rows:
 * @self: a grid
 *
 * Returns: (transfer none) (nullable): its rows
 */
PskRowList *
psk_household_grid_get_rows (PskHouseholdGrid *self)
{
  return self->rows;
}

/**
 * psk_household_grid_get_book:
 * @self: a grid
 *
 * Returns: (transfer none) (nullable): its book
 */
PskBook *
psk_household_grid_get_book (PskHouseholdGrid *self)
{
  return self->book;
}

/**
 * psk_household_grid_get_range:
 * @self: a grid
 *
 * Returns: the block of cells that is chosen
 */
PskGridRange
psk_household_grid_get_range (PskHouseholdGrid *self)
{
  return self->range;
}

/**
 * psk_household_grid_get_fields:
 * @self: a grid
 *
 * Returns: (transfer full) (element-type PskHouseholdField): the fields of the columns that
 *   are seen, in their order
 */
GArray *
psk_household_grid_get_fields (PskHouseholdGrid *self)
{
  return psk_grid_columns_get_fields (self->columns);
}
