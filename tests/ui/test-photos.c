/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Photographs on their way into the book. */

#include "config.h"

#include <math.h>

#include "psk-centre-table.h"
#include "psk-photo-adder.h"
#include "psk-sample-picture.h"
#include "psk-test-book.h"
#include "psk-test-window.h"

#define TAMBON 520501

static gboolean
is_asked (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window) && gtk_widget_get_mapped (window))
        return TRUE;
    }

  return FALSE;
}

/* A picture that does not tell its date, so that somebody has to. */
static char *
make_picture (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *dir = g_dir_make_tmp ("pansuk-photos-XXXXXX", &error);
  char *path = g_build_filename (dir, "line.jpg", NULL);

  g_assert_no_error (error);
  psk_sample_picture_write (path, 987654, TRUE, NULL, NAN, NAN, &error);
  g_assert_no_error (error);
  return path;
}

static void
remove_picture (const char *path)
{
  g_autofree char *dir = g_path_get_dirname (path);

  psk_test_remove_tree (dir);
}

static void
add (PskTestWindow *test,
     const char    *path)
{
  const char *paths[] = { path, NULL };

  psk_photo_add_files (psk_window_get_page (test->window, "photos"), TAMBON, TRUE, paths);
}

static void
test_asks (void)
{
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);
  g_autofree char *path = make_picture ();

  psk_window_show_page (test->window, "photos");
  psk_test_window_wait (300);
  add (test, path);
  psk_test_window_wait (800);
  g_assert_true (is_asked ());
  remove_picture (path);
}

/* No question is left on the screen by a window that was closed meanwhile. */
static void
test_closed_meanwhile (void)
{
  PskTestWindow *test = psk_test_window_new (TRUE);
  g_autofree char *path = make_picture ();

  psk_window_show_page (test->window, "photos");
  psk_test_window_wait (300);
  add (test, path);
  psk_test_window_free (test);
  psk_test_window_wait (800);
  g_assert_false (is_asked ());
  remove_picture (path);
}

int
main (int   argc,
      char *argv[])
{
  psk_test_window_start (&argc, &argv);
  g_test_add_func ("/photos/closed-meanwhile", test_closed_meanwhile);
  g_test_add_func ("/photos/asks", test_asks);

  return g_test_run ();
}
