/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-mapping-profile.h"

/* A look that more than half of the cells have says what the column holds. */
#define ENOUGH 0.5
#define MOST 0.9

/* What can be told from the cells whatever the title says. */
static void
score_cells (const PskProfile *profile,
             double            scores[PSK_N_COLUMNS])
{
  const double district = psk_profile_part (profile, PSK_CELL_DISTRICT);

  scores[PSK_COLUMN_CITIZEN_ID] += psk_profile_worth (profile, PSK_CELL_CITIZEN_ID, 14);
  scores[PSK_COLUMN_TAMBON] += psk_profile_worth (profile, PSK_CELL_TAMBON, 10);
  scores[PSK_COLUMN_DISTRICT] += district >= 0.9 && profile->distinct == 1 ? 11 * district : 0;
  scores[PSK_COLUMN_TITLE] += psk_profile_worth (profile, PSK_CELL_TITLE, 12);
  scores[PSK_COLUMN_FULL_NAME] += psk_profile_worth (profile, PSK_CELL_FULL_NAME, 12);
  scores[PSK_COLUMN_FIRST_NAME] += psk_profile_worth (profile, PSK_CELL_TITLED, 8);
  scores[PSK_COLUMN_VULNERABILITY] += psk_profile_worth (profile, PSK_CELL_CODE, 14);
  scores[PSK_COLUMN_ADDRESS] += psk_profile_worth (profile, PSK_CELL_ADDRESS, 10);
  scores[PSK_COLUMN_VILLAGE_NO] += psk_profile_worth (profile, PSK_CELL_VILLAGE, 9);
  scores[PSK_COLUMN_KINDS] += psk_profile_worth (profile, PSK_CELL_VEGETABLES, 9);
}

/* What can be told from the cells of a column without a title. */
static void
score_untitled (const PskProfile *profile,
                double            scores[PSK_N_COLUMNS])
{
  scores[PSK_COLUMN_HOUSE_CODE] += psk_profile_worth (profile, PSK_CELL_HOUSE_CODE, 9);
  scores[PSK_COLUMN_PHONE] += psk_profile_worth (profile, PSK_CELL_PHONE, 9);
  scores[PSK_COLUMN_PLANTED_ON] += psk_profile_worth (profile, PSK_CELL_DATE, 9);
  if (profile->filled >= 2)
    scores[PSK_COLUMN_FULL_NAME] += psk_profile_worth (profile, PSK_CELL_TWO_WORDS, 6);
  if (psk_profile_part (profile, PSK_CELL_HOUSE) >= 0.9
      && psk_profile_part (profile, PSK_CELL_SLASH) >= 0.1)
    scores[PSK_COLUMN_HOUSE_NO] += 8;
  if (profile->filled >= 3 && profile->steps + 2 >= profile->filled)
    scores[PSK_COLUMN_NUMBER] += 9;
}

/* A title can promise what the cells do not hold: "ชนิดผัก" over names of
 * vegetables, "หมู่บ้าน" over names of villages. */
static void
subtract_misfits (const PskProfile *profile,
                  double            scores[PSK_N_COLUMNS])
{
  const double small = psk_profile_part (profile, PSK_CELL_SMALL);

  if (profile->filled < 3)
    return;

  /* Who looks after all of them, or who made the list. */
  if (profile->distinct == 1)
    scores[PSK_COLUMN_FULL_NAME] -= 20;
  if (psk_profile_part (profile, PSK_CELL_NUMBER) < 0.3 && small < 0.3)
    {
      scores[PSK_COLUMN_MEMBERS] -= 16;
      if (psk_profile_part (profile, PSK_CELL_VEGETABLES) < ENOUGH)
        scores[PSK_COLUMN_KINDS] -= 16;
    }
  if (psk_profile_part (profile, PSK_CELL_VILLAGE) + small < 0.3
      && psk_profile_part (profile, PSK_CELL_ADDRESS) < 0.3)
    scores[PSK_COLUMN_VILLAGE_NO] -= 12;
  if (psk_profile_part (profile, PSK_CELL_SMALL) >= 0.8
      && psk_profile_part (profile, PSK_CELL_DATE) < 0.2)
    scores[PSK_COLUMN_PLANTED_ON] -= 10;
  if (psk_profile_part (profile, PSK_CELL_FULL_NAME) >= ENOUGH
      || psk_profile_part (profile, PSK_CELL_TWO_WORDS) >= 0.8)
    scores[PSK_COLUMN_FIRST_NAME] -= scores[PSK_COLUMN_FIRST_NAME] > 0 ? 4 : 0;
  if (psk_profile_part (profile, PSK_CELL_ADDRESS) >= ENOUGH)
    scores[PSK_COLUMN_HOUSE_NO] -= 12;
}

/* A title that names the house and the village stands over both in one number, "10/1", or
 * over an address: "10 หมู่ 1". */
static void
settle_houses (const PskProfile *profile,
               double            scores[PSK_N_COLUMNS])
{
  const double share = psk_profile_part (profile, PSK_CELL_HOUSE_VILLAGE);
  const gboolean both = share >= MOST && psk_profile_part (profile, PSK_CELL_ADDRESS) == 0
                        && psk_profile_part (profile, PSK_CELL_SLASH) <= share;

  if (scores[PSK_COLUMN_HOUSE_VILLAGE] > 0 && !both)
    {
      scores[PSK_COLUMN_ADDRESS] += scores[PSK_COLUMN_HOUSE_VILLAGE];
      scores[PSK_COLUMN_HOUSE_VILLAGE] = 0;
    }
}

/**
 * psk_profile_score:
 * @self: what the cells of a column look like
 * @titled: whether the column has a title
 * @scores: (inout): how well its title fits each field, zeros without one; then how well
 *   the column does
 *
 * Weighs what the cells say against the title.
 */
void
psk_profile_score (const PskProfile *self,
                   gboolean          titled,
                   double            scores[PSK_N_COLUMNS])
{
  if (!titled)
    score_untitled (self, scores);
  score_cells (self, scores);
  subtract_misfits (self, scores);
  settle_houses (self, scores);
}
