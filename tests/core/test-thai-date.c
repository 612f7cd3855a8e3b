/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "hostile.h"
#include "psk-error.h"
#include "psk-thai-date.h"

typedef struct
{
  const char *text;
  const char *iso;      /* NULL when it is no date */
} ParseCase;

typedef struct
{
  const char *text;
  const char *part;     /* what the message must say */
} MessageCase;

static const ParseCase parse_cases[] = {
  { "25/3/2567", "2024-03-25" },
  { "25/03/2567", "2024-03-25" },
  { "25-03-67", "2024-03-25" },
  { "25/3/67", "2024-03-25" },
  { "25.3.67", "2024-03-25" },
  { "25 3 2567", "2024-03-25" },
  { " 25 / 3 / 2567 ", "2024-03-25" },
  { "๒๕/๓/๒๕๖๗", "2024-03-25" },
  { "28/02/2024", "2024-02-28" },
  { "๑๐/๒/๒๕๖๗", "2024-02-10" },
  { "25 มี.ค. 67", "2024-03-25" },
  { "25 มี.ค.67", "2024-03-25" },
  { "25มี.ค.67", "2024-03-25" },
  { "25 มี. ค. 67", "2024-03-25" },
  { "25 มีค 67", "2024-03-25" },
  { "25-มี.ค.-67", "2024-03-25" },
  { "25/มี.ค./2567", "2024-03-25" },
  { "๒๕ มีนาคม ๒๕๖๗", "2024-03-25" },
  { "26 มีนาคม พ.ศ. 2567", "2024-03-26" },
  { "วันที่ 26 เดือนมีนาคม พ.ศ. ๒๕๖๗", "2024-03-26" },
  { "วันที่ 26 เดือน มีนาคม พุทธศักราช 2567", "2024-03-26" },
  { "วันจันทร์ที่ 25 มีนาคม 2567", "2024-03-25" },
  { "25 เดือน 3 พ.ศ. 2567", "2024-03-25" },
  { "25/3/พ.ศ. 2567", "2024-03-25" },
  { "25 มีนาคม ค.ศ. 2024", "2024-03-25" },
  { "1 ม.ค. 67", "2024-01-01" }, { "1 ก.พ. 67", "2024-02-01" }, { "1 เม.ย. 67", "2024-04-01" },
  { "1 พ.ค. 67", "2024-05-01" }, { "1 มิ.ย. 67", "2024-06-01" }, { "1 ก.ค. 67", "2024-07-01" },
  { "1 ส.ค. 67", "2024-08-01" }, { "1 ก.ย. 67", "2024-09-01" }, { "1 ต.ค. 66", "2023-10-01" },
  { "1 พ.ย. 66", "2023-11-01" }, { "1 ธ.ค. 66", "2023-12-01" },
  { "1 กุมภาพันธ 2567", "2024-02-01" },
  { "1 เมย 67", "2024-04-01" },
  { "1 มิย. 67", "2024-06-01" },
  { "1 กรกฏาคม 2567", "2024-07-01" },
  { "1 พฤษจิกายน 2566", "2023-11-01" },
  { "1 มกราคม 2567", "2024-01-01" },
  { "2024-03-25", "2024-03-25" },
  { "2567-03-25", "2024-03-25" },
  { "2024/03/25", "2024-03-25" },
  { "2024-3-5", "2024-03-05" },
  { "2024-03-25T00:00:00", "2024-03-25" },
  { "2024-03-25T00:00:00Z", "2024-03-25" },
  { "2024-03-25 00:00:00", "2024-03-25" },
  { "2024/03/25 00:00:00+07", "2024-03-25" },
  { "2024-03-25T10:30:00.000+07:00", "2024-03-25" },
  { "25/3/2567 10.30 น.", "2024-03-25" },
  { "25 Mar 2024", "2024-03-25" },
  { "25 march 2024", "2024-03-25" },
  { "25-MAR-24", "1981-03-25" },
  { "Mar 25, 2024", "2024-03-25" },
  { "March 25 2567", "2024-03-25" },
  { "29/2/2567", "2024-02-29" },
  { "29/2/2543", "2000-02-29" },
  { "45376", "2024-03-25" },
  { "45376.0", "2024-03-25" },
  { "45376.75", "2024-03-25" },
  { "๔๕๓๗๖", "2024-03-25" },
  { "40000", "2009-07-06" },
  { "60000", "2064-04-08" },
  { "1/1/2443", "1900-01-01" },
  { "31/12/2743", "2200-12-31" },
  { NULL, NULL }, { "", NULL }, { " ", NULL }, { "-", NULL }, { "39999", NULL }, { "60001", NULL },
  { "31/02/2567", NULL }, { "29/02/2566", NULL }, { "31 เม.ย. 67", NULL }, { "0/3/2567", NULL },
  { "25/0/2567", NULL }, { "32/1/2567", NULL }, { "3/25/2567", NULL }, { "03/25/2024", NULL },
  { "2024-25-03", NULL }, { "25/3", NULL }, { "25/3/", NULL }, { "มีนาคม 2567", NULL },
  { "2567", NULL }, { "25/3/3110", NULL }, { "25/3/2300", NULL }, { "25/3/1800", NULL },
  { "25/3/3000", NULL }, { "25/3/567", NULL }, { "25/3/7", NULL }, { "25/3/25670", NULL },
  { "25//3/2567", NULL }, { "25/3/2567/1", NULL }, { "25/3/2567 x", NULL }, { "x 25/3/2567", NULL },
  { "25 มีนาคม เมษายน 2567", NULL }, { "25 กม. 2567", NULL }, { "25 มี.ย. 67", NULL },
  { "25 มี.ค. ค.ศ. 24", NULL }, { "25 มีนาคม พ.ศ. 2024", NULL }, { "25 มีนาคม ค.ศ. 2567", NULL },
  { "20240325", NULL }, { "25032567", NULL }, { "-25/3/2567", NULL }, { "25:3:2567", NULL },
  { "25/3/2567 10:30 x", NULL }, { "1e5", NULL }, { "45376,0", NULL }, { "45376.0.0", NULL },
};

static const MessageCase message_cases[] = {
  { "25/3/3110", "543" },
  { "25/3/3110", "2567" },
  { "31/02/2567", "does not exist" },
  { "25/3/1800", "2443" },
  { "พรุ่งนี้", "พรุ่งนี้" },
  { "", "There is no date" },
};

static void
test_parse (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (parse_cases); i++)
    {
      const ParseCase *c = &parse_cases[i];
      g_autoptr (GError) error = NULL;
      g_autofree char *iso = NULL;
      GDate date;
      gboolean ok;

      g_test_message ("“%s”", c->text);
      g_date_clear (&date, 1);
      ok = psk_thai_date_parse (c->text, &date, &error);
      if (c->iso == NULL)
        {
          g_assert_error (error, PSK_ERROR, PSK_ERROR_INVALID);
          g_assert_false (ok);
          g_assert_false (g_date_valid (&date));
          continue;
        }
      g_assert_no_error (error);
      g_assert_true (ok);
      iso = psk_thai_date_to_iso (&date);
      g_assert_cmpstr (iso, ==, c->iso);
    }
}

static void
test_messages (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (message_cases); i++)
    {
      g_autoptr (GError) error = NULL;
      GDate date;

      g_assert_false (psk_thai_date_parse (message_cases[i].text, &date, &error));
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, message_cases[i].part));
    }
}

/* Whatever is written is read back as the same day, in every style. */
static void
test_round_trip (void)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 1, G_DATE_JANUARY, 2023);
  for (int i = 0; i < 800; i++)
    {
      for (PskDateStyle style = PSK_DATE_ISO; style <= PSK_DATE_NUMERIC; style++)
        {
          for (PskLanguage language = PSK_LANGUAGE_THAI; language <= PSK_LANGUAGE_ENGLISH;
               language++)
            {
              g_autofree char *text = psk_thai_date_format (&date, style, language);
              g_autoptr (GError) error = NULL;
              GDate back;

              g_date_clear (&back, 1);
              g_assert_true (psk_thai_date_parse (text, &back, &error));
              g_assert_no_error (error);
              g_assert_cmpint (g_date_compare (&date, &back), ==, 0);
            }
        }
      g_date_add_days (&date, 1);
    }
}

static void
test_format (void)
{
  static const struct
  {
    const char *iso;
    PskDateStyle style;
    PskLanguage language;
    const char *expected;
  } cases[] = {
    { "2024-03-25", PSK_DATE_ISO, PSK_LANGUAGE_THAI, "2024-03-25" },
    { "2024-03-25", PSK_DATE_SHORT, PSK_LANGUAGE_THAI, "25 มี.ค. 2567" },
    { "2024-03-25", PSK_DATE_SHORT, PSK_LANGUAGE_ENGLISH, "25 Mar 2024" },
    { "2024-03-25", PSK_DATE_LONG, PSK_LANGUAGE_THAI, "25 มีนาคม 2567" },
    { "2024-03-25", PSK_DATE_LONG, PSK_LANGUAGE_ENGLISH, "25 March 2024" },
    { "2024-03-25", PSK_DATE_OFFICIAL, PSK_LANGUAGE_THAI, "๒๕ มีนาคม ๒๕๖๗" },
    { "2024-03-25", PSK_DATE_OFFICIAL, PSK_LANGUAGE_ENGLISH, "25 March 2024" },
    { "2024-03-25", PSK_DATE_NUMERIC, PSK_LANGUAGE_THAI, "25/3/2567" },
    { "2024-03-25", PSK_DATE_NUMERIC, PSK_LANGUAGE_ENGLISH, "25/3/2024" },
    { "2023-12-01", PSK_DATE_SHORT, PSK_LANGUAGE_THAI, "1 ธ.ค. 2566" },
    { NULL, PSK_DATE_LONG, PSK_LANGUAGE_THAI, "" },
    { "", PSK_DATE_LONG, PSK_LANGUAGE_THAI, "" },
    { "2567", PSK_DATE_LONG, PSK_LANGUAGE_THAI, "2567" },
  };
  g_autofree char *nothing = psk_thai_date_format (NULL, PSK_DATE_LONG, PSK_LANGUAGE_THAI);

  g_assert_cmpstr (nothing, ==, "");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = psk_thai_date_format_iso (cases[i].iso, cases[i].style,
                                                        cases[i].language);

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
test_from_iso (void)
{
  static const char * const wrong[] = {
    NULL, "", "2024-3-25", "2024-03-2x", "2024-02-30", "2567-03-25", "2024-03-25 ", "2024/03/25",
    "+024-03-25", "2024-00-10", "2024-13-10", "2024-10-00", "0000-01-01",
  };
  GDate date;

  g_date_clear (&date, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (psk_thai_date_from_iso (wrong[i], &date));

  g_assert_true (psk_thai_date_from_iso ("2024-02-29", &date));
  g_assert_cmpint (g_date_get_day (&date), ==, 29);
  g_assert_cmpint (g_date_get_month (&date), ==, 2);
  g_assert_cmpint (g_date_get_year (&date), ==, 2024);
}

static void
test_hostile (void)
{
  static const char * const units[] = { "1", "มีนาคม", "/", "1/", ".", "พ.ศ.", "\xff", " " };
  GDate date;

  for (gsize i = 0; i < G_N_ELEMENTS (hostile_texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (psk_thai_date_parse (hostile_texts[i], &date, &error));
      g_assert_error (error, PSK_ERROR, PSK_ERROR_INVALID);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autofree char *text = make_long_text (units[i]);
      g_autoptr (GError) error = NULL;

      g_assert_false (psk_thai_date_parse (text, &date, &error));
      g_assert_error (error, PSK_ERROR, PSK_ERROR_INVALID);
      g_assert_cmpuint (strlen (error->message), <, 400);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/thai-date/parse", test_parse);
  g_test_add_func ("/core/thai-date/messages", test_messages);
  g_test_add_func ("/core/thai-date/round-trip", test_round_trip);
  g_test_add_func ("/core/thai-date/format", test_format);
  g_test_add_func ("/core/thai-date/from-iso", test_from_iso);
  g_test_add_func ("/core/thai-date/hostile", test_hostile);

  return g_test_run ();
}
