/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-household-grid-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "psk-grid-clipboard.h"
#include "psk-household-table.h"
#include "psk-probe-sorter.h"
#include "psk-text.h"

G_DEFINE_FINAL_TYPE (PskHouseholdGrid, psk_household_grid, ADW_TYPE_BIN)

enum
{
  SELECTION_CHANGED,
  QUERY_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

guint
psk_household_grid_n_rows (PskHouseholdGrid *self)
{
  return self->rows != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->rows)) : 0;
}

/* The sum of a block of numbers in one column, as below a spreadsheet. */
static char *
describe_sum (PskHouseholdGrid *self)
{
  g_autoptr (GArray) fields = psk_household_grid_get_fields (self);
  const guint column = psk_grid_range_first_column (&self->range);
  const PskHouseholdField field = column < fields->len
                                  ? g_array_index (fields, PskHouseholdField, column) : 0;
  g_autofree char *number = NULL;
  double sum = 0;

  if ((field != PSK_HOUSEHOLD_KINDS && field != PSK_HOUSEHOLD_MEMBERS)
      || psk_grid_range_n_columns (&self->range) > 1 || psk_grid_range_n_rows (&self->range) < 2
      || psk_grid_range_n_rows (&self->range) > 5000)
    return NULL;

  for (guint row = psk_grid_range_first_row (&self->range);
       row <= psk_grid_range_last_row (&self->range) && row < psk_household_grid_n_rows (self);
       row++)
    {
      g_autoptr (PskHousehold) household = g_list_model_get_item (G_LIST_MODEL (self->rows), row);

      sum += MAX (0, field == PSK_HOUSEHOLD_KINDS ? household->kinds : household->members);
    }
  number = psk_text_format_number (sum, 0);

  /* Translators: the title of a column, and the sum of its numbers that are selected */
  return g_strdup_printf (_("%s: sum %s"), psk_household_columns_title (field), number);
}

void
psk_household_grid_show_status (PskHouseholdGrid *self)
{
  const guint n = psk_household_grid_n_rows (self);
  const guint n_selected = psk_row_selection_get_n (self->selection);
  g_autofree char *rows = psk_text_format_number (n, 0);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *sum = describe_sum (self);

  g_string_printf (text, ngettext ("%s household", "%s households", n), rows);
  if (n_selected > 1)
    {
      g_autofree char *selected = psk_text_format_number (n_selected, 0);

      /* Translators: how many households are selected; follows how many are shown */
      g_string_append_printf (text, _(" · %s selected"), selected);
    }
  if (sum != NULL)
    g_string_append_printf (text, " · %s", sum);
  gtk_label_set_label (self->status_label, text->str);
}

static gboolean
is_narrowed (PskHouseholdGrid *self)
{
  return (self->query->search != NULL && *self->query->search != '\0')
         || self->query->filters->len > 0;
}

static void
describe_empty (PskHouseholdGrid *self,
                const char       *title,
                const char       *description)
{
  adw_status_page_set_title (self->empty_page, title);
  adw_status_page_set_description (self->empty_page, description);
}

/* Says why nothing is there and what to do next, but not while somebody is asking: the
 * heads stay, and what hangs on them. */
void
psk_household_grid_show_empty (PskHouseholdGrid *self)
{
  const gboolean empty = psk_household_grid_n_rows (self) == 0 && self->open_popover == NULL;
  const gboolean has_base = empty && self->book != NULL && !is_narrowed (self)
                            && self->query->scope == PSK_HOUSEHOLDS_CHOSEN
                            && !psk_household_table_is_empty (psk_book_get_store (self->book));

  if (is_narrowed (self))
    describe_empty (self, _("Nothing Was Found"),
                    _("Try another word, another filter or a larger area."));
  else if (has_base)
    describe_empty (self, _("No Household Is Chosen Yet"),
                    _("Choose a tambon on the left and fill its slots from the base list."));
  else
    describe_empty (self, _("No Households Yet"),
                    _("Import the list of a district, or add households one by one."));
  gtk_widget_set_visible (self->base_button, has_base);
  gtk_stack_set_visible_child_name (self->stack, empty ? "empty" : "grid");
}

static void
run_query (PskHouseholdGrid *self)
{
  if (self->rows != NULL)
    psk_row_list_set_query (self->rows, self->query);
}

/* Runs before the view hears that rows are replaced, which takes the focus. */
static void
keep_focus_cb (PskRowList       *rows,
               guint             position,
               guint             removed,
               guint             added,
               PskHouseholdGrid *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  /* In another order a block would be one of other households. */
  if (removed > 0 && added == 0)
    {
      self->range_row = psk_row_list_get_id (rows, self->range.row);
      psk_grid_range_set (&self->range, self->range.row, self->range.column);
    }

  if (!PSK_IS_CELL (focus) || self->focus_row != 0)
    return;

  self->focus_row = psk_cell_get_row (PSK_CELL (focus));
  self->focus_column = (int) psk_household_grid_column_of (self, PSK_CELL (focus));
  if (self->focus_id == 0)
    self->focus_id = g_idle_add (psk_household_grid_focus_cb, self);
}

static void
find_wanted (PskHouseholdGrid *self)
{
  guint position;

  if (self->wanted == 0 || self->rows == NULL
      || !psk_row_list_find (self->rows, self->wanted, &position))
    return;

  self->wanted = 0;
  psk_household_grid_choose_cell (self, position, self->range.column);
}

/* The chosen cell is one of the same household, wherever that is now: what is cleared must
 * be what was chosen. */
static void
follow_range (PskHouseholdGrid *self)
{
  guint position;

  if (self->range_row != 0 && psk_row_list_find (self->rows, self->range_row, &position))
    psk_grid_range_set (&self->range, position, self->range.column);
  if (self->range_row != 0)
    psk_household_grid_show_range (self);
  self->range_row = 0;
}

static void
busy_cb (PskRowList       *rows,
         GParamSpec       *pspec,
         PskHouseholdGrid *self)
{
  if (psk_row_list_is_busy (rows))
    return;

  follow_range (self);
  if (psk_grid_range_last_row (&self->range) >= MAX (psk_household_grid_n_rows (self), 1))
    psk_grid_range_set (&self->range, 0, self->range.column);
  psk_household_grid_show_status (self);
  psk_household_grid_show_empty (self);
  psk_household_grid_focus_late (self);
  find_wanted (self);
}

static void
selection_changed_cb (GtkSelectionModel *model,
                      guint              position,
                      guint              n_items,
                      PskHouseholdGrid  *self)
{
  psk_household_grid_show_status (self);
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

/* The columns that were sorted by before order what the new one leaves open. */
static void
lead_with (PskHouseholdQuery *query,
           PskHouseholdField  field,
           gboolean           descending)
{
  guint at = 0;

  while (at < query->n_sort && query->sort[at].field != field)
    at++;
  if (at == query->n_sort)
    query->n_sort = MIN (query->n_sort + 1, PSK_MAX_SORT_KEYS);
  at = MIN (at, query->n_sort - 1);
  memmove (&query->sort[1], &query->sort[0], at * sizeof query->sort[0]);
  query->sort[0].field = field;
  query->sort[0].descending = descending;
}

static void
sorter_changed_cb (GtkSorter        *sorter,
                   GtkSorterChange   change,
                   PskHouseholdGrid *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      GtkSorter *own = gtk_column_view_column_get_sorter (column);
      gboolean descending;

      if (own != NULL && psk_probe_sorter_leads (PSK_PROBE_SORTER (own), sorter, &descending))
        lead_with (self->query, psk_probe_sorter_get_key (PSK_PROBE_SORTER (own)), descending);
    }
  run_query (self);
  g_signal_emit (self, signals[QUERY_CHANGED], 0);
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
  run_query (self);
  g_signal_emit (self, signals[QUERY_CHANGED], 0);
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
drop_rows (PskHouseholdGrid *self)
{
  g_clear_handle_id (&self->copy_id, g_source_remove);
  gtk_column_view_set_model (self->view, NULL);
  if (self->rows != NULL)
    g_signal_handlers_disconnect_by_data (self->rows, self);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_object (&self->selection);
  g_clear_object (&self->rows);
}

static void
psk_household_grid_dispose (GObject *object)
{
  PskHouseholdGrid *self = PSK_HOUSEHOLD_GRID (object);

  g_clear_handle_id (&self->focus_id, g_source_remove);
  psk_household_grid_drop_popover (self);
  if (self->rows != NULL)
    drop_rows (self);
  g_clear_object (&self->book);
  g_clear_object (&self->columns);
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
   * PskHouseholdGrid::query-changed:
   * @self: a grid
   *
   * The user sorts or filters otherwise.
   */
  signals[QUERY_CHANGED] = g_signal_new ("query-changed", PSK_TYPE_HOUSEHOLD_GRID,
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
  gtk_widget_class_bind_template_child (widget_class, PskHouseholdGrid, base_button);
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

  self->columns = psk_grid_columns_new (
    &(const PskGridParts) { self->view, self->scroller, self->frozen_bar, self->frozen_edge },
    settings, G_CALLBACK (psk_household_grid_setup_cell),
    G_CALLBACK (psk_household_grid_bind_cell), psk_household_grid_create_popover);
  g_signal_connect (gtk_column_view_get_sorter (self->view), "changed",
                    G_CALLBACK (sorter_changed_cb), self);
  g_signal_connect_object (self->columns, "changed", G_CALLBACK (columns_changed_cb), self,
                           G_CONNECT_SWAPPED);

  psk_household_grid_follow_view (self);
}

/**
 * psk_household_grid_set_book:
 * @self: a grid
 * @book: (nullable): the book whose households it shows
 */
void
psk_household_grid_set_book (PskHouseholdGrid *self,
                             PskBook          *book)
{
  g_return_if_fail (PSK_IS_HOUSEHOLD_GRID (self));

  drop_rows (self);
  g_set_object (&self->book, book);
  if (book == NULL)
    return;

  self->rows = psk_row_list_new (book, &psk_household_row_source);
  g_signal_connect (self->rows, "items-changed", G_CALLBACK (keep_focus_cb), self);
  self->selection = psk_row_selection_new (self->rows);
  g_signal_connect (self->rows, "notify::busy", G_CALLBACK (busy_cb), self);
  g_signal_connect (self->selection, "selection-changed", G_CALLBACK (selection_changed_cb), self);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_ptr_array_set_size (self->query->filters, 0);
  psk_household_grid_show_filters (self);
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

  self->query->area = area;
  self->query->scope = scope;
  g_free (self->query->search);
  self->query->search = g_strdup (search);
  run_query (self);
}

/**
 * psk_household_grid_set_revealed:
 * @self: a grid
 * @revealed: whether cells that are filled from now on show citizen ids in full
 */
void
psk_household_grid_set_revealed (PskHouseholdGrid *self,
                                 gboolean          revealed)
{
  g_return_if_fail (PSK_IS_HOUSEHOLD_GRID (self));

  self->revealed = revealed;
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
  run_query (self);
  g_signal_emit (self, signals[QUERY_CHANGED], 0);
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

  g_ptr_array_set_size (self->query->filters, 0);
  while (copy->filters != NULL && copy->filters->len > 0)
    g_ptr_array_add (self->query->filters, g_ptr_array_steal_index (copy->filters, 0));
  memcpy (self->query->sort, copy->sort, sizeof copy->sort);
  self->query->n_sort = copy->n_sort;
  psk_household_grid_show_filters (self);
  run_query (self);
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
 * psk_household_grid_show_row:
 * @self: a grid
 * @id: a household
 *
 * Goes to its row, now or when it is there.
 */
void
psk_household_grid_show_row (PskHouseholdGrid *self,
                             gint64            id)
{
  g_return_if_fail (PSK_IS_HOUSEHOLD_GRID (self));

  self->wanted = id;
  find_wanted (self);
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
