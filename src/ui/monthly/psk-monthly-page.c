/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-monthly-page.h"

#include <glib/gi18n.h>

struct _PskMonthlyPage
{
  PskPage parent_instance;
};

G_DEFINE_FINAL_TYPE (PskMonthlyPage, psk_monthly_page, PSK_TYPE_PAGE)

static const char *
psk_monthly_page_get_title (PskPage *page)
{
  return _("Monthly Reports");
}

static void
psk_monthly_page_refresh (PskPage *page,
                       guint    changes)
{
}

static void
psk_monthly_page_class_init (PskMonthlyPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PskPageClass *page_class = PSK_PAGE_CLASS (klass);

  page_class->name = "monthly";
  page_class->icon_name = "psk-monthly-symbolic";
  page_class->get_title = psk_monthly_page_get_title;
  page_class->refresh = psk_monthly_page_refresh;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/pansuk/Pansuk/ui/monthly/psk-monthly-page.ui");
}

static void
psk_monthly_page_init (PskMonthlyPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * psk_monthly_page_new:
 *
 * Returns: (transfer full): the tab
 */
PskPage *
psk_monthly_page_new (void)
{
  return g_object_new (PSK_TYPE_MONTHLY_PAGE, NULL);
}
