/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-bulk-dialog.h"
#include "psk-centre-card.h"
#include "psk-cut-text.h"
#include "psk-duplicates-window.h"
#include "psk-household-detail.h"
#include "psk-household-edit.h"
#include "psk-household-query.h"
#include "psk-import-column.h"
#include "psk-import-wizard.h"
#include "psk-lists-window.h"
#include "psk-paste-dialog.h"
#include "psk-photo-date-dialog.h"
#include "psk-quality-window.h"
#include "psk-report-form.h"
#include "psk-slots-dialog.h"
#include "psk-stock-entry-dialog.h"
#include "psk-test-book.h"
#include "psk-test-window.h"
#include "psk-thai-date.h"

/* Everything must fit on the smallest screen of the office with text of twice the size, and
 * the window on a projector with text as it is. */
#define SCREEN_WIDTH 1366
#define SCREEN_HEIGHT 768
#define PROJECTOR_WIDTH 1024
#define PROJECTOR_HEIGHT 700

static const char *const tabs[] = {
  "overview", "households", "centres", "photos", "monthly", "scores",
};

/* What the text is set to, in percent; PSK_TEST_TEXT for somebody who looks. */
static int
get_scale (void)
{
  const char *text = g_getenv ("PSK_TEST_TEXT");

  return text != NULL ? atoi (text) : 200;
}

static void
set_scale (int percent)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024 * percent / 100, NULL);
}

static int
minimum_of (GtkWidget      *widget,
            GtkOrientation  orientation,
            int             for_size)
{
  int minimum;

  gtk_widget_measure (widget, orientation, for_size, &minimum, NULL, NULL, NULL);
  return minimum;
}

static GtkWidget *
largest_child (GtkWidget      *widget,
               GtkOrientation  orientation)
{
  GtkWidget *largest = NULL;
  int most = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      const int size = GTK_IS_NATIVE (child) || !gtk_widget_should_layout (child) ? 0
                       : minimum_of (child, orientation,
                                     orientation == GTK_ORIENTATION_VERTICAL
                                     ? gtk_widget_get_width (child) : -1);

      if (size > most)
        {
          most = size;
          largest = child;
        }
    }

  return largest;
}

/* Which part of it asks for so much: from one widget to the largest in it. */
static void
explain (GtkWidget      *widget,
         GtkOrientation  orientation)
{
  for (; widget != NULL; widget = largest_child (widget, orientation))
    g_test_message ("  %d %s %s%s%s",
                    minimum_of (widget, orientation,
                                orientation == GTK_ORIENTATION_VERTICAL
                                ? gtk_widget_get_width (widget) : -1),
                    G_OBJECT_TYPE_NAME (widget),
                    gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)) != NULL
                    ? gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)) : "",
                    GTK_IS_LABEL (widget) ? " " : "",
                    GTK_IS_LABEL (widget) ? gtk_label_get_label (GTK_LABEL (widget)) : "");
}

/* What cannot be scrolled to the side must not be wider than what it is in. */
static gboolean
hides_something (GtkWidget *widget,
                 gpointer   data)
{
  GtkScrolledWindow *window = GTK_SCROLLED_WINDOW (widget);
  GtkWidget *child = gtk_scrolled_window_get_child (window);
  GtkPolicyType policy;

  gtk_scrolled_window_get_policy (window, &policy, NULL);
  /* A flap that is folded has no width. */
  if (policy != GTK_POLICY_EXTERNAL || child == NULL || gtk_widget_get_width (widget) == 0
      || minimum_of (child, GTK_ORIENTATION_HORIZONTAL, -1) <= gtk_widget_get_width (widget))
    return FALSE;

  g_test_message ("  in %d pixels:", gtk_widget_get_width (widget));
  explain (child, GTK_ORIENTATION_HORIZONTAL);
  return TRUE;
}

static void
check_size (GtkWidget  *widget,
            const char *name,
            int         width,
            int         height)
{
  const int least_width = minimum_of (widget, GTK_ORIENTATION_HORIZONTAL, -1);
  const int least_height = minimum_of (widget, GTK_ORIENTATION_VERTICAL,
                                       MAX (width, least_width));
  const gboolean fits = least_width <= width && least_height <= height
                        && gtk_widget_get_width (widget) <= width
                        && gtk_widget_get_height (widget) <= height;

  g_test_message ("%s: at least %d × %d, is %d × %d", name, least_width, least_height,
                  gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  if (least_width > width)
    explain (widget, GTK_ORIENTATION_HORIZONTAL);
  if (least_height > height)
    explain (widget, GTK_ORIENTATION_VERTICAL);
  /* Goes on, so that all that is too large is said at once. */
  if (!fits || psk_test_window_find (widget, GTK_TYPE_SCROLLED_WINDOW, hides_something, NULL) != NULL)
    g_test_fail ();
}

/* The tabs are as large as the largest of them: which one it is must be said. */
static void
check_tabs (PskTestWindow *test,
            int            width,
            int            height,
            const char    *prefix)
{
  gtk_window_set_default_size (GTK_WINDOW (test->window), width, height);
  for (gsize i = 0; i < G_N_ELEMENTS (tabs); i++)
    {
      g_autofree char *name = g_strconcat (prefix, tabs[i], NULL);
      PskPage *page = psk_window_get_page (test->window, tabs[i]);

      psk_window_show_page (test->window, tabs[i]);
      psk_test_window_wait (700);
      check_size (GTK_WIDGET (page), name, width, height);
      psk_test_window_look (GTK_WIDGET (test->window), name);
    }
  check_size (GTK_WIDGET (test->window), prefix, width, height);
}

static void
test_tabs (void)
{
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);

  set_scale (get_scale ());
  check_tabs (test, SCREEN_WIDTH, SCREEN_HEIGHT, "tabs-");
}

static void
test_projector (void)
{
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);

  check_tabs (test, PROJECTOR_WIDTH, PROJECTOR_HEIGHT, "projector-");
}

/* What is cut can be read where it is pointed at. */
static void
test_cut_text (void)
{
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);
  GtkWidget *label = gtk_label_new ("สำนักงานพัฒนาชุมชนจังหวัดลำปาง");
  GtkWidget *window = gtk_window_new ();

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_window_set_child (GTK_WINDOW (window), label);
  gtk_window_set_default_size (GTK_WINDOW (window), 600, 50);
  gtk_window_present (GTK_WINDOW (window));
  psk_test_window_wait (200);
  g_assert_true (gtk_widget_get_has_tooltip (window));
  g_assert_null (psk_cut_text_find (window));

  gtk_window_set_default_size (GTK_WINDOW (window), 120, 50);
  psk_test_window_wait (200);
  g_assert_cmpstr (psk_cut_text_find (window), ==, gtk_label_get_text (GTK_LABEL (label)));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A book as it is on the first day. */
static void
test_empty (void)
{
  g_autoptr (PskTestWindow) test = psk_test_window_new (FALSE);
  g_autoptr (PskTestBook) book = psk_test_book_new ();

  set_scale (get_scale ());
  psk_test_window_wait (300);
  check_size (GTK_WIDGET (test->window), "welcome", SCREEN_WIDTH,
                                SCREEN_HEIGHT);
  psk_test_window_look (GTK_WIDGET (test->window), "welcome");
  psk_window_set_book (test->window, book->book);
  check_tabs (test, SCREEN_WIDTH, SCREEN_HEIGHT, "empty-");
}

static GtkWidget *
newest_window (PskTestWindow *test)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWidget *newest = GTK_WIDGET (test->window);

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (window != GTK_WIDGET (test->window) && gtk_widget_get_mapped (window))
        newest = window;
    }

  return newest;
}

/* With something chosen, of which the tabs show more beside it. */
static void
test_chosen (gconstpointer percent)
{
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);
  PskPage *overview = psk_window_get_page (test->window, "overview");
  PskPage *households = psk_window_get_page (test->window, "households");
  PskPage *scores = psk_window_get_page (test->window, "scores");

  set_scale (GPOINTER_TO_INT (percent));
  psk_page_go_to (overview, "households", 5201, 1);
  psk_test_window_wait (700);
  if (psk_test_window_find (GTK_WIDGET (households), PSK_TYPE_HOUSEHOLD_DETAIL, NULL, NULL) == NULL)
    gtk_widget_activate_action (GTK_WIDGET (households), "households.toggle-detail", NULL);
  psk_page_go_to (overview, "centres", 520101, 0);
  psk_test_window_wait (300);
  psk_page_go_to (overview, "photos", 520105, 0);
  psk_test_window_wait (300);
  psk_page_go_to (overview, "monthly", 5206, 0);
  psk_test_window_wait (300);
  psk_window_show_page (test->window, "scores");
  psk_test_window_wait (500);
  gtk_widget_activate_action (GTK_WIDGET (scores), "scores.explain", "(ii)", 5201, 1);
  check_tabs (test, SCREEN_WIDTH, SCREEN_HEIGHT,
              GPOINTER_TO_INT (percent) == 100 ? "usual-" : "chosen-");
}

/* The ways to open what is not reached by an action alone. */

static GArray *
some_ids (PskPage *page)
{
  const PskHouseholdQuery query = { .scope = PSK_HOUSEHOLDS_HOLDING };
  GArray *ids = psk_household_query_run (psk_book_get_store (psk_page_get_book (page)), &query,
                                         NULL);

  return g_array_set_size (ids, 7);
}

static void
open_bulk (PskPage *page)
{
  g_autoptr (GArray) ids = some_ids (page);

  psk_bulk_dialog_show (page, ids);
}

static void
open_paste (PskPage *page)
{
  g_autoptr (GArray) ids = some_ids (page);
  g_autoptr (GPtrArray) edits
    = g_ptr_array_new_with_free_func ((GDestroyNotify) psk_household_edit_free);

  for (guint i = 0; i < ids->len; i++)
    g_ptr_array_add (edits,
                     psk_household_edit_new (g_array_index (ids, gint64, i),
                                             PSK_HOUSEHOLD_CITIZEN_ID,
                                             i % 2 == 0 ? "1234567890123" : "5526646627025"));
  psk_paste_dialog_show (page, edits, 3, PSK_PASTE_CELLS);
}

static void
open_slots (PskPage *page)
{
  psk_slots_dialog_show (page, 520601);
}

static void
open_stock_entry (PskPage *page)
{
  g_autoptr (PskStockMovement) movement = g_object_new (PSK_TYPE_STOCK_MOVEMENT, NULL);
  const GDate today = psk_book_get_today (psk_page_get_book (page));

  movement->id = 1; /* one that is changed can be deleted, too */
  movement->quantity = 100;
  movement->moved_on = psk_thai_date_to_iso (&today);
  psk_stock_entry_dialog_show (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))), page,
                               movement, "ศูนย์แบ่งปันเมล็ดพันธุ์และต้นกล้า ต.เวียงเหนือ");
}

static void
open_date (PskPage *page)
{
  psk_photo_ask_date (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))),
                      psk_page_get_book (page), "IMG_20240217_101500.jpg", "2024-02-17", NULL,
                      NULL);
}

typedef struct
{
  const char *name;
  const char *tab;
  GType (*get_type) (void); /* what has the action; NULL for the tab */
  const char *action;
  const char *parameter;
  void (*open) (PskPage *page);
} Opening;

static const Opening openings[] = {
  { "preferences", "overview", NULL, "win.preferences", NULL, NULL },
  { "help-overlay", "overview", NULL, "win.show-help-overlay", NULL, NULL },
  { "about", "overview", NULL, "win.about", NULL, NULL },
  { "log", "overview", NULL, "win.log", NULL, NULL },
  { "duplicates", "households", NULL, "households.find-duplicates", NULL, NULL },
  { "quality", "households", NULL, "households.check-quality", NULL, NULL },
  { "lists", "households", NULL, "households.edit-lists", NULL, NULL },
  { "reveal", "households", NULL, "households.reveal-ids", NULL, NULL },
  { "save-view", "households", NULL, "households.save-view", NULL, NULL },
  { "delete", "households", NULL, "households.delete", NULL, NULL },
  { "print", "households", NULL, "win.print", NULL, NULL },
  { "visit", "households", NULL, "households.add-visit", NULL, NULL },
  { "replace", "households", NULL, "households.replace", NULL, NULL },
  { "slots", "households", NULL, NULL, NULL, open_slots },
  { "bulk", "households", NULL, NULL, NULL, open_bulk },
  { "paste", "households", NULL, NULL, NULL, open_paste },
  { "stock", "centres", psk_centre_card_get_type, "card.show-stock", NULL, NULL },
  { "stock-entry", "centres", NULL, NULL, NULL, open_stock_entry },
  { "centre", "centres", psk_centre_card_get_type, "card.edit", NULL, NULL },
  { "date", "photos", NULL, NULL, NULL, open_date },
  { "due-date", "monthly", NULL, "monthly.move-due-date", NULL, NULL },
  { "submit", "monthly", psk_report_form_get_type, "report.submit", NULL, NULL },
  { "return", "monthly", psk_report_form_get_type, "report.return", NULL, NULL },
  { "close-quarter", "scores", NULL, "scores.close", NULL, NULL },
};

static void
check_newest (PskTestWindow *test,
              const char    *name)
{
  GtkWidget *window = newest_window (test);

  psk_test_window_wait (700);
  g_assert_true (window != GTK_WIDGET (test->window));
  check_size (window, name, SCREEN_WIDTH, SCREEN_HEIGHT);
  psk_test_window_look (window, name);
}

static void
close_windows (PskTestWindow *test)
{
  GtkWidget *window;

  while ((window = newest_window (test)) != GTK_WIDGET (test->window))
    {
      gtk_window_destroy (GTK_WINDOW (window));
      psk_test_window_wait (50);
    }
}

static void
check_opening (PskTestWindow *test,
               const Opening *opening)
{
  PskPage *page = psk_window_get_page (test->window, opening->tab);
  g_autoptr (GVariant) parameter = NULL;
  GtkWidget *widget = GTK_WIDGET (page);

  psk_window_show_page (test->window, opening->tab);
  psk_test_window_wait (500);
  if (opening->parameter != NULL)
    parameter = g_variant_ref_sink (g_variant_new_parsed (opening->parameter));
  if (opening->get_type != NULL)
    widget = psk_test_window_find (widget, opening->get_type (), NULL, NULL);
  g_assert_nonnull (widget);
  if (opening->open != NULL)
    opening->open (page);
  else
    g_assert_true (gtk_widget_activate_action_variant (widget, opening->action, parameter));
  psk_test_window_wait (300);
  check_newest (test, opening->name);
  close_windows (test);
}

static void
test_dialogs (void)
{
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);

  set_scale (get_scale ());
  psk_page_go_to (psk_window_get_page (test->window, "overview"), "monthly", 5206, 0);
  psk_page_go_to (psk_window_get_page (test->window, "overview"), "households", 5201, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (openings); i++)
    check_opening (test, &openings[i]);
}

static void
test_list_entry (void)
{
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);
  PskPage *page = psk_window_get_page (test->window, "households");
  GtkWindow *lists;

  set_scale (get_scale ());
  psk_window_show_page (test->window, "households");
  psk_test_window_wait (500);
  lists = psk_lists_window_show (page);
  psk_test_window_wait (300);
  gtk_widget_activate_action (GTK_WIDGET (lists), "lists.add", NULL);
  psk_test_window_wait (300);
  check_newest (test, "list-entry");
  close_windows (test);
}

static void
wait_for_step (PskImportWizard *wizard,
               const char      *step)
{
  GtkStack *stack = GTK_STACK (gtk_widget_get_template_child (GTK_WIDGET (wizard),
                                                              PSK_TYPE_IMPORT_WIZARD, "stack"));
  const gint64 end = g_get_monotonic_time () + 30 * G_USEC_PER_SEC;

  while (g_strcmp0 (gtk_stack_get_visible_child_name (stack), step) != 0)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      psk_test_window_wait (50);
    }
}

static void
set_field (PskImportWizard *wizard,
           int              column,
           PskColumn        field)
{
  g_assert_true (gtk_widget_activate_action (
    psk_test_window_find (GTK_WIDGET (wizard), PSK_TYPE_IMPORT_COLUMN, NULL, NULL),
    "sheets.set-field", "(ii)", column, (int) field));
}

/* With something to say about nearly every row. */
static const char roster[]
  = "บัญชีครัวเรือนเปราะบาง ตามโครงการปลูกผักสวนครัว เพื่อสร้างความมั่นคงทางอาหาร,,,,,,,\n"
    "อำเภอ,ตำบล,หมู่ที่,บ้านเลขที่,ชื่อ-สกุล หัวหน้าครัวเรือน,เลขประจำตัวประชาชน,จำนวนชนิดผัก,วันที่เริ่มปลูก\n"
    "อ.งาว,หลวงเหนือ,หมู่ ๑๒,๑๕๑,นายพรนี แก้วมา,3528916236495,๐,\n"
    "อ.งาว,ต.หลวงเหนือ,หมู่ ๔,๕๓/๕,นางสาวศิริรัตน์ สุขศิลป์,๒๕๒๔๙๓๙๑๓๒๔๘๑,๑๑,28/02/2024\n"
    "อ.งาว,ไม่มีตำบลนี้,หมู่ ๓,๑๖๘/๑๕,นายวิมี ปัญญาภักดี,๘๕๒๑๘๙๗๑๑๐๐๔๐,๑๖,9 มี.ค. 67\n"
    "อ.งาว,ต.หลวงเหนือ,หมู่ ๗,๑๘๐,นางธนนี อินทร์สวัสดิ์,๘๕๒๒๙๖๗๖๙๙๗๑๔,๑๒,31/02/2567\n"
    "อ.งาว,ตำบลหลวงเหนือ,หมู่ ๙,๒๕๓,นางนินี ศรีหาญ,3527828462468,๐,\n"
    "อ.งาว,ตำบลหลวงเหนือ,หมู่ ๙,๒๕๓,นางนินี ศรีหาญ,3527828462468,0,\n"
    "อ.งาว,หลวงเหนือ,หมู่ ๘,๑๖๐,นายประศักดิ์ รุ่งหาญ,7522165103760,มาก,๓/๒/๒๕๖๗\n";

static void
test_import (void)
{
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);
  g_autofree char *dir = g_dir_make_tmp ("pansuk-large-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (dir, "บัญชีครัวเรือน อ.งาว.csv", NULL);
  PskImportWizard *wizard;

  g_assert_true (g_file_set_contents (path, roster, -1, NULL));
  set_scale (get_scale ());
  psk_window_show_page (test->window, "households");
  psk_test_window_wait (500);
  wizard = psk_import_wizard_show (psk_window_get_page (test->window, "households"));
  check_newest (test, "import-1-file");
  psk_import_wizard_open (wizard, path);
  wait_for_step (wizard, "sheets");
  check_newest (test, "import-2-sheets");
  set_field (wizard, 1, PSK_COLUMN_NONE);
  check_newest (test, "import-2-place");
  set_field (wizard, 1, PSK_COLUMN_TAMBON);
  gtk_widget_activate_action (GTK_WIDGET (wizard), "import.next", NULL);
  wait_for_step (wizard, "check");
  check_newest (test, "import-3-check");
  gtk_widget_activate_action (GTK_WIDGET (wizard), "import.next", NULL);
  wait_for_step (wizard, "result");
  check_newest (test, "import-4-result");
  close_windows (test);
  psk_test_remove_tree (dir);
}

int
main (int   argc,
      char *argv[])
{
  psk_test_window_start (&argc, &argv);

  g_test_add_func ("/large-text/projector", test_projector);
  g_test_add_func ("/large-text/tabs", test_tabs);
  g_test_add_data_func ("/large-text/chosen", GINT_TO_POINTER (get_scale ()), test_chosen);
  g_test_add_data_func ("/large-text/usual", GINT_TO_POINTER (100), test_chosen);
  g_test_add_func ("/large-text/empty", test_empty);
  g_test_add_func ("/large-text/cut-text", test_cut_text);
  g_test_add_func ("/large-text/dialogs", test_dialogs);
  g_test_add_func ("/large-text/list-entry", test_list_entry);
  g_test_add_func ("/large-text/import", test_import);

  return g_test_run ();
}
