/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "psk-definition-table.h"
#include "psk-error.h"
#include "psk-report-commands.h"
#include "psk-score.h"
#include "psk-setting-table.h"
#include "psk-test-sample.h"

static const PskPeriod quarter = { PSK_PERIOD_QUARTER, 2567, 2 };

static PskScoreSheet *
load (PskTestBook *test)
{
  g_autoptr (GError) error = NULL;
  PskScoreSheet *sheet = psk_score_sheet_load (psk_book_get_store (test->book), &quarter, &error);

  g_assert_no_error (error);
  return sheet;
}

/* Whoever adds the printed points gets the printed total. */
static void
test_sums (void)
{
  g_autoptr (PskTestBook) test = psk_test_sample_new ();
  g_autoptr (PskScoreSheet) sheet = load (test);

  g_assert_cmpuint (sheet->n_rows, ==, 13);
  g_assert_cmpint (sheet->max, ==, 1000);
  for (guint r = 0; r < sheet->n_rows; r++)
    {
      const PskScoreRow *row = &sheet->rows[r];
      int sum = 0;

      for (guint i = 0; i < sheet->n_indicators; i++)
        {
          const PskScoreCell *cell = &row->cells[i];

          sum += cell->points;
          g_assert_cmpint (cell->points, <=, sheet->indicators[i].max);
          g_assert_cmpfloat (cell->value, <=, cell->target);
        }
      g_assert_cmpint (row->total, ==, sum);
      g_assert_cmpint (row->percent, ==, sum);
      g_assert_cmpstr (row->grade, ==, row->percent >= 900 ? "A" : row->percent >= 800 ? "B"
                                       : row->percent >= 700 ? "C" : "D");
    }
}

static int
percent_with (PskScoreSheet *sheet,
              PskScoreRow   *row,
              int            gain)
{
  return (int) floor ((row->total + gain) * 1000.0 / sheet->max + 0.5 + 1e-9);
}

/* A step leads to the next grade, or as far as its indicator goes, and is the shortest
 * that does. */
static void
check_step (PskScoreSheet      *sheet,
            PskScoreRow        *row,
            int                 missing,
            const PskScoreStep *step)
{
  const PskIndicator *indicator = &sheet->indicators[step->indicator];
  const PskScoreCell *cell = &row->cells[step->indicator];
  const double share = (cell->value + step->count - 1) / cell->target;
  const int less = (int) floor (share * indicator->max + 0.5 + 1e-9) - cell->points;

  if (cell->value + step->count < cell->target)
    g_assert_cmpint (percent_with (sheet, row, step->gain), >=, row->percent + missing);
  g_assert_cmpint (percent_with (sheet, row, less), <, row->percent + missing);
}

static void
check_next_grades (PskScoreSheet *sheet)
{
  for (guint r = 0; r < sheet->n_rows; r++)
    {
      PskScoreRow *row = &sheet->rows[r];
      const char *grade;
      int missing;
      g_autoptr (GArray) steps = psk_score_sheet_next_grade (sheet, row, &grade, &missing);

      if (g_str_equal (row->grade, "A"))
        {
          g_assert_null (grade);
          continue;
        }
      g_assert_nonnull (grade);
      g_assert_cmpint (*grade, ==, *row->grade - 1);
      g_assert_cmpint (missing, >, 0);
      g_assert_cmpuint (steps->len, >, 0);
      for (guint i = 0; i < steps->len; i++)
        check_step (sheet, row, missing, &g_array_index (steps, PskScoreStep, i));
    }
}

static void
test_next_grade (void)
{
  g_autoptr (PskTestBook) test = psk_test_sample_new ();
  g_autoptr (PskScoreSheet) sheet = load (test);

  check_next_grades (sheet);
}

/* The most points of all indicators together need not be a hundred. */
static void
test_next_grade_of_few_points (void)
{
  static const char *json
    = "{\"kind\":\"criteria\",\"grades\":[{\"grade\":\"A\",\"from\":90},"
      "{\"grade\":\"B\",\"from\":80},{\"grade\":\"C\",\"from\":70},{\"grade\":\"D\",\"from\":0}],"
      "\"indicators\":[{\"id\":\"a\",\"title_th\":\"ก\",\"max\":30,"
      "\"numerator\":\"households.planting\",\"denominator\":\"households.target\"},"
      "{\"id\":\"b\",\"title_th\":\"ข\",\"max\":10,"
      "\"numerator\":\"photos.paired\",\"denominator\":\"centres.target\"}]}";
  g_autoptr (PskTestBook) test = psk_test_sample_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (PskDefinition) criteria = psk_definition_parse ("criteria", json, &error);
  g_autoptr (PskScoreSheet) sheet = NULL;

  g_assert_no_error (error);
  sheet = psk_score_sheet_compute (psk_book_get_store (test->book), &quarter, criteria, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sheet->max, ==, 400);

  check_next_grades (sheet);
}

/* The parts of a cell add up to its figure, and to what it is counted out of. */
static void
test_explanation (void)
{
  g_autoptr (PskTestBook) test = psk_test_sample_new ();
  g_autoptr (PskScoreSheet) sheet = load (test);

  for (guint r = 0; r < sheet->n_rows; r++)
    {
      for (guint i = 0; i < sheet->n_indicators; i++)
        {
          g_autoptr (GPtrArray) items = psk_score_sheet_explain (
            sheet, psk_book_get_store (test->book), sheet->rows[r].area, i, NULL);
          double have = 0;
          double need = 0;

          for (guint n = 0; n < items->len; n++)
            {
              have += ((PskScoreItem *) items->pdata[n])->have;
              need += ((PskScoreItem *) items->pdata[n])->need;
            }
          g_assert_cmpfloat (have, ==, sheet->rows[r].cells[i].value);
          g_assert_cmpfloat (need, ==, sheet->rows[r].cells[i].target);
        }
    }
}

static gboolean
forget_centres (PskStore     *store,
                gpointer      data,
                GCancellable *cancellable,
                GError      **error)
{
  return psk_setting_table_set (store, PSK_SETTING_SLOTS, "40", error);
}

static char *
as_json (PskScoreSheet *sheet)
{
  g_autoptr (JsonNode) node = psk_score_sheet_to_json (sheet);

  return json_to_string (node, FALSE);
}

static void
test_closed_quarter (void)
{
  g_autoptr (PskTestBook) test = psk_test_sample_new ();
  g_autoptr (PskScoreSheet) open = load (test);
  g_autoptr (PskScoreSheet) closed = NULL;
  g_autoptr (PskScoreSheet) now = NULL;
  g_autoptr (PskCommand) command = psk_command_quarter_close (&quarter);
  g_autoptr (PskCommand) again = psk_command_quarter_close (&quarter);
  g_autofree char *before = as_json (open);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  psk_book_run (test->book, command, NULL, &error);
  g_assert_no_error (error);
  psk_test_book_run (test, forget_centres, NULL);

  closed = load (test);
  after = as_json (closed);
  g_assert_nonnull (closed->closed_at);
  g_assert_cmpstr (before, ==, after);

  now = psk_score_sheet_compute (psk_book_get_store (test->book), &quarter, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (now->rows[0].percent, <, closed->rows[0].percent);

  g_assert_false (psk_book_run (test->book, again, NULL, &error));
  g_assert_error (error, PSK_ERROR, PSK_ERROR_REFUSED);
}

/* Of each definition what is wrong with it; the indicator and the item are whole otherwise. */
#define GRADES "\"grades\":[{\"grade\":\"A\",\"from\":90}]"
#define CRITERIA(indicator) "{\"kind\":\"criteria\"," GRADES ",\"indicators\":[" indicator "]}"
#define MANUAL "\"id\":\"a\",\"title_th\":\"ก\",\"numerator\":\"manual\""
#define FORM(rest) "{\"kind\":\"form\",\"items\":[{\"id\":\"a\",\"title_th\":\"ก\"" rest "}"

static void
test_bad_definitions (void)
{
  static const struct
  {
    const char *kind;
    const char *json;
    const char *named; /* in the message */
  } cases[] = {
    { "criteria", "not json", "JSON" },
    { "criteria", "{}", "$.kind" },
    { "criteria", FORM ("}]"), "$.kind" },
    { "criteria", "{\"kind\":\"criteria\",\"grades\":7,\"indicators\":[]}", "$.grades" },
    { "criteria", "{\"kind\":\"criteria\",\"grades\":[7],\"indicators\":[]}", "$.grades[0]" },
    { "criteria", "{\"kind\":\"criteria\",\"grades\":[{\"grade\":\"A\",\"from\":-1}],\"indicators\":[]}",
      "$.grades[0].from" },
    { "criteria", "{\"kind\":\"criteria\",\"grades\":[{\"grade\":7,\"from\":90}],\"indicators\":[]}",
      "$.grades[0].grade" },
    { "criteria", "", "“$” must be an object" },
    { "criteria", "[]", "“$” must be an object" },
    { "criteria", "{", "JSON" },
    { "criteria", CRITERIA ("{}"), "$.indicators[0].id" },
    { "criteria", CRITERIA ("{\"id\":\"a\",\"title_th\":\"ก\",\"numerator\":5,\"max\":10}"),
      "$.indicators[0].numerator" },
    { "criteria", CRITERIA ("{" MANUAL ",\"max\":\"10\"}"), "$.indicators[0].max" },
    { "criteria", CRITERIA ("{" MANUAL ",\"max\":1e300}"), "$.indicators[0].max" },
    { "criteria", CRITERIA ("{" MANUAL ",\"max\":0}"), "points" },
    { "criteria", CRITERIA (""), "points" },
    { "criteria", CRITERIA ("{\"id\":\"a\",\"title_th\":\"ก\",\"numerator\":\"photos.paired\",\"max\":9}"),
      "$.indicators[0].denominator" },
    { "criteria", CRITERIA ("{\"id\":\"a\",\"title_th\":\"ก\",\"numerator\":\"photos.paired\","
                            "\"denominator\":\"gardens\",\"max\":9}"), "gardens" },
    { "form", FORM (",\"metric\":[]}]"), "$.items[0].metric" },
    { "form", FORM ("}],\"due\":15"), "$.due" },
    { "form", FORM ("}],\"due\":{\"day\":0}"), "$.due.day" },
    { "form", FORM ("}],\"due\":{\"day\":\"15\"}"), "$.due.day" },
    { "form", FORM ("}],\"due\":{\"day\":15,\"month_offset\":-1}"), "$.due.month_offset" },
    { "checklist", "{\"kind\":\"checklist\",\"items\":[{\"id\":1,\"title_th\":\"ก\"}]}",
      "$.items[0].id" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].json);
      g_assert_null (psk_definition_parse (cases[i].kind, cases[i].json, &error));
      g_assert_error (error, PSK_ERROR, PSK_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, cases[i].named));
    }
}

static void
test_good_definitions (void)
{
  static const char *const kinds[] = { "criteria", "form", "form", "form" };
  static const char *const texts[] = {
    CRITERIA ("{" MANUAL ",\"max\":0.5}"), FORM ("}]"), FORM (",\"metric\":null}],\"due\":{}"),
    FORM (",\"metric\":\"centres.open\"}],\"due\":{\"day\":31,\"month_offset\":0}"),
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PskDefinition) definition = psk_definition_parse (kinds[i], texts[i], &error);

      g_assert_no_error (error);
      g_assert_nonnull (definition);
    }
}

/* An office that tried other criteria comes back to those that Pansuk ships. */
static void
test_default_again (void)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  PskStore *store = psk_book_get_store (test->book);
  g_autofree char *shipped = psk_definition_table_read (store, "criteria", NULL, NULL, NULL);
  const char *texts[] = { CRITERIA ("{" MANUAL ",\"max\":1}"), shipped, shipped };
  g_autofree char *json = NULL;
  gboolean is_default = FALSE;
  int version = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (PskCommand) command = psk_command_definition_add ("criteria", texts[i]);
      g_autoptr (GError) error = NULL;

      psk_book_run (test->book, command, NULL, &error);
      g_assert_no_error (error);
    }

  json = psk_definition_table_read (store, "criteria", NULL, &version, &is_default);
  g_assert_cmpstr (json, ==, shipped);
  g_assert_cmpint (version, ==, 4);
  g_assert_true (is_default);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/score/sums", test_sums);
  g_test_add_func ("/score/next-grade", test_next_grade);
  g_test_add_func ("/score/next-grade-of-few-points", test_next_grade_of_few_points);
  g_test_add_func ("/score/explanation", test_explanation);
  g_test_add_func ("/score/closed-quarter", test_closed_quarter);
  g_test_add_func ("/score/bad-definitions", test_bad_definitions);
  g_test_add_func ("/score/good-definitions", test_good_definitions);
  g_test_add_func ("/score/default-again", test_default_again);

  return g_test_run ();
}
