/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-window-private.h"

#include <glib/gi18n.h>

/* How the window opens a book, while it waits to be presented or shows another one. */

/* How long a book may take to be opened before the window is shown without it. */
#define OPENING_DELAY 300

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
 * psk_window_cancel_opening:
 * @self: a window
 *
 * Forgets the book that is being opened.
 */
void
psk_window_cancel_opening (PskWindow *self)
{
  if (self->opening != NULL)
    g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  g_clear_handle_id (&self->present_id, g_source_remove);
}
