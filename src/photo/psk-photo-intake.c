/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-photo-intake.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "psk-error.h"
#include "psk-exif.h"
#include "psk-likeness.h"
#include "psk-picture.h"

/* Side of the picture that the likeness is computed from. */
#define LIKENESS_SIDE 256

#define CHUNK 65536

G_DEFINE_BOXED_TYPE (PskPhotoInfo, psk_photo_info, psk_photo_info_copy, psk_photo_info_free)

static void
set_write_error (GError    **error,
                 int         number,
                 const char *name)
{
  if (number == ENOSPC || number == EDQUOT)
    g_set_error (error, PSK_ERROR, PSK_ERROR_FULL,
                 _("There is no room left on the disk for the picture “%s”; "
                   "delete files that are not needed and try again."), name);
  else if (number == EACCES || number == EPERM || number == EROFS)
    g_set_error (error, PSK_ERROR, PSK_ERROR_READ_ONLY,
                 _("The picture “%s” cannot be kept because the folder of the book "
                   "cannot be written to."), name);
  else
    g_set_error (error, PSK_ERROR, PSK_ERROR_FAILED,
                 _("The picture “%s” could not be copied; check the disk and try again."), name);
}

static gboolean
write_all (int           fd,
           const guint8 *data,
           gsize         size)
{
  while (size > 0)
    {
      gssize n = write (fd, data, size);

      if (n < 0 && errno == EINTR)
        continue;

      if (n <= 0)
        return FALSE;

      data += n;
      size -= n;
    }

  return TRUE;
}

/* Copies to @to, unless that is -1, and returns the hash of what went by; %NULL
 * with errno set when reading or writing failed. */
static char *
copy_and_hash (int from,
               int to)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 buffer[CHUNK];
  gssize n;

  g_assert (from >= 0);

  while ((n = read (from, buffer, sizeof buffer)) != 0)
    {
      if (n < 0 && errno == EINTR)
        continue;

      if (n < 0 || (to >= 0 && !write_all (to, buffer, n)))
        return NULL;

      g_checksum_update (checksum, buffer, n);
    }

  return g_strdup (g_checksum_get_string (checksum));
}

static gboolean
is_stored_already (const char *path,
                   const char *sha256)
{
  g_autofree char *hash = NULL;
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);

  if (fd < 0)
    return FALSE;

  hash = copy_and_hash (fd, -1);
  close (fd);
  return g_strcmp0 (hash, sha256) == 0;
}

/* Makes the new name last through a power cut. */
static void
sync_folder (const char *path)
{
  int fd = g_open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (fd < 0)
    return;

  fsync (fd);
  close (fd);
}

static gboolean
copy_to_descriptor (const char *src,
                    int         to,
                    const char *sha256,
                    GError    **error)
{
  g_autofree char *name = g_filename_display_basename (src);
  g_autofree char *hash = NULL;
  int from = g_open (src, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
  int number;

  if (from < 0)
    {
      g_set_error (error, PSK_ERROR, PSK_ERROR_NOT_FOUND,
                   _("The picture “%s” cannot be opened; check that it is still there."), name);
      return FALSE;
    }

  hash = copy_and_hash (from, to);
  number = errno;
  close (from);

  if (hash == NULL)
    {
      set_write_error (error, number, name);
      return FALSE;
    }

  if (!g_str_equal (hash, sha256))
    {
      g_set_error (error, PSK_ERROR, PSK_ERROR_CONFLICT,
                   _("The picture “%s” changed while it was being copied; add it again."), name);
      return FALSE;
    }

  return TRUE;
}

static gboolean
copy_atomically (const char *src,
                 const char *path,
                 const char *sha256,
                 GError    **error)
{
  g_autofree char *name = g_filename_display_basename (src);
  g_autofree char *temporary = g_strconcat (path, ".XXXXXX", NULL);
  int fd = g_mkstemp_full (temporary, O_WRONLY | O_CLOEXEC, 0600);
  gboolean copied;

  if (fd < 0)
    {
      set_write_error (error, errno, name);
      return FALSE;
    }

  copied = copy_to_descriptor (src, fd, sha256, error);

  if (copied && fsync (fd) != 0)
    {
      set_write_error (error, errno, name);
      copied = FALSE;
    }

  close (fd);

  if (copied && g_rename (temporary, path) != 0)
    {
      set_write_error (error, errno, name);
      copied = FALSE;
    }

  if (!copied)
    g_unlink (temporary);

  return copied;
}

/**
 * psk_photo_info_copy:
 * @self: a description
 *
 * Returns: (transfer full): a copy
 */
PskPhotoInfo *
psk_photo_info_copy (const PskPhotoInfo *self)
{
  PskPhotoInfo *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->sha256 = g_strdup (self->sha256);
  copy->extension = g_strdup (self->extension);
  copy->taken_on = g_strdup (self->taken_on);
  return copy;
}

/**
 * psk_photo_info_free:
 * @self: (transfer full): a description
 */
void
psk_photo_info_free (PskPhotoInfo *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->sha256);
  g_free (self->extension);
  g_free (self->taken_on);
  g_free (self);
}

/**
 * psk_photo_info_make_photo:
 * @self: what a picture file tells
 * @path: (type filename): the file
 * @moment: before or after
 *
 * Returns: (transfer full): the photograph, not yet of a centre and not yet kept
 */
PskPhoto *
psk_photo_info_make_photo (const PskPhotoInfo *self,
                           const char         *path,
                           const char         *moment)
{
  PskPhoto *photo = g_object_new (PSK_TYPE_PHOTO, NULL);

  photo->moment = g_strdup (moment);
  photo->sha256 = g_strdup (self->sha256);
  photo->original_name = g_filename_display_basename (path);
  photo->width = self->width;
  photo->height = self->height;
  photo->bytes = self->bytes;
  photo->taken_on = g_strdup (self->taken_on);
  photo->taken_from = self->taken_on != NULL ? g_strdup ("exif") : NULL;
  photo->lat = self->lat;
  photo->lon = self->lon;
  photo->likeness = self->likeness;

  return photo;
}

/**
 * psk_photo_intake_read:
 * @path: (type filename): a picture file
 * @error: (nullable): where to put the error: %PSK_ERROR_NOT_FOUND,
 *   %PSK_ERROR_FAILED, %PSK_ERROR_FORMAT (not a picture, or not a whole one),
 *   %PSK_ERROR_TOO_LARGE (over 200 MB or 100 megapixels)
 *
 * Reads everything that is kept about a picture, without changing the file. May
 * be called on any thread; a picture of 12 megapixels takes tens of milliseconds.
 *
 * Returns: (transfer full) (nullable): the description
 */
PskPhotoInfo *
psk_photo_intake_read (const char *path,
                       GError    **error)
{
  g_autoptr (PskPhotoInfo) self = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  g_autofree char *name = NULL;
  PskExif exif;

  g_return_val_if_fail (path != NULL, NULL);

  name = g_filename_display_basename (path);
  bytes = psk_picture_read (path, error);

  if (bytes == NULL)
    return NULL;

  self = g_new0 (PskPhotoInfo, 1);
  psk_exif_read (bytes, &exif);
  pixbuf = psk_picture_decode (bytes, name, exif.orientation, LIKENESS_SIDE,
                               &self->width, &self->height, error);

  if (pixbuf == NULL)
    return NULL;

  self->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  self->extension = g_strdup (psk_picture_get_extension (bytes));
  self->bytes = g_bytes_get_size (bytes);
  self->taken_on = exif.taken_on[0] != '\0' ? g_strdup (exif.taken_on) : NULL;
  self->lat = exif.lat;
  self->lon = exif.lon;
  self->likeness = psk_likeness_compute (pixbuf);
  return g_steal_pointer (&self);
}

static void
read_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  GError *error = NULL;
  PskPhotoInfo *info = psk_photo_intake_read (data, &error);

  if (info != NULL)
    g_task_return_pointer (task, info, (GDestroyNotify) psk_photo_info_free);
  else
    g_task_return_error (task, error);
}

/**
 * psk_photo_intake_read_async:
 * @path: (type filename): a picture file
 * @cancellable: (nullable): a cancellable
 * @callback: called when it was read
 * @user_data: for @callback
 *
 * Does what psk_photo_intake_read() does, on another thread.
 */
void
psk_photo_intake_read_async (const char         *path,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, read_thread);
}

/**
 * psk_photo_intake_read_finish:
 * @result: the result
 * @error: (nullable): where to put the error, as of psk_photo_intake_read() or
 *   %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the description
 */
PskPhotoInfo *
psk_photo_intake_read_finish (GAsyncResult *result,
                              GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * psk_photo_store:
 * @src: (type filename): a picture file
 * @photos_dir: (type filename): the photos folder of the book, made when missing
 * @info: what psk_photo_intake_read() told about @src
 * @file_name: (out) (optional): where to put the name inside @photos_dir
 * @error: (nullable): where to put the error: %PSK_ERROR_NOT_FOUND,
 *   %PSK_ERROR_CONFLICT (@src changed since), %PSK_ERROR_FULL,
 *   %PSK_ERROR_READ_ONLY, %PSK_ERROR_FAILED
 *
 * Copies a picture, byte for byte, under the name of its hash. The copy is there
 * whole or not at all. Storing the same picture again changes nothing; a stored
 * file that was damaged is replaced.
 *
 * Returns: whether the picture is stored
 */
gboolean
psk_photo_store (const char         *src,
                 const char         *photos_dir,
                 const PskPhotoInfo *info,
                 char              **file_name,
                 GError            **error)
{
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;

  g_return_val_if_fail (src != NULL && photos_dir != NULL && info != NULL, FALSE);

  name = g_strconcat (info->sha256, ".", info->extension, NULL);
  path = g_build_filename (photos_dir, name, NULL);

  if (g_mkdir_with_parents (photos_dir, 0700) != 0)
    {
      g_autofree char *display = g_filename_display_basename (src);

      set_write_error (error, errno, display);
      return FALSE;
    }

  if (!is_stored_already (path, info->sha256))
    {
      if (!copy_atomically (src, path, info->sha256, error))
        return FALSE;

      sync_folder (photos_dir);
    }

  if (file_name != NULL)
    *file_name = g_steal_pointer (&name);

  return TRUE;
}

/**
 * psk_photo_hash_distance:
 * @a: a likeness
 * @b: another
 *
 * Returns: in how many of the 64 bits they differ; see %PSK_PHOTO_SAME_DISTANCE
 */
int
psk_photo_hash_distance (gint64 a,
                         gint64 b)
{
  return __builtin_popcountll ((guint64) a ^ (guint64) b);
}
