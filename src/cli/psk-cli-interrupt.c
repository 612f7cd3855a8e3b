/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-cli-interrupt.h"

#include <glib-unix.h>
#include <signal.h>

struct _PskCliInterrupt
{
  GCancellable *cancellable;
  GMainLoop *loop;
  GThread *thread;
};

static const int signals[] = { SIGINT, SIGTERM, SIGHUP };

static gboolean
signal_cb (gpointer user_data)
{
  g_cancellable_cancel (user_data);

  return G_SOURCE_CONTINUE;
}

/* The command itself runs without a main loop. */
static gpointer
listen_thread (gpointer user_data)
{
  PskCliInterrupt *self = user_data;

  g_main_loop_run (self->loop);
  return NULL;
}

/**
 * psk_cli_interrupt_new:
 *
 * Returns: (transfer full): what listens from now on
 */
PskCliInterrupt *
psk_cli_interrupt_new (void)
{
  PskCliInterrupt *self = g_new0 (PskCliInterrupt, 1);
  g_autoptr (GMainContext) context = g_main_context_new ();

  self->cancellable = g_cancellable_new ();
  self->loop = g_main_loop_new (context, FALSE);
  for (gsize i = 0; i < G_N_ELEMENTS (signals); i++)
    {
      g_autoptr (GSource) source = g_unix_signal_source_new (signals[i]);

      g_source_set_callback (source, signal_cb, g_object_ref (self->cancellable), g_object_unref);
      g_source_attach (source, context);
    }
  self->thread = g_thread_new ("pansuk-interrupt", listen_thread, self);

  return self;
}

/**
 * psk_cli_interrupt_free:
 * @self: (transfer full): what listens
 */
void
psk_cli_interrupt_free (PskCliInterrupt *self)
{
  g_main_loop_quit (self->loop);
  g_thread_join (self->thread);
  g_main_loop_unref (self->loop);
  g_object_unref (self->cancellable);
  g_free (self);
}

/**
 * psk_cli_interrupt_get_cancellable:
 * @self: what listens
 *
 * Returns: (transfer none): what is cancelled when somebody wants the command to stop
 */
GCancellable *
psk_cli_interrupt_get_cancellable (PskCliInterrupt *self)
{
  return self->cancellable;
}
