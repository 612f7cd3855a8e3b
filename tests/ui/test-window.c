/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-area-button.h"
#include "psk-cell.h"
#include "psk-household-batch.h"
#include "psk-household-detail.h"
#include "psk-household-query.h"
#include "psk-household-table.h"
#include "psk-test-book.h"
#include "psk-test-window.h"
#include "psk-visit-dialog.h"

static const char *tabs[] = {
  "overview", "households", "centres", "photos", "monthly", "scores",
};

static char *
picture_name (const char *tab)
{
  const char *language = g_getenv ("LANGUAGE");
  const char *style = g_getenv ("PSK_TEST_STYLE");

  return g_strdup_printf ("%s-%s-%s", tab, language != NULL ? language : "en",
                          style != NULL ? style : "light");
}

static void
test_welcome (void)
{
  g_autoptr (PskTestWindow) test = psk_test_window_new (FALSE);
  g_autofree char *name = picture_name ("welcome");

  g_assert_null (psk_window_get_book (test->window));
  psk_test_window_shoot (test, name);
}

static void
test_tabs (void)
{
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);

  for (gsize i = 0; i < G_N_ELEMENTS (tabs); i++)
    {
      g_autofree char *name = picture_name (tabs[i]);

      psk_window_show_page (test->window, tabs[i]);
      psk_test_window_shoot (test, name);
    }
}

static gboolean
is_first_name (GtkWidget *widget,
               gpointer   data)
{
  return psk_cell_get_column (PSK_CELL (widget)) == PSK_HOUSEHOLD_FIRST_NAME
         && psk_cell_get_row (PSK_CELL (widget)) != 0;
}

static char *
first_name_of (PskTestWindow *test,
               gint64         id)
{
  g_autoptr (PskHousehold) household = psk_household_table_read (
    psk_book_get_store (psk_window_get_book (test->window)), id, NULL);

  g_assert_nonnull (household);
  return g_strdup (household->first_name);
}

static void
test_edit_and_undo (void)
{
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  GtkWidget *cell;
  gint64 id;

  psk_window_show_page (test->window, "households");
  psk_test_window_wait (600);
  cell = psk_test_window_find (GTK_WIDGET (test->window), PSK_TYPE_CELL, is_first_name, NULL);
  g_assert_nonnull (cell);
  id = psk_cell_get_row (PSK_CELL (cell));
  before = first_name_of (test, id);

  gtk_widget_grab_focus (cell);
  psk_cell_start_editing (PSK_CELL (cell), "ทดสอบ");
  g_assert_true (psk_cell_is_editing (PSK_CELL (cell)));
  psk_cell_stop_editing (PSK_CELL (cell), TRUE);
  psk_test_window_wait (300);
  after = first_name_of (test, id);
  g_assert_cmpstr (after, ==, "ทดสอบ");

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (test->window), "win.undo", NULL));
  psk_test_window_wait (300);
  undone = first_name_of (test, id);
  g_assert_cmpstr (undone, ==, before);
  g_assert_nonnull (psk_book_get_redo_label (psk_window_get_book (test->window)));
}

static gboolean
can_redo (gpointer data)
{
  PskTestWindow *test = data;

  return psk_book_get_redo_label (psk_window_get_book (test->window)) != NULL;
}

/* The window does not wait for a step that takes long; nothing is done beside it. */
static void
test_long_undo (void)
{
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);
  PskBook *book = psk_window_get_book (test->window);
  GtkWidget *cell;
  const PskHouseholdQuery query = { .scope = PSK_HOUSEHOLDS_ALL };
  g_autoptr (GArray) ids = psk_household_query_run (psk_book_get_store (book), &query, NULL);
  g_autofree char *note = g_strnfill (1500, 'x');
  g_autoptr (PskBatch) batch = psk_batch_new (PSK_BATCH_SET, PSK_HOUSEHOLD_NOTE, note, ids);
  g_autoptr (PskCommand) command = psk_batch_command (batch);
  g_autoptr (PskHousehold) undone = NULL;

  psk_window_show_page (test->window, "households");
  psk_test_window_wait (600);
  cell = psk_test_window_find (GTK_WIDGET (test->window), PSK_TYPE_CELL, NULL, NULL);
  g_assert_nonnull (cell);
  g_assert_true (psk_book_run (book, command, NULL, NULL));
  g_assert_true (psk_book_step_is_long (book, TRUE));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (test->window), "win.undo", NULL));
  g_assert_false (can_redo (test));
  g_assert_false (gtk_widget_is_sensitive (cell));
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.undo", NULL);

  psk_test_window_until (can_redo, test);
  psk_test_window_wait (100);
  g_assert_true (gtk_widget_is_sensitive (psk_test_window_find (GTK_WIDGET (test->window),
                                                               PSK_TYPE_CELL, NULL, NULL)));
  undone = psk_household_table_read (psk_book_get_store (book), g_array_index (ids, gint64, 0),
                                     NULL);
  g_assert_cmpstr (undone->note, !=, note);
}

static guint
n_shown (GtkWidget *view)
{
  return g_list_model_get_n_items (
    G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (view))));
}

static gboolean
shows_all (gpointer view)
{
  return n_shown (view) >= 1800;
}

static gboolean
shows_some (gpointer view)
{
  return n_shown (view) > 0 && n_shown (view) < 1800;
}

static gboolean
shows_none (gpointer view)
{
  return n_shown (view) == 0;
}

static void
test_search (void)
{
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);
  GtkWidget *entry;
  GtkWidget *view;

  psk_window_show_page (test->window, "households");
  psk_test_window_wait (600);
  view = psk_test_window_find (GTK_WIDGET (test->window), GTK_TYPE_COLUMN_VIEW, NULL, NULL);
  g_assert_nonnull (view);
  psk_test_window_until (shows_all, view);

  entry = psk_test_window_find (GTK_WIDGET (test->window), GTK_TYPE_SEARCH_ENTRY, NULL, NULL);
  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "ใจดี");
  psk_test_window_until (shows_some, view);

  gtk_editable_set_text (GTK_EDITABLE (entry), "ไม่มีใครชื่อนี้แน่นอน");
  psk_test_window_until (shows_none, view);
}

static void
test_area_filters_all_tabs (void)
{
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);

  psk_window_set_area (test->window, 5204);
  for (gsize i = 0; i < G_N_ELEMENTS (tabs); i++)
    {
      psk_window_show_page (test->window, tabs[i]);
      psk_test_window_wait (200);
      g_assert_cmpint (psk_page_get_area (psk_window_get_page (test->window, tabs[i])), ==, 5204);
    }
}

static void
test_doors (void)
{
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);
  PskPage *overview = psk_window_get_page (test->window, "overview");

  psk_page_go_to (overview, "monthly", 5206, 0);
  psk_test_window_wait (300);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (psk_window_get_page (test->window,
                                                                         "monthly"))));
  psk_page_go_to (overview, "households", 520301, 0);
  psk_test_window_wait (300);
  g_assert_cmpint (psk_page_get_area (overview), ==, 520301);
}

static gboolean
is_cut (GtkWidget *widget,
          gpointer   data)
{
  PangoLayout *layout = gtk_label_get_layout (GTK_LABEL (widget));

  if (pango_layout_is_ellipsized (layout))
    g_test_message ("cut: %s", gtk_label_get_label (GTK_LABEL (widget)));
  return pango_layout_is_ellipsized (layout);
}

static int
right_edge (GtkWidget *widget,
            GtkWidget *view)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, view, &bounds));
  return (int) (bounds.origin.x + bounds.size.width);
}

/* The longest that a cell may have to show. */
static const char *
longest_text (int field)
{
  const gboolean thai = g_strcmp0 (g_getenv ("LANGUAGE"), "th") == 0;

  switch (field)
    {
    case PSK_HOUSEHOLD_SLOT: return "20";
    case PSK_HOUSEHOLD_TAMBON: return thai ? "พระบาทวังตวง" : "Phra Bat Wang Tuang";
    case PSK_HOUSEHOLD_VILLAGE_NO: return "18";
    case PSK_HOUSEHOLD_HOUSE_NO: return "1234/9";
    case PSK_HOUSEHOLD_TITLE: return "นางสาว";
    case PSK_HOUSEHOLD_FIRST_NAME: return "กิตติศักดิ์";
    case PSK_HOUSEHOLD_LAST_NAME: return "ปัญญาทรัพย์ใหม่";
    case PSK_HOUSEHOLD_STATUS: return thai ? "○ คัดเลือกแล้ว" : "✕ Dropped out";
    case PSK_HOUSEHOLD_KINDS: return "99";
    case PSK_HOUSEHOLD_PLANTED_ON: return thai ? "29 มิ.ย. 2567" : "28 Mar 2024";
    case PSK_HOUSEHOLD_CITIZEN_ID: return "9-5299-00001-14-1";
    case PSK_HOUSEHOLD_VULNERABILITY:
      return thai ? "พ่อหรือแม่เลี้ยงเดี่ยว" : "Elderly person living alone";
    default: return "";
    }
}

/* A cell that is narrower than what it may have to show, or out of the view though it is
 * among the columns that shall be seen. */
static gboolean
cuts (GtkWidget *widget,
      gpointer   data)
{
  const int last = *(int *) data;
  const int field = psk_cell_get_column (PSK_CELL (widget));
  GtkWidget *view = gtk_widget_get_ancestor (widget, GTK_TYPE_COLUMN_VIEW);
  GtkWidget *inscription = gtk_widget_get_first_child (widget);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (inscription,
                                                                   longest_text (field));
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  if (width > gtk_widget_get_width (inscription))
    g_test_message ("column %d lacks %d", field, width - gtk_widget_get_width (inscription));
  if (width > gtk_widget_get_width (inscription))
    return TRUE;
  if (field == last)
    g_test_message ("%d is at %d of %d", field, right_edge (widget, view),
                    gtk_widget_get_width (view));
  return field == last && right_edge (widget, view) > gtk_widget_get_width (view);
}

static gboolean
has_cells (gpointer data)
{
  GtkWidget *cell = psk_test_window_find (gtk_widget_get_last_child (data), PSK_TYPE_CELL, NULL,
                                          NULL);

  return cell != NULL && gtk_widget_get_width (gtk_widget_get_first_child (cell)) > 0;
}

/* On the smallest screen of the office, without the pane of one household and with it. */
static void
test_columns (void)
{
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);
  GtkWidget *view;

  psk_window_show_page (test->window, "households");
  psk_test_window_wait (800);
  view = psk_test_window_find (GTK_WIDGET (test->window), GTK_TYPE_COLUMN_VIEW, NULL, NULL);
  g_assert_nonnull (view);
  psk_test_window_until (has_cells, view);

  for (int i = 0; i < 2; i++)
    {
      const gboolean open = psk_test_window_find (GTK_WIDGET (test->window),
                                                  PSK_TYPE_HOUSEHOLD_DETAIL, NULL, NULL) != NULL;
      int last = open ? PSK_HOUSEHOLD_KINDS : PSK_HOUSEHOLD_CITIZEN_ID;

      g_assert_null (psk_test_window_find (gtk_widget_get_first_child (view), GTK_TYPE_LABEL,
                                           is_cut, NULL));
      g_assert_null (psk_test_window_find (gtk_widget_get_last_child (view), PSK_TYPE_CELL, cuts,
                                           &last));
      gtk_widget_activate_action (GTK_WIDGET (psk_window_get_page (test->window, "households")),
                                  "households.toggle-detail", NULL);
      psk_test_window_wait (600);
    }
}

/* Everything in the header still fits on the projector of the meeting room. */
static void
test_projector (void)
{
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);
  g_autofree char *name = picture_name ("projector");

  gtk_window_set_default_size (GTK_WINDOW (test->window), 1024, 768);
  psk_test_window_wait (500);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (test->window)), <=, 1024);
  g_assert_nonnull (psk_test_window_find (GTK_WIDGET (test->window), ADW_TYPE_VIEW_SWITCHER, NULL,
                                          NULL));
  psk_test_window_shoot (test, name);
}

static GtkWidget *
focus_of (PskTestWindow *test)
{
  return gtk_window_get_focus (GTK_WINDOW (test->window));
}

/* On a busy machine the page before may keep the focus for a while. */
static gboolean
has_focus_in_page (gpointer page)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (page));

  return focus != NULL && gtk_widget_is_ancestor (focus, page);
}

/* Whoever goes to a tab by a key types on there: in what it is about, not in its tools. */
static void
test_focus_follows_tab (void)
{
  GType types[] = {
    GTK_TYPE_GRID, PSK_TYPE_CELL, GTK_TYPE_LIST_BOX, GTK_TYPE_LIST_VIEW, GTK_TYPE_GRID,
    GTK_TYPE_GRID,
  };
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);

  for (int round = 0; round < 2; round++)
    for (gsize i = 0; i < G_N_ELEMENTS (tabs); i++)
      {
        g_autofree char *key = g_strdup_printf ("alt+%d", (int) i + 1);
        PskPage *page = psk_window_get_page (test->window, tabs[i]);

        psk_test_window_press (GTK_WINDOW (test->window), key);
        psk_test_window_until (has_focus_in_page, page);
        g_assert_nonnull (gtk_widget_get_ancestor (focus_of (test), types[i]));
      }
}

static gboolean
is_visit_dialog (gpointer data)
{
  return PSK_IS_VISIT_DIALOG (data);
}

static GtkWindow *
find_window (gboolean (*accept) (gpointer data))
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (accept (window))
        return window;
    }

  return NULL;
}

static gboolean
shows_pane (PskTestWindow *test)
{
  return psk_test_window_find (GTK_WIDGET (test->window), PSK_TYPE_HOUSEHOLD_DETAIL, NULL, NULL)
         != NULL;
}

/* The keys of a page work from the header too, while it is the page that is shown, and not
 * through a popover. */
static void
test_keys_of_page (void)
{
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);
  GtkWindow *window = GTK_WINDOW (test->window);
  GtkWidget *button;
  GtkWindow *dialog;
  gboolean shown;

  psk_test_window_press (window, "alt+2");
  psk_test_window_until (has_focus_in_page, psk_window_get_page (test->window, "households"));
  psk_test_window_wait (300);
  shown = shows_pane (test);

  button = psk_test_window_find (GTK_WIDGET (window), PSK_TYPE_AREA_BUTTON, NULL, NULL);
  g_assert_true (gtk_widget_child_focus (button, GTK_DIR_TAB_FORWARD));
  psk_test_window_press (window, "F9");
  g_assert_cmpint (shows_pane (test), ==, !shown);
  psk_test_window_press (window, "F9");
  g_assert_cmpint (shows_pane (test), ==, shown);
  psk_test_window_press (window, "F7");
  dialog = find_window (is_visit_dialog);
  g_assert_nonnull (dialog);
  gtk_window_destroy (dialog);

  /* A popover of the header is open. */
  psk_test_window_press (window, "ctrl+l F9 F7");
  g_assert_cmpint (shows_pane (test), ==, shown);
  g_assert_null (find_window (is_visit_dialog));
  psk_test_window_press (window, "Escape");
  g_assert_true (gtk_widget_get_native (focus_of (test)) == GTK_NATIVE (window));

  psk_test_window_press (window, "alt+1 F7 F9");
  g_assert_null (find_window (is_visit_dialog));
  psk_test_window_press (window, "alt+2");
  g_assert_cmpint (shows_pane (test), ==, shown);
}

static gboolean
says (GtkWidget *widget,
      gpointer   text)
{
  return g_str_equal (gtk_label_get_label (GTK_LABEL (widget)), text);
}

static gboolean
is_help (gpointer data)
{
  return GTK_IS_SHORTCUTS_WINDOW (data) && gtk_widget_get_mapped (data);
}

static gboolean
help_is_open (gpointer open)
{
  return (find_window (is_help) != NULL) == GPOINTER_TO_INT (open);
}

/* The keys of actions too, each time that it is opened. */
static void
test_help (void)
{
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);

  for (int i = 0; i < 2; i++)
    {
      GtkWindow *help;

      psk_test_window_press (GTK_WINDOW (test->window), "F1");
      psk_test_window_until (help_is_open, GINT_TO_POINTER (TRUE));
      help = find_window (is_help);
      g_assert_nonnull (psk_test_window_find (GTK_WIDGET (help), GTK_TYPE_LABEL, says, (gpointer) "Z"));
      psk_test_window_press (help, "Escape");
      psk_test_window_until (help_is_open, GINT_TO_POINTER (FALSE));
    }
}

static gboolean
is_message (gpointer data)
{
  return ADW_IS_MESSAGE_DIALOG (data);
}

static void
test_no_such_book (void)
{
  g_autoptr (PskTestWindow) test = psk_test_window_new (FALSE);
  GtkWindow *dialog;

  psk_window_open (test->window, "/nowhere/at/all");
  psk_test_window_wait (500);
  g_assert_null (psk_window_get_book (test->window));
  dialog = find_window (is_message);
  g_assert_nonnull (dialog);
  g_assert_nonnull (psk_test_window_find (GTK_WIDGET (test->window), ADW_TYPE_STATUS_PAGE, NULL,
                                          NULL));
  gtk_window_destroy (dialog);
}

/* As from the command line: the book is opened while GTK starts. */
static void
test_command_line (void)
{
  g_autoptr (PskTestBook) book = psk_test_book_new ();
  g_autoptr (PskApplication) application = psk_application_new ();
  const char *arguments[] = { "pansuk", book->path, NULL };
  g_auto (GStrv) argv = g_strdupv ((char **) arguments);
  GtkWindow *window;
  int status;

  g_clear_object (&book->book);
  g_assert_true (G_APPLICATION_GET_CLASS (application)->local_command_line (
                   G_APPLICATION (application), &argv, &status));
  psk_test_window_wait (500);
  window = gtk_application_get_windows (GTK_APPLICATION (application))->data;
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (window)));
  g_assert_cmpstr (psk_book_get_path (psk_window_get_book (PSK_WINDOW (window))), ==, book->path);

  psk_window_set_book (PSK_WINDOW (window), NULL);
  gtk_window_destroy (window);
  psk_test_window_wait (50);
}

int
main (int   argc,
      char *argv[])
{
  psk_test_window_start (&argc, &argv);

  g_test_add_func ("/window/welcome", test_welcome);
  g_test_add_func ("/window/tabs", test_tabs);
  g_test_add_func ("/window/projector", test_projector);
  g_test_add_func ("/window/columns", test_columns);

  /* What the program does is the same in every language and style. */
  if (g_getenv ("PSK_TEST_STYLE") == NULL)
    {
      g_test_add_func ("/window/edit-and-undo", test_edit_and_undo);
      g_test_add_func ("/window/long-undo", test_long_undo);
      g_test_add_func ("/window/search", test_search);
      g_test_add_func ("/window/area", test_area_filters_all_tabs);
      g_test_add_func ("/window/doors", test_doors);
      g_test_add_func ("/window/focus-follows-tab", test_focus_follows_tab);
      g_test_add_func ("/window/keys-of-page", test_keys_of_page);
      g_test_add_func ("/window/help", test_help);
      g_test_add_func ("/window/no-such-book", test_no_such_book);
      g_test_add_func ("/window/command-line", test_command_line);
    }

  return g_test_run ();
}
