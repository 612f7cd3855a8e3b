/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-command.h"

struct _PskCommand
{
  gatomicrefcount ref_count;
  char *label;
  char *subject;
  gint64 takes_back; /* 0 if none */
  PskCommandFunc func;
  gpointer data;
  GDestroyNotify destroy;
};

/**
 * psk_command_new:
 * @label: an English message, marked with N_(), that is translated when shown
 * @subject: (nullable): what it is done to, such as a name
 * @func: the work
 * @data: (transfer full): its data, which may also take its results
 * @destroy: (nullable): frees @data
 *
 * Returns: (transfer full): the command
 */
PskCommand *
psk_command_new (const char    *label,
                 const char    *subject,
                 PskCommandFunc func,
                 gpointer       data,
                 GDestroyNotify destroy)
{
  PskCommand *self;

  g_return_val_if_fail (label != NULL && func != NULL, NULL);

  self = g_new0 (PskCommand, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->label = g_strdup (label);
  self->subject = g_strdup (subject != NULL ? subject : "");
  self->func = func;
  self->data = data;
  self->destroy = destroy;

  return self;
}

/**
 * psk_command_ref:
 * @self: a command
 *
 * Returns: (transfer full): @self
 */
PskCommand *
psk_command_ref (PskCommand *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * psk_command_unref:
 * @self: (transfer full): a command
 */
void
psk_command_unref (PskCommand *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  if (self->destroy != NULL)
    self->destroy (self->data);
  g_free (self->label);
  g_free (self->subject);
  g_free (self);
}

/**
 * psk_command_get_label:
 * @self: a command
 *
 * Returns: (transfer none): the English message
 */
const char *
psk_command_get_label (PskCommand *self)
{
  return self->label;
}

/**
 * psk_command_get_subject:
 * @self: a command
 *
 * Returns: (transfer none): what it is done to, or ""
 */
const char *
psk_command_get_subject (PskCommand *self)
{
  return self->subject;
}

/**
 * psk_command_set_subject:
 * @self: a command that is running
 * @subject: what it turned out to be done to
 */
void
psk_command_set_subject (PskCommand *self,
                         const char *subject)
{
  g_free (self->subject);
  self->subject = g_strdup (subject != NULL ? subject : "");
}

/**
 * psk_command_get_takes_back:
 * @self: a command
 *
 * Returns: the older entry of the journal that it takes back, or 0
 */
gint64
psk_command_get_takes_back (PskCommand *self)
{
  return self->takes_back;
}

/**
 * psk_command_set_takes_back:
 * @self: a new command, with the label and the subject of @journal
 * @journal: the older entry of the journal that it takes back
 */
void
psk_command_set_takes_back (PskCommand *self,
                            gint64      journal)
{
  self->takes_back = journal;
}

/**
 * psk_command_get_data:
 * @self: a command
 *
 * Returns: (transfer none): its data, to read its results when it has run
 */
gpointer
psk_command_get_data (PskCommand *self)
{
  return self->data;
}

/**
 * psk_command_run:
 * @self: a command
 * @store: the writing store, inside a transaction
 * @cancellable: (nullable): a cancellable
 * @error: (nullable): where to put the error
 *
 * Only the journal calls this.
 *
 * Returns: whether it was done
 */
gboolean
psk_command_run (PskCommand   *self,
                 PskStore     *store,
                 GCancellable *cancellable,
                 GError      **error)
{
  return self->func (store, self->data, cancellable, error)
         && !g_cancellable_set_error_if_cancelled (cancellable, error);
}
