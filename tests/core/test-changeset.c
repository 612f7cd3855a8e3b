/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <sqlite3.h>

#include "psk-changeset.h"

#define N_DAMAGED 3000

static const char *setup =
  "CREATE TABLE a (id INTEGER PRIMARY KEY, t TEXT, r REAL, b BLOB);"
  "CREATE TABLE c (v TEXT, k TEXT NOT NULL PRIMARY KEY) WITHOUT ROWID;"
  "INSERT INTO a VALUES (1, 'old', 1.5, NULL), (2, 'gone', NULL, NULL);"
  "INSERT INTO c VALUES ('x', 'key')";

static const char *work =
  "INSERT INTO a VALUES (7000000000, 'ครัวเรือน', -0.25, x'0054'), (-3, NULL, 1e300, NULL);"
  "INSERT INTO a SELECT 10 + value, printf ('%.*c', value, 'T'), value / 3.0, zeroblob (value) "
  "FROM sizes;"
  "UPDATE a SET t = '', r = NULL WHERE id = 1;"
  "DELETE FROM a WHERE id = 2;"
  "UPDATE c SET v = 'y' WHERE k = 'key'";

typedef struct
{
  void *data;
  int size;
} Changeset;

static void
run_sql (sqlite3    *db,
         const char *sql)
{
  g_autofree char *message = NULL;
  char *said = NULL;

  sqlite3_exec (db, sql, NULL, NULL, &said);
  message = g_strdup (said);
  sqlite3_free (said);
  g_assert_cmpstr (message, ==, NULL);
}

static Changeset
make_changeset (void)
{
  Changeset changeset;
  sqlite3_session *session;
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (":memory:", &db), ==, SQLITE_OK);
  run_sql (db, setup);
  run_sql (db, "CREATE TEMP TABLE sizes AS SELECT 1 AS value UNION VALUES "
               "(126), (127), (128), (129), (16383), (16384), (100000)");
  g_assert_cmpint (sqlite3session_create (db, "main", &session), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3session_attach (session, NULL), ==, SQLITE_OK);
  run_sql (db, work);
  g_assert_cmpint (sqlite3session_changeset (session, &changeset.size, &changeset.data), ==,
                   SQLITE_OK);
  sqlite3session_delete (session);
  sqlite3_close (db);

  return changeset;
}

static void
tell_value (GString    *text,
            gboolean    is_there,
            const char *value)
{
  g_string_append_printf (text, "|%s", !is_there ? "absent" : value != NULL ? value : "null");
}

/* What SQLite itself reads. */
static char *
tell_by_sqlite (const Changeset *changeset)
{
  GString *text = g_string_new (NULL);
  sqlite3_changeset_iter *iter;

  g_assert_cmpint (sqlite3changeset_start (&iter, changeset->size, changeset->data), ==,
                   SQLITE_OK);
  while (sqlite3changeset_next (iter) == SQLITE_ROW)
    {
      const char *table;
      int n_columns;
      int operation;

      sqlite3changeset_op (iter, &table, &n_columns, &operation, NULL);
      g_string_append_printf (text, "\n%s %d", table, operation);
      for (int i = 0; i < 2 * n_columns; i++)
        {
          sqlite3_value *value = NULL;

          if (operation != (i < n_columns ? SQLITE_INSERT : SQLITE_DELETE))
            (i < n_columns ? sqlite3changeset_old : sqlite3changeset_new) (iter, i % n_columns,
                                                                           &value);
          tell_value (text, value != NULL,
                      value == NULL || sqlite3_value_type (value) == SQLITE_BLOB
                      ? NULL : (const char *) sqlite3_value_text (value));
        }
    }
  sqlite3changeset_finalize (iter);

  return g_string_free (text, FALSE);
}

static void
tell_cb (const PskChangeRecord *record,
         gpointer               user_data)
{
  static const int operations[] = { SQLITE_INSERT, SQLITE_UPDATE, SQLITE_DELETE };
  GString *text = user_data;

  g_string_append_printf (text, "\n%s %d", record->table, operations[record->change]);
  for (int side = PSK_SIDE_OLD; side <= PSK_SIDE_NEW; side++)
    {
      for (guint i = 0; i < record->n_columns; i++)
        {
          g_autofree char *value = psk_change_record_get_text (record, side, i);

          tell_value (text, psk_change_record_has (record, side, i), value);
        }
    }
}

static void
test_same (gconstpointer data)
{
  const gsize piece = GPOINTER_TO_SIZE (data);
  const Changeset changeset = make_changeset ();
  g_autofree char *expected = tell_by_sqlite (&changeset);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (PskChangesetReader) reader = psk_changeset_reader_new (tell_cb, text);

  for (gsize at = 0; at < (gsize) changeset.size; at += piece)
    g_assert_true (psk_changeset_reader_push (reader, (guint8 *) changeset.data + at,
                                              MIN (piece, (gsize) changeset.size - at)));
  g_assert_true (psk_changeset_reader_end (reader));
  g_assert_cmpstr (text->str, ==, expected);
  sqlite3_free (changeset.data);
}

static void
keys_cb (const PskChangeRecord *record,
         gpointer               user_data)
{
  g_array_append_val ((GArray *) user_data, record->id);
}

static void
test_keys (void)
{
  const Changeset changeset = make_changeset ();
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (PskChangesetReader) reader = psk_changeset_reader_new (keys_cb, keys);
  const gint64 expected[] = { 1, 2, -3, G_GINT64_CONSTANT (7000000000),
                              psk_changeset_hash_key ("key", 3) };

  g_assert_true (psk_changeset_reader_push (reader, changeset.data, (gsize) changeset.size));
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      guint n = 0;

      for (guint j = 0; j < keys->len; j++)
        n += g_array_index (keys, gint64, j) == expected[i];
      g_assert_cmpuint (n, ==, 1);
    }
  sqlite3_free (changeset.data);
}

/* Whatever the bytes are: nothing outside them is read, which the sanitizers see. */
static void
test_damaged (void)
{
  const Changeset changeset = make_changeset ();
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  const gsize size = 2000;

  g_assert_cmpint (changeset.size, >, size);
  for (int i = 0; i < N_DAMAGED; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (PskChangesetReader) reader = psk_changeset_reader_new (tell_cb, text);
      g_autofree guint8 *copy = g_memdup2 (changeset.data, size);
      const gsize n = (gsize) g_rand_int_range (random, 1, (gint32) size);

      for (int j = 0; j < 4; j++)
        copy[g_rand_int_range (random, 0, (gint32) size)] = (guint8) g_rand_int (random);
      if (psk_changeset_reader_push (reader, copy, n))
        psk_changeset_reader_push (reader, copy + n, size - n);
      psk_changeset_reader_end (reader);
    }
  sqlite3_free (changeset.data);
}

int
main (int   argc,
      char *argv[])
{
  static const gsize pieces[] = { 1, 2, 3, 7, 64, 1000, 1000000 };

  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autofree char *path = g_strdup_printf ("/changeset/pieces/%" G_GSIZE_FORMAT, pieces[i]);

      g_test_add_data_func (path, GSIZE_TO_POINTER (pieces[i]), test_same);
    }
  g_test_add_func ("/changeset/keys", test_keys);
  g_test_add_func ("/changeset/damaged", test_damaged);

  return g_test_run ();
}
