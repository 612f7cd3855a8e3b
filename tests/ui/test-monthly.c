/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The report of a district and month, as it is filled in by key, and its check list. */

#include "config.h"

#include <math.h>

#include "psk-report-form.h"
#include "psk-report-table.h"
#include "psk-test-window.h"

#define DISTRICT 5205 /* its report of the month is a draft */
#define ANOTHER 5211  /* so is its */
#define MONTH "2024-03"

/* The entry that the sample leaves empty first, and what it is for. */
#define ENTRY 9
#define ITEM "youth"
#define NEXT_ITEM "seeds_given"

typedef struct
{
  PskTestWindow *test;
  PskStore *store;
  PskPage *page;
  GtkWidget *form;
} Monthly;

static void
choose (Monthly *monthly,
        int      district)
{
  gtk_widget_activate_action (GTK_WIDGET (monthly->page), "monthly.choose", "(is)", district,
                              MONTH);
  psk_test_window_wait (200);
}

static void
open_monthly (Monthly *monthly)
{
  monthly->test = psk_test_window_new (TRUE);
  monthly->store = psk_book_get_store (psk_window_get_book (monthly->test->window));
  psk_window_show_page (monthly->test->window, "monthly");
  psk_test_window_wait (300);
  monthly->page = psk_window_get_page (monthly->test->window, "monthly");
  choose (monthly, DISTRICT);
  monthly->form = psk_test_window_find (GTK_WIDGET (monthly->page), PSK_TYPE_REPORT_FORM, NULL,
                                        NULL);
  g_assert_nonnull (monthly->form);
}

static void
close_monthly (Monthly *monthly)
{
  psk_test_window_free (monthly->test);
}

static gboolean
counts_down (GtkWidget *widget,
             gpointer   data)
{
  int *n = data;

  return (*n)-- == 0;
}

static GtkWidget *
find_entry (Monthly *monthly,
            int      n)
{
  return psk_test_window_find (monthly->form, GTK_TYPE_ENTRY, counts_down, &n);
}

static GtkWidget *
find_text (Monthly *monthly)
{
  return psk_test_window_find (monthly->form, GTK_TYPE_TEXT_VIEW, NULL, NULL);
}

static gboolean
has_focus (Monthly   *monthly,
           GtkWidget *widget)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (monthly->test->window));

  return focus != NULL && widget != NULL
         && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

static double
value_of (Monthly    *monthly,
          int         district,
          const char *item)
{
  double value = NAN;

  psk_report_table_get_value (monthly->store, district, MONTH, item, &value);
  return value;
}

static void
press (Monthly    *monthly,
       const char *keys)
{
  psk_test_window_press (GTK_WINDOW (monthly->test->window), keys);
}

/* Whoever types figures goes from one to the next, by Tab or by Enter. */
static void
test_by_key (void)
{
  Monthly monthly;

  open_monthly (&monthly);
  gtk_widget_grab_focus (find_entry (&monthly, ENTRY));
  press (&monthly, "1 2 Tab 3 4 Return");
  g_assert_cmpfloat (value_of (&monthly, DISTRICT, ITEM), ==, 12);
  g_assert_cmpfloat (value_of (&monthly, DISTRICT, NEXT_ITEM), ==, 34);
  g_assert_true (has_focus (&monthly, find_entry (&monthly, ENTRY + 2)));
  close_monthly (&monthly);
}

/* People and households are counted whole. */
static void
test_whole (void)
{
  Monthly monthly;

  open_monthly (&monthly);
  gtk_widget_grab_focus (find_entry (&monthly, ENTRY));
  press (&monthly, "1 2 period 5 Tab");
  g_assert_true (isnan (value_of (&monthly, DISTRICT, ITEM)));
  g_assert_true (gtk_widget_has_css_class (find_entry (&monthly, ENTRY), "error"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_entry (&monthly, ENTRY))), ==,
                   "12.5");
  close_monthly (&monthly);
}

/* Another change of the book does not take away what is being typed. */
static void
test_meanwhile (void)
{
  Monthly monthly;

  open_monthly (&monthly);
  gtk_widget_grab_focus (find_entry (&monthly, ENTRY));
  press (&monthly, "7");
  psk_page_invalidate (monthly.page, PSK_CHANGED_EVERYTHING);
  press (&monthly, "8");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_entry (&monthly, ENTRY))), ==, "78");
  close_monthly (&monthly);
}

/* Whoever closes the window, or opens another book, loses nothing. */
static void
test_settle (void)
{
  Monthly monthly;
  g_autoptr (PskReport) report = NULL;

  open_monthly (&monthly);
  gtk_widget_grab_focus (find_entry (&monthly, ENTRY));
  press (&monthly, "5 6");
  g_assert_cmpuint (psk_window_settle (monthly.test->window), ==, 0);
  g_assert_cmpfloat (value_of (&monthly, DISTRICT, ITEM), ==, 56);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (find_text (&monthly))),
                            "ปลูกครบ", -1);
  g_assert_cmpuint (psk_window_settle (monthly.test->window), ==, 0);
  report = psk_report_table_read (monthly.store, DISTRICT, MONTH);
  g_assert_cmpstr (report->achievement, ==, "ปลูกครบ");
  close_monthly (&monthly);
}

/* What is no number stays to be corrected, in the report that it was typed in. */
static void
test_refused (void)
{
  Monthly monthly;
  GtkWidget *entry;

  open_monthly (&monthly);
  entry = find_entry (&monthly, ENTRY);
  gtk_widget_grab_focus (entry);
  press (&monthly, "x");
  g_assert_cmpuint (psk_window_settle (monthly.test->window), ==, 1);
  choose (&monthly, ANOTHER);
  g_assert_true (has_focus (&monthly, find_entry (&monthly, ENTRY)));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_entry (&monthly, ENTRY))), ==, "x");

  press (&monthly, "BackSpace 9");
  choose (&monthly, ANOTHER);
  g_assert_cmpfloat (value_of (&monthly, DISTRICT, ITEM), ==, 9);
  g_assert_true (isnan (value_of (&monthly, ANOTHER, ITEM)));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_entry (&monthly, ENTRY))), ==, "");
  close_monthly (&monthly);
}

/* While words are typed, they are taken back first. */
static void
test_undo_of_words (void)
{
  Monthly monthly;

  open_monthly (&monthly);
  gtk_widget_grab_focus (find_entry (&monthly, ENTRY));
  press (&monthly, "5 Tab");
  gtk_widget_grab_focus (find_text (&monthly));
  press (&monthly, "a ctrl+z");
  g_assert_cmpfloat (value_of (&monthly, DISTRICT, ITEM), ==, 5);
  close_monthly (&monthly);
}

static GtkWindow *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWindow *last = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window) && gtk_widget_get_mapped (window))
        last = GTK_WINDOW (window);
    }

  return last;
}

static void
act (Monthly    *monthly,
     const char *action)
{
  gtk_widget_activate_action (monthly->form, action, NULL);
  psk_test_window_wait (300);
}

/* What is being typed belongs to the report that is submitted. */
static void
test_submit (void)
{
  Monthly monthly;
  g_autoptr (PskReport) report = NULL;

  open_monthly (&monthly);
  gtk_widget_grab_focus (find_entry (&monthly, ENTRY));
  press (&monthly, "4 2");
  act (&monthly, "report.submit");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (find_dialog ()), "submit");
  gtk_window_destroy (find_dialog ());
  psk_test_window_wait (300);
  report = psk_report_table_read (monthly.store, DISTRICT, MONTH);
  g_assert_cmpstr (report->state, ==, "submitted");
  g_assert_cmpfloat (value_of (&monthly, DISTRICT, ITEM), ==, 42);
  g_assert_false (gtk_editable_get_editable (GTK_EDITABLE (find_entry (&monthly, ENTRY))));
  close_monthly (&monthly);
}

/* Esc does not throw away a reason that was typed, nor a date. */
static void
test_esc_asks (void)
{
  static const char *const actions[] = { "report.return", "monthly.move-due-date" };
  Monthly monthly;

  open_monthly (&monthly);
  choose (&monthly, 5202);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      GtkWindow *dialog;
      GtkWidget *entry;

      act (&monthly, actions[i]);
      dialog = find_dialog ();
      g_assert_nonnull (dialog);
      psk_test_window_press (dialog, "Escape");
      g_assert_null (find_dialog ());

      act (&monthly, actions[i]);
      dialog = find_dialog ();
      entry = psk_test_window_find (GTK_WIDGET (dialog), GTK_TYPE_ENTRY, NULL, NULL);
      gtk_editable_set_text (GTK_EDITABLE (entry), "17/4/256x");
      psk_test_window_press (dialog, "Escape");
      psk_test_window_wait (300);
      g_assert_true (find_dialog () != dialog);
      psk_test_window_press (find_dialog (), "Escape");
      psk_test_window_wait (300);
      g_assert_true (find_dialog () == dialog);
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "17/4/256x");

      psk_test_window_press (dialog, "Escape");
      psk_test_window_wait (300);
      adw_message_dialog_response (ADW_MESSAGE_DIALOG (find_dialog ()), "leave");
      psk_test_window_wait (300);
      g_assert_true (find_dialog () != dialog);
      gtk_window_destroy (find_dialog ());
    }
  close_monthly (&monthly);
}

/* What is no date cannot be chosen: the dialog does not go and take it away. */
static void
test_due_date (void)
{
  Monthly monthly;
  AdwMessageDialog *dialog;
  GtkWidget *entry;

  open_monthly (&monthly);
  act (&monthly, "monthly.move-due-date");
  dialog = ADW_MESSAGE_DIALOG (find_dialog ());
  entry = psk_test_window_find (GTK_WIDGET (dialog), GTK_TYPE_ENTRY, NULL, NULL);
  g_assert_true (adw_message_dialog_get_response_enabled (dialog, "move"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "17/14/2567");
  g_assert_false (adw_message_dialog_get_response_enabled (dialog, "move"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "17/4/2567");
  g_assert_true (adw_message_dialog_get_response_enabled (dialog, "move"));
  adw_message_dialog_response (dialog, "move");
  gtk_window_destroy (GTK_WINDOW (dialog));
  close_monthly (&monthly);
}

/* Ticks are set one after the other without the pointer. */
static void
test_checks (void)
{
  Monthly monthly;
  GtkWidget *stack;
  GtkWidget *check;
  gboolean done;

  open_monthly (&monthly);
  stack = psk_test_window_find (GTK_WIDGET (monthly.page), GTK_TYPE_STACK, NULL, NULL);
  gtk_stack_set_visible_child_name (GTK_STACK (stack), "processes");
  psk_test_window_wait (200);
  check = psk_test_window_find (stack, GTK_TYPE_CHECK_BUTTON, NULL, NULL);
  done = gtk_check_button_get_active (GTK_CHECK_BUTTON (check));
  gtk_widget_grab_focus (check);
  press (&monthly, "space");
  check = psk_test_window_find (stack, GTK_TYPE_CHECK_BUTTON, NULL, NULL);
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)) != done);
  g_assert_true (has_focus (&monthly, check));

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (monthly.test->window), "win.undo", NULL));
  psk_test_window_wait (300);
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)) == done);
  close_monthly (&monthly);
}

/* A report is chosen by key, and the focus stays where it was chosen. */
static void
test_cells (void)
{
  Monthly monthly;
  GtkWidget *focus;

  open_monthly (&monthly);
  psk_page_focus_content (monthly.page);
  press (&monthly, "Right Down");
  focus = gtk_window_get_focus (GTK_WINDOW (monthly.test->window));
  press (&monthly, "space");
  g_assert_true (has_focus (&monthly, focus));
  g_assert_true (gtk_widget_has_css_class (focus, "chosen"));
  close_monthly (&monthly);
}

/* Another report begins with its head, which says whose it is. */
static void
test_another (void)
{
  Monthly monthly;
  GtkWidget *side;
  GtkAdjustment *adjustment;

  open_monthly (&monthly);
  side = gtk_widget_get_ancestor (monthly.form, GTK_TYPE_SCROLLED_WINDOW);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (side));
  gtk_adjustment_set_value (adjustment, 300);
  psk_page_invalidate (monthly.page, PSK_CHANGED_EVERYTHING);
  psk_test_window_wait (200);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 300);
  choose (&monthly, ANOTHER);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 0);
  close_monthly (&monthly);
}

int
main (int   argc,
      char *argv[])
{
  psk_test_window_start (&argc, &argv);
  g_test_add_func ("/monthly/by-key", test_by_key);
  g_test_add_func ("/monthly/whole", test_whole);
  g_test_add_func ("/monthly/meanwhile", test_meanwhile);
  g_test_add_func ("/monthly/settle", test_settle);
  g_test_add_func ("/monthly/refused", test_refused);
  g_test_add_func ("/monthly/undo-of-words", test_undo_of_words);
  g_test_add_func ("/monthly/submit", test_submit);
  g_test_add_func ("/monthly/esc-asks", test_esc_asks);
  g_test_add_func ("/monthly/due-date", test_due_date);
  g_test_add_func ("/monthly/checks", test_checks);
  g_test_add_func ("/monthly/cells", test_cells);
  g_test_add_func ("/monthly/another", test_another);

  return g_test_run ();
}
