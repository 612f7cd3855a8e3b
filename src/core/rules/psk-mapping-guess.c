/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "psk-import-cell.h"
#include "psk-mapping-head.h"
#include "psk-mapping-profile.h"
#include "psk-mapping-titles.h"
#include "psk-mapping.h"
#include "psk-text.h"

#define LEAST_SCORE 4.0

/* A look that more than half of the cells have says what the column holds. */
#define ENOUGH 0.5

#define DATA_LOOKS (PSK_CELL_CITIZEN_ID | PSK_CELL_DATE | PSK_CELL_FULL_NAME | PSK_CELL_TITLED \
                    | PSK_CELL_PHONE | PSK_CELL_VILLAGE | PSK_CELL_ADDRESS | PSK_CELL_TAMBON \
                    | PSK_CELL_TITLE)

typedef struct
{
  GPtrArray *rows; /* GStrv, borrowed */
  PskLexicon *lexicon;
  PskTitles *titles;
  PskMapping *mapping; /* the result */
  int n_columns;
  PskProfile *profiles;
  GStrv last_lines; /* of the head */
} Guess;

static gboolean
looks_like_data (Guess *guess,
                 int    row)
{
  GStrv cells = guess->rows->pdata[row];

  for (int c = 0; cells[c] != NULL; c++)
    {
      g_autofree char *clean = psk_text_clean (cells[c]);

      if (*clean != '\0' && (psk_lexicon_look (guess->lexicon, clean) & DATA_LOOKS) != 0
          && !psk_titles_is_exact (guess->titles, clean))
        return TRUE;
    }

  return FALSE;
}

/* What the head of @height rows from @start is worth: the best column of each
 * field. */
static double
score_head (Guess *guess,
            int    start,
            int    height,
            int   *n_fields)
{
  g_auto (GStrv) last = NULL;
  g_auto (GStrv) joined = psk_head_join (guess->rows, start, height, &last);
  double best[PSK_N_COLUMNS] = { 0 };
  double sum = 0;
  int n_causes = 0;

  *n_fields = 0;
  for (int c = 0; c < guess->n_columns; c++)
    {
      double scores[PSK_N_COLUMNS];
      int field = 0;

      if (joined[c][0] == '\0')
        continue;
      psk_titles_score (guess->titles, joined[c], last[c], scores);
      for (int i = 1; i < PSK_N_COLUMNS; i++)
        field = scores[i] > scores[field] ? i : field;
      best[field] = MAX (best[field], scores[field]);
      n_causes += psk_lexicon_find_code (guess->lexicon, last[c]) != NULL;
    }

  for (int i = 0; i < PSK_N_COLUMNS; i++)
    {
      *n_fields += best[i] > 0;
      sum += best[i];
    }

  /* Several causes beside each other are titles of columns that are ticked. */
  return sum - 0.5 * (height - 1) + (n_causes >= 2 ? 1 : 0);
}

static gboolean
can_be_head_line (Guess *guess,
                  int    row)
{
  return psk_rows_count_filled (guess->rows, row) >= MIN (2, guess->n_columns)
         && !looks_like_data (guess, row);
}

/* Sets the head of the mapping to the rows with the best titles; @wanted is the
 * first row of it when somebody has said so, or -1. */
static void
find_head (Guess *guess,
           int    wanted)
{
  const int first = wanted >= 0 ? wanted : 0;
  const int last = wanted >= 0 ? wanted : MIN ((int) guess->rows->len - 1, PSK_MAX_HEAD_START);
  double best = 0;
  int best_start = -1;
  int best_height = 1;

  for (int start = first; start <= last && start < (int) guess->rows->len; start++)
    {
      for (int height = 1; height <= PSK_MAX_HEAD_HEIGHT; height++)
        {
          const int line = start + height - 1;
          int n_fields = 0;
          double score;

          if (line >= (int) guess->rows->len
              || ((wanted < 0 || height > 1) && !can_be_head_line (guess, line)))
            break;
          score = score_head (guess, start, height, &n_fields);
          if (score > best && (n_fields >= 2 || wanted >= 0))
            {
              best = score;
              best_start = start;
              best_height = height;
            }
        }
    }

  if (best_start < 0 && wanted >= 0)
    best_start = wanted;
  if (best_start < 0)
    return;

  g_strfreev (guess->mapping->titles);
  g_strfreev (guess->last_lines);
  guess->mapping->titles = psk_head_join (guess->rows, best_start, best_height,
                                          &guess->last_lines);
  guess->mapping->header_row = best_start + 1;
  guess->mapping->header_rows = best_height;
  guess->mapping->data_row = best_start + best_height + 1;
}

/* A head of titles that nobody knows: a row without data above one with data.
 * The columns then count as untitled. */
static void
find_unknown_head (Guess *guess)
{
  GStrv last_lines = NULL;
  int row = 0;

  while (row < (int) guess->rows->len
         && psk_rows_count_filled (guess->rows, row) < MIN (2, guess->n_columns))
    row++;
  if (row + 1 >= (int) guess->rows->len || looks_like_data (guess, row)
      || !looks_like_data (guess, row + 1))
    return;

  g_strfreev (guess->mapping->titles);
  guess->mapping->titles = psk_head_join (guess->rows, row, 1, &last_lines);
  g_strfreev (last_lines);
  guess->mapping->header_row = row + 1;
  guess->mapping->header_rows = 1;
  guess->mapping->data_row = row + 2;
}

/* A row that numbers the columns under a head: (1) (2) (3). */
static gboolean
numbers_columns (Guess *guess,
                 int    row)
{
  GStrv cells = guess->rows->pdata[row];
  int expected = 0;

  for (int c = 0; cells[c] != NULL; c++)
    {
      g_autofree char *arabic = psk_text_arabic_digits (cells[c]);
      g_autofree char *digits = g_strdup (g_strstrip (arabic));

      g_strcanon (digits, "0123456789", ' ');
      g_strstrip (digits);
      if (*arabic == '\0')
        continue;
      if (strlen (arabic) > 4 || g_ascii_strtoll (digits, NULL, 10) != ++expected)
        return FALSE;
    }

  return expected >= 3;
}

static void
find_data (Guess *guess)
{
  PskMapping *mapping = guess->mapping;

  while (mapping->data_row <= (int) guess->rows->len
         && (psk_rows_count_filled (guess->rows, mapping->data_row - 1) == 0
             || (mapping->header_row > 0 && numbers_columns (guess, mapping->data_row - 1))))
    mapping->data_row++;

  /* Without a head, what stands above the list has one cell or none. */
  while (mapping->header_row == 0 && guess->n_columns > 2
         && mapping->data_row <= (int) guess->rows->len
         && psk_rows_count_filled (guess->rows, mapping->data_row - 1) < 2)
    mapping->data_row++;
}

static double *
score_columns (Guess *guess)
{
  double *all = g_new0 (double, guess->n_columns * PSK_N_COLUMNS + 1);

  for (int c = 0; c < guess->n_columns; c++)
    {
      double *scores = all + c * PSK_N_COLUMNS;

      if (guess->last_lines != NULL)
        psk_titles_score (guess->titles, guess->mapping->titles[c], guess->last_lines[c], scores);
      psk_profile_score (&guess->profiles[c],
                         guess->last_lines != NULL && guess->mapping->titles[c][0] != '\0',
                         scores);
    }

  return all;
}

/* The best pairs of field and column first; each is taken once. */
static void
assign (Guess *guess)
{
  g_autofree double *scores = score_columns (guess);

  for (int n = 0; n < PSK_N_COLUMNS; n++)
    {
      double best = LEAST_SCORE;
      int best_field = -1;
      int best_column = -1;

      for (int c = 0; c < guess->n_columns; c++)
        {
          if (psk_mapping_find_field (guess->mapping, c) != PSK_COLUMN_NONE)
            continue;
          for (int i = 0; i < PSK_N_COLUMNS; i++)
            {
              if (guess->mapping->columns[i] < 0 && scores[c * PSK_N_COLUMNS + i] > best)
                {
                  best = scores[c * PSK_N_COLUMNS + i];
                  best_field = i;
                  best_column = c;
                }
            }
        }
      if (best_field < 0)
        break;
      guess->mapping->columns[best_field] = best_column;
    }
}

static const PskProfile *
profile_of (Guess    *guess,
            PskColumn field)
{
  const int column = guess->mapping->columns[field];

  return column >= 0 ? &guess->profiles[column] : NULL;
}

static void
move (Guess    *guess,
      PskColumn from,
      PskColumn to)
{
  guess->mapping->columns[to] = guess->mapping->columns[from];
  guess->mapping->columns[from] = -1;
}

static gboolean
is_free_column (Guess *guess,
                int    column)
{
  return column >= 0 && column < guess->n_columns && guess->profiles[column].filled > 0
         && psk_mapping_find_field (guess->mapping, column) == PSK_COLUMN_NONE
         && (guess->last_lines == NULL || guess->mapping->titles[column][0] == '\0');
}

/* A column of many different words, such as first names. */
static gboolean
is_column_of_names (Guess *guess,
                    int    column)
{
  const PskProfile *profile = column >= 0 ? &guess->profiles[column] : NULL;

  return is_free_column (guess, column) && psk_profile_part (profile, PSK_CELL_WORD) >= 0.8
         && profile->distinct * 2 >= profile->filled;
}

/* Without a head, two columns of words beside each other are first and last names;
 * before a column of titles, the first name is the nearer one. */
static void
find_untitled_names (Guess *guess)
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
settle_names (Guess *guess)
{
  int *columns = guess->mapping->columns;
  const PskProfile *full = profile_of (guess, PSK_COLUMN_FULL_NAME);
  const PskProfile *first = profile_of (guess, PSK_COLUMN_FIRST_NAME);
  int next;

  if (columns[PSK_COLUMN_FIRST_NAME] >= 0 && columns[PSK_COLUMN_LAST_NAME] >= 0)
    columns[PSK_COLUMN_FULL_NAME] = -1;
  else if (first != NULL && full == NULL
           && psk_profile_part (first, PSK_CELL_FULL_NAME) + psk_profile_part (first, PSK_CELL_TWO_WORDS) >= ENOUGH)
    move (guess, PSK_COLUMN_FIRST_NAME, PSK_COLUMN_FULL_NAME);
  else if (full != NULL && columns[PSK_COLUMN_LAST_NAME] < 0 && first == NULL
           && psk_profile_part (full, PSK_CELL_WORD) + psk_profile_part (full, PSK_CELL_TITLED) >= ENOUGH
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
settle_places (Guess *guess)
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
      else if (psk_profile_part (profile, PSK_CELL_HOUSE) >= 0.9 && columns[PSK_COLUMN_HOUSE_NO] < 0)
        columns[PSK_COLUMN_HOUSE_NO] = c;
    }
  c = columns[PSK_COLUMN_VILLAGE_NO] + 1;
  if (c > 0 && columns[PSK_COLUMN_HOUSE_NO] < 0 && is_free_column (guess, c)
      && psk_profile_part (&guess->profiles[c], PSK_CELL_HOUSE) >= 0.9)
    columns[PSK_COLUMN_HOUSE_NO] = c;
}

/* One column that holds both the name and the address. */
static void
settle_persons (Guess *guess)
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
find_ticks (Guess *guess)
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

/* Numbers without a title right before the dates are kinds of vegetables; those
 * before them are people. */
static void
settle_numbers (Guess *guess)
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

/* The name of the sheet, the lines above the list, and rows within it that name
 * a tambon and nothing else. */
static void
find_area (Guess      *guess,
           const char *sheet_name)
{
  PskMapping *mapping = guess->mapping;
  const int top = mapping->header_row > 0 ? mapping->header_row : mapping->data_row;

  for (int row = 0; row < top - 1 && row < (int) guess->rows->len; row++)
    {
      GStrv cells = guess->rows->pdata[row];

      for (int c = 0; cells[c] != NULL; c++)
        psk_lexicon_scan (guess->lexicon, cells[c], &mapping->tambon, &mapping->district);
    }
  if (sheet_name != NULL)
    psk_lexicon_scan (guess->lexicon, sheet_name, &mapping->tambon, &mapping->district);

  if (mapping->columns[PSK_COLUMN_TAMBON] >= 0)
    return;
  for (int row = top - 1; row < (int) guess->rows->len; row++)
    {
      GStrv cells = guess->rows->pdata[row];
      int tambon = 0;
      int district = 0;

      for (int c = 0; cells[c] != NULL && psk_rows_count_filled (guess->rows, row) == 1; c++)
        psk_lexicon_scan (guess->lexicon, cells[c], &tambon, &district);
      mapping->sections = mapping->sections || tambon > 0;
    }
}

static void
guess_clear (Guess *guess)
{
  g_free (guess->profiles);
  g_strfreev (guess->last_lines);
  g_clear_pointer (&guess->lexicon, psk_lexicon_free);
  g_clear_pointer (&guess->titles, psk_titles_free);
  g_clear_pointer (&guess->mapping, psk_mapping_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Guess, guess_clear)

/**
 * psk_mapping_guess:
 * @rows: (element-type GStrv): the first rows of the sheet, blank ones too
 * @sheet_name: (nullable): its name
 * @header_row: the first row of the head, counted from 1; 0 says that there is
 *   none, and -1 that it is to be found
 * @areas: the areas of the book
 * @codes: its code lists
 *
 * Finds the head and says what each column holds, by the titles of mapping.json
 * and by what the cells look like, so that a list without a head works too. Whether
 * households can come of it is for psk_mapping_check() to say.
 *
 * Returns: (transfer full): the mapping
 */
PskMapping *
psk_mapping_guess (GPtrArray     *rows,
                   const char    *sheet_name,
                   int            header_row,
                   PskAreas      *areas,
                   PskDefinition *codes)
{
  g_auto (Guess) guess = { .rows = rows };

  g_return_val_if_fail (rows != NULL && areas != NULL && codes != NULL, NULL);

  guess.mapping = psk_mapping_new ();
  guess.n_columns = psk_rows_count_columns (rows);
  guess.lexicon = psk_lexicon_new (areas, codes);
  guess.titles = psk_titles_new ();

  if (header_row != 0)
    find_head (&guess, header_row > 0 ? header_row - 1 : -1);
  if (header_row < 0 && guess.mapping->header_row == 0)
    find_unknown_head (&guess);
  find_data (&guess);
  guess.profiles = psk_profiles_new (rows, guess.mapping->data_row - 1, guess.n_columns,
                                     guess.lexicon);
  assign (&guess);
  settle_names (&guess);
  find_untitled_names (&guess);
  settle_places (&guess);
  settle_persons (&guess);
  find_ticks (&guess);
  settle_numbers (&guess);
  find_area (&guess, sheet_name);

  return g_steal_pointer (&guess.mapping);
}
