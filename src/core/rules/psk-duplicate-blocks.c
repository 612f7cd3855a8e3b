/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-duplicate-blocks.h"

#include <stdlib.h>
#include <string.h>

/* A name that more households of one tambon have tells nothing by itself. */
#define COMMON_NAME 6

/* So many households of one house are compared each with each, and so many of one
 * village with the same first or last name. Of more, each is compared with those that
 * come next in the order of names: the sorted neighbourhood (Hernández and Stolfo 1995). */
#define LARGE_HOUSE 8
#define LARGE_FAMILY 64
#define NEIGHBOURS 16

/* How many blocks are walked between two looks at the cancellable. */
#define BLOCKS_BETWEEN_LOOKS 1024

typedef struct
{
  guint64 key;
  const PskDuplicateRow *row;
} Entry;

typedef struct
{
  PskDuplicateRows *rows;
  PskDuplicatePairFunc func;
  gpointer user_data;
  gboolean is_alone; /* nobody else in the tambon has the name of the two */
} Walk;

/* One way of putting households that may be the same into one block. */
typedef struct
{
  guint64 (*get_key) (const PskDuplicateRow *row); /* 0 for no block */
  void (*visit) (Walk  *walk,
                 Entry *entries,
                 guint  n);
} Blocking;

/* The finalizer of SplitMix64 (Steele, Lea and Flood 2014): every bit of the key
 * depends on every bit of the values. */
static guint64
mix (guint64 key,
     guint64 value)
{
  key += value + G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  key = (key ^ (key >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  key = (key ^ (key >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);

  return key ^ (key >> 31);
}

static guint64
citizen_key (const PskDuplicateRow *row)
{
  return row->citizen_id;
}

static guint64
name_key (const PskDuplicateRow *row)
{
  return row->first > 0 && row->last > 0
         ? mix (mix ((guint64) row->tambon, row->first), row->last) : 0;
}

static guint64
house_key (const PskDuplicateRow *row)
{
  return row->village_no >= 0 && row->house > 0
         ? mix (mix ((guint64) row->tambon, (guint64) row->village_no), row->house) : 0;
}

static guint64
house_code_key (const PskDuplicateRow *row)
{
  return row->house_code > 0 ? mix ((guint64) row->tambon, row->house_code) : 0;
}

static guint64
first_name_key (const PskDuplicateRow *row)
{
  return row->village_no >= 0 && row->first > 0 && row->last > 0
         ? mix (mix ((guint64) row->tambon, (guint64) row->village_no), row->first) : 0;
}

static guint64
last_name_key (const PskDuplicateRow *row)
{
  return row->village_no >= 0 && row->first > 0 && row->last > 0
         ? mix (mix ((guint64) row->tambon, (guint64) row->village_no), row->last) : 0;
}

static gboolean
has_same_name (const PskDuplicateRow *a,
               const PskDuplicateRow *b)
{
  return a->first == b->first && a->last == b->last;
}

static void
pair_up (Walk                  *walk,
         const PskDuplicateRow *a,
         const PskDuplicateRow *b)
{
  if (a < b)
    walk->func (a, b, walk->is_alone, walk->user_data);
  else
    walk->func (b, a, walk->is_alone, walk->user_data);
}

static void
visit_all (Walk  *walk,
           Entry *entries,
           guint  n)
{
  for (guint i = 0; i < n; i++)
    {
      for (guint j = i + 1; j < n; j++)
        pair_up (walk, entries[i].row, entries[j].row);
    }
}

static void
visit_name (Walk  *walk,
            Entry *entries,
            guint  n)
{
  if (n > COMMON_NAME)
    return;

  walk->is_alone = n == 2;
  visit_all (walk, entries, n);
  walk->is_alone = FALSE;
}

static int
compare_names (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  const PskDuplicateRow *left = ((const Entry *) a)->row;
  const PskDuplicateRow *right = ((const Entry *) b)->row;
  const GPtrArray *names = user_data;
  int order = 0;

  if (left->first != right->first)
    order = strcmp (((const PskNamePart *) names->pdata[left->first])->sound,
                    ((const PskNamePart *) names->pdata[right->first])->sound);
  if (order == 0 && left->last != right->last)
    order = strcmp (((const PskNamePart *) names->pdata[left->last])->sound,
                    ((const PskNamePart *) names->pdata[right->last])->sound);

  return order != 0 ? order : (left > right) - (left < right);
}

/* Brings one of each name to the front of sorted entries. Returns how many there are. */
static guint
keep_one_of_each (Entry *entries,
                  guint  n)
{
  guint n_kept = 0;

  for (guint i = 0; i < n; i++)
    {
      if (n_kept == 0 || !has_same_name (entries[n_kept - 1].row, entries[i].row))
        entries[n_kept++] = entries[i];
    }

  return n_kept;
}

static void
visit_neighbours (Walk  *walk,
                  Entry *entries,
                  guint  n,
                  guint  n_neighbours)
{
  for (guint i = 0; i < n; i++)
    {
      for (guint j = i + 1; j < n && j - i <= n_neighbours; j++)
        {
          if (!has_same_name (entries[i].row, entries[j].row))
            pair_up (walk, entries[i].row, entries[j].row);
        }
    }
}

/* Who has the same name is in the block of that name already. */
static void
visit_family (Walk  *walk,
              Entry *entries,
              guint  n)
{
  guint n_kept = n;

  if (n > LARGE_FAMILY)
    {
      g_qsort_with_data (entries, (int) n, sizeof *entries, compare_names, walk->rows->names);
      n_kept = keep_one_of_each (entries, n);
    }

  visit_neighbours (walk, entries, n_kept, n_kept > LARGE_FAMILY ? NEIGHBOURS : n_kept);
}

/* Of many households of one name in one house, the first is compared with each of the
 * others: each of them turns up once. */
static void
visit_run (Walk  *walk,
           Entry *entries,
           guint  n)
{
  if (n <= LARGE_HOUSE)
    visit_all (walk, entries, n);
  else
    {
      for (guint i = 1; i < n; i++)
        pair_up (walk, entries[0].row, entries[i].row);
    }
}

static void
visit_house (Walk  *walk,
             Entry *entries,
             guint  n)
{
  guint length;

  if (n <= LARGE_HOUSE)
    {
      visit_all (walk, entries, n);
      return;
    }

  g_qsort_with_data (entries, (int) n, sizeof *entries, compare_names, walk->rows->names);
  for (guint i = 0; i < n; i += length)
    {
      for (length = 1; i + length < n; length++)
        {
          if (!has_same_name (entries[i].row, entries[i + length].row))
            break;
        }
      visit_run (walk, entries + i, length);
    }
  n = keep_one_of_each (entries, n);
  visit_neighbours (walk, entries, n, n > LARGE_FAMILY ? NEIGHBOURS : n);
}

static const Blocking blockings[] = {
  { citizen_key, visit_all }, /* never many: see MAX_SHARERS */
  { name_key, visit_name },
  { house_key, visit_house },
  { house_code_key, visit_house },
  { first_name_key, visit_family },
  { last_name_key, visit_family },
};

static int
compare_entries (const void *a,
                 const void *b)
{
  const Entry *left = a;
  const Entry *right = b;

  if (left->key != right->key)
    return left->key < right->key ? -1 : 1;

  return (left->row > right->row) - (left->row < right->row);
}

static GArray *
sort_into_blocks (PskDuplicateRows *rows,
                  const Blocking   *blocking)
{
  GArray *entries = g_array_sized_new (FALSE, FALSE, sizeof (Entry), rows->rows->len);

  for (guint i = 0; i < rows->rows->len; i++)
    {
      const PskDuplicateRow *row = &g_array_index (rows->rows, PskDuplicateRow, i);
      const Entry entry = { blocking->get_key (row), row };

      if (entry.key != 0)
        g_array_append_val (entries, entry);
    }
  if (entries->len > 0)
    qsort (entries->data, entries->len, sizeof (Entry), compare_entries);

  return entries;
}

static gboolean
walk_blocks (Walk           *walk,
             const Blocking *blocking,
             GCancellable   *cancellable,
             GError        **error)
{
  g_autoptr (GArray) entries = sort_into_blocks (walk->rows, blocking);
  guint n_blocks = 0;
  guint n;

  for (guint i = 0; i < entries->len; i += n)
    {
      Entry *block = &g_array_index (entries, Entry, i);

      for (n = 1; i + n < entries->len && block[n].key == block->key; n++)
        ;
      if (n_blocks++ % BLOCKS_BETWEEN_LOOKS == 0
          && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (n > 1)
        blocking->visit (walk, block, n);
    }

  return TRUE;
}

/**
 * psk_duplicate_blocks_each_pair:
 * @rows: the households
 * @func: called with two of them, the one of the lower row id first, and whether they
 *   were found because nobody else in their tambon has their name
 * @user_data: for @func
 * @cancellable: (nullable): a cancellable
 * @error: (nullable): %G_IO_ERROR_CANCELLED
 *
 * Finds the pairs that are worth comparing: those with the same citizen id, with the
 * same name in a tambon, in the same house, or with the same first or last name in a
 * village. The work grows with the number of households, not with its square, whatever
 * they have in common. A pair may come more than once.
 *
 * Returns: whether all were found
 */
gboolean
psk_duplicate_blocks_each_pair (PskDuplicateRows    *rows,
                                PskDuplicatePairFunc func,
                                gpointer             user_data,
                                GCancellable        *cancellable,
                                GError             **error)
{
  Walk walk = { rows, func, user_data, FALSE };

  for (gsize i = 0; i < G_N_ELEMENTS (blockings); i++)
    {
      if (!walk_blocks (&walk, &blockings[i], cancellable, error))
        return FALSE;
    }

  return TRUE;
}
