/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-duplicate-commands.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "psk-calendar.h"
#include "psk-duplicate-table.h"
#include "psk-error.h"
#include "psk-household-table.h"
#include "psk-person-id.h"
#include "psk-thai-date.h"
#include "psk-visit-table.h"

/* The code of the reason for which a household gives up a slot that it held twice. */
#define REASON_MERGED "merged"

/* As long as a note may be that is typed: see psk-household-rules.c. */
#define MAX_NOTE 2000

typedef struct
{
  gint64 first;
  gint64 second;
  PskHousehold *merged;
} DuplicateData;

static void
duplicate_data_free (gpointer data)
{
  DuplicateData *d = data;

  g_clear_object (&d->merged);
  g_free (d);
}

static PskCommand *
make_command (const char    *label,
              PskCommandFunc func,
              gint64         first,
              gint64         second,
              PskHousehold  *merged)
{
  DuplicateData *data = g_new0 (DuplicateData, 1);

  data->first = first;
  data->second = second;
  data->merged = merged != NULL ? psk_record_copy (merged) : NULL;

  return psk_command_new (label, NULL, func, data, duplicate_data_free);
}

static gboolean
check_two (const DuplicateData *data,
           GError             **error)
{
  if (data->first != data->second)
    return TRUE;

  g_set_error_literal (error, PSK_ERROR, PSK_ERROR_INVALID,
                       _("Both are the same household: choose two different ones."));
  return FALSE;
}

static gboolean
dismiss (PskStore     *store,
         gpointer      data,
         GCancellable *cancellable,
         GError      **error)
{
  const DuplicateData *d = data;
  g_autoptr (PskHousehold) first = NULL;
  g_autoptr (PskHousehold) second = NULL;

  if (!check_two (d, error))
    return FALSE;

  first = psk_household_table_read (store, d->first, error);
  second = first != NULL ? psk_household_table_read (store, d->second, error) : NULL;

  return second != NULL
         && psk_duplicate_table_dismiss (store, d->first, d->second, g_get_real_name (), error);
}

/**
 * psk_command_duplicate_dismiss:
 * @first: a household
 * @second: another
 *
 * Remembers that somebody looked at two households and found them to be different.
 *
 * Returns: (transfer full): the command
 */
PskCommand *
psk_command_duplicate_dismiss (gint64 first,
                               gint64 second)
{
  return make_command (N_("Mark as no duplicate"), dismiss, first, second, NULL);
}

static gboolean
is_text (const char *text)
{
  return text != NULL && *text != '\0';
}

/* A house number belongs to its village and tambon: of two places they come from one
 * household, that which holds a slot there. */
static void
merge_places (PskHousehold *merged,
              PskHousehold *keep,
              PskHousehold *other)
{
  const gboolean other_tambon = keep->tambon != other->tambon;
  const gboolean other_village = keep->village_no >= 0 && other->village_no >= 0
                                 && keep->village_no != other->village_no;
  PskHousehold *from = other_tambon && keep->slot < 1 && other->slot >= 1 ? other : keep;

  merged->tambon = from->tambon;
  if (!other_tambon && !other_village)
    return;

  merged->village_no = from->village_no;
  psk_record_set_text (merged, PSK_HOUSEHOLD_HOUSE_NO, from->house_no);
  psk_record_set_text (merged, PSK_HOUSEHOLD_HOUSE_CODE, from->house_code);
}

/* A latitude of the one and a longitude of the other would be a place of nobody, and a
 * pin in another tambon is wrong. */
static void
merge_pins (PskHousehold *merged,
            PskHousehold *keep,
            PskHousehold *other)
{
  const gboolean has_own = !isnan (keep->lat) && !isnan (keep->lon);
  PskHousehold *from = keep->tambon != other->tambon
                       ? (merged->tambon == other->tambon ? other : keep)
                       : has_own ? keep : other;

  merged->lat = from->lat;
  merged->lon = from->lon;
}

static void
merge_notes (PskHousehold *merged,
             PskHousehold *keep,
             PskHousehold *other)
{
  g_autofree char *both = NULL;

  if (!is_text (keep->note) || !is_text (other->note) || strstr (keep->note, other->note) != NULL)
    return;

  both = g_strdup_printf ("%s; %s", keep->note, other->note);
  if (g_utf8_strlen (both, -1) <= MAX_NOTE)
    psk_record_set_text (merged, PSK_HOUSEHOLD_NOTE, both);
}

/**
 * psk_duplicate_merge_values:
 * @keep: the household that stays
 * @other: the household that turned out to be the same
 *
 * Proposes the values of both as one: those of @keep, and where it has none those of
 * @other. Of two citizen ids a right one is taken, of two planting dates the earlier.
 * When they lie in two tambons and only @other holds a slot, the place is that of the
 * slot. Notes are put together.
 *
 * Returns: (transfer full): a household with the identity of @keep
 */
PskHousehold *
psk_duplicate_merge_values (PskHousehold *keep,
                            PskHousehold *other)
{
  PskHousehold *merged;

  g_return_val_if_fail (PSK_IS_HOUSEHOLD (keep), NULL);
  g_return_val_if_fail (PSK_IS_HOUSEHOLD (other), NULL);

  merged = psk_household_lay_over (other, keep);
  merged->id = keep->id;
  psk_record_set_text (merged, PSK_HOUSEHOLD_UID, keep->uid);
  psk_record_set_text (merged, PSK_HOUSEHOLD_STATUS, keep->status);
  merged->slot = keep->slot;

  if (keep->kinds <= 0 && other->kinds > 0)
    merged->kinds = other->kinds;
  if (!psk_person_id_check (keep->citizen_id) && psk_person_id_check (other->citizen_id))
    psk_record_set_text (merged, PSK_HOUSEHOLD_CITIZEN_ID, other->citizen_id);
  if (other->planted_on != NULL && g_strcmp0 (other->planted_on, merged->planted_on) < 0)
    psk_record_set_text (merged, PSK_HOUSEHOLD_PLANTED_ON, other->planted_on);
  merge_places (merged, keep, other);
  merge_pins (merged, keep, other);
  merge_notes (merged, keep, other);

  return merged;
}

/* The one slot that is left, and what follows from it. */
static gboolean
settle_slot (PskHousehold *merged,
             PskHousehold *keep,
             PskHousehold *other,
             GError      **error)
{
  PskHousehold *holder = keep->slot >= 1 ? keep : other->slot >= 1 ? other : NULL;
  const gboolean dropped = g_str_equal (keep->status, "dropped")
                           || g_str_equal (other->status, "dropped");

  merged->slot = holder != NULL ? holder->slot : -1;
  psk_record_set_text (merged, PSK_HOUSEHOLD_STATUS,
                       holder != NULL ? "selected" : dropped ? "dropped" : "candidate");
  if (holder == NULL || merged->tambon == holder->tambon)
    return TRUE;

  g_set_error_literal (error, PSK_ERROR, PSK_ERROR_REFUSED,
                       _("The household holds a slot of another tambon: keep the tambon of the "
                         "slot, or let the household drop out there first."));
  return FALSE;
}

static gboolean
release_second_slot (PskStore     *store,
                     PskHousehold *keep,
                     PskHousehold *other,
                     GError      **error)
{
  GDate today = psk_calendar_get_today (store);
  g_autofree char *iso = psk_thai_date_to_iso (&today);

  return keep->slot < 1 || other->slot < 1
         || psk_household_table_close_slot (store, other->id, iso, REASON_MERGED, 0, error);
}

static PskHousehold *
propose (PskStore     *store,
         PskHousehold *keep,
         PskHousehold *other)
{
  PskHousehold *merged = psk_duplicate_merge_values (keep, other);
  const int kinds = psk_visit_table_latest_kinds (store, keep->id, other->id);

  /* A visit is the latest word on what grows there. */
  if (kinds >= 0)
    merged->kinds = kinds;

  return merged;
}

static gboolean
merge (PskStore     *store,
       gpointer      data,
       GCancellable *cancellable,
       GError      **error)
{
  const DuplicateData *d = data;
  g_autoptr (PskHousehold) keep = NULL;
  g_autoptr (PskHousehold) other = NULL;
  g_autoptr (PskHousehold) merged = NULL;

  if (!check_two (d, error))
    return FALSE;

  keep = psk_household_table_read (store, d->first, error);
  other = keep != NULL ? psk_household_table_read (store, d->second, error) : NULL;
  if (other == NULL)
    return FALSE;

  merged = d->merged != NULL ? psk_record_copy (d->merged) : propose (store, keep, other);
  merged->id = keep->id;
  psk_record_set_text (merged, PSK_HOUSEHOLD_UID, keep->uid);

  return settle_slot (merged, keep, other, error)
         && release_second_slot (store, keep, other, error)
         && psk_duplicate_table_move_children (store, other->id, keep->id, error)
         && psk_household_table_delete (store, other->id, error)
         && psk_household_table_update (store, merged, error);
}

/**
 * psk_command_household_merge:
 * @keep: the household that stays
 * @other: the household that turned out to be the same
 * @merged: (nullable): the values of both as one, whose identity, slot and status do not
 *   matter; %NULL for those of psk_duplicate_merge_values(), with the kinds of the latest
 *   visit
 *
 * Makes one household of two: visits with their pictures, movements of stock, the
 * history of slots and what was decided about duplicates go to @keep, @other is deleted.
 * @keep keeps its slot; without one it takes that of @other. When both hold a slot, that
 * of @other is given up with the reason "merged" in its history. One that dropped out
 * and one that never held a slot are one that dropped out.
 *
 * Refuses with %PSK_ERROR_REFUSED when @merged does not lie in the tambon of the slot.
 *
 * Returns: (transfer full): the command
 */
PskCommand *
psk_command_household_merge (gint64        keep,
                             gint64        other,
                             PskHousehold *merged)
{
  return make_command (N_("Merge households"), merge, keep, other, merged);
}
