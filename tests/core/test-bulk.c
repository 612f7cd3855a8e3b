/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Many households at once must be as if they were written one by one. */

#include "config.h"

#include "psk-error.h"
#include "psk-household-bulk.h"
#include "psk-household-table.h"
#include "psk-test-book.h"

#define N_ROWS (PSK_HOUSEHOLDS_MANY + 777)

static GPtrArray *
make_households (int n,
                 int seed)
{
  GPtrArray *households = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GRand) random = g_rand_new_with_seed ((guint32) seed);

  for (int i = 0; i < n; i++)
    {
      PskHousehold *household = g_object_new (PSK_TYPE_HOUSEHOLD, NULL);

      household->uid = g_strdup_printf ("%08x%024x", (guint) seed, (guint) i);
      household->tambon = 520101 + i % 19;
      household->status = g_strdup ("candidate");
      if (i % 7 != 0)
        household->village_no = g_rand_int_range (random, 1, 15);
      if (i % 5 != 0)
        household->house_no = g_strdup_printf ("%d/%d", i, i % 9);
      household->title = g_strdup (i % 3 == 0 ? "นาง" : NULL);
      household->first_name = i % 11 != 0 ? g_strdup_printf ("เกศ%d", i % 977) : NULL;
      household->last_name = g_strdup_printf ("แก้ว%d", i % 1373);
      household->citizen_id = i % 4 != 0 ? g_strdup_printf ("%013d", i + seed * 100000) : NULL;
      household->members = g_rand_int_range (random, -1, 9);
      household->kinds = i % 13 == 0 ? 0 : -1;
      if (i % 17 == 0)
        {
          household->lat = 18.25;
          household->lon = i / 16.0;
        }
      household->note = i % 19 == 0 ? g_strnfill ((gsize) i, 'x') : NULL;
      g_ptr_array_add (households, household);
    }

  return households;
}

static gboolean
insert_many (PskStore     *store,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  return psk_household_bulk_insert (store, data, NULL, NULL, cancellable, error);
}

static gboolean
insert_each (PskStore     *store,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  GPtrArray *households = data;

  for (guint i = 0; i < households->len; i++)
    {
      if (!psk_household_table_insert (store, households->pdata[i], NULL, error))
        return FALSE;
    }

  return TRUE;
}

static gint64
query (PskTestBook *test,
       const char  *sql)
{
  return psk_store_query_int (psk_book_get_store (test->book), sql, -1, "");
}

static char *
read_indexes (PskTestBook *test)
{
  return psk_store_query_text (psk_book_get_store (test->book),
                               "SELECT group_concat (sql, ';') FROM (SELECT sql FROM sqlite_schema "
                               "WHERE tbl_name LIKE 'household%' AND sql IS NOT NULL ORDER BY name)",
                               "");
}

/* The same book, indexes and triggers, and a changeset of the same length, which SQLite
 * itself takes back and applies again. */
static void
test_as_one_by_one (void)
{
  g_autoptr (PskTestBook) at_once = psk_test_book_new ();
  g_autoptr (PskTestBook) one_by_one = psk_test_book_new ();
  g_autoptr (GPtrArray) households = make_households (N_ROWS, 1);
  g_autoptr (GPtrArray) same = make_households (N_ROWS, 1);
  g_autofree char *empty = psk_test_book_digest (at_once);
  g_autofree char *indexes = read_indexes (at_once);
  g_autofree char *expected = NULL;
  g_autofree char *digest = NULL;
  g_autofree char *indexes_after = NULL;

  psk_test_book_run (at_once, insert_many, households);
  psk_test_book_run (one_by_one, insert_each, same);
  g_assert_cmpint (query (at_once, "SELECT count (*) FROM household_text"), ==, N_ROWS);
  g_assert_cmpint (query (at_once, "SELECT size FROM journal"), ==,
                   query (one_by_one, "SELECT size FROM journal"));

  indexes_after = read_indexes (at_once);
  g_assert_cmpstr (indexes_after, ==, indexes);

  expected = psk_test_book_digest (at_once);
  g_assert_true (psk_book_undo (at_once->book, NULL));
  digest = psk_test_book_digest (at_once);
  g_assert_cmpstr (digest, ==, empty);
  g_assert_true (psk_book_redo (at_once->book, NULL));
  g_free (digest);
  digest = psk_test_book_digest (at_once);
  g_assert_cmpstr (digest, ==, expected);
}

/* What the triggers make of every household, and every value of it. */
static void
test_same_rows (void)
{
  static const char differences[] =
    "SELECT count (*) FROM household h JOIN household_text t ON t.household = h.id "
    "WHERE t.search_text <> psk_search_text (first_name, last_name, house_no, citizen_id, phone, "
    "                                        note)";
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  g_autoptr (GPtrArray) households = make_households (N_ROWS, 1);
  g_autoptr (GPtrArray) given = make_households (N_ROWS, 1);

  psk_test_book_run (test, insert_many, households);
  g_assert_cmpint (query (test, differences), ==, 0);

  for (guint i = 0; i < households->len; i += 37)
    {
      PskHousehold *household = households->pdata[i];
      g_autoptr (PskHousehold) expected = psk_record_copy (given->pdata[i]);
      g_autoptr (PskHousehold) read = psk_household_table_read (
        psk_book_get_store (test->book), household->id, NULL);
      const PskHouseholdField texts[] = { PSK_HOUSEHOLD_HOUSE_NO, PSK_HOUSEHOLD_TITLE,
                                          PSK_HOUSEHOLD_FIRST_NAME, PSK_HOUSEHOLD_LAST_NAME };
      const char *values[] = { expected->house_no, expected->title, expected->first_name,
                               expected->last_name };

      expected->id = household->id;
      for (gsize k = 0; k < G_N_ELEMENTS (texts); k++)
        {
          if (values[k] == NULL)
            psk_record_set_text (expected, texts[k], "");
        }
      g_assert_true (psk_record_equal (read, expected));
    }
}

/* Into a book that has more of them: its indexes stay, and ids go on. */
static void
test_second_list (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  g_autoptr (GPtrArray) first = make_households (N_ROWS, 1);
  g_autoptr (GPtrArray) second = make_households (PSK_HOUSEHOLDS_MANY, 2);
  g_autofree char *before = NULL;
  g_autofree char *digest = NULL;

  psk_test_book_run (test, insert_many, first);
  before = psk_test_book_digest (test);
  psk_test_book_run (test, insert_many, second);
  g_assert_cmpint (query (test, "SELECT max (id) FROM household"), ==,
                   N_ROWS + PSK_HOUSEHOLDS_MANY);
  g_assert_cmpint (query (test, "SELECT count (*) FROM pragma_integrity_check "
                                "WHERE integrity_check <> 'ok'"), ==, 0);

  g_assert_true (psk_book_undo (test->book, NULL));
  digest = psk_test_book_digest (test);
  g_assert_cmpstr (digest, ==, before);
}

static void
keep_progress_cb (guint    n_written,
                  gpointer user_data)
{
  g_array_append_val ((GArray *) user_data, n_written);
}

static gboolean
insert_and_tell (PskStore     *store,
                 gpointer      data,
                 GCancellable *cancellable,
                 GError      **error)
{
  g_autoptr (GPtrArray) households = make_households (N_ROWS, 1);

  return psk_household_bulk_insert (store, households, keep_progress_cb, data, cancellable, error);
}

/* It is told every few thousand rows, and at the end. */
static void
test_progress (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  g_autoptr (GArray) told = g_array_new (FALSE, FALSE, sizeof (guint));
  guint last = 0;

  psk_test_book_run (test, insert_and_tell, told);
  g_assert_cmpuint (told->len, >=, N_ROWS / 2048);
  for (guint i = 0; i < told->len; i++)
    {
      g_assert_cmpuint (g_array_index (told, guint, i), >, last);
      last = g_array_index (told, guint, i);
    }
  g_assert_cmpuint (last, ==, N_ROWS);
}

static void
refuse (PskTestBook  *test,
        GPtrArray    *households,
        GCancellable *cancellable,
        GQuark        domain,
        int           code)
{
  g_autoptr (PskCommand) command = psk_command_new ("Test", NULL, insert_many, households, NULL);
  g_autofree char *before = psk_test_book_digest (test);
  g_autofree char *indexes = read_indexes (test);
  g_autofree char *after = NULL;
  g_autofree char *indexes_after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (psk_book_run (test->book, command, cancellable, &error));
  g_assert_error (error, domain, code);
  after = psk_test_book_digest (test);
  g_assert_cmpstr (after, ==, before);
  indexes_after = read_indexes (test);
  g_assert_cmpstr (indexes_after, ==, indexes);
  g_assert_null (psk_book_get_undo_label (test->book));
}

/* A list that cannot be written whole leaves nothing, and the book can be used. */
static void
test_refused (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  g_autoptr (GPtrArray) twice = make_households (N_ROWS, 1);
  g_autoptr (GPtrArray) no_village = make_households (N_ROWS, 1);
  g_autoptr (GPtrArray) nowhere = make_households (N_ROWS, 1);
  g_autoptr (GPtrArray) good = make_households (N_ROWS, 1);
  g_autoptr (GPtrArray) one = make_households (1, 2);
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();

  g_free (((PskHousehold *) twice->pdata[N_ROWS - 1])->uid);
  ((PskHousehold *) twice->pdata[N_ROWS - 1])->uid
    = g_strdup (((PskHousehold *) twice->pdata[5])->uid);
  refuse (test, twice, NULL, PSK_ERROR, PSK_ERROR_REFUSED);

  ((PskHousehold *) no_village->pdata[4000])->village_no = 100;
  refuse (test, no_village, NULL, PSK_ERROR, PSK_ERROR_REFUSED);

  ((PskHousehold *) nowhere->pdata[4321])->tambon = 999999;
  refuse (test, nowhere, NULL, PSK_ERROR, PSK_ERROR_REFUSED);

  g_cancellable_cancel (cancelled);
  refuse (test, good, cancelled, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  psk_test_book_run (test, insert_each, one);
  g_assert_cmpint (query (test, "SELECT count (*) FROM household_text"), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bulk/as-one-by-one", test_as_one_by_one);
  g_test_add_func ("/bulk/same-rows", test_same_rows);
  g_test_add_func ("/bulk/second-list", test_second_list);
  g_test_add_func ("/bulk/refused", test_refused);

  g_test_add_func ("/bulk/progress", test_progress);

  return g_test_run ();
}
