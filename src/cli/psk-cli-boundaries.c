/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-cli-import.h"

#include <glib/gi18n.h>

#include "psk-boundary-commands.h"
#include "psk-cli-progress.h"
#include "psk-scratch.h"

/* Of tambons that have no boundary yet. */
#define MAX_NAMES 10

static void
print_result (PskBoundaryImport *import,
              gboolean           dry_run)
{
  const guint n_ignored = psk_boundary_import_get_n_ignored (import);
  g_autofree char *missing = psk_boundary_import_describe_missing (import, MAX_NAMES);
  guint counts[PSK_N_IMPORT_OUTCOMES];

  for (guint i = 0; i < PSK_N_IMPORT_OUTCOMES; i++)
    counts[i] = psk_boundary_import_get_count (import, i);

  psk_cli_print_problems (psk_boundary_import_get_problems (import), TRUE);
  if (missing != NULL)
    psk_cli_say ("%s", missing);
  if (n_ignored > 0)
    psk_cli_say (ngettext ("%u area on the map is not of this book.",
                           "%u areas on the map are not of this book.", n_ignored), n_ignored);
  psk_cli_print_counts (counts, dry_run);
}

static double
progress_cb (gpointer user_data)
{
  return psk_boundary_import_get_progress (user_data);
}

static gboolean
read_map (PskBoundaryImport *import,
          const char        *file,
          GCancellable      *cancellable,
          GError           **error)
{
  g_autoptr (PskCliProgress) progress
    = psk_cli_progress_new (_("Reading the map…"), progress_cb, import);

  return psk_boundary_import_read (import, file, cancellable, error);
}

/* A map that changes nothing leaves no step to be undone. */
static gboolean
write_boundaries (PskBoundaryImport *import,
                  PskBook           *book,
                  GCancellable      *cancellable,
                  GError           **error)
{
  g_autoptr (PskCommand) command = NULL;

  if (psk_boundary_import_get_count (import, PSK_IMPORT_NEW)
      + psk_boundary_import_get_count (import, PSK_IMPORT_UPDATED) == 0)
    return TRUE;

  command = psk_command_boundaries_import (import);
  return psk_book_run (book, command, cancellable, error);
}

/**
 * psk_cli_import_boundaries:
 * @book: a book
 * @file: a map with the boundaries of its areas
 * @dry_run: whether nothing shall be changed
 * @json: whether to print JSON
 * @cancellable: what is cancelled when it shall stop
 *
 * Returns: how it ended
 */
PskExit
psk_cli_import_boundaries (PskBook      *book,
                           const char   *file,
                           gboolean      dry_run,
                           gboolean      json,
                           GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PskScratch) scratch = psk_scratch_new (&error);
  g_autofree char *name = g_filename_display_basename (file);
  g_autofree char *staging = NULL;
  g_autoptr (PskBoundaryImport) import = NULL;

  if (scratch == NULL)
    return psk_cli_fail (error);

  staging = psk_scratch_build_path (scratch, "staging.db");
  import = psk_boundary_import_new (staging, name, psk_book_get_areas (book));
  if (!read_map (import, file, cancellable, &error)
      || (!dry_run && !write_boundaries (import, book, cancellable, &error)))
    return psk_cli_fail (error);

  if (json)
    {
      g_autoptr (JsonNode) node = psk_boundary_import_to_json (import);

      psk_cli_print_json (node);
    }
  else
    {
      print_result (import, dry_run);
    }

  return psk_boundary_import_get_problems (import)->len > 0 ? PSK_EXIT_PROBLEMS : PSK_EXIT_DONE;
}
