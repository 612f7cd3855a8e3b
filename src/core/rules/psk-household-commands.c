/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-household-commands.h"

#include <glib/gi18n-lib.h>

#include "psk-calendar.h"
#include "psk-household-edit.h"
#include "psk-household-table.h"
#include "psk-slot-commands.h"
#include "psk-thai-date.h"

typedef struct
{
  gint64 id;
  int tambon;
  int slot;
  gint64 *ids;
  guint n_ids;
} HouseholdData;

static void
household_data_free (gpointer data)
{
  HouseholdData *d = data;

  g_free (d->ids);
  g_free (d);
}

static PskCommand *
make_command (const char    *label,
              PskCommandFunc func,
              HouseholdData *data)
{
  return psk_command_new (label, NULL, func, data, household_data_free);
}

static char *
today_iso (PskStore *store)
{
  GDate today = psk_calendar_get_today (store);

  return psk_thai_date_to_iso (&today);
}

/**
 * psk_command_household_set:
 * @id: a household
 * @field: one of its fields
 * @text: what the user typed; "" clears the field
 *
 * Refuses with %PSK_ERROR_INVALID what the field cannot hold.
 *
 * Returns: (transfer full): the command
 */
PskCommand *
psk_command_household_set (gint64            id,
                           PskHouseholdField field,
                           const char       *text)
{
  g_autoptr (GPtrArray) edits
    = g_ptr_array_new_with_free_func ((GDestroyNotify) psk_household_edit_free);

  g_ptr_array_add (edits, psk_household_edit_new (id, field, text));
  return psk_household_edits_command (edits, NULL);
}

/**
 * psk_command_household_restore:
 * @id: a household
 * @field: one of its fields
 * @old_value: (nullable): what it held before, as it is stored
 *
 * Gives a field the value back that its history shows. The same rules hold as for
 * typing it: what they do not accept any more is refused with %PSK_ERROR_INVALID, and
 * so are a slot and a status, for which psk_journal_undo_entry() takes back the step.
 *
 * Returns: (transfer full): the command
 */
PskCommand *
psk_command_household_restore (gint64            id,
                               PskHouseholdField field,
                               const char       *old_value)
{
  g_autoptr (GPtrArray) edits
    = g_ptr_array_new_with_free_func ((GDestroyNotify) psk_household_edit_free);

  g_ptr_array_add (edits, psk_household_edit_new (id, field, old_value));
  return psk_household_edits_command (edits, N_("Restore earlier value"));
}

static gboolean
add_household (PskStore     *store,
               gpointer      data,
               GCancellable *cancellable,
               GError      **error)
{
  HouseholdData *d = data;
  g_autoptr (PskHousehold) household = g_object_new (PSK_TYPE_HOUSEHOLD, NULL);
  g_autofree char *today = today_iso (store);

  household->tambon = d->tambon;
  household->kinds = 0;

  return psk_slot_give (store, household, d->slot, error)
         && psk_household_table_insert (store, household, &d->id, error)
         && psk_household_table_open_slot (store, d->id, today, error);
}

/**
 * psk_command_household_add:
 * @tambon: a tambon
 * @slot: the slot that it takes, or 0 for the first free one
 *
 * Adds an empty household to a tambon. Refuses with %PSK_ERROR_REFUSED when the
 * slot is taken or the tambon is full.
 *
 * Returns: (transfer full): the command
 */
PskCommand *
psk_command_household_add (int tambon,
                           int slot)
{
  HouseholdData *data = g_new0 (HouseholdData, 1);

  data->tambon = tambon;
  data->slot = slot;

  return make_command (N_("Add household"), add_household, data);
}

/**
 * psk_command_household_get_id:
 * @command: a command of this file that has run
 *
 * Returns: the household that it was about
 */
gint64
psk_command_household_get_id (PskCommand *command)
{
  HouseholdData *data = psk_command_get_data (command);

  return data->id;
}

static gboolean
delete_households (PskStore     *store,
                   gpointer      data,
                   GCancellable *cancellable,
                   GError      **error)
{
  HouseholdData *d = data;

  for (guint i = 0; i < d->n_ids; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !psk_household_table_delete (store, d->ids[i], error))
        return FALSE;
    }

  return TRUE;
}

/**
 * psk_command_household_delete:
 * @ids: (array length=n_ids): households
 * @n_ids: how many
 *
 * Deletes households that were entered by mistake, with their visits. One that
 * leaves the programme is dropped instead, so that its history stays.
 *
 * Returns: (transfer full): the command
 */
PskCommand *
psk_command_household_delete (const gint64 *ids,
                              guint         n_ids)
{
  HouseholdData *data = g_new0 (HouseholdData, 1);

  data->ids = g_memdup2 (ids, n_ids * sizeof *ids);
  data->n_ids = n_ids;

  return make_command (N_("Delete households"), delete_households, data);
}
