/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "commands.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "psk-cli-explain.h"
#include "psk-cli-table.h"
#include "psk-error.h"
#include "psk-score-text.h"
#include "psk-thai-date.h"

typedef struct
{
  char *criteria;
  char *explain;
  gboolean json;
  gboolean csv;
} ScoreOptions;

static PskScoreSheet *
load_sheet (PskBook             *book,
            const PskPeriod     *quarter,
            const ScoreOptions  *options,
            GError             **error)
{
  g_autofree char *json = NULL;
  g_autoptr (PskDefinition) criteria = NULL;

  if (options->criteria == NULL)
    return psk_score_sheet_load (psk_book_get_store (book), quarter, error);

  if (!g_file_get_contents (options->criteria, &json, NULL, NULL))
    {
      g_set_error (error, PSK_ERROR, PSK_ERROR_NOT_FOUND,
                   _("The file “%s” cannot be read: check its name."), options->criteria);
      return NULL;
    }

  criteria = psk_definition_parse ("criteria", json, error);
  return criteria != NULL
         ? psk_score_sheet_compute (psk_book_get_store (book), quarter, criteria, error) : NULL;
}

static GStrv
make_row (PskBook       *book,
          PskScoreSheet *sheet,
          PskScoreRow   *row)
{
  g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();
  g_autofree char *code = g_strdup_printf ("%d", row->area);
  g_autofree char *total = psk_score_format_tenths (row->total);
  g_autofree char *percent = psk_score_format_tenths (row->percent);
  g_autofree char *rank = row->rank > 0 ? g_strdup_printf ("%d", row->rank) : g_strdup ("");

  g_strv_builder_add (cells, code);
  g_strv_builder_add (cells, psk_areas_get_name (psk_book_get_areas (book), row->area,
                                                 psk_language_of_messages ()));
  for (guint i = 0; i < sheet->n_indicators; i++)
    {
      g_autofree char *points = psk_score_format_tenths (row->cells[i].points);

      g_strv_builder_add (cells, points);
    }
  g_strv_builder_add (cells, total);
  g_strv_builder_add (cells, percent);
  g_strv_builder_add (cells, row->grade != NULL ? row->grade : "");
  g_strv_builder_add (cells, rank);

  return g_strv_builder_end (cells);
}

static GStrv
make_titles (PskScoreSheet *sheet)
{
  const gboolean thai = psk_language_of_messages () == PSK_LANGUAGE_THAI;
  g_autoptr (GStrvBuilder) titles = g_strv_builder_new ();

  g_strv_builder_add (titles, _("Code"));
  g_strv_builder_add (titles, _("District"));
  for (guint i = 0; i < sheet->n_indicators; i++)
    g_strv_builder_add (titles, thai ? sheet->indicators[i].short_th
                                     : sheet->indicators[i].short_en);
  g_strv_builder_add (titles, _("Total"));
  g_strv_builder_add (titles, _("Percent"));
  g_strv_builder_add (titles, _("Grade"));
  g_strv_builder_add (titles, _("Rank"));

  return g_strv_builder_end (titles);
}

static void
print_title (PskScoreSheet *sheet)
{
  const PskLanguage language = psk_language_of_messages ();
  const gboolean thai = language == PSK_LANGUAGE_THAI;
  const char *note = thai ? sheet->note_th : sheet->note_en;
  g_autofree char *quarter = psk_period_format (&sheet->quarter, PSK_PERIOD_STYLE_LONG, language);
  g_autofree char *on = psk_thai_date_format (&sheet->on, PSK_DATE_LONG, language);

  printf ("%s · %s\n", thai ? sheet->title_th : sheet->title_en, quarter);
  if (sheet->closed_at != NULL)
    {
      g_autofree char *closed = psk_thai_date_format_moment (sheet->closed_at, language);

      /* Translators: a date and a time */
      printf (_("Closed on %s"), closed);
    }
  else
    /* Translators: a date */
    printf (_("As of %s, not closed yet"), on);
  if (sheet->is_default && note != NULL && *note != '\0')
    printf (" · %s", note);
  printf ("\n\n");
}

static void
print_table (PskBook       *book,
             PskScoreSheet *sheet)
{
  g_autoptr (PskCliTable) table = psk_cli_table_new_with_titles (make_titles (sheet));

  for (guint i = 0; i < sheet->n_indicators + 2; i++)
    psk_cli_table_right (table, i + 2);
  psk_cli_table_right (table, sheet->n_indicators + 5);
  for (guint i = 0; i < sheet->n_rows; i++)
    psk_cli_table_take (table, make_row (book, sheet, &sheet->rows[i]));
  psk_cli_table_take (table, make_row (book, sheet, &sheet->average));

  print_title (sheet);
  psk_cli_table_print (table);
}

static void
print_csv_line (GStrv cells)
{
  for (guint i = 0; cells[i] != NULL; i++)
    {
      g_autoptr (GString) cell = g_string_new (cells[i]);

      if (strpbrk (cells[i], ",\"\r\n") != NULL)
        {
          g_string_replace (cell, "\"", "\"\"", 0);
          g_string_prepend_c (cell, '"');
          g_string_append_c (cell, '"');
        }
      printf ("%s%s", i > 0 ? "," : "", cell->str);
    }
  printf ("\r\n");
}

static void
print_csv (PskBook       *book,
           PskScoreSheet *sheet)
{
  g_auto (GStrv) titles = make_titles (sheet);

  /* By this mark Excel knows UTF-8. */
  printf ("\uFEFF");
  print_csv_line (titles);
  for (guint i = 0; i < sheet->n_rows; i++)
    {
      g_auto (GStrv) row = make_row (book, sheet, &sheet->rows[i]);

      print_csv_line (row);
    }
}

static PskExit
show (PskBook            *book,
      PskScoreSheet      *sheet,
      const ScoreOptions *options)
{
  PskScoreRow *row = NULL;
  g_autoptr (GError) error = NULL;
  int area;

  if (options->explain != NULL)
    {
      if (!psk_cli_find_area (book, options->explain, &area, &error))
        return psk_cli_fail (error);

      row = psk_score_sheet_get_row (sheet, area);
      if (row == NULL)
        {
          psk_cli_say (_("Only districts are assessed: “%s” is not one."), options->explain);
          return PSK_EXIT_FAILED;
        }
    }

  if (options->json)
    psk_cli_explain_json (book, sheet, row);
  else if (options->csv)
    print_csv (book, sheet);
  else if (row != NULL)
    psk_cli_explain_words (book, sheet, row);
  else
    print_table (book, sheet);
  return PSK_EXIT_DONE;
}

PskExit
cmd_score (const PskCliCommand *command,
           char               **args)
{
  g_autofree char *criteria = NULL;
  g_autofree char *explain = NULL;
  ScoreOptions options = { .json = FALSE };
  GOptionEntry entries[] = {
    { "criteria", 0, 0, G_OPTION_ARG_FILENAME, &criteria,
      N_("Assess by the criteria in a JSON file"), "FILE" },
    { "explain", 0, 0, G_OPTION_ARG_STRING, &explain,
      N_("Tell in words and numbers how a district came to its grade"), "AREA" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, N_("Print JSON"), NULL },
    { "csv", 0, 0, G_OPTION_ARG_NONE, &options.csv, N_("Print CSV"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (PskBook) book = NULL;
  g_autoptr (PskScoreSheet) sheet = NULL;
  g_autoptr (GError) error = NULL;
  PskPeriod quarter;
  PskExit status;

  if (!psk_cli_parse (command, entries, &args, &status))
    return status;
  if (!psk_period_parse (args[2], &quarter, NULL) || quarter.kind != PSK_PERIOD_QUARTER)
    return psk_cli_usage (command, _("“%s” is not a quarter: write it like 2567Q2."), args[2]);
  if (options.csv && (options.json || explain != NULL))
    return psk_cli_usage (command, "%s", _("--csv cannot be combined with --json or --explain."));

  options.criteria = criteria;
  options.explain = explain;
  book = psk_book_open (args[1], TRUE, &error);
  if (book == NULL)
    return psk_cli_fail (error);

  sheet = load_sheet (book, &quarter, &options, &error);
  if (sheet == NULL)
    return psk_cli_fail (error);

  status = show (book, sheet, &options);
  if (status != PSK_EXIT_DONE || psk_score_quarter_counts (psk_book_get_store (book), &quarter))
    return status;

  psk_cli_say (_("The programme did not run in this quarter: its scores say nothing."));
  return PSK_EXIT_PROBLEMS;
}
