/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-thai-date.h"

#include <stdlib.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "psk-error.h"
#include "psk-text.h"

#define BUDDHIST_OFFSET 543
#define FIRST_BUDDHIST_YEAR 2400
#define FIRST_YEAR 1900
#define LAST_YEAR 2200

typedef enum
{
  ERA_UNSAID,
  ERA_BUDDHIST,
  ERA_COMMON,
} Era;

typedef struct
{
  int value;
  int digits;
} Number;

typedef struct
{
  int month;
  const char *word;
} MonthWord;

static const char * const thai_months[] = {
  "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน",
  "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม",
};

static const char * const thai_short_months[] = {
  "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.",
  "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.",
};

static const char * const english_months[] = {
  "January", "February", "March", "April", "May", "June",
  "July", "August", "September", "October", "November", "December",
};

static const char * const english_short_months[] = {
  "Jan", "Feb", "Mar", "Apr", "May", "Jun",
  "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
};

/* What people write besides the names above; without dots, as the abbreviations
 * are compared.
 */
static const MonthWord other_words[] = {
  { 1, "มกรา" }, { 1, "มกราค" }, { 1, "มกราคน" },
  { 2, "กุมภาพันธ" }, { 2, "กุมภา" }, { 2, "กุมภาพัน" }, { 2, "กุมภาพันธุ์" }, { 2, "กุมพาพันธ์" },
  { 3, "มีนา" }, { 3, "มินาคม" }, { 3, "มีนาคน" },
  { 4, "เมษา" }, { 4, "เมศายน" }, { 4, "เมษายม" },
  { 5, "พฤษภา" }, { 5, "พฤกษภาคม" }, { 5, "พฤษาคม" }, { 5, "พฤภาคม" },
  { 6, "มิถุนา" }, { 6, "มิถุนายม" }, { 6, "มิถุณายน" },
  { 7, "กรกฎา" }, { 7, "กรกฏาคม" }, { 7, "กรกฏา" }, { 7, "กรกดาคม" },
  { 8, "สิงหา" }, { 8, "สิงหาคน" },
  { 9, "กันยา" }, { 9, "กันยายม" }, { 9, "sept" },
  { 10, "ตุลา" }, { 10, "ตุลาคน" },
  { 11, "พฤศจิกา" }, { 11, "พฤษจิกายน" }, { 11, "พฤศจิกายม" }, { 11, "พฤจิกายน" },
  { 12, "ธันวา" }, { 12, "ธันวาคน" }, { 12, "ธันวามคม" },
};

/* Keeps the letters and marks of [@start, @end) in lower case and counts the
 * signs that are neither letter, mark, space nor the dot of an abbreviation.
 * Returns %NULL when a sign has no place in a date.
 */
static char *
read_word (const char *start,
           const char *end,
           int        *n_signs,
           int        *n_dots)
{
  g_autoptr (GString) word = g_string_new (NULL);

  *n_signs = 0;
  *n_dots = 0;
  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalpha (c) || g_unichar_ismark (c))
        g_string_append_unichar (word, g_unichar_tolower (c));
      else if (c == '.')
        (*n_dots)++;
      else if (c == '/' || c == '-' || c == ',' || c == 0x2013 || c == 0x2212)
        (*n_signs)++;
      else if (c != ' ')
        return NULL;
    }

  return g_string_free (g_steal_pointer (&word), FALSE);
}

static gboolean
drop_end (char       *word,
          const char *end)
{
  if (!g_str_has_suffix (word, end))
    return FALSE;

  word[strlen (word) - strlen (end)] = '\0';
  return TRUE;
}

static void
take_era (char *word,
          Era  *era)
{
  static const char * const buddhist[] = { "พุทธศักราช", "พศ", "be" };
  static const char * const common[] = { "คริสต์ศักราช", "คศ", "ce", "ad" };

  for (guint i = 0; i < G_N_ELEMENTS (buddhist); i++)
    {
      if (drop_end (word, buddhist[i]))
        *era = ERA_BUDDHIST;
    }
  for (guint i = 0; i < G_N_ELEMENTS (common); i++)
    {
      if (drop_end (word, common[i]))
        *era = ERA_COMMON;
    }
}

/* @word has neither dots nor capitals. */
static gboolean
is_month_name (const char *word,
               const char *name)
{
  for (; *name != '\0'; name++)
    {
      if (*name == '.')
        continue;
      if (*word != g_ascii_tolower (*name))
        return FALSE;
      word++;
    }

  return *word == '\0';
}

/* Returns: 1–12, or 0 */
static int
find_month (const char *word)
{
  if (g_str_has_prefix (word, "เดือน"))
    word += strlen ("เดือน");

  for (int i = 0; i < 12; i++)
    {
      if (is_month_name (word, thai_months[i]) || is_month_name (word, thai_short_months[i]) ||
          is_month_name (word, english_months[i]) || is_month_name (word, english_short_months[i]))
        return i + 1;
    }
  for (guint i = 0; i < G_N_ELEMENTS (other_words); i++)
    {
      if (strcmp (word, other_words[i].word) == 0)
        return other_words[i].month;
    }

  return 0;
}

/* วันที่, เมื่อวันที่, วันจันทร์ที่, ที่ */
static gboolean
is_day_word (const char *word)
{
  return *word == '\0' || strcmp (word, "ที่") == 0 || strcmp (word, "เมื่อ") == 0 ||
         ((g_str_has_prefix (word, "วัน") || g_str_has_prefix (word, "เมื่อวัน")) &&
          g_str_has_suffix (word, "ที่"));
}

/* A time of day after the date: "T00:00:00Z", "10:30 น.", "00:00:00+07". */
static gboolean
is_time (const char *text)
{
  const char *p = text;

  if (*p == '\0' || strcmp (p, " ") == 0)
    return TRUE;
  if (*p != 'T' && *p != 't' && *p != ' ')
    return FALSE;
  p++;
  if (!g_ascii_isdigit (*p) || (strchr (p, ':') == NULL && !g_str_has_suffix (p, "น.")))
    return FALSE;
  p += strspn (p, "0123456789:.");
  p += strspn (p, " ");

  return *p == '\0' || strcmp (p, "น.") == 0 || strcmp (p, "Z") == 0 ||
         ((*p == '+' || *p == '-') && p[1 + strspn (p + 1, "0123456789:")] == '\0');
}

static const char *
read_number (const char *text,
             Number     *number)
{
  const char *p = text;

  number->value = 0;
  for (; g_ascii_isdigit (*p) && p - text < 5; p++)
    number->value = number->value * 10 + (*p - '0');
  number->digits = p - text;

  return p;
}

/* Splits @text into @numbers with the gaps around them; a month word stands for
 * one number. @text is clean and has Arabic digits. Returns the number of
 * numbers read, or 0 when the text is not made like a date.
 */
static int
scan (const char *text,
      Number      numbers[3],
      int        *month,
      Era        *era)
{
  const char *p = text;
  int n = 0;

  *month = 0;
  *era = ERA_UNSAID;
  while (n < (*month != 0 ? 2 : 3))
    {
      const char *gap = p;
      g_autofree char *word = NULL;
      Era said = ERA_UNSAID;
      int n_signs;
      int n_dots;

      while (*p != '\0' && !g_ascii_isdigit (*p))
        p = g_utf8_next_char (p);
      if (*p == '\0')
        return 0;
      word = read_word (gap, p, &n_signs, &n_dots);
      if (word == NULL || n_signs > 2 || n_dots > 6)
        return 0;

      take_era (word, &said);
      if (said != ERA_UNSAID)
        *era = said;
      if (*word == '\0' || strcmp (word, "เดือน") == 0)
        {
          /* Nothing but one sign between two numbers, nothing before the first. */
          if (n_signs + (said == ERA_UNSAID ? n_dots : 0) > (n == 0 ? 0 : 1))
            return 0;
        }
      else if (n > 0 || !is_day_word (word))
        {
          if (*month != 0 || n == 2)
            return 0;
          *month = find_month (word);
          if (*month == 0)
            return 0;
        }
      p = read_number (p, &numbers[n++]);
    }

  return is_time (p) ? n : 0;
}

/* Excel's 1900 system counts 1 January 1900 as 1 and a 29 February 1900 that
 * never was, so that day 0 is in effect 30 December 1899.
 */
static gboolean
parse_serial (const char *text,
              GDate      *date)
{
  char *end;
  double serial;

  if (strspn (text, "0123456789.") != strlen (text) || !g_ascii_isdigit (*text))
    return FALSE;
  serial = g_ascii_strtod (text, &end);
  if (*end != '\0' || serial < 40000 || serial >= 60001)
    return FALSE;

  g_date_set_dmy (date, 30, G_DATE_DECEMBER, 1899);
  g_date_add_days (date, (guint) serial);
  return TRUE;
}

static gboolean
settle_year (const char *text,
             Number      number,
             Era         era,
             int        *year,
             GError    **error)
{
  int buddhist = era == ERA_BUDDHIST || (era == ERA_UNSAID && number.value >= FIRST_BUDDHIST_YEAR);
  int value = number.value - (buddhist ? BUDDHIST_OFFSET : 0);

  if (number.digits == 2 && era != ERA_COMMON)
    value = 2500 + number.value - BUDDHIST_OFFSET;

  if (value >= FIRST_YEAR && value <= LAST_YEAR)
    {
      *year = value;
      return TRUE;
    }

  if (value - BUDDHIST_OFFSET >= FIRST_YEAR && value - BUDDHIST_OFFSET <= LAST_YEAR && buddhist)
    g_set_error (error, PSK_ERROR, PSK_ERROR_INVALID,
                 /* Translators: the year as typed, the whole date, the right year */
                 _("The year %d in “%s” is too late, as if 543 had been added twice; "
                   "type it as %d."),
                 number.value, text, number.value - BUDDHIST_OFFSET);
  else
    g_set_error (error, PSK_ERROR, PSK_ERROR_INVALID,
                 _("The year of “%s” is not between 2443 and 2743; check the year."), text);
  return FALSE;
}

static void
set_not_a_date (const char *text,
                GError    **error)
{
  if (*text == '\0')
    g_set_error (error, PSK_ERROR, PSK_ERROR_INVALID,
                 _("There is no date; type it as day, month and year, for example 25/3/2567."));
  else
    g_set_error (error, PSK_ERROR, PSK_ERROR_INVALID,
                 _("“%s” is not a date; type it as day, month and year, for example 25/3/2567."),
                 text);
}

/**
 * psk_thai_date_parse:
 * @text: (nullable): what was typed or read
 * @date: (out caller-allocates): the date
 * @error: return location for an error
 *
 * Reads a date as people and programmes write it: 25/3/2567, 25-03-67,
 * 25 มี.ค. 67, ๒๕ มีนาคม พ.ศ. ๒๕๖๗, 25 Mar 2024, 2024-03-25 with or without a
 * time, and the day number of a spreadsheet (40000–60000, the 1900 system).
 *
 * The day comes before the month, unless a year of four digits comes first or
 * the month is a word; the two are never exchanged to make a date fit. A year
 * from 2400 is Buddhist, and so is one of two digits, as offices write it (67
 * is 2567); 543 is taken off once.
 *
 * Fails with %PSK_ERROR_INVALID when @text is no date, does not exist in the
 * calendar, or is not within the years 1900–2200 of the Common Era.
 *
 * Returns: whether @date was set
 */
gboolean
psk_thai_date_parse (const char  *text,
                     GDate       *date,
                     GError     **error)
{
  g_autofree char *quoted = psk_text_shorten (text, 40);
  g_autofree char *clean = psk_text_clean (text);
  g_autofree char *arabic = psk_text_arabic_digits (clean);
  Number numbers[3];
  Number day;
  Number year;
  Era era;
  int month;
  int ce_year;
  int n;

  g_return_val_if_fail (date != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (parse_serial (arabic, date))
    return TRUE;

  n = scan (arabic, numbers, &month, &era);
  if (n == 0)
    {
      set_not_a_date (quoted, error);
      return FALSE;
    }

  year = numbers[0].digits == 4 ? numbers[0] : numbers[n - 1];
  day = numbers[0].digits == 4 ? numbers[n - 1] : numbers[0];
  if (n == 3)
    month = numbers[1].digits <= 2 ? numbers[1].value : 0;
  if (day.digits > 2 || (year.digits != 4 && (year.digits != 2 || era == ERA_COMMON)))
    {
      set_not_a_date (quoted, error);
      return FALSE;
    }
  if (!settle_year (quoted, year, era, &ce_year, error))
    return FALSE;
  if (month < 1 || month > 12 || !g_date_valid_dmy (day.value, month, ce_year))
    {
      g_set_error (error, PSK_ERROR, PSK_ERROR_INVALID,
                   _("“%s” does not exist in the calendar; check the day and the month."), quoted);
      return FALSE;
    }

  g_date_set_dmy (date, day.value, month, ce_year);
  return TRUE;
}

/**
 * psk_thai_date_to_iso:
 * @date: a valid date
 *
 * Returns: (transfer full): the date as it is stored, such as "2024-03-25"
 */
char *
psk_thai_date_to_iso (const GDate *date)
{
  g_return_val_if_fail (date != NULL && g_date_valid (date), NULL);

  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (date), g_date_get_month (date),
                          g_date_get_day (date));
}

/**
 * psk_thai_date_from_iso:
 * @iso: (nullable): a stored date
 * @date: (out caller-allocates): the date
 *
 * Reads exactly what psk_thai_date_to_iso() writes, within the years 1900–2200.
 *
 * Returns: whether @date was set
 */
gboolean
psk_thai_date_from_iso (const char *iso,
                        GDate      *date)
{
  int year;
  int month;
  int day;

  g_return_val_if_fail (date != NULL, FALSE);

  if (iso == NULL || strlen (iso) != 10 || iso[4] != '-' || iso[7] != '-')
    return FALSE;
  for (int i = 0; i < 10; i++)
    {
      if (i != 4 && i != 7 && !g_ascii_isdigit (iso[i]))
        return FALSE;
    }

  year = atoi (iso);
  month = atoi (iso + 5);
  day = atoi (iso + 8);
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 ||
      !g_date_valid_dmy (day, month, year))
    return FALSE;

  g_date_set_dmy (date, day, month, year);
  return TRUE;
}

/**
 * psk_thai_date_month_name:
 * @month: 1–12
 * @style: %PSK_DATE_SHORT for the abbreviation, any other for the whole name
 * @language: the language of the name
 *
 * Returns: (transfer none): the name of the month
 */
const char *
psk_thai_date_month_name (int          month,
                          PskDateStyle style,
                          PskLanguage  language)
{
  g_return_val_if_fail (month >= 1 && month <= 12, "");

  if (language == PSK_LANGUAGE_THAI)
    return style == PSK_DATE_SHORT ? thai_short_months[month - 1] : thai_months[month - 1];

  return style == PSK_DATE_SHORT ? english_short_months[month - 1] : english_months[month - 1];
}

/**
 * psk_thai_date_format:
 * @date: (nullable): a date
 * @style: how to write it
 * @language: the language, which also decides the era
 *
 * Returns: (transfer full): the text, "" when @date is %NULL or not valid
 */
char *
psk_thai_date_format (const GDate  *date,
                      PskDateStyle  style,
                      PskLanguage   language)
{
  g_autofree char *text = NULL;
  int year;
  int day;

  if (date == NULL || !g_date_valid (date))
    return g_strdup ("");
  if (style == PSK_DATE_ISO)
    return psk_thai_date_to_iso (date);

  day = g_date_get_day (date);
  year = g_date_get_year (date) + (language == PSK_LANGUAGE_THAI ? BUDDHIST_OFFSET : 0);
  if (style == PSK_DATE_NUMERIC)
    return g_strdup_printf ("%d/%d/%d", day, (int) g_date_get_month (date), year);

  text = g_strdup_printf ("%d %s %d", day,
                          psk_thai_date_month_name (g_date_get_month (date), style, language),
                          year);
  if (style == PSK_DATE_OFFICIAL && language == PSK_LANGUAGE_THAI)
    return psk_text_thai_digits (text);

  return g_steal_pointer (&text);
}

/**
 * psk_thai_date_format_moment:
 * @iso: a stored moment, ISO 8601 in UTC
 * @language: the language, which also decides the era
 *
 * Writes a moment as day and time in the time zone of the office; a text that is no
 * moment is given back as it is.
 *
 * Returns: (transfer full): the text
 */
char *
psk_thai_date_format_moment (const char  *iso,
                             PskLanguage  language)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) moment = g_date_time_new_from_iso8601 (iso, utc);
  g_autoptr (GDateTime) local = moment != NULL ? g_date_time_to_local (moment) : NULL;
  g_autofree char *day = NULL;
  GDate date;

  if (local == NULL)
    return g_strdup (iso);

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, g_date_time_get_day_of_month (local), g_date_time_get_month (local),
                  g_date_time_get_year (local));
  day = psk_thai_date_format (&date, PSK_DATE_SHORT, language);
  return g_strdup_printf ("%s %02d:%02d", day, g_date_time_get_hour (local),
                          g_date_time_get_minute (local));
}

/**
 * psk_thai_date_format_iso:
 * @iso: (nullable): a stored date
 * @style: how to write it
 * @language: the language, which also decides the era
 *
 * Writes a stored date; a text that is no date is given back as it is, so that
 * nothing is hidden.
 *
 * Returns: (transfer full): the text, "" for %NULL
 */
char *
psk_thai_date_format_iso (const char   *iso,
                          PskDateStyle  style,
                          PskLanguage   language)
{
  GDate date;

  g_date_clear (&date, 1);
  if (!psk_thai_date_from_iso (iso, &date))
    return g_strdup (iso != NULL ? iso : "");

  return psk_thai_date_format (&date, style, language);
}
