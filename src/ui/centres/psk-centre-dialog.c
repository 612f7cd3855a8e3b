/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-centre-dialog.h"

#include <glib/gi18n.h>

#include "psk-centre-commands.h"
#include "psk-leave-question.h"
#include "psk-text-size.h"
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
  AdwWindow parent_instance;

  /* Template widgets */
  AdwWindowTitle *window_title;
  GtkEditable *name_row;
  GtkEditable *keeper_row;
  GtkEditable *phone_row;
  GtkEditable *opened_row;
  GtkLabel *hint_label;

  /* Owned */
  PskPage *page;
  PskCentre *centre;
};

G_DEFINE_FINAL_TYPE (PskCentreDialog, psk_centre_dialog, ADW_TYPE_WINDOW)

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
show_hint (PskCentreDialog *self,
           const char      *text,
           gboolean         wrong)
{
  gtk_label_set_label (self->hint_label, text);
  if (wrong)
    gtk_widget_add_css_class (GTK_WIDGET (self->hint_label), "wrong-text");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->hint_label), "wrong-text");
}

/* The centre as it was entered, or NULL with a sentence. */
static PskCentre *
entered_centre (PskCentreDialog  *self,
                char            **problem)
{
  g_autoptr (PskCentre) centre = psk_record_copy (self->centre);
  g_autofree char *day = entered_day (self, problem);

  g_free (centre->name);
  centre->name = entered (self->name_row);
  g_free (centre->keeper);
  centre->keeper = entered (self->keeper_row);
  g_free (centre->phone);
  centre->phone = entered (self->phone_row);
  g_free (centre->opened_on);
  centre->opened_on = g_steal_pointer (&day);
  if (*problem == NULL && centre->name == NULL)
    *problem = g_strdup (_("The centre needs a name."));

  return *problem == NULL ? g_steal_pointer (&centre) : NULL;
}

static void
changed_cb (PskCentreDialog *self)
{
  g_autofree char *problem = NULL;
  g_autofree char *hint = NULL;
  g_autoptr (PskCentre) centre = NULL;

  if (self->page == NULL)
    return;

  centre = entered_centre (self, &problem);
  if (centre != NULL)
    hint = psk_thai_date_format_iso (centre->opened_on, PSK_DATE_LONG,
                                     psk_language_of_messages ());
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "centre.keep", centre != NULL);
  show_hint (self, problem != NULL ? problem : *hint != '\0' ? hint : _("For example 25/3/2567"),
             problem != NULL);
}

static void
today_cb (PskCentreDialog *self)
{
  GDate today = psk_book_get_today (psk_page_get_book (self->page));
  g_autofree char *text = psk_thai_date_format (&today, PSK_DATE_NUMERIC,
                                                psk_language_of_messages ());

  gtk_editable_set_text (self->opened_row, text);
}

static gboolean
psk_centre_dialog_close_request (GtkWindow *window)
{
  PskCentreDialog *self = PSK_CENTRE_DIALOG (window);
  g_autofree char *problem = NULL;
  g_autoptr (PskCentre) centre = entered_centre (self, &problem);

  if (centre != NULL && psk_record_equal (centre, self->centre))
    return GTK_WINDOW_CLASS (psk_centre_dialog_parent_class)->close_request (window);

  psk_leave_question_ask (window, _("Leave Without Keeping the Centre?"), NULL);
  return TRUE;
}

/* What is refused is said in the dialog, which stays. */
static void
keep_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  PskCentreDialog *self = PSK_CENTRE_DIALOG (widget);
  g_autofree char *problem = NULL;
  g_autoptr (PskCentre) centre = entered_centre (self, &problem);
  g_autoptr (PskCommand) command = NULL;
  g_autoptr (GError) error = NULL;

  if (centre == NULL)
    return;

  command = psk_command_centre_change (centre);
  psk_command_set_subject (command, centre->name);
  if (!psk_book_run (psk_page_get_book (self->page), command, NULL, &error))
    {
      show_hint (self, error->message, TRUE);
      return;
    }

  psk_page_toast_undo (self->page, _("The centre was changed"));
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
activated_cb (PskCentreDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "centre.keep", NULL);
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
  GTK_WINDOW_CLASS (klass)->close_request = psk_centre_dialog_close_request;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/pansuk/Pansuk/ui/centres/psk-centre-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PskCentreDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, PskCentreDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, PskCentreDialog, keeper_row);
  gtk_widget_class_bind_template_child (widget_class, PskCentreDialog, phone_row);
  gtk_widget_class_bind_template_child (widget_class, PskCentreDialog, opened_row);
  gtk_widget_class_bind_template_child (widget_class, PskCentreDialog, hint_label);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, today_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);

  gtk_widget_class_install_action (widget_class, "centre.keep", NULL, keep_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "centre.keep", NULL);
}

static void
psk_centre_dialog_init (PskCentreDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  psk_text_size_widen_window (GTK_WINDOW (self));
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
                       "destroy-with-parent", TRUE, NULL);
  adw_window_title_set_subtitle (self->window_title,
                                 psk_areas_get_name (psk_book_get_areas (psk_page_get_book (page)),
                                                     centre->tambon, psk_language_of_messages ()));
  opened = psk_thai_date_format_iso (centre->opened_on, PSK_DATE_NUMERIC,
                                     psk_language_of_messages ());
  fill (self->name_row, centre->name);
  fill (self->keeper_row, centre->keeper);
  fill (self->phone_row, centre->phone);
  fill (self->opened_row, opened);
  self->centre = g_object_ref (centre);
  self->page = g_object_ref (page);
  changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->name_row));

  return GTK_WIDGET (self);
}
