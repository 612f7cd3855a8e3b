/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-sample-stock.h"

#include <math.h>
#include <string.h>

#include "psk-centre-table.h"
#include "psk-stock-movement.h"
#include "psk-visit-commands.h"

/* Deliveries are counted in tens. */
#define ROUND_LOT 10

static gboolean
is_same_month (const char *a,
               const char *b)
{
  return strncmp (a, b, strlen ("2024-01")) == 0;
}

/* What a centre gave out in a month is the same as before: what went to the households that
 * were visited is no longer among what went to nobody in particular. */
static gboolean
take_from_others (GPtrArray *movements,
                  PskVisit  *visit,
                  PskStore  *store,
                  GError   **error)
{
  double rest = visit->seeds;

  for (guint i = 0; rest > 0 && i < movements->len; i++)
    {
      PskStockMovement *movement = movements->pdata[i];
      const double taken = MIN (movement->quantity, rest);

      if (!g_str_equal (movement->direction, "out") || movement->quantity == 0
          || !g_str_equal (movement->unit, visit->seed_unit)
          || !is_same_month (movement->moved_on, visit->visited_on))
        continue;
      rest -= taken;
      movement->quantity -= taken;
      if (!(movement->quantity > 0 ? psk_centre_table_update_stock (store, movement, error)
                                   : psk_centre_table_delete_stock (store, movement->id, error)))
        return FALSE;
    }

  return TRUE;
}

/* The least that was ever in stock of a unit; 0 when it was never less. */
static double
find_least (GPtrArray  *movements,
            const char *unit)
{
  double left = 0;
  double least = 0;

  /* They are read with the latest first. */
  for (guint i = movements->len; i > 0; i--)
    {
      const PskStockMovement *movement = movements->pdata[i - 1];

      if (!g_str_equal (movement->unit, unit))
        continue;
      left += g_str_equal (movement->direction, "in") ? movement->quantity : -movement->quantity;
      least = MIN (least, left);
    }

  return least;
}

/* A centre that would have given out more than it had got more when it opened. */
static gboolean
raise_lots (PskStore *store,
            gint64    centre,
            GError  **error)
{
  g_autoptr (GPtrArray) movements = psk_centre_table_read_stock (store, centre, error);

  if (movements == NULL)
    return FALSE;

  for (guint i = 0; i < movements->len; i++)
    {
      PskStockMovement *movement = movements->pdata[i];
      const double least = find_least (movements, movement->unit);

      if (!g_str_equal (movement->direction, "in") || least >= 0)
        continue;
      movement->quantity += ROUND_LOT * ceil (-least / ROUND_LOT);
      if (!psk_centre_table_update_stock (store, movement, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
fill_centre (PskSamplePlan *plan,
             gint64         centre,
             PskStore      *store,
             GError       **error)
{
  g_autoptr (GPtrArray) movements = psk_centre_table_read_stock (store, centre, error);

  if (movements == NULL)
    return FALSE;

  for (guint i = 0; i < plan->given->len; i++)
    {
      PskVisit *visit = plan->given->pdata[i];

      if (visit->centre == centre
          && (!take_from_others (movements, visit, store, error)
              || !psk_visit_move_stock (store, NULL, visit, error)))
        return FALSE;
    }

  return raise_lots (store, centre, error);
}

static int
compare_dates (gconstpointer a,
               gconstpointer b)
{
  return strcmp ((*(PskVisit *const *) a)->visited_on, (*(PskVisit *const *) b)->visited_on);
}

/**
 * psk_sample_stock_fill:
 * @plan: the plan, after psk_sample_centres_fill() and psk_sample_households_fill()
 * @store: the writing store of a new book
 * @error: (nullable): where to put the error
 *
 * Lets the seeds that were given at visits leave the stock of their centre, which has never
 * less than nothing.
 *
 * Returns: whether all were written
 */
gboolean
psk_sample_stock_fill (PskSamplePlan *plan,
                       PskStore      *store,
                       GError       **error)
{
  g_return_val_if_fail (plan != NULL && store != NULL, FALSE);

  g_ptr_array_sort (plan->given, compare_dates);
  for (guint i = 0; i < plan->n_tambons; i++)
    {
      if (!fill_centre (plan, plan->tambons[i].centre, store, error))
        return FALSE;
    }

  return TRUE;
}
