/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

#include "psk-book.h"
#include "psk-calendar.h"
#include "psk-error.h"
#include "psk-household-table.h"
#include "psk-metric.h"
#include "psk-setting-table.h"
#include "psk-test-book.h"

static gboolean
add_household (PskStore     *store,
               gpointer      data,
               GCancellable *cancellable,
               GError      **error)
{
  g_autoptr (PskHousehold) household = g_object_new (PSK_TYPE_HOUSEHOLD, NULL);

  household->tambon = 520101;
  household->slot = GPOINTER_TO_INT (data);
  household->status = g_strdup ("selected");
  household->first_name = g_strdup ("สมชาย");
  household->last_name = g_strdup ("ใจดี");
  household->kinds = 12;

  return psk_household_table_insert (store, household, NULL, error);
}

static gboolean
fail_half_way (PskStore     *store,
               gpointer      data,
               GCancellable *cancellable,
               GError      **error)
{
  if (!add_household (store, GINT_TO_POINTER (9), cancellable, error))
    return FALSE;

  g_set_error_literal (error, PSK_ERROR, PSK_ERROR_REFUSED, "no");
  return FALSE;
}

static int
count_planting (PskBook *book)
{
  g_autoptr (GError) error = NULL;
  GDate today = psk_book_get_today (book);
  g_autoptr (PskMetrics) metrics
    = psk_metrics_compute (psk_book_get_store (book), &today, NULL, &error);

  g_assert_no_error (error);
  return (int) psk_metrics_get (metrics, 52, PSK_METRIC_HOUSEHOLDS_PLANTING);
}

static void
test_new_book (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  g_autoptr (GError) error = NULL;
  GDate today = psk_book_get_today (test->book);
  g_autoptr (PskMetrics) metrics
    = psk_metrics_compute (psk_book_get_store (test->book), &today, NULL, &error);
  g_autofree char *database = g_build_filename (test->path, "book.db", NULL);
  GStatBuf info;

  g_assert_no_error (error);
  g_assert_cmpuint (psk_areas_get_n (psk_book_get_areas (test->book)), ==, 114);
  g_assert_cmpfloat (psk_metrics_get (metrics, 52, PSK_METRIC_HOUSEHOLDS_TARGET), ==, 2000);
  g_assert_cmpfloat (psk_metrics_get (metrics, 5201, PSK_METRIC_CENTRES_TARGET), ==, 19);
  g_assert_cmpfloat (psk_metrics_get (metrics, 520101, PSK_METRIC_HOUSEHOLDS_TARGET), ==, 20);
  g_assert_cmpfloat (psk_metrics_get (metrics, 52, PSK_METRIC_HOUSEHOLDS_SELECTED), ==, 0);
  g_assert_null (psk_book_get_undo_label (test->book));

  g_assert_cmpint (g_stat (database, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_stat (test->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);
}

static void
test_undo_redo (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  g_autofree char *empty = psk_test_book_digest (test);
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;
  g_autofree char *now = NULL;

  psk_test_book_run (test, add_household, GINT_TO_POINTER (1));
  one = psk_test_book_digest (test);
  psk_test_book_run (test, add_household, GINT_TO_POINTER (2));
  two = psk_test_book_digest (test);
  g_assert_cmpint (count_planting (test->book), ==, 2);

  /* What is undone comes back exactly, also after the book was closed. */
  g_assert_true (psk_book_undo (test->book, NULL));
  psk_test_book_reopen (test);
  now = psk_test_book_digest (test);
  g_assert_cmpstr (now, ==, one);
  g_assert_nonnull (psk_book_get_redo_label (test->book));

  g_assert_true (psk_book_undo (test->book, NULL));
  g_free (now);
  now = psk_test_book_digest (test);
  g_assert_cmpstr (now, ==, empty);
  g_assert_null (psk_book_get_undo_label (test->book));
  g_assert_false (psk_book_undo (test->book, NULL));

  g_assert_true (psk_book_redo (test->book, NULL));
  g_assert_true (psk_book_redo (test->book, NULL));
  g_free (now);
  now = psk_test_book_digest (test);
  g_assert_cmpstr (now, ==, two);

  /* A new command ends what could be redone. */
  g_assert_true (psk_book_undo (test->book, NULL));
  psk_test_book_run (test, add_household, GINT_TO_POINTER (3));
  g_assert_null (psk_book_get_redo_label (test->book));
  g_assert_false (psk_book_redo (test->book, NULL));
}

static void
gather_cb (PskBook *book,
           guint    changes,
           guint   *gathered)
{
  *gathered |= changes;
}

/* Who shows a record hears of it, whatever kind of table it is in: done, taken back
 * and done again. */
static void
test_changed (void)
{
  static const struct
  {
    const char *sql;
    PskChanges changes;
  } cases[] = {
    { "INSERT INTO household (id, uid, tambon) VALUES (1, 'h1', 520101), (2, 'h2', 520101)",
      PSK_CHANGED_HOUSEHOLDS },
    { "INSERT INTO visit (id, uid, household, visited_on) VALUES (1, 'v1', 1, '2024-03-01')",
      PSK_CHANGED_HOUSEHOLDS },
    { "INSERT INTO visit_vegetable VALUES (1, 'basil')", PSK_CHANGED_HOUSEHOLDS },
    { "INSERT INTO visit_photo (uid, visit, sha256, file, width, height, bytes, likeness, "
      "added_at) VALUES ('p1', 1, 'a', 'a.jpg', 1, 1, 1, 0, '2024-03-01T00:00:00Z')",
      PSK_CHANGED_HOUSEHOLDS },
    { "INSERT INTO not_duplicate VALUES (1, 2, '2024-03-01T00:00:00Z', 'somebody')",
      PSK_CHANGED_HOUSEHOLDS },
    { "INSERT INTO report (id, uid, district, month) VALUES (1, 'r1', 5201, '2024-03')",
      PSK_CHANGED_REPORTS },
    { "INSERT INTO report_value VALUES (1, 'item', 3)", PSK_CHANGED_REPORTS },
    { "INSERT INTO saved_view (uid, page, name, json) VALUES ('s1', 'households', 'x', '{}')",
      PSK_CHANGED_SETTINGS },
    { "INSERT INTO saved_mapping (uid, name, signature, json, saved_at) "
      "VALUES ('m1', 'x', 'y', '{}', '2024-03-01T00:00:00Z')", PSK_CHANGED_SETTINGS },
    { "UPDATE household SET note = 'x' WHERE id = 1; UPDATE report SET problems = 'x'",
      PSK_CHANGED_HOUSEHOLDS | PSK_CHANGED_REPORTS },
  };
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  guint gathered = 0;

  g_signal_connect (test->book, "changed", G_CALLBACK (gather_cb), &gathered);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].sql);
      gathered = 0;
      psk_test_book_run_sql (test, cases[i].sql);
      g_assert_cmpuint (gathered, ==, cases[i].changes);
      gathered = 0;
      g_assert_true (psk_book_undo (test->book, NULL));
      g_assert_cmpuint (gathered, ==, cases[i].changes);
      gathered = 0;
      g_assert_true (psk_book_redo (test->book, NULL));
      g_assert_cmpuint (gathered, ==, cases[i].changes);
    }
}

static void
test_failure_changes_nothing (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  g_autofree char *before = psk_test_book_digest (test);
  g_autofree char *after = NULL;
  g_autoptr (PskCommand) command = psk_command_new ("Test", NULL, fail_half_way, NULL, NULL);
  g_autoptr (PskCommand) twice = psk_command_new ("Test", NULL, add_household,
                                                  GINT_TO_POINTER (1), NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (psk_book_run (test->book, command, NULL, &error));
  g_assert_error (error, PSK_ERROR, PSK_ERROR_REFUSED);
  after = psk_test_book_digest (test);
  g_assert_cmpstr (before, ==, after);

  /* A slot is held once. */
  g_assert_true (psk_book_run (test->book, twice, NULL, NULL));
  g_clear_error (&error);
  g_assert_false (psk_book_run (test->book, twice, NULL, &error));
  g_assert_error (error, PSK_ERROR, PSK_ERROR_REFUSED);
  g_assert_cmpint (count_planting (test->book), ==, 1);
}

static void
test_refusals (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  g_autofree char *database = g_build_filename (test->path, "book.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (PskBook) reader = NULL;
  g_autoptr (sqlite3) db = NULL;

  g_assert_null (psk_book_open ("/nonexistent/book", FALSE, &error));
  g_assert_error (error, PSK_ERROR, PSK_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_null (psk_book_create (test->path, &error));
  g_assert_error (error, PSK_ERROR, PSK_ERROR_REFUSED);
  g_clear_error (&error);

  g_assert_null (psk_book_open (test->path, FALSE, &error));
  g_assert_error (error, PSK_ERROR, PSK_ERROR_LOCKED);
  g_clear_error (&error);

  reader = psk_book_open (test->path, TRUE, &error);
  g_assert_no_error (error);
  g_assert_true (psk_book_is_read_only (reader));
  g_assert_false (psk_book_undo (reader, &error));
  g_assert_error (error, PSK_ERROR, PSK_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_clear_object (&reader);

  g_clear_object (&test->book);
  g_assert_cmpint (sqlite3_open (database, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "PRAGMA user_version = 999", NULL, NULL, NULL), ==, SQLITE_OK);
  g_clear_pointer (&db, sqlite3_close);
  g_assert_null (psk_book_open (test->path, FALSE, &error));
  g_assert_error (error, PSK_ERROR, PSK_ERROR_TOO_NEW);
  g_clear_error (&error);

  g_assert_true (g_file_set_contents (database, "This is no database at all, it is a letter.", -1,
                                      NULL));
  g_assert_null (psk_book_open (test->path, FALSE, &error));
  g_assert_true (g_error_matches (error, PSK_ERROR, PSK_ERROR_NOT_A_BOOK)
                 || g_error_matches (error, PSK_ERROR, PSK_ERROR_DAMAGED));
}

/* A folder that a cloud service copies is one by whatever way it is reached. */
static void
test_places (void)
{
  static const struct
  {
    const char *path;
    gboolean fit;
  } cases[] = {
    { "plain", TRUE }, { "plain/new/book", TRUE }, { "MyOneDrive/book", TRUE },
    { "OneDrive", FALSE }, { "OneDrive/book", FALSE }, { "plain/../OneDrive/new/book", FALSE },
    { "home", FALSE }, { "home/book", FALSE }, { "home/new/book", FALSE },
  };
  g_autofree char *dir = g_dir_make_tmp ("pansuk-test-XXXXXX", NULL);
  g_autofree char *cloud = g_build_filename (dir, "OneDrive", NULL);
  g_autofree char *home = g_build_filename (dir, "home", NULL);

  g_assert_cmpint (g_mkdir (cloud, 0700), ==, 0);
  g_assert_cmpint (symlink (cloud, home), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_build_filename (dir, cases[i].path, NULL);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].path);
      g_assert_cmpint (psk_book_check_place (path, &error), ==, cases[i].fit);
      if (!cases[i].fit)
        g_assert_error (error, PSK_ERROR, PSK_ERROR_REFUSED);
    }

  g_unlink (home);
  psk_test_remove_tree (dir);
}

/* Somebody else makes a book in the same folder: nothing of it is touched. */
static void
test_made_twice (void)
{
  g_autofree char *path = g_dir_make_tmp ("pansuk-test-XXXXXX", NULL);
  g_autofree char *lock = g_build_filename (path, "book.lock", NULL);
  g_autofree char *log = g_build_filename (path, "book.db-wal", NULL);
  const int fd = g_open (lock, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (flock (fd, LOCK_EX), ==, 0);
  g_assert_true (g_file_set_contents (log, "theirs", -1, NULL));

  g_assert_null (psk_book_create (path, &error));
  g_assert_error (error, PSK_ERROR, PSK_ERROR_LOCKED);
  g_assert_true (g_file_test (lock, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (log, G_FILE_TEST_EXISTS));

  close (fd);
  psk_test_remove_tree (path);
}

static gpointer
let_go_thread (gpointer db)
{
  g_usleep (G_USEC_PER_SEC / 5);
  sqlite3_close (db);
  return NULL;
}

/* Whoever closes a book has it for itself for a moment. */
static void
test_opened_while_closing (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  g_autofree char *database = g_build_filename (test->path, "book.db", NULL);
  g_autoptr (PskStore) store = NULL;
  g_autoptr (GError) error = NULL;
  GThread *thread;
  sqlite3 *db;

  g_clear_object (&test->book);
  g_assert_cmpint (sqlite3_open (database, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "PRAGMA locking_mode = EXCLUSIVE; BEGIN IMMEDIATE; "
                                     "PRAGMA user_version = 5; COMMIT", NULL, NULL, NULL),
                   ==, SQLITE_OK);

  thread = g_thread_new ("closing", let_go_thread, db);
  store = psk_store_open (database, PSK_STORE_READ_ONLY, &error);
  g_thread_join (thread);
  g_assert_no_error (error);
  g_assert_nonnull (store);
}

static void
test_foreign_database (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *dir = g_dir_make_tmp ("pansuk-test-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (dir, "book.db", NULL);
  g_autoptr (sqlite3) db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "CREATE TABLE a (b)", NULL, NULL, NULL), ==, SQLITE_OK);
  g_clear_pointer (&db, sqlite3_close);

  g_assert_null (psk_book_open (dir, FALSE, &error));
  g_assert_error (error, PSK_ERROR, PSK_ERROR_NOT_A_BOOK);
  psk_test_remove_tree (dir);
}

static void
test_full_disk (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  g_autofree char *before = psk_test_book_digest (test);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  psk_test_book_limit_pages (test);
  while (error == NULL)
    {
      static int slot = 0;
      g_autoptr (PskCommand) command = psk_command_new ("Test", NULL, add_household,
                                                        GINT_TO_POINTER (++slot), NULL);

      psk_book_run (test->book, command, NULL, &error);
      g_assert_cmpint (slot, <, 100000);
      if (error != NULL)
        g_assert_cmpint (count_planting (test->book), ==, slot - 1);
    }
  g_assert_error (error, PSK_ERROR, PSK_ERROR_FULL);

  psk_test_book_reopen (test);
  while (psk_book_undo (test->book, NULL))
    ;
  after = psk_test_book_digest (test);
  g_assert_cmpstr (before, ==, after);
}

static int
count_steps_cb (gpointer user_data)
{
  *(guint *) user_data += 1;
  return 0;
}

static guint
count_metric_steps (PskBook *book)
{
  sqlite3 *db = psk_store_get_db (psk_book_get_store (book));
  GDate today = psk_book_get_today (book);
  g_autoptr (GError) error = NULL;
  g_autoptr (PskMetrics) metrics = NULL;
  guint n_steps = 0;

  sqlite3_progress_handler (db, 50, count_steps_cb, &n_steps);
  metrics = psk_metrics_compute (psk_book_get_store (book), &today, NULL, &error);
  sqlite3_progress_handler (db, 0, NULL, NULL);
  g_assert_no_error (error);

  return n_steps;
}

static gboolean
add_candidates (PskStore     *store,
                gpointer      data,
                GCancellable *cancellable,
                GError      **error)
{
  for (int i = 0; i < 5000; i++)
    {
      g_autoptr (PskHousehold) household = g_object_new (PSK_TYPE_HOUSEHOLD, NULL);

      household->tambon = 520101;
      household->status = g_strdup ("candidate");
      if (!psk_household_table_insert (store, household, NULL, error))
        return FALSE;
    }

  return TRUE;
}

/* The base list has a hundred times as many households as were selected. */
static void
test_metrics_pass_over_base_list (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  const guint before = count_metric_steps (test->book);

  psk_test_book_run (test, add_candidates, NULL);
  g_assert_cmpuint (count_metric_steps (test->book), <=, before + before / 4);
}

static void
test_metrics_are_shared (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  PskStore *store = psk_book_get_store (test->book);
  GDate today = psk_book_get_today (test->book);
  g_autoptr (PskMetrics) first = psk_metrics_load (store, &today, NULL, NULL);
  g_autoptr (PskMetrics) second = psk_metrics_load (store, &today, NULL, NULL);
  g_autoptr (PskMetrics) third = NULL;

  g_assert_true (first == second);

  psk_test_book_run (test, add_household, GINT_TO_POINTER (1));
  third = psk_metrics_load (store, &today, NULL, NULL);
  g_assert_true (third != first);
  g_assert_cmpfloat (psk_metrics_get (third, 52, PSK_METRIC_HOUSEHOLDS_PLANTING), ==, 1);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_set_object ((GAsyncResult **) user_data, result);
}

static PskBook *
open_async (const char *path,
            GError    **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  psk_book_open_async (path, FALSE, NULL, opened_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return psk_book_open_finish (result, error);
}

/* The thread that opens the book hands it over. */
static void
test_open_async (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  g_autoptr (GError) error = NULL;

  g_clear_object (&test->book);
  test->book = open_async (test->path, &error);
  g_assert_no_error (error);
  g_assert_nonnull (psk_store_get_db (psk_book_get_store (test->book)));
  psk_test_book_run (test, add_household, GINT_TO_POINTER (1));
  g_assert_cmpint (count_planting (test->book), ==, 1);

  g_assert_null (open_async ("/nowhere/at/all", &error));
  g_assert_error (error, PSK_ERROR, PSK_ERROR_NOT_FOUND);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/book/new", test_new_book);
  g_test_add_func ("/book/undo-redo", test_undo_redo);
  g_test_add_func ("/book/changed", test_changed);
  g_test_add_func ("/book/failure-changes-nothing", test_failure_changes_nothing);
  g_test_add_func ("/book/refusals", test_refusals);
  g_test_add_func ("/book/places", test_places);
  g_test_add_func ("/book/made-twice", test_made_twice);
  g_test_add_func ("/book/opened-while-closing", test_opened_while_closing);
  g_test_add_func ("/book/foreign-database", test_foreign_database);
  g_test_add_func ("/book/full-disk", test_full_disk);
  g_test_add_func ("/book/metrics-pass-over-base-list", test_metrics_pass_over_base_list);
  g_test_add_func ("/book/metrics-are-shared", test_metrics_are_shared);
  g_test_add_func ("/book/open-async", test_open_async);

  return g_test_run ();
}
