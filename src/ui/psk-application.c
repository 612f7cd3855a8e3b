/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-application.h"

#include <glib/gi18n.h>

#include "psk-centres-page.h"
#include "psk-cut-text.h"
#include "psk-households-page.h"
#include "psk-monthly-page.h"
#include "psk-overview-page.h"
#include "psk-photos-page.h"
#include "psk-scores-page.h"
#include "psk-window.h"

#define N_STYLES 4

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
  GtkCssProvider *css[N_STYLES]; /* those that are in use */
  char *begun; /* the book that is opened while GTK starts, NULL after that */
};

G_DEFINE_FINAL_TYPE (PskApplication, psk_application, ADW_TYPE_APPLICATION)

#define RESOURCES "/io/github/pansuk/Pansuk/"

/* Each says more than those before it. */
static const struct
{
  const char *name;
  gboolean dark;
  gboolean contrast;
} styles[N_STYLES] = {
  { "style.css", FALSE, FALSE },
  { "style-dark.css", TRUE, FALSE },
  { "style-hc.css", FALSE, TRUE },
  { "style-hc-dark.css", TRUE, TRUE },
};

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
  { "win.log", { "<Control>h", NULL } },
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

static void
use_style (PskApplication *self,
           guint           i,
           gboolean        wanted)
{
  GdkDisplay *display = gdk_display_get_default ();
  g_autofree char *path = g_strconcat (RESOURCES, styles[i].name, NULL);

  if (wanted == (self->css[i] != NULL))
    return;

  if (!wanted)
    {
      gtk_style_context_remove_provider_for_display (display, GTK_STYLE_PROVIDER (self->css[i]));
      g_clear_object (&self->css[i]);
      return;
    }

  self->css[i] = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (self->css[i], path);
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (self->css[i]),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + i);
}

/* As AdwApplication does it for an application with a resource path. But for such a one
 * GTK also adds that path to those of the icons: see psk_application_startup(). */
static void
use_styles (PskApplication *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  const gboolean dark = adw_style_manager_get_dark (manager);
  const gboolean contrast = adw_style_manager_get_high_contrast (manager);

  for (guint i = 0; i < N_STYLES; i++)
    use_style (self, i, (dark || !styles[i].dark) && (contrast || !styles[i].contrast));
}

static PskWindow *
make_window (PskApplication *self)
{
  PskWindow *window = psk_window_new (GTK_APPLICATION (self), self->settings);

  for (gsize i = 0; i < G_N_ELEMENTS (page_constructors); i++)
    psk_window_add_page (window, page_constructors[i] ());

  return window;
}

static PskWindow *
get_window (PskApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  return PSK_IS_WINDOW (window) ? PSK_WINDOW (window) : make_window (self);
}

static void
open_book (PskApplication *self,
           PskWindow      *window,
           const char     *path)
{
  g_autofree char *full = g_canonicalize_filename (path, NULL);

  if (g_strcmp0 (self->begun, full) == 0)
    psk_window_await (window);
  else
    psk_window_open (window, path);
}

static void
psk_application_activate (GApplication *application)
{
  PskApplication *self = PSK_APPLICATION (application);
  PskWindow *window = get_window (self);
  g_autofree char *last = g_settings_get_string (self->settings, "last-book");

  if (psk_window_get_book (window) == NULL && *last != '\0' && psk_book_exists (last))
    {
      open_book (self, window, last);
      return;
    }

  if (psk_window_get_book (window) == NULL)
    psk_window_set_book (window, NULL);
  gtk_window_present (GTK_WINDOW (window));
}

static void
psk_application_open (GApplication *application,
                      GFile       **files,
                      int           n_files,
                      const char   *hint)
{
  PskApplication *self = PSK_APPLICATION (application);
  PskWindow *window = get_window (self);
  g_autofree char *path = g_file_get_path (files[0]);

  open_book (self, window, path != NULL ? path : "");
}

static void
begun_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (PskApplication) self = user_data;

  g_clear_pointer (&self->begun, g_free);
  psk_window_show_opened (get_window (self), result);
}

static char *
book_of_arguments (PskApplication *self,
                   char          **arguments)
{
  g_autofree char *last = NULL;
  g_autoptr (GFile) file = NULL;

  if (arguments[0] != NULL && arguments[1] != NULL)
    {
      if (*arguments[1] == '-' || arguments[2] != NULL)
        return NULL;

      file = g_file_new_for_commandline_arg (arguments[1]);
      return g_file_get_path (file);
    }

  last = g_settings_get_string (self->settings, "last-book");
  return *last != '\0' && psk_book_exists (last) ? g_steal_pointer (&last) : NULL;
}

/* The book is opened, on a thread of its own, while this one starts GTK and makes the
 * window: the two take about as long. */
static gboolean
psk_application_local_command_line (GApplication *application,
                                    char       ***arguments,
                                    int          *exit_status)
{
  PskApplication *self = PSK_APPLICATION (application);
  g_autofree char *path = book_of_arguments (self, *arguments);

  if (path != NULL)
    {
      self->begun = g_canonicalize_filename (path, NULL);
      psk_book_open_async (self->begun, FALSE, NULL, begun_cb, g_object_ref (self));
    }

  return G_APPLICATION_CLASS (psk_application_parent_class)->local_command_line (
    application, arguments, exit_status);
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

  /* Before the settings of GTK are made: libadwaita adds a path of icons, and GTK begins
   * to read the icon themes on a thread when it has its settings. Whatever is added
   * later makes it read them again, when the window waits for its first icon. */
  adw_init ();
  g_application_set_resource_base_path (application, NULL);
  G_APPLICATION_CLASS (psk_application_parent_class)->startup (application);

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  for (gsize i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accelerators[i].action,
                                           accelerators[i].accelerators);

  gtk_window_set_default_icon_name (PSK_APPLICATION_ID);
  psk_cut_text_show_in_tooltips ();
  g_signal_connect (self->settings, "changed::color-scheme", G_CALLBACK (apply_style), NULL);
  apply_style (self->settings, "color-scheme", NULL);
  use_styles (self);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (use_styles), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast",
                           G_CALLBACK (use_styles), self, G_CONNECT_SWAPPED);
}

static void
psk_application_finalize (GObject *object)
{
  PskApplication *self = PSK_APPLICATION (object);

  g_clear_object (&self->settings);
  for (guint i = 0; i < N_STYLES; i++)
    g_clear_object (&self->css[i]);
  g_free (self->begun);

  G_OBJECT_CLASS (psk_application_parent_class)->finalize (object);
}

static void
psk_application_class_init (PskApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = psk_application_finalize;
  application_class->local_command_line = psk_application_local_command_line;
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
                       NULL);
}
