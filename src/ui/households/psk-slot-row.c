/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-slot-row.h"

#include <glib/gi18n.h>

#include "psk-household-columns.h"
#include "psk-slot-table.h"
#include "psk-thai-date.h"

/**
 * PskSlotRow:
 *
 * One slot of a tambon and who holds it.
 */
struct _PskSlotRow
{
  GtkListBoxRow parent_instance;

  /* Template widgets */
  GtkLabel *slot_label;
  GtkLabel *name_label;
  GtkLabel *place_label;

  /* Owned */
  PskHousehold *holder; /* NULL when it is empty */

  int slot;
};

G_DEFINE_FINAL_TYPE (PskSlotRow, psk_slot_row, GTK_TYPE_LIST_BOX_ROW)

static void
psk_slot_row_dispose (GObject *object)
{
  g_clear_object (&PSK_SLOT_ROW (object)->holder);

  G_OBJECT_CLASS (psk_slot_row_parent_class)->dispose (object);
}

static void
psk_slot_row_class_init (PskSlotRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = psk_slot_row_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/pansuk/Pansuk/ui/households/psk-slot-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PskSlotRow, slot_label);
  gtk_widget_class_bind_template_child (widget_class, PskSlotRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, PskSlotRow, place_label);
}

static void
psk_slot_row_init (PskSlotRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_holder (PskSlotRow *self)
{
  const char *house = self->holder->house_no;
  g_autofree char *name = psk_household_name_text (self->holder);
  g_autofree char *place = NULL;

  gtk_label_set_label (self->name_label, name);
  if (self->holder->village_no >= 0)
    /* Translators: house number, village number */
    place = g_strdup_printf (_("%s Moo %d"), house != NULL ? house : "–",
                             self->holder->village_no);
  gtk_label_set_label (self->place_label, place != NULL ? place : "");
}

static void
show_empty (PskSlotRow *self,
            PskBook    *book,
            int         tambon)
{
  g_autofree char *since = psk_slot_table_free_since (psk_book_get_store (book), tambon,
                                                      self->slot);
  g_autofree char *day = since != NULL
                         ? psk_thai_date_format_iso (since, PSK_DATE_SHORT,
                                                     psk_language_of_messages ()) : NULL;
  /* Translators: a date */
  g_autofree char *text = day != NULL ? g_strdup_printf (_("○ empty since %s"), day)
                                      : g_strdup (_("○ empty"));

  gtk_label_set_label (self->name_label, text);
  gtk_widget_add_css_class (GTK_WIDGET (self->name_label), "partial-text");
}

/**
 * psk_slot_row_new:
 * @book: a book
 * @tambon: a tambon
 * @slot: one of its slots
 * @holder: (nullable): who holds it
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
psk_slot_row_new (PskBook      *book,
                  int           tambon,
                  int           slot,
                  PskHousehold *holder)
{
  PskSlotRow *self = g_object_new (PSK_TYPE_SLOT_ROW, NULL);
  g_autofree char *number = g_strdup_printf ("%d", slot);

  self->slot = slot;
  gtk_label_set_label (self->slot_label, number);
  if (g_set_object (&self->holder, holder))
    show_holder (self);
  else
    show_empty (self, book, tambon);

  return GTK_WIDGET (self);
}

/**
 * psk_slot_row_get_slot:
 * @self: a row
 *
 * Returns: the number of the slot
 */
int
psk_slot_row_get_slot (PskSlotRow *self)
{
  g_return_val_if_fail (PSK_IS_SLOT_ROW (self), 0);

  return self->slot;
}

/**
 * psk_slot_row_get_holder:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): who holds the slot
 */
PskHousehold *
psk_slot_row_get_holder (PskSlotRow *self)
{
  g_return_val_if_fail (PSK_IS_SLOT_ROW (self), NULL);

  return self->holder;
}
