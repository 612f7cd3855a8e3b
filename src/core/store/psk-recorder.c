/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-recorder.h"

#include <gio/gio.h>

#include "psk-zstd.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_session, sqlite3session_delete)

/* Where a store keeps the recorder that is at work. */
#define ATTACHMENT "recorder"

struct _PskRecorder
{
  PskStore *store; /* borrowed */
  PskChanges *changes; /* borrowed */

  /* Owned */
  sqlite3_session *session;
  GOutputStream *memory;
  GOutputStream *stream; /* compresses into memory: the changeset of an import is long */
  PskJournalIndex *index; /* which records are touched */
  GError *failure; /* of the stream, while SQLite writes to it */
  gsize size; /* before compressing */
};

static const struct
{
  const char *table;
  PskChanges change;
} tables[] = {
  /* It follows from the household by triggers, and comes with every row of an import. */
  { "household_text", PSK_CHANGED_NOTHING },
  { "household", PSK_CHANGED_HOUSEHOLDS },
  { "slot_history", PSK_CHANGED_HOUSEHOLDS },
  { "visit", PSK_CHANGED_HOUSEHOLDS },
  { "visit_vegetable", PSK_CHANGED_HOUSEHOLDS },
  { "visit_photo", PSK_CHANGED_HOUSEHOLDS },
  { "not_duplicate", PSK_CHANGED_HOUSEHOLDS },
  { "centre", PSK_CHANGED_CENTRES },
  { "stock_movement", PSK_CHANGED_CENTRES },
  { "photo", PSK_CHANGED_PHOTOS },
  { "pair", PSK_CHANGED_PHOTOS },
  { "report", PSK_CHANGED_REPORTS },
  { "report_value", PSK_CHANGED_REPORTS },
  { "check_entry", PSK_CHANGED_REPORTS },
  { "post", PSK_CHANGED_REPORTS },
  { "due_date", PSK_CHANGED_REPORTS },
  { "manual_mark", PSK_CHANGED_SCORES },
  { "score_sheet", PSK_CHANGED_SCORES },
  { "definition", PSK_CHANGED_SETTINGS },
  { "area", PSK_CHANGED_AREAS },
  { "boundary", PSK_CHANGED_AREAS },
  { "setting", PSK_CHANGED_SETTINGS },
  { "programme", PSK_CHANGED_SETTINGS },
  { "import", PSK_CHANGED_SETTINGS },
  { "saved_view", PSK_CHANGED_SETTINGS },
  { "saved_mapping", PSK_CHANGED_SETTINGS },
};

/**
 * psk_changes_of_table:
 * @table: a table of the book
 *
 * Returns: what is touched when the table changes; %PSK_CHANGED_NOTHING for one that is
 *   not recorded
 */
PskChanges
psk_changes_of_table (const char *table)
{
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      if (g_str_equal (tables[i].table, table))
        return tables[i].change;
    }

  return PSK_CHANGED_NOTHING;
}

/* The session asks when a table is first written to. The update hook would not do: it is
 * silent about tables without row ids. */
static int
filter_cb (void       *user_data,
           const char *table)
{
  PskRecorder *self = user_data;
  const PskChanges change = psk_changes_of_table (table);

  *self->changes |= change;
  return change != PSK_CHANGED_NOTHING;
}

/* Level 1 makes a sixth of it; the next levels take twice as long for nothing more. */
#define LEVEL 1

static void
open_stream (PskRecorder *self)
{
  g_autoptr (GConverter) converter = psk_zstd_compressor_new (LEVEL);

  self->memory = g_memory_output_stream_new_resizable ();
  self->stream = g_converter_output_stream_new (self->memory, converter);
}

/**
 * psk_recorder_start:
 * @store: a writing store, inside a transaction
 * @changes: (out): becomes what is touched, while the recorder lives
 * @error: (nullable): where to put the error
 *
 * Begins to record. A store has one recorder at a time.
 *
 * Returns: (transfer full) (nullable): the recorder
 */
PskRecorder *
psk_recorder_start (PskStore   *store,
                    PskChanges *changes,
                    GError    **error)
{
  g_autoptr (PskRecorder) self = NULL;
  int code;

  g_return_val_if_fail (store != NULL && changes != NULL, NULL);
  g_return_val_if_fail (psk_recorder_get (store) == NULL, NULL);

  self = g_new0 (PskRecorder, 1);
  self->store = store;
  self->changes = changes;
  self->index = psk_journal_index_new (store);
  open_stream (self);
  psk_store_attach (store, ATTACHMENT, self, NULL);

  *changes = PSK_CHANGED_NOTHING;
  code = sqlite3session_create (psk_store_get_db (store), "main", &self->session);
  if (code != SQLITE_OK)
    {
      psk_store_set_error (store, code, error);
      return NULL;
    }

  sqlite3session_table_filter (self->session, filter_cb, self);
  return g_steal_pointer (&self);
}

/**
 * psk_recorder_free:
 * @self: (transfer full): a recorder
 *
 * Ends it. The transaction can be rolled back only then.
 */
void
psk_recorder_free (PskRecorder *self)
{
  psk_store_attach (self->store, ATTACHMENT, NULL, NULL);
  g_clear_pointer (&self->session, sqlite3session_delete);
  g_clear_object (&self->stream);
  g_clear_object (&self->memory);
  g_clear_pointer (&self->index, psk_journal_index_free);
  g_clear_error (&self->failure);
  g_free (self);
}

/**
 * psk_recorder_get:
 * @store: a store
 *
 * Returns: (transfer none) (nullable): the recorder that is at work; %NULL when what is
 *   changed is not undone
 */
PskRecorder *
psk_recorder_get (PskStore *store)
{
  return psk_store_get_attachment (store, ATTACHMENT);
}

/**
 * psk_recorder_pause:
 * @self: a recorder
 * @changes: what is going to be touched meanwhile
 *
 * Leaves it to the caller to say what changes, with psk_recorder_append().
 */
void
psk_recorder_pause (PskRecorder *self,
                    PskChanges   changes)
{
  g_return_if_fail (self != NULL);

  sqlite3session_enable (self->session, 0);
  *self->changes |= changes;
}

/**
 * psk_recorder_resume:
 * @self: a recorder that was paused
 *
 * Records again.
 */
void
psk_recorder_resume (PskRecorder *self)
{
  g_return_if_fail (self != NULL);

  sqlite3session_enable (self->session, 1);
}

/**
 * psk_recorder_append:
 * @self: a recorder that is paused
 * @changeset: (array length=size): changes in the format of a changeset
 * @size: in bytes
 * @error: (nullable): where to put the error
 *
 * Adds changes that were made while it is paused. Another thread may do it.
 *
 * Returns: whether they were taken
 */
gboolean
psk_recorder_append (PskRecorder   *self,
                     gconstpointer  changeset,
                     gsize          size,
                     GError       **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  self->size += size;
  psk_journal_index_push (self->index, changeset, size);
  return g_output_stream_write_all (self->stream, changeset, size, NULL, NULL, error);
}

static int
write_cb (void       *user_data,
          const void *data,
          int         size)
{
  PskRecorder *self = user_data;

  return psk_recorder_append (self, data, (gsize) size, &self->failure)
         ? SQLITE_OK : SQLITE_IOERR;
}

/**
 * psk_recorder_finish:
 * @self: a recorder
 * @size: (out): its size before compressing; 0 when nothing changed
 * @error: (nullable): where to put the error
 *
 * Ends recording.
 *
 * Returns: (transfer full) (nullable): the compressed changeset
 */
GBytes *
psk_recorder_finish (PskRecorder *self,
                     gsize       *size,
                     GError     **error)
{
  int code;

  g_return_val_if_fail (self != NULL && size != NULL, NULL);

  code = sqlite3session_changeset_strm (self->session, write_cb, self);
  *size = self->size;
  if (self->failure != NULL)
    g_propagate_error (error, g_steal_pointer (&self->failure));
  else if (code != SQLITE_OK)
    psk_store_set_error (self->store, code, error);
  else if (g_output_stream_close (self->stream, NULL, error))
    return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (self->memory));

  return NULL;
}

/**
 * psk_recorder_get_index:
 * @self: a recorder that was finished
 *
 * Returns: (transfer none): which records were touched, to be written beside the entry
 */
PskJournalIndex *
psk_recorder_get_index (PskRecorder *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->index;
}
