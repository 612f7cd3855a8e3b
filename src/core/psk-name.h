/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PskNameLikeness:
 * @PSK_NAME_DIFFERENT: two names
 * @PSK_NAME_FIRST_ONLY: the same first name; the last name is missing or another
 * @PSK_NAME_TWO_SLIPS: two letters are missing, exchanged or others
 * @PSK_NAME_ONE_SLIP: one letter is missing, exchanged or another
 * @PSK_NAME_SAME: the same, however it is spelled
 *
 * How like two names are, from the least to the most.
 */
typedef enum
{
  PSK_NAME_DIFFERENT,
  PSK_NAME_FIRST_ONLY,
  PSK_NAME_TWO_SLIPS,
  PSK_NAME_ONE_SLIP,
  PSK_NAME_SAME,
} PskNameLikeness;

/**
 * PskNamePart:
 * @sound: a byte for each letter that is heard; for comparing, not for showing
 * @skeleton: the consonants of @sound
 *
 * A first or a last name as it is compared. Immutable.
 */
typedef struct
{
  char *sound;
  char *skeleton;
} PskNamePart;

PskNamePart     *psk_name_part_new  (const char         *text);
void             psk_name_part_free (PskNamePart        *self);
PskNameLikeness  psk_name_compare   (const PskNamePart  *first_a,
                                     const PskNamePart  *last_a,
                                     const PskNamePart  *first_b,
                                     const PskNamePart  *last_b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PskNamePart, psk_name_part_free)

G_END_DECLS
