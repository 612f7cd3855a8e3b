/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Views of the list of households that are saved in the book. */

#include "config.h"

#include "psk-household-query.h"
#include "psk-household-view.h"
#include "psk-test-book.h"
#include "psk-view-table.h"

/* A view comes back as it was saved, and undoing takes it away. */
static void
test_views (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  PskFilter filter = { PSK_HOUSEHOLD_KINDS, PSK_FILTER_RANGE, NULL, NULL, (char *) "1", NULL };
  PskFilter causes = { PSK_HOUSEHOLD_VULNERABILITY, PSK_FILTER_ONE_OF, NULL,
                       (char *[]) { (char *) "elderly", (char *) "", NULL }, NULL, NULL };
  g_autoptr (GPtrArray) filters = g_ptr_array_new ();
  PskHouseholdQuery query = { .filters = filters, .n_sort = 1,
                              .sort = { { PSK_HOUSEHOLD_KINDS, TRUE } } };
  g_autoptr (PskCommand) save = NULL;
  g_autoptr (PskHouseholdQuery) read = NULL;
  g_autofree char *json = NULL;
  g_autofree char *again = NULL;
  g_auto (GStrv) names_saved = NULL;
  g_auto (GStrv) names_undone = NULL;
  const PskHouseholdField shown[] = { PSK_HOUSEHOLD_KINDS, PSK_HOUSEHOLD_LAST_NAME };
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (PskHouseholdField));
  g_autoptr (GArray) columns_read = NULL;
  g_autoptr (GError) error = NULL;

  g_array_append_vals (columns, shown, G_N_ELEMENTS (shown));
  g_ptr_array_add (filters, &filter);
  g_ptr_array_add (filters, &causes);
  save = psk_command_view_save ("ผู้สูงอายุที่ปลูกแล้ว", &query, columns);
  g_assert_true (psk_book_run (test->book, save, NULL, &error));

  names_saved = psk_view_table_names (psk_book_get_store (test->book), PSK_HOUSEHOLD_VIEWS);
  g_assert_cmpuint (g_strv_length (names_saved), ==, 1);
  json = psk_view_table_read (psk_book_get_store (test->book), PSK_HOUSEHOLD_VIEWS,
                              names_saved[0]);
  read = psk_household_view_parse (json, &columns_read, &error);
  g_assert_no_error (error);
  g_assert_nonnull (columns_read);
  g_assert_cmpmem (columns_read->data, columns_read->len * sizeof (PskHouseholdField), shown,
                   sizeof shown);
  again = psk_household_view_to_json (read, columns_read);
  g_assert_cmpstr (again, ==, json);
  g_assert_cmpuint (read->filters->len, ==, 2);

  g_assert_true (psk_book_undo (test->book, NULL));
  names_undone = psk_view_table_names (psk_book_get_store (test->book), PSK_HOUSEHOLD_VIEWS);
  g_assert_cmpuint (g_strv_length (names_undone), ==, 0);
}

/* What cannot be a view is refused; what a view does not know is left out. */
static void
test_strange_views (void)
{
  static const struct
  {
    const char *json;
    int n_columns; /* -1 when the view says nothing of them, -2 when it is refused */
    guint n_sort;
    guint n_filters;
  } cases[] = {
    { "", -2, 0, 0 },
    { "[]", -2, 0, 0 },
    { "{\"sort\":1,\"filters\":[]}", -2, 0, 0 },
    { "{\"sort\":[],\"filters\":{}}", -2, 0, 0 },
    { "{\"sort\":[],\"filters\":[]}", -1, 0, 0 },
    { "{\"sort\":[1,\"kinds\",{\"field\":\"no\"},{\"field\":\"kinds\"}],"
      "\"filters\":[null,{\"field\":\"kinds\",\"kind\":\"no\",\"values\":7}],"
      "\"columns\":\"kinds\"}", -1, 1, 1 },
    { "{\"sort\":[],\"filters\":[],\"columns\":[\"no\",\"kinds\"]}", 1, 0, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) columns = NULL;
      g_autoptr (PskHouseholdQuery) query = psk_household_view_parse (cases[i].json, &columns,
                                                                      NULL);

      g_test_message ("%s", cases[i].json);
      g_assert_cmpint (query == NULL, ==, cases[i].n_columns == -2);
      if (query == NULL)
        continue;
      g_assert_cmpint (columns != NULL ? (int) columns->len : -1, ==, cases[i].n_columns);
      g_assert_cmpuint (query->n_sort, ==, cases[i].n_sort);
      g_assert_cmpuint (query->filters->len, ==, cases[i].n_filters);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/views/views", test_views);
  g_test_add_func ("/views/strange-views", test_strange_views);

  return g_test_run ();
}
