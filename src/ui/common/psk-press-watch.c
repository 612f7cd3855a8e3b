/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-press-watch.h"

/* A release can go to another surface, as when a popover closes: so often the pointer is
 * asked, in milliseconds. */
#define ASK_AGAIN 250

#define BUTTONS (GDK_BUTTON1_MASK | GDK_BUTTON2_MASK | GDK_BUTTON3_MASK)

/**
 * PskPressWatch:
 *
 * Knows whether a button of the pointer is held on a widget, or a finger. Until it is
 * released nothing that lies below may be taken away: the click would be lost, and GTK
 * counts those who are pressed.
 */
struct _PskPressWatch
{
  GObject parent_instance;

  GtkWidget *widget; /* borrowed */
  gboolean held;
  guint released_id;
  guint ask_id;
};

G_DEFINE_FINAL_TYPE (PskPressWatch, psk_press_watch, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_HELD,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
set_held (PskPressWatch *self,
          gboolean       held)
{
  g_clear_handle_id (&self->released_id, g_source_remove);
  if (!held)
    g_clear_handle_id (&self->ask_id, g_source_remove);
  if (self->held == held)
    return;

  self->held = held;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HELD]);
}

static gboolean
released_cb (gpointer user_data)
{
  PskPressWatch *self = user_data;

  self->released_id = 0;
  set_held (self, FALSE);

  return G_SOURCE_REMOVE;
}

static gboolean
ask_cb (gpointer user_data)
{
  PskPressWatch *self = user_data;
  GtkNative *native = gtk_widget_get_native (self->widget);
  GdkDevice *pointer = gdk_seat_get_pointer (
    gdk_display_get_default_seat (gtk_widget_get_display (self->widget)));
  GdkModifierType state = 0;

  if (native != NULL && pointer != NULL)
    gdk_surface_get_device_position (gtk_native_get_surface (native), pointer, NULL, NULL, &state);
  if (state & BUTTONS)
    return G_SOURCE_CONTINUE;

  self->ask_id = 0;
  set_held (self, FALSE);
  return G_SOURCE_REMOVE;
}

static void
press (PskPressWatch *self)
{
  set_held (self, TRUE);
  if (self->ask_id == 0)
    self->ask_id = g_timeout_add (ASK_AGAIN, ask_cb, self);
}

static gboolean
event_cb (GtkEventControllerLegacy *controller,
          GdkEvent                 *event,
          PskPressWatch            *self)
{
  switch ((int) gdk_event_get_event_type (event))
    {
    case GDK_BUTTON_PRESS:
    case GDK_TOUCH_BEGIN:
      press (self);
      break;
    case GDK_BUTTON_RELEASE:
    case GDK_TOUCH_END:
    case GDK_TOUCH_CANCEL:
      /* The widgets hear of it after us. */
      if (self->released_id == 0)
        self->released_id = g_idle_add_full (G_PRIORITY_HIGH, released_cb, self, NULL);
      break;
    default:
      break;
    }

  return GDK_EVENT_PROPAGATE;
}

static void
psk_press_watch_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_HELD:
      g_value_set_boolean (value, PSK_PRESS_WATCH (object)->held);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
psk_press_watch_dispose (GObject *object)
{
  PskPressWatch *self = PSK_PRESS_WATCH (object);

  g_clear_handle_id (&self->released_id, g_source_remove);
  g_clear_handle_id (&self->ask_id, g_source_remove);

  G_OBJECT_CLASS (psk_press_watch_parent_class)->dispose (object);
}

static void
psk_press_watch_class_init (PskPressWatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = psk_press_watch_dispose;
  object_class->get_property = psk_press_watch_get_property;

  properties[PROP_HELD] =
    g_param_spec_boolean ("held", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
psk_press_watch_init (PskPressWatch *self)
{
}

/**
 * psk_press_watch_new:
 * @widget: a widget, which must live as long as the watch
 *
 * Returns: (transfer full): a watch over it and all that is in it
 */
PskPressWatch *
psk_press_watch_new (GtkWidget *widget)
{
  PskPressWatch *self;
  GtkEventController *events;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  self = g_object_new (PSK_TYPE_PRESS_WATCH, NULL);
  self->widget = widget;
  events = gtk_event_controller_legacy_new ();
  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect_object (events, "event", G_CALLBACK (event_cb), self, 0);
  gtk_widget_add_controller (widget, events);

  return self;
}

/**
 * psk_press_watch_is_held:
 * @self: a watch
 *
 * Returns: whether a button is held, or was a moment ago
 */
gboolean
psk_press_watch_is_held (PskPressWatch *self)
{
  g_return_val_if_fail (PSK_IS_PRESS_WATCH (self), FALSE);

  return self->held;
}
