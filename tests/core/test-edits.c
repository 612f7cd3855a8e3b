/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Many cells of the list of households that are changed at once. */

#include "config.h"

#include "psk-household-edit.h"
#include "psk-household-table.h"
#include "psk-test-people.h"

static PskHouseholdEdit *
add_edit (GPtrArray        *edits,
          gint64            id,
          PskHouseholdField field,
          const char       *text)
{
  PskHouseholdEdit *new = psk_household_edit_new (id, field, text);

  g_ptr_array_add (edits, new);
  return new;
}

/* Many cells are one step; those that are refused say why and leave the others alone. */
static void
test_edits (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  g_autoptr (GPtrArray) edits
    = g_ptr_array_new_with_free_func ((GDestroyNotify) psk_household_edit_free);
  g_autoptr (PskCommand) command = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PskHousehold) after = NULL;
  g_autofree char *before = NULL;
  g_autofree char *undone = NULL;
  PskHouseholdEdit *kinds;
  PskHouseholdEdit *same;
  PskHouseholdEdit *wrong;
  PskHouseholdEdit *status;

  psk_test_add_five_people (test);
  before = psk_test_book_digest (test);
  kinds = add_edit (edits, 1, PSK_HOUSEHOLD_KINDS, "๑๕");
  add_edit (edits, 1, PSK_HOUSEHOLD_PLANTED_ON, "25 มี.ค. 67");
  same = add_edit (edits, 2, PSK_HOUSEHOLD_KINDS, "3");
  wrong = add_edit (edits, 2, PSK_HOUSEHOLD_CITIZEN_ID, "1234567890123");
  status = add_edit (edits, 3, PSK_HOUSEHOLD_STATUS, "selected");

  g_assert_true (psk_household_edits_check (edits, psk_book_get_store (test->book),
                                            psk_book_get_areas (test->book),
                                            psk_book_get_codes (test->book), NULL, &error));
  g_assert_true (psk_household_edit_changes (kinds));
  g_assert_cmpint (kinds->after->kinds, ==, 15);
  g_assert_cmpstr (kinds->after->planted_on, ==, "2024-03-25");
  g_assert_false (psk_household_edit_changes (same));
  g_assert_nonnull (wrong->reason);
  g_assert_nonnull (status->reason);

  command = psk_household_edits_command (edits, NULL);
  psk_book_run (test->book, command, NULL, &error);
  g_assert_no_error (error);
  after = psk_household_table_read (psk_book_get_store (test->book), 1, NULL);
  g_assert_cmpint (after->kinds, ==, 15);
  /* A preview may be looked at while the writer is at work. */
  g_assert_nonnull (kinds->before);
  g_assert_cmpint (kinds->before->kinds, ==, 12);
  g_assert_cmpint (psk_store_query_int (psk_book_get_store (test->book),
                                        "SELECT count (*) FROM journal WHERE state = 'done'", 0,
                                        ""), ==, 2);

  g_assert_true (psk_book_undo (test->book, NULL));
  undone = psk_test_book_digest (test);
  g_assert_cmpstr (undone, ==, before);
}

/* More cells than are written at a time, column by column as filling down lays them. */
static void
test_many_edits (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  g_autoptr (GPtrArray) edits
    = g_ptr_array_new_with_free_func ((GDestroyNotify) psk_household_edit_free);
  g_autoptr (PskCommand) command = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (PskHousehold) after = NULL;
  g_autoptr (GError) error = NULL;

  psk_test_add_five_people (test);
  for (int i = 0; i < 700; i++)
    add_edit (edits, 1 + i % 5, i < 350 ? PSK_HOUSEHOLD_NOTE : PSK_HOUSEHOLD_KINDS,
              i < 350 ? "เยี่ยมแล้ว" : i % 2 == 0 ? "17" : "18");

  g_cancellable_cancel (cancellable);
  g_assert_false (psk_household_edits_check (edits, psk_book_get_store (test->book),
                                             psk_book_get_areas (test->book),
                                             psk_book_get_codes (test->book), cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);

  command = psk_household_edits_command (edits, NULL);
  g_assert_false (psk_book_run (test->book, command, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);

  psk_book_run (test->book, command, NULL, &error);
  g_assert_no_error (error);
  after = psk_household_table_read (psk_book_get_store (test->book), 5, NULL);
  g_assert_cmpstr (after->note, ==, "เยี่ยมแล้ว");
  g_assert_cmpint (after->kinds, ==, 18);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edits/edits", test_edits);
  g_test_add_func ("/edits/many-edits", test_many_edits);

  return g_test_run ();
}
