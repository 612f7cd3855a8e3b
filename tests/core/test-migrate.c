/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "psk-backup.h"
#include "psk-error.h"
#include "psk-migrate.h"
#include "psk-test-book.h"

/* Books as released versions wrote them: every one of them must go on opening. */
static const struct
{
  const char *fixture;
  const char *backup;
  int version;
  int n_steps;      /* that can be taken back */
  int n_households; /* as they were left, and after the last step was taken back */
  int n_before;
  int n_visits_before;
} books[] = {
  { "book-version-1.sql", "book.db.version-1", 1, 26, 2, 3, 1 },
  { "book-version-3.sql", "book.db.version-3", 3, 8, 4, 4, 2 },
  { "book-version-4.sql", "book.db.version-4", 4, 5, 4, 4, 1 },
};

/* A folder with the database of a fixture; the book is not open. */
static PskTestBook *
make_old_book (gsize i)
{
  PskTestBook *test = psk_test_book_new ();
  g_autofree char *database = g_build_filename (test->path, "book.db", NULL);
  g_autofree char *sql_path = g_test_build_filename (G_TEST_DIST, "fixtures", books[i].fixture,
                                                     NULL);
  g_autofree char *sql = NULL;
  g_autoptr (sqlite3) db = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_object (&test->book);
  g_remove (database);
  g_file_get_contents (sql_path, &sql, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sqlite3_open (database, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);

  return test;
}

static int
count (PskTestBook *test,
       const char  *sql)
{
  return (int) psk_store_query_int (psk_book_get_store (test->book), sql, -1, "");
}

static void
assert_whole (PskTestBook *test)
{
  g_autofree char *photos = psk_book_get_photos_dir (test->book);
  g_autoptr (GPtrArray) findings
    = psk_backup_verify (psk_book_get_store (test->book), photos);

  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", (const char *) findings->pdata[i]);
  g_assert_cmpuint (findings->len, ==, 0);
}

static void
assert_backup (PskTestBook *test,
               gsize        i)
{
  g_autofree char *path = g_build_filename (test->path, books[i].backup, NULL);
  g_autoptr (PskStore) store = psk_store_open (path, PSK_STORE_READ_ONLY, NULL);
  GStatBuf info;

  g_assert_nonnull (store);
  g_assert_cmpint (psk_migrate_get_version (store), ==, books[i].version);
  g_assert_cmpint ((int) psk_store_query_int (store, "SELECT count (*) FROM household", -1, ""), ==,
                   books[i].n_households);
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
}

static void
test_open (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (books); i++)
    {
      g_autoptr (PskTestBook) test = make_old_book (i);

      psk_test_book_reopen (test);
      g_assert_cmpint (psk_migrate_get_version (psk_book_get_store (test->book)), ==,
                       PSK_SCHEMA_VERSION);
      g_assert_cmpint (count (test, "SELECT count (*) FROM household"), ==, books[i].n_households);
      assert_whole (test);
      assert_backup (test, i);
    }
}

/* What was done before the book was brought up to date can still be taken back. */
static void
test_undo (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (books); i++)
    {
      g_autoptr (PskTestBook) test = make_old_book (i);
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      int n = 0;

      psk_test_book_reopen (test);
      before = psk_test_book_digest (test);
      g_assert_true (psk_book_undo (test->book, NULL));
      g_assert_cmpint (count (test, "SELECT count (*) FROM household"), ==, books[i].n_before);
      g_assert_cmpint (count (test, "SELECT count (*) FROM visit"), ==, books[i].n_visits_before);

      for (n = 1; psk_book_undo (test->book, NULL); n++)
        ;
      g_assert_cmpint (n, ==, books[i].n_steps);
      g_assert_cmpint (count (test, "SELECT count (*) FROM household"), ==, 0);

      while (psk_book_redo (test->book, NULL))
        ;
      after = psk_test_book_digest (test);
      g_assert_cmpstr (before, ==, after);
      assert_whole (test);
    }
}

static char *
read_schema (PskTestBook *test)
{
  return psk_store_query_text (psk_book_get_store (test->book),
                               "SELECT group_concat (sql, char (10)) FROM "
                               "(SELECT sql FROM sqlite_schema ORDER BY type, name)", "");
}

static void
test_same_as_new (void)
{
  g_autoptr (PskTestBook) new_book = psk_test_book_new ();
  g_autofree char *expected = read_schema (new_book);

  for (gsize i = 0; i < G_N_ELEMENTS (books); i++)
    {
      g_autoptr (PskTestBook) test = make_old_book (i);
      g_autofree char *schema = NULL;

      psk_test_book_reopen (test);
      schema = read_schema (test);
      g_assert_cmpstr (schema, ==, expected);
    }
}

/* A constraint that is spelled anew holds what it held. */
static void
test_status (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (books); i++)
    {
      g_autoptr (PskTestBook) test = make_old_book (i);
      g_autofree char *database = g_build_filename (test->path, "book.db", NULL);
      g_autoptr (PskStore) store = psk_store_open (database, PSK_STORE_DEFAULT, NULL);
      sqlite3 *db = psk_store_get_db (store);

      g_assert_true (psk_migrate_store (store, NULL));
      g_assert_cmpint (sqlite3_exec (db, "UPDATE household SET status = 'gone'", NULL, NULL, NULL),
                       ==, SQLITE_CONSTRAINT_CHECK);
      g_assert_cmpint ((int) psk_store_query_int (store,
                                                  "SELECT instr (sql, 'status IN') FROM "
                                                  "sqlite_schema WHERE name = 'household'", -1, ""),
                       ==, 0);
      /* The text of the schema can no longer be written to. */
      g_assert_false (psk_store_script (store, "PRAGMA writable_schema = ON; "
                                               "DELETE FROM sqlite_schema", NULL));
    }
}

/* The vegetables came with version 2: an older book knows them too. */
static void
test_new_lists (void)
{
  g_autoptr (PskTestBook) test = make_old_book (0);
  PskDefinition *codes;

  psk_test_book_reopen (test);
  codes = psk_book_get_codes (test->book);
  g_assert_cmpstr (psk_definition_find_code (codes, "vegetables", "กระเพรา"), ==, "holy-basil");
  g_assert_cmpstr (psk_definition_get_code_title (codes, "drop_reason", "moved",
                                                  PSK_LANGUAGE_THAI), ==, "ย้ายที่อยู่");
}

/* Whoever only reads a book need not know that it was old. */
static void
test_read_only (void)
{
  g_autoptr (PskTestBook) test = make_old_book (0);
  g_autoptr (GError) error = NULL;

  test->book = psk_book_open (test->path, TRUE, &error);
  g_assert_no_error (error);
  g_assert_true (psk_book_is_read_only (test->book));
  assert_whole (test);
  assert_backup (test, 0);

  /* The lock was given back. */
  psk_test_book_reopen (test);
}

static void
test_unwritable (void)
{
  g_autoptr (PskTestBook) test = NULL;
  g_autoptr (GError) error = NULL;

  if (geteuid () == 0)
    {
      g_test_skip ("nothing is unwritable for the superuser");
      return;
    }

  test = make_old_book (0);
  g_chmod (test->path, 0500);
  g_assert_null (psk_book_open (test->path, TRUE, &error));
  g_chmod (test->path, 0700);
  g_assert_error (error, PSK_ERROR, PSK_ERROR_READ_ONLY);
}

/* Half a copy that a power cut left is no backup. */
static void
test_half_backup (void)
{
  g_autoptr (PskTestBook) test = make_old_book (0);
  g_autofree char *part = g_strdup_printf ("%s/%s.part", test->path, books[0].backup);

  g_assert_true (g_file_set_contents (part, "half", -1, NULL));
  psk_test_book_reopen (test);
  assert_backup (test, 0);
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/migrate/open", test_open);
  g_test_add_func ("/migrate/undo", test_undo);
  g_test_add_func ("/migrate/same-as-new", test_same_as_new);
  g_test_add_func ("/migrate/status", test_status);
  g_test_add_func ("/migrate/new-lists", test_new_lists);
  g_test_add_func ("/migrate/read-only", test_read_only);
  g_test_add_func ("/migrate/unwritable", test_unwritable);
  g_test_add_func ("/migrate/half-backup", test_half_backup);

  return g_test_run ();
}
