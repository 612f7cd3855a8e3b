/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Prints how long work on data takes, as ratios to a yardstick that is measured in
 * the same run. Nothing here passes or fails. */

#include "config.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <stdlib.h>

#include "psk-duplicate.h"
#include "psk-exchange.h"
#include "psk-household-batch.h"
#include "psk-household-query.h"
#include "psk-history.h"
#include "psk-household-commands.h"
#include "psk-household-edit.h"
#include "psk-household-table.h"
#include "psk-import.h"
#include "psk-metric.h"
#include "psk-person-id.h"
#include "psk-sample-book.h"
#include "psk-test-book.h"

/* The base list of a province; "bench-data list 1000000" takes as many households, and
 * "bench-data import" imports the list several times. */
static int n_rows = 260000;

#define N_EDITS 300
#define N_IMPORTS 5
#define N_PASTED_ROWS 1000

static double
seconds_since (gint64 start)
{
  return (g_get_monotonic_time () - start) / 1e6;
}

static void
write_list (PskAreas   *areas,
            const char *path)
{
  g_autoptr (GString) text = g_string_new (
    "ลำดับ,อำเภอ,ตำบล,หมู่ที่,บ้านเลขที่,คำนำหน้า,ชื่อ,นามสกุล,เลขประจำตัวประชาชน,เบอร์โทร,"
    "สาเหตุความเปราะบาง,จำนวนสมาชิก,จำนวนชนิดผัก,วันที่ปลูก\n");

  for (int i = 0; i < n_rows; i++)
    {
      PskArea *tambon = psk_areas_get (areas, 14 + i % 100);
      char id[14];
      int sum = 0;

      g_snprintf (id, sizeof id, "%012" G_GINT64_FORMAT "0", G_GINT64_CONSTANT (900000000000)
                                                             + (gint64) i * 37);
      for (int d = 0; d < 12; d++)
        sum += (id[d] - '0') * (13 - d);
      id[12] = (char) ('0' + (11 - sum % 11) % 10);
      g_string_append_printf (text,
                              "%d,%s,%s,%d,%d/%d,นาง,สมศรี%d,ใจดี%d,%s,0800000000,รายได้น้อย,%d,%d,"
                              "%d/%d/2567\n",
                              i + 1, psk_areas_get_name (areas, tambon->parent, PSK_LANGUAGE_THAI),
                              tambon->name_th, i % 14 + 1, i / 1400 + 1, i % 9 + 1, i % 977,
                              i % 1373, id, i % 7 + 1, i % 15, i % 28 + 1, i % 5 + 1);
    }
  g_assert_true (g_file_set_contents (path, text->str, (gssize) text->len, NULL));
}

static double
time_sqlite (const char *dir,
             const char *csv)
{
  g_autofree char *database = g_build_filename (dir, "yardstick.db", NULL);
  g_autofree char *import = g_strdup_printf (".import %s t", csv);
  const char *argv[] = {
    "sqlite3", database, ".mode csv", import, "CREATE INDEX a ON t (ตำบล)",
    "CREATE INDEX b ON t (เลขประจำตัวประชาชน)", "CREATE INDEX c ON t (ชื่อ, นามสกุล)", NULL,
  };
  const gint64 start = g_get_monotonic_time ();

  if (!g_spawn_sync (NULL, (char **) argv, NULL,
                     G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, NULL,
                     NULL, NULL))
    return 0;

  return seconds_since (start);
}

static double
time_import (PskTestBook *test,
             const char  *dir,
             const char  *csv)
{
  g_autofree char *staging = g_build_filename (dir, "staging.db", NULL);
  g_autoptr (PskImport) import = NULL;
  g_autoptr (PskCommand) command = NULL;
  g_autoptr (GError) error = NULL;
  const gint64 start = g_get_monotonic_time ();
  double read;
  double checked;

  psk_exchange_read (csv, staging, NULL, &error);
  g_assert_no_error (error);
  read = seconds_since (start);
  import = psk_import_new (staging, "list.csv", psk_book_get_areas (test->book),
                           psk_book_get_codes (test->book));
  psk_import_prepare (import, psk_book_get_store (test->book), NULL, &error);
  g_assert_no_error (error);
  checked = seconds_since (start);
  command = psk_import_command (import);
  psk_book_run (test->book, command, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (psk_import_get_count (import, PSK_IMPORT_NEW), ==, n_rows);
  g_print ("# import: reading the file %.2f s, checking the rows %.2f s, writing them %.2f s\n",
           read, checked - read, seconds_since (start) - checked);

  return seconds_since (start);
}

static void
bench_undo (PskBook *book)
{
  gint64 start = g_get_monotonic_time ();
  double undone;

  g_assert_true (psk_book_undo (book, NULL));
  undone = seconds_since (start);
  start = g_get_monotonic_time ();
  g_assert_true (psk_book_redo (book, NULL));
  g_print ("# undoing that import: %.2f s, doing it again: %.2f s\n", undone,
           seconds_since (start));
}

static double
time_query (PskStore                *store,
            const PskHouseholdQuery *query,
            gboolean                 last_page)
{
  const gint64 start = g_get_monotonic_time ();
  g_autoptr (GArray) ids = psk_household_query_run (store, query, NULL);
  const guint n = MIN (ids->len, 40);
  g_autoptr (GPtrArray) page = psk_household_table_read_page (
    store, (gint64 *) (gpointer) ids->data + (last_page ? ids->len - n : 0), n, NULL);

  g_assert_cmpuint (page->len, ==, n);
  return seconds_since (start) * 1000;
}

static double
time_search (PskStore   *store,
             const char *search)
{
  const PskHouseholdQuery query = { .scope = PSK_HOUSEHOLDS_ALL, .search = (char *) search };

  return time_query (store, &query, FALSE);
}

/* What the list of the window does when its first rows are seen and nobody asks more. */
static void
warm_up (PskStore *store)
{
  const gint64 start = g_get_monotonic_time ();
  double longest = 0;
  gboolean more = TRUE;

  for (guint step = 0; more; step++)
    {
      const gint64 begun = g_get_monotonic_time ();

      more = psk_household_query_warm (store, step);
      longest = MAX (longest, seconds_since (begun));
    }
  g_print ("# made ready while nobody asks: %.0f ms, in steps of at most %.0f ms\n",
           seconds_since (start) * 1000, longest * 1000);
}

/* A reader of its own for each, so that nothing is in memory yet. */
static void
bench_lists (const char *path)
{
  static const char *const searches[] = { "ส", "สม", "สมศ", "ดี77", "ใจดี 12/5", "0800" };
  const PskHouseholdQuery all = { .scope = PSK_HOUSEHOLDS_ALL };
  g_autoptr (PskStore) first = psk_store_open (path, PSK_STORE_READ_ONLY, NULL);
  g_autoptr (PskStore) last = psk_store_open (path, PSK_STORE_READ_ONLY, NULL);

  g_print ("# first page of %d rows: %.0f ms, last page: %.0f ms\n", n_rows,
           time_query (first, &all, FALSE), time_query (last, &all, TRUE));
  g_print ("# search to the first page, before the texts are in memory: %.0f ms\n",
           time_search (last, "ก"));
  warm_up (first);
  for (gsize i = 0; i < G_N_ELEMENTS (searches); i++)
    g_print ("# search to the first page, “%s”: %.1f ms\n", searches[i],
             time_search (first, searches[i]));
}

/* What a click on the head of a column takes, the first time and the next. */
static void
bench_orders (const char *path)
{
  static const struct
  {
    PskHouseholdField field;
    const char *name;
  } fields[] = {
    { PSK_HOUSEHOLD_VILLAGE_NO, "village" }, { PSK_HOUSEHOLD_HOUSE_NO, "house" },
    { PSK_HOUSEHOLD_FIRST_NAME, "name" }, { PSK_HOUSEHOLD_CITIZEN_ID, "citizen id" },
    { PSK_HOUSEHOLD_STATUS, "status" }, { PSK_HOUSEHOLD_KINDS, "kinds" },
    { PSK_HOUSEHOLD_PLANTED_ON, "planted" }, { PSK_HOUSEHOLD_PHONE, "phone" },
  };
  char *two[] = { (char *) "3", (char *) "12", NULL };
  PskFilter filter = { PSK_HOUSEHOLD_KINDS, PSK_FILTER_ONE_OF, NULL, two, NULL, NULL };
  g_autoptr (GPtrArray) filters = g_ptr_array_new ();
  g_autoptr (PskStore) store = psk_store_open (path, PSK_STORE_READ_ONLY, NULL);
  PskHouseholdQuery query = { .scope = PSK_HOUSEHOLDS_ALL, .n_sort = 1 };

  warm_up (store);
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      double cold;

      query.sort[0].field = fields[i].field;
      query.sort[0].descending = FALSE;
      cold = time_query (store, &query, FALSE);
      query.sort[0].descending = TRUE;
      g_print ("# sort by %s to the first page: %.0f ms the first time, %.0f ms then\n",
               fields[i].name, cold, time_query (store, &query, FALSE));
    }

  g_ptr_array_add (filters, &filter);
  query.filters = filters;
  g_print ("# filter by two values and sort, to the first page: %.0f ms\n",
           time_query (store, &query, FALSE));
}

static void
bench_duplicates (PskStore *store)
{
  const gint64 start = g_get_monotonic_time ();
  g_autoptr (GPtrArray) found = psk_duplicates_find (store, 0, PSK_HOUSEHOLDS_ALL, NULL, NULL);
  const double whole = seconds_since (start);
  const gint64 again = g_get_monotonic_time ();
  g_autoptr (GPtrArray) tambon = psk_duplicates_find (store, 520101, PSK_HOUSEHOLDS_ALL, NULL, NULL);

  g_assert_nonnull (found);
  g_assert_nonnull (tambon);
  g_print ("# duplicates among %d rows: %.2f s, of one tambon: %.0f ms\n", n_rows, whole,
           seconds_since (again) * 1000);
}

/* A block of two columns: checked for the preview, then kept as one step and taken back. */
static void
bench_paste (PskBook *book)
{
  PskStore *store = psk_book_get_store (book);
  g_autoptr (GPtrArray) edits
    = g_ptr_array_new_with_free_func ((GDestroyNotify) psk_household_edit_free);
  g_autoptr (PskCommand) command = NULL;
  gint64 start = g_get_monotonic_time ();
  double checked;
  double kept;

  for (int i = 0; i < N_PASTED_ROWS; i++)
    {
      g_autofree char *note = g_strdup_printf ("เยี่ยมแล้ว %d", i);

      g_ptr_array_add (edits, psk_household_edit_new (1 + i * 7, PSK_HOUSEHOLD_KINDS, "๑๙"));
      g_ptr_array_add (edits, psk_household_edit_new (1 + i * 7, PSK_HOUSEHOLD_NOTE, note));
    }
  psk_household_edits_check (edits, store, psk_book_get_areas (book), psk_book_get_codes (book),
                             NULL, NULL);
  checked = seconds_since (start);
  command = psk_household_edits_command (edits, NULL);
  g_assert_true (psk_book_run (book, command, NULL, NULL));
  kept = seconds_since (start);
  start = g_get_monotonic_time ();
  g_assert_true (psk_book_undo (book, NULL));
  g_print ("# paste of %d cells: checked in %.0f ms, kept in %.0f ms, taken back in %.0f ms\n",
           2 * N_PASTED_ROWS, checked * 1000, (kept - checked) * 1000,
           seconds_since (start) * 1000);
}

/* One value for everybody: looked at for the preview, then written as one step. */
static void
bench_batch (PskBook *book)
{
  const PskHouseholdQuery all = { .scope = PSK_HOUSEHOLDS_ALL };
  PskStore *store = psk_book_get_store (book);
  g_autoptr (GArray) ids = psk_household_query_run (store, &all, NULL);
  PskBatch *batch = psk_batch_new (PSK_BATCH_SET, PSK_HOUSEHOLD_MEMBERS, "4", ids);
  g_autoptr (PskCommand) command = psk_batch_command (batch);
  PskBatchPreview *preview;
  gint64 start = g_get_monotonic_time ();
  double looked;
  double written;

  preview = psk_batch_preview (batch, store, NULL, NULL, NULL, NULL);
  looked = seconds_since (start);
  g_assert_true (psk_book_run (book, command, NULL, NULL));
  written = seconds_since (start);
  start = g_get_monotonic_time ();
  g_assert_true (psk_book_undo (book, NULL));
  g_print ("# a value for %u households: looked at in %.2f s, written in %.2f s, taken back in "
           "%.2f s\n", ids->len, looked, written - looked, seconds_since (start));
  psk_batch_preview_free (preview);
  psk_batch_unref (batch);
}

static double
time_history (PskBook *book,
              gint64   household)
{
  const gint64 start = g_get_monotonic_time ();
  g_autoptr (GPtrArray) events = psk_history_read (psk_book_get_store (book), "household",
                                                   household, NULL, NULL);

  g_assert_cmpuint (events->len, >, 0);
  return seconds_since (start) * 1000;
}

static void
edit (PskBook *book,
      gint64   household)
{
  g_autoptr (PskCommand) command
    = psk_command_household_set (household, PSK_HOUSEHOLD_NOTE, "แก้ไขแล้ว");
  g_autoptr (GError) error = NULL;

  psk_book_run (book, command, NULL, &error);
  g_assert_no_error (error);
}

/* Another phone for every household: what a second list of the same people does. */
static gboolean
change_all (PskStore     *store,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  return psk_store_run (store, "UPDATE household SET phone = '0899999999'", error, "");
}

static double
time_undo (PskBook     *book,
           gint64       entry,
           PskUndoFlags flags,
           guint        n_touched)
{
  const gint64 start = g_get_monotonic_time ();
  g_autoptr (GPtrArray) conflicts = NULL;

  psk_book_undo_entry (book, entry, flags, &conflicts, NULL);
  g_assert_cmpuint (conflicts->len, ==, n_touched);
  return seconds_since (start);
}

/* The import is the first step of the book. */
static void
bench_journal (PskTestBook *test)
{
  gint64 start;

  for (int i = 0; i < N_EDITS; i++)
    edit (test->book, 1 + i * 7);
  g_print ("# history of a household of a list and %d edits: %.1f ms\n", N_EDITS,
           time_history (test->book, 1));
  g_print ("# an older import with %d touched rows: found in %.2f s", N_EDITS,
           time_undo (test->book, 1, PSK_UNDO_DEFAULT, N_EDITS));
  g_print (", the rest taken back in %.2f s\n",
           time_undo (test->book, 1, PSK_UNDO_KEEP_TOUCHED, N_EDITS));

  start = g_get_monotonic_time ();
  g_assert_true (psk_book_undo (test->book, NULL));
  g_print ("# undoing that again: %.2f s\n", seconds_since (start));

  psk_test_book_run (test, change_all, NULL);
  g_print ("# history of a household after a step that changed all: %.1f ms, again %.1f ms\n",
           time_history (test->book, 100), time_history (test->book, 100));
}

static void
print_import (double import,
              double yardstick)
{
  g_print ("import of %d checked rows: %.2f s = %.2f x sqlite3 .import with three indexes "
           "(%.2f s)\n", n_rows, import, import / yardstick, yardstick);
}

static void
bench_import (PskTestBook *test,
              double      *import,
              double      *yardstick)
{
  g_autofree char *dir = g_dir_make_tmp ("pansuk-bench-XXXXXX", NULL);
  g_autofree char *csv = g_build_filename (dir, "list.csv", NULL);

  write_list (psk_book_get_areas (test->book), csv);
  *yardstick = time_sqlite (dir, csv);
  *import = time_import (test, dir, csv);
  g_print ("# ");
  print_import (*import, *yardstick);
  psk_test_remove_tree (dir);
}

/* The machine may be busy in any run: the best ones tell what it can do. */
static void
bench_imports (void)
{
  double best_import = G_MAXDOUBLE;
  double best_yardstick = G_MAXDOUBLE;

  for (int i = 0; i < N_IMPORTS; i++)
    {
      g_autoptr (PskTestBook) test = psk_test_book_new ();
      double import;
      double yardstick;

      bench_import (test, &import, &yardstick);
      best_import = MIN (best_import, import);
      best_yardstick = MIN (best_yardstick, yardstick);
    }

  g_print ("# best of %d, ", N_IMPORTS);
  print_import (best_import, best_yardstick);
}

static void
bench_long_list (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  double import;
  double yardstick;

  bench_import (test, &import, &yardstick);
  bench_undo (test->book);

  bench_lists (psk_store_get_path (psk_book_get_store (test->book)));
  bench_orders (psk_store_get_path (psk_book_get_store (test->book)));
  bench_duplicates (psk_book_get_store (test->book));
  bench_paste (test->book);
  bench_batch (test->book);
  bench_journal (test);
}

static void
bench_sample (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  GDate today;
  gint64 start = g_get_monotonic_time ();

  g_assert_true (psk_sample_book_fill (test->book, NULL));
  g_print ("# sample book with pictures: %.2f s\n", seconds_since (start));

  today = psk_book_get_today (test->book);
  start = g_get_monotonic_time ();
  for (int i = 0; i < 20; i++)
    {
      g_autoptr (PskMetrics) metrics = psk_metrics_compute (psk_book_get_store (test->book), &today,
                                                            NULL, NULL);

      g_assert_nonnull (metrics);
    }
  g_print ("# metrics of the whole province: %.1f ms\n", seconds_since (start) * 1000 / 20);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  if (argc < 2 || g_str_equal (argv[1], "sample"))
    bench_sample ();
  if (argc > 2)
    n_rows = CLAMP (atoi (argv[2]), 10000, 1000000);
  if (argc < 2 || g_str_equal (argv[1], "list"))
    bench_long_list ();
  if (argc > 1 && g_str_equal (argv[1], "import"))
    bench_imports ();

  return 0;
}
