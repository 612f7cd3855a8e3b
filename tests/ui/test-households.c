/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The pane of a household, and the files that lists of them are saved in. */

#include "config.h"

#include "psk-household-commands.h"
#include "psk-household-files.h"
#include "psk-household-pane.h"
#include "psk-household-table.h"
#include "psk-save-path.h"
#include "psk-test-book.h"
#include "psk-test-tambon.h"

static PskHouseholdDetail *
detail_of (PskTestWindow *test)
{
  return psk_household_pane_get_detail (PSK_HOUSEHOLD_PANE (
    psk_test_window_find (GTK_WIDGET (test->window), PSK_TYPE_HOUSEHOLD_PANE, NULL, NULL)));
}

static gboolean
shows (PskTestWindow *test,
       const char    *text)
{
  return psk_test_window_find_label (GTK_WIDGET (test->window), text) != NULL;
}

/* The pane shows who is selected, and closes. */
static void
test_pane (void)
{
  g_autoptr (PskTestWindow) test = psk_test_tambon_open (1);
  g_autoptr (PskHousehold) household
    = psk_household_table_read (psk_test_window_get_store (test), psk_test_tambon_holder (test, 1),
                                NULL);
  g_autofree char *name = psk_household_get_name (household);
  GtkWidget *page = GTK_WIDGET (psk_window_get_page (test->window, "households"));

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

/* A change is told in the history, and what was there before is brought back. */
static void
test_history (void)
{
  g_autoptr (PskTestWindow) test = psk_test_tambon_open (1);
  const gint64 id = psk_test_tambon_holder (test, 1);
  g_autoptr (PskHousehold) before
    = psk_household_table_read (psk_test_window_get_store (test), id, NULL);
  g_autoptr (PskHousehold) after = NULL;
  g_autoptr (PskCommand) command = psk_command_household_set (id, PSK_HOUSEHOLD_MEMBERS, "9");
  g_autofree char *line = g_strdup_printf ("Members: %d → 9", before->members);
  GtkWidget *label;

  g_assert_true (psk_page_run (psk_window_get_page (test->window, "households"), command, NULL));
  psk_test_window_wait (600);
  label = psk_test_window_find_label (GTK_WIDGET (test->window), line);
  g_assert_nonnull (label);

  g_assert_true (gtk_widget_activate_action (label, "history.restore", "(uu)", 0, 0));
  psk_test_window_wait (400);
  after = psk_household_table_read (psk_test_window_get_store (test), id, NULL);
  g_assert_cmpint (after->members, ==, before->members);
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

int
main (int   argc,
      char *argv[])
{
  psk_test_window_start (&argc, &argv);

  g_test_add_func ("/households/pane", test_pane);
  g_test_add_func ("/households/history", test_history);
  g_test_add_func ("/households/save-path", test_save_path);
  g_test_add_func ("/households/file-names", test_file_names);

  return g_test_run ();
}
