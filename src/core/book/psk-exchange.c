/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-exchange.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "psk-error.h"

#define WALL_CLOCK_SECONDS 600

/* What the program says when it fails, and the sentence for it. A second
 * placeholder is the row that it names. */
static const struct
{
  const char *code;
  PskError error;
  const char *sentence;
} failures[] = {
  { "not-a-spreadsheet", PSK_ERROR_FORMAT,
    N_("“%s” is not a spreadsheet that Pansuk can read: save it as Excel or CSV and try again.") },
  { "web-page", PSK_ERROR_FORMAT,
    N_("“%s” is a web page or XML file and not a spreadsheet, whatever its name says: open it in "
       "a spreadsheet, save it as Excel (.xlsx) and try again.") },
  { "password", PSK_ERROR_FORMAT,
    N_("“%s” is protected by a password: open it in a spreadsheet, save it without the password "
       "and try again.") },
  { "empty", PSK_ERROR_FORMAT, N_("“%s” is empty: choose another file.") },
  { "too-large", PSK_ERROR_TOO_LARGE,
    N_("“%s” is too large: split it into files of less than 1 GB.") },
  { "zip-bomb", PSK_ERROR_TOO_LARGE,
    N_("“%s” unpacks to far more than a list of households holds: it was not opened. Save the "
       "list anew and try again.") },
  { "too-many-rows", PSK_ERROR_TOO_LARGE,
    N_("“%s” has more than 1,048,576 rows: split it into smaller files.") },
  { "too-many-columns", PSK_ERROR_TOO_LARGE,
    N_("“%s” has too many columns: remove those to the right of the list and try again.") },
  { "far-row", PSK_ERROR_TOO_LARGE,
    N_("“%s” has a cell far below the list: remove the rows below the list and try again.") },
  { "long-cell", PSK_ERROR_TOO_LARGE,
    N_("“%s” has a cell in row %d that is far too long: shorten it and try again.") },
  { "open-quote", PSK_ERROR_FORMAT,
    N_("“%s” has a quotation mark in row %d that is never closed: remove it and try again.") },
  { "damaged", PSK_ERROR_FORMAT,
    N_("“%s” is damaged: open it in a spreadsheet, save it anew and try again.") },
  { "not-a-map", PSK_ERROR_FORMAT,
    N_("“%s” is not a map with boundaries that Pansuk can read: choose a GeoJSON, TopoJSON, KML, "
       "KMZ or shapefile (.shp, or all its parts in a .zip).") },
  { "damaged-map", PSK_ERROR_FORMAT,
    N_("“%s” is damaged or not complete: fetch the map again or save it anew. A shapefile needs "
       "its .shp, .shx, .dbf and .prj side by side.") },
  { "map-bomb", PSK_ERROR_TOO_LARGE,
    N_("“%s” unpacks to far more than a map holds: it was not opened. Save the map anew and try "
       "again.") },
  { "no-features", PSK_ERROR_FORMAT, N_("“%s” is a map without anything on it: choose another "
                                        "file.") },
  { "too-many-points", PSK_ERROR_TOO_LARGE,
    N_("“%s” is drawn far too finely: simplify its outlines and try again.") },
  { "too-many-features", PSK_ERROR_TOO_LARGE,
    N_("“%s” has far more on it than the areas of a country: save only the boundaries as a file "
       "of their own.") },
  { "too-many-layers", PSK_ERROR_TOO_LARGE,
    N_("“%s” has too many layers: save the one with the boundaries as a file of its own.") },
  { "unknown-system", PSK_ERROR_FORMAT,
    N_("“%s” uses a coordinate system that Pansuk does not know: save the map in WGS 84 "
       "(longitude and latitude) and try again.") },
  { "not-installed", PSK_ERROR_FAILED,
    N_("The part of Pansuk that reads and writes spreadsheets is missing: install Pansuk anew.") },
  { "unreadable", PSK_ERROR_NOT_FOUND,
    N_("“%s” is not there or may not be read: choose another file.") },
  { "no-space", PSK_ERROR_FULL,
    N_("The disk is full, so that “%s” could not be processed: free some space and try again.") },
  { "unwritable", PSK_ERROR_READ_ONLY, N_("“%s” cannot be written: choose another folder.") },
  { "unsupported", PSK_ERROR_FORMAT,
    N_("“%s” cannot be written: choose a name that ends in .xlsx or .csv.") },
  { "long-text", PSK_ERROR_TOO_LARGE,
    N_("“%s” cannot be written: Excel does not take the long text in row %d. Choose a name that "
       "ends in .csv.") },
};

typedef struct
{
  GMainLoop *loop;
  GDataInputStream *lines;

  const char *progress_word; /* before the number of a line that says how far it is */

  /* Of the caller, may be NULL */
  PskExchangeProgressFunc progress;
  gpointer user_data;

  char *failure; /* the line that begins with ERROR, or NULL */
} Run;

static void
set_failure (const char *said,
             const char *path,
             const char *verb,
             GError    **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  for (gsize i = 0; said != NULL && i < G_N_ELEMENTS (failures); i++)
    {
      const gsize length = strlen (failures[i].code);

      if (strncmp (said, failures[i].code, length) == 0 && said[length] == ' ')
        {
          const int row = (int) g_ascii_strtoull (said + length, NULL, 10);

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
          /* The formats come from the table above: a name, and a row or nothing. */
          g_set_error (error, PSK_ERROR, failures[i].error, _(failures[i].sentence), name, row);
#pragma GCC diagnostic pop
          return;
        }
    }

  g_set_error (error, PSK_ERROR, PSK_ERROR_FORMAT,
               g_str_equal (verb, "write")
               ? _("“%s” could not be written within the limits that protect this computer: choose "
                   "fewer rows and try again.")
               : g_str_equal (verb, "read-map")
               ? _("“%s” could not be read within the limits that protect this computer: save the "
                   "map anew, more simply, as GeoJSON and try again.")
               : _("“%s” could not be read within the limits that protect this computer: save it "
                   "anew as Excel or CSV and try again."), name);
}

static void
take_line (Run  *run,
           char *line)
{
  if (run->progress != NULL && g_str_has_prefix (line, run->progress_word))
    run->progress ((int) g_ascii_strtoull (line + strlen (run->progress_word), NULL, 10),
                   run->user_data);
  if (run->failure == NULL && g_str_has_prefix (line, "ERROR "))
    run->failure = g_strdup (line + strlen ("ERROR "));
}

static void
line_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Run *run = user_data;
  g_autofree char *line = g_data_input_stream_read_line_finish (run->lines, result, NULL, NULL);

  if (line == NULL)
    {
      g_main_loop_quit (run->loop);
      return;
    }

  take_line (run, line);
  g_data_input_stream_read_line_async (run->lines, G_PRIORITY_DEFAULT, NULL, line_cb, run);
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
    G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE);
  const char *environment[] = { "LC_ALL=C.UTF-8", "PATH=/usr/bin:/bin", NULL };
  GSubprocess *process;

  g_subprocess_launcher_set_environ (launcher, (char **) environment);
  process = g_subprocess_launcher_spawn (launcher, NULL, chosen != NULL ? chosen : installed,
                                         verb, from, to, NULL);
  if (process == NULL)
    g_set_error_literal (error, PSK_ERROR, PSK_ERROR_FAILED,
                         _("The part of Pansuk that reads and writes spreadsheets is missing: "
                           "install Pansuk anew."));

  return process;
}

/* Listens to the program until it ends, for no longer than the limit. */
static gboolean
attend (Run          *run,
        GSubprocess  *process,
        GMainContext *context,
        GCancellable *cancellable)
{
  g_autoptr (GSource) limit = g_timeout_source_new_seconds (WALL_CLOCK_SECONDS);
  g_autoptr (GMainLoop) loop = g_main_loop_new (context, FALSE);
  g_autoptr (GDataInputStream) lines = NULL;
  gulong id = 0;
  gboolean done;

  run->loop = loop;
  run->lines = lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  g_source_set_callback (limit, stop_cb, process, NULL);
  g_source_attach (limit, context);
  if (cancellable != NULL)
    id = g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb), process, NULL);

  g_data_input_stream_read_line_async (lines, G_PRIORITY_DEFAULT, NULL, line_cb, run);
  g_main_loop_run (loop);
  done = g_subprocess_wait (process, NULL, NULL) && g_subprocess_get_successful (process);

  g_cancellable_disconnect (cancellable, id);
  g_source_destroy (limit);

  return done;
}

/* In a main context of its own, so that it can be called from any thread. */
static gboolean
run_program (Run          *run,
             const char   *verb,
             const char   *from,
             const char   *to,
             const char   *named,
             GCancellable *cancellable,
             GError      **error)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GSubprocess) process = NULL;
  gboolean done = FALSE;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  g_main_context_push_thread_default (context);
  process = start (verb, from, to, error);
  if (process != NULL)
    done = attend (run, process, context, cancellable);
  g_main_context_pop_thread_default (context);

  if (!done && process != NULL && !g_cancellable_set_error_if_cancelled (cancellable, error))
    set_failure (run->failure, named, verb, error);
  g_free (run->failure);

  return done;
}

/**
 * psk_exchange_read:
 * @path: a foreign file: xlsx, ods, xls, csv, tsv
 * @staging_path: where to make the staging database; there must be nothing yet
 * @cancellable: (nullable): a cancellable
 * @error: (nullable): %PSK_ERROR_FORMAT, %PSK_ERROR_TOO_LARGE, %PSK_ERROR_NOT_FOUND,
 *   %PSK_ERROR_FULL, or %G_IO_ERROR_CANCELLED
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
  return psk_exchange_read_with_progress (path, staging_path, cancellable, NULL, NULL, error);
}

/**
 * psk_exchange_read_with_progress:
 * @path: a foreign file: xlsx, ods, xls, csv, tsv
 * @staging_path: where to make the staging database; there must be nothing yet
 * @cancellable: (nullable): a cancellable
 * @progress: (nullable) (scope call): told how far it is
 * @user_data: for @progress
 * @error: (nullable): as for psk_exchange_read()
 *
 * Does what psk_exchange_read() does, and tells how far it is.
 *
 * Returns: whether the staging database is complete
 */
gboolean
psk_exchange_read_with_progress (const char             *path,
                                 const char             *staging_path,
                                 GCancellable           *cancellable,
                                 PskExchangeProgressFunc progress,
                                 gpointer                user_data,
                                 GError                **error)
{
  Run run = { .progress_word = "PROGRESS ", .progress = progress, .user_data = user_data };

  g_return_val_if_fail (path != NULL && staging_path != NULL, FALSE);

  if (run_program (&run, "read", path, staging_path, path, cancellable, error))
    return TRUE;

  g_remove (staging_path);
  return FALSE;
}

/**
 * psk_exchange_read_map:
 * @path: a map: geojson, topojson, kml, kmz, shp, or a zip of them
 * @staging_path: where to make the staging database; there must be nothing yet
 * @cancellable: (nullable): a cancellable
 * @progress: (nullable) (scope call): told how far it is
 * @user_data: for @progress
 * @error: (nullable): as for psk_exchange_read()
 *
 * Reads the areas of a map as psk_exchange_read() does the rows of a sheet; see
 * psk_staging_each_feature().
 *
 * Returns: whether the staging database is complete
 */
gboolean
psk_exchange_read_map (const char             *path,
                       const char             *staging_path,
                       GCancellable           *cancellable,
                       PskExchangeProgressFunc progress,
                       gpointer                user_data,
                       GError                **error)
{
  Run run = { .progress_word = "PART ", .progress = progress, .user_data = user_data };

  g_return_val_if_fail (path != NULL && staging_path != NULL, FALSE);

  if (run_program (&run, "read-map", path, staging_path, path, cancellable, error))
    return TRUE;

  g_remove (staging_path);
  return FALSE;
}

/**
 * psk_exchange_write:
 * @staging_path: a staging database
 * @path: the file to write: its ending says the format, .xlsx or .csv
 * @cancellable: (nullable): a cancellable
 * @error: (nullable): %PSK_ERROR_FORMAT, %PSK_ERROR_TOO_LARGE, %PSK_ERROR_FULL,
 *   %PSK_ERROR_READ_ONLY, or %G_IO_ERROR_CANCELLED
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
  g_autofree char *dir = NULL;
  g_autofree char *base = NULL;
  g_autofree char *part_name = NULL;
  g_autofree char *part = NULL;
  const char *dot;
  Run run = { NULL };

  g_return_val_if_fail (staging_path != NULL && path != NULL, FALSE);

  dir = g_path_get_dirname (path);
  base = g_path_get_basename (path);
  dot = strrchr (base, '.');
  part_name = g_strdup_printf (".pansuk-%08x%s", g_random_int (), dot != NULL ? dot : "");
  part = g_build_filename (dir, part_name, NULL);

  if (!run_program (&run, "write", staging_path, part, path, cancellable, error))
    {
      g_remove (part);
      return FALSE;
    }

  if (g_rename (part, path) == 0)
    return TRUE;

  g_remove (part);
  set_failure ("unwritable ", path, "write", error);
  return FALSE;
}
