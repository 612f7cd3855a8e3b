/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-household-batch.h"

#include <glib/gi18n-lib.h>

#include "psk-error.h"
#include "psk-household-commands.h"
#include "psk-household-edit.h"
#include "psk-household-table.h"
#include "psk-metric-table.h"
#include "psk-slot-commands.h"

/* Between two looks at the cancellable, and two reports of progress. */
#define AT_ONCE 500

struct _PskBatch
{
  gatomicrefcount ref_count;

  PskBatchAct act;
  PskHouseholdField field;
  char *text; /* the value, or the code of the reason */
  GArray *ids;
};

typedef struct
{
  PskBatch *batch;
  PskStore *store;
  PskAreas *areas;
  PskDefinition *codes;
  GHashTable *free_slots; /* tambon → how many are left */
  GHashTable *reasons;    /* reason → PskBatchRefusal, owned by the preview */
  PskBatchPreview *preview;
} Looker;

static void
refusal_free (gpointer data)
{
  PskBatchRefusal *refusal = data;

  g_free (refusal->reason);
  g_free (refusal);
}

static void
refuse (Looker     *self,
        const char *reason)
{
  PskBatchRefusal *refusal = g_hash_table_lookup (self->reasons, reason);

  if (refusal == NULL)
    {
      refusal = g_new0 (PskBatchRefusal, 1);
      refusal->reason = g_strdup (reason);
      g_hash_table_insert (self->reasons, refusal->reason, refusal);
      g_ptr_array_add (self->preview->refusals, refusal);
    }
  refusal->n++;
  self->preview->n_refused++;
}

static gboolean
look_at_edits (Looker       *self,
               guint         first,
               guint         n,
               GCancellable *cancellable,
               GError      **error)
{
  g_autoptr (GPtrArray) edits
    = g_ptr_array_new_with_free_func ((GDestroyNotify) psk_household_edit_free);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (edits, psk_household_edit_new (
                       g_array_index (self->batch->ids, gint64, first + i), self->batch->field,
                       self->batch->text));
  if (!psk_household_edits_check (edits, self->store, self->areas, self->codes, cancellable,
                                  error))
    return FALSE;

  for (guint i = 0; i < n; i++)
    {
      PskHouseholdEdit *edit = edits->pdata[i];

      if (edit->reason != NULL)
        refuse (self, edit->reason);
      else if (psk_household_edit_changes (edit))
        self->preview->n_changed++;
      else
        self->preview->n_same++;
    }

  return TRUE;
}

/* Takes a free slot of the tambon in thought. */
static gboolean
take_slot (Looker *self,
           int     tambon)
{
  gpointer known;
  int n_free;

  if (g_hash_table_lookup_extended (self->free_slots, GINT_TO_POINTER (tambon), NULL, &known))
    n_free = GPOINTER_TO_INT (known);
  else
    n_free = psk_household_table_n_free (self->store, tambon,
                                         psk_metric_table_get_target (self->store, tambon));
  g_hash_table_insert (self->free_slots, GINT_TO_POINTER (tambon),
                       GINT_TO_POINTER (MAX (n_free - 1, 0)));

  return n_free > 0;
}

static void
look_at_slot (Looker       *self,
              PskHousehold *household)
{
  const gboolean holds = household->slot >= 1;

  if (self->batch->act == PSK_BATCH_CHOOSE && holds)
    self->preview->n_same++;
  else if (self->batch->act == PSK_BATCH_CHOOSE && !take_slot (self, household->tambon))
    refuse (self, _("All slots of the tambon are taken."));
  else if (self->batch->act == PSK_BATCH_RELEASE && !holds)
    refuse (self, _("The household does not hold a slot."));
  else
    self->preview->n_changed++;
}

static gboolean
look_at_households (Looker  *self,
                    guint    first,
                    guint    n,
                    GError **error)
{
  g_autoptr (GPtrArray) page = psk_household_table_read_page (
    self->store, &g_array_index (self->batch->ids, gint64, first), n, error);

  for (guint i = 0; page != NULL && i < page->len; i++)
    {
      if (page->pdata[i] != NULL)
        look_at_slot (self, page->pdata[i]);
    }

  return page != NULL;
}

static gboolean
look_at_all (Looker          *self,
             PskBatchProgress progress,
             gpointer         user_data,
             GCancellable    *cancellable,
             GError         **error)
{
  const guint n_all = self->batch->ids->len;

  for (guint first = 0; first < n_all; first += AT_ONCE)
    {
      const guint n = MIN (AT_ONCE, n_all - first);

      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !(self->batch->act == PSK_BATCH_SET
               ? look_at_edits (self, first, n, cancellable, error)
               : look_at_households (self, first, n, error)))
        return FALSE;
      if (progress != NULL)
        progress (first + n, user_data);
    }

  return TRUE;
}

static int
compare_refusals (gconstpointer a,
                  gconstpointer b)
{
  const PskBatchRefusal *left = *(PskBatchRefusal **) a;
  const PskBatchRefusal *right = *(PskBatchRefusal **) b;

  return (left->n < right->n) - (left->n > right->n);
}

/**
 * psk_batch_new:
 * @act: what is done
 * @field: the field that is set by %PSK_BATCH_SET
 * @text: (nullable): what a person typed into it, "" to clear it; for %PSK_BATCH_RELEASE
 *   the code of the reason
 * @ids: (element-type gint64): households
 *
 * Returns: (transfer full): the batch
 */
PskBatch *
psk_batch_new (PskBatchAct       act,
               PskHouseholdField field,
               const char       *text,
               GArray           *ids)
{
  PskBatch *self;

  g_return_val_if_fail (ids != NULL, NULL);

  self = g_new0 (PskBatch, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->act = act;
  self->field = field;
  self->text = g_strdup (text);
  self->ids = g_array_ref (ids);

  return self;
}

/**
 * psk_batch_ref:
 * @self: a batch
 *
 * Returns: (transfer full): the batch
 */
PskBatch *
psk_batch_ref (PskBatch *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * psk_batch_unref:
 * @self: (transfer full): a batch
 */
void
psk_batch_unref (PskBatch *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->text);
  g_array_unref (self->ids);
  g_free (self);
}

/**
 * psk_batch_preview:
 * @self: a batch
 * @store: a store
 * @progress: (nullable): called now and then
 * @user_data: for @progress
 * @cancellable: (nullable): a cancellable
 * @error: (nullable): where to put the error
 *
 * Says what the batch would do. Writes nothing.
 *
 * Returns: (transfer full) (nullable): how many would change, and why others would not
 */
PskBatchPreview *
psk_batch_preview (PskBatch        *self,
                   PskStore        *store,
                   PskBatchProgress progress,
                   gpointer         user_data,
                   GCancellable    *cancellable,
                   GError         **error)
{
  g_autoptr (PskBatchPreview) preview = g_new0 (PskBatchPreview, 1);
  g_autoptr (GHashTable) free_slots = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) reasons = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (PskAreas) areas = NULL;
  g_autoptr (PskDefinition) codes = NULL;
  Looker looker;

  g_return_val_if_fail (self != NULL && store != NULL, NULL);

  preview->refusals = g_ptr_array_new_with_free_func (refusal_free);
  areas = psk_areas_load (store, error);
  codes = areas != NULL ? psk_definition_load (store, "codes", error) : NULL;
  if (codes == NULL)
    return NULL;

  looker = (Looker) { self, store, areas, codes, free_slots, reasons, preview };
  if (!look_at_all (&looker, progress, user_data, cancellable, error))
    return NULL;
  g_ptr_array_sort (preview->refusals, compare_refusals);

  return g_steal_pointer (&preview);
}

/**
 * psk_batch_preview_free:
 * @preview: (transfer full): a preview
 */
void
psk_batch_preview_free (PskBatchPreview *preview)
{
  g_clear_pointer (&preview->refusals, g_ptr_array_unref);
  g_free (preview);
}

/* What is refused for one household leaves the others: the preview said so. */
static gboolean
run_one (PskBatch     *self,
         PskStore     *store,
         gint64        id,
         GCancellable *cancellable,
         GError      **error)
{
  g_autoptr (PskCommand) command = self->act == PSK_BATCH_RELEASE
                                   ? psk_command_household_drop (id, self->text, 0, NULL)
                                   : psk_command_household_select (id, 0, NULL);
  g_autoptr (GError) own_error = NULL;

  if (psk_command_run (command, store, cancellable, &own_error)
      || g_error_matches (own_error, PSK_ERROR, PSK_ERROR_REFUSED))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&own_error));
  return FALSE;
}

static gboolean
run_slots (PskStore     *store,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  PskBatch *self = data;

  for (guint i = 0; i < self->ids->len; i++)
    {
      if (i % AT_ONCE == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!run_one (self, store, g_array_index (self->ids, gint64, i), cancellable, error))
        return FALSE;
    }

  return TRUE;
}

static PskCommand *
make_edits (PskBatch *self)
{
  g_autoptr (GPtrArray) edits
    = g_ptr_array_new_with_free_func ((GDestroyNotify) psk_household_edit_free);

  for (guint i = 0; i < self->ids->len; i++)
    g_ptr_array_add (edits, psk_household_edit_new (g_array_index (self->ids, gint64, i),
                                                    self->field, self->text));

  return psk_household_edits_command (edits, NULL);
}

/**
 * psk_batch_command:
 * @self: a batch
 *
 * Makes the command that does it to all households that do not refuse, as one step of
 * undo.
 *
 * Returns: (transfer full): the command
 */
PskCommand *
psk_batch_command (PskBatch *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  switch (self->act)
    {
    case PSK_BATCH_RELEASE:
      return psk_command_new (N_("Release slots"), NULL, run_slots, psk_batch_ref (self),
                              (GDestroyNotify) psk_batch_unref);
    case PSK_BATCH_CHOOSE:
      return psk_command_new (N_("Choose households"), NULL, run_slots, psk_batch_ref (self),
                              (GDestroyNotify) psk_batch_unref);
    case PSK_BATCH_DELETE:
      return psk_command_household_delete ((const gint64 *) self->ids->data, self->ids->len);
    case PSK_BATCH_SET:
    default:
      return make_edits (self);
    }
}
