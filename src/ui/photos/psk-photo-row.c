/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-photo-row.h"

#include <glib/gi18n.h>

#include "psk-photo-drop.h"
#include "psk-photo-slot.h"

/**
 * PskPhotoRow:
 *
 * A tambon in the list of photos: its name, what its pair lacks, and the places
 * of the two photos. Files may be dropped on its halves.
 */
struct _PskPhotoRow
{
  GtkBox parent_instance;

  /* Children */
  GtkLabel *name;
  GtkLabel *state;
  PskPhotoSlot *slots[2];

  /* Owned */
  PskBook *book;
  PskPhotoPair *pair; /* NULL when the row shows nothing */

  gulong changed_id;
};

G_DEFINE_FINAL_TYPE (PskPhotoRow, psk_photo_row, GTK_TYPE_BOX)

static void
show_pair (PskPhotoRow *self)
{
  const PskPhotoPairState state = psk_photo_pair_get_state (self->pair);
  const char *classes[] = { "caption", psk_photo_pair_state_class (state), NULL };
  const char *name = psk_photo_pair_get_name (self->pair);
  const int tambon = psk_photo_pair_get_tambon (self->pair);

  gtk_label_set_label (self->name, name);
  gtk_label_set_label (self->state, psk_photo_pair_state_text (state));
  gtk_widget_set_css_classes (GTK_WIDGET (self->state), classes);
  psk_photo_slot_show (self->slots[0], self->book, tambon, name,
                       psk_photo_pair_get_photo (self->pair, FALSE));
  psk_photo_slot_show (self->slots[1], self->book, tambon, name,
                       psk_photo_pair_get_photo (self->pair, TRUE));
}

static int
drop_target (GtkWidget *widget,
             double     x,
             gboolean  *after)
{
  PskPhotoRow *self = PSK_PHOTO_ROW (widget);

  *after = x > gtk_widget_get_width (widget) / 2.0;
  return self->pair != NULL ? psk_photo_pair_get_tambon (self->pair) : 0;
}

static void
psk_photo_row_dispose (GObject *object)
{
  psk_photo_row_bind (PSK_PHOTO_ROW (object), NULL, NULL);

  G_OBJECT_CLASS (psk_photo_row_parent_class)->dispose (object);
}

static void
psk_photo_row_class_init (PskPhotoRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = psk_photo_row_dispose;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "photo-row");
}

static void
psk_photo_row_init (PskPhotoRow *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *slots = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);

  self->name = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->name, 0);
  gtk_label_set_ellipsize (self->name, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->name), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->name), "heading");
  self->state = GTK_LABEL (gtk_label_new (NULL));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->name));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->state));
  gtk_box_append (GTK_BOX (self), head);

  gtk_box_set_homogeneous (GTK_BOX (slots), TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (self->slots); i++)
    {
      self->slots[i] = PSK_PHOTO_SLOT (psk_photo_slot_new (i == 1));
      gtk_widget_add_css_class (GTK_WIDGET (self->slots[i]), i == 1 ? "after" : "before");
      gtk_box_append (GTK_BOX (slots), GTK_WIDGET (self->slots[i]));
    }
  gtk_box_append (GTK_BOX (self), slots);

  psk_photo_drop_attach (GTK_WIDGET (self), drop_target);
}

/**
 * psk_photo_row_new:
 *
 * Returns: (transfer floating): a row that shows nothing yet
 */
GtkWidget *
psk_photo_row_new (void)
{
  return g_object_new (PSK_TYPE_PHOTO_ROW, NULL);
}

/**
 * psk_photo_row_bind:
 * @self: a row
 * @book: (nullable): a book
 * @pair: (nullable): what it shows from now on
 */
void
psk_photo_row_bind (PskPhotoRow  *self,
                    PskBook      *book,
                    PskPhotoPair *pair)
{
  g_return_if_fail (PSK_IS_PHOTO_ROW (self));

  if (self->pair != NULL)
    g_clear_signal_handler (&self->changed_id, self->pair);
  g_set_object (&self->book, book);
  g_set_object (&self->pair, pair);
  if (pair == NULL)
    return;

  self->changed_id = g_signal_connect_swapped (pair, "changed", G_CALLBACK (show_pair), self);
  show_pair (self);
}
