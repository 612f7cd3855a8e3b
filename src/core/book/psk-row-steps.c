/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-row-steps.h"

#include <string.h>

static gint64
id_at (GArray *ids,
       guint   position)
{
  return g_array_index (ids, gint64, position);
}

/* Whether one row went from one end of a window to the other: down or up. */
static guint
find_move (GArray           *before,
           GArray           *after,
           const PskRowStep *window,
           PskRowStep       *steps)
{
  const guint first = window->position;
  const guint last = first + window->added - 1;
  const gsize size = (last - first) * sizeof (gint64);
  gboolean down;

  if (window->removed != window->added)
    return 0;

  down = memcmp (&g_array_index (before, gint64, first + 1),
                 &g_array_index (after, gint64, first), size) == 0;
  if (!down && memcmp (&g_array_index (before, gint64, first),
                       &g_array_index (after, gint64, first + 1), size) != 0)
    return 0;

  steps[0] = (PskRowStep) { down ? first : last, 1, 0 };
  steps[1] = (PskRowStep) { down ? last : first, 0, 1 };
  return 2;
}

/**
 * psk_row_steps_find:
 * @before: (element-type gint64): row ids in order
 * @after: (element-type gint64): the same or others
 * @steps: (out caller-allocates) (array fixed-size=2): what leads from one to the other
 *
 * Tells a view as little as can be found out fast, so that it stays where it is: the rows
 * between those that are the same at the beginning and at the end, or the one that moved.
 * Otherwise all rows go first and come then: told that many rows became many others, a view
 * would create every one of them.
 *
 * Returns: how many steps there are
 */
guint
psk_row_steps_find (GArray     *before,
                    GArray     *after,
                    PskRowStep *steps)
{
  const guint least = MIN (before->len, after->len);
  PskRowStep window = { 0 };
  guint n_same = 0; /* at the end */
  guint n_steps;

  while (window.position < least
         && id_at (before, window.position) == id_at (after, window.position))
    window.position++;
  while (n_same < least - window.position
         && id_at (before, before->len - 1 - n_same) == id_at (after, after->len - 1 - n_same))
    n_same++;
  window.removed = before->len - window.position - n_same;
  window.added = after->len - window.position - n_same;

  steps[0] = window;
  if (window.removed == 0 && window.added == 0)
    return 0;
  if (window.removed == 0 || window.added == 0
      || MAX (window.removed, window.added) <= PSK_MAX_ROW_WINDOW)
    return 1;
  if ((n_steps = find_move (before, after, &window, steps)) > 0)
    return n_steps;

  steps[0] = (PskRowStep) { 0, before->len, 0 };
  steps[1] = (PskRowStep) { 0, 0, after->len };
  return 2;
}

/**
 * psk_row_step_apply:
 * @self: a step that psk_row_steps_find() found
 * @ids: (element-type gint64): the rows before it
 * @after: (element-type gint64): the rows after the last step
 *
 * Returns: (transfer full) (element-type gint64): the rows after this step
 */
GArray *
psk_row_step_apply (const PskRowStep *self,
                    GArray           *ids,
                    GArray           *after)
{
  GArray *copy = g_array_sized_new (FALSE, FALSE, sizeof (gint64),
                                    ids->len - self->removed + self->added);

  g_array_append_vals (copy, ids->data, self->position);
  if (self->added > 0)
    g_array_append_vals (copy, &g_array_index (after, gint64, self->position), self->added);
  if (self->position + self->removed < ids->len)
    g_array_append_vals (copy, &g_array_index (ids, gint64, self->position + self->removed),
                         ids->len - self->position - self->removed);

  return copy;
}
