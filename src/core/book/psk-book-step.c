/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Taking back what was done with an open book, and doing it again. */

#include "config.h"

#include "psk-book-private.h"

#include "psk-journal-table.h"
#include "psk-touched.h"

/* A step of so many bytes takes longer than anybody would wait without being told. */
#define LONG_STEP (256 * 1024)

/* What the writer's thread is asked to do, and what became of it. */
typedef struct
{
  gint64 entry; /* 0 for the one that is next */
  PskUndoFlags flags;
  PskChanges changes;
  GArray *touched;
  GPtrArray *conflicts; /* NULL until it was tried */
} UndoData;

static void
undo_data_free (gpointer data)
{
  UndoData *undo = data;

  g_clear_pointer (&undo->conflicts, g_ptr_array_unref);
  g_clear_pointer (&undo->touched, g_array_unref);
  g_free (undo);
}

static gpointer
undo_on_writer (PskStore     *store,
                gpointer      data,
                GCancellable *cancellable,
                GError      **error)
{
  UndoData *undo = data;
  const gboolean done = psk_journal_undo (store, &undo->changes, error);

  undo->touched = psk_touched_take (store);
  return GINT_TO_POINTER (done);
}

static gpointer
redo_on_writer (PskStore     *store,
                gpointer      data,
                GCancellable *cancellable,
                GError      **error)
{
  UndoData *undo = data;
  const gboolean done = psk_journal_redo (store, &undo->changes, error);

  undo->touched = psk_touched_take (store);
  return GINT_TO_POINTER (done);
}

static gpointer
undo_entry_on_writer (PskStore     *store,
                      gpointer      data,
                      GCancellable *cancellable,
                      GError      **error)
{
  UndoData *undo = data;
  const gboolean done = psk_journal_undo_entry (store, undo->entry, undo->flags,
                                                g_get_real_name (), cancellable,
                                                &undo->conflicts, &undo->changes, error);

  undo->touched = psk_touched_take (store);
  return GINT_TO_POINTER (done);
}

static gboolean
step (PskBook      *self,
      PskWorkerFunc func,
      GError      **error)
{
  UndoData undo = { 0 };
  gboolean done;

  g_return_val_if_fail (PSK_IS_BOOK (self), FALSE);

  done = psk_book_check_writable (self, error)
         && psk_worker_call (self->writer, func, &undo, NULL, error) != NULL;
  if (done)
    psk_book_emit_changed (self, undo.changes, undo.touched);
  g_clear_pointer (&undo.touched, g_array_unref);

  return done;
}

/**
 * psk_book_undo:
 * @self: a book
 * @error: (nullable): as for psk_journal_undo()
 *
 * Returns: whether the latest command was taken back
 */
gboolean
psk_book_undo (PskBook *self,
               GError **error)
{
  return step (self, undo_on_writer, error);
}

/**
 * psk_book_redo:
 * @self: a book
 * @error: (nullable): as for psk_journal_redo()
 *
 * Returns: whether what was undone last was done again
 */
gboolean
psk_book_redo (PskBook *self,
               GError **error)
{
  return step (self, redo_on_writer, error);
}

/**
 * psk_book_undo_entry:
 * @self: a book
 * @entry: the number of a step of the log
 * @flags: what becomes of records that were changed since
 * @conflicts: (out) (optional) (nullable) (element-type PskConflict): records that were
 *   changed since, see psk_journal_undo_entry()
 * @error: (nullable): as for psk_journal_undo_entry()
 *
 * Returns: whether the step was taken back, while later ones stay
 */
gboolean
psk_book_undo_entry (PskBook     *self,
                     gint64       entry,
                     PskUndoFlags flags,
                     GPtrArray  **conflicts,
                     GError     **error)
{
  UndoData undo = { entry, flags, PSK_CHANGED_NOTHING, NULL, NULL };
  gboolean done;

  g_return_val_if_fail (PSK_IS_BOOK (self), FALSE);

  done = psk_book_check_writable (self, error)
         && psk_worker_call (self->writer, undo_entry_on_writer, &undo, NULL, error) != NULL;
  if (done)
    psk_book_emit_changed (self, undo.changes, undo.touched);
  g_clear_pointer (&undo.touched, g_array_unref);

  if (conflicts != NULL)
    *conflicts = g_steal_pointer (&undo.conflicts);
  g_clear_pointer (&undo.conflicts, g_ptr_array_unref);

  return done;
}

static void
pushed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  PskBook *self = PSK_BOOK (object);
  g_autoptr (GTask) task = user_data;
  UndoData *undo = g_task_get_task_data (task);
  GError *error = NULL;

  if (g_task_propagate_pointer (G_TASK (result), &error) == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  psk_book_emit_changed (self, undo->changes, undo->touched);
  g_task_return_boolean (task, TRUE);
}

static void
push (PskBook            *self,
      PskWorkerFunc       func,
      UndoData           *undo,
      GCancellable       *cancellable,
      GAsyncReadyCallback callback,
      gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  GError *error = NULL;
  GTask *job;

  /* As for a command that runs: what is on the disk is reported as done. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, undo, undo_data_free);
  if (!psk_book_check_writable (self, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  job = g_task_new (self, cancellable, pushed_cb, g_steal_pointer (&task));
  g_task_set_check_cancellable (job, FALSE);
  psk_worker_push (self->writer, func, undo, NULL, job);
}

/**
 * psk_book_step_is_long:
 * @self: a book
 * @undo: whether the latest step is taken back, or else done again
 *
 * Returns: whether it changes so much that it takes a while: see psk_book_step_async()
 */
gboolean
psk_book_step_is_long (PskBook *self,
                       gboolean undo)
{
  g_autoptr (PskJournalEntry) entry = NULL;

  g_return_val_if_fail (PSK_IS_BOOK (self), FALSE);

  entry = undo ? psk_journal_table_next_undo (self->store)
               : psk_journal_table_next_redo (self->store);
  return entry != NULL && entry->size > LONG_STEP;
}

/**
 * psk_book_step_async:
 * @self: a book
 * @undo: whether the latest step is taken back, or else done again
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Like psk_book_undo() and psk_book_redo(), without waiting for it.
 */
void
psk_book_step_async (PskBook            *self,
                     gboolean            undo,
                     GAsyncReadyCallback callback,
                     gpointer            user_data)
{
  g_return_if_fail (PSK_IS_BOOK (self));

  push (self, undo ? undo_on_writer : redo_on_writer, g_new0 (UndoData, 1), NULL, callback,
        user_data);
}

/**
 * psk_book_step_finish:
 * @self: a book
 * @result: the result
 * @error: (nullable): as for psk_book_undo()
 *
 * Returns: whether it was done
 */
gboolean
psk_book_step_finish (PskBook      *self,
                      GAsyncResult *result,
                      GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * psk_book_undo_entry_async:
 * @self: a book
 * @entry: the number of a step of the log
 * @flags: what becomes of records that were changed since
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Takes one step back on the writer's thread, while later ones stay.
 */
void
psk_book_undo_entry_async (PskBook            *self,
                           gint64              entry,
                           PskUndoFlags        flags,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  UndoData *undo;

  g_return_if_fail (PSK_IS_BOOK (self));

  undo = g_new0 (UndoData, 1);
  undo->entry = entry;
  undo->flags = flags;
  push (self, undo_entry_on_writer, undo, cancellable, callback, user_data);
}

/**
 * psk_book_undo_entry_finish:
 * @self: a book
 * @result: the result
 * @conflicts: (out) (optional) (nullable) (element-type PskConflict): records that were
 *   changed since
 * @error: (nullable): as for psk_book_undo_entry()
 *
 * Returns: whether the step was taken back
 */
gboolean
psk_book_undo_entry_finish (PskBook      *self,
                            GAsyncResult *result,
                            GPtrArray   **conflicts,
                            GError      **error)
{
  UndoData *undo;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  undo = g_task_get_task_data (G_TASK (result));
  if (conflicts != NULL)
    *conflicts = g_steal_pointer (&undo->conflicts);

  return g_task_propagate_boolean (G_TASK (result), error);
}
