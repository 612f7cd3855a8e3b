/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Prints how long the window takes and what memory it keeps, in a process of its own
 * each time: the first paint as a ratio to a bare window of libadwaita. Nothing here
 * passes or fails. */

#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "psk-cell.h"
#include "psk-household-table.h"
#include "psk-sample-book.h"
#include "psk-test-book.h"
#include "psk-test-window.h"

#define N_ROWS 260000
#define N_TURNS 9

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

static gboolean
is_first_name (GtkWidget *widget,
               gpointer   data)
{
  return psk_cell_get_column (PSK_CELL (widget)) == PSK_HOUSEHOLD_FIRST_NAME
         && psk_cell_get_row (PSK_CELL (widget)) != 0;
}

/* Types another name into a cell; how long it takes until it is on the disk and seen. */
static double
edit_cell (PskWindow *window)
{
  GtkWidget *root = GTK_WIDGET (window);
  GtkWidget *cell = psk_test_window_find (root, PSK_TYPE_CELL, is_first_name, NULL);
  double painted = 0;

  g_assert_nonnull (cell);
  psk_test_window_wait (500);
  started = g_get_monotonic_time ();
  g_signal_emit_by_name (cell, "edited", "บุญรอด", 0, 0);
  gtk_widget_queue_draw (root);
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
  double edited = 0;
  GtkApplication *application;

  started = g_get_monotonic_time ();
  application = open_window (book, &painted);
  if (jump)
    {
      PskWindow *window = PSK_WINDOW (gtk_application_get_windows (application)->data);

      jumped = jump_to_end (window);
      edited = edit_cell (window);
      /* Until everything that is read while nobody asks is in memory. */
      psk_test_window_wait (6000);
    }
  g_print ("%.3f %.3f %.3f %.1f\n", painted, jumped, edited, resident_mib ());

  /* What an orderly end takes is not measured. */
  fflush (stdout);
  _exit (0);
}

/* One window in a process of its own. */
typedef struct
{
  const char *book; /* NULL for the bare window */
  gboolean jump;
  double painted[N_TURNS];
  double jumped;
  double edited;
  double memory;
} Measure;

static void
take_turn (Measure    *measure,
           const char *self,
           int         turn)
{
  const char *argv[] = { self, measure->jump ? "--jump" : "--run", measure->book, NULL };
  g_autofree char *output = NULL;
  double jumped;
  double edited;
  double memory;

  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL,
                               &output, NULL, NULL, NULL));
  g_assert_cmpint (sscanf (output, "%lf %lf %lf %lf", &measure->painted[turn], &jumped, &edited,
                          &memory), ==, 4);
  measure->jumped = turn == 0 ? jumped : MIN (measure->jumped, jumped);
  measure->edited = turn == 0 ? edited : MIN (measure->edited, edited);
  measure->memory = turn == 0 ? memory : MIN (measure->memory, memory);
}

static int
compare_times (const void *a,
               const void *b)
{
  const double x = *(const double *) a;
  const double y = *(const double *) b;

  return (x > y) - (x < y);
}

/* The windows take turns, so that whatever else the machine does hits all of them. */
static void
take_turns (Measure    *measures,
            guint       n_measures,
            const char *self)
{
  for (int turn = 0; turn < N_TURNS; turn++)
    {
      for (guint i = 0; i < n_measures; i++)
        take_turn (&measures[i], self, turn);
    }

  for (guint i = 0; i < n_measures; i++)
    qsort (measures[i].painted, N_TURNS, sizeof (double), compare_times);
}

static void
print_painted (const char    *what,
               const Measure *measure,
               const Measure *bare)
{
  const double *ours = measure->painted;
  const double *yardstick = bare->painted;

  g_print ("# first painted window on %s: best %.0f ms = %.2f x a bare libadwaita window "
           "(%.0f ms), median %.0f ms = %.2f x (%.0f ms)\n", what,
           ours[0], ours[0] / yardstick[0], yardstick[0],
           ours[N_TURNS / 2], ours[N_TURNS / 2] / yardstick[N_TURNS / 2], yardstick[N_TURNS / 2]);
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

int
main (int   argc,
      char *argv[])
{
  g_autoptr (PskTestBook) sample = NULL;
  g_autoptr (PskTestBook) large = NULL;
  g_autofree char *rows = g_strdup_printf ("%d households", N_ROWS);
  Measure measures[3] = { { 0 } };

  if (argc >= 2 && g_str_has_prefix (argv[1], "--"))
    return run (argc > 2 ? argv[2] : NULL, g_str_equal (argv[1], "--jump"));

  sample = psk_test_book_new ();
  g_assert_true (psk_sample_book_fill (sample->book, NULL));
  g_clear_object (&sample->book);
  large = psk_test_book_new ();
  psk_test_book_run (large, add_households, psk_book_get_areas (large->book));
  g_clear_object (&large->book);

  measures[1].book = sample->path;
  measures[2].book = large->path;
  measures[2].jump = TRUE;
  take_turns (measures, G_N_ELEMENTS (measures), argv[0]);
  print_painted ("the sample book", &measures[1], &measures[0]);
  print_painted (rows, &measures[2], &measures[0]);
  g_print ("# resident memory: %.0f MB (bare: %.0f MB)\n", measures[1].memory,
           measures[0].memory);
  g_print ("# jump to the last of %s: %.0f ms, resident memory there: %.0f MB\n", rows,
           measures[2].jumped, measures[2].memory);
  g_print ("# an edited cell of them, on the disk and painted: %.0f ms\n", measures[2].edited);

  return 0;
}
