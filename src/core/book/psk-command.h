/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-store.h"

G_BEGIN_DECLS

/**
 * PskCommandFunc:
 * @store: the writing store, inside a transaction
 * @data: the data of the command
 * @cancellable: (nullable): checked by what takes long
 * @error: where to put the error
 *
 * Does the work of a command on the writer's thread. When it returns %FALSE
 * nothing of it remains.
 *
 * Returns: whether it was done
 */
typedef gboolean (*PskCommandFunc) (PskStore      *store,
                                    gpointer       data,
                                    GCancellable  *cancellable,
                                    GError       **error);

/**
 * PskCommand:
 *
 * One thing that a user does to a book: one transaction, one journal entry and
 * one step of undo.
 */
typedef struct _PskCommand PskCommand;

PskCommand *psk_command_new            (const char      *label,
                                        const char      *subject,
                                        PskCommandFunc   func,
                                        gpointer         data,
                                        GDestroyNotify   destroy);
PskCommand *psk_command_ref            (PskCommand      *self);
void        psk_command_unref          (PskCommand      *self);
const char *psk_command_get_label      (PskCommand      *self);
const char *psk_command_get_subject    (PskCommand      *self);
void        psk_command_set_subject    (PskCommand      *self,
                                        const char      *subject);
gint64      psk_command_get_takes_back (PskCommand      *self);
void        psk_command_set_takes_back (PskCommand      *self,
                                        gint64           journal);
gpointer    psk_command_get_data       (PskCommand      *self);
gboolean    psk_command_run            (PskCommand      *self,
                                        PskStore        *store,
                                        GCancellable    *cancellable,
                                        GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PskCommand, psk_command_unref)

G_END_DECLS
