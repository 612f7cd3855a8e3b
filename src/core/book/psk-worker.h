/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-store.h"

G_BEGIN_DECLS

/**
 * PskWorker:
 *
 * A thread with a connection of its own. What is pushed to it runs there in
 * order, one at a time.
 */
typedef struct _PskWorker PskWorker;

typedef gpointer (*PskWorkerFunc) (PskStore      *store,
                                   gpointer       data,
                                   GCancellable  *cancellable,
                                   GError       **error);

PskWorker *psk_worker_new  (const char      *name,
                            PskStore        *store);
void       psk_worker_free (PskWorker       *self);
gpointer   psk_worker_call (PskWorker       *self,
                            PskWorkerFunc    func,
                            gpointer         data,
                            GCancellable    *cancellable,
                            GError         **error);
void       psk_worker_push (PskWorker       *self,
                            PskWorkerFunc    func,
                            gpointer         data,
                            GDestroyNotify   destroy_result,
                            GTask           *task);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PskWorker, psk_worker_free)

G_END_DECLS
