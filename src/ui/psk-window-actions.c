/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-window-private.h"

#include <glib/gi18n.h>

#include "psk-books.h"
#include "psk-log-window.h"
#include "psk-preferences.h"
#include "psk-refused.h"

/* What the header, the menu and the keys of the window do. */

static void
set_action_enabled (PskWindow  *self,
                    const char *name,
                    gboolean    enabled)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), name, enabled);
}

/* GTK asks the display where the pointer is whenever a tooltip is set. */
static void
set_tooltip (GtkButton  *button,
             const char *text)
{
  if (g_strcmp0 (gtk_widget_get_tooltip_text (GTK_WIDGET (button)), text) != 0)
    gtk_widget_set_tooltip_text (GTK_WIDGET (button), text);
}

static gboolean
step_in_text_view (GtkTextView *view,
                   gboolean     undo)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);

  if (!gtk_text_view_get_editable (view)
      || !(undo ? gtk_text_buffer_get_can_undo (buffer) : gtk_text_buffer_get_can_redo (buffer)))
    return FALSE;

  if (undo)
    gtk_text_buffer_undo (buffer);
  else
    gtk_text_buffer_redo (buffer);
  return TRUE;
}

/* While somebody types, what was typed is taken back first. Text does not say whether there
 * is anything to take back. */
static gboolean
step_in_text (PskWindow *self,
              gboolean   undo)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  g_autofree char *before = NULL;

  if (focus == NULL || !gtk_window_is_active (GTK_WINDOW (self)))
    return FALSE;
  if (GTK_IS_TEXT_VIEW (focus))
    return step_in_text_view (GTK_TEXT_VIEW (focus), undo);
  if (!GTK_IS_TEXT (focus))
    return FALSE;

  before = g_strdup (gtk_editable_get_text (GTK_EDITABLE (focus)));
  gtk_widget_activate_action (focus, undo ? "text.undo" : "text.redo", NULL);
  return !g_str_equal (before, gtk_editable_get_text (GTK_EDITABLE (focus)));
}

/* What is being typed is kept first, as a step of its own. */
static void
undo_or_redo (PskWindow *self,
              gboolean   undo)
{
  if (step_in_text (self, undo))
    return;

  psk_page_settle (psk_window_get_visible_page (self));
  if ((undo ? psk_book_get_undo_label (self->book) : psk_book_get_redo_label (self->book)) != NULL)
    psk_stepper_step (self->stepper, undo);
}

static void
undo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  undo_or_redo (PSK_WINDOW (widget), TRUE);
}

static void
redo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  undo_or_redo (PSK_WINDOW (widget), FALSE);
}

static void
search_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  psk_page_focus_search (psk_window_get_visible_page (PSK_WINDOW (widget)));
}

static void
print_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  PskPage *page = psk_window_get_visible_page (PSK_WINDOW (widget));

  psk_page_settle (page);
  psk_page_print (page);
}

static void
choose_area_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  psk_area_button_popup (PSK_WINDOW (widget)->area_button);
}

static void
go_to_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  PskWindow *self = PSK_WINDOW (widget);
  const char *page_name;
  PskPage *page;
  int area;
  gint64 id;

  g_variant_get (parameter, "(&six)", &page_name, &area, &id);
  page = psk_window_get_page (self, page_name);
  if (page == NULL)
    return;

  psk_window_show_page (self, page_name);
  if (area != 0)
    psk_page_show_area (page, area);
  if (id != 0)
    psk_page_show_record (page, id);
}

static void
set_area_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  psk_window_set_area (PSK_WINDOW (widget), g_variant_get_int32 (parameter));
}

/* Whoever goes to a tab by a key goes on there by key, in what it is about and not in the
 * header. The stack puts the focus to the first thing in the page, or leaves it. */
static void
show_tab_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  PskWindow *self = PSK_WINDOW (widget);
  GtkWidget *before = adw_view_stack_get_visible_child (self->stack);
  GtkWidget *page;
  GtkWidget *focus;

  if (self->book == NULL)
    return;

  psk_window_show_page (self, g_variant_get_string (parameter, NULL));
  page = adw_view_stack_get_visible_child (self->stack);
  focus = gtk_window_get_focus (GTK_WINDOW (self));
  if (page == before && focus != NULL && gtk_widget_is_ancestor (focus, page))
    return;
  if (!psk_page_focus_content (PSK_PAGE (page)))
    gtk_window_set_focus (GTK_WINDOW (self), NULL);
}

/* It has the keys of the actions from the window that it is set for. The section that it
 * begins with can only be chosen when it is there. */
static GtkWindow *
make_help_overlay (GtkApplicationWindow *window)
{
  g_autoptr (GtkBuilder) builder
    = gtk_builder_new_from_resource ("/io/github/pansuk/Pansuk/ui/help-overlay.ui");
  GObject *overlay = gtk_builder_get_object (builder, "help_overlay");

  gtk_application_window_set_help_overlay (window, GTK_SHORTCUTS_WINDOW (overlay));
  g_object_set (overlay, "section-name", "general", NULL);

  return GTK_WINDOW (overlay);
}

static void
show_help_overlay_action (GtkWidget  *widget,
                          const char *name,
                          GVariant   *parameter)
{
  GtkApplicationWindow *window = GTK_APPLICATION_WINDOW (widget);
  GtkShortcutsWindow *overlay = gtk_application_window_get_help_overlay (window);

  gtk_window_present (overlay != NULL ? GTK_WINDOW (overlay) : make_help_overlay (window));
}

static void
leave_book (PskWindow      *self,
            PskRefusedFunc  leave)
{
  if (!psk_refused_ask (self, leave))
    leave (self);
}

static void
new_book_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  leave_book (PSK_WINDOW (widget), psk_books_new);
}

static void
open_book_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  leave_book (PSK_WINDOW (widget), psk_books_open);
}

static void
sample_book_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  leave_book (PSK_WINDOW (widget), psk_books_open_sample);
}

static void
log_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  psk_log_window_show (psk_window_get_visible_page (PSK_WINDOW (widget)));
}

static void
preferences_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  PskWindow *self = PSK_WINDOW (widget);
  GtkWidget *preferences = psk_preferences_new (self->settings);

  gtk_window_set_transient_for (GTK_WINDOW (preferences), GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (preferences));
}

static void
about_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  const char *authors[] = { _("The Pansuk authors"), NULL };

  /* Not the window of libadwaita: its headings are not in Thai. */
  gtk_show_about_dialog (
    GTK_WINDOW (widget),
    "program-name", _("Pansuk"),
    "logo-icon-name", PSK_APPLICATION_ID,
    "version", PSK_VERSION,
    "authors", authors,
    "license-type", GTK_LICENSE_GPL_3_0,
    "comments", _("The vegetable-garden programme of a province: households, sharing centres, "
                  "photos, monthly reports and ABCD scores in one book."),
    /* Translators: your name, one a line */
    "translator-credits", _("translator-credits"),
    NULL);
}

/**
 * psk_window_install_actions:
 * @klass: the class of windows
 *
 * Installs what the header, the menu and the keys do.
 */
void
psk_window_install_actions (GtkWidgetClass *klass)
{
  static const struct
  {
    const char *name;
    const char *parameter;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "win.undo", NULL, undo_action },
    { "win.redo", NULL, redo_action },
    { "win.search", NULL, search_action },
    { "win.print", NULL, print_action },
    { "win.choose-area", NULL, choose_area_action },
    { "win.go-to", "(six)", go_to_action },
    { "win.set-area", "i", set_area_action },
    { "win.show-tab", "s", show_tab_action },
    { "win.new-book", NULL, new_book_action },
    { "win.open-book", NULL, open_book_action },
    { "win.sample-book", NULL, sample_book_action },
    { "win.log", NULL, log_action },
    { "win.preferences", NULL, preferences_action },
    { "win.show-help-overlay", NULL, show_help_overlay_action },
    { "win.about", NULL, about_action },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (klass, actions[i].name, actions[i].parameter,
                                     actions[i].activate);
}

/**
 * psk_window_update_actions:
 * @self: a window
 *
 * Lets be done what can be done with the book and the tab that are shown.
 */
void
psk_window_update_actions (PskWindow *self)
{
  const gboolean idle = !psk_stepper_is_busy (self->stepper);
  const char *undo = psk_stepper_get_label (self->stepper, TRUE);
  const char *redo = psk_stepper_get_label (self->stepper, FALSE);
  g_autofree char *undo_text = undo != NULL ? g_strdup_printf (_("Undo: %s"), undo)
                                            : g_strdup (_("Undo"));
  g_autofree char *redo_text = redo != NULL ? g_strdup_printf (_("Redo: %s"), redo)
                                            : g_strdup (_("Redo"));
  PskPage *page = psk_window_get_visible_page (self);

  set_action_enabled (self, "win.undo", undo != NULL && idle);
  set_action_enabled (self, "win.redo", redo != NULL && idle);
  set_action_enabled (self, "win.print",
                      self->book != NULL && page != NULL && psk_page_can_print (page));
  set_action_enabled (self, "win.search",
                      self->book != NULL && page != NULL
                      && PSK_PAGE_GET_CLASS (page)->focus_search != NULL);
  set_action_enabled (self, "win.choose-area", self->book != NULL);
  set_action_enabled (self, "win.log", self->book != NULL && page != NULL);
  set_tooltip (self->undo_button, undo_text);
  set_tooltip (self->redo_button, redo_text);
}
