/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "commands.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "psk-centre-commands.h"
#include "psk-centre-table.h"
#include "psk-cli-values.h"
#include "psk-coordinate.h"
#include "psk-error.h"
#include "psk-photo-intake.h"

static const char *
tambon_name (PskBook *book,
             int      tambon)
{
  return psk_areas_get_name (psk_book_get_areas (book), tambon, psk_language_of_messages ());
}

PskExit
cmd_pin (const PskCliCommand *command,
         char               **args)
{
  g_autoptr (PskBook) book = NULL;
  g_autoptr (PskCommand) pin = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *place = NULL;
  PskExit status;
  double lat;
  double lon;
  int tambon;

  if (!psk_cli_parse (command, NULL, &args, &status))
    return status;

  book = psk_book_open (args[1], FALSE, &error);
  if (book == NULL || !psk_cli_find_tambon (book, args[2], &tambon, &error)
      || !psk_coordinate_parse (args[3], &lat, &lon, &error)
      || !psk_coordinate_check (lat, lon, &error))
    return psk_cli_fail (error);

  pin = psk_command_centre_pin (tambon, lat, lon);
  psk_command_set_subject (pin, tambon_name (book, tambon));
  if (!psk_book_run (book, pin, NULL, &error))
    return psk_cli_fail (error);

  place = psk_coordinate_format (lat, lon);
  /* Translators: a tambon, a coordinate */
  psk_cli_say (_("The centre of %s was pinned at %s."), tambon_name (book, tambon), place);
  return PSK_EXIT_DONE;
}

/* The very same file says nothing about a second centre, or a second day. */
static gboolean
check_new (PskBook            *book,
           const PskPhotoInfo *info,
           GError            **error)
{
  g_autoptr (GPtrArray) same
    = psk_centre_table_find_photo (psk_book_get_store (book), info->sha256, error);
  PskPhoto *photo;

  if (same == NULL)
    return FALSE;
  if (same->len == 0)
    return TRUE;

  photo = g_ptr_array_index (same, 0);
  g_set_error (error, PSK_ERROR, PSK_ERROR_REFUSED,
               g_str_equal (photo->moment, "before")
               /* Translators: a tambon */
               ? _("This very picture is already the one before of %s: choose another.")
               : _("This very picture is already the one after of %s: choose another."),
               tambon_name (book, photo->tambon));
  return FALSE;
}

/* Whether another picture of the book looks the same; says which. */
static gboolean
warn_of_likeness (PskBook            *book,
                  GPtrArray          *photos,
                  const PskPhotoInfo *info)
{
  gboolean found = FALSE;

  for (guint i = 0; i < photos->len; i++)
    {
      PskPhoto *photo = g_ptr_array_index (photos, i);

      if (psk_photo_hash_distance (photo->likeness, info->likeness) > PSK_PHOTO_SAME_DISTANCE)
        continue;

      /* Translators: the name of a file, a tambon */
      psk_cli_say (_("The picture looks the same as “%s” of %s: check that it is not a copy."),
                   photo->original_name, tambon_name (book, photo->tambon));
      found = TRUE;
    }

  return found;
}

/* A file may be there without a row: what was undone can be redone. */
static gboolean
has_file (const char         *dir,
          const PskPhotoInfo *info)
{
  g_autofree char *name = g_strconcat (info->sha256, ".", info->extension, NULL);
  g_autofree char *path = g_build_filename (dir, name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
remove_file (const char *dir,
             const char *name)
{
  g_autofree char *path = g_build_filename (dir, name, NULL);

  g_remove (path);
}

static PskExit
add_photo (PskBook    *book,
           int         tambon,
           const char *moment,
           const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PskPhotoInfo) info = psk_photo_intake_read (path, &error);
  g_autofree char *dir = psk_book_get_photos_dir (book);
  g_autofree char *file = NULL;
  g_autoptr (GPtrArray) others = NULL;
  g_autoptr (PskPhoto) photo = NULL;
  g_autoptr (PskCommand) command = NULL;
  gboolean was_there;

  if (info == NULL || !check_new (book, info, &error))
    return psk_cli_fail (error);

  others = psk_centre_table_read_photos (psk_book_get_store (book), 0, &error);
  if (others == NULL)
    return psk_cli_fail (error);

  was_there = has_file (dir, info);
  if (!psk_photo_store (path, dir, info, &file, &error))
    return psk_cli_fail (error);

  photo = psk_photo_info_make_photo (info, path, moment);
  photo->file = g_strdup (file);
  command = psk_command_photo_add (tambon, photo);
  psk_command_set_subject (command, tambon_name (book, tambon));
  if (!psk_book_run (book, command, NULL, &error))
    {
      if (!was_there)
        remove_file (dir, file);
      return psk_cli_fail (error);
    }

  psk_cli_say (_("The picture was added to the centre of %s."), tambon_name (book, tambon));
  return warn_of_likeness (book, others, info) ? PSK_EXIT_PROBLEMS : PSK_EXIT_DONE;
}

PskExit
cmd_add_photo (const PskCliCommand *command,
               char               **args)
{
  g_autoptr (PskBook) book = NULL;
  g_autoptr (GError) error = NULL;
  PskExit status;
  int tambon;

  if (!psk_cli_parse (command, NULL, &args, &status))
    return status;
  if (!g_str_equal (args[3], "before") && !g_str_equal (args[3], "after"))
    return psk_cli_usage (command, _("“%s” is neither “before” nor “after”."), args[3]);

  book = psk_book_open (args[1], FALSE, &error);
  if (book == NULL || !psk_cli_find_tambon (book, args[2], &tambon, &error))
    return psk_cli_fail (error);

  return add_photo (book, tambon, args[3], args[4]);
}
