/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-import-checker.h"

/* What the two threads hand to each other, and how many of them there are. */
#define LINES_AT_ONCE 512
#define N_CHUNKS 4

typedef struct
{
  PskImportConverter *converter; /* borrowed */
  PskImportLine line;
  int sheet;
  int row;

  /* Set by the thread */
  PskHousehold *household; /* owned, nullable */
  guint n_problems;
} Item;

typedef struct
{
  Item items[LINES_AT_ONCE];
  guint n;
  GStringChunk *texts; /* of the lines */
  GPtrArray *problems; /* PskImportProblem, of the items in their order */
} Chunk;

struct _PskImportChecker
{
  PskImportCheckedFunc func;
  gpointer user_data;

  /* Owned */
  GThread *thread;
  GAsyncQueue *todo; /* Chunk; one without items ends the thread */
  GAsyncQueue *done; /* Chunk, in the same order */
  Chunk *chunks; /* N_CHUNKS, and one that ends the thread */
  GPtrArray *idle; /* Chunk, borrowed */
  GPtrArray *problems; /* of one row */
  Chunk *filling; /* borrowed, nullable */
  guint n_out;
};

static gpointer
convert_thread (gpointer user_data)
{
  PskImportChecker *self = user_data;

  for (;;)
    {
      Chunk *chunk = g_async_queue_pop (self->todo);

      if (chunk->n == 0)
        return NULL;

      for (guint i = 0; i < chunk->n; i++)
        {
          Item *item = &chunk->items[i];
          const guint n_before = chunk->problems->len;

          item->household = psk_import_converter_read (item->converter, &item->line,
                                                       chunk->problems);
          item->n_problems = chunk->problems->len - n_before;
        }
      g_async_queue_push (self->done, chunk);
    }
}

/**
 * psk_import_checker_new:
 * @func: takes the rows, on the thread that calls psk_import_checker_add()
 * @user_data: for @func
 *
 * Returns: (transfer full): a running checker
 */
PskImportChecker *
psk_import_checker_new (PskImportCheckedFunc func,
                        gpointer             user_data)
{
  PskImportChecker *self = g_new0 (PskImportChecker, 1);

  self->func = func;
  self->user_data = user_data;
  self->todo = g_async_queue_new ();
  self->done = g_async_queue_new ();
  self->chunks = g_new0 (Chunk, N_CHUNKS + 1);
  self->idle = g_ptr_array_new ();
  self->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) psk_import_problem_free);
  for (int i = 0; i < N_CHUNKS; i++)
    {
      self->chunks[i].texts = g_string_chunk_new (64 * 1024);
      self->chunks[i].problems
        = g_ptr_array_new_with_free_func ((GDestroyNotify) psk_import_problem_free);
      g_ptr_array_add (self->idle, &self->chunks[i]);
    }
  self->thread = g_thread_new ("pansuk-check", convert_thread, self);

  return self;
}

static void
clear_chunk (PskImportChecker *self,
             Chunk            *chunk)
{
  for (guint i = 0; i < chunk->n; i++)
    g_clear_object (&chunk->items[i].household);
  chunk->n = 0;
  g_string_chunk_clear (chunk->texts);
  g_ptr_array_set_size (chunk->problems, 0);
  g_ptr_array_add (self->idle, chunk);
}

/**
 * psk_import_checker_free:
 * @self: (transfer full): a checker
 *
 * Ends it. Rows that were not handed over are forgotten.
 */
void
psk_import_checker_free (PskImportChecker *self)
{
  g_async_queue_push (self->todo, &self->chunks[N_CHUNKS]);
  g_thread_join (self->thread);

  for (int i = 0; i < N_CHUNKS; i++)
    {
      clear_chunk (self, &self->chunks[i]);
      g_string_chunk_free (self->chunks[i].texts);
      g_ptr_array_unref (self->chunks[i].problems);
    }
  g_free (self->chunks);
  g_ptr_array_unref (self->idle);
  g_ptr_array_unref (self->problems);
  g_async_queue_unref (self->todo);
  g_async_queue_unref (self->done);
  g_free (self);
}

/* The chunk keeps what follows; its problems are taken from the front all at once. */
static gboolean
hand_over (PskImportChecker *self,
           Chunk            *chunk,
           GError          **error)
{
  gsize n_problems;
  g_autofree gpointer *problems = g_ptr_array_steal (chunk->problems, &n_problems);
  gsize next = 0;
  gboolean good = TRUE;

  for (guint i = 0; good && i < chunk->n; i++)
    {
      Item *item = &chunk->items[i];

      for (guint k = 0; k < item->n_problems; k++)
        g_ptr_array_add (self->problems, problems[next++]);
      good = self->func (item->converter, item->sheet, item->row,
                         g_steal_pointer (&item->household), item->line.mask, self->problems,
                         self->user_data, error);
      g_ptr_array_set_size (self->problems, 0);
    }
  while (next < n_problems)
    psk_import_problem_free (problems[next++]);

  clear_chunk (self, chunk);
  return good;
}

static gboolean
take_back (PskImportChecker *self,
           GError          **error)
{
  Chunk *chunk = g_async_queue_pop (self->done);

  self->n_out--;
  return hand_over (self, chunk, error);
}

static void
hand_out (PskImportChecker *self)
{
  if (self->filling == NULL || self->filling->n == 0)
    return;

  self->n_out++;
  g_async_queue_push (self->todo, g_steal_pointer (&self->filling));
}

/**
 * psk_import_checker_add:
 * @self: a checker
 * @reader: the reader of the sheet
 * @converter: the converter of the sheet; it must live until psk_import_checker_finish()
 * @sheet: the sheet, from 1
 * @row: the row, from 1
 * @cells: (array length=n_cells): its cells
 * @n_cells: how many
 * @error: (nullable): what a row that was added before met
 *
 * Reads the next row.
 *
 * Returns: whether to go on
 */
gboolean
psk_import_checker_add (PskImportChecker   *self,
                        PskImportReader    *reader,
                        PskImportConverter *converter,
                        int                 sheet,
                        int                 row,
                        const char * const *cells,
                        int                 n_cells,
                        GError            **error)
{
  Item *item;

  if (self->filling == NULL && self->idle->len == 0 && !take_back (self, error))
    return FALSE;
  if (self->filling == NULL)
    self->filling = g_ptr_array_steal_index_fast (self->idle, self->idle->len - 1);

  item = &self->filling->items[self->filling->n];
  if (!psk_import_reader_read (reader, row, cells, n_cells, self->filling->texts, &item->line))
    return TRUE;

  item->converter = converter;
  item->sheet = sheet;
  item->row = row;
  if (++self->filling->n == LINES_AT_ONCE)
    hand_out (self);
  return TRUE;
}

/**
 * psk_import_checker_finish:
 * @self: a checker
 * @error: (nullable): what one of the last rows met
 *
 * Waits for the rows that are on their way.
 *
 * Returns: whether all rows were taken
 */
gboolean
psk_import_checker_finish (PskImportChecker *self,
                           GError          **error)
{
  hand_out (self);
  while (self->n_out > 0)
    {
      if (!take_back (self, error))
        return FALSE;
    }

  return TRUE;
}
