/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-date-picker.h"

#include "psk-month-grid.h"

/**
 * PskDatePicker:
 *
 * A #PskMonthGrid in a popover, which closes when a day is chosen.
 */
struct _PskDatePicker
{
  GtkPopover parent_instance;

  /* Template widgets */
  PskMonthGrid *month;
};

G_DEFINE_FINAL_TYPE (PskDatePicker, psk_date_picker, GTK_TYPE_POPOVER)

enum
{
  PICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
chosen_cb (PskDatePicker *self,
           const char    *iso)
{
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

  g_type_ensure (PSK_TYPE_MONTH_GRID);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/pansuk/Pansuk/ui/common/psk-date-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, PskDatePicker, month);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
}

static void
psk_date_picker_init (PskDatePicker *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * psk_date_picker_show_day:
 * @self: a picker
 * @day: (nullable): the day that is chosen
 * @today: the last day that may be chosen
 *
 * Shows the month of @day, or of @today, with the focus on that day.
 */
void
psk_date_picker_show_day (PskDatePicker *self,
                          const GDate   *day,
                          const GDate   *today)
{
  g_return_if_fail (PSK_IS_DATE_PICKER (self) && today != NULL);

  psk_month_grid_show_day (self->month, day, today);

  /* And not to the first of the buttons. */
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (self->month));
}
