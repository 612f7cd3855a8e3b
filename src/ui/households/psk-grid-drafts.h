/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PskGridDraft:
 * @household: a row id
 * @field: a field
 * @text: what was typed
 * @reason: why it was refused
 * @held: how the value read that it was to replace
 */
typedef struct
{
  gint64 household;
  int field;
  char *text;
  char *reason;
  char *held;
} PskGridDraft;

/**
 * PskGridDrafts:
 *
 * What was typed into cells and refused, until it is corrected or given up.
 */
typedef struct _PskGridDrafts PskGridDrafts;

PskGridDrafts      *psk_grid_drafts_new    (void);
void                psk_grid_drafts_free   (PskGridDrafts      *self);
void                psk_grid_drafts_take   (PskGridDrafts      *self,
                                            const PskGridDraft *draft);
const PskGridDraft *psk_grid_drafts_find   (PskGridDrafts      *self,
                                            gint64              household,
                                            int                 field);
const PskGridDraft *psk_grid_drafts_match  (PskGridDrafts      *self,
                                            gint64              household,
                                            int                 field,
                                            const char         *held);
void                psk_grid_drafts_drop   (PskGridDrafts      *self,
                                            gint64              household,
                                            int                 field);
GPtrArray          *psk_grid_drafts_list   (PskGridDrafts      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PskGridDrafts, psk_grid_drafts_free)

G_END_DECLS
