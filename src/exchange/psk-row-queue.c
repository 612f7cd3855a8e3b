/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-row-queue.h"

/* What the two threads hand to each other, and how many of them there are. */
#define BATCH_BYTES (256 * 1024)
#define BATCH_ROWS 2048
#define N_BATCHES 4

typedef struct
{
  int number;
  gsize length;
} Row;

typedef struct
{
  GString *lines; /* one after the other */
  GArray *rows;
} Batch;

struct _PskRowQueue
{
  PskStaging *staging; /* borrowed; of the thread while batches are under way */
  GThread *thread;
  GAsyncQueue *todo;   /* Batch; one without lines ends the thread */
  GAsyncQueue *done;   /* Batch */
  Batch *batch;        /* that is being filled */
  GError *error;       /* of the thread, read while it is idle */
};

static Batch *
batch_new (void)
{
  Batch *batch = g_new0 (Batch, 1);

  batch->lines = g_string_new (NULL);
  batch->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  return batch;
}

static void
batch_free (gpointer data)
{
  Batch *batch = data;

  if (batch->lines != NULL)
    g_string_free (batch->lines, TRUE);
  g_clear_pointer (&batch->rows, g_array_unref);
  g_free (batch);
}

static void
write_batch (PskRowQueue *self,
             Batch       *batch)
{
  const char *line = batch->lines->str;

  for (guint i = 0; i < batch->rows->len && self->error == NULL; i++)
    {
      const Row *row = &g_array_index (batch->rows, Row, i);

      psk_staging_add_line (self->staging, row->number, line, row->length, &self->error);
      line += row->length;
    }
  g_string_truncate (batch->lines, 0);
  g_array_set_size (batch->rows, 0);
}

static gpointer
write_thread (gpointer user_data)
{
  PskRowQueue *self = user_data;
  Batch *batch;

  while ((batch = g_async_queue_pop (self->todo))->lines != NULL)
    {
      write_batch (self, batch);
      g_async_queue_push (self->done, batch);
    }
  batch_free (batch);

  return NULL;
}

/**
 * psk_row_queue_new:
 * @staging: a database that is being written; nobody else touches it before
 *   psk_row_queue_wait()
 *
 * Returns: (transfer full): a queue
 */
PskRowQueue *
psk_row_queue_new (PskStaging *staging)
{
  PskRowQueue *self = g_new0 (PskRowQueue, 1);

  self->staging = staging;
  self->todo = g_async_queue_new_full (batch_free);
  self->done = g_async_queue_new_full (batch_free);
  self->batch = batch_new ();
  for (int i = 1; i < N_BATCHES; i++)
    g_async_queue_push (self->done, batch_new ());
  self->thread = g_thread_new ("pansuk-rows", write_thread, self);

  return self;
}

/* There is always one batch here and the others there, so that memory has an end. */
static void
hand_over (PskRowQueue *self)
{
  g_async_queue_push (self->todo, self->batch);
  self->batch = g_async_queue_pop (self->done);
}

/**
 * psk_row_queue_push:
 * @self: a queue
 * @number: as for psk_staging_add_line()
 * @line: (array length=length): likewise
 * @length: likewise
 */
void
psk_row_queue_push (PskRowQueue *self,
                    int          number,
                    const char  *line,
                    gsize        length)
{
  const Row row = { number, length };

  g_string_append_len (self->batch->lines, line, (gssize) length);
  g_array_append_val (self->batch->rows, row);
  if (self->batch->lines->len >= BATCH_BYTES || self->batch->rows->len >= BATCH_ROWS)
    hand_over (self);
}

/**
 * psk_row_queue_wait:
 * @self: a queue
 * @error: (nullable): what psk_staging_add_line() reported
 *
 * Waits until all rows are in the database, which then can be used here.
 *
 * Returns: whether all of them were written
 */
gboolean
psk_row_queue_wait (PskRowQueue  *self,
                    GError      **error)
{
  Batch *others[N_BATCHES - 1];

  hand_over (self);
  for (int i = 0; i < N_BATCHES - 1; i++)
    others[i] = g_async_queue_pop (self->done);
  for (int i = 0; i < N_BATCHES - 1; i++)
    g_async_queue_push (self->done, others[i]);

  if (self->error == NULL)
    return TRUE;

  g_propagate_error (error, g_error_copy (self->error));
  return FALSE;
}

/**
 * psk_row_queue_free:
 * @self: (transfer full): a queue
 */
void
psk_row_queue_free (PskRowQueue *self)
{
  g_async_queue_push (self->todo, g_new0 (Batch, 1));
  g_thread_join (self->thread);
  batch_free (self->batch);
  g_async_queue_unref (self->todo);
  g_async_queue_unref (self->done);
  g_clear_error (&self->error);
  g_free (self);
}
