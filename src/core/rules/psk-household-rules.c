/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-household-rules.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "psk-error.h"
#include "psk-person-id.h"
#include "psk-text.h"
#include "psk-thai-date.h"

#define MAX_MEMBERS 99
#define MAX_TEXT 200
#define MAX_NOTE 2000
#define HOUSE_CODE_DIGITS 11

/* A list of plans may run ahead of the calendar, but not by more than a year. */
#define MAX_DAYS_AHEAD 366

static gboolean
check_length (const char *clean,
              int         max_chars,
              GError    **error)
{
  g_autofree char *quoted = NULL;

  if (strlen (clean) <= (gsize) max_chars || g_utf8_strlen (clean, -1) <= max_chars)
    return TRUE;

  quoted = psk_text_shorten (clean, 40);
  g_set_error (error, PSK_ERROR, PSK_ERROR_INVALID,
               _("“%s” is too long: at most %d characters fit."), quoted, max_chars);
  return FALSE;
}

static gboolean
set_text (PskHousehold     *household,
          PskHouseholdField field,
          const char       *clean,
          int               max_chars,
          GError          **error)
{
  if (!check_length (clean, max_chars, error))
    return FALSE;

  psk_record_set_text (household, field, *clean != '\0' ? clean : NULL);
  return TRUE;
}

static gboolean
read_whole (const char *clean,
            int         max,
            int        *number,
            GError    **error)
{
  double value;

  if (psk_text_parse_number (clean, &value) && value >= 0 && value <= max
      && value == floor (value))
    {
      *number = (int) value;
      return TRUE;
    }

  g_set_error (error, PSK_ERROR, PSK_ERROR_INVALID,
               _("“%s” is not a whole number from 0 to %d: correct the number."), clean, max);
  return FALSE;
}

/* How many kinds grow; a household that has not begun says so in words. */
static gboolean
set_kinds (PskHousehold *household,
           const char   *clean,
           GError      **error)
{
  static const char * const none[] = { "ยังไม่ปลูก", "ยังไม่ได้ปลูก", "ไม่ปลูก", "ไม่ได้ปลูก" };

  for (gsize i = 0; i < G_N_ELEMENTS (none); i++)
    {
      if (g_str_equal (clean, none[i]))
        {
          household->kinds = 0;
          return TRUE;
        }
    }

  return read_whole (clean, PSK_MAX_KINDS, &household->kinds, error);
}

static gboolean
set_village (PskHousehold *household,
             const char   *clean,
             GError      **error)
{
  if (psk_text_parse_village (clean, &household->village_no))
    return TRUE;

  g_set_error (error, PSK_ERROR, PSK_ERROR_INVALID,
               _("“%s” is not the number of a village: type a number from 1 to 99."), clean);
  return FALSE;
}

static gboolean
set_tambon (PskHousehold *household,
            const char   *clean,
            PskAreas     *areas,
            GError      **error)
{
  const int district = household->tambon > 0 ? psk_area_code_parent (household->tambon) : 0;
  const int tambon = psk_household_rules_find_tambon (areas, clean, district, error);

  if (tambon == 0)
    return FALSE;

  household->tambon = tambon;
  return TRUE;
}

static gboolean
is_iso_date (const char *text)
{
  return strlen (text) == strlen ("0000-00-00") && text[4] == '-' && text[7] == '-'
         && strspn (text, "0123456789") == 4 && strspn (text + 5, "0123456789") == 2
         && strspn (text + 8, "0123456789") == 2;
}

/* "10-ม.ค.", "Jan-10": a day and a month, or a month and a year. */
static gboolean
names_month (const char *text)
{
  g_autofree char *day = NULL;
  g_autofree char *year = NULL;
  GDate date;

  if (strchr (text, '-') == NULL || text[strspn (text, "0123456789-")] == '\0')
    return FALSE;

  day = g_strconcat (text, "-2567", NULL);
  year = g_strconcat ("1-", text, NULL);
  g_date_clear (&date, 1);
  return psk_thai_date_parse (day, &date, NULL) || psk_thai_date_parse (year, &date, NULL);
}

/* 10/1 typed into a spreadsheet becomes a day of January, or the first of October: nobody
 * can tell which. */
static gboolean
set_house_no (PskHousehold *household,
              const char   *clean,
              GError      **error)
{
  g_autofree char *text = psk_text_arabic_digits (clean);

  if (is_iso_date (text) || names_month (text))
    {
      g_set_error (error, PSK_ERROR, PSK_ERROR_INVALID,
                   _("“%s” is a date, which a spreadsheet makes of a house number such as 10/1: "
                     "type the house number."), clean);
      return FALSE;
    }

  if (g_str_has_suffix (text, ".0") && strspn (text, "0123456789") == strlen (text) - 2)
    text[strlen (text) - 2] = '\0';
  return set_text (household, PSK_HOUSEHOLD_HOUSE_NO, text, MAX_TEXT, error);
}

static gboolean
set_citizen_id (PskHousehold *household,
                const char   *clean,
                GError      **error)
{
  g_autofree char *id = psk_person_id_parse (clean, error);

  if (id == NULL)
    return FALSE;

  psk_record_set_text (household, PSK_HOUSEHOLD_CITIZEN_ID, id);
  return TRUE;
}

/* Only the digits of a text; a fraction of zeros, as number cells have, is
 * dropped. */
static char *
take_digits (const char *clean)
{
  g_autofree char *arabic = psk_text_arabic_digits (clean);
  const gsize whole = strspn (arabic, "0123456789");
  GString *digits = g_string_new (NULL);

  if (whole > 0 && arabic[whole] == '.' && arabic[whole + 1] == '0'
      && arabic[whole + 1 + strspn (arabic + whole + 1, "0")] == '\0')
    arabic[whole] = '\0';

  for (const char *c = arabic; *c != '\0'; c++)
    {
      if (g_ascii_isdigit (*c))
        g_string_append_c (digits, *c);
    }

  return g_string_free (digits, FALSE);
}

static gboolean
set_house_code (PskHousehold *household,
                const char   *clean,
                GError      **error)
{
  g_autofree char *digits = take_digits (clean);

  if (strlen (digits) != HOUSE_CODE_DIGITS)
    {
      g_set_error (error, PSK_ERROR, PSK_ERROR_INVALID,
                   _("“%s” is not a house code: type its 11 digits."), clean);
      return FALSE;
    }

  psk_record_set_text (household, PSK_HOUSEHOLD_HOUSE_CODE, digits);
  return TRUE;
}

/* A spreadsheet that takes a number of a telephone for a number drops its
 * leading 0: mobile numbers then have nine digits, those of the North eight. */
static gboolean
set_phone (PskHousehold *household,
           const char   *clean,
           GError      **error)
{
  g_autofree char *digits = take_digits (clean);
  g_autofree char *phone = NULL;
  const gsize n = strlen (digits);

  if (n < 3)
    {
      g_set_error (error, PSK_ERROR, PSK_ERROR_INVALID,
                   _("“%s” is not a telephone number: type its digits, for example 0812345678."),
                   clean);
      return FALSE;
    }

  if (n == 9 && strchr ("689", digits[0]) != NULL)
    phone = g_strconcat ("0", digits, NULL);
  else if (n == 8 && digits[0] == '5')
    phone = g_strconcat ("0", digits, NULL);
  else if (n > 10)
    phone = psk_text_arabic_digits (clean);
  else
    phone = g_steal_pointer (&digits);

  return set_text (household, PSK_HOUSEHOLD_PHONE, phone, MAX_TEXT, error);
}

static gboolean
set_date (PskHousehold *household,
          const char   *clean,
          GError      **error)
{
  g_autofree char *iso = NULL;
  GDate latest;
  GDate date;

  g_date_clear (&date, 1);
  if (!psk_thai_date_parse (clean, &date, error))
    return FALSE;

  g_date_clear (&latest, 1);
  g_date_set_time_t (&latest, g_get_real_time () / G_USEC_PER_SEC);
  g_date_add_days (&latest, MAX_DAYS_AHEAD);
  if (g_date_compare (&date, &latest) > 0)
    {
      g_set_error (error, PSK_ERROR, PSK_ERROR_INVALID,
                   _("“%s” lies in the future: check the year."), clean);
      return FALSE;
    }

  iso = psk_thai_date_to_iso (&date);
  if (strcmp (iso, PSK_HOUSEHOLD_EARLIEST_PLANTING) < 0)
    {
      g_autofree char *shown = psk_thai_date_format (&date, PSK_DATE_SHORT,
                                                     psk_language_of_messages ());

      /* Translators: a date as it was typed, then as it was understood */
      g_set_error (error, PSK_ERROR, PSK_ERROR_INVALID,
                   _("“%s” means %s, which is too long ago for a planting: type the year in "
                     "full."), clean, shown);
      return FALSE;
    }
  psk_record_set_text (household, PSK_HOUSEHOLD_PLANTED_ON, iso);
  return TRUE;
}

static char *
list_choices (PskDefinition *codes,
              const char    *list)
{
  JsonArray *array = psk_definition_get_list (codes, list);
  GString *choices = g_string_new (NULL);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *code = json_array_get_object_element (array, i);

      if (!psk_definition_is_offered (code))
        continue;
      g_string_append (choices, choices->len > 0 ? ", " : "");
      g_string_append (choices, psk_definition_get_code_title (
        codes, list, json_object_get_string_member (code, "code"), psk_language_of_messages ()));
    }

  return g_string_free (choices, FALSE);
}

static gboolean
set_code (PskHousehold     *household,
          PskHouseholdField field,
          const char       *clean,
          PskDefinition    *codes,
          const char       *list,
          GError          **error)
{
  const char *code = psk_definition_find_code (codes, list, clean);
  g_autofree char *choices = NULL;

  if (code != NULL)
    {
      psk_record_set_text (household, field, code);
      return TRUE;
    }

  choices = list_choices (codes, list);
  g_set_error (error, PSK_ERROR, PSK_ERROR_INVALID,
               /* Translators: what was typed, then the choices with commas between them */
               _("“%s” is not in the list: choose one of %s."), clean, choices);
  return FALSE;
}

static gboolean
set_degrees (const char *clean,
             double      limit,
             double     *degrees,
             GError    **error)
{
  double value;

  if (psk_text_parse_number (clean, &value) && fabs (value) <= limit)
    {
      *degrees = value;
      return TRUE;
    }

  g_set_error (error, PSK_ERROR, PSK_ERROR_INVALID,
               _("“%s” is not a latitude or longitude: type decimal degrees."), clean);
  return FALSE;
}

static gboolean
clear_field (PskHousehold     *household,
             PskHouseholdField field,
             GError          **error)
{
  switch (field)
    {
    case PSK_HOUSEHOLD_TAMBON:
      g_set_error_literal (error, PSK_ERROR, PSK_ERROR_INVALID,
                           _("A household lies in a tambon: type the name of the tambon."));
      return FALSE;
    case PSK_HOUSEHOLD_VILLAGE_NO:
      household->village_no = -1;
      return TRUE;
    case PSK_HOUSEHOLD_MEMBERS:
      household->members = -1;
      return TRUE;
    case PSK_HOUSEHOLD_KINDS:
      household->kinds = -1;
      return TRUE;
    case PSK_HOUSEHOLD_LAT:
      household->lat = NAN;
      return TRUE;
    case PSK_HOUSEHOLD_LON:
      household->lon = NAN;
      return TRUE;
    default:
      psk_record_set_text (household, field, NULL);
      return TRUE;
    }
}

/* A title as it is stored, นางสาว for น.ส. and so on; NULL when the text is something else. */
static char *
read_title (const char *text)
{
  g_autofree char *title = NULL;
  g_autofree char *first_name = NULL;
  g_autofree char *last_name = NULL;

  psk_text_split_name (text, &title, &first_name, &last_name);
  if (*title == '\0' || *first_name != '\0' || *last_name != '\0')
    return NULL;

  return g_steal_pointer (&title);
}

static gboolean
set_value (PskHousehold     *household,
           PskHouseholdField field,
           const char       *clean,
           PskAreas         *areas,
           PskDefinition    *codes,
           GError          **error)
{
  g_autofree char *text = NULL;

  switch (field)
    {
    case PSK_HOUSEHOLD_TAMBON:
      return set_tambon (household, clean, areas, error);
    case PSK_HOUSEHOLD_VILLAGE_NO:
      return set_village (household, clean, error);
    case PSK_HOUSEHOLD_HOUSE_NO:
      return set_house_no (household, clean, error);
    case PSK_HOUSEHOLD_HOUSE_CODE:
      return set_house_code (household, clean, error);
    case PSK_HOUSEHOLD_TITLE:
      text = read_title (clean);
      return set_text (household, field, text != NULL ? text : clean, MAX_TEXT, error);
    case PSK_HOUSEHOLD_FIRST_NAME:
    case PSK_HOUSEHOLD_LAST_NAME:
      return set_text (household, field, clean, MAX_TEXT, error);
    case PSK_HOUSEHOLD_NOTE:
      return set_text (household, field, clean, MAX_NOTE, error);
    case PSK_HOUSEHOLD_CITIZEN_ID:
      return set_citizen_id (household, clean, error);
    case PSK_HOUSEHOLD_PHONE:
      return set_phone (household, clean, error);
    case PSK_HOUSEHOLD_MEMBERS:
      return read_whole (clean, MAX_MEMBERS, &household->members, error);
    case PSK_HOUSEHOLD_KINDS:
      return set_kinds (household, clean, error);
    case PSK_HOUSEHOLD_VULNERABILITY:
      return set_code (household, field, clean, codes, "vulnerability", error);
    case PSK_HOUSEHOLD_DEFINITION_USED:
      return set_code (household, field, clean, codes, "vulnerable_definition", error);
    case PSK_HOUSEHOLD_PLANTED_ON:
      return set_date (household, clean, error);
    case PSK_HOUSEHOLD_LAT:
      return set_degrees (clean, 90, &household->lat, error);
    case PSK_HOUSEHOLD_LON:
      return set_degrees (clean, 180, &household->lon, error);
    case PSK_HOUSEHOLD_ID:
    case PSK_HOUSEHOLD_UID:
    case PSK_HOUSEHOLD_SLOT:
    case PSK_HOUSEHOLD_STATUS:
    default:
      g_set_error_literal (error, PSK_ERROR, PSK_ERROR_INVALID,
                           _("This field cannot be typed: choose the household for a slot, or "
                             "let it drop out, with the commands for it."));
      return FALSE;
    }
}

/**
 * psk_household_rules_says_nothing:
 * @clean: a cell after psk_text_clean()
 *
 * Returns: whether it is what people write into a cell that has no value
 */
gboolean
psk_household_rules_says_nothing (const char *clean)
{
  static const char * const nothing[] = {
    "-", "--", "–", "—", ".", "ไม่มี", "ไม่ทราบ", "ไม่ระบุ", "ไม่มีข้อมูล", "ไม่มีบัตร", "n/a",
    "#n/a",
  };

  g_return_val_if_fail (clean != NULL, TRUE);

  if (*clean == '\0')
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (nothing); i++)
    {
      if (g_ascii_tolower (*clean) == *nothing[i] && g_ascii_strcasecmp (clean, nothing[i]) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_formula_error (const char *clean)
{
  static const char * const errors[] = {
    "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#N/A", NULL,
  };

  return g_strv_contains (errors, clean);
}

/**
 * psk_household_rules_set:
 * @household: a household that is being built
 * @field: one of its fields
 * @text: (nullable): what a person typed or a cell holds; "" clears the field
 * @areas: the areas of the book
 * @codes: its code lists
 * @error: (nullable): %PSK_ERROR_INVALID with what is wrong and what to do
 *
 * Reads a value into a field. Typing into a cell, pasting and importing all come
 * here, so that all of them accept and refuse the same. A refusal changes nothing.
 *
 * Returns: whether the field has the value now
 */
gboolean
psk_household_rules_set (PskHousehold     *household,
                         PskHouseholdField field,
                         const char       *text,
                         PskAreas         *areas,
                         PskDefinition    *codes,
                         GError          **error)
{
  g_autofree char *clean = psk_text_clean (text);
  const gboolean free_text = field == PSK_HOUSEHOLD_NOTE || field == PSK_HOUSEHOLD_FIRST_NAME
                             || field == PSK_HOUSEHOLD_LAST_NAME;

  g_return_val_if_fail (PSK_IS_HOUSEHOLD (household), FALSE);
  g_return_val_if_fail (areas != NULL && codes != NULL, FALSE);

  if (*clean == '#' && is_formula_error (clean) && field != PSK_HOUSEHOLD_NOTE
      && (free_text || !psk_household_rules_says_nothing (clean)))
    {
      g_set_error (error, PSK_ERROR, PSK_ERROR_INVALID,
                   _("“%s” is an error of a formula in the spreadsheet: correct it there, or type "
                     "the value."), clean);
      return FALSE;
    }
  if (field <= PSK_HOUSEHOLD_STATUS && field != PSK_HOUSEHOLD_TAMBON)
    return set_value (household, field, clean, areas, codes, error);
  if (*clean == '\0' || (!free_text && psk_household_rules_says_nothing (clean)))
    return clear_field (household, field, error);

  /* The messages quote what they refuse. */
  return (free_text || check_length (clean, MAX_TEXT, error))
         && set_value (household, field, clean, areas, codes, error);
}

/**
 * psk_household_rules_find_tambon:
 * @areas: the areas of the book
 * @text: the name of a tambon in either language, or its code
 * @district: a district where it is looked for first, or 0
 * @error: (nullable): %PSK_ERROR_INVALID, with the name that may be meant
 *
 * Returns: the code of the tambon, or 0
 */
int
psk_household_rules_find_tambon (PskAreas   *areas,
                                 const char *text,
                                 int         district,
                                 GError    **error)
{
  PskArea *tambon = NULL;
  g_autofree char *quoted = NULL;

  if (district > 0)
    tambon = psk_areas_find (areas, text, PSK_AREA_TAMBON, district);
  if (tambon == NULL)
    tambon = psk_areas_find (areas, text, PSK_AREA_TAMBON, 0);
  if (tambon != NULL)
    return tambon->code;

  /* What is longer than any name is like none of them. */
  quoted = psk_text_shorten (text, 40);
  if (strlen (text) <= MAX_NOTE)
    tambon = psk_areas_suggest (areas, text, PSK_AREA_TAMBON, district);
  if (tambon == NULL && district > 0 && strlen (text) <= MAX_NOTE)
    tambon = psk_areas_suggest (areas, text, PSK_AREA_TAMBON, 0);
  if (tambon != NULL)
    g_set_error (error, PSK_ERROR, PSK_ERROR_INVALID,
                 _("There is no tambon “%s”: is “%s” meant?"), quoted,
                 psk_area_get_name (tambon, psk_language_of_messages ()));
  else
    g_set_error (error, PSK_ERROR, PSK_ERROR_INVALID,
                 _("There is no tambon “%s”: correct its name."), quoted);

  return 0;
}
