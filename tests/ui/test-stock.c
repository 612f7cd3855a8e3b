/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What comes in at a centre and goes out of it, entered by hand. */

#include "config.h"

#include "psk-centre-table.h"
#include "psk-stock-dialog.h"
#include "psk-stock-entry-dialog.h"
#include "psk-test-window.h"

#define TAMBON 520501

typedef struct
{
  PskTestWindow *test;
  PskStore *store;
  PskCentre *centre;
  double left; /* packets, before anything was done */
  GtkWidget *list;
} Stock;

static void
open_stock (Stock *stock)
{
  stock->test = psk_test_window_new (TRUE);
  stock->store = psk_book_get_store (psk_window_get_book (stock->test->window));
  stock->centre = psk_centre_table_read (stock->store, TAMBON, NULL);
  stock->left = psk_centre_table_stock_left (stock->store, stock->centre->id, "packet");
  psk_window_show_page (stock->test->window, "centres");
  psk_test_window_wait (500);
  stock->list = GTK_WIDGET (psk_stock_dialog_show (
    psk_window_get_page (stock->test->window, "centres"), stock->centre));
  psk_test_window_wait (300);
}

static void
close_stock (Stock *stock)
{
  gtk_window_destroy (GTK_WINDOW (stock->list));
  g_object_unref (stock->centre);
  psk_test_window_free (stock->test);
}

static void
assert_left (Stock  *stock,
             double  more)
{
  g_assert_cmpfloat (psk_centre_table_stock_left (stock->store, stock->centre->id, "packet"), ==,
                     stock->left + more);
}

static gboolean
tells (GtkWidget  *window,
       const char *text)
{
  return psk_test_window_find_label (window, text) != NULL;
}

static GtkWidget *
find_entry (void)
{
  return psk_test_window_get_shown (PSK_TYPE_STOCK_ENTRY_DIALOG);
}

static void
enter (GtkWidget  *entry,
       guint       direction,
       const char *much)
{
  GtkWidget *in_or_out
    = psk_test_window_find_row (entry, ADW_TYPE_COMBO_ROW, "In or out");
  GtkWidget *how_much
    = psk_test_window_find_row (entry, ADW_TYPE_ENTRY_ROW, "How much");

  adw_combo_row_set_selected (ADW_COMBO_ROW (in_or_out), direction);
  gtk_editable_set_text (GTK_EDITABLE (how_much), much);
  gtk_widget_activate_action (entry, "entry.keep", NULL);
  psk_test_window_wait (300);
}

static gint64
latest_by_hand (Stock *stock)
{
  g_autoptr (GPtrArray) movements
    = psk_centre_table_read_stock (stock->store, stock->centre->id, NULL);

  for (guint i = 0; i < movements->len; i++)
    {
      PskStockMovement *movement = movements->pdata[i];

      if (movement->visit == 0)
        return movement->id;
    }

  g_assert_not_reached ();
}

static void
test_enter (void)
{
  Stock stock;

  open_stock (&stock);
  psk_test_window_press (GTK_WINDOW (stock.list), "ctrl+n");
  psk_test_window_wait (300);
  enter (find_entry (), 0, "4321");
  g_assert_null (find_entry ());
  g_assert_true (tells (stock.list, "+ 4,321 packets in"));
  assert_left (&stock, 4321);

  psk_test_window_undo (stock.test);
  g_assert_false (tells (stock.list, "+ 4,321 packets in"));
  assert_left (&stock, 0);
  close_stock (&stock);
}

/* It is said why, and what was entered stays in sight. */
static void
test_refused (void)
{
  Stock stock;
  g_autofree char *too_much = NULL;

  open_stock (&stock);
  too_much = g_strdup_printf ("%.0f", stock.left + 1);
  gtk_widget_activate_action (stock.list, "stock.add", NULL);
  psk_test_window_wait (300);
  enter (find_entry (), 0, "-5");
  g_assert_true (tells (find_entry (), "Say how much came in or went out: a number above 0."));
  enter (find_entry (), 1, too_much);
  g_assert_true (tells (find_entry (), "The centre does not have that much in stock: enter what "
                                       "came in first, or a smaller quantity."));
  assert_left (&stock, 0);
  close_stock (&stock);
}

static void
test_change_and_delete (void)
{
  Stock stock;
  gint64 id;

  open_stock (&stock);
  gtk_widget_activate_action (stock.list, "stock.add", NULL);
  psk_test_window_wait (300);
  enter (find_entry (), 0, "50");
  id = latest_by_hand (&stock);

  gtk_widget_activate_action (stock.list, "stock.change", "x", id);
  psk_test_window_wait (300);
  enter (find_entry (), 0, "60");
  g_assert_true (tells (stock.list, "+ 60 packets in"));
  assert_left (&stock, 60);

  gtk_widget_activate_action (stock.list, "stock.change", "x", id);
  psk_test_window_wait (300);
  gtk_widget_activate_action (find_entry (), "entry.delete", NULL);
  psk_test_window_wait (300);
  g_assert_false (tells (stock.list, "+ 60 packets in"));
  assert_left (&stock, 0);

  psk_test_window_undo (stock.test);
  assert_left (&stock, 60);
  close_stock (&stock);
}

/* What was typed is not thrown away by Esc, and nothing is asked when nothing was typed. */
static void
test_esc (void)
{
  Stock stock;
  GtkWidget *note;

  open_stock (&stock);
  gtk_widget_activate_action (stock.list, "stock.add", NULL);
  psk_test_window_wait (300);
  psk_test_window_press (GTK_WINDOW (find_entry ()), "Escape");
  g_assert_null (psk_test_window_get_shown (ADW_TYPE_MESSAGE_DIALOG));
  g_assert_null (find_entry ());

  gtk_widget_activate_action (stock.list, "stock.add", NULL);
  psk_test_window_wait (300);
  note = psk_test_window_find_row (find_entry (), ADW_TYPE_ENTRY_ROW, "Note");
  gtk_editable_set_text (GTK_EDITABLE (note), "จากอำเภอ");
  psk_test_window_press (GTK_WINDOW (find_entry ()), "Escape");
  psk_test_window_wait (300);
  g_assert_nonnull (psk_test_window_get_shown (ADW_TYPE_MESSAGE_DIALOG));
  psk_test_window_press (psk_test_window_get_shown (ADW_TYPE_MESSAGE_DIALOG), "Escape");
  psk_test_window_wait (300);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (note)), ==, "จากอำเภอ");

  psk_test_window_press (GTK_WINDOW (find_entry ()), "Escape");
  psk_test_window_wait (300);
  adw_message_dialog_response (psk_test_window_get_shown (ADW_TYPE_MESSAGE_DIALOG), "leave");
  psk_test_window_wait (300);
  g_assert_null (find_entry ());
  gtk_window_destroy (psk_test_window_get_shown (ADW_TYPE_MESSAGE_DIALOG));
  close_stock (&stock);
}

/* The list is in front of the window: what happened is said in it, and taken back in it. */
static void
test_undo_in_list (void)
{
  Stock stock;

  open_stock (&stock);
  gtk_widget_activate_action (stock.list, "stock.add", NULL);
  psk_test_window_wait (300);
  enter (find_entry (), 0, "77");
  g_assert_true (tells (stock.list, "The stock was entered"));
  assert_left (&stock, 77);
  psk_test_window_press (GTK_WINDOW (stock.list), "ctrl+z");
  psk_test_window_wait (300);
  assert_left (&stock, 0);
  psk_test_window_press (GTK_WINDOW (stock.list), "ctrl+shift+z");
  psk_test_window_wait (300);
  assert_left (&stock, 77);
  close_stock (&stock);
}

/* A refusal is of what was entered then. */
static void
test_refused_no_more (void)
{
  static const char sentence[] = "The centre does not have that much in stock: enter what came in "
                                 "first, or a smaller quantity.";
  Stock stock;

  open_stock (&stock);
  gtk_widget_activate_action (stock.list, "stock.add", NULL);
  psk_test_window_wait (300);
  enter (find_entry (), 1, "123456");
  g_assert_true (tells (find_entry (), sentence));
  adw_combo_row_set_selected (
    ADW_COMBO_ROW (psk_test_window_find_row (find_entry (), ADW_TYPE_COMBO_ROW, "In or out")), 0);
  g_assert_false (tells (find_entry (), sentence));
  close_stock (&stock);
}

int
main (int   argc,
      char *argv[])
{
  psk_test_window_start (&argc, &argv);
  g_test_add_func ("/stock/enter", test_enter);
  g_test_add_func ("/stock/refused", test_refused);
  g_test_add_func ("/stock/change-and-delete", test_change_and_delete);
  g_test_add_func ("/stock/esc", test_esc);
  g_test_add_func ("/stock/undo-in-list", test_undo_in_list);
  g_test_add_func ("/stock/refused-no-more", test_refused_no_more);

  return g_test_run ();
}
