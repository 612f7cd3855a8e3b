/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The centres: the dialog of one, and the way to one. */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "psk-centre-card.h"
#include "psk-centre-dialog.h"
#include "psk-centre-picture.h"
#include "psk-centre-table.h"
#include "psk-map-view.h"
#include "psk-test-book.h"
#include "psk-test-window.h"

#define TAMBON 520501

static GtkWidget *
open_dialog (PskTestWindow *test,
             PskCentre     *centre)
{
  GtkWidget *dialog = psk_centre_dialog_new (psk_window_get_page (test->window, "centres"),
                                             centre);

  gtk_window_present (GTK_WINDOW (dialog));
  psk_test_window_wait (300);
  return dialog;
}

/* What was typed is not thrown away by Esc, and nothing is asked when nothing was typed. */
static void
test_dialog (void)
{
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);
  PskStore *store = psk_book_get_store (psk_window_get_book (test->window));
  g_autoptr (PskCentre) centre = psk_centre_table_read (store, TAMBON, NULL);
  g_autoptr (PskCentre) after = NULL;
  GtkWidget *dialog;
  GtkWidget *keeper;

  psk_window_show_page (test->window, "centres");
  psk_test_window_wait (500);
  dialog = open_dialog (test, centre);
  psk_test_window_press (GTK_WINDOW (dialog), "Escape");
  g_assert_null (psk_test_window_get_shown (PSK_TYPE_CENTRE_DIALOG));

  dialog = open_dialog (test, centre);
  keeper = psk_test_window_find_row (dialog, ADW_TYPE_ENTRY_ROW, "Keeper");
  gtk_editable_set_text (GTK_EDITABLE (keeper), "นางสาวทดสอบ");
  psk_test_window_press (GTK_WINDOW (dialog), "Escape");
  psk_test_window_wait (300);
  g_assert_nonnull (psk_test_window_get_shown (ADW_TYPE_MESSAGE_DIALOG));
  psk_test_window_press (psk_test_window_get_shown (ADW_TYPE_MESSAGE_DIALOG), "Escape");
  psk_test_window_wait (300);
  g_assert_true (psk_test_window_get_shown (PSK_TYPE_CENTRE_DIALOG) == dialog);

  gtk_widget_grab_focus (keeper);
  psk_test_window_press (GTK_WINDOW (dialog), "Return");
  psk_test_window_wait (300);
  g_assert_null (psk_test_window_get_shown (PSK_TYPE_CENTRE_DIALOG));
  after = psk_centre_table_read (store, TAMBON, NULL);
  g_assert_cmpstr (after->keeper, ==, "นางสาวทดสอบ");
}

/* A door leads to the centre, whatever area the tabs show. */
static void
test_door (void)
{
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);
  PskPage *page = psk_window_get_page (test->window, "centres");
  g_autoptr (PskCentre) centre
    = psk_centre_table_read (psk_book_get_store (psk_window_get_book (test->window)), TAMBON, NULL);
  GtkWidget *card;

  psk_window_set_area (test->window, 5204);
  psk_window_show_page (test->window, "centres");
  psk_test_window_wait (500);
  psk_page_go_to (psk_window_get_page (test->window, "overview"), "centres", TAMBON, 0);
  psk_test_window_wait (300);
  card = psk_test_window_find (GTK_WIDGET (page), PSK_TYPE_CENTRE_CARD, NULL, NULL);
  g_assert_nonnull (psk_test_window_find_label (card, centre->name));
}

/* The book knows of photographs whose files are gone. */
static void
test_vanished_photo (void)
{
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);
  PskBook *book = psk_window_get_book (test->window);
  PskStore *store = psk_book_get_store (book);
  g_autoptr (PskCentre) centre = psk_centre_table_read (store, TAMBON, NULL);
  g_autoptr (PskPhoto) photo = psk_centre_table_read_photo (store, centre->before, NULL);
  g_autofree char *dir = psk_book_get_photos_dir (book);
  g_autofree char *path = g_build_filename (dir, photo->file, NULL);
  g_autofree char *cache = psk_book_get_cache_dir (book);
  PskPage *page = psk_window_get_page (test->window, "centres");
  GtkWidget *picture;

  g_assert_cmpint (g_unlink (path), ==, 0);
  psk_test_remove_tree (cache);
  psk_window_show_page (test->window, "centres");
  psk_test_window_wait (300);
  psk_page_show_area (page, TAMBON);
  psk_test_window_wait (600);
  picture = psk_test_window_find (GTK_WIDGET (page), PSK_TYPE_CENTRE_PICTURE, NULL, NULL);
  g_assert_nonnull (strstr (gtk_widget_get_tooltip_text (picture), "cannot be opened"));
}

static gboolean
has_chosen (gpointer page)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (page));

  return focus != NULL && gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX) != NULL;
}

/* Whoever comes by key sees the centre that is chosen then, not a flight from the other end of
 * the world. */
static void
test_first_look (void)
{
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);
  PskPage *page = psk_window_get_page (test->window, "centres");
  GtkSettings *settings = gtk_settings_get_default ();
  ShumateViewport *viewport;
  GtkWidget *map;

  g_object_set (settings, "gtk-enable-animations", TRUE, NULL);
  psk_test_window_press (GTK_WINDOW (test->window), "alt+3");
  psk_test_window_until (has_chosen, page);
  map = psk_test_window_find (GTK_WIDGET (page), PSK_TYPE_MAP_VIEW, NULL, NULL);
  viewport = psk_map_view_get_viewport (PSK_MAP_VIEW (map));
  g_assert_cmpfloat (shumate_location_get_latitude (SHUMATE_LOCATION (viewport)), >, 17);
  g_object_set (settings, "gtk-enable-animations", FALSE, NULL);
}

int
main (int   argc,
      char *argv[])
{
  psk_test_window_start (&argc, &argv);
  g_test_add_func ("/centres/dialog", test_dialog);
  g_test_add_func ("/centres/door", test_door);
  g_test_add_func ("/centres/vanished-photo", test_vanished_photo);
  g_test_add_func ("/centres/first-look", test_first_look);

  return g_test_run ();
}
