/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Prints how long the first painted window takes, as a ratio to a bare window of
 * libadwaita in a process of its own. Nothing here passes or fails. */

#include "config.h"

#include <stdlib.h>

#include "psk-application.h"
#include "psk-sample-book.h"
#include "psk-test-book.h"

static gint64 started;

static void
painted_cb (GdkFrameClock *clock,
            gpointer       user_data)
{
  g_print ("%" G_GINT64_FORMAT "\n", g_get_monotonic_time () - started);
  exit (0);
}

static gboolean
watch_cb (gpointer user_data)
{
  GtkWidget *window = user_data;
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);

  if (clock == NULL)
    return G_SOURCE_CONTINUE;
  g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), NULL);
  return G_SOURCE_REMOVE;
}

static void
bare_activate_cb (GtkApplication *application,
                  gpointer        user_data)
{
  GtkWidget *window = adw_application_window_new (application);

  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), gtk_label_new ("ปันสุข"));
  gtk_window_set_default_size (GTK_WINDOW (window), 1366, 768);
  gtk_window_present (GTK_WINDOW (window));
  g_idle_add (watch_cb, window);
}

static void
window_added_cb (GtkApplication *application,
                 GtkWindow      *window,
                 gpointer        user_data)
{
  g_idle_add (watch_cb, window);
}

static int
run (const char *book)
{
  g_autoptr (GtkApplication) application = NULL;
  char *argv[] = { (char *) "pansuk", (char *) book, NULL };

  started = g_get_monotonic_time ();
  if (book == NULL)
    {
      application = GTK_APPLICATION (adw_application_new (NULL, G_APPLICATION_NON_UNIQUE));
      g_signal_connect (application, "activate", G_CALLBACK (bare_activate_cb), NULL);
    }
  else
    {
      application = GTK_APPLICATION (psk_application_new ());
      g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), NULL);
    }

  return g_application_run (G_APPLICATION (application), book != NULL ? 2 : 1, argv);
}

static double
time_process (const char *self,
              const char *book)
{
  const char *argv[] = { self, "--run", book, NULL };
  double best = G_MAXDOUBLE;

  for (int i = 0; i < 5; i++)
    {
      g_autofree char *output = NULL;

      g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_STDERR_TO_DEV_NULL, NULL,
                                   NULL, &output, NULL, NULL, NULL));
      best = MIN (best, g_ascii_strtod (output, NULL) / 1000);
    }

  return best;
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (PskTestBook) test = NULL;
  double bare;
  double window;

  if (argc >= 2 && g_str_equal (argv[1], "--run"))
    return run (argc > 2 ? argv[2] : NULL);

  test = psk_test_book_new ();
  g_assert_true (psk_sample_book_fill (test->book, NULL));
  g_clear_object (&test->book);
  bare = time_process (argv[0], NULL);
  window = time_process (argv[0], test->path);
  g_print ("# first painted window on the sample book: %.0f ms = %.2f x a bare libadwaita window "
           "(%.0f ms)\n", window, window / bare, bare);

  return 0;
}
