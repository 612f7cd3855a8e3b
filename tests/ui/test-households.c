/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-centre-table.h"
#include "psk-household-commands.h"
#include "psk-household-files.h"
#include "psk-household-pane.h"
#include "psk-household-query.h"
#include "psk-household-table.h"
#include "psk-photo-viewer.h"
#include "psk-replace-dialog.h"
#include "psk-save-path.h"
#include "psk-slots-dialog.h"
#include "psk-stock-dialog.h"
#include "psk-test-book.h"
#include "psk-test-window.h"
#include "psk-visit-dialog.h"
#include "psk-visit-photos.h"
#include "psk-visit-row.h"
#include "psk-visit-table.h"

/* A tambon of the sample that has empty slots and candidates. */
#define TAMBON 520501
#define FIRST_EMPTY 19

static PskBook *
book_of (PskTestWindow *test)
{
  return psk_window_get_book (test->window);
}

static PskPage *
page_of (PskTestWindow *test)
{
  return psk_window_get_page (test->window, "households");
}

static gint64
holder_of (PskTestWindow *test,
           int            slot)
{
  return psk_household_table_slot_holder (psk_book_get_store (book_of (test)), TAMBON, slot);
}

static PskTestWindow *
open_tambon (int slot)
{
  PskTestWindow *test = psk_test_window_new (TRUE);

  psk_window_set_area (test->window, TAMBON);
  psk_window_show_page (test->window, "households");
  psk_test_window_wait (500);
  psk_page_show_record (page_of (test), holder_of (test, slot));
  psk_test_window_wait (400);
  return test;
}

static PskHouseholdDetail *
detail_of (PskTestWindow *test)
{
  return psk_household_pane_get_detail (PSK_HOUSEHOLD_PANE (
    psk_test_window_find (GTK_WIDGET (test->window), PSK_TYPE_HOUSEHOLD_PANE, NULL, NULL)));
}

static GtkWidget *
find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type))
        return window;
    }

  return NULL;
}

static GtkWidget *
open_dialog (PskTestWindow *test,
             const char    *action,
             GType          type)
{
  GtkWidget *dialog;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page_of (test)), action, NULL));
  psk_test_window_wait (500);
  dialog = find_window (type);
  g_assert_nonnull (dialog);
  return dialog;
}

static void
undo (PskTestWindow *test)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (test->window), "win.undo", NULL));
  psk_test_window_wait (300);
}

static gboolean
has_label (GtkWidget *widget,
           gpointer   text)
{
  return g_strcmp0 (gtk_label_get_label (GTK_LABEL (widget)), text) == 0;
}

static gboolean
is_check (GtkWidget *widget,
          gpointer   text)
{
  return g_strcmp0 (gtk_check_button_get_label (GTK_CHECK_BUTTON (widget)), text) == 0;
}

static gboolean
shows (PskTestWindow *test,
       const char    *text)
{
  return psk_test_window_find (GTK_WIDGET (test->window), GTK_TYPE_LABEL, has_label,
                               (gpointer) text) != NULL;
}

/* The pane shows who is selected, and closes. */
static void
test_pane (void)
{
  g_autoptr (PskTestWindow) test = open_tambon (1);
  g_autoptr (PskHousehold) household
    = psk_household_table_read (psk_book_get_store (book_of (test)), holder_of (test, 1), NULL);
  g_autofree char *name = psk_household_get_name (household);
  GtkWidget *page = GTK_WIDGET (page_of (test));

  g_assert_true (psk_household_detail_get_household (detail_of (test)) != NULL);
  g_assert_true (shows (test, name));
  g_assert_true (shows (test, "Who Held Slot 1"));

  gtk_widget_activate_action (page, "households.toggle-detail", NULL);
  psk_test_window_wait (300);
  g_assert_false (shows (test, name));
  gtk_widget_activate_action (page, "households.toggle-detail", NULL);
  psk_test_window_wait (300);
  g_assert_true (shows (test, name));
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
  g_autoptr (PskTestWindow) test = open_tambon (1);
  PskStore *store = psk_book_get_store (book_of (test));
  const gint64 id = holder_of (test, 1);
  const guint n = psk_visit_table_count (store, id);
  GtkWidget *dialog = open_dialog (test, "households.add-visit", PSK_TYPE_VISIT_DIALOG);
  g_autoptr (PskVisit) visit = NULL;
  GtkWidget *row;

  tick (dialog, "Holy basil");
  tick (dialog, "Lime");
  gtk_widget_activate_action (dialog, "visit.keep", NULL);
  psk_test_window_wait (500);
  g_assert_null (find_window (PSK_TYPE_VISIT_DIALOG));
  g_assert_cmpuint (psk_visit_table_count (store, id), ==, n + 1);
  visit = psk_visit_table_read_latest (store, id);
  g_assert_cmpint (visit->kinds, ==, 2);

  g_assert_true (shows (test, "Date of the visit: – → 12 Apr 2024"));
  row = psk_test_window_find (GTK_WIDGET (test->window), PSK_TYPE_VISIT_ROW, NULL, NULL);
  g_assert_nonnull (row);
  g_assert_true (gtk_widget_activate_action (row, "visits.edit", "x", visit->id));
  psk_test_window_wait (500);
  dialog = find_window (PSK_TYPE_VISIT_DIALOG);
  g_assert_nonnull (dialog);
  gtk_widget_activate_action (dialog, "visit.delete", NULL);
  psk_test_window_wait (400);
  g_assert_cmpuint (psk_visit_table_count (store, id), ==, n);

  undo (test);
  g_assert_cmpuint (psk_visit_table_count (store, id), ==, n + 1);
  undo (test);
  g_assert_cmpuint (psk_visit_table_count (store, id), ==, n);
}

static gboolean
has_row_title (GtkWidget *widget,
               gpointer   title)
{
  return g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0;
}

static gboolean
tells (GtkWidget  *dialog,
       const char *text)
{
  return psk_test_window_find (dialog, GTK_TYPE_LABEL, has_label, (gpointer) text) != NULL;
}

static const char *
stock_line (GtkWidget *dialog)
{
  GtkWidget *row = psk_test_window_find (dialog, ADW_TYPE_COMBO_ROW, has_row_title,
                                         (gpointer) "From the centre");

  return adw_action_row_get_subtitle (ADW_ACTION_ROW (row));
}

/* Who types what the list does not have sees near misses first; what is new comes on the
 * list with the visit and goes with it. */
static void
test_new_vegetable (void)
{
  g_autoptr (PskTestWindow) test = open_tambon (1);
  PskStore *store = psk_book_get_store (book_of (test));
  GtkWidget *dialog = open_dialog (test, "households.add-visit", PSK_TYPE_VISIT_DIALOG);
  GtkWidget *search = psk_test_window_find (dialog, GTK_TYPE_SEARCH_ENTRY, NULL, NULL);
  GtkWidget *seeds = psk_test_window_find (dialog, ADW_TYPE_ENTRY_ROW, has_row_title,
                                           (gpointer) "Seeds or seedlings received");
  g_autoptr (PskVisit) visit = NULL;
  g_autoptr (PskStockMovement) movement = NULL;
  g_autoptr (PskCentre) centre = NULL;

  gtk_editable_set_text (GTK_EDITABLE (search), "กระเพา");
  psk_test_window_wait (100);
  g_assert_true (tells (dialog, "It is not on the list. Is it one of these?"));
  g_signal_emit_by_name (search, "activate");
  g_assert_null (psk_test_window_find (dialog, GTK_TYPE_CHECK_BUTTON, is_check,
                                       (gpointer) "กระเพา (new)"));
  gtk_editable_set_text (GTK_EDITABLE (search), "ผักแว่น");
  psk_test_window_wait (100);
  g_assert_false (tells (dialog, "It is not on the list. Is it one of these?"));
  g_signal_emit_by_name (search, "activate");
  tick (dialog, "ผักแว่น (new)");
  tick (dialog, "Lime");
  g_assert_true (tells (dialog, "“ผักแว่น” will be added to the list of vegetables"));
  gtk_editable_set_text (GTK_EDITABLE (search), "หน่อหวาย");
  psk_test_window_wait (100);
  g_signal_emit_by_name (search, "activate");
  g_assert_true (tells (dialog, "“ผักแว่น”, “หน่อหวาย” will be added to the list of vegetables"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (psk_test_window_find (
                                 dialog, GTK_TYPE_CHECK_BUTTON, is_check,
                                 (gpointer) "หน่อหวาย (new)")), FALSE);
  g_assert_true (tells (dialog, "“ผักแว่น” will be added to the list of vegetables"));

  g_assert_true (g_str_has_prefix (stock_line (dialog), "In stock: "));
  gtk_editable_set_text (GTK_EDITABLE (seeds), "99999");
  g_assert_true (g_str_has_prefix (stock_line (dialog), "! In stock: "));
  gtk_widget_activate_action (dialog, "visit.keep", NULL);
  psk_test_window_wait (500);

  visit = psk_visit_table_read_latest (store, holder_of (test, 1));
  g_assert_cmpint (visit->kinds, ==, 2);
  movement = psk_centre_table_read_visit_stock (store, visit->id);
  g_assert_cmpfloat (movement->quantity, ==, 99999);
  centre = psk_centre_table_read (store, TAMBON, NULL);
  dialog = GTK_WIDGET (psk_stock_dialog_show (page_of (test), centre));
  psk_test_window_wait (300);
  g_assert_true (tells (dialog, "− 99,999 packets out"));
  gtk_window_destroy (GTK_WINDOW (dialog));
  g_assert_nonnull (psk_definition_find_code (psk_book_get_codes (book_of (test)), "vegetables",
                                              "ผักแว่น"));
  undo (test);
  g_assert_null (psk_definition_find_code (psk_book_get_codes (book_of (test)), "vegetables",
                                           "ผักแว่น"));
}

/* A picture is copied when the visit is kept, and proves one visit only. */
static void
test_visit_photo (void)
{
  g_autoptr (PskTestWindow) test = open_tambon (1);
  PskStore *store = psk_book_get_store (book_of (test));
  const gint64 id = holder_of (test, 1);
  g_autofree char *path = g_build_filename (test->path, "..", "visit.png", NULL);
  g_autofree char *photos_dir = psk_book_get_photos_dir (book_of (test));
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
      dialog = open_dialog (test, "households.add-visit", PSK_TYPE_VISIT_DIALOG);
      tick (dialog, "Lime");
      psk_visit_photos_add_files (PSK_VISIT_PHOTOS (psk_test_window_find (
                                    dialog, PSK_TYPE_VISIT_PHOTOS, NULL, NULL)),
                                  G_LIST_MODEL (files));
      psk_test_window_wait (400);
      gtk_widget_activate_action (dialog, "visit.keep", NULL);
      psk_test_window_wait (500);
      g_assert_null (find_window (PSK_TYPE_VISIT_DIALOG));

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
  g_autoptr (PskTestWindow) test = open_tambon (1);
  PskStore *store = psk_book_get_store (book_of (test));
  const gint64 id = holder_of (test, 1);
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

  dialog = open_dialog (test, "households.add-visit", PSK_TYPE_VISIT_DIALOG);
  tick (dialog, "Lime");
  pictures = PSK_VISIT_PHOTOS (psk_test_window_find (dialog, PSK_TYPE_VISIT_PHOTOS, NULL, NULL));
  psk_visit_photos_add_files (pictures, G_LIST_MODEL (files));
  gtk_widget_activate_action (dialog, "visit.keep", NULL);
  psk_test_window_wait (700);
  g_assert_nonnull (find_window (PSK_TYPE_VISIT_DIALOG));
  g_assert_cmpuint (psk_visit_table_count (store, id), ==, n);
  g_assert_cmpuint (psk_visit_photos_get_n (pictures), ==, 1);

  gtk_widget_activate_action (dialog, "visit.keep", NULL);
  psk_test_window_wait (500);
  g_assert_null (find_window (PSK_TYPE_VISIT_DIALOG));
  g_assert_cmpuint (psk_visit_table_count (store, id), ==, n + 1);
  visit = psk_visit_table_read_latest (store, id);
  photos = psk_visit_table_read_photos (store, visit->id, NULL);
  g_assert_cmpuint (photos->len, ==, 1);
}

/* A note that does not fit is refused while it is typed. */
static void
test_visit_note (void)
{
  g_autoptr (PskTestWindow) test = open_tambon (1);
  GtkWidget *dialog = open_dialog (test, "households.add-visit", PSK_TYPE_VISIT_DIALOG);
  GtkEditable *note = GTK_EDITABLE (gtk_widget_get_template_child (dialog, PSK_TYPE_VISIT_DIALOG,
                                                                   "note_row"));
  g_autofree char *text = g_strnfill (2001, 'x');

  gtk_editable_set_text (note, text);
  g_assert_nonnull (psk_test_window_find (dialog, GTK_TYPE_LABEL, has_label,
                                          (gpointer) "The note is too long: at most 2000 "
                                                     "characters fit."));
  gtk_widget_activate_action (dialog, "visit.keep", NULL);
  psk_test_window_wait (300);
  g_assert_nonnull (find_window (PSK_TYPE_VISIT_DIALOG));
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
  GtkWidget *question = find_window (ADW_TYPE_MESSAGE_DIALOG);

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
  g_autoptr (PskTestWindow) test = open_tambon (1);
  g_autoptr (GPtrArray) known = psk_centre_table_read_photos (psk_book_get_store (book_of (test)),
                                                              0, NULL);
  g_autofree char *photos_dir = psk_book_get_photos_dir (book_of (test));
  g_autofree char *original = g_build_filename (photos_dir, PSK_PHOTO (known->pdata[0])->file,
                                                NULL);
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new_from_file (original, NULL);
  g_autofree char *half = save_smaller (test, pixbuf, "half.jpg", 2);
  g_autofree char *third = save_smaller (test, pixbuf, "third.jpg", 3);
  GtkWidget *dialog = open_dialog (test, "households.add-visit", PSK_TYPE_VISIT_DIALOG);
  PskVisitPhotos *photos = PSK_VISIT_PHOTOS (psk_test_window_find (dialog, PSK_TYPE_VISIT_PHOTOS,
                                                                   NULL, NULL));

  add_file (photos, original);
  g_assert_null (find_window (ADW_TYPE_MESSAGE_DIALOG));
  g_assert_false (psk_visit_photos_is_changed (photos));

  add_file (photos, half);
  answer ("skip");
  g_assert_false (psk_visit_photos_is_changed (photos));
  add_file (photos, half);
  answer ("add");
  g_assert_true (psk_visit_photos_is_changed (photos));

  add_file (photos, half);
  g_assert_null (find_window (ADW_TYPE_MESSAGE_DIALOG));
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
    find_window (PSK_TYPE_PHOTO_VIEWER)))->original_name;
}

/* From the dialog and from the pane, by key: one picture and the next, and back. */
static void
test_viewer (void)
{
  g_autoptr (PskTestWindow) test = open_tambon (1);
  GtkWidget *dialog = open_dialog (test, "households.add-visit", PSK_TYPE_VISIT_DIALOG);
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
      psk_test_window_press (GTK_WINDOW (find_window (PSK_TYPE_PHOTO_VIEWER)), "Right Right");
      g_assert_cmpstr (viewed (), ==, "1.png");
      g_assert_nonnull (psk_test_window_find (find_window (PSK_TYPE_PHOTO_VIEWER),
                                              GTK_TYPE_PICTURE, NULL, NULL));
      psk_test_window_press (GTK_WINDOW (find_window (PSK_TYPE_PHOTO_VIEWER)), "Left");
      g_assert_cmpstr (viewed (), ==, "0.png");
      psk_test_window_press (GTK_WINDOW (find_window (PSK_TYPE_PHOTO_VIEWER)), "Escape");
      g_assert_null (find_window (PSK_TYPE_PHOTO_VIEWER));
      if (i == 0)
        gtk_widget_activate_action (dialog, "visit.keep", NULL);
      psk_test_window_wait (600);
    }
}

/* What was entered is not lost by a key; a visit that was not begun may go. */
static void
test_visit_is_left (void)
{
  g_autoptr (PskTestWindow) test = open_tambon (1);
  GtkWidget *dialog = open_dialog (test, "households.add-visit", PSK_TYPE_VISIT_DIALOG);
  GtkWidget *question;

  gtk_widget_activate_action (dialog, "visit.cancel", NULL);
  psk_test_window_wait (200);
  g_assert_null (find_window (PSK_TYPE_VISIT_DIALOG));

  dialog = open_dialog (test, "households.add-visit", PSK_TYPE_VISIT_DIALOG);
  tick (dialog, "Lime");
  gtk_widget_activate_action (dialog, "visit.cancel", NULL);
  psk_test_window_wait (300);
  question = find_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (question);
  g_assert_nonnull (find_window (PSK_TYPE_VISIT_DIALOG));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), "leave");
  psk_test_window_wait (300);
  g_assert_null (find_window (PSK_TYPE_VISIT_DIALOG));
}

static void
select_candidate (GtkWidget *dialog,
                  guint      position)
{
  GtkWidget *view = psk_test_window_find (dialog, GTK_TYPE_COLUMN_VIEW, NULL, NULL);
  GtkSelectionModel *model;

  g_assert_nonnull (view);
  model = gtk_column_view_get_model (GTK_COLUMN_VIEW (view));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), >, position);
  gtk_selection_model_select_item (model, position, TRUE);
}

static void
set_field (PskTestWindow    *test,
           gint64            id,
           PskHouseholdField field,
           const char       *text)
{
  g_autoptr (PskCommand) command = psk_command_household_set (id, field, text);

  g_assert_true (psk_book_run (book_of (test), command, NULL, NULL));
}

/* Nobody knows the name yet, which is said where it would stand. */
static void
test_replace_unnamed (void)
{
  g_autoptr (PskTestWindow) test = open_tambon (1);
  GtkWidget *dialog;
  GtkWidget *title;

  set_field (test, holder_of (test, 1), PSK_HOUSEHOLD_TITLE, "");
  set_field (test, holder_of (test, 1), PSK_HOUSEHOLD_FIRST_NAME, "");
  set_field (test, holder_of (test, 1), PSK_HOUSEHOLD_LAST_NAME, "");
  psk_test_window_wait (400);
  dialog = open_dialog (test, "households.replace", PSK_TYPE_REPLACE_DIALOG);
  title = psk_test_window_find (dialog, ADW_TYPE_WINDOW_TITLE, NULL, NULL);
  g_assert_true (g_str_has_prefix (adw_window_title_get_subtitle (ADW_WINDOW_TITLE (title)),
                                   "(no name yet)"));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_replace (void)
{
  g_autoptr (PskTestWindow) test = open_tambon (2);
  const gint64 before = holder_of (test, 2);
  GtkWidget *dialog = open_dialog (test, "households.replace", PSK_TYPE_REPLACE_DIALOG);
  GtkWidget *reason = psk_test_window_find (dialog, ADW_TYPE_COMBO_ROW, NULL, NULL);
  g_autoptr (PskHousehold) dropped = NULL;

  /* Not before it is said why and by whom. */
  select_candidate (dialog, 0);
  gtk_widget_activate_action (dialog, "replace.apply", NULL);
  psk_test_window_wait (200);
  g_assert_cmpint (holder_of (test, 2), ==, before);

  adw_combo_row_set_selected (ADW_COMBO_ROW (reason), 1);
  gtk_widget_activate_action (dialog, "replace.apply", NULL);
  psk_test_window_wait (500);
  g_assert_null (find_window (PSK_TYPE_REPLACE_DIALOG));
  g_assert_cmpint (holder_of (test, 2), !=, before);
  g_assert_cmpint (holder_of (test, 2), !=, 0);
  dropped = psk_household_table_read (psk_book_get_store (book_of (test)), before, NULL);
  g_assert_cmpstr (dropped->status, ==, "dropped");

  undo (test);
  g_assert_cmpint (holder_of (test, 2), ==, before);
}

static gboolean
is_toast (GtkWidget *widget,
          gpointer   data)
{
  guint *n = data;

  *n += g_str_equal (gtk_widget_get_css_name (widget), "toast");
  return FALSE;
}

/* One toast at a time, as its undo is of the last step. */
static void
assert_toast (GtkWidget  *dialog,
              const char *text)
{
  guint n = 0;

  psk_test_window_find (dialog, GTK_TYPE_WIDGET, is_toast, &n);
  g_assert_cmpuint (n, ==, text != NULL ? 1 : 0);
  g_assert_true (text == NULL
                 || psk_test_window_find (dialog, GTK_TYPE_LABEL, has_label, (gpointer) text)
                    != NULL);
}

/* The candidates by key: from the search to the rows and back, one or several of them. */
static void
test_candidate_keys (void)
{
  g_autoptr (PskTestWindow) test = open_tambon (1);
  GtkWindow *dialog = GTK_WINDOW (open_dialog (test, "households.choose-slots",
                                               PSK_TYPE_SLOTS_DIALOG));
  GtkWidget *view = psk_test_window_find (GTK_WIDGET (dialog), GTK_TYPE_COLUMN_VIEW, NULL, NULL);
  GtkSelectionModel *model = gtk_column_view_get_model (GTK_COLUMN_VIEW (view));
  GtkWidget *search = psk_test_window_find (GTK_WIDGET (dialog), GTK_TYPE_SEARCH_ENTRY, NULL, NULL);
  GtkListBox *slots = GTK_LIST_BOX (gtk_widget_get_template_child (GTK_WIDGET (dialog),
                                                                   PSK_TYPE_SLOTS_DIALOG,
                                                                   "slots"));

  gtk_widget_grab_focus (search);
  psk_test_window_press (dialog, "Down");
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (dialog), view));
  g_assert_true (gtk_selection_model_is_selected (model, 0));
  psk_test_window_press (dialog, "space");
  g_assert_false (gtk_selection_model_is_selected (model, 0));
  psk_test_window_press (dialog, "space ctrl+Down space");
  g_assert_true (gtk_selection_model_is_selected (model, 0));
  g_assert_true (gtk_selection_model_is_selected (model, 1));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (search)), ==, "");

  psk_test_window_press (dialog, "Up Up");
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (dialog), search));
  psk_test_window_press (dialog, "Return Return");
  psk_test_window_wait (500);
  g_assert_cmpint (holder_of (test, FIRST_EMPTY), !=, 0);
  g_assert_cmpint (holder_of (test, FIRST_EMPTY + 1), ==, 0);

  /* Delete would release whoever is selected among the slots, which nobody means here. */
  gtk_list_box_select_row (slots, gtk_list_box_get_row_at_index (slots, FIRST_EMPTY - 1));
  psk_test_window_press (dialog, "Delete");
  g_assert_cmpint (holder_of (test, FIRST_EMPTY), !=, 0);
  gtk_list_box_select_row (slots, gtk_list_box_get_row_at_index (slots, FIRST_EMPTY));

  /* The next one has the focus and is not selected yet. */
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (dialog), view));
  psk_test_window_press (dialog, "Return");
  psk_test_window_wait (500);
  g_assert_cmpint (holder_of (test, FIRST_EMPTY + 1), !=, 0);
  gtk_window_destroy (dialog);
}

static gboolean
is_warning (GtkWidget *widget,
            gpointer   data)
{
  return g_str_has_prefix (gtk_inscription_get_text (GTK_INSCRIPTION (widget)), "! may be ");
}

static gboolean
warns (gpointer dialog)
{
  return psk_test_window_find (dialog, GTK_TYPE_INSCRIPTION, is_warning, NULL) != NULL;
}

/* Who may be listed twice is found while the list is seen already. */
static void
test_candidate_twin (void)
{
  g_autoptr (PskTestWindow) test = open_tambon (1);
  PskStore *store = psk_book_get_store (book_of (test));
  g_autoptr (PskHousehold) twin = psk_household_table_read (store, holder_of (test, 1), NULL);
  g_autofree char *village = g_strdup_printf ("%d", twin->village_no);
  char *states[] = { (char *) "candidate", NULL };
  PskFilter filter = { PSK_HOUSEHOLD_STATUS, PSK_FILTER_ONE_OF, NULL, states, NULL, NULL };
  g_autoptr (GPtrArray) filters = g_ptr_array_new ();
  const PskHouseholdQuery query = {
    .area = TAMBON, .scope = PSK_HOUSEHOLDS_ALL, .filters = filters,
  };
  g_autoptr (GArray) ids = NULL;
  GtkWidget *dialog;

  g_ptr_array_add (filters, &filter);
  ids = psk_household_query_run (store, &query, NULL);
  g_assert_cmpuint (ids->len, >, 0);
  set_field (test, g_array_index (ids, gint64, 0), PSK_HOUSEHOLD_FIRST_NAME, twin->first_name);
  set_field (test, g_array_index (ids, gint64, 0), PSK_HOUSEHOLD_LAST_NAME, twin->last_name);
  set_field (test, g_array_index (ids, gint64, 0), PSK_HOUSEHOLD_TITLE, twin->title);
  set_field (test, g_array_index (ids, gint64, 0), PSK_HOUSEHOLD_HOUSE_NO, twin->house_no);
  set_field (test, g_array_index (ids, gint64, 0), PSK_HOUSEHOLD_VILLAGE_NO, village);
  set_field (test, g_array_index (ids, gint64, 0), PSK_HOUSEHOLD_CITIZEN_ID, "");
  psk_test_window_wait (300);

  dialog = open_dialog (test, "households.choose-slots", PSK_TYPE_SLOTS_DIALOG);
  psk_test_window_until (warns, dialog);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_file_names (void)
{
  static const struct
  {
    const char *path;
    const char *suffix;
    const char *file;
  } cases[] = {
    { "/a/b.xlsx", ".xlsx", "/a/b.xlsx" }, { "/a/b", ".xlsx", "/a/b.xlsx" },
    { "/a/b", ".csv", "/a/b.csv" },        { "/a/b.xlsx", ".csv", "/a/b.csv" },
    { "/a/b.XLSX", ".xlsx", "/a/b.XLSX" }, { "/a/b.csv", ".xlsx", "/a/b.csv" },
    { "/a/b.67", ".xlsx", "/a/b.67.xlsx" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *file = psk_household_files_complete (cases[i].path, cases[i].suffix);

      g_assert_cmpstr (file, ==, cases[i].file);
    }
}

/* Delete releases the slot where the focus is, which stays there. */
static void
test_slot_keys (void)
{
  g_autoptr (PskTestWindow) test = open_tambon (1);
  GtkWindow *dialog = GTK_WINDOW (open_dialog (test, "households.choose-slots",
                                               PSK_TYPE_SLOTS_DIALOG));
  GtkListBox *slots = GTK_LIST_BOX (gtk_widget_get_template_child (GTK_WIDGET (dialog),
                                                                   PSK_TYPE_SLOTS_DIALOG,
                                                                   "slots"));

  select_candidate (GTK_WIDGET (dialog), 0);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "slots.choose", NULL);
  psk_test_window_wait (400);
  g_assert_cmpint (holder_of (test, FIRST_EMPTY), !=, 0);

  gtk_list_box_select_row (slots, gtk_list_box_get_row_at_index (slots, FIRST_EMPTY - 1));
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (slots, FIRST_EMPTY - 1)));
  psk_test_window_press (dialog, "Delete");
  psk_test_window_wait (400);
  g_assert_cmpint (holder_of (test, FIRST_EMPTY), ==, 0);
  g_assert_true (gtk_window_get_focus (dialog)
                 == GTK_WIDGET (gtk_list_box_get_row_at_index (slots, FIRST_EMPTY - 1)));
  gtk_window_destroy (dialog);
}

/* Files get the ending of their type; another file that is there already is not written
 * over without a question. */
static void
test_save_path (void)
{
  g_autofree char *dir = g_dir_make_tmp ("pansuk-save-XXXXXX", NULL);
  g_autofree char *chosen = g_build_filename (dir, "list", NULL);
  g_autofree char *path = psk_save_path_complete (chosen, ".pdf");
  g_autofree char *typed = psk_save_path_complete ("/a/LIST.PDF", ".pdf");
  g_autofree char *problem = NULL;

  g_assert_true (g_str_has_suffix (path, "list.pdf"));
  g_assert_cmpstr (typed, ==, "/a/LIST.PDF");
  g_assert_null (psk_save_path_check (chosen, path));
  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  problem = psk_save_path_check (chosen, path);
  g_assert_nonnull (problem);
  g_assert_null (psk_save_path_check (path, path));
  psk_test_remove_tree (dir);
}

static void
test_slots (void)
{
  g_autoptr (PskTestWindow) test = open_tambon (1);
  GtkWidget *dialog = open_dialog (test, "households.choose-slots", PSK_TYPE_SLOTS_DIALOG);

  g_assert_cmpint (holder_of (test, FIRST_EMPTY), ==, 0);
  assert_toast (dialog, NULL);
  select_candidate (dialog, 0);
  gtk_widget_activate_action (dialog, "slots.choose", NULL);
  psk_test_window_wait (500);
  g_assert_cmpint (holder_of (test, FIRST_EMPTY), !=, 0);
  assert_toast (dialog, "1 household was chosen");

  /* The next empty slot is selected by then. */
  select_candidate (dialog, 0);
  gtk_widget_activate_action (dialog, "slots.choose", NULL);
  psk_test_window_wait (500);
  g_assert_cmpint (holder_of (test, FIRST_EMPTY + 1), !=, 0);

  /* Full: refused, and nothing is changed. */
  select_candidate (dialog, 0);
  gtk_widget_activate_action (dialog, "slots.choose", NULL);
  psk_test_window_wait (500);
  g_assert_nonnull (psk_book_get_undo_label (book_of (test)));
  assert_toast (dialog, "All slots of the tambon are taken: replace a household that dropped out, "
                        "or choose another tambon.");

  gtk_widget_activate_action (dialog, "slots.undo", NULL);
  psk_test_window_wait (300);
  assert_toast (dialog, NULL);
  gtk_widget_activate_action (dialog, "slots.undo", NULL);
  psk_test_window_wait (300);
  g_assert_cmpint (holder_of (test, FIRST_EMPTY), ==, 0);
  g_assert_cmpint (holder_of (test, FIRST_EMPTY + 1), ==, 0);
  g_assert_null (psk_book_get_undo_label (book_of (test)));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* A change is told in the history, and what was there before is brought back. */
static void
test_history (void)
{
  g_autoptr (PskTestWindow) test = open_tambon (1);
  const gint64 id = holder_of (test, 1);
  g_autoptr (PskHousehold) before
    = psk_household_table_read (psk_book_get_store (book_of (test)), id, NULL);
  g_autoptr (PskHousehold) after = NULL;
  g_autoptr (PskCommand) command = psk_command_household_set (id, PSK_HOUSEHOLD_MEMBERS, "9");
  g_autofree char *line = g_strdup_printf ("Members: %d → 9", before->members);
  GtkWidget *label;

  g_assert_true (psk_page_run (page_of (test), command, NULL));
  psk_test_window_wait (600);
  label = psk_test_window_find (GTK_WIDGET (test->window), GTK_TYPE_LABEL, has_label, line);
  g_assert_nonnull (label);

  g_assert_true (gtk_widget_activate_action (label, "history.restore", "(uu)", 0, 0));
  psk_test_window_wait (400);
  after = psk_household_table_read (psk_book_get_store (book_of (test)), id, NULL);
  g_assert_cmpint (after->members, ==, before->members);
}

int
main (int   argc,
      char *argv[])
{
  psk_test_window_start (&argc, &argv);

  g_test_add_func ("/households/pane", test_pane);
  g_test_add_func ("/households/visit", test_visit);
  g_test_add_func ("/households/new-vegetable", test_new_vegetable);
  g_test_add_func ("/households/visit-photo", test_visit_photo);
  g_test_add_func ("/households/visit-photo-at-once", test_visit_photo_at_once);
  g_test_add_func ("/households/visit-note", test_visit_note);
  g_test_add_func ("/households/visit-alike", test_visit_alike);
  g_test_add_func ("/households/viewer", test_viewer);
  g_test_add_func ("/households/visit-is-left", test_visit_is_left);
  g_test_add_func ("/households/replace", test_replace);
  g_test_add_func ("/households/replace-unnamed", test_replace_unnamed);
  g_test_add_func ("/households/slots", test_slots);
  g_test_add_func ("/households/slot-keys", test_slot_keys);
  g_test_add_func ("/households/save-path", test_save_path);
  g_test_add_func ("/households/candidate-keys", test_candidate_keys);
  g_test_add_func ("/households/candidate-twin", test_candidate_twin);
  g_test_add_func ("/households/file-names", test_file_names);
  g_test_add_func ("/households/history", test_history);

  return g_test_run ();
}
