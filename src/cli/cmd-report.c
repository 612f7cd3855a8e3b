/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "commands.h"

#include <glib/gi18n.h>
#include <math.h>
#include <stdio.h>

#include "psk-calendar.h"
#include "psk-cli-table.h"
#include "psk-error.h"
#include "psk-report-commands.h"
#include "psk-report-table.h"
#include "psk-text.h"
#include "psk-thai-date.h"

typedef struct
{
  PskBook *book;
  int district;
  char *month;
  PskReport *report; /* NULL when nobody has begun it */
  PskDefinition *form;
} Page;

static const char *
get_state (Page *page)
{
  return psk_report_get_state (psk_book_get_store (page->book), page->report, page->month);
}

/* A submitted report is shown by the form that it was made with. */
static gboolean
load (Page    *page,
      GError **error)
{
  PskStore *store = psk_book_get_store (page->book);

  page->report = psk_report_table_read (store, page->district, page->month);
  page->form = page->report != NULL && page->report->definition > 0
               ? psk_definition_load_version (store, page->report->definition, error)
               : psk_definition_load (store, "form", error);
  return page->form != NULL;
}

static void
clear (Page *page)
{
  g_clear_object (&page->report);
  g_clear_pointer (&page->form, psk_definition_unref);
  g_clear_pointer (&page->month, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Page, clear)

static void
add_words (JsonBuilder *builder,
           PskReport   *report)
{
  json_builder_set_member_name (builder, "words");
  json_builder_begin_object (builder);
  psk_cli_add_text (builder, "achievement", report != NULL ? report->achievement : NULL);
  psk_cli_add_text (builder, "problems", report != NULL ? report->problems : NULL);
  psk_cli_add_text (builder, "suggestions", report != NULL ? report->suggestions : NULL);
  json_builder_end_object (builder);
}

/* The words of a report are told apart from its figures. */
static gboolean
is_figure (JsonObject *item)
{
  return g_strcmp0 (json_object_get_string_member_with_default (item, "type", ""), "text") != 0;
}

static void
print_json (Page *page)
{
  PskStore *store = psk_book_get_store (page->book);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  GDate due = psk_calendar_get_due_date (store, page->month);
  g_autofree char *due_on = psk_thai_date_to_iso (&due);

  json_builder_begin_object (builder);
  psk_cli_add_int (builder, "district", page->district);
  psk_cli_add_text (builder, "month", page->month);
  psk_cli_add_text (builder, "state", get_state (page));
  psk_cli_add_text (builder, "due_on", due_on);
  psk_cli_add_text (builder, "submitted_on",
                    page->report != NULL ? page->report->submitted_on : NULL);
  json_builder_set_member_name (builder, "values");
  json_builder_begin_object (builder);
  for (guint i = 0; i < psk_definition_get_n (page->form, "items"); i++)
    {
      JsonObject *item = psk_definition_get_element (page->form, "items", i);

      if (!is_figure (item))
        continue;
      psk_cli_add_number (builder, json_object_get_string_member (item, "id"),
                          psk_report_get_value (store, page->district, page->month, item, NULL));
    }
  json_builder_end_object (builder);
  add_words (builder, page->report);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  psk_cli_print_json (root);
}

static void
print_head (Page *page)
{
  const PskLanguage language = psk_language_of_messages ();
  const char *state = psk_definition_get_code_title (psk_book_get_codes (page->book),
                                                     "report_state", get_state (page), language);
  GDate due = psk_calendar_get_due_date (psk_book_get_store (page->book), page->month);
  g_autofree char *due_on = psk_thai_date_format (&due, PSK_DATE_LONG, language);
  g_autofree char *month = NULL;
  PskPeriod period;

  if (psk_period_parse (page->month, &period, NULL))
    month = psk_period_format (&period, PSK_PERIOD_STYLE_LONG, language);
  printf ("%s · %s · %s\n",
          psk_areas_get_name (psk_book_get_areas (page->book), page->district, language),
          month != NULL ? month : page->month, state != NULL ? state : get_state (page));
  /* Translators: a date */
  printf (_("Due on %s"), due_on);
  printf ("\n\n");
}

static void
print_words (const char *title,
             const char *text)
{
  if (text != NULL && *text != '\0')
    printf ("\n%s: %s\n", title, text);
}

static void
print_table (Page *page)
{
  const PskLanguage language = psk_language_of_messages ();
  g_autoptr (PskCliTable) table = psk_cli_table_new (_("Item"), _("Value"), _("Unit"), NULL);

  psk_cli_table_right (table, 1);
  for (guint i = 0; i < psk_definition_get_n (page->form, "items"); i++)
    {
      JsonObject *item = psk_definition_get_element (page->form, "items", i);
      double value;
      g_autofree char *number = NULL;

      if (!is_figure (item))
        continue;

      value = psk_report_get_value (psk_book_get_store (page->book), page->district, page->month,
                                    item, NULL);
      number = isnan (value) ? g_strdup ("–") : psk_text_format_number (value, 0);
      psk_cli_table_add (table, psk_definition_get_text (item, "title", language), number,
                         psk_definition_get_text (item, "unit", language), NULL);
    }

  print_head (page);
  psk_cli_table_print (table);
  if (page->report != NULL)
    {
      print_words (_("Achievement"), page->report->achievement);
      print_words (_("Problems"), page->report->problems);
      print_words (_("Suggestions"), page->report->suggestions);
    }
}

static gboolean
submit (Page        *page,
        const GDate *on,
        GError     **error)
{
  g_autofree char *date = psk_thai_date_to_iso (on);
  g_autofree char *subject
    = g_strdup_printf ("%s %s", psk_areas_get_name (psk_book_get_areas (page->book),
                                                    page->district, PSK_LANGUAGE_THAI),
                       page->month);
  g_autoptr (PskCommand) command
    = psk_command_report_act (page->district, page->month, PSK_REPORT_SUBMIT, date,
                              g_get_real_name ());

  psk_command_set_subject (command, subject);
  return psk_book_run (page->book, command, NULL, error);
}

static gboolean
find_district (PskBook    *book,
               const char *text,
               int        *district,
               GError    **error)
{
  if (!psk_cli_find_area (book, text, district, error))
    return FALSE;
  if (psk_area_code_level (*district) == PSK_AREA_DISTRICT)
    return TRUE;

  g_set_error (error, PSK_ERROR, PSK_ERROR_INVALID,
               _("“%s” is not the code of a district: it has four digits, like 5203."), text);
  return FALSE;
}

PskExit
cmd_report_month (const PskCliCommand *command,
                  char               **args)
{
  g_autofree char *submit_on = NULL;
  gboolean json = FALSE;
  GOptionEntry entries[] = {
    { "submit", 0, 0, G_OPTION_ARG_STRING, &submit_on, N_("Submit the report on this date"),
      "DATE" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print JSON"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (PskBook) book = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (Page) page = { NULL };
  PskPeriod month;
  PskExit status;
  GDate on;

  if (!psk_cli_parse (command, entries, &args, &status))
    return status;
  if (!psk_period_parse (args[3], &month, NULL) || month.kind != PSK_PERIOD_MONTH)
    return psk_cli_usage (command, _("“%s” is not a month: write it like 2024-03."), args[3]);
  if (submit_on != NULL && !psk_thai_date_parse (submit_on, &on, &error))
    return psk_cli_usage (command, "%s", error->message);

  page.month = psk_period_to_string (&month);
  page.book = book = psk_book_open (args[1], submit_on == NULL, &error);
  if (book == NULL || !find_district (book, args[2], &page.district, &error)
      || (submit_on != NULL && !submit (&page, &on, &error)) || !load (&page, &error))
    return psk_cli_fail (error);

  if (json)
    print_json (&page);
  else
    print_table (&page);
  return PSK_EXIT_DONE;
}
