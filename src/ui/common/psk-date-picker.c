/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-date-picker.h"

#include <glib/gi18n.h>

#include "psk-thai-date.h"

#define N_DAYS 42 /* six weeks hold any month */
#define DAYS_A_WEEK 7

/**
 * PskDatePicker:
 *
 * A month to choose a day from, in the era of the language. GtkCalendar knows the
 * Buddhist Era only where the system itself is Thai. Days to come cannot be chosen.
 */
struct _PskDatePicker
{
  GtkPopover parent_instance;

  /* Template widgets */
  GtkLabel *month_label;
  GtkGrid *grid;
  GtkWidget *next_button;

  /* Owned by the grid */
  GtkWidget *days[N_DAYS];

  GDate first; /* of the month that is shown */
  GDate day; /* the one that is chosen, invalid without one */
  GDate today;
};

G_DEFINE_FINAL_TYPE (PskDatePicker, psk_date_picker, GTK_TYPE_POPOVER)

enum
{
  PICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
mark (GtkWidget  *widget,
      const char *css_class,
      gboolean    marked)
{
  if (marked)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

static void
show_cell (PskDatePicker *self,
           GtkWidget     *button,
           const GDate   *date)
{
  const gboolean inside = g_date_get_month (date) == g_date_get_month (&self->first);
  const gboolean chosen = g_date_valid (&self->day) && g_date_compare (date, &self->day) == 0;
  g_autofree char *number = g_strdup_printf ("%d", (int) g_date_get_day (date));
  g_autofree char *name = psk_thai_date_format (date, PSK_DATE_LONG, psk_language_of_messages ());

  gtk_button_set_label (GTK_BUTTON (button), number);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", g_date_get_julian (date));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  gtk_widget_set_sensitive (button, g_date_compare (date, &self->today) <= 0);
  mark (button, "dim-label", !inside);
  mark (button, "suggested-action", chosen);
  mark (button, "flat", !chosen);
  mark (button, "date-today", g_date_compare (date, &self->today) == 0);
}

static void
show_month (PskDatePicker *self)
{
  const PskLanguage language = psk_language_of_messages ();
  const int year = g_date_get_year (&self->first) + (language == PSK_LANGUAGE_THAI ? 543 : 0);
  const char *month = psk_thai_date_month_name (g_date_get_month (&self->first), PSK_DATE_LONG,
                                                language);
  g_autofree char *title = g_strdup_printf ("%s %d", month, year);
  GDate date = self->first;
  GDate next = self->first;

  gtk_label_set_label (self->month_label, title);
  g_date_subtract_days (&date, g_date_get_weekday (&date) % DAYS_A_WEEK);
  for (int i = 0; i < N_DAYS; i++)
    {
      show_cell (self, self->days[i], &date);
      g_date_add_days (&date, 1);
    }

  g_date_add_months (&next, 1);
  gtk_widget_set_sensitive (self->next_button, g_date_compare (&next, &self->today) <= 0);
}

static void
move_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  PskDatePicker *self = PSK_DATE_PICKER (widget);
  const int months = g_variant_get_int32 (parameter);

  if (months > 0 && !gtk_widget_get_sensitive (self->next_button))
    return;

  if (months > 0)
    g_date_add_months (&self->first, months);
  else
    g_date_subtract_months (&self->first, -months);
  show_month (self);
}

static void
pick_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  PskDatePicker *self = PSK_DATE_PICKER (widget);
  g_autofree char *iso = NULL;

  g_date_set_julian (&self->day, g_variant_get_uint32 (parameter));
  iso = psk_thai_date_to_iso (&self->day);
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[PICKED], 0, iso);
}

static void
psk_date_picker_class_init (PskDatePickerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  /**
   * PskDatePicker::picked:
   * @self: a picker
   * @iso: the day, ISO 8601
   */
  signals[PICKED] = g_signal_new ("picked", PSK_TYPE_DATE_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/pansuk/Pansuk/ui/common/psk-date-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, PskDatePicker, month_label);
  gtk_widget_class_bind_template_child (widget_class, PskDatePicker, grid);
  gtk_widget_class_bind_template_child (widget_class, PskDatePicker, next_button);

  gtk_widget_class_install_action (widget_class, "picker.move", "i", move_action);
  gtk_widget_class_install_action (widget_class, "picker.pick", "u", pick_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, 0, "picker.move", "i", -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, 0, "picker.move", "i", 1);
}

static void
psk_date_picker_init (PskDatePicker *self)
{
  const char *names[DAYS_A_WEEK] = {
    /* Translators: the days of the week as they stand over a calendar, Sunday first */
    C_("day of the week", "Su"), C_("day of the week", "Mo"), C_("day of the week", "Tu"),
    C_("day of the week", "We"), C_("day of the week", "Th"), C_("day of the week", "Fr"),
    C_("day of the week", "Sa"),
  };

  gtk_widget_init_template (GTK_WIDGET (self));
  for (int i = 0; i < DAYS_A_WEEK; i++)
    {
      GtkWidget *label = gtk_label_new (names[i]);

      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dim-label");
      gtk_grid_attach (self->grid, label, i, 0, 1, 1);
    }
  for (int i = 0; i < N_DAYS; i++)
    {
      self->days[i] = gtk_button_new ();
      gtk_actionable_set_action_target (GTK_ACTIONABLE (self->days[i]), "u", 0);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->days[i]), "picker.pick");
      gtk_widget_add_css_class (self->days[i], "date-day");
      gtk_grid_attach (self->grid, self->days[i], i % DAYS_A_WEEK, 1 + i / DAYS_A_WEEK, 1, 1);
    }
}

/**
 * psk_date_picker_show_day:
 * @self: a picker
 * @day: (nullable): the day that is chosen
 * @today: the last day that may be chosen
 *
 * Shows the month of @day, or of @today.
 */
void
psk_date_picker_show_day (PskDatePicker *self,
                          const GDate   *day,
                          const GDate   *today)
{
  g_return_if_fail (PSK_IS_DATE_PICKER (self) && today != NULL);

  self->today = *today;
  if (day != NULL)
    self->day = *day;
  else
    g_date_clear (&self->day, 1);
  self->first = day != NULL && g_date_compare (day, today) < 0 ? *day : *today;
  g_date_set_day (&self->first, 1);
  show_month (self);
}
