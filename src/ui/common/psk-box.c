/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is done with boxes that are filled anew when what they show has changed. */

#include "config.h"

#include "psk-box.h"

/**
 * psk_box_clear:
 * @box: a box
 *
 * Removes all that is in it.
 */
void
psk_box_clear (GtkBox *box)
{
  GtkWidget *child;

  g_return_if_fail (GTK_IS_BOX (box));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

/**
 * psk_box_add_label:
 * @box: a box
 * @text: (nullable): what the label says
 * @css_class: (nullable): its style
 *
 * Adds a label that begins at the start and wraps.
 *
 * Returns: (transfer none): the label
 */
GtkWidget *
psk_box_add_label (GtkBox     *box,
                   const char *text,
                   const char *css_class)
{
  GtkWidget *label;

  g_return_val_if_fail (GTK_IS_BOX (box), NULL);

  label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (box, label);
  return label;
}
