/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-mapping.h"

/* Vegetables that stand in several columns, one or more in each: "ผัก 1", "ผัก 2", … */

static int
find (const PskMapping *self,
      int               column)
{
  for (guint i = 0; self->more_kinds != NULL && i < self->more_kinds->len; i++)
    {
      if (g_array_index (self->more_kinds, int, i) == column)
        return (int) i;
    }

  return -1;
}

/**
 * psk_mapping_has_more_kinds:
 * @self: a mapping
 * @column: a column, counted from 0
 *
 * Returns: whether it names vegetables besides the column that feeds %PSK_COLUMN_KINDS
 */
gboolean
psk_mapping_has_more_kinds (const PskMapping *self,
                            int               column)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return find (self, column) >= 0;
}

/**
 * psk_mapping_add_kinds:
 * @self: a mapping
 * @column: a column, counted from 0, that feeds nothing
 *
 * Says that the column names vegetables, besides others that do.
 */
void
psk_mapping_add_kinds (PskMapping *self,
                       int         column)
{
  g_return_if_fail (self != NULL && column >= 0);

  if (self->columns[PSK_COLUMN_KINDS] < 0)
    self->columns[PSK_COLUMN_KINDS] = column;
  if (self->columns[PSK_COLUMN_KINDS] == column || find (self, column) >= 0)
    return;

  if (self->more_kinds == NULL)
    self->more_kinds = g_array_new (FALSE, FALSE, sizeof (int));
  g_array_append_val (self->more_kinds, column);
}

/**
 * psk_mapping_remove_kinds:
 * @self: a mapping
 * @column: a column, counted from 0; -1 for all but the one that feeds %PSK_COLUMN_KINDS
 *
 * Says that the column names no vegetables. Another takes the place of one that was taken
 * from %PSK_COLUMN_KINDS.
 */
void
psk_mapping_remove_kinds (PskMapping *self,
                          int         column)
{
  const int i = find (self, column);

  g_return_if_fail (self != NULL);

  if (i >= 0)
    g_array_remove_index (self->more_kinds, (guint) i);
  if (self->more_kinds != NULL && column >= 0 && self->columns[PSK_COLUMN_KINDS] < 0
      && self->more_kinds->len > 0)
    {
      self->columns[PSK_COLUMN_KINDS] = g_array_index (self->more_kinds, int, 0);
      g_array_remove_index (self->more_kinds, 0);
    }
  if (self->more_kinds != NULL && (column < 0 || self->more_kinds->len == 0))
    g_clear_pointer (&self->more_kinds, g_array_unref);
}
