/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-date-row.h"

#include <glib/gi18n.h>

#include "psk-date-picker.h"
#include "psk-text.h"
#include "psk-thai-date.h"

/**
 * PskDateRow:
 *
 * Takes a day up to today, typed as people type it or chosen from a month.
 */
struct _PskDateRow
{
  AdwEntryRow parent_instance;

  /* Template widgets */
  PskDatePicker *picker;

  GDate today;
};

G_DEFINE_FINAL_TYPE (PskDateRow, psk_date_row, ADW_TYPE_ENTRY_ROW)

static void
fill (PskDateRow *self,
      const char *iso)
{
  g_autofree char *text = psk_thai_date_format_iso (iso, PSK_DATE_NUMERIC,
                                                    psk_language_of_messages ());

  gtk_editable_set_text (GTK_EDITABLE (self), text);
}

/* The popover is about to be shown. */
static void
show_month_cb (PskDateRow *self)
{
  g_autofree char *problem = NULL;
  g_autofree char *iso = psk_date_row_get_day (self, &problem);
  GDate day;

  psk_date_picker_show_day (self->picker, iso != NULL && psk_thai_date_from_iso (iso, &day)
                                          ? &day : NULL,
                            &self->today);
}

static void
picked_cb (PskDateRow *self,
           const char *iso)
{
  fill (self, iso);
}

static void
psk_date_row_class_init (PskDateRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (PSK_TYPE_DATE_PICKER);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/pansuk/Pansuk/ui/common/psk-date-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PskDateRow, picker);
  gtk_widget_class_bind_template_callback (widget_class, show_month_cb);
  gtk_widget_class_bind_template_callback (widget_class, picked_cb);
}

static void
psk_date_row_init (PskDateRow *self)
{
  g_date_set_time_t (&self->today, time (NULL));
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * psk_date_row_set_day:
 * @self: a row
 * @iso: (nullable): a day, ISO 8601
 * @today: the last day that may be chosen
 */
void
psk_date_row_set_day (PskDateRow  *self,
                      const char  *iso,
                      const GDate *today)
{
  g_return_if_fail (PSK_IS_DATE_ROW (self) && today != NULL);

  self->today = *today;
  fill (self, iso);
}

/**
 * psk_date_row_get_day:
 * @self: a row
 * @problem: (out): a sentence that says what is wrong with what was typed
 *
 * Returns: (transfer full) (nullable): the day, ISO 8601; %NULL with a @problem for what
 *   is no day, is still to come, or is missing
 */
char *
psk_date_row_get_day (PskDateRow  *self,
                      char       **problem)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  GDate day;

  g_return_val_if_fail (PSK_IS_DATE_ROW (self) && problem != NULL, NULL);

  text = psk_text_clean (gtk_editable_get_text (GTK_EDITABLE (self)));
  if (*text == '\0')
    *problem = g_strdup (_("Enter a date, for example 25/3/2567."));
  else if (!psk_thai_date_parse (text, &day, &error))
    *problem = g_strdup (error->message);
  else if (g_date_compare (&day, &self->today) > 0)
    *problem = g_strdup (_("That day is still to come: choose today or an earlier day."));
  else
    return psk_thai_date_to_iso (&day);

  return NULL;
}
