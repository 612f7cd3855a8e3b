/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>

#include "psk-error.h"
#include "psk-history.h"
#include "psk-household-commands.h"
#include "psk-journal-table.h"
#include "psk-slot-commands.h"
#include "psk-test-steps.h"

/* A list of so many households has a changeset that is not read at once. */
#define N_LONG 20000

static void
assert_history (PskTestBook *test,
                gint64       household,
                const char  *expected)
{
  g_autofree char *told = psk_test_tell_history (test, household);

  g_assert_cmpstr (told, ==, expected);
}

static const char *
find_new_value (PskHistoryEvent *event,
                const char      *field)
{
  for (guint i = 0; i < event->changes->len; i++)
    {
      PskHistoryChange *change = event->changes->pdata[i];

      if (g_str_equal (change->field, field))
        return change->new_value;
    }

  return NULL;
}

static void
test_history (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  g_autoptr (GPtrArray) events = NULL;

  psk_test_import (test, 0, 2, 1);
  assert_history (test, 1, "created household\ncreated slot_history");
  assert_history (test, 2, "created household");

  psk_test_run_step (test, psk_command_household_set (1, PSK_HOUSEHOLD_VILLAGE_NO, "4"));
  psk_test_run_step (test, psk_test_visit_command (1, "2024-02-01", 12));
  assert_history (test, 1,
                  "created visit\n"
                  "changed household kinds=3>12 planted-on=>2024-02-01\n"
                  "changed household village-no=>4\n"
                  "created household\n"
                  "created slot_history");

  /* Of a creation the values are told, as they were then. */
  events = psk_history_read (psk_book_get_store (test->book), "household", 1, NULL, NULL);
  g_assert_cmpstr (find_new_value (events->pdata[3], "kinds"), ==, "3");
  g_assert_cmpstr (find_new_value (events->pdata[3], "last-name"), ==, "ใจดี");
  g_assert_null (find_new_value (events->pdata[3], "uid"));

  g_assert_true (psk_book_undo (test->book, NULL));
  psk_test_run_step (test, psk_command_household_drop (1, "moved", 2, NULL));
  assert_history (test, 1,
                  "changed household slot=1> status=selected>dropped\n"
                  "changed slot_history until-on=>today reason=>moved successor=>2\n"
                  "created visit undone\n"
                  "changed household undone kinds=3>12 planted-on=>2024-02-01\n"
                  "changed household village-no=>4\n"
                  "created household\n"
                  "created slot_history");
  assert_history (test, 2,
                  "changed household slot=>1 status=candidate>selected\n"
                  "created slot_history\n"
                  "created household");
}

/* What an undone list added has nothing to do with the households that got the same
 * keys later. */
static void
test_history_of_same_key (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  gint64 list;

  list = psk_test_import (test, 0, 3, 1);
  psk_test_run_step (test, psk_command_household_set (2, PSK_HOUSEHOLD_FIRST_NAME, "กานดา"));
  g_assert_true (psk_book_undo (test->book, NULL));
  g_assert_true (psk_book_undo (test->book, NULL));
  psk_test_import (test, 0, 3, 1);
  assert_history (test, 2, "created household");

  /* Taken back by a step and done again by a step, it is the same household. */
  list = psk_test_latest_step (test);
  psk_test_do_something_else (test);
  psk_test_must_undo_step (test, list);
  psk_test_do_something_else (test);
  psk_test_must_undo_step (test, psk_test_latest_step (test) - 1);
  assert_history (test, 1,
                  "created household\n"
                  "created slot_history\n"
                  "deleted household undone\n"
                  "deleted slot_history undone\n"
                  "created household\n"
                  "created slot_history");
}

/* The changeset of a long list is not read: what it added is told backwards from now. */
static void
test_history_of_long_list (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  const gint64 list = psk_test_import (test, 0, N_LONG, 1);
  g_autoptr (GPtrArray) events = NULL;
  gint64 undo;

  g_assert_cmpint (psk_test_count (test, "SELECT size FROM journal"), >, 2 * 1024 * 1024);
  psk_test_run_step (test, psk_command_household_set (1, PSK_HOUSEHOLD_KINDS, "12"));
  psk_test_import (test, N_LONG, 0, 0);
  assert_history (test, 1,
                  "changed household phone=>0810000000\n"
                  "changed household kinds=3>12\n"
                  "created household\n"
                  "created slot_history");
  assert_history (test, 2, "changed household phone=>0810000000\ncreated household");

  events = psk_history_read (psk_book_get_store (test->book), "household", 1, NULL, NULL);
  g_assert_cmpstr (find_new_value (events->pdata[2], "kinds"), ==, "3");
  g_assert_cmpstr (find_new_value (events->pdata[2], "slot"), ==, "1");
  g_assert_null (find_new_value (events->pdata[2], "phone"));
  g_assert_cmpstr (find_new_value (events->pdata[3], "from-on"), ==, "2024-01-10");

  g_assert_true (psk_book_undo (test->book, NULL));
  g_assert_true (psk_book_undo (test->book, NULL));
  psk_test_do_something_else (test);
  psk_test_must_undo_step (test, list);
  undo = psk_test_latest_step (test);
  assert_history (test, 2,
                  "deleted household\n"
                  "changed household undone phone=>0810000000\n"
                  "created household undone");
  psk_test_do_something_else (test);
  psk_test_must_undo_step (test, undo);
  assert_history (test, 2,
                  "created household\n"
                  "deleted household undone\n"
                  "changed household undone phone=>0810000000\n"
                  "created household");
}

static void
history_read_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) events = psk_book_history_finish (PSK_BOOK (object), result, &error);

  g_assert_no_error (error);
  *(guint *) user_data = events->len;
}

static void
undo_entry_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) conflicts = NULL;

  psk_book_undo_entry_finish (PSK_BOOK (object), result, &conflicts, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (conflicts->len, ==, 0);
  *(gboolean *) user_data = TRUE;
}

static void
test_async (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  const gint64 list = psk_test_import (test, 0, 2, 1);
  gboolean undone = FALSE;
  guint n = 0;

  psk_book_history_async (test->book, "household", 1, NULL, history_read_cb, &n);
  while (n == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (n, ==, 2);

  psk_test_run_step (test, psk_command_household_add (520102, 1));
  psk_book_undo_entry_async (test->book, list, PSK_UNDO_DEFAULT, NULL, undo_entry_cb, &undone);
  while (!undone)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (psk_test_count (test, "SELECT count (*) FROM household"), ==, 1);
}

/* A value of the past comes back by the rules of today. */
static void
test_restore (void)
{
  static const struct
  {
    PskHouseholdField field;
    const char *value;
    int error; /* -1 for none */
    const char *sql;
  } cases[] = {
    { PSK_HOUSEHOLD_KINDS, "7", -1, "SELECT kinds = 7 FROM household" },
    { PSK_HOUSEHOLD_KINDS, NULL, -1, "SELECT kinds IS NULL FROM household" },
    { PSK_HOUSEHOLD_PLANTED_ON, "2024-02-29", -1,
      "SELECT planted_on = '2024-02-29' FROM household" },
    { PSK_HOUSEHOLD_VULNERABILITY, "low-income", -1,
      "SELECT vulnerability = 'low-income' FROM household" },
    { PSK_HOUSEHOLD_LAT, "18.2888", -1, "SELECT lat = 18.2888 FROM household" },
    { PSK_HOUSEHOLD_CITIZEN_ID, "5526646627025", -1,
      "SELECT citizen_id = '5526646627025' FROM household" },
    { PSK_HOUSEHOLD_CITIZEN_ID, "5526646627026", PSK_ERROR_INVALID,
      "SELECT citizen_id = '5526646627025' FROM household" },
    { PSK_HOUSEHOLD_TAMBON, "520102", PSK_ERROR_REFUSED,
      "SELECT tambon = 520101 FROM household" }, /* it holds a slot */
    { PSK_HOUSEHOLD_TAMBON, NULL, PSK_ERROR_INVALID, "SELECT tambon = 520101 FROM household" },
    { PSK_HOUSEHOLD_SLOT, "3", PSK_ERROR_INVALID, "SELECT slot = 1 FROM household" },
    { PSK_HOUSEHOLD_STATUS, "dropped", PSK_ERROR_INVALID,
      "SELECT status = 'selected' FROM household" },
  };
  g_autoptr (PskTestBook) test = psk_test_book_new ();

  psk_test_import (test, 0, 1, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PskCommand) command
        = psk_command_household_restore (1, cases[i].field, cases[i].value);
      g_autoptr (GError) error = NULL;

      psk_book_run (test->book, command, NULL, &error);
      if (cases[i].error < 0)
        g_assert_no_error (error);
      else
        g_assert_error (error, PSK_ERROR, cases[i].error);
      g_test_message ("%s", cases[i].sql);
      g_assert_cmpint (psk_test_count (test, cases[i].sql), ==, 1);
    }
}

static GBytes *
deflate (const void *data,
         gsize       size)
{
  g_autoptr (GConverter) converter
    = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW, 1));
  guint8 out[1024];
  gsize n_read;
  gsize n_written;

  g_assert_cmpint (g_converter_convert (converter, data, size, out, sizeof out,
                                        G_CONVERTER_INPUT_AT_END, &n_read, &n_written, NULL), ==,
                   G_CONVERTER_FINISHED);
  return g_bytes_new (out, n_written);
}

/* Replaces the database by one as the first version wrote it, with one step in its
 * log. */
static void
write_first_version (const char *path)
{
  g_autoptr (GBytes) sql
    = g_resources_lookup_data ("/io/github/pansuk/Pansuk/schema/0001.sql", 0, NULL);
  g_autoptr (PskStore) store = psk_store_open (path, PSK_STORE_CREATE, NULL);
  g_autoptr (GBytes) deflated = NULL;
  sqlite3_session *session;
  void *data;
  int size;

  g_assert_true (psk_store_script (store, g_bytes_get_data (sql, NULL), NULL));
  g_assert_true (psk_store_script (store,
                                   "PRAGMA application_id = 1347638603; PRAGMA user_version = 1;"
                                   "INSERT INTO area (code, level, parent, name_th) VALUES "
                                   "(52, 1, NULL, 'ลำปาง'), (5201, 2, 52, 'เมืองลำปาง'), "
                                   "(520101, 3, 5201, 'เวียงเหนือ')", NULL));

  g_assert_cmpint (sqlite3session_create (psk_store_get_db (store), "main", &session), ==, 0);
  g_assert_cmpint (sqlite3session_attach (session, "household"), ==, 0);
  g_assert_true (psk_store_script (store,
                                   "INSERT INTO household (uid, tambon, first_name) "
                                   "VALUES ('a', 520101, 'สมชาย')", NULL));
  g_assert_cmpint (sqlite3session_changeset (session, &size, &data), ==, 0);
  sqlite3session_delete (session);
  deflated = deflate (data, (gsize) size);
  sqlite3_free (data);
  g_assert_true (psk_journal_table_insert (store, "เจ้าหน้าที่", "Add household", NULL, deflated,
                                           (gsize) size, NULL));
}

static void
test_first_version (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  g_autofree char *database = g_build_filename (test->path, "book.db", NULL);

  g_clear_object (&test->book);
  g_assert_cmpint (g_remove (database), ==, 0);
  write_first_version (database);
  psk_test_book_reopen (test);
  assert_history (test, 1, "created household");
  psk_test_do_something_else (test);
  psk_test_must_undo_step (test, 1);
  g_assert_cmpint (psk_test_count (test, "SELECT count (*) FROM household"), ==, 0);
}

/* Half a history that looks like a whole one would be believed: what is unpacked here is no
 * changeset. */
static void
test_damaged (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  g_autoptr (GError) error = NULL;

  psk_test_import (test, 0, 1, 1);
  psk_test_run_step (test, psk_command_household_set (1, PSK_HOUSEHOLD_VILLAGE_NO, "4"));
  psk_test_book_run_sql (test, "UPDATE journal SET changeset = X'010300FCFF414243' WHERE id = 2");

  g_assert_null (psk_history_read (psk_book_get_store (test->book), "household", 1, NULL,
                                   &error));
  g_assert_error (error, PSK_ERROR, PSK_ERROR_DAMAGED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/history/household", test_history);
  g_test_add_func ("/history/same-key", test_history_of_same_key);
  g_test_add_func ("/history/long-list", test_history_of_long_list);
  g_test_add_func ("/history/first-version", test_first_version);
  g_test_add_func ("/history/async", test_async);
  g_test_add_func ("/history/restore", test_restore);
  g_test_add_func ("/history/damaged", test_damaged);

  return g_test_run ();
}
