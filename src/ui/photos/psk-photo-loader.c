/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-photo-loader.h"

#include "psk-exif.h"
#include "psk-picture.h"

typedef struct
{
  char *cache_dir; /* NULL for a file that is not in the book */
  char *photos_dir;
  char *file; /* a name in the folder of photos, or a path */
  PskPhotoSize size;
} LoadData;

static void
load_data_free (gpointer data)
{
  LoadData *d = data;

  g_free (d->cache_dir);
  g_free (d->photos_dir);
  g_free (d->file);
  g_free (d);
}

static GdkPixbuf *
decode (LoadData  *d,
        GError   **error)
{
  g_autofree char *name = g_filename_display_basename (d->file);
  g_autoptr (GBytes) bytes = psk_picture_read (d->file, error);
  int width;
  int height;
  PskExif exif;

  if (bytes == NULL)
    return NULL;

  psk_exif_read (bytes, &exif);
  return psk_picture_decode (bytes, name, exif.orientation, (int) d->size, &width, &height, error);
}

static void
load (GTask        *task,
      gpointer      source,
      gpointer      task_data,
      GCancellable *cancellable)
{
  LoadData *d = task_data;
  GError *error = NULL;
  g_autoptr (GdkPixbuf) pixbuf = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;

  pixbuf = d->cache_dir != NULL
           ? psk_photo_cache_load (d->cache_dir, d->photos_dir, d->file, d->size, &error)
           : decode (d, &error);
  if (pixbuf != NULL)
    g_task_return_pointer (task, gdk_texture_new_for_pixbuf (pixbuf), g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * psk_photo_load_async:
 * @book: a book
 * @file: the name of an original
 * @size: which copy of it
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is there
 * @user_data: for @callback
 *
 * Loads a copy of a photograph in a thread.
 */
void
psk_photo_load_async (PskBook            *book,
                      const char         *file,
                      PskPhotoSize        size,
                      GCancellable       *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  LoadData *data = g_new0 (LoadData, 1);

  data->cache_dir = psk_book_get_cache_dir (book);
  data->photos_dir = psk_book_get_photos_dir (book);
  data->file = g_strdup (file);
  data->size = size;
  g_task_set_task_data (task, data, load_data_free);
  g_task_run_in_thread (task, load);
}

/**
 * psk_photo_load_file_async:
 * @path: (type filename): a picture file that is not in the book
 * @size: how large it is needed
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is there
 * @user_data: for @callback
 *
 * Loads a picture upright in a thread; psk_photo_load_finish() gives it.
 */
void
psk_photo_load_file_async (const char         *path,
                           PskPhotoSize        size,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  LoadData *data = g_new0 (LoadData, 1);

  data->file = g_strdup (path);
  data->size = size;
  g_task_set_task_data (task, data, load_data_free);
  g_task_run_in_thread (task, load);
}

/**
 * psk_photo_load_finish:
 * @result: the result
 * @error: (nullable): why it could not be loaded
 *
 * Returns: (transfer full) (nullable): the picture
 */
GdkTexture *
psk_photo_load_finish (GAsyncResult *result,
                       GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
loaded_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GtkPicture) picture = user_data;
  g_autoptr (GdkTexture) texture = psk_photo_load_finish (result, NULL);

  if (texture != NULL)
    gtk_picture_set_paintable (picture, GDK_PAINTABLE (texture));
}

/**
 * psk_photo_load_file_into:
 * @path: (type filename): a picture file that is not in the book
 * @picture: where it is shown small as soon as it is there
 */
void
psk_photo_load_file_into (const char *path,
                          GtkPicture *picture)
{
  psk_photo_load_file_async (path, PSK_PHOTO_SIZE_THUMBNAIL, NULL, loaded_cb,
                             g_object_ref (picture));
}

/**
 * psk_photo_load_into:
 * @book: a book
 * @file: the name of an original
 * @picture: where its thumbnail is shown as soon as it is there
 */
void
psk_photo_load_into (PskBook    *book,
                     const char *file,
                     GtkPicture *picture)
{
  psk_photo_load_async (book, file, PSK_PHOTO_SIZE_THUMBNAIL, NULL, loaded_cb,
                        g_object_ref (picture));
}
