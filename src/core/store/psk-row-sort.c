/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-row-sort.h"

#include <string.h>

#define RADIX_BITS 16
#define N_BUCKETS (1 << RADIX_BITS)

/* The rows, with room for what a step of sorting moves, which is made with the first step:
 * rows that are only kept need none. */
struct _PskRowSort
{
  guint n;
  guint32 *rows;
  guint64 *keys;
  guint32 *other_rows;
  guint64 *other_keys;
  guint32 *starts; /* N_BUCKETS + 1 */
};

/**
 * psk_row_sort_new:
 * @order: (nullable) (array length=n_rows): all rows in an order to begin with; %NULL for
 *   that of their numbers
 * @keep: (nullable) (array length=n_rows): 1 for each row that is wanted, by its number;
 *   %NULL for all
 * @n_rows: how many rows there are
 *
 * Returns: (transfer full): the wanted rows
 */
PskRowSort *
psk_row_sort_new (const guint32 *order,
                  const guint8  *keep,
                  guint          n_rows)
{
  PskRowSort *self = g_new0 (PskRowSort, 1);

  self->rows = g_new (guint32, (gsize) n_rows + 1);
  for (guint i = 0; i < n_rows; i++)
    {
      const guint32 row = order != NULL ? order[i] : i;

      self->rows[self->n] = row;
      self->n += keep == NULL || keep[row];
    }

  return self;
}

/**
 * psk_row_sort_free:
 * @self: (transfer full): a sorting
 */
void
psk_row_sort_free (PskRowSort *self)
{
  g_free (self->rows);
  g_free (self->keys);
  g_free (self->other_rows);
  g_free (self->other_keys);
  g_free (self->starts);
  g_free (self);
}

static void
make_room (PskRowSort *self)
{
  if (self->keys != NULL)
    return;

  self->keys = g_new (guint64, self->n);
  self->other_rows = g_new (guint32, self->n);
  self->other_keys = g_new (guint64, self->n);
  self->starts = g_new (guint32, N_BUCKETS + 1);
}

/* Makes the smallest key 1, and those that are missing 0 or the greatest; returns the
 * greatest. */
static guint64
pack_keys (PskRowSort *self,
           gboolean    descending,
           gboolean    missing_first)
{
  guint64 min = G_MAXUINT64;
  guint64 max = 0;

  for (guint i = 0; i < self->n; i++)
    {
      if (self->keys[i] == PSK_VALUES_MISSING)
        continue;
      min = MIN (min, self->keys[i]);
      max = MAX (max, self->keys[i]);
    }
  if (min > max)
    return 0;

  for (guint i = 0; i < self->n; i++)
    {
      if (self->keys[i] == PSK_VALUES_MISSING)
        self->keys[i] = missing_first ? 0 : max - min + 2;
      else
        self->keys[i] = (descending ? max - self->keys[i] : self->keys[i] - min) + 1;
    }

  return max - min + 2;
}

static void
swap (PskRowSort *self)
{
  guint32 *rows = self->rows;
  guint64 *keys = self->keys;

  self->rows = self->other_rows;
  self->keys = self->other_keys;
  self->other_rows = rows;
  self->other_keys = keys;
}

/* Radix sort, 16 bits at a time: rows with equal keys keep their order. */
static void
sort_by_digit (PskRowSort *self,
               int         shift)
{
  memset (self->starts, 0, (N_BUCKETS + 1) * sizeof *self->starts);
  for (guint i = 0; i < self->n; i++)
    self->starts[(self->keys[i] >> shift & (N_BUCKETS - 1)) + 1]++;
  for (guint i = 0; i < N_BUCKETS; i++)
    self->starts[i + 1] += self->starts[i];

  for (guint i = 0; i < self->n; i++)
    {
      const guint32 place = self->starts[self->keys[i] >> shift & (N_BUCKETS - 1)]++;

      self->other_rows[place] = self->rows[i];
      self->other_keys[place] = self->keys[i];
    }
  swap (self);
}

/**
 * psk_row_sort_by:
 * @self: a sorting
 * @column: the values of all rows
 * @descending: whether the greatest comes first
 * @missing_first: whether rows without a value come first, else they come last, whatever
 *   the direction
 *
 * Sorts by one column.
 */
void
psk_row_sort_by (PskRowSort *self,
                 PskValues  *column,
                 gboolean    descending,
                 gboolean    missing_first)
{
  guint64 greatest;

  g_return_if_fail (self != NULL && column != NULL);

  if (self->n == 0)
    return;

  make_room (self);
  psk_values_fill_keys (column, self->rows, self->n, self->keys);
  greatest = pack_keys (self, descending, missing_first);
  for (int shift = 0; shift < 64 && greatest >> shift != 0; shift += RADIX_BITS)
    sort_by_digit (self, shift);
}

/**
 * psk_row_sort_get_rows:
 * @self: a sorting
 * @n_rows: (out): how many
 *
 * Returns: (transfer none) (array length=n_rows): the rows in order, until the next step
 */
const guint32 *
psk_row_sort_get_rows (PskRowSort *self,
                       guint      *n_rows)
{
  *n_rows = self->n;

  return self->rows;
}

/**
 * psk_row_sort_steal_rows:
 * @self: a sorting, which ends
 *
 * Returns: (transfer full): the rows in order, never %NULL; free with g_free()
 */
guint32 *
psk_row_sort_steal_rows (PskRowSort *self)
{
  self->n = 0;

  return g_steal_pointer (&self->rows);
}
