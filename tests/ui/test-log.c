/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The history of the book, and taking an older step back from it. */

#include "config.h"

#include "psk-household-commands.h"
#include "psk-household-table.h"
#include "psk-log-row.h"
#include "psk-log-window.h"
#include "psk-test-window.h"

static void
set_note (PskTestWindow *test,
          gint64         household,
          const char    *note)
{
  g_autoptr (PskCommand) command
    = psk_command_household_set (household, PSK_HOUSEHOLD_NOTE, note);

  g_assert_true (psk_book_run (psk_window_get_book (test->window), command, NULL, NULL));
}

static gboolean
set_phones (PskStore     *store,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  return psk_store_run (store, "UPDATE household SET phone = '0899999999' WHERE id IN (1, 2, 3)",
                        error, "");
}

static char *
read_phone (PskTestWindow *test,
            gint64         household)
{
  g_autoptr (PskHousehold) read = psk_household_table_read (
    psk_book_get_store (psk_window_get_book (test->window)), household, NULL);

  return g_strdup (read->phone);
}

/* Three telephones at once, then another change of the first household, then something
 * else. */
static GtkWindow *
make_history (PskTestWindow *test)
{
  g_autoptr (PskCommand) command = psk_command_new ("Import households", "list.csv", set_phones,
                                                    NULL, NULL);
  GtkWindow *window;

  g_assert_true (psk_book_run (psk_window_get_book (test->window), command, NULL, NULL));
  set_note (test, 1, "ย้าย");
  set_note (test, 4, "ใหม่");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (test->window), "win.log", NULL));
  psk_test_window_wait (400);
  window = psk_test_window_get_shown (PSK_TYPE_LOG_WINDOW);
  g_assert_nonnull (window);

  return window;
}

static GtkSelectionModel *
rows_of (GtkWindow *window)
{
  GtkWidget *view = psk_test_window_find (GTK_WIDGET (window), GTK_TYPE_COLUMN_VIEW, NULL, NULL);

  return view != NULL ? gtk_column_view_get_model (GTK_COLUMN_VIEW (view)) : NULL;
}

static guint
count_rows (GtkWindow *window)
{
  GtkSelectionModel *rows = rows_of (window);

  return rows != NULL ? g_list_model_get_n_items (G_LIST_MODEL (rows)) : 0;
}

static gboolean
is_done (GtkWindow *window,
         guint      row)
{
  g_autoptr (PskLogRow) item = g_list_model_get_item (G_LIST_MODEL (rows_of (window)), row);

  return psk_log_row_is_done (item);
}

static void
search (GtkWindow  *window,
        const char *text)
{
  GtkWidget *entry = psk_test_window_find (GTK_WIDGET (window), GTK_TYPE_SEARCH_ENTRY, NULL, NULL);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  psk_test_window_wait (400);
}

static void
take_back (GtkWindow *window,
           guint      row)
{
  gtk_selection_model_select_item (rows_of (window), row, TRUE);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "log.take-back", NULL));
  psk_test_window_wait (600);
}

static void
respond (const char *response)
{
  GtkWindow *dialog = psk_test_window_get_shown (ADW_TYPE_MESSAGE_DIALOG);

  g_assert_nonnull (dialog);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), response);
  psk_test_window_wait (600);
}

static void
assert_phones (PskTestWindow *test,
               const char    *first,
               const char    *second)
{
  g_autofree char *phone = read_phone (test, 1);
  g_autofree char *other = read_phone (test, 2);

  g_assert_cmpstr (phone, ==, first);
  g_assert_cmpstr (other, ==, second);
}

/* What was changed since is shown; nothing happens until somebody says so, and then it
 * stays as it is. */
static void
test_touched (void)
{
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);
  g_autofree char *second = read_phone (test, 2);
  GtkWindow *window = make_history (test);

  g_assert_cmpuint (count_rows (window), ==, 3);
  take_back (window, 2);
  respond ("cancel");
  assert_phones (test, "0899999999", "0899999999");
  g_assert_true (is_done (window, 2));

  take_back (window, 2);
  respond ("rest");
  assert_phones (test, "0899999999", second);
  g_assert_cmpuint (count_rows (window), ==, 4);
  g_assert_false (is_done (window, 3));

  /* It is a step as any other. */
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "tool.undo", NULL));
  psk_test_window_wait (400);
  assert_phones (test, "0899999999", "0899999999");
  g_assert_true (is_done (window, 3));
}

/* What nobody touched goes without a question, and once. */
static void
test_untouched (void)
{
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);
  g_autofree char *first = read_phone (test, 1);
  g_autofree char *second = read_phone (test, 2);
  GtkWindow *window = make_history (test);

  take_back (window, 1);
  g_assert_null (psk_test_window_get_shown (ADW_TYPE_MESSAGE_DIALOG));
  g_assert_cmpuint (count_rows (window), ==, 4);
  g_assert_false (is_done (window, 2));
  take_back (window, 2);
  g_assert_cmpuint (count_rows (window), ==, 4);

  take_back (window, 3);
  g_assert_null (psk_test_window_get_shown (ADW_TYPE_MESSAGE_DIALOG));
  assert_phones (test, first, second);
}

static void
test_search (void)
{
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);
  GtkWindow *window = make_history (test);

  search (window, "list.csv");
  g_assert_cmpuint (count_rows (window), ==, 1);
  search (window, "zzz");
  g_assert_cmpuint (count_rows (window), ==, 0);
  search (window, "");
  g_assert_cmpuint (count_rows (window), ==, 3);

  /* It follows the book. */
  set_note (test, 5, "อีก");
  psk_test_window_wait (400);
  g_assert_cmpuint (count_rows (window), ==, 4);
}

int
main (int   argc,
      char *argv[])
{
  psk_test_window_start (&argc, &argv);

  g_test_add_func ("/ui/log/touched", test_touched);
  g_test_add_func ("/ui/log/untouched", test_untouched);
  g_test_add_func ("/ui/log/search", test_search);

  return g_test_run ();
}
