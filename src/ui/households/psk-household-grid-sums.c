/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the households that are selected in the grid come to together. */

#include "config.h"

#include "psk-household-grid-private.h"

static gpointer
sum_on_reader (PskStore     *store,
               gpointer      data,
               GCancellable *cancellable,
               GError      **error)
{
  return psk_household_query_sum (store, data, error);
}

static void
sums_free (gpointer data)
{
  psk_household_sums_free (data);
}

static void
query_free (gpointer data)
{
  psk_household_query_free (data);
}

static void
take_sums (PskHouseholdGrid *self,
           PskHouseholdSums *sums)
{
  g_clear_pointer (&self->sums, psk_household_sums_free);
  self->sums = sums;
  psk_household_grid_show_status (self);
  psk_household_grid_tell_sums (self);
}

static void
summed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (PskHouseholdGrid) self = user_data;
  g_autoptr (GError) error = NULL;
  PskHouseholdSums *sums = psk_book_read_finish (PSK_BOOK (object), result, &error);

  /* Others are selected by now. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->summing);
  take_sums (self, sums);
}

void
psk_household_grid_stop_sums (PskHouseholdGrid *self)
{
  g_cancellable_cancel (self->summing);
  g_clear_object (&self->summing);
  g_clear_pointer (&self->sums, psk_household_sums_free);
}

/* What it was is shown until the new sums are there: that takes a moment only. */
void
psk_household_grid_read_sums (PskHouseholdGrid *self)
{
  PskHouseholdQuery *query;

  g_cancellable_cancel (self->summing);
  g_clear_object (&self->summing);
  if (psk_household_grid_n_selected (self) < 2)
    {
      take_sums (self, NULL);
      return;
    }

  query = g_new0 (PskHouseholdQuery, 1);
  query->scope = PSK_HOUSEHOLDS_ALL;
  query->ids = psk_household_grid_get_selected (self);
  self->summing = g_cancellable_new ();
  psk_book_read_async (self->book, sum_on_reader, query, query_free, sums_free, self->summing,
                       summed_cb, g_object_ref (self));
}

/**
 * psk_household_grid_get_sums:
 * @self: a grid
 *
 * Returns: (transfer none) (nullable): what the selected households come to together; %NULL
 *   when there are fewer than two, or as long as that is not known
 */
const PskHouseholdSums *
psk_household_grid_get_sums (PskHouseholdGrid *self)
{
  g_return_val_if_fail (PSK_IS_HOUSEHOLD_GRID (self), NULL);

  return self->sums != NULL && self->sums->n == psk_household_grid_n_selected (self) ? self->sums
                                                                                     : NULL;
}
