/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <stdio.h>

#include "commands.h"

static const PskCliCommand commands[] = {
  { "new", "BOOK [--sample]",
    N_("Make a new book of Lampang; with --sample one of invented data."), 1, cmd_new },
  { "areas", "BOOK [--json]",
    N_("List the province, its districts and its tambons."), 1, cmd_areas },
  { "import", "BOOK FILE --as households|boundaries|codes [--map MAP.json] "
    "[--save-mapping NAME] [--rejected FILE] [--sheet N] [--header-row N] [--tambon CODE] "
    "[--side-lists] [--dry-run] [--json]",
    N_("Import a list of households, the boundaries of areas from a map, or lists of codes."), 2,
    cmd_import },
  { "list", "BOOK households|centres|photos|reports|posts [--area CODE] [--search TEXT] "
    "[--limit N] [--reveal] [--json]",
    N_("List records."), 2, cmd_list },
  { "pin", "BOOK TAMBON_CODE TEXT",
    N_("Pin the centre of a tambon: a coordinate, or a link of Google Maps."), 3, cmd_pin },
  { "add-photo", "BOOK TAMBON_CODE before|after FILE",
    N_("Add a picture of the centre of a tambon."), 4, cmd_add_photo },
  { "photos-check", "BOOK [--json]",
    N_("List pictures that are missing, doubtful or used twice."), 1, cmd_photos_check },
  { "metrics", "BOOK [--area CODE] [--on DATE] [--json]",
    N_("Print the figures of an area on a date."), 1, cmd_metrics },
  { "check", "BOOK [--json]",
    N_("List what is wrong or doubtful in the data."), 1, cmd_check },
  { "duplicates", "BOOK [--area CODE] [--json]",
    N_("List households that may be the same."), 1, cmd_duplicates },
  { "merge", "BOOK UID_KEEP UID_OTHER",
    N_("Make one household of two; the first is kept."), 3, cmd_merge },
  { "not-duplicate", "BOOK UID UID",
    N_("Remember that two households are not the same."), 3, cmd_not_duplicate },
  { "visit", "BOOK UID --date DATE [--kinds N|--vegetables A,B,C [--new]] [--area-sqm X] "
    "[--seeds N --unit UNIT [--centre TAMBON]] [--note TEXT]",
    N_("Note a visit to a household."), 2, cmd_visit },
  { "replace", "BOOK UID --reason CODE [--by UID] [--date DATE]",
    N_("Let a household drop out, and another one take its slot."), 2, cmd_replace },
  { "stock", "BOOK [TAMBON_CODE] [--in N|--out N] [--unit UNIT] [--item TEXT] [--date DATE] "
    "[--to UID] [--note TEXT] [--change UID|--remove UID] [--json]",
    N_("Show or change the seeds and seedlings in stock at a centre."), 1, cmd_stock, 1 },
  { "codes", "BOOK [LIST] [--add NAME|--rename CODE [--to NAME]] [--english NAME] [--alias A,B] "
    "[--retire CODE|--offer CODE|--delete CODE] [--json]",
    N_("Show or change the lists of codes, such as the vegetables."), 1, cmd_codes, 1 },
  { "report-month", "BOOK DISTRICT YYYY-MM [--submit DATE] [--json]",
    N_("Print the report of a district and month, or submit it."), 3, cmd_report_month },
  { "score", "BOOK QUARTER [--criteria FILE] [--explain AREA] [--json|--csv]",
    N_("Assess every district for a quarter such as 2567Q2."), 2, cmd_score },
  { "print", "BOOK roster|scores -o FILE.pdf [--area CODE] [--period QUARTER] [--public] [--blank] "
    "[--thai-digits]",
    N_("Write rosters of households or the ABCD sheet of a quarter as PDF."), 2, cmd_print },
  { "export", "BOOK households -o FILE.{csv,xlsx} [--area CODE] [--public]",
    N_("Write the households to a file."), 2, cmd_export },
  { "log", "BOOK [--limit N] [--json]",
    N_("List what was done, by whom and when."), 1, cmd_log },
  { "history", "BOOK UID [--reveal] [--json]",
    N_("List what was done to a household, by whom and when."), 2, cmd_history },
  { "undo", "BOOK [--entry ID [--keep-touched]] [--json]",
    N_("Take back the last step, or an older one of the log."), 1, cmd_undo },
  { "redo", "BOOK",
    N_("Do again what was taken back."), 1, cmd_redo },
  { "verify", "BOOK",
    N_("Check that the book is whole."), 1, cmd_verify },
  { "backup", "BOOK FILE",
    N_("Write the whole book to one file."), 2, cmd_backup },
  { "restore", "FILE BOOK",
    N_("Make a book of a backup."), 2, cmd_restore },
};

/* Without a locale of its own the C library gives no translations at all, so
 * that plain "C" becomes UTF-8. */
static void
set_language (void)
{
  const char *localedir = g_getenv ("PSK_LOCALEDIR");
  const char *locale = setlocale (LC_ALL, "");

  if (locale == NULL || g_str_equal (setlocale (LC_MESSAGES, NULL), "C"))
    setlocale (LC_ALL, "C.UTF-8");

  bindtextdomain (GETTEXT_PACKAGE, localedir != NULL ? localedir : PSK_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

static void
print_help (FILE *out)
{
  fprintf (out, "%s pansukctl COMMAND BOOK [ARGUMENT…] [OPTION…]\n\n%s\n\n%s\n",
           _("Usage:"),
           _("Keep, report and assess a garden programme from the command line. "
             "A BOOK is a folder."),
           _("Commands:"));
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    fprintf (out, "  %-13s %s\n", commands[i].name, gettext (commands[i].summary));

  fprintf (out, "\n%s\n", _("“pansukctl COMMAND --help” tells more about a command."));
}

static const PskCliCommand *
find_command (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      if (g_str_equal (commands[i].name, name))
        return &commands[i];
    }

  return NULL;
}

static PskExit
run (char **args)
{
  const PskCliCommand *command;
  g_auto (GStrv) rest = NULL;

  if (args[1] == NULL)
    {
      print_help (stderr);
      return PSK_EXIT_USAGE;
    }

  if (g_str_equal (args[1], "--help") || g_str_equal (args[1], "-h")
      || g_str_equal (args[1], "help"))
    {
      print_help (stdout);
      return PSK_EXIT_DONE;
    }

  if (g_str_equal (args[1], "--version"))
    {
      printf ("pansukctl %s\n", PSK_VERSION);
      return PSK_EXIT_DONE;
    }

  command = find_command (args[1]);
  if (command == NULL)
    {
      psk_cli_say (_("There is no command “%s”: see “pansukctl --help”."), args[1]);
      return PSK_EXIT_USAGE;
    }

  rest = g_strdupv (args + 1);
  return command->func (command, rest);
}

int
main (int   argc,
      char *argv[])
{
  g_auto (GStrv) args = NULL;
  PskExit status;

  set_language ();
  g_set_prgname ("pansukctl");
  args = g_strdupv (argv);

  status = run (args);
  if (fflush (stdout) != 0 || ferror (stdout))
    {
      psk_cli_say (_("The answer could not be written: free some space and try again."));
      return PSK_EXIT_FAILED;
    }

  return status;
}
