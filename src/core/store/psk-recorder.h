/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "psk-journal-index.h"

G_BEGIN_DECLS

/**
 * PskChanges:
 *
 * What a command touched, as a set of these.
 */
typedef enum
{
  PSK_CHANGED_NOTHING = 0,
  PSK_CHANGED_HOUSEHOLDS = 1 << 0,
  PSK_CHANGED_CENTRES = 1 << 1,
  PSK_CHANGED_PHOTOS = 1 << 2,
  PSK_CHANGED_REPORTS = 1 << 3,
  PSK_CHANGED_SCORES = 1 << 4,
  PSK_CHANGED_AREAS = 1 << 5,
  PSK_CHANGED_SETTINGS = 1 << 6,
  PSK_CHANGED_EVERYTHING = (1 << 7) - 1,
} PskChanges;

PskChanges psk_changes_of_table (const char *table);

/**
 * PskRecorder:
 *
 * Records what a command changes in a store, as a compressed changeset.
 */
typedef struct _PskRecorder PskRecorder;

PskRecorder *psk_recorder_start  (PskStore      *store,
                                  PskChanges    *changes,
                                  GError       **error);
void         psk_recorder_free   (PskRecorder   *self);
PskRecorder *psk_recorder_get    (PskStore      *store);
void         psk_recorder_pause  (PskRecorder   *self,
                                  PskChanges     changes);
void         psk_recorder_resume (PskRecorder   *self);
gboolean     psk_recorder_append (PskRecorder   *self,
                                  gconstpointer  changeset,
                                  gsize          size,
                                  GError       **error);
GBytes      *psk_recorder_finish (PskRecorder   *self,
                                  gsize         *size,
                                  GError       **error);

PskJournalIndex *psk_recorder_get_index (PskRecorder *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PskRecorder, psk_recorder_free)

G_END_DECLS
