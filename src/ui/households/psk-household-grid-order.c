/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The order of the grid of households: the heads that are clicked say it, a saved view
 * brings one along, and it is remembered. */

#include "config.h"

#include "psk-household-grid-private.h"

#include <string.h>

#include "psk-probe-sorter.h"

#define KEY "household-sort"

static void
save (PskHouseholdGrid *self)
{
  g_autoptr (GSettings) settings = g_settings_new (PSK_APPLICATION_ID);
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(sb)"));

  for (guint i = 0; i < self->query->n_sort; i++)
    g_variant_builder_add (&builder, "(sb)",
                           psk_household_columns_name (self->query->sort[i].field),
                           self->query->sort[i].descending);
  g_settings_set_value (settings, KEY, g_variant_builder_end (&builder));
}

/* The columns that were sorted by before order what the new one leaves open. */
static void
lead_with (PskHouseholdQuery *query,
           PskHouseholdField  field,
           gboolean           descending)
{
  guint at = 0;

  while (at < query->n_sort && query->sort[at].field != field)
    at++;
  if (at == query->n_sort)
    query->n_sort = MIN (query->n_sort + 1, PSK_MAX_SORT_KEYS);
  at = MIN (at, query->n_sort - 1);
  memmove (&query->sort[1], &query->sort[0], at * sizeof query->sort[0]);
  query->sort[0].field = field;
  query->sort[0].descending = descending;
}

static void
sorter_changed_cb (GtkSorter        *sorter,
                   GtkSorterChange   change,
                   PskHouseholdGrid *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  /* The view that goes takes its columns away before. */
  if (self->query == NULL)
    return;

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      GtkSorter *own = gtk_column_view_column_get_sorter (column);
      gboolean descending;

      if (own != NULL && psk_probe_sorter_leads (PSK_PROBE_SORTER (own), sorter, &descending))
        lead_with (self->query, psk_probe_sorter_get_key (PSK_PROBE_SORTER (own)), descending);
    }
  save (self);
  psk_household_grid_ask_again (self);
}

/* The head of the column that leads shows it. */
static void
show_order (PskHouseholdGrid *self)
{
  GtkSorter *sorter = gtk_column_view_get_sorter (self->view);
  const PskSortKey *first = self->query->n_sort > 0 ? &self->query->sort[0] : NULL;

  g_signal_handlers_block_by_func (sorter, sorter_changed_cb, self);
  if (first != NULL)
    psk_grid_columns_sort (self->columns, first->field, first->descending);
  else
    gtk_column_view_sort_by_column (self->view, NULL, GTK_SORT_ASCENDING);
  g_signal_handlers_unblock_by_func (sorter, sorter_changed_cb, self);
}

/* As it was left; a column that is not there any more is left out. */
static void
restore (PskHouseholdGrid *self)
{
  g_autoptr (GSettings) settings = g_settings_new (PSK_APPLICATION_ID);
  g_autoptr (GVariant) saved = g_settings_get_value (settings, KEY);
  GVariantIter iter;
  const char *name;
  gboolean descending;

  g_variant_iter_init (&iter, saved);
  while (self->query->n_sort < PSK_MAX_SORT_KEYS
         && g_variant_iter_next (&iter, "(&sb)", &name, &descending))
    {
      const int field = psk_household_columns_field_of_name (name);

      if (field >= 0 && psk_household_grid_get_column_width (self, (PskHouseholdField) field) > 0)
        self->query->sort[self->query->n_sort++] = (PskSortKey) { (PskHouseholdField) field,
                                                                  descending };
    }
}

/* The heads that are clicked say the order, from the one on that was left. */
void
psk_household_grid_follow_sorter (PskHouseholdGrid *self)
{
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed",
                           G_CALLBACK (sorter_changed_cb), self, 0);
  restore (self);
  show_order (self);
}

void
psk_household_grid_take_order (PskHouseholdGrid *self,
                               const PskSortKey *keys,
                               guint             n_keys)
{
  if (n_keys > 0)
    memcpy (self->query->sort, keys, n_keys * sizeof *keys);
  self->query->n_sort = n_keys;
  show_order (self);
  save (self);
}

/**
 * psk_household_grid_is_sorted:
 * @self: a grid
 *
 * Returns: whether it is in another order than that of place
 */
gboolean
psk_household_grid_is_sorted (PskHouseholdGrid *self)
{
  g_return_val_if_fail (PSK_IS_HOUSEHOLD_GRID (self), FALSE);

  return self->query->n_sort > 0;
}

/**
 * psk_household_grid_unsort:
 * @self: a grid
 *
 * Goes back to the order of place: tambon, slot, village, house.
 */
void
psk_household_grid_unsort (PskHouseholdGrid *self)
{
  g_return_if_fail (PSK_IS_HOUSEHOLD_GRID (self));

  psk_household_grid_take_order (self, NULL, 0);
  psk_household_grid_ask_again (self);
}
