/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-visit-photos.h"

#include <glib/gi18n.h>

#include "psk-box.h"
#include "psk-error.h"
#include "psk-file-chooser.h"
#include "psk-photo-intake.h"
#include "psk-photo-loader.h"
#include "psk-photo-twin.h"
#include "psk-photo-viewer.h"
#include "psk-visit-table.h"

#define THUMBNAIL 84 /* pixels */

/* A picture of the visit, and where its file lies before it is in the book. */
typedef struct
{
  PskVisitPhoto *photo;
  PskPhotoInfo *info; /* NULL for one that is in the book */
  char *path;
} Item;

/**
 * PskVisitPhotos:
 *
 * The pictures of a visit while it is edited. Files are read as soon as they are added,
 * and copied into the book when the visit is kept: what is cancelled leaves nothing.
 */
struct _PskVisitPhotos
{
  GtkBox parent_instance;

  /* Template widgets */
  GtkLabel *note_label;
  GtkStack *stack;
  GtkBox *box;

  /* Owned */
  PskBook *book;
  GPtrArray *items;
  GQueue waiting; /* paths that are to be read */
  GCancellable *cancellable;
  GTask *storing; /* waits until all files were read, or NULL */

  gint64 visit;
  gboolean reading; /* a file, or asking whether it is taken */
  gboolean changed;
};

G_DEFINE_FINAL_TYPE (PskVisitPhotos, psk_visit_photos, GTK_TYPE_BOX)

static void
item_free (gpointer data)
{
  Item *item = data;

  g_clear_object (&item->photo);
  g_clear_pointer (&item->info, psk_photo_info_free);
  g_free (item->path);
  g_free (item);
}

/* What is said of a file that was to be kept is read before anything is kept. */
static void
say (PskVisitPhotos *self,
     const char     *sentence)
{
  g_autoptr (GTask) storing = *sentence != '\0' ? g_steal_pointer (&self->storing) : NULL;

  if (storing != NULL)
    g_task_return_new_error (storing, PSK_ERROR, PSK_ERROR_REFUSED, "%s", sentence);
  gtk_label_set_label (self->note_label, sentence);
  if (*sentence != '\0')
    gtk_widget_add_css_class (GTK_WIDGET (self->note_label), "wrong-text");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->note_label), "wrong-text");
}

static GtkWidget *
make_thumbnail (PskVisitPhotos *self,
                const Item     *item,
                guint           number)
{
  GtkWidget *picture = gtk_picture_new ();
  GtkWidget *button = gtk_button_new ();
  /* Translators: the name of a file */
  g_autofree char *open = g_strdup_printf (_("Open the picture “%s”"), item->photo->original_name);

  gtk_widget_set_size_request (picture, THUMBNAIL, THUMBNAIL);
  gtk_picture_set_alternative_text (GTK_PICTURE (picture), item->photo->original_name);
  gtk_widget_add_css_class (picture, "photo-thumbnail");
  if (item->path != NULL)
    psk_photo_load_file_into (item->path, GTK_PICTURE (picture));
  else
    psk_photo_load_into (self->book, item->photo->file, GTK_PICTURE (picture));

  gtk_button_set_child (GTK_BUTTON (button), picture);
  gtk_widget_set_tooltip_text (button, open);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "thumbnail-button");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", number);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "visit-photos.open");
  return button;
}

static GtkWidget *
make_tile (PskVisitPhotos *self,
           const Item     *item,
           guint           number)
{
  GtkWidget *overlay = gtk_overlay_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
  /* Translators: the name of a file */
  g_autofree char *remove = g_strdup_printf (_("Remove the picture “%s”"),
                                             item->photo->original_name);

  gtk_widget_set_tooltip_text (button, remove);
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "osd");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_add_css_class (button, "small-button");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", number);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "visit-photos.remove");

  gtk_overlay_set_child (GTK_OVERLAY (overlay), make_thumbnail (self, item, number));
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), button);
  return overlay;
}

static void
show_items (PskVisitPhotos *self)
{
  psk_box_clear (self->box);
  for (guint i = 0; i < self->items->len; i++)
    gtk_box_append (self->box, make_tile (self, self->items->pdata[i], i));
  gtk_stack_set_visible_child_name (self->stack, self->items->len > 0 ? "photos" : "none");
}

static PskVisitPhoto *
make_photo (const PskPhotoInfo *info,
            const char         *path)
{
  PskVisitPhoto *photo = g_object_new (PSK_TYPE_VISIT_PHOTO, NULL);

  photo->sha256 = g_strdup (info->sha256);
  photo->original_name = g_filename_display_basename (path);
  photo->width = info->width;
  photo->height = info->height;
  photo->bytes = info->bytes;
  photo->taken_on = g_strdup (info->taken_on);
  photo->likeness = info->likeness;
  return photo;
}

/* Those of this visit as they are now, which are of no visit in the book. */
static GPtrArray *
copy_photos (PskVisitPhotos *self)
{
  GPtrArray *photos = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->items->len; i++)
    {
      const Item *item = self->items->pdata[i];
      PskVisitPhoto *photo = psk_record_copy (item->photo);

      photo->visit = 0;
      g_ptr_array_add (photos, photo);
    }

  return photos;
}

static void read_next (PskVisitPhotos *self);
static void store_waiting (PskVisitPhotos *self);

/* A file that is read, and perhaps asked about. */
typedef struct
{
  PskVisitPhotos *photos;
  PskPhotoInfo *info; /* once it was read */
  char *path;
} Reading;

static void
reading_free (Reading *reading)
{
  g_clear_pointer (&reading->info, psk_photo_info_free);
  g_free (reading->path);
  g_object_unref (reading->photos);
  g_free (reading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

static void
take (PskVisitPhotos *self,
      Reading        *reading)
{
  Item *item = g_new0 (Item, 1);

  item->photo = make_photo (reading->info, reading->path);
  item->info = g_steal_pointer (&reading->info);
  item->path = g_steal_pointer (&reading->path);
  g_ptr_array_add (self->items, item);
  self->changed = TRUE;
  show_items (self);
}

static void
judged_cb (gboolean    add,
           const char *problem,
           gpointer    user_data)
{
  g_autoptr (Reading) reading = user_data;
  PskVisitPhotos *self = reading->photos;

  self->reading = FALSE;
  if (self->book == NULL)
    return;

  if (add)
    take (self, reading);
  else if (problem != NULL)
    say (self, problem);
  read_next (self);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Reading *reading = user_data;
  PskVisitPhotos *self = reading->photos;
  g_autofree char *file = g_filename_display_basename (reading->path);
  g_autoptr (GPtrArray) photos = NULL;
  g_autoptr (GError) error = NULL;

  reading->info = psk_photo_intake_read_finish (result, &error);
  if (self->book == NULL || reading->info == NULL)
    {
      judged_cb (FALSE, error != NULL ? error->message : NULL, reading);
      return;
    }

  /* One picture proves one visit, as it is with the photos of centres. */
  photos = copy_photos (self);
  psk_photo_twin_judge (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->book,
                        self->visit, photos, reading->info, file, judged_cb, reading);
}

static void
read_next (PskVisitPhotos *self)
{
  Reading *reading;

  if (self->reading)
    return;
  if (g_queue_is_empty (&self->waiting))
    {
      store_waiting (self);
      return;
    }

  reading = g_new0 (Reading, 1);
  reading->photos = g_object_ref (self);
  reading->path = g_queue_pop_head (&self->waiting);
  self->reading = TRUE;
  psk_photo_intake_read_async (reading->path, self->cancellable, read_cb, reading);
}

static void
add_file (PskVisitPhotos *self,
          GFile          *file)
{
  /* A file without a path is told by its address: reading it fails with a sentence. */
  char *path = g_file_get_path (file);

  g_queue_push_tail (&self->waiting, path != NULL ? path : g_file_get_uri (file));
}

static gboolean
drop_cb (GtkDropTarget  *target,
         const GValue   *value,
         double          x,
         double          y,
         PskVisitPhotos *self)
{
  say (self, "");
  for (GSList *l = g_value_get_boxed (value); l != NULL; l = l->next)
    add_file (self, l->data);
  read_next (self);
  return TRUE;
}

static void
chosen_cb (GtkNativeDialog *chooser,
           int              response,
           PskVisitPhotos  *self)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (chooser));

      psk_visit_photos_add_files (self, files);
    }
  g_object_unref (chooser);
}

static void
choose_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  GtkFileChooserNative *chooser
    = psk_file_chooser_new (widget, _("Add Pictures"), _("_Add"), _("Pictures"), NULL);

  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (chosen_cb), widget, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  PskVisitPhotos *self = PSK_VISIT_PHOTOS (widget);
  const guint number = g_variant_get_uint32 (parameter);

  if (number >= self->items->len)
    return;

  g_ptr_array_remove_index (self->items, number);
  self->changed = TRUE;
  say (self, "");
  show_items (self);
}

static void
open_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  PskVisitPhotos *self = PSK_VISIT_PHOTOS (widget);
  g_autoptr (GPtrArray) photos = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->items->len; i++)
    {
      const Item *item = self->items->pdata[i];

      g_ptr_array_add (photos, g_object_ref (item->photo));
      g_ptr_array_add (paths, g_strdup (item->path));
    }
  psk_photo_viewer_show (widget, self->book, photos, paths, g_variant_get_uint32 (parameter));
}

static void
psk_visit_photos_dispose (GObject *object)
{
  PskVisitPhotos *self = PSK_VISIT_PHOTOS (object);

  g_autoptr (GTask) storing = g_steal_pointer (&self->storing);

  g_cancellable_cancel (self->cancellable);
  if (storing != NULL)
    g_task_return_error_if_cancelled (storing);
  g_clear_object (&self->book);

  G_OBJECT_CLASS (psk_visit_photos_parent_class)->dispose (object);
}

static void
psk_visit_photos_finalize (GObject *object)
{
  PskVisitPhotos *self = PSK_VISIT_PHOTOS (object);

  g_clear_object (&self->cancellable);
  g_ptr_array_unref (self->items);
  g_queue_clear_full (&self->waiting, g_free);

  G_OBJECT_CLASS (psk_visit_photos_parent_class)->finalize (object);
}

static void
psk_visit_photos_class_init (PskVisitPhotosClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = psk_visit_photos_dispose;
  G_OBJECT_CLASS (klass)->finalize = psk_visit_photos_finalize;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/pansuk/Pansuk/ui/households/psk-visit-photos.ui");
  gtk_widget_class_bind_template_child (widget_class, PskVisitPhotos, note_label);
  gtk_widget_class_bind_template_child (widget_class, PskVisitPhotos, stack);
  gtk_widget_class_bind_template_child (widget_class, PskVisitPhotos, box);
  gtk_widget_class_install_action (widget_class, "visit-photos.choose", NULL, choose_action);
  gtk_widget_class_install_action (widget_class, "visit-photos.open", "u", open_action);
  gtk_widget_class_install_action (widget_class, "visit-photos.remove", "u", remove_action);
}

static void
psk_visit_photos_init (PskVisitPhotos *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  self->items = g_ptr_array_new_with_free_func (item_free);
  self->cancellable = g_cancellable_new ();
  g_queue_init (&self->waiting);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/**
 * psk_visit_photos_fill:
 * @self: no pictures yet
 * @book: a book
 * @visit: a visit of it, or 0 for a new one
 */
void
psk_visit_photos_fill (PskVisitPhotos *self,
                       PskBook        *book,
                       gint64          visit)
{
  g_autoptr (GPtrArray) photos = NULL;

  g_return_if_fail (PSK_IS_VISIT_PHOTOS (self) && PSK_IS_BOOK (book));

  g_set_object (&self->book, book);
  self->visit = visit;
  if (visit != 0)
    photos = psk_visit_table_read_photos (psk_book_get_store (book), visit, NULL);
  for (guint i = 0; photos != NULL && i < photos->len; i++)
    {
      Item *item = g_new0 (Item, 1);

      item->photo = g_object_ref (photos->pdata[i]);
      g_ptr_array_add (self->items, item);
    }
  show_items (self);
}

/**
 * psk_visit_photos_add_files:
 * @self: the pictures of a visit
 * @files: picture files
 *
 * Reads files on another thread, one after the other, and says which cannot be taken.
 */
void
psk_visit_photos_add_files (PskVisitPhotos *self,
                            GListModel     *files)
{
  g_return_if_fail (PSK_IS_VISIT_PHOTOS (self));

  say (self, "");
  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      add_file (self, file);
    }
  read_next (self);
}

/**
 * psk_visit_photos_get_n:
 * @self: the pictures of a visit
 *
 * Returns: how many there are now
 */
guint
psk_visit_photos_get_n (PskVisitPhotos *self)
{
  g_return_val_if_fail (PSK_IS_VISIT_PHOTOS (self), 0);

  return self->items->len;
}

/**
 * psk_visit_photos_is_changed:
 * @self: the pictures of a visit
 *
 * Returns: whether pictures were added or removed
 */
gboolean
psk_visit_photos_is_changed (PskVisitPhotos *self)
{
  g_return_val_if_fail (PSK_IS_VISIT_PHOTOS (self), FALSE);

  return self->changed || self->reading || !g_queue_is_empty (&self->waiting);
}

/* What a thread needs to copy the new files: nothing that the widget may change. */
typedef struct
{
  char *photos_dir;
  GPtrArray *photos; /* PskVisitPhoto, copies */
  GPtrArray *infos; /* PskPhotoInfo or NULL, as many */
  GPtrArray *paths; /* or NULL, as many */
} Copying;

static void
free_info (gpointer info)
{
  if (info != NULL)
    psk_photo_info_free (info);
}

static void
copying_free (gpointer data)
{
  Copying *copying = data;

  g_free (copying->photos_dir);
  g_ptr_array_unref (copying->photos);
  g_ptr_array_unref (copying->infos);
  g_ptr_array_unref (copying->paths);
  g_free (copying);
}

static void
store_thread (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  Copying *copying = data;
  GError *error = NULL;

  for (guint i = 0; i < copying->photos->len; i++)
    {
      PskVisitPhoto *photo = copying->photos->pdata[i];
      g_autofree char *file = NULL;

      if (copying->paths->pdata[i] == NULL)
        continue;
      if (!psk_photo_store (copying->paths->pdata[i], copying->photos_dir,
                            copying->infos->pdata[i], &file, &error))
        {
          g_task_return_error (task, error);
          return;
        }
      psk_record_set_text (photo, PSK_VISIT_PHOTO_FILE, file);
    }

  g_task_return_pointer (task, g_ptr_array_ref (copying->photos),
                         (GDestroyNotify) g_ptr_array_unref);
}

/* Now that all files were read that were added. */
static void
store_waiting (PskVisitPhotos *self)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->storing);
  Copying *copying;

  if (task == NULL)
    return;

  copying = g_new0 (Copying, 1);
  copying->photos_dir = psk_book_get_photos_dir (self->book);
  copying->photos = g_ptr_array_new_with_free_func (g_object_unref);
  copying->infos = g_ptr_array_new_with_free_func (free_info);
  copying->paths = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < self->items->len; i++)
    {
      const Item *item = self->items->pdata[i];

      g_ptr_array_add (copying->photos, psk_record_copy (item->photo));
      g_ptr_array_add (copying->infos, item->info != NULL ? psk_photo_info_copy (item->info)
                                                          : NULL);
      g_ptr_array_add (copying->paths, g_strdup (item->path));
    }

  g_task_set_task_data (task, copying, copying_free);
  g_task_run_in_thread (task, store_thread);
}

/**
 * psk_visit_photos_store_async:
 * @self: the pictures of a visit
 * @callback: called when their files are in the book
 * @user_data: for @callback
 *
 * Copies the new files into the book, on another thread, as soon as those were read that
 * have been added. When one of them cannot be taken, that is the error.
 */
void
psk_visit_photos_store_async (PskVisitPhotos     *self,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  g_return_if_fail (PSK_IS_VISIT_PHOTOS (self) && self->storing == NULL);

  self->storing = g_task_new (self, self->cancellable, callback, user_data);
  read_next (self);
}

/**
 * psk_visit_photos_store_finish:
 * @self: the pictures of a visit
 * @result: the result
 * @error: (nullable): why a file could not be copied
 *
 * Returns: (transfer full) (nullable) (element-type PskVisitPhoto): the pictures, for
 *   psk_command_visit_keep()
 */
GPtrArray *
psk_visit_photos_store_finish (PskVisitPhotos *self,
                               GAsyncResult   *result,
                               GError        **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
