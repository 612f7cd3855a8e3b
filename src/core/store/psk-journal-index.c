/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-journal-index.h"

#include "psk-journal-table.h"
#include "psk-table-shape.h"

/* A range holds so many records at the most: see schema/0003.sql. */
#define RANGE 256

/* So many keys for each that is used may lie between the first and the last. */
#define DENSE 64

static const char *const change_names[PSK_N_CHANGES] = { "insert", "update", "delete", "child" };

/* The touched records of one table. */
typedef struct
{
  const PskTableShape *shape;
  GArray *ids[PSK_N_CHANGES]; /* gint64, in any order */
} Touched;

struct _PskJournalIndex
{
  PskStore *store; /* borrowed */
  PskChangesetReader *reader;
  GPtrArray *tables; /* Touched */
  Touched *current; /* borrowed: the table of the latest record */
};

static void
touched_free (gpointer data)
{
  Touched *touched = data;

  for (int i = 0; i < PSK_N_CHANGES; i++)
    g_array_unref (touched->ids[i]);
  g_free (touched);
}

static Touched *
ensure_table (PskJournalIndex *self,
              const char      *table)
{
  const PskTableShape *shape = psk_table_shape_get (self->store, table);
  Touched *touched;

  for (guint i = 0; i < self->tables->len; i++)
    {
      touched = self->tables->pdata[i];
      if (touched->shape == shape)
        return touched;
    }

  if (shape == NULL)
    return NULL;

  touched = g_new0 (Touched, 1);
  touched->shape = shape;
  for (int i = 0; i < PSK_N_CHANGES; i++)
    touched->ids[i] = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_ptr_array_add (self->tables, touched);

  return touched;
}

static void
touch_parents (PskJournalIndex       *self,
               const PskChangeRecord *record,
               const PskTableShape   *shape)
{
  for (guint i = 0; i < shape->parents->len; i++)
    {
      const PskTableParent *parent = &g_array_index (shape->parents, PskTableParent, i);
      Touched *touched = ensure_table (self, parent->table);

      for (int side = PSK_SIDE_OLD; side <= PSK_SIDE_NEW && touched != NULL; side++)
        {
          gint64 id;

          if (psk_change_record_get_id (record, side, parent->column, &id))
            g_array_append_val (touched->ids[PSK_CHANGE_CHILD], id);
        }
    }
}

static void
touch_cb (const PskChangeRecord *record,
          gpointer               user_data)
{
  PskJournalIndex *self = user_data;

  if (self->current == NULL || !g_str_equal (self->current->shape->name, record->table))
    self->current = ensure_table (self, record->table);
  if (self->current == NULL)
    return;

  g_array_append_val (self->current->ids[record->change], record->id);
  touch_parents (self, record, self->current->shape);
}

/**
 * psk_journal_index_new:
 * @store: the writing store
 *
 * Returns: (transfer full): an index of nothing
 */
PskJournalIndex *
psk_journal_index_new (PskStore *store)
{
  PskJournalIndex *self = g_new0 (PskJournalIndex, 1);

  g_return_val_if_fail (store != NULL, NULL);

  /* SQLite must not be asked while it hands out a changeset. */
  psk_table_shape_get (store, "journal");

  self->store = store;
  self->reader = psk_changeset_reader_new (touch_cb, self);
  self->tables = g_ptr_array_new_with_free_func (touched_free);

  return self;
}

/**
 * psk_journal_index_free:
 * @self: (transfer full): an index
 */
void
psk_journal_index_free (PskJournalIndex *self)
{
  psk_changeset_reader_free (self->reader);
  g_ptr_array_unref (self->tables);
  g_free (self);
}

/**
 * psk_journal_index_push:
 * @self: an index
 * @data: the next bytes of a changeset
 * @size: how many
 *
 * Returns: whether it is a changeset so far
 */
gboolean
psk_journal_index_push (PskJournalIndex *self,
                        const void      *data,
                        gsize            size)
{
  return psk_changeset_reader_push (self->reader, data, size);
}

/* SQLite hands out the records of a list in an order of its own. Their keys lie close
 * together: a bit for each is faster than sorting them. */
static void
sort_dense (GArray *ids,
            gint64  first,
            gint64  last)
{
  g_autofree guint8 *bits = g_malloc0 ((gsize) (last - first) / 8 + 1);

  for (guint i = 0; i < ids->len; i++)
    {
      const guint64 place = (guint64) (g_array_index (ids, gint64, i) - first);

      bits[place / 8] |= (guint8) (1 << place % 8);
    }

  g_array_set_size (ids, 0);
  for (gint64 id = first; id <= last; id++)
    {
      const guint64 place = (guint64) (id - first);

      if ((bits[place / 8] & 1 << place % 8) != 0)
        g_array_append_val (ids, id);
    }
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  const gint64 first = *(const gint64 *) a;
  const gint64 second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

static void
sort_ids (GArray *ids)
{
  gint64 first = G_MAXINT64;
  gint64 last = G_MININT64;

  for (guint i = 0; i < ids->len; i++)
    {
      first = MIN (first, g_array_index (ids, gint64, i));
      last = MAX (last, g_array_index (ids, gint64, i));
    }

  if (ids->len > 0 && first >= 0 && last - first < DENSE * (gint64) ids->len)
    sort_dense (ids, first, last);
  else
    g_array_sort (ids, compare_ids);
}

static gboolean
write_ids (PskStore   *store,
           gint64      journal,
           const char *table,
           const char *change,
           GArray     *ids,
           GError    **error)
{
  const gint64 *id;
  guint i = 0;

  sort_ids (ids);
  id = (const gint64 *) (gpointer) ids->data;
  while (i < ids->len)
    {
      const gint64 first = id[i];
      gint64 last = first;

      for (i++; i < ids->len && id[i] <= last + 1 && id[i] < first + RANGE; i++)
        last = id[i];
      if (!psk_store_run (store,
                          "INSERT INTO journal_record (record_table, first_id, journal, change, "
                          "last_id) VALUES (?, ?, ?, ?, ?)",
                          error, "tlltl", table, first, journal, change, last))
        return FALSE;
    }

  return TRUE;
}

/**
 * psk_journal_index_write:
 * @self: an index that was given the whole changeset
 * @journal: its entry
 * @error: (nullable): where to put the error
 *
 * Returns: whether it was written
 */
gboolean
psk_journal_index_write (PskJournalIndex *self,
                         gint64           journal,
                         GError         **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->tables->len; i++)
    {
      Touched *touched = self->tables->pdata[i];

      for (int change = 0; change < PSK_N_CHANGES; change++)
        {
          if (!write_ids (self->store, journal, touched->shape->name, change_names[change],
                          touched->ids[change], error))
            return FALSE;
        }
    }

  return TRUE;
}

/* What of a damaged changeset can be read is indexed: psk_backup_verify() tells of it. */
static gboolean
index_entry (PskStore *store,
             gint64    journal,
             GError  **error)
{
  g_autoptr (PskJournalIndex) self = psk_journal_index_new (store);

  psk_journal_table_read_changes (store, journal, touch_cb, self, NULL, NULL);
  return psk_journal_index_write (self, journal, error);
}

/**
 * psk_journal_index_fill:
 * @store: a writing store
 * @error: (nullable): where to put the error
 *
 * Indexes every entry of a journal that was written without an index. Called by
 * a migration: what it learnt of the tables is forgotten after it.
 *
 * Returns: whether it was written
 */
gboolean
psk_journal_index_fill (PskStore *store,
                        GError  **error)
{
  sqlite3_stmt *statement = psk_store_statement (
    store,
    "SELECT id FROM journal WHERE NOT EXISTS "
    "(SELECT 1 FROM journal_record WHERE journal = journal.id)",
    error);
  PskStep step = PSK_STEP_ERROR;

  while (statement != NULL && (step = psk_store_step (store, statement, error)) == PSK_STEP_ROW)
    {
      if (!index_entry (store, sqlite3_column_int64 (statement, 0), error))
        break;
    }

  if (statement != NULL)
    sqlite3_reset (statement);
  psk_table_shape_forget (store);
  return step == PSK_STEP_DONE;
}

static PskChange
change_of_name (const char *name)
{
  for (int i = 0; i < PSK_N_CHANGES; i++)
    {
      if (g_str_equal (change_names[i], name))
        return i;
    }

  return PSK_CHANGE_UPDATE;
}

/**
 * psk_journal_index_read_record:
 * @store: a store
 * @table: the name of a table
 * @id: the primary key of a record
 * @error: (nullable): where to put the error
 *
 * Returns: (transfer full) (nullable) (element-type PskTouch): what touched the record,
 *   the latest first
 */
GArray *
psk_journal_index_read_record (PskStore   *store,
                               const char *table,
                               gint64      id,
                               GError    **error)
{
  sqlite3_stmt *statement = psk_store_query (
    store,
    "SELECT journal, change FROM journal_record WHERE record_table = ?1 "
    "AND first_id BETWEEN ?2 - 255 AND ?2 AND last_id >= ?2 ORDER BY journal DESC, change",
    error, "tl", table, id);
  g_autoptr (GArray) touches = g_array_new (FALSE, FALSE, sizeof (PskTouch));
  PskTouch touch = { g_intern_string (table), id, 0, PSK_CHANGE_UPDATE };
  PskStep step;

  if (statement == NULL)
    return NULL;

  while ((step = psk_store_step (store, statement, error)) == PSK_STEP_ROW)
    {
      touch.journal = sqlite3_column_int64 (statement, 0);
      touch.change = change_of_name ((const char *) sqlite3_column_text (statement, 1));
      g_array_append_val (touches, touch);
    }

  return step == PSK_STEP_DONE ? g_steal_pointer (&touches) : NULL;
}

static int
compare_touches (gconstpointer a,
                 gconstpointer b)
{
  const PskTouch *first = a;
  const PskTouch *second = b;

  if (first->table != second->table)
    return g_strcmp0 (first->table, second->table);
  if (first->id != second->id)
    return first->id < second->id ? -1 : 1;

  return (first->journal > second->journal) - (first->journal < second->journal);
}

/**
 * psk_journal_index_read_later:
 * @store: a store
 * @journal: an entry
 * @error: (nullable): where to put the error
 *
 * What later entries that are done did to the records that @journal touched. A record
 * that others came to refer to is among them only when @journal added it: such a record
 * cannot be deleted any more.
 *
 * Returns: (transfer full) (nullable) (element-type PskTouch): by table, record and
 *   entry, the earliest first
 */
GArray *
psk_journal_index_read_later (PskStore *store,
                              gint64    journal,
                              GError  **error)
{
  sqlite3_stmt *statement = psk_store_query (
    store,
    "SELECT r.record_table, max (x.first_id, r.first_id), min (x.last_id, r.last_id), r.journal, "
    "r.change FROM journal_record x JOIN journal_record r ON r.record_table = x.record_table "
    "AND r.first_id BETWEEN x.first_id - 255 AND x.last_id AND r.last_id >= x.first_id "
    "JOIN journal j ON j.id = r.journal WHERE x.journal = ?1 AND x.change <> 'child' "
    "AND r.journal > ?1 AND j.state = 'done' AND (r.change <> 'child' OR x.change = 'insert')",
    error, "l", journal);
  g_autoptr (GArray) touches = g_array_new (FALSE, FALSE, sizeof (PskTouch));
  PskStep step;

  if (statement == NULL)
    return NULL;

  while ((step = psk_store_step (store, statement, error)) == PSK_STEP_ROW)
    {
      const gint64 last = sqlite3_column_int64 (statement, 2);
      PskTouch touch = {
        g_intern_string ((const char *) sqlite3_column_text (statement, 0)),
        sqlite3_column_int64 (statement, 1),
        sqlite3_column_int64 (statement, 3),
        change_of_name ((const char *) sqlite3_column_text (statement, 4)),
      };

      for (; touch.id <= last; touch.id++)
        g_array_append_val (touches, touch);
    }

  g_array_sort (touches, compare_touches);
  return step == PSK_STEP_DONE ? g_steal_pointer (&touches) : NULL;
}

/**
 * psk_journal_index_read_replaced:
 * @store: a store
 * @table: the name of a table
 * @id: the primary key of a record
 * @journal: an entry
 * @error: (nullable): where to put the error
 *
 * Which later entries that are done deleted the record or added another one with its key.
 *
 * Returns: (transfer full) (nullable) (element-type PskTouch): the earliest first
 */
GArray *
psk_journal_index_read_replaced (PskStore   *store,
                                 const char *table,
                                 gint64      id,
                                 gint64      journal,
                                 GError    **error)
{
  sqlite3_stmt *statement = psk_store_query (
    store,
    "SELECT r.journal FROM journal_record r JOIN journal j ON j.id = r.journal "
    "WHERE r.record_table = ?1 AND r.first_id BETWEEN ?2 - 255 AND ?2 AND r.last_id >= ?2 "
    "AND r.change IN ('insert', 'delete') AND r.journal > ?3 AND j.state = 'done' "
    "ORDER BY r.journal",
    error, "tll", table, id, journal);
  g_autoptr (GArray) touches = g_array_new (FALSE, FALSE, sizeof (PskTouch));
  PskTouch touch = { g_intern_string (table), id, 0, PSK_CHANGE_DELETE };
  PskStep step;

  if (statement == NULL)
    return NULL;

  while ((step = psk_store_step (store, statement, error)) == PSK_STEP_ROW)
    {
      touch.journal = sqlite3_column_int64 (statement, 0);
      g_array_append_val (touches, touch);
    }

  return step == PSK_STEP_DONE ? g_steal_pointer (&touches) : NULL;
}
