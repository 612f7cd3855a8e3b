/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-mapping-profile.h"
#include "psk-mapping-titles.h"

G_BEGIN_DECLS

/**
 * PskGuess:
 * @rows: (element-type GStrv): the first rows of a sheet, borrowed
 * @lexicon: the names of areas and the words of the code lists
 * @titles: the titles that are known
 * @mapping: what is found
 * @n_columns: how many columns the sheet has
 * @profiles: (array length=n_columns): what their cells look like
 * @last_lines: (nullable) (array zero-terminated=1): the last lines of the titles; %NULL
 *   without a head
 *
 * What is known while columns are guessed; private to psk-mapping.
 */
typedef struct
{
  GPtrArray *rows;
  PskLexicon *lexicon;
  PskTitles *titles;
  PskMapping *mapping;
  int n_columns;
  PskProfile *profiles;
  GStrv last_lines;
} PskGuess;

void psk_guess_find_parts (PskGuess *guess);
void psk_guess_settle     (PskGuess *guess);

G_END_DECLS
