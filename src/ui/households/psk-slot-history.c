/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-slot-history.h"

#include <glib/gi18n.h>

#include "psk-box.h"
#include "psk-household-columns.h"
#include "psk-household-table.h"
#include "psk-slot-table.h"
#include "psk-thai-date.h"

#define MAX_CHARS 30 /* the pane is narrow */

/**
 * PskSlotHistory:
 *
 * Who held the slot of a household, from when to when, and why it was given up. A click
 * goes to a household.
 */
struct _PskSlotHistory
{
  GtkBox parent_instance;

  /* Template widgets */
  GtkLabel *title_label;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (PskSlotHistory, psk_slot_history, GTK_TYPE_BOX)

static void
psk_slot_history_class_init (PskSlotHistoryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/pansuk/Pansuk/ui/households/psk-slot-history.ui");
  gtk_widget_class_bind_template_child (widget_class, PskSlotHistory, title_label);
  gtk_widget_class_bind_template_child (widget_class, PskSlotHistory, list);
}

static void
psk_slot_history_init (PskSlotHistory *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static char *
name_of (PskBook *book,
         gint64   id)
{
  g_autoptr (PskHousehold) household = psk_household_table_read (psk_book_get_store (book), id,
                                                                 NULL);

  return psk_household_name_text (household);
}

static char *
describe_days (PskTenure *tenure)
{
  const PskLanguage language = psk_language_of_messages ();
  g_autofree char *from = psk_thai_date_format_iso (tenure->from_on, PSK_DATE_SHORT, language);
  g_autofree char *until = NULL;

  if (tenure->until_on == NULL)
    /* Translators: a date; somebody has a slot since then */
    return g_strdup_printf (_("since %s"), from);

  until = psk_thai_date_format_iso (tenure->until_on, PSK_DATE_SHORT, language);
  /* Translators: two dates */
  return g_strdup_printf (_("%s – %s"), from, until);
}

/* Why it was given up, and to whom. */
static char *
describe_end (PskBook   *book,
              PskTenure *tenure)
{
  const char *reason = tenure->reason != NULL
                       ? psk_definition_get_code_title (psk_book_get_codes (book), "drop_reason",
                                                        tenure->reason,
                                                        psk_language_of_messages ())
                       : _("Released");
  g_autofree char *successor = NULL;

  if (tenure->until_on == NULL)
    return NULL;
  if (tenure->successor == 0)
    return g_strdup (reason);

  successor = name_of (book, tenure->successor);
  /* Translators: why somebody gave up a slot, who took it over */
  return g_strdup_printf (_("%s · replaced by %s"), reason, successor);
}

static void
add_label (GtkWidget  *box,
           const char *text,
           const char *css_class)
{
  GtkWidget *label = psk_box_add_label (GTK_BOX (box), text, css_class);

  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_CHARS);
}

static void
add_row (PskSlotHistory *self,
         PskBook        *book,
         PskHousehold   *household,
         PskTenure      *tenure)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *name = name_of (book, tenure->household);
  g_autofree char *days = describe_days (tenure);
  g_autofree char *end = describe_end (book, tenure);

  add_label (box, name, tenure->household == household->id ? "heading" : "body");
  add_label (box, days, "caption");
  if (end != NULL)
    add_label (box, end, "caption");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), tenure->household != household->id);
  if (tenure->household != household->id)
    {
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(six)", "households", 0,
                                        tenure->household);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.go-to");
    }
  gtk_list_box_append (self->list, row);
}

static void
add_vacancy (PskSlotHistory *self,
             PskTenure      *last)
{
  g_autofree char *day = psk_thai_date_format_iso (last->until_on, PSK_DATE_SHORT,
                                                   psk_language_of_messages ());
  /* Translators: a date */
  g_autofree char *text = g_strdup_printf (_("Empty since %s"), day);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  add_label (box, text, "partial-text");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_append (self->list, row);
}

static gboolean
find_slot (PskBook      *book,
           PskHousehold *household,
           int          *tambon,
           int          *slot)
{
  g_autoptr (PskTenure) last = NULL;

  *tambon = household->tambon;
  *slot = household->slot;
  if (household->slot >= 1)
    return TRUE;

  last = psk_slot_table_read_last (psk_book_get_store (book), household->id, NULL);
  if (last == NULL)
    return FALSE;

  *tambon = last->tambon;
  *slot = last->slot;
  return TRUE;
}

/**
 * psk_slot_history_show:
 * @self: a history
 * @book: a book
 * @household: a household; one that never held a slot has no history
 */
void
psk_slot_history_show (PskSlotHistory *self,
                       PskBook        *book,
                       PskHousehold   *household)
{
  g_autoptr (GPtrArray) tenures = NULL;
  g_autofree char *title = NULL;
  GtkListBoxRow *row;
  int tambon;
  int slot;

  g_return_if_fail (PSK_IS_SLOT_HISTORY (self) && PSK_IS_BOOK (book));

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));

  if (find_slot (book, household, &tambon, &slot))
    tenures = psk_slot_table_read_history (psk_book_get_store (book), tambon, slot, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), tenures != NULL && tenures->len > 0);
  if (tenures == NULL || tenures->len == 0)
    return;

  /* Translators: the number of a slot of a tambon */
  title = g_strdup_printf (_("Who Held Slot %d"), slot);
  gtk_label_set_label (self->title_label, title);
  if (PSK_TENURE (tenures->pdata[0])->until_on != NULL)
    add_vacancy (self, tenures->pdata[0]);
  for (guint i = 0; i < tenures->len; i++)
    add_row (self, book, household, tenures->pdata[i]);
}
