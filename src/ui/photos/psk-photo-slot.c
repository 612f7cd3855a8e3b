/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-photo-slot.h"

#include <glib/gi18n.h>

#include "psk-photo-loader.h"

/**
 * PskPhotoSlot:
 *
 * The place of a photograph before or after: its thumbnail, or a dashed frame
 * that asks for a file. The thumbnail is read when the slot is seen.
 */
struct _PskPhotoSlot
{
  AdwBin parent_instance;

  /* Children */
  GtkWidget *picture;
  GtkWidget *button;

  /* Owned */
  GCancellable *cancellable; /* of the thumbnail that is on its way */
  char *file; /* that is shown, or on its way */

  gboolean after;
};

G_DEFINE_FINAL_TYPE (PskPhotoSlot, psk_photo_slot, ADW_TYPE_BIN)

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (PskPhotoSlot) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = psk_photo_load_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  gtk_picture_set_paintable (GTK_PICTURE (self->picture), GDK_PAINTABLE (texture));
  if (error != NULL)
    {
      gtk_widget_add_css_class (self->picture, "broken");
      gtk_widget_set_tooltip_text (self->picture, error->message);
    }
}

static void
forget (PskPhotoSlot *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->file, g_free);
  gtk_picture_set_paintable (GTK_PICTURE (self->picture), NULL);
  gtk_widget_remove_css_class (self->picture, "broken");
  gtk_widget_set_tooltip_text (self->picture, NULL);
}

static void
psk_photo_slot_dispose (GObject *object)
{
  PskPhotoSlot *self = PSK_PHOTO_SLOT (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->file, g_free);
  g_clear_object (&self->picture);
  g_clear_object (&self->button);

  G_OBJECT_CLASS (psk_photo_slot_parent_class)->dispose (object);
}

static void
psk_photo_slot_class_init (PskPhotoSlotClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = psk_photo_slot_dispose;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "photo-slot");
}

static void
psk_photo_slot_init (PskPhotoSlot *self)
{
  self->picture = g_object_ref_sink (gtk_picture_new ());
  gtk_picture_set_content_fit (GTK_PICTURE (self->picture), GTK_CONTENT_FIT_COVER);
  gtk_widget_add_css_class (self->picture, "photo-thumbnail");

  self->button = g_object_ref_sink (gtk_button_new ());
  gtk_widget_add_css_class (self->button, "photo-missing");
  gtk_widget_add_css_class (self->button, "flat");

  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_size_request (GTK_WIDGET (self), 92, 60);
}

/**
 * psk_photo_slot_new:
 * @after: whether it is the place of the photo after
 *
 * Returns: (transfer floating): an empty slot
 */
GtkWidget *
psk_photo_slot_new (gboolean after)
{
  PskPhotoSlot *self = g_object_new (PSK_TYPE_PHOTO_SLOT, NULL);

  self->after = after;
  gtk_button_set_label (GTK_BUTTON (self->button), after ? _("+ after") : _("+ before"));
  return GTK_WIDGET (self);
}

static void
show_missing (PskPhotoSlot *self,
              int           tambon,
              const char   *place)
{
  /* Translators: a tambon */
  g_autofree char *name = self->after ? g_strdup_printf (_("Add a photo after of %s"), place)
                                      : g_strdup_printf (_("Add a photo before of %s"), place);

  forget (self);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->button), "(ib)", tambon, self->after);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), "photos.add-to");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_tooltip_text (self->button, name);
  adw_bin_set_child (ADW_BIN (self), self->button);
}

/**
 * psk_photo_slot_show:
 * @self: a slot
 * @book: a book
 * @tambon: the tambon whose photo it is
 * @place: the name of @tambon
 * @photo: (nullable): the photo, or %NULL to ask for one
 */
void
psk_photo_slot_show (PskPhotoSlot *self,
                     PskBook      *book,
                     int           tambon,
                     const char   *place,
                     PskPhoto     *photo)
{
  g_autofree char *name = NULL;

  g_return_if_fail (PSK_IS_PHOTO_SLOT (self));

  if (photo == NULL)
    {
      show_missing (self, tambon, place);
      return;
    }

  if (g_strcmp0 (self->file, photo->file) == 0)
    return;

  forget (self);
  adw_bin_set_child (ADW_BIN (self), self->picture);
  /* Translators: a tambon */
  name = self->after ? g_strdup_printf (_("Photo after of %s"), place)
                     : g_strdup_printf (_("Photo before of %s"), place);
  gtk_picture_set_alternative_text (GTK_PICTURE (self->picture), name);
  self->file = g_strdup (photo->file);
  self->cancellable = g_cancellable_new ();
  psk_photo_load_async (book, photo->file, PSK_PHOTO_SIZE_THUMBNAIL, self->cancellable, loaded_cb,
                        g_object_ref (self));
}
