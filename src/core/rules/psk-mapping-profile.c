/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-mapping-profile.h"

#include "psk-mapping-head.h"
#include "psk-text.h"

/* So many rows are read to tell what the columns hold. */
#define N_SAMPLED 60

/* A look that more than half of the cells have says what the column holds. */
#define ENOUGH 0.5

static void
add_cell (PskProfile *profile,
          GHashTable *texts,
          PskLexicon *lexicon,
          const char *text)
{
  g_autofree char *clean = psk_text_clean (text);
  guint looks;
  double number;

  /* What repeats the row above or says that there is nothing tells nothing. */
  if (*clean == '\0' || psk_cell_is_ditto (clean) || g_str_equal (clean, "-"))
    return;

  looks = psk_lexicon_look (lexicon, clean);
  for (int i = 0; i < PSK_N_CELL_LOOKS; i++)
    profile->looks[i] += (looks >> i) & 1;

  if (psk_text_parse_number (clean, &number))
    {
      profile->steps += number == profile->last + 1;
      profile->last = number;
    }
  profile->filled++;
  profile->distinct += g_hash_table_add (texts, g_steal_pointer (&clean));
}

/**
 * psk_profiles_new:
 * @rows: (element-type GStrv): the first rows of a sheet
 * @first: the first row of data, counted from 0
 * @n_columns: how many columns it has
 * @lexicon: the names of areas and the words of the code lists
 *
 * Returns: (transfer full) (array length=n_columns): what the columns look like
 */
PskProfile *
psk_profiles_new (GPtrArray  *rows,
                  int         first,
                  int         n_columns,
                  PskLexicon *lexicon)
{
  PskProfile *profiles = g_new0 (PskProfile, MAX (n_columns, 1));
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);
  int n = 0;

  for (int c = 0; c < n_columns; c++)
    g_ptr_array_add (texts, g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL));

  for (int row = first; row < (int) rows->len && n < N_SAMPLED; row++)
    {
      GStrv cells = rows->pdata[row];

      if (psk_rows_count_filled (rows, row) < MIN (2, n_columns))
        continue;
      n++;
      for (int c = 0; c < n_columns && cells[c] != NULL; c++)
        add_cell (&profiles[c], texts->pdata[c], lexicon, cells[c]);
    }

  return profiles;
}

/**
 * psk_profile_part:
 * @self: a profile
 * @look: what a cell can look like
 *
 * Returns: the part of the filled cells that look so, 0 to 1
 */
double
psk_profile_part (const PskProfile *self,
                  PskCellLook       look)
{
  return self->filled == 0 ? 0 : (double) self->looks[g_bit_nth_lsf (look, -1)] / self->filled;
}

/**
 * psk_profile_worth:
 * @self: a profile
 * @look: what a cell can look like
 * @weight: what is gained when all do
 *
 * Returns: the weight in parts; 0 when too few cells look so
 */
double
psk_profile_worth (const PskProfile *self,
                   PskCellLook       look,
                   double            weight)
{
  const double share = psk_profile_part (self, look);

  return share >= ENOUGH ? share * weight : 0;
}
