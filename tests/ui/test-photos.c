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
  g_assert_nonnull (psk_test_window_get_shown (ADW_TYPE_MESSAGE_DIALOG));
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
  g_assert_null (psk_test_window_get_shown (ADW_TYPE_MESSAGE_DIALOG));
  remove_picture (path);
}

/* What is in the book already is not added again. */
static void
test_refused (void)
{
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);
  g_autoptr (GPtrArray) known
    = psk_centre_table_read_photos (psk_test_window_get_store (test), 0, NULL);
  g_autofree char *dir = psk_book_get_photos_dir (psk_window_get_book (test->window));
  g_autofree char *path = g_build_filename (dir, PSK_PHOTO (known->pdata[0])->file, NULL);
  AdwMessageDialog *answer;

  psk_window_show_page (test->window, "photos");
  psk_test_window_wait (300);
  add (test, path);
  psk_test_window_wait (800);
  answer = psk_test_window_get_shown (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (answer);
  g_assert_cmpstr (adw_message_dialog_get_heading (answer), ==, "1 Picture Was Not Added");
  g_assert_nonnull (strstr (adw_message_dialog_get_body (answer), "is in the book already"));
}

/* Pictures are asked for over the window. */
static void
test_chooser (void)
{
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);
  GtkWidget *page = GTK_WIDGET (psk_window_get_page (test->window, "photos"));
  GtkWindow *chooser;

  psk_window_show_page (test->window, "photos");
  psk_test_window_wait (300);
  g_assert_true (gtk_widget_activate_action (page, "photos.add-to", "(ib)", TAMBON, TRUE));
  psk_test_window_wait (500);
  chooser = psk_test_window_get_shown (GTK_TYPE_FILE_CHOOSER_DIALOG);
  g_assert_nonnull (chooser);
  g_assert_true (gtk_window_get_modal (chooser));
  g_assert_true (gtk_window_get_transient_for (chooser) == GTK_WINDOW (test->window));
  g_assert_true (gtk_file_chooser_get_select_multiple (GTK_FILE_CHOOSER (chooser)));
  g_assert_cmpstr (gtk_file_filter_get_name (gtk_file_chooser_get_filter (
                     GTK_FILE_CHOOSER (chooser))), ==, "Pictures");
  gtk_dialog_response (GTK_DIALOG (chooser), GTK_RESPONSE_CANCEL);
  psk_test_window_wait (200);
  g_assert_null (psk_test_window_get_shown (GTK_TYPE_FILE_CHOOSER_DIALOG));
}

int
main (int   argc,
      char *argv[])
{
  psk_test_window_start (&argc, &argv);
  g_test_add_func ("/photos/closed-meanwhile", test_closed_meanwhile);
  g_test_add_func ("/photos/asks", test_asks);
  g_test_add_func ("/photos/refused", test_refused);
  g_test_add_func ("/photos/chooser", test_chooser);

  return g_test_run ();
}
