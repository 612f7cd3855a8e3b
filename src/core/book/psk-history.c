/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-history.h"

#include "psk-changeset.h"
#include "psk-history-table.h"
#include "psk-journal-index.h"
#include "psk-journal-table.h"
#include "psk-table-shape.h"

/* The history of a record is read backwards, from what it is now. Most changesets are
 * a few hundred bytes: they are read. That of a base list has 47 MB: what it added is
 * told from what the record was before the first later change, and it is read only when
 * it changed the record. */
#define LARGE (2 * 1024 * 1024)

static const char *const kind_names[] = { "created", "changed", "deleted" };

/* A record whose history is read: that which was asked for, or a child of it. */
typedef struct
{
  const PskTableShape *shape;
  gint64 id;
  gboolean exists; /* now */
  GPtrArray *values; /* utf8: what it was after the step that is looked at; may be empty */
  gint64 resume_at; /* nothing later than this step is heeded */
} Track;

typedef struct
{
  PskStore *store; /* borrowed */
  GCancellable *cancellable; /* borrowed */

  /* Owned */
  GPtrArray *tracks; /* Track; the first is that which was asked for */
  GArray *touches; /* PskTouch, the latest last: what is still to be read */
  GHashTable *taken; /* the entries that were taken back */
  GPtrArray *events; /* PskHistoryEvent */
  PskJournalEntry *entry; /* that is looked at */
} Reading;

static void
track_free (gpointer data)
{
  Track *track = data;

  g_ptr_array_unref (track->values);
  g_free (track);
}

static void
clear_reading (Reading *reading)
{
  g_clear_pointer (&reading->tracks, g_ptr_array_unref);
  g_clear_pointer (&reading->touches, g_array_unref);
  g_clear_pointer (&reading->taken, g_hash_table_unref);
  g_clear_pointer (&reading->events, g_ptr_array_unref);
  g_clear_object (&reading->entry);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, clear_reading)

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const PskTouch *first = a;
  const PskTouch *second = b;

  return (first->journal > second->journal) - (first->journal < second->journal);
}

static Track *
find_track (Reading    *reading,
            const char *table,
            gint64      id)
{
  for (guint i = 0; i < reading->tracks->len; i++)
    {
      Track *track = reading->tracks->pdata[i];

      if (track->id == id && g_str_equal (track->shape->name, table))
        return track;
    }

  return NULL;
}

/* A child that was found on the way is followed from the step where it was found. */
static Track *
add_track (Reading    *reading,
           const char *table,
           gint64      id,
           GError    **error)
{
  const gint64 before = reading->entry != NULL ? reading->entry->id : G_MAXINT64;
  const PskTableShape *shape = psk_table_shape_get (reading->store, table);
  g_autoptr (GPtrArray) values = psk_history_table_read_values (reading->store, table, id, error);
  g_autoptr (GArray) touches = values != NULL
                               ? psk_journal_index_read_record (reading->store, table, id, error)
                               : NULL;
  Track *track;

  if (touches == NULL || shape == NULL)
    return NULL;

  for (guint i = 0; i < touches->len; i++)
    {
      const PskTouch *touch = &g_array_index (touches, PskTouch, i);

      if (touch->journal < before)
        g_array_append_val (reading->touches, *touch);
    }
  g_array_sort (reading->touches, compare_entries);

  track = g_new0 (Track, 1);
  track->shape = shape;
  track->id = id;
  track->exists = values->len > 0;
  track->values = g_steal_pointer (&values);
  track->resume_at = G_MAXINT64;
  g_ptr_array_add (reading->tracks, track);

  return track;
}

static gboolean
add_children (Reading    *reading,
              const char *table,
              gint64      household,
              GError    **error)
{
  g_autoptr (GArray) ids = psk_history_table_read_children (reading->store, table, household,
                                                            error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      if (add_track (reading, table, g_array_index (ids, gint64, i), error) == NULL)
        return FALSE;
    }

  return ids != NULL;
}

static const char *
get_value (Track *track,
           guint  column)
{
  return column < track->values->len ? track->values->pdata[column] : NULL;
}

static void
set_value (Track      *track,
           guint       column,
           const char *value)
{
  if (column >= track->values->len)
    return;

  g_free (track->values->pdata[column]);
  track->values->pdata[column] = g_strdup (value);
}

/* A value of a step: what its changeset says, or else what the record was then. */
static char *
get_side (Track                 *track,
          const PskChangeRecord *record,
          PskChangeSide          side,
          guint                  column)
{
  return record != NULL ? psk_change_record_get_text (record, side, column)
                        : g_strdup (get_value (track, column));
}

static gboolean
has_text (const char *value)
{
  return value != NULL && *value != '\0';
}

static void
add_changes (PskHistoryEvent       *event,
             Track                 *track,
             PskChange              change,
             const PskChangeRecord *record)
{
  const guint n = record != NULL ? record->n_columns : track->values->len;

  for (guint i = 0; i < n; i++)
    {
      const char *column = psk_table_shape_get_column (track->shape, i);
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;

      /* What names the record says nothing about it. */
      if (g_str_equal (column, "id") || g_str_equal (column, "uid"))
        continue;

      if (change != PSK_CHANGE_INSERT)
        before = get_side (track, record, PSK_SIDE_OLD, i);
      if (change != PSK_CHANGE_DELETE)
        after = get_side (track, record, PSK_SIDE_NEW, i);
      /* The key of a changed record stands there unchanged. */
      if (change == PSK_CHANGE_UPDATE && !psk_change_record_has (record, PSK_SIDE_NEW, i))
        continue;
      if (change == PSK_CHANGE_UPDATE || has_text (before) || has_text (after))
        psk_history_event_take_change (event, column, g_steal_pointer (&before),
                                       g_steal_pointer (&after));
    }
}

static void
add_event (Reading               *reading,
           Track                 *track,
           PskChange              change,
           const PskChangeRecord *record)
{
  PskHistoryEvent *event = g_object_new (PSK_TYPE_HISTORY_EVENT, NULL);

  event->journal = reading->entry->id;
  event->table = g_strdup (track->shape->name);
  event->record = track->id;
  event->kind = g_strdup (kind_names[change]);
  event->undone = !g_str_equal (reading->entry->state, "done")
                  || g_hash_table_contains (reading->taken, &reading->entry->id);
  event->entry = g_object_ref (reading->entry);
  add_changes (event, track, change, record);
  g_ptr_array_add (reading->events, event);
}

/* Goes back over a step that is done, to what the record was before it. */
static void
step_back (Reading               *reading,
           Track                 *track,
           PskChange              change,
           const PskChangeRecord *record)
{
  if (change == PSK_CHANGE_INSERT)
    {
      /* Nothing older belongs to it, except when it was added again by taking its
       * deletion back: then it goes on there. */
      track->resume_at = reading->entry->takes_back;
      return;
    }

  if (change == PSK_CHANGE_DELETE && record != NULL)
    g_ptr_array_set_size (track->values, (int) record->n_columns);
  for (guint i = 0; record != NULL && i < record->n_columns; i++)
    {
      g_autofree char *before = NULL;

      if (!psk_change_record_has (record, PSK_SIDE_OLD, i))
        continue;
      before = psk_change_record_get_text (record, PSK_SIDE_OLD, i);
      set_value (track, i, before);
    }
}

static void
take_touch (Reading               *reading,
            Track                 *track,
            PskChange              change,
            const PskChangeRecord *record)
{
  const gboolean done = g_str_equal (reading->entry->state, "done");

  if (reading->entry->id > track->resume_at)
    return;

  /* What an undone step added is gone: a record that exists is another one, which got
   * the same key later. */
  if (change == PSK_CHANGE_INSERT && !done && track->exists)
    return;

  add_event (reading, track, change, record);
  if (done)
    step_back (reading, track, change, record);
}

/* Whether a record belongs, or belonged, to the household that was asked for. */
static gboolean
is_child (Reading               *reading,
          const PskChangeRecord *record)
{
  const Track *main_track = reading->tracks->pdata[0];
  const PskTableShape *shape;
  gint64 id;
  int column;

  if (!g_str_equal (main_track->shape->name, "household")
      || (!g_str_equal (record->table, "visit") && !g_str_equal (record->table, "slot_history")))
    return FALSE;

  shape = psk_table_shape_get (reading->store, record->table);
  column = psk_table_shape_find_column (shape, "household");
  for (int side = PSK_SIDE_OLD; side <= PSK_SIDE_NEW; side++)
    {
      if (psk_change_record_get_id (record, side, (guint) column, &id) && id == main_track->id)
        return TRUE;
    }

  return FALSE;
}

static void
read_record_cb (const PskChangeRecord *record,
                gpointer               user_data)
{
  Reading *reading = user_data;
  Track *track = find_track (reading, record->table, record->id);

  if (track == NULL && is_child (reading, record))
    track = add_track (reading, record->table, record->id, NULL);
  if (track != NULL)
    take_touch (reading, track, record->change, record);
}

/* A child that nobody knows any more can only be found in the changeset. */
static gboolean
must_be_read (Reading        *reading,
              const PskTouch *touches,
              guint           n)
{
  gboolean has_child = FALSE;
  gboolean knows_child = FALSE;

  if (reading->entry->size < LARGE)
    return TRUE;

  for (guint i = 0; i < n; i++)
    {
      if (touches[i].change == PSK_CHANGE_UPDATE)
        return TRUE;
      has_child = has_child || touches[i].change == PSK_CHANGE_CHILD;
      knows_child = knows_child || find_track (reading, touches[i].table, touches[i].id)
                                   != reading->tracks->pdata[0];
    }

  return has_child && !knows_child;
}

static gboolean
read_entry (Reading        *reading,
            const PskTouch *touches,
            guint           n,
            GError        **error)
{
  g_clear_object (&reading->entry);
  reading->entry = psk_journal_table_read (reading->store, touches[0].journal, error);
  if (reading->entry == NULL)
    return FALSE;

  if (must_be_read (reading, touches, n))
    return psk_journal_table_read_changes (reading->store, reading->entry->id, read_record_cb,
                                           reading, reading->cancellable, error);

  for (guint i = 0; i < n; i++)
    {
      Track *track = find_track (reading, touches[i].table, touches[i].id);

      if (touches[i].change != PSK_CHANGE_CHILD)
        take_touch (reading, track, touches[i].change, NULL);
    }

  return TRUE;
}

static gboolean
read_entries (Reading *reading,
              GError **error)
{
  Track *main_track = reading->tracks->pdata[0];

  while (reading->touches->len > 0)
    {
      const PskTouch *all = (const PskTouch *) (gpointer) reading->touches->data;
      const gint64 journal = all[reading->touches->len - 1].journal;
      g_autofree PskTouch *touches = NULL;
      guint first = reading->touches->len - 1;
      guint n;

      while (first > 0 && all[first - 1].journal == journal)
        first--;
      n = reading->touches->len - first;
      touches = g_memdup2 (all + first, n * sizeof *touches);
      g_array_set_size (reading->touches, first);

      if (g_cancellable_set_error_if_cancelled (reading->cancellable, error))
        return FALSE;
      if (journal <= main_track->resume_at && !read_entry (reading, touches, n, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * psk_history_read:
 * @store: a store, on its thread
 * @table: the name of a table, such as household
 * @id: the primary key of a record
 * @cancellable: (nullable): a cancellable
 * @error: (nullable): where to put the error
 *
 * Reads what the steps of the log did to a record. To the history of a household belong
 * its visits and its slots.
 *
 * Returns: (transfer full) (nullable) (element-type PskHistoryEvent): the latest first
 */
GPtrArray *
psk_history_read (PskStore     *store,
                  const char   *table,
                  gint64        id,
                  GCancellable *cancellable,
                  GError      **error)
{
  g_auto (Reading) reading = { .store = store, .cancellable = cancellable };
  const gboolean is_household = g_strcmp0 (table, "household") == 0;

  g_return_val_if_fail (store != NULL && table != NULL, NULL);

  reading.tracks = g_ptr_array_new_with_free_func (track_free);
  reading.touches = g_array_new (FALSE, FALSE, sizeof (PskTouch));
  reading.events = g_ptr_array_new_with_free_func (g_object_unref);
  reading.taken = psk_journal_table_read_taken_back (store, error);

  if (reading.taken == NULL
      || add_track (&reading, table, id, error) == NULL
      || (is_household && (!add_children (&reading, "visit", id, error)
                           || !add_children (&reading, "slot_history", id, error)))
      || !read_entries (&reading, error))
    return NULL;

  return g_steal_pointer (&reading.events);
}
