/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The columns are remembered as they were left. */

#include "config.h"

#include "psk-grid-columns-private.h"

#define KEY "household-columns"
#define FROZEN_KEY "household-frozen"

/* So long nothing changes until it is remembered, in milliseconds. */
#define SAVE_DELAY 1000

/* Puts the columns into the order that was left, with their widths. */
void
psk_grid_columns_restore (PskGridColumns *self)
{
  g_autoptr (GVariant) saved = g_settings_get_value (self->settings, KEY);
  GVariantIter iter;
  const char *name;
  gboolean visible;
  int width;
  guint at = 0;

  g_variant_iter_init (&iter, saved);
  while (g_variant_iter_next (&iter, "(&sbi)", &name, &visible, &width))
    {
      const int field = psk_household_columns_field_of_name (name);
      g_autoptr (GtkColumnViewColumn) column = NULL;

      if (field < 0 || psk_grid_columns_find_column (self, (PskHouseholdField) field) == NULL)
        continue;

      column = g_object_ref (psk_grid_columns_find_column (self, (PskHouseholdField) field));
      self->hidden[field] = !visible;
      gtk_column_view_column_set_fixed_width (column, CLAMP (width, 30, 1000));
      gtk_column_view_insert_column (self->parts.view, at++, column);
    }
  self->n_frozen = MAX (g_settings_get_int (self->settings, FROZEN_KEY), 0);
}

static void
save (PskGridColumns *self)
{
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(sbi)"));
  GListModel *columns = gtk_column_view_get_columns (self->parts.view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = psk_grid_columns_at (self, i);
      const PskHouseholdField field = psk_grid_columns_field_of (column);

      g_variant_builder_add (&builder, "(sbi)", psk_household_columns_name (field),
                             !self->hidden[field],
                             gtk_column_view_column_get_fixed_width (column));
    }
  g_settings_set_value (self->settings, KEY, g_variant_builder_end (&builder));
  g_settings_set_int (self->settings, FROZEN_KEY, (int) self->n_frozen);
}

static gboolean
save_cb (gpointer user_data)
{
  PskGridColumns *self = user_data;

  self->save_id = 0;
  save (self);

  return G_SOURCE_REMOVE;
}

/* A width changes with every step of the pointer. */
void
psk_grid_columns_save_later (PskGridColumns *self)
{
  g_clear_handle_id (&self->save_id, g_source_remove);
  self->save_id = g_timeout_add (SAVE_DELAY, save_cb, self);
}

/**
 * psk_grid_columns_save:
 * @self: the columns
 *
 * Remembers the columns as they are now, if they changed a moment ago: that is done a
 * second after a change otherwise.
 */
void
psk_grid_columns_save (PskGridColumns *self)
{
  g_return_if_fail (PSK_IS_GRID_COLUMNS (self));

  if (self->save_id == 0)
    return;

  g_clear_handle_id (&self->save_id, g_source_remove);
  save (self);
}
