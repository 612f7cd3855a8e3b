/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is done with an open book: running commands and reading. */

#include "config.h"

#include "psk-book-private.h"

#include <glib/gi18n-lib.h>

#include "psk-error.h"
#include "psk-history.h"
#include "psk-household-index.h"
#include "psk-journal-table.h"
#include "psk-setting-table.h"
#include "psk-touched.h"

/* What a writer thread is asked to do, and what became of it. */
typedef struct
{
  PskCommand *command;
  char *who;
  PskChanges changes;
  GArray *touched; /* NULL when many households or none were written */
} RunData;

typedef struct
{
  gpointer data;
  GDestroyNotify destroy;
  PskWorkerFunc func;
} ReadData;

typedef struct
{
  char *table;
  gint64 id;
} HistoryData;

static void
run_data_free (gpointer data)
{
  RunData *run = data;

  psk_command_unref (run->command);
  g_clear_pointer (&run->touched, g_array_unref);
  g_free (run->who);
  g_free (run);
}

static void
read_data_free (gpointer data)
{
  ReadData *read = data;

  if (read->destroy != NULL)
    read->destroy (read->data);
  g_free (read);
}

static void
history_data_free (gpointer data)
{
  HistoryData *history = data;

  g_free (history->table);
  g_free (history);
}

static gpointer
run_on_writer (PskStore     *store,
               gpointer      data,
               GCancellable *cancellable,
               GError      **error)
{
  RunData *run = data;
  const gboolean done = psk_journal_run (store, run->command, run->who, cancellable,
                                         &run->changes, error);

  run->touched = psk_touched_take (store);
  return GINT_TO_POINTER (done);
}

static gpointer
run_silent_on_writer (PskStore     *store,
                      gpointer      data,
                      GCancellable *cancellable,
                      GError      **error)
{
  RunData *run = data;

  return GINT_TO_POINTER (psk_journal_run_silent (store, run->command, error));
}

/**
 * psk_book_check_writable:
 * @self: a book
 * @error: (nullable): %PSK_ERROR_READ_ONLY
 *
 * Returns: whether it can be changed
 */
gboolean
psk_book_check_writable (PskBook *self,
                         GError **error)
{
  if (self->writer != NULL)
    return TRUE;

  g_set_error (error, PSK_ERROR, PSK_ERROR_READ_ONLY,
               _("The book “%s” is open for reading alone: nothing was changed."), self->path);
  return FALSE;
}

/**
 * psk_book_run:
 * @self: a book
 * @command: a command
 * @cancellable: (nullable): a cancellable
 * @error: (nullable): what the command refused, or why it could not be written
 *
 * Runs a command and waits until it is on the disk. For the command line, tests
 * and what takes a few milliseconds.
 *
 * Returns: whether it is done
 */
gboolean
psk_book_run (PskBook      *self,
              PskCommand   *command,
              GCancellable *cancellable,
              GError      **error)
{
  RunData run = { command, (char *) g_get_real_name (), PSK_CHANGED_NOTHING, NULL };
  gboolean done;

  g_return_val_if_fail (PSK_IS_BOOK (self) && command != NULL, FALSE);

  done = psk_book_check_writable (self, error)
         && psk_worker_call (self->writer, run_on_writer, &run, cancellable, error) != NULL;
  if (done)
    psk_book_emit_changed (self, run.changes, run.touched);
  g_clear_pointer (&run.touched, g_array_unref);

  return done;
}

static void
run_done_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  PskBook *self = PSK_BOOK (object);
  g_autoptr (GTask) task = user_data;
  RunData *run;
  GError *error = NULL;

  if (g_task_propagate_pointer (G_TASK (result), &error) == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  run = g_task_get_task_data (G_TASK (result));
  psk_book_emit_changed (self, run->changes, run->touched);
  g_task_return_boolean (task, TRUE);
}

/**
 * psk_book_run_async:
 * @self: a book
 * @command: a command
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Runs a command on the writer's thread.
 */
void
psk_book_run_async (PskBook            *self,
                    PskCommand         *command,
                    GCancellable       *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  GError *error = NULL;
  RunData *run;
  GTask *job;

  g_return_if_fail (PSK_IS_BOOK (self) && command != NULL);

  /* A command that is on the disk is reported as done, even if it was cancelled
   * in the last moment. */
  g_task_set_check_cancellable (task, FALSE);
  if (!psk_book_check_writable (self, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  run = g_new0 (RunData, 1);
  run->command = psk_command_ref (command);
  run->who = g_strdup (g_get_real_name ());

  job = g_task_new (self, cancellable, run_done_cb, g_steal_pointer (&task));
  g_task_set_check_cancellable (job, FALSE);
  g_task_set_task_data (job, run, run_data_free);
  psk_worker_push (self->writer, run_on_writer, run, NULL, job);
}

/**
 * psk_book_run_finish:
 * @self: a book
 * @result: the result
 * @error: (nullable): as for psk_book_run()
 *
 * Returns: whether it is done
 */
gboolean
psk_book_run_finish (PskBook      *self,
                     GAsyncResult *result,
                     GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * psk_book_run_silent:
 * @self: a book
 * @command: a command
 * @error: (nullable): where to put the error
 *
 * Runs a command that is not undone: filling a new book.
 *
 * Returns: whether it is done
 */
gboolean
psk_book_run_silent (PskBook    *self,
                     PskCommand *command,
                     GError    **error)
{
  RunData run = { command, NULL, PSK_CHANGED_NOTHING, NULL };

  if (!psk_book_check_writable (self, error)
      || !psk_worker_call (self->writer, run_silent_on_writer, &run, NULL, error))
    return FALSE;

  if (self->store != NULL)
    {
      g_autofree char *sample = psk_setting_table_get (self->store, PSK_SETTING_SAMPLE);

      self->sample = g_strcmp0 (sample, "1") == 0;
      psk_book_emit_changed (self, PSK_CHANGED_EVERYTHING, NULL);
    }
  return TRUE;
}

static gpointer
note_on_reader (PskStore     *store,
                gpointer      data,
                GCancellable *cancellable,
                GError      **error)
{
  psk_household_index_note (store, data);

  return NULL;
}

/**
 * psk_book_note_touched:
 * @self: a book
 * @touched: (nullable) (element-type gint64): the households that a commit wrote
 *
 * Brings what the connections keep in memory up to date, before they are asked again.
 */
void
psk_book_note_touched (PskBook *self,
                       GArray  *touched)
{
  GTask *task;

  psk_household_index_note (self->store, touched);
  if (self->reader == NULL)
    return;

  task = g_task_new (self, NULL, NULL, NULL);
  if (touched != NULL)
    g_task_set_task_data (task, g_array_ref (touched), (GDestroyNotify) g_array_unref);
  psk_worker_push (self->reader, note_on_reader, touched, NULL, task);
}

static gpointer
read_on_reader (PskStore     *store,
                gpointer      data,
                GCancellable *cancellable,
                GError      **error)
{
  ReadData *read = data;

  return read->func (store, read->data, cancellable, error);
}

static gboolean
start_reader (PskBook *self,
              GError **error)
{
  PskStore *store;

  if (self->reader != NULL)
    return TRUE;

  store = psk_store_open (psk_store_get_path (self->store), PSK_STORE_READ_ONLY, error);
  if (store == NULL)
    return FALSE;

  self->reader = psk_worker_new ("pansuk-reader", store);
  return TRUE;
}

/**
 * psk_book_read_async:
 * @self: a book
 * @func: what to read; it runs on the reader's thread with its connection
 * @data: for @func
 * @destroy_data: (nullable): frees @data
 * @destroy_result: (nullable): frees what @func returns when nobody takes it
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is read
 * @user_data: for @callback
 *
 * Reads something that may take longer than a frame.
 */
void
psk_book_read_async (PskBook            *self,
                     PskWorkerFunc       func,
                     gpointer            data,
                     GDestroyNotify      destroy_data,
                     GDestroyNotify      destroy_result,
                     GCancellable       *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer            user_data)
{
  GTask *task;
  ReadData *read;
  GError *error = NULL;

  g_return_if_fail (PSK_IS_BOOK (self) && func != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  read = g_new0 (ReadData, 1);
  read->data = data;
  read->destroy = destroy_data;
  read->func = func;
  g_task_set_task_data (task, read, read_data_free);

  if (start_reader (self, &error))
    {
      psk_worker_push (self->reader, read_on_reader, read, destroy_result, task);
      return;
    }

  g_task_return_error (task, error);
  g_object_unref (task);
}

/**
 * psk_book_read_finish:
 * @self: a book
 * @result: the result
 * @error: (nullable): what went wrong
 *
 * Returns: (transfer full) (nullable): what was read
 */
gpointer
psk_book_read_finish (PskBook      *self,
                      GAsyncResult *result,
                      GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
read_history (PskStore     *store,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  HistoryData *history = data;

  return psk_history_read (store, history->table, history->id, cancellable, error);
}

/**
 * psk_book_history_async:
 * @self: a book
 * @table: the name of a table, such as household
 * @id: the primary key of a record
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is read
 * @user_data: for @callback
 *
 * Reads what was done to a record, see psk_history_read().
 */
void
psk_book_history_async (PskBook            *self,
                        const char         *table,
                        gint64              id,
                        GCancellable       *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer            user_data)
{
  HistoryData *history;

  g_return_if_fail (PSK_IS_BOOK (self) && table != NULL);

  history = g_new0 (HistoryData, 1);
  history->table = g_strdup (table);
  history->id = id;
  psk_book_read_async (self, read_history, history, history_data_free,
                       (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

/**
 * psk_book_history_finish:
 * @self: a book
 * @result: the result
 * @error: (nullable): as for psk_history_read()
 *
 * Returns: (transfer full) (nullable) (element-type PskHistoryEvent): the latest first
 */
GPtrArray *
psk_book_history_finish (PskBook      *self,
                         GAsyncResult *result,
                         GError      **error)
{
  return psk_book_read_finish (self, result, error);
}

static gboolean
log_access (PskStore     *store,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  char **act = data;

  return psk_journal_table_log_access (store, g_get_real_name (), act[0], act[1], error);
}

/* No household was written: what is in memory of them stays. */
static gboolean
log_by_writer (PskBook    *self,
               const char *act,
               const char *detail)
{
  const char *data[] = { act, detail };
  g_autoptr (PskCommand) command = psk_command_new ("Access", NULL, log_access, data, NULL);
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (gint64));
  RunData run = { command, NULL, PSK_CHANGED_NOTHING, NULL };

  if (psk_worker_call (self->writer, run_silent_on_writer, &run, NULL, NULL) == NULL)
    return FALSE;

  psk_book_note_touched (self, none);
  return TRUE;
}

/* Beside another Pansuk: the list of accesses is no part of what is undone or
 * shown, and SQLite lets two writers take turns. */
static gboolean
log_beside (PskBook    *self,
            const char *act,
            const char *detail)
{
  g_autoptr (PskStore) store = psk_store_open (psk_store_get_path (self->store),
                                               PSK_STORE_DEFAULT, NULL);

  return store != NULL
         && psk_journal_table_log_access (store, g_get_real_name (), act, detail, NULL);
}

/**
 * psk_book_log_access:
 * @self: a book
 * @act: export, print or reveal
 * @detail: what went out
 *
 * Notes that personal data left the book, also in one that was opened for
 * reading, as when another Pansuk has it open.
 *
 * Returns: whether it was noted; not in a folder that cannot be written to
 */
gboolean
psk_book_log_access (PskBook    *self,
                     const char *act,
                     const char *detail)
{
  g_return_val_if_fail (PSK_IS_BOOK (self), FALSE);

  return self->writer != NULL ? log_by_writer (self, act, detail)
                              : log_beside (self, act, detail);
}
