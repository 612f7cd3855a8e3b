/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-photo-cache.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "psk-error.h"
#include "psk-exif.h"
#include "psk-picture.h"

#define WHITE 0xffffff

/* The name comes out of a book that anybody may have made. */
static gboolean
check_name (const char *file,
            GError    **error)
{
  g_assert (file != NULL);

  if (file[0] != '\0' && file[0] != '.' && strchr (file, G_DIR_SEPARATOR) == NULL)
    return TRUE;

  g_set_error (error, PSK_ERROR, PSK_ERROR_INVALID,
               _("The book names the picture “%s”, which is not in its photos folder; "
                 "add the picture again."), file);
  return FALSE;
}

static GdkPixbuf *
load_original (const char   *photos_dir,
               const char   *file,
               PskPhotoSize  size,
               GError      **error)
{
  g_autofree char *path = g_build_filename (photos_dir, file, NULL);
  g_autoptr (GBytes) bytes = psk_picture_read (path, error);
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  PskExif exif;

  if (bytes == NULL)
    return NULL;

  psk_exif_read (bytes, &exif);
  pixbuf = psk_picture_decode (bytes, file, exif.orientation, size, NULL, NULL, error);

  if (pixbuf == NULL || !gdk_pixbuf_get_has_alpha (pixbuf))
    return g_steal_pointer (&pixbuf);

  /* JPEG has no transparency. */
  return gdk_pixbuf_composite_color_simple (pixbuf,
                                            gdk_pixbuf_get_width (pixbuf),
                                            gdk_pixbuf_get_height (pixbuf),
                                            GDK_INTERP_NEAREST, 255, 8, WHITE, WHITE);
}

/* A copy that cannot be kept, as on a full disk, is made again the next time:
 * slower, but no reason to show no picture. */
static void
keep (GdkPixbuf  *pixbuf,
      const char *cache_dir,
      const char *path)
{
  g_autofree char *data = NULL;
  gsize length;

  g_assert (GDK_IS_PIXBUF (pixbuf));

  if (g_mkdir_with_parents (cache_dir, 0700) == 0 &&
      gdk_pixbuf_save_to_buffer (pixbuf, &data, &length, "jpeg", NULL, "quality", "88", NULL))
    g_file_set_contents_full (path, data, length, G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL);
}

/**
 * psk_photo_cache_load:
 * @cache_dir: (type filename): where smaller copies are kept, made when missing
 * @photos_dir: (type filename): the photos folder of the book
 * @file: the name of the picture in @photos_dir
 * @size: how large
 * @error: (nullable): where to put the error: %PSK_ERROR_INVALID,
 *   %PSK_ERROR_NOT_FOUND, %PSK_ERROR_FAILED, %PSK_ERROR_FORMAT, %PSK_ERROR_TOO_LARGE
 *
 * Gives a picture upright and no larger than @size; a small picture keeps its
 * size. Files in the photos folder never change, so that a copy never goes stale.
 * May be called on several threads at once: two that ask for the same copy both
 * make it, and the later one replaces the other.
 *
 * Returns: (transfer full) (nullable): the picture
 */
GdkPixbuf *
psk_photo_cache_load (const char   *cache_dir,
                      const char   *photos_dir,
                      const char   *file,
                      PskPhotoSize  size,
                      GError      **error)
{
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  GdkPixbuf *pixbuf;

  g_return_val_if_fail (cache_dir != NULL && photos_dir != NULL && file != NULL, NULL);
  g_return_val_if_fail (size == PSK_PHOTO_SIZE_THUMBNAIL || size == PSK_PHOTO_SIZE_DISPLAY, NULL);

  if (!check_name (file, error))
    return NULL;

  name = g_strdup_printf ("%s-%d.jpg", file, (int) size);
  path = g_build_filename (cache_dir, name, NULL);
  pixbuf = gdk_pixbuf_new_from_file (path, NULL);

  if (pixbuf != NULL)
    return pixbuf;

  pixbuf = load_original (photos_dir, file, size, error);

  if (pixbuf != NULL)
    keep (pixbuf, cache_dir, path);

  return pixbuf;
}
