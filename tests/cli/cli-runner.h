/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * CliAnswer:
 * @status: the exit status, or -1 when a signal ended the program
 * @out: what it printed on standard output
 * @err: what it printed on standard error
 */
typedef struct
{
  int status;
  char *out;
  char *err;
} CliAnswer;

/**
 * CliFixture:
 * @dir: a folder for one test, removed with it
 * @book: a copy of the sample book in it
 */
typedef struct
{
  char *dir;
  char *book;
} CliFixture;

typedef void (*CliTestFunc) (CliFixture   *fixture,
                             gconstpointer data);

void        cli_runner_begin     (int            *argc,
                                  char         ***argv);
void        cli_runner_add       (const char     *path,
                                  CliTestFunc     func);
void        cli_runner_add_data  (const char     *path,
                                  gconstpointer   data,
                                  CliTestFunc     func);
int         cli_runner_run       (void);

char       *cli_expand           (CliFixture     *fixture,
                                  const char     *text);
GStrv       cli_arguments        (CliFixture     *fixture,
                                  const char     *line);
CliAnswer  *cli_run              (CliFixture     *fixture,
                                  const char     *line);
CliAnswer  *cli_run_limited      (CliFixture     *fixture,
                                  const char     *line,
                                  gsize           max_file_size);
JsonNode   *cli_run_json         (CliFixture     *fixture,
                                  const char     *line,
                                  int             status);
void        cli_answer_free      (CliAnswer      *self);
void        cli_assert_status    (CliFixture     *fixture,
                                  const char     *line,
                                  int             status);
void        cli_write_file       (CliFixture     *fixture,
                                  const char     *name,
                                  const char     *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliAnswer, cli_answer_free)

G_END_DECLS
