/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli-runner.h"

#define N_ROWS 3000
#define N_KILLS 14

/* A base list of one tambon, so large that an import takes a while. */
static void
write_long_list (CliFixture *fixture,
                 int         n_rows)
{
  g_autoptr (GString) text = g_string_new ("อำเภอ,ตำบล,หมู่ที่,บ้านเลขที่,ชื่อ,นามสกุล\n");

  for (int i = 0; i < n_rows; i++)
    g_string_append_printf (text, "เกาะคา,ลำปางหลวง,%d,%d/%d,ชื่อ%d,สกุล%d\n", i % 12 + 1,
                            i / 12 + 1, i % 9 + 1, i, i);
  cli_write_file (fixture, "long.csv", text->str);
}

static guint
n_households (CliFixture *fixture)
{
  g_autoptr (JsonNode) node = cli_run_json (fixture, "list %/fresh households --json", 0);

  return json_array_get_length (json_node_get_array (node));
}

static guint
n_files_in (const char *folder,
            const char *prefix)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    n += g_str_has_prefix (name, prefix);

  return n;
}

/* What a refused command left beside the target: nothing, not even a part. */
static guint
n_files (CliFixture *fixture,
         const char *prefix)
{
  return n_files_in (fixture->dir, prefix);
}

static gint64
seconds_of_import (CliFixture *fixture)
{
  const gint64 start = g_get_monotonic_time ();

  cli_assert_status (fixture, "import %/fresh %/long.csv --as households", 0);
  g_assert_cmpuint (n_households (fixture), ==, N_ROWS);
  cli_assert_status (fixture, "undo %/fresh", 0);
  g_assert_cmpuint (n_households (fixture), ==, 0);

  return g_get_monotonic_time () - start;
}

static void
kill_after (CliFixture *fixture,
            gint64      microseconds)
{
  g_auto (GStrv) argv = cli_arguments (fixture, "import %/fresh %/long.csv --as households");
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process
    = g_subprocess_newv ((const char *const *) argv,
                         G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                         &error);

  g_assert_no_error (error);
  g_usleep ((gulong) microseconds);
  g_subprocess_send_signal (process, SIGKILL);
  g_subprocess_wait (process, NULL, NULL);
}

/* Killed at any moment: all of it is there, or nothing. Names that lay among the
 * temporary files are gone with the next import. */
static void
test_kill (CliFixture   *fixture,
           gconstpointer data)
{
  g_autofree char *bare = g_build_filename (g_getenv ("TMPDIR"), "pansuk-scratch-bare", NULL);
  gint64 whole;
  guint n_left = 0;

  /* As if killed right after the folder was made. */
  g_assert_cmpint (g_mkdir (bare, 0700), ==, 0);
  cli_assert_status (fixture, "new %/fresh", 0);
  write_long_list (fixture, N_ROWS);
  whole = seconds_of_import (fixture);

  for (int i = 0; i < N_KILLS; i++)
    {
      guint n;

      kill_after (fixture, whole * i / N_KILLS);
      n_left += n_files_in (g_getenv ("TMPDIR"), "pansuk-scratch-");
      cli_assert_status (fixture, "verify %/fresh", 0);
      n = n_households (fixture);
      g_test_message ("killed after %d of %d parts: %u households", i, N_KILLS, n);
      g_assert_true (n == 0 || n == N_ROWS);
      if (n == N_ROWS)
        cli_assert_status (fixture, "undo %/fresh", 0);
    }

  cli_assert_status (fixture, "import %/fresh %/long.csv --as households", 0);
  g_assert_cmpuint (n_households (fixture), ==, N_ROWS);
  g_assert_cmpuint (n_left, >, 0);
  g_assert_cmpuint (n_files_in (g_getenv ("TMPDIR"), "pansuk-"), ==, 0);
}

static void
write_large_map (CliFixture *fixture)
{
  g_autoptr (GString) map = g_string_new ("{\"type\":\"FeatureCollection\",\"features\":[");

  for (int i = 0; i < 20000; i++)
    g_string_append_printf (map, "%s{\"type\":\"Feature\",\"properties\":{\"code\":\"%d\"},"
                            "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[99.5,18.3],"
                            "[99.6,18.3],[99.6,18.4],[99.5,18.4],[99.5,18.3]]]}}",
                            i > 0 ? "," : "", i == 0 ? 520101 : 500100 + i % 9);
  g_string_append (map, "]}");
  cli_write_file (fixture, "large.geojson", map->str);
}

/* Asked to stop, as by Ctrl+C, the command says so, and nothing is left of it. */
static void
test_interrupt (CliFixture   *fixture,
                gconstpointer data)
{
  static const char *const lines[] = {
    "import %/fresh %/long.csv --as households",
    "import %/fresh %/large.geojson --as boundaries",
  };

  cli_assert_status (fixture, "new %/fresh", 0);
  write_long_list (fixture, 20 * N_ROWS);
  write_large_map (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_auto (GStrv) argv = cli_arguments (fixture, lines[i]);
      g_autoptr (GSubprocess) process
        = g_subprocess_newv ((const char *const *) argv,
                             G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_PIPE,
                             NULL);
      g_autofree char *err = NULL;

      while (n_files_in (g_getenv ("TMPDIR"), "pansuk-scratch-") == 0)
        g_usleep (1000);
      g_subprocess_send_signal (process, SIGINT);
      g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, NULL, &err, NULL));
      g_assert_cmpint (g_subprocess_get_if_exited (process), ==, TRUE);
      g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 3);
      g_assert_nonnull (strstr (err, "Stopped"));
      g_assert_cmpuint (n_files_in (g_getenv ("TMPDIR"), "pansuk-"), ==, 0);
      cli_assert_status (fixture, "undo %/fresh", 3);
    }
  cli_assert_status (fixture, "verify %/fresh", 0);
}

/* A limit on the size of files ends a write in the middle, as a full disk does. */
static void
test_full_disk (CliFixture   *fixture,
                gconstpointer data)
{
  g_autoptr (CliAnswer) answer = NULL;
  g_autofree char *list = NULL;
  g_autofree char *text = NULL;
  g_autofree char *worse = NULL;

  answer = cli_run_limited (fixture, "backup @ %/b.pansuk", 200 * 1024);
  g_assert_cmpint (answer->status, ==, 3);
  g_assert_cmpstr (answer->err, !=, "");
  g_assert_cmpuint (n_files (fixture, "b.pansuk"), ==, 0);
  g_clear_pointer (&answer, cli_answer_free);

  answer = cli_run_limited (fixture, "print @ roster -o %/r.pdf", 8 * 1024);
  g_assert_cmpint (answer->status, ==, 3);
  g_assert_cmpuint (n_files (fixture, "r.pdf"), ==, 0);
  g_clear_pointer (&answer, cli_answer_free);

  cli_assert_status (fixture, "new %/fresh", 0);
  write_long_list (fixture, N_ROWS);
  answer = cli_run_limited (fixture, "import %/fresh %/long.csv --as households", 700 * 1024);
  g_assert_cmpint (answer->status, ==, 3);
  cli_assert_status (fixture, "verify %/fresh", 0);
  g_assert_cmpuint (n_households (fixture), ==, 0);
  g_clear_pointer (&answer, cli_answer_free);

  /* Nor does a layout stay that was to be saved with it: there is nothing to take back. */
  list = cli_expand (fixture, "%/long.csv");
  g_assert_true (g_file_get_contents (list, &text, NULL, NULL));
  worse = g_strconcat (text, "เกาะคา,ลำปางต่ำ,1,1,ชื่อ,สกุล\n", NULL);
  cli_write_file (fixture, "worse.csv", worse);
  answer = cli_run_limited (fixture, "import %/fresh %/worse.csv --as households "
                            "--save-mapping layout --rejected %/rejected.csv", 700 * 1024);
  g_assert_cmpint (answer->status, ==, 3);
  g_assert_nonnull (strstr (answer->err, "nothing was changed"));
  cli_assert_status (fixture, "undo %/fresh", 3);
  g_assert_cmpuint (n_files (fixture, "rejected"), ==, 0);
}

/* When the program that writes foreign files is stopped, it says nothing itself. */
static void
test_stopped_writer (CliFixture   *fixture,
                     gconstpointer data)
{
  g_autofree char *program = g_strdup (g_getenv ("PSK_EXCHANGE_PROGRAM"));
  g_autoptr (CliAnswer) answer = NULL;

  g_setenv ("PSK_EXCHANGE_PROGRAM", "/bin/false", TRUE);
  answer = cli_run (fixture, "export @ households -o %/h.csv");
  g_setenv ("PSK_EXCHANGE_PROGRAM", program, TRUE);

  g_assert_cmpint (answer->status, ==, 3);
  g_assert_nonnull (strstr (answer->err, "“h.csv” could not be written"));
  g_assert_cmpuint (n_files (fixture, ".pansuk"), ==, 0);
}

static void
test_full_output (CliFixture   *fixture,
                  gconstpointer data)
{
  g_auto (GStrv) argv = cli_arguments (fixture, "areas @ --json");
  g_autoptr (GSubprocessLauncher) launcher
    = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr (GSubprocess) process = NULL;

  g_subprocess_launcher_set_stdout_file_path (launcher, "/dev/full");
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) argv, NULL);
  g_subprocess_wait (process, NULL, NULL);
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 3);
}

static int
n_accesses (CliFixture *fixture)
{
  g_autofree char *path = cli_expand (fixture, "@/book.db");
  sqlite3 *db = NULL;
  sqlite3_stmt *statement = NULL;
  int n;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_prepare_v2 (db, "SELECT count(*) FROM access_log", -1, &statement, NULL);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  n = sqlite3_column_int (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (db);

  return n;
}

/* Another Pansuk has it open: reading goes on and is noted, writing is refused. */
static void
test_locked (CliFixture   *fixture,
             gconstpointer data)
{
  g_autofree char *lock = cli_expand (fixture, "@/book.lock");
  int fd;

  cli_assert_status (fixture, "pin @ 520301 '18.2390, 99.3865'", 0);
  fd = g_open (lock, O_RDWR, 0);
  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (flock (fd, LOCK_EX | LOCK_NB), ==, 0);

  cli_assert_status (fixture, "pin @ 520301 '18.2400, 99.3865'", 3);
  cli_assert_status (fixture, "undo @", 3);
  cli_assert_status (fixture, "list @ households --limit 1", 0);
  cli_assert_status (fixture, "list @ households --limit 1 --reveal", 0);
  cli_assert_status (fixture, "print @ roster --area 520301 -o %/r.pdf", 0);
  cli_assert_status (fixture, "export @ households -o %/h.csv", 0);
  g_assert_cmpint (n_accesses (fixture), ==, 3);
  cli_assert_status (fixture, "verify @", 0);
  close (fd);
}

/* Neither a link nor a device is a way around the rules of what may be replaced. */
static void
test_output (CliFixture   *fixture,
             gconstpointer data)
{
  g_autofree char *link = cli_expand (fixture, "%/link");
  g_autofree char *pipe = cli_expand (fixture, "%/pipe.pdf");
  GStatBuf buffer;

  g_assert_cmpint (symlink (fixture->book, link), ==, 0);
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);

  cli_assert_status (fixture, "print @ scores -o %/link/book.db", 3);
  cli_assert_status (fixture, "print %/link scores -o @/scores.pdf", 3);
  cli_assert_status (fixture, "backup @ %/link/photos/b.pansuk", 3);
  cli_assert_status (fixture, "print @ scores -o %/pipe.pdf", 3);
  g_assert_cmpint (g_stat (pipe, &buffer), ==, 0);
  g_assert_true (S_ISFIFO (buffer.st_mode));
  cli_assert_status (fixture, "verify @", 0);
}

static void
run_sql (CliFixture *fixture,
         const char *name,
         const char *sql)
{
  g_autofree char *path = cli_expand (fixture, name);
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

/* What verify must find, and what may not be opened at all. */
static const struct
{
  const char *sql;
  const char *line;
  int status;
  const char *said;
} damages[] = {
  { "UPDATE journal SET changeset = x'00ff00ff'", "verify @", 1, "Step 1" },
  { "UPDATE photo SET sha256 = 'none' WHERE id = 1", "verify @", 1, "altered" },
  { "UPDATE photo SET file = 'gone.jpg' WHERE id = 1", "verify @", 1, "gone.jpg" },
  { "PRAGMA foreign_keys = OFF; UPDATE visit SET household = 999999 WHERE id = 1", "verify @", 1,
    "damaged" },
  { "PRAGMA user_version = 999", "verify @", 3, "newer" },
  { "PRAGMA application_id = 7", "list @ households", 3, "not a Pansuk book" },
};

static void
test_damage (CliFixture   *fixture,
             gconstpointer data)
{
  const gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (CliAnswer) answer = NULL;

  cli_assert_status (fixture, "pin @ 520301 '18.2390, 99.3865'", 0);
  cli_assert_status (fixture, "verify @", 0);
  run_sql (fixture, "@/book.db", damages[i].sql);
  answer = cli_run (fixture, damages[i].line);
  g_assert_cmpint (answer->status, ==, damages[i].status);
  g_assert_nonnull (strstr (answer->err, damages[i].said));
}

/* A backup from a stranger may name files anywhere. */
static const char *hostile[] = {
  "UPDATE sqlar SET name = '../../escaped.jpg' WHERE rowid = 1",
  "UPDATE sqlar SET name = 'photos/../../escaped.jpg' WHERE rowid = 1",
  "UPDATE sqlar SET name = '/tmp/escaped.jpg' WHERE rowid = 1",
  "UPDATE sqlar SET name = 'photos/sub/escaped.jpg' WHERE rowid = 1",
  "UPDATE sqlar SET name = NULL WHERE rowid = 1",
  "UPDATE sqlar SET name = 'photos/.hidden' WHERE rowid = 1",
  "UPDATE sqlar SET sz = sz + 1 WHERE rowid = 1",
  "PRAGMA user_version = 999",
  "PRAGMA user_version = 0",
  "ALTER TABLE sqlar RENAME TO packed; CREATE VIEW sqlar AS SELECT * FROM packed",
  "DROP TABLE sqlar",
};

static void
test_hostile_backup (CliFixture   *fixture,
                     gconstpointer data)
{
  g_autofree char *again = cli_expand (fixture, "%/deep/er/again");

  cli_assert_status (fixture, "backup @ %/b.pansuk", 0);
  for (gsize i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      g_autofree char *whole = cli_expand (fixture, "%/b.pansuk");
      g_autofree char *escaped = cli_expand (fixture, "%/deep/escaped.jpg");
      g_autofree char *text = NULL;
      gsize length;
      g_autofree char *copy = cli_expand (fixture, "%/h.pansuk");

      g_assert_true (g_file_get_contents (whole, &text, &length, NULL));
      g_assert_true (g_file_set_contents (copy, text, (gssize) length, NULL));
      run_sql (fixture, "%/h.pansuk", hostile[i]);
      cli_assert_status (fixture, "restore %/h.pansuk %/deep/er/again", 3);
      g_assert_false (g_file_test (again, G_FILE_TEST_EXISTS));
      g_assert_cmpuint (n_files (fixture, "deep"), ==, 0);
      g_assert_false (g_file_test (escaped, G_FILE_TEST_EXISTS));
      g_assert_false (g_file_test ("/tmp/escaped.jpg", G_FILE_TEST_EXISTS));
    }
}

static void
test_truncated_backup (CliFixture   *fixture,
                       gconstpointer data)
{
  g_autofree char *path = cli_expand (fixture, "%/b.pansuk");
  g_autoptr (CliAnswer) answer = NULL;

  cli_assert_status (fixture, "backup @ %/b.pansuk", 0);
  g_assert_cmpint (truncate (path, 300 * 1024), ==, 0);
  answer = cli_run (fixture, "restore %/b.pansuk %/again");
  g_assert_cmpint (answer->status, ==, 3);
  g_assert_cmpuint (n_files (fixture, "again"), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  cli_runner_begin (&argc, &argv);

  cli_runner_add ("/cli-faults/kill", test_kill);
  cli_runner_add ("/cli-faults/interrupt", test_interrupt);
  cli_runner_add ("/cli-faults/full-disk", test_full_disk);
  cli_runner_add ("/cli-faults/stopped-writer", test_stopped_writer);
  cli_runner_add ("/cli-faults/full-output", test_full_output);
  cli_runner_add ("/cli-faults/locked", test_locked);
  cli_runner_add ("/cli-faults/output", test_output);
  cli_runner_add ("/cli-faults/hostile-backup", test_hostile_backup);
  cli_runner_add ("/cli-faults/truncated-backup", test_truncated_backup);
  for (gsize i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autofree char *path = g_strdup_printf ("/cli-faults/damage/%" G_GSIZE_FORMAT, i);

      cli_runner_add_data (path, GSIZE_TO_POINTER (i), test_damage);
    }

  return cli_runner_run ();
}
