/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-household-query.h"

#include <string.h>

#include "psk-area.h"
#include "psk-household-index.h"
#include "psk-household-search.h"
#include "psk-record-table.h"
#include "psk-row-sort.h"

/**
 * psk_household_query_copy:
 * @self: a query
 *
 * Returns: (transfer full): a copy
 */
PskHouseholdQuery *
psk_household_query_copy (const PskHouseholdQuery *self)
{
  PskHouseholdQuery *copy = g_memdup2 (self, sizeof *self);

  copy->ids = self->ids != NULL ? g_array_ref (self->ids) : NULL;
  copy->search = g_strdup (self->search);
  copy->filters = NULL;
  if (self->filters != NULL)
    {
      copy->filters = g_ptr_array_new_with_free_func ((GDestroyNotify) psk_filter_free);
      for (guint i = 0; i < self->filters->len; i++)
        g_ptr_array_add (copy->filters, psk_filter_copy (self->filters->pdata[i]));
    }

  return copy;
}

/**
 * psk_household_query_free:
 * @self: (transfer full): a query
 */
void
psk_household_query_free (PskHouseholdQuery *self)
{
  g_clear_pointer (&self->ids, g_array_unref);
  g_free (self->search);
  g_clear_pointer (&self->filters, g_ptr_array_unref);
  g_free (self);
}

static PskFilter
area_filter (const PskHouseholdQuery *query,
             char                    *first,
             char                    *last,
             gsize                    size)
{
  PskFilter filter = { PSK_HOUSEHOLD_TAMBON, PSK_FILTER_RANGE, NULL, NULL, first, last };
  int first_code = 0;
  int last_code = 99999999;

  if (query->area > 0)
    psk_area_code_range (query->area, &first_code, &last_code);
  g_snprintf (first, size, "%d", first_code);
  g_snprintf (last, size, "%d", last_code);

  return filter;
}

static gboolean
apply_filter (PskHouseholdIndex *index,
              const PskFilter   *filter,
              guint8            *keep,
              GError           **error)
{
  PskValues *column = psk_household_index_get_column (index, filter->column, error);

  if (column == NULL)
    return FALSE;

  psk_values_filter (column, filter, keep, psk_household_index_get_n_rows (index));
  return TRUE;
}

static gboolean
apply_scope (PskHouseholdIndex       *index,
             const PskHouseholdQuery *query,
             guint8                  *keep,
             GError                 **error)
{
  static const char *const chosen[] = { "selected", "started", "planting", "dropped", NULL };
  static const char *const holding[] = { "selected", "started", "planting", NULL };
  const PskFilter filter = {
    PSK_HOUSEHOLD_STATUS, PSK_FILTER_ONE_OF, NULL,
    (char **) (query->scope == PSK_HOUSEHOLDS_CHOSEN ? chosen : holding), NULL, NULL,
  };
  char first[16];
  char last[16];
  const PskFilter area = area_filter (query, first, last, sizeof first);

  return (query->scope == PSK_HOUSEHOLDS_ALL || apply_filter (index, &filter, keep, error))
         && (query->area <= 0 || apply_filter (index, &area, keep, error));
}

static gboolean
apply_search (PskHouseholdIndex       *index,
              const PskHouseholdQuery *query,
              guint8                  *keep,
              GError                 **error)
{
  g_autoptr (PskHouseholdSearch) search = NULL;

  if (query->search == NULL || *query->search == '\0')
    return TRUE;

  search = psk_household_search_new (psk_household_index_get_store (index), query->search, error);
  return search != NULL && psk_household_search_apply (search, index, keep, error);
}

static void
keep_ids (PskHouseholdIndex *index,
          GArray            *ids,
          guint8            *keep)
{
  const guint8 *present = psk_household_index_get_present (index);

  memset (keep, 0, psk_household_index_get_n_rows (index));
  for (guint i = 0; i < ids->len; i++)
    {
      guint row;

      if (psk_household_index_find (index, g_array_index (ids, gint64, i), &row))
        keep[row] = present[row];
    }
}

/* A 1 for each row that the query wants; what is asked of one column may be left out. */
static guint8 *
find_rows (PskHouseholdIndex       *index,
           const PskHouseholdQuery *query,
           int                      except,
           GError                 **error)
{
  const guint n_rows = psk_household_index_get_n_rows (index);
  g_autofree guint8 *keep = g_malloc (MAX (n_rows, 1));

  if (n_rows == 0)
    return g_steal_pointer (&keep);

  memcpy (keep, psk_household_index_get_present (index), n_rows);
  if (query->ids != NULL)
    keep_ids (index, query->ids, keep);
  if (!apply_scope (index, query, keep, error) || !apply_search (index, query, keep, error))
    return NULL;

  for (guint i = 0; query->filters != NULL && i < query->filters->len; i++)
    {
      const PskFilter *filter = query->filters->pdata[i];

      if (filter->column != except && !apply_filter (index, filter, keep, error))
        return NULL;
    }

  return g_steal_pointer (&keep);
}

static gboolean
sort_by (PskRowSort        *sort,
         PskHouseholdIndex *index,
         PskHouseholdField  field,
         gboolean           descending,
         GError           **error)
{
  PskValues *column = psk_household_index_get_column (index, field, error);

  if (column == NULL)
    return FALSE;

  psk_row_sort_by (sort, column, descending, FALSE);
  return TRUE;
}

/* The rows come in the order of place. Of the chosen households the slot comes before the
 * village. */
static gboolean
sort_rows (PskRowSort              *sort,
           PskHouseholdIndex       *index,
           const PskHouseholdQuery *query,
           GError                 **error)
{
  if (query->scope != PSK_HOUSEHOLDS_ALL
      && (!sort_by (sort, index, PSK_HOUSEHOLD_SLOT, FALSE, error)
          || !sort_by (sort, index, PSK_HOUSEHOLD_TAMBON, FALSE, error)))
    return FALSE;

  for (guint i = query->n_sort; i-- > 0;)
    {
      const PskSortKey *key = &query->sort[i];

      /* Whoever sorts by first names wants those of one name by their last name. */
      if (key->field == PSK_HOUSEHOLD_FIRST_NAME
          && !sort_by (sort, index, PSK_HOUSEHOLD_LAST_NAME, key->descending, error))
        return FALSE;
      if (!sort_by (sort, index, key->field, key->descending, error))
        return FALSE;
    }

  return TRUE;
}

static GArray *
order_rows (PskHouseholdIndex       *index,
            const PskHouseholdQuery *query,
            const guint8            *keep,
            GError                 **error)
{
  const guint32 *order = psk_household_index_get_order (index, error);
  g_autoptr (PskRowSort) sort = NULL;
  const guint32 *rows;
  GArray *ids;
  guint n_rows;

  if (order == NULL)
    return NULL;

  sort = psk_row_sort_new (order, keep, psk_household_index_get_n_rows (index));
  if (!sort_rows (sort, index, query, error))
    return NULL;

  rows = psk_row_sort_get_rows (sort, &n_rows);
  ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n_rows);
  for (guint i = 0; i < n_rows; i++)
    {
      const gint64 id = psk_household_index_get_id (index, rows[i]);

      g_array_append_val (ids, id);
    }

  return ids;
}

/* The two lists that are opened most need nothing in memory: an index of the database has
 * their order. House numbers are in the order of psk-values.c there as well. */
static GArray *
read_plain_list (PskStore                *store,
                 const PskHouseholdQuery *query,
                 GError                 **error)
{
  sqlite3_stmt *statement;
  int first = 0;
  int last = 99999999;

  if (query->area > 0)
    psk_area_code_range (query->area, &first, &last);

  if (query->scope == PSK_HOUSEHOLDS_ALL)
    statement = psk_store_statement (
      store,
      "SELECT id FROM household WHERE tambon BETWEEN ? AND ? ORDER BY tambon, village_no, "
      "CAST (house_no AS INTEGER), "
      "CAST (substr (house_no, nullif (instr (house_no, '/'), 0) + 1) AS INTEGER), house_no, id",
      error);
  else
    statement = psk_store_statement (
      store,
      "SELECT id FROM household WHERE slot IS NOT NULL AND tambon BETWEEN ? AND ? "
      "ORDER BY tambon, slot",
      error);
  if (statement != NULL)
    psk_store_bind (statement, "ii", first, last);

  return psk_record_table_read_ids (store, statement, error);
}

static gboolean
is_plain (const PskHouseholdQuery *query)
{
  return query->ids == NULL && query->scope != PSK_HOUSEHOLDS_CHOSEN && query->n_sort == 0
         && (query->filters == NULL || query->filters->len == 0)
         && (query->search == NULL || *query->search == '\0');
}

static GArray *
run (PskStore                *store,
     const PskHouseholdQuery *query,
     GError                 **error)
{
  PskHouseholdIndex *index = psk_household_index_get (store, error);
  g_autofree guint8 *keep = index != NULL ? find_rows (index, query, -1, error) : NULL;

  return keep != NULL ? order_rows (index, query, keep, error) : NULL;
}

/**
 * psk_household_query_run:
 * @store: a store that only reads
 * @self: what is wanted, in which order
 * @error: (nullable): where to put the error
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the ids in order
 */
GArray *
psk_household_query_run (PskStore                *store,
                         const PskHouseholdQuery *self,
                         GError                 **error)
{
  GArray *ids;

  g_return_val_if_fail (store != NULL && self != NULL, NULL);

  if (is_plain (self))
    return read_plain_list (store, self, error);
  if (!psk_store_script (store, "BEGIN", error))
    return NULL;

  ids = run (store, self, error);
  psk_store_script (store, "COMMIT", NULL);
  return ids;
}

/**
 * psk_household_query_count:
 * @store: a store that only reads
 * @self: a query
 * @field: a field
 * @max_values: more different values than these are not told
 * @error: (nullable): where to put the error
 *
 * Counts the values of a field among the rows that the query finds without what it asks
 * of this field, as a list of values to choose from needs them.
 *
 * Returns: (transfer full) (nullable) (element-type PskValueCount): the values in their
 *   order; %NULL when there are too many, or an error
 */
GArray *
psk_household_query_count (PskStore                *store,
                           const PskHouseholdQuery *self,
                           PskHouseholdField        field,
                           guint                    max_values,
                           GError                 **error)
{
  GArray *counts = NULL;
  PskHouseholdIndex *index;
  PskValues *column;
  g_autofree guint8 *keep = NULL;

  g_return_val_if_fail (store != NULL && self != NULL, NULL);

  if (!psk_store_script (store, "BEGIN", error))
    return NULL;

  index = psk_household_index_get (store, error);
  column = index != NULL ? psk_household_index_get_column (index, field, error) : NULL;
  keep = column != NULL ? find_rows (index, self, (int) field, error) : NULL;
  if (keep != NULL)
    counts = psk_values_count (column, keep, psk_household_index_get_n_rows (index), max_values);
  psk_store_script (store, "COMMIT", NULL);

  return counts;
}

static guint
count_rows (const guint8 *keep,
            guint         n_rows)
{
  guint n = 0;

  for (guint i = 0; i < n_rows; i++)
    n += keep[i];

  return n;
}

/* The rows that have enough kinds go last: they are counted in @keep itself. */
static PskHouseholdSums *
sum_rows (PskHouseholdIndex *index,
          guint8            *keep,
          GError           **error)
{
  const guint n_rows = psk_household_index_get_n_rows (index);
  PskValues *states = psk_household_index_get_column (index, PSK_HOUSEHOLD_STATUS, error);
  PskValues *kinds = psk_household_index_get_column (index, PSK_HOUSEHOLD_KINDS, error);
  PskValues *members = psk_household_index_get_column (index, PSK_HOUSEHOLD_MEMBERS, error);
  g_autofree char *needed = g_strdup_printf ("%d", PSK_KINDS_NEEDED);
  const PskFilter enough = { PSK_HOUSEHOLD_KINDS, PSK_FILTER_RANGE, NULL, NULL, needed, NULL };
  PskHouseholdSums *sums;

  if (states == NULL || kinds == NULL || members == NULL)
    return NULL;

  sums = g_new0 (PskHouseholdSums, 1);
  sums->n = count_rows (keep, n_rows);
  sums->states = psk_values_count (states, keep, n_rows, G_MAXUINT);
  sums->kinds = psk_values_sum (kinds, keep, n_rows, &sums->n_counted);
  sums->members = psk_values_sum (members, keep, n_rows, &sums->n_with_members);
  psk_values_filter (kinds, &enough, keep, n_rows);
  sums->n_enough = count_rows (keep, n_rows);

  return sums;
}

/**
 * psk_household_query_sum:
 * @store: a store that only reads
 * @self: which households
 * @error: (nullable): where to put the error
 *
 * Returns: (transfer full) (nullable): what they come to together
 */
PskHouseholdSums *
psk_household_query_sum (PskStore                *store,
                         const PskHouseholdQuery *self,
                         GError                 **error)
{
  PskHouseholdSums *sums = NULL;
  PskHouseholdIndex *index;
  g_autofree guint8 *keep = NULL;

  g_return_val_if_fail (store != NULL && self != NULL, NULL);

  if (!psk_store_script (store, "BEGIN", error))
    return NULL;

  index = psk_household_index_get (store, error);
  keep = index != NULL ? find_rows (index, self, -1, error) : NULL;
  if (keep != NULL)
    sums = sum_rows (index, keep, error);
  psk_store_script (store, "COMMIT", NULL);

  return sums;
}

/**
 * psk_household_sums_free:
 * @self: (transfer full): sums
 */
void
psk_household_sums_free (PskHouseholdSums *self)
{
  g_array_unref (self->states);
  g_free (self);
}

/* What is sorted by most comes first. The rest of the columns is read when somebody asks:
 * telephones, notes and house codes are of another value in each row and seldom sorted by. */
static const PskHouseholdField warm_fields[] = {
  PSK_HOUSEHOLD_FIRST_NAME, PSK_HOUSEHOLD_LAST_NAME, PSK_HOUSEHOLD_PLANTED_ON,
  PSK_HOUSEHOLD_CITIZEN_ID, PSK_HOUSEHOLD_MEMBERS, PSK_HOUSEHOLD_VULNERABILITY,
  PSK_HOUSEHOLD_TITLE,
};

/* The rows themselves, the texts that are searched and the order by place come before the
 * columns. */
enum
{
  WARM_ROWS,
  WARM_TEXTS,
  WARM_HOUSES,
  WARM_ORDER,
  WARM_COLUMNS,
  N_WARM_STEPS = WARM_COLUMNS + G_N_ELEMENTS (warm_fields),
};

static gboolean
warm (PskHouseholdIndex *index,
      guint              step)
{
  switch (step)
    {
    case WARM_ROWS:
      return TRUE;
    case WARM_TEXTS:
      return psk_household_index_get_texts (index, NULL) != NULL;
    case WARM_HOUSES:
      return psk_household_index_get_column (index, PSK_HOUSEHOLD_HOUSE_NO, NULL) != NULL;
    case WARM_ORDER:
      return psk_household_index_get_order (index, NULL) != NULL;
    default:
      return psk_household_index_get_column (index, warm_fields[step - WARM_COLUMNS], NULL) != NULL;
    }
}

/**
 * psk_household_query_warm:
 * @store: a store that only reads
 * @step: what is read: 0, then 1, until %FALSE comes back
 *
 * Reads into memory what searching and sorting will need, a part at a time, so that a
 * question that comes meanwhile does not wait for all of it.
 *
 * Returns: whether it was read and there is a next step
 */
gboolean
psk_household_query_warm (PskStore *store,
                          guint     step)
{
  PskHouseholdIndex *index;
  gboolean more;

  if (step >= N_WARM_STEPS || !psk_store_script (store, "BEGIN", NULL))
    return FALSE;

  /* What fails here will be told by the question itself. */
  index = psk_household_index_get (store, NULL);
  more = index != NULL && warm (index, step) && step + 1 < N_WARM_STEPS;
  psk_store_script (store, "COMMIT", NULL);

  /* Pages that were read for it are not needed any more. */
  if (!more)
    sqlite3_db_release_memory (psk_store_get_db (store));

  return more;
}
