/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "psk-book.h"

G_BEGIN_DECLS

/**
 * PskExit:
 * @PSK_EXIT_DONE: done
 * @PSK_EXIT_PROBLEMS: done, with problems reported
 * @PSK_EXIT_USAGE: wrong usage
 * @PSK_EXIT_FAILED: refused or failed; nothing was changed
 *
 * What the program tells a script. Scripts depend on it.
 */
typedef enum
{
  PSK_EXIT_DONE = 0,
  PSK_EXIT_PROBLEMS = 1,
  PSK_EXIT_USAGE = 2,
  PSK_EXIT_FAILED = 3,
} PskExit;

typedef struct _PskCliCommand PskCliCommand;

/**
 * PskCliFunc:
 * @command: the command that is run
 * @args: its name, arguments and options, as they were typed
 *
 * Runs a command.
 *
 * Returns: how it ended
 */
typedef PskExit (*PskCliFunc) (const PskCliCommand  *command,
                               char                **args);

/**
 * PskCliCommand:
 * @name: what is typed
 * @usage: its arguments; words in capitals stand for what is typed
 * @summary: an English message that is translated when it is shown
 * @n_args: how many arguments it takes, without options
 * @func: runs it
 * @n_optional: how many more arguments it may take
 */
struct _PskCliCommand
{
  const char *name;
  const char *usage;
  const char *summary;
  guint n_args;
  PskCliFunc func;
  guint n_optional;
};

/* An array of JSON that is printed as it grows. */
typedef struct
{
  gboolean started;
} PskCliArray;

gboolean  psk_cli_parse        (const PskCliCommand    *command,
                                GOptionEntry           *entries,
                                char                 ***args,
                                PskExit                *status);
PskExit   psk_cli_usage        (const PskCliCommand  *command,
                                const char           *format,
                                ...) G_GNUC_PRINTF (2, 3);
PskExit   psk_cli_fail         (const GError  *error);
void      psk_cli_say          (const char  *format,
                                ...) G_GNUC_PRINTF (1, 2);
gboolean  psk_cli_find_area    (PskBook      *book,
                                const char   *text,
                                int          *code,
                                GError      **error);
gboolean  psk_cli_check_output (PskBook      *book,
                                const char   *path,
                                GError      **error);
char     *psk_cli_show_date    (const char  *iso);
void      psk_cli_remove_tree  (const char  *path);
void      psk_cli_print_json   (JsonNode  *node);
void      psk_cli_array_add    (PskCliArray  *array,
                                JsonBuilder  *builder);
void      psk_cli_array_end    (PskCliArray  *array);
void      psk_cli_add_text     (JsonBuilder  *builder,
                                const char   *name,
                                const char   *text);
void      psk_cli_add_int      (JsonBuilder  *builder,
                                const char   *name,
                                gint64        value);
void      psk_cli_add_count    (JsonBuilder  *builder,
                                const char   *name,
                                int           value);
void      psk_cli_add_number   (JsonBuilder  *builder,
                                const char   *name,
                                double        value);

G_END_DECLS
