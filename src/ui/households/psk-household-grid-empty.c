/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the grid of households says where it has no rows, and what leads on from there. */

#include "config.h"

#include "psk-household-grid-private.h"

#include <glib/gi18n.h>

#include "psk-area.h"
#include "psk-household-table.h"

typedef enum
{
  NOTHING,
  CLEAR_SEARCH,
  CLEAR_FILTERS,
  WHOLE_PROVINCE,
  BASE_LIST,
  FILL_SLOTS,
  IMPORT,
  ADD,
} Offer;

static const struct
{
  const char *label; /* an English message */
  const char *action;
} offers[] = {
  [CLEAR_SEARCH] = { N_("Clear the _Search"), "households.clear-search" },
  [CLEAR_FILTERS] = { N_("Clear All _Filters"), "grid.clear-filters" },
  [WHOLE_PROVINCE] = { N_("Look in the Whole _Province"), "households.show-province" },
  [BASE_LIST] = { N_("Show the _Base List"), "households.show-base-list" },
  [FILL_SLOTS] = { N_("Fill the _Slots…"), "households.choose-slots" },
  [IMPORT] = { N_("_Import…"), "households.import" },
  [ADD] = { N_("_Add Household"), "households.add" },
};

static gboolean
is_searched (PskHouseholdGrid *self)
{
  return self->query->search != NULL && *self->query->search != '\0';
}

static gboolean
is_filtered (PskHouseholdGrid *self)
{
  return self->query->filters->len > 0;
}

static void
show_offer (GtkButton *button,
            Offer      offer)
{
  gtk_widget_set_visible (GTK_WIDGET (button), offer != NOTHING);
  if (offer == NOTHING)
    return;

  gtk_button_set_label (button, _(offers[offer].label));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), offers[offer].action);
}

static void
say (PskHouseholdGrid *self,
     const char       *title,
     const char       *description,
     Offer             first,
     Offer             second)
{
  adw_status_page_set_title (self->empty_page, title);
  adw_status_page_set_description (self->empty_page, description);
  show_offer (self->first_button, first);
  show_offer (self->second_button, second);
}

static void
say_nothing_found (PskHouseholdGrid *self)
{
  const gboolean searched = is_searched (self);
  Offer second = NOTHING;

  if (searched && is_filtered (self))
    second = CLEAR_FILTERS;
  else if (self->query->area != 0)
    second = WHOLE_PROVINCE;
  else if (self->query->scope == PSK_HOUSEHOLDS_CHOSEN)
    second = BASE_LIST;

  say (self, _("Nothing Was Found"), _("Try another word, another filter or a larger area."),
       searched ? CLEAR_SEARCH : CLEAR_FILTERS, second);
}

static void
say_empty (PskHouseholdGrid *self)
{
  const gboolean in_tambon = psk_area_code_level (self->query->area) == PSK_AREA_TAMBON;
  const gboolean has_base = self->query->scope == PSK_HOUSEHOLDS_CHOSEN && self->book != NULL
                            && !psk_household_table_is_empty (psk_book_get_store (self->book));

  if (has_base)
    say (self, _("No Household Is Chosen Yet"),
         in_tambon ? _("Fill the slots of this tambon from its base list.")
                   : _("Choose a tambon on the left and fill its slots from the base list."),
         in_tambon ? FILL_SLOTS : BASE_LIST, in_tambon ? BASE_LIST : IMPORT);
  else
    say (self, _("No Households Yet"),
         _("Import the list of a district, or add households one by one."), IMPORT,
         in_tambon ? ADD : NOTHING);
}

/* Whoever pressed what leads on, or was in a cell that is gone, goes on by key. */
static void
show_child (PskHouseholdGrid *self,
            gboolean          empty)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  const gboolean was_there = focus != NULL
                             && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->empty_page));

  gtk_stack_set_visible_child_name (self->stack, empty ? "empty" : "grid");
  if (empty && self->kept_row != 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->first_button));
  else if (!empty && was_there)
    psk_household_grid_focus (self);
}

/* Says why nothing is there and what to do next, but not while somebody is asking: the
 * heads stay, and what hangs on them. */
void
psk_household_grid_show_empty (PskHouseholdGrid *self)
{
  const gboolean empty = psk_household_grid_n_rows (self) == 0 && self->open_popover == NULL;

  if (empty && (is_searched (self) || is_filtered (self)))
    say_nothing_found (self);
  else if (empty)
    say_empty (self);
  show_child (self, empty);
}
