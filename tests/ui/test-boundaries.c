/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "psk-boundary-files.h"
#include "psk-test-book.h"
#include "psk-test-window.h"

#define FEATURE(code, ring) \
  "{\"type\":\"Feature\",\"properties\":{\"code\":\"" code "\"},\"geometry\":{\"type\":" \
  "\"Polygon\",\"coordinates\":[" ring "]}}"
#define MAP(features) "{\"type\":\"FeatureCollection\",\"name\":\"t\",\"features\":[" features "]}"

/* Around the label point of Tambon Wiang Nuea; and with the coordinates exchanged. */
#define HERE "[[99.30,18.10],[99.70,18.10],[99.70,18.50],[99.30,18.50],[99.30,18.10]]"
#define SWAPPED "[[18.1,99.3],[18.5,99.3],[18.5,99.7],[18.1,99.3]]"

typedef struct
{
  PskTestWindow *window;
  PskPage *page;
  char *dir;
  const char *text; /* that is waited for */
  GtkWidget *root;  /* in which it is looked for */
} Fixture;

static gboolean
has_text (GtkWidget *widget,
          gpointer   data)
{
  return strstr (gtk_label_get_label (GTK_LABEL (widget)), data) != NULL;
}

static gboolean
is_said (gpointer data)
{
  Fixture *fixture = data;

  return psk_test_window_find (fixture->root, GTK_TYPE_LABEL, has_text,
                               (gpointer) fixture->text) != NULL;
}

static gboolean
is_not_said (gpointer data)
{
  return !is_said (data);
}

static void
wait_for (Fixture    *fixture,
          GtkWidget  *root,
          const char *text,
          gboolean    is_there)
{
  fixture->root = root;
  fixture->text = text;
  g_test_message ("%s “%s”", is_there ? "with" : "without", text);
  psk_test_window_until (is_there ? is_said : is_not_said, fixture);
}

/* The dialog that says @text. */
static GtkWidget *
find_dialog (const char *text)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window)
          && psk_test_window_find (window, GTK_TYPE_LABEL, has_text, (gpointer) text) != NULL)
        return window;
    }

  return NULL;
}

static gboolean
has_dialog (gpointer data)
{
  return find_dialog (data) != NULL;
}

static void
set_up (Fixture *fixture)
{
  fixture->window = psk_test_window_new (TRUE);
  fixture->dir = g_dir_make_tmp ("pansuk-boundaries-XXXXXX", NULL);
  psk_window_show_page (fixture->window->window, "centres");
  psk_test_window_wait (600);
  fixture->page = psk_window_get_page (fixture->window->window, "centres");
  psk_page_show_area (fixture->page, 520101);
}

static void
tear_down (Fixture *fixture)
{
  psk_test_window_free (fixture->window);
  psk_test_remove_tree (fixture->dir);
  g_free (fixture->dir);
}

static void
import (Fixture    *fixture,
        const char *text)
{
  g_autofree char *path = g_build_filename (fixture->dir, "map.geojson", NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  psk_boundary_files_read (fixture->page, path);
}

static PskAreas *
areas_of (Fixture *fixture)
{
  return psk_book_get_areas (psk_page_get_book (fixture->page));
}

/* The map shows what was imported at once, says what is missing, and is as before when it is
 * taken back. */
static void
test_import (void)
{
  Fixture fixture;
  GtkWidget *page;
  GtkWidget *dialog;

  set_up (&fixture);
  page = GTK_WIDGET (fixture.page);
  import (&fixture, MAP (FEATURE ("520101", HERE) "," FEATURE ("520199", HERE)));
  psk_test_window_until (has_dialog, (gpointer) "99 tambons have no boundary yet");
  dialog = find_dialog ("99 tambons have no boundary yet");
  wait_for (&fixture, dialog, "The book has no area with the code 520199.", TRUE);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), "close");

  g_assert_nonnull (psk_areas_get_boundary (areas_of (&fixture), 520101));
  wait_for (&fixture, page, "Boundaries: map.geojson", TRUE);
  wait_for (&fixture, page, "The pin lies in Tambon Wiang Nuea", TRUE);

  gtk_widget_activate_action (page, "win.undo", NULL);
  wait_for (&fixture, page, "Boundaries: map.geojson", FALSE);
  g_assert_null (psk_areas_get_boundary (areas_of (&fixture), 520101));
  wait_for (&fixture, page, "from the middle of the tambon", TRUE);
  tear_down (&fixture);
}

/* A map that cannot be used is one sentence. */
static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    const char *says;
  } rows[] = {
    { MAP (FEATURE ("520101", SWAPPED)), "look swapped" },
    { "no map", "is not a map with boundaries" },
  };
  Fixture fixture;

  set_up (&fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      import (&fixture, rows[i].text);
      wait_for (&fixture, GTK_WIDGET (fixture.window->window), rows[i].says, TRUE);
      g_assert_null (psk_areas_get_source (areas_of (&fixture)));
      g_assert_null (find_dialog (""));
    }
  tear_down (&fixture);
}

/* A map that takes long shows how far it is, and can be stopped. */
static void
test_stopped (void)
{
  g_autoptr (GString) features = g_string_new (FEATURE ("520101", HERE));
  g_autofree char *map = NULL;
  GtkWidget *dialog;
  Fixture fixture;

  for (int i = 0; i < 30000; i++)
    g_string_append (features, "," FEATURE ("500101", HERE));
  map = g_strdup_printf (MAP ("%s"), features->str);

  set_up (&fixture);
  import (&fixture, map);
  psk_test_window_until (has_dialog, (gpointer) "map.geojson");
  dialog = find_dialog ("map.geojson");
  g_assert_nonnull (psk_test_window_find (dialog, GTK_TYPE_PROGRESS_BAR, NULL, NULL));
  gtk_window_close (GTK_WINDOW (dialog));
  wait_for (&fixture, GTK_WIDGET (fixture.window->window), "Stopped: nothing was changed.", TRUE);
  g_assert_null (psk_areas_get_boundary (areas_of (&fixture), 520101));
  g_assert_null (find_dialog (""));
  tear_down (&fixture);
}

/* The menu of the tab has it, and the tab still fits on a projector. */
static void
test_menu (void)
{
  Fixture fixture;
  GtkWidget *button;
  GMenuModel *menu;
  g_autoptr (GMenuModel) section = NULL;
  g_autofree char *action = NULL;
  int width;

  set_up (&fixture);
  gtk_widget_measure (GTK_WIDGET (fixture.page), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL,
                      NULL, NULL);
  g_assert_cmpint (width, <=, 1024);
  button = psk_test_window_find (GTK_WIDGET (fixture.page), GTK_TYPE_MENU_BUTTON, NULL, NULL);
  menu = gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (button));
  section = g_menu_model_get_item_link (menu, 0, G_MENU_LINK_SECTION);
  g_assert_true (g_menu_model_get_item_attribute (section, 0, G_MENU_ATTRIBUTE_ACTION, "s",
                                                  &action));
  g_assert_cmpstr (action, ==, "centres.import-boundaries");
  tear_down (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  psk_test_window_start (&argc, &argv);

  g_test_add_func ("/ui/boundaries/import", test_import);
  g_test_add_func ("/ui/boundaries/refused", test_refused);
  g_test_add_func ("/ui/boundaries/stopped", test_stopped);
  g_test_add_func ("/ui/boundaries/menu", test_menu);

  return g_test_run ();
}
