/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Prints how long the window takes and what memory it keeps, in a process of its own
 * each time: the first paint as a ratio to a bare window of libadwaita. Nothing here
 * passes or fails. */

#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "psk-household-table.h"
#include "psk-sample-book.h"
#include "psk-test-book.h"
#include "psk-test-window.h"

#define N_ROWS 260000
#define N_TURNS 5

static gint64 started;

static double
since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / 1000;
}

static double
resident_mib (void)
{
  g_autofree char *text = NULL;
  long long pages = 0;

  if (g_file_get_contents ("/proc/self/statm", &text, NULL, NULL))
    sscanf (text, "%*s %lld", &pages);
  return (double) pages * (double) sysconf (_SC_PAGESIZE) / (1 << 20);
}

static void
painted_cb (GdkFrameClock *clock,
            gpointer       user_data)
{
  g_signal_handlers_disconnect_by_func (clock, painted_cb, user_data);
  *(double *) user_data = since (started);
}

static void
realized_cb (GtkWidget *window,
             gpointer   user_data)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (painted_cb),
                    user_data);
}

static void
window_added_cb (GtkApplication *application,
                 GtkWindow      *window,
                 gpointer        user_data)
{
  g_signal_connect (window, "realize", G_CALLBACK (realized_cb), user_data);
}

static void
bare_activate_cb (GtkApplication *application,
                  gpointer        user_data)
{
  GtkWidget *window = adw_application_window_new (application);

  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), gtk_label_new ("ปันสุข"));
  gtk_window_set_default_size (GTK_WINDOW (window), 1366, 768);
  gtk_window_present (GTK_WINDOW (window));
}

/* As main() of the program does it, with what GApplication does on the way. */
static GtkApplication *
open_window (const char *book,
             double     *painted)
{
  GtkApplication *application
    = book != NULL ? GTK_APPLICATION (psk_application_new ())
                   : GTK_APPLICATION (adw_application_new (NULL, G_APPLICATION_NON_UNIQUE));
  const char *arguments[] = { "pansuk", book, NULL };
  g_auto (GStrv) argv = g_strdupv ((char **) arguments);
  gboolean done;
  int status;

  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), painted);
  if (book == NULL)
    g_signal_connect (application, "activate", G_CALLBACK (bare_activate_cb), NULL);

  done = G_APPLICATION_GET_CLASS (application)->local_command_line (G_APPLICATION (application),
                                                                    &argv, &status);
  g_assert_true (done);
  while (*painted == 0)
    g_main_context_iteration (NULL, TRUE);

  return application;
}

/* Shows the whole base list and goes to its end; how long that takes to be seen. */
static double
jump_to_end (PskWindow *window)
{
  GtkWidget *root = GTK_WIDGET (window);
  GtkWidget *view;
  GtkWidget *drop_down;
  GtkAdjustment *adjustment;
  double painted = 0;

  psk_window_show_page (window, "households");
  psk_test_window_wait (500);
  drop_down = psk_test_window_find (root, GTK_TYPE_DROP_DOWN, NULL, NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), 1);
  psk_test_window_wait (1500);
  view = psk_test_window_find (root, GTK_TYPE_COLUMN_VIEW, NULL, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (
                      G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (view)))),
                    ==, N_ROWS);

  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  started = g_get_monotonic_time ();
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
  realized_cb (root, &painted);
  while (painted == 0)
    g_main_context_iteration (NULL, TRUE);

  return painted;
}

static int
run (const char *book,
     gboolean    jump)
{
  double painted = 0;
  double jumped = 0;
  GtkApplication *application;

  started = g_get_monotonic_time ();
  application = open_window (book, &painted);
  if (jump)
    jumped = jump_to_end (PSK_WINDOW (gtk_application_get_windows (application)->data));
  g_print ("%.3f %.3f %.1f\n", painted, jumped, resident_mib ());

  /* What an orderly end takes is not measured. */
  fflush (stdout);
  _exit (0);
}

/* The best of some turns, as others may use the machine. */
static void
measure (const char *self,
         const char *book,
         gboolean    jump,
         double     *painted,
         double     *jumped,
         double     *memory)
{
  const char *argv[] = { self, jump ? "--jump" : "--run", book, NULL };

  *painted = *jumped = *memory = G_MAXDOUBLE;
  for (int i = 0; i < N_TURNS; i++)
    {
      g_autofree char *output = NULL;
      double values[3] = { 0 };

      g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL,
                                   NULL, &output, NULL, NULL, NULL));
      g_assert_cmpint (sscanf (output, "%lf %lf %lf", &values[0], &values[1], &values[2]), ==, 3);
      *painted = MIN (*painted, values[0]);
      *jumped = MIN (*jumped, values[1]);
      *memory = MIN (*memory, values[2]);
    }
}

static gboolean
add_households (PskStore     *store,
                gpointer      data,
                GCancellable *cancellable,
                GError      **error)
{
  PskAreas *areas = data;

  for (int i = 0; i < N_ROWS; i++)
    {
      g_autoptr (PskHousehold) household = g_object_new (PSK_TYPE_HOUSEHOLD, NULL);

      household->tambon = psk_areas_get (areas, 14 + (guint) i % 100)->code;
      household->status = g_strdup ("candidate");
      household->village_no = i % 14 + 1;
      household->house_no = g_strdup_printf ("%d/%d", i / 1400 + 1, i % 9 + 1);
      household->first_name = g_strdup_printf ("สมศรี%d", i % 977);
      household->last_name = g_strdup_printf ("ใจดี%d", i % 1373);
      household->citizen_id = g_strdup_printf ("%013d", i);
      if (!psk_household_table_insert (store, household, NULL, error))
        return FALSE;
    }

  return TRUE;
}

static void
measure_large (const char *self,
               double      bare)
{
  g_autoptr (PskTestBook) test = psk_test_book_new ();
  double painted;
  double jumped;
  double memory;

  psk_test_book_run (test, add_households, psk_book_get_areas (test->book));
  g_clear_object (&test->book);
  measure (self, test->path, TRUE, &painted, &jumped, &memory);
  g_print ("# first painted window on %d households: %.0f ms = %.2f x bare\n", N_ROWS, painted,
           painted / bare);
  g_print ("# jump to the last of %d households: %.0f ms, resident memory there: %.0f MB\n", N_ROWS,
           jumped, memory);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (PskTestBook) test = NULL;
  double bare;
  double bare_memory;
  double painted;
  double jumped;
  double memory;

  if (argc >= 2 && g_str_has_prefix (argv[1], "--"))
    return run (argc > 2 ? argv[2] : NULL, g_str_equal (argv[1], "--jump"));

  test = psk_test_book_new ();
  g_assert_true (psk_sample_book_fill (test->book, NULL));
  g_clear_object (&test->book);
  measure (argv[0], NULL, FALSE, &bare, &jumped, &bare_memory);
  measure (argv[0], test->path, FALSE, &painted, &jumped, &memory);
  g_print ("# first painted window on the sample book: %.0f ms = %.2f x a bare libadwaita window "
           "(%.0f ms); resident memory: %.0f MB (bare: %.0f MB)\n", painted, painted / bare, bare,
           memory, bare_memory);
  measure_large (argv[0], bare);

  return 0;
}
