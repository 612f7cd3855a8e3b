/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-worker.h"

struct _PskWorker
{
  GThread *thread;
  GAsyncQueue *jobs;
  PskStore *store; /* used by the thread alone */
};

typedef struct
{
  PskWorkerFunc func; /* NULL ends the thread */
  gpointer data;

  /* Of a job that somebody waits for */
  GMutex *mutex;
  GCond *cond;
  gboolean *done;
  gpointer *result;
  GError **error;
  GCancellable *cancellable;

  /* Of a job with a task */
  GTask *task;
  GDestroyNotify destroy_result;
} Job;

/* What a task is told, on the thread that asked. */
typedef struct
{
  GTask *task;
  gpointer result;
  GDestroyNotify destroy_result;
  GError *error;
} Answer;

static gboolean
answer_cb (gpointer user_data)
{
  g_autofree Answer *answer = user_data;

  if (answer->error != NULL)
    g_task_return_error (answer->task, answer->error);
  else
    g_task_return_pointer (answer->task, answer->result, answer->destroy_result);
  g_object_unref (answer->task);

  return G_SOURCE_REMOVE;
}

/* A task keeps its book alive: were the worker the last to let go of it, the worker
 * would have to end itself. */
static void
finish_task (Job      *job,
             PskStore *store)
{
  GCancellable *cancellable = g_task_get_cancellable (job->task);
  Answer *answer = g_new0 (Answer, 1);
  g_autoptr (GSource) source = g_idle_source_new ();

  answer->task = job->task;
  answer->destroy_result = job->destroy_result;
  if (!g_cancellable_set_error_if_cancelled (cancellable, &answer->error))
    answer->result = job->func (store, job->data, cancellable, &answer->error);

  g_source_set_priority (source, g_task_get_priority (job->task));
  g_source_set_callback (source, answer_cb, answer, NULL);
  g_source_attach (source, g_task_get_context (job->task));
}

static void
finish_call (Job      *job,
             PskStore *store)
{
  gpointer result = job->func (store, job->data, job->cancellable, job->error);

  g_mutex_lock (job->mutex);
  *job->result = result;
  *job->done = TRUE;
  g_cond_signal (job->cond);
  g_mutex_unlock (job->mutex);
}

static gpointer
worker_thread (gpointer user_data)
{
  PskWorker *self = user_data;

  psk_store_adopt (self->store);

  for (;;)
    {
      g_autofree Job *job = g_async_queue_pop (self->jobs);

      if (job->func == NULL)
        break;
      if (job->task != NULL)
        finish_task (job, self->store);
      else
        finish_call (job, self->store);
      psk_store_tidy (self->store);
    }

  g_clear_pointer (&self->store, psk_store_free);
  return NULL;
}

/**
 * psk_worker_new:
 * @name: the name of the thread
 * @store: (transfer full): the connection that the thread takes over
 *
 * Returns: (transfer full): a running worker
 */
PskWorker *
psk_worker_new (const char *name,
                PskStore   *store)
{
  PskWorker *self = g_new0 (PskWorker, 1);

  g_return_val_if_fail (store != NULL, NULL);

  self->store = store;
  self->jobs = g_async_queue_new ();
  self->thread = g_thread_new (name, worker_thread, self);

  return self;
}

/**
 * psk_worker_free:
 * @self: (transfer full): a worker
 *
 * Waits for what was pushed, then closes the connection and ends the thread.
 */
void
psk_worker_free (PskWorker *self)
{
  g_async_queue_push (self->jobs, g_new0 (Job, 1));
  g_thread_join (self->thread);
  g_async_queue_unref (self->jobs);
  g_free (self);
}

/**
 * psk_worker_call:
 * @self: a worker
 * @func: what to do on its thread
 * @data: for @func
 * @cancellable: (nullable): a cancellable
 * @error: (nullable): where @func puts its error
 *
 * Runs @func on the worker and waits for it.
 *
 * Returns: what @func returned
 */
gpointer
psk_worker_call (PskWorker    *self,
                 PskWorkerFunc func,
                 gpointer      data,
                 GCancellable *cancellable,
                 GError      **error)
{
  GMutex mutex;
  GCond cond;
  gboolean done = FALSE;
  gpointer result = NULL;
  Job *job = g_new0 (Job, 1);

  g_return_val_if_fail (self->thread != g_thread_self (), NULL);

  g_mutex_init (&mutex);
  g_cond_init (&cond);
  job->func = func;
  job->data = data;
  job->cancellable = cancellable;
  job->mutex = &mutex;
  job->cond = &cond;
  job->done = &done;
  job->result = &result;
  job->error = error;

  g_mutex_lock (&mutex);
  g_async_queue_push (self->jobs, job);
  while (!done)
    g_cond_wait (&cond, &mutex);
  g_mutex_unlock (&mutex);

  g_mutex_clear (&mutex);
  g_cond_clear (&cond);
  return result;
}

/**
 * psk_worker_push:
 * @self: a worker
 * @func: what to do on its thread; it sets its error exactly when it fails
 * @data: for @func; it lives as long as @task
 * @destroy_result: (nullable): frees what @func returns
 * @task: (transfer full): returns what @func returns
 *
 * Runs @func on the worker after everything that was pushed before.
 */
void
psk_worker_push (PskWorker     *self,
                 PskWorkerFunc  func,
                 gpointer       data,
                 GDestroyNotify destroy_result,
                 GTask         *task)
{
  Job *job = g_new0 (Job, 1);

  g_return_if_fail (G_IS_TASK (task));

  job->func = func;
  job->data = data;
  job->destroy_result = destroy_result;
  job->task = task;
  g_async_queue_push (self->jobs, job);
}
