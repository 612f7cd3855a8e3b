/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-tool-window.h"

#include "psk-stepper.h"

/* Commands often come in rows: the book is read once for them. */
#define RELOAD_DELAY 120

typedef struct
{
  /* Owned */
  PskPage *page;
  PskBook *book;
  PskToaster *toaster;

  guint reload_id;
} PskToolWindowPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (PskToolWindow, psk_tool_window, ADW_TYPE_WINDOW)

enum
{
  PROP_0,
  PROP_PAGE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static gboolean
reload_cb (gpointer user_data)
{
  PskToolWindow *self = user_data;
  PskToolWindowPrivate *priv = psk_tool_window_get_instance_private (self);

  priv->reload_id = 0;
  PSK_TOOL_WINDOW_GET_CLASS (self)->reload (self);

  return G_SOURCE_REMOVE;
}

static void
reload_soon (PskToolWindow *self)
{
  PskToolWindowPrivate *priv = psk_tool_window_get_instance_private (self);

  if (priv->reload_id == 0)
    priv->reload_id = g_timeout_add (RELOAD_DELAY, reload_cb, self);
}

/* The main window waits for what takes a while. */
static void
undo_or_redo (PskToolWindow *self,
              gboolean       undo)
{
  PskToolWindowPrivate *priv = psk_tool_window_get_instance_private (self);

  if (psk_stepper_step_now (priv->book, priv->toaster, undo))
    return;

  gtk_window_present (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (priv->page))));
  gtk_widget_activate_action (GTK_WIDGET (priv->page), undo ? "win.undo" : "win.redo", NULL);
}

static void
undo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  undo_or_redo (PSK_TOOL_WINDOW (widget), TRUE);
}

static void
redo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  undo_or_redo (PSK_TOOL_WINDOW (widget), FALSE);
}

static void
close_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
set_page (PskToolWindow *self,
          PskPage       *page)
{
  PskToolWindowPrivate *priv = psk_tool_window_get_instance_private (self);

  priv->page = g_object_ref (page);
  priv->book = g_object_ref (psk_page_get_book (page));
  g_signal_connect_object (priv->book, "changed", G_CALLBACK (reload_soon), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "notify::area", G_CALLBACK (reload_soon), self,
                           G_CONNECT_SWAPPED);
  /* What it shows is of the book that was open. */
  g_signal_connect_object (page, "notify::book", G_CALLBACK (gtk_window_close), self,
                           G_CONNECT_SWAPPED);
}

static void
psk_tool_window_set_property (GObject      *object,
                              guint         id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  switch (id)
    {
    case PROP_PAGE:
      set_page (PSK_TOOL_WINDOW (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
psk_tool_window_dispose (GObject *object)
{
  PskToolWindowPrivate *priv = psk_tool_window_get_instance_private (PSK_TOOL_WINDOW (object));

  g_clear_handle_id (&priv->reload_id, g_source_remove);
  g_clear_object (&priv->toaster);

  G_OBJECT_CLASS (psk_tool_window_parent_class)->dispose (object);
}

static void
psk_tool_window_finalize (GObject *object)
{
  PskToolWindowPrivate *priv = psk_tool_window_get_instance_private (PSK_TOOL_WINDOW (object));

  g_clear_object (&priv->book);
  g_clear_object (&priv->page);

  G_OBJECT_CLASS (psk_tool_window_parent_class)->finalize (object);
}

static void
psk_tool_window_class_init (PskToolWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = psk_tool_window_set_property;
  object_class->dispose = psk_tool_window_dispose;
  object_class->finalize = psk_tool_window_finalize;

  /**
   * PskToolWindow:page:
   *
   * The page whose book and area it works on.
   */
  properties[PROP_PAGE] =
    g_param_spec_object ("page", NULL, NULL, PSK_TYPE_PAGE,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_action (widget_class, "tool.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "tool.redo", NULL, redo_action);
  gtk_widget_class_install_action (widget_class, "tool.close", NULL, close_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "tool.undo",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "tool.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_y, GDK_CONTROL_MASK, "tool.redo",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "tool.close",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "tool.close", NULL);
}

static void
psk_tool_window_init (PskToolWindow *self)
{
}

static GtkWindow *
find_open (GType    type,
           PskPage *page)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type)
          && psk_tool_window_get_page (PSK_TOOL_WINDOW (window)) == page)
        return window;
    }

  return NULL;
}

/**
 * psk_tool_window_open:
 * @type: a subclass of #PskToolWindow
 * @page: a page with a book
 *
 * Presents the window of that kind of the page, and makes it when it is not open yet.
 *
 * Returns: (transfer none): the window
 */
GtkWindow *
psk_tool_window_open (GType    type,
                      PskPage *page)
{
  GtkWindow *window;

  g_return_val_if_fail (g_type_is_a (type, PSK_TYPE_TOOL_WINDOW), NULL);
  g_return_val_if_fail (PSK_IS_PAGE (page) && psk_page_get_book (page) != NULL, NULL);

  window = find_open (type, page);
  if (window == NULL)
    {
      /* Not transient: the main window comes in front when a row is opened there. */
      window = g_object_new (type, "page", page, NULL);
      g_signal_connect_object (gtk_widget_get_root (GTK_WIDGET (page)), "destroy",
                               G_CALLBACK (gtk_window_destroy), window, G_CONNECT_SWAPPED);
      PSK_TOOL_WINDOW_GET_CLASS (window)->reload (PSK_TOOL_WINDOW (window));
    }
  gtk_window_present (window);

  return window;
}

/**
 * psk_tool_window_set_toast_overlay:
 * @self: a window
 * @overlay: a part of the window where toasts cover no button
 */
void
psk_tool_window_set_toast_overlay (PskToolWindow   *self,
                                   AdwToastOverlay *overlay)
{
  PskToolWindowPrivate *priv = psk_tool_window_get_instance_private (self);

  g_clear_object (&priv->toaster);
  priv->toaster = psk_toaster_new (overlay, "tool.undo");
}

/**
 * psk_tool_window_get_page:
 * @self: a window
 *
 * Returns: (transfer none): its page
 */
PskPage *
psk_tool_window_get_page (PskToolWindow *self)
{
  PskToolWindowPrivate *priv = psk_tool_window_get_instance_private (self);

  return priv->page;
}

/**
 * psk_tool_window_get_book:
 * @self: a window
 *
 * Returns: (transfer none): its book, also while it is being closed
 */
PskBook *
psk_tool_window_get_book (PskToolWindow *self)
{
  PskToolWindowPrivate *priv = psk_tool_window_get_instance_private (self);

  return priv->book;
}

/**
 * psk_tool_window_toast:
 * @self: a window
 * @text: what happened, translated
 * @with_undo: whether to offer to take it back
 */
void
psk_tool_window_toast (PskToolWindow *self,
                       const char    *text,
                       gboolean       with_undo)
{
  PskToolWindowPrivate *priv = psk_tool_window_get_instance_private (self);

  g_return_if_fail (priv->toaster != NULL);

  psk_toaster_say (priv->toaster, text, with_undo);
}

/**
 * psk_tool_window_run:
 * @self: a window
 * @command: a command that takes a few milliseconds
 * @toast: what happened, translated
 *
 * Runs a command and says what happened: an error, or @toast with a button to undo it.
 *
 * Returns: whether it is done
 */
gboolean
psk_tool_window_run (PskToolWindow *self,
                     PskCommand    *command,
                     const char    *toast)
{
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (PSK_IS_TOOL_WINDOW (self), FALSE);

  if (!psk_book_run (psk_tool_window_get_book (self), command, NULL, &error))
    {
      psk_tool_window_toast (self, error->message, FALSE);
      return FALSE;
    }

  psk_tool_window_toast (self, toast, TRUE);
  return TRUE;
}
