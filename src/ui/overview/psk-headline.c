/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-headline.h"

#include "psk-bar.h"
#include "psk-text.h"

/**
 * PskHeadline:
 *
 * A headline figure: what, how many, out of how many, and what it means. It is
 * a button that goes to the tab behind it.
 */
struct _PskHeadline
{
  GtkButton parent_instance;

  /* Template widgets */
  GtkLabel *title;
  GtkLabel *value;
  GtkLabel *target;
  PskBar *bar;
  GtkLabel *note;
};

G_DEFINE_FINAL_TYPE (PskHeadline, psk_headline, GTK_TYPE_BUTTON)

static void
psk_headline_class_init (PskHeadlineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);


  g_type_ensure (PSK_TYPE_BAR);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/pansuk/Pansuk/ui/overview/psk-headline.ui");
  gtk_widget_class_bind_template_child (widget_class, PskHeadline, title);
  gtk_widget_class_bind_template_child (widget_class, PskHeadline, value);
  gtk_widget_class_bind_template_child (widget_class, PskHeadline, target);
  gtk_widget_class_bind_template_child (widget_class, PskHeadline, bar);
  gtk_widget_class_bind_template_child (widget_class, PskHeadline, note);
}

static void
psk_headline_init (PskHeadline *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * psk_headline_set:
 * @self: a headline
 * @title: what is counted
 * @value: how many
 * @target: out of how many
 * @note: what it means, as Pango markup
 * @state: (nullable): the CSS class of the bar: "partial", "wrong", or %NULL
 */
void
psk_headline_set (PskHeadline *self,
                  const char  *title,
                  double       value,
                  double       target,
                  const char  *note,
                  const char  *state)
{
  g_autofree char *value_text = psk_text_format_number (value, 0);
  g_autofree char *number = psk_text_format_number (target, 0);
  g_autofree char *target_text = g_strdup_printf ("/ %s", number);
  g_autofree char *spoken = g_strdup_printf ("%s: %s / %s", title, value_text, number);

  g_return_if_fail (PSK_IS_HEADLINE (self));

  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->value, value_text);
  gtk_label_set_label (self->target, target_text);
  gtk_label_set_markup (self->note, note);
  psk_bar_set_fraction (self->bar, target > 0 ? value / target : 0);
  gtk_widget_remove_css_class (GTK_WIDGET (self->bar), "partial");
  gtk_widget_remove_css_class (GTK_WIDGET (self->bar), "wrong");
  if (state != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->bar), state);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}
