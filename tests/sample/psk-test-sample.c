/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-test-sample.h"

#include <stdlib.h>

#include "psk-sample-book.h"

/* The folder of a sample book that is never opened, of which each test gets a copy: its
 * photographs take longer to draw than many a test. */
static char *sample;

static void
remove_sample (void)
{
  psk_test_remove_tree (sample);
  g_clear_pointer (&sample, g_free);
}

static void
make_sample (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autoptr (PskBook) book = NULL;

  sample = g_dir_make_tmp ("pansuk-sample-XXXXXX", &error);
  g_assert_no_error (error);
  atexit (remove_sample);

  path = g_build_filename (sample, "sample", NULL);
  book = psk_book_create (path, &error);
  g_assert_no_error (error);
  psk_sample_book_fill (book, &error);
  g_assert_no_error (error);
}

/**
 * psk_test_sample_copy:
 *
 * Returns: (transfer full): a closed sample book, the only thing in a folder for temporary
 *   files
 */
char *
psk_test_sample_copy (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *dir = g_dir_make_tmp ("pansuk-ui-XXXXXX", &error);
  g_autofree char *original = NULL;
  char *path = g_build_filename (dir, "sample", NULL);

  g_assert_no_error (error);
  if (sample == NULL)
    make_sample ();
  original = g_build_filename (sample, "sample", NULL);
  psk_test_copy_tree (original, path);

  return path;
}

/**
 * psk_test_sample_new:
 *
 * Returns: (transfer full): an open sample book
 */
PskTestBook *
psk_test_sample_new (void)
{
  PskTestBook *self = g_new0 (PskTestBook, 1);
  g_autoptr (GError) error = NULL;

  self->path = psk_test_sample_copy ();
  self->book = psk_book_open (self->path, FALSE, &error);
  g_assert_no_error (error);

  return self;
}
