/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "commands.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "psk-cli-import.h"
#include "psk-cli-interrupt.h"
#include "psk-cli-progress.h"
#include "psk-code-import.h"
#include "psk-error.h"
#include "psk-exchange.h"
#include "psk-import.h"
#include "psk-scratch.h"

typedef struct
{
  char *map;
  char *save_mapping;
  char *rejected;
  const char *tambon;
  int sheet;
  int header_row;
  gboolean side_lists;
  gboolean dry_run;
  gboolean json;
  GCancellable *cancellable; /* of Ctrl+C */
} ImportOptions;

static gboolean
load_map (PskImport  *import,
          const char *path,
          GError    **error)
{
  g_autofree char *json = NULL;

  if (!g_file_get_contents (path, &json, NULL, NULL))
    {
      g_set_error (error, PSK_ERROR, PSK_ERROR_NOT_FOUND,
                   _("The file “%s” cannot be read: check its name."), path);
      return FALSE;
    }

  return psk_import_load_map (import, json, error);
}

/* Where the households are that do not say it themselves. */
static gboolean
set_place (PskImport  *import,
           PskBook    *book,
           const char *text,
           GError    **error)
{
  int tambon;

  if (text == NULL)
    return TRUE;
  if (!psk_cli_find_area (book, text, &tambon, error))
    return FALSE;
  if (psk_area_code_level (tambon) != PSK_AREA_TAMBON)
    {
      g_set_error (error, PSK_ERROR, PSK_ERROR_INVALID,
                   _("“%s” is not the code of a tambon: see the list of “pansukctl areas”."),
                   text);
      return FALSE;
    }

  for (guint i = 1; i <= psk_import_get_n_sheets (import); i++)
    {
      if (psk_import_get_mapping (import, i) != NULL)
        psk_import_set_place (import, i, tambon);
    }
  return TRUE;
}

/* The columns come from a file, or from a layout that was saved for lists with these
 * titles, or are guessed. */
static gboolean
set_up (PskImport           *import,
        PskBook             *book,
        const ImportOptions *options,
        GError             **error)
{
  if (options->sheet > 0)
    psk_import_set_sheet (import, options->sheet);
  if (options->header_row > 0)
    psk_import_set_header_row (import, options->header_row);
  psk_import_set_side_lists (import, options->side_lists);
  if (options->map != NULL ? !load_map (import, options->map, error)
                           : !psk_import_load_saved (import, psk_book_get_store (book), error))
    return FALSE;

  return psk_import_guess (import, error)
         && set_place (import, book, options->tambon, error);
}

/* What the list is read by, and whether its letters are doubtful. */
static void
tell_reading (PskImport *import)
{
  g_autoptr (GHashTable) told = g_hash_table_new (g_str_hash, g_str_equal);

  if (psk_import_get_warning (import) != NULL)
    psk_cli_say ("%s", psk_import_get_warning (import));

  for (guint i = 1; i <= psk_import_get_n_sheets (import); i++)
    {
      const char *name = psk_import_get_saved_name (import, i);

      if (name != NULL && g_hash_table_add (told, (gpointer) name))
        psk_cli_say (_("The list is read by the saved layout “%s”."), name);
    }
}

static void
tell_side_lists (PskImport *import)
{
  for (guint i = 1; i <= psk_import_get_n_sheets (import); i++)
    {
      if (psk_import_get_first_column (import, i) > 0 && !psk_import_get_chosen (import, i)
          && psk_import_get_sheet_problem (import, i) == NULL)
        {
          psk_cli_say (_("With --side-lists, lists to the right of others are read, too."));
          return;
        }
    }
}

/* What somebody chooses in the window is said by an option here. */
static void
tell_place (PskImport *import)
{
  for (guint i = 1; i <= psk_import_get_n_sheets (import); i++)
    {
      if (psk_import_lacks_place (import, i))
        {
          psk_cli_say (_("Say --tambon CODE if all households of the list are in one tambon."));
          return;
        }
    }
}

static gboolean
is_same_file (const char *path,
              const char *other)
{
  GStatBuf a;
  GStatBuf b;

  return path != NULL && other != NULL && g_stat (path, &a) == 0 && g_stat (other, &b) == 0
         && a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

static gboolean
save_rejected (PskImport           *import,
               PskBook             *book,
               const ImportOptions *options,
               GError             **error)
{
  if (!psk_cli_check_output (book, options->rejected, error)
      || !psk_import_save_rejected (import, options->rejected, options->cancellable, error))
    return FALSE;

  if (!options->dry_run)
    psk_book_log_access (book, "export", options->rejected);
  return TRUE;
}

static gboolean
save_mapping (PskImport           *import,
              PskBook             *book,
              const ImportOptions *options,
              GError             **error)
{
  g_autoptr (PskCommand) command = NULL;

  if (options->save_mapping == NULL)
    return TRUE;

  command = psk_import_save_mappings (import, options->save_mapping);
  return psk_book_run (book, command, NULL, error);
}

/* A file that changes nothing leaves no step to be undone. */
static double
progress_cb (gpointer user_data)
{
  return psk_import_get_progress (user_data);
}

static gboolean
write_households (PskImport           *import,
                  PskBook             *book,
                  const ImportOptions *options,
                  GError             **error)
{
  g_autoptr (PskCommand) command = NULL;
  g_autoptr (PskCliProgress) progress = NULL;

  if (psk_import_get_count (import, PSK_IMPORT_NEW) == 0
      && psk_import_get_count (import, PSK_IMPORT_UPDATED) == 0)
    return TRUE;

  command = psk_import_command (import);
  progress = psk_cli_progress_new (_("Importing…"), progress_cb, import);
  return psk_book_run (book, command, options->cancellable, error);
}

/* The import is the last step, so that it is the first that is taken back. When it fails
 * nothing of it stays: neither the layout nor the rows that it would have left out. */
static gboolean
write_all (PskImport           *import,
           PskBook             *book,
           const ImportOptions *options,
           GError             **error)
{
  const gboolean has_rejected = options->rejected != NULL
                                && psk_import_get_count (import, PSK_IMPORT_REJECTED) > 0;

  if (has_rejected && !save_rejected (import, book, options, error))
    return FALSE;
  if (options->dry_run)
    return TRUE;

  if (save_mapping (import, book, options, error))
    {
      if (write_households (import, book, options, error))
        return TRUE;
      if (options->save_mapping != NULL)
        psk_book_undo (book, NULL);
    }
  if (has_rejected)
    g_remove (options->rejected);

  return FALSE;
}

static gboolean
check_rows (PskImport           *import,
            PskBook             *book,
            const ImportOptions *options,
            GError             **error)
{
  g_autoptr (PskCliProgress) progress
    = psk_cli_progress_new (_("Checking the rows…"), progress_cb, import);

  return psk_import_prepare (import, psk_book_get_store (book), options->cancellable, error);
}

static PskExit
import_staging (PskBook             *book,
                const char          *staging,
                const char          *file,
                const ImportOptions *options)
{
  g_autofree char *name = g_filename_display_basename (file);
  g_autoptr (PskImport) import = psk_import_new (staging, name, psk_book_get_areas (book),
                                                 psk_book_get_codes (book));
  g_autoptr (GError) error = NULL;

  if (!set_up (import, book, options, &error))
    return psk_cli_fail (error);
  if (!check_rows (import, book, options, &error))
    {
      const PskExit status = psk_cli_fail (error);

      if (g_error_matches (error, PSK_ERROR, PSK_ERROR_FORMAT))
        tell_place (import);
      return status;
    }

  tell_reading (import);
  if (!write_all (import, book, options, &error))
    return psk_cli_fail (error);

  if (options->json)
    {
      g_autoptr (JsonNode) node = psk_import_to_json (import);

      psk_cli_print_json (node);
    }
  else
    {
      guint counts[PSK_N_IMPORT_OUTCOMES];

      for (guint i = 0; i < PSK_N_IMPORT_OUTCOMES; i++)
        counts[i] = psk_import_get_count (import, i);
      psk_cli_print_problems (psk_import_get_problems (import), FALSE);
      tell_side_lists (import);
      psk_cli_print_counts (counts, options->dry_run);
    }

  return psk_import_get_problems (import)->len > 0 ? PSK_EXIT_PROBLEMS : PSK_EXIT_DONE;
}

/* The staging database holds names and citizen ids: it is gone when the command
 * ends, or when the next one begins if it was killed. */
static PskExit
import_file (PskBook             *book,
             const char          *file,
             const ImportOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PskScratch) scratch = psk_scratch_new (&error);
  g_autofree char *staging = NULL;

  if (scratch == NULL)
    return psk_cli_fail (error);

  staging = psk_scratch_build_path (scratch, "staging.db");
  return psk_exchange_read (file, staging, options->cancellable, &error)
         ? import_staging (book, staging, file, options) : psk_cli_fail (error);
}

static PskExit
import_codes (const char *folder,
              const char *file)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *json = NULL;
  g_autoptr (PskBook) book = psk_book_open (folder, FALSE, &error);
  g_autoptr (PskCommand) command = NULL;
  g_autofree char *name = g_filename_display_basename (file);

  if (book == NULL)
    return psk_cli_fail (error);
  if (!g_file_get_contents (file, &json, NULL, &error))
    {
      g_clear_error (&error);
      g_set_error (&error, PSK_ERROR, PSK_ERROR_NOT_FOUND,
                   _("The file “%s” cannot be read: check its name."), file);
      return psk_cli_fail (error);
    }

  command = psk_command_codes_import (json);
  psk_command_set_subject (command, name);
  return psk_book_run (book, command, NULL, &error) ? PSK_EXIT_DONE : psk_cli_fail (error);
}

/* Whether anything was said that only a list with rows and columns has. */
static gboolean
is_about_columns (const ImportOptions *options)
{
  return options->map != NULL || options->save_mapping != NULL || options->rejected != NULL
         || options->tambon != NULL || options->sheet != 0 || options->header_row != 0
         || options->side_lists;
}

/* Whether the options go together; if not, what is wrong was said. */
static gboolean
check_usage (const PskCliCommand *command,
             const char          *as,
             const char          *file,
             const ImportOptions *options,
             PskExit             *status)
{
  const gboolean codes = g_str_equal (as, "codes");
  const gboolean boundaries = g_str_equal (as, "boundaries");

  if (codes && (options->dry_run || options->json || is_about_columns (options)))
    *status = psk_cli_usage (command, "%s", _("No other option goes with --as codes."));
  else if (!codes && !boundaries && !g_str_equal (as, "households"))
    *status = psk_cli_usage (command, _("“%s” cannot be imported: only households, boundaries "
                                        "and codes can."), as);
  else if (boundaries && is_about_columns (options))
    *status = psk_cli_usage (command, "%s", _("Boundaries have no rows and columns: only "
                                              "--dry-run and --json go with them."));
  else if (options->sheet < 0 || options->header_row < 0)
    *status = psk_cli_usage (command, "%s", _("Sheets and rows are counted from 1."));
  else if (options->dry_run && options->save_mapping != NULL)
    *status = psk_cli_usage (command, "%s", _("A trial changes nothing: leave out "
                                              "--save-mapping or --dry-run."));
  else if (is_same_file (options->rejected, file) || is_same_file (options->rejected, options->map))
    *status = psk_cli_usage (command, _("“%s” is no file that can be replaced: choose another "
                                        "name."), options->rejected);
  else
    return TRUE;

  return FALSE;
}

PskExit
cmd_import (const PskCliCommand *command,
            char               **args)
{
  ImportOptions options = { .map = NULL };
  g_autofree char *as = NULL;
  g_autofree char *map = NULL;
  g_autofree char *save_mapping = NULL;
  g_autofree char *rejected = NULL;
  g_autofree char *tambon = NULL;
  GOptionEntry entries[] = {
    { "as", 0, 0, G_OPTION_ARG_STRING, &as,
      N_("What is in the file: households, boundaries or codes"),
      "KIND" },
    { "map", 0, 0, G_OPTION_ARG_FILENAME, &map, N_("Take the columns from a JSON file"),
      "MAP.json" },
    { "save-mapping", 0, 0, G_OPTION_ARG_STRING, &save_mapping,
      N_("Remember the columns for lists with the same titles"), "NAME" },
    { "rejected", 0, 0, G_OPTION_ARG_FILENAME, &rejected,
      N_("Write the rejected rows with their reasons to a file"), "FILE" },
    { "sheet", 0, 0, G_OPTION_ARG_INT, &options.sheet,
      N_("Read only this sheet of a workbook, counted from 1"), "N" },
    { "header-row", 0, 0, G_OPTION_ARG_INT, &options.header_row,
      N_("The titles stand in this row, counted from 1"), "N" },
    { "tambon", 0, 0, G_OPTION_ARG_STRING, &tambon,
      N_("The tambon of the households whose rows do not say theirs"), "CODE" },
    { "side-lists", 0, 0, G_OPTION_ARG_NONE, &options.side_lists,
      N_("Read lists to the right of others on the same sheet, too"), NULL },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options.dry_run,
      N_("Say what would be imported, and change nothing"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, N_("Print JSON"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (PskCliInterrupt) interrupt = NULL;
  g_autoptr (PskBook) book = NULL;
  g_autoptr (GError) error = NULL;
  PskExit status;

  if (!psk_cli_parse (command, entries, &args, &status))
    return status;
  if (as == NULL)
    return psk_cli_usage (command, "%s",
                          _("Say what is imported: --as households, boundaries or codes."));
  options.map = map;
  options.save_mapping = save_mapping;
  options.rejected = rejected;
  options.tambon = tambon;
  if (!check_usage (command, as, args[2], &options, &status))
    return status;
  if (g_str_equal (as, "codes"))
    return import_codes (args[1], args[2]);

  book = psk_book_open (args[1], options.dry_run, &error);
  if (book == NULL)
    return psk_cli_fail (error);

  interrupt = psk_cli_interrupt_new ();
  options.cancellable = psk_cli_interrupt_get_cancellable (interrupt);
  return g_str_equal (as, "boundaries")
         ? psk_cli_import_boundaries (book, args[2], options.dry_run, options.json,
                                      options.cancellable)
         : import_file (book, args[2], &options);
}
