/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a list of rows gets households. */

#include "config.h"

#include "psk-household-query.h"
#include "psk-household-table.h"
#include "psk-row-list.h"

static gpointer
household_query_copy (gpointer boxed)
{
  return psk_household_query_copy (boxed);
}

static void
household_query_free (gpointer boxed)
{
  psk_household_query_free (boxed);
}

static GArray *
household_query_run (PskStore     *store,
                     gconstpointer query,
                     GError      **error)
{
  return psk_household_query_run (store, query, error);
}

const PskRowSource psk_household_row_source = {
  household_query_run,
  psk_household_query_warm,
  psk_household_table_read_page,
  household_query_copy,
  household_query_free,
};
