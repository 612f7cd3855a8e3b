/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-picture.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "psk-error.h"

#define CHUNK 65536

/* The formats that cameras, phones and LINE produce. Everything else that the
 * pixbuf loaders could open, drawings and cursors above all, is refused. */
typedef struct
{
  const char *loader;
  const char *extension;
  gsize offset;
  const char *magic;
  gsize length;
} Format;

static const Format formats[] = {
  { "jpeg", "jpg", 0, "\xff\xd8\xff", 3 },
  { "png", "png", 0, "\x89PNG\r\n\x1a\n", 8 },
  { "webp", "webp", 8, "WEBP", 4 },
  { "gif", "gif", 0, "GIF8", 4 },
  { "tiff", "tif", 0, "II*\0", 4 },
  { "tiff", "tif", 0, "MM\0*", 4 },
  { "bmp", "bmp", 0, "BM", 2 },
};

typedef struct
{
  int max_side;
  int width;
  int height;
  gboolean too_large;
} Sizes;

static const Format *
find_format (GBytes *bytes)
{
  gsize size;
  const guint8 *data;

  g_assert (bytes != NULL);

  data = g_bytes_get_data (bytes, &size);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      const Format *format = &formats[i];

      if (size >= format->offset + format->length &&
          memcmp (data + format->offset, format->magic, format->length) == 0)
        return format;
    }

  return NULL;
}

/* The loader paints what is missing of a JPEG grey and calls it a success, so
 * that the segments are walked to the end-of-image marker. Phones append films
 * behind it, hence the end of the file is no guide. */
static gboolean
jpeg_is_whole (const guint8 *data,
               gsize         size)
{
  gsize at = 2;

  g_assert (data != NULL);

  while (at + 1 < size)
    {
      guint8 marker = data[at + 1];

      if (data[at] != 0xff || marker == 0x00 || (marker >= 0xd0 && marker <= 0xd7))
        at += data[at] != 0xff ? 1 : 2;
      else if (marker == 0xff)
        at++;
      else if (marker == 0xd9)
        return TRUE;
      else if (at + 3 < size)
        at += 2 + ((gsize) data[at + 2] << 8 | data[at + 3]);
      else
        return FALSE;
    }

  return FALSE;
}

static gboolean
png_is_whole (const guint8 *data,
              gsize         size)
{
  gsize at = 8;

  g_assert (data != NULL);

  while (at + 12 <= size)
    {
      guint32 length;

      memcpy (&length, data + at, 4);

      if (memcmp (data + at + 4, "IEND", 4) == 0)
        return TRUE;

      at += (gsize) GUINT32_FROM_BE (length) + 12;
    }

  return FALSE;
}

static gboolean
webp_is_whole (const guint8 *data,
               gsize         size)
{
  guint32 length;

  g_assert (data != NULL && size >= 12);

  memcpy (&length, data + 4, 4);
  return (gsize) GUINT32_FROM_LE (length) + 8 <= size;
}

static gboolean
is_whole (const Format *format,
          GBytes       *bytes)
{
  gsize size;
  const guint8 *data;

  g_assert (format != NULL);

  data = g_bytes_get_data (bytes, &size);

  if (g_str_equal (format->loader, "jpeg"))
    return jpeg_is_whole (data, size);
  else if (g_str_equal (format->loader, "png"))
    return png_is_whole (data, size);
  else if (g_str_equal (format->loader, "webp"))
    return webp_is_whole (data, size);
  else
    return TRUE; /* the loaders of the others are strict */
}

static void
set_not_a_picture (const char *name,
                   GError    **error)
{
  g_set_error (error, PSK_ERROR, PSK_ERROR_FORMAT,
               _("The file “%s” is not a picture that can be read; choose a JPEG or PNG picture."),
               name);
}

/* Telephones write these, but not every computer has the loader. */
static gboolean
is_telephone_format (GBytes *bytes)
{
  static const char * const brands[] = { "heic", "heix", "hevc", "mif1", "msf1", "avif" };
  const Format *format = find_format (bytes);
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  if (format != NULL)
    return g_str_equal (format->loader, "webp");

  if (size < 12 || memcmp (data + 4, "ftyp", 4) != 0)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (brands); i++)
    if (memcmp (data + 8, brands[i], 4) == 0)
      return TRUE;

  return FALSE;
}

static void
set_telephone_format (const char *name,
                      GError    **error)
{
  g_set_error (error, PSK_ERROR, PSK_ERROR_FORMAT,
               _("The picture “%s” is of a kind that this computer cannot read; "
                 "save it as JPEG and add it again."), name);
}

static void
set_truncated (const char *name,
               GError    **error)
{
  g_set_error (error, PSK_ERROR, PSK_ERROR_FORMAT,
               _("The picture “%s” is damaged or incomplete; copy it from the camera again."),
               name);
}

static void
size_prepared_cb (GdkPixbufLoader *loader,
                  int              width,
                  int              height,
                  gpointer         user_data)
{
  Sizes *sizes = user_data;
  int side = MAX (width, height);

  sizes->width = width;
  sizes->height = height;
  sizes->too_large = (gint64) width * height > PSK_PICTURE_MAX_PIXELS;

  if (sizes->too_large)
    gdk_pixbuf_loader_set_size (loader, 0, 0); /* the loaders stop here */
  else if (side > sizes->max_side)
    gdk_pixbuf_loader_set_size (loader,
                                MAX (1, (gint64) width * sizes->max_side / side),
                                MAX (1, (gint64) height * sizes->max_side / side));
}

static gboolean
feed (GdkPixbufLoader *loader,
      GBytes          *bytes,
      const Sizes     *sizes)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  gboolean fed = TRUE;

  g_assert (GDK_IS_PIXBUF_LOADER (loader));

  for (gsize at = 0; fed && !sizes->too_large && at < size; at += CHUNK)
    fed = gdk_pixbuf_loader_write (loader, data + at, MIN (CHUNK, size - at), NULL);

  /* It has to be closed whatever happened. */
  return gdk_pixbuf_loader_close (loader, NULL) && fed;
}

/* The eight orientations of Exif, tag 0x0112. */
static GdkPixbuf *
turn_upright (GdkPixbuf *pixbuf,
              int        orientation)
{
  static const struct { gboolean flip; GdkPixbufRotation rotation; } turns[] = {
    { FALSE, GDK_PIXBUF_ROTATE_NONE },
    { TRUE, GDK_PIXBUF_ROTATE_NONE },
    { FALSE, GDK_PIXBUF_ROTATE_UPSIDEDOWN },
    { TRUE, GDK_PIXBUF_ROTATE_UPSIDEDOWN },
    { TRUE, GDK_PIXBUF_ROTATE_COUNTERCLOCKWISE },
    { FALSE, GDK_PIXBUF_ROTATE_CLOCKWISE },
    { TRUE, GDK_PIXBUF_ROTATE_CLOCKWISE },
    { FALSE, GDK_PIXBUF_ROTATE_COUNTERCLOCKWISE },
  };
  g_autoptr (GdkPixbuf) flipped = NULL;

  g_assert (GDK_IS_PIXBUF (pixbuf));
  g_assert (orientation >= 1 && orientation <= 8);

  flipped = turns[orientation - 1].flip ? gdk_pixbuf_flip (pixbuf, TRUE) : g_object_ref (pixbuf);
  return gdk_pixbuf_rotate_simple (flipped, turns[orientation - 1].rotation);
}

static GBytes *
read_descriptor (int         fd,
                 gsize       size,
                 const char *name,
                 GError    **error)
{
  g_autofree guint8 *data = g_try_malloc (size);
  gsize at = 0;

  while (data != NULL && at < size)
    {
      gssize n = read (fd, data + at, size - at);

      if (n <= 0)
        break;

      at += n;
    }

  if (data == NULL || at < size)
    {
      g_set_error (error, PSK_ERROR, PSK_ERROR_FAILED,
                   _("The picture “%s” could not be read; check the disk and try again."), name);
      return NULL;
    }

  return g_bytes_new_take (g_steal_pointer (&data), size);
}

/**
 * psk_picture_read:
 * @path: (type filename): a file
 * @error: (nullable): where to put the error: %PSK_ERROR_NOT_FOUND,
 *   %PSK_ERROR_FAILED, %PSK_ERROR_FORMAT, %PSK_ERROR_TOO_LARGE
 *
 * Reads a file of at most %PSK_PICTURE_MAX_BYTES. Pipes and devices are refused
 * instead of waited for.
 *
 * Returns: (transfer full) (nullable): its bytes
 */
GBytes *
psk_picture_read (const char *path,
                  GError    **error)
{
  g_autofree char *name = NULL;
  g_autoptr (GBytes) bytes = NULL;
  struct stat status;
  int fd;

  g_return_val_if_fail (path != NULL, NULL);

  name = g_filename_display_basename (path);
  fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);

  if (fd < 0 || fstat (fd, &status) < 0)
    g_set_error (error, PSK_ERROR, PSK_ERROR_NOT_FOUND,
                 _("The picture “%s” cannot be opened; check that it is still there."), name);
  else if (!S_ISREG (status.st_mode) || status.st_size == 0)
    set_not_a_picture (name, error);
  else if (status.st_size > PSK_PICTURE_MAX_BYTES)
    g_set_error (error, PSK_ERROR, PSK_ERROR_TOO_LARGE,
                 _("The picture “%s” is larger than 200 MB; choose a smaller one."), name);
  else
    bytes = read_descriptor (fd, status.st_size, name, error);

  if (fd >= 0)
    close (fd);

  return g_steal_pointer (&bytes);
}

/**
 * psk_picture_get_extension:
 * @bytes: a file
 *
 * Returns: (nullable): the file name extension of its format, told by its first
 *   bytes and not by its name; %NULL when it is not a picture
 */
const char *
psk_picture_get_extension (GBytes *bytes)
{
  const Format *format;

  g_return_val_if_fail (bytes != NULL, NULL);

  format = find_format (bytes);
  return format != NULL ? format->extension : NULL;
}

/**
 * psk_picture_decode:
 * @bytes: a file
 * @name: its name, for the error
 * @orientation: 1 to 8, from Exif
 * @max_side: the longer side of the result in pixels, at most
 * @width: (out) (optional): where to put the full width, upright
 * @height: (out) (optional): where to put the full height, upright
 * @error: (nullable): where to put the error: %PSK_ERROR_FORMAT, %PSK_ERROR_TOO_LARGE
 *
 * Decodes a picture, scaled down while decoding where the format allows it, and
 * turns it upright. More than %PSK_PICTURE_MAX_PIXELS are refused from the
 * header, before memory is taken for them.
 *
 * Returns: (transfer full) (nullable): the picture
 */
GdkPixbuf *
psk_picture_decode (GBytes     *bytes,
                    const char *name,
                    int         orientation,
                    int         max_side,
                    int        *width,
                    int        *height,
                    GError    **error)
{
  g_autoptr (GdkPixbufLoader) loader = NULL;
  Sizes sizes = { .max_side = max_side };
  const Format *format;
  GdkPixbuf *pixbuf;

  g_return_val_if_fail (bytes != NULL && name != NULL, NULL);
  g_return_val_if_fail (orientation >= 1 && orientation <= 8, NULL);
  g_return_val_if_fail (max_side > 0, NULL);

  format = find_format (bytes);

  if (format != NULL)
    loader = gdk_pixbuf_loader_new_with_type (format->loader, NULL);

  if (loader == NULL)
    {
      if (is_telephone_format (bytes))
        set_telephone_format (name, error);
      else
        set_not_a_picture (name, error);

      return NULL;
    }

  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), &sizes);

  if (!feed (loader, bytes, &sizes) || sizes.too_large || !is_whole (format, bytes) ||
      (pixbuf = gdk_pixbuf_loader_get_pixbuf (loader)) == NULL)
    {
      if (sizes.too_large)
        g_set_error (error, PSK_ERROR, PSK_ERROR_TOO_LARGE,
                     _("The picture “%s” has more than 100 megapixels; choose a smaller one."),
                     name);
      else
        set_truncated (name, error);

      return NULL;
    }

  if (width != NULL)
    *width = orientation < 5 ? sizes.width : sizes.height;

  if (height != NULL)
    *height = orientation < 5 ? sizes.height : sizes.width;

  return turn_upright (pixbuf, orientation);
}
