/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "psk-import-cell.h"
#include "psk-mapping-guess.h"
#include "psk-mapping-head.h"
#include "psk-text.h"

#define LEAST_SCORE 4.0

/* What a column loses whose title stands over an earlier one, too. */
#define REPEATED 3.0

/* A head of two lines has more titles in the upper one. */
#define LEAST_TITLES 3

/* Causes beside each other are worth more than what a title above them loses by them. */
#define CAUSES_WORTH 8

#define DATA_LOOKS (PSK_CELL_CITIZEN_ID | PSK_CELL_DATE | PSK_CELL_FULL_NAME | PSK_CELL_TITLED \
                    | PSK_CELL_PHONE | PSK_CELL_VILLAGE | PSK_CELL_ADDRESS | PSK_CELL_TAMBON \
                    | PSK_CELL_TITLE)

static gboolean
looks_like_data (PskGuess *guess,
                 int       row)
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

/* Whether words stand below blanks: parts of a title that stands over several columns. A line
 * above the list has fewer cells than such titles. */
static gboolean
parts_titles (PskGuess *guess,
              int       start,
              int       height)
{
  const int last = start + height - 1;
  int n_parts = 0;

  if (height < 2 || psk_rows_count_filled (guess->rows, last - 1) < LEAST_TITLES
      || psk_rows_count_filled (guess->rows, last - 1) * 2
         < psk_rows_count_filled (guess->rows, last))
    return FALSE;

  for (int c = 0; c < guess->n_columns; c++)
    {
      const char *above = psk_rows_get (guess->rows, last - 1, c);
      const char *text = psk_rows_get (guess->rows, last, c);

      n_parts += *above == '\0' && *text != '\0' && !psk_cell_starts_with_digit (text);
    }

  return n_parts >= 2;
}

/* What the head of @height rows from @start is worth: the best column of each
 * field. */
static double
score_head (PskGuess *guess,
            int       start,
            int       height,
            int      *n_fields)
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
  return sum - 0.5 * (height - 1) + (n_causes >= 2 ? CAUSES_WORTH : 0)
         + (parts_titles (guess, start, height) ? 1 : 0);
}

static gboolean
can_be_head_line (PskGuess *guess,
                  int       row)
{
  return psk_rows_count_filled (guess->rows, row) >= MIN (2, guess->n_columns)
         && !looks_like_data (guess, row);
}

/* Sets the head of the mapping to the rows with the best titles; @wanted is the
 * first row of it when somebody has said so, or -1. */
static void
find_head (PskGuess *guess,
           int       wanted)
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
find_unknown_head (PskGuess *guess)
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
numbers_columns (PskGuess *guess,
                 int       row)
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
find_data (PskGuess *guess)
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

/* Titles that come again are of a list to the right, or of somebody else: the first are of
 * the list, though the cells below may fit a little worse. */
static void
subtract_repeated (PskGuess *guess,
                   double   *all)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (int c = 0; guess->last_lines != NULL && c < guess->n_columns; c++)
    {
      char *title = guess->mapping->titles[c];

      for (int i = 0; i < PSK_N_COLUMNS && g_hash_table_contains (seen, title); i++)
        all[c * PSK_N_COLUMNS + i] -= all[c * PSK_N_COLUMNS + i] > 0 ? REPEATED : 0;
      if (*title != '\0' && guess->profiles[c].filled > 0)
        g_hash_table_add (seen, title);
    }
}

static double *
score_columns (PskGuess *guess)
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
  subtract_repeated (guess, all);

  return all;
}

/* The best pairs of field and column first; each is taken once. */
static void
assign (PskGuess *guess)
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

/* What the name of the sheet or a line above the list says of where it is. A number alone
 * is none of a village there. */
static void
read_area (PskGuess   *guess,
           const char *text)
{
  PskMapping *mapping = guess->mapping;

  psk_lexicon_scan (guess->lexicon, text, &mapping->tambon, &mapping->district);
  if (!psk_cell_starts_with_digit (text))
    psk_text_parse_village (text, &mapping->village);
}

/* The name of the sheet, the lines above the list, and rows within it that name
 * a tambon and nothing else. */
static void
find_area (PskGuess   *guess,
           const char *sheet_name)
{
  PskMapping *mapping = guess->mapping;
  const int top = mapping->header_row > 0 ? mapping->header_row : mapping->data_row;

  for (int row = 0; row < top - 1 && row < (int) guess->rows->len; row++)
    {
      GStrv cells = guess->rows->pdata[row];

      for (int c = 0; cells[c] != NULL; c++)
        read_area (guess, cells[c]);
    }
  if (sheet_name != NULL)
    read_area (guess, sheet_name);

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
guess_clear (PskGuess *guess)
{
  g_free (guess->profiles);
  g_strfreev (guess->last_lines);
  g_clear_pointer (&guess->lexicon, psk_lexicon_free);
  g_clear_pointer (&guess->titles, psk_titles_free);
  g_clear_pointer (&guess->mapping, psk_mapping_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PskGuess, guess_clear)

/* The rows up to a column. */
static GPtrArray *
cut_rows (GPtrArray *rows,
          int        end)
{
  GPtrArray *cut = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  for (guint i = 0; i < rows->len; i++)
    {
      GStrv cells = rows->pdata[i];
      GStrv copy = g_new0 (char *, end + 1);

      for (int c = 0; c < end && cells[c] != NULL; c++)
        copy[c] = g_strdup (cells[c]);
      g_ptr_array_add (cut, copy);
    }

  return cut;
}

static gboolean
is_title_of_names (PskGuess *guess,
                   int       column)
{
  double scores[PSK_N_COLUMNS];

  psk_titles_score (guess->titles, guess->mapping->titles[column], guess->last_lines[column],
                    scores);
  return scores[PSK_COLUMN_FULL_NAME] > LEAST_SCORE || scores[PSK_COLUMN_FIRST_NAME] > LEAST_SCORE;
}

/* Where the titles begin again from the first one on, with that of the names and another
 * among them, or -1. */
static int
find_repetition (PskGuess *guess)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  char **titles = guess->mapping->titles;
  const char *first = NULL;
  int start = -1;
  int n_again = 0;
  gboolean named = FALSE;

  for (int c = 0; guess->last_lines != NULL && c < guess->n_columns; c++)
    {
      if (*titles[c] == '\0')
        continue;
      start = start < 0 && first != NULL && g_str_equal (titles[c], first) ? c : start;
      first = first == NULL ? titles[c] : first;
      if (start < 0)
        g_hash_table_add (seen, titles[c]);
      else if (g_hash_table_remove (seen, titles[c]))
        {
          n_again++;
          named = named || is_title_of_names (guess, c);
        }
    }

  return named && n_again >= 2 ? start : -1;
}

/* What stands to the right of a list is of another one: its tambon, its number of rows. The
 * titles are told whole. */
static PskMapping *
guess_left (GPtrArray     *rows,
            int            end,
            const char    *sheet_name,
            int            header_row,
            PskAreas      *areas,
            PskDefinition *codes)
{
  g_autoptr (GPtrArray) cut = cut_rows (rows, end);
  PskMapping *mapping = psk_mapping_guess (cut, sheet_name, header_row, areas, codes);
  g_auto (GStrv) last_lines = NULL;

  if (mapping->header_row > 0)
    {
      g_strfreev (mapping->titles);
      mapping->titles = psk_head_join (rows, mapping->header_row - 1, mapping->header_rows,
                                       &last_lines);
    }

  return mapping;
}

/**
 * psk_mapping_guess:
 * @rows: (element-type GStrv): the first rows of the sheet, blank ones too
 * @sheet_name: (nullable): its name
 * @header_row: the first row of the head, counted from 1; 0 says that there is
 *   none, and -1 that it is to be found; under a head below the rows there is nothing
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
  g_auto (PskGuess) guess = { .rows = rows };
  int end;

  g_return_val_if_fail (rows != NULL && areas != NULL && codes != NULL, NULL);

  guess.mapping = psk_mapping_new ();
  guess.n_columns = psk_rows_count_columns (rows);
  guess.lexicon = psk_lexicon_new (areas, codes);
  guess.titles = psk_titles_new ();

  if (header_row != 0)
    find_head (&guess, header_row > 0 ? MIN (header_row - 1, (int) rows->len) : -1);
  if (header_row < 0 && guess.mapping->header_row == 0)
    find_unknown_head (&guess);
  end = find_repetition (&guess);
  if (end > 0)
    return guess_left (rows, end, sheet_name, header_row, areas, codes);

  find_data (&guess);
  guess.profiles = psk_profiles_new (rows, guess.mapping->data_row - 1, guess.n_columns,
                                     guess.lexicon);
  psk_guess_find_parts (&guess);
  assign (&guess);
  psk_guess_settle (&guess);
  find_area (&guess, sheet_name);

  end = psk_mapping_find_second_list (guess.mapping);
  if (end > 0)
    return guess_left (rows, end, sheet_name, header_row, areas, codes);

  return g_steal_pointer (&guess.mapping);
}
