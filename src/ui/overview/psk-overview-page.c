/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-overview-page.h"

#include <glib/gi18n.h>

struct _PskOverviewPage
{
  PskPage parent_instance;
};

G_DEFINE_FINAL_TYPE (PskOverviewPage, psk_overview_page, PSK_TYPE_PAGE)

static const char *
psk_overview_page_get_title (PskPage *page)
{
  return _("Overview");
}

static void
psk_overview_page_refresh (PskPage *page,
                       guint    changes)
{
}

static void
psk_overview_page_class_init (PskOverviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PskPageClass *page_class = PSK_PAGE_CLASS (klass);

  page_class->name = "overview";
  page_class->icon_name = "psk-overview-symbolic";
  page_class->get_title = psk_overview_page_get_title;
  page_class->refresh = psk_overview_page_refresh;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/pansuk/Pansuk/ui/overview/psk-overview-page.ui");
}

static void
psk_overview_page_init (PskOverviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * psk_overview_page_new:
 *
 * Returns: (transfer full): the tab
 */
PskPage *
psk_overview_page_new (void)
{
  return g_object_new (PSK_TYPE_OVERVIEW_PAGE, NULL);
}
