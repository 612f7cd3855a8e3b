/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the grid of households shows: who, in which columns, and what is told of them. */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "psk-filter-popover.h"
#include "psk-grid-heads.h"
#include "psk-household-commands.h"
#include "psk-household-pane.h"
#include "psk-test-sheet.h"
#include "psk-text.h"

static gboolean
tells_sum (gpointer data)
{
  PskTestSheet *sheet = data;
  GObject *label = gtk_widget_get_template_child (GTK_WIDGET (sheet->grid),
                                                  PSK_TYPE_HOUSEHOLD_GRID, "status_label");
  const PskHouseholdSums *sums = psk_household_grid_get_sums (sheet->grid);
  g_autofree char *kinds = NULL;
  g_autofree char *text = NULL;

  if (sums == NULL)
    return FALSE;

  kinds = psk_text_format_number ((double) sums->kinds, 0);
  text = g_strdup_printf (_("%s: sum %s"), psk_household_columns_title (PSK_HOUSEHOLD_KINDS),
                          kinds);
  return g_str_has_suffix (gtk_label_get_label (GTK_LABEL (label)), text);
}

/* The sum of the numbers of a block is told below, however long it is. */
static void
test_sums (void)
{
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);
  const PskHouseholdSums *sums;
  PskTestSheet sheet;
  gint64 kinds = 0;

  psk_test_sheet_open (&sheet, test);
  for (guint i = 2; i < 6; i++)
    {
      g_autoptr (PskHousehold) household = psk_test_sheet_household (&sheet, i);

      kinds += household->kinds;
    }
  psk_test_sheet_press (&sheet, 2, PSK_HOUSEHOLD_KINDS, FALSE);
  psk_test_window_wait (100);
  g_assert_null (psk_household_grid_get_sums (sheet.grid));
  psk_test_sheet_press (&sheet, 5, PSK_HOUSEHOLD_KINDS, TRUE);
  psk_test_window_until (tells_sum, &sheet);
  sums = psk_household_grid_get_sums (sheet.grid);
  g_assert_cmpint (sums->kinds, ==, kinds);

  psk_test_sheet_move (&sheet, 5, PSK_HOUSEHOLD_KINDS, 0, G_MAXINT, TRUE);
  psk_test_window_until (tells_sum, &sheet);
  sums = psk_household_grid_get_sums (sheet.grid);
  g_assert_cmpuint (sums->n, ==, psk_household_grid_n_selected (sheet.grid));
  g_assert_cmpint (sums->kinds, >, kinds);

  /* An edit of one of them is in the sum at once. */
  kinds = sums->kinds;
  {
    g_autoptr (PskHousehold) household = psk_test_sheet_household (&sheet, 8);
    g_autofree char *more = g_strdup_printf ("%d", household->kinds + 1);
    g_autoptr (PskCommand) command = psk_command_household_set (household->id,
                                                                PSK_HOUSEHOLD_KINDS, more);

    g_assert_true (psk_book_run (psk_window_get_book (test->window), command, NULL, NULL));
  }
  psk_test_window_wait (500);
  psk_test_window_until (tells_sum, &sheet);
  g_assert_cmpint (psk_household_grid_get_sums (sheet.grid)->kinds, ==, kinds + 1);
}

static void
click_cells (PskTestSheet *sheet,
             int           first,
             int           last)
{
  psk_test_sheet_press (sheet, first, PSK_HOUSEHOLD_KINDS, FALSE);
  gtk_widget_activate_action (GTK_WIDGET (psk_test_sheet_cell (sheet, first, PSK_HOUSEHOLD_KINDS)),
                              "list.select-item", "(ubb)", first, FALSE, FALSE);
  if (last > first)
    psk_test_sheet_press (sheet, last, PSK_HOUSEHOLD_KINDS, TRUE);
  psk_test_window_wait (200);
}

static gboolean
shows_summary (PskTestSheet *sheet)
{
  return psk_test_window_find (GTK_WIDGET (sheet->test->window), PSK_TYPE_HOUSEHOLD_SUMMARY, NULL,
                               NULL) != NULL;
}

static PskHousehold *
shown_household (PskTestSheet *sheet)
{
  GtkWidget *pane = psk_test_window_find (GTK_WIDGET (sheet->test->window),
                                          PSK_TYPE_HOUSEHOLD_PANE, NULL, NULL);

  return psk_household_detail_get_household (
    psk_household_pane_get_detail (PSK_HOUSEHOLD_PANE (pane)));
}

/* The pane is about what is selected: one household, several together, or none. */
static void
test_pane (void)
{
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);
  GtkWidget *page = GTK_WIDGET (psk_window_get_page (test->window, "households"));
  g_autoptr (PskHouseholdQuery) query = NULL;
  g_autoptr (GArray) ids = NULL;
  PskTestSheet sheet;

  psk_test_sheet_open (&sheet, test);
  for (int way = 0; way < 2; way++)
    {
      click_cells (&sheet, 2, 2);
      g_assert_false (shows_summary (&sheet));
      g_assert_nonnull (shown_household (&sheet));

      click_cells (&sheet, 2, 5);
      psk_test_window_until (tells_sum, &sheet);
      g_assert_true (shows_summary (&sheet));
      g_assert_null (shown_household (&sheet));
      g_clear_pointer (&query, psk_household_query_free);
      g_clear_pointer (&ids, g_array_unref);
      query = psk_household_grid_get_selected_query (sheet.grid);
      ids = psk_household_query_run (psk_book_get_store (psk_window_get_book (test->window)), query,
                                     NULL);
      g_assert_cmpuint (ids->len, ==, 4);
      g_assert_cmpint (g_array_index (ids, gint64, 0), ==,
                       psk_row_list_get_id (psk_household_grid_get_rows (sheet.grid), 2));

      if (way == 0)
        gtk_widget_activate_action (page, "households.clear-selection", NULL);
      else
        psk_test_window_press (GTK_WINDOW (test->window), "Escape");
      psk_test_window_wait (200);
      g_assert_false (shows_summary (&sheet));
      g_assert_null (shown_household (&sheet));
      g_assert_cmpuint (psk_household_grid_n_selected (sheet.grid), ==, 0);
      g_assert_true (PSK_IS_CELL (gtk_window_get_focus (GTK_WINDOW (test->window))));
    }

  /* Nobody is found: nobody is shown, and again when the search is over. */
  click_cells (&sheet, 2, 2);
  g_assert_nonnull (shown_household (&sheet));
  psk_household_grid_ask (sheet.grid, 0, PSK_HOUSEHOLDS_CHOSEN, "ไม่มีใครชื่อนี้");
  sheet.n = 0;
  psk_test_window_until (psk_test_sheet_has_exactly, &sheet);
  psk_test_window_wait (200);
  g_assert_null (shown_household (&sheet));
  g_assert_cmpuint (psk_household_grid_n_selected (sheet.grid), ==, 0);
  psk_household_grid_ask (sheet.grid, 0, PSK_HOUSEHOLDS_CHOSEN, NULL);
  sheet.n = 1800;
  psk_test_window_until (psk_test_sheet_has_rows, &sheet);
  psk_test_window_wait (200);
  g_assert_nonnull (shown_household (&sheet));
}

static const char *
offer_of (PskTestSheet *sheet,
          const char   *name)
{
  GtkWidget *button = GTK_WIDGET (gtk_widget_get_template_child (
    GTK_WIDGET (sheet->grid), PSK_TYPE_HOUSEHOLD_GRID, name));

  g_assert_true (gtk_widget_get_mapped (gtk_widget_get_parent (button)));
  return gtk_widget_get_visible (button)
         ? gtk_actionable_get_action_name (GTK_ACTIONABLE (button)) : NULL;
}

static void
filter_nobody (PskTestSheet *sheet)
{
  PskFilter *filter = g_new0 (PskFilter, 1);

  filter->column = PSK_HOUSEHOLD_KINDS;
  filter->kind = PSK_FILTER_RANGE;
  filter->first = g_strdup ("500");
  psk_household_grid_set_filter (sheet->grid, PSK_HOUSEHOLD_KINDS, filter);
}

/* Where there is nobody, it is said why, and what leads on. */
static void
test_empty (void)
{
  static const struct
  {
    int area;
    PskHouseholdScope scope;
    const char *search;
    gboolean filtered;
    const char *first;
    const char *second;
  } cases[] = {
    { 0, PSK_HOUSEHOLDS_CHOSEN, "ไม่มี", FALSE, "households.clear-search",
      "households.show-base-list" },
    { 0, PSK_HOUSEHOLDS_ALL, "ไม่มี", FALSE, "households.clear-search", NULL },
    { 5205, PSK_HOUSEHOLDS_ALL, "ไม่มี", FALSE, "households.clear-search",
      "households.show-province" },
    { 0, PSK_HOUSEHOLDS_CHOSEN, "ไม่มี", TRUE, "households.clear-search", "grid.clear-filters" },
    { 0, PSK_HOUSEHOLDS_CHOSEN, NULL, TRUE, "grid.clear-filters", "households.show-base-list" },
    { 520199, PSK_HOUSEHOLDS_CHOSEN, NULL, FALSE, "households.choose-slots",
      "households.show-base-list" },
    { 5299, PSK_HOUSEHOLDS_CHOSEN, NULL, FALSE, "households.show-base-list", "households.import" },
    { 520199, PSK_HOUSEHOLDS_ALL, NULL, FALSE, "households.import", "households.add" },
    { 5299, PSK_HOUSEHOLDS_ALL, NULL, FALSE, "households.import", NULL },
  };
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);
  PskTestSheet sheet;

  psk_test_sheet_open (&sheet, test);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      if (cases[i].filtered)
        filter_nobody (&sheet);
      psk_household_grid_ask (sheet.grid, cases[i].area, cases[i].scope, cases[i].search);
      sheet.n = 0;
      psk_test_window_until (psk_test_sheet_has_exactly, &sheet);
      psk_test_window_wait (100);
      g_assert_cmpstr (offer_of (&sheet, "first_button"), ==, cases[i].first);
      g_assert_cmpstr (offer_of (&sheet, "second_button"), ==, cases[i].second);
      gtk_widget_activate_action (GTK_WIDGET (sheet.grid), "grid.clear-filters", NULL);
      psk_household_grid_ask (sheet.grid, 0, PSK_HOUSEHOLDS_CHOSEN, NULL);
      sheet.n = 1800;
      psk_test_window_until (psk_test_sheet_has_rows, &sheet);
    }
}

/* By keys: from the search to what leads on, and from there to the rows. */
static void
test_empty_keys (void)
{
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);
  g_autoptr (PskHouseholdQuery) query = NULL;
  PskTestSheet sheet;

  psk_test_sheet_open (&sheet, test);
  psk_test_window_press (GTK_WINDOW (test->window), "ctrl+f z z z z");
  sheet.n = 0;
  psk_test_window_until (psk_test_sheet_has_exactly, &sheet);
  psk_test_window_wait (200);
  gtk_widget_grab_focus (GTK_WIDGET (gtk_widget_get_template_child (
    GTK_WIDGET (sheet.grid), PSK_TYPE_HOUSEHOLD_GRID, "first_button")));
  psk_test_window_press (GTK_WINDOW (test->window), "Return");
  sheet.n = 1800;
  psk_test_window_until (psk_test_sheet_has_rows, &sheet);
  psk_test_window_wait (200);
  g_assert_true (PSK_IS_CELL (gtk_window_get_focus (GTK_WINDOW (test->window))));

  psk_test_window_press (GTK_WINDOW (test->window), "ctrl+f z z z z");
  sheet.n = 0;
  psk_test_window_until (psk_test_sheet_has_exactly, &sheet);
  psk_test_window_wait (200);
  gtk_widget_grab_focus (GTK_WIDGET (gtk_widget_get_template_child (
    GTK_WIDGET (sheet.grid), PSK_TYPE_HOUSEHOLD_GRID, "second_button")));
  psk_test_window_press (GTK_WINDOW (test->window), "space");
  psk_test_window_wait (300);
  query = psk_household_grid_get_query (sheet.grid);
  g_assert_cmpint (query->scope, ==, PSK_HOUSEHOLDS_ALL);
}

static void
test_filter (void)
{
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);
  PskTestSheet sheet;
  PskFilter *filter = g_new0 (PskFilter, 1);
  const char *dropped[] = { "dropped", NULL };

  psk_test_sheet_open (&sheet, test);
  filter->column = PSK_HOUSEHOLD_STATUS;
  filter->kind = PSK_FILTER_ONE_OF;
  filter->values = g_strdupv ((char **) dropped);
  psk_household_grid_set_filter (sheet.grid, PSK_HOUSEHOLD_STATUS, filter);
  sheet.n = 17;
  psk_test_window_until (psk_test_sheet_has_exactly, &sheet);

  gtk_widget_activate_action (GTK_WIDGET (sheet.grid), "grid.clear-filters", NULL);
  sheet.n = 1800;
  psk_test_window_until (psk_test_sheet_has_rows, &sheet);
}

/* The cells of a field that take part in the view. */
static gboolean
is_in_view (PskTestSheet     *sheet,
            PskHouseholdField field)
{
  return psk_test_sheet_find (sheet, 0, field) != NULL;
}

static guint
place_of (PskTestSheet     *sheet,
          PskHouseholdField field)
{
  g_autoptr (GArray) fields = psk_household_grid_get_fields (sheet->grid);

  for (guint i = 0; i < fields->len; i++)
    {
      if (g_array_index (fields, PskHouseholdField, i) == field)
        return i;
    }

  return G_MAXUINT;
}

static gboolean
is_open (GtkWidget *widget,
         gpointer   data)
{
  return gtk_widget_get_mapped (widget);
}

static gboolean
asks_column (gpointer data)
{
  PskTestSheet *sheet = data;

  return psk_test_window_find (GTK_WIDGET (sheet->grid), PSK_TYPE_FILTER_POPOVER, is_open, NULL)
         != NULL;
}

static gboolean
hide_button (GtkWidget *widget,
             gpointer   data)
{
  if (gtk_widget_has_css_class (widget, "column-filter"))
    gtk_widget_set_visible (widget, FALSE);

  return FALSE;
}

/* A part of a code is no question: it would find nobody. */
static void
test_ask_codes (void)
{
  static const struct
  {
    PskHouseholdField field;
    gboolean has_text;
    const char *up; /* what the orders are called, English messages */
    const char *down;
  } cases[] = {
    { PSK_HOUSEHOLD_STATUS, FALSE, "First step first", "Last step first" },
    { PSK_HOUSEHOLD_VULNERABILITY, FALSE, "By code", "By code, backwards" },
    { PSK_HOUSEHOLD_TAMBON, FALSE, "By code", "By code, backwards" },
    { PSK_HOUSEHOLD_KINDS, FALSE, "Smallest first", "Largest first" },
    { PSK_HOUSEHOLD_LAST_NAME, TRUE, "A to Z", "Z to A" },
    { PSK_HOUSEHOLD_CITIZEN_ID, TRUE, "Smallest first", "Largest first" },
    { PSK_HOUSEHOLD_PLANTED_ON, FALSE, "Oldest first", "Newest first" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GtkWidget) popover = g_object_ref_sink (psk_filter_popover_new (cases[i].field));
      GObject *text = gtk_widget_get_template_child (popover, PSK_TYPE_FILTER_POPOVER,
                                                     "text_entry");
      GObject *up = gtk_widget_get_template_child (popover, PSK_TYPE_FILTER_POPOVER,
                                                   "ascending_button");
      GObject *down = gtk_widget_get_template_child (popover, PSK_TYPE_FILTER_POPOVER,
                                                     "descending_button");

      g_assert_cmpint (gtk_widget_get_visible (GTK_WIDGET (text)), ==, cases[i].has_text);
      g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (up)), ==, _(cases[i].up));
      g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (down)), ==, _(cases[i].down));
    }
}

/* By keys a column is filtered from any of its cells, also when its head has no button;
 * who asks for what nobody has keeps what is typed into. */
static void
test_ask_column (void)
{
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);
  PskTestSheet sheet;

  psk_test_sheet_open (&sheet, test);
  for (int without_button = 0; without_button < 2; without_button++)
    {
      GtkWidget *popover;
      GtkWidget *text;

      psk_test_sheet_press (&sheet, 1, PSK_HOUSEHOLD_LAST_NAME, FALSE);
      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (sheet.grid), "grid.ask-column",
                                                 NULL));
      psk_test_window_until (asks_column, &sheet);
      popover = psk_test_window_find (GTK_WIDGET (sheet.grid), PSK_TYPE_FILTER_POPOVER, is_open,
                                      NULL);
      g_assert_cmpint (psk_filter_popover_get_field (PSK_FILTER_POPOVER (popover)), ==,
                       PSK_HOUSEHOLD_LAST_NAME);

      psk_test_window_wait (300);
      text = GTK_WIDGET (gtk_widget_get_template_child (popover, PSK_TYPE_FILTER_POPOVER,
                                                        "text_entry"));
      gtk_editable_set_text (GTK_EDITABLE (text), "ไม่มีใครชื่อนี้");
      sheet.n = 0;
      psk_test_window_until (psk_test_sheet_has_exactly, &sheet);
      psk_test_window_wait (200);
      g_assert_true (gtk_widget_get_mapped (popover));

      gtk_editable_set_text (GTK_EDITABLE (text), "");
      sheet.n = 1800;
      psk_test_window_until (psk_test_sheet_has_rows, &sheet);
      gtk_popover_popdown (GTK_POPOVER (popover));
      psk_test_window_wait (200);
      g_assert_true (PSK_IS_CELL (gtk_window_get_focus (GTK_WINDOW (test->window))));
      psk_test_window_find (GTK_WIDGET (sheet.grid), GTK_TYPE_MENU_BUTTON, hide_button, NULL);
    }
}

/* The first columns stay, the others scroll by whole columns below the cursor; what is
 * scrolled out is still copied, filled and counted. */
static void
test_freeze (void)
{
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);
  PskTestSheet sheet;
  PskGridRange range;
  guint n_columns;

  psk_test_sheet_open (&sheet, test);
  n_columns = place_of (&sheet, PSK_HOUSEHOLD_NOTE) + 1;
  psk_test_sheet_press (&sheet, 0, PSK_HOUSEHOLD_TAMBON, FALSE);
  psk_household_grid_set_frozen (sheet.grid, TRUE);
  g_assert_true (psk_household_grid_is_frozen (sheet.grid));
  psk_test_window_wait (100);

  psk_test_sheet_move (&sheet, 0, PSK_HOUSEHOLD_TAMBON, G_MAXINT, 0, FALSE);
  psk_test_window_wait (200);
  g_assert_true (is_in_view (&sheet, PSK_HOUSEHOLD_SLOT));
  g_assert_true (is_in_view (&sheet, PSK_HOUSEHOLD_TAMBON));
  g_assert_false (is_in_view (&sheet, PSK_HOUSEHOLD_HOUSE_NO));
  g_assert_true (is_in_view (&sheet, PSK_HOUSEHOLD_NOTE));
  range = psk_household_grid_get_range (sheet.grid);
  g_assert_cmpuint (range.column, ==, n_columns - 1);
  g_assert_cmpuint (place_of (&sheet, PSK_HOUSEHOLD_NOTE), ==, n_columns - 1);

  psk_test_sheet_move (&sheet, 0, PSK_HOUSEHOLD_NOTE, G_MININT, 0, TRUE);
  psk_test_window_wait (100);
  range = psk_household_grid_get_range (sheet.grid);
  g_assert_cmpuint (psk_grid_range_n_columns (&range), ==, n_columns);
  g_assert_cmpuint (psk_grid_range_first_column (&range), ==, 0);

  psk_test_sheet_move (&sheet, 0, PSK_HOUSEHOLD_NOTE,
                       -(int) (n_columns - 1 - place_of (&sheet, PSK_HOUSEHOLD_HOUSE_NO)), 0,
                       FALSE);
  psk_test_window_wait (200);
  g_assert_true (is_in_view (&sheet, PSK_HOUSEHOLD_HOUSE_NO));
  g_assert_false (is_in_view (&sheet, PSK_HOUSEHOLD_VILLAGE_NO));

  psk_household_grid_set_frozen (sheet.grid, FALSE);
  psk_test_window_wait (100);
  g_assert_true (is_in_view (&sheet, PSK_HOUSEHOLD_VILLAGE_NO));
  g_assert_cmpuint (place_of (&sheet, PSK_HOUSEHOLD_NOTE), ==, n_columns - 1);
}

/* The menu of the view shows and hides columns; a frozen one that goes takes no other with
 * it. */
static void
test_columns_menu (void)
{
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);
  PskTestSheet sheet;
  GActionGroup *actions;
  GtkWidget *grid;
  g_autoptr (GVariant) state = NULL;
  const PskHouseholdField shown[] = { PSK_HOUSEHOLD_KINDS, PSK_HOUSEHOLD_SLOT };
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (PskHouseholdField));
  g_autoptr (GArray) before = NULL;

  psk_test_sheet_open (&sheet, test);
  grid = GTK_WIDGET (sheet.grid);
  actions = psk_household_grid_get_column_actions (sheet.grid);
  psk_test_sheet_press (&sheet, 0, PSK_HOUSEHOLD_VILLAGE_NO, FALSE);
  psk_household_grid_set_frozen (sheet.grid, TRUE);

  g_assert_true (gtk_widget_activate_action (grid, "columns.tambon", NULL));
  psk_test_window_wait (100);
  g_assert_false (is_in_view (&sheet, PSK_HOUSEHOLD_TAMBON));
  g_assert_cmpuint (place_of (&sheet, PSK_HOUSEHOLD_TAMBON), ==, G_MAXUINT);
  state = g_action_group_get_action_state (actions, "tambon");
  g_assert_false (g_variant_get_boolean (state));
  psk_test_sheet_move (&sheet, 0, PSK_HOUSEHOLD_SLOT, G_MAXINT, 0, FALSE);
  psk_test_window_wait (200);
  g_assert_true (is_in_view (&sheet, PSK_HOUSEHOLD_VILLAGE_NO));
  g_assert_false (is_in_view (&sheet, PSK_HOUSEHOLD_HOUSE_NO));

  g_assert_true (gtk_widget_activate_action (grid, "columns.tambon", NULL));
  psk_household_grid_set_frozen (sheet.grid, FALSE);
  psk_test_window_wait (100);
  g_assert_true (is_in_view (&sheet, PSK_HOUSEHOLD_TAMBON));
  g_assert_cmpuint (place_of (&sheet, PSK_HOUSEHOLD_TAMBON), ==, 1);

  /* A view that was saved shows its columns alone, in its order. */
  before = psk_household_grid_get_fields (sheet.grid);
  g_array_append_vals (columns, shown, G_N_ELEMENTS (shown));
  psk_household_grid_set_fields (sheet.grid, columns);
  psk_test_window_wait (100);
  g_assert_cmpuint (place_of (&sheet, PSK_HOUSEHOLD_KINDS), ==, 0);
  g_assert_cmpuint (place_of (&sheet, PSK_HOUSEHOLD_SLOT), ==, 1);
  g_assert_cmpuint (place_of (&sheet, PSK_HOUSEHOLD_NOTE), ==, G_MAXUINT);
  g_assert_true (is_in_view (&sheet, PSK_HOUSEHOLD_KINDS));
  g_assert_false (is_in_view (&sheet, PSK_HOUSEHOLD_TAMBON));

  /* The columns are remembered, also for the next test. */
  psk_household_grid_set_fields (sheet.grid, before);
}

static gboolean
is_saved (gpointer data)
{
  const char *expected = data;
  g_autoptr (GSettings) settings = g_settings_new (PSK_APPLICATION_ID);
  g_autoptr (GVariant) value = g_settings_get_value (settings, "household-columns");
  g_autofree char *text = g_variant_print (value, FALSE);

  return strstr (text, expected) != NULL;
}

static int
saved_frozen (void)
{
  g_autoptr (GSettings) settings = g_settings_new (PSK_APPLICATION_ID);

  return g_settings_get_int (settings, "household-frozen");
}

/* What is done to the columns is remembered while the tab is open: whoever's program ends
 * in a bad way finds them again. */
static void
test_layout (void)
{
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);
  g_autoptr (GtkColumnViewColumn) column = NULL;
  GListModel *columns;
  GtkColumnView *view;
  PskTestSheet sheet;

  psk_test_sheet_open (&sheet, test);
  view = GTK_COLUMN_VIEW (psk_test_window_find (GTK_WIDGET (sheet.grid), GTK_TYPE_COLUMN_VIEW,
                                                NULL, NULL));
  columns = gtk_column_view_get_columns (view);
  column = g_list_model_get_item (columns, 1);

  gtk_column_view_column_set_fixed_width (column, 431);
  psk_test_window_wait (300);
  g_assert_false (is_saved ((gpointer) "431"));
  psk_test_window_until (is_saved, (gpointer) "('tambon', true, 431)");

  gtk_column_view_insert_column (view, 0, column);
  psk_test_window_until (is_saved, (gpointer) "[('tambon', true, 431)");

  gtk_widget_activate_action (GTK_WIDGET (sheet.grid), "columns.tambon", NULL);
  psk_test_window_until (is_saved, (gpointer) "('tambon', false, 431)");

  psk_test_sheet_press (&sheet, 0, PSK_HOUSEHOLD_VILLAGE_NO, FALSE);
  psk_household_grid_set_frozen (sheet.grid, TRUE);
  psk_test_window_wait (1300);
  g_assert_cmpint (saved_frozen (), ==, 2);

  /* As they were, also for the next test. */
  psk_household_grid_set_frozen (sheet.grid, FALSE);
  gtk_widget_activate_action (GTK_WIDGET (sheet.grid), "columns.tambon", NULL);
  gtk_column_view_insert_column (view, 1, column);
  gtk_column_view_column_set_fixed_width (column, 166);
  psk_test_window_until (is_saved, (gpointer) "('tambon', true, 166)");
  g_assert_cmpint (saved_frozen (), ==, 0);
}

static gboolean
is_head_of (GtkWidget *widget,
            gpointer   field)
{
  return psk_grid_heads_field_of_button (GTK_MENU_BUTTON (widget))
         == (PskHouseholdField) GPOINTER_TO_INT (field);
}

/* Above the other, or on its line and to the left of it. */
static gboolean
is_before (GtkWidget *popover,
           GtkWidget *first,
           GtkWidget *second)
{
  graphene_rect_t a;
  graphene_rect_t b;

  g_assert_true (gtk_widget_compute_bounds (first, popover, &a));
  g_assert_true (gtk_widget_compute_bounds (second, popover, &b));

  return a.origin.y + a.size.height <= b.origin.y || a.origin.x < b.origin.x;
}

/* Goes through all stops and back to the first, once past the end. */
static void
assert_round (PskTestWindow *test,
              GtkWidget     *popover,
              const char    *key,
              guint          n_stops)
{
  const gboolean forward = g_str_equal (key, "Tab");
  GtkWidget *start = gtk_window_get_focus (GTK_WINDOW (test->window));
  GtkWidget *last = start;
  guint n_turns = 0;

  for (guint i = 0; i < n_stops; i++)
    {
      GtkWidget *focus;

      psk_test_window_press (GTK_WINDOW (test->window), key);
      focus = gtk_window_get_focus (GTK_WINDOW (test->window));
      g_assert_true (gtk_widget_is_ancestor (focus, popover));
      g_assert_cmpint (focus == start, ==, i + 1 == n_stops);
      n_turns += forward ? !is_before (popover, last, focus) : !is_before (popover, focus, last);
      last = focus;
    }
  g_assert_cmpuint (n_turns, ==, 1);
}

/* A key of a cell opens what can be asked of its column. Tab goes there from the top to
 * the bottom and round, arrows from value to value, and Esc back to the cell. */
static void
test_filter_keys (void)
{
  static const struct
  {
    PskHouseholdField field;
    guint n_stops;
  } rows[] = {
    { PSK_HOUSEHOLD_STATUS, 8 }, /* 2 orders, 2 presences, values, 3 buttons */
    { PSK_HOUSEHOLD_SLOT, 10 }, /* and two ends of a range */
  };
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);
  PskTestSheet sheet;

  psk_test_sheet_open (&sheet, test);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      PskCell *cell = psk_test_sheet_cell (&sheet, 2, rows[i].field);
      GtkWidget *button = psk_test_window_find (GTK_WIDGET (sheet.grid), GTK_TYPE_MENU_BUTTON,
                                                is_head_of, GINT_TO_POINTER (rows[i].field));
      GtkWidget *popover;

      gtk_widget_grab_focus (GTK_WIDGET (cell));
      psk_test_window_press (GTK_WINDOW (test->window), "alt+Down");
      psk_test_window_wait (300);
      popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
      g_assert_true (gtk_widget_get_mapped (popover));
      assert_round (test, popover, "Tab", rows[i].n_stops);
      assert_round (test, popover, "shift+Tab", rows[i].n_stops);
      psk_test_window_press (GTK_WINDOW (test->window), "Escape");
      g_assert_true (PSK_IS_CELL (gtk_window_get_focus (GTK_WINDOW (test->window))));
    }

  /* The last value of the status is that of those who dropped out. */
  gtk_widget_grab_focus (GTK_WIDGET (psk_test_sheet_cell (&sheet, 2, PSK_HOUSEHOLD_STATUS)));
  psk_test_window_press (GTK_WINDOW (test->window), "alt+Down");
  psk_test_window_wait (300);
  psk_test_window_press (GTK_WINDOW (test->window), "Tab Tab Tab Tab End space");
  sheet.n = 17;
  psk_test_window_until (psk_test_sheet_has_exactly, &sheet);
  psk_test_window_press (GTK_WINDOW (test->window), "Escape");
}

int
main (int   argc,
      char *argv[])
{
  psk_test_window_start (&argc, &argv);
  g_test_add_func ("/grid-list/ask-column", test_ask_column);
  g_test_add_func ("/grid-list/ask-codes", test_ask_codes);
  g_test_add_func ("/grid-list/freeze", test_freeze);
  g_test_add_func ("/grid-list/columns-menu", test_columns_menu);
  g_test_add_func ("/grid-list/sums", test_sums);
  g_test_add_func ("/grid-list/pane", test_pane);
  g_test_add_func ("/grid-list/filter", test_filter);
  g_test_add_func ("/grid-list/empty", test_empty);
  g_test_add_func ("/grid-list/empty-keys", test_empty_keys);
  g_test_add_func ("/grid-list/layout", test_layout);
  g_test_add_func ("/grid-list/filter-keys", test_filter_keys);

  return g_test_run ();
}
