/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-photo-adder.h"

#include <glib/gi18n.h>

#include "psk-centre-commands.h"
#include "psk-centre-table.h"
#include "psk-photo-intake.h"

/* One file on its way into the book. */
typedef struct
{
  PskPage *page;
  char *path;
  char *photos_dir;
  char *file; /* in the photos folder, when it is there */
  PskPhotoInfo *info;
  int tambon;
  gboolean after;
} Adding;

static void
adding_free (gpointer data)
{
  Adding *adding = data;

  g_object_unref (adding->page);
  g_free (adding->path);
  g_free (adding->photos_dir);
  g_free (adding->file);
  g_clear_pointer (&adding->info, psk_photo_info_free);
  g_free (adding);
}

static const char *
name_of (PskPage *page,
         int      tambon)
{
  return psk_areas_get_name (psk_book_get_areas (psk_page_get_book (page)), tambon,
                             psk_language_of_messages ());
}

static void
run_command (Adding *adding)
{
  g_autoptr (PskPhoto) photo = g_object_new (PSK_TYPE_PHOTO, NULL);
  g_autoptr (PskCommand) command = NULL;
  const PskPhotoInfo *info = adding->info;

  photo->moment = g_strdup (adding->after ? "after" : "before");
  photo->sha256 = g_strdup (info->sha256);
  photo->file = g_strdup (adding->file);
  photo->original_name = g_path_get_basename (adding->path);
  photo->width = info->width;
  photo->height = info->height;
  photo->bytes = info->bytes;
  photo->taken_on = g_strdup (info->taken_on);
  photo->taken_from = info->taken_on != NULL ? g_strdup ("exif") : NULL;
  photo->lat = info->lat;
  photo->lon = info->lon;
  photo->likeness = info->likeness;

  command = psk_command_photo_add (adding->tambon, photo);
  psk_command_set_subject (command, name_of (adding->page, adding->tambon));
  psk_page_run (adding->page, command, _("The photo was added"));
}

static void
similar_response_cb (AdwMessageDialog *dialog,
                     const char       *response,
                     Adding           *adding)
{
  if (g_str_equal (response, "add"))
    run_command (adding);
  adding_free (adding);
}

static void
ask_about_similar (Adding   *adding,
                   PskPhoto *similar)
{
  g_autofree char *body = g_strdup_printf (
    _("It looks the same as a photo of Tambon %s. One picture must not stand for two tambons, or "
      "for before and after."),
    name_of (adding->page, similar->tambon));
  GtkWidget *dialog = adw_message_dialog_new (
    GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (adding->page))), _("Add This Photo?"), body);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "add",
                                    _("_Add All the Same"), NULL);
  g_signal_connect (dialog, "response", G_CALLBACK (similar_response_cb), adding);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* The very same picture is refused; one that looks the same is asked about. */
static void
compare_and_add (Adding *adding)
{
  g_autoptr (GPtrArray) photos = psk_centre_table_read_photos (
    psk_book_get_store (psk_page_get_book (adding->page)), 0, NULL);
  PskPhoto *similar = NULL;

  for (guint i = 0; photos != NULL && i < photos->len; i++)
    {
      PskPhoto *photo = photos->pdata[i];

      if (g_strcmp0 (photo->sha256, adding->info->sha256) == 0)
        {
          g_autofree char *text = g_strdup_printf (
            _("The picture is in the book already, for Tambon %s: nothing was added."),
            name_of (adding->page, photo->tambon));

          psk_page_toast (adding->page, text);
          adding_free (adding);
          return;
        }
      if (similar == NULL
          && psk_photo_hash_distance (photo->likeness, adding->info->likeness)
             <= PSK_PHOTO_SAME_DISTANCE)
        similar = photo;
    }

  if (similar != NULL)
    {
      ask_about_similar (adding, similar);
      return;
    }

  run_command (adding);
  adding_free (adding);
}

static void
take_in (GTask        *task,
         gpointer      source,
         gpointer      task_data,
         GCancellable *cancellable)
{
  Adding *adding = task_data;
  GError *error = NULL;

  adding->info = psk_photo_intake_read (adding->path, &error);
  if (adding->info != NULL
      && psk_photo_store (adding->path, adding->photos_dir, adding->info, &adding->file, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
taken_in_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  Adding *adding = user_data;
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      compare_and_add (adding);
      return;
    }

  psk_page_toast_error (adding->page, error);
  adding_free (adding);
}

/**
 * psk_photo_adder_add:
 * @page: a page
 * @tambon: a tambon
 * @after: whether the picture was taken after
 * @path: a picture
 *
 * Takes a picture into the book in a thread, then adds it to the centre.
 */
void
psk_photo_adder_add (PskPage    *page,
                     int         tambon,
                     gboolean    after,
                     const char *path)
{
  g_autoptr (GTask) task = NULL;
  Adding *adding = g_new0 (Adding, 1);

  adding->page = g_object_ref (page);
  adding->path = g_strdup (path);
  adding->photos_dir = psk_book_get_photos_dir (psk_page_get_book (page));
  adding->tambon = tambon;
  adding->after = after;

  task = g_task_new (page, NULL, taken_in_cb, adding);
  g_task_set_task_data (task, adding, NULL);
  g_task_run_in_thread (task, take_in);
}

typedef struct
{
  PskPage *page;
  int tambon;
  gboolean after;
} Asking;

static void
chosen_cb (GtkNativeDialog *chooser,
           int              response,
           Asking          *asking)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (chooser));

      for (guint i = 0; i < g_list_model_get_n_items (files); i++)
        {
          g_autoptr (GFile) file = g_list_model_get_item (files, i);
          g_autofree char *path = g_file_get_path (file);

          if (path != NULL)
            psk_photo_adder_add (asking->page, asking->tambon, asking->after, path);
        }
    }
  g_free (asking);
  g_object_unref (chooser);
}

/**
 * psk_photo_adder_ask:
 * @page: a page
 * @tambon: a tambon
 * @after: whether the pictures were taken after
 *
 * Asks for pictures of a centre and adds them.
 */
void
psk_photo_adder_ask (PskPage *page,
                     int      tambon,
                     gboolean after)
{
  GtkFileChooserNative *chooser
    = gtk_file_chooser_native_new (after ? _("Photos After") : _("Photos Before"),
                                   GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))),
                                   GTK_FILE_CHOOSER_ACTION_OPEN, _("_Add"), _("_Cancel"));
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  Asking *asking = g_new0 (Asking, 1);

  asking->page = page;
  asking->tambon = tambon;
  asking->after = after;
  gtk_file_filter_set_name (filter, _("Pictures"));
  gtk_file_filter_add_mime_type (filter, "image/*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (chooser), TRUE);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (chosen_cb), asking);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
