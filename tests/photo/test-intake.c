/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <gexiv2/gexiv2.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "psk-error.h"
#include "psk-photo-cache.h"
#include "psk-photo-intake.h"
#include "psk-sample-picture.h"
#include "psk-test-book.h"

/* A whole PNG file whose header promises 20,000 × 20,000 pixels. */
#define HUGE_PNG \
  "\x89\x50\x4e\x47\x0d\x0a\x1a\x0a\x00\x00\x00\x0d\x49\x48\x44\x52\x00\x00" \
  "\x4e\x20\x00\x00\x4e\x20\x08\x02\x00\x00\x00\x6c\x12\xd1\x6e\x00\x00\x00" \
  "\x0b\x49\x44\x41\x54\x78\x9c\x63\x60\x40\x05\x00\x00\x10\x00\x01\x39\xbd" \
  "\x8f\x65\x00\x00\x00\x00\x49\x45\x4e\x44\xae\x42\x60\x82"

#define SVG "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"

typedef struct
{
  char *folder;
  char *picture; /* a good one, inside */
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = g_dir_make_tmp ("psk-intake-XXXXXX", NULL);
  g_assert_nonnull (fixture->folder);
  fixture->picture = g_build_filename (fixture->folder, "picture.jpg", NULL);
  g_assert_true (psk_sample_picture_write (fixture->picture, 3, TRUE, "2024-03-09T10:11:12",
                                           18.29, 99.49, NULL));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  psk_test_remove_tree (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->picture);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

static void
test_orientations (void)
{
  static const struct { const char *name; int width; int height; } cases[] = {
    { "landscape", 600, 450 },
    { "portrait", 450, 600 },
  };
  const char *shared = g_getenv ("PSK_TEST_SHARED");

  if (shared == NULL || !g_file_test (shared, G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("the shared pictures are not there");
      return;
    }

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 first = 0;

      for (int orientation = 1; orientation <= 8; orientation++)
        {
          g_autofree char *name = g_strdup_printf ("ianare-%s_%d.jpg", cases[i].name, orientation);
          g_autofree char *path = g_build_filename (shared, "realworld", "photos", name, NULL);
          g_autoptr (GError) error = NULL;
          g_autoptr (PskPhotoInfo) info = psk_photo_intake_read (path, &error);

          g_assert_no_error (error);
          g_assert_cmpint (info->width, ==, cases[i].width);
          g_assert_cmpint (info->height, ==, cases[i].height);
          g_assert_true (isnan (info->lat) && isnan (info->lon));

          if (orientation == 1)
            first = info->likeness;

          /* Each file was compressed anew, which moves single bits. */
          g_assert_cmpint (psk_photo_hash_distance (first, info->likeness), <=,
                           PSK_PHOTO_SAME_DISTANCE);
        }
    }
}

/* Eight files with one and the same picture in them give one hash. */
static void
test_turned (Fixture       *fixture,
             gconstpointer  data)
{
  static const struct { gboolean flip; GdkPixbufRotation turn; } undo[] = {
    { FALSE, GDK_PIXBUF_ROTATE_NONE },
    { TRUE, GDK_PIXBUF_ROTATE_NONE },
    { FALSE, GDK_PIXBUF_ROTATE_UPSIDEDOWN },
    { TRUE, GDK_PIXBUF_ROTATE_UPSIDEDOWN },
    { TRUE, GDK_PIXBUF_ROTATE_CLOCKWISE },
    { FALSE, GDK_PIXBUF_ROTATE_COUNTERCLOCKWISE },
    { TRUE, GDK_PIXBUF_ROTATE_COUNTERCLOCKWISE },
    { FALSE, GDK_PIXBUF_ROTATE_CLOCKWISE },
  };
  g_autoptr (GdkPixbuf) upright = gdk_pixbuf_new_from_file_at_size (fixture->picture,
                                                                    240, 160, NULL);
  g_autofree char *path = g_build_filename (fixture->folder, "turned.png", NULL);
  gint64 first = 0;

  for (int i = 0; i < 8; i++)
    {
      g_autoptr (GdkPixbuf) turned = gdk_pixbuf_rotate_simple (upright, undo[i].turn);
      g_autoptr (GdkPixbuf) flipped = undo[i].flip ? gdk_pixbuf_flip (turned, TRUE)
                                                   : g_object_ref (turned);
      g_autoptr (GExiv2Metadata) metadata = gexiv2_metadata_new ();
      g_autoptr (PskPhotoInfo) info = NULL;

      g_assert_true (gdk_pixbuf_save (flipped, path, "png", NULL, NULL));
      g_assert_true (gexiv2_metadata_open_path (metadata, path, NULL));
      gexiv2_metadata_try_set_orientation (metadata, i + 1, NULL);
      g_assert_true (gexiv2_metadata_save_file (metadata, path, NULL));
      info = psk_photo_intake_read (path, NULL);
      g_assert_cmpstr (info->extension, ==, "png");
      g_assert_cmpint (info->width, ==, 240);
      g_assert_cmpint (info->height, ==, 160);

      if (i == 0)
        first = info->likeness;

      g_assert_cmphex ((guint64) info->likeness, ==, (guint64) first);
    }
}

static void
test_no_altitude (Fixture       *fixture,
                  gconstpointer  data)
{
  static const struct { const char *tag; gboolean known; } cases[] = {
    { "Exif.GPSInfo.GPSAltitude", TRUE },
    { "Exif.GPSInfo.GPSLongitude", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GExiv2Metadata) metadata = gexiv2_metadata_new ();
      g_autoptr (PskPhotoInfo) info = NULL;

      g_assert_true (gexiv2_metadata_open_path (metadata, fixture->picture, NULL));
      g_assert_true (gexiv2_metadata_try_clear_tag (metadata, cases[i].tag, NULL));
      g_assert_true (gexiv2_metadata_save_file (metadata, fixture->picture, NULL));
      info = psk_photo_intake_read (fixture->picture, NULL);
      g_assert_cmpint (isfinite (info->lat), ==, cases[i].known);
      g_assert_cmpint (isfinite (info->lon), ==, cases[i].known);
    }
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  static const struct
  {
    const char *name;
    const char *bytes;
    gsize length;
    PskError code;
  } cases[] = {
    { "text.jpg", "This is no picture.", 19, PSK_ERROR_FORMAT },
    { "empty.jpg", "", 0, PSK_ERROR_FORMAT },
    { "start.jpg", "\xff\xd8\xff", 3, PSK_ERROR_FORMAT },
    { "drawing.svg", SVG, sizeof SVG - 1, PSK_ERROR_FORMAT },
    { "huge.png", HUGE_PNG, sizeof HUGE_PNG - 1, PSK_ERROR_TOO_LARGE },
    { "cut.png", HUGE_PNG, 30, PSK_ERROR_FORMAT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, cases[i].name, NULL);
      g_autoptr (GError) error = NULL;

      g_assert_true (g_file_set_contents (path, cases[i].bytes, cases[i].length, NULL));
      g_assert_null (psk_photo_intake_read (path, &error));
      g_assert_error (error, PSK_ERROR, cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].name));
      g_assert_null (strstr (error->message, fixture->folder));
    }
}

static void
test_refused_files (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *pipe = g_build_filename (fixture->folder, "pipe.jpg", NULL);
  g_autofree char *none = g_build_filename (fixture->folder, "none.jpg", NULL);
  g_autofree char *heavy = g_build_filename (fixture->folder, "heavy.jpg", NULL);
  const struct { const char *path; PskError code; } cases[] = {
    { fixture->folder, PSK_ERROR_FORMAT },
    { pipe, PSK_ERROR_FORMAT },
    { none, PSK_ERROR_NOT_FOUND },
    { heavy, PSK_ERROR_TOO_LARGE },
  };

  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_assert_true (g_file_set_contents (heavy, "\xff\xd8\xff", 3, NULL));
  g_assert_cmpint (truncate (heavy, 200000001), ==, 0); /* a hole, no bytes */

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (psk_photo_intake_read (cases[i].path, &error));
      g_assert_error (error, PSK_ERROR, cases[i].code);
    }
}

/* What an iPhone writes is a picture, and the sentence must not deny it. */
static void
test_telephone (Fixture       *fixture,
                gconstpointer  data)
{
  static const struct { const char *bytes; gsize length; gboolean told; } cases[] = {
    { "\0\0\0\x18" "ftypheic\0\0\0\0", 16, TRUE },
    { "\0\0\0\x18" "ftypmif1\0\0\0\0", 16, TRUE },
    { "\0\0\0\x18" "ftypmp42\0\0\0\0", 16, FALSE },
    { "\0\0\0\x18" "ftyp", 8, FALSE },
  };
  g_autofree char *path = g_build_filename (fixture->folder, "IMG_1.HEIC", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (g_file_set_contents (path, cases[i].bytes, cases[i].length, NULL));
      g_assert_null (psk_photo_intake_read (path, &error));
      g_assert_error (error, PSK_ERROR, PSK_ERROR_FORMAT);
      g_assert_cmpint (strstr (error->message, "save it as JPEG") != NULL, ==, cases[i].told);
    }
}

/* Wherever the copying stopped, the picture is refused and nothing crashes. */
static void
test_truncated (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *contents = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "cut.jpg", NULL);
  gsize length;

  g_assert_true (g_file_get_contents (fixture->picture, &contents, &length, NULL));

  for (guint i = 1; i <= 20; i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (g_file_set_contents (path, contents, length * i / 20 - 1, NULL));
      g_assert_null (psk_photo_intake_read (path, &error));
      g_assert_error (error, PSK_ERROR, PSK_ERROR_FORMAT);
    }
}

static void
test_store (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (PskPhotoInfo) info = psk_photo_intake_read (fixture->picture, NULL);
  g_autofree char *photos = g_build_filename (fixture->folder, "photos", NULL);
  g_autofree char *original = NULL;
  g_autofree char *expected = g_strconcat (info->sha256, ".jpg", NULL);
  g_autofree char *path = g_build_filename (photos, expected, NULL);
  gsize original_length;

  g_assert_true (g_file_get_contents (fixture->picture, &original, &original_length, NULL));
  g_assert_cmpint (info->bytes, ==, original_length);

  for (int round = 0; round < 3; round++)
    {
      g_autofree char *name = NULL;
      g_autofree char *stored = NULL;
      g_autoptr (GError) error = NULL;
      gsize length;
      GStatBuf status;

      g_assert_true (psk_photo_store (fixture->picture, photos, info, &name, &error));
      g_assert_no_error (error);
      g_assert_cmpstr (name, ==, expected);
      g_assert_true (g_file_get_contents (path, &stored, &length, NULL));
      g_assert_cmpmem (stored, length, original, original_length);
      g_assert_cmpint (g_stat (path, &status), ==, 0);
      g_assert_cmpint (status.st_mode & 0777, ==, 0600);
      g_assert_cmpuint (count_files (photos), ==, 1);

      /* The last round finds a stored file that was damaged. */
      if (round == 1)
        g_assert_true (g_file_set_contents (path, "damaged", 7, NULL));
    }
}

static void
test_store_changed (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (PskPhotoInfo) info = psk_photo_intake_read (fixture->picture, NULL);
  g_autofree char *photos = g_build_filename (fixture->folder, "photos", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (psk_sample_picture_write (fixture->picture, 4, TRUE, NULL, NAN, NAN, NULL));
  g_assert_false (psk_photo_store (fixture->picture, photos, info, NULL, &error));
  g_assert_error (error, PSK_ERROR, PSK_ERROR_CONFLICT);
  g_assert_cmpuint (count_files (photos), ==, 0);
}

static void
test_cache (Fixture       *fixture,
            gconstpointer  data)
{
  static const struct { PskPhotoSize size; int width; int height; } cases[] = {
    { PSK_PHOTO_SIZE_THUMBNAIL, 256, 170 },
    { PSK_PHOTO_SIZE_DISPLAY, 960, 640 },
    { PSK_PHOTO_SIZE_THUMBNAIL, 256, 170 },
  };
  g_autofree char *cache = g_build_filename (fixture->folder, "cache", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GdkPixbuf) pixbuf = psk_photo_cache_load (cache, fixture->folder, "picture.jpg",
                                                           cases[i].size, &error);

      g_assert_no_error (error);
      g_assert_cmpint (gdk_pixbuf_get_width (pixbuf), ==, cases[i].width);
      g_assert_cmpint (gdk_pixbuf_get_height (pixbuf), ==, cases[i].height);

      /* The last one comes out of the cache. */
      if (i == 1)
        g_assert_cmpint (g_unlink (fixture->picture), ==, 0);
    }

  g_assert_cmpuint (count_files (cache), ==, 2);
}

static void
test_cache_refused (Fixture       *fixture,
                    gconstpointer  data)
{
  static const struct { const char *file; PskError code; } cases[] = {
    { "../picture.jpg", PSK_ERROR_INVALID },
    { "/etc/passwd", PSK_ERROR_INVALID },
    { "..", PSK_ERROR_INVALID },
    { "", PSK_ERROR_INVALID },
    { "none.jpg", PSK_ERROR_NOT_FOUND },
  };
  g_autofree char *cache = g_build_filename (fixture->folder, "cache", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (psk_photo_cache_load (cache, fixture->folder, cases[i].file,
                                           PSK_PHOTO_SIZE_THUMBNAIL, &error));
      g_assert_error (error, PSK_ERROR, cases[i].code);
    }
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void (*func) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/intake/turned", test_turned },
    { "/intake/no-altitude", test_no_altitude },
    { "/intake/refused", test_refused },
    { "/intake/refused-files", test_refused_files },
    { "/intake/telephone", test_telephone },
    { "/intake/truncated", test_truncated },
    { "/intake/store", test_store },
    { "/intake/store-changed", test_store_changed },
    { "/intake/cache", test_cache },
    { "/intake/cache-refused", test_cache_refused },
  };

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/intake/orientations", test_orientations);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);

  return g_test_run ();
}
