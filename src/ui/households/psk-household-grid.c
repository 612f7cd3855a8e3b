/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-household-grid.h"

#include <glib/gi18n.h>
#include <string.h>

#include "psk-cell-chooser.h"
#include "psk-cell.h"
#include "psk-filter-popover.h"
#include "psk-grid-clipboard.h"
#include "psk-grid-columns.h"
#include "psk-household-edit.h"
#include "psk-household-table.h"
#include "psk-page.h"
#include "psk-probe-sorter.h"
#include "psk-row-selection.h"
#include "psk-text.h"

/**
 * PskHouseholdGrid:
 *
 * Households in a grid that behaves as a spreadsheet: cells are edited in place, blocks of
 * them are copied, pasted and filled, columns are sorted, filtered, moved and hidden.
 */
struct _PskHouseholdGrid
{
  AdwBin parent_instance;

  /* Template widgets */
  GtkRevealer *filter_revealer;
  GtkBox *filter_box;
  GtkStack *stack;
  GtkColumnView *view;
  AdwStatusPage *empty_page;
  GtkLabel *status_label;

  /* Owned */
  PskBook *book;
  PskRowList *rows;
  PskRowSelection *selection;
  PskHouseholdQuery *query;
  GSettings *settings;

  PskGridRange range;
  gint64 wanted; /* the household to go to when the rows are there, or 0 */
  gboolean dragging;

  /* The cell that gets the focus when its row is there */
  gint64 focus_row;
  int focus_column;
  guint focus_id;
};

G_DEFINE_FINAL_TYPE (PskHouseholdGrid, psk_household_grid, ADW_TYPE_BIN)

enum
{
  SELECTION_CHANGED,
  QUERY_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static guint
n_rows (PskHouseholdGrid *self)
{
  return self->rows != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->rows)) : 0;
}

/* The rows of the view are the children of its list; their cells hold ours. */
static GtkWidget *
first_row (PskHouseholdGrid *self)
{
  return gtk_widget_get_first_child (gtk_widget_get_last_child (GTK_WIDGET (self->view)));
}

static PskCell *
cell_at (GtkWidget *row,
         guint      column)
{
  GtkWidget *cell = row != NULL ? gtk_widget_get_first_child (row) : NULL;

  for (; cell != NULL && column > 0; column--)
    cell = gtk_widget_get_next_sibling (cell);
  cell = cell != NULL ? gtk_widget_get_first_child (cell) : NULL;

  return PSK_IS_CELL (cell) ? PSK_CELL (cell) : NULL;
}

static guint
column_of (PskCell *cell)
{
  guint column = 0;

  for (GtkWidget *w = gtk_widget_get_prev_sibling (gtk_widget_get_parent (GTK_WIDGET (cell)));
       w != NULL;
       w = gtk_widget_get_prev_sibling (w))
    column++;

  return column;
}

/* The cell of a household that is on the screen, or NULL. */
static PskCell *
find_cell (PskHouseholdGrid *self,
           gint64            household,
           guint             column)
{
  for (GtkWidget *row = first_row (self); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      PskCell *cell = cell_at (row, column);

      if (cell != NULL && psk_cell_get_row (cell) == household)
        return cell;
    }

  return NULL;
}

static void
show_range (PskHouseholdGrid *self)
{
  const gboolean is_cell = psk_grid_range_is_cell (&self->range);

  for (GtkWidget *row = first_row (self); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      guint column = 0;
      PskCell *cell;

      while ((cell = cell_at (row, column)) != NULL)
        {
          psk_cell_set_in_range (cell, !is_cell
                                       && psk_grid_range_contains (&self->range,
                                                                   psk_cell_get_position (cell),
                                                                   column));
          column++;
        }
    }
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
       row <= psk_grid_range_last_row (&self->range) && row < n_rows (self);
       row++)
    {
      g_autoptr (PskHousehold) household = g_list_model_get_item (G_LIST_MODEL (self->rows), row);

      sum += MAX (0, field == PSK_HOUSEHOLD_KINDS ? household->kinds : household->members);
    }
  number = psk_text_format_number (sum, 0);

  /* Translators: the title of a column, and the sum of its numbers that are selected */
  return g_strdup_printf (_("%s: sum %s"), psk_household_columns_title (field), number);
}

static void
show_status (PskHouseholdGrid *self)
{
  const guint n = n_rows (self);
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
show_empty (PskHouseholdGrid *self)
{
  adw_status_page_set_title (self->empty_page, is_narrowed (self) ? _("Nothing Was Found")
                                                                  : _("No Households Yet"));
  adw_status_page_set_description (
    self->empty_page,
    is_narrowed (self) ? _("Try another word, another filter or a larger area.")
                       : _("Import the list of a district, or add households one by one."));
  gtk_stack_set_visible_child_name (self->stack, n_rows (self) == 0 ? "empty" : "grid");
}

static void
run_query (PskHouseholdGrid *self)
{
  if (self->rows != NULL)
    psk_row_list_set_query (self->rows, self->query);
}

static void
scroll_to (PskHouseholdGrid *self,
           guint             position)
{
  GtkWidget *list = gtk_widget_get_last_child (GTK_WIDGET (self->view));

  gtk_widget_activate_action (list, "list.scroll-to-item", "u", position);
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

  if (gtk_widget_compute_bounds (holder, row, &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.x, bounds.origin.x + bounds.size.width);
}

static gboolean
focus_cb (gpointer user_data)
{
  PskHouseholdGrid *self = user_data;
  PskCell *cell = find_cell (self, self->focus_row, (guint) self->focus_column);

  self->focus_id = 0;
  self->focus_row = 0;
  if (cell != NULL)
    {
      gtk_widget_grab_focus (GTK_WIDGET (cell));
      show_column (self, cell);
    }

  return G_SOURCE_REMOVE;
}

/* Now when its row is on the screen, else when the view has come there. */
static void
focus_cell (PskHouseholdGrid *self,
            guint             position,
            guint             column)
{
  const gint64 id = psk_row_list_get_id (self->rows, position);
  PskCell *cell = find_cell (self, id, column);

  scroll_to (self, position);
  if (cell != NULL)
    {
      gtk_widget_grab_focus (GTK_WIDGET (cell));
      show_column (self, cell);
      return;
    }

  self->focus_row = id;
  self->focus_column = (int) column;
  if (self->focus_id == 0)
    self->focus_id = g_timeout_add (30, focus_cb, self);
}

/* The selected rows are those of the block. */
static void
select_rows (PskHouseholdGrid *self)
{
  gtk_selection_model_select_range (GTK_SELECTION_MODEL (self->selection),
                                    psk_grid_range_first_row (&self->range),
                                    psk_grid_range_n_rows (&self->range), TRUE);
}

static void
choose_cell (PskHouseholdGrid *self,
             guint             row,
             guint             column)
{
  psk_grid_range_set (&self->range, row, column);
  select_rows (self);
  show_range (self);
  focus_cell (self, row, column);
}

static void
extend_to (PskHouseholdGrid *self,
           guint             row,
           guint             column)
{
  psk_grid_range_extend_to (&self->range, row, column);
  select_rows (self);
  show_range (self);
  show_status (self);
  scroll_to (self, row);
}

static PskHouseholdGrid *
grid_of (gpointer widget)
{
  return PSK_HOUSEHOLD_GRID (gtk_widget_get_ancestor (widget, PSK_TYPE_HOUSEHOLD_GRID));
}

static void
cell_move_cb (PskCell *cell,
              int      columns,
              int      rows,
              gboolean extend)
{
  PskHouseholdGrid *self = grid_of (cell);
  g_autoptr (GArray) fields = psk_household_grid_get_fields (self);
  guint row = psk_cell_get_position (cell);
  guint column = column_of (cell);

  if (n_rows (self) == 0 || fields->len == 0)
    return;

  if (!extend)
    {
      choose_cell (self, psk_grid_move (row, rows, n_rows (self)),
                   psk_grid_move (column, columns, fields->len));
      return;
    }

  if (!psk_grid_range_contains (&self->range, row, column))
    psk_grid_range_set (&self->range, row, column);
  extend_to (self, psk_grid_move (self->range.end_row, rows, n_rows (self)),
             psk_grid_move (self->range.end_column, columns, fields->len));
}

static void
cell_pressed_cb (PskCell *cell,
                 gboolean extend)
{
  PskHouseholdGrid *self = grid_of (cell);
  const guint row = psk_cell_get_position (cell);
  const guint column = column_of (cell);

  if (extend)
    {
      extend_to (self, row, column);
      return;
    }

  /* The row selects itself, also together with others when Ctrl is held. */
  psk_grid_range_set (&self->range, row, column);
  show_range (self);
  show_status (self);
  gtk_widget_grab_focus (GTK_WIDGET (cell));
}

static void
cell_edited_cb (PskCell    *cell,
                const char *text)
{
  PskHouseholdGrid *self = grid_of (cell);
  PskPage *page = PSK_PAGE (gtk_widget_get_ancestor (GTK_WIDGET (self), PSK_TYPE_PAGE));
  g_autoptr (GPtrArray) edits
    = g_ptr_array_new_with_free_func ((GDestroyNotify) psk_household_edit_free);
  g_autoptr (PskCommand) command = NULL;
  g_autoptr (PskHousehold) household = NULL;
  g_autofree char *name = NULL;

  household = psk_household_table_read (psk_book_get_store (self->book), psk_cell_get_row (cell),
                                        NULL);
  if (household == NULL)
    return;

  g_ptr_array_add (edits, psk_household_edit_new (household->id, psk_cell_get_column (cell),
                                                  text));
  command = psk_household_edits_command (edits, NULL);
  name = psk_household_get_name (household);
  psk_command_set_subject (command, name);
  psk_page_run (page, command, NULL);
}

static void
cell_clear_cb (PskCell *cell)
{
  psk_grid_clear_cells (grid_of (cell));
}

static void
cell_editing_cb (PskCell *cell,
                 GtkText *entry)
{
  psk_cell_chooser_attach (cell, entry, psk_household_grid_get_book (grid_of (cell)));
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          gconstpointer             user_data)
{
  const PskHouseholdColumn *column = user_data;
  GtkWidget *cell = psk_cell_new ();

  psk_cell_set_item (PSK_CELL (cell), item);
  psk_cell_set_editable (PSK_CELL (cell), column->editable);
  psk_cell_set_xalign (PSK_CELL (cell), column->xalign);
  psk_cell_set_column (PSK_CELL (cell), column->field);
  g_signal_connect (cell, "edited", G_CALLBACK (cell_edited_cb), NULL);
  g_signal_connect (cell, "editing", G_CALLBACK (cell_editing_cb), NULL);
  g_signal_connect (cell, "clear", G_CALLBACK (cell_clear_cb), NULL);
  g_signal_connect (cell, "move", G_CALLBACK (cell_move_cb), NULL);
  g_signal_connect (cell, "pressed", G_CALLBACK (cell_pressed_cb), NULL);
  gtk_list_item_set_child (item, cell);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         gconstpointer             user_data)
{
  const PskHouseholdColumn *column = user_data;
  PskCell *cell = PSK_CELL (gtk_list_item_get_child (item));
  PskHousehold *household = gtk_list_item_get_item (item);
  PskHouseholdGrid *self = PSK_HOUSEHOLD_GRID (
    gtk_widget_get_ancestor (GTK_WIDGET (cell), PSK_TYPE_HOUSEHOLD_GRID));
  g_autofree char *text = NULL;
  g_autofree char *edit_text = NULL;

  if (self == NULL || household->id == 0)
    {
      psk_cell_set_text (cell, "");
      return;
    }

  text = psk_household_columns_text (self->book, household, column->field);
  edit_text = psk_household_columns_edit_text (self->book, household, column->field);
  psk_cell_set_row (cell, household->id);
  psk_cell_set_text (cell, text);
  psk_cell_set_edit_text (cell, edit_text);
  psk_cell_set_class (cell, psk_household_columns_class (household, column->field));
  psk_cell_set_in_range (cell, !psk_grid_range_is_cell (&self->range)
                               && psk_grid_range_contains (&self->range,
                                                           gtk_list_item_get_position (item),
                                                           column_of (cell)));
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

  if (!PSK_IS_CELL (focus) || self->focus_row != 0)
    return;

  self->focus_row = psk_cell_get_row (PSK_CELL (focus));
  self->focus_column = (int) column_of (PSK_CELL (focus));
  if (self->focus_id == 0)
    self->focus_id = g_idle_add (focus_cb, self);
}

static void
find_wanted (PskHouseholdGrid *self)
{
  guint position;

  if (self->wanted == 0 || self->rows == NULL
      || !psk_row_list_find (self->rows, self->wanted, &position))
    return;

  self->wanted = 0;
  choose_cell (self, position, self->range.column);
}

static void
busy_cb (PskRowList       *rows,
         GParamSpec       *pspec,
         PskHouseholdGrid *self)
{
  if (psk_row_list_is_busy (rows))
    return;

  if (psk_grid_range_last_row (&self->range) >= MAX (n_rows (self), 1))
    psk_grid_range_set (&self->range, 0, self->range.column);
  show_status (self);
  show_empty (self);
  find_wanted (self);
}

static void
selection_changed_cb (GtkSelectionModel *model,
                      guint              position,
                      guint              n_items,
                      PskHouseholdGrid  *self)
{
  show_status (self);
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

static PskFilter *
find_filter (PskHouseholdGrid *self,
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

static void
show_filters (PskHouseholdGrid *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->filter_box))) != NULL)
    gtk_box_remove (self->filter_box, child);

  for (guint i = 0; i < self->query->filters->len; i++)
    {
      const PskFilter *filter = self->query->filters->pdata[i];
      g_autofree char *text = psk_grid_columns_describe_filter (self->book, filter);
      g_autofree char *label = g_strdup_printf ("%s  ✕", text);
      GtkWidget *chip = gtk_button_new_with_label (label);

      gtk_widget_add_css_class (chip, "filter-chip");
      gtk_widget_set_tooltip_text (chip, _("Take this filter away"));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (chip), "grid.remove-filter");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (chip), "i", filter->column);
      gtk_box_append (self->filter_box, chip);
    }
  gtk_revealer_set_reveal_child (self->filter_revealer, self->query->filters->len > 0);
  psk_grid_columns_mark_filters (self->view, self->query);
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
  show_filters (self);
  run_query (self);
  g_signal_emit (self, signals[QUERY_CHANGED], 0);
}

static void
toggle_column_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  PskHouseholdGrid *self = PSK_HOUSEHOLD_GRID (widget);
  const PskHouseholdField field = (PskHouseholdField) g_variant_get_int32 (parameter);

  psk_grid_columns_set_visible (self->view, field,
                                !psk_grid_columns_is_visible (self->view, field));
  show_range (self);
}

static void
select_all_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  PskHouseholdGrid *self = PSK_HOUSEHOLD_GRID (widget);
  g_autoptr (GArray) fields = psk_household_grid_get_fields (self);

  if (n_rows (self) == 0)
    return;

  psk_grid_range_set (&self->range, 0, 0);
  psk_grid_range_extend_to (&self->range, n_rows (self) - 1, MAX (fields->len, 1) - 1);
  select_rows (self);
  show_range (self);
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

static void
drag_begin_cb (GtkGestureDrag   *gesture,
               double            x,
               double            y,
               PskHouseholdGrid *self)
{
  self->dragging = pick_cell (self, x, y) != NULL;
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
          && column_of (cell) == self->range.end_column))
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  extend_to (self, psk_cell_get_position (cell), column_of (cell));
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
  psk_grid_columns_sort (self->view, psk_filter_popover_get_field (popover), descending);
}

static void
hide_column_cb (PskFilterPopover *popover,
                PskHouseholdGrid *self)
{
  psk_grid_columns_set_visible (self->view, psk_filter_popover_get_field (popover), FALSE);
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
                             find_filter (self, psk_filter_popover_get_field (popover)), counts);
}

/* The values of a column are counted when its list of them is opened. */
static void
popover_shown_cb (PskFilterPopover *popover,
                  PskHouseholdGrid *self)
{
  CountData *count;

  if (self->book == NULL)
    return;

  count = g_new0 (CountData, 1);
  count->query = psk_household_query_copy (self->query);
  count->field = psk_filter_popover_get_field (popover);
  psk_book_read_async (self->book, count_on_reader, count, count_data_free,
                       (GDestroyNotify) g_array_unref, NULL, counted_cb, g_object_ref (popover));
}

static void
connect_popover (PskHouseholdGrid *self,
                 PskHouseholdField field,
                 GtkMenuButton    *button)
{
  GtkWidget *popover = psk_filter_popover_new (field);

  g_signal_connect (popover, "show", G_CALLBACK (popover_shown_cb), self);
  g_signal_connect (popover, "changed", G_CALLBACK (filter_changed_cb), self);
  g_signal_connect (popover, "sort", G_CALLBACK (popover_sort_cb), self);
  g_signal_connect (popover, "hide-column", G_CALLBACK (hide_column_cb), self);
  gtk_menu_button_set_popover (button, popover);
}

static void
create_popover_cb (GtkMenuButton *button,
                   gpointer       user_data)
{
  PskHouseholdGrid *self = grid_of (button);

  if (gtk_menu_button_get_popover (button) == NULL)
    connect_popover (self, psk_grid_columns_field_of_button (button), button);
}

/* A column was moved: its block of cells is another one now. */
static void
columns_changed_cb (PskHouseholdGrid *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    show_range (self);
}

static void
drop_rows (PskHouseholdGrid *self)
{
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
  if (self->rows != NULL)
    drop_rows (self);
  g_clear_object (&self->book);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->query, psk_household_query_free);

  G_OBJECT_CLASS (psk_household_grid_parent_class)->dispose (object);
}

/* Whoever comes back finds the columns as they were left. */
static void
psk_household_grid_unmap (GtkWidget *widget)
{
  PskHouseholdGrid *self = PSK_HOUSEHOLD_GRID (widget);

  psk_grid_columns_save (self->view, self->settings);
  GTK_WIDGET_CLASS (psk_household_grid_parent_class)->unmap (widget);
}

static void
add_bindings (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "grid.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "grid.paste", NULL, paste_action);
  gtk_widget_class_install_action (widget_class, "grid.fill-down", NULL, fill_down_action);
  gtk_widget_class_install_action (widget_class, "grid.select-all", NULL, select_all_action);
  gtk_widget_class_install_action (widget_class, "grid.toggle-column", "i", toggle_column_action);
  gtk_widget_class_install_action (widget_class, "grid.remove-filter", "i", remove_filter_action);
  gtk_widget_class_install_action (widget_class, "grid.clear-filters", NULL, clear_filters_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "grid.copy", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "grid.paste",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, GDK_CONTROL_MASK, "grid.fill-down",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_a, GDK_CONTROL_MASK,
                                       "grid.select-all", NULL);
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
  gtk_widget_class_bind_template_child (widget_class, PskHouseholdGrid, view);
  gtk_widget_class_bind_template_child (widget_class, PskHouseholdGrid, empty_page);
  gtk_widget_class_bind_template_child (widget_class, PskHouseholdGrid, status_label);
  add_bindings (widget_class);
}

static void
psk_household_grid_init (PskHouseholdGrid *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->settings = g_settings_new (PSK_APPLICATION_ID);
  self->query = g_new0 (PskHouseholdQuery, 1);
  self->query->filters = g_ptr_array_new_with_free_func ((GDestroyNotify) psk_filter_free);

  psk_grid_columns_add (self->view, self->settings, G_CALLBACK (setup_cb), G_CALLBACK (bind_cb),
                        create_popover_cb);
  g_signal_connect (gtk_column_view_get_sorter (self->view), "changed",
                    G_CALLBACK (sorter_changed_cb), self);
  g_signal_connect_object (gtk_column_view_get_columns (self->view), "items-changed",
                           G_CALLBACK (columns_changed_cb), self, G_CONNECT_SWAPPED);

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (drag));
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
  show_filters (self);
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
 * psk_household_grid_warm:
 * @self: a grid
 *
 * Says that a search is about to begin.
 */
void
psk_household_grid_warm (PskHouseholdGrid *self)
{
  if (self->rows != NULL)
    psk_row_list_warm (self->rows);
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
  PskFilter *old = find_filter (self, field);

  g_return_if_fail (PSK_IS_HOUSEHOLD_GRID (self));

  if (old != NULL)
    g_ptr_array_remove (self->query->filters, old);
  if (filter != NULL)
    g_ptr_array_add (self->query->filters, filter);
  if (old == NULL && filter == NULL)
    return;

  show_filters (self);
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
  show_filters (self);
  run_query (self);
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

  return psk_grid_columns_make_menu (self->view);
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
  return psk_grid_columns_get_fields (self->view);
}
