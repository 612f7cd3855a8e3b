/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "commands.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "psk-cli-table.h"
#include "psk-code-import.h"
#include "psk-error.h"
#include "psk-exchange.h"
#include "psk-import.h"
#include "psk-scratch.h"

/* More problems than fit on a screen are nobody's to read; JSON has them all. */
#define MAX_SHOWN 50

typedef struct
{
  char *map;
  char *save_mapping;
  char *rejected;
  int sheet;
  int header_row;
  gboolean dry_run;
  gboolean json;
} ImportOptions;

static void
print_problems (GPtrArray *problems)
{
  guint n = MIN (problems->len, MAX_SHOWN);

  for (guint i = 0; i < n; i++)
    {
      const PskImportProblem *problem = g_ptr_array_index (problems, i);
      g_autofree char *place = problem->row > 0
                               /* Translators: a sheet of a workbook, a row */
                               ? g_strdup_printf (_("%s, row %d"), problem->sheet, problem->row)
                               : g_strdup (problem->sheet);

      if (problem->column != NULL && *problem->column != '\0')
        psk_cli_say ("%s, %s: %s", place, problem->column, problem->reason);
      else
        psk_cli_say ("%s: %s", place, problem->reason);
    }

  if (problems->len > n)
    psk_cli_say (ngettext ("There is %u more problem: --json lists all of them.",
                           "There are %u more problems: --json lists all of them.",
                           problems->len - n), problems->len - n);
}

static void
print_counts (PskImport *import,
              gboolean   dry_run)
{
  g_autoptr (PskCliTable) table = psk_cli_table_new (_("New"), _("Updated"), _("Unchanged"),
                                                     _("Rejected"), NULL);
  g_auto (GStrv) cells = g_new0 (char *, PSK_N_IMPORT_OUTCOMES + 1);

  for (guint i = 0; i < PSK_N_IMPORT_OUTCOMES; i++)
    {
      cells[i] = g_strdup_printf ("%u", psk_import_get_count (import, i));
      psk_cli_table_right (table, i);
    }
  psk_cli_table_take (table, g_steal_pointer (&cells));
  psk_cli_table_print (table);

  if (dry_run)
    psk_cli_say (_("This was a trial: nothing was changed."));
}

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
  if (options->map != NULL)
    return load_map (import, options->map, error);

  return psk_import_load_saved (import, psk_book_get_store (book), error)
         && psk_import_guess (import, error);
}

static void
tell_saved (PskImport *import)
{
  for (guint i = 1; i <= psk_import_get_n_sheets (import); i++)
    {
      const char *name = psk_import_get_saved_name (import, i);

      if (name == NULL)
        continue;
      psk_cli_say (_("The list is read by the saved layout “%s”."), name);
      return;
    }
}

static gboolean
save_rejected (PskImport           *import,
               PskBook             *book,
               const ImportOptions *options,
               GError             **error)
{
  if (options->rejected == NULL || psk_import_get_count (import, PSK_IMPORT_REJECTED) == 0)
    return TRUE;
  if (!psk_cli_check_output (book, options->rejected, error)
      || !psk_import_save_rejected (import, options->rejected, NULL, error))
    return FALSE;

  if (!options->dry_run)
    psk_book_log_access (book, "export", options->rejected);
  return TRUE;
}

/* The layout of the first sheet that is read. */
static gboolean
save_mapping (PskImport           *import,
              PskBook             *book,
              const ImportOptions *options,
              GError             **error)
{
  guint sheet = 1;
  g_autoptr (PskCommand) command = NULL;

  if (options->save_mapping == NULL)
    return TRUE;

  while (sheet < psk_import_get_n_sheets (import)
         && psk_import_get_sheet_problem (import, sheet) != NULL)
    sheet++;
  if (options->sheet > 0)
    sheet = (guint) options->sheet;

  command = psk_import_save_mapping (import, sheet, options->save_mapping);
  return psk_book_run (book, command, NULL, error);
}

/* A file that changes nothing leaves no step to be undone. The import is the last step,
 * so that it is the first that is taken back. */
static gboolean
write_all (PskImport           *import,
           PskBook             *book,
           const ImportOptions *options,
           GError             **error)
{
  g_autoptr (PskCommand) command = NULL;

  if (!save_rejected (import, book, options, error))
    return FALSE;
  if (options->dry_run)
    return TRUE;
  if (!save_mapping (import, book, options, error))
    return FALSE;
  if (psk_import_get_count (import, PSK_IMPORT_NEW) == 0
      && psk_import_get_count (import, PSK_IMPORT_UPDATED) == 0)
    return TRUE;

  command = psk_import_command (import);
  return psk_book_run (book, command, NULL, error);
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

  if (!set_up (import, book, options, &error)
      || !psk_import_prepare (import, psk_book_get_store (book), NULL, &error))
    return psk_cli_fail (error);

  tell_saved (import);
  if (!write_all (import, book, options, &error))
    return psk_cli_fail (error);

  if (options->json)
    {
      g_autoptr (JsonNode) node = psk_import_to_json (import);

      psk_cli_print_json (node);
    }
  else
    {
      print_problems (psk_import_get_problems (import));
      print_counts (import, options->dry_run);
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
  return psk_exchange_read (file, staging, NULL, &error)
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

PskExit
cmd_import (const PskCliCommand *command,
            char               **args)
{
  ImportOptions options = { .map = NULL };
  g_autofree char *as = NULL;
  g_autofree char *map = NULL;
  g_autofree char *save_mapping = NULL;
  g_autofree char *rejected = NULL;
  GOptionEntry entries[] = {
    { "as", 0, 0, G_OPTION_ARG_STRING, &as, N_("What the file holds: households or codes"),
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
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options.dry_run,
      N_("Say what would be imported, and change nothing"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, N_("Print JSON"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (PskBook) book = NULL;
  g_autoptr (GError) error = NULL;
  PskExit status;

  if (!psk_cli_parse (command, entries, &args, &status))
    return status;
  if (as == NULL)
    return psk_cli_usage (command, "%s", _("Say what is imported: --as households or codes."));
  if (g_str_equal (as, "codes"))
    return options.dry_run || options.json
           ? psk_cli_usage (command, "%s", _("--dry-run and --json are for households."))
           : import_codes (args[1], args[2]);
  if (!g_str_equal (as, "households"))
    return psk_cli_usage (command, _("“%s” cannot be imported: only households and codes can."),
                          as);
  if (options.sheet < 0 || options.header_row < 0)
    return psk_cli_usage (command, "%s", _("Sheets and rows are counted from 1."));

  if (options.dry_run && save_mapping != NULL)
    return psk_cli_usage (command, "%s",
                          _("A trial changes nothing: leave out --save-mapping or --dry-run."));

  options.map = map;
  options.save_mapping = save_mapping;
  options.rejected = rejected;
  book = psk_book_open (args[1], options.dry_run, &error);
  if (book == NULL)
    return psk_cli_fail (error);

  return import_file (book, args[2], &options);
}
