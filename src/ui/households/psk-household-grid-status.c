/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the grid of households says below its rows, and where there are none. */

#include "config.h"

#include "psk-household-grid-private.h"

#include <glib/gi18n.h>

#include "psk-household-table.h"
#include "psk-text.h"

/* The sum of a block of numbers in one column, as below a spreadsheet. */
static char *
describe_sum (PskHouseholdGrid *self)
{
  g_autoptr (GArray) fields = psk_household_grid_get_fields (self);
  const guint column = psk_grid_range_first_column (&self->range);
  const PskHouseholdField field = column < fields->len
                                  ? g_array_index (fields, PskHouseholdField, column) : 0;
  g_autofree char *number = NULL;
  double sum = 0;

  if ((field != PSK_HOUSEHOLD_KINDS && field != PSK_HOUSEHOLD_MEMBERS)
      || psk_grid_range_n_columns (&self->range) > 1 || psk_grid_range_n_rows (&self->range) < 2
      || psk_grid_range_n_rows (&self->range) > 5000)
    return NULL;

  for (guint row = psk_grid_range_first_row (&self->range);
       row <= psk_grid_range_last_row (&self->range) && row < psk_household_grid_n_rows (self);
       row++)
    {
      g_autoptr (PskRow) item = g_list_model_get_item (G_LIST_MODEL (self->rows), row);
      PskHousehold *household = psk_row_get_record (item);

      if (household != NULL)
        sum += MAX (0, field == PSK_HOUSEHOLD_KINDS ? household->kinds : household->members);
    }
  number = psk_text_format_number (sum, 0);

  /* Translators: the title of a column, and the sum of its numbers that are selected */
  return g_strdup_printf (_("%s: sum %s"), psk_household_columns_title (field), number);
}

void
psk_household_grid_show_status (PskHouseholdGrid *self)
{
  const guint n = psk_household_grid_n_rows (self);
  const guint n_selected = psk_row_selection_get_n (self->selection);
  g_autofree char *rows = psk_text_format_number (n, 0);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *sum = describe_sum (self);

  g_string_printf (text, ngettext ("%s household", "%s households", n), rows);
  if (n_selected > 1)
    {
      g_autofree char *selected = psk_text_format_number (n_selected, 0);

      /* Translators: how many households are selected; follows how many are shown */
      g_string_append_printf (text, _(" · %s selected"), selected);
    }
  if (sum != NULL)
    g_string_append_printf (text, " · %s", sum);
  gtk_label_set_label (self->status_label, text->str);
}

static gboolean
is_narrowed (PskHouseholdGrid *self)
{
  return (self->query->search != NULL && *self->query->search != '\0')
         || self->query->filters->len > 0;
}

static void
describe_empty (PskHouseholdGrid *self,
                const char       *title,
                const char       *description)
{
  adw_status_page_set_title (self->empty_page, title);
  adw_status_page_set_description (self->empty_page, description);
}

/* Says why nothing is there and what to do next, but not while somebody is asking: the
 * heads stay, and what hangs on them. */
void
psk_household_grid_show_empty (PskHouseholdGrid *self)
{
  const gboolean empty = psk_household_grid_n_rows (self) == 0 && self->open_popover == NULL;
  const gboolean has_base = empty && self->book != NULL && !is_narrowed (self)
                            && self->query->scope == PSK_HOUSEHOLDS_CHOSEN
                            && !psk_household_table_is_empty (psk_book_get_store (self->book));

  if (is_narrowed (self))
    describe_empty (self, _("Nothing Was Found"),
                    _("Try another word, another filter or a larger area."));
  else if (has_base)
    describe_empty (self, _("No Household Is Chosen Yet"),
                    _("Choose a tambon on the left and fill its slots from the base list."));
  else
    describe_empty (self, _("No Households Yet"),
                    _("Import the list of a district, or add households one by one."));
  gtk_widget_set_visible (self->base_button, has_base);
  gtk_stack_set_visible_child_name (self->stack, empty ? "empty" : "grid");
}
