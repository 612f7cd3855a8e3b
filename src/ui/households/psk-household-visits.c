/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-household-visits.h"

#include <glib/gi18n.h>

#include "psk-page.h"
#include "psk-visit-commands.h"
#include "psk-visit-dialog.h"
#include "psk-visit-row.h"
#include "psk-visit-table.h"

/**
 * PskHouseholdVisits:
 *
 * The visits to a household, the latest first, to be changed and removed.
 */
struct _PskHouseholdVisits
{
  GtkBox parent_instance;

  /* Template widgets */
  GtkLabel *count_label;
  GtkListBox *list;

  /* Owned */
  PskHousehold *household;
};

G_DEFINE_FINAL_TYPE (PskHouseholdVisits, psk_household_visits, GTK_TYPE_BOX)

static PskPage *
page_of (GtkWidget *widget)
{
  return PSK_PAGE (gtk_widget_get_ancestor (widget, PSK_TYPE_PAGE));
}

static void
edit_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  PskHouseholdVisits *self = PSK_HOUSEHOLD_VISITS (widget);
  PskPage *page = page_of (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (PskVisit) visit
    = psk_visit_table_read (psk_book_get_store (psk_page_get_book (page)),
                            g_variant_get_int64 (parameter), &error);

  if (visit == NULL)
    psk_page_toast_error (page, error);
  else
    psk_visit_dialog_show (page, self->household, visit);
}

static void
delete_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  PskHouseholdVisits *self = PSK_HOUSEHOLD_VISITS (widget);
  g_autoptr (PskCommand) command = psk_command_visit_delete (g_variant_get_int64 (parameter));
  g_autofree char *subject = psk_household_get_name (self->household);

  psk_command_set_subject (command, subject);
  psk_page_run (page_of (widget), command, _("The visit was deleted"));
}

static void
psk_household_visits_dispose (GObject *object)
{
  g_clear_object (&PSK_HOUSEHOLD_VISITS (object)->household);

  G_OBJECT_CLASS (psk_household_visits_parent_class)->dispose (object);
}

static void
psk_household_visits_class_init (PskHouseholdVisitsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = psk_household_visits_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/pansuk/Pansuk/ui/households/psk-household-visits.ui");
  gtk_widget_class_bind_template_child (widget_class, PskHouseholdVisits, count_label);
  gtk_widget_class_bind_template_child (widget_class, PskHouseholdVisits, list);
  gtk_widget_class_install_action (widget_class, "visits.edit", "x", edit_action);
  gtk_widget_class_install_action (widget_class, "visits.delete", "x", delete_action);
}

static void
psk_household_visits_init (PskHouseholdVisits *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
clear (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

/**
 * psk_household_visits_show:
 * @self: a list of visits
 * @book: a book
 * @household: whose visits they are
 */
void
psk_household_visits_show (PskHouseholdVisits *self,
                           PskBook            *book,
                           PskHousehold       *household)
{
  g_autoptr (GPtrArray) visits = NULL;
  g_autofree char *count = NULL;
  guint n;

  g_return_if_fail (PSK_IS_HOUSEHOLD_VISITS (self) && PSK_IS_BOOK (book));

  g_set_object (&self->household, household);
  visits = psk_visit_table_read_all (psk_book_get_store (book), household->id, NULL);
  n = visits != NULL ? visits->len : 0;
  count = g_strdup_printf (ngettext ("%u time", "%u times", n), n);
  gtk_label_set_label (self->count_label, n > 0 ? count : "");

  clear (self->list);
  for (guint i = 0; i < n; i++)
    gtk_list_box_append (self->list, psk_visit_row_new (book, visits->pdata[i]));
}
