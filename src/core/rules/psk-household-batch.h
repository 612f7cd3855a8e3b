/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-command.h"
#include "psk-household.h"

G_BEGIN_DECLS

/**
 * PskBatchAct:
 * @PSK_BATCH_SET: a field gets a value
 * @PSK_BATCH_RELEASE: they drop out and give up their slots
 * @PSK_BATCH_CHOOSE: they take free slots of their tambons
 * @PSK_BATCH_DELETE: they were entered by mistake
 *
 * What is done to many households at once.
 */
typedef enum
{
  PSK_BATCH_SET,
  PSK_BATCH_RELEASE,
  PSK_BATCH_CHOOSE,
  PSK_BATCH_DELETE,
} PskBatchAct;

/**
 * PskBatch:
 *
 * The same thing done to many households. It is immutable and may be used on any thread.
 */
typedef struct _PskBatch PskBatch;

/**
 * PskBatchRefusal:
 * @reason: a translated sentence
 * @n: how many households it holds for
 */
typedef struct
{
  char *reason;
  guint n;
} PskBatchRefusal;

/**
 * PskBatchPreview:
 * @n_changed: how many households would change
 * @n_same: how many are that way already
 * @n_refused: how many are refused
 * @refusals: (element-type PskBatchRefusal): why, the most frequent reason first
 */
typedef struct
{
  guint n_changed;
  guint n_same;
  guint n_refused;
  GPtrArray *refusals;
} PskBatchPreview;

/**
 * PskBatchProgress:
 * @n_done: how many households were looked at
 * @user_data: what was given with it
 *
 * Called on the thread that looks.
 */
typedef void (*PskBatchProgress) (guint     n_done,
                                  gpointer  user_data);

PskBatch        *psk_batch_new          (PskBatchAct         act,
                                         PskHouseholdField   field,
                                         const char         *text,
                                         GArray             *ids);
PskBatch        *psk_batch_ref          (PskBatch           *self);
void             psk_batch_unref        (PskBatch           *self);
PskBatchPreview *psk_batch_preview      (PskBatch           *self,
                                         PskStore           *store,
                                         PskBatchProgress    progress,
                                         gpointer            user_data,
                                         GCancellable       *cancellable,
                                         GError            **error);
void             psk_batch_preview_free (PskBatchPreview    *preview);
PskCommand      *psk_batch_command      (PskBatch           *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PskBatch, psk_batch_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PskBatchPreview, psk_batch_preview_free)

G_END_DECLS
