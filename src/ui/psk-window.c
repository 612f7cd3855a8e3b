/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-window.h"

#include <glib/gi18n.h>

#include "psk-area-button.h"
#include "psk-books.h"
#include "psk-log-window.h"
#include "psk-preferences.h"
#include "psk-refused.h"

/**
 * PskWindow:
 *
 * The window of one book: the header, which never changes place, and the tabs.
 * It knows #PskPage and not the pages.
 */
struct _PskWindow
{
  AdwApplicationWindow parent_instance;

  /* Template widgets */
  AdwSqueezer *squeezer;
  AdwViewSwitcher *switcher;
  AdwWindowTitle *window_title;
  PskAreaButton *area_button;
  GtkButton *undo_button;
  GtkButton *redo_button;
  GtkButton *search_button;
  GtkButton *print_button;
  GtkMenuButton *menu_button;
  GMenuModel *main_menu;
  GtkRevealer *sample_revealer;
  AdwToastOverlay *toast_overlay;
  GtkStack *main_stack;
  AdwViewStack *stack;
  AdwViewSwitcherBar *switcher_bar;

  /* Owned */
  GSettings *settings;
  PskBook *book;
  AdwToast *toast; /* the one that is shown, so that a new one takes its place */
  GCancellable *opening; /* NULL unless a book is being opened */
  GtkWidget *welcome; /* NULL until there was no book to show */
  char *stepping; /* what is being undone or done again at length, or NULL */

  gboolean leaves; /* it is closed, and was asked whether it may be */
  guint present_id;
};

G_DEFINE_FINAL_TYPE (PskWindow, psk_window, ADW_TYPE_APPLICATION_WINDOW)

/* How long a book may take to be opened before the window is shown without it. */
#define OPENING_DELAY 300

/* How long a toast is shown; 0 seconds are until the next one. */
#define TOAST_SECONDS 5

static PskPage *
visible_page (PskWindow *self)
{
  GtkWidget *child = adw_view_stack_get_visible_child (self->stack);

  return child != NULL ? PSK_PAGE (child) : NULL;
}

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

static void
update_actions (PskWindow *self)
{
  const char *undo = self->book != NULL ? psk_book_get_undo_label (self->book) : NULL;
  const char *redo = self->book != NULL ? psk_book_get_redo_label (self->book) : NULL;
  g_autofree char *undo_text = undo != NULL ? g_strdup_printf (_("Undo: %s"), undo)
                                            : g_strdup (_("Undo"));
  g_autofree char *redo_text = redo != NULL ? g_strdup_printf (_("Redo: %s"), redo)
                                            : g_strdup (_("Redo"));
  PskPage *page = visible_page (self);

  set_action_enabled (self, "win.undo", undo != NULL && self->stepping == NULL);
  set_action_enabled (self, "win.redo", redo != NULL && self->stepping == NULL);
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

static void
show_book_buttons (PskWindow *self,
                   gboolean   shown)
{
  gtk_widget_set_visible (GTK_WIDGET (self->area_button), shown);
  gtk_widget_set_visible (GTK_WIDGET (self->undo_button), shown);
  gtk_widget_set_visible (GTK_WIDGET (self->redo_button), shown);
  gtk_widget_set_visible (GTK_WIDGET (self->search_button), shown);
  gtk_widget_set_visible (GTK_WIDGET (self->print_button), shown);
  gtk_widget_set_visible (GTK_WIDGET (self->squeezer), shown);
}

static void
each_page (PskWindow *self,
           void     (*func) (PskPage *page, gpointer data),
           gpointer   data)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->stack));
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (PSK_IS_PAGE (child))
        func (PSK_PAGE (child), data);
    }
}

static void
set_page_book (PskPage *page,
               gpointer data)
{
  psk_page_set_book (page, data);
}

static void
set_page_area (PskPage *page,
               gpointer data)
{
  psk_page_set_area (page, GPOINTER_TO_INT (data));
}

static void
area_changed_cb (PskAreaButton *button,
                 GParamSpec    *pspec,
                 PskWindow     *self)
{
  each_page (self, set_page_area, GINT_TO_POINTER (psk_area_button_get_area (button)));
}

static void
page_changed_cb (AdwViewStack *stack,
                 GParamSpec   *pspec,
                 PskWindow    *self)
{
  update_actions (self);
}

/* The switchers make all of their buttons again with every page that is added: they are
 * given the pages when all are there, and that at the bottom not before it is needed. */
static void
fill_switchers (PskWindow *self)
{
  const gboolean squeezed = adw_squeezer_get_visible_child (self->squeezer)
                            == GTK_WIDGET (self->window_title);

  if (self->book == NULL)
    return;

  if (adw_view_switcher_get_stack (self->switcher) == NULL)
    adw_view_switcher_set_stack (self->switcher, self->stack);
  if (squeezed && adw_view_switcher_bar_get_stack (self->switcher_bar) == NULL)
    adw_view_switcher_bar_set_stack (self->switcher_bar, self->stack);
  adw_view_switcher_bar_set_reveal (self->switcher_bar, squeezed);
}

static void
squeezed_cb (AdwSqueezer *squeezer,
             GParamSpec  *pspec,
             PskWindow   *self)
{
  fill_switchers (self);
}

static void
book_changed_cb (PskBook   *book,
                 guint      changes,
                 PskWindow *self)
{
  if (changes & PSK_CHANGED_AREAS)
    psk_area_button_set_areas (self->area_button, psk_book_get_areas (book));
}

static void
labels_changed_cb (PskBook    *book,
                   GParamSpec *pspec,
                   PskWindow  *self)
{
  update_actions (self);
}

static void
page_toast_cb (PskPage    *page,
               const char *text,
               gboolean    with_undo,
               PskWindow  *self)
{
  psk_window_toast (self, text, with_undo);
}

static void
toast_dismissed_cb (AdwToast  *toast,
                    PskWindow *self)
{
  if (self->toast == toast)
    g_clear_object (&self->toast);
}

static void
show_toast (PskWindow  *self,
            const char *text,
            gboolean    with_undo,
            guint       seconds)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (escaped);

  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);

  adw_toast_set_timeout (toast, seconds);
  if (with_undo)
    {
      adw_toast_set_button_label (toast, _("_Undo"));
      adw_toast_set_action_name (toast, "win.undo");
    }
  g_set_object (&self->toast, toast);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (toast_dismissed_cb), self, 0);
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}

static void
say_stepped (PskWindow  *self,
             const char *label,
             gboolean    undo,
             GError     *error)
{
  g_autofree char *text = NULL;

  if (error != NULL)
    {
      psk_window_toast (self, error->message, FALSE);
      return;
    }

  /* Translators: what was undone, such as "Change household" */
  text = undo ? g_strdup_printf (_("Undone: %s"), label)
              /* Translators: what was done again */
              : g_strdup_printf (_("Done again: %s"), label);
  psk_window_toast (self, text, FALSE);
}

/* Nothing else can be written until it is done. */
static void
set_stepping (PskWindow  *self,
              const char *label)
{
  g_free (self->stepping);
  self->stepping = g_strdup (label);
  gtk_widget_set_sensitive (GTK_WIDGET (self->main_stack), label == NULL);
  update_actions (self);
}

static void
end_stepping (PskWindow    *self,
              GObject      *book,
              GAsyncResult *result,
              gboolean      undo)
{
  g_autoptr (PskWindow) own = self;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = g_strdup (self->stepping);

  psk_book_step_finish (PSK_BOOK (book), result, &error);
  /* The window was closed meanwhile. */
  if (self->book == NULL)
    return;

  set_stepping (self, NULL);
  say_stepped (self, label, undo, error);
}

static void
undone_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  end_stepping (user_data, object, result, TRUE);
}

static void
redone_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  end_stepping (user_data, object, result, FALSE);
}

/* A step that changes a whole list takes a while, in which the window must not freeze. */
static void
begin_stepping (PskWindow  *self,
                const char *label,
                gboolean    undo)
{
  g_autofree char *text = undo ? g_strdup_printf (_("Undoing: %s…"), label)
                               : g_strdup_printf (_("Doing again: %s…"), label);

  set_stepping (self, label);
  show_toast (self, text, FALSE, 0);
  psk_book_step_async (self->book, undo, undo ? undone_cb : redone_cb, g_object_ref (self));
}

/* While somebody types, what was typed is taken back first. Text does not say whether there
 * is anything to take back. */
static gboolean
step_in_text (PskWindow *self,
              gboolean   undo)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  g_autofree char *before = NULL;

  if (!GTK_IS_TEXT (focus) || !gtk_window_is_active (GTK_WINDOW (self)))
    return FALSE;

  before = g_strdup (gtk_editable_get_text (GTK_EDITABLE (focus)));
  gtk_widget_activate_action (focus, undo ? "text.undo" : "text.redo", NULL);
  return !g_str_equal (before, gtk_editable_get_text (GTK_EDITABLE (focus)));
}

static void
undo_or_redo (PskWindow *self,
              gboolean   undo)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;

  if (step_in_text (self, undo))
    return;

  psk_page_settle (visible_page (self));
  label = g_strdup (undo ? psk_book_get_undo_label (self->book)
                         : psk_book_get_redo_label (self->book));
  if (label == NULL)
    return;

  if (psk_book_step_is_long (self->book, undo))
    {
      begin_stepping (self, label, undo);
      return;
    }

  if (undo)
    psk_book_undo (self->book, &error);
  else
    psk_book_redo (self->book, &error);
  say_stepped (self, label, undo, error);
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
  psk_page_focus_search (visible_page (PSK_WINDOW (widget)));
}

static void
print_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  PskPage *page = visible_page (PSK_WINDOW (widget));

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

static void
show_help_overlay_action (GtkWidget  *widget,
                          const char *name,
                          GVariant   *parameter)
{
  g_autoptr (GtkBuilder) builder
    = gtk_builder_new_from_resource ("/io/github/pansuk/Pansuk/ui/help-overlay.ui");
  GtkWindow *overlay = GTK_WINDOW (gtk_builder_get_object (builder, "help_overlay"));

  gtk_window_set_transient_for (overlay, GTK_WINDOW (widget));
  gtk_window_present (overlay);
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
  psk_log_window_show (visible_page (PSK_WINDOW (widget)));
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

static void
create_menu_cb (GtkMenuButton *button,
                gpointer       user_data)
{
  PskWindow *self = user_data;

  if (gtk_menu_button_get_menu_model (button) == NULL)
    gtk_menu_button_set_menu_model (button, self->main_menu);
}

/* Its picture is the largest that there is, and most windows have a book. */
static void
show_welcome (PskWindow *self)
{
  if (self->welcome == NULL)
    {
      g_autoptr (GtkBuilder) builder
        = gtk_builder_new_from_resource ("/io/github/pansuk/Pansuk/ui/psk-welcome.ui");

      self->welcome = GTK_WIDGET (gtk_builder_get_object (builder, "welcome"));
      gtk_stack_add_child (self->main_stack, self->welcome);
    }
  gtk_stack_set_visible_child (self->main_stack, self->welcome);
}

static void
remember_size (PskWindow *self)
{
  int width;
  int height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_int (self->settings, "window-width", MAX (width, 360));
  g_settings_set_int (self->settings, "window-height", MAX (height, 294));
  g_settings_set_boolean (self->settings, "window-maximized",
                          gtk_window_is_maximized (GTK_WINDOW (self)));
}

static void
close_now (PskWindow *self)
{
  self->leaves = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

/* What is being typed is kept, and what could not be kept is asked about. */
static gboolean
psk_window_close_request (GtkWindow *window)
{
  PskWindow *self = PSK_WINDOW (window);

  if (!self->leaves && psk_refused_ask (self, close_now))
    return TRUE;

  self->leaves = FALSE;
  remember_size (self);
  return GTK_WINDOW_CLASS (psk_window_parent_class)->close_request (window);
}

static void
psk_window_dispose (GObject *object)
{
  PskWindow *self = PSK_WINDOW (object);

  if (self->stack != NULL)
    each_page (self, set_page_book, NULL);
  if (self->opening != NULL)
    g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  g_clear_handle_id (&self->present_id, g_source_remove);
  if (self->book != NULL)
    g_signal_handlers_disconnect_by_data (self->book, self);
  g_clear_object (&self->toast);
  g_clear_pointer (&self->stepping, g_free);
  g_clear_object (&self->book);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (psk_window_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *klass)
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

static void
psk_window_class_init (PskWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = psk_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = psk_window_close_request;

  g_type_ensure (PSK_TYPE_AREA_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/pansuk/Pansuk/ui/psk-window.ui");
  gtk_widget_class_bind_template_child (widget_class, PskWindow, squeezer);
  gtk_widget_class_bind_template_child (widget_class, PskWindow, switcher);
  gtk_widget_class_bind_template_child (widget_class, PskWindow, window_title);
  gtk_widget_class_bind_template_child (widget_class, PskWindow, area_button);
  gtk_widget_class_bind_template_child (widget_class, PskWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, PskWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, PskWindow, search_button);
  gtk_widget_class_bind_template_child (widget_class, PskWindow, print_button);
  gtk_widget_class_bind_template_child (widget_class, PskWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, PskWindow, main_menu);
  gtk_widget_class_bind_template_child (widget_class, PskWindow, sample_revealer);
  gtk_widget_class_bind_template_child (widget_class, PskWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, PskWindow, main_stack);
  gtk_widget_class_bind_template_child (widget_class, PskWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, PskWindow, switcher_bar);

  install_actions (widget_class);
}

static void
psk_window_init (PskWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  g_signal_connect (self->area_button, "notify::area", G_CALLBACK (area_changed_cb), self);
  g_signal_connect (self->stack, "notify::visible-child", G_CALLBACK (page_changed_cb), self);
  g_signal_connect (self->squeezer, "notify::visible-child", G_CALLBACK (squeezed_cb), self);
  gtk_menu_button_set_create_popup_func (self->menu_button, create_menu_cb, self, NULL);
  update_actions (self);
}

/**
 * psk_window_new:
 * @application: the application
 * @settings: its settings
 *
 * Returns: (transfer none): a window without a book and without tabs
 */
PskWindow *
psk_window_new (GtkApplication *application,
                GSettings      *settings)
{
  PskWindow *self = g_object_new (PSK_TYPE_WINDOW, "application", application, NULL);

  self->settings = g_object_ref (settings);
  gtk_window_set_default_size (GTK_WINDOW (self),
                               g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));

  return self;
}

/**
 * psk_window_add_page:
 * @self: a window
 * @page: (transfer floating): a tab, added after the others
 */
void
psk_window_add_page (PskWindow *self,
                     PskPage   *page)
{
  AdwViewStackPage *stack_page;

  g_return_if_fail (PSK_IS_WINDOW (self) && PSK_IS_PAGE (page));

  stack_page = adw_view_stack_add_titled (self->stack, GTK_WIDGET (page),
                                          psk_page_get_name (page), psk_page_get_title (page));
  adw_view_stack_page_set_icon_name (stack_page, psk_page_get_icon_name (page));
  g_signal_connect_object (page, "toast", G_CALLBACK (page_toast_cb), self, 0);
  psk_page_set_area (page, psk_area_button_get_area (self->area_button));
  psk_page_set_book (page, self->book);
}

/**
 * psk_window_get_page:
 * @self: a window
 * @name: the name of a tab
 *
 * Returns: (transfer none) (nullable): the tab
 */
PskPage *
psk_window_get_page (PskWindow  *self,
                     const char *name)
{
  GtkWidget *child = adw_view_stack_get_child_by_name (self->stack, name);

  return child != NULL ? PSK_PAGE (child) : NULL;
}

/**
 * psk_window_show_page:
 * @self: a window
 * @name: the name of a tab
 */
void
psk_window_show_page (PskWindow  *self,
                      const char *name)
{
  g_return_if_fail (PSK_IS_WINDOW (self));

  adw_view_stack_set_visible_child_name (self->stack, name);
}

static void
settle_page (PskPage *page,
             gpointer data)
{
  guint *n_refused = data;

  psk_page_settle (page);
  *n_refused += psk_page_count_refused (page);
}

/**
 * psk_window_settle:
 * @self: a window
 *
 * Keeps what is being typed.
 *
 * Returns: how many texts there are that were typed, could not be kept, and wait to be
 *   corrected
 */
guint
psk_window_settle (PskWindow *self)
{
  guint n_refused = 0;

  g_return_val_if_fail (PSK_IS_WINDOW (self), 0);

  each_page (self, settle_page, &n_refused);
  return n_refused;
}

/**
 * psk_window_set_book:
 * @self: a window
 * @book: (nullable): the book to show
 */
void
psk_window_set_book (PskWindow *self,
                     PskBook   *book)
{
  g_return_if_fail (PSK_IS_WINDOW (self));

  if (self->book != NULL && self->book != book)
    psk_window_settle (self);
  if (self->book != NULL)
    g_signal_handlers_disconnect_by_data (self->book, self);
  g_set_object (&self->book, book);

  if (book != NULL)
    {
      g_autofree char *name = g_path_get_basename (psk_book_get_path (book));

      g_signal_connect (book, "changed", G_CALLBACK (book_changed_cb), self);
      g_signal_connect (book, "notify::undo-label", G_CALLBACK (labels_changed_cb), self);
      g_signal_connect (book, "notify::redo-label", G_CALLBACK (labels_changed_cb), self);
      psk_area_button_set_areas (self->area_button, psk_book_get_areas (book));
      adw_window_title_set_subtitle (self->window_title, name);
    }

  gtk_revealer_set_reveal_child (self->sample_revealer,
                                 book != NULL && psk_book_is_sample (book));
  show_book_buttons (self, book != NULL);
  each_page (self, set_page_book, book);
  if (book != NULL)
    gtk_stack_set_visible_child_name (self->main_stack, "book");
  else
    show_welcome (self);
  fill_switchers (self);
  update_actions (self);
}

/**
 * psk_window_get_book:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the book that it shows
 */
PskBook *
psk_window_get_book (PskWindow *self)
{
  return self->book;
}

/**
 * psk_window_set_area:
 * @self: a window
 * @area: the area that all tabs show
 */
void
psk_window_set_area (PskWindow *self,
                     int        area)
{
  psk_area_button_set_area (self->area_button, area);
}

static void
present_now (PskWindow *self)
{
  g_clear_handle_id (&self->present_id, g_source_remove);
  gtk_window_present (GTK_WINDOW (self));
}

static gboolean
present_cb (gpointer user_data)
{
  PskWindow *self = user_data;

  self->present_id = 0;
  if (self->book == NULL)
    gtk_stack_set_visible_child_name (self->main_stack, "opening");
  gtk_window_present (GTK_WINDOW (self));

  return G_SOURCE_REMOVE;
}

static void
say_not_opened (PskWindow    *self,
                const GError *error)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _("The Book Could Not Be Opened"),
                                              error->message);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * psk_window_await:
 * @self: a window
 *
 * Presents the window when psk_window_show_opened() is called: at the latest after a
 * moment, as a book of an older version or on a slow disk takes long.
 */
void
psk_window_await (PskWindow *self)
{
  g_return_if_fail (PSK_IS_WINDOW (self));

  if (self->present_id == 0)
    self->present_id = g_timeout_add (OPENING_DELAY, present_cb, self);
}

/**
 * psk_window_show_opened:
 * @self: a window
 * @result: the result of psk_book_open_async()
 *
 * Shows the book, remembers it and presents the window. What went wrong is said in a
 * dialog, and the book that was open stays.
 */
void
psk_window_show_opened (PskWindow    *self,
                        GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PskBook) book = NULL;

  g_return_if_fail (PSK_IS_WINDOW (self));

  book = psk_book_open_finish (result, &error);
  if (book != NULL)
    {
      psk_window_set_book (self, book);
      g_settings_set_string (self->settings, "last-book", psk_book_get_path (book));
    }
  else
    {
      /* Out of the page that says that a book is being opened. */
      psk_window_set_book (self, self->book);
    }

  present_now (self);
  if (book == NULL)
    say_not_opened (self, error);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (PskWindow) self = user_data;

  /* Another book was chosen meanwhile, or the window was closed. */
  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;

  g_clear_object (&self->opening);
  psk_window_show_opened (self, result);
}

/**
 * psk_window_open:
 * @self: a window
 * @path: the folder of a book
 *
 * Opens a book and shows it, as psk_window_await() and psk_window_show_opened() say.
 */
void
psk_window_open (PskWindow  *self,
                 const char *path)
{
  g_autofree char *full = NULL;

  g_return_if_fail (PSK_IS_WINDOW (self) && path != NULL);

  full = g_canonicalize_filename (path, NULL);
  if (self->book != NULL && g_str_equal (psk_book_get_path (self->book), full))
    {
      present_now (self);
      return;
    }

  if (self->opening != NULL)
    g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  self->opening = g_cancellable_new ();
  psk_book_open_async (full, FALSE, self->opening, opened_cb, g_object_ref (self));
  psk_window_await (self);
}

/**
 * psk_window_toast:
 * @self: a window
 * @text: what happened, translated
 * @with_undo: whether to offer to take it back
 *
 * Says what happened. A new toast takes the place of the one before it.
 */
void
psk_window_toast (PskWindow  *self,
                  const char *text,
                  gboolean    with_undo)
{
  show_toast (self, text, with_undo, TOAST_SECONDS);
}
