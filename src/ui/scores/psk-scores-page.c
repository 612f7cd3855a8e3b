/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-scores-page.h"

#include <glib/gi18n.h>

struct _PskScoresPage
{
  PskPage parent_instance;
};

G_DEFINE_FINAL_TYPE (PskScoresPage, psk_scores_page, PSK_TYPE_PAGE)

static const char *
psk_scores_page_get_title (PskPage *page)
{
  return _("ABCD Scores");
}

static void
psk_scores_page_refresh (PskPage *page,
                       guint    changes)
{
}

static void
psk_scores_page_class_init (PskScoresPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PskPageClass *page_class = PSK_PAGE_CLASS (klass);

  page_class->name = "scores";
  page_class->icon_name = "psk-scores-symbolic";
  page_class->get_title = psk_scores_page_get_title;
  page_class->refresh = psk_scores_page_refresh;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/pansuk/Pansuk/ui/scores/psk-scores-page.ui");
}

static void
psk_scores_page_init (PskScoresPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * psk_scores_page_new:
 *
 * Returns: (transfer full): the tab
 */
PskPage *
psk_scores_page_new (void)
{
  return g_object_new (PSK_TYPE_SCORES_PAGE, NULL);
}
