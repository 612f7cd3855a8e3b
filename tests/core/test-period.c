/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "hostile.h"
#include "psk-error.h"
#include "psk-period.h"
#include "psk-thai-date.h"

typedef struct
{
  const char *text;
  const char *canonical;    /* NULL when it is no period */
  const char *first;
  const char *last;
} ParseCase;

static const ParseCase parse_cases[] = {
  { "2567Q1", "2567Q1", "2023-10-01", "2023-12-31" },
  { "2567Q2", "2567Q2", "2024-01-01", "2024-03-31" },
  { "2567q3", "2567Q3", "2024-04-01", "2024-06-30" },
  { "๒๕๖๗Q4", "2567Q4", "2024-07-01", "2024-09-30" },
  { " 2567Q2 ", "2567Q2", "2024-01-01", "2024-03-31" },
  { "2024-03", "2024-03", "2024-03-01", "2024-03-31" },
  { "2567-03", "2024-03", "2024-03-01", "2024-03-31" },
  { "2567-2", "2024-02", "2024-02-01", "2024-02-29" },
  { "2566-02", "2023-02", "2023-02-01", "2023-02-28" },
  { "2023-12", "2023-12", "2023-12-01", "2023-12-31" },
  { "2567", "2567", "2023-10-01", "2024-09-30" },
  { "๒๕๖๗", "2567", "2023-10-01", "2024-09-30" },
  { NULL }, { "" }, { "2567Q0" }, { "2567Q5" }, { "2567Q" }, { "2567Q22" }, { "2567-00" },
  { "2567-13" }, { "2567-" }, { "2567-003" }, { "2567-3-25" }, { "256" }, { "25670" }, { "2024" },
  { "2024Q2" }, { "3110" }, { "3110-03" }, { "1800-03" }, { "Q2" }, { "2567 Q2" }, { "-2567" },
};

static PskPeriod
make_period (const char *text)
{
  g_autoptr (GError) error = NULL;
  PskPeriod period;

  g_assert_true (psk_period_parse (text, &period, &error));
  g_assert_no_error (error);
  return period;
}

static void
test_parse (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (parse_cases); i++)
    {
      const ParseCase *c = &parse_cases[i];
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;
      g_autofree char *first_iso = NULL;
      g_autofree char *last_iso = NULL;
      PskPeriod period;
      GDate first;
      GDate last;
      gboolean ok = psk_period_parse (c->text, &period, &error);

      g_test_message ("“%s”", c->text);
      g_assert_cmpint (ok, ==, c->canonical != NULL);
      if (!ok)
        {
          g_assert_error (error, PSK_ERROR, PSK_ERROR_INVALID);
          continue;
        }
      text = psk_period_to_string (&period);
      g_assert_cmpstr (text, ==, c->canonical);
      psk_period_get_range (&period, &first, &last);
      first_iso = psk_thai_date_to_iso (&first);
      last_iso = psk_thai_date_to_iso (&last);
      g_assert_cmpstr (first_iso, ==, c->first);
      g_assert_cmpstr (last_iso, ==, c->last);
    }
}

static void
test_message_names_year (void)
{
  g_autoptr (GError) error = NULL;
  PskPeriod period;

  g_assert_false (psk_period_parse ("2024Q2", &period, &error));
  g_assert_nonnull (strstr (error->message, "2567"));
}

static void
test_of_date (void)
{
  static const struct { const char *iso; const char *month; const char *quarter; } cases[] = {
    { "2023-09-30", "2023-09", "2566Q4" }, { "2023-10-01", "2023-10", "2567Q1" },
    { "2023-12-31", "2023-12", "2567Q1" }, { "2024-01-01", "2024-01", "2567Q2" },
    { "2024-03-31", "2024-03", "2567Q2" }, { "2024-04-01", "2024-04", "2567Q3" },
    { "2024-09-30", "2024-09", "2567Q4" }, { "2024-10-01", "2024-10", "2568Q1" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *quarter_text = NULL;
      PskPeriod month;
      PskPeriod quarter;
      GDate date;

      g_date_clear (&date, 1);
      g_assert_true (psk_thai_date_from_iso (cases[i].iso, &date));
      g_assert_true (psk_period_parse (cases[i].month, &month, NULL));
      quarter = psk_period_quarter_of (&date);
      quarter_text = psk_period_to_string (&quarter);
      g_assert_cmpstr (quarter_text, ==, cases[i].quarter);
      g_assert_true (psk_period_contains (&month, &date));
      g_assert_true (psk_period_contains (&quarter, &date));
    }
}

static void
test_shift (void)
{
  static const struct { const char *from; int steps; const char *to; } cases[] = {
    { "2567Q1", 1, "2567Q2" }, { "2567Q4", 1, "2568Q1" }, { "2567Q1", -1, "2566Q4" },
    { "2567Q2", 0, "2567Q2" }, { "2567Q2", -8, "2565Q2" }, { "2024-12", 1, "2025-01" },
    { "2024-01", -1, "2023-12" }, { "2024-01", 24, "2026-01" }, { "2567", 1, "2568" },
    { "2567", -3, "2564" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      PskPeriod from = make_period (cases[i].from);
      PskPeriod to = psk_period_shift (&from, cases[i].steps);
      PskPeriod back = psk_period_shift (&to, -cases[i].steps);
      g_autofree char *text = psk_period_to_string (&to);

      g_assert_cmpstr (text, ==, cases[i].to);
      g_assert_cmpint (psk_period_compare (&from, &back), ==, 0);
    }
}

static void
test_compare (void)
{
  static const char * const ascending[] = {
    "2566", "2567", "2567Q1", "2023-10", "2023-11", "2567Q2", "2024-01", "2024-02", "2567Q3",
    "2568",
  };

  for (gsize i = 1; i < G_N_ELEMENTS (ascending); i++)
    {
      PskPeriod a = make_period (ascending[i - 1]);
      PskPeriod b = make_period (ascending[i]);

      g_assert_cmpint (psk_period_compare (&a, &b), <, 0);
      g_assert_cmpint (psk_period_compare (&b, &a), >, 0);
      g_assert_cmpint (psk_period_compare (&a, &a), ==, 0);
    }
}

static void
test_contains (void)
{
  static const struct { const char *period; const char *iso; gboolean expected; } cases[] = {
    { "2567Q2", "2023-12-31", FALSE }, { "2567Q2", "2024-01-01", TRUE },
    { "2567Q2", "2024-03-31", TRUE }, { "2567Q2", "2024-04-01", FALSE },
    { "2024-02", "2024-02-29", TRUE }, { "2024-02", "2024-03-01", FALSE },
    { "2567", "2023-10-01", TRUE }, { "2567", "2024-10-01", FALSE },
  };
  PskPeriod year = make_period ("2567");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      PskPeriod period = make_period (cases[i].period);
      GDate date;

      g_date_clear (&date, 1);
      g_assert_true (psk_thai_date_from_iso (cases[i].iso, &date));
      g_assert_cmpint (psk_period_contains (&period, &date), ==, cases[i].expected);
    }
  g_assert_false (psk_period_contains (&year, NULL));
}

static void
test_format (void)
{
  static const struct
  {
    const char *text;
    PskPeriodStyle style;
    const char *thai;
    const char *english;
  } cases[] = {
    { "2024-03", PSK_PERIOD_STYLE_SHORT, "มี.ค. 67", "Mar 24" },
    { "2024-03", PSK_PERIOD_STYLE_LONG, "มีนาคม 2567", "March 2024" },
    { "2024-03", PSK_PERIOD_STYLE_OFFICIAL, "มีนาคม ๒๕๖๗", "March 2024" },
    { "2567Q2", PSK_PERIOD_STYLE_SHORT, "Q2/67", "Q2/2024" },
    { "2567Q2", PSK_PERIOD_STYLE_LONG, "ไตรมาส 2/2567", "Quarter 2/2567" },
    { "2567Q2", PSK_PERIOD_STYLE_OFFICIAL, "ไตรมาสที่ ๒ ปีงบประมาณ ๒๕๖๗",
      "Quarter 2 of fiscal year 2567" },
    { "2567", PSK_PERIOD_STYLE_SHORT, "ปี 67", "FY 2024" },
    { "2567", PSK_PERIOD_STYLE_LONG, "ปีงบประมาณ 2567", "Fiscal year 2567" },
    { "2567", PSK_PERIOD_STYLE_OFFICIAL, "ปีงบประมาณ ๒๕๖๗", "Fiscal year 2567" },
    { "2600-01", PSK_PERIOD_STYLE_SHORT, "ม.ค. 00", "Jan 57" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      PskPeriod period = make_period (cases[i].text);
      g_autofree char *thai = psk_period_format (&period, cases[i].style, PSK_LANGUAGE_THAI);
      g_autofree char *english = psk_period_format (&period, cases[i].style, PSK_LANGUAGE_ENGLISH);

      g_assert_cmpstr (thai, ==, cases[i].thai);
      g_assert_cmpstr (english, ==, cases[i].english);
    }
}

static void
test_hostile (void)
{
  g_autofree char *digits = make_long_text ("2567");

  for (gsize i = 0; i <= G_N_ELEMENTS (hostile_texts); i++)
    {
      const char *text = i < G_N_ELEMENTS (hostile_texts) ? hostile_texts[i] : digits;
      g_autoptr (GError) error = NULL;
      PskPeriod period;

      g_assert_false (psk_period_parse (text, &period, &error));
      g_assert_error (error, PSK_ERROR, PSK_ERROR_INVALID);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_cmpuint (strlen (error->message), <, 400);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/period/parse", test_parse);
  g_test_add_func ("/core/period/message-names-year", test_message_names_year);
  g_test_add_func ("/core/period/of-date", test_of_date);
  g_test_add_func ("/core/period/shift", test_shift);
  g_test_add_func ("/core/period/compare", test_compare);
  g_test_add_func ("/core/period/contains", test_contains);
  g_test_add_func ("/core/period/format", test_format);
  g_test_add_func ("/core/period/hostile", test_hostile);

  return g_test_run ();
}
