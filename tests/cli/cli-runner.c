/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli-runner.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#include "psk-test-book.h"

/* The sample book is drawn once; each test gets a copy of its own. */
static char *template_dir;

/**
 * cli_expand:
 * @fixture: a fixture
 * @text: “@” stands for its book, “%” for its folder, “~” for the shared rosters
 *
 * Returns: (transfer full): the text with paths
 */
char *
cli_expand (CliFixture *fixture,
            const char *text)
{
  g_autofree char *rosters = g_build_filename (g_getenv ("PSK_TEST_SHARED"), "rosters", NULL);
  g_autoptr (GString) line = g_string_new (text);

  g_string_replace (line, "~", rosters, 0);
  g_string_replace (line, "@", fixture->book, 0);
  g_string_replace (line, "%", fixture->dir, 0);

  return g_string_free (g_steal_pointer (&line), FALSE);
}

/**
 * cli_arguments:
 * @fixture: a fixture
 * @line: what is typed after “pansukctl ”, as cli_expand() takes it
 *
 * Returns: (transfer full): the program and its arguments
 */
GStrv
cli_arguments (CliFixture *fixture,
               const char *line)
{
  g_autofree char *expanded = cli_expand (fixture, line);
  g_autofree char *whole = g_strdup_printf ("%s %s", g_getenv ("PSK_CTL_PROGRAM"), expanded);
  g_autoptr (GError) error = NULL;
  GStrv argv = NULL;

  g_shell_parse_argv (whole, NULL, &argv, &error);
  g_assert_no_error (error);

  return argv;
}

static void
limit_cb (gpointer user_data)
{
  const gsize size = *(gsize *) user_data;
  const struct rlimit limit = { size, size };

  /* Without this a full disk would be a signal instead of an error. */
  signal (SIGXFSZ, SIG_IGN);
  setrlimit (RLIMIT_FSIZE, &limit);
}

/**
 * cli_run_limited:
 * @fixture: a fixture
 * @line: what is typed
 * @max_file_size: no file may become larger, in bytes; 0 for no limit
 *
 * Returns: (transfer full): how it went
 */
CliAnswer *
cli_run_limited (CliFixture *fixture,
                 const char *line,
                 gsize       max_file_size)
{
  g_auto (GStrv) argv = cli_arguments (fixture, line);
  g_autoptr (GSubprocessLauncher) launcher
    = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  CliAnswer *answer = g_new0 (CliAnswer, 1);

  if (max_file_size > 0)
    g_subprocess_launcher_set_child_setup (launcher, limit_cb, &max_file_size, NULL);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) argv, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &answer->out, &answer->err, &error);
  g_assert_no_error (error);
  answer->status = g_subprocess_get_if_exited (process)
                   ? g_subprocess_get_exit_status (process) : -1;
  g_test_message ("pansukctl %s → %d\n%s", line, answer->status, answer->err);

  return answer;
}

/**
 * cli_run:
 * @fixture: a fixture
 * @line: what is typed
 *
 * Returns: (transfer full): how it went
 */
CliAnswer *
cli_run (CliFixture *fixture,
         const char *line)
{
  return cli_run_limited (fixture, line, 0);
}

/**
 * cli_run_json:
 * @fixture: a fixture
 * @line: what is typed, with --json in it
 * @status: the exit status that is expected
 *
 * Returns: (transfer full): the one JSON value on standard output
 */
JsonNode *
cli_run_json (CliFixture *fixture,
              const char *line,
              int         status)
{
  g_autoptr (CliAnswer) answer = cli_run (fixture, line);
  g_autoptr (GError) error = NULL;
  JsonNode *node;

  g_assert_cmpint (answer->status, ==, status);
  node = json_from_string (answer->out, &error);
  g_assert_no_error (error);
  g_assert_nonnull (node);

  return node;
}

/**
 * cli_answer_free:
 * @self: (transfer full): an answer
 */
void
cli_answer_free (CliAnswer *self)
{
  g_free (self->out);
  g_free (self->err);
  g_free (self);
}

/**
 * cli_assert_status:
 * @fixture: a fixture
 * @line: what is typed
 * @status: the exit status that is expected
 */
void
cli_assert_status (CliFixture *fixture,
                   const char *line,
                   int         status)
{
  g_autoptr (CliAnswer) answer = cli_run (fixture, line);

  g_assert_cmpint (answer->status, ==, status);
}

/**
 * cli_write_file:
 * @fixture: a fixture
 * @name: of the file in its folder
 * @text: what it holds
 */
void
cli_write_file (CliFixture *fixture,
                const char *name,
                const char *text)
{
  g_autofree char *path = g_build_filename (fixture->dir, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

/**
 * cli_runner_begin:
 * @argc: (inout): as main() got it
 * @argv: (inout): as main() got it
 *
 * Makes the sample book that tests get copies of.
 */
void
cli_runner_begin (int    *argc,
                  char ***argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *book = NULL;
  CliFixture fixture;

  g_test_init (argc, argv, NULL);
  template_dir = g_dir_make_tmp ("pansuk-cli-XXXXXX", &error);
  g_assert_no_error (error);
  g_setenv ("TMPDIR", template_dir, TRUE);
  book = g_build_filename (template_dir, "book", NULL);
  fixture.dir = template_dir;
  fixture.book = book;

  cli_assert_status (&fixture, "new @ --sample", 0);
}

/* A folder with a copy of the sample book. */
static void
set_up (CliFixture   *fixture,
        gconstpointer data)
{
  g_autofree char *book = g_build_filename (template_dir, "book", NULL);
  g_autoptr (GSubprocess) copy = NULL;
  g_autoptr (GError) error = NULL;

  fixture->dir = g_dir_make_tmp ("pansuk-cli-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->book = g_build_filename (fixture->dir, "book", NULL);

  /* A restore would wait for the disk at every picture. */
  copy = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, "cp", "-a", book, fixture->book, NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (copy, NULL, &error));
}

static void
tear_down (CliFixture   *fixture,
           gconstpointer data)
{
  psk_test_remove_tree (fixture->dir);
  g_clear_pointer (&fixture->dir, g_free);
  g_clear_pointer (&fixture->book, g_free);
}

/**
 * cli_runner_add:
 * @path: the name of a test
 * @func: the test
 */
void
cli_runner_add (const char *path,
                CliTestFunc func)
{
  cli_runner_add_data (path, NULL, func);
}

/**
 * cli_runner_add_data:
 * @path: the name of a test
 * @data: for @func
 * @func: the test
 */
void
cli_runner_add_data (const char   *path,
                     gconstpointer data,
                     CliTestFunc   func)
{
  g_test_add (path, CliFixture, data, set_up, func, tear_down);
}

/**
 * cli_runner_run:
 *
 * Runs the tests and removes the sample book.
 *
 * Returns: what main() returns
 */
int
cli_runner_run (void)
{
  const int status = g_test_run ();

  psk_test_remove_tree (template_dir);
  g_clear_pointer (&template_dir, g_free);

  return status;
}
