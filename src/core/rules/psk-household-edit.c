/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-household-edit.h"

#include <glib/gi18n-lib.h>

#include "psk-error.h"
#include "psk-household-rules.h"
#include "psk-household-table.h"

/* Between two looks at the cancellable. */
#define EDITS_AT_ONCE 256

/**
 * psk_household_edit_new:
 * @id: a household
 * @field: one of its fields
 * @text: (nullable): what was typed
 *
 * Returns: (transfer full): an edit that was not checked
 */
PskHouseholdEdit *
psk_household_edit_new (gint64            id,
                        PskHouseholdField field,
                        const char       *text)
{
  PskHouseholdEdit *self = g_new0 (PskHouseholdEdit, 1);

  self->id = id;
  self->field = field;
  self->text = g_strdup (text != NULL ? text : "");

  return self;
}

/**
 * psk_household_edit_free:
 * @self: (transfer full): an edit
 */
void
psk_household_edit_free (PskHouseholdEdit *self)
{
  g_free (self->text);
  g_free (self->reason);
  g_clear_object (&self->before);
  g_clear_object (&self->after);
  g_free (self);
}

/**
 * psk_household_edit_changes:
 * @self: an edit that was checked
 *
 * Returns: whether it changes the book: it is not refused, and the value is not there yet
 */
gboolean
psk_household_edit_changes (PskHouseholdEdit *self)
{
  return self->reason == NULL && self->before != NULL
         && !psk_record_field_equal (self->before, self->after, self->field);
}

static gboolean
may_be_edited (PskHouseholdEdit *edit,
               GError          **error)
{
  switch ((int) edit->field)
    {
    case PSK_HOUSEHOLD_ID:
    case PSK_HOUSEHOLD_UID:
    case PSK_HOUSEHOLD_SLOT:
    case PSK_HOUSEHOLD_STATUS:
      g_set_error_literal (error, PSK_ERROR, PSK_ERROR_INVALID,
                           _("Slot and status follow from choosing and replacing: they cannot be "
                             "typed."));
      return FALSE;
    default:
      return TRUE;
    }
}

/* A household of a slot stays in the tambon of the slot. */
static gboolean
stays_in_slot (PskHousehold *before,
               PskHousehold *after,
               GError      **error)
{
  if (after->tambon == before->tambon || after->slot < 1)
    return TRUE;

  g_set_error_literal (error, PSK_ERROR, PSK_ERROR_REFUSED,
                       _("The household holds a slot of its tambon: replace it there before "
                         "you move it to another tambon."));
  return FALSE;
}

static void
check_edit (PskHouseholdEdit *edit,
            PskAreas         *areas,
            PskDefinition    *codes)
{
  g_autoptr (PskHousehold) tried = psk_record_copy (edit->after);
  g_autoptr (GError) error = NULL;

  if (may_be_edited (edit, &error)
      && psk_household_rules_set (tried, edit->field, edit->text, areas, codes, &error)
      && stays_in_slot (edit->before, tried, &error))
    psk_record_assign (edit->after, tried);
  else
    {
      edit->reason = g_strdup (error->message);
      edit->code = error->code;
    }
}

/* Checks edits of which those of one household follow from each other; @known are the
 * first edits of the households that came before. */
static gboolean
check_some (GPtrArray     *edits,
            guint          first,
            guint          n,
            GHashTable    *known,
            PskStore      *store,
            PskAreas      *areas,
            PskDefinition *codes,
            GError       **error)
{
  for (guint i = first; i < first + n; i++)
    {
      PskHouseholdEdit *edit = edits->pdata[i];
      PskHouseholdEdit *other = g_hash_table_lookup (known, &edit->id);

      g_clear_pointer (&edit->reason, g_free);
      if (other != NULL)
        {
          g_set_object (&edit->before, other->before);
          g_set_object (&edit->after, other->after);
        }
      else
        {
          g_clear_object (&edit->before);
          g_clear_object (&edit->after);
          edit->before = psk_household_table_read (store, edit->id, error);
          if (edit->before == NULL)
            return FALSE;
          edit->after = psk_record_copy (edit->before);
          g_hash_table_insert (known, &edit->id, edit);
        }

      check_edit (edit, areas, codes);
    }

  return TRUE;
}

/**
 * psk_household_edits_check:
 * @edits: (element-type PskHouseholdEdit): edits of any cells, in any order
 * @store: a store
 * @areas: the areas of the book
 * @codes: its code lists
 * @cancellable: (nullable): a cancellable
 * @error: (nullable): when the book could not be read
 *
 * Says of each edit what it makes of the household, or why it is refused. Writes nothing.
 *
 * Returns: whether all were checked
 */
gboolean
psk_household_edits_check (GPtrArray     *edits,
                           PskStore      *store,
                           PskAreas      *areas,
                           PskDefinition *codes,
                           GCancellable  *cancellable,
                           GError       **error)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < edits->len; i += EDITS_AT_ONCE)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !check_some (edits, i, MIN (EDITS_AT_ONCE, edits->len - i), known, store, areas,
                          codes, error))
        return FALSE;
    }

  return TRUE;
}

/* Each household is written once, however many of these cells of it were edited. What was
 * read for it is given back, so that a change of a whole list fits into the memory. */
static gboolean
write_some (GPtrArray *edits,
            guint      first,
            guint      n,
            PskStore  *store,
            GError   **error)
{
  g_autoptr (GHashTable) written = g_hash_table_new (NULL, NULL);

  for (guint i = first; i < first + n; i++)
    {
      PskHouseholdEdit *edit = edits->pdata[i];

      if (edits->len == 1 && edit->reason != NULL)
        {
          g_set_error_literal (error, PSK_ERROR, edit->code, edit->reason);
          return FALSE;
        }
      if (psk_household_edit_changes (edit) && g_hash_table_add (written, edit->after)
          && !psk_household_table_change (store, edit->before, edit->after, error))
        return FALSE;
    }

  for (guint i = first; i < first + n; i++)
    {
      PskHouseholdEdit *edit = edits->pdata[i];

      g_clear_object (&edit->before);
      g_clear_object (&edit->after);
    }

  return TRUE;
}

static gboolean
write_edits (PskStore     *store,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  GPtrArray *edits = data;
  g_autoptr (PskAreas) areas = psk_areas_load (store, error);
  g_autoptr (PskDefinition) codes = areas != NULL ? psk_definition_load (store, "codes", error)
                                                  : NULL;

  if (codes == NULL)
    return FALSE;

  for (guint i = 0; i < edits->len; i += EDITS_AT_ONCE)
    {
      const guint n = MIN (EDITS_AT_ONCE, edits->len - i);
      g_autoptr (GHashTable) known = g_hash_table_new (g_int64_hash, g_int64_equal);

      /* The book may have changed since somebody looked at a preview. */
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !check_some (edits, i, n, known, store, areas, codes, error)
          || !write_some (edits, i, n, store, error))
        return FALSE;
    }

  return TRUE;
}

/* The writer has edits of its own: those of a preview are looked at meanwhile. */
static gpointer
copy_edit (gconstpointer edit,
           gpointer      user_data)
{
  const PskHouseholdEdit *from = edit;

  return psk_household_edit_new (from->id, from->field, from->text);
}

/**
 * psk_household_edits_command:
 * @edits: (element-type PskHouseholdEdit): edits; copied, and checked again
 * @label: (nullable): an English message that says what is done, when it is not just a
 *   change
 *
 * Makes the command that writes edits that are not refused, as one step of undo. A
 * single edit that is refused refuses the command.
 *
 * Returns: (transfer full): the command
 */
PskCommand *
psk_household_edits_command (GPtrArray  *edits,
                             const char *label)
{
  GPtrArray *own;

  g_return_val_if_fail (edits != NULL, NULL);

  if (label == NULL)
    label = edits->len == 1 ? N_("Change household") : N_("Change households");

  own = g_ptr_array_copy (edits, (GCopyFunc) copy_edit, NULL);
  g_ptr_array_set_free_func (own, (GDestroyNotify) psk_household_edit_free);
  return psk_command_new (label, NULL, write_edits, own, (GDestroyNotify) g_ptr_array_unref);
}
