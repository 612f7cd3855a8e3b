/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The households of one tambon, as the tests of its dialogs begin. */

#include "config.h"

#include "psk-test-tambon.h"

#include "psk-household-table.h"

/**
 * psk_test_tambon_holder:
 * @test: a window with the sample
 * @slot: a slot of the tambon
 *
 * Returns: the household that holds it; 0 for none
 */
gint64
psk_test_tambon_holder (PskTestWindow *test,
                        int            slot)
{
  return psk_household_table_slot_holder (psk_test_window_get_store (test), PSK_TEST_TAMBON_AREA,
                                          slot);
}

/**
 * psk_test_tambon_open:
 * @slot: a slot of the tambon that somebody holds
 *
 * Returns: (transfer full): a window that shows the households of the tambon, and selected
 *   the one that holds @slot
 */
PskTestWindow *
psk_test_tambon_open (int slot)
{
  PskTestWindow *test = psk_test_window_new (TRUE);

  psk_window_set_area (test->window, PSK_TEST_TAMBON_AREA);
  psk_window_show_page (test->window, "households");
  psk_test_window_wait (500);
  psk_page_show_record (psk_window_get_page (test->window, "households"),
                        psk_test_tambon_holder (test, slot));
  psk_test_window_wait (400);
  return test;
}

/**
 * psk_test_tambon_ask:
 * @test: a window that shows the households
 * @action: an action of their tab
 * @type: the type of the dialog that it opens
 *
 * Returns: (transfer none): the dialog
 */
GtkWidget *
psk_test_tambon_ask (PskTestWindow *test,
                     const char    *action,
                     GType          type)
{
  GtkWidget *page = GTK_WIDGET (psk_window_get_page (test->window, "households"));
  GtkWidget *dialog;

  g_assert_true (gtk_widget_activate_action (page, action, NULL));
  psk_test_window_wait (500);
  dialog = psk_test_window_get_shown (type);
  g_assert_nonnull (dialog);
  return dialog;
}
