/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-mapping-guess.h"
#include "psk-text.h"

/* A look that more than half of the cells have says what the column holds. */
#define ENOUGH 0.5

static const PskProfile *
profile_of (PskGuess *guess,
            PskColumn field)
{
  const int column = guess->mapping->columns[field];

  return column >= 0 ? &guess->profiles[column] : NULL;
}

static void
move (PskGuess *guess,
      PskColumn from,
      PskColumn to)
{
  guess->mapping->columns[to] = guess->mapping->columns[from];
  guess->mapping->columns[from] = -1;
}

static gboolean
is_free_column (PskGuess *guess,
                int       column)
{
  return column >= 0 && column < guess->n_columns && guess->profiles[column].filled > 0
         && psk_mapping_find_field (guess->mapping, column) == PSK_COLUMN_NONE
         && (guess->last_lines == NULL || guess->mapping->titles[column][0] == '\0');
}

/* A column of many different words, such as first names. */
static gboolean
is_column_of_names (PskGuess *guess,
                    int       column)
{
  const PskProfile *profile = column >= 0 ? &guess->profiles[column] : NULL;

  return is_free_column (guess, column) && psk_profile_part (profile, PSK_CELL_WORD) >= 0.8
         && profile->distinct * 2 >= profile->filled;
}

/* Without a head, two columns of words beside each other are first and last names;
 * before a column of titles, the first name is the nearer one. */
static void
find_untitled_names (PskGuess *guess)
{
  int *columns = guess->mapping->columns;

  if (guess->last_lines != NULL || columns[PSK_COLUMN_FIRST_NAME] >= 0
      || columns[PSK_COLUMN_FULL_NAME] >= 0)
    return;

  for (int c = 0; c + 1 < guess->n_columns; c++)
    {
      const gboolean turned = columns[PSK_COLUMN_TITLE] == c + 2;

      if (!is_column_of_names (guess, c) || !is_column_of_names (guess, c + 1))
        continue;
      columns[PSK_COLUMN_FIRST_NAME] = turned ? c + 1 : c;
      columns[PSK_COLUMN_LAST_NAME] = turned ? c : c + 1;
      return;
    }
}

/* "ชื่อ-สกุล" over two or three columns: the others have no title of their own. */
static void
settle_names (PskGuess *guess)
{
  int *columns = guess->mapping->columns;
  const PskProfile *full = profile_of (guess, PSK_COLUMN_FULL_NAME);
  const PskProfile *first = profile_of (guess, PSK_COLUMN_FIRST_NAME);
  int next;

  if (columns[PSK_COLUMN_FIRST_NAME] >= 0 && columns[PSK_COLUMN_LAST_NAME] >= 0)
    columns[PSK_COLUMN_FULL_NAME] = -1;
  else if (first != NULL && full == NULL
           && psk_profile_part (first, PSK_CELL_FULL_NAME)
              + psk_profile_part (first, PSK_CELL_TWO_WORDS) >= ENOUGH)
    move (guess, PSK_COLUMN_FIRST_NAME, PSK_COLUMN_FULL_NAME);
  else if (full != NULL && columns[PSK_COLUMN_LAST_NAME] < 0 && first == NULL
           && psk_profile_part (full, PSK_CELL_WORD)
              + psk_profile_part (full, PSK_CELL_TITLED) >= ENOUGH
           && is_free_column (guess, columns[PSK_COLUMN_FULL_NAME] + 1))
    {
      move (guess, PSK_COLUMN_FULL_NAME, PSK_COLUMN_FIRST_NAME);
      columns[PSK_COLUMN_LAST_NAME] = columns[PSK_COLUMN_FIRST_NAME] + 1;
    }
  else if (full != NULL && psk_profile_part (full, PSK_CELL_TITLE) >= ENOUGH)
    move (guess, PSK_COLUMN_FULL_NAME, PSK_COLUMN_TITLE);

  /* What follows the titles without a title of its own is a name. */
  next = columns[PSK_COLUMN_TITLE] + 1;
  if (columns[PSK_COLUMN_TITLE] < 0 || !is_free_column (guess, next)
      || columns[PSK_COLUMN_FIRST_NAME] >= 0 || columns[PSK_COLUMN_FULL_NAME] >= 0)
    return;
  if (psk_profile_part (&guess->profiles[next], PSK_CELL_TWO_WORDS) >= ENOUGH)
    columns[PSK_COLUMN_FULL_NAME] = next;
  else
    {
      columns[PSK_COLUMN_FIRST_NAME] = next;
      if (columns[PSK_COLUMN_LAST_NAME] < 0 && is_free_column (guess, next + 1))
        columns[PSK_COLUMN_LAST_NAME] = next + 1;
    }
}

static void
settle_places (PskGuess *guess)
{
  int *columns = guess->mapping->columns;
  const PskProfile *district = profile_of (guess, PSK_COLUMN_DISTRICT);
  const PskProfile *address = profile_of (guess, PSK_COLUMN_ADDRESS);
  int c;

  if (columns[PSK_COLUMN_TAMBON] < 0 && district != NULL
      && psk_profile_part (district, PSK_CELL_TAMBON) >= ENOUGH && guess->last_lines == NULL)
    move (guess, PSK_COLUMN_DISTRICT, PSK_COLUMN_TAMBON);
  if (columns[PSK_COLUMN_HOUSE_VILLAGE] >= 0 && columns[PSK_COLUMN_VILLAGE_NO] >= 0
      && columns[PSK_COLUMN_HOUSE_NO] < 0)
    move (guess, PSK_COLUMN_HOUSE_VILLAGE, PSK_COLUMN_HOUSE_NO);
  if (address != NULL && columns[PSK_COLUMN_HOUSE_NO] < 0
      && columns[PSK_COLUMN_HOUSE_VILLAGE] < 0
      && psk_profile_part (address, PSK_CELL_HOUSE) >= ENOUGH)
    move (guess, PSK_COLUMN_ADDRESS, PSK_COLUMN_HOUSE_NO);

  /* Numbers without a title: the village follows the tambon, the house follows
   * the village. */
  for (c = columns[PSK_COLUMN_TAMBON] + 1;
       columns[PSK_COLUMN_TAMBON] >= 0 && is_free_column (guess, c); c++)
    {
      const PskProfile *profile = &guess->profiles[c];

      if (psk_profile_part (profile, PSK_CELL_SMALL) >= 0.9 && columns[PSK_COLUMN_VILLAGE_NO] < 0
          && psk_profile_part (profile, PSK_CELL_SLASH) == 0)
        columns[PSK_COLUMN_VILLAGE_NO] = c;
      else if (psk_profile_part (profile, PSK_CELL_HOUSE) >= 0.9
               && columns[PSK_COLUMN_HOUSE_NO] < 0)
        columns[PSK_COLUMN_HOUSE_NO] = c;
    }
  c = columns[PSK_COLUMN_VILLAGE_NO] + 1;
  if (c > 0 && columns[PSK_COLUMN_HOUSE_NO] < 0 && is_free_column (guess, c)
      && psk_profile_part (&guess->profiles[c], PSK_CELL_HOUSE) >= 0.9)
    columns[PSK_COLUMN_HOUSE_NO] = c;
}

/* One column that holds both the name and the address. */
static void
settle_persons (PskGuess *guess)
{
  int *columns = guess->mapping->columns;
  const PskColumn from = columns[PSK_COLUMN_ADDRESS] >= 0 ? PSK_COLUMN_ADDRESS
                                                          : PSK_COLUMN_FULL_NAME;
  const PskColumn to = from == PSK_COLUMN_ADDRESS ? PSK_COLUMN_FULL_NAME : PSK_COLUMN_ADDRESS;
  const PskProfile *profile = profile_of (guess, from);

  if (profile != NULL && columns[to] < 0 && columns[PSK_COLUMN_FIRST_NAME] < 0
      && psk_profile_part (profile, PSK_CELL_PERSON) >= ENOUGH)
    columns[to] = columns[from];
}

/* Columns with the name of a cause above and ticks below. */
static void
find_ticks (PskGuess *guess)
{
  PskMapping *mapping = guess->mapping;
  const PskProfile *causes = profile_of (guess, PSK_COLUMN_VULNERABILITY);
  GStrv ticks;
  int first = -1;

  if (guess->last_lines == NULL
      || (causes != NULL && psk_profile_part (causes, PSK_CELL_CODE) >= ENOUGH))
    return;

  ticks = g_new0 (char *, guess->n_columns + 1);
  for (int c = guess->n_columns - 1; c >= 0; c--)
    {
      const char *title = guess->last_lines[c];
      const PskProfile *profile = &guess->profiles[c];
      const PskColumn field = psk_mapping_find_field (mapping, c);
      const gboolean is_cause = psk_lexicon_find_code (guess->lexicon, title) != NULL
                                && (field == PSK_COLUMN_NONE || field == PSK_COLUMN_VULNERABILITY)
                                && (profile->filled == 0
                                    || psk_profile_part (profile, PSK_CELL_TICK) >= 0.9);

      ticks[c] = g_strdup (is_cause ? title : "");
      first = is_cause ? c : first;
    }
  if (first >= 0)
    {
      mapping->columns[PSK_COLUMN_VULNERABILITY] = first;
      g_strfreev (mapping->ticks);
      mapping->ticks = g_steal_pointer (&ticks);
    }
  g_strfreev (ticks);
}

/* What a title says without the number that tells the column from others: "ผัก 1". */
static char *
title_stem (PskGuess *guess,
            int       column)
{
  g_autofree char *arabic = NULL;

  if (guess->last_lines == NULL)
    return g_strdup ("");

  arabic = psk_text_arabic_digits (guess->mapping->titles[column]);
  return psk_text_clean (g_strdelimit (arabic, "0123456789.()", ' '));
}

static gboolean
names_vegetables (PskGuess *guess,
                  int       column)
{
  return psk_profile_part (&guess->profiles[column], PSK_CELL_VEGETABLES) >= ENOUGH;
}

/* The column that says how many kinds there are, where others name them, or -1. */
static int
find_total_of_kinds (PskGuess *guess)
{
  for (int c = 0; guess->last_lines != NULL && c < guess->n_columns; c++)
    {
      double scores[PSK_N_COLUMNS];

      psk_titles_score (guess->titles, guess->mapping->titles[c], guess->last_lines[c], scores);
      if (scores[PSK_COLUMN_KINDS] > 0
          && psk_mapping_find_field (guess->mapping, c) == PSK_COLUMN_NONE
          && psk_profile_part (&guess->profiles[c], PSK_CELL_SMALL) >= ENOUGH)
        return c;
    }

  return -1;
}

/* Vegetables in several columns, under titles that differ by a number or under none. A
 * column of what somebody got or wants has a title of its own. */
static void
find_more_kinds (PskGuess *guess)
{
  PskMapping *mapping = guess->mapping;
  const int column = mapping->columns[PSK_COLUMN_KINDS];
  g_autofree char *stem = NULL;
  int total;

  if (column < 0 || !names_vegetables (guess, column))
    return;
  total = find_total_of_kinds (guess);
  if (total >= 0)
    {
      mapping->columns[PSK_COLUMN_KINDS] = total;
      return;
    }

  stem = title_stem (guess, column);
  mapping->columns[PSK_COLUMN_KINDS] = -1;
  for (int c = 0; c < guess->n_columns; c++)
    {
      g_autofree char *other = title_stem (guess, c);
      const gboolean alike = g_str_equal (other, stem);
      const gboolean fits = (alike && *stem != '\0')
                            || ((alike || *other == '\0') && names_vegetables (guess, c));

      if (c == column || (fits && psk_mapping_find_field (mapping, c) == PSK_COLUMN_NONE))
        psk_mapping_add_kinds (mapping, c);
    }
}

/* Numbers without a title right before the dates are kinds of vegetables; those
 * before them are people. */
static void
settle_numbers (PskGuess *guess)
{
  int *columns = guess->mapping->columns;
  int c = columns[PSK_COLUMN_PLANTED_ON] - 1;

  if (c >= 0 && columns[PSK_COLUMN_KINDS] < 0 && is_free_column (guess, c)
      && psk_profile_part (&guess->profiles[c], PSK_CELL_SMALL) >= 0.9)
    {
      columns[PSK_COLUMN_KINDS] = c;
      c--;
      if (columns[PSK_COLUMN_MEMBERS] < 0 && is_free_column (guess, c)
          && psk_profile_part (&guess->profiles[c], PSK_CELL_SMALL) >= 0.9)
        columns[PSK_COLUMN_MEMBERS] = c;
    }
}

/**
 * psk_guess_settle:
 * @guess: a guess with a column for each field that a title or the cells told
 *
 * Looks at the columns beside each other: names and places that are parted among several,
 * or together in one, vegetables in several columns, and columns without titles.
 */
void
psk_guess_settle (PskGuess *guess)
{
  find_more_kinds (guess);
  settle_names (guess);
  find_untitled_names (guess);
  settle_places (guess);
  settle_persons (guess);
  find_ticks (guess);
  settle_numbers (guess);
}
