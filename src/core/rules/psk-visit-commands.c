/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-visit-commands.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "psk-calendar.h"
#include "psk-centre-table.h"
#include "psk-code-commands.h"
#include "psk-error.h"
#include "psk-household-table.h"
#include "psk-thai-date.h"
#include "psk-visit-table.h"

typedef struct
{
  PskVisit *visit;
  char **vegetables;
  GPtrArray *photos; /* PskVisitPhoto, NULL to leave them as they are */
  gint64 id;
} VisitData;

static void
visit_data_free (gpointer data)
{
  VisitData *d = data;

  g_clear_object (&d->visit);
  g_strfreev (d->vegetables);
  g_clear_pointer (&d->photos, g_ptr_array_unref);
  g_free (d);
}

static gboolean
refuse (GError    **error,
        const char *sentence)
{
  g_set_error_literal (error, PSK_ERROR, PSK_ERROR_INVALID, sentence);
  return FALSE;
}

static gboolean
check (PskStore *store,
       PskVisit *visit,
       GError  **error)
{
  GDate today = psk_calendar_get_today (store);
  GDate date;

  if (visit->visited_on == NULL || !psk_thai_date_from_iso (visit->visited_on, &date))
    return refuse (error, _("Say on which day the household was visited."));
  if (g_date_compare (&date, &today) > 0)
    return refuse (error, _("That day is still to come: choose today or an earlier day."));
  if (visit->kinds > PSK_MAX_KINDS)
    {
      g_set_error (error, PSK_ERROR, PSK_ERROR_INVALID,
                   _("“%d” is more kinds than grow in a garden: correct the number."),
                   visit->kinds);
      return FALSE;
    }
  if (!isnan (visit->area_sqm) && visit->area_sqm < 0)
    return refuse (error, _("An area cannot be less than nothing: correct the number."));
  if (!isnan (visit->seeds) && visit->seeds < 0)
    return refuse (error, _("Seeds cannot be less than nothing: correct the number."));
  if (!isnan (visit->seeds) && visit->seed_unit == NULL)
    return refuse (error, _("Say in which unit the seeds were counted."));

  return TRUE;
}

/* A planting date that came from a visit goes with it: then it is that of the first visit
 * which saw something grow. */
static void
follow_planting (PskStore     *store,
                 PskHousehold *household,
                 PskVisit     *old,
                 PskVisit     *now)
{
  g_autofree char *first = NULL;

  if (old != NULL && g_strcmp0 (household->planted_on, old->visited_on) == 0
      && (now == NULL || now->kinds > 0))
    psk_record_set_text (household, PSK_HOUSEHOLD_PLANTED_ON,
                         now != NULL ? now->visited_on : NULL);
  if (household->kinds <= 0 || household->planted_on != NULL)
    return;

  first = psk_visit_table_first_growing (store, household->id);
  if (first != NULL)
    psk_record_set_text (household, PSK_HOUSEHOLD_PLANTED_ON, first);
}

/* A visit is the latest word on what grows there. @before is the latest one that counted
 * as it was before the change; what a person typed since then stays, unless a visit says
 * it anew. @old and @now are the visit that is changed; one of them is NULL for one that
 * is added or deleted. */
static gboolean
take_over_kinds (PskStore *store,
                 PskVisit *before,
                 PskVisit *old,
                 PskVisit *now,
                 GError  **error)
{
  const gint64 id = now != NULL ? now->household : old->household;
  g_autoptr (PskHousehold) household = psk_household_table_read (store, id, error);
  g_autoptr (PskVisit) after = psk_visit_table_read_latest (store, id);
  g_autoptr (PskHousehold) unchanged = NULL;

  if (household == NULL)
    return FALSE;

  unchanged = psk_record_copy (household);
  if (after != NULL && (before == NULL || before->id != after->id || before->kinds != after->kinds))
    household->kinds = after->kinds;
  else if (after == NULL && before != NULL && household->kinds == before->kinds)
    household->kinds = -1;
  follow_planting (store, household, old, now);

  return psk_record_equal (unchanged, household)
         || psk_household_table_update (store, household, error);
}

/* Names become codes, and what is new comes on the list of vegetables. What an older
 * visit has by its name keeps it: the editor of the lists asks what it is. */
static gboolean
take_vegetables (PskStore  *store,
                 VisitData *data,
                 GError   **error)
{
  g_autoptr (GPtrArray) known = NULL;
  GStrv codes;

  if (data->vegetables == NULL)
    return TRUE;

  if (data->id != 0 && (known = psk_visit_table_read_vegetables (store, data->id, error)) == NULL)
    return FALSE;

  codes = psk_code_list_resolve (store, PSK_CODE_LIST_VEGETABLES,
                                 (const char * const *) data->vegetables, known, error);
  if (codes == NULL)
    return FALSE;

  g_strfreev (data->vegetables);
  data->vegetables = codes;
  return TRUE;
}

static gboolean
is_kept (VisitData *data,
         gint64     photo)
{
  for (guint i = 0; i < data->photos->len; i++)
    {
      PskVisitPhoto *kept = data->photos->pdata[i];

      if (kept->id == photo)
        return TRUE;
    }

  return FALSE;
}

static gboolean
keep_photos (PskStore  *store,
             VisitData *data,
             GError   **error)
{
  g_autoptr (GPtrArray) old = NULL;

  if (data->photos == NULL)
    return TRUE;

  old = psk_visit_table_read_photos (store, data->visit->id, error);
  if (old == NULL)
    return FALSE;

  for (guint i = 0; i < old->len; i++)
    {
      PskVisitPhoto *photo = old->pdata[i];

      if (!is_kept (data, photo->id) && !psk_visit_table_delete_photo (store, photo->id, error))
        return FALSE;
    }

  for (guint i = 0; i < data->photos->len; i++)
    {
      g_autoptr (PskVisitPhoto) photo = psk_record_copy (data->photos->pdata[i]);

      photo->visit = data->visit->id;
      if (photo->id == 0 && !psk_visit_table_insert_photo (store, photo, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
gives_from_stock (PskVisit *visit)
{
  return visit->centre != 0 && visit->seeds > 0;
}

static gboolean
gives_the_same (PskVisit *old,
                PskVisit *now)
{
  return old->centre == now->centre && old->seeds == now->seeds
         && g_strcmp0 (old->seed_unit, now->seed_unit) == 0;
}

/**
 * psk_visit_move_stock:
 * @store: a store that writes
 * @old: (nullable): a visit as it was; %NULL for one that is added
 * @now: the visit as it is in the book
 * @error: (nullable): where to put the error
 *
 * What was given leaves the stock of the centre, also when there was not that much: what
 * is noted of a visit is never lost. An older visit that did not move the stock is left
 * alone until what was given changes: somebody may have entered the movement by hand.
 *
 * Returns: whether the stock is as the visit says
 */
gboolean
psk_visit_move_stock (PskStore *store,
                      PskVisit *old,
                      PskVisit *now,
                      GError  **error)
{
  g_autoptr (PskStockMovement) movement = psk_centre_table_read_visit_stock (store, now->id);
  const gboolean is_new = movement == NULL;

  if (!gives_from_stock (now))
    return is_new || psk_centre_table_delete_stock (store, movement->id, error);
  if (is_new && old != NULL && gives_the_same (old, now))
    return TRUE;

  if (is_new)
    {
      movement = g_object_new (PSK_TYPE_STOCK_MOVEMENT, NULL);
      movement->direction = g_strdup ("out");
      movement->visit = now->id;
    }
  movement->centre = now->centre;
  movement->household = now->household;
  movement->quantity = now->seeds;
  g_free (movement->moved_on);
  movement->moved_on = g_strdup (now->visited_on);
  g_free (movement->unit);
  movement->unit = g_strdup (now->seed_unit);

  return is_new ? psk_centre_table_insert_stock (store, movement, error)
                : psk_centre_table_update_stock (store, movement, error);
}

static gboolean
keep_visit (PskStore     *store,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  VisitData *d = data;
  PskVisit *visit = d->visit;
  g_autoptr (PskVisit) before = psk_visit_table_read_latest (store, visit->household);
  g_autoptr (PskVisit) old = NULL;

  if (!check (store, visit, error))
    return FALSE;

  if (d->id != 0 && (old = psk_visit_table_read (store, d->id, error)) == NULL)
    return FALSE;

  if (!take_vegetables (store, d, error))
    return FALSE;

  /* Ticks are worth more than a number beside them. */
  if (d->vegetables != NULL && d->vegetables[0] != NULL)
    visit->kinds = (int) g_strv_length (d->vegetables);

  return (d->id != 0 ? psk_visit_table_update (store, visit, error)
                     : psk_visit_table_insert (store, visit, error))
         && (d->vegetables == NULL
             || psk_visit_table_set_vegetables (store, visit->id,
                                                (const char * const *) d->vegetables, error))
         && keep_photos (store, d, error)
         && psk_visit_move_stock (store, old, visit, error)
         && take_over_kinds (store, before, old, visit, error);
}

/**
 * psk_command_visit_keep:
 * @visit: a visit; one with an id of 0 is added, any other changed
 * @vegetables: (nullable) (array zero-terminated=1): what was seen growing: codes of the list
 *   of vegetables, or names; when there are any they say how many kinds there are. %NULL
 *   leaves them as they are
 * @photos: (nullable) (element-type PskVisitPhoto): the pictures of the visit, those that
 *   were there and new ones whose files are in the book already; %NULL leaves them as
 *   they are
 *
 * Notes a visit. The latest visit that counted says how many kinds the household grows,
 * and since when when nobody has said so. A vegetable that is not on the list is added to it.
 * Seeds that came from a centre leave its stock.
 *
 * Refuses with %PSK_ERROR_INVALID a day to come and numbers that cannot be.
 *
 * Returns: (transfer full): the command
 */
PskCommand *
psk_command_visit_keep (PskVisit           *visit,
                        const char * const *vegetables,
                        GPtrArray          *photos)
{
  VisitData *data = g_new0 (VisitData, 1);

  data->visit = psk_record_copy (visit);
  data->id = visit->id;
  data->vegetables = g_strdupv ((char **) vegetables);
  data->photos = photos != NULL ? g_ptr_array_ref (photos) : NULL;

  return psk_command_new (visit->id == 0 ? N_("Add visit") : N_("Change visit"), NULL, keep_visit,
                          data, visit_data_free);
}

/**
 * psk_visit_count_left:
 * @store: a store
 * @visit: a visit that is not kept yet, with seeds from a centre
 * @before: (out): what is in stock, as if the visit had taken nothing
 *
 * Returns: what will be left in stock of that unit when the visit is kept; less than 0
 *   when there was not that much
 */
double
psk_visit_count_left (PskStore *store,
                      PskVisit *visit,
                      double   *before)
{
  g_autoptr (PskVisit) old = visit->id != 0 ? psk_visit_table_read (store, visit->id, NULL) : NULL;
  g_autoptr (PskStockMovement) movement
    = psk_centre_table_read_visit_stock (store, visit->id);

  *before = psk_centre_table_stock_left (store, visit->centre, visit->seed_unit);
  if (movement != NULL && movement->centre == visit->centre
      && g_strcmp0 (movement->unit, visit->seed_unit) == 0)
    *before += movement->quantity;
  if (movement == NULL && old != NULL && gives_the_same (old, visit))
    return *before;

  return *before - visit->seeds;
}

/**
 * psk_visit_count_again:
 * @store: the writing store, inside a command
 * @id: a visit whose vegetables changed
 * @error: (nullable): where to put the error
 *
 * Lets the visit, and the household if it is the latest word, count what was seen.
 *
 * Returns: whether it was written
 */
gboolean
psk_visit_count_again (PskStore *store,
                       gint64    id,
                       GError  **error)
{
  g_autoptr (PskVisit) old = psk_visit_table_read (store, id, error);
  g_autoptr (GPtrArray) vegetables = psk_visit_table_read_vegetables (store, id, error);
  g_autoptr (PskVisit) before = NULL;
  g_autoptr (PskVisit) now = NULL;

  if (old == NULL || vegetables == NULL)
    return FALSE;

  before = psk_visit_table_read_latest (store, old->household);
  now = psk_record_copy (old);
  now->kinds = (int) vegetables->len;

  return psk_visit_table_update (store, now, error)
         && take_over_kinds (store, before, old, now, error);
}

static gboolean
delete_visit (PskStore     *store,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  VisitData *d = data;
  g_autoptr (PskVisit) visit = psk_visit_table_read (store, d->id, error);
  g_autoptr (PskVisit) before = NULL;

  if (visit == NULL)
    return FALSE;

  before = psk_visit_table_read_latest (store, visit->household);

  return psk_visit_table_delete (store, visit->id, error)
         && take_over_kinds (store, before, visit, NULL, error);
}

/**
 * psk_command_visit_delete:
 * @id: a visit
 *
 * Deletes a visit that was noted by mistake, with its pictures. The household grows what
 * the visit before it counted, and what was given is in stock again.
 *
 * Returns: (transfer full): the command
 */
PskCommand *
psk_command_visit_delete (gint64 id)
{
  VisitData *data = g_new0 (VisitData, 1);

  data->id = id;

  return psk_command_new (N_("Delete visit"), NULL, delete_visit, data, visit_data_free);
}
