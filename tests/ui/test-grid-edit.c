/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is typed into the cells of the grid: whatever comes, nothing of it may be lost. */

#include "config.h"

#include "psk-grid-drafts.h"
#include "psk-test-sheet.h"

static guint
n_rows (PskTestSheet *sheet)
{
  PskRowList *rows = psk_household_grid_get_rows (sheet->grid);

  return rows != NULL ? g_list_model_get_n_items (G_LIST_MODEL (rows)) : 0;
}

static gint64
id_at (PskTestSheet *sheet,
       guint         position)
{
  return psk_row_list_get_id (psk_household_grid_get_rows (sheet->grid), position);
}

static char *
text_of (PskTestSheet     *sheet,
         gint64            id,
         PskHouseholdField field)
{
  PskBook *book = psk_window_get_book (sheet->test->window);
  g_autoptr (PskHousehold) household = psk_household_table_read (psk_book_get_store (book), id,
                                                                 NULL);

  g_assert_nonnull (household);
  return psk_household_columns_edit_text (book, household, field);
}

#define assert_text(sheet, id, field, expected) \
  G_STMT_START \
    { \
      g_autofree char *text_ = text_of (sheet, id, field); \
      g_assert_cmpstr (text_, ==, expected); \
    } \
  G_STMT_END

static void
press (PskTestSheet *sheet,
       const char   *keys)
{
  psk_test_window_press (GTK_WINDOW (sheet->test->window), keys);
}

static void
click (PskTestSheet     *sheet,
       int               position,
       PskHouseholdField field,
       guint             n)
{
  psk_test_window_click (GTK_WIDGET (psk_test_sheet_cell (sheet, position, field)), n);
}

static gboolean
is_editing (PskTestSheet      *sheet,
            int                position,
            PskHouseholdField  field)
{
  return psk_cell_is_editing (psk_test_sheet_cell (sheet, position, field));
}

static gboolean
is_refused (PskTestSheet      *sheet,
            int                position,
            PskHouseholdField  field)
{
  return gtk_widget_has_css_class (GTK_WIDGET (psk_test_sheet_cell (sheet, position, field)),
                                   "refused");
}

/* Ways to leave a cell in which something was typed. */

static void
click_same_row (PskTestSheet *sheet)
{
  click (sheet, 1, PSK_HOUSEHOLD_LAST_NAME, 1);
}

static void
click_other_row (PskTestSheet *sheet)
{
  click (sheet, 4, PSK_HOUSEHOLD_HOUSE_NO, 1);
}

static void
edit_same_row (PskTestSheet *sheet)
{
  click (sheet, 1, PSK_HOUSEHOLD_LAST_NAME, 2);
  g_assert_true (is_editing (sheet, 1, PSK_HOUSEHOLD_LAST_NAME));
  press (sheet, "Escape");
}

static gboolean
is_head (GtkWidget *widget,
         gpointer   data)
{
  return gtk_widget_has_css_class (widget, "column-filter");
}

static void
click_head (PskTestSheet *sheet)
{
  GtkWidget *button = psk_test_window_find (GTK_WIDGET (sheet->grid), GTK_TYPE_MENU_BUTTON,
                                            is_head, NULL);

  psk_test_window_click (gtk_widget_get_parent (button), 1);
}

static void
go_to_search (PskTestSheet *sheet)
{
  press (sheet, "ctrl+f");
}

static void
go_to_tab (PskTestSheet *sheet)
{
  press (sheet, "alt+3");
}

static void
scroll_away (PskTestSheet *sheet)
{
  GtkWidget *view = psk_test_window_find (GTK_WIDGET (sheet->grid), GTK_TYPE_COLUMN_VIEW, NULL,
                                          NULL);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + 4000);
  psk_test_window_wait (300);
  g_assert_null (psk_test_sheet_find (sheet, 1, PSK_HOUSEHOLD_FIRST_NAME));
}

static void
scroll_and_type (PskTestSheet *sheet)
{
  scroll_away (sheet);
  press (sheet, "c BackSpace d Return");
}

static gboolean
is_in_sight (GtkWidget *widget,
             gpointer   grid)
{
  graphene_rect_t bounds;

  return gtk_widget_compute_bounds (widget, grid, &bounds)
         && bounds.origin.y > 100 && bounds.origin.y < 400;
}

static void
scroll_and_click (PskTestSheet *sheet)
{
  GtkWidget *cell;

  scroll_away (sheet);
  cell = psk_test_window_find (GTK_WIDGET (sheet->grid), PSK_TYPE_CELL, is_in_sight, sheet->grid);
  g_assert_nonnull (cell);
  psk_test_window_click (cell, 1);
}

static void
take_back_in_text (PskTestSheet *sheet)
{
  press (sheet, "x ctrl+z ctrl+z Return");
}

static void
sort_by_name (PskTestSheet *sheet)
{
  g_autoptr (PskHouseholdQuery) query = psk_household_grid_get_query (sheet->grid);

  query->n_sort = 1;
  query->sort[0] = (PskSortKey) { PSK_HOUSEHOLD_LAST_NAME, TRUE };
  psk_household_grid_set_query (sheet->grid, query);
}

static void
freeze_and_hide (PskTestSheet *sheet)
{
  gtk_widget_activate_action (GTK_WIDGET (sheet->grid), "columns.first-name", NULL);
  gtk_widget_activate_action (GTK_WIDGET (sheet->grid), "columns.first-name", NULL);
}

static void
close_book (PskTestSheet *sheet)
{
  g_autoptr (PskBook) book = g_object_ref (psk_window_get_book (sheet->test->window));

  psk_window_set_book (sheet->test->window, NULL);
  psk_window_set_book (sheet->test->window, book);
}

static gboolean
is_pressed (GtkWidget *widget,
            gpointer   data)
{
  return (gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_ACTIVE) != 0;
}

/* Back to the second row, which is typed into. */
static void
come_back (PskTestSheet *sheet)
{
  psk_window_show_page (sheet->test->window, "households");
  psk_test_window_wait (100);
  psk_test_window_until (psk_test_sheet_has_rows, sheet);
  psk_household_grid_show_row (sheet->grid, id_at (sheet, 1));
  psk_test_window_wait (200);
}

static void
test_leave (void)
{
  static const struct
  {
    const char *way;
    void (*leave) (PskTestSheet *sheet);
    const char *keys;
    const char *text; /* NULL for what it was */
  } cases[] = {
    { "click-same-row", click_same_row, "ctrl+a a b", "ab" },
    { "click-other-row", click_other_row, "ctrl+a a c", "ac" },
    { "edit-same-row", edit_same_row, "ctrl+a a d", "ad" },
    { "click-head", click_head, "ctrl+a a e", "ae" },
    { "search", go_to_search, "ctrl+a a f", "af" },
    { "tab", go_to_tab, "ctrl+a a g", "ag" },
    { "scroll-and-type", scroll_and_type, "ctrl+a a h", "ahd" },
    { "scroll-and-click", scroll_and_click, "ctrl+a a i", "ai" },
    { "take-back", take_back_in_text, "ctrl+a a j", NULL },
    { "columns", freeze_and_hide, "ctrl+a a k", "ak" },
    { "book", close_book, "ctrl+a a l", "al" },
    { "sort", sort_by_name, "ctrl+a a m", "am" },
  };
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);
  PskTestSheet sheet;

  psk_test_sheet_open (&sheet, test);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *before = NULL;
      gint64 id;

      g_test_message ("%s", cases[i].way);
      come_back (&sheet);
      id = id_at (&sheet, 1);
      before = text_of (&sheet, id, PSK_HOUSEHOLD_FIRST_NAME);
      click (&sheet, 1, PSK_HOUSEHOLD_FIRST_NAME, 2);
      g_assert_true (is_editing (&sheet, 1, PSK_HOUSEHOLD_FIRST_NAME));
      press (&sheet, cases[i].keys);
      cases[i].leave (&sheet);
      psk_test_window_wait (300);
      assert_text (&sheet, id, PSK_HOUSEHOLD_FIRST_NAME,
                   cases[i].text != NULL ? cases[i].text : before);
      g_assert_null (psk_test_window_find (GTK_WIDGET (sheet.grid), GTK_TYPE_WIDGET, is_pressed,
                                           NULL));
      g_assert_cmpuint (psk_household_grid_count_refused (sheet.grid), ==, 0);
    }
}

/* What is refused when its cell was left stays in it, marked, until it is corrected, given
 * up, or the value is changed in another way. */
static void
test_draft (void)
{
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);
  PskTestSheet sheet;
  GtkWidget *cell;
  gint64 id;

  psk_test_sheet_open (&sheet, test);
  id = id_at (&sheet, 0);
  for (int i = 0; i < 3; i++)
    {
      click (&sheet, 0, PSK_HOUSEHOLD_KINDS, 2);
      press (&sheet, "ctrl+a x y");
      click (&sheet, 3, PSK_HOUSEHOLD_LAST_NAME, 1);
      assert_text (&sheet, id, PSK_HOUSEHOLD_KINDS, "14");
      cell = GTK_WIDGET (psk_test_sheet_cell (&sheet, 0, PSK_HOUSEHOLD_KINDS));
      g_assert_true (is_refused (&sheet, 0, PSK_HOUSEHOLD_KINDS));
      g_assert_cmpuint (psk_household_grid_count_refused (sheet.grid), ==, 1);

      gtk_widget_grab_focus (cell);
      if (i == 0)
        press (&sheet, "F2 Escape");
      else if (i == 1)
        press (&sheet, "Escape");
      else
        press (&sheet, "F2 End BackSpace BackSpace 1 4 Return");
      cell = GTK_WIDGET (psk_test_sheet_cell (&sheet, 0, PSK_HOUSEHOLD_KINDS));
      g_assert_false (is_refused (&sheet, 0, PSK_HOUSEHOLD_KINDS));
      g_assert_cmpuint (psk_household_grid_count_refused (sheet.grid), ==, 0);
    }

  click (&sheet, 0, PSK_HOUSEHOLD_KINDS, 2);
  press (&sheet, "ctrl+a x y");
  click (&sheet, 3, PSK_HOUSEHOLD_LAST_NAME, 1);
  gtk_widget_grab_focus (GTK_WIDGET (psk_test_sheet_cell (&sheet, 0, PSK_HOUSEHOLD_KINDS)));
  press (&sheet, "9 Return");
  assert_text (&sheet, id, PSK_HOUSEHOLD_KINDS, "9");
  g_assert_cmpuint (psk_household_grid_count_refused (sheet.grid), ==, 0);
}

/* Closing keeps what is being typed; before a refused text goes, it asks. */
static void
test_close (void)
{
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);
  PskTestSheet sheet;
  AdwMessageDialog *question;
  gint64 id;

  psk_test_sheet_open (&sheet, test);
  id = id_at (&sheet, 0);
  click (&sheet, 0, PSK_HOUSEHOLD_KINDS, 2);
  press (&sheet, "ctrl+a x y");
  gtk_window_close (GTK_WINDOW (test->window));
  psk_test_window_wait (200);
  question = psk_test_window_get_shown (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (question);
  adw_message_dialog_response (question, "back");
  gtk_window_close (GTK_WINDOW (question));
  psk_test_window_wait (200);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (test->window)));
  g_assert_true (is_refused (&sheet, 0, PSK_HOUSEHOLD_KINDS));

  gtk_widget_grab_focus (GTK_WIDGET (psk_test_sheet_cell (&sheet, 0, PSK_HOUSEHOLD_KINDS)));
  press (&sheet, "F2 ctrl+a 7");
  assert_text (&sheet, id, PSK_HOUSEHOLD_KINDS, "14");
  g_assert_cmpint (psk_window_settle (test->window), ==, 0);
  assert_text (&sheet, id, PSK_HOUSEHOLD_KINDS, "7");
}

/* In a list that is sorted by what is typed, rows move away below the keys: each value comes
 * into the household that was seen, and the view stays. */
static void
test_sorted (void)
{
  static const PskHouseholdField field = PSK_HOUSEHOLD_KINDS;
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);
  PskTestSheet sheet;
  g_autoptr (PskHouseholdQuery) query = NULL;
  GtkWidget *view;
  GtkAdjustment *adjustment;
  double before;
  gint64 ids[3];

  psk_test_sheet_open (&sheet, test);
  query = psk_household_grid_get_query (sheet.grid);
  query->n_sort = 1;
  query->sort[0] = (PskSortKey) { field, FALSE };
  psk_household_grid_set_query (sheet.grid, query);
  psk_test_window_until (psk_test_sheet_is_settled, &sheet);
  psk_test_window_wait (200);
  psk_test_sheet_move (&sheet, 2, field, 0, 60, FALSE);
  psk_test_window_wait (300);

  view = psk_test_window_find (GTK_WIDGET (sheet.grid), GTK_TYPE_COLUMN_VIEW, NULL, NULL);
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  before = gtk_adjustment_get_value (adjustment);
  g_assert_cmpfloat (before, >, 0);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (test->window));

      g_assert_true (PSK_IS_CELL (focus));
      ids[i] = psk_cell_get_row (PSK_CELL (focus));
      g_assert_cmpint (ids[i], ==, id_at (&sheet, 62));
      press (&sheet, "3 3 Return");
      psk_test_window_until (psk_test_sheet_is_settled, &sheet);
      g_assert_cmpuint (psk_household_grid_n_selected (sheet.grid), ==, 1);
    }
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    assert_text (&sheet, ids[i], field, "33");
  g_assert_cmpfloat (ABS (gtk_adjustment_get_value (adjustment) - before), <, 100);

  /* Whoever goes on in the same row goes with it. */
  {
    GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (test->window));
    const gint64 id = psk_cell_get_row (PSK_CELL (focus));

    press (&sheet, "3 4 Tab");
    psk_test_window_until (psk_test_sheet_is_settled, &sheet);
    psk_test_window_wait (200);
    focus = gtk_window_get_focus (GTK_WINDOW (test->window));
    g_assert_true (PSK_IS_CELL (focus));
    g_assert_cmpint (psk_cell_get_row (PSK_CELL (focus)), ==, id);
    g_assert_cmpint (psk_cell_get_column (PSK_CELL (focus)), ==, PSK_HOUSEHOLD_PLANTED_ON);
  }
}

/* Other rows that come while somebody types wait until that is done. */
static void
test_pinned (void)
{
  const PskHouseholdQuery all = { .scope = PSK_HOUSEHOLDS_ALL };
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);
  PskTestSheet sheet;
  PskCell *cell;
  gint64 id;
  guint n_before;

  psk_test_sheet_open (&sheet, test);
  n_before = n_rows (&sheet);
  id = id_at (&sheet, 1);
  cell = psk_test_sheet_cell (&sheet, 1, PSK_HOUSEHOLD_FIRST_NAME);
  gtk_widget_grab_focus (GTK_WIDGET (cell));
  press (&sheet, "a b");
  psk_row_list_set_query (psk_household_grid_get_rows (sheet.grid), &all);
  psk_test_window_wait (600);
  g_assert_true (psk_cell_is_editing (cell));
  g_assert_cmpuint (n_rows (&sheet), ==, n_before);

  psk_cell_stop_editing (cell, TRUE);
  psk_row_list_set_query (psk_household_grid_get_rows (sheet.grid), &all);
  psk_test_window_until (psk_test_sheet_is_settled, &sheet);
  assert_text (&sheet, id, PSK_HOUSEHOLD_FIRST_NAME, "ab");
  g_assert_cmpuint (n_rows (&sheet), >, n_before);
}

static void
test_drafts (void)
{
  g_autoptr (PskGridDrafts) drafts = psk_grid_drafts_new ();
  const PskGridDraft one = { 7, PSK_HOUSEHOLD_KINDS, (char *) "x", (char *) "no", (char *) "14" };
  const PskGridDraft again = { 7, PSK_HOUSEHOLD_KINDS, (char *) "y", (char *) "no", (char *) "14" };
  g_autoptr (GPtrArray) list = NULL;

  psk_grid_drafts_take (drafts, &one);
  psk_grid_drafts_take (drafts, &again);
  list = psk_grid_drafts_list (drafts);
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_cmpstr (psk_grid_drafts_find (drafts, 7, PSK_HOUSEHOLD_KINDS)->text, ==, "y");
  g_assert_null (psk_grid_drafts_find (drafts, 8, PSK_HOUSEHOLD_KINDS));
  g_assert_null (psk_grid_drafts_find (drafts, 7, PSK_HOUSEHOLD_MEMBERS));
  g_assert_nonnull (psk_grid_drafts_match (drafts, 7, PSK_HOUSEHOLD_KINDS, "14"));
  g_assert_null (psk_grid_drafts_match (drafts, 7, PSK_HOUSEHOLD_KINDS, "15"));
  g_assert_null (psk_grid_drafts_find (drafts, 7, PSK_HOUSEHOLD_KINDS));
  psk_grid_drafts_drop (drafts, 7, PSK_HOUSEHOLD_KINDS);
}

int
main (int   argc,
      char *argv[])
{
  psk_test_window_start (&argc, &argv);
  g_test_add_func ("/grid-edit/drafts", test_drafts);
  g_test_add_func ("/grid-edit/leave", test_leave);
  g_test_add_func ("/grid-edit/draft", test_draft);
  g_test_add_func ("/grid-edit/close", test_close);
  g_test_add_func ("/grid-edit/sorted", test_sorted);
  g_test_add_func ("/grid-edit/pinned", test_pinned);

  return g_test_run ();
}
