/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-import-cell.h"
#include "psk-mapping.h"

G_BEGIN_DECLS

/**
 * PskProfile:
 * @filled: how many cells say something
 * @looks: how many of them look like each #PskCellLook
 * @steps: numbers that are one more than the number above
 * @distinct: how many different texts there are
 * @last: the last number
 *
 * What the first cells of a column look like.
 */
typedef struct
{
  guint filled;
  guint looks[PSK_N_CELL_LOOKS];
  guint steps;
  guint distinct;
  double last;
} PskProfile;

PskProfile *psk_profiles_new  (GPtrArray         *rows,
                               int                first,
                               int                n_columns,
                               PskLexicon        *lexicon);
double      psk_profile_part  (const PskProfile  *self,
                               PskCellLook        look);
double      psk_profile_worth (const PskProfile  *self,
                               PskCellLook        look,
                               double             weight);
void        psk_profile_score (const PskProfile  *self,
                               gboolean           titled,
                               double             scores[PSK_N_COLUMNS]);

G_END_DECLS
