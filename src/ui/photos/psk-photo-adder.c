/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-photo-adder.h"

#include <glib/gi18n.h>

#include "psk-centre-commands.h"
#include "psk-photo-date-dialog.h"
#include "psk-photo-intake.h"
#include "psk-photo-twin.h"

/* Files on their way into the book, one after the other: each is read, compared
 * with what is there, and copied. At the end one command adds them all. */
typedef struct
{
  PskPage *page;
  PskBook *book;
  int tambon;
  gboolean after;
  GStrv paths;
  guint at; /* in paths */

  PskPhoto *photo; /* the file at hand, once it was read */
  PskPhotoInfo *info;
  GPtrArray *accepted; /* PskPhoto */
  GPtrArray *problems; /* sentences */
  char *last_date; /* that was entered, ISO 8601 */
} Adder;

/* The window was closed meanwhile: there is nobody to ask or to tell. */
static gboolean
is_alone (Adder *self)
{
  return gtk_widget_get_root (GTK_WIDGET (self->page)) == NULL
         || psk_page_get_book (self->page) == NULL;
}

/* While a file is on its way the program does not end with its window, so that those before
 * it are added. */
static void
hold_program (gboolean hold)
{
  GApplication *application = g_application_get_default ();

  if (application != NULL && hold)
    g_application_hold (application);
  else if (application != NULL)
    g_application_release (application);
}

static void
adder_free (Adder *self)
{
  g_clear_object (&self->page);
  g_clear_object (&self->book);
  g_clear_object (&self->photo);
  g_clear_pointer (&self->info, psk_photo_info_free);
  g_strfreev (self->paths);
  g_ptr_array_unref (self->accepted);
  g_ptr_array_unref (self->problems);
  g_free (self->last_date);
  g_free (self);
}

static gboolean
add_all (PskStore      *store,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  GPtrArray *commands = data;

  for (guint i = 0; i < commands->len; i++)
    {
      if (!psk_command_run (commands->pdata[i], store, cancellable, error))
        return FALSE;
    }

  return TRUE;
}

static PskCommand *
make_command (Adder      *self,
              const char *name)
{
  GPtrArray *commands = g_ptr_array_new_with_free_func ((GDestroyNotify) psk_command_unref);

  for (guint i = 0; i < self->accepted->len; i++)
    g_ptr_array_add (commands, psk_command_photo_add (self->tambon, self->accepted->pdata[i]));

  return psk_command_new (psk_command_get_label (commands->pdata[0]), name, add_all, commands,
                          (GDestroyNotify) g_ptr_array_unref);
}

static void
add_accepted (Adder *self)
{
  const guint n = self->accepted->len;
  const char *name = psk_areas_get_name (psk_book_get_areas (self->book), self->tambon,
                                         psk_language_of_messages ());
  g_autoptr (PskCommand) command = make_command (self, name);
  g_autofree char *toast = NULL;
  g_autoptr (GError) error = NULL;

  if (!psk_book_run (self->book, command, NULL, &error))
    {
      g_ptr_array_add (self->problems, g_strdup (error->message));
      return;
    }

  /* Translators: how many photos, a tambon */
  toast = g_strdup_printf (ngettext ("%u photo was added to Tambon %s",
                                     "%u photos were added to Tambon %s", n), n, name);
  if (psk_page_get_book (self->page) == self->book)
    psk_page_toast_undo (self->page, toast);
}

static void
tell_problems (Adder *self)
{
  const guint n = self->problems->len;
  g_autofree char *heading = NULL;
  g_autofree char *body = NULL;
  GtkWidget *dialog;

  heading = g_strdup_printf (ngettext ("%u Picture Was Not Added", "%u Pictures Were Not Added",
                                       n), n);
  g_ptr_array_add (self->problems, NULL);
  body = g_strjoinv ("\n\n", (GStrv) self->problems->pdata);
  dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self->page))),
                                   heading, body);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void read_next (Adder *self);

static void
next (Adder *self)
{
  g_clear_object (&self->photo);
  g_clear_pointer (&self->info, psk_photo_info_free);
  self->at++;
  read_next (self);
}

static void
store_thread (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  Adder *self = data;
  g_autofree char *photos_dir = psk_book_get_photos_dir (self->book);
  char *file = NULL;
  GError *error = NULL;

  if (psk_photo_store (self->paths[self->at], photos_dir, self->info, &file, &error))
    g_task_return_pointer (task, file, g_free);
  else
    g_task_return_error (task, error);
}

static void
stored_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Adder *self = user_data;
  g_autoptr (GError) error = NULL;
  char *file = g_task_propagate_pointer (G_TASK (result), &error);

  hold_program (FALSE);
  if (file == NULL)
    {
      g_ptr_array_add (self->problems, g_strdup (error->message));
    }
  else
    {
      self->photo->file = file;
      g_ptr_array_add (self->accepted, g_steal_pointer (&self->photo));
    }
  next (self);
}

static void
keep (Adder *self)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, stored_cb, self);

  /* The adder is not touched on this thread until stored_cb(). */
  g_task_set_task_data (task, self, NULL);
  hold_program (TRUE);
  g_task_run_in_thread (task, store_thread);
}

static void
dated_cb (gboolean    add,
          const char *iso,
          gpointer    user_data)
{
  Adder *self = user_data;

  if (!add)
    {
      next (self);
      return;
    }

  if (iso != NULL)
    {
      self->photo->taken_on = g_strdup (iso);
      self->photo->taken_from = g_strdup ("person");
      g_free (self->last_date);
      self->last_date = g_strdup (iso);
    }
  keep (self);
}

/* LINE takes the date out of pictures; without it the labels and the album say less. */
static void
accept_photo (Adder *self)
{
  if (self->photo->taken_on != NULL)
    keep (self);
  else
    psk_photo_ask_date (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self->page))), self->book,
                        self->photo->original_name, self->last_date, dated_cb, self);
}

static void
judged_cb (gboolean    add,
           const char *problem,
           gpointer    user_data)
{
  Adder *self = user_data;

  if (problem != NULL)
    g_ptr_array_add (self->problems, g_strdup (problem));
  if (add)
    accept_photo (self);
  else
    next (self);
}

static void
finish (Adder *self)
{
  if (self->accepted->len > 0)
    add_accepted (self);
  if (self->problems->len > 0 && !is_alone (self))
    tell_problems (self);
  adder_free (self);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Adder *self = user_data;
  g_autoptr (GError) error = NULL;

  hold_program (FALSE);
  self->info = psk_photo_intake_read_finish (result, &error);
  if (is_alone (self))
    {
      finish (self);
      return;
    }
  if (self->info == NULL)
    {
      g_ptr_array_add (self->problems, g_strdup (error->message));
      next (self);
      return;
    }

  self->photo = psk_photo_info_make_photo (self->info, self->paths[self->at],
                                           self->after ? "after" : "before");
  self->photo->tambon = self->tambon;
  psk_photo_twin_judge (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self->page))), self->book, 0,
                        self->accepted, self->info, self->photo->original_name, judged_cb, self);
}

static void
read_next (Adder *self)
{
  if (self->paths[self->at] == NULL || is_alone (self))
    {
      finish (self);
      return;
    }

  hold_program (TRUE);
  psk_photo_intake_read_async (self->paths[self->at], NULL, read_cb, self);
}

/**
 * psk_photo_add_files:
 * @page: the tab, whose window asks questions and tells problems
 * @tambon: whose photos they are
 * @after: whether they are photos after
 * @paths: picture files
 *
 * Adds photos of a centre. Files are read and copied on another thread; one that
 * is in the book already is refused, one that looks like another is asked about.
 * What was accepted is one step of undo.
 */
void
psk_photo_add_files (PskPage            *page,
                     int                 tambon,
                     gboolean            after,
                     const char *const  *paths)
{
  Adder *self;

  g_return_if_fail (PSK_IS_PAGE (page) && psk_page_get_book (page) != NULL);

  self = g_new0 (Adder, 1);
  self->page = g_object_ref (page);
  self->book = g_object_ref (psk_page_get_book (page));
  self->tambon = tambon;
  self->after = after;
  self->paths = g_strdupv ((GStrv) paths);
  self->accepted = g_ptr_array_new_with_free_func (g_object_unref);
  self->problems = g_ptr_array_new_with_free_func (g_free);
  read_next (self);
}
