/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-household-tools.h"

#include <glib/gi18n.h>

#include "psk-duplicates-window.h"
#include "psk-households-page.h"
#include "psk-lists-window.h"
#include "psk-quality-window.h"
#include "psk-reveal-dialog.h"

static PskRevealer *
revealer_of (GtkWidget *page)
{
  return psk_households_page_get_revealer (PSK_HOUSEHOLDS_PAGE (page));
}

static gboolean
has_book (GtkWidget *page)
{
  return psk_page_get_book (PSK_PAGE (page)) != NULL;
}

static void
find_duplicates_action (GtkWidget  *widget,
                        const char *name,
                        GVariant   *parameter)
{
  if (has_book (widget))
    psk_duplicates_window_show (PSK_PAGE (widget), revealer_of (widget), 0);
}

static void
check_quality_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  if (has_book (widget))
    psk_quality_window_show (PSK_PAGE (widget), revealer_of (widget));
}

static void
edit_lists_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  if (has_book (widget))
    psk_lists_window_show (PSK_PAGE (widget));
}

static void
reveal_ids_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  if (has_book (widget))
    psk_reveal_dialog_show (PSK_PAGE (widget), revealer_of (widget));
}

/**
 * psk_household_tools_install:
 * @widget_class: the class of the households page
 *
 * Adds the actions of its menu of tools, with the keys that stand there.
 */
void
psk_household_tools_install (GtkWidgetClass *widget_class)
{
  PskPageClass *page_class = PSK_PAGE_CLASS (widget_class);

  gtk_widget_class_install_action (widget_class, "households.find-duplicates", NULL,
                                   find_duplicates_action);
  gtk_widget_class_install_action (widget_class, "households.check-quality", NULL,
                                   check_quality_action);
  gtk_widget_class_install_action (widget_class, "households.edit-lists", NULL,
                                   edit_lists_action);
  gtk_widget_class_install_action (widget_class, "households.reveal-ids", NULL,
                                   reveal_ids_action);
  psk_page_class_add_key (page_class, GDK_KEY_m, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                          "households.find-duplicates");
  psk_page_class_add_key (page_class, GDK_KEY_q, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                          "households.check-quality");
  psk_page_class_add_key (page_class, GDK_KEY_l, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                          "households.edit-lists");
}
