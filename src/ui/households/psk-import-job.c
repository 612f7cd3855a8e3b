/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-import-job.h"

#include "psk-exchange.h"

static void
free_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  g_object_unref (data);
}

/**
 * psk_import_let_go:
 * @import: (transfer full) (type PskImport): an import
 *
 * Drops a reference on another thread: to free the rows of a long list takes longer than a
 * window may stand still. Who lets go of an import does so by this, since nobody knows
 * whose reference is the last.
 */
void
psk_import_let_go (gpointer import)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);

  g_task_set_task_data (task, import, NULL);
  g_task_run_in_thread (task, free_thread);
}

/**
 * psk_import_replace:
 * @place: (inout) (nullable): where an import is held
 * @import: (nullable): what is to be held there
 *
 * Does what g_set_object() does, by psk_import_let_go().
 */
void
psk_import_replace (PskImport **place,
                    PskImport  *import)
{
  PskImport *before = *place;

  *place = import != NULL ? g_object_ref (import) : NULL;
  if (before != NULL)
    psk_import_let_go (before);
}

/* What takes a while when a list is imported, off the main thread. */
typedef struct
{
  PskBook *book;
  PskImport *import;
  char *path;
  char *staging_path;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->book);
  psk_import_let_go (job->import);
  g_free (job->path);
  g_free (job->staging_path);
  g_free (job);
}

static GTask *
new_task (PskBook            *book,
          PskImport          *import,
          GCancellable       *cancellable,
          GAsyncReadyCallback callback,
          gpointer            user_data,
          Job               **job)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);

  *job = g_new0 (Job, 1);
  (*job)->book = g_object_ref (book);
  (*job)->import = g_object_ref (import);
  g_task_set_task_data (task, *job, job_free);

  return task;
}

static void
done_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  psk_book_read_finish (PSK_BOOK (object), result, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static gpointer
guess_on_reader (PskStore     *store,
                 gpointer      data,
                 GCancellable *cancellable,
                 GError      **error)
{
  return GINT_TO_POINTER (psk_import_load_saved (data, store, error)
                          && psk_import_guess (data, error));
}

/* The book is asked only when the file was read, which takes longer. */
static void
read_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Job *job = g_task_get_task_data (task);
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, error);
      return;
    }

  psk_book_read_async (job->book, guess_on_reader, g_object_ref (job->import), psk_import_let_go,
                       NULL, g_task_get_cancellable (task), done_cb, g_object_ref (task));
}

static void
read_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  const Job *job = g_task_get_task_data (data);
  GError *error = NULL;

  if (psk_exchange_read (job->path, job->staging_path, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * psk_import_read_async:
 * @book: a book
 * @import: an import of the file
 * @path: the file
 * @staging_path: the staging database of @import
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Reads a file and guesses what its columns hold, with the layouts that are saved in the
 * book.
 */
void
psk_import_read_async (PskBook            *book,
                       PskImport          *import,
                       const char         *path,
                       const char         *staging_path,
                       GCancellable       *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  Job *job;
  g_autoptr (GTask) task = new_task (book, import, cancellable, callback, user_data, &job);
  g_autoptr (GTask) reading = g_task_new (NULL, cancellable, read_cb, g_object_ref (task));

  job->path = g_strdup (path);
  job->staging_path = g_strdup (staging_path);
  g_task_set_task_data (reading, g_object_ref (task), g_object_unref);
  g_task_run_in_thread (reading, read_thread);
}

/**
 * psk_import_read_finish:
 * @result: the result
 * @error: (nullable): as for psk_exchange_read() and psk_import_guess()
 *
 * Returns: whether the file was read
 */
gboolean
psk_import_read_finish (GAsyncResult *result,
                        GError      **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static gpointer
prepare_on_reader (PskStore     *store,
                   gpointer      data,
                   GCancellable *cancellable,
                   GError      **error)
{
  return GINT_TO_POINTER (psk_import_prepare (data, store, cancellable, error));
}

/**
 * psk_import_check_async:
 * @book: a book
 * @import: an import that nobody else uses until this is done
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Checks every row and compares it with the book: see psk_import_prepare().
 */
void
psk_import_check_async (PskBook            *book,
                        PskImport          *import,
                        GCancellable       *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer            user_data)
{
  Job *job;
  g_autoptr (GTask) task = new_task (book, import, cancellable, callback, user_data, &job);

  psk_book_read_async (book, prepare_on_reader, g_object_ref (import), psk_import_let_go, NULL,
                       cancellable, done_cb, g_object_ref (task));
}

/**
 * psk_import_check_finish:
 * @result: the result
 * @error: (nullable): as for psk_import_prepare()
 *
 * Returns: whether the import is prepared
 */
gboolean
psk_import_check_finish (GAsyncResult *result,
                         GError      **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
save_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  const Job *job = data;
  GError *error = NULL;

  if (psk_import_save_rejected (job->import, job->path, cancellable, &error))
    g_task_return_pointer (task, g_strdup (job->path), g_free);
  else
    g_task_return_error (task, error);
}

/**
 * psk_import_save_async:
 * @book: a book
 * @import: an import that was prepared, and is not corrected until this is done
 * @path: the file to write
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Writes the rejected rows to a file: see psk_import_save_rejected().
 */
void
psk_import_save_async (PskBook            *book,
                       PskImport          *import,
                       const char         *path,
                       GCancellable       *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  Job *job;
  g_autoptr (GTask) task = new_task (book, import, cancellable, callback, user_data, &job);

  job->path = g_strdup (path);
  g_task_run_in_thread (task, save_thread);
}

/**
 * psk_import_save_finish:
 * @result: the result
 * @error: (nullable): as for psk_import_save_rejected()
 *
 * Returns: (transfer full) (nullable): the path of the file, when it is complete
 */
char *
psk_import_save_finish (GAsyncResult *result,
                        GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
