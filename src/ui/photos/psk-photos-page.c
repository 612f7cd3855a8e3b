/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-photos-page.h"

#include <glib/gi18n.h>

struct _PskPhotosPage
{
  PskPage parent_instance;
};

G_DEFINE_FINAL_TYPE (PskPhotosPage, psk_photos_page, PSK_TYPE_PAGE)

static const char *
psk_photos_page_get_title (PskPage *page)
{
  return _("Before and After");
}

static void
psk_photos_page_refresh (PskPage *page,
                       guint    changes)
{
}

static void
psk_photos_page_class_init (PskPhotosPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PskPageClass *page_class = PSK_PAGE_CLASS (klass);

  page_class->name = "photos";
  page_class->icon_name = "psk-photos-symbolic";
  page_class->get_title = psk_photos_page_get_title;
  page_class->refresh = psk_photos_page_refresh;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/pansuk/Pansuk/ui/photos/psk-photos-page.ui");
}

static void
psk_photos_page_init (PskPhotosPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * psk_photos_page_new:
 *
 * Returns: (transfer full): the tab
 */
PskPage *
psk_photos_page_new (void)
{
  return g_object_new (PSK_TYPE_PHOTOS_PAGE, NULL);
}
