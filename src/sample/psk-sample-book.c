/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-sample-book.h"

#include "psk-sample-centres.h"
#include "psk-sample-households.h"
#include "psk-sample-photos.h"
#include "psk-sample-plan.h"
#include "psk-sample-reports.h"
#include "psk-sample-stock.h"
#include "psk-setting-table.h"

#define SEED 25670412

/* What the writer needs. */
typedef struct
{
  PskSamplePlan *plan;
  GPtrArray *photos;
} FillData;

static gboolean
fill (PskStore     *store,
      gpointer      data,
      GCancellable *cancellable,
      GError      **error)
{
  FillData *d = data;
  gboolean filled;

  psk_store_make_repeatable (store, SEED, PSK_SAMPLE_NOW);
  filled = psk_setting_table_set (store, PSK_SETTING_TODAY, PSK_SAMPLE_TODAY, error)
           && psk_setting_table_set (store, PSK_SETTING_SAMPLE, "1", error)
           && psk_sample_centres_fill (d->plan, store, error)
           && psk_sample_photos_fill (d->plan, d->photos, store, error)
           && psk_sample_households_fill (d->plan, store, error)
           && psk_sample_stock_fill (d->plan, store, error)
           && psk_sample_reports_fill (d->plan, store, error);
  psk_store_end_repeatable (store);

  return filled;
}

/**
 * psk_sample_book_fill:
 * @book: a new book, without households
 * @error: (nullable): %PSK_ERROR_FULL, %PSK_ERROR_READ_ONLY, %PSK_ERROR_FAILED
 *
 * Fills a book with invented people, centres, pictures and reports, the same on
 * every run. Its day is always 12 April 2024, and it says of itself that it is a
 * sample. It cannot be undone. When it fails the book is left without them.
 *
 * Returns: whether it is filled
 */
gboolean
psk_sample_book_fill (PskBook *book,
                      GError **error)
{
  g_autoptr (PskSamplePlan) plan = NULL;
  g_autoptr (GPtrArray) photos = NULL;
  g_autoptr (PskCommand) command = NULL;
  g_autofree char *photos_dir = NULL;
  FillData data;

  g_return_val_if_fail (PSK_IS_BOOK (book), FALSE);

  photos_dir = psk_book_get_photos_dir (book);
  plan = psk_sample_plan_new (psk_book_get_areas (book), error);
  photos = plan != NULL ? psk_sample_photos_make (plan, photos_dir, error) : NULL;
  if (photos == NULL)
    return FALSE;

  data = (FillData) { plan, photos };
  command = psk_command_new ("Sample book", NULL, fill, &data, NULL);
  if (psk_book_run_silent (book, command, error))
    return TRUE;

  psk_sample_photos_remove (photos, photos_dir);
  return FALSE;
}
