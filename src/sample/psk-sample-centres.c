/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-sample-centres.h"

#include "psk-centre-table.h"
#include "psk-centre.h"
#include "psk-stock-movement.h"

static gboolean
fill_centre (PskSamplePlan   *plan,
             PskSampleTambon *tambon,
             PskStore        *store,
             GError         **error)
{
  g_autoptr (PskCentre) centre = psk_centre_table_read (store, tambon->code, error);
  g_autofree char *person = NULL;

  if (centre == NULL)
    return FALSE;

  tambon->centre = centre->id;
  person = psk_sample_plan_person (plan, NULL, NULL, NULL);
  centre->keeper = g_strdup_printf ("%s (%s)", person,
                                    psk_sample_plan_pick (plan, "keeper_titles"));
  centre->phone = psk_sample_plan_phone (plan);
  if (tambon->opened_day >= 0)
    centre->opened_on = psk_sample_date (tambon->opened_day);
  if (tambon->pinned_day >= 0)
    {
      centre->pinned_on = psk_sample_date (tambon->pinned_day);
      centre->lat = tambon->pin_lat;
      centre->lon = tambon->pin_lon;
    }

  return psk_centre_table_update (store, centre, error);
}

static gboolean
move_stock (PskSamplePlan   *plan,
            PskSampleTambon *tambon,
            PskStore        *store,
            int              day,
            gboolean         in,
            const char      *unit,
            int              quantity,
            GError         **error)
{
  g_autoptr (PskStockMovement) movement = g_object_new (PSK_TYPE_STOCK_MOVEMENT, NULL);

  movement->centre = tambon->centre;
  movement->moved_on = psk_sample_date (day);
  movement->direction = g_strdup (in ? "in" : "out");
  movement->item = g_strdup (psk_sample_plan_pick (plan, "vegetables"));
  movement->unit = g_strdup (unit);
  movement->quantity = quantity;

  return psk_centre_table_insert_stock (store, movement, error);
}

/* Every centre has packets and seedlings, and every third gives out single seeds
 * too. What is given out is never more than is left. */
static gboolean
fill_stock (PskSamplePlan   *plan,
            PskSampleTambon *tambon,
            PskStore        *store,
            GError         **error)
{
  const struct
  {
    const char *unit;
    int first;
    int most;
  } lots[] = {
    { "packet", psk_sample_plan_roll (plan, 160, 320), 34 },
    { "seedling", psk_sample_plan_roll (plan, 180, 400), 42 },
    { "seed", psk_sample_plan_chance (plan, 33) ? 2000 : 0, 300 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lots); i++)
    {
      int left = lots[i].first;
      int day = tambon->opened_day;

      if (left > 0 && !move_stock (plan, tambon, store, day, TRUE, lots[i].unit, left, error))
        return FALSE;

      while (left > 0 && (day += psk_sample_plan_roll (plan, 6, 19)) <= PSK_SAMPLE_DAY_TODAY)
        {
          int given = psk_sample_plan_roll (plan, lots[i].most / 4, lots[i].most);

          given = MIN (given, left);
          if (!move_stock (plan, tambon, store, day, FALSE, lots[i].unit, given, error))
            return FALSE;
          left -= given;
        }
    }

  return TRUE;
}

/**
 * psk_sample_centres_fill:
 * @plan: the plan; its centres are given their row ids
 * @store: the writing store of a new book
 * @error: (nullable): where to put the error
 *
 * Writes keepers, openings, pins and the seeds that went in and out.
 *
 * Returns: whether all were written
 */
gboolean
psk_sample_centres_fill (PskSamplePlan *plan,
                         PskStore      *store,
                         GError       **error)
{
  g_return_val_if_fail (plan != NULL && store != NULL, FALSE);

  psk_sample_plan_begin (plan, PSK_SAMPLE_PART_CENTRES);
  for (guint i = 0; i < plan->n_tambons; i++)
    {
      PskSampleTambon *tambon = &plan->tambons[i];

      if (!fill_centre (plan, tambon, store, error)
          || (tambon->opened_day >= 0 && !fill_stock (plan, tambon, store, error)))
        return FALSE;
    }

  return TRUE;
}
