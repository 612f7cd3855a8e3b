/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-undo-plan.h"

#include "psk-conflict.h"
#include "psk-history-table.h"
#include "psk-journal-index.h"
#include "psk-journal-table.h"
#include "psk-table-shape.h"

/* Something stands in the way of a record, but no step of the log is known. */
#define UNKNOWN (-1)

/* A record that the step touched. Its group is a tree of rows: each has the number of
 * another row of its group, the first one its own. */
typedef struct
{
  const char *table; /* interned */
  gint64 id;
  gint64 touched_by; /* the later entry that touched it, 0 for none, or UNKNOWN */
  guint group;

  /* Of the first row of a group */
  gint64 kept_for; /* like touched_by, for all rows of the group */
  guint shown; /* the row that stands for the group */
} Row;

/* That a record of the step refers, or referred, to another record. */
typedef struct
{
  const char *table; /* of the parent, interned */
  gint64 parent;
  const char *child_table; /* interned */
  gint64 child;
  gboolean is_old; /* the reference comes back with the step */
} Link;

/* That a record which was changed refers to another one, of which the changeset says
 * nothing: it referred to the same one before. */
typedef struct
{
  const char *table; /* of the parent, interned */
  const char *child_table; /* interned */
  gint64 child;
  guint column;
} Unsaid;

struct _PskUndoPlan
{
  PskStore *store; /* borrowed */

  /* Owned */
  PskJournalEntry *entry;
  GArray *rows; /* Row, by table and id */
  GArray *links; /* Link */
  GArray *unsaid; /* Unsaid, record after record */
  GHashTable *tables; /* the names of those that have rows, interned */
  GHashTable *takes_back; /* entry → the older entry that it takes back */

  const PskTableShape *shape; /* of the record that was read last */
  gboolean is_whole; /* all records belong together */
  guint n_groups;
  guint n_kept; /* groups */
};

static int
compare_keys (const char *table_a,
              gint64      id_a,
              const char *table_b,
              gint64      id_b)
{
  if (table_a != table_b)
    return (guintptr) table_a < (guintptr) table_b ? -1 : 1;

  return (id_a > id_b) - (id_a < id_b);
}

static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  const Row *first = a;
  const Row *second = b;

  return compare_keys (first->table, first->id, second->table, second->id);
}

static int
compare_links (gconstpointer a,
               gconstpointer b)
{
  const Link *first = a;
  const Link *second = b;

  return compare_keys (first->table, first->parent, second->table, second->parent);
}

static inline Row *
get_row (PskUndoPlan *self,
         guint        i)
{
  return &g_array_index (self->rows, Row, i);
}

static Row *
find_row (PskUndoPlan *self,
          const char  *table,
          gint64       id)
{
  const Row key = { .table = table, .id = id };
  guint found;

  return g_array_binary_search (self->rows, &key, compare_rows, &found)
         ? get_row (self, found) : NULL;
}

static Row *
find_first (PskUndoPlan *self,
            Row         *row)
{
  Row *next = get_row (self, row->group);

  /* The way is halved each time it is walked. */
  while (next != row)
    {
      row->group = next->group;
      row = next;
      next = get_row (self, row->group);
    }

  return row;
}

static void
join_rows (PskUndoPlan *self,
           Row         *a,
           Row         *b)
{
  find_first (self, a)->group = find_first (self, b)->group;
}

static void
touch_row (Row    *row,
           gint64  journal)
{
  if (row != NULL && (row->touched_by <= 0 || journal > row->touched_by))
    row->touched_by = journal;
}

static void
add_links (PskUndoPlan           *self,
           const PskChangeRecord *record)
{
  for (guint i = 0; i < self->shape->parents->len; i++)
    {
      const PskTableParent *parent = &g_array_index (self->shape->parents, PskTableParent, i);

      for (int side = PSK_SIDE_OLD; side <= PSK_SIDE_NEW; side++)
        {
          Link link = { .table = parent->table, .child_table = self->shape->name,
                        .child = record->id, .is_old = side == PSK_SIDE_OLD };

          if (psk_change_record_get_id (record, side, parent->column, &link.parent))
            g_array_append_val (self->links, link);
        }

      /* A changeset does not say what a changed record belongs to, unless just that
       * was changed. */
      if (record->change == PSK_CHANGE_UPDATE
          && !psk_change_record_has (record, PSK_SIDE_OLD, parent->column))
        {
          const Unsaid unsaid = { parent->table, self->shape->name, record->id, parent->column };

          g_array_append_val (self->unsaid, unsaid);
        }
    }
}

static void
read_record_cb (const PskChangeRecord *record,
                gpointer               user_data)
{
  PskUndoPlan *self = user_data;
  Row row = { .id = record->id };

  if (self->shape == NULL || !g_str_equal (self->shape->name, record->table))
    self->shape = psk_table_shape_get (self->store, record->table);

  row.table = self->shape != NULL ? self->shape->name : g_intern_string (record->table);
  g_array_append_val (self->rows, row);
  if (self->shape != NULL)
    add_links (self, record);
}

/* A table with a key of several columns has more than one record for a row. */
static void
sort_rows (PskUndoPlan *self)
{
  guint n = 0;

  g_array_sort (self->rows, compare_rows);
  for (guint i = 0; i < self->rows->len; i++)
    {
      if (n > 0 && compare_rows (get_row (self, n - 1), get_row (self, i)) == 0)
        continue;
      *get_row (self, n) = *get_row (self, i);
      get_row (self, n)->group = n;
      g_hash_table_add (self->tables, (gpointer) get_row (self, n)->table);
      n++;
    }
  g_array_set_size (self->rows, n);
}

static gboolean
read_records (PskUndoPlan  *self,
              GCancellable *cancellable,
              GError      **error)
{
  if (!psk_journal_table_read_changes (self->store, self->entry->id, read_record_cb, self,
                                       cancellable, error))
    return FALSE;

  sort_rows (self);
  return TRUE;
}

static gboolean
load_takers (PskUndoPlan *self,
             GError     **error)
{
  g_autoptr (GPtrArray) takers = psk_journal_table_read_takers (self->store, error);

  if (takers == NULL)
    return FALSE;

  self->takes_back = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  for (guint i = 0; i < takers->len; i++)
    {
      PskJournalEntry *taker = takers->pdata[i];

      g_hash_table_insert (self->takes_back, g_memdup2 (&taker->id, sizeof taker->id),
                           g_memdup2 (&taker->takes_back, sizeof taker->takes_back));
    }

  return TRUE;
}

/* Of the steps that touched one record, the latest that still counts: a step that was
 * taken back, and the one that took it back, together changed nothing. Both touched
 * the record, and between them nothing else did, or it would have been left as it was. */
static gint64
find_latest (PskUndoPlan    *self,
             const PskTouch *touches,
             guint           n)
{
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < n; i++)
    {
      const gint64 *taken = g_hash_table_lookup (self->takes_back, &touches[i].journal);

      if (i > 0 && touches[i].journal == touches[i - 1].journal)
        continue;
      if (open->len > 0 && taken != NULL
          && g_array_index (open, gint64, open->len - 1) == *taken)
        g_array_set_size (open, open->len - 1);
      else
        g_array_append_val (open, touches[i].journal);
    }

  return open->len > 0 ? g_array_index (open, gint64, open->len - 1) : 0;
}

static gboolean
find_touched (PskUndoPlan *self,
              GError     **error)
{
  g_autoptr (GArray) touches
    = psk_journal_index_read_later (self->store, self->entry->id, error);
  guint i = 0;

  while (touches != NULL && i < touches->len)
    {
      const PskTouch *first = &g_array_index (touches, PskTouch, i);
      guint n = 1;
      gint64 latest;

      while (i + n < touches->len && first[n].table == first->table && first[n].id == first->id)
        n++;
      latest = find_latest (self, first, n);
      if (latest != 0)
        touch_row (find_row (self, first->table, first->id), latest);
      i += n;
    }

  return touches != NULL;
}

/* A record that is not there any more, or whose key another one has now, cannot be
 * referred to again. */
static gboolean
find_replaced (PskUndoPlan *self,
               const Link  *link,
               gint64      *replaced_by,
               GError     **error)
{
  g_autoptr (GArray) touches = psk_journal_index_read_replaced (self->store, link->table,
                                                                link->parent, self->entry->id,
                                                                error);

  if (touches == NULL)
    return FALSE;

  *replaced_by = find_latest (self, (const PskTouch *) (gpointer) touches->data, touches->len);
  return TRUE;
}

/* What the book says now of a record that nobody touched since holds for the time of the
 * step. One that was touched stays as it is, with what it belongs to now. */
static gboolean
follow_unsaid (PskUndoPlan *self,
               GError     **error)
{
  g_autoptr (GPtrArray) values = NULL;
  const Unsaid *read = NULL;

  for (guint i = 0; i < self->unsaid->len; i++)
    {
      const Unsaid *unsaid = &g_array_index (self->unsaid, Unsaid, i);
      Row *child = find_row (self, unsaid->child_table, unsaid->child);
      Row *parent = NULL;

      if (!g_hash_table_contains (self->tables, unsaid->table))
        continue;
      if (read == NULL || read->child_table != unsaid->child_table || read->child != unsaid->child)
        {
          g_clear_pointer (&values, g_ptr_array_unref);
          values = psk_history_table_read_values (self->store, unsaid->child_table, unsaid->child,
                                                  error);
          if (values == NULL)
            return FALSE;
          read = unsaid;
        }

      /* Nothing is taken apart when it cannot be told what belongs together. */
      if (values->len == 0 && child->touched_by == 0)
        self->is_whole = TRUE;
      if (unsaid->column < values->len && values->pdata[unsaid->column] != NULL)
        parent = find_row (self, unsaid->table,
                           g_ascii_strtoll (values->pdata[unsaid->column], NULL, 10));
      if (parent != NULL)
        join_rows (self, child, parent);
    }

  return TRUE;
}

static gboolean
follow_links (PskUndoPlan *self,
              GError     **error)
{
  const Link *asked = NULL;
  gint64 replaced_by = 0;

  g_array_sort (self->links, compare_links);
  for (guint i = 0; i < self->links->len; i++)
    {
      const Link *link = &g_array_index (self->links, Link, i);
      Row *child = find_row (self, link->child_table, link->child);
      Row *parent = find_row (self, link->table, link->parent);

      if (parent != NULL)
        {
          join_rows (self, child, parent);
          continue;
        }

      if (!link->is_old)
        continue;
      if (asked == NULL || compare_links (asked, link) != 0)
        {
          if (!find_replaced (self, link, &replaced_by, error))
            return FALSE;
          asked = link;
        }
      if (replaced_by != 0)
        touch_row (child, replaced_by);
    }

  if (self->is_whole)
    {
      for (guint i = 1; i < self->rows->len; i++)
        join_rows (self, get_row (self, 0), get_row (self, i));
    }

  return TRUE;
}

/**
 * psk_undo_plan_new:
 * @store: the writing store
 * @entry: the step
 * @cancellable: (nullable): a cancellable
 * @error: (nullable): %PSK_ERROR_DAMAGED
 *
 * Finds out what later steps did to the records of an older one.
 *
 * Returns: (transfer full) (nullable): a plan, settled
 */
PskUndoPlan *
psk_undo_plan_new (PskStore        *store,
                   PskJournalEntry *entry,
                   GCancellable    *cancellable,
                   GError         **error)
{
  g_autoptr (PskUndoPlan) self = g_new0 (PskUndoPlan, 1);

  g_return_val_if_fail (store != NULL && PSK_IS_JOURNAL_ENTRY (entry), NULL);

  self->store = store;
  self->entry = g_object_ref (entry);
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  self->links = g_array_new (FALSE, FALSE, sizeof (Link));
  self->unsaid = g_array_new (FALSE, FALSE, sizeof (Unsaid));
  self->tables = g_hash_table_new (NULL, NULL);

  if (!read_records (self, cancellable, error)
      || !load_takers (self, error)
      || !find_touched (self, error)
      || !follow_unsaid (self, error)
      || !follow_links (self, error))
    return NULL;

  psk_undo_plan_settle (self);
  return g_steal_pointer (&self);
}

/**
 * psk_undo_plan_free:
 * @self: (transfer full): a plan
 */
void
psk_undo_plan_free (PskUndoPlan *self)
{
  g_clear_object (&self->entry);
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->links, g_array_unref);
  g_clear_pointer (&self->unsaid, g_array_unref);
  g_clear_pointer (&self->tables, g_hash_table_unref);
  g_clear_pointer (&self->takes_back, g_hash_table_unref);
  g_free (self);
}

/**
 * psk_undo_plan_add_conflict:
 * @self: a plan
 * @table: the name of a table
 * @id: a record that turned out to be in the way; psk_undo_plan_settle() heeds it
 *
 * Returns: whether it is a record of the step that was not in the way before
 */
gboolean
psk_undo_plan_add_conflict (PskUndoPlan *self,
                            const char  *table,
                            gint64       id)
{
  Row *row = find_row (self, g_intern_string (table), id);

  if (row == NULL || find_first (self, row)->kept_for != 0)
    return FALSE;

  touch_row (row, UNKNOWN);
  return TRUE;
}

/* Rather the household than what belongs to it. */
static void
stand_for_group (PskUndoPlan *self,
                 Row         *first,
                 Row         *row)
{
  const Row *shown = get_row (self, first->shown);
  const gboolean is_household = g_str_equal (row->table, "household");
  const gboolean was_household = g_str_equal (shown->table, "household");

  if (is_household != was_household ? is_household
                                    : row->touched_by != 0 && shown->touched_by == 0)
    first->shown = (guint) (row - get_row (self, 0));
}

/**
 * psk_undo_plan_settle:
 * @self: a plan
 *
 * Leaves everything as it is that belongs to a record which is in the way.
 */
void
psk_undo_plan_settle (PskUndoPlan *self)
{
  self->n_groups = 0;
  self->n_kept = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = get_row (self, i);

      row->kept_for = 0;
      row->shown = i;
    }

  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = get_row (self, i);
      Row *first = find_first (self, row);

      /* That a file was imported is no news when all that came of it stays. */
      self->n_groups += first == row && !g_str_equal (row->table, "import");
      if (row->touched_by != 0)
        {
          self->n_kept += first->kept_for == 0;
          first->kept_for = first->kept_for <= 0 ? row->touched_by
                                                 : MAX (first->kept_for, row->touched_by);
        }
      stand_for_group (self, first, row);
    }
}

/**
 * psk_undo_plan_keeps:
 * @self: a plan
 * @record: a record of the changeset of its step
 *
 * Returns: whether the record stays as it is
 */
gboolean
psk_undo_plan_keeps (PskUndoPlan           *self,
                     const PskChangeRecord *record)
{
  Row *row;

  if (self->n_kept == 0)
    return FALSE;

  row = find_row (self, g_intern_string (record->table), record->id);
  return row != NULL && find_first (self, row)->kept_for != 0;
}

/**
 * psk_undo_plan_keeps_all:
 * @self: a plan
 *
 * Returns: whether nothing would be taken back
 */
gboolean
psk_undo_plan_keeps_all (PskUndoPlan *self)
{
  return self->n_kept == self->n_groups;
}

/**
 * psk_undo_plan_list_conflicts:
 * @self: a plan
 *
 * Returns: (transfer full) (element-type PskConflict): one for everything that
 *   belongs together and is in the way
 */
GPtrArray *
psk_undo_plan_list_conflicts (PskUndoPlan *self)
{
  GPtrArray *conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) psk_conflict_free);
  g_autoptr (PskJournalEntry) entry = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = get_row (self, i);
      const Row *shown = get_row (self, row->shown);

      if (row->group != i || row->kept_for == 0)
        continue;

      if (row->kept_for != UNKNOWN && (entry == NULL || entry->id != row->kept_for))
        {
          g_clear_object (&entry);
          entry = psk_journal_table_read (self->store, row->kept_for, NULL);
        }
      g_ptr_array_add (conflicts,
                       psk_conflict_new (shown->table, shown->id,
                                         row->kept_for != UNKNOWN ? entry : NULL));
    }

  return conflicts;
}
