/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-bulk-dialog.h"
#include "psk-busy-dialog.h"
#include "psk-code-cell.h"
#include "psk-code-dialog.h"
#include "psk-code-merge.h"
#include "psk-duplicates-window.h"
#include "psk-household-print-dialog.h"
#include "psk-household-query.h"
#include "psk-household-table.h"
#include "psk-households-page.h"
#include "psk-lists-files.h"
#include "psk-lists-window.h"
#include "psk-quality-window.h"
#include "psk-test-book.h"
#include "psk-test-window.h"
#include "psk-visit-table.h"

static PskPage *
show_households (PskTestWindow *test)
{
  psk_window_show_page (test->window, "households");
  psk_test_window_wait (600);

  return psk_window_get_page (test->window, "households");
}

static guint
count_rows (GtkWindow *window)
{
  GtkWidget *list = psk_test_window_find (GTK_WIDGET (window), GTK_TYPE_LIST_VIEW, NULL, NULL);

  return list != NULL
         ? g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list))))
         : 0;
}

static void
act (GtkWindow  *window,
     const char *name)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), name, NULL));
  psk_test_window_wait (600);
}

/* What is merged or told apart leaves the list, and comes back by undoing, there or in the
 * main window. */
static void
test_duplicates (void)
{
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);
  PskPage *page = show_households (test);
  GtkWindow *window;
  guint n;

  gtk_widget_activate_action (GTK_WIDGET (page), "households.find-duplicates", NULL);
  psk_test_window_wait (800);
  window = psk_test_window_get_shown (PSK_TYPE_DUPLICATES_WINDOW);
  g_assert_nonnull (window);
  n = count_rows (window);
  g_assert_cmpuint (n, >=, 2);

  act (window, "duplicates.merge");
  g_assert_cmpuint (count_rows (window), ==, n - 1);
  act (window, "tool.undo");
  g_assert_cmpuint (count_rows (window), ==, n);
  act (window, "duplicates.dismiss");
  g_assert_cmpuint (count_rows (window), ==, n - 1);
  act (GTK_WINDOW (test->window), "win.undo");
  g_assert_cmpuint (count_rows (window), ==, n);

  /* It is one window, however often it is asked for. */
  gtk_widget_activate_action (GTK_WIDGET (page), "households.find-duplicates", NULL);
  g_assert_true (psk_test_window_get_shown (PSK_TYPE_DUPLICATES_WINDOW) == window);
  act (window, "tool.close");
  g_assert_null (psk_test_window_get_shown (PSK_TYPE_DUPLICATES_WINDOW));
}

static void
test_quality (void)
{
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);
  PskPage *page = show_households (test);
  GtkWindow *window;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GArray) selected = NULL;

  gtk_widget_activate_action (GTK_WIDGET (page), "households.check-quality", NULL);
  psk_test_window_wait (800);
  window = psk_test_window_get_shown (PSK_TYPE_QUALITY_WINDOW);
  g_assert_nonnull (window);
  ids = psk_quality_window_get_ids (PSK_QUALITY_WINDOW (window));
  g_assert_cmpuint (ids->len, >, 0);

  act (window, "quality.open");
  selected = psk_household_grid_get_selected (
    psk_households_page_get_grid (PSK_HOUSEHOLDS_PAGE (page)));
  g_assert_cmpuint (selected->len, ==, 1);
  g_assert_cmpint (g_array_index (selected, gint64, 0), ==, g_array_index (ids, gint64, 0));
}

static gboolean
add_typed (PskStore     *store,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  static const char *const typed[] = { "กระเพา", "lime", NULL };

  return psk_visit_table_set_vegetables (store, 1, typed, error);
}

static const char *
find_vegetable (PskTestWindow *test,
                const char    *name)
{
  return psk_definition_find_code (psk_book_get_codes (psk_window_get_book (test->window)),
                                   "vegetables", name);
}

static gboolean
has_action (GtkWidget *widget,
            gpointer   action)
{
  return g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0;
}

static gboolean
can (GtkWindow  *window,
     const char *action)
{
  GtkWidget *button = psk_test_window_find (GTK_WIDGET (window), GTK_TYPE_BUTTON, has_action,
                                            (gpointer) action);

  g_assert_nonnull (button);
  return gtk_widget_is_sensitive (button);
}

static void
add_entry (GtkWindow  *window,
           const char *name)
{
  GtkWindow *dialog;
  GtkWidget *row;

  act (window, "lists.add");
  dialog = psk_test_window_get_shown (PSK_TYPE_CODE_DIALOG);
  row = psk_test_window_find_row (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, "Thai name");
  gtk_editable_set_text (GTK_EDITABLE (row), "กระเพรา");
  g_assert_false (can (dialog, "code.keep"));
  gtk_editable_set_text (GTK_EDITABLE (row), name);
  act (dialog, "code.keep");
  g_assert_null (psk_test_window_get_shown (PSK_TYPE_CODE_DIALOG));
}

static void
refuse_merge (PskCommand *command,
              const char *subject,
              const char *toast,
              gpointer    user_data)
{
  g_assert_not_reached ();
}

/* Each act is one step, and the lists follow undoing. */
static void
test_lists (void)
{
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);
  PskPage *page = show_households (test);
  g_autoptr (PskCommand) typed = psk_command_new ("Test", NULL, add_typed, NULL, NULL);
  GtkWindow *window;
  PskListsWindow *lists;

  psk_book_run (psk_window_get_book (test->window), typed, NULL, NULL);
  gtk_widget_activate_action (GTK_WIDGET (page), "households.edit-lists", NULL);
  psk_test_window_wait (600);
  window = psk_test_window_get_shown (PSK_TYPE_LISTS_WINDOW);
  lists = PSK_LISTS_WINDOW (window);
  g_assert_nonnull (lists);

  add_entry (window, "ผักแว่น");
  g_assert_nonnull (find_vegetable (test, "ผักแว่น"));
  g_assert_true (psk_lists_window_select (lists, "vegetables", "ผักแว่น"));
  act (window, "lists.retire");
  act (window, "lists.up");
  act (window, "lists.delete");
  g_assert_null (find_vegetable (test, "ผักแว่น"));
  act (window, "tool.undo");
  g_assert_nonnull (find_vegetable (test, "ผักแว่น"));
  act (GTK_WINDOW (test->window), "win.undo");
  act (GTK_WINDOW (test->window), "win.undo");
  act (GTK_WINDOW (test->window), "win.undo");
  g_assert_false (psk_lists_window_select (lists, "vegetables", "ผักแว่น"));

  /* What is used stays, and what no entry stands for can be added. */
  g_assert_true (psk_lists_window_select (lists, "vegetables", "มะนาว"));
  g_assert_false (can (window, "lists.delete"));
  g_assert_true (can (window, "lists.retire"));
  g_assert_true (psk_lists_window_select (lists, "vegetables", "กระเพา"));
  act (window, "lists.merge");
  adw_message_dialog_response (psk_test_window_get_shown (ADW_TYPE_MESSAGE_DIALOG),
                               "merge");
  psk_test_window_wait (400);
  g_assert_cmpstr (find_vegetable (test, "กระเพา"), ==, "holy-basil");
  act (window, "tool.undo");
  g_assert_true (psk_lists_window_select (lists, "vegetables", "กระเพา"));
  act (window, "lists.place");
  g_assert_false (psk_lists_window_select (lists, "vegetables", "กระเพา (not on the list)"));
  g_assert_cmpstr (find_vegetable (test, "กระเพา"), !=, "holy-basil");

  g_assert_true (psk_lists_window_select (lists, "drop_reason", "ย้ายที่อยู่"));
  g_assert_false (can (window, "lists.retire"));
  g_assert_true (psk_lists_window_select (lists, "seed_unit", "ซอง"));
  g_assert_false (can (window, "lists.add"));
  g_assert_true (can (window, "lists.edit"));
}

/* A name that is like no entry becomes none by a mere key. */
static void
test_lists_merge (void)
{
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);
  PskToolWindow *window = PSK_TOOL_WINDOW (psk_lists_window_show (show_households (test)));
  AdwMessageDialog *question;
  GtkDropDown *choice;

  psk_test_window_wait (300);
  psk_code_merge_ask (window, "xyzxyz", refuse_merge, NULL);
  question = psk_test_window_get_shown (ADW_TYPE_MESSAGE_DIALOG);
  choice = GTK_DROP_DOWN (adw_message_dialog_get_extra_child (question));
  g_assert_cmpuint (gtk_drop_down_get_selected (choice), ==, GTK_INVALID_LIST_POSITION);
  g_assert_false (adw_message_dialog_get_response_enabled (question, "merge"));
  gtk_drop_down_set_selected (choice, 2);
  g_assert_true (adw_message_dialog_get_response_enabled (question, "merge"));
  gtk_window_destroy (GTK_WINDOW (question));

  psk_code_merge_ask (window, "กระเพา", refuse_merge, NULL);
  question = psk_test_window_get_shown (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_true (adw_message_dialog_get_response_enabled (question, "merge"));
  gtk_window_destroy (GTK_WINDOW (question));
}

static gboolean
is_cell_of (GtkWidget *widget,
            gpointer   code)
{
  PskCodeRow *row = psk_code_cell_get_row (PSK_CODE_CELL (widget));

  return row != NULL && g_strcmp0 (psk_code_row_get (row)->code, code) == 0;
}

static GtkWidget *
find_cell (GtkWindow  *window,
           const char *code)
{
  return psk_test_window_find (GTK_WIDGET (window), PSK_TYPE_CODE_CELL, is_cell_of,
                               (gpointer) code);
}

/* The first entries of the list of vegetables, parted by blanks. */
static char *
first_codes (PskTestWindow *test)
{
  g_autoptr (GPtrArray) entries = psk_code_list_read (
    psk_book_get_codes (psk_window_get_book (test->window)), PSK_CODE_LIST_VEGETABLES);

  return g_strdup_printf ("%s %s %s", ((PskCode *) entries->pdata[0])->code,
                          ((PskCode *) entries->pdata[1])->code,
                          ((PskCode *) entries->pdata[2])->code);
}

/* Entries are dragged to their place; the lists go to a file and come back from it, as one
 * step, and a file that is no list changes nothing. */
static void
test_lists_order (void)
{
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);
  PskPage *page = show_households (test);
  g_autofree char *dir = g_dir_make_tmp ("pansuk-lists-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (dir, "lists.json", NULL);
  g_autofree char *bad = g_build_filename (dir, "bad.json", NULL);
  g_autofree char *before = first_codes (test);
  g_autofree char *moved = NULL;
  g_autofree char *back = NULL;
  g_autofree char *refused = NULL;
  GtkWindow *window;

  g_assert_cmpstr (before, ==, "holy-basil thai-basil lemon-basil");
  gtk_widget_activate_action (GTK_WIDGET (page), "households.edit-lists", NULL);
  psk_test_window_wait (600);
  window = psk_test_window_get_shown (PSK_TYPE_LISTS_WINDOW);
  psk_lists_files_write (PSK_TOOL_WINDOW (window), path);

  psk_test_window_drag (find_cell (window, "holy-basil"), find_cell (window, "lemon-basil"), 0.9);
  moved = first_codes (test);
  g_assert_cmpstr (moved, ==, "thai-basil lemon-basil holy-basil");

  psk_lists_files_read (PSK_TOOL_WINDOW (window), path);
  psk_test_window_wait (300);
  back = first_codes (test);
  g_assert_cmpstr (back, ==, before);
  act (window, "tool.undo");
  g_assert_true (g_file_set_contents (bad, "{\"kind\":\"codes\",\"lists\":[{\"id\":\"x\"}]}", -1,
                                      NULL));
  psk_lists_files_read (PSK_TOOL_WINDOW (window), bad);
  refused = first_codes (test);
  g_assert_cmpstr (refused, ==, moved);
  psk_test_remove_tree (dir);
}

static GArray *
some_ids (PskTestWindow *test,
          guint          n)
{
  const PskHouseholdQuery query = { .scope = PSK_HOUSEHOLDS_HOLDING };
  GArray *ids = psk_household_query_run (psk_book_get_store (psk_window_get_book (test->window)),
                                         &query, NULL);

  return g_array_set_size (ids, n);
}

static void
assert_village (PskTestWindow *test,
                gint64         id,
                int            village,
                gboolean       expected)
{
  g_autoptr (PskHousehold) household = psk_household_table_read (
    psk_book_get_store (psk_window_get_book (test->window)), id, NULL);

  g_assert_cmpint (household->village_no == village, ==, expected);
}

static void
test_bulk (void)
{
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);
  PskPage *page = show_households (test);
  g_autoptr (GArray) ids = some_ids (test, 7);
  GtkWindow *dialog = psk_bulk_dialog_show (page, ids);
  GtkWidget *dropdown;
  GtkWidget *entry;

  psk_test_window_wait (400);
  dropdown = psk_test_window_find (GTK_WIDGET (dialog), GTK_TYPE_DROP_DOWN, NULL, NULL);
  g_assert_nonnull (dropdown);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (dropdown), 2);
  psk_test_window_wait (200);
  entry = psk_test_window_find (GTK_WIDGET (dialog), GTK_TYPE_ENTRY, NULL, NULL);
  g_assert_nonnull (entry);

  gtk_editable_set_text (GTK_EDITABLE (entry), "88");
  psk_test_window_wait (600);
  act (dialog, "bulk.apply");
  for (guint i = 0; i < ids->len; i++)
    assert_village (test, g_array_index (ids, gint64, i), 88, TRUE);

  act (GTK_WINDOW (test->window), "win.undo");
  for (guint i = 0; i < ids->len; i++)
    assert_village (test, g_array_index (ids, gint64, i), 88, FALSE);
}

static gboolean
is_unchosen (GtkWidget *widget,
             gpointer   user_data)
{
  GObject *item = gtk_drop_down_get_selected_item (GTK_DROP_DOWN (widget));

  return GTK_IS_STRING_OBJECT (item)
         && g_str_equal (gtk_string_object_get_string (GTK_STRING_OBJECT (item)), "Choose…");
}

/* Who comes to a row from the quality of the data goes on from there: rows that are seen
 * stay where they are. */
static void
test_go_on (void)
{
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);
  PskPage *page = show_households (test);
  GtkWidget *view = psk_test_window_find (GTK_WIDGET (page), GTK_TYPE_COLUMN_VIEW, NULL, NULL);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  GtkWindow *window;
  double value;

  gtk_widget_activate_action (GTK_WIDGET (page), "households.check-quality", NULL);
  psk_test_window_wait (1000);
  window = psk_test_window_get_shown (PSK_TYPE_QUALITY_WINDOW);
  g_assert_nonnull (window);
  act (window, "quality.open");
  psk_test_window_wait (600);
  value = gtk_adjustment_get_value (adjustment);
  g_assert_cmpfloat (value, >, 0);

  psk_test_window_press (GTK_WINDOW (test->window), "Down Down Down");
  psk_test_window_wait (300);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, value);
}

/* Slots are released once a reason is chosen, and none is chosen for anybody. */
static void
test_bulk_reason (void)
{
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);
  PskPage *page = show_households (test);
  g_autoptr (GArray) ids = some_ids (test, 3);
  GtkWindow *dialog = psk_bulk_dialog_show (page, ids);
  PskStore *store = psk_book_get_store (psk_window_get_book (test->window));
  const gint64 id = g_array_index (ids, gint64, 0);
  g_autoptr (PskHousehold) before = psk_household_table_read (store, id, NULL);
  g_autoptr (PskHousehold) after = NULL;
  GtkWidget *choice;
  GtkWidget *reason;

  psk_test_window_wait (400);
  choice = psk_test_window_find (GTK_WIDGET (dialog), GTK_TYPE_DROP_DOWN, NULL, NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), 12);
  psk_test_window_wait (600);
  reason = psk_test_window_find (GTK_WIDGET (dialog), GTK_TYPE_DROP_DOWN, is_unchosen, NULL);
  g_assert_nonnull (reason);

  gtk_drop_down_set_selected (GTK_DROP_DOWN (reason), 1);
  psk_test_window_wait (600);
  act (dialog, "bulk.apply");
  after = psk_household_table_read (store, id, NULL);
  g_assert_cmpint (before->slot, >, 0);
  g_assert_cmpint (after->slot, <, 1);
}

/* Without a reason nothing is shown; whoever leaves the tab leaves the ids masked. */
static void
test_reveal (void)
{
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);
  PskPage *page = show_households (test);
  PskRevealer *revealer = psk_households_page_get_revealer (PSK_HOUSEHOLDS_PAGE (page));
  static const struct
  {
    const char *reason;
    gboolean shown;
  } reasons[] = {
    { "", FALSE }, { "   ", FALSE }, { "ok", FALSE }, { "ตรวจเทียบกับบัตร", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (reasons); i++)
    {
      g_assert_cmpint (psk_revealer_reveal (revealer, reasons[i].reason, NULL), ==,
                       reasons[i].shown);
      g_assert_cmpint (psk_revealer_is_revealed (revealer), ==, reasons[i].shown);
    }
  g_assert_cmpuint (psk_revealer_get_seconds_left (revealer), <=, 120);

  psk_window_show_page (test->window, "overview");
  psk_test_window_wait (200);
  g_assert_false (psk_revealer_is_revealed (revealer));
}

static gboolean
has_subtitle (GtkWidget *widget,
              gpointer   data)
{
  return g_strrstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (widget)), data) != NULL;
}

/* What is printed is chosen; blank forms cannot be any more public. */
static void
test_print (void)
{
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);
  GtkWindow *dialog;
  GtkWidget *checks[3];
  GtkWidget *row;

  show_households (test);
  psk_window_set_area (test->window, 5203);
  psk_test_window_wait (300);
  act (GTK_WINDOW (test->window), "win.print");
  dialog = psk_test_window_get_shown (PSK_TYPE_HOUSEHOLD_PRINT_DIALOG);
  g_assert_nonnull (dialog);
  for (guint i = 0; i < 3; i++)
    {
      static const char *const names[] = { "shown_check", "rosters_check", "blank_check" };

      checks[i] = GTK_WIDGET (gtk_widget_get_template_child (
        GTK_WIDGET (dialog), PSK_TYPE_HOUSEHOLD_PRINT_DIALOG, names[i]));
    }
  g_assert_nonnull (psk_test_window_find (GTK_WIDGET (dialog), ADW_TYPE_ACTION_ROW, has_subtitle,
                                          (gpointer) "9 tambons"));
  row = GTK_WIDGET (gtk_widget_get_template_child (
    GTK_WIDGET (dialog), PSK_TYPE_HOUSEHOLD_PRINT_DIALOG, "public_row"));

  for (guint i = 0; i < 3; i++)
    {
      gtk_check_button_set_active (GTK_CHECK_BUTTON (checks[i]), TRUE);
      g_assert_cmpint (gtk_widget_get_sensitive (row), ==, i < 2);
    }
  act (dialog, "window.close");
  g_assert_null (psk_test_window_get_shown (PSK_TYPE_HOUSEHOLD_PRINT_DIALOG));
}

/* What takes a while says so and can be cancelled; what does not is not heard of. */
static void
test_busy (void)
{
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  PskBusyDialog *dialog = psk_busy_dialog_open (GTK_WINDOW (test->window), "Testing", cancellable);

  psk_test_window_wait (100);
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (dialog)));
  psk_busy_dialog_close (dialog);

  dialog = psk_busy_dialog_open (GTK_WINDOW (test->window), "Testing", cancellable);
  psk_test_window_wait (900);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (dialog)));
  psk_test_window_press (GTK_WINDOW (dialog), "Escape");
  g_assert_true (g_cancellable_is_cancelled (cancellable));
  psk_busy_dialog_close (dialog);
}

int
main (int   argc,
      char *argv[])
{
  psk_test_window_start (&argc, &argv);

  g_test_add_func ("/household-tools/duplicates", test_duplicates);
  g_test_add_func ("/household-tools/quality", test_quality);
  g_test_add_func ("/household-tools/lists", test_lists);
  g_test_add_func ("/household-tools/lists/merge", test_lists_merge);
  g_test_add_func ("/household-tools/lists/order", test_lists_order);
  g_test_add_func ("/household-tools/bulk", test_bulk);
  g_test_add_func ("/household-tools/go-on", test_go_on);
  g_test_add_func ("/household-tools/bulk-reason", test_bulk_reason);
  g_test_add_func ("/household-tools/reveal", test_reveal);
  g_test_add_func ("/household-tools/print", test_print);
  g_test_add_func ("/household-tools/busy", test_busy);

  return g_test_run ();
}
