/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "commands.h"

#include <glib/gi18n.h>
#include <math.h>
#include <stdio.h>

#include "psk-cli-table.h"
#include "psk-metric.h"
#include "psk-text.h"
#include "psk-thai-date.h"

static void
print_json (PskMetrics *metrics,
            int         area)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  GDate on = psk_metrics_get_date (metrics);
  g_autofree char *date = psk_thai_date_to_iso (&on);

  json_builder_begin_object (builder);
  psk_cli_add_int (builder, "area", area);
  psk_cli_add_text (builder, "on", date);
  json_builder_set_member_name (builder, "metrics");
  json_builder_begin_object (builder);
  for (int i = 0; i < PSK_N_METRICS; i++)
    psk_cli_add_number (builder, psk_metric_get_info (i)->name, psk_metrics_get (metrics, area, i));
  json_builder_end_object (builder);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  psk_cli_print_json (root);
}

static void
print_table (PskMetrics *metrics,
             int         area)
{
  g_autoptr (PskCliTable) table = psk_cli_table_new (_("Figure"), _("Value"), _("Unit"), _("Name"),
                                                     NULL);

  psk_cli_table_right (table, 1);
  for (int i = 0; i < PSK_N_METRICS; i++)
    {
      const PskMetricInfo *info = psk_metric_get_info (i);
      double value = psk_metrics_get (metrics, area, i);
      g_autofree char *number = isnan (value) ? g_strdup ("–") : psk_text_format_number (value, 0);

      psk_cli_table_add (table, gettext (info->title), number, gettext (info->unit), info->name,
                         NULL);
    }
  psk_cli_table_print (table);
}

PskExit
cmd_metrics (const PskCliCommand *command,
             char               **args)
{
  g_autofree char *area_code = NULL;
  g_autofree char *on_text = NULL;
  gboolean json = FALSE;
  GOptionEntry entries[] = {
    { "area", 0, 0, G_OPTION_ARG_STRING, &area_code, N_("Of this province, district or tambon"),
      "CODE" },
    { "on", 0, 0, G_OPTION_ARG_STRING, &on_text, N_("On this date instead of today"), "DATE" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print JSON"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (PskBook) book = NULL;
  g_autoptr (PskMetrics) metrics = NULL;
  g_autoptr (GError) error = NULL;
  PskExit status;
  GDate on;
  int area;

  if (!psk_cli_parse (command, entries, &args, &status))
    return status;
  if (on_text != NULL && !psk_thai_date_parse (on_text, &on, &error))
    return psk_cli_usage (command, "%s", error->message);

  book = psk_book_open (args[1], TRUE, &error);
  if (book == NULL || !psk_cli_find_area (book, area_code, &area, &error))
    return psk_cli_fail (error);

  if (on_text == NULL)
    on = psk_book_get_today (book);
  metrics = psk_metrics_compute (psk_book_get_store (book), &on, NULL, &error);
  if (metrics == NULL)
    return psk_cli_fail (error);

  if (json)
    print_json (metrics, area);
  else
    print_table (metrics, area);
  return PSK_EXIT_DONE;
}
