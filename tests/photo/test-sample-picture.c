/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "psk-error.h"
#include "psk-photo-intake.h"
#include "psk-sample-picture.h"
#include "psk-test-book.h"

#define N_SEEDS 12
#define N_PLACES 100 /* as many as the sample book has */

typedef struct
{
  char *folder;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = g_dir_make_tmp ("psk-sample-XXXXXX", NULL);
  g_assert_nonnull (fixture->folder);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  psk_test_remove_tree (fixture->folder);
  g_free (fixture->folder);
}

static PskPhotoInfo *
draw (Fixture    *fixture,
      const char *name,
      guint32     seed,
      gboolean    after,
      const char *taken)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GError) error = NULL;
  PskPhotoInfo *info;

  g_assert_true (psk_sample_picture_write (path, seed, after, taken, 18.29, 99.49, &error));
  g_assert_no_error (error);
  info = psk_photo_intake_read (path, &error);
  g_assert_no_error (error);
  return info;
}

static void
test_same_bytes (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (PskPhotoInfo) one = draw (fixture, "1.jpg", 7, TRUE, "2024-03-09T10:11:12");
  g_autoptr (PskPhotoInfo) two = draw (fixture, "2.jpg", 7, TRUE, "2024-03-09T10:11:12");
  g_autoptr (PskPhotoInfo) other_day = draw (fixture, "3.jpg", 7, TRUE, "2024-03-10T10:11:12");

  g_assert_cmpstr (one->sha256, ==, two->sha256);
  g_assert_cmpstr (one->sha256, !=, other_day->sha256);
  g_assert_cmpint (one->likeness, ==, other_day->likeness);
  g_assert_cmpint (one->width, ==, 960);
  g_assert_cmpint (one->height, ==, 640);
  g_assert_cmpstr (one->taken_on, ==, "2024-03-09T10:11:12");
  g_assert_cmpfloat_with_epsilon (one->lat, 18.29, 1e-6);
  g_assert_cmpfloat_with_epsilon (one->lon, 99.49, 1e-6);
}

typedef struct
{
  Fixture *fixture;
  int number;
  PskPhotoInfo *info;
} Job;

static gpointer
draw_thread (gpointer data)
{
  Job *job = data;
  g_autofree char *name = g_strdup_printf ("thread-%d.jpg", job->number);

  job->info = draw (job->fixture, name, 7, TRUE, "2024-03-09T10:11:12");
  return NULL;
}

static void
test_threads (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (PskPhotoInfo) expected = draw (fixture, "0.jpg", 7, TRUE, "2024-03-09T10:11:12");
  GThread *threads[4];
  Job jobs[4];

  for (int i = 0; i < 4; i++)
    {
      jobs[i] = (Job) { fixture, i, NULL };
      threads[i] = g_thread_new ("draw", draw_thread, &jobs[i]);
    }

  for (int i = 0; i < 4; i++)
    {
      g_thread_join (threads[i]);
      g_assert_cmpstr (jobs[i].info->sha256, ==, expected->sha256);
      psk_photo_info_free (jobs[i].info);
    }
}

/* No two of the places may pass for one, and no after for its before. */
static void
test_unlike (Fixture       *fixture,
             gconstpointer  data)
{
  gint64 likeness[N_PLACES * 2];

  for (guint i = 0; i < N_PLACES * 2; i++)
    {
      g_autoptr (PskPhotoInfo) info = draw (fixture, "x.jpg", i / 2, i % 2, NULL);

      likeness[i] = info->likeness;

      for (guint j = 0; j < i; j++)
        g_assert_cmpint (psk_photo_hash_distance (likeness[i], likeness[j]), >,
                         PSK_PHOTO_SAME_DISTANCE);
    }
}

/* The same picture, resaved and made smaller as a chat program does it. */
static void
test_resaved (Fixture       *fixture,
              gconstpointer  data)
{
  static const struct { int width; const char *quality; } cases[] = {
    { 960, "60" },
    { 480, "90" },
    { 480, "60" },
    { 240, "60" },
  };
  g_autofree char *from = g_build_filename (fixture->folder, "x.jpg", NULL);
  g_autofree char *to = g_build_filename (fixture->folder, "small.jpg", NULL);

  for (guint i = 0; i < N_SEEDS * 2; i++)
    {
      g_autoptr (PskPhotoInfo) info = draw (fixture, "x.jpg", i / 2, i % 2, NULL);

      for (guint j = 0; j < G_N_ELEMENTS (cases); j++)
        {
          g_autoptr (GdkPixbuf) small
            = gdk_pixbuf_new_from_file_at_size (from, cases[j].width, cases[j].width, NULL);
          g_autoptr (PskPhotoInfo) resaved = NULL;

          g_assert_true (gdk_pixbuf_save (small, to, "jpeg", NULL,
                                          "quality", cases[j].quality,
                                          NULL));
          resaved = psk_photo_intake_read (to, NULL);
          g_assert_nonnull (resaved);
          g_assert_cmpstr (info->sha256, !=, resaved->sha256);
          g_assert_cmpint (psk_photo_hash_distance (info->likeness, resaved->likeness), <=,
                           PSK_PHOTO_SAME_DISTANCE);
        }
    }
}

/* What cameras write as the moment, and what is made of it. */
static void
test_moments (Fixture       *fixture,
              gconstpointer  data)
{
  static const struct { const char *written; const char *read; } cases[] = {
    { "2024-03-09T10:11:12", "2024-03-09T10:11:12" },
    { "2024-02-29T23:59:59", "2024-02-29T23:59:59" },
    { "2567-02-29T08:00:00", "2024-02-29T08:00:00" },
    { "2023-02-29T08:00:00", NULL },
    { "2024-13-01T08:00:00", NULL },
    { "2024-00-10T08:00:00", NULL },
    { "2024-03-09T24:00:00", NULL },
    { "2024-03-09T10:61:00", NULL },
    { "0000-00-00T00:00:00", NULL },
    { "1980-01-01T00:00:00", NULL },
    { "3110-01-01T00:00:00", NULL },
    { "2024-03-09", NULL },
    { "yesterday", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PskPhotoInfo) info = draw (fixture, "x.jpg", 1, FALSE, cases[i].written);

      g_test_message ("%s", cases[i].written);
      g_assert_cmpstr (info->taken_on, ==, cases[i].read);
    }
}

static void
test_unwritable (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "none", "x.jpg", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (psk_sample_picture_write (path, 1, FALSE, NULL, NAN, NAN, &error));
  g_assert_error (error, PSK_ERROR, PSK_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "x.jpg"));
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
    { "/sample-picture/same-bytes", test_same_bytes },
    { "/sample-picture/threads", test_threads },
    { "/sample-picture/unlike", test_unlike },
    { "/sample-picture/resaved", test_resaved },
    { "/sample-picture/moments", test_moments },
    { "/sample-picture/unwritable", test_unwritable },
  };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);

  return g_test_run ();
}
