/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-cli-progress.h"

#include <stdio.h>
#include <unistd.h>

#define MICROSECONDS_PER_LOOK (G_USEC_PER_SEC / 5)

struct _PskCliProgress
{
  const char *text; /* borrowed */
  PskCliProgressFunc func;
  gpointer user_data;
  GThread *thread; /* NULL when nobody looks */
  GMutex lock;
  GCond ended;
  gboolean has_ended;
};

/* What takes less than a look says nothing. */
static gpointer
show_thread (gpointer user_data)
{
  PskCliProgress *self = user_data;
  gboolean shown = FALSE;
  double part;

  g_mutex_lock (&self->lock);
  while (!self->has_ended)
    {
      const gint64 next = g_get_monotonic_time () + MICROSECONDS_PER_LOOK;

      while (!self->has_ended && g_cond_wait_until (&self->ended, &self->lock, next))
        ;
      if (self->has_ended)
        break;
      part = self->func (self->user_data);
      if (part > 0)
        fprintf (stderr, "\r%s %3.0f %%", self->text, 100 * part);
      else
        fprintf (stderr, "\r%s", self->text);
      shown = TRUE;
    }
  g_mutex_unlock (&self->lock);

  /* The line is wiped for what is said next. */
  if (shown)
    fputs ("\r\033[K", stderr);
  return NULL;
}

/**
 * psk_cli_progress_new:
 * @text: what is done, translated
 * @func: says how far it is
 * @user_data: for @func
 *
 * Returns: (transfer full): the line; @text and @user_data must live as long
 */
PskCliProgress *
psk_cli_progress_new (const char        *text,
                      PskCliProgressFunc func,
                      gpointer           user_data)
{
  PskCliProgress *self = g_new0 (PskCliProgress, 1);

  self->text = text;
  self->func = func;
  self->user_data = user_data;
  g_mutex_init (&self->lock);
  g_cond_init (&self->ended);
  if (isatty (STDERR_FILENO))
    self->thread = g_thread_new ("pansuk-progress", show_thread, self);

  return self;
}

/**
 * psk_cli_progress_free:
 * @self: (transfer full): a line
 *
 * Takes it from the terminal.
 */
void
psk_cli_progress_free (PskCliProgress *self)
{
  g_mutex_lock (&self->lock);
  self->has_ended = TRUE;
  g_cond_signal (&self->ended);
  g_mutex_unlock (&self->lock);
  if (self->thread != NULL)
    g_thread_join (self->thread);
  g_cond_clear (&self->ended);
  g_mutex_clear (&self->lock);
  g_free (self);
}
