/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-households-page.h"

#include <glib/gi18n.h>
#include <string.h>

#include "psk-area-tree.h"
#include "psk-cell.h"
#include "psk-household-columns.h"
#include "psk-household-commands.h"
#include "psk-household-detail.h"
#include "psk-household-files.h"
#include "psk-household-query.h"
#include "psk-household-table.h"
#include "psk-metric.h"
#include "psk-probe-sorter.h"
#include "psk-row-list.h"
#include "psk-row-selection.h"
#include "psk-text.h"

/**
 * PskHouseholdsPage:
 *
 * The roster: areas with counts on the left, a grid that behaves like a
 * spreadsheet, one household in detail on the right.
 */
struct _PskHouseholdsPage
{
  PskPage parent_instance;

  /* Template widgets */
  GtkSearchEntry *search_entry;
  GtkDropDown *scope_dropdown;
  GtkDropDown *state_dropdown;
  PskAreaTree *area_tree;
  GtkStack *stack;
  GtkColumnView *grid;
  AdwStatusPage *empty_page;
  GtkLabel *status_label;
  PskHouseholdDetail *detail;

  /* Owned */
  PskRowList *rows;
  PskRowSelection *selection;
  PskMetrics *metrics;

  PskSortKey sort[PSK_MAX_SORT_KEYS];
  guint n_sort;
  gboolean setting_up;
  gint64 wanted; /* the household to go to when the rows are there, or 0 */

  /* Where the focus was before rows were replaced */
  gint64 focus_row;
  int focus_column;
  guint focus_id;
};

G_DEFINE_FINAL_TYPE (PskHouseholdsPage, psk_households_page, PSK_TYPE_PAGE)

/* The states of the filter, in the order of the drop-down; the first is all. */
static const char *states[] = { NULL, "planting", "started", "selected", "dropped", "candidate" };

static PskBook *
book_of (PskHouseholdsPage *self)
{
  return psk_page_get_book (PSK_PAGE (self));
}

static void
run_query (PskHouseholdsPage *self)
{
  const guint state = gtk_drop_down_get_selected (self->state_dropdown);
  PskHouseholdQuery query = {
    .area = psk_page_get_area (PSK_PAGE (self)),
    .scope = gtk_drop_down_get_selected (self->scope_dropdown) == 1
             ? PSK_HOUSEHOLDS_ALL : PSK_HOUSEHOLDS_CHOSEN,
    .search = (char *) gtk_editable_get_text (GTK_EDITABLE (self->search_entry)),
    .n_sort = self->n_sort,
  };
  char *values[] = { state < G_N_ELEMENTS (states) ? (char *) states[state] : NULL, NULL };
  PskFilter filter = { PSK_HOUSEHOLD_STATUS, PSK_FILTER_ONE_OF, NULL, values, NULL, NULL };
  g_autoptr (GPtrArray) filters = g_ptr_array_new ();

  /* A page that is not seen asks when it is shown: a new search entry says by itself
   * that it changed, and the rows would fill a grid before the first window is painted. */
  if (self->rows == NULL || self->setting_up || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  memcpy (query.sort, self->sort, sizeof query.sort);
  if (values[0] != NULL)
    g_ptr_array_add (filters, &filter);
  query.filters = filters;

  /* The whole base list of the province is in the order of an index. */
  if (psk_area_code_level (query.area) == PSK_AREA_PROVINCE)
    query.area = 0;
  psk_row_list_set_query (self->rows, &query);
}

static void
show_status (PskHouseholdsPage *self)
{
  const guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  const guint n_selected = psk_row_selection_get_n (self->selection);
  g_autofree char *rows = psk_text_format_number (n_rows, 0);
  g_autofree char *shown = g_strdup_printf (ngettext ("%s household", "%s households", n_rows),
                                            rows);
  g_autofree char *selected = psk_text_format_number (n_selected, 0);
  g_autofree char *text = NULL;

  if (n_selected > 1)
    /* Translators: households shown, households selected */
    text = g_strdup_printf (_("%s · %s selected"), shown, selected);
  else
    text = g_strdup (shown);
  gtk_label_set_label (self->status_label, text);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "households.delete", n_selected > 0);
}

static void
show_empty (PskHouseholdsPage *self)
{
  const gboolean searching = *gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) != '\0'
                             || gtk_drop_down_get_selected (self->state_dropdown) > 0;
  const gboolean empty = g_list_model_get_n_items (G_LIST_MODEL (self->rows)) == 0;

  adw_status_page_set_title (self->empty_page,
                             searching ? _("Nothing Was Found") : _("No Households Yet"));
  adw_status_page_set_description (
    self->empty_page,
    searching ? _("Try another word, another status or a larger area.")
              : _("Import the list of a district, or add households one by one."));
  gtk_stack_set_visible_child_name (self->stack, empty ? "empty" : "grid");
}

static PskHousehold *
get_current (PskHouseholdsPage *self)
{
  g_autoptr (GArray) ids = psk_row_selection_get_ids (self->selection);

  if (ids->len != 1)
    return NULL;

  return psk_household_table_read (psk_book_get_store (book_of (self)),
                                   g_array_index (ids, gint64, 0), NULL);
}

static void
show_detail (PskHouseholdsPage *self)
{
  g_autoptr (PskHousehold) household = get_current (self);

  psk_household_detail_show (self->detail, book_of (self), household);
}

static void
scroll_to (PskHouseholdsPage *self,
           guint              position)
{
  GtkWidget *list = gtk_widget_get_last_child (GTK_WIDGET (self->grid));

  gtk_widget_activate_action (list, "list.scroll-to-item", "u", position);
}

static void
find_wanted (PskHouseholdsPage *self)
{
  guint position;

  if (self->wanted == 0 || !psk_row_list_find (self->rows, self->wanted, &position))
    return;

  self->wanted = 0;
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  scroll_to (self, position);
}

/* The cells of a row are its children; the widget of a cell holds ours. */
static GtkWidget *
cell_at (GtkWidget *row,
         int        column)
{
  GtkWidget *cell = row != NULL ? gtk_widget_get_first_child (row) : NULL;

  for (; cell != NULL && column > 0; column--)
    cell = gtk_widget_get_next_sibling (cell);

  return cell != NULL ? gtk_widget_get_first_child (cell) : NULL;
}

static int
column_of (GtkWidget *cell)
{
  int column = 0;

  for (GtkWidget *w = gtk_widget_get_prev_sibling (gtk_widget_get_parent (cell));
       w != NULL;
       w = gtk_widget_get_prev_sibling (w))
    column++;

  return column;
}

/* The cell of a household that is on the screen, or NULL. */
static GtkWidget *
find_cell (PskHouseholdsPage *self,
           gint64             household,
           int                column)
{
  GtkWidget *list = gtk_widget_get_last_child (GTK_WIDGET (self->grid));

  for (GtkWidget *row = gtk_widget_get_first_child (list);
       row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *cell = cell_at (row, column);

      if (PSK_IS_CELL (cell) && psk_cell_get_row (PSK_CELL (cell)) == household)
        return cell;
    }

  return NULL;
}

static gboolean
restore_focus_cb (gpointer user_data)
{
  PskHouseholdsPage *self = user_data;
  GtkWidget *cell = find_cell (self, self->focus_row, self->focus_column);

  self->focus_id = 0;
  self->focus_row = 0;
  if (cell != NULL)
    gtk_widget_grab_focus (cell);

  return G_SOURCE_REMOVE;
}

/* Runs before the view hears that rows are replaced, which takes the focus. */
static void
keep_focus_cb (PskRowList        *rows,
               guint              position,
               guint              removed,
               guint              added,
               PskHouseholdsPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (!PSK_IS_CELL (focus) || self->focus_row != 0)
    return;

  self->focus_row = psk_cell_get_row (PSK_CELL (focus));
  self->focus_column = column_of (focus);
  if (self->focus_id == 0)
    self->focus_id = g_idle_add (restore_focus_cb, self);
}

static void
busy_cb (PskRowList        *rows,
         GParamSpec        *pspec,
         PskHouseholdsPage *self)
{
  if (psk_row_list_is_busy (rows))
    return;

  show_status (self);
  show_empty (self);
  find_wanted (self);
}

static void
selection_changed_cb (GtkSelectionModel *model,
                      guint              position,
                      guint              n_items,
                      PskHouseholdsPage *self)
{
  show_status (self);
  show_detail (self);
}

static void
cell_edited_cb (PskCell     *cell,
                const char  *text,
                GtkListItem *item)
{
  PskHouseholdsPage *self = PSK_HOUSEHOLDS_PAGE (
    gtk_widget_get_ancestor (GTK_WIDGET (cell), PSK_TYPE_HOUSEHOLDS_PAGE));
  PskHousehold *household = gtk_list_item_get_item (item);
  const PskHouseholdField field = psk_cell_get_column (cell);
  g_autoptr (PskCommand) command = NULL;
  g_autofree char *name = NULL;

  if (household == NULL || household->id == 0)
    return;

  command = psk_command_household_set (household->id, field, text);
  name = psk_household_get_name (household);
  psk_command_set_subject (command, name);
  psk_page_run (PSK_PAGE (self), command, NULL);
}

static void
cell_move_cb (PskCell     *cell,
              int          columns,
              int          rows,
              GtkListItem *item)
{
  PskHouseholdsPage *self = PSK_HOUSEHOLDS_PAGE (
    gtk_widget_get_ancestor (GTK_WIDGET (cell), PSK_TYPE_HOUSEHOLDS_PAGE));
  GtkWidget *row = gtk_widget_get_parent (gtk_widget_get_parent (GTK_WIDGET (cell)));
  const int column = column_of (GTK_WIDGET (cell)) + columns;
  const guint position = gtk_list_item_get_position (item) + rows;
  GtkWidget *target;

  if (rows != 0)
    row = rows > 0 ? gtk_widget_get_next_sibling (row) : gtk_widget_get_prev_sibling (row);
  target = column >= 0 ? cell_at (row, column) : NULL;
  if (target == NULL)
    return;

  gtk_widget_grab_focus (target);
  if (rows != 0)
    {
      gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
      scroll_to (self, position);
    }
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          gconstpointer             user_data)
{
  const PskHouseholdColumn *column = user_data;
  GtkWidget *cell = psk_cell_new ();

  psk_cell_set_editable (PSK_CELL (cell), column->editable);
  psk_cell_set_xalign (PSK_CELL (cell), column->xalign);
  psk_cell_set_column (PSK_CELL (cell), column->field);
  g_signal_connect (cell, "edited", G_CALLBACK (cell_edited_cb), item);
  g_signal_connect (cell, "move", G_CALLBACK (cell_move_cb), item);
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
  PskHouseholdsPage *self = PSK_HOUSEHOLDS_PAGE (
    gtk_widget_get_ancestor (GTK_WIDGET (cell), PSK_TYPE_HOUSEHOLDS_PAGE));
  g_autofree char *text = NULL;
  g_autofree char *edit_text = NULL;

  if (self == NULL || household->id == 0)
    {
      psk_cell_set_text (cell, "");
      return;
    }

  text = psk_household_columns_text (book_of (self), household, column->field);
  edit_text = psk_household_columns_edit_text (book_of (self), household, column->field);
  psk_cell_set_row (cell, household->id);
  psk_cell_set_text (cell, text);
  psk_cell_set_edit_text (cell, edit_text);
  psk_cell_set_class (cell, psk_household_columns_class (household, column->field));
}

/* The columns that were sorted by before order what the new one leaves open. */
static void
lead_with (PskHouseholdsPage *self,
           PskHouseholdField  field,
           gboolean           descending)
{
  guint at = 0;

  while (at < self->n_sort && self->sort[at].field != field)
    at++;
  if (at == self->n_sort)
    self->n_sort = MIN (self->n_sort + 1, PSK_MAX_SORT_KEYS);
  at = MIN (at, self->n_sort - 1);
  memmove (&self->sort[1], &self->sort[0], at * sizeof self->sort[0]);
  self->sort[0].field = field;
  self->sort[0].descending = descending;
}

static void
sorter_changed_cb (GtkSorter         *sorter,
                   GtkSorterChange    change,
                   PskHouseholdsPage *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->grid);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      GtkSorter *own = gtk_column_view_column_get_sorter (column);
      gboolean descending;

      if (own != NULL && psk_probe_sorter_leads (PSK_PROBE_SORTER (own), sorter, &descending))
        lead_with (self, psk_probe_sorter_get_key (PSK_PROBE_SORTER (own)), descending);
    }
  run_query (self);
}

static void
add_column (PskHouseholdsPage        *self,
            const PskHouseholdColumn *column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) view_column = NULL;
  g_autoptr (GtkSorter) sorter = psk_probe_sorter_new (column->field);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), (gpointer) column);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), (gpointer) column);
  view_column = gtk_column_view_column_new (_(column->title), factory);
  gtk_column_view_column_set_fixed_width (view_column, column->width);
  gtk_column_view_column_set_resizable (view_column, TRUE);
  gtk_column_view_column_set_sorter (view_column, sorter);
  gtk_column_view_append_column (self->grid, view_column);
}

static void
add_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  PskHouseholdsPage *self = PSK_HOUSEHOLDS_PAGE (widget);
  const int area = psk_page_get_area (PSK_PAGE (self));
  g_autoptr (PskCommand) command = NULL;

  if (psk_area_code_level (area) != PSK_AREA_TAMBON)
    {
      psk_page_toast (PSK_PAGE (self),
                      _("Choose the tambon of the new household on the left first."));
      return;
    }

  command = psk_command_household_add (area, 0);
  if (!psk_page_run (PSK_PAGE (self), command, _("A household was added: fill in its row")))
    return;

  self->wanted = psk_command_household_get_id (command);
  psk_row_list_refresh (self->rows);
}

static void
delete_response_cb (AdwMessageDialog  *dialog,
                    const char        *response,
                    PskHouseholdsPage *self)
{
  g_autoptr (GArray) ids = NULL;
  g_autoptr (PskCommand) command = NULL;
  g_autofree char *toast = NULL;

  if (!g_str_equal (response, "delete"))
    return;

  ids = psk_row_selection_get_ids (self->selection);
  if (ids->len == 0)
    return;

  command = psk_command_household_delete ((const gint64 *) ids->data, ids->len);
  toast = g_strdup_printf (ngettext ("%u household was deleted", "%u households were deleted",
                                     ids->len),
                           ids->len);
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
  psk_page_run (PSK_PAGE (self), command, toast);
}

static void
delete_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  PskHouseholdsPage *self = PSK_HOUSEHOLDS_PAGE (widget);
  const guint n = psk_row_selection_get_n (self->selection);
  g_autofree char *heading = NULL;
  GtkWidget *dialog;

  if (n == 0)
    return;

  heading = g_strdup_printf (ngettext ("Delete %u Household?", "Delete %u Households?", n), n);
  dialog = adw_message_dialog_new (
    GTK_WINDOW (gtk_widget_get_root (widget)), heading,
    _("Delete only what was entered by mistake. It can be undone."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "delete",
                                    _("_Delete"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "delete",
                                              ADW_RESPONSE_DESTRUCTIVE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (delete_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
import_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  psk_household_files_import (PSK_PAGE (widget));
}

static void
export_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  psk_household_files_export (PSK_PAGE (widget));
}

static void
search_entered_cb (PskHouseholdsPage *self)
{
  if (self->rows != NULL)
    psk_row_list_warm (self->rows);
}

static void
search_changed_cb (PskHouseholdsPage *self)
{
  run_query (self);
}

static void
stop_search_cb (PskHouseholdsPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

static void
filter_changed_cb (PskHouseholdsPage *self)
{
  run_query (self);
}

static void
fill_state_filter (PskHouseholdsPage *self)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  const guint selected = gtk_drop_down_get_selected (self->state_dropdown);

  gtk_string_list_append (list, _("Every status"));
  for (gsize i = 1; i < G_N_ELEMENTS (states); i++)
    gtk_string_list_append (list, psk_definition_get_code_title (
                              psk_book_get_codes (book_of (self)), "household_status", states[i],
                              psk_language_of_messages ()));
  self->setting_up = TRUE;
  gtk_drop_down_set_model (self->state_dropdown, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (self->state_dropdown,
                              selected < G_N_ELEMENTS (states) ? selected : 0);
  self->setting_up = FALSE;
}

static void
drop_rows (PskHouseholdsPage *self)
{
  gtk_column_view_set_model (self->grid, NULL);
  if (self->rows != NULL)
    g_signal_handlers_disconnect_by_data (self->rows, self);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_object (&self->selection);
  g_clear_object (&self->rows);
}

static void
book_changed_cb (PskHouseholdsPage *self)
{
  drop_rows (self);
  if (book_of (self) == NULL)
    return;

  self->rows = psk_row_list_new (book_of (self), &psk_household_row_source);
  g_signal_connect (self->rows, "items-changed", G_CALLBACK (keep_focus_cb), self);
  self->selection = psk_row_selection_new (self->rows);
  g_signal_connect (self->rows, "notify::busy", G_CALLBACK (busy_cb), self);
  g_signal_connect (self->selection, "selection-changed", G_CALLBACK (selection_changed_cb), self);
  gtk_column_view_set_model (self->grid, GTK_SELECTION_MODEL (self->selection));
  fill_state_filter (self);
}

static void
psk_households_page_refresh (PskPage *page,
                             guint    changes)
{
  PskHouseholdsPage *self = PSK_HOUSEHOLDS_PAGE (page);
  g_autoptr (GError) error = NULL;
  GDate today = psk_book_get_today (book_of (self));

  g_clear_pointer (&self->metrics, psk_metrics_unref);
  self->metrics = psk_metrics_load (psk_book_get_store (book_of (self)), &today, NULL, &error);
  if (self->metrics == NULL)
    {
      psk_page_toast_error (page, error);
      return;
    }

  psk_area_tree_show (self->area_tree, psk_book_get_areas (book_of (self)), self->metrics,
                      psk_page_get_area (page));
  run_query (self);
  show_detail (self);
}

static const char *
psk_households_page_get_title (PskPage *page)
{
  return _("Households");
}

static void
psk_households_page_focus_search (PskPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (PSK_HOUSEHOLDS_PAGE (page)->search_entry));
}

static void
psk_households_page_show_area (PskPage *page,
                               int      area)
{
  gtk_widget_activate_action (GTK_WIDGET (page), "win.set-area", "i", area);
}

static void
psk_households_page_show_record (PskPage *page,
                                 gint64   id)
{
  PskHouseholdsPage *self = PSK_HOUSEHOLDS_PAGE (page);

  self->wanted = id;
  find_wanted (self);
}

static void
psk_households_page_print (PskPage *page)
{
  psk_household_files_print (page);
}

static void
psk_households_page_dispose (GObject *object)
{
  PskHouseholdsPage *self = PSK_HOUSEHOLDS_PAGE (object);

  g_clear_handle_id (&self->focus_id, g_source_remove);
  if (self->grid != NULL)
    drop_rows (self);
  g_clear_pointer (&self->metrics, psk_metrics_unref);

  G_OBJECT_CLASS (psk_households_page_parent_class)->dispose (object);
}

static void
psk_households_page_build (PskPage *page)
{
  PskHouseholdsPage *self = PSK_HOUSEHOLDS_PAGE (page);
  const PskHouseholdColumn *columns;
  guint n_columns;

  self->setting_up = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->setting_up = FALSE;

  columns = psk_household_columns_get (&n_columns);
  for (guint i = 0; i < n_columns; i++)
    add_column (self, &columns[i]);
  g_signal_connect (gtk_column_view_get_sorter (self->grid), "changed",
                    G_CALLBACK (sorter_changed_cb), self);
  g_signal_connect (self, "notify::book", G_CALLBACK (book_changed_cb), NULL);
  psk_household_files_accept_drop (page);
  book_changed_cb (self);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/pansuk/Pansuk/ui/households/psk-households-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PskHouseholdsPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, PskHouseholdsPage, scope_dropdown);
  gtk_widget_class_bind_template_child (widget_class, PskHouseholdsPage, state_dropdown);
  gtk_widget_class_bind_template_child (widget_class, PskHouseholdsPage, area_tree);
  gtk_widget_class_bind_template_child (widget_class, PskHouseholdsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, PskHouseholdsPage, grid);
  gtk_widget_class_bind_template_child (widget_class, PskHouseholdsPage, empty_page);
  gtk_widget_class_bind_template_child (widget_class, PskHouseholdsPage, status_label);
  gtk_widget_class_bind_template_child (widget_class, PskHouseholdsPage, detail);
  gtk_widget_class_bind_template_callback (widget_class, search_entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
}

static void
psk_households_page_class_init (PskHouseholdsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PskPageClass *page_class = PSK_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = psk_households_page_dispose;
  page_class->name = "households";
  page_class->icon_name = "psk-households-symbolic";
  page_class->get_title = psk_households_page_get_title;
  page_class->build = psk_households_page_build;
  page_class->refresh = psk_households_page_refresh;
  page_class->show_area = psk_households_page_show_area;
  page_class->show_record = psk_households_page_show_record;
  page_class->focus_search = psk_households_page_focus_search;
  page_class->print = psk_households_page_print;

  g_type_ensure (PSK_TYPE_AREA_TREE);
  g_type_ensure (PSK_TYPE_HOUSEHOLD_DETAIL);
  bind_template (widget_class);

  gtk_widget_class_install_action (widget_class, "households.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "households.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "households.import", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "households.export", NULL, export_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, GDK_CONTROL_MASK,
                                       "households.delete", NULL);
}

static void
psk_households_page_init (PskHouseholdsPage *self)
{
}

/**
 * psk_households_page_new:
 *
 * Returns: (transfer full): the tab
 */
PskPage *
psk_households_page_new (void)
{
  return g_object_new (PSK_TYPE_HOUSEHOLDS_PAGE, NULL);
}
