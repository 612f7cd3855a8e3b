/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-cut-text.h"

/* Text for which there is no room ends in dots, more of it the larger the text is. Whoever
 * points at it can read all of it, in every window. */

static const char *
text_of_label (GtkLabel *label)
{
  return pango_layout_is_ellipsized (gtk_label_get_layout (label)) ? gtk_label_get_text (label)
                                                                   : NULL;
}

static const char *
text_of_inscription (GtkInscription *inscription)
{
  const char *text = gtk_inscription_get_text (inscription);
  g_autoptr (PangoLayout) layout = NULL;
  int width;

  if (text == NULL)
    return NULL;

  layout = gtk_widget_create_pango_layout (GTK_WIDGET (inscription), text);
  pango_layout_set_attributes (layout, gtk_inscription_get_attributes (inscription));
  pango_layout_get_pixel_size (layout, &width, NULL);

  return width > gtk_widget_get_width (GTK_WIDGET (inscription)) ? text : NULL;
}

/**
 * psk_cut_text_find:
 * @widget: a widget
 *
 * Returns: (transfer none) (nullable): the whole of the first text in it that is cut
 */
const char *
psk_cut_text_find (GtkWidget *widget)
{
  const char *text = NULL;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (GTK_IS_LABEL (widget))
    return text_of_label (GTK_LABEL (widget));
  if (GTK_IS_INSCRIPTION (widget))
    return text_of_inscription (GTK_INSCRIPTION (widget));

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL && text == NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (!GTK_IS_NATIVE (child))
        text = psk_cut_text_find (child);
    }

  return text;
}

static gboolean
is_under_popover (GtkWidget *window)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  return focus != NULL && gtk_widget_get_native (focus) != GTK_NATIVE (window);
}

static gboolean
query_tooltip_cb (GtkWidget  *window,
                  int         x,
                  int         y,
                  gboolean    keyboard,
                  GtkTooltip *tooltip,
                  gpointer    user_data)
{
  GtkWidget *widget = keyboard ? gtk_window_get_focus (GTK_WINDOW (window))
                               : gtk_widget_pick (window, x, y, GTK_PICK_INSENSITIVE);
  const char *text;

  if (widget == NULL || is_under_popover (window))
    return FALSE;

  /* What is pointed at is the text itself, and not what it is in. */
  if (!keyboard && !GTK_IS_LABEL (widget) && !GTK_IS_INSCRIPTION (widget))
    return FALSE;

  text = psk_cut_text_find (widget);
  gtk_tooltip_set_text (tooltip, text);

  return text != NULL;
}

static void
windows_changed_cb (GListModel *windows,
                    guint       position,
                    guint       n_removed,
                    guint       n_added,
                    gpointer    user_data)
{
  for (guint i = position; i < position + n_added; i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      gtk_widget_set_has_tooltip (window, TRUE);
      g_signal_connect (window, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
    }
}

/**
 * psk_cut_text_show_in_tooltips:
 *
 * Shows all of a text that is cut in a tooltip, in every window that is made from now on.
 */
void
psk_cut_text_show_in_tooltips (void)
{
  g_signal_connect (gtk_window_get_toplevels (), "items-changed",
                    G_CALLBACK (windows_changed_cb), NULL);
}
