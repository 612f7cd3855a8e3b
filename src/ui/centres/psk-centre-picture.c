/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-centre-picture.h"

#include "psk-centre-table.h"
#include "psk-photo-loader.h"

/**
 * PskCentrePicture:
 *
 * A small picture that is a door to the large one: its word in the corner, or a
 * hole that says what is missing.
 */
struct _PskCentrePicture
{
  GtkButton parent_instance;

  /* Owned */
  GCancellable *loading;

  /* Borrowed */
  GtkPicture *picture;
  GtkLabel *label;

  gpointer book; /* that the photo is of; only compared */
  gint64 photo;  /* that is shown, 0 for a hole, -1 for nothing yet */
};

G_DEFINE_FINAL_TYPE (PskCentrePicture, psk_centre_picture, GTK_TYPE_BUTTON)

static void
stop_loading (PskCentrePicture *self)
{
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (PskCentrePicture) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = psk_photo_load_finish (result, &error);

  /* Another one was asked for meanwhile. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (texture));
  if (error != NULL)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "broken");
      gtk_widget_set_tooltip_text (GTK_WIDGET (self), error->message);
    }
}

static void
load (PskCentrePicture *self,
      PskBook          *book)
{
  g_autoptr (PskPhoto) photo = psk_centre_table_read_photo (psk_book_get_store (book), self->photo,
                                                            NULL);

  if (photo == NULL)
    return;

  self->loading = g_cancellable_new ();
  psk_photo_load_async (book, photo->file, PSK_PHOTO_SIZE_THUMBNAIL, self->loading, loaded_cb,
                        g_object_ref (self));
}

static void
psk_centre_picture_dispose (GObject *object)
{
  stop_loading (PSK_CENTRE_PICTURE (object));

  G_OBJECT_CLASS (psk_centre_picture_parent_class)->dispose (object);
}

static void
psk_centre_picture_class_init (PskCentrePictureClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = psk_centre_picture_dispose;
}

static void
psk_centre_picture_init (PskCentrePicture *self)
{
  GtkWidget *overlay = gtk_overlay_new ();

  self->photo = -1;
  self->picture = GTK_PICTURE (gtk_picture_new ());
  gtk_picture_set_content_fit (self->picture, GTK_CONTENT_FIT_COVER);
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_justify (self->label, GTK_JUSTIFY_CENTER);

  gtk_overlay_set_child (GTK_OVERLAY (overlay), GTK_WIDGET (self->picture));
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), GTK_WIDGET (self->label));
  gtk_button_set_child (GTK_BUTTON (self), overlay);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (GTK_WIDGET (self), "centre-picture");
}

/**
 * psk_centre_picture_show:
 * @self: a small picture
 * @book: a book
 * @photo: the row id of a photo, or 0 to show a hole
 * @word: what the photo shows, translated
 * @missing: what the hole says, translated
 */
void
psk_centre_picture_show (PskCentrePicture *self,
                         PskBook          *book,
                         gint64            photo,
                         const char       *word,
                         const char       *missing)
{
  const gboolean hole = photo == 0;

  g_return_if_fail (PSK_IS_CENTRE_PICTURE (self) && PSK_IS_BOOK (book));

  if (self->book == book && self->photo == photo)
    return;

  stop_loading (self);
  self->book = book;
  self->photo = photo;
  gtk_picture_set_paintable (self->picture, NULL);
  gtk_widget_remove_css_class (GTK_WIDGET (self), "broken");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), NULL);
  gtk_label_set_label (self->label, hole ? missing : word);
  gtk_widget_set_halign (GTK_WIDGET (self->label), hole ? GTK_ALIGN_CENTER : GTK_ALIGN_START);
  gtk_widget_set_valign (GTK_WIDGET (self->label), hole ? GTK_ALIGN_CENTER : GTK_ALIGN_END);
  gtk_widget_set_css_classes (GTK_WIDGET (self->label),
                              (const char *[]) { hole ? "dim-label" : "picture-word", NULL });
  if (hole)
    gtk_widget_add_css_class (GTK_WIDGET (self), "hole");
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self), "hole");
      load (self, book);
    }
}
