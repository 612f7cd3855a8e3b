/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The grid of households used as a spreadsheet is used. */

#include "config.h"

#include <glib/gi18n.h>

#include "psk-grid-range.h"
#include "psk-paste-dialog.h"
#include "psk-test-sheet.h"
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

/* Moves as the keys do; with Shift a block grows. */
static void
test_walk (void)
{
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);
  PskTestSheet sheet;
  PskGridRange range;
  GtkWidget *focus;

  psk_test_sheet_open (&sheet, test);
  psk_test_sheet_move (&sheet, 0, PSK_HOUSEHOLD_FIRST_NAME, 1, 2, FALSE);
  psk_test_window_wait (100);
  range = psk_household_grid_get_range (sheet.grid);
  g_assert_cmpuint (range.row, ==, 2);
  g_assert_true (psk_grid_range_is_cell (&range));
  g_assert_cmpuint (psk_household_grid_n_selected (sheet.grid), ==, 1);

  psk_test_sheet_move (&sheet, 2, PSK_HOUSEHOLD_LAST_NAME, 1, 3, TRUE);
  range = psk_household_grid_get_range (sheet.grid);
  g_assert_cmpuint (psk_grid_range_n_rows (&range), ==, 4);
  g_assert_cmpuint (psk_grid_range_n_columns (&range), ==, 2);
  g_assert_cmpuint (psk_household_grid_n_selected (sheet.grid), ==, 4);

  /* The row where a long block begins keeps the focus, though it is out of sight. */
  psk_test_sheet_move (&sheet, 2, PSK_HOUSEHOLD_LAST_NAME, 0, 200, TRUE);
  psk_test_window_wait (300);
  focus = gtk_window_get_focus (GTK_WINDOW (test->window));
  g_assert_true (PSK_IS_CELL (focus));
  g_assert_cmpuint (psk_cell_get_position (PSK_CELL (focus)), ==, 2);
  g_assert_false (gtk_widget_get_mapped (focus));
  g_signal_emit_by_name (focus, "move", 0, -205, TRUE);
  psk_test_window_wait (300);

  psk_test_sheet_move (&sheet, 2, PSK_HOUSEHOLD_LAST_NAME, 0, G_MAXINT, FALSE);
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
  PskTestSheet sheet;
  PskGridRange range;
  g_autoptr (PskHouseholdQuery) query = NULL;
  gint64 id;

  psk_test_sheet_open (&sheet, test);
  psk_test_sheet_press (&sheet, 3, PSK_HOUSEHOLD_NOTE, FALSE);
  id = psk_row_list_get_id (psk_household_grid_get_rows (sheet.grid), 3);
  psk_test_sheet_press (&sheet, 6, PSK_HOUSEHOLD_NOTE, TRUE);

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
  PskTestSheet sheet;
  GtkWidget *dialog = NULL;
  g_autoptr (PskHousehold) before = NULL;
  g_autoptr (PskHousehold) pasted = NULL;
  g_autoptr (PskHousehold) undone = NULL;
  g_autoptr (PskHousehold) below = NULL;

  psk_test_sheet_open (&sheet, test);
  before = psk_test_sheet_household (&sheet, 1);
  psk_test_sheet_press (&sheet, 1, PSK_HOUSEHOLD_FIRST_NAME, FALSE);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (sheet.grid)),
                          "ทองดี\tใจกล้า\r\nบุญช่วย\tมีสุข\r\n");
  gtk_widget_activate_action (GTK_WIDGET (sheet.grid), "grid.paste", NULL);
  psk_test_window_until (shows_dialog, &dialog);
  psk_test_window_until (is_checked, dialog);
  gtk_widget_activate_action (dialog, "paste.apply", NULL);
  psk_test_window_until (is_closed, NULL);

  pasted = psk_test_sheet_household (&sheet, 1);
  g_assert_cmpstr (pasted->first_name, ==, "ทองดี");
  g_assert_cmpstr (pasted->last_name, ==, "ใจกล้า");
  below = psk_test_sheet_household (&sheet, 2);
  g_assert_cmpstr (below->first_name, ==, "บุญช่วย");

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (test->window), "win.undo", NULL));
  undone = psk_test_sheet_household (&sheet, 1);
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
  PskTestSheet sheet;
  GtkWidget *dialog = NULL;
  g_autoptr (PskHousehold) household = NULL;
  g_autofree char *place = NULL;
  g_autofree char *text = NULL;
  guint n_reasons = 0;

  psk_test_sheet_open (&sheet, test);
  psk_test_sheet_press (&sheet, 1, PSK_HOUSEHOLD_KINDS, FALSE);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (sheet.grid)),
                          "many\t31/2/2567\t123\tnobody\r\n-5\t25/3/2567\t\tผู้สูงอายุ\r\n");
  gtk_widget_activate_action (GTK_WIDGET (sheet.grid), "grid.paste", NULL);
  psk_test_window_until (shows_dialog, &dialog);
  psk_test_window_until (is_checked, dialog);
  psk_test_window_wait (200);
  psk_test_window_find (dialog, GTK_TYPE_LABEL, is_reason, &n_reasons);
  g_assert_cmpuint (n_reasons, ==, 5);

  household = psk_test_sheet_household (&sheet, 2);
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
  PskTestSheet sheet;
  g_autoptr (PskHousehold) first = NULL;
  g_autoptr (PskHousehold) filled = NULL;
  g_autoptr (PskHousehold) cleared = NULL;

  psk_test_sheet_open (&sheet, test);
  first = psk_test_sheet_household (&sheet, 0);
  psk_test_sheet_press (&sheet, 0, PSK_HOUSEHOLD_HOUSE_NO, FALSE);
  psk_test_sheet_press (&sheet, 3, PSK_HOUSEHOLD_HOUSE_NO, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (sheet.grid), "grid.fill-down", NULL);
  psk_test_window_wait (100);
  filled = psk_test_sheet_household (&sheet, 3);
  g_assert_cmpstr (filled->house_no, ==, first->house_no);

  g_signal_emit_by_name (psk_test_sheet_cell (&sheet, 0, PSK_HOUSEHOLD_HOUSE_NO), "clear");
  psk_test_window_wait (100);
  cleared = psk_test_sheet_household (&sheet, 3);
  g_assert_cmpstr (cleared->house_no, ==, "");
}

static gboolean
has_copied (gpointer data)
{
  g_autofree char *text = NULL;
  PskTestSheet *sheet = data;
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
  PskTestSheet sheet;
  GtkWidget *dialog = NULL;
  g_autoptr (PskHousehold) before = NULL;
  g_autoptr (PskHousehold) after = NULL;
  guint n;

  psk_test_sheet_open (&sheet, test);
  n = g_list_model_get_n_items (G_LIST_MODEL (psk_household_grid_get_rows (sheet.grid)));
  before = psk_test_sheet_household (&sheet, 0);
  press (psk_test_sheet_cell (&sheet, 3, PSK_HOUSEHOLD_HOUSE_NO), GDK_KEY_a, GDK_CONTROL_MASK);
  g_assert_cmpuint (psk_household_grid_n_selected (sheet.grid), ==, n);
  gtk_widget_activate_action (GTK_WIDGET (sheet.grid), "grid.copy", NULL);
  sheet.n = n;
  psk_test_window_until (has_copied, &sheet);

  g_signal_emit_by_name (psk_test_sheet_cell (&sheet, 0, PSK_HOUSEHOLD_HOUSE_NO), "clear");
  psk_test_window_until (shows_dialog, &dialog);
  psk_test_window_until (is_checked, dialog);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (dialog)), ==, _("Clear Cells"));
  gtk_window_close (GTK_WINDOW (dialog));
  psk_test_window_until (is_closed, NULL);
  after = psk_test_sheet_household (&sheet, 0);
  g_assert_true (psk_record_equal (before, after));
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
  PskTestSheet sheet;

  psk_test_sheet_open (&sheet, test);
  before = psk_test_sheet_household (&sheet, 0);
  gtk_widget_grab_focus (GTK_WIDGET (psk_test_sheet_cell (&sheet, 0, PSK_HOUSEHOLD_KINDS)));
  psk_test_window_press (GTK_WINDOW (test->window), "F2 a b c Return");
  psk_test_window_wait (200);
  g_assert_true (psk_cell_is_editing (psk_test_sheet_cell (&sheet, 0, PSK_HOUSEHOLD_KINDS)));
  focus = gtk_window_get_focus (GTK_WINDOW (test->window));
  g_assert_true (GTK_IS_TEXT (focus));
  g_assert_true (g_str_has_suffix (gtk_editable_get_text (GTK_EDITABLE (focus)), "abc"));
  psk_test_window_press (GTK_WINDOW (test->window), "Escape");
  g_assert_false (psk_cell_is_editing (psk_test_sheet_cell (&sheet, 0, PSK_HOUSEHOLD_KINDS)));
  after = psk_test_sheet_household (&sheet, 0);
  g_assert_true (psk_record_equal (before, after));

  psk_test_window_press (GTK_WINDOW (test->window),
                         "F2 x Return BackSpace BackSpace BackSpace 7 Return");
  psk_test_window_wait (200);
  corrected = psk_test_sheet_household (&sheet, 0);
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
  PskTestSheet sheet;

  psk_test_sheet_open (&sheet, test);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PskHousehold) household = NULL;
      GtkWidget *focus;
      PskCell *cell;

      cell = psk_test_sheet_cell (&sheet, 0, PSK_HOUSEHOLD_PLANTED_ON);
      g_signal_emit_by_name (cell, "edited", "25/3/2024", 0, 0);
      psk_test_window_wait (300);
      cell = psk_test_sheet_cell (&sheet, 0, PSK_HOUSEHOLD_PLANTED_ON);
      gtk_widget_grab_focus (GTK_WIDGET (cell));
      psk_test_window_press (GTK_WINDOW (test->window), rows[i].keys);
      household = psk_test_sheet_household (&sheet, 0);
      g_assert_cmpstr (household->planted_on, ==, rows[i].iso);
      focus = gtk_window_get_focus (GTK_WINDOW (test->window));
      g_assert_true (PSK_IS_CELL (focus));
      g_assert_cmpuint (psk_cell_get_position (PSK_CELL (focus)), ==, rows[i].position);
    }
}

/* The codes below a cell are gone through from its entry; Tab takes one and goes on. */
static void
test_code_keys (void)
{
  g_autoptr (PskTestWindow) test = psk_test_window_new (TRUE);
  g_autoptr (PskHousehold) household = NULL;
  GtkWidget *focus;
  PskTestSheet sheet;

  psk_test_sheet_open (&sheet, test);
  gtk_widget_grab_focus (GTK_WIDGET (psk_test_sheet_cell (&sheet, 0, PSK_HOUSEHOLD_VULNERABILITY)));
  psk_test_window_press (GTK_WINDOW (test->window), "F2 Down Down Down Tab");
  household = psk_test_sheet_household (&sheet, 0);
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
  g_test_add_func ("/grid/refused", test_refused);
  g_test_add_func ("/grid/date", test_date);
  g_test_add_func ("/grid/code-keys", test_code_keys);

  return g_test_run ();
}
