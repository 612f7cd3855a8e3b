/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the grid of households says below its rows. */

#include "config.h"

#include "psk-household-grid-private.h"

#include <glib/gi18n.h>

#include "psk-text.h"

static void
append_sum (PskHouseholdGrid       *self,
            const PskHouseholdSums *sums,
            PskHouseholdField       field,
            GString                *text)
{
  g_autofree char *number = NULL;

  if (field != PSK_HOUSEHOLD_KINDS && field != PSK_HOUSEHOLD_MEMBERS)
    return;

  number = psk_text_format_number ((double) (field == PSK_HOUSEHOLD_KINDS ? sums->kinds
                                                                          : sums->members), 0);
  g_string_append (text, " · ");
  /* Translators: the title of a column, and the sum of its numbers that are selected */
  g_string_append_printf (text, _("%s: sum %s"), psk_household_columns_title (field), number);
}

/* The sums of the columns of numbers in the block, as below a spreadsheet. */
static void
append_sums (PskHouseholdGrid *self,
             GString          *text)
{
  const PskHouseholdSums *sums = psk_household_grid_get_sums (self);
  g_autoptr (GArray) fields = psk_household_grid_get_fields (self);

  for (guint i = psk_grid_range_first_column (&self->range);
       sums != NULL && i <= psk_grid_range_last_column (&self->range) && i < fields->len;
       i++)
    append_sum (self, sums, g_array_index (fields, PskHouseholdField, i), text);
}

void
psk_household_grid_show_status (PskHouseholdGrid *self)
{
  const guint n = psk_household_grid_n_rows (self);
  const guint n_selected = psk_row_selection_get_n (self->selection);
  g_autofree char *rows = psk_text_format_number (n, 0);
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_printf (text, ngettext ("%s household", "%s households", n), rows);
  if (n_selected > 1)
    {
      g_autofree char *selected = psk_text_format_number (n_selected, 0);

      /* Translators: how many households are selected; follows how many are shown */
      g_string_append_printf (text, _(" · %s selected"), selected);
    }
  append_sums (self, text);
  gtk_label_set_label (self->status_label, text->str);
}
