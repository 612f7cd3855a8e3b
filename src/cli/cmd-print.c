/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "commands.h"

#include <glib/gi18n.h>

#include "psk-book-documents.h"
#include "psk-export.h"
#include "psk-error.h"
#include "psk-paper.h"

typedef struct
{
  char *output;
  char *area;
  char *period;
  gboolean public;
  gboolean blank;
  gboolean thai_digits;
} OutputOptions;

static PskPaper *
make_paper (PskBook             *book,
            const char          *what,
            const OutputOptions *options,
            const PskPeriod     *quarter,
            GError             **error)
{
  const PskDocumentFlags flags = (options->public ? PSK_DOCUMENT_PUBLIC : 0)
                                 | (options->blank ? PSK_DOCUMENT_BLANK : 0)
                                 | (options->thai_digits ? PSK_DOCUMENT_THAI_DIGITS : 0);
  int area;

  if (!psk_cli_find_area (book, options->area, &area, error))
    return NULL;

  return g_str_equal (what, "roster") ? psk_book_documents_roster (book, area, flags, error)
                                      : psk_book_documents_scores (book, quarter, flags, error);
}

static PskExit
run_print (const char          *path,
           const char          *what,
           const OutputOptions *options,
           const PskPeriod     *period)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PskBook) book = psk_book_open (path, TRUE, &error);
  g_autoptr (PskPaper) paper = NULL;
  PskPeriod quarter;
  GDate today;

  if (book == NULL || !psk_cli_check_output (book, options->output, &error))
    return psk_cli_fail (error);

  today = psk_book_get_today (book);
  quarter = period != NULL ? *period : psk_period_quarter_of (&today);
  paper = make_paper (book, what, options, &quarter, &error);
  if (paper == NULL || !psk_paper_write_pdf (paper, options->output, &error))
    return psk_cli_fail (error);

  psk_book_log_access (book, "print", what);
  psk_cli_say (ngettext ("“%s” was written: %u page.", "“%s” was written: %u pages.",
                         psk_paper_get_n_pages (paper)),
               options->output, psk_paper_get_n_pages (paper));
  return PSK_EXIT_DONE;
}

PskExit
cmd_print (const PskCliCommand *command,
           char               **args)
{
  g_autofree char *output = NULL;
  g_autofree char *area = NULL;
  g_autofree char *period = NULL;
  gboolean public = FALSE;
  gboolean blank = FALSE;
  gboolean thai_digits = FALSE;
  GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("The file to write"), "FILE.pdf" },
    { "area", 0, 0, G_OPTION_ARG_STRING, &area,
      N_("Only this province, district or tambon"), "CODE" },
    { "period", 0, 0, G_OPTION_ARG_STRING, &period, N_("The quarter, like 2567Q2"), "QUARTER" },
    { "public", 0, 0, G_OPTION_ARG_NONE, &public, N_("Leave out names, ids and house numbers"),
      NULL },
    { "blank", 0, 0, G_OPTION_ARG_NONE, &blank,
      N_("Rosters without households, to fill in by hand"), NULL },
    { "thai-digits", 0, 0, G_OPTION_ARG_NONE, &thai_digits, N_("Figures in Thai digits"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  PskPeriod quarter;
  PskExit status;

  if (!psk_cli_parse (command, entries, &args, &status))
    return status;
  if (output == NULL)
    return psk_cli_usage (command, "%s", _("Say which file to write: -o FILE."));
  if (!g_str_equal (args[2], "roster") && !g_str_equal (args[2], "scores"))
    return psk_cli_usage (command, _("“%s” cannot be printed."), args[2]);
  if (g_str_equal (args[2], "roster") ? period != NULL : blank || area != NULL)
    return psk_cli_usage (command, "%s",
                          _("Only a roster can be blank or of an area, and only scores are of a "
                            "quarter."));
  if (period != NULL
      && (!psk_period_parse (period, &quarter, NULL) || quarter.kind != PSK_PERIOD_QUARTER))
    return psk_cli_usage (command, _("“%s” is not a quarter: write it like 2567Q2."), period);

  return run_print (args[1], args[2],
                    &(const OutputOptions) { output, area, period, public, blank, thai_digits },
                    period != NULL ? &quarter : NULL);
}

static gboolean
has_format (const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  return g_str_has_suffix (lower, ".csv") || g_str_has_suffix (lower, ".xlsx");
}

PskExit
cmd_export (const PskCliCommand *command,
            char               **args)
{
  g_autofree char *output = NULL;
  g_autofree char *area_code = NULL;
  gboolean public = FALSE;
  GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
      N_("The file to write; its ending tells the format"), "FILE" },
    { "area", 0, 0, G_OPTION_ARG_STRING, &area_code,
      N_("Only this province, district or tambon"), "CODE" },
    { "public", 0, 0, G_OPTION_ARG_NONE, &public, N_("Leave out names, ids and house numbers"),
      NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (PskBook) book = NULL;
  g_autoptr (GError) error = NULL;
  PskExit status;
  int area;

  if (!psk_cli_parse (command, entries, &args, &status))
    return status;
  if (output == NULL)
    return psk_cli_usage (command, "%s", _("Say which file to write: -o FILE."));
  if (!g_str_equal (args[2], "households"))
    return psk_cli_usage (command, _("“%s” cannot be exported: only households can."), args[2]);
  if (!has_format (output))
    return psk_cli_usage (command, _("“%s” should end with .csv or .xlsx."), output);

  book = psk_book_open (args[1], TRUE, &error);
  if (book == NULL || !psk_cli_check_output (book, output, &error)
      || !psk_cli_find_area (book, area_code, &area, &error)
      || !psk_export_households (book, area, public ? PSK_EXPORT_PUBLIC : PSK_EXPORT_OFFICE,
                                 output, NULL, &error))
    return psk_cli_fail (error);

  psk_cli_say (_("“%s” was written."), output);
  return PSK_EXIT_DONE;
}
