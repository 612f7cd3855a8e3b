/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-centre-dialog.h"

#include <glib/gi18n.h>

#include "psk-centre-commands.h"
#include "psk-text.h"
#include "psk-thai-date.h"

/**
 * PskCentreDialog:
 *
 * Asks for the name, the keeper, the phone and the opening date of a centre. What
 * cannot be kept is said while it is typed.
 */
struct _PskCentreDialog
{
  AdwMessageDialog parent_instance;

  /* Template widgets */
  GtkEditable *name_row;
  GtkEditable *keeper_row;
  GtkEditable *phone_row;
  GtkEditable *opened_row;
  GtkLabel *hint_label;

  /* Owned */
  PskPage *page;
  PskCentre *centre;
};

G_DEFINE_FINAL_TYPE (PskCentreDialog, psk_centre_dialog, ADW_TYPE_MESSAGE_DIALOG)

/* NULL for an empty row. */
static char *
entered (GtkEditable *row)
{
  g_autofree char *text = psk_text_clean (gtk_editable_get_text (row));

  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

/* NULL with an error for what is no day or a day to come, NULL without for nothing. */
static char *
entered_day (PskCentreDialog  *self,
             char            **problem)
{
  g_autofree char *text = entered (self->opened_row);
  g_autoptr (GError) error = NULL;
  GDate today = psk_book_get_today (psk_page_get_book (self->page));
  GDate date;

  if (text == NULL)
    return NULL;
  if (!psk_thai_date_parse (text, &date, &error))
    {
      *problem = g_strdup (error->message);
      return NULL;
    }
  if (g_date_compare (&date, &today) > 0)
    {
      *problem = g_strdup (_("That day is still to come."));
      return NULL;
    }

  return psk_thai_date_to_iso (&date);
}

static void
changed_cb (PskCentreDialog *self)
{
  g_autofree char *problem = NULL;
  g_autofree char *day = NULL;
  g_autofree char *name = NULL;
  g_autofree char *hint = NULL;

  if (self->page == NULL)
    return;

  day = entered_day (self, &problem);
  name = entered (self->name_row);
  if (problem == NULL && name == NULL)
    problem = g_strdup (_("The centre needs a name."));
  if (problem == NULL)
    hint = psk_thai_date_format_iso (day, PSK_DATE_LONG, psk_language_of_messages ());

  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (self), "keep", problem == NULL);
  gtk_label_set_label (self->hint_label, problem != NULL ? problem
                       : *hint != '\0' ? hint : _("For example 25/3/2567"));
  if (problem != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->hint_label), "wrong-text");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->hint_label), "wrong-text");
}

static void
today_cb (PskCentreDialog *self)
{
  GDate today = psk_book_get_today (psk_page_get_book (self->page));
  g_autofree char *text = psk_thai_date_format (&today, PSK_DATE_NUMERIC,
                                                psk_language_of_messages ());

  gtk_editable_set_text (self->opened_row, text);
}

static void
psk_centre_dialog_response (AdwMessageDialog *dialog,
                            const char       *response)
{
  PskCentreDialog *self = PSK_CENTRE_DIALOG (dialog);
  g_autoptr (PskCentre) changed = NULL;
  g_autoptr (PskCommand) command = NULL;
  g_autofree char *problem = NULL;

  if (!g_str_equal (response, "keep"))
    return;

  changed = psk_record_copy (self->centre);
  g_free (changed->name);
  changed->name = entered (self->name_row);
  g_free (changed->keeper);
  changed->keeper = entered (self->keeper_row);
  g_free (changed->phone);
  changed->phone = entered (self->phone_row);
  g_free (changed->opened_on);
  changed->opened_on = entered_day (self, &problem);
  g_return_if_fail (problem == NULL && changed->name != NULL);

  command = psk_command_centre_change (changed);
  psk_command_set_subject (command, changed->name);
  psk_page_run (self->page, command, _("The centre was changed"));
}

static void
psk_centre_dialog_dispose (GObject *object)
{
  PskCentreDialog *self = PSK_CENTRE_DIALOG (object);

  g_clear_object (&self->page);
  g_clear_object (&self->centre);

  G_OBJECT_CLASS (psk_centre_dialog_parent_class)->dispose (object);
}

static void
psk_centre_dialog_class_init (PskCentreDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = psk_centre_dialog_dispose;
  ADW_MESSAGE_DIALOG_CLASS (klass)->response = psk_centre_dialog_response;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/pansuk/Pansuk/ui/centres/psk-centre-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PskCentreDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, PskCentreDialog, keeper_row);
  gtk_widget_class_bind_template_child (widget_class, PskCentreDialog, phone_row);
  gtk_widget_class_bind_template_child (widget_class, PskCentreDialog, opened_row);
  gtk_widget_class_bind_template_child (widget_class, PskCentreDialog, hint_label);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, today_cb);
}

static void
psk_centre_dialog_init (PskCentreDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill (GtkEditable *row,
      const char  *text)
{
  gtk_editable_set_text (row, text != NULL ? text : "");
}

/**
 * psk_centre_dialog_new:
 * @page: the page that changes it
 * @centre: a centre
 *
 * Returns: (transfer none): a dialog over the window of @page
 */
GtkWidget *
psk_centre_dialog_new (PskPage   *page,
                       PskCentre *centre)
{
  PskCentreDialog *self;
  g_autofree char *opened = NULL;

  g_return_val_if_fail (PSK_IS_PAGE (page) && PSK_IS_CENTRE (centre), NULL);

  self = g_object_new (PSK_TYPE_CENTRE_DIALOG,
                       "transient-for", gtk_widget_get_root (GTK_WIDGET (page)),
                       "body", psk_areas_get_name (psk_book_get_areas (psk_page_get_book (page)),
                                                   centre->tambon, psk_language_of_messages ()),
                       NULL);
  opened = psk_thai_date_format_iso (centre->opened_on, PSK_DATE_NUMERIC,
                                     psk_language_of_messages ());
  fill (self->name_row, centre->name);
  fill (self->keeper_row, centre->keeper);
  fill (self->phone_row, centre->phone);
  fill (self->opened_row, opened);
  self->centre = g_object_ref (centre);
  self->page = g_object_ref (page);
  changed_cb (self);

  return GTK_WIDGET (self);
}
