/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-slot-commands.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "psk-calendar.h"
#include "psk-error.h"
#include "psk-household-table.h"
#include "psk-metric-table.h"
#include "psk-slot-table.h"
#include "psk-thai-date.h"
#include "psk-visit-table.h"

typedef struct
{
  gint64 id;
  char *reason;
  char *on;
  int slot;
  gint64 successor;
} SlotData;

static void
slot_data_free (gpointer data)
{
  SlotData *d = data;

  g_free (d->reason);
  g_free (d->on);
  g_free (d);
}

static char *
day_or_today (PskStore   *store,
              const char *on)
{
  GDate today = psk_calendar_get_today (store);

  return on != NULL ? g_strdup (on) : psk_thai_date_to_iso (&today);
}

static gboolean
check_not_to_come (PskStore   *store,
                   const char *on,
                   GError    **error)
{
  g_autofree char *today = day_or_today (store, NULL);
  GDate date;

  if (psk_thai_date_from_iso (on, &date) && strcmp (on, today) <= 0)
    return TRUE;

  g_set_error_literal (error, PSK_ERROR, PSK_ERROR_INVALID,
                       _("That day is still to come: choose today or an earlier day."));
  return FALSE;
}

static gboolean
refuse_slot (int      slot,
             GError **error)
{
  g_set_error (error, PSK_ERROR, PSK_ERROR_REFUSED,
               /* Translators: the number of a slot */
               _("The tambon has no empty slot %d: choose another one."), slot);
  return FALSE;
}

static gboolean
refuse_full (GError **error)
{
  g_set_error_literal (error, PSK_ERROR, PSK_ERROR_REFUSED,
                       _("All slots of the tambon are taken: replace a household that dropped "
                         "out, or choose another tambon."));
  return FALSE;
}

/**
 * psk_slot_give:
 * @store: the writing store
 * @household: a household without a slot; it is changed, not written
 * @slot: the slot that it takes, or 0 for the first free one of its tambon
 * @error: where to put the error
 *
 * Refuses with %PSK_ERROR_REFUSED when the slot is taken, or the tambon has as many
 * households as it may choose.
 *
 * Returns: whether there was a slot
 */
gboolean
psk_slot_give (PskStore     *store,
               PskHousehold *household,
               int           slot,
               GError      **error)
{
  const int target = psk_metric_table_get_target (store, household->tambon);

  if (slot < 1)
    slot = psk_household_table_free_slot (store, household->tambon, target);
  else if (slot > target
           || psk_household_table_slot_holder (store, household->tambon, slot) != 0)
    return refuse_slot (slot, error);
  if (slot < 1)
    return refuse_full (error);

  household->slot = slot;
  psk_record_set_text (household, PSK_HOUSEHOLD_STATUS, "selected");
  return TRUE;
}

static gboolean
take_slot (PskStore     *store,
           PskHousehold *household,
           int           slot,
           const char   *on,
           GError      **error)
{
  return psk_slot_give (store, household, slot, error)
         && psk_household_table_update (store, household, error)
         && psk_household_table_open_slot (store, household->id, on, error);
}

static gboolean
give_up (PskStore     *store,
         PskHousehold *household,
         const char   *status,
         GError      **error)
{
  household->slot = -1;
  psk_record_set_text (household, PSK_HOUSEHOLD_STATUS, status);

  return psk_household_table_update (store, household, error);
}

/* Nobody leaves before the day on which the slot was taken. */
static gboolean
check_since (PskStore   *store,
             gint64      household,
             const char *on,
             GError    **error)
{
  g_autoptr (PskTenure) tenure = psk_slot_table_read_last (store, household, NULL);
  g_autofree char *since = NULL;

  if (tenure == NULL || tenure->until_on != NULL || strcmp (on, tenure->from_on) >= 0)
    return TRUE;

  since = psk_thai_date_format_iso (tenure->from_on, PSK_DATE_SHORT, psk_language_of_messages ());
  g_set_error (error, PSK_ERROR, PSK_ERROR_INVALID,
               /* Translators: a date */
               _("The household holds its slot since %s: choose that day or a later one."), since);
  return FALSE;
}

static PskHousehold *
read_successor (PskStore     *store,
                PskHousehold *before,
                gint64        id,
                GError      **error)
{
  g_autoptr (PskHousehold) next = psk_household_table_read (store, id, error);

  if (next == NULL)
    return NULL;

  if (next->id == before->id || next->tambon != before->tambon || next->slot >= 1)
    {
      g_set_error_literal (error, PSK_ERROR, PSK_ERROR_REFUSED,
                           _("The successor must be a household of the same tambon that holds no "
                             "slot: choose another one."));
      return NULL;
    }

  return g_steal_pointer (&next);
}

/* A list that was kept elsewhere before may have holders without a history; the end is
 * written all the same, as nobody can be replaced who never was there. */
static gboolean
ensure_open (PskStore     *store,
             PskHousehold *household,
             const char   *on,
             GError      **error)
{
  g_autoptr (PskTenure) tenure = psk_slot_table_read_last (store, household->id, NULL);

  return (tenure != NULL && tenure->until_on == NULL)
         || psk_household_table_open_slot (store, household->id, on, error);
}

/* The household is written before its history, as it is read. */
static gboolean
leave_slot (PskStore     *store,
            PskHousehold *household,
            const char   *status,
            SlotData     *data,
            const char   *on,
            GError      **error)
{
  return ensure_open (store, household, on, error)
         && give_up (store, household, status, error)
         && psk_household_table_close_slot (store, household->id, on, data->reason,
                                            data->successor, error);
}

static gboolean
drop_household (PskStore     *store,
                gpointer      data,
                GCancellable *cancellable,
                GError      **error)
{
  SlotData *d = data;
  g_autoptr (PskHousehold) household = psk_household_table_read (store, d->id, error);
  g_autoptr (PskHousehold) next = NULL;
  g_autofree char *on = day_or_today (store, d->on);
  const int slot = household != NULL ? household->slot : 0;

  if (household == NULL)
    return FALSE;

  if (slot < 1)
    {
      g_set_error_literal (error, PSK_ERROR, PSK_ERROR_REFUSED,
                           _("The household does not hold a slot, so it cannot drop out."));
      return FALSE;
    }

  if (d->successor != 0)
    next = read_successor (store, household, d->successor, error);
  if (d->successor != 0 && next == NULL)
    return FALSE;

  return check_not_to_come (store, on, error)
         && check_since (store, household->id, on, error)
         && leave_slot (store, household, "dropped", d, on, error)
         && (next == NULL || take_slot (store, next, slot, on, error));
}

/**
 * psk_command_household_drop:
 * @id: a household that holds a slot
 * @reason: the code of a reason
 * @successor: the household of the same tambon that takes the slot, or 0 to leave it
 *   empty for now
 * @on: (nullable): the day, ISO 8601; %NULL for today
 *
 * A household leaves the programme; its history stays. Refuses with %PSK_ERROR_INVALID a
 * day to come or before it got the slot, and with %PSK_ERROR_REFUSED a successor of
 * another tambon or with a slot.
 *
 * Returns: (transfer full): the command
 */
PskCommand *
psk_command_household_drop (gint64      id,
                            const char *reason,
                            gint64      successor,
                            const char *on)
{
  SlotData *data = g_new0 (SlotData, 1);

  data->id = id;
  data->reason = g_strdup (reason);
  data->successor = successor;
  data->on = g_strdup (on);

  return psk_command_new (successor != 0 ? N_("Replace household") : N_("Drop household"), NULL,
                          drop_household, data, slot_data_free);
}

/* Two households do not hold a slot on the same days. */
static gboolean
check_vacant (PskStore     *store,
              PskHousehold *household,
              int           slot,
              const char   *on,
              GError      **error)
{
  g_autofree char *since = psk_slot_table_free_since (store, household->tambon, slot);
  g_autofree char *day = NULL;

  if (since == NULL || strcmp (on, since) >= 0)
    return TRUE;

  day = psk_thai_date_format_iso (since, PSK_DATE_SHORT, psk_language_of_messages ());
  g_set_error (error, PSK_ERROR, PSK_ERROR_INVALID,
               /* Translators: a date */
               _("Another household held the slot until %s: choose that day or a later one."),
               day);
  return FALSE;
}

static gboolean
select_household (PskStore     *store,
                  gpointer      data,
                  GCancellable *cancellable,
                  GError      **error)
{
  SlotData *d = data;
  g_autoptr (PskHousehold) household = psk_household_table_read (store, d->id, error);
  g_autofree char *on = day_or_today (store, d->on);

  if (household == NULL)
    return FALSE;
  if (household->slot >= 1)
    return TRUE;

  /* Everything is checked before anything is written: one refusal among many leaves the
   * others. */
  return check_not_to_come (store, on, error)
         && psk_slot_give (store, household, d->slot, error)
         && check_vacant (store, household, household->slot, on, error)
         && psk_household_table_update (store, household, error)
         && psk_household_table_open_slot (store, household->id, on, error);
}

/**
 * psk_command_household_select:
 * @id: a household of the base list, or one that dropped out
 * @slot: the slot that it takes, or 0 for the first free one of its tambon
 * @on: (nullable): the day, ISO 8601; %NULL for today
 *
 * Refuses with %PSK_ERROR_REFUSED when the slot is taken or the tambon is full, and with
 * %PSK_ERROR_INVALID a day to come or on which another household held the slot.
 *
 * Returns: (transfer full): the command
 */
PskCommand *
psk_command_household_select (gint64      id,
                              int         slot,
                              const char *on)
{
  SlotData *data = g_new0 (SlotData, 1);

  data->id = id;
  data->slot = slot;
  data->on = g_strdup (on);

  return psk_command_new (N_("Choose household"), NULL, select_household, data, slot_data_free);
}

typedef struct
{
  gint64 *ids;
  guint n_ids;
  char *on;
} SelectionData;

static void
selection_data_free (gpointer data)
{
  SelectionData *d = data;

  g_free (d->ids);
  g_free (d->on);
  g_free (d);
}

/* Nobody finds out only afterwards that a few of many had no slot. */
static gboolean
check_room (PskStore            *store,
            const SelectionData *data,
            GError             **error)
{
  g_autoptr (PskHousehold) first = psk_household_table_read (store, data->ids[0], error);
  int n_free;

  if (first == NULL)
    return FALSE;

  n_free = psk_household_table_n_free (store, first->tambon,
                                       psk_metric_table_get_target (store, first->tambon));
  if ((guint) MAX (n_free, 0) >= data->n_ids)
    return TRUE;

  g_set_error (error, PSK_ERROR, PSK_ERROR_REFUSED,
               /* Translators: how many slots are free, how many households are selected */
               _("The tambon has %d empty slots and %u households are selected: select fewer."),
               MAX (n_free, 0), data->n_ids);
  return FALSE;
}

static gboolean
select_households (PskStore     *store,
                   gpointer      data,
                   GCancellable *cancellable,
                   GError      **error)
{
  const SelectionData *d = data;

  if (!check_room (store, d, error))
    return FALSE;

  for (guint i = 0; i < d->n_ids; i++)
    {
      g_autoptr (PskCommand) one = psk_command_household_select (d->ids[i], 0, d->on);

      if (!psk_command_run (one, store, cancellable, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * psk_command_households_select:
 * @ids: (array length=n_ids): households of one tambon without a slot
 * @n_ids: how many, at least one
 * @on: (nullable): the day, ISO 8601; %NULL for today
 *
 * Gives them the first free slots, as one step. Refuses with %PSK_ERROR_REFUSED when there
 * are more households than free slots.
 *
 * Returns: (transfer full): the command
 */
PskCommand *
psk_command_households_select (const gint64 *ids,
                               guint         n_ids,
                               const char   *on)
{
  SelectionData *data;

  g_return_val_if_fail (ids != NULL && n_ids > 0, NULL);

  data = g_new0 (SelectionData, 1);
  data->ids = g_memdup2 (ids, n_ids * sizeof *ids);
  data->n_ids = n_ids;
  data->on = g_strdup (on);

  return psk_command_new (N_("Choose households"), NULL, select_households, data,
                          selection_data_free);
}

static gboolean
has_begun (PskStore     *store,
           PskHousehold *household)
{
  return household->kinds > 0 || household->planted_on != NULL
         || psk_visit_table_count (store, household->id) > 0;
}

static gboolean
release_household (PskStore     *store,
                   gpointer      data,
                   GCancellable *cancellable,
                   GError      **error)
{
  SlotData *d = data;
  g_autoptr (PskHousehold) household = psk_household_table_read (store, d->id, error);
  g_autoptr (PskTenure) tenure = NULL;
  g_autofree char *today = day_or_today (store, NULL);

  if (household == NULL)
    return FALSE;
  if (household->slot < 1)
    return TRUE;

  /* What was chosen and released on one day was a slip, and no part of the history. */
  tenure = psk_slot_table_read_last (store, household->id, NULL);
  if (tenure != NULL && tenure->until_on == NULL && strcmp (tenure->from_on, today) >= 0)
    return psk_slot_table_withdraw (store, tenure->id, error)
           && give_up (store, household, "candidate", error);

  if (has_begun (store, household))
    {
      g_set_error_literal (error, PSK_ERROR, PSK_ERROR_REFUSED,
                           _("The household has been visited or has planted already: let it drop "
                             "out with a reason, so that its history stays."));
      return FALSE;
    }

  return leave_slot (store, household, "candidate", d, today, error);
}

/**
 * psk_command_household_release:
 * @id: a household that holds a slot
 *
 * Puts a household that was chosen back into the base list; its slot is free again.
 * Refuses with %PSK_ERROR_REFUSED one that has planted or was visited: that one drops
 * out, with a reason.
 *
 * Returns: (transfer full): the command
 */
PskCommand *
psk_command_household_release (gint64 id)
{
  SlotData *data = g_new0 (SlotData, 1);

  data->id = id;

  return psk_command_new (N_("Release slot"), NULL, release_household, data, slot_data_free);
}
