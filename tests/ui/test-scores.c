/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The assessment of a quarter. */

#include "config.h"

#include "psk-scores-page.h"
#include "psk-test-window.h"

#define NOTHING "The programme has no reports in this quarter. Choose another quarter above."

static gboolean
does (GtkWidget *widget,
      gpointer   action)
{
  return g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0;
}

static gboolean
can_close (PskPage *page)
{
  GtkWidget *button = psk_test_window_find (GTK_WIDGET (page), GTK_TYPE_BUTTON, does,
                                            (gpointer) "scores.close");

  g_assert_nonnull (button);
  return gtk_widget_is_sensitive (button);
}

static gboolean
is_toast (GtkWidget *widget,
          gpointer   data)
{
  return g_str_equal (G_OBJECT_TYPE_NAME (widget), "AdwToastWidget");
}

static gboolean
says (GtkWidget *widget,
      gpointer   text)
{
  return g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text);
}

static gboolean
toasts (GtkWidget *window)
{
  GtkWidget *toast = psk_test_window_find (window, GTK_TYPE_WIDGET, is_toast, NULL);

  return toast != NULL
         && psk_test_window_find (toast, GTK_TYPE_LABEL, says, (gpointer) NOTHING) != NULL;
}

/* A quarter without reports is neither frozen nor printed. */
static void
test_empty_quarter (void)
{
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);
  PskPage *page = psk_window_get_page (test->window, "scores");

  psk_window_show_page (test->window, "scores");
  psk_test_window_wait (300);
  g_assert_true (can_close (page));

  gtk_widget_activate_action (GTK_WIDGET (page), "scores.next", NULL);
  gtk_widget_activate_action (GTK_WIDGET (page), "scores.next", NULL);
  psk_test_window_wait (300);
  g_assert_false (can_close (page));
  g_assert_false (toasts (GTK_WIDGET (test->window)));
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.print", NULL);
  psk_test_window_wait (300);
  g_assert_true (toasts (GTK_WIDGET (test->window)));
}

static gboolean
is_quarter (GtkWidget *widget,
            gpointer   text)
{
  return g_str_has_prefix (gtk_label_get_label (GTK_LABEL (widget)), text);
}

/* Another book begins with a quarter of its own. */
static void
test_another_book (void)
{
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);
  PskPage *page = psk_window_get_page (test->window, "scores");
  g_autoptr (PskBook) book = g_object_ref (psk_window_get_book (test->window));

  psk_window_show_page (test->window, "scores");
  psk_test_window_wait (300);
  g_assert_nonnull (psk_test_window_find (GTK_WIDGET (page), GTK_TYPE_LABEL, is_quarter,
                                          (gpointer) "Quarter 2"));
  gtk_widget_activate_action (GTK_WIDGET (page), "scores.next", NULL);
  psk_test_window_wait (300);
  g_assert_null (psk_test_window_find (GTK_WIDGET (page), GTK_TYPE_LABEL, is_quarter,
                                       (gpointer) "Quarter 2"));
  psk_window_set_book (test->window, NULL);
  psk_window_set_book (test->window, book);
  psk_test_window_wait (300);
  g_assert_nonnull (psk_test_window_find (GTK_WIDGET (page), GTK_TYPE_LABEL, is_quarter,
                                          (gpointer) "Quarter 2"));
}

int
main (int   argc,
      char *argv[])
{
  psk_test_window_start (&argc, &argv);
  g_test_add_func ("/scores/empty-quarter", test_empty_quarter);
  g_test_add_func ("/scores/another-book", test_another_book);

  return g_test_run ();
}
