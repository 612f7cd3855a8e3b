/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* So many steps lead from one order of rows to any other. */
#define PSK_MAX_ROW_STEPS 2

/* So many rows that come in another order are told of at once: a view keeps the widgets of
 * those that are still there, for which it asks for all of them. */
#define PSK_MAX_ROW_WINDOW 256

/**
 * PskRowStep:
 * @position: where
 * @removed: how many rows go from there
 * @added: how many come there
 */
typedef struct
{
  guint position;
  guint removed;
  guint added;
} PskRowStep;

guint   psk_row_steps_find (GArray           *before,
                            GArray           *after,
                            PskRowStep       *steps);
GArray *psk_row_step_apply (const PskRowStep *self,
                            GArray           *ids,
                            GArray           *after);

G_END_DECLS
