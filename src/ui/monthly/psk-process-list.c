/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-process-list.h"

#include <glib/gi18n.h>

#include "psk-box.h"
#include "psk-definition.h"
#include "psk-report-commands.h"
#include "psk-report-table.h"

/**
 * PskProcessList:
 *
 * The check list of the six processes of a district and month.
 */
struct _PskProcessList
{
  AdwBin parent_instance;

  /* Children */
  GtkBox *box;

  /* Owned */
  char *month;
  char *shape; /* what the checks were made for; NULL for none */

  /* Borrowed */
  PskPage *page;

  int district;
};

G_DEFINE_FINAL_TYPE (PskProcessList, psk_process_list, ADW_TYPE_BIN)

static PskBook *
book_of (PskProcessList *self)
{
  return psk_page_get_book (self->page);
}

static PskStore *
store_of (PskProcessList *self)
{
  return psk_book_get_store (book_of (self));
}

static void
check_toggled_cb (GtkCheckButton *button,
                  PskProcessList *self)
{
  const char *item = gtk_widget_get_name (GTK_WIDGET (button));
  const gboolean done = gtk_check_button_get_active (button);
  g_autofree char *evidence = NULL;
  g_autoptr (PskCommand) command = NULL;

  if (psk_report_table_get_check (store_of (self), self->district, self->month, item, &evidence)
      == done)
    return;

  command = psk_command_check_set (self->district, self->month, item, done, evidence);
  if (!psk_page_run (self->page, command, NULL))
    gtk_check_button_set_active (button, !done);
}

/* The evidence of it stands below. */
static GtkWidget *
add_check (PskProcessList *self,
           JsonObject     *item)
{
  const char *id = json_object_get_string_member (item, "id");
  g_autofree char *text = g_strdup_printf ("%s  %s", id,
                                           psk_definition_get_text (item, "title",
                                                                    psk_language_of_messages ()));
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_set_name (check, id);
  g_signal_connect (check, "toggled", G_CALLBACK (check_toggled_cb), self);
  gtk_box_append (self->box, check);
  label = psk_box_add_label (self->box, NULL, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_margin_start (label, 30);

  return check;
}

static GtkWidget *
find_check (PskProcessList *self,
            const char     *id)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->box));
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (GTK_IS_CHECK_BUTTON (child) && g_str_equal (gtk_widget_get_name (child), id))
        return child;
    }

  return NULL;
}

static void
show_check (PskProcessList *self,
            JsonObject     *item)
{
  const char *id = json_object_get_string_member (item, "id");
  GtkWidget *check = find_check (self, id);
  g_autofree char *evidence = NULL;
  g_autofree char *proof = NULL;
  const gboolean done = psk_report_table_get_check (store_of (self), self->district, self->month,
                                                    id, &evidence);

  proof = g_strdup_printf (_("Evidence: %s"),
                           evidence != NULL && *evidence != '\0' ? evidence
                           : psk_definition_get_text (item, "evidence",
                                                      psk_language_of_messages ()));
  if (check == NULL)
    check = add_check (self, item);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), done);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (check)), proof);
}

static void
add_process_head (PskProcessList *self,
                  PskDefinition  *list,
                  gint64          process)
{
  g_autofree char *text = NULL;

  if (process < 1 || process > (gint64) psk_definition_get_n (list, "processes"))
    return;

  text = g_strdup_printf ("%d. %s", (int) process,
                          psk_definition_get_text (psk_definition_get_element (
                                                     list, "processes", (guint) process - 1),
                                                   "title", psk_language_of_messages ()));
  gtk_widget_set_margin_top (psk_box_add_label (self->box, text, "heading"), 10);
}

/* The checks stay as long as they are of the same report, so that the focus does. Returns whether the list is to be filled. */
static gboolean
prepare_list (PskProcessList *self,
              PskDefinition  *list)
{
  g_autofree char *shape = NULL;
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;
  PskPeriod period;

  if (self->district != 0 && self->month != NULL && list != NULL)
    shape = g_strdup_printf ("%p %d %s %" G_GINT64_FORMAT, (gpointer) book_of (self),
                             self->district, self->month, psk_definition_get_id (list));
  if (shape != NULL && g_strcmp0 (shape, self->shape) == 0)
    return FALSE;

  psk_box_clear (self->box);
  g_free (self->shape);
  self->shape = g_steal_pointer (&shape);
  if (self->shape == NULL)
    {
      psk_box_add_label (self->box, _("Choose a district and month under Reports first."),
                         "dim-label");
      return FALSE;
    }

  name = psk_period_parse (self->month, &period, NULL)
         ? psk_period_format (&period, PSK_PERIOD_STYLE_LONG, psk_language_of_messages ())
         : g_strdup (self->month);
  title = g_strdup_printf ("%s · %s", psk_areas_get_name (psk_book_get_areas (book_of (self)),
                                                          self->district,
                                                          psk_language_of_messages ()), name);
  psk_box_add_label (self->box, title, "title-3");
  return TRUE;
}

static void
psk_process_list_dispose (GObject *object)
{
  PskProcessList *self = PSK_PROCESS_LIST (object);

  g_clear_pointer (&self->month, g_free);
  g_clear_pointer (&self->shape, g_free);

  G_OBJECT_CLASS (psk_process_list_parent_class)->dispose (object);
}

static void
psk_process_list_class_init (PskProcessListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = psk_process_list_dispose;
}

static void
psk_process_list_init (PskProcessList *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 4));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

/**
 * psk_process_list_show:
 * @self: a list
 * @page: the page that it is on, which outlives it
 * @district: a district, or 0 to say that none is chosen
 * @month: (nullable): a month
 */
void
psk_process_list_show (PskProcessList *self,
                       PskPage        *page,
                       int             district,
                       const char     *month)
{
  g_autoptr (PskDefinition) list = NULL;
  gint64 process = 0;
  gboolean anew;

  g_return_if_fail (PSK_IS_PROCESS_LIST (self) && PSK_IS_PAGE (page));

  self->page = page;
  self->district = district;
  g_free (self->month);
  self->month = g_strdup (month);
  list = psk_definition_load (store_of (self), "checklist", NULL);
  anew = prepare_list (self, list);
  if (self->shape == NULL)
    return;

  for (guint i = 0; i < psk_definition_get_n (list, "items"); i++)
    {
      JsonObject *item = psk_definition_get_element (list, "items", i);
      const gint64 of = json_object_get_int_member_with_default (item, "process", 0);

      if (anew && of != process)
        add_process_head (self, list, of);
      process = of;
      show_check (self, item);
    }
  if (anew && psk_definition_is_default (list))
    psk_box_add_label (self->box,
                       psk_definition_get_text (psk_definition_get_object (list), "note",
                                                psk_language_of_messages ()),
                       "dim-label");
}
