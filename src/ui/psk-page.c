/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-page.h"

#include <glib/gi18n.h>

#include "psk-press-watch.h"

/**
 * PskPage:
 *
 * One tab of the window: the window knows this class and not the pages. A page
 * has a book and an area, and reads the book again when it is shown after
 * something changed.
 */
typedef struct
{
  PskBook *book; /* Owned, nullable */
  PskPressWatch *press; /* Owned */
  int area;
  guint stale; /* PskChanges that the page has not seen yet */
  gulong changed_id;
  gboolean built;
} PskPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (PskPage, psk_page, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_BOOK,
  PROP_AREA,
  N_PROPS,
};

enum
{
  TOAST,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* What is pressed stays until it is released: a click on it is not lost. */
static void
refresh_if_stale (PskPage *self)
{
  PskPagePrivate *priv = psk_page_get_instance_private (self);
  guint stale = priv->stale;

  if (stale == 0 || priv->book == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self))
      || psk_press_watch_is_held (priv->press))
    return;

  priv->stale = 0;
  PSK_PAGE_GET_CLASS (self)->refresh (self, stale);
}

static void
changed_cb (PskBook *book,
            guint    changes,
            PskPage *self)
{
  psk_page_invalidate (self, changes);
}

static void
ensure_built (PskPage *self)
{
  PskPagePrivate *priv = psk_page_get_instance_private (self);

  if (priv->built)
    return;

  priv->built = TRUE;
  PSK_PAGE_GET_CLASS (self)->build (self);
}

static void
psk_page_map (GtkWidget *widget)
{
  ensure_built (PSK_PAGE (widget));
  GTK_WIDGET_CLASS (psk_page_parent_class)->map (widget);

  refresh_if_stale (PSK_PAGE (widget));
}

/* What is pressed in a popover is not for the page below it. */
static gboolean
key_cb (GtkWidget *widget,
        GVariant  *args,
        gpointer   action)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = gtk_root_get_focus (root);

  if (!gtk_widget_get_mapped (widget)
      || (focus != NULL && gtk_widget_get_native (focus) != GTK_NATIVE (root)))
    return GDK_EVENT_PROPAGATE;

  return gtk_widget_activate_action (widget, action, NULL);
}

static void
psk_page_constructed (GObject *object)
{
  PskPagePrivate *priv = psk_page_get_instance_private (PSK_PAGE (object));
  GListStore *keys = PSK_PAGE_GET_CLASS (object)->keys;

  G_OBJECT_CLASS (psk_page_parent_class)->constructed (object);

  if (keys != NULL)
    {
      GtkEventController *controller
        = gtk_shortcut_controller_new_for_model (G_LIST_MODEL (keys));

      gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller),
                                         GTK_SHORTCUT_SCOPE_MANAGED);
      gtk_widget_add_controller (GTK_WIDGET (object), controller);
    }
  priv->press = psk_press_watch_new (GTK_WIDGET (object));
  g_signal_connect_object (priv->press, "notify::held", G_CALLBACK (refresh_if_stale), object,
                           G_CONNECT_SWAPPED);
}

static void
psk_page_get_property (GObject    *object,
                       guint       id,
                       GValue     *value,
                       GParamSpec *pspec)
{
  PskPagePrivate *priv = psk_page_get_instance_private (PSK_PAGE (object));

  switch (id)
    {
    case PROP_BOOK:
      g_value_set_object (value, priv->book);
      break;
    case PROP_AREA:
      g_value_set_int (value, priv->area);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
psk_page_set_property (GObject      *object,
                       guint         id,
                       const GValue *value,
                       GParamSpec   *pspec)
{
  PskPage *self = PSK_PAGE (object);

  switch (id)
    {
    case PROP_BOOK:
      psk_page_set_book (self, g_value_get_object (value));
      break;
    case PROP_AREA:
      psk_page_set_area (self, g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
psk_page_dispose (GObject *object)
{
  PskPagePrivate *priv = psk_page_get_instance_private (PSK_PAGE (object));

  if (priv->book != NULL)
    g_clear_signal_handler (&priv->changed_id, priv->book);
  g_clear_object (&priv->book);
  g_clear_object (&priv->press);

  G_OBJECT_CLASS (psk_page_parent_class)->dispose (object);
}

static void
psk_page_class_init (PskPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = psk_page_constructed;
  object_class->get_property = psk_page_get_property;
  object_class->set_property = psk_page_set_property;
  object_class->dispose = psk_page_dispose;
  widget_class->map = psk_page_map;

  properties[PROP_BOOK] =
    g_param_spec_object ("book", NULL, NULL, PSK_TYPE_BOOK,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * PskPage:area:
   *
   * The code of the province, district or tambon that the page is filtered by.
   */
  properties[PROP_AREA] =
    g_param_spec_int ("area", NULL, NULL, 0, G_MAXINT, 0,
                      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * PskPage::toast:
   * @self: a page
   * @text: what happened, translated
   * @with_undo: whether it can be undone
   */
  signals[TOAST] = g_signal_new ("toast", PSK_TYPE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
}

static void
psk_page_init (PskPage *self)
{
}

/**
 * psk_page_class_add_key:
 * @klass: the class of a page
 * @key: a key
 * @modifiers: what is held
 * @action: (transfer none): an action of the page without a parameter; it stays there
 *
 * Lets a key do something wherever the focus is in the window, also in its header, as
 * long as the page is the one that is shown. Entries take their keys first.
 */
void
psk_page_class_add_key (PskPageClass   *klass,
                        guint           key,
                        GdkModifierType modifiers,
                        const char     *action)
{
  g_autoptr (GtkShortcut) shortcut = NULL;

  g_return_if_fail (PSK_IS_PAGE_CLASS (klass) && action != NULL);

  if (klass->keys == NULL)
    klass->keys = g_list_store_new (GTK_TYPE_SHORTCUT);
  shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (key, modifiers),
                               gtk_callback_action_new (key_cb, (gpointer) action, NULL));
  g_list_store_append (klass->keys, shortcut);
}

/**
 * psk_page_get_book:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): the open book
 */
PskBook *
psk_page_get_book (PskPage *self)
{
  PskPagePrivate *priv = psk_page_get_instance_private (self);

  return priv->book;
}

/**
 * psk_page_set_book:
 * @self: a page
 * @book: (nullable): a book
 */
void
psk_page_set_book (PskPage *self,
                   PskBook *book)
{
  PskPagePrivate *priv = psk_page_get_instance_private (self);

  g_return_if_fail (PSK_IS_PAGE (self));

  if (priv->book == book)
    return;

  if (priv->book != NULL)
    g_clear_signal_handler (&priv->changed_id, priv->book);
  g_set_object (&priv->book, book);
  if (book != NULL)
    priv->changed_id = g_signal_connect (book, "changed", G_CALLBACK (changed_cb), self);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BOOK]);
  psk_page_invalidate (self, PSK_CHANGED_EVERYTHING);
}

/**
 * psk_page_get_area:
 * @self: a page
 *
 * Returns: the area that it is filtered by
 */
int
psk_page_get_area (PskPage *self)
{
  PskPagePrivate *priv = psk_page_get_instance_private (self);

  return priv->area;
}

/**
 * psk_page_set_area:
 * @self: a page
 * @area: an area code
 */
void
psk_page_set_area (PskPage *self,
                   int      area)
{
  PskPagePrivate *priv = psk_page_get_instance_private (self);

  g_return_if_fail (PSK_IS_PAGE (self));

  if (priv->area == area)
    return;

  priv->area = area;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AREA]);
  psk_page_invalidate (self, PSK_CHANGED_EVERYTHING);
}

/**
 * psk_page_get_name:
 * @self: a page
 *
 * Returns: (transfer none): its stable name
 */
const char *
psk_page_get_name (PskPage *self)
{
  return PSK_PAGE_GET_CLASS (self)->name;
}

/**
 * psk_page_get_icon_name:
 * @self: a page
 *
 * Returns: (transfer none): its icon
 */
const char *
psk_page_get_icon_name (PskPage *self)
{
  return PSK_PAGE_GET_CLASS (self)->icon_name;
}

/**
 * psk_page_get_title:
 * @self: a page
 *
 * Returns: (transfer none): its title, translated
 */
const char *
psk_page_get_title (PskPage *self)
{
  return PSK_PAGE_GET_CLASS (self)->get_title (self);
}

/**
 * psk_page_can_print:
 * @self: a page
 *
 * Returns: whether the page can be printed
 */
gboolean
psk_page_can_print (PskPage *self)
{
  return PSK_PAGE_GET_CLASS (self)->print != NULL;
}

/**
 * psk_page_invalidate:
 * @self: a page
 * @changes: a set of #PskChanges
 *
 * Makes the page read the book again, at once or when it is shown.
 */
void
psk_page_invalidate (PskPage *self,
                     guint    changes)
{
  PskPagePrivate *priv = psk_page_get_instance_private (self);

  priv->stale |= changes;
  refresh_if_stale (self);
}

/**
 * psk_page_show_area:
 * @self: a page
 * @area: an area
 *
 * Goes to what the page has about an area.
 */
void
psk_page_show_area (PskPage *self,
                    int      area)
{
  ensure_built (self);
  if (PSK_PAGE_GET_CLASS (self)->show_area != NULL)
    PSK_PAGE_GET_CLASS (self)->show_area (self, area);
}

/**
 * psk_page_show_record:
 * @self: a page
 * @id: a row id
 *
 * Goes to one record.
 */
void
psk_page_show_record (PskPage *self,
                      gint64   id)
{
  ensure_built (self);
  if (PSK_PAGE_GET_CLASS (self)->show_record != NULL)
    PSK_PAGE_GET_CLASS (self)->show_record (self, id);
}

/**
 * psk_page_focus_search:
 * @self: a page
 *
 * Puts the focus into the search entry of the page.
 */
void
psk_page_focus_search (PskPage *self)
{
  ensure_built (self);
  if (PSK_PAGE_GET_CLASS (self)->focus_search != NULL)
    PSK_PAGE_GET_CLASS (self)->focus_search (self);
}

/**
 * psk_page_focus_content:
 * @self: a page that is shown
 *
 * Puts the focus into what the page is about, and not into its tools.
 *
 * Returns: whether the focus is in the page
 */
gboolean
psk_page_focus_content (PskPage *self)
{
  g_return_val_if_fail (PSK_IS_PAGE (self), FALSE);

  ensure_built (self);
  return (PSK_PAGE_GET_CLASS (self)->focus_content != NULL
          && PSK_PAGE_GET_CLASS (self)->focus_content (self))
         || gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

/**
 * psk_page_settle:
 * @self: a page
 *
 * Keeps what is being typed in it, before something is done that it belongs to. What could
 * not be kept counts in psk_page_count_refused() then.
 */
void
psk_page_settle (PskPage *self)
{
  PskPagePrivate *priv = psk_page_get_instance_private (self);

  g_return_if_fail (PSK_IS_PAGE (self));

  if (priv->built && PSK_PAGE_GET_CLASS (self)->settle != NULL)
    PSK_PAGE_GET_CLASS (self)->settle (self);
}

/**
 * psk_page_count_refused:
 * @self: a page
 *
 * Returns: how many texts there are that were typed, could not be kept, and wait to be
 *   corrected
 */
guint
psk_page_count_refused (PskPage *self)
{
  PskPagePrivate *priv = psk_page_get_instance_private (self);

  g_return_val_if_fail (PSK_IS_PAGE (self), 0);

  return priv->built && PSK_PAGE_GET_CLASS (self)->count_refused != NULL
         ? PSK_PAGE_GET_CLASS (self)->count_refused (self) : 0;
}

/**
 * psk_page_print:
 * @self: a page
 *
 * Prints what is seen.
 */
void
psk_page_print (PskPage *self)
{
  ensure_built (self);
  if (PSK_PAGE_GET_CLASS (self)->print != NULL)
    PSK_PAGE_GET_CLASS (self)->print (self);
}

/**
 * psk_page_go_to:
 * @self: a page
 * @page: the name of another page
 * @area: an area, or 0 to keep the filter
 * @id: a row id, or 0
 *
 * A door: shows another page at an area or a record.
 */
void
psk_page_go_to (PskPage    *self,
                const char *page,
                int         area,
                gint64      id)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.go-to", "(six)", page, area, id);
}

/**
 * psk_page_toast:
 * @self: a page
 * @text: what happened, translated
 */
void
psk_page_toast (PskPage    *self,
                const char *text)
{
  g_signal_emit (self, signals[TOAST], 0, text, FALSE);
}

/**
 * psk_page_toast_undo:
 * @self: a page
 * @text: what happened, translated
 *
 * Like psk_page_toast(), with a button that takes it back.
 */
void
psk_page_toast_undo (PskPage    *self,
                     const char *text)
{
  g_signal_emit (self, signals[TOAST], 0, text, TRUE);
}

/**
 * psk_page_toast_error:
 * @self: a page
 * @error: an error of core: its message is a sentence for the user
 */
void
psk_page_toast_error (PskPage      *self,
                      const GError *error)
{
  psk_page_toast (self, error->message);
}

/**
 * psk_page_run:
 * @self: a page
 * @command: a command that takes a few milliseconds
 * @toast: (nullable): what happened, translated, when it shall be said
 *
 * Runs a command, waits until it is on the disk, and says what happened: an
 * error, or @toast with a button to undo it.
 *
 * Returns: whether it is done
 */
gboolean
psk_page_run (PskPage    *self,
              PskCommand *command,
              const char *toast)
{
  PskPagePrivate *priv = psk_page_get_instance_private (self);
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (PSK_IS_PAGE (self) && priv->book != NULL, FALSE);

  if (!psk_book_run (priv->book, command, NULL, &error))
    {
      psk_page_toast_error (self, error);
      return FALSE;
    }

  if (toast != NULL)
    psk_page_toast_undo (self, toast);
  return TRUE;
}
