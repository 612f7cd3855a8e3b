/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-household-commands.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "psk-area.h"
#include "psk-calendar.h"
#include "psk-error.h"
#include "psk-household-edit.h"
#include "psk-household-table.h"
#include "psk-metric-table.h"
#include "psk-setting-table.h"
#include "psk-thai-date.h"
#include "psk-visit-table.h"

typedef struct
{
  gint64 id;
  char *text;
  int tambon;
  int slot;
  gint64 successor;
  gint64 *ids;
  guint n_ids;
  PskVisit *visit;
} HouseholdData;

static void
household_data_free (gpointer data)
{
  HouseholdData *d = data;

  g_free (d->text);
  g_free (d->ids);
  g_clear_object (&d->visit);
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
refuse_full (GError **error)
{
  g_set_error_literal (error, PSK_ERROR, PSK_ERROR_REFUSED,
                       _("All slots of the tambon are taken: replace a household that dropped "
                         "out, or choose another tambon."));
  return FALSE;
}

static gboolean
give_slot (PskStore     *store,
           PskHousehold *household,
           int           slot,
           GError      **error)
{
  const int target = psk_metric_table_get_target (store, household->tambon);

  if (slot < 1)
    slot = psk_household_table_free_slot (store, household->tambon, target);
  if (slot < 1 || slot > target
      || psk_household_table_slot_holder (store, household->tambon, slot) != 0)
    return refuse_full (error);

  household->slot = slot;
  psk_record_set_text (household, PSK_HOUSEHOLD_STATUS, "selected");
  return TRUE;
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

  return give_slot (store, household, d->slot, error)
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
      if (!psk_household_table_delete (store, d->ids[i], error))
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

static gboolean
drop_household (PskStore     *store,
                gpointer      data,
                GCancellable *cancellable,
                GError      **error)
{
  HouseholdData *d = data;
  g_autoptr (PskHousehold) before = psk_household_table_read (store, d->id, error);
  g_autoptr (PskHousehold) dropped = NULL;
  g_autoptr (PskHousehold) next = NULL;
  g_autofree char *today = today_iso (store);

  if (before == NULL)
    return FALSE;

  if (before->slot < 1)
    {
      g_set_error_literal (error, PSK_ERROR, PSK_ERROR_REFUSED,
                           _("The household does not hold a slot, so it cannot drop out."));
      return FALSE;
    }

  dropped = psk_record_copy (before);
  dropped->slot = -1;
  psk_record_set_text (dropped, PSK_HOUSEHOLD_STATUS, "dropped");
  if (!psk_household_table_update (store, dropped, error)
      || !psk_household_table_close_slot (store, d->id, today, d->text, d->successor, error))
    return FALSE;

  if (d->successor == 0)
    return TRUE;

  next = psk_household_table_read (store, d->successor, error);
  if (next == NULL)
    return FALSE;
  if (next->tambon != before->tambon || next->slot >= 1)
    {
      g_set_error_literal (error, PSK_ERROR, PSK_ERROR_REFUSED,
                           _("The successor must be a household of the same tambon that holds no "
                             "slot: choose another one."));
      return FALSE;
    }

  return give_slot (store, next, before->slot, error)
         && psk_household_table_update (store, next, error)
         && psk_household_table_open_slot (store, next->id, today, error);
}

/**
 * psk_command_household_drop:
 * @id: a household that holds a slot
 * @reason: the code of a reason
 * @successor: the household of the same tambon that takes the slot, or 0
 *
 * A household leaves the programme; its history stays.
 *
 * Returns: (transfer full): the command
 */
PskCommand *
psk_command_household_drop (gint64      id,
                            const char *reason,
                            gint64      successor)
{
  HouseholdData *data = g_new0 (HouseholdData, 1);

  data->id = id;
  data->text = g_strdup (reason);
  data->successor = successor;

  return make_command (N_("Drop household"), drop_household, data);
}

static gboolean
select_household (PskStore     *store,
                  gpointer      data,
                  GCancellable *cancellable,
                  GError      **error)
{
  HouseholdData *d = data;
  g_autoptr (PskHousehold) household = psk_household_table_read (store, d->id, error);
  g_autofree char *today = today_iso (store);

  if (household == NULL)
    return FALSE;
  if (household->slot >= 1)
    return TRUE;

  return give_slot (store, household, d->slot, error)
         && psk_household_table_update (store, household, error)
         && psk_household_table_open_slot (store, d->id, today, error);
}

/**
 * psk_command_household_select:
 * @id: a household of the base list, or one that dropped out
 * @slot: the slot that it takes, or 0 for the first free one of its tambon
 *
 * Returns: (transfer full): the command
 */
PskCommand *
psk_command_household_select (gint64 id,
                              int    slot)
{
  HouseholdData *data = g_new0 (HouseholdData, 1);

  data->id = id;
  data->slot = slot;

  return make_command (N_("Choose household"), select_household, data);
}

/* A visit is the latest word on what grows there. */
static gboolean
take_over_kinds (PskStore *store,
                 PskVisit *visit,
                 GError  **error)
{
  g_autoptr (PskHousehold) household = psk_household_table_read (store, visit->household, error);

  if (household == NULL)
    return FALSE;
  if (visit->kinds < 0 || psk_visit_table_has_later (store, visit->household, visit->visited_on))
    return TRUE;

  household->kinds = visit->kinds;
  if (visit->kinds > 0 && household->planted_on == NULL)
    psk_record_set_text (household, PSK_HOUSEHOLD_PLANTED_ON, visit->visited_on);

  return psk_household_table_update (store, household, error);
}

static gboolean
add_visit (PskStore     *store,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  HouseholdData *d = data;

  return psk_visit_table_insert (store, d->visit, error)
         && take_over_kinds (store, d->visit, error);
}

/**
 * psk_command_household_visit:
 * @visit: a visit; its uid may be %NULL
 *
 * Notes a visit. The latest visit also says how many kinds the household grows.
 *
 * Returns: (transfer full): the command
 */
PskCommand *
psk_command_household_visit (PskVisit *visit)
{
  HouseholdData *data = g_new0 (HouseholdData, 1);

  data->id = visit->household;
  data->visit = psk_record_copy (visit);

  return make_command (N_("Add visit"), add_visit, data);
}
