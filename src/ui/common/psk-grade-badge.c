/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-grade-badge.h"

#include <string.h>

/**
 * psk_grade_badge_set:
 * @badge: a label
 * @grade: (nullable): a grade, or %NULL for none
 *
 * Shows a grade as a letter on its colour.
 */
void
psk_grade_badge_set (GtkLabel   *badge,
                     const char *grade)
{
  static const char *classes[] = { "a", "b", "c", "d" };

  gtk_widget_add_css_class (GTK_WIDGET (badge), "grade");
  for (gsize i = 0; i < G_N_ELEMENTS (classes); i++)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (badge), classes[i]);
      if (grade != NULL && g_ascii_strcasecmp (grade, classes[i]) == 0)
        gtk_widget_add_css_class (GTK_WIDGET (badge), classes[i]);
    }
  gtk_label_set_label (badge, grade != NULL ? grade : "–");
}

/**
 * psk_grade_badge_new:
 * @grade: (nullable): a grade
 *
 * Returns: (transfer floating): a label with the grade
 */
GtkWidget *
psk_grade_badge_new (const char *grade)
{
  GtkWidget *badge = gtk_label_new (NULL);

  gtk_widget_set_halign (badge, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  psk_grade_badge_set (GTK_LABEL (badge), grade);

  return badge;
}
