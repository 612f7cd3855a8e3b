/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "psk-area-button.h"
#include "psk-import-check-page.h"
#include "psk-import-column.h"
#include "psk-import-job.h"
#include "psk-import-sheets-page.h"
#include "psk-import-wizard.h"
#include "psk-mapping-table.h"
#include "psk-test-book.h"
#include "psk-test-window.h"

/* A list as a district sends it: a head that nobody could guess for one column, a tambon
 * that is misspelt in two rows, an id with a wrong digit, signatures below. */
static const char list[]
  = "บัญชีครัวเรือนเปราะบาง,,,,,\n"
    "ตำบล,หมู่ที่,ชื่อ-สกุล,เลขประจำตัวประชาชน,ปลูกแล้ว,หมายเหตุ\n"
    "ทาผา,1,นายหนึ่ง ทดสอบนำเข้า,5526646627025,12,\n"
    "ทาผา,2,นางสอง ทดสอบนำเข้า,8526781884302,3,\n"
    "ท่าผา,3,นางสาวสาม ทดสอบนำเข้า,4524283815917,7,\n"
    "ศาลา,4,นายสี่ ทดสอบนำเข้า,,1,ดี\n"
    ",,,ลงชื่อ..........................ผู้รายงาน,,\n";

typedef struct
{
  PskTestWindow *window;
  PskImportWizard *wizard;
  char *dir;
  char *path;
} Fixture;

static char *
make_list (Fixture    *fixture,
           const char *name,
           const char *text)
{
  char *path = g_build_filename (fixture->dir, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

static GtkWidget *
find_page (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    {
      GtkWidget *page = GTK_IS_WIDGET (l->data) && gtk_widget_get_mapped (l->data)
                        ? psk_test_window_find (l->data, PSK_TYPE_PAGE, NULL, NULL) : NULL;

      if (page != NULL)
        return page;
    }

  return NULL;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  GtkWidget *page;

  fixture->dir = g_dir_make_tmp ("pansuk-wizard-XXXXXX", NULL);
  fixture->path = make_list (fixture, "list.csv", list);
  fixture->window = psk_test_window_new (TRUE);
  psk_window_show_page (fixture->window->window, "households");
  psk_test_window_wait (500);
  page = find_page ();
  g_assert_nonnull (page);
  fixture->wizard = psk_import_wizard_show (PSK_PAGE (page));
  g_object_add_weak_pointer (G_OBJECT (fixture->wizard), (gpointer *) &fixture->wizard);
  psk_test_window_wait (200);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  if (fixture->wizard != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->wizard));
  psk_test_window_wait (100);
  g_assert_null (fixture->wizard);
  psk_test_window_free (fixture->window);
  g_unlink (fixture->path);
  g_rmdir (fixture->dir);
  g_free (fixture->path);
  g_free (fixture->dir);
}

static void
look (Fixture    *fixture,
      const char *name)
{
  psk_test_window_wait (400);
  psk_test_window_look (GTK_WIDGET (fixture->wizard), name);
}

static gboolean
has_name (GtkWidget *widget,
          gpointer   data)
{
  return g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)), data) == 0;
}

static GtkWidget *
find (Fixture    *fixture,
      const char *name)
{
  GtkWidget *widget = psk_test_window_find (GTK_WIDGET (fixture->wizard), GTK_TYPE_WIDGET,
                                            has_name, (gpointer) name);

  g_assert_nonnull (widget);
  return widget;
}

/* Lets a step come, as fast as the machine can. */
static void
wait_for (Fixture    *fixture,
          const char *step)
{
  for (int i = 0; i < 200; i++)
    {
      GtkWidget *stack = find (fixture, "stack");

      psk_test_window_wait (50);
      if (g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (stack)), step) == 0)
        return;
    }

  g_assert_not_reached ();
}

static void
act (Fixture    *fixture,
     const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->wizard), action, NULL));
  psk_test_window_wait (50);
}

static void
assert_number (Fixture    *fixture,
               const char *name,
               const char *expected)
{
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (find (fixture, name))), ==, expected);
}

static void
choose_field (Fixture  *fixture,
              int       column,
              PskColumn field)
{
  g_assert_true (gtk_widget_activate_action (
    psk_test_window_find (GTK_WIDGET (fixture->wizard), PSK_TYPE_IMPORT_COLUMN, NULL, NULL),
    "sheets.set-field", "(ii)", column, (int) field));
  psk_test_window_wait (100);
}

static int
count_imported (Fixture *fixture)
{
  PskStore *store = psk_book_get_store (psk_window_get_book (fixture->window->window));

  return (int) psk_store_query_int (
    store, "SELECT count (*) FROM household WHERE last_name = 'ทดสอบนำเข้า'", 0, "");
}

static void
test_walk (Fixture      *fixture,
           gconstpointer data)
{
  look (fixture, "1-file");
  psk_import_wizard_open (fixture->wizard, fixture->path);
  wait_for (fixture, "sheets");
  look (fixture, "2-sheets");
  choose_field (fixture, 4, PSK_COLUMN_KINDS);
  act (fixture, "import.next");
  wait_for (fixture, "check");
  look (fixture, "3-check");
  assert_number (fixture, "new_number", "1");
  assert_number (fixture, "rejected_number", "3");

  /* The tambon is corrected where it is misspelt in this way, and the next problem is
   * the id, which is typed. */
  g_assert_true (gtk_widget_activate_action (find (fixture, "correct_entry"), "check.use",
                                             "(sb)", "ท่าผา", TRUE));
  psk_test_window_wait (500);
  assert_number (fixture, "new_number", "3");
  assert_number (fixture, "rejected_number", "1");
  gtk_editable_set_text (GTK_EDITABLE (find (fixture, "correct_entry")), "4524283815916");
  g_signal_emit_by_name (find (fixture, "correct_entry"), "activate");
  psk_test_window_wait (500);
  assert_number (fixture, "new_number", "4");
  look (fixture, "4-corrected");

  act (fixture, "import.next");
  wait_for (fixture, "result");
  look (fixture, "5-result");
  g_assert_cmpint (count_imported (fixture), ==, 4);

  act (fixture, "import.undo");
  psk_test_window_wait (400);
  g_assert_null (fixture->wizard);
  g_assert_cmpint (count_imported (fixture), ==, 0);
}

static void
use (Fixture    *fixture,
     const char *text)
{
  g_assert_true (gtk_widget_activate_action (find (fixture, "correct_entry"), "check.use",
                                             "(sb)", text, TRUE));
}

/* What is corrected while the rows are being checked is not lost, and each correction is
 * taken back by itself. */
static void
test_undo (Fixture      *fixture,
           gconstpointer data)
{
  psk_import_wizard_open (fixture->wizard, fixture->path);
  wait_for (fixture, "sheets");
  choose_field (fixture, 4, PSK_COLUMN_KINDS);
  act (fixture, "import.next");
  wait_for (fixture, "check");
  assert_number (fixture, "rejected_number", "3");

  /* A key by itself corrects nothing. */
  g_signal_emit_by_name (find (fixture, "correct_entry"), "activate");
  psk_test_window_wait (300);
  g_assert_false (gtk_widget_get_sensitive (find (fixture, "undo_button")));

  use (fixture, "ศาล");
  use (fixture, "ท่าผา");
  psk_test_window_wait (800);
  assert_number (fixture, "rejected_number", "1");
  look (fixture, "3-undo");

  for (int i = 0; i < 2; i++)
    {
      g_assert_true (gtk_widget_activate_action (find (fixture, "correct_entry"), "check.undo",
                                                 NULL));
      psk_test_window_wait (500);
      assert_number (fixture, "rejected_number", "3");
    }
  g_assert_false (gtk_widget_get_sensitive (find (fixture, "undo_button")));
}

/* What was corrected is not lost by a key. */
static void
test_left (Fixture      *fixture,
           gconstpointer data)
{
  static const char * const answers[] = { "stay", "leave" };

  psk_import_wizard_open (fixture->wizard, fixture->path);
  wait_for (fixture, "sheets");
  act (fixture, "import.next");
  wait_for (fixture, "check");
  use (fixture, "ศาลา");
  psk_test_window_wait (800);

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      act (fixture, "import.cancel");
      psk_test_window_wait (300);
      g_assert_nonnull (fixture->wizard);
      g_assert_nonnull (psk_test_window_get_shown (ADW_TYPE_MESSAGE_DIALOG));
      adw_message_dialog_response (psk_test_window_get_shown (ADW_TYPE_MESSAGE_DIALOG), answers[i]);
      psk_test_window_wait (300);
    }
  g_assert_null (fixture->wizard);
}

/* A layout that was saved is known when the file is opened the next time. */
static void
test_saved (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (GPtrArray) mappings = NULL;
  GtkWidget *entry;
  GtkWidget *label;

  psk_import_wizard_open (fixture->wizard, fixture->path);
  wait_for (fixture, "sheets");
  choose_field (fixture, 4, PSK_COLUMN_KINDS);
  gtk_menu_button_popup (GTK_MENU_BUTTON (find (fixture, "save_button")));
  psk_test_window_wait (200);
  entry = find (fixture, "name_entry");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), !=, "");
  gtk_editable_set_text (GTK_EDITABLE (entry), "เกาะคา");
  g_signal_emit_by_name (entry, "activate");
  psk_test_window_wait (200);
  mappings = psk_mapping_table_read (
    psk_book_get_store (psk_window_get_book (fixture->window->window)), NULL);
  g_assert_cmpuint (mappings->len, ==, 1);
  g_assert_cmpint (((PskSavedMapping *) mappings->pdata[0])->district, ==, 5203);

  psk_import_wizard_open (fixture->wizard, fixture->path);
  psk_test_window_wait (600);
  look (fixture, "2-saved");
  label = find (fixture, "message_label");
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (label)), "เกาะคา"));
  act (fixture, "import.next");
  wait_for (fixture, "check");
}

static gboolean
says_cb (GtkWidget *widget,
         gpointer   text)
{
  return g_strcmp0 (gtk_inscription_get_text (GTK_INSCRIPTION (widget)), text) == 0;
}

static gboolean
label_says (GtkWidget *widget,
            gpointer   part)
{
  return strstr (gtk_label_get_label (GTK_LABEL (widget)), part) != NULL;
}

static GtkListBoxRow *
get_sheet_row (Fixture *fixture,
               int      index)
{
  return gtk_list_box_get_row_at_index (GTK_LIST_BOX (find (fixture, "sheets_list")), index);
}

/* A list to the right of another is offered as a sheet of its own, un-ticked; it is found
 * when somebody says where the titles are. A house and a village in one cell are shown as
 * they are read. */
static void
test_side_list (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *path = make_list (
    fixture, "side.csv",
    "ตำบลท่าผา,,,,ตำบลศาลา,,\nที่,ชื่อ-สกุล,บ้านเลขที่/หมู่,,ที่,ชื่อ-สกุล,บ้านเลขที่/หมู่\n"
    "1,นายหนึ่ง ทดสอบนำเข้า,10/1,,1,นายสอง ทดสอบนำเข้า,12/2\n"
    "2,นายสาม ทดสอบนำเข้า,11/1,,2,นายสี่ ทดสอบนำเข้า,13/2\n");
  GtkWidget *spin;

  psk_import_wizard_open (fixture->wizard, path);
  wait_for (fixture, "sheets");
  g_assert_nonnull (get_sheet_row (fixture, 1));
  g_assert_null (get_sheet_row (fixture, 2));
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (find (fixture, "message_label"))),
                            "side.csv (E–G)"));
  spin = find (fixture, "head_spin");
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), 0);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), 2);
  g_assert_null (get_sheet_row (fixture, 2));

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (get_sheet_row (fixture, 0)),
                                             "sheets.set-chosen", "(ib)", 2, TRUE));
  gtk_list_box_select_row (GTK_LIST_BOX (find (fixture, "sheets_list")),
                           get_sheet_row (fixture, 1));
  psk_test_window_wait (200);
  look (fixture, "2-side-list");
  g_assert_nonnull (psk_test_window_find (GTK_WIDGET (fixture->wizard), GTK_TYPE_INSCRIPTION,
                                          says_cb, (gpointer) "12/2 → 12, village 2"));
  act (fixture, "import.next");
  wait_for (fixture, "check");
  assert_number (fixture, "new_number", "4");
  g_unlink (path);
}

static gboolean
holds_kinds (GtkWidget *widget,
             gpointer   count)
{
  *(int *) count += gtk_drop_down_get_selected (GTK_DROP_DOWN (widget)) == PSK_COLUMN_KINDS + 1;
  return FALSE;
}

static int
count_kinds (Fixture *fixture)
{
  int n = 0;

  psk_test_window_find (GTK_WIDGET (fixture->wizard), GTK_TYPE_DROP_DOWN, holds_kinds, &n);
  return n;
}

/* Vegetables in several columns: each of them shows that it is counted, until somebody says
 * that it holds another thing. */
static void
test_more_kinds (Fixture      *fixture,
                 gconstpointer data)
{
  g_autofree char *path = make_list (
    fixture, "kinds.csv",
    "ที่,ชื่อ-สกุล,ตำบล,ผัก 1,ผัก 2,ผัก 3\n1,นายหนึ่ง ทดสอบนำเข้า,ท่าผา,กะเพรา,ข่า,ขิง\n"
    "2,นายสอง ทดสอบนำเข้า,ท่าผา,ข่า,,\n");

  psk_import_wizard_open (fixture->wizard, path);
  wait_for (fixture, "sheets");
  psk_test_window_wait (200);
  look (fixture, "2-kinds");
  g_assert_cmpint (count_kinds (fixture), ==, 3);
  g_assert_true (gtk_widget_activate_action (find (fixture, "columns_view"), "sheets.set-field",
                                             "(ii)", 4, PSK_COLUMN_NONE));
  psk_test_window_wait (200);
  g_assert_cmpint (count_kinds (fixture), ==, 2);
  g_unlink (path);
}

/* Hundreds of columns come a few at a time, and all of them come. */
static void
test_wide (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (GString) rows = g_string_new ("ตำบล,หมู่ที่,ชื่อ-สกุล");
  g_autofree char *path = NULL;
  GtkListView *view;
  guint n;

  for (int i = 3; i < 300; i++)
    g_string_append_printf (rows, ",คอลัมน์ %d", i);
  g_string_append (rows, "\nท่าผา,1,นายหนึ่ง ทดสอบนำเข้า\n");
  path = make_list (fixture, "wide.csv", rows->str);

  psk_import_wizard_open (fixture->wizard, path);
  wait_for (fixture, "sheets");
  view = GTK_LIST_VIEW (find (fixture, "columns_view"));
  n = g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (view)));
  for (int i = 0; i < 100 && n < 300; i++)
    {
      psk_test_window_wait (50);
      n = g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (view)));
    }
  g_assert_cmpuint (n, ==, 300);
  g_unlink (path);
}

/* A list that does not say where it is waits until somebody does; what was chosen is shown
 * again when the step comes back. */
static void
test_place (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *path = make_list (fixture, "here.csv",
                                     "ที่,ชื่อ-สกุล,หมู่\n1,นายหนึ่ง ทดสอบนำเข้า,2\n");
  PskAreaButton *button;

  psk_import_wizard_open (fixture->wizard, path);
  wait_for (fixture, "sheets");
  g_assert_false (gtk_widget_get_sensitive (find (fixture, "next_button")));
  button = PSK_AREA_BUTTON (find (fixture, "tambon_button"));
  psk_area_button_set_area (button, 520305);
  look (fixture, "2-place");
  g_assert_true (gtk_widget_get_sensitive (find (fixture, "next_button")));

  act (fixture, "import.next");
  wait_for (fixture, "check");
  assert_number (fixture, "new_number", "1");
  act (fixture, "import.back");
  wait_for (fixture, "sheets");
  g_assert_cmpint (psk_area_button_get_area (button), ==, 520305);

  psk_area_button_set_area (button, 52);
  g_assert_false (gtk_widget_get_sensitive (find (fixture, "next_button")));
  choose_field (fixture, 2, PSK_COLUMN_TAMBON);
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (button)));
  g_unlink (path);
}

/* What cannot be read says so and leaves the step as it was; Escape closes. */
static void
test_refused (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *bad = make_list (fixture, "bad.xlsx", "%PDF-1.4 no list\n");
  g_autofree char *empty = make_list (fixture, "none.csv", "a,b\n1,2\n");
  g_autofree char *titles = make_list (fixture, "titles.csv", "ตำบล,หมู่ที่,ชื่อ-สกุล\n");

  psk_import_wizard_open (fixture->wizard, bad);
  psk_test_window_wait (800);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (find (fixture, "stack"))), ==,
                   "file");

  psk_import_wizard_open (fixture->wizard, empty);
  wait_for (fixture, "sheets");
  look (fixture, "2-no-list");
  g_assert_false (gtk_widget_get_sensitive (find (fixture, "next_button")));

  psk_import_wizard_open (fixture->wizard, titles);
  wait_for (fixture, "sheets");
  act (fixture, "import.next");
  psk_test_window_wait (500);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (find (fixture, "stack"))), ==,
                   "sheets");
  g_unlink (bad);
  g_unlink (empty);
  g_unlink (titles);

  act (fixture, "import.cancel");
  psk_test_window_wait (200);
  g_assert_null (fixture->wizard);
}

static void
gone_cb (gpointer  data,
         GObject  *gone)
{
  g_atomic_pointer_set ((gpointer *) data, g_thread_self ());
}

/* What is dropped may be several files, or one that has no path here. */
static void
test_dropped (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_path (fixture->path);
  g_autoptr (GFile) remote = g_file_new_for_uri ("http://example.invalid/list.csv");
  GSList second = { remote, NULL };
  GSList first = { file, &second };

  psk_import_wizard_take (fixture->wizard, &second);
  psk_test_window_wait (200);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (find (fixture, "stack"))), ==,
                   "file");
  g_assert_nonnull (psk_test_window_find (find (fixture, "toasts"), GTK_TYPE_LABEL, label_says,
                                          (gpointer) "not on this computer"));

  psk_import_wizard_take (fixture->wizard, &first);
  wait_for (fixture, "sheets");
}

/* The rows of a long list are not freed where the window would stand still. */
static void
test_let_go (Fixture      *fixture,
             gconstpointer data)
{
  PskBook *book = psk_window_get_book (fixture->window->window);
  PskImport *first = psk_import_new ("none.db", "none", psk_book_get_areas (book),
                                     psk_book_get_codes (book));
  g_autoptr (PskImport) next = psk_import_renew (first);
  gpointer thread = NULL;

  g_object_weak_ref (G_OBJECT (first), gone_cb, &thread);
  psk_import_replace (&first, next);
  g_assert_true (first == next);
  for (int i = 0; i < 100 && g_atomic_pointer_get (&thread) == NULL; i++)
    psk_test_window_wait (20);
  g_assert_nonnull (thread);
  g_assert_true (thread != g_thread_self ());
  psk_import_replace (&first, NULL);
}

static gboolean
has_scratch (void)
{
  g_autoptr (GDir) dir = g_dir_open (g_get_tmp_dir (), 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      if (g_str_has_prefix (name, "pansuk-scratch-"))
        return TRUE;
    }

  return FALSE;
}

/* Stopped while it reads, nothing of the list stays on the disk. */
static void
test_stopped (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (GString) rows = g_string_new ("ตำบล,หมู่ที่,ชื่อ-สกุล\n");
  g_autofree char *path = NULL;

  for (int i = 0; i < 200000; i++)
    g_string_append_printf (rows, "ท่าผา,1,นายคนที่ %d\n", i);
  path = make_list (fixture, "long.csv", rows->str);

  psk_import_wizard_open (fixture->wizard, path);
  act (fixture, "import.cancel");
  psk_test_window_wait (600);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (find (fixture, "stack"))), ==,
                   "file");
  act (fixture, "import.cancel");
  psk_test_window_wait (400);
  g_assert_null (fixture->wizard);
  g_unlink (path);
  g_assert_false (has_scratch ());
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *dir = g_strdup_printf ("%s/pansuk-wizard-%d", "/tmp", (int) getpid ());
  int status;

  /* So that what other programs have there does not count; the folder for temporary files
   * is asked for once, when the first of them is made. */
  g_assert_cmpint (g_mkdir (dir, 0700), ==, 0);
  g_setenv ("TMPDIR", dir, TRUE);
  psk_test_window_start (&argc, &argv);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/import-wizard/walk", test_walk);
  ADD ("/import-wizard/undo", test_undo);
  ADD ("/import-wizard/left", test_left);
  ADD ("/import-wizard/saved", test_saved);
  ADD ("/import-wizard/side-list", test_side_list);
  ADD ("/import-wizard/more-kinds", test_more_kinds);
  ADD ("/import-wizard/wide", test_wide);
  ADD ("/import-wizard/place", test_place);
  ADD ("/import-wizard/refused", test_refused);
  ADD ("/import-wizard/dropped", test_dropped);
  ADD ("/import-wizard/let-go", test_let_go);
  ADD ("/import-wizard/stopped", test_stopped);
#undef ADD

  status = g_test_run ();
  psk_test_remove_tree (dir);
  return status;
}
