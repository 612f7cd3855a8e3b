/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-pair-row.h"

/**
 * PskPairRow:
 *
 * The name of a fact on the left and what it is on the right.
 */
struct _PskPairRow
{
  GtkBox parent_instance;

  /* Template widgets */
  GtkLabel *title_label;
  GtkLabel *value_label;
};

G_DEFINE_FINAL_TYPE (PskPairRow, psk_pair_row, GTK_TYPE_BOX)

enum
{
  PROP_0,
  PROP_TITLE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
psk_pair_row_set_property (GObject      *object,
                           guint         id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  PskPairRow *self = PSK_PAIR_ROW (object);

  switch (id)
    {
    case PROP_TITLE:
      gtk_label_set_label (self->title_label, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
psk_pair_row_class_init (PskPairRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->set_property = psk_pair_row_set_property;
  properties[PROP_TITLE] =
    g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/pansuk/Pansuk/ui/common/psk-pair-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PskPairRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, PskPairRow, value_label);
}

static void
psk_pair_row_init (PskPairRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * psk_pair_row_set_value:
 * @self: a row
 * @value: (nullable): what it says; a dash stands for nothing
 */
void
psk_pair_row_set_value (PskPairRow *self,
                        const char *value)
{
  g_return_if_fail (PSK_IS_PAIR_ROW (self));

  gtk_label_set_label (self->value_label, value != NULL && *value != '\0' ? value : "–");
}
