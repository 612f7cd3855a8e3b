/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-household-pane.h"

#include "psk-text-size.h"

#define KEY "show-household-detail"

/**
 * PskHouseholdPane:
 *
 * Something wide with the details of one household beside it, or with what several come
 * to together. The pane closes, and the program remembers it; where there is little room it
 * lies over the rest instead, and is closed until it is asked for.
 */
struct _PskHouseholdPane
{
  AdwBin parent_instance;

  /* Template widgets */
  AdwFlap *flap;
  PskHouseholdDetail *detail;
  PskHouseholdSummary *summary;

  /* Owned */
  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (PskHouseholdPane, psk_household_pane, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_CONTENT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
folded_cb (PskHouseholdPane *self)
{
  adw_flap_set_reveal_flap (self->flap, !adw_flap_get_folded (self->flap)
                                        && g_settings_get_boolean (self->settings, KEY));
}

static void
psk_household_pane_set_property (GObject      *object,
                                 guint         id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  PskHouseholdPane *self = PSK_HOUSEHOLD_PANE (object);

  switch (id)
    {
    case PROP_CONTENT:
      adw_flap_set_content (self->flap, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
psk_household_pane_dispose (GObject *object)
{
  g_clear_object (&PSK_HOUSEHOLD_PANE (object)->settings);

  G_OBJECT_CLASS (psk_household_pane_parent_class)->dispose (object);
}

static void
psk_household_pane_class_init (PskHouseholdPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = psk_household_pane_dispose;
  G_OBJECT_CLASS (klass)->set_property = psk_household_pane_set_property;

  /**
   * PskHouseholdPane:content:
   *
   * What the details are beside.
   */
  properties[PROP_CONTENT] =
    g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET,
                         G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);

  g_type_ensure (PSK_TYPE_HOUSEHOLD_DETAIL);
  g_type_ensure (PSK_TYPE_HOUSEHOLD_SUMMARY);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/pansuk/Pansuk/ui/households/psk-household-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, PskHouseholdPane, flap);
  gtk_widget_class_bind_template_child (widget_class, PskHouseholdPane, detail);
  gtk_widget_class_bind_template_child (widget_class, PskHouseholdPane, summary);
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);
}

static void
psk_household_pane_init (PskHouseholdPane *self)
{
  self->settings = g_settings_new (PSK_APPLICATION_ID);
  gtk_widget_init_template (GTK_WIDGET (self));
  psk_text_size_widen (adw_flap_get_flap (self->flap));
  folded_cb (self);
}

/**
 * psk_household_pane_get_detail:
 * @self: a pane
 *
 * Returns: (transfer none): the details of one household
 */
PskHouseholdDetail *
psk_household_pane_get_detail (PskHouseholdPane *self)
{
  g_return_val_if_fail (PSK_IS_HOUSEHOLD_PANE (self), NULL);

  return self->detail;
}

/**
 * psk_household_pane_show_several:
 * @self: a pane
 * @book: (nullable): a book
 * @n: how many households are selected
 * @sums: (nullable): what they come to together; %NULL as long as it is not known
 *
 * Shows the summary of several households in the place of the details of one.
 */
void
psk_household_pane_show_several (PskHouseholdPane       *self,
                                 PskBook                *book,
                                 guint                   n,
                                 const PskHouseholdSums *sums)
{
  const gboolean several = book != NULL && n > 1;

  g_return_if_fail (PSK_IS_HOUSEHOLD_PANE (self));

  gtk_widget_set_visible (GTK_WIDGET (self->detail), !several);
  gtk_widget_set_visible (GTK_WIDGET (self->summary), several);
  if (several)
    psk_household_summary_show (self->summary, book, n, sums);
}

/**
 * psk_household_pane_is_open:
 * @self: a pane
 *
 * Returns: whether the details are seen
 */
gboolean
psk_household_pane_is_open (PskHouseholdPane *self)
{
  g_return_val_if_fail (PSK_IS_HOUSEHOLD_PANE (self), FALSE);

  return adw_flap_get_reveal_flap (self->flap);
}

/**
 * psk_household_pane_toggle:
 * @self: a pane
 *
 * Closes the details or opens them. It is remembered, except where there is little room.
 */
void
psk_household_pane_toggle (PskHouseholdPane *self)
{
  const gboolean open = !psk_household_pane_is_open (self);

  g_return_if_fail (PSK_IS_HOUSEHOLD_PANE (self));

  if (!adw_flap_get_folded (self->flap))
    g_settings_set_boolean (self->settings, KEY, open);
  adw_flap_set_reveal_flap (self->flap, open);
}
