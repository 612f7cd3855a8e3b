/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Visits to a household: what is entered, their pictures, and leaving without keeping one. */

#include "config.h"

#include "psk-centre-table.h"
#include "psk-photo-viewer.h"
#include "psk-stock-dialog.h"
#include "psk-test-tambon.h"
#include "psk-visit-dialog.h"
#include "psk-visit-photos.h"
#include "psk-visit-row.h"
#include "psk-visit-table.h"

static gboolean
is_check (GtkWidget *widget,
          gpointer   text)
{
  return g_strcmp0 (gtk_check_button_get_label (GTK_CHECK_BUTTON (widget)), text) == 0;
}

static void
tick (GtkWidget  *dialog,
      const char *name)
{
  GtkWidget *check = psk_test_window_find (dialog, GTK_TYPE_CHECK_BUTTON, is_check,
                                           (gpointer) name);

  g_assert_nonnull (check);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
}

/* A visit with ticks is added, changed by way of its row, deleted, and all undone. */
static void
test_visit (void)
{
  g_autoptr (PskTestWindow) test = psk_test_tambon_open (1);
  PskStore *store = psk_test_window_get_store (test);
  const gint64 id = psk_test_tambon_holder (test, 1);
  const guint n = psk_visit_table_count (store, id);
  GtkWidget *dialog = psk_test_tambon_ask (test, "households.add-visit", PSK_TYPE_VISIT_DIALOG);
  g_autoptr (PskVisit) visit = NULL;
  GtkWidget *row;

  tick (dialog, "Holy basil");
  tick (dialog, "Lime");
  gtk_widget_activate_action (dialog, "visit.keep", NULL);
  psk_test_window_wait (500);
  g_assert_null (psk_test_window_get_shown (PSK_TYPE_VISIT_DIALOG));
  g_assert_cmpuint (psk_visit_table_count (store, id), ==, n + 1);
  visit = psk_visit_table_read_latest (store, id);
  g_assert_cmpint (visit->kinds, ==, 2);

  g_assert_nonnull (psk_test_window_find_label (GTK_WIDGET (test->window),
                                                "Date of the visit: – → 12 Apr 2024"));
  row = psk_test_window_find (GTK_WIDGET (test->window), PSK_TYPE_VISIT_ROW, NULL, NULL);
  g_assert_nonnull (row);
  g_assert_true (gtk_widget_activate_action (row, "visits.edit", "x", visit->id));
  psk_test_window_wait (500);
  dialog = psk_test_window_get_shown (PSK_TYPE_VISIT_DIALOG);
  g_assert_nonnull (dialog);
  gtk_widget_activate_action (dialog, "visit.delete", NULL);
  psk_test_window_wait (400);
  g_assert_cmpuint (psk_visit_table_count (store, id), ==, n);

  psk_test_window_undo (test);
  g_assert_cmpuint (psk_visit_table_count (store, id), ==, n + 1);
  psk_test_window_undo (test);
  g_assert_cmpuint (psk_visit_table_count (store, id), ==, n);
}

static const char *
stock_line (GtkWidget *dialog)
{
  GtkWidget *row = psk_test_window_find_row (dialog, ADW_TYPE_COMBO_ROW, "From the centre");

  return adw_action_row_get_subtitle (ADW_ACTION_ROW (row));
}

/* Who types what the list does not have sees near misses first; what is new comes on the
 * list with the visit and goes with it. */
static void
test_new_vegetable (void)
{
  g_autoptr (PskTestWindow) test = psk_test_tambon_open (1);
  PskBook *book = psk_window_get_book (test->window);
  PskStore *store = psk_book_get_store (book);
  GtkWidget *dialog = psk_test_tambon_ask (test, "households.add-visit", PSK_TYPE_VISIT_DIALOG);
  const char *near = "It is not on the list. Is it one of these?";
  GtkWidget *search = psk_test_window_find (dialog, GTK_TYPE_SEARCH_ENTRY, NULL, NULL);
  GtkWidget *seeds = psk_test_window_find_row (dialog, ADW_TYPE_ENTRY_ROW,
                                               "Seeds or seedlings received");
  g_autoptr (PskVisit) visit = NULL;
  g_autoptr (PskStockMovement) movement = NULL;
  g_autoptr (PskCentre) centre = NULL;

  gtk_editable_set_text (GTK_EDITABLE (search), "กระเพา");
  psk_test_window_wait (100);
  g_assert_nonnull (psk_test_window_find_label (dialog, near));
  g_signal_emit_by_name (search, "activate");
  g_assert_null (psk_test_window_find (dialog, GTK_TYPE_CHECK_BUTTON, is_check,
                                       (gpointer) "กระเพา (new)"));
  gtk_editable_set_text (GTK_EDITABLE (search), "ผักแว่น");
  psk_test_window_wait (100);
  g_assert_null (psk_test_window_find_label (dialog, near));
  g_signal_emit_by_name (search, "activate");
  tick (dialog, "ผักแว่น (new)");
  tick (dialog, "Lime");
  g_assert_nonnull (psk_test_window_find_label (
    dialog, "“ผักแว่น” will be added to the list of vegetables"));
  gtk_editable_set_text (GTK_EDITABLE (search), "หน่อหวาย");
  psk_test_window_wait (100);
  g_signal_emit_by_name (search, "activate");
  g_assert_nonnull (psk_test_window_find_label (
    dialog, "“ผักแว่น”, “หน่อหวาย” will be added to the list of vegetables"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (psk_test_window_find (
                                 dialog, GTK_TYPE_CHECK_BUTTON, is_check,
                                 (gpointer) "หน่อหวาย (new)")), FALSE);
  g_assert_nonnull (psk_test_window_find_label (
    dialog, "“ผักแว่น” will be added to the list of vegetables"));

  g_assert_true (g_str_has_prefix (stock_line (dialog), "In stock: "));
  gtk_editable_set_text (GTK_EDITABLE (seeds), "99999");
  g_assert_true (g_str_has_prefix (stock_line (dialog), "! In stock: "));
  gtk_widget_activate_action (dialog, "visit.keep", NULL);
  psk_test_window_wait (500);

  visit = psk_visit_table_read_latest (store, psk_test_tambon_holder (test, 1));
  g_assert_cmpint (visit->kinds, ==, 2);
  movement = psk_centre_table_read_visit_stock (store, visit->id);
  g_assert_cmpfloat (movement->quantity, ==, 99999);
  centre = psk_centre_table_read (store, PSK_TEST_TAMBON_AREA, NULL);
  dialog = GTK_WIDGET (psk_stock_dialog_show (
    psk_window_get_page (test->window, "households"), centre));
  psk_test_window_wait (300);
  g_assert_nonnull (psk_test_window_find_label (dialog, "− 99,999 packets out"));
  gtk_window_destroy (GTK_WINDOW (dialog));
  g_assert_nonnull (psk_definition_find_code (psk_book_get_codes (book), "vegetables", "ผักแว่น"));
  psk_test_window_undo (test);
  g_assert_null (psk_definition_find_code (psk_book_get_codes (book), "vegetables", "ผักแว่น"));
}

/* A picture is copied when the visit is kept, and proves one visit only. */
static void
test_visit_photo (void)
{
  g_autoptr (PskTestWindow) test = psk_test_tambon_open (1);
  PskStore *store = psk_test_window_get_store (test);
  const gint64 id = psk_test_tambon_holder (test, 1);
  g_autofree char *path = g_build_filename (test->path, "..", "visit.png", NULL);
  g_autofree char *photos_dir = psk_book_get_photos_dir (psk_window_get_book (test->window));
  g_autofree char *stored = NULL;
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 80, 60);
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (PskVisit) visit = NULL;
  g_autoptr (GPtrArray) photos = NULL;
  GtkWidget *dialog;

  gdk_pixbuf_fill (pixbuf, 0x2b7a4bff);
  g_assert_true (gdk_pixbuf_save (pixbuf, path, "png", NULL, NULL));
  g_list_store_append (files, file);

  for (int i = 0; i < 2; i++)
    {
      dialog = psk_test_tambon_ask (test, "households.add-visit", PSK_TYPE_VISIT_DIALOG);
      tick (dialog, "Lime");
      psk_visit_photos_add_files (PSK_VISIT_PHOTOS (psk_test_window_find (
                                    dialog, PSK_TYPE_VISIT_PHOTOS, NULL, NULL)),
                                  G_LIST_MODEL (files));
      psk_test_window_wait (400);
      gtk_widget_activate_action (dialog, "visit.keep", NULL);
      psk_test_window_wait (500);
      g_assert_null (psk_test_window_get_shown (PSK_TYPE_VISIT_DIALOG));

      g_clear_object (&visit);
      visit = psk_visit_table_read_latest (store, id);
      g_clear_pointer (&photos, g_ptr_array_unref);
      photos = psk_visit_table_read_photos (store, visit->id, NULL);
      g_assert_cmpuint (photos->len, ==, i == 0 ? 1 : 0);
      if (i == 0)
        stored = g_build_filename (photos_dir, PSK_VISIT_PHOTO (photos->pdata[0])->file, NULL);
    }
  g_assert_true (g_file_test (stored, G_FILE_TEST_IS_REGULAR));
}

/* Whoever keeps a visit at once keeps the pictures that are still being read; when one of
 * them cannot be taken, that is read first. */
static void
test_visit_photo_at_once (void)
{
  g_autoptr (PskTestWindow) test = psk_test_tambon_open (1);
  PskStore *store = psk_test_window_get_store (test);
  const gint64 id = psk_test_tambon_holder (test, 1);
  const guint n = psk_visit_table_count (store, id);
  g_autofree char *path = g_build_filename (test->path, "..", "visit.png", NULL);
  g_autofree char *broken_path = g_build_filename (test->path, "..", "broken.png", NULL);
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 80, 60);
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) broken = g_file_new_for_path (broken_path);
  g_autoptr (PskVisit) visit = NULL;
  g_autoptr (GPtrArray) photos = NULL;
  PskVisitPhotos *pictures;
  GtkWidget *dialog;

  gdk_pixbuf_fill (pixbuf, 0x2b7a4bff);
  g_assert_true (gdk_pixbuf_save (pixbuf, path, "png", NULL, NULL));
  g_assert_true (g_file_set_contents (broken_path, "no picture", -1, NULL));
  g_list_store_append (files, file);
  g_list_store_append (files, broken);

  dialog = psk_test_tambon_ask (test, "households.add-visit", PSK_TYPE_VISIT_DIALOG);
  tick (dialog, "Lime");
  pictures = PSK_VISIT_PHOTOS (psk_test_window_find (dialog, PSK_TYPE_VISIT_PHOTOS, NULL, NULL));
  psk_visit_photos_add_files (pictures, G_LIST_MODEL (files));
  gtk_widget_activate_action (dialog, "visit.keep", NULL);
  psk_test_window_wait (700);
  g_assert_nonnull (psk_test_window_get_shown (PSK_TYPE_VISIT_DIALOG));
  g_assert_cmpuint (psk_visit_table_count (store, id), ==, n);
  g_assert_cmpuint (psk_visit_photos_get_n (pictures), ==, 1);

  gtk_widget_activate_action (dialog, "visit.keep", NULL);
  psk_test_window_wait (500);
  g_assert_null (psk_test_window_get_shown (PSK_TYPE_VISIT_DIALOG));
  g_assert_cmpuint (psk_visit_table_count (store, id), ==, n + 1);
  visit = psk_visit_table_read_latest (store, id);
  photos = psk_visit_table_read_photos (store, visit->id, NULL);
  g_assert_cmpuint (photos->len, ==, 1);
}

/* A note that does not fit is refused while it is typed. */
static void
test_visit_note (void)
{
  g_autoptr (PskTestWindow) test = psk_test_tambon_open (1);
  GtkWidget *dialog = psk_test_tambon_ask (test, "households.add-visit", PSK_TYPE_VISIT_DIALOG);
  GtkEditable *note = GTK_EDITABLE (gtk_widget_get_template_child (dialog, PSK_TYPE_VISIT_DIALOG,
                                                                   "note_row"));
  g_autofree char *text = g_strnfill (2001, 'x');

  gtk_editable_set_text (note, text);
  g_assert_nonnull (psk_test_window_find_label (dialog, "The note is too long: at most 2000 "
                                                        "characters fit."));
  gtk_widget_activate_action (dialog, "visit.keep", NULL);
  psk_test_window_wait (300);
  g_assert_nonnull (psk_test_window_get_shown (PSK_TYPE_VISIT_DIALOG));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static char *
save_smaller (PskTestWindow *test,
              GdkPixbuf     *pixbuf,
              const char    *name,
              int            divisor)
{
  char *path = g_build_filename (test->path, "..", name, NULL);
  g_autoptr (GdkPixbuf) smaller
    = gdk_pixbuf_scale_simple (pixbuf, gdk_pixbuf_get_width (pixbuf) / divisor,
                               gdk_pixbuf_get_height (pixbuf) / divisor, GDK_INTERP_BILINEAR);

  g_assert_true (gdk_pixbuf_save (smaller, path, "jpeg", NULL, "quality", "70", NULL));
  return path;
}

static void
add_file (PskVisitPhotos *photos,
          const char     *path)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_list_store_append (files, file);
  psk_visit_photos_add_files (photos, G_LIST_MODEL (files));
  psk_test_window_wait (600);
}

static void
answer (const char *response)
{
  GtkWidget *question = psk_test_window_get_shown (ADW_TYPE_MESSAGE_DIALOG);

  g_assert_nonnull (question);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), response);
  gtk_window_close (GTK_WINDOW (question));
  psk_test_window_wait (400);
}

/* What is a photo of a centre already is refused; what looks like it, or like a picture of
 * this visit, is asked about. */
static void
test_visit_alike (void)
{
  g_autoptr (PskTestWindow) test = psk_test_tambon_open (1);
  g_autoptr (GPtrArray) known = psk_centre_table_read_photos (psk_test_window_get_store (test), 0,
                                                              NULL);
  g_autofree char *photos_dir = psk_book_get_photos_dir (psk_window_get_book (test->window));
  g_autofree char *original = g_build_filename (photos_dir, PSK_PHOTO (known->pdata[0])->file,
                                                NULL);
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new_from_file (original, NULL);
  g_autofree char *half = save_smaller (test, pixbuf, "half.jpg", 2);
  g_autofree char *third = save_smaller (test, pixbuf, "third.jpg", 3);
  GtkWidget *dialog = psk_test_tambon_ask (test, "households.add-visit", PSK_TYPE_VISIT_DIALOG);
  PskVisitPhotos *photos = PSK_VISIT_PHOTOS (psk_test_window_find (dialog, PSK_TYPE_VISIT_PHOTOS,
                                                                   NULL, NULL));

  add_file (photos, original);
  g_assert_null (psk_test_window_get_shown (ADW_TYPE_MESSAGE_DIALOG));
  g_assert_false (psk_visit_photos_is_changed (photos));

  add_file (photos, half);
  answer ("skip");
  g_assert_false (psk_visit_photos_is_changed (photos));
  add_file (photos, half);
  answer ("add");
  g_assert_true (psk_visit_photos_is_changed (photos));

  add_file (photos, half);
  g_assert_null (psk_test_window_get_shown (ADW_TYPE_MESSAGE_DIALOG));
  add_file (photos, third);
  answer ("skip");
  g_assert_cmpuint (psk_visit_photos_get_n (photos), ==, 1);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static gboolean
is_thumbnail (GtkWidget *widget,
              gpointer   data)
{
  return gtk_widget_has_css_class (widget, "thumbnail-button");
}

static const char *
viewed (void)
{
  return psk_photo_viewer_get_photo (PSK_PHOTO_VIEWER (
    psk_test_window_get_shown (PSK_TYPE_PHOTO_VIEWER)))->original_name;
}

/* From the dialog and from the pane, by key: one picture and the next, and back. */
static void
test_viewer (void)
{
  g_autoptr (PskTestWindow) test = psk_test_tambon_open (1);
  GtkWidget *dialog = psk_test_tambon_ask (test, "households.add-visit", PSK_TYPE_VISIT_DIALOG);
  PskVisitPhotos *photos = PSK_VISIT_PHOTOS (psk_test_window_find (dialog, PSK_TYPE_VISIT_PHOTOS,
                                                                   NULL, NULL));

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.png", i);
      g_autofree char *path = g_build_filename (test->path, "..", name, NULL);
      g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 80, 60);
      g_autoptr (GdkPixbuf) half = gdk_pixbuf_new_subpixbuf (pixbuf, 40 * (int) i, 0, 40, 60);

      gdk_pixbuf_fill (pixbuf, 0x2b7a4bff);
      gdk_pixbuf_fill (half, 0x000000ff);
      g_assert_true (gdk_pixbuf_save (pixbuf, path, "png", NULL, NULL));
      add_file (photos, path);
    }
  g_assert_cmpuint (psk_visit_photos_get_n (photos), ==, 2);
  tick (dialog, "Lime");

  for (int i = 0; i < 2; i++)
    {
      GtkWidget *window = i == 0 ? dialog : GTK_WIDGET (test->window);
      GtkWidget *thumbnail = psk_test_window_find (
        psk_test_window_find (window, i == 0 ? PSK_TYPE_VISIT_PHOTOS : PSK_TYPE_VISIT_ROW, NULL,
                              NULL),
        GTK_TYPE_BUTTON, is_thumbnail, NULL);

      g_assert_nonnull (thumbnail);
      gtk_widget_grab_focus (thumbnail);
      psk_test_window_press (GTK_WINDOW (window), "Return");
      psk_test_window_wait (300);
      g_assert_cmpstr (viewed (), ==, "0.png");
      psk_test_window_press (psk_test_window_get_shown (PSK_TYPE_PHOTO_VIEWER), "Right Right");
      g_assert_cmpstr (viewed (), ==, "1.png");
      g_assert_nonnull (psk_test_window_find (psk_test_window_get_shown (PSK_TYPE_PHOTO_VIEWER),
                                              GTK_TYPE_PICTURE, NULL, NULL));
      psk_test_window_press (psk_test_window_get_shown (PSK_TYPE_PHOTO_VIEWER), "Left");
      g_assert_cmpstr (viewed (), ==, "0.png");
      psk_test_window_press (psk_test_window_get_shown (PSK_TYPE_PHOTO_VIEWER), "Escape");
      g_assert_null (psk_test_window_get_shown (PSK_TYPE_PHOTO_VIEWER));
      if (i == 0)
        gtk_widget_activate_action (dialog, "visit.keep", NULL);
      psk_test_window_wait (600);
    }
}

/* What was entered is not lost by a key; a visit that was not begun may go. */
static void
test_visit_is_left (void)
{
  g_autoptr (PskTestWindow) test = psk_test_tambon_open (1);
  GtkWidget *dialog = psk_test_tambon_ask (test, "households.add-visit", PSK_TYPE_VISIT_DIALOG);
  GtkWidget *question;

  gtk_widget_activate_action (dialog, "visit.cancel", NULL);
  psk_test_window_wait (200);
  g_assert_null (psk_test_window_get_shown (PSK_TYPE_VISIT_DIALOG));

  dialog = psk_test_tambon_ask (test, "households.add-visit", PSK_TYPE_VISIT_DIALOG);
  tick (dialog, "Lime");
  gtk_widget_activate_action (dialog, "visit.cancel", NULL);
  psk_test_window_wait (300);
  question = psk_test_window_get_shown (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (question);
  g_assert_nonnull (psk_test_window_get_shown (PSK_TYPE_VISIT_DIALOG));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), "leave");
  psk_test_window_wait (300);
  g_assert_null (psk_test_window_get_shown (PSK_TYPE_VISIT_DIALOG));
}

int
main (int   argc,
      char *argv[])
{
  psk_test_window_start (&argc, &argv);

  g_test_add_func ("/visits/visit", test_visit);
  g_test_add_func ("/visits/new-vegetable", test_new_vegetable);
  g_test_add_func ("/visits/visit-photo", test_visit_photo);
  g_test_add_func ("/visits/visit-photo-at-once", test_visit_photo_at_once);
  g_test_add_func ("/visits/visit-note", test_visit_note);
  g_test_add_func ("/visits/visit-alike", test_visit_alike);
  g_test_add_func ("/visits/viewer", test_viewer);
  g_test_add_func ("/visits/visit-is-left", test_visit_is_left);

  return g_test_run ();
}
