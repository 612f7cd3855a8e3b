/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A day chosen from a month, in Thai: the years are those of the Buddhist Era. */

#include "config.h"

#include "psk-date-row.h"
#include "psk-month-grid.h"
#include "psk-test-window.h"

static void
set_date (GDate      *date,
          const char *iso)
{
  int year;
  int month;
  int day;

  g_assert_cmpint (sscanf (iso, "%d-%d-%d", &year, &month, &day), ==, 3);
  g_date_clear (date, 1);
  g_date_set_dmy (date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
}

static void
test_keys (void)
{
  static const struct
  {
    const char *from;
    guint key;
    GdkModifierType modifiers;
    const char *to; /* NULL where the key means nothing */
  } rows[] = {
    { "2024-03-25", GDK_KEY_Left, 0, "2024-03-24" },
    { "2024-03-25", GDK_KEY_Right, 0, "2024-03-26" },
    { "2024-03-25", GDK_KEY_Up, 0, "2024-03-18" },
    { "2024-03-01", GDK_KEY_Up, 0, "2024-02-23" },
    { "2024-03-25", GDK_KEY_Down, 0, "2024-04-01" },
    { "2024-03-25", GDK_KEY_Home, 0, "2024-03-01" },
    { "2024-02-03", GDK_KEY_End, 0, "2024-02-29" },
    { "2024-03-31", GDK_KEY_Page_Up, 0, "2024-02-29" },
    { "2024-01-31", GDK_KEY_Page_Down, 0, "2024-02-29" },
    { "2024-02-29", GDK_KEY_Page_Up, GDK_CONTROL_MASK, "2023-02-28" },
    { "2023-02-28", GDK_KEY_Page_Down, GDK_CONTROL_MASK, "2024-02-28" },
    /* Today is the last. */
    { "2024-05-20", GDK_KEY_Right, 0, "2024-05-20" },
    { "2024-05-15", GDK_KEY_Down, 0, "2024-05-20" },
    { "2024-05-15", GDK_KEY_End, 0, "2024-05-20" },
    { "2024-05-15", GDK_KEY_Page_Down, 0, "2024-05-15" },
    { "2024-04-25", GDK_KEY_Page_Down, 0, "2024-05-20" },
    { "2024-05-15", GDK_KEY_Page_Down, GDK_CONTROL_MASK, "2024-05-15" },
    { "1900-01-01", GDK_KEY_Left, 0, "1900-01-01" },
    { "1900-01-01", GDK_KEY_Page_Up, 0, "1900-01-01" },
    { "2024-03-25", GDK_KEY_Left, GDK_CONTROL_MASK, NULL },
    { "2024-03-25", GDK_KEY_Left, GDK_ALT_MASK, NULL },
    { "2024-03-25", GDK_KEY_a, 0, NULL },
  };
  PskMonthGrid *month = PSK_MONTH_GRID (g_object_ref_sink (psk_month_grid_new ()));
  GDate today;

  set_date (&today, "2024-05-20");
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GDate date;
      GDate expected;

      set_date (&date, rows[i].from);
      psk_month_grid_show_day (month, &date, &today);
      g_assert_cmpint (psk_month_grid_move_by_key (month, rows[i].key, rows[i].modifiers), ==,
                       rows[i].to != NULL);
      set_date (&expected, rows[i].to != NULL ? rows[i].to : rows[i].from);
      psk_month_grid_get_cursor (month, &date);
      g_assert_cmpint (g_date_compare (&date, &expected), ==, 0);
    }
  g_object_unref (month);
}

static gboolean
says (GtkWidget *widget,
      gpointer   text)
{
  return g_str_equal (gtk_label_get_label (GTK_LABEL (widget)), text);
}

/* Out of the entry into the month, about in it, and back with a day. */
static void
test_row (void)
{
  static const struct
  {
    const char *keys;
    const char *text;
  } rows[] = {
    { "Return", "25/3/2567" },
    { "Left Left Return", "23/3/2567" },
    { "Prior Home Return", "1/2/2567" },
    { "ctrl+Prior Return", "25/3/2566" },
    { "Up Escape", "25/3/2567" },
    { "Next Next Next Return", "20/5/2567" },
  };
  GtkWidget *window = gtk_window_new ();
  PskDateRow *row = g_object_new (PSK_TYPE_DATE_ROW, NULL);
  GtkWidget *button;
  GDate today;

  set_date (&today, "2024-05-20");
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (row));
  gtk_window_set_default_size (GTK_WINDOW (window), 400, 400);
  gtk_window_present (GTK_WINDOW (window));
  psk_test_window_wait (200);
  button = psk_test_window_find (window, GTK_TYPE_MENU_BUTTON, NULL, NULL);
  g_assert_nonnull (button);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      psk_date_row_set_day (row, "2024-03-25", &today);
      gtk_menu_button_popup (GTK_MENU_BUTTON (button));
      psk_test_window_wait (200);
      g_assert_nonnull (psk_test_window_find (window, GTK_TYPE_LABEL, says,
                                              (gpointer) "มีนาคม 2567"));
      psk_test_window_press (GTK_WINDOW (window), rows[i].keys);
      g_assert_null (psk_test_window_find (window, PSK_TYPE_MONTH_GRID, NULL, NULL));
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, rows[i].text);
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  psk_test_window_start (&argc, &argv);
  g_test_add_func ("/dates/keys", test_keys);
  g_test_add_func ("/dates/row", test_row);

  return g_test_run ();
}
