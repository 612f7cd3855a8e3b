/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The grid of households used as a spreadsheet is used. */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "psk-cell.h"
#include "psk-filter-popover.h"
#include "psk-grid-heads.h"
#include "psk-grid-range.h"
#include "psk-household-commands.h"
#include "psk-household-grid.h"
#include "psk-household-pane.h"
#include "psk-household-table.h"
#include "psk-paste-dialog.h"
#include "psk-test-book.h"
#include "psk-test-window.h"
#include "psk-text.h"
#include "psk-tsv.h"

static char *
describe_block (GPtrArray *rows)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint y = 0; y < rows->len; y++)
    {
      GPtrArray *cells = rows->pdata[y];

      for (guint x = 0; x < cells->len; x++)
        g_string_append_printf (text, "[%s]", (char *) cells->pdata[x]);
      g_string_append_c (text, '/');
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_clipboard_text (void)
{
  static const struct
  {
    const char *text;
    const char *block;
  } cases[] = {
    { "", "[]/" },
    { "12", "[12]/" },
    { "a\tb\nc\td\n", "[a][b]/[c][d]/" },
    { "a\tb\r\nc\td\r\n", "[a][b]/[c][d]/" },
    { "a\t\n\tb", "[a][]/[][b]/" },
    { "\"two\nlines\"\tb\n", "[two\nlines][b]/" },
    { "\"say \"\"hi\"\"\"\tb", "[say \"hi\"][b]/" },
    { "\"not closed\tb\n", "[\"not closed][b]/" },
    { "5\" pipe\tb", "[5\" pipe][b]/" },
    { "a\n\nb\n", "[a]/[]/[b]/" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) rows = psk_tsv_parse (cases[i].text);
      g_autofree char *block = describe_block (rows);

      g_assert_cmpstr (block, ==, cases[i].block);
    }
}

static void
test_clipboard_round (void)
{
  static const char *const cells[] = {
    "a", "", "two\nlines", "\"quoted\"", "tab\there", "=HYPERLINK(\"x\")", "-5", "'a",
  };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) rows = NULL;
  GPtrArray *row;

  for (gsize i = 0; i < G_N_ELEMENTS (cells); i++)
    psk_tsv_append (text, cells[i], i == 0);
  rows = psk_tsv_parse (text->str);
  g_assert_cmpuint (rows->len, ==, 1);
  row = rows->pdata[0];
  g_assert_cmpuint (row->len, ==, G_N_ELEMENTS (cells));
  for (gsize i = 0; i < G_N_ELEMENTS (cells); i++)
    g_assert_cmpstr (row->pdata[i], ==, cells[i]);
}

/* What comes from a list of strangers must not run in a spreadsheet. */
static void
test_clipboard_formula (void)
{
  static const struct
  {
    const char *cell;
    const char *copied;
  } cases[] = {
    { "=1+1", "'=1+1" }, { "@SUM(A1)", "'@SUM(A1)" }, { "+66x", "'+66x" }, { "- ย้าย", "'- ย้าย" },
    { "＝1", "'＝1" }, { "-5", "-5" }, { "+0812345678", "+0812345678" }, { "a=b", "a=b" },
    { "=1\t2", "\"'=1\t2\"" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GPtrArray) rows = NULL;

      psk_tsv_append (text, cases[i].cell, TRUE);
      g_assert_cmpstr (text->str, ==, cases[i].copied);
      rows = psk_tsv_parse (text->str);
      g_assert_cmpstr (((GPtrArray *) rows->pdata[0])->pdata[0], ==, cases[i].cell);
    }
}

static void
test_clipboard_large (void)
{
  g_autofree char *text = g_strnfill (PSK_TSV_MAX_CELLS + 5, '\t');

  g_assert_null (psk_tsv_parse (text));
}

static void
test_range (void)
{
  PskGridRange range;

  psk_grid_range_set (&range, 5, 3);
  g_assert_true (psk_grid_range_is_cell (&range));
  psk_grid_range_extend_to (&range, 2, 4);
  g_assert_false (psk_grid_range_is_cell (&range));
  g_assert_cmpuint (psk_grid_range_n_rows (&range), ==, 4);
  g_assert_cmpuint (psk_grid_range_n_columns (&range), ==, 2);
  g_assert_true (psk_grid_range_contains (&range, 3, 4));
  g_assert_false (psk_grid_range_contains (&range, 6, 4));
  g_assert_cmpuint (psk_grid_move (0, -1, 10), ==, 0);
  g_assert_cmpuint (psk_grid_move (3, G_MAXINT, 10), ==, 9);
  g_assert_cmpuint (psk_grid_move (3, G_MININT, 10), ==, 0);
}

typedef struct
{
  PskTestWindow *test;
  PskHouseholdGrid *grid;
  guint n; /* rows or windows that are waited for */
} Sheet;

static gboolean
has_rows (gpointer data)
{
  Sheet *sheet = data;

  return psk_household_grid_get_rows (sheet->grid) != NULL
         && g_list_model_get_n_items (G_LIST_MODEL (psk_household_grid_get_rows (sheet->grid)))
              >= sheet->n
         && psk_test_window_find (GTK_WIDGET (sheet->grid), PSK_TYPE_CELL, NULL, NULL) != NULL;
}

static gboolean
has_exactly (gpointer data)
{
  Sheet *sheet = data;

  return g_list_model_get_n_items (G_LIST_MODEL (psk_household_grid_get_rows (sheet->grid)))
         == sheet->n;
}

static void
open_sheet (Sheet         *sheet,
            PskTestWindow *test)
{
  sheet->test = test;
  psk_window_show_page (test->window, "households");
  psk_test_window_wait (300);
  sheet->grid = PSK_HOUSEHOLD_GRID (psk_test_window_find (GTK_WIDGET (test->window),
                                                          PSK_TYPE_HOUSEHOLD_GRID, NULL, NULL));
  sheet->n = 1800;
  psk_test_window_until (has_rows, sheet);
}

static gboolean
is_cell_of (GtkWidget *widget,
            gpointer   data)
{
  const int *place = data; /* position, field */

  return (int) psk_cell_get_position (PSK_CELL (widget)) == place[0]
         && psk_cell_get_column (PSK_CELL (widget)) == place[1];
}

static PskCell *
cell_at (Sheet            *sheet,
         int               position,
         PskHouseholdField field)
{
  int place[] = { position, (int) field };
  GtkWidget *cell = psk_test_window_find (GTK_WIDGET (sheet->grid), PSK_TYPE_CELL, is_cell_of,
                                          place);

  g_assert_nonnull (cell);
  return PSK_CELL (cell);
}

static PskHousehold *
household_at (Sheet *sheet,
              guint  position)
{
  return psk_household_table_read (
    psk_book_get_store (psk_window_get_book (sheet->test->window)),
    psk_row_list_get_id (psk_household_grid_get_rows (sheet->grid), position), NULL);
}

/* Moves as the keys do; with Shift a block grows. */
static void
test_walk (void)
{
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);
  Sheet sheet;
  PskGridRange range;
  GtkWidget *focus;

  open_sheet (&sheet, test);
  g_signal_emit_by_name (cell_at (&sheet, 0, PSK_HOUSEHOLD_FIRST_NAME), "move", 1, 2, FALSE);
  psk_test_window_wait (100);
  range = psk_household_grid_get_range (sheet.grid);
  g_assert_cmpuint (range.row, ==, 2);
  g_assert_true (psk_grid_range_is_cell (&range));
  g_assert_cmpuint (psk_household_grid_n_selected (sheet.grid), ==, 1);

  g_signal_emit_by_name (cell_at (&sheet, 2, PSK_HOUSEHOLD_LAST_NAME), "move", 1, 3, TRUE);
  range = psk_household_grid_get_range (sheet.grid);
  g_assert_cmpuint (psk_grid_range_n_rows (&range), ==, 4);
  g_assert_cmpuint (psk_grid_range_n_columns (&range), ==, 2);
  g_assert_cmpuint (psk_household_grid_n_selected (sheet.grid), ==, 4);

  /* The row where a long block begins keeps the focus, though it is out of sight. */
  g_signal_emit_by_name (cell_at (&sheet, 2, PSK_HOUSEHOLD_LAST_NAME), "move", 0, 200, TRUE);
  psk_test_window_wait (300);
  focus = gtk_window_get_focus (GTK_WINDOW (test->window));
  g_assert_true (PSK_IS_CELL (focus));
  g_assert_cmpuint (psk_cell_get_position (PSK_CELL (focus)), ==, 2);
  g_assert_false (gtk_widget_get_mapped (focus));
  g_signal_emit_by_name (focus, "move", 0, -205, TRUE);
  psk_test_window_wait (300);

  g_signal_emit_by_name (cell_at (&sheet, 2, PSK_HOUSEHOLD_LAST_NAME), "move", 0, G_MAXINT, FALSE);
  range = psk_household_grid_get_range (sheet.grid);
  g_assert_cmpuint (range.row, ==,
                    g_list_model_get_n_items (
                      G_LIST_MODEL (psk_household_grid_get_rows (sheet.grid))) - 1);
}

static gboolean
shows_dialog (gpointer data)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (PSK_IS_PASTE_DIALOG (window))
        {
          *(GtkWidget **) data = window;
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
is_checked (gpointer data)
{
  GtkWidget *view = psk_test_window_find (data, GTK_TYPE_COLUMN_VIEW, NULL, NULL);

  return view != NULL && gtk_column_view_get_model (GTK_COLUMN_VIEW (view)) != NULL;
}

static gboolean
is_closed (gpointer data)
{
  GtkWidget *window;

  return !shows_dialog (&window);
}

/* When the list comes in another order, the chosen cell is one of the same household. */
static void
test_range_follows (void)
{
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);
  Sheet sheet;
  PskGridRange range;
  g_autoptr (PskHouseholdQuery) query = NULL;
  gint64 id;

  open_sheet (&sheet, test);
  g_signal_emit_by_name (cell_at (&sheet, 3, PSK_HOUSEHOLD_NOTE), "pressed", FALSE);
  id = psk_row_list_get_id (psk_household_grid_get_rows (sheet.grid), 3);
  g_signal_emit_by_name (cell_at (&sheet, 6, PSK_HOUSEHOLD_NOTE), "pressed", TRUE);

  query = psk_household_grid_get_query (sheet.grid);
  query->n_sort = 1;
  query->sort[0] = (PskSortKey) { PSK_HOUSEHOLD_FIRST_NAME, TRUE };
  psk_household_grid_set_query (sheet.grid, query);
  psk_test_window_wait (600);
  range = psk_household_grid_get_range (sheet.grid);
  g_assert_true (psk_grid_range_is_cell (&range));
  g_assert_cmpint (psk_row_list_get_id (psk_household_grid_get_rows (sheet.grid), range.row), ==,
                   id);
}

/* A block from another program: shown first, then pasted as one step. */
static void
test_paste (void)
{
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);
  Sheet sheet;
  GtkWidget *dialog = NULL;
  g_autoptr (PskHousehold) before = NULL;
  g_autoptr (PskHousehold) pasted = NULL;
  g_autoptr (PskHousehold) undone = NULL;
  g_autoptr (PskHousehold) below = NULL;

  open_sheet (&sheet, test);
  before = household_at (&sheet, 1);
  g_signal_emit_by_name (cell_at (&sheet, 1, PSK_HOUSEHOLD_FIRST_NAME), "pressed", FALSE);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (sheet.grid)),
                          "ทองดี\tใจกล้า\r\nบุญช่วย\tมีสุข\r\n");
  gtk_widget_activate_action (GTK_WIDGET (sheet.grid), "grid.paste", NULL);
  psk_test_window_until (shows_dialog, &dialog);
  psk_test_window_until (is_checked, dialog);
  gtk_widget_activate_action (dialog, "paste.apply", NULL);
  psk_test_window_until (is_closed, NULL);

  pasted = household_at (&sheet, 1);
  g_assert_cmpstr (pasted->first_name, ==, "ทองดี");
  g_assert_cmpstr (pasted->last_name, ==, "ใจกล้า");
  below = household_at (&sheet, 2);
  g_assert_cmpstr (below->first_name, ==, "บุญช่วย");

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (test->window), "win.undo", NULL));
  undone = household_at (&sheet, 1);
  g_assert_true (psk_record_equal (undone, before));
}

static gboolean
is_reason (GtkWidget *widget,
           gpointer   data)
{
  guint *n = data;

  if (!gtk_widget_has_css_class (widget, "wrong-text"))
    return FALSE;

  *n += 1;
  g_assert_true (g_str_has_prefix (gtk_label_get_label (GTK_LABEL (widget)), "✕ “"));
  g_assert_true (gtk_label_get_wrap (GTK_LABEL (widget)));
  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget))));
  return FALSE;
}

static gboolean
has_text (GtkWidget *widget,
          gpointer   text)
{
  return g_strcmp0 (gtk_label_get_label (GTK_LABEL (widget)), text) == 0;
}

/* Why cells are refused is read whole, and where they are, before anything is pasted. */
static void
test_paste_refused (void)
{
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);
  Sheet sheet;
  GtkWidget *dialog = NULL;
  g_autoptr (PskHousehold) household = NULL;
  g_autofree char *place = NULL;
  g_autofree char *text = NULL;
  guint n_reasons = 0;

  open_sheet (&sheet, test);
  g_signal_emit_by_name (cell_at (&sheet, 1, PSK_HOUSEHOLD_KINDS), "pressed", FALSE);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (sheet.grid)),
                          "many\t31/2/2567\t123\tnobody\r\n-5\t25/3/2567\t\tผู้สูงอายุ\r\n");
  gtk_widget_activate_action (GTK_WIDGET (sheet.grid), "grid.paste", NULL);
  psk_test_window_until (shows_dialog, &dialog);
  psk_test_window_until (is_checked, dialog);
  psk_test_window_wait (200);
  psk_test_window_find (dialog, GTK_TYPE_LABEL, is_reason, &n_reasons);
  g_assert_cmpuint (n_reasons, ==, 5);

  household = household_at (&sheet, 2);
  place = psk_household_place_text (psk_window_get_book (test->window), household);
  text = g_strdup_printf (_("No. %d · %s"), household->slot, place);
  g_assert_nonnull (psk_test_window_find (dialog, GTK_TYPE_LABEL, has_text, text));
  gtk_window_close (GTK_WINDOW (dialog));
  psk_test_window_until (is_closed, NULL);
}

/* The first value goes into all cells below it; a cleared block is empty. */
static void
test_fill_and_clear (void)
{
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);
  Sheet sheet;
  g_autoptr (PskHousehold) first = NULL;
  g_autoptr (PskHousehold) filled = NULL;
  g_autoptr (PskHousehold) cleared = NULL;

  open_sheet (&sheet, test);
  first = household_at (&sheet, 0);
  g_signal_emit_by_name (cell_at (&sheet, 0, PSK_HOUSEHOLD_HOUSE_NO), "pressed", FALSE);
  g_signal_emit_by_name (cell_at (&sheet, 3, PSK_HOUSEHOLD_HOUSE_NO), "pressed", TRUE);
  gtk_widget_activate_action (GTK_WIDGET (sheet.grid), "grid.fill-down", NULL);
  psk_test_window_wait (100);
  filled = household_at (&sheet, 3);
  g_assert_cmpstr (filled->house_no, ==, first->house_no);

  g_signal_emit_by_name (cell_at (&sheet, 0, PSK_HOUSEHOLD_HOUSE_NO), "clear");
  psk_test_window_wait (100);
  cleared = household_at (&sheet, 3);
  g_assert_cmpstr (cleared->house_no, ==, "");
}

static gboolean
has_copied (gpointer data)
{
  g_autofree char *text = NULL;
  Sheet *sheet = data;
  GdkContentProvider *content
    = gdk_clipboard_get_content (gtk_widget_get_clipboard (GTK_WIDGET (sheet->grid)));
  g_auto (GValue) value = G_VALUE_INIT;
  g_auto (GStrv) lines = NULL;

  g_value_init (&value, G_TYPE_STRING);
  if (content == NULL || !gdk_content_provider_get_value (content, &value, NULL))
    return FALSE;

  text = g_value_dup_string (&value);
  lines = g_strsplit (text, "\n", -1);
  return g_strv_length (lines) == sheet->n;
}

/* As when a key is pressed while a cell has the focus. */
static void
press (PskCell        *cell,
       guint           key,
       GdkModifierType modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (cell));
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, modifiers, &handled);
    }
  g_assert_true (handled);
}

/* All rows are copied, also when that takes more than a moment; many cells are cleared
 * only after they were shown, and more than can be shown are refused. */
static void
test_all_rows (void)
{
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);
  Sheet sheet;
  GtkWidget *dialog = NULL;
  g_autoptr (PskHousehold) before = NULL;
  g_autoptr (PskHousehold) after = NULL;
  guint n;

  open_sheet (&sheet, test);
  n = g_list_model_get_n_items (G_LIST_MODEL (psk_household_grid_get_rows (sheet.grid)));
  before = household_at (&sheet, 0);
  press (cell_at (&sheet, 3, PSK_HOUSEHOLD_HOUSE_NO), GDK_KEY_a, GDK_CONTROL_MASK);
  g_assert_cmpuint (psk_household_grid_n_selected (sheet.grid), ==, n);
  gtk_widget_activate_action (GTK_WIDGET (sheet.grid), "grid.copy", NULL);
  sheet.n = n;
  psk_test_window_until (has_copied, &sheet);

  g_signal_emit_by_name (cell_at (&sheet, 0, PSK_HOUSEHOLD_HOUSE_NO), "clear");
  psk_test_window_until (shows_dialog, &dialog);
  psk_test_window_until (is_checked, dialog);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (dialog)), ==, _("Clear Cells"));
  gtk_window_close (GTK_WINDOW (dialog));
  psk_test_window_until (is_closed, NULL);
  after = household_at (&sheet, 0);
  g_assert_true (psk_record_equal (before, after));
}

static gboolean
tells_sum (gpointer data)
{
  Sheet *sheet = data;
  GObject *label = gtk_widget_get_template_child (GTK_WIDGET (sheet->grid),
                                                  PSK_TYPE_HOUSEHOLD_GRID, "status_label");
  const PskHouseholdSums *sums = psk_household_grid_get_sums (sheet->grid);
  g_autofree char *kinds = NULL;
  g_autofree char *text = NULL;

  if (sums == NULL)
    return FALSE;

  kinds = psk_text_format_number ((double) sums->kinds, 0);
  text = g_strdup_printf (_("%s: sum %s"), psk_household_columns_title (PSK_HOUSEHOLD_KINDS),
                          kinds);
  return g_str_has_suffix (gtk_label_get_label (GTK_LABEL (label)), text);
}

/* The sum of the numbers of a block is told below, however long it is. */
static void
test_sums (void)
{
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);
  const PskHouseholdSums *sums;
  Sheet sheet;
  gint64 kinds = 0;

  open_sheet (&sheet, test);
  for (guint i = 2; i < 6; i++)
    {
      g_autoptr (PskHousehold) household = household_at (&sheet, i);

      kinds += household->kinds;
    }
  g_signal_emit_by_name (cell_at (&sheet, 2, PSK_HOUSEHOLD_KINDS), "pressed", FALSE);
  psk_test_window_wait (100);
  g_assert_null (psk_household_grid_get_sums (sheet.grid));
  g_signal_emit_by_name (cell_at (&sheet, 5, PSK_HOUSEHOLD_KINDS), "pressed", TRUE);
  psk_test_window_until (tells_sum, &sheet);
  sums = psk_household_grid_get_sums (sheet.grid);
  g_assert_cmpint (sums->kinds, ==, kinds);

  g_signal_emit_by_name (cell_at (&sheet, 5, PSK_HOUSEHOLD_KINDS), "move", 0, G_MAXINT, TRUE);
  psk_test_window_until (tells_sum, &sheet);
  sums = psk_household_grid_get_sums (sheet.grid);
  g_assert_cmpuint (sums->n, ==, psk_household_grid_n_selected (sheet.grid));
  g_assert_cmpint (sums->kinds, >, kinds);

  /* An edit of one of them is in the sum at once. */
  kinds = sums->kinds;
  {
    g_autoptr (PskHousehold) household = household_at (&sheet, 8);
    g_autofree char *more = g_strdup_printf ("%d", household->kinds + 1);
    g_autoptr (PskCommand) command = psk_command_household_set (household->id,
                                                                PSK_HOUSEHOLD_KINDS, more);

    g_assert_true (psk_book_run (psk_window_get_book (test->window), command, NULL, NULL));
  }
  psk_test_window_wait (500);
  psk_test_window_until (tells_sum, &sheet);
  g_assert_cmpint (psk_household_grid_get_sums (sheet.grid)->kinds, ==, kinds + 1);
}

static void
click_cells (Sheet *sheet,
             int    first,
             int    last)
{
  g_signal_emit_by_name (cell_at (sheet, first, PSK_HOUSEHOLD_KINDS), "pressed", FALSE);
  gtk_widget_activate_action (GTK_WIDGET (cell_at (sheet, first, PSK_HOUSEHOLD_KINDS)),
                              "list.select-item", "(ubb)", first, FALSE, FALSE);
  if (last > first)
    g_signal_emit_by_name (cell_at (sheet, last, PSK_HOUSEHOLD_KINDS), "pressed", TRUE);
  psk_test_window_wait (200);
}

static gboolean
shows_summary (Sheet *sheet)
{
  return psk_test_window_find (GTK_WIDGET (sheet->test->window), PSK_TYPE_HOUSEHOLD_SUMMARY, NULL,
                               NULL) != NULL;
}

static PskHousehold *
shown_household (Sheet *sheet)
{
  GtkWidget *pane = psk_test_window_find (GTK_WIDGET (sheet->test->window),
                                          PSK_TYPE_HOUSEHOLD_PANE, NULL, NULL);

  return psk_household_detail_get_household (
    psk_household_pane_get_detail (PSK_HOUSEHOLD_PANE (pane)));
}

/* The pane is about what is selected: one household, several together, or none. */
static void
test_pane (void)
{
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);
  GtkWidget *page = GTK_WIDGET (psk_window_get_page (test->window, "households"));
  g_autoptr (PskHouseholdQuery) query = NULL;
  g_autoptr (GArray) ids = NULL;
  Sheet sheet;

  open_sheet (&sheet, test);
  for (int way = 0; way < 2; way++)
    {
      click_cells (&sheet, 2, 2);
      g_assert_false (shows_summary (&sheet));
      g_assert_nonnull (shown_household (&sheet));

      click_cells (&sheet, 2, 5);
      psk_test_window_until (tells_sum, &sheet);
      g_assert_true (shows_summary (&sheet));
      g_assert_null (shown_household (&sheet));
      g_clear_pointer (&query, psk_household_query_free);
      g_clear_pointer (&ids, g_array_unref);
      query = psk_household_grid_get_selected_query (sheet.grid);
      ids = psk_household_query_run (psk_book_get_store (psk_window_get_book (test->window)), query,
                                     NULL);
      g_assert_cmpuint (ids->len, ==, 4);
      g_assert_cmpint (g_array_index (ids, gint64, 0), ==,
                       psk_row_list_get_id (psk_household_grid_get_rows (sheet.grid), 2));

      if (way == 0)
        gtk_widget_activate_action (page, "households.clear-selection", NULL);
      else
        psk_test_window_press (GTK_WINDOW (test->window), "Escape");
      psk_test_window_wait (200);
      g_assert_false (shows_summary (&sheet));
      g_assert_null (shown_household (&sheet));
      g_assert_cmpuint (psk_household_grid_n_selected (sheet.grid), ==, 0);
      g_assert_true (PSK_IS_CELL (gtk_window_get_focus (GTK_WINDOW (test->window))));
    }

  /* Nobody is found: nobody is shown, and again when the search is over. */
  click_cells (&sheet, 2, 2);
  g_assert_nonnull (shown_household (&sheet));
  psk_household_grid_ask (sheet.grid, 0, PSK_HOUSEHOLDS_CHOSEN, "ไม่มีใครชื่อนี้");
  sheet.n = 0;
  psk_test_window_until (has_exactly, &sheet);
  psk_test_window_wait (200);
  g_assert_null (shown_household (&sheet));
  g_assert_cmpuint (psk_household_grid_n_selected (sheet.grid), ==, 0);
  psk_household_grid_ask (sheet.grid, 0, PSK_HOUSEHOLDS_CHOSEN, NULL);
  sheet.n = 1800;
  psk_test_window_until (has_rows, &sheet);
  psk_test_window_wait (200);
  g_assert_nonnull (shown_household (&sheet));
}

static const char *
offer_of (Sheet      *sheet,
          const char *name)
{
  GtkWidget *button = GTK_WIDGET (gtk_widget_get_template_child (
    GTK_WIDGET (sheet->grid), PSK_TYPE_HOUSEHOLD_GRID, name));

  g_assert_true (gtk_widget_get_mapped (gtk_widget_get_parent (button)));
  return gtk_widget_get_visible (button)
         ? gtk_actionable_get_action_name (GTK_ACTIONABLE (button)) : NULL;
}

static void
filter_nobody (Sheet *sheet)
{
  PskFilter *filter = g_new0 (PskFilter, 1);

  filter->column = PSK_HOUSEHOLD_KINDS;
  filter->kind = PSK_FILTER_RANGE;
  filter->first = g_strdup ("500");
  psk_household_grid_set_filter (sheet->grid, PSK_HOUSEHOLD_KINDS, filter);
}

/* Where there is nobody, it is said why, and what leads on. */
static void
test_empty (void)
{
  static const struct
  {
    int area;
    PskHouseholdScope scope;
    const char *search;
    gboolean filtered;
    const char *first;
    const char *second;
  } cases[] = {
    { 0, PSK_HOUSEHOLDS_CHOSEN, "ไม่มี", FALSE, "households.clear-search",
      "households.show-base-list" },
    { 0, PSK_HOUSEHOLDS_ALL, "ไม่มี", FALSE, "households.clear-search", NULL },
    { 5205, PSK_HOUSEHOLDS_ALL, "ไม่มี", FALSE, "households.clear-search",
      "households.show-province" },
    { 0, PSK_HOUSEHOLDS_CHOSEN, "ไม่มี", TRUE, "households.clear-search", "grid.clear-filters" },
    { 0, PSK_HOUSEHOLDS_CHOSEN, NULL, TRUE, "grid.clear-filters", "households.show-base-list" },
    { 520199, PSK_HOUSEHOLDS_CHOSEN, NULL, FALSE, "households.choose-slots",
      "households.show-base-list" },
    { 5299, PSK_HOUSEHOLDS_CHOSEN, NULL, FALSE, "households.show-base-list", "households.import" },
    { 520199, PSK_HOUSEHOLDS_ALL, NULL, FALSE, "households.import", "households.add" },
    { 5299, PSK_HOUSEHOLDS_ALL, NULL, FALSE, "households.import", NULL },
  };
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);
  Sheet sheet;

  open_sheet (&sheet, test);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      if (cases[i].filtered)
        filter_nobody (&sheet);
      psk_household_grid_ask (sheet.grid, cases[i].area, cases[i].scope, cases[i].search);
      sheet.n = 0;
      psk_test_window_until (has_exactly, &sheet);
      psk_test_window_wait (100);
      g_assert_cmpstr (offer_of (&sheet, "first_button"), ==, cases[i].first);
      g_assert_cmpstr (offer_of (&sheet, "second_button"), ==, cases[i].second);
      gtk_widget_activate_action (GTK_WIDGET (sheet.grid), "grid.clear-filters", NULL);
      psk_household_grid_ask (sheet.grid, 0, PSK_HOUSEHOLDS_CHOSEN, NULL);
      sheet.n = 1800;
      psk_test_window_until (has_rows, &sheet);
    }
}

/* By keys: from the search to what leads on, and from there to the rows. */
static void
test_empty_keys (void)
{
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);
  g_autoptr (PskHouseholdQuery) query = NULL;
  Sheet sheet;

  open_sheet (&sheet, test);
  psk_test_window_press (GTK_WINDOW (test->window), "ctrl+f z z z z");
  sheet.n = 0;
  psk_test_window_until (has_exactly, &sheet);
  psk_test_window_wait (200);
  gtk_widget_grab_focus (GTK_WIDGET (gtk_widget_get_template_child (
    GTK_WIDGET (sheet.grid), PSK_TYPE_HOUSEHOLD_GRID, "first_button")));
  psk_test_window_press (GTK_WINDOW (test->window), "Return");
  sheet.n = 1800;
  psk_test_window_until (has_rows, &sheet);
  psk_test_window_wait (200);
  g_assert_true (PSK_IS_CELL (gtk_window_get_focus (GTK_WINDOW (test->window))));

  psk_test_window_press (GTK_WINDOW (test->window), "ctrl+f z z z z");
  sheet.n = 0;
  psk_test_window_until (has_exactly, &sheet);
  psk_test_window_wait (200);
  gtk_widget_grab_focus (GTK_WIDGET (gtk_widget_get_template_child (
    GTK_WIDGET (sheet.grid), PSK_TYPE_HOUSEHOLD_GRID, "second_button")));
  psk_test_window_press (GTK_WINDOW (test->window), "space");
  psk_test_window_wait (300);
  query = psk_household_grid_get_query (sheet.grid);
  g_assert_cmpint (query->scope, ==, PSK_HOUSEHOLDS_ALL);
}

static void
test_filter (void)
{
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);
  Sheet sheet;
  PskFilter *filter = g_new0 (PskFilter, 1);
  const char *dropped[] = { "dropped", NULL };

  open_sheet (&sheet, test);
  filter->column = PSK_HOUSEHOLD_STATUS;
  filter->kind = PSK_FILTER_ONE_OF;
  filter->values = g_strdupv ((char **) dropped);
  psk_household_grid_set_filter (sheet.grid, PSK_HOUSEHOLD_STATUS, filter);
  sheet.n = 17;
  psk_test_window_until (has_exactly, &sheet);

  gtk_widget_activate_action (GTK_WIDGET (sheet.grid), "grid.clear-filters", NULL);
  sheet.n = 1800;
  psk_test_window_until (has_rows, &sheet);
}

/* The cells of a field that take part in the view. */
static gboolean
is_in_view (Sheet            *sheet,
            PskHouseholdField field)
{
  int place[] = { 0, (int) field };
  GtkWidget *cell = psk_test_window_find (GTK_WIDGET (sheet->grid), PSK_TYPE_CELL, is_cell_of,
                                          place);

  return cell != NULL && gtk_widget_get_mapped (cell);
}

static guint
place_of (Sheet            *sheet,
          PskHouseholdField field)
{
  g_autoptr (GArray) fields = psk_household_grid_get_fields (sheet->grid);

  for (guint i = 0; i < fields->len; i++)
    {
      if (g_array_index (fields, PskHouseholdField, i) == field)
        return i;
    }

  return G_MAXUINT;
}

static gboolean
is_open (GtkWidget *widget,
         gpointer   data)
{
  return gtk_widget_get_mapped (widget);
}

static gboolean
asks_column (gpointer data)
{
  Sheet *sheet = data;

  return psk_test_window_find (GTK_WIDGET (sheet->grid), PSK_TYPE_FILTER_POPOVER, is_open, NULL)
         != NULL;
}

static gboolean
hide_button (GtkWidget *widget,
             gpointer   data)
{
  if (gtk_widget_has_css_class (widget, "column-filter"))
    gtk_widget_set_visible (widget, FALSE);

  return FALSE;
}

/* A part of a code is no question: it would find nobody. */
static void
test_ask_codes (void)
{
  static const struct
  {
    PskHouseholdField field;
    gboolean has_text;
    const char *up; /* what the orders are called, English messages */
    const char *down;
  } cases[] = {
    { PSK_HOUSEHOLD_STATUS, FALSE, "First step first", "Last step first" },
    { PSK_HOUSEHOLD_VULNERABILITY, FALSE, "By code", "By code, backwards" },
    { PSK_HOUSEHOLD_TAMBON, FALSE, "By code", "By code, backwards" },
    { PSK_HOUSEHOLD_KINDS, FALSE, "Smallest first", "Largest first" },
    { PSK_HOUSEHOLD_LAST_NAME, TRUE, "A to Z", "Z to A" },
    { PSK_HOUSEHOLD_CITIZEN_ID, TRUE, "Smallest first", "Largest first" },
    { PSK_HOUSEHOLD_PLANTED_ON, FALSE, "Oldest first", "Newest first" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GtkWidget) popover = g_object_ref_sink (psk_filter_popover_new (cases[i].field));
      GObject *text = gtk_widget_get_template_child (popover, PSK_TYPE_FILTER_POPOVER,
                                                     "text_entry");
      GObject *up = gtk_widget_get_template_child (popover, PSK_TYPE_FILTER_POPOVER,
                                                   "ascending_button");
      GObject *down = gtk_widget_get_template_child (popover, PSK_TYPE_FILTER_POPOVER,
                                                     "descending_button");

      g_assert_cmpint (gtk_widget_get_visible (GTK_WIDGET (text)), ==, cases[i].has_text);
      g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (up)), ==, _(cases[i].up));
      g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (down)), ==, _(cases[i].down));
    }
}

/* By keys a column is filtered from any of its cells, also when its head has no button;
 * who asks for what nobody has keeps what is typed into. */
static void
test_ask_column (void)
{
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);
  Sheet sheet;

  open_sheet (&sheet, test);
  for (int without_button = 0; without_button < 2; without_button++)
    {
      GtkWidget *popover;
      GtkWidget *text;

      g_signal_emit_by_name (cell_at (&sheet, 1, PSK_HOUSEHOLD_LAST_NAME), "pressed", FALSE);
      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (sheet.grid), "grid.ask-column",
                                                 NULL));
      psk_test_window_until (asks_column, &sheet);
      popover = psk_test_window_find (GTK_WIDGET (sheet.grid), PSK_TYPE_FILTER_POPOVER, is_open,
                                      NULL);
      g_assert_cmpint (psk_filter_popover_get_field (PSK_FILTER_POPOVER (popover)), ==,
                       PSK_HOUSEHOLD_LAST_NAME);

      psk_test_window_wait (300);
      text = GTK_WIDGET (gtk_widget_get_template_child (popover, PSK_TYPE_FILTER_POPOVER,
                                                        "text_entry"));
      gtk_editable_set_text (GTK_EDITABLE (text), "ไม่มีใครชื่อนี้");
      sheet.n = 0;
      psk_test_window_until (has_exactly, &sheet);
      psk_test_window_wait (200);
      g_assert_true (gtk_widget_get_mapped (popover));

      gtk_editable_set_text (GTK_EDITABLE (text), "");
      sheet.n = 1800;
      psk_test_window_until (has_rows, &sheet);
      gtk_popover_popdown (GTK_POPOVER (popover));
      psk_test_window_wait (200);
      g_assert_true (PSK_IS_CELL (gtk_window_get_focus (GTK_WINDOW (test->window))));
      psk_test_window_find (GTK_WIDGET (sheet.grid), GTK_TYPE_MENU_BUTTON, hide_button, NULL);
    }
}

/* The first columns stay, the others scroll by whole columns below the cursor; what is
 * scrolled out is still copied, filled and counted. */
static void
test_freeze (void)
{
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);
  Sheet sheet;
  PskGridRange range;
  guint n_columns;

  open_sheet (&sheet, test);
  n_columns = place_of (&sheet, PSK_HOUSEHOLD_NOTE) + 1;
  g_signal_emit_by_name (cell_at (&sheet, 0, PSK_HOUSEHOLD_TAMBON), "pressed", FALSE);
  psk_household_grid_set_frozen (sheet.grid, TRUE);
  g_assert_true (psk_household_grid_is_frozen (sheet.grid));
  psk_test_window_wait (100);

  g_signal_emit_by_name (cell_at (&sheet, 0, PSK_HOUSEHOLD_TAMBON), "move", G_MAXINT, 0, FALSE);
  psk_test_window_wait (200);
  g_assert_true (is_in_view (&sheet, PSK_HOUSEHOLD_SLOT));
  g_assert_true (is_in_view (&sheet, PSK_HOUSEHOLD_TAMBON));
  g_assert_false (is_in_view (&sheet, PSK_HOUSEHOLD_HOUSE_NO));
  g_assert_true (is_in_view (&sheet, PSK_HOUSEHOLD_NOTE));
  range = psk_household_grid_get_range (sheet.grid);
  g_assert_cmpuint (range.column, ==, n_columns - 1);
  g_assert_cmpuint (place_of (&sheet, PSK_HOUSEHOLD_NOTE), ==, n_columns - 1);

  g_signal_emit_by_name (cell_at (&sheet, 0, PSK_HOUSEHOLD_NOTE), "move", G_MININT, 0, TRUE);
  psk_test_window_wait (100);
  range = psk_household_grid_get_range (sheet.grid);
  g_assert_cmpuint (psk_grid_range_n_columns (&range), ==, n_columns);
  g_assert_cmpuint (psk_grid_range_first_column (&range), ==, 0);

  g_signal_emit_by_name (cell_at (&sheet, 0, PSK_HOUSEHOLD_NOTE), "move",
                         -(int) (n_columns - 1 - place_of (&sheet, PSK_HOUSEHOLD_HOUSE_NO)), 0,
                         FALSE);
  psk_test_window_wait (200);
  g_assert_true (is_in_view (&sheet, PSK_HOUSEHOLD_HOUSE_NO));
  g_assert_false (is_in_view (&sheet, PSK_HOUSEHOLD_VILLAGE_NO));

  psk_household_grid_set_frozen (sheet.grid, FALSE);
  psk_test_window_wait (100);
  g_assert_true (is_in_view (&sheet, PSK_HOUSEHOLD_VILLAGE_NO));
  g_assert_cmpuint (place_of (&sheet, PSK_HOUSEHOLD_NOTE), ==, n_columns - 1);
}

/* The menu of the view shows and hides columns; a frozen one that goes takes no other with
 * it. */
static void
test_columns_menu (void)
{
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);
  Sheet sheet;
  GActionGroup *actions;
  GtkWidget *grid;
  g_autoptr (GVariant) state = NULL;
  const PskHouseholdField shown[] = { PSK_HOUSEHOLD_KINDS, PSK_HOUSEHOLD_SLOT };
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (PskHouseholdField));
  g_autoptr (GArray) before = NULL;

  open_sheet (&sheet, test);
  grid = GTK_WIDGET (sheet.grid);
  actions = psk_household_grid_get_column_actions (sheet.grid);
  g_signal_emit_by_name (cell_at (&sheet, 0, PSK_HOUSEHOLD_VILLAGE_NO), "pressed", FALSE);
  psk_household_grid_set_frozen (sheet.grid, TRUE);

  g_assert_true (gtk_widget_activate_action (grid, "columns.tambon", NULL));
  psk_test_window_wait (100);
  g_assert_false (is_in_view (&sheet, PSK_HOUSEHOLD_TAMBON));
  g_assert_cmpuint (place_of (&sheet, PSK_HOUSEHOLD_TAMBON), ==, G_MAXUINT);
  state = g_action_group_get_action_state (actions, "tambon");
  g_assert_false (g_variant_get_boolean (state));
  g_signal_emit_by_name (cell_at (&sheet, 0, PSK_HOUSEHOLD_SLOT), "move", G_MAXINT, 0, FALSE);
  psk_test_window_wait (200);
  g_assert_true (is_in_view (&sheet, PSK_HOUSEHOLD_VILLAGE_NO));
  g_assert_false (is_in_view (&sheet, PSK_HOUSEHOLD_HOUSE_NO));

  g_assert_true (gtk_widget_activate_action (grid, "columns.tambon", NULL));
  psk_household_grid_set_frozen (sheet.grid, FALSE);
  psk_test_window_wait (100);
  g_assert_true (is_in_view (&sheet, PSK_HOUSEHOLD_TAMBON));
  g_assert_cmpuint (place_of (&sheet, PSK_HOUSEHOLD_TAMBON), ==, 1);

  /* A view that was saved shows its columns alone, in its order. */
  before = psk_household_grid_get_fields (sheet.grid);
  g_array_append_vals (columns, shown, G_N_ELEMENTS (shown));
  psk_household_grid_set_fields (sheet.grid, columns);
  psk_test_window_wait (100);
  g_assert_cmpuint (place_of (&sheet, PSK_HOUSEHOLD_KINDS), ==, 0);
  g_assert_cmpuint (place_of (&sheet, PSK_HOUSEHOLD_SLOT), ==, 1);
  g_assert_cmpuint (place_of (&sheet, PSK_HOUSEHOLD_NOTE), ==, G_MAXUINT);
  g_assert_true (is_in_view (&sheet, PSK_HOUSEHOLD_KINDS));
  g_assert_false (is_in_view (&sheet, PSK_HOUSEHOLD_TAMBON));

  /* The columns are remembered, also for the next test. */
  psk_household_grid_set_fields (sheet.grid, before);
}

static gboolean
is_saved (gpointer data)
{
  const char *expected = data;
  g_autoptr (GSettings) settings = g_settings_new (PSK_APPLICATION_ID);
  g_autoptr (GVariant) value = g_settings_get_value (settings, "household-columns");
  g_autofree char *text = g_variant_print (value, FALSE);

  return strstr (text, expected) != NULL;
}

static int
saved_frozen (void)
{
  g_autoptr (GSettings) settings = g_settings_new (PSK_APPLICATION_ID);

  return g_settings_get_int (settings, "household-frozen");
}

/* What is done to the columns is remembered while the tab is open: whoever's program ends
 * in a bad way finds them again. */
static void
test_layout (void)
{
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);
  g_autoptr (GtkColumnViewColumn) column = NULL;
  GListModel *columns;
  GtkColumnView *view;
  Sheet sheet;

  open_sheet (&sheet, test);
  view = GTK_COLUMN_VIEW (psk_test_window_find (GTK_WIDGET (sheet.grid), GTK_TYPE_COLUMN_VIEW,
                                                NULL, NULL));
  columns = gtk_column_view_get_columns (view);
  column = g_list_model_get_item (columns, 1);

  gtk_column_view_column_set_fixed_width (column, 431);
  psk_test_window_wait (300);
  g_assert_false (is_saved ((gpointer) "431"));
  psk_test_window_until (is_saved, (gpointer) "('tambon', true, 431)");

  gtk_column_view_insert_column (view, 0, column);
  psk_test_window_until (is_saved, (gpointer) "[('tambon', true, 431)");

  gtk_widget_activate_action (GTK_WIDGET (sheet.grid), "columns.tambon", NULL);
  psk_test_window_until (is_saved, (gpointer) "('tambon', false, 431)");

  g_signal_emit_by_name (cell_at (&sheet, 0, PSK_HOUSEHOLD_VILLAGE_NO), "pressed", FALSE);
  psk_household_grid_set_frozen (sheet.grid, TRUE);
  psk_test_window_wait (1300);
  g_assert_cmpint (saved_frozen (), ==, 2);

  /* As they were, also for the next test. */
  psk_household_grid_set_frozen (sheet.grid, FALSE);
  gtk_widget_activate_action (GTK_WIDGET (sheet.grid), "columns.tambon", NULL);
  gtk_column_view_insert_column (view, 1, column);
  gtk_column_view_column_set_fixed_width (column, 166);
  psk_test_window_until (is_saved, (gpointer) "('tambon', true, 166)");
  g_assert_cmpint (saved_frozen (), ==, 0);
}

/* What is refused stays where it was typed, to be corrected or left by Esc. */
static void
test_refused (void)
{
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);
  g_autoptr (PskHousehold) before = NULL;
  g_autoptr (PskHousehold) after = NULL;
  g_autoptr (PskHousehold) corrected = NULL;
  GtkWidget *focus;
  Sheet sheet;

  open_sheet (&sheet, test);
  before = household_at (&sheet, 0);
  gtk_widget_grab_focus (GTK_WIDGET (cell_at (&sheet, 0, PSK_HOUSEHOLD_KINDS)));
  psk_test_window_press (GTK_WINDOW (test->window), "F2 a b c Return");
  psk_test_window_wait (200);
  g_assert_true (psk_cell_is_editing (cell_at (&sheet, 0, PSK_HOUSEHOLD_KINDS)));
  focus = gtk_window_get_focus (GTK_WINDOW (test->window));
  g_assert_true (GTK_IS_TEXT (focus));
  g_assert_true (g_str_has_suffix (gtk_editable_get_text (GTK_EDITABLE (focus)), "abc"));
  psk_test_window_press (GTK_WINDOW (test->window), "Escape");
  g_assert_false (psk_cell_is_editing (cell_at (&sheet, 0, PSK_HOUSEHOLD_KINDS)));
  after = household_at (&sheet, 0);
  g_assert_true (psk_record_equal (before, after));

  psk_test_window_press (GTK_WINDOW (test->window),
                         "F2 x Return BackSpace BackSpace BackSpace 7 Return");
  psk_test_window_wait (200);
  corrected = household_at (&sheet, 0);
  g_assert_cmpint (corrected->kinds, ==, 7);
}

/* The date of planting is typed, or chosen from the month below its cell. */
static void
test_date (void)
{
  static const struct
  {
    const char *keys;
    const char *iso;
    guint position; /* of the row where the keys are then */
  } rows[] = {
    { "F2 Up Return", "2024-03-18", 1 },
    { "F2 Up Left Left Home Return", "2024-03-01", 1 },
    { "F2 Prior Escape", "2024-03-25", 0 },
    { "F2 Prior Tab", "2024-02-25", 0 },
    /* Back in the text by typing: Home goes to the beginning of it. */
    { "F2 Up BackSpace 3 Home Delete Return", "2023-03-08", 1 },
  };
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);
  Sheet sheet;

  open_sheet (&sheet, test);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PskHousehold) household = NULL;
      GtkWidget *focus;
      PskCell *cell;

      cell = cell_at (&sheet, 0, PSK_HOUSEHOLD_PLANTED_ON);
      g_signal_emit_by_name (cell, "edited", "25/3/2024", 0, 0);
      psk_test_window_wait (300);
      cell = cell_at (&sheet, 0, PSK_HOUSEHOLD_PLANTED_ON);
      gtk_widget_grab_focus (GTK_WIDGET (cell));
      psk_test_window_press (GTK_WINDOW (test->window), rows[i].keys);
      household = household_at (&sheet, 0);
      g_assert_cmpstr (household->planted_on, ==, rows[i].iso);
      focus = gtk_window_get_focus (GTK_WINDOW (test->window));
      g_assert_true (PSK_IS_CELL (focus));
      g_assert_cmpuint (psk_cell_get_position (PSK_CELL (focus)), ==, rows[i].position);
    }
}

static gboolean
is_head_of (GtkWidget *widget,
            gpointer   field)
{
  return psk_grid_heads_field_of_button (GTK_MENU_BUTTON (widget))
         == (PskHouseholdField) GPOINTER_TO_INT (field);
}

/* Above the other, or on its line and to the left of it. */
static gboolean
is_before (GtkWidget *popover,
           GtkWidget *first,
           GtkWidget *second)
{
  graphene_rect_t a;
  graphene_rect_t b;

  g_assert_true (gtk_widget_compute_bounds (first, popover, &a));
  g_assert_true (gtk_widget_compute_bounds (second, popover, &b));

  return a.origin.y + a.size.height <= b.origin.y || a.origin.x < b.origin.x;
}

/* Goes through all stops and back to the first, once past the end. */
static void
assert_round (PskTestWindow *test,
              GtkWidget     *popover,
              const char    *key,
              guint          n_stops)
{
  const gboolean forward = g_str_equal (key, "Tab");
  GtkWidget *start = gtk_window_get_focus (GTK_WINDOW (test->window));
  GtkWidget *last = start;
  guint n_turns = 0;

  for (guint i = 0; i < n_stops; i++)
    {
      GtkWidget *focus;

      psk_test_window_press (GTK_WINDOW (test->window), key);
      focus = gtk_window_get_focus (GTK_WINDOW (test->window));
      g_assert_true (gtk_widget_is_ancestor (focus, popover));
      g_assert_cmpint (focus == start, ==, i + 1 == n_stops);
      n_turns += forward ? !is_before (popover, last, focus) : !is_before (popover, focus, last);
      last = focus;
    }
  g_assert_cmpuint (n_turns, ==, 1);
}

/* A key of a cell opens what can be asked of its column. Tab goes there from the top to
 * the bottom and round, arrows from value to value, and Esc back to the cell. */
static void
test_filter_keys (void)
{
  static const struct
  {
    PskHouseholdField field;
    guint n_stops;
  } rows[] = {
    { PSK_HOUSEHOLD_STATUS, 8 }, /* 2 orders, 2 presences, values, 3 buttons */
    { PSK_HOUSEHOLD_SLOT, 10 }, /* and two ends of a range */
  };
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);
  Sheet sheet;

  open_sheet (&sheet, test);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      PskCell *cell = cell_at (&sheet, 2, rows[i].field);
      GtkWidget *button = psk_test_window_find (GTK_WIDGET (sheet.grid), GTK_TYPE_MENU_BUTTON,
                                                is_head_of, GINT_TO_POINTER (rows[i].field));
      GtkWidget *popover;

      gtk_widget_grab_focus (GTK_WIDGET (cell));
      psk_test_window_press (GTK_WINDOW (test->window), "alt+Down");
      psk_test_window_wait (300);
      popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
      g_assert_true (gtk_widget_get_mapped (popover));
      assert_round (test, popover, "Tab", rows[i].n_stops);
      assert_round (test, popover, "shift+Tab", rows[i].n_stops);
      psk_test_window_press (GTK_WINDOW (test->window), "Escape");
      g_assert_true (PSK_IS_CELL (gtk_window_get_focus (GTK_WINDOW (test->window))));
    }

  /* The last value of the status is that of those who dropped out. */
  gtk_widget_grab_focus (GTK_WIDGET (cell_at (&sheet, 2, PSK_HOUSEHOLD_STATUS)));
  psk_test_window_press (GTK_WINDOW (test->window), "alt+Down");
  psk_test_window_wait (300);
  psk_test_window_press (GTK_WINDOW (test->window), "Tab Tab Tab Tab End space");
  sheet.n = 17;
  psk_test_window_until (has_exactly, &sheet);
  psk_test_window_press (GTK_WINDOW (test->window), "Escape");
}

/* The codes below a cell are gone through from its entry; Tab takes one and goes on. */
static void
test_code_keys (void)
{
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);
  g_autoptr (PskHousehold) household = NULL;
  GtkWidget *focus;
  Sheet sheet;

  open_sheet (&sheet, test);
  gtk_widget_grab_focus (GTK_WIDGET (cell_at (&sheet, 0, PSK_HOUSEHOLD_VULNERABILITY)));
  psk_test_window_press (GTK_WINDOW (test->window), "F2 Down Down Down Tab");
  household = household_at (&sheet, 0);
  g_assert_cmpstr (household->vulnerability, ==, "disabled");
  focus = gtk_window_get_focus (GTK_WINDOW (test->window));
  g_assert_true (PSK_IS_CELL (focus));
  g_assert_cmpint (psk_cell_get_column (PSK_CELL (focus)), ==, PSK_HOUSEHOLD_MEMBERS);
}

int
main (int   argc,
      char *argv[])
{
  psk_test_window_start (&argc, &argv);
  g_test_add_func ("/grid/ask-column", test_ask_column);
  g_test_add_func ("/grid/ask-codes", test_ask_codes);
  g_test_add_func ("/grid/freeze", test_freeze);
  g_test_add_func ("/grid/columns-menu", test_columns_menu);
  g_test_add_func ("/grid/clipboard-text", test_clipboard_text);
  g_test_add_func ("/grid/clipboard-round", test_clipboard_round);
  g_test_add_func ("/grid/clipboard-large", test_clipboard_large);
  g_test_add_func ("/grid/clipboard-formula", test_clipboard_formula);
  g_test_add_func ("/grid/range", test_range);
  g_test_add_func ("/grid/walk", test_walk);
  g_test_add_func ("/grid/range-follows", test_range_follows);
  g_test_add_func ("/grid/paste", test_paste);
  g_test_add_func ("/grid/paste-refused", test_paste_refused);
  g_test_add_func ("/grid/fill-and-clear", test_fill_and_clear);
  g_test_add_func ("/grid/all-rows", test_all_rows);
  g_test_add_func ("/grid/sums", test_sums);
  g_test_add_func ("/grid/pane", test_pane);
  g_test_add_func ("/grid/filter", test_filter);
  g_test_add_func ("/grid/empty", test_empty);
  g_test_add_func ("/grid/empty-keys", test_empty_keys);
  g_test_add_func ("/grid/layout", test_layout);
  g_test_add_func ("/grid/refused", test_refused);
  g_test_add_func ("/grid/date", test_date);
  g_test_add_func ("/grid/filter-keys", test_filter_keys);
  g_test_add_func ("/grid/code-keys", test_code_keys);

  return g_test_run ();
}
