/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whoever knows a spreadsheet by heart works in the grid of households by keys. */

#include "config.h"

#include <string.h>

#include "psk-cell-keys.h"
#include "psk-filter-popover.h"
#include "psk-household-view.h"
#include "psk-household-views.h"
#include "psk-test-sheet.h"

static GtkWidget *
focus_of (PskTestWindow *test)
{
  return gtk_window_get_focus (GTK_WINDOW (test->window));
}

static void
assert_focus (PskTestWindow    *test,
              guint             position,
              PskHouseholdField field)
{
  GtkWidget *focus = focus_of (test);

  g_assert_true (PSK_IS_CELL (focus));
  g_assert_cmpuint (psk_cell_get_position (PSK_CELL (focus)), ==, position);
  g_assert_cmpint (psk_cell_get_column (PSK_CELL (focus)), ==, field);
}

static GtkColumnView *
view_of (PskTestSheet *sheet)
{
  return GTK_COLUMN_VIEW (psk_test_window_find (GTK_WIDGET (sheet->grid), GTK_TYPE_COLUMN_VIEW,
                                                NULL, NULL));
}

static void
press (PskTestSheet *sheet,
       const char   *keys)
{
  psk_test_window_press (GTK_WINDOW (sheet->test->window), keys);
}

/* The keypad does what the other keys do. */
static void
test_keypad (void)
{
  static const guint keys[][2] = {
    { GDK_KEY_KP_Left, GDK_KEY_Left }, { GDK_KEY_KP_Right, GDK_KEY_Right },
    { GDK_KEY_KP_Up, GDK_KEY_Up }, { GDK_KEY_KP_Down, GDK_KEY_Down },
    { GDK_KEY_KP_Home, GDK_KEY_Home }, { GDK_KEY_KP_End, GDK_KEY_End },
    { GDK_KEY_KP_Page_Up, GDK_KEY_Page_Up }, { GDK_KEY_KP_Page_Down, GDK_KEY_Page_Down },
    { GDK_KEY_KP_Enter, GDK_KEY_Return },
  };
  static const GdkModifierType modifiers[] = { 0, GDK_CONTROL_MASK, GDK_SHIFT_MASK };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      for (gsize m = 0; m < G_N_ELEMENTS (modifiers); m++)
        {
          PskCellMove pad = { 0 };
          PskCellMove usual = { 0 };

          g_assert_cmpint (psk_cell_keys_move (keys[i][0], modifiers[m], &pad), ==,
                           psk_cell_keys_move (keys[i][1], modifiers[m], &usual));
          g_assert_cmpint (pad.columns, ==, usual.columns);
          g_assert_cmpint (pad.rows, ==, usual.rows);
          g_assert_cmpint (pad.extend, ==, usual.extend);
        }
    }
}

/* Whoever scrolled away clears the cell that was chosen, and is in it then. */
static void
test_scrolled_out (void)
{
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);
  g_autoptr (PskHousehold) household = NULL;
  GtkAdjustment *adjustment;
  PskTestSheet sheet;

  psk_test_sheet_open (&sheet, test);
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view_of (&sheet)));
  psk_test_sheet_press (&sheet, 2, PSK_HOUSEHOLD_FIRST_NAME, FALSE);
  gtk_adjustment_set_value (adjustment, 9000);
  psk_test_window_wait (200);
  g_assert_false (gtk_widget_get_mapped (focus_of (test)));

  press (&sheet, "KP_Delete");
  psk_test_window_wait (200);
  household = psk_test_sheet_household (&sheet, 2);
  g_assert_cmpstr (household->first_name, ==, "");
  assert_focus (test, 2, PSK_HOUSEHOLD_FIRST_NAME);

  press (&sheet, "Down");
  assert_focus (test, 3, PSK_HOUSEHOLD_FIRST_NAME);
}

/* Whether a turn of the wheel does not reach the view. */
static gboolean
swallows_wheel (PskTestSheet *sheet)
{
  g_autoptr (GListModel) controllers
    = gtk_widget_observe_controllers (GTK_WIDGET (view_of (sheet)));
  gboolean swallowed = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean stops = FALSE;

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
        g_signal_emit_by_name (controller, "scroll", 0.0, 1.0, &stops);
      swallowed = swallowed || stops;
    }

  return swallowed;
}

/* Rows that came a moment ago have no place in the view yet: GTK warns of whoever scrolls
 * among them. */
static void
test_no_places (void)
{
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);
  g_autoptr (PskHouseholdQuery) query = NULL;
  PskTestSheet sheet;
  GLogLevelFlags fatal;
  PskGridRange range;
  PskCell *cell;

  psk_test_sheet_open (&sheet, test);
  psk_test_sheet_press (&sheet, 0, PSK_HOUSEHOLD_NOTE, FALSE);
  query = psk_household_grid_get_query (sheet.grid);
  query->n_sort = 1;
  query->sort[0] = (PskSortKey) { PSK_HOUSEHOLD_FIRST_NAME, TRUE };
  psk_household_grid_set_query (sheet.grid, query);
  while (psk_row_list_is_busy (psk_household_grid_get_rows (sheet.grid)))
    g_main_context_iteration (NULL, TRUE);

  cell = PSK_CELL (psk_test_window_find (GTK_WIDGET (view_of (&sheet)), PSK_TYPE_CELL, NULL,
                                         NULL));
  g_assert_nonnull (cell);
  g_assert_true (swallows_wheel (&sheet));
  fatal = g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING);
  g_signal_emit_by_name (cell, "move", 0, 900, TRUE);
  range = psk_household_grid_get_range (sheet.grid);
  g_assert_cmpuint (psk_grid_range_n_rows (&range), >=, 900);
  psk_test_window_wait (300);
  g_assert_false (swallows_wheel (&sheet));
  g_log_set_always_fatal (fatal);
}

static GtkWidget *
search_entry_of (PskTestSheet *sheet)
{
  return GTK_WIDGET (gtk_widget_get_template_child (
    gtk_widget_get_ancestor (GTK_WIDGET (sheet->grid), PSK_TYPE_PAGE),
    G_OBJECT_TYPE (gtk_widget_get_ancestor (GTK_WIDGET (sheet->grid), PSK_TYPE_PAGE)),
    "search_entry"));
}

static gboolean
is_in_cell (gpointer data)
{
  return PSK_IS_CELL (focus_of (data));
}

/* From the search to what was found; Esc goes back to all, also past a filter. */
static void
test_search (void)
{
  static const char *const keys[] = { "Return", "Down", "Escape" };
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);
  PskFilter *filter = g_new0 (PskFilter, 1);
  PskTestSheet sheet;

  psk_test_sheet_open (&sheet, test);
  filter->column = PSK_HOUSEHOLD_LAST_NAME;
  filter->kind = PSK_FILTER_FILLED;
  psk_household_grid_set_filter (sheet.grid, PSK_HOUSEHOLD_LAST_NAME, filter);
  psk_test_window_until (psk_test_sheet_is_settled, &sheet);

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autoptr (PskHouseholdQuery) query = NULL;

      gtk_widget_activate_action (GTK_WIDGET (test->window), "win.search", NULL);
      g_assert_true (gtk_widget_is_ancestor (focus_of (test), search_entry_of (&sheet)));
      press (&sheet, "1");
      press (&sheet, keys[i]);
      psk_test_window_until (is_in_cell, test);
      query = psk_household_grid_get_query (sheet.grid);
      g_assert_cmpstr (query->search, ==, i == 0 ? "1" : i == 1 ? "11" : "");
    }
}

/* A letter that is typed is not overruled by a code that was gone to before; the only code
 * that has what is typed is meant. */
static void
test_codes (void)
{
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);
  g_autoptr (PskHousehold) before = NULL;
  g_autoptr (PskHousehold) after = NULL;
  g_autoptr (PskHousehold) found = NULL;
  PskTestSheet sheet;

  psk_test_sheet_open (&sheet, test);
  before = psk_test_sheet_household (&sheet, 0);
  gtk_widget_grab_focus (GTK_WIDGET (psk_test_sheet_cell (&sheet, 0,
                                                          PSK_HOUSEHOLD_VULNERABILITY)));
  press (&sheet, "F2 Down Down Down q Return");
  after = psk_test_sheet_household (&sheet, 0);
  g_assert_cmpstr (after->vulnerability, ==, before->vulnerability);

  press (&sheet, "Escape F2 d i s a b Return");
  found = psk_test_sheet_household (&sheet, 0);
  g_assert_cmpstr (found->vulnerability, ==, "disabled");
}

/* Ctrl+D in one cell takes what stands above it. */
static void
test_fill_one (void)
{
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);
  g_autoptr (PskHousehold) above = NULL;
  g_autoptr (PskHousehold) filled = NULL;
  PskTestSheet sheet;

  psk_test_sheet_open (&sheet, test);
  above = psk_test_sheet_household (&sheet, 1);
  psk_test_sheet_press (&sheet, 2, PSK_HOUSEHOLD_HOUSE_NO, FALSE);
  press (&sheet, "ctrl+d");
  psk_test_window_wait (200);
  filled = psk_test_sheet_household (&sheet, 2);
  g_assert_cmpstr (filled->house_no, ==, above->house_no);
}

static gboolean
is_dialog (GtkWidget *window)
{
  return g_str_equal (G_OBJECT_TYPE_NAME (window), "PskPasteDialog");
}

static gboolean
has_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (is_dialog (window))
        return TRUE;
    }

  return FALSE;
}

static gboolean
says (GtkWidget *widget,
      gpointer   text)
{
  return strstr (gtk_label_get_label (GTK_LABEL (widget)), text) != NULL;
}

/* A hidden id is none, and it is said why nothing happens. */
static void
test_paste_hidden (void)
{
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);
  PskTestSheet sheet;

  psk_test_sheet_open (&sheet, test);
  psk_test_sheet_press (&sheet, 0, PSK_HOUSEHOLD_CITIZEN_ID, FALSE);
  press (&sheet, "ctrl+c Down ctrl+v");
  psk_test_window_wait (400);
  g_assert_false (has_dialog ());
  g_assert_nonnull (psk_test_window_find (GTK_WIDGET (test->window), GTK_TYPE_LABEL, says,
                                          (gpointer) "A hidden citizen ID cannot be pasted"));
}

static void
click_head (PskTestSheet *sheet,
            guint         at)
{
  g_autoptr (GtkColumnViewColumn) column
    = g_list_model_get_item (gtk_column_view_get_columns (view_of (sheet)), at);

  gtk_column_view_sort_by_column (view_of (sheet), column, GTK_SORT_DESCENDING);
}

/* The order of several columns is found again by the next start, until somebody goes back
 * to that of place. */
static void
test_order (void)
{
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);
  PskHouseholdGrid *next;
  g_autoptr (PskHouseholdQuery) query = NULL;
  g_autoptr (PskHouseholdQuery) usual = NULL;
  PskTestSheet sheet;

  psk_test_sheet_open (&sheet, test);
  click_head (&sheet, 5);
  click_head (&sheet, 8);
  psk_test_window_until (psk_test_sheet_is_settled, &sheet);

  next = g_object_ref_sink (g_object_new (PSK_TYPE_HOUSEHOLD_GRID, NULL));
  query = psk_household_grid_get_query (next);
  g_assert_cmpuint (query->n_sort, ==, 2);
  g_assert_cmpint (query->sort[0].field, ==, PSK_HOUSEHOLD_KINDS);
  g_assert_true (query->sort[0].descending);
  g_assert_cmpint (query->sort[1].field, ==, PSK_HOUSEHOLD_FIRST_NAME);
  g_object_unref (next);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (sheet.grid), "households.usual-order",
                                             NULL));
  psk_test_window_until (psk_test_sheet_is_settled, &sheet);
  next = g_object_ref_sink (g_object_new (PSK_TYPE_HOUSEHOLD_GRID, NULL));
  usual = psk_household_grid_get_query (next);
  g_assert_cmpuint (usual->n_sort, ==, 0);
  g_object_unref (next);
}

/* The name of a view is shown as it was given: a menu would take an underscore away. */
static void
test_view_name (void)
{
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);
  PskTestSheet sheet;
  PskPage *page;
  g_autoptr (PskHouseholdQuery) query = NULL;
  g_autoptr (PskCommand) command = NULL;
  g_autoptr (GMenuModel) menu = NULL;
  g_autoptr (GMenuModel) views = NULL;
  g_autofree char *label = NULL;

  psk_test_sheet_open (&sheet, test);
  page = PSK_PAGE (gtk_widget_get_ancestor (GTK_WIDGET (sheet.grid), PSK_TYPE_PAGE));
  query = psk_household_grid_get_query (sheet.grid);
  command = psk_command_view_save ("list_2567", query, NULL);
  g_assert_true (psk_page_run (page, command, NULL));
  menu = psk_household_views_menu (page, sheet.grid);
  views = g_menu_model_get_item_link (menu, 0, G_MENU_LINK_SECTION);
  g_assert_true (g_menu_model_get_item_attribute (views, 0, G_MENU_ATTRIBUTE_LABEL, "s", &label));
  g_assert_cmpstr (label, ==, "list__2567");
}

/* What is no number asks nothing, and says so. */
static void
test_range_filter (void)
{
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);
  PskTestSheet sheet;
  GtkWidget *popover;
  GtkWidget *entry;

  psk_test_sheet_open (&sheet, test);
  psk_test_sheet_press (&sheet, 0, PSK_HOUSEHOLD_KINDS, FALSE);
  press (&sheet, "alt+Down");
  psk_test_window_wait (300);
  popover = gtk_widget_get_ancestor (focus_of (test), PSK_TYPE_FILTER_POPOVER);
  g_assert_nonnull (popover);
  entry = GTK_WIDGET (gtk_widget_get_template_child (popover, PSK_TYPE_FILTER_POPOVER,
                                                     "first_entry"));
  press (&sheet, "x");
  g_assert_true (gtk_widget_has_css_class (entry, "error"));
  g_assert_nonnull (psk_test_window_find (popover, GTK_TYPE_LABEL, says, (gpointer) "“x”"));
  press (&sheet, "BackSpace 1 2");
  g_assert_false (gtk_widget_has_css_class (entry, "error"));
  gtk_popover_popdown (GTK_POPOVER (popover));
  psk_test_window_wait (200);
}

int
main (int   argc,
      char *argv[])
{
  psk_test_window_start (&argc, &argv);
  g_test_add_func ("/grid-keys/keypad", test_keypad);
  g_test_add_func ("/grid-keys/scrolled-out", test_scrolled_out);
  g_test_add_func ("/grid-keys/no-places", test_no_places);
  g_test_add_func ("/grid-keys/search", test_search);
  g_test_add_func ("/grid-keys/codes", test_codes);
  g_test_add_func ("/grid-keys/fill-one", test_fill_one);
  g_test_add_func ("/grid-keys/paste-hidden", test_paste_hidden);
  g_test_add_func ("/grid-keys/order", test_order);
  g_test_add_func ("/grid-keys/view-name", test_view_name);
  g_test_add_func ("/grid-keys/range-filter", test_range_filter);

  return g_test_run ();
}
