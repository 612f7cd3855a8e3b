/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-centres-page.h"

#include <glib/gi18n.h>

struct _PskCentresPage
{
  PskPage parent_instance;
};

G_DEFINE_FINAL_TYPE (PskCentresPage, psk_centres_page, PSK_TYPE_PAGE)

static const char *
psk_centres_page_get_title (PskPage *page)
{
  return _("Sharing Centres");
}

static void
psk_centres_page_refresh (PskPage *page,
                       guint    changes)
{
}

static void
psk_centres_page_class_init (PskCentresPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PskPageClass *page_class = PSK_PAGE_CLASS (klass);

  page_class->name = "centres";
  page_class->icon_name = "psk-centres-symbolic";
  page_class->get_title = psk_centres_page_get_title;
  page_class->refresh = psk_centres_page_refresh;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/pansuk/Pansuk/ui/centres/psk-centres-page.ui");
}

static void
psk_centres_page_init (PskCentresPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * psk_centres_page_new:
 *
 * Returns: (transfer full): the tab
 */
PskPage *
psk_centres_page_new (void)
{
  return g_object_new (PSK_TYPE_CENTRES_PAGE, NULL);
}
