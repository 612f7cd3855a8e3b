/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "psk-mapping-guess.h"
#include "psk-mapping-head.h"
#include "psk-person-id.h"
#include "psk-text.h"
#include "psk-thai-date.h"

/* Values that forms of paper part among columns: an id with a box for each digit, and a
 * day, a month and a year. */

#define N_ID_DIGITS 13
#define N_DATE_PARTS 3

/* So many rows and columns are looked at. */
#define N_SAMPLED 60
#define N_COLUMNS_SAMPLED 200

/* A digit is missing here and there. */
#define MOST 0.9

/* Of any digits, one row in eleven looks like an id: so many prove more, where no title says
 * so. */
#define N_PROOFS 3

typedef gboolean (*PartsFunc) (GPtrArray *rows,
                               int        row,
                               int        column);

/**
 * psk_column_get_span:
 * @field: what columns hold
 *
 * Returns: how many columns can hold its value together; 1 when they cannot
 */
int
psk_column_get_span (PskColumn field)
{
  return field == PSK_COLUMN_CITIZEN_ID ? N_ID_DIGITS
         : field == PSK_COLUMN_PLANTED_ON ? N_DATE_PARTS : 1;
}

/**
 * psk_mapping_set_span:
 * @self: a mapping
 * @field: what columns hold together
 * @column: the first of them, counted from 0
 */
void
psk_mapping_set_span (PskMapping *self,
                      PskColumn   field,
                      int         column)
{
  g_return_if_fail (self != NULL && column >= 0);

  self->columns[field] = column;
  self->spans[field] = psk_column_get_span (field);
}

static gboolean
is_valid_id (GPtrArray *rows,
             int        row,
             int        column)
{
  g_autoptr (GString) digits = g_string_new (NULL);

  for (int c = column; c < column + N_ID_DIGITS; c++)
    {
      g_autofree char *clean = psk_text_clean (psk_rows_get (rows, row, c));
      g_autofree char *arabic = psk_text_arabic_digits (clean);

      if (!g_ascii_isdigit (arabic[0]) || arabic[1] != '\0')
        return FALSE;
      g_string_append (digits, arabic);
    }

  return psk_person_id_check (digits->str);
}

static gboolean
is_date (GPtrArray *rows,
         int        row,
         int        column)
{
  g_autofree char *text = psk_date_join (psk_rows_get (rows, row, column),
                                         psk_rows_get (rows, row, column + 1),
                                         psk_rows_get (rows, row, column + 2));
  GDate date;

  g_date_clear (&date, 1);
  return psk_thai_date_parse (text, &date, NULL);
}

/* Whether at least half of the rows that begin with a number there and fill the columns have
 * such a value, and @least of them; titles can stand below the head. */
static gboolean
holds_values (PskGuess *guess,
              int       column,
              int       span,
              PartsFunc is_value,
              int       least)
{
  const int first = guess->mapping->data_row - 1;
  const int last = MIN ((int) guess->rows->len, first + N_SAMPLED);
  int n = 0;
  int n_values = 0;

  for (int row = first; row < last; row++)
    {
      gboolean filled = psk_cell_starts_with_digit (psk_rows_get (guess->rows, row, column));

      for (int c = column + 1; filled && c < column + span; c++)
        filled = *psk_rows_get (guess->rows, row, c) != '\0';
      n += filled;
      n_values += filled && is_value (guess->rows, row, column);
    }

  return n_values >= least && n_values * 2 >= n;
}

static gboolean
holds_digits (PskGuess *guess,
              int       column)
{
  for (int c = column; c < column + N_ID_DIGITS; c++)
    {
      if (psk_profile_part (&guess->profiles[c], PSK_CELL_SMALL) < MOST)
        return FALSE;
    }

  return TRUE;
}

static gboolean
has_title_of_id (PskGuess *guess,
                 int       c)
{
  double scores[PSK_N_COLUMNS];

  if (guess->last_lines == NULL)
    return FALSE;

  psk_titles_score (guess->titles, guess->mapping->titles[c], guess->last_lines[c], scores);
  return scores[PSK_COLUMN_CITIZEN_ID] > 0;
}

/* The last digit of an id proves it, whatever the titles say; other columns of one digit may
 * stand beside them. */
static void
find_digits (PskGuess *guess)
{
  const int n = MIN (guess->n_columns, N_COLUMNS_SAMPLED);

  for (int c = 0; c + N_ID_DIGITS <= n; c++)
    {
      const int least = has_title_of_id (guess, c) ? 1 : N_PROOFS;

      if (holds_digits (guess, c) && holds_values (guess, c, N_ID_DIGITS, is_valid_id, least))
        {
          psk_mapping_set_span (guess->mapping, PSK_COLUMN_CITIZEN_ID, c);
          return;
        }
    }
}

static gboolean
is_one_of (const char         *text,
           const char * const *words)
{
  g_autofree char *key = psk_text_area_key (text);

  return g_strv_contains (words, key);
}

/* Whether the titles say so: "วัน", "เดือน" and "ปี", alone or under that of the date; or
 * that of the date stands over all three. */
static gboolean
has_title_of_date (PskGuess *guess,
                   int       c)
{
  static const char * const days[] = { "วัน", "วันที่", "ว", "day", NULL };
  static const char * const months[] = { "เดือน", "ด", "month", NULL };
  static const char * const years[] = { "ปี", "พ.ศ.", "พศ", "ปีพ.ศ.", "ปีพศ", "year", NULL };
  char **titles = guess->mapping->titles;
  char **last = guess->last_lines;
  const gboolean parted = is_one_of (last[c], days) && is_one_of (last[c + 1], months)
                          && is_one_of (last[c + 2], years);
  g_autofree char *group = g_strdup (titles[c]);
  double scores[PSK_N_COLUMNS];

  if (parted && g_str_has_suffix (group, last[c]))
    group[strlen (group) - strlen (last[c])] = '\0';
  if (parted && *g_strstrip (group) == '\0')
    return TRUE;

  psk_titles_score (guess->titles, group, group, scores);
  return scores[PSK_COLUMN_PLANTED_ON] > 0
         && (parted || (*titles[c + 1] == '\0' && *titles[c + 2] == '\0'));
}

static void
find_dates (PskGuess *guess)
{
  const int n = MIN (guess->n_columns, N_COLUMNS_SAMPLED);

  for (int c = 0; guess->last_lines != NULL && c + N_DATE_PARTS <= n; c++)
    {
      if (has_title_of_date (guess, c) && holds_values (guess, c, N_DATE_PARTS, is_date, 1))
        {
          psk_mapping_set_span (guess->mapping, PSK_COLUMN_PLANTED_ON, c);
          return;
        }
    }
}

/**
 * psk_guess_find_parts:
 * @guess: a guess with a head, before columns are told
 *
 * Looks for values that are parted among columns, which say nothing each alone.
 */
void
psk_guess_find_parts (PskGuess *guess)
{
  find_digits (guess);
  find_dates (guess);
}
