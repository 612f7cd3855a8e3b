/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-preferences.h"

#include "psk-text-size.h"

/**
 * PskPreferences:
 *
 * The settings of this computer: language, style, map and digits.
 */
struct _PskPreferences
{
  AdwPreferencesWindow parent_instance;

  /* Template widgets */
  AdwComboRow *language_row;
  AdwComboRow *style_row;
  AdwComboRow *map_row;
  GtkSwitch *digits_switch;
};

G_DEFINE_FINAL_TYPE (PskPreferences, psk_preferences, ADW_TYPE_PREFERENCES_WINDOW)

static const char *languages[] = { "system", "th", "en", NULL };
static const char *styles[] = { "system", "light", "dark", NULL };
static const char *maps[] = { "auto", "online", "drawn", NULL };

static gboolean
get_choice (GValue   *value,
            GVariant *variant,
            gpointer  user_data)
{
  const char *const *choices = user_data;

  for (guint i = 0; choices[i] != NULL; i++)
    {
      if (g_str_equal (choices[i], g_variant_get_string (variant, NULL)))
        g_value_set_uint (value, i);
    }

  return TRUE;
}

static GVariant *
set_choice (const GValue       *value,
            const GVariantType *type,
            gpointer            user_data)
{
  const char *const *choices = user_data;

  return g_variant_new_string (choices[g_value_get_uint (value)]);
}

static void
psk_preferences_class_init (PskPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);


  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/pansuk/Pansuk/ui/psk-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, PskPreferences, language_row);
  gtk_widget_class_bind_template_child (widget_class, PskPreferences, style_row);
  gtk_widget_class_bind_template_child (widget_class, PskPreferences, map_row);
  gtk_widget_class_bind_template_child (widget_class, PskPreferences, digits_switch);
}

static void
psk_preferences_init (PskPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  psk_text_size_widen_window (GTK_WINDOW (self));
}

/**
 * psk_preferences_new:
 * @settings: the settings of the application
 *
 * Returns: (transfer floating): the window
 */
GtkWidget *
psk_preferences_new (GSettings *settings)
{
  PskPreferences *self = g_object_new (PSK_TYPE_PREFERENCES, NULL);

  g_settings_bind_with_mapping (settings, "language", self->language_row, "selected",
                                G_SETTINGS_BIND_DEFAULT, get_choice, set_choice, languages, NULL);
  g_settings_bind_with_mapping (settings, "color-scheme", self->style_row, "selected",
                                G_SETTINGS_BIND_DEFAULT, get_choice, set_choice, styles, NULL);
  g_settings_bind_with_mapping (settings, "map-tiles", self->map_row, "selected",
                                G_SETTINGS_BIND_DEFAULT, get_choice, set_choice, maps, NULL);
  g_settings_bind (settings, "thai-digits-on-paper", self->digits_switch, "active",
                   G_SETTINGS_BIND_DEFAULT);

  return GTK_WIDGET (self);
}
