/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-window-private.h"

#include "psk-refused.h"

G_DEFINE_FINAL_TYPE (PskWindow, psk_window, ADW_TYPE_APPLICATION_WINDOW)

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
  psk_window_update_actions (self);
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
page_toast_cb (PskPage    *page,
               const char *text,
               gboolean    with_undo,
               PskWindow  *self)
{
  psk_window_toast (self, text, with_undo);
}

static void
stepper_changed_cb (PskStepper *stepper,
                    PskWindow  *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->main_stack), !psk_stepper_is_busy (stepper));
  psk_window_update_actions (self);
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
  psk_window_cancel_opening (self);
  if (self->book != NULL)
    g_signal_handlers_disconnect_by_data (self->book, self);
  if (self->stepper != NULL)
    psk_stepper_set_book (self->stepper, NULL);
  g_clear_object (&self->stepper);
  g_clear_object (&self->toaster);
  g_clear_object (&self->book);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (psk_window_parent_class)->dispose (object);
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

  psk_window_install_actions (widget_class);
}

static void
psk_window_init (PskWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->toaster = psk_toaster_new (self->toast_overlay, "win.undo");
  self->stepper = psk_stepper_new (self->toaster);

  g_signal_connect_object (self->stepper, "changed", G_CALLBACK (stepper_changed_cb), self, 0);
  g_signal_connect (self->area_button, "notify::area", G_CALLBACK (area_changed_cb), self);
  g_signal_connect (self->stack, "notify::visible-child", G_CALLBACK (page_changed_cb), self);
  g_signal_connect (self->squeezer, "notify::visible-child", G_CALLBACK (squeezed_cb), self);
  gtk_menu_button_set_create_popup_func (self->menu_button, create_menu_cb, self, NULL);
  psk_window_update_actions (self);
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
 * psk_window_get_visible_page:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the tab that is shown
 */
PskPage *
psk_window_get_visible_page (PskWindow *self)
{
  GtkWidget *child = adw_view_stack_get_visible_child (self->stack);

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
  psk_stepper_set_book (self->stepper, book);

  if (book != NULL)
    {
      g_autofree char *name = g_path_get_basename (psk_book_get_path (book));

      g_signal_connect (book, "changed", G_CALLBACK (book_changed_cb), self);
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
  psk_window_update_actions (self);
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
  psk_toaster_say (self->toaster, text, with_undo);
}
