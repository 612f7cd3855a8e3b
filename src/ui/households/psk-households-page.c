/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-households-page.h"

#include <glib/gi18n.h>

struct _PskHouseholdsPage
{
  PskPage parent_instance;
};

G_DEFINE_FINAL_TYPE (PskHouseholdsPage, psk_households_page, PSK_TYPE_PAGE)

static const char *
psk_households_page_get_title (PskPage *page)
{
  return _("Households");
}

static void
psk_households_page_refresh (PskPage *page,
                       guint    changes)
{
}

static void
psk_households_page_class_init (PskHouseholdsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PskPageClass *page_class = PSK_PAGE_CLASS (klass);

  page_class->name = "households";
  page_class->icon_name = "psk-households-symbolic";
  page_class->get_title = psk_households_page_get_title;
  page_class->refresh = psk_households_page_refresh;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/pansuk/Pansuk/ui/households/psk-households-page.ui");
}

static void
psk_households_page_init (PskHouseholdsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * psk_households_page_new:
 *
 * Returns: (transfer full): the tab
 */
PskPage *
psk_households_page_new (void)
{
  return g_object_new (PSK_TYPE_HOUSEHOLDS_PAGE, NULL);
}
