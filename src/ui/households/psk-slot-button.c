/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-slot-button.h"

#include <glib/gi18n.h>

#include "psk-household-table.h"
#include "psk-metric-table.h"

/* So many numbers are told one by one. */
#define MAX_NUMBERS 6

/**
 * PskSlotButton:
 *
 * Says which slots of a tambon are empty, and is the door to those who may take them.
 */
struct _PskSlotButton
{
  AdwBin parent_instance;

  /* Owned by the bin */
  GtkWidget *button;
  GtkWidget *label;
};

G_DEFINE_FINAL_TYPE (PskSlotButton, psk_slot_button, ADW_TYPE_BIN)

static void
psk_slot_button_class_init (PskSlotButtonClass *klass)
{
}

static void
psk_slot_button_init (PskSlotButton *self)
{
  self->button = gtk_button_new ();
  self->label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_button_set_child (GTK_BUTTON (self->button), self->label);
  gtk_widget_set_tooltip_text (self->button, _("Choose households for the slots of this tambon"));
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_add_css_class (self->button, "strip-button");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), "households.choose-slots");
  adw_bin_set_child (ADW_BIN (self), self->button);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static char *
list_free (PskStore *store,
           int       tambon,
           int      *n_free)
{
  const int target = psk_metric_table_get_target (store, tambon);
  GString *numbers = g_string_new (NULL);

  *n_free = 0;
  for (int slot = 1; slot <= target; slot++)
    {
      if (psk_household_table_slot_holder (store, tambon, slot) != 0)
        continue;
      if (*n_free < MAX_NUMBERS)
        g_string_append_printf (numbers, "%s%d", *n_free > 0 ? ", " : "", slot);
      else if (*n_free == MAX_NUMBERS)
        g_string_append (numbers, " …");
      (*n_free)++;
    }

  return g_string_free (numbers, FALSE);
}

/**
 * psk_slot_button_show:
 * @self: a button
 * @book: (nullable): a book
 * @area: an area; only that of a tambon has slots
 */
void
psk_slot_button_show (PskSlotButton *self,
                      PskBook       *book,
                      int            area)
{
  const gboolean is_tambon = book != NULL && psk_area_code_level (area) == PSK_AREA_TAMBON;
  g_autofree char *numbers = NULL;
  g_autofree char *text = NULL;
  int n_free = 0;

  g_return_if_fail (PSK_IS_SLOT_BUTTON (self));

  gtk_widget_set_visible (GTK_WIDGET (self), is_tambon);
  if (!is_tambon)
    return;

  numbers = list_free (psk_book_get_store (book), area, &n_free);
  if (n_free > 0)
    /* Translators: how many slots are empty, and their numbers */
    text = g_strdup_printf (ngettext ("○ %d empty slot: %s", "○ %d empty slots: %s", n_free),
                            n_free, numbers);
  else
    text = g_strdup (_("● All slots are taken"));
  gtk_label_set_label (GTK_LABEL (self->label), text);
  gtk_widget_remove_css_class (self->button, "partial-text");
  if (n_free > 0)
    gtk_widget_add_css_class (self->button, "partial-text");
}
