/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-exchange.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "psk-error.h"

#define WALL_CLOCK_SECONDS 600

/* What the program says on standard error, and the sentence for it. */
static const struct
{
  const char *code;
  PskError error;
  const char *sentence;
} failures[] = {
  { "not-a-spreadsheet", PSK_ERROR_FORMAT,
    N_("“%s” is not a spreadsheet that Pansuk can read: save it as Excel or CSV and try again.") },
  { "empty", PSK_ERROR_FORMAT, N_("“%s” is empty: choose another file.") },
  { "too-large", PSK_ERROR_TOO_LARGE,
    N_("“%s” is too large: split it into files of less than 1 GB.") },
  { "zip-bomb", PSK_ERROR_TOO_LARGE,
    N_("“%s” unpacks to far more than a spreadsheet holds, or is damaged: it was not opened.") },
  { "too-many-rows", PSK_ERROR_TOO_LARGE,
    N_("“%s” has more than 1,048,576 rows: split it into smaller files.") },
  { "too-many-columns", PSK_ERROR_TOO_LARGE,
    N_("“%s” has more than 16,384 columns: remove those that are not needed.") },
  { "damaged", PSK_ERROR_FORMAT,
    N_("“%s” is damaged: open it in a spreadsheet, save it anew and try again.") },
  { "unreadable", PSK_ERROR_NOT_FOUND,
    N_("“%s” is not there or may not be read: choose another file.") },
  { "no-space", PSK_ERROR_FULL, N_("The disk is full, so that “%s” could not be processed.") },
  { "unsupported", PSK_ERROR_FORMAT,
    N_("“%s” cannot be written: choose a name that ends in .xlsx or .csv.") },
};

static void
set_failure (const char *said,
             const char *path,
             GError    **error)
{
  g_autofree char *name = g_path_get_basename (path);

  for (gsize i = 0; said != NULL && i < G_N_ELEMENTS (failures); i++)
    {
      g_autofree char *line = g_strdup_printf ("ERROR %s ", failures[i].code);

      if (strstr (said, line) != NULL)
        {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
          /* The formats come from the table above, with the name each. */
          g_set_error (error, PSK_ERROR, failures[i].error, _(failures[i].sentence), name);
#pragma GCC diagnostic pop
          return;
        }
    }

  g_set_error (error, PSK_ERROR, PSK_ERROR_FORMAT,
               _("“%s” could not be read within the limits that protect this computer: save it "
                 "anew as Excel or CSV and try again."), name);
}

static gboolean
stop_cb (gpointer user_data)
{
  g_subprocess_force_exit (user_data);

  return G_SOURCE_REMOVE;
}

static void
cancelled_cb (GCancellable *cancellable,
              GSubprocess  *process)
{
  g_subprocess_force_exit (process);
}

static GSubprocess *
start (const char *verb,
       const char *from,
       const char *to,
       GError    **error)
{
  const char *chosen = g_getenv ("PSK_EXCHANGE_PROGRAM");
  g_autofree char *installed = g_build_filename (PSK_LIBEXECDIR, "pansuk-exchange", NULL);
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
    G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  const char *environment[] = { "LC_ALL=C.UTF-8", "PATH=/usr/bin:/bin", NULL };

  g_subprocess_launcher_set_environ (launcher, (char **) environment);
  return g_subprocess_launcher_spawn (launcher, error, chosen != NULL ? chosen : installed, verb,
                                      from, to, NULL);
}

/* Runs the program in a main context of its own, so that it can be called from
 * any thread. */
static gboolean
run (const char   *verb,
     const char   *from,
     const char   *to,
     const char   *named,
     GCancellable *cancellable,
     GError      **error)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GSource) limit = g_timeout_source_new_seconds (WALL_CLOCK_SECONDS);
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *said = NULL;
  gulong id = 0;
  gboolean done;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  g_main_context_push_thread_default (context);
  process = start (verb, from, to, error);
  if (process == NULL)
    {
      g_main_context_pop_thread_default (context);
      return FALSE;
    }

  g_source_set_callback (limit, stop_cb, process, NULL);
  g_source_attach (limit, context);
  if (cancellable != NULL)
    id = g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb), process, NULL);

  done = g_subprocess_communicate_utf8 (process, NULL, NULL, NULL, &said, NULL)
         && g_subprocess_get_successful (process);

  g_cancellable_disconnect (cancellable, id);
  g_source_destroy (limit);
  g_main_context_pop_thread_default (context);

  if (done)
    return TRUE;
  if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    set_failure (said, named, error);
  return FALSE;
}

/**
 * psk_exchange_read:
 * @path: a foreign file: xlsx, ods, xls, csv, tsv
 * @staging_path: where to make the staging database; there must be nothing yet
 * @cancellable: (nullable): a cancellable
 * @error: (nullable): %PSK_ERROR_FORMAT, %PSK_ERROR_TOO_LARGE, %PSK_ERROR_NOT_FOUND
 *
 * Reads a foreign file in a separate process with limits on memory and time, so
 * that a hostile or damaged file is an error message here and nothing else.
 *
 * Returns: whether the staging database is complete
 */
gboolean
psk_exchange_read (const char   *path,
                   const char   *staging_path,
                   GCancellable *cancellable,
                   GError      **error)
{
  g_return_val_if_fail (path != NULL && staging_path != NULL, FALSE);

  if (run ("read", path, staging_path, path, cancellable, error))
    return TRUE;

  g_remove (staging_path);
  return FALSE;
}

/**
 * psk_exchange_write:
 * @staging_path: a staging database
 * @path: the file to write: its ending says the format, .xlsx or .csv
 * @cancellable: (nullable): a cancellable
 * @error: (nullable): %PSK_ERROR_FORMAT, %PSK_ERROR_FULL
 *
 * Writes beside the target and renames, so that a failure leaves nothing half
 * there and whatever was there before.
 *
 * Returns: whether the file is complete
 */
gboolean
psk_exchange_write (const char   *staging_path,
                    const char   *path,
                    GCancellable *cancellable,
                    GError      **error)
{
  g_autofree char *dir = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  const char *dot = strrchr (base, '.');
  g_autofree char *part_name = g_strdup_printf (".pansuk-%u%s", g_random_int (),
                                                dot != NULL ? dot : "");
  g_autofree char *part = g_build_filename (dir, part_name, NULL);

  g_return_val_if_fail (staging_path != NULL && path != NULL, FALSE);

  if (!run ("write", staging_path, part, path, cancellable, error))
    {
      g_remove (part);
      return FALSE;
    }

  g_chmod (part, 0600);
  if (g_rename (part, path) == 0)
    return TRUE;

  g_remove (part);
  g_set_error (error, PSK_ERROR, PSK_ERROR_READ_ONLY,
               _("“%s” cannot be written: choose another folder."), path);
  return FALSE;
}
