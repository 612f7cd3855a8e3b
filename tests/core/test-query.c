/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Filters, orders, counts and sums of households, and that what is kept in memory follows
 * every change. */

#include "config.h"

#include "psk-household-commands.h"
#include "psk-household-query.h"
#include "psk-household-table.h"
#include "psk-test-people.h"
#include "psk-test-steps.h"

#define TEXTS(...) (char *[]) { __VA_ARGS__, NULL }

static void
test_filters (void)
{
  static const struct
  {
    PskHouseholdField field;
    PskFilterKind kind;
    const char *text;
    const char *values[3];
    const char *first;
    const char *last;
    const char *found; /* in the order of place */
  } cases[] = {
    { PSK_HOUSEHOLD_KINDS, PSK_FILTER_ONE_OF, NULL, { "12" }, NULL, NULL, "ไกรสร สมชาย" },
    { PSK_HOUSEHOLD_KINDS, PSK_FILTER_ONE_OF, NULL, { "0", "" }, NULL, NULL, "บุญมี แสงจันทร์" },
    { PSK_HOUSEHOLD_KINDS, PSK_FILTER_RANGE, NULL, { NULL }, "1", "11", "กานดา" },
    { PSK_HOUSEHOLD_KINDS, PSK_FILTER_RANGE, NULL, { NULL }, NULL, "3", "กานดา บุญมี" },
    { PSK_HOUSEHOLD_KINDS, PSK_FILTER_EMPTY, NULL, { NULL }, NULL, NULL, "แสงจันทร์" },
    { PSK_HOUSEHOLD_KINDS, PSK_FILTER_CONTAINS, "๑", { NULL }, NULL, NULL, "ไกรสร สมชาย" },
    { PSK_HOUSEHOLD_VULNERABILITY, PSK_FILTER_ONE_OF, NULL, { "elderly" }, NULL, NULL,
      "บุญมี สมชาย" },
    { PSK_HOUSEHOLD_VULNERABILITY, PSK_FILTER_ONE_OF, NULL, { "" }, NULL, NULL, "กานดา" },
    { PSK_HOUSEHOLD_PLANTED_ON, PSK_FILTER_RANGE, NULL, { NULL }, "2024-02-01", "2024-02-29",
      "บุญมี" },
    { PSK_HOUSEHOLD_PLANTED_ON, PSK_FILTER_FILLED, NULL, { NULL }, NULL, NULL,
      "บุญมี สมชาย แสงจันทร์" },
    { PSK_HOUSEHOLD_FIRST_NAME, PSK_FILTER_CONTAINS, "สม", { NULL }, NULL, NULL, "สมชาย" },
    { PSK_HOUSEHOLD_FIRST_NAME, PSK_FILTER_CONTAINS, "เเสง", { NULL }, NULL, NULL, "แสงจันทร์" },
    { PSK_HOUSEHOLD_FIRST_NAME, PSK_FILTER_CONTAINS, "", { NULL }, NULL, NULL,
      "ไกรสร กานดา บุญมี สมชาย แสงจันทร์" },
    { PSK_HOUSEHOLD_HOUSE_NO, PSK_FILTER_RANGE, NULL, { NULL }, "9", "12", "ไกรสร กานดา บุญมี" },
    { PSK_HOUSEHOLD_CITIZEN_ID, PSK_FILTER_CONTAINS, "3520", { NULL }, NULL, NULL, "ไกรสร" },
    { PSK_HOUSEHOLD_CITIZEN_ID, PSK_FILTER_EMPTY, NULL, { NULL }, NULL, NULL, "กานดา บุญมี" },
    { PSK_HOUSEHOLD_VILLAGE_NO, PSK_FILTER_EMPTY, NULL, { NULL }, NULL, NULL, "ไกรสร" },
    { PSK_HOUSEHOLD_TAMBON, PSK_FILTER_ONE_OF, NULL, { "520301" }, NULL, NULL, "แสงจันทร์" },
    { PSK_HOUSEHOLD_STATUS, PSK_FILTER_ONE_OF, NULL, { "planting" }, NULL, NULL, "" },
  };
  g_autoptr (PskTestBook) test = psk_test_book_new ();

  psk_test_add_five_people (test);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      PskFilter filter = { (int) cases[i].field, cases[i].kind, (char *) cases[i].text,
                           cases[i].values[0] != NULL ? (char **) cases[i].values : NULL,
                           (char *) cases[i].first, (char *) cases[i].last };
      g_autoptr (GPtrArray) filters = g_ptr_array_new ();
      PskHouseholdQuery query = { .scope = PSK_HOUSEHOLDS_ALL, .filters = filters };
      g_autofree char *found = NULL;

      g_ptr_array_add (filters, &filter);
      found = psk_test_names (psk_book_get_store (test->book), &query);
      g_test_message ("case %zu", i);
      g_assert_cmpstr (found, ==, cases[i].found);
    }
}

static void
test_orders (void)
{
  static const struct
  {
    PskSortKey sort[2];
    guint n_sort;
    const char *found;
  } cases[] = {
    { { { 0 } }, 0, "ไกรสร กานดา บุญมี สมชาย แสงจันทร์" },
    { { { PSK_HOUSEHOLD_FIRST_NAME, FALSE } }, 1, "กานดา ไกรสร บุญมี สมชาย แสงจันทร์" },
    { { { PSK_HOUSEHOLD_HOUSE_NO, FALSE } }, 1, "กานดา ไกรสร บุญมี สมชาย แสงจันทร์" },
    { { { PSK_HOUSEHOLD_KINDS, TRUE } }, 1, "ไกรสร สมชาย กานดา บุญมี แสงจันทร์" },
    { { { PSK_HOUSEHOLD_KINDS, FALSE }, { PSK_HOUSEHOLD_TAMBON, TRUE } }, 2,
      "บุญมี กานดา สมชาย ไกรสร แสงจันทร์" },
    { { { PSK_HOUSEHOLD_PLANTED_ON, TRUE } }, 1, "แสงจันทร์ บุญมี สมชาย ไกรสร กานดา" },
    { { { PSK_HOUSEHOLD_CITIZEN_ID, FALSE } }, 1, "แสงจันทร์ สมชาย ไกรสร กานดา บุญมี" },
    { { { PSK_HOUSEHOLD_VILLAGE_NO, TRUE } }, 1, "สมชาย แสงจันทร์ กานดา บุญมี ไกรสร" },
  };
  g_autoptr (PskTestBook) test = psk_test_book_new ();

  psk_test_add_five_people (test);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      PskHouseholdQuery query = { .scope = PSK_HOUSEHOLDS_ALL, .n_sort = cases[i].n_sort };
      g_autofree char *found = NULL;

      query.sort[0] = cases[i].sort[0];
      query.sort[1] = cases[i].sort[1];
      found = psk_test_names (psk_book_get_store (test->book), &query);
      g_test_message ("case %zu", i);
      g_assert_cmpstr (found, ==, cases[i].found);
    }
}

static char *
counts_of (PskTestBook      *test,
           PskHouseholdField field,
           guint             max)
{
  const PskHouseholdQuery query = { .scope = PSK_HOUSEHOLDS_ALL, .area = 5201 };
  g_autoptr (GArray) counts = psk_household_query_count (psk_book_get_store (test->book), &query,
                                                         field, max, NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; counts != NULL && i < counts->len; i++)
    {
      const PskValueCount *count = &g_array_index (counts, PskValueCount, i);

      g_string_append_printf (text, "%s=%u ", count->value, count->n);
    }

  return counts != NULL ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

static void
test_counts (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  g_autofree char *kinds = NULL;
  g_autofree char *causes = NULL;
  g_autofree char *many = NULL;

  psk_test_add_five_people (test);
  kinds = counts_of (test, PSK_HOUSEHOLD_KINDS, 10);
  g_assert_cmpstr (kinds, ==, "0=1 3=1 12=2 ");
  causes = counts_of (test, PSK_HOUSEHOLD_VULNERABILITY, 10);
  g_assert_cmpstr (causes, ==, "=1 elderly=2 low-income=1 ");
  many = counts_of (test, PSK_HOUSEHOLD_FIRST_NAME, 3);
  g_assert_null (many);
}

/* What some households come to together; those that are not in the book do not count. */
static void
test_sums (void)
{
  static const struct
  {
    const char *ids; /* their last digits; NULL for all */
    guint n;
    guint n_enough;
    guint n_counted;
    gint64 kinds;
  } cases[] = {
    { NULL, 5, 2, 4, 27 }, { "135", 3, 2, 2, 24 }, { "32", 2, 0, 1, 3 }, { "", 0, 0, 0, 0 },
    { "449", 1, 0, 1, 0 },
  };
  g_autoptr (PskTestBook) test = psk_test_book_new ();

  psk_test_add_five_people (test);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) ids = cases[i].ids != NULL ? psk_test_parse_ids (cases[i].ids) : NULL;
      const PskHouseholdQuery query = { .scope = PSK_HOUSEHOLDS_ALL, .ids = ids };
      g_autoptr (PskHouseholdSums) sums = NULL;

      sums = psk_household_query_sum (psk_book_get_store (test->book), &query, NULL);
      g_assert_nonnull (sums);
      g_assert_cmpuint (sums->n, ==, cases[i].n);
      g_assert_cmpuint (sums->n_enough, ==, cases[i].n_enough);
      g_assert_cmpuint (sums->n_counted, ==, cases[i].n_counted);
      g_assert_cmpint (sums->kinds, ==, cases[i].kinds);
      g_assert_cmpuint (sums->n_with_members, ==, 0);
      g_assert_cmpuint (sums->states->len, ==, cases[i].n > 0 ? 1 : 0);
      if (cases[i].n > 0)
        g_assert_cmpstr (g_array_index (sums->states, PskValueCount, 0).value, ==, "candidate");
    }
}

static void
edit (PskTestBook      *test,
      gint64            id,
      PskHouseholdField field,
      const char       *text)
{
  psk_test_run_step (test, psk_command_household_set (id, field, text));
}

static char *
by_name (PskTestBook *test)
{
  PskHouseholdQuery query = { .scope = PSK_HOUSEHOLDS_ALL, .n_sort = 1,
                              .sort = { { PSK_HOUSEHOLD_FIRST_NAME, FALSE } } };

  return psk_test_names (psk_book_get_store (test->book), &query);
}

static char *
by_name_anew (PskTestBook *test)
{
  g_autoptr (PskStore) reader = psk_store_open (psk_store_get_path (
                                                  psk_book_get_store (test->book)),
                                                PSK_STORE_READ_ONLY, NULL);
  PskHouseholdQuery query = { .scope = PSK_HOUSEHOLDS_ALL, .n_sort = 1,
                              .sort = { { PSK_HOUSEHOLD_FIRST_NAME, FALSE } } };

  return psk_test_names (reader, &query);
}

/* What is sorted in memory lies as the index of the database has it. */
static void
assert_place (PskTestBook *test)
{
  const PskHouseholdQuery plain = { .scope = PSK_HOUSEHOLDS_ALL };
  const PskHouseholdQuery sorted = { .scope = PSK_HOUSEHOLDS_ALL, .n_sort = 1,
                                     .sort = { { PSK_HOUSEHOLD_STATUS, FALSE } } };
  g_autofree char *in_database = psk_test_names (psk_book_get_store (test->book), &plain);
  g_autofree char *in_memory = psk_test_names (psk_book_get_store (test->book), &sorted);

  g_assert_cmpstr (in_memory, ==, in_database);
}

/* What is kept in memory is always what a new connection reads. */
static void
test_follows (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  static const char *const names_given[] = { "ก้อง", "เกศ", "ใจ", "แก้ว", "โสภา", "ซ่อนกลิ่น" };
  static const char *const villages[] = { "1", "2", "12", "" };
  static const char *const houses[] = { "9", "9/2", "10", "120/1" };

  psk_test_add_five_people (test);
  for (int i = 0; i < 60; i++)
    {
      const gint64 id = g_rand_int_range (random, 1, 6);
      g_autofree char *kept = NULL;
      g_autofree char *read = NULL;
      g_autoptr (PskHousehold) there
        = psk_household_table_read (psk_book_get_store (test->book), id, NULL);
      g_autoptr (PskCommand) delete = psk_command_household_delete (&id, 1);

      switch (g_rand_int_range (random, 0, 8))
        {
        case 0:
          if (there != NULL)
            psk_book_run (test->book, delete, NULL, NULL);
          break;
        case 1:
          psk_book_undo (test->book, NULL);
          break;
        case 2:
          psk_book_redo (test->book, NULL);
          break;
        case 3:
          psk_test_add_five_people (test);
          break;
        case 4:
          if (there != NULL)
            edit (test, id, PSK_HOUSEHOLD_VILLAGE_NO, villages[g_rand_int_range (random, 0, 4)]);
          break;
        case 5:
          if (there != NULL)
            edit (test, id, PSK_HOUSEHOLD_HOUSE_NO, houses[g_rand_int_range (random, 0, 4)]);
          break;
        default:
          if (there != NULL)
            edit (test, id, PSK_HOUSEHOLD_FIRST_NAME, names_given[g_rand_int_range (random, 0, 6)]);
        }

      kept = by_name (test);
      read = by_name_anew (test);
      g_test_message ("step %d", i);
      g_assert_cmpstr (kept, ==, read);
      assert_place (test);
    }
}

/* Making ready has an end, and what is asked then is what is asked without it. */
static void
test_warm (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  PskStore *store = psk_book_get_store (test->book);
  const PskHouseholdQuery query = { .scope = PSK_HOUSEHOLDS_ALL, .search = (char *) "บุญ" };
  g_autofree char *empty = NULL;
  g_autofree char *found = NULL;
  guint step = 0;

  while (psk_household_query_warm (store, step))
    step++;
  g_assert_cmpuint (step, >, 2);
  empty = psk_test_names (store, &query);
  g_assert_cmpstr (empty, ==, "");

  /* What is in memory follows the book. */
  psk_test_add_five_people (test);
  found = psk_test_names (store, &query);
  g_assert_cmpstr (found, ==, "บุญมี");
}

static int
count_reads_cb (unsigned int type,
                void        *user_data,
                void        *statement,
                void        *sql)
{
  guint *n = user_data;

  *n += strstr (sql, "FROM household ORDER BY id") != NULL;
  return 0;
}

/* That an id was shown or a list printed is noted in the book and changes no household: the
 * base list is not read anew for it. */
static void
test_access_keeps_index (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  PskStore *store = psk_book_get_store (test->book);
  const PskHouseholdQuery query = {
    .scope = PSK_HOUSEHOLDS_ALL, .sort = { { PSK_HOUSEHOLD_KINDS, FALSE } }, .n_sort = 1,
  };
  g_autoptr (GArray) before = NULL;
  g_autoptr (GArray) after = NULL;
  guint n = 0;

  psk_test_add_five_people (test);
  before = psk_household_query_run (store, &query, NULL);
  sqlite3_trace_v2 (psk_store_get_db (store), SQLITE_TRACE_STMT, count_reads_cb, &n);
  g_assert_true (psk_book_log_access (test->book, "reveal", "a test"));
  after = psk_household_query_run (store, &query, NULL);
  sqlite3_trace_v2 (psk_store_get_db (store), 0, NULL, NULL);

  g_assert_cmpuint (after->len, ==, before->len);
  g_assert_cmpuint (n, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/query/filters", test_filters);
  g_test_add_func ("/query/orders", test_orders);
  g_test_add_func ("/query/counts", test_counts);
  g_test_add_func ("/query/follows", test_follows);
  g_test_add_func ("/query/warm", test_warm);
  g_test_add_func ("/query/sums", test_sums);
  g_test_add_func ("/query/access-keeps-index", test_access_keeps_index);

  return g_test_run ();
}
