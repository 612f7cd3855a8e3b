/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-staging.h"

G_BEGIN_DECLS

/**
 * PskRowQueue:
 *
 * Rows on their way into a staging database. A thread of its own writes them while the
 * next ones are read, since both take the same time.
 */
typedef struct _PskRowQueue PskRowQueue;

PskRowQueue *psk_row_queue_new  (PskStaging   *staging);
void         psk_row_queue_push (PskRowQueue  *self,
                                 int           number,
                                 const char   *line,
                                 gsize         length);
gboolean     psk_row_queue_wait (PskRowQueue  *self,
                                 GError      **error);
void         psk_row_queue_free (PskRowQueue  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PskRowQueue, psk_row_queue_free)

G_END_DECLS
