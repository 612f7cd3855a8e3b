/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-photo-viewer.h"

#include <glib/gi18n.h>

#include "psk-photo-facts.h"
#include "psk-photo-loader.h"

/**
 * PskPhotoViewer:
 *
 * The pictures of a visit, one at a time and as large as the window. Arrows go from one
 * to the next, Esc closes.
 */
struct _PskPhotoViewer
{
  AdwWindow parent_instance;

  /* Template widgets */
  AdwWindowTitle *window_title;
  GtkWidget *previous_button;
  GtkWidget *next_button;
  GtkStack *stack;
  GtkPicture *picture;
  GtkLabel *problem_label;

  /* Owned */
  PskBook *book;
  GPtrArray *photos;
  GPtrArray *paths; /* of those that are not in the book yet; or NULL */
  GCancellable *cancellable; /* of the picture that is on its way */

  guint at;
};

G_DEFINE_FINAL_TYPE (PskPhotoViewer, psk_photo_viewer, ADW_TYPE_WINDOW)

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (PskPhotoViewer) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = psk_photo_load_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->photos == NULL)
    return;

  gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (texture));
  if (error != NULL)
    gtk_label_set_label (self->problem_label, error->message);
  gtk_stack_set_visible_child_name (self->stack, texture != NULL ? "picture" : "problem");
}

static void
load (PskPhotoViewer *self)
{
  const char *path = self->paths != NULL ? self->paths->pdata[self->at] : NULL;

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  if (path != NULL)
    psk_photo_load_file_async (path, PSK_PHOTO_SIZE_DISPLAY, self->cancellable, loaded_cb,
                               g_object_ref (self));
  else
    psk_photo_load_async (self->book, psk_photo_viewer_get_photo (self)->file,
                          PSK_PHOTO_SIZE_DISPLAY, self->cancellable, loaded_cb,
                          g_object_ref (self));
}

static char *
describe (PskPhotoViewer *self)
{
  g_autofree char *day = psk_photo_format_moment (psk_photo_viewer_get_photo (self)->taken_on);
  /* Translators: when a picture was taken */
  g_autofree char *taken = day != NULL ? g_strdup_printf (_("Taken on %s"), day)
                                       : g_strdup (_("It is not known when it was taken"));

  if (self->photos->len == 1)
    return g_steal_pointer (&taken);

  /* Translators: when a picture was taken; its number, of how many */
  return g_strdup_printf (_("%s · picture %u of %u"), taken, self->at + 1, self->photos->len);
}

static void
show_photo (PskPhotoViewer *self)
{
  PskVisitPhoto *photo = psk_photo_viewer_get_photo (self);
  g_autofree char *description = describe (self);

  adw_window_title_set_title (self->window_title, photo->original_name);
  adw_window_title_set_subtitle (self->window_title, description);
  gtk_picture_set_alternative_text (self->picture, photo->original_name);
  gtk_widget_set_sensitive (self->previous_button, self->at > 0);
  gtk_widget_set_sensitive (self->next_button, self->at + 1 < self->photos->len);
  gtk_widget_set_visible (self->previous_button, self->photos->len > 1);
  gtk_widget_set_visible (self->next_button, self->photos->len > 1);
  load (self);
}

static void
move_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  PskPhotoViewer *self = PSK_PHOTO_VIEWER (widget);
  const int to = (int) self->at + g_variant_get_int32 (parameter);

  if (to < 0 || to >= (int) self->photos->len)
    return;

  self->at = (guint) to;
  show_photo (self);
}

static void
psk_photo_viewer_dispose (GObject *object)
{
  PskPhotoViewer *self = PSK_PHOTO_VIEWER (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->photos, g_ptr_array_unref);
  g_clear_pointer (&self->paths, g_ptr_array_unref);
  g_clear_object (&self->book);

  G_OBJECT_CLASS (psk_photo_viewer_parent_class)->dispose (object);
}

static void
psk_photo_viewer_class_init (PskPhotoViewerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = psk_photo_viewer_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/pansuk/Pansuk/ui/photos/psk-photo-viewer.ui");
  gtk_widget_class_bind_template_child (widget_class, PskPhotoViewer, window_title);
  gtk_widget_class_bind_template_child (widget_class, PskPhotoViewer, previous_button);
  gtk_widget_class_bind_template_child (widget_class, PskPhotoViewer, next_button);
  gtk_widget_class_bind_template_child (widget_class, PskPhotoViewer, stack);
  gtk_widget_class_bind_template_child (widget_class, PskPhotoViewer, picture);
  gtk_widget_class_bind_template_child (widget_class, PskPhotoViewer, problem_label);

  gtk_widget_class_install_action (widget_class, "viewer.move", "i", move_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
psk_photo_viewer_init (PskPhotoViewer *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * psk_photo_viewer_show:
 * @widget: what was clicked: the viewer opens over its window
 * @book: a book
 * @photos: (element-type PskVisitPhoto): the pictures, at least one
 * @paths: (nullable) (element-type filename): as many, where the files of those lie that
 *   are not in the book yet, else %NULL
 * @at: the one to begin with
 */
void
psk_photo_viewer_show (GtkWidget *widget,
                       PskBook   *book,
                       GPtrArray *photos,
                       GPtrArray *paths,
                       guint      at)
{
  GtkWindow *parent;
  PskPhotoViewer *self;

  g_return_if_fail (GTK_IS_WIDGET (widget) && photos != NULL && at < photos->len);
  g_return_if_fail (paths == NULL || paths->len == photos->len);

  parent = GTK_WINDOW (gtk_widget_get_root (widget));
  self = g_object_new (PSK_TYPE_PHOTO_VIEWER, "transient-for", parent, NULL);
  self->book = g_object_ref (book);
  self->photos = g_ptr_array_ref (photos);
  self->paths = paths != NULL ? g_ptr_array_ref (paths) : NULL;
  self->at = at;
  gtk_window_set_default_size (GTK_WINDOW (self), gtk_widget_get_width (GTK_WIDGET (parent)),
                               gtk_widget_get_height (GTK_WIDGET (parent)));
  show_photo (self);
  gtk_window_present (GTK_WINDOW (self));
}

/**
 * psk_photo_viewer_get_photo:
 * @self: a viewer
 *
 * Returns: (transfer none): the picture that it shows
 */
PskVisitPhoto *
psk_photo_viewer_get_photo (PskPhotoViewer *self)
{
  g_return_val_if_fail (PSK_IS_PHOTO_VIEWER (self), NULL);

  return self->photos->pdata[self->at];
}
