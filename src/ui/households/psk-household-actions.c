/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-household-actions.h"

#include <glib/gi18n.h>

#include "psk-area.h"
#include "psk-household-pane.h"
#include "psk-page.h"
#include "psk-replace-dialog.h"
#include "psk-slots-dialog.h"
#include "psk-visit-dialog.h"

/* The actions of the tab of households that are about the household in its pane. */

static PskHouseholdPane *
find_pane (GtkWidget *widget)
{
  if (PSK_IS_HOUSEHOLD_PANE (widget))
    return PSK_HOUSEHOLD_PANE (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      PskHouseholdPane *found = find_pane (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static PskHousehold *
find_household (GtkWidget *widget)
{
  PskHouseholdPane *pane = find_pane (widget);

  return pane != NULL
         ? psk_household_detail_get_household (psk_household_pane_get_detail (pane)) : NULL;
}

static void
toggle_detail_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  PskHouseholdPane *pane = find_pane (widget);

  if (pane != NULL)
    psk_household_pane_toggle (pane);
}

static void
add_visit_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  PskHousehold *household = find_household (widget);

  if (household != NULL)
    psk_visit_dialog_show (PSK_PAGE (widget), household, NULL);
}

static void
replace_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  PskHousehold *household = find_household (widget);

  if (household != NULL && household->slot >= 1)
    psk_replace_dialog_show (PSK_PAGE (widget), household);
}

/* The slots of the household in the pane, or of the tambon that is looked at. */
static void
choose_slots_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  PskPage *page = PSK_PAGE (widget);
  PskHousehold *household = find_household (widget);
  const int area = psk_page_get_area (page);

  if (psk_area_code_level (area) == PSK_AREA_TAMBON)
    psk_slots_dialog_show (page, area);
  else if (household != NULL)
    psk_slots_dialog_show (page, household->tambon);
  else
    psk_page_toast (page, _("Choose a tambon on the left first."));
}

/**
 * psk_household_actions_install:
 * @widget_class: the class of a page with a #PskHouseholdPane
 *
 * Installs households.toggle-detail, add-visit, replace and choose-slots with their keys.
 */
void
psk_household_actions_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "households.toggle-detail", NULL,
                                   toggle_detail_action);
  gtk_widget_class_install_action (widget_class, "households.add-visit", NULL, add_visit_action);
  gtk_widget_class_install_action (widget_class, "households.replace", NULL, replace_action);
  gtk_widget_class_install_action (widget_class, "households.choose-slots", NULL,
                                   choose_slots_action);
  psk_page_class_add_key (PSK_PAGE_CLASS (widget_class), GDK_KEY_F9, 0,
                          "households.toggle-detail");
  psk_page_class_add_key (PSK_PAGE_CLASS (widget_class), GDK_KEY_F7, 0, "households.add-visit");
  psk_page_class_add_key (PSK_PAGE_CLASS (widget_class), GDK_KEY_F4, 0, "households.replace");
}

/**
 * psk_household_actions_update:
 * @widget: the page
 * @household: (nullable): the household that its pane shows
 *
 * Lets be chosen what can be done with it.
 */
void
psk_household_actions_update (GtkWidget    *widget,
                              PskHousehold *household)
{
  gtk_widget_action_set_enabled (widget, "households.add-visit", household != NULL);
  gtk_widget_action_set_enabled (widget, "households.replace",
                                 household != NULL && household->slot >= 1);
}
