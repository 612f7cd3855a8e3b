/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The list of rows that a view shows, while the book changes below it. */

#include "config.h"

#include "psk-code-commands.h"
#include "psk-household-commands.h"
#include "psk-household-index.h"
#include "psk-household-query.h"
#include "psk-row-list.h"
#include "psk-row-steps.h"
#include "psk-test-people.h"

static void
count_cb (PskRow *row,
          guint  *n)
{
  *n += 1;
}

static void
wait_for (PskRowList *list)
{
  while (psk_row_list_is_busy (list))
    g_main_context_iteration (NULL, TRUE);
}

static guint
count_shown_again (PskRowList *list)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  const guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (list));
  guint n = 0;

  for (guint i = 0; i < n_rows; i++)
    {
      g_ptr_array_add (rows, g_list_model_get_item (G_LIST_MODEL (list), i));
      g_signal_connect (rows->pdata[i], "changed", G_CALLBACK (count_cb), &n);
    }
  psk_row_list_refresh (list);
  wait_for (list);
  for (guint i = 0; i < n_rows; i++)
    g_signal_handlers_disconnect_by_data (rows->pdata[i], &n);

  return n;
}

/* The same rows read in another way when a code has got another name. */
static void
test_renamed (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  const PskHouseholdQuery query = { .scope = PSK_HOUSEHOLDS_ALL };
  g_autoptr (PskRowList) list = psk_row_list_new (test->book, &psk_household_row_source);
  g_autoptr (PskCode) aged = psk_code_new ("elderly", "ผู้เฒ่า", "", NULL);
  g_autoptr (PskCommand) rename = psk_command_code_keep ("vulnerability", aged);

  psk_test_add_five_people (test);
  psk_row_list_set_query (list, &query);
  wait_for (list);
  g_assert_cmpuint (count_shown_again (list), ==, 0);
  g_assert_true (psk_book_run (test->book, rename, NULL, NULL));
  g_assert_cmpuint (count_shown_again (list), ==, PSK_TEST_N_FIVE);
  g_assert_cmpuint (count_shown_again (list), ==, 0);
}

static void
note_step_cb (GListModel *model,
              guint       position,
              guint       removed,
              guint       added,
              GString    *steps)
{
  g_string_append_printf (steps, "%u-%u+%u ", position, removed, added);
}

/* Whoever holds a row sees what is written at once, and goes with it to another place, but
 * not as long as the list is pinned. */
static void
test_row_stays (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  const PskHouseholdQuery query = {
    .scope = PSK_HOUSEHOLDS_ALL, .sort = { { PSK_HOUSEHOLD_KINDS, FALSE } }, .n_sort = 1,
  };
  const guint n_counted = PSK_TEST_N_FIVE - 1; /* of one nobody has counted the kinds */
  g_autoptr (PskRowList) list = psk_row_list_new (test->book, &psk_household_row_source);
  g_autoptr (GString) steps = g_string_new (NULL);
  g_autoptr (PskRow) first = NULL;
  g_autoptr (PskRow) last = NULL;
  g_autoptr (PskCommand) command = NULL;
  g_autofree char *moved = g_strdup_printf ("0-%u+%u ", n_counted, n_counted);

  psk_test_add_five_people (test);
  psk_row_list_set_query (list, &query);
  wait_for (list);
  g_signal_connect (list, "items-changed", G_CALLBACK (note_step_cb), steps);
  first = g_list_model_get_item (G_LIST_MODEL (list), 0);
  command = psk_command_household_set (psk_row_get_id (first), PSK_HOUSEHOLD_KINDS, "40");

  psk_row_list_pin (list);
  g_assert_true (psk_book_run (test->book, command, NULL, NULL));
  g_assert_cmpint (PSK_HOUSEHOLD (psk_row_get_record (first))->kinds, ==, 40);
  psk_row_list_refresh (list);
  for (int i = 0; i < 50; i++)
    {
      g_usleep (2000);
      g_main_context_iteration (NULL, FALSE);
    }
  g_assert_true (psk_row_list_is_busy (list));
  g_assert_cmpstr (steps->str, ==, "");
  g_assert_cmpint (psk_row_list_get_id (list, 0), ==, psk_row_get_id (first));

  psk_row_list_unpin (list);
  wait_for (list);
  g_assert_cmpstr (steps->str, ==, moved);
  last = g_list_model_get_item (G_LIST_MODEL (list), n_counted - 1);
  g_assert_true (last == first);
}

/* Rows in front that are the same, so that a window is wide. */
static void
add_many (GArray *ids,
          guint   n)
{
  for (guint i = 0; i < n; i++)
    {
      const gint64 id = 1000 + i;

      g_array_append_val (ids, id);
    }
}

static void
assert_steps (GArray     *before,
              GArray     *after,
              const char *expected)
{
  PskRowStep steps[PSK_MAX_ROW_STEPS];
  const guint n = psk_row_steps_find (before, after, steps);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) ids = g_array_ref (before);

  for (guint i = 0; i < n; i++)
    {
      GArray *next = psk_row_step_apply (&steps[i], ids, after);

      g_array_unref (ids);
      ids = next;
      note_step_cb (NULL, steps[i].position, steps[i].removed, steps[i].added, text);
    }
  g_assert_cmpstr (text->str, ==, expected);
  g_assert_cmpmem (ids->data, ids->len * sizeof (gint64), after->data,
                   after->len * sizeof (gint64));
}

/* What a view is told when rows come, go or move. */
static void
test_row_steps (void)
{
  static const struct
  {
    const char *before;
    const char *after;
    const char *steps; /* position-removed+added */
  } cases[] = {
    { "", "", "" },
    { "abc", "abc", "" },
    { "", "abc", "0-0+3 " },
    { "abc", "", "0-3+0 " },
    { "abcd", "abd", "2-1+0 " },
    { "abd", "abcd", "2-0+1 " },
    { "abcde", "acbde", "1-2+2 " },
    { "aab", "ab", "1-1+0 " },
    { "abcde", "xyz", "0-5+3 " },
  };
  g_autoptr (GArray) many = psk_test_parse_ids ("");
  g_autoptr (GArray) first_last = psk_test_parse_ids ("");
  g_autoptr (GArray) more = NULL;
  g_autoptr (GArray) reversed = psk_test_parse_ids ("");
  g_autoptr (GArray) none = psk_test_parse_ids ("");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) before = psk_test_parse_ids (cases[i].before);
      g_autoptr (GArray) after = psk_test_parse_ids (cases[i].after);

      assert_steps (before, after, cases[i].steps);
    }

  add_many (many, 1000);
  for (guint i = 0; i < 1000; i++)
    {
      g_array_append_val (first_last, g_array_index (many, gint64, (i + 1) % 1000));
      g_array_prepend_val (reversed, g_array_index (many, gint64, i));
    }
  more = g_array_copy (many);
  g_array_insert_vals (more, 500, first_last->data, 300);
  assert_steps (many, first_last, "0-1+0 999-0+1 ");
  assert_steps (first_last, many, "999-1+0 0-0+1 ");
  assert_steps (many, reversed, "0-1000+0 0-0+1000 ");
  assert_steps (none, many, "0-0+1000 ");
  assert_steps (many, none, "0-1000+0 ");
  assert_steps (many, more, "500-0+300 ");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/row-list/renamed", test_renamed);
  g_test_add_func ("/row-list/row-stays", test_row_stays);
  g_test_add_func ("/row-list/row-steps", test_row_steps);

  return g_test_run ();
}
