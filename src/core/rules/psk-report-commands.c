/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-report-commands.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "psk-calendar.h"
#include "psk-definition-table.h"
#include "psk-error.h"
#include "psk-metric.h"
#include "psk-report-table.h"
#include "psk-score-table.h"
#include "psk-score.h"
#include "psk-thai-date.h"

typedef struct
{
  int district;
  char *month;
  char *item;
  char *text[3];
  double value;
  gboolean done;
  PskReportAct act;
  PskPeriod quarter;
  PskPost *post;
} ReportData;

static void
report_data_free (gpointer data)
{
  ReportData *d = data;

  g_free (d->month);
  g_free (d->item);
  for (gsize i = 0; i < G_N_ELEMENTS (d->text); i++)
    g_free (d->text[i]);
  g_clear_object (&d->post);
  g_free (d);
}

static ReportData *
report_data_new (int         district,
                 const char *month)
{
  ReportData *data = g_new0 (ReportData, 1);

  data->district = district;
  data->month = g_strdup (month);
  return data;
}

static PskCommand *
make_command (const char    *label,
              PskCommandFunc func,
              ReportData    *data)
{
  return psk_command_new (label, data->month, func, data, report_data_free);
}

/* Fields of PskReport by their number, for psk_record_set_text(). */
enum
{
  REPORT_MONTH = 3,
  REPORT_STATE = 4,
  REPORT_SUBMITTED_ON = 6,
  REPORT_SUBMITTED_BY = 7,
  REPORT_DECIDED_ON = 8,
  REPORT_RETURN_REASON = 9,
  REPORT_ACHIEVEMENT = 10,
  REPORT_PROBLEMS = 11,
  REPORT_SUGGESTIONS = 12,
};

static PskReport *
read_or_begin (PskStore   *store,
               ReportData *d)
{
  PskReport *report = psk_report_table_read (store, d->district, d->month);

  if (report == NULL)
    {
      report = g_object_new (PSK_TYPE_REPORT, NULL);
      report->district = d->district;
      psk_record_set_text (report, REPORT_MONTH, d->month);
      psk_record_set_text (report, REPORT_STATE, "draft");
    }

  return report;
}

static gboolean
check_open (PskReport *report,
            GError   **error)
{
  if (g_str_equal (report->state, "draft") || g_str_equal (report->state, "returned"))
    return TRUE;

  g_set_error_literal (error, PSK_ERROR, PSK_ERROR_REFUSED,
                       _("The report was submitted and cannot be changed: return it first."));
  return FALSE;
}

static gboolean
set_value (PskStore     *store,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  ReportData *d = data;
  g_autoptr (PskReport) report = read_or_begin (store, d);

  return check_open (report, error)
         && (report->id != 0 || psk_report_table_write (store, report, error))
         && psk_report_table_set_value (store, report->id, d->item, d->value, error);
}

/**
 * psk_command_report_set_value:
 * @district: a district
 * @month: a month like "2024-03"
 * @item: the id of an item of the form
 * @value: the number; NaN clears it, so that the figure of the book holds again
 *
 * Begins the report when there is none. Refuses with %PSK_ERROR_REFUSED when it
 * was submitted.
 *
 * Returns: (transfer full): the command
 */
PskCommand *
psk_command_report_set_value (int         district,
                              const char *month,
                              const char *item,
                              double      value)
{
  ReportData *data = report_data_new (district, month);

  data->item = g_strdup (item);
  data->value = value;

  return make_command (N_("Fill in report"), set_value, data);
}

static gboolean
set_words (PskStore     *store,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  ReportData *d = data;
  g_autoptr (PskReport) report = read_or_begin (store, d);

  psk_record_set_text (report, REPORT_ACHIEVEMENT, d->text[0]);
  psk_record_set_text (report, REPORT_PROBLEMS, d->text[1]);
  psk_record_set_text (report, REPORT_SUGGESTIONS, d->text[2]);

  return check_open (report, error) && psk_report_table_write (store, report, error);
}

/**
 * psk_command_report_set_words:
 * @district: a district
 * @month: a month
 * @achievement: (nullable): what was achieved
 * @problems: (nullable): what stood in the way
 * @suggestions: (nullable): what is proposed
 *
 * Returns: (transfer full): the command
 */
PskCommand *
psk_command_report_set_words (int         district,
                              const char *month,
                              const char *achievement,
                              const char *problems,
                              const char *suggestions)
{
  ReportData *data = report_data_new (district, month);

  data->text[0] = g_strdup (achievement);
  data->text[1] = g_strdup (problems);
  data->text[2] = g_strdup (suggestions);

  return make_command (N_("Write report"), set_words, data);
}

/**
 * psk_report_get_value:
 * @store: a store
 * @district: a district
 * @month: a month
 * @item: an item of the form
 * @is_typed: (out) (optional): whether somebody typed it, or it was submitted
 *
 * What the report says: the number that was typed, else the figure of the book
 * on the last day of the month (or today, while it lasts).
 *
 * Returns: the number, or NaN when there is none
 */
double
psk_report_get_value (PskStore   *store,
                      int         district,
                      const char *month,
                      JsonObject *item,
                      gboolean   *is_typed)
{
  const char *name = json_object_get_string_member (item, "id");
  const char *metric = NULL;
  g_autoptr (PskMetrics) metrics = NULL;
  PskPeriod period;
  PskMetricId id;
  GDate today;
  GDate first;
  GDate last;
  double value;
  gboolean typed = psk_report_table_get_value (store, district, month, name, &value);

  if (is_typed != NULL)
    *is_typed = typed;
  if (typed)
    return value;

  if (json_object_has_member (item, "metric") && !json_object_get_null_member (item, "metric"))
    metric = json_object_get_string_member (item, "metric");
  id = metric != NULL ? psk_metric_from_name (metric) : PSK_METRIC_NONE;
  if (id == PSK_METRIC_NONE || !psk_period_parse (month, &period, NULL))
    return NAN;

  psk_period_get_range (&period, &first, &last);
  today = psk_calendar_get_today (store);
  if (g_date_compare (&today, &first) < 0)
    return NAN;

  metrics = psk_metrics_load (store, g_date_compare (&today, &last) < 0 ? &today : &last, &period,
                              NULL);
  return metrics != NULL ? psk_metrics_get (metrics, district, id) : NAN;
}

/* A submitted report keeps the figures that it was submitted with. */
static gboolean
freeze_values (PskStore   *store,
               ReportData *d,
               PskReport  *report,
               GError    **error)
{
  g_autoptr (PskDefinition) form = psk_definition_load (store, "form", error);

  if (form == NULL)
    return FALSE;

  report->definition = psk_definition_get_id (form);
  for (guint i = 0; i < psk_definition_get_n (form, "items"); i++)
    {
      JsonObject *item = psk_definition_get_element (form, "items", i);
      double value = psk_report_get_value (store, d->district, d->month, item, NULL);

      if (!isnan (value)
          && !psk_report_table_set_value (store, report->id,
                                          json_object_get_string_member (item, "id"), value,
                                          error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
check_act (PskReport   *report,
           PskReportAct act,
           GError     **error)
{
  static const char *from[][2] = {
    [PSK_REPORT_SUBMIT] = { "draft", "returned" },
    [PSK_REPORT_ACCEPT] = { "submitted", "submitted" },
    [PSK_REPORT_RETURN] = { "submitted", "accepted" },
    [PSK_REPORT_REOPEN] = { "submitted", "accepted" },
  };

  if (g_str_equal (report->state, from[act][0]) || g_str_equal (report->state, from[act][1]))
    return TRUE;

  g_set_error_literal (error, PSK_ERROR, PSK_ERROR_REFUSED,
                       act == PSK_REPORT_SUBMIT
                       ? _("The report was submitted already.")
                       : _("The report is not submitted: only a submitted report can be accepted "
                           "or returned."));
  return FALSE;
}

static char *
month_title (const char *month)
{
  PskPeriod period;

  return psk_period_parse (month, &period, NULL)
         ? psk_period_format (&period, PSK_PERIOD_STYLE_LONG, psk_language_of_messages ())
         : g_strdup (month);
}

/* A slip in the year would make a report that nobody ever counts. */
static gboolean
check_month (PskStore   *store,
             const char *month,
             GError    **error)
{
  g_autoptr (GPtrArray) months = psk_calendar_get_months (store, NULL);
  g_autofree char *title = NULL;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (months->len == 0 || g_ptr_array_find_with_equal_func (months, month, g_str_equal, NULL))
    return TRUE;

  title = month_title (month);
  first = month_title (months->pdata[0]);
  last = month_title (months->pdata[months->len - 1]);
  g_set_error (error, PSK_ERROR, PSK_ERROR_REFUSED,
               /* Translators: a month, the first and the last month of the programme */
               _("The programme has no report of %s: choose a month from %s to %s."), title, first,
               last);
  return FALSE;
}

static gboolean
act_on_report (PskStore     *store,
               gpointer      data,
               GCancellable *cancellable,
               GError      **error)
{
  static const char *states[] = { "submitted", "accepted", "returned", "draft" };
  ReportData *d = data;
  g_autoptr (PskReport) report = read_or_begin (store, d);

  if (!check_month (store, d->month, error) || !check_act (report, d->act, error))
    return FALSE;

  if (d->act == PSK_REPORT_SUBMIT)
    {
      if ((report->id == 0 && !psk_report_table_write (store, report, error))
          || !freeze_values (store, d, report, error))
        return FALSE;
      psk_record_set_text (report, REPORT_SUBMITTED_ON, d->text[0]);
      psk_record_set_text (report, REPORT_SUBMITTED_BY, d->text[1]);
    }
  else
    {
      psk_record_set_text (report, REPORT_DECIDED_ON, d->text[0]);
    }

  psk_record_set_text (report, REPORT_RETURN_REASON,
                       d->act == PSK_REPORT_RETURN ? d->text[1] : NULL);
  psk_record_set_text (report, REPORT_STATE, states[d->act]);

  return psk_report_table_write (store, report, error);
}

/**
 * psk_command_report_act:
 * @district: a district
 * @month: a month
 * @act: what is done to the report
 * @on: the date, ISO 8601
 * @text: (nullable): who submits it, or why it is returned
 *
 * A submitted report keeps its figures and the version of its form. Refuses with
 * %PSK_ERROR_REFUSED what does not fit the state of the report, and a month that the
 * programme does not report on.
 *
 * Returns: (transfer full): the command
 */
PskCommand *
psk_command_report_act (int          district,
                        const char  *month,
                        PskReportAct act,
                        const char  *on,
                        const char  *text)
{
  static const char *labels[] = {
    N_("Submit report"), N_("Accept report"), N_("Return report"), N_("Reopen report"),
  };
  ReportData *data = report_data_new (district, month);

  data->act = act;
  data->text[0] = g_strdup (on);
  data->text[1] = g_strdup (text);

  return make_command (labels[act], act_on_report, data);
}

static gboolean
set_check (PskStore     *store,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  ReportData *d = data;

  return psk_report_table_set_check (store, d->district, d->month, d->item, d->done, d->text[0],
                                     error);
}

/**
 * psk_command_check_set:
 * @district: a district
 * @month: a month
 * @item: the id of an item of the check list
 * @done: whether it is done
 * @evidence: (nullable): what proves it
 *
 * Returns: (transfer full): the command
 */
PskCommand *
psk_command_check_set (int         district,
                       const char *month,
                       const char *item,
                       gboolean    done,
                       const char *evidence)
{
  ReportData *data = report_data_new (district, month);

  data->item = g_strdup (item);
  data->done = done;
  data->text[0] = g_strdup (evidence);

  return make_command (N_("Change check list"), set_check, data);
}

static gboolean
set_due_date (PskStore     *store,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  ReportData *d = data;

  return psk_report_table_set_due_date (store, d->month, d->text[0], error);
}

/**
 * psk_command_due_date_set:
 * @month: a month
 * @due_on: the day on which its reports must be finished, ISO 8601
 *
 * Returns: (transfer full): the command
 */
PskCommand *
psk_command_due_date_set (const char *month,
                          const char *due_on)
{
  ReportData *data = report_data_new (0, month);

  data->text[0] = g_strdup (due_on);

  return make_command (N_("Move due date"), set_due_date, data);
}

static gboolean
add_post (PskStore     *store,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  ReportData *d = data;

  return psk_report_table_insert_post (store, d->post, error);
}

/**
 * psk_command_post_add:
 * @post: a piece of publicity; its uid may be %NULL
 *
 * Returns: (transfer full): the command
 */
PskCommand *
psk_command_post_add (PskPost *post)
{
  ReportData *data = report_data_new (post->district, NULL);

  data->post = psk_record_copy (post);

  return make_command (N_("Add publicity"), add_post, data);
}

/**
 * psk_report_get_state:
 * @store: a store
 * @report: (nullable): a report; %NULL when nobody has begun it
 * @month: its month
 *
 * Returns: (transfer none): a code of the list report_state: "none", "draft",
 *   "submitted", "late" (submitted after it was due), "overdue" (not submitted
 *   and past due), "accepted" or "returned"
 */
const char *
psk_report_get_state (PskStore   *store,
                      PskReport  *report,
                      const char *month)
{
  GDate due = psk_calendar_get_due_date (store, month);
  GDate today = psk_calendar_get_today (store);
  g_autofree char *due_iso = psk_thai_date_to_iso (&due);

  if (report != NULL && g_str_equal (report->state, "returned"))
    return "returned";
  if (report != NULL && g_str_equal (report->state, "accepted"))
    return "accepted";
  if (report != NULL && g_str_equal (report->state, "submitted"))
    return g_strcmp0 (report->submitted_on, due_iso) > 0 ? "late" : "submitted";
  if (g_date_compare (&today, &due) > 0)
    return "overdue";

  return report != NULL ? "draft" : "none";
}

static gboolean
close_quarter (PskStore     *store,
               gpointer      data,
               GCancellable *cancellable,
               GError      **error)
{
  ReportData *d = data;
  g_autoptr (PskDefinition) criteria = psk_definition_load (store, "criteria", error);
  g_autoptr (PskScoreSheet) sheet = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *json = NULL;
  g_autofree char *closed_at = NULL;
  g_autofree char *closed = psk_score_table_read_closed (store, d->month, &closed_at);

  if (closed != NULL)
    {
      g_set_error_literal (error, PSK_ERROR, PSK_ERROR_REFUSED,
                           _("The quarter is closed already."));
      return FALSE;
    }

  sheet = criteria != NULL ? psk_score_sheet_compute (store, &d->quarter, criteria, error) : NULL;
  if (sheet == NULL)
    return FALSE;

  node = psk_score_sheet_to_json (sheet);
  json = json_to_string (node, FALSE);
  return psk_score_table_close (store, d->month, psk_definition_get_id (criteria),
                                g_get_real_name (), json, error);
}

/**
 * psk_command_quarter_close:
 * @quarter: a quarter that is open
 *
 * Freezes the figures and criteria of a quarter, so that it reprints identically.
 *
 * Returns: (transfer full): the command
 */
PskCommand *
psk_command_quarter_close (const PskPeriod *quarter)
{
  g_autofree char *name = psk_period_to_string (quarter);
  ReportData *data = report_data_new (0, name);

  data->quarter = *quarter;

  return make_command (N_("Close quarter"), close_quarter, data);
}

static gboolean
set_mark (PskStore     *store,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  ReportData *d = data;
  g_autofree char *closed_at = NULL;
  g_autofree char *closed = psk_score_table_read_closed (store, d->month, &closed_at);

  if (closed != NULL)
    {
      g_set_error_literal (error, PSK_ERROR, PSK_ERROR_REFUSED,
                           _("The quarter is closed already."));
      return FALSE;
    }

  return psk_score_table_set_mark (store, d->month, d->district, d->item, d->value, d->text[0],
                                   error);
}

/**
 * psk_command_mark_set:
 * @quarter: a quarter that is open
 * @district: a district
 * @indicator: the id of an indicator that is marked by hand
 * @value: the points
 * @evidence: what they rest on
 *
 * Returns: (transfer full): the command
 */
PskCommand *
psk_command_mark_set (const PskPeriod *quarter,
                      int              district,
                      const char      *indicator,
                      double           value,
                      const char      *evidence)
{
  g_autofree char *name = psk_period_to_string (quarter);
  ReportData *data = report_data_new (district, name);

  data->item = g_strdup (indicator);
  data->value = value;
  data->text[0] = g_strdup (evidence);

  return make_command (N_("Mark by hand"), set_mark, data);
}

static gboolean
add_definition (PskStore     *store,
                gpointer      data,
                GCancellable *cancellable,
                GError      **error)
{
  ReportData *d = data;
  g_autoptr (PskDefinition) definition = psk_definition_parse (d->item, d->text[0], error);

  return definition != NULL
         && psk_definition_table_add (store, d->item, d->text[0],
                                      psk_definition_is_default (definition), error);
}

/**
 * psk_command_definition_add:
 * @kind: criteria, form, checklist or codes
 * @json: the definition
 *
 * Adds a version of a definition. Refuses with %PSK_ERROR_INVALID one that is
 * not valid, naming the path.
 *
 * Returns: (transfer full): the command
 */
PskCommand *
psk_command_definition_add (const char *kind,
                            const char *json)
{
  ReportData *data = report_data_new (0, NULL);

  data->item = g_strdup (kind);
  data->text[0] = g_strdup (json);

  return make_command (N_("Import definition"), add_definition, data);
}
