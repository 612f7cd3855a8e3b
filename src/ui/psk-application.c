/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-application.h"

#include <glib/gi18n.h>

#include "psk-centres-page.h"
#include "psk-households-page.h"
#include "psk-monthly-page.h"
#include "psk-overview-page.h"
#include "psk-photos-page.h"
#include "psk-scores-page.h"
#include "psk-window.h"

/**
 * PskApplication:
 *
 * Opens a window for the book named on the command line, or for the one that
 * was open last.
 */
struct _PskApplication
{
  AdwApplication parent_instance;

  /* Owned */
  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (PskApplication, psk_application, ADW_TYPE_APPLICATION)

/* The tabs, in the order of the header. */
static PskPage *(*page_constructors[]) (void) = {
  psk_overview_page_new,
  psk_households_page_new,
  psk_centres_page_new,
  psk_photos_page_new,
  psk_monthly_page_new,
  psk_scores_page_new,
};

static const struct
{
  const char *action;
  const char *accelerators[3];
} accelerators[] = {
  { "win.undo", { "<Control>z", NULL } },
  { "win.redo", { "<Control><Shift>z", "<Control>y", NULL } },
  { "win.search", { "<Control>f", NULL } },
  { "win.print", { "<Control>p", NULL } },
  { "win.choose-area", { "<Control>l", NULL } },
  { "win.new-book", { "<Control>n", NULL } },
  { "win.open-book", { "<Control>o", NULL } },
  { "win.preferences", { "<Control>comma", NULL } },
  { "win.show-help-overlay", { "<Control>question", "F1", NULL } },
  { "win.show-tab::overview", { "<Alt>1", NULL } },
  { "win.show-tab::households", { "<Alt>2", NULL } },
  { "win.show-tab::centres", { "<Alt>3", NULL } },
  { "win.show-tab::photos", { "<Alt>4", NULL } },
  { "win.show-tab::monthly", { "<Alt>5", NULL } },
  { "win.show-tab::scores", { "<Alt>6", NULL } },
  { "window.close", { "<Control>w", NULL } },
  { "app.quit", { "<Control>q", NULL } },
};

static void
apply_style (GSettings  *settings,
             const char *key,
             gpointer    user_data)
{
  g_autofree char *style = g_settings_get_string (settings, "color-scheme");

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      g_str_equal (style, "light") ? ADW_COLOR_SCHEME_FORCE_LIGHT
                                      : g_str_equal (style, "dark") ? ADW_COLOR_SCHEME_FORCE_DARK
                                      : ADW_COLOR_SCHEME_DEFAULT);
}

static PskWindow *
make_window (PskApplication *self)
{
  PskWindow *window = psk_window_new (GTK_APPLICATION (self), self->settings);

  for (gsize i = 0; i < G_N_ELEMENTS (page_constructors); i++)
    psk_window_add_page (window, page_constructors[i] ());
  psk_window_set_book (window, NULL);

  return window;
}

static PskWindow *
get_window (PskApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  return PSK_IS_WINDOW (window) ? PSK_WINDOW (window) : make_window (self);
}

static void
psk_application_activate (GApplication *application)
{
  PskApplication *self = PSK_APPLICATION (application);
  PskWindow *window = get_window (self);
  g_autofree char *last = g_settings_get_string (self->settings, "last-book");

  gtk_window_present (GTK_WINDOW (window));
  if (psk_window_get_book (window) == NULL && *last != '\0' && psk_book_exists (last))
    psk_window_open (window, last);
}

static void
psk_application_open (GApplication *application,
                      GFile       **files,
                      int           n_files,
                      const char   *hint)
{
  PskWindow *window = get_window (PSK_APPLICATION (application));
  g_autofree char *path = g_file_get_path (files[0]);

  psk_window_open (window, path != NULL ? path : "");
  gtk_window_present (GTK_WINDOW (window));
}

static void
quit_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  GList *windows;

  while ((windows = gtk_application_get_windows (GTK_APPLICATION (user_data))) != NULL)
    {
      GtkWindow *window = windows->data;

      gtk_window_close (window);
      if (gtk_application_get_windows (GTK_APPLICATION (user_data)) == windows)
        break;
    }
}

static void
psk_application_startup (GApplication *application)
{
  static const GActionEntry actions[] = { { .name = "quit", .activate = quit_action } };
  PskApplication *self = PSK_APPLICATION (application);

  G_APPLICATION_CLASS (psk_application_parent_class)->startup (application);

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  for (gsize i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accelerators[i].action,
                                           accelerators[i].accelerators);

  gtk_window_set_default_icon_name (PSK_APPLICATION_ID);
  g_signal_connect (self->settings, "changed::color-scheme", G_CALLBACK (apply_style), NULL);
  apply_style (self->settings, "color-scheme", NULL);
}

static void
psk_application_finalize (GObject *object)
{
  g_clear_object (&PSK_APPLICATION (object)->settings);

  G_OBJECT_CLASS (psk_application_parent_class)->finalize (object);
}

static void
psk_application_class_init (PskApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = psk_application_finalize;
  application_class->startup = psk_application_startup;
  application_class->activate = psk_application_activate;
  application_class->open = psk_application_open;
}

static void
psk_application_init (PskApplication *self)
{
  self->settings = g_settings_new (PSK_APPLICATION_ID);
}

/**
 * psk_application_new:
 *
 * Returns: (transfer full): the application
 */
PskApplication *
psk_application_new (void)
{
  return g_object_new (PSK_TYPE_APPLICATION,
                       "application-id", PSK_APPLICATION_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE,
                       "resource-base-path", "/io/github/pansuk/Pansuk",
                       NULL);
}
