/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who gets a slot, and who takes the place of a household that drops out. */

#include "config.h"

#include "psk-household-commands.h"
#include "psk-household-query.h"
#include "psk-household-table.h"
#include "psk-replace-dialog.h"
#include "psk-slots-dialog.h"
#include "psk-test-tambon.h"

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

  g_assert_true (psk_book_run (psk_window_get_book (test->window), command, NULL, NULL));
}

/* Nobody knows the name yet, which is said where it would stand. */
static void
test_replace_unnamed (void)
{
  g_autoptr (PskTestWindow) test = psk_test_tambon_open (1);
  GtkWidget *dialog;
  GtkWidget *title;

  set_field (test, psk_test_tambon_holder (test, 1), PSK_HOUSEHOLD_TITLE, "");
  set_field (test, psk_test_tambon_holder (test, 1), PSK_HOUSEHOLD_FIRST_NAME, "");
  set_field (test, psk_test_tambon_holder (test, 1), PSK_HOUSEHOLD_LAST_NAME, "");
  psk_test_window_wait (400);
  dialog = psk_test_tambon_ask (test, "households.replace", PSK_TYPE_REPLACE_DIALOG);
  title = psk_test_window_find (dialog, ADW_TYPE_WINDOW_TITLE, NULL, NULL);
  g_assert_true (g_str_has_prefix (adw_window_title_get_subtitle (ADW_WINDOW_TITLE (title)),
                                   "(no name yet)"));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_replace (void)
{
  g_autoptr (PskTestWindow) test = psk_test_tambon_open (2);
  const gint64 before = psk_test_tambon_holder (test, 2);
  GtkWidget *dialog = psk_test_tambon_ask (test, "households.replace", PSK_TYPE_REPLACE_DIALOG);
  GtkWidget *reason = psk_test_window_find (dialog, ADW_TYPE_COMBO_ROW, NULL, NULL);
  g_autoptr (PskHousehold) dropped = NULL;

  /* Not before it is said why and by whom. */
  select_candidate (dialog, 0);
  gtk_widget_activate_action (dialog, "replace.apply", NULL);
  psk_test_window_wait (200);
  g_assert_cmpint (psk_test_tambon_holder (test, 2), ==, before);

  adw_combo_row_set_selected (ADW_COMBO_ROW (reason), 1);
  gtk_widget_activate_action (dialog, "replace.apply", NULL);
  psk_test_window_wait (500);
  g_assert_null (psk_test_window_get_shown (PSK_TYPE_REPLACE_DIALOG));
  g_assert_cmpint (psk_test_tambon_holder (test, 2), !=, before);
  g_assert_cmpint (psk_test_tambon_holder (test, 2), !=, 0);
  dropped = psk_household_table_read (psk_test_window_get_store (test), before, NULL);
  g_assert_cmpstr (dropped->status, ==, "dropped");

  psk_test_window_undo (test);
  g_assert_cmpint (psk_test_tambon_holder (test, 2), ==, before);
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
  g_assert_true (text == NULL || psk_test_window_find_label (dialog, text) != NULL);
}

/* The candidates by key: from the search to the rows and back, one or several of them. */
static void
test_candidate_keys (void)
{
  g_autoptr (PskTestWindow) test = psk_test_tambon_open (1);
  GtkWindow *dialog = GTK_WINDOW (psk_test_tambon_ask (test, "households.choose-slots",
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
  g_assert_cmpint (psk_test_tambon_holder (test, PSK_TEST_TAMBON_EMPTY), !=, 0);
  g_assert_cmpint (psk_test_tambon_holder (test, PSK_TEST_TAMBON_EMPTY + 1), ==, 0);

  /* Delete would release whoever is selected among the slots, which nobody means here. */
  gtk_list_box_select_row (slots, gtk_list_box_get_row_at_index (slots, PSK_TEST_TAMBON_EMPTY - 1));
  psk_test_window_press (dialog, "Delete");
  g_assert_cmpint (psk_test_tambon_holder (test, PSK_TEST_TAMBON_EMPTY), !=, 0);
  gtk_list_box_select_row (slots, gtk_list_box_get_row_at_index (slots, PSK_TEST_TAMBON_EMPTY));

  /* The next one has the focus and is not selected yet. */
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (dialog), view));
  psk_test_window_press (dialog, "Return");
  psk_test_window_wait (500);
  g_assert_cmpint (psk_test_tambon_holder (test, PSK_TEST_TAMBON_EMPTY + 1), !=, 0);
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
  g_autoptr (PskTestWindow) test = psk_test_tambon_open (1);
  PskStore *store = psk_test_window_get_store (test);
  g_autoptr (PskHousehold) twin
    = psk_household_table_read (store, psk_test_tambon_holder (test, 1), NULL);
  g_autofree char *village = g_strdup_printf ("%d", twin->village_no);
  char *states[] = { (char *) "candidate", NULL };
  PskFilter filter = { PSK_HOUSEHOLD_STATUS, PSK_FILTER_ONE_OF, NULL, states, NULL, NULL };
  g_autoptr (GPtrArray) filters = g_ptr_array_new ();
  const PskHouseholdQuery query = {
    .area = PSK_TEST_TAMBON_AREA, .scope = PSK_HOUSEHOLDS_ALL, .filters = filters,
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

  dialog = psk_test_tambon_ask (test, "households.choose-slots", PSK_TYPE_SLOTS_DIALOG);
  psk_test_window_until (warns, dialog);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* Delete releases the slot where the focus is, which stays there. */
static void
test_slot_keys (void)
{
  g_autoptr (PskTestWindow) test = psk_test_tambon_open (1);
  GtkWindow *dialog = GTK_WINDOW (psk_test_tambon_ask (test, "households.choose-slots",
                                                       PSK_TYPE_SLOTS_DIALOG));
  GtkListBox *slots = GTK_LIST_BOX (gtk_widget_get_template_child (GTK_WIDGET (dialog),
                                                                   PSK_TYPE_SLOTS_DIALOG,
                                                                   "slots"));
  GtkWidget *row;

  select_candidate (GTK_WIDGET (dialog), 0);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "slots.choose", NULL);
  psk_test_window_wait (400);
  g_assert_cmpint (psk_test_tambon_holder (test, PSK_TEST_TAMBON_EMPTY), !=, 0);

  row = GTK_WIDGET (gtk_list_box_get_row_at_index (slots, PSK_TEST_TAMBON_EMPTY - 1));
  gtk_list_box_select_row (slots, GTK_LIST_BOX_ROW (row));
  gtk_widget_grab_focus (row);
  psk_test_window_press (dialog, "Delete");
  psk_test_window_wait (400);
  g_assert_cmpint (psk_test_tambon_holder (test, PSK_TEST_TAMBON_EMPTY), ==, 0);
  row = GTK_WIDGET (gtk_list_box_get_row_at_index (slots, PSK_TEST_TAMBON_EMPTY - 1));
  g_assert_true (gtk_window_get_focus (dialog) == row);
  gtk_window_destroy (dialog);
}

static void
test_slots (void)
{
  g_autoptr (PskTestWindow) test = psk_test_tambon_open (1);
  GtkWidget *dialog = psk_test_tambon_ask (test, "households.choose-slots", PSK_TYPE_SLOTS_DIALOG);

  g_assert_cmpint (psk_test_tambon_holder (test, PSK_TEST_TAMBON_EMPTY), ==, 0);
  assert_toast (dialog, NULL);
  select_candidate (dialog, 0);
  gtk_widget_activate_action (dialog, "slots.choose", NULL);
  psk_test_window_wait (500);
  g_assert_cmpint (psk_test_tambon_holder (test, PSK_TEST_TAMBON_EMPTY), !=, 0);
  assert_toast (dialog, "1 household was chosen");

  /* The next empty slot is selected by then. */
  select_candidate (dialog, 0);
  gtk_widget_activate_action (dialog, "slots.choose", NULL);
  psk_test_window_wait (500);
  g_assert_cmpint (psk_test_tambon_holder (test, PSK_TEST_TAMBON_EMPTY + 1), !=, 0);

  /* Full: refused, and nothing is changed. */
  select_candidate (dialog, 0);
  gtk_widget_activate_action (dialog, "slots.choose", NULL);
  psk_test_window_wait (500);
  g_assert_nonnull (psk_book_get_undo_label (psk_window_get_book (test->window)));
  assert_toast (dialog, "All slots of the tambon are taken: replace a household that dropped out, "
                        "or choose another tambon.");

  gtk_widget_activate_action (dialog, "slots.undo", NULL);
  psk_test_window_wait (300);
  assert_toast (dialog, NULL);
  gtk_widget_activate_action (dialog, "slots.undo", NULL);
  psk_test_window_wait (300);
  g_assert_cmpint (psk_test_tambon_holder (test, PSK_TEST_TAMBON_EMPTY), ==, 0);
  g_assert_cmpint (psk_test_tambon_holder (test, PSK_TEST_TAMBON_EMPTY + 1), ==, 0);
  g_assert_null (psk_book_get_undo_label (psk_window_get_book (test->window)));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

int
main (int   argc,
      char *argv[])
{
  psk_test_window_start (&argc, &argv);

  g_test_add_func ("/slots/replace", test_replace);
  g_test_add_func ("/slots/replace-unnamed", test_replace_unnamed);
  g_test_add_func ("/slots/slots", test_slots);
  g_test_add_func ("/slots/slot-keys", test_slot_keys);
  g_test_add_func ("/slots/candidate-keys", test_candidate_keys);
  g_test_add_func ("/slots/candidate-twin", test_candidate_twin);

  return g_test_run ();
}
