/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-household-bulk.h"

#include <math.h>

#include "psk-changeset-writer.h"
#include "psk-household-rows.h"
#include "psk-household-table.h"
#include "psk-recorder.h"
#include "psk-search-text.h"

/* What the two threads hand to each other, and how many of them there are. */
#define ROWS_AT_ONCE 2048
#define N_CHUNKS 4

/* Nothing is deleted, so that nothing has to be overwritten. What is written stays in memory,
 * a base list and the indexes that are made of it afterwards: writing pages out and reading
 * them again takes a third as long as all the rest. Random keys, too, touch every page of an
 * index that is kept. */
#define BULK_PRAGMAS "PRAGMA secure_delete = OFF; PRAGMA cache_size = -128000"
#define USUAL_PRAGMAS "PRAGMA cache_size = -4000; PRAGMA secure_delete = ON"

/* Some households on their way from one thread to the other and back. */
typedef struct
{
  guint first;
  guint n; /* 0 ends the thread */
  char *search_texts[ROWS_AT_ONCE];
  GError *error;
} Chunk;

/**
 * Bulk:
 *
 * Many households are written by two threads. This one talks to SQLite; the other one
 * makes uids, the texts that households are searched by, and the changeset, since that and
 * compressing it take nearly as long as SQLite does.
 */
typedef struct
{
  PskStore *store; /* borrowed */
  PskRecorder *recorder; /* borrowed, NULL when nothing is recorded */
  GPtrArray *households; /* borrowed */
  guint next; /* the first that was not handed out */
  PskHouseholdBulkProgressFunc progress; /* nullable */
  gpointer user_data; /* for it */

  /* Owned */
  PskHouseholdRows *rows; /* the households as a table */
  GPtrArray *sql; /* statements that make again what was dropped */
  GThread *thread;
  GAsyncQueue *todo; /* Chunk */
  GAsyncQueue *done; /* Chunk, with ids, uids and texts */

  /* Of the other thread */
  gint64 next_id;
  GByteArray *changeset;
} Bulk;

static void
clear_chunk (Chunk *chunk)
{
  for (guint i = 0; i < chunk->n; i++)
    g_clear_pointer (&chunk->search_texts[i], g_free);
  g_clear_error (&chunk->error);
  chunk->n = 0;
}

/* No other uids are made meanwhile. */
static void
name_household (Bulk         *self,
                PskHousehold *household)
{
  household->id = self->next_id++;
  if (household->uid == NULL)
    household->uid = psk_store_new_uid (self->store);
}

/* As the trigger household_text_insert makes it. */
static void
make_search_text (Chunk        *chunk,
                  guint         i,
                  PskHousehold *household)
{
  const char *const found_by[] = {
    household->first_name, household->last_name, household->house_no, household->citizen_id,
    household->phone, household->note,
  };

  chunk->search_texts[i] = psk_search_text_new (found_by, G_N_ELEMENTS (found_by));
}

/* The columns of the table have the order of the fields. */
static void
add_change (GByteArray   *to,
            PskHousehold *household)
{
  guint n_fields;
  const PskField *fields = psk_record_get_fields (household, &n_fields);

  psk_changeset_add_insert (to);
  for (guint i = 0; i < n_fields; i++)
    {
      gconstpointer place = G_STRUCT_MEMBER_P (household, fields[i].offset);

      if (fields[i].kind == PSK_FIELD_ID)
        psk_changeset_add_int (to, *(const gint64 *) place);
      else if (fields[i].kind == PSK_FIELD_INT && *(const int *) place >= 0)
        psk_changeset_add_int (to, *(const int *) place);
      else if (fields[i].kind == PSK_FIELD_REAL && !isnan (*(const double *) place))
        psk_changeset_add_real (to, *(const double *) place);
      else if (fields[i].kind == PSK_FIELD_TEXT && *(char *const *) place != NULL)
        psk_changeset_add_text (to, *(char *const *) place);
      else if (psk_household_table_is_never_null (i))
        psk_changeset_add_text (to, "");
      else
        psk_changeset_add_null (to);
    }
}

static void
make_ready (Bulk  *self,
            Chunk *chunk)
{
  for (guint i = 0; i < chunk->n; i++)
    {
      PskHousehold *household = self->households->pdata[chunk->first + i];

      name_household (self, household);
      make_search_text (chunk, i, household);
      if (self->recorder != NULL)
        add_change (self->changeset, household);
    }

  if (self->recorder != NULL)
    psk_recorder_append (self->recorder, self->changeset->data, self->changeset->len,
                         &chunk->error);
  g_byte_array_set_size (self->changeset, 0);
}

static gpointer
make_ready_thread (gpointer user_data)
{
  Bulk *self = user_data;
  guint n_fields;

  psk_record_get_fields (self->households->pdata[0], &n_fields);
  psk_changeset_add_table (self->changeset, "household", n_fields);

  for (;;)
    {
      Chunk *chunk = g_async_queue_pop (self->todo);

      if (chunk->n == 0)
        return NULL;
      make_ready (self, chunk);
      g_async_queue_push (self->done, chunk);
    }
}

/* Whether there were rows left to be made ready. */
static gboolean
hand_out (Bulk  *self,
          Chunk *chunk)
{
  clear_chunk (chunk);
  chunk->first = self->next;
  chunk->n = MIN (ROWS_AT_ONCE, self->households->len - self->next);
  if (chunk->n == 0)
    return FALSE;

  self->next += chunk->n;
  g_async_queue_push (self->todo, chunk);
  return TRUE;
}

static gboolean
write_chunk (Bulk    *self,
             Chunk   *chunk,
             GError **error)
{
  if (chunk->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&chunk->error));
      return FALSE;
    }

  if (!psk_household_rows_write (self->rows,
                                 (PskHousehold **) self->households->pdata + chunk->first,
                                 chunk->search_texts, chunk->n, error))
    return FALSE;

  if (self->progress != NULL)
    self->progress (chunk->first + chunk->n, self->user_data);
  return TRUE;
}

static gboolean
write_all (Bulk         *self,
           GCancellable *cancellable,
           GError      **error)
{
  g_autofree Chunk *chunks = g_new0 (Chunk, N_CHUNKS);
  Chunk end = { 0 };
  gboolean good = TRUE;
  int n_out = 0;

  self->thread = g_thread_new ("pansuk-texts", make_ready_thread, self);
  for (int i = 0; i < N_CHUNKS; i++)
    n_out += hand_out (self, &chunks[i]);

  while (n_out > 0)
    {
      Chunk *chunk = g_async_queue_pop (self->done);

      good = good && !g_cancellable_set_error_if_cancelled (cancellable, error)
             && write_chunk (self, chunk, error);
      n_out--;
      n_out += good && hand_out (self, chunk);
    }

  g_async_queue_push (self->todo, &end);
  g_thread_join (self->thread);
  for (int i = 0; i < N_CHUNKS; i++)
    clear_chunk (&chunks[i]);

  return good;
}

static gboolean
write_rows (Bulk         *self,
            GCancellable *cancellable,
            GError      **error)
{
  gboolean good;

  self->rows = psk_household_rows_new (self->store, error);
  good = self->rows != NULL && write_all (self, cancellable, error);
  g_clear_pointer (&self->rows, psk_household_rows_free);

  return good;
}

/* Remembers how to make something again, and drops it. Rolling back brings it back
 * as well. */
static gboolean
drop (Bulk       *self,
      const char *name,
      const char *drop_sql,
      GError    **error)
{
  char *sql = psk_store_query_text (self->store, "SELECT sql FROM sqlite_schema WHERE name = ?",
                                    "t", name);

  if (sql == NULL)
    return TRUE;

  g_ptr_array_add (self->sql, sql);
  return psk_store_script (self->store, drop_sql, error);
}

/* Indexes that every household is in are made anew when that is less work. */
static gboolean
drop_what_waits (Bulk    *self,
                 GError **error)
{
  const gint64 n_there = psk_store_query_int (self->store, "SELECT count (*) FROM household", 0,
                                              "");

  if (!drop (self, "household_text_insert", "DROP TRIGGER household_text_insert", error))
    return FALSE;
  if (n_there > self->households->len)
    return TRUE;

  return drop (self, "household_place", "DROP INDEX household_place", error)
         && drop (self, "household_citizen", "DROP INDEX household_citizen", error);
}

static gboolean
make_what_waited (Bulk    *self,
                  GError **error)
{
  for (guint i = 0; i < self->sql->len; i++)
    {
      if (!psk_store_script (self->store, self->sql->pdata[i], error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
insert_many (Bulk         *self,
             GCancellable *cancellable,
             GError      **error)
{
  gboolean good;

  if (!psk_store_script (self->store, BULK_PRAGMAS, error))
    return FALSE;

  if (self->recorder != NULL)
    psk_recorder_pause (self->recorder, PSK_CHANGED_HOUSEHOLDS);
  good = drop_what_waits (self, error)
         && write_rows (self, cancellable, error)
         && make_what_waited (self, error);
  if (self->recorder != NULL)
    psk_recorder_resume (self->recorder);

  psk_store_script (self->store, USUAL_PRAGMAS, NULL);
  return good;
}

static gboolean
insert_few (PskStore     *store,
            GPtrArray    *households,
            GCancellable *cancellable,
            GError      **error)
{
  for (guint i = 0; i < households->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !psk_household_table_insert (store, households->pdata[i], NULL, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * psk_household_bulk_insert:
 * @store: a writing store, inside a transaction
 * @households: (element-type PskHousehold): new candidates; each gets its id, and
 *   a uid when it has none
 * @progress: (nullable) (scope call): told how far it is; not of so few that it takes a moment
 * @user_data: for @progress
 * @cancellable: (nullable): a cancellable
 * @error: (nullable): what psk_household_table_insert() reports, or %G_IO_ERROR_CANCELLED
 *
 * Inserts households as psk_household_table_insert() does, a base list of them in a
 * third of the time.
 *
 * Returns: whether all were inserted; if not, the transaction must be rolled back
 */
gboolean
psk_household_bulk_insert (PskStore                    *store,
                           GPtrArray                   *households,
                           PskHouseholdBulkProgressFunc progress,
                           gpointer                     user_data,
                           GCancellable                *cancellable,
                           GError                     **error)
{
  Bulk self = { NULL };
  gboolean good;

  g_return_val_if_fail (store != NULL && households != NULL, FALSE);

  if (households->len < PSK_HOUSEHOLDS_MANY)
    return insert_few (store, households, cancellable, error);

  self.store = store;
  self.recorder = psk_recorder_get (store);
  self.households = households;
  self.progress = progress;
  self.user_data = user_data;
  self.next_id = psk_store_query_int (store, "SELECT max (id) FROM household", 0, "") + 1;
  self.sql = g_ptr_array_new_with_free_func (g_free);
  self.todo = g_async_queue_new ();
  self.done = g_async_queue_new ();
  self.changeset = g_byte_array_new ();

  good = insert_many (&self, cancellable, error);

  g_ptr_array_unref (self.sql);
  g_async_queue_unref (self.todo);
  g_async_queue_unref (self.done);
  g_byte_array_unref (self.changeset);
  return good;
}
