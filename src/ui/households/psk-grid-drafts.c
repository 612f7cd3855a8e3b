/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-grid-drafts.h"

struct _PskGridDrafts
{
  GPtrArray *drafts; /* PskGridDraft, owned: there are few of them */
};

static void
draft_free (gpointer data)
{
  PskGridDraft *draft = data;

  g_free (draft->text);
  g_free (draft->reason);
  g_free (draft->held);
  g_free (draft);
}

/**
 * psk_grid_drafts_new:
 *
 * Returns: (transfer full): drafts, none yet
 */
PskGridDrafts *
psk_grid_drafts_new (void)
{
  PskGridDrafts *self = g_new0 (PskGridDrafts, 1);

  self->drafts = g_ptr_array_new_with_free_func (draft_free);
  return self;
}

/**
 * psk_grid_drafts_free:
 * @self: (transfer full): drafts
 */
void
psk_grid_drafts_free (PskGridDrafts *self)
{
  g_ptr_array_unref (self->drafts);
  g_free (self);
}

/**
 * psk_grid_drafts_take:
 * @self: drafts
 * @draft: (transfer none): a draft, which takes the place of the one that its cell had
 */
void
psk_grid_drafts_take (PskGridDrafts      *self,
                      const PskGridDraft *draft)
{
  PskGridDraft *copy = g_memdup2 (draft, sizeof *draft);

  copy->text = g_strdup (draft->text);
  copy->reason = g_strdup (draft->reason);
  copy->held = g_strdup (draft->held);
  psk_grid_drafts_drop (self, draft->household, draft->field);
  g_ptr_array_add (self->drafts, copy);
}

/**
 * psk_grid_drafts_find:
 * @self: drafts
 * @household: a row id
 * @field: a field
 *
 * Returns: (transfer none) (nullable): the draft of a cell
 */
const PskGridDraft *
psk_grid_drafts_find (PskGridDrafts *self,
                      gint64         household,
                      int            field)
{
  for (guint i = 0; i < self->drafts->len; i++)
    {
      const PskGridDraft *draft = self->drafts->pdata[i];

      if (draft->household == household && draft->field == field)
        return draft;
    }

  return NULL;
}

/**
 * psk_grid_drafts_match:
 * @self: drafts
 * @household: a row id
 * @field: a field
 * @held: how the value reads now
 *
 * Looks for the draft of a cell. It is dropped when the value is another one by now: it was
 * changed in another way.
 *
 * Returns: (transfer none) (nullable): the draft
 */
const PskGridDraft *
psk_grid_drafts_match (PskGridDrafts *self,
                       gint64         household,
                       int            field,
                       const char    *held)
{
  const PskGridDraft *draft = psk_grid_drafts_find (self, household, field);

  if (draft == NULL || g_strcmp0 (draft->held, held) == 0)
    return draft;

  psk_grid_drafts_drop (self, household, field);
  return NULL;
}

/**
 * psk_grid_drafts_drop:
 * @self: drafts
 * @household: a row id
 * @field: a field
 *
 * Forgets the draft of a cell, if there is one.
 */
void
psk_grid_drafts_drop (PskGridDrafts *self,
                      gint64         household,
                      int            field)
{
  const PskGridDraft *draft = psk_grid_drafts_find (self, household, field);

  if (draft != NULL)
    g_ptr_array_remove (self->drafts, (gpointer) draft);
}

/**
 * psk_grid_drafts_list:
 * @self: drafts
 *
 * Returns: (transfer container) (element-type PskGridDraft): all of them; each until it is
 *   dropped
 */
GPtrArray *
psk_grid_drafts_list (PskGridDrafts *self)
{
  GPtrArray *list = g_ptr_array_sized_new (self->drafts->len);

  for (guint i = 0; i < self->drafts->len; i++)
    g_ptr_array_add (list, self->drafts->pdata[i]);

  return list;
}
