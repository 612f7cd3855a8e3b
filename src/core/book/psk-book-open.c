/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Opening a book, and making a new one. */

#include "config.h"

#include "psk-book-private.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixmounts.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "psk-error.h"
#include "psk-migrate.h"
#include "psk-programme-table.h"
#include "psk-setting-table.h"
#include "psk-summary.h"
#include "psk-touched.h"

typedef struct
{
  char *path;
  gboolean read_only;
} OpenData;

static void
open_data_free (gpointer data)
{
  OpenData *open = data;

  g_free (open->path);
  g_free (open);
}

static char *
database_path (const char *path)
{
  return g_build_filename (path, "book.db", NULL);
}

/* The folder as it is, without links; when it is not there yet, the nearest one above it. */
static char *
find_real_folder (const char *path)
{
  g_autofree char *above = NULL;
  char *real = realpath (path, NULL);
  char *copy = g_strdup (real);

  free (real);
  if (copy != NULL || g_str_equal (path, "/"))
    return copy;

  above = g_path_get_dirname (path);
  return find_real_folder (above);
}

static gboolean
is_remote (const char *path)
{
  static const char *types[] = {
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "davfs", "9p", "afs",
    "fuse.sshfs", "fuse.rclone", "fuse.davfs2", "fuse.gvfsd-fuse", "fuse.google-drive-ocamlfuse",
  };
  g_autoptr (GUnixMountEntry) mount = g_unix_mount_for (path, NULL);
  const char *type = mount != NULL ? g_unix_mount_get_fs_type (mount) : "";

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      if (g_str_equal (type, types[i]))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_synced (const char *path)
{
  static const char *folders[] = { "OneDrive", "Dropbox", "Google Drive", "GoogleDrive",
                                   "Nextcloud" };

  for (gsize i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *inside = g_strdup_printf ("/%s/", folders[i]);
      g_autofree char *with_slash = g_strconcat (path, "/", NULL);

      if (strstr (with_slash, inside) != NULL)
        return TRUE;
    }

  return FALSE;
}

/**
 * psk_book_check_place:
 * @path: the folder of a book, there or not
 * @error: (nullable): %PSK_ERROR_REFUSED
 *
 * Returns: whether a book can be there: not on a network, nor where a cloud service copies
 *   files while they are written
 */
gboolean
psk_book_check_place (const char *path,
                      GError    **error)
{
  g_autofree char *full = NULL;
  g_autofree char *real = NULL;

  g_return_val_if_fail (path != NULL, FALSE);

  full = g_canonicalize_filename (path, NULL);
  real = find_real_folder (full);
  if (real == NULL || (!is_remote (real) && !is_synced (real) && !is_synced (full)))
    return TRUE;

  g_set_error (error, PSK_ERROR, PSK_ERROR_REFUSED,
               _("“%s” is on a network or is copied by a cloud service, where a book can be "
                 "damaged: choose a folder on this computer."), path);
  return FALSE;
}

static gboolean
take_lock (PskBook *self,
           GError **error)
{
  g_autofree char *path = g_build_filename (self->path, "book.lock", NULL);

  self->lock_fd = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (self->lock_fd < 0)
    {
      g_set_error (error, PSK_ERROR, PSK_ERROR_READ_ONLY,
                   _("The book “%s” cannot be written to: check the permissions of its folder."),
                   self->path);
      return FALSE;
    }

  if (flock (self->lock_fd, LOCK_EX | LOCK_NB) == 0)
    return TRUE;

  g_set_error (error, PSK_ERROR, PSK_ERROR_LOCKED,
               _("The book “%s” is open in another Pansuk: close it there and try again."),
               self->path);
  return FALSE;
}

/* The lock is taken before. */
static gboolean
start_writer (PskBook      *self,
              const char   *database,
              PskStoreFlags flags,
              GError      **error)
{
  g_autoptr (PskStore) store = psk_store_open (database, flags, error);

  if (store == NULL || !psk_migrate_store (store, error))
    return FALSE;

  psk_touched_watch (store);
  self->writer = psk_worker_new ("pansuk-writer", g_steal_pointer (&store));
  return TRUE;
}

static gboolean
open_for_writing (PskBook    *self,
                  const char *database,
                  GError    **error)
{
  return psk_book_check_place (self->path, error)
         && take_lock (self, error)
         && start_writer (self, database, PSK_STORE_DEFAULT, error);
}

/* A book of an older version is brought up to date even when it shall only be read, as
 * long as it can be written: whoever lists or prints it need not know. */
static gboolean
bring_up_to_date (PskBook    *self,
                  const char *database,
                  GError    **error)
{
  g_autoptr (PskStore) store = psk_store_open (database, PSK_STORE_READ_ONLY, error);

  if (store == NULL)
    return FALSE;
  if (psk_migrate_get_version (store) >= PSK_SCHEMA_VERSION
      || g_access (database, W_OK) != 0 || g_access (self->path, W_OK) != 0)
    return TRUE;

  g_clear_pointer (&store, psk_store_free);
  if (!open_for_writing (self, database, error))
    return FALSE;

  g_clear_pointer (&self->writer, psk_worker_free);
  close (self->lock_fd);
  self->lock_fd = -1;
  return TRUE;
}

static gboolean
start_reading (PskBook    *self,
               const char *database,
               GError    **error)
{
  g_autofree char *sample = NULL;

  self->store = psk_store_open (database, PSK_STORE_READ_ONLY, error);
  if (self->store == NULL || !psk_migrate_store (self->store, error))
    return FALSE;

  self->areas = psk_areas_load (self->store, error);
  if (self->areas == NULL)
    return FALSE;

  sample = psk_setting_table_get (self->store, PSK_SETTING_SAMPLE);
  self->sample = g_strcmp0 (sample, "1") == 0;
  psk_book_update_labels (self);

  return TRUE;
}

/**
 * psk_book_exists:
 * @path: a folder
 *
 * Returns: whether there is a book in it
 */
gboolean
psk_book_exists (const char *path)
{
  g_autofree char *database = database_path (path);

  return g_file_test (database, G_FILE_TEST_EXISTS);
}

/**
 * psk_book_open:
 * @path: the folder of a book
 * @read_only: whether it shall only be read
 * @error: (nullable): %PSK_ERROR_NOT_FOUND, %PSK_ERROR_NOT_A_BOOK,
 *   %PSK_ERROR_TOO_NEW, %PSK_ERROR_READ_ONLY, %PSK_ERROR_LOCKED,
 *   %PSK_ERROR_REFUSED for a network folder, %PSK_ERROR_DAMAGED
 *
 * Opens a book. One of an older version is backed up and migrated first.
 *
 * Returns: (transfer full) (nullable): the book
 */
PskBook *
psk_book_open (const char *path,
               gboolean    read_only,
               GError    **error)
{
  g_autoptr (PskBook) self = NULL;
  g_autofree char *database = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (PSK_TYPE_BOOK, NULL);
  self->path = g_canonicalize_filename (path, NULL);
  database = database_path (self->path);

  if (!g_file_test (database, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error (error, PSK_ERROR, PSK_ERROR_NOT_FOUND,
                   _("There is no Pansuk book at “%s”: choose another folder."), self->path);
      return NULL;
    }

  if (read_only ? !bring_up_to_date (self, database, error)
                : !open_for_writing (self, database, error))
    return NULL;
  if (!start_reading (self, database, error))
    return NULL;

  return g_steal_pointer (&self);
}

/* What is asked first is computed here already: it is kept with the connection. */
static void
open_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  OpenData *data = task_data;
  g_autoptr (PskSummary) summary = NULL;
  GError *error = NULL;
  PskBook *self = psk_book_open (data->path, data->read_only, &error);

  if (self == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  summary = psk_summary_load (self->store, NULL);
  g_task_return_pointer (task, self, g_object_unref);
}

/**
 * psk_book_open_async:
 * @path: the folder of a book
 * @read_only: whether it shall only be read
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is open
 * @user_data: for @callback
 *
 * Opens a book on another thread, which also computes what the overview shows, while
 * the window is made on this one.
 */
void
psk_book_open_async (const char         *path,
                     gboolean            read_only,
                     GCancellable       *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  OpenData *data = g_new0 (OpenData, 1);

  g_return_if_fail (path != NULL);

  data->path = g_strdup (path);
  data->read_only = read_only;
  g_task_set_task_data (task, data, open_data_free);
  g_task_run_in_thread (task, open_in_thread);
}

/**
 * psk_book_open_finish:
 * @result: the result
 * @error: (nullable): as for psk_book_open()
 *
 * The book belongs to the calling thread from now on.
 *
 * Returns: (transfer full) (nullable): the book
 */
PskBook *
psk_book_open_finish (GAsyncResult *result,
                      GError      **error)
{
  PskBook *self;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  self = g_task_propagate_pointer (G_TASK (result), error);
  if (self != NULL)
    psk_store_adopt (self->store);

  return self;
}

static gboolean
fill_new_book (PskStore     *store,
               gpointer      data,
               GCancellable *cancellable,
               GError      **error)
{
  return psk_areas_fill_store (store, error)
         && psk_definition_add_defaults (store, error)
         && psk_setting_table_set (store, PSK_SETTING_SLOTS, "20", error)
         && psk_setting_table_set (store, PSK_SETTING_SAVING, "50", error)
         && psk_setting_table_set (store, PSK_SETTING_OFFICE, "สำนักงานพัฒนาชุมชนจังหวัดลำปาง",
                                   error)
         && psk_programme_table_insert (
              store, 2567, "ปลูกผักสวนครัว เพื่อสร้างความมั่นคงทางอาหาร", "2024-01", "2024-05",
              error);
}

static gboolean
make_folders (const char *path,
              GError    **error)
{
  g_autofree char *photos = g_build_filename (path, "photos", NULL);

  if (g_mkdir_with_parents (path, 0700) == 0 && g_mkdir_with_parents (photos, 0700) == 0)
    return TRUE;

  g_set_error (error, PSK_ERROR, PSK_ERROR_READ_ONLY,
               _("The folder “%s” cannot be made (%s): choose another place."), path,
               g_strerror (errno));
  return FALSE;
}

static gboolean
check_no_book (PskBook    *self,
               const char *database,
               GError    **error)
{
  if (!g_file_test (database, G_FILE_TEST_EXISTS))
    return TRUE;

  g_set_error (error, PSK_ERROR, PSK_ERROR_REFUSED,
               _("There is a book at “%s” already: open it, or choose another folder."),
               self->path);
  return FALSE;
}

/* Only who has the lock may remove anything: else it is somebody else's. */
static void
remove_half_made (PskBook *self)
{
  static const char *names[] = { "book.db", "book.db-wal", "book.db-shm", "book.lock", "photos" };

  g_clear_pointer (&self->writer, psk_worker_free);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *file = g_build_filename (self->path, names[i], NULL);

      g_remove (file);
    }
  g_rmdir (self->path);
}

/**
 * psk_book_create:
 * @path: a folder that does not have a book yet; it is made when missing
 * @error: (nullable): %PSK_ERROR_REFUSED when there is a book already or the
 *   place is not fit for one, %PSK_ERROR_READ_ONLY, %PSK_ERROR_FULL
 *
 * Makes a new book of Lampang for the fiscal year 2567, without households.
 *
 * Returns: (transfer full) (nullable): the open book
 */
PskBook *
psk_book_create (const char *path,
                 GError    **error)
{
  g_autoptr (PskBook) self = NULL;
  g_autoptr (PskCommand) fill = NULL;
  g_autofree char *database = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (PSK_TYPE_BOOK, NULL);
  self->path = g_canonicalize_filename (path, NULL);
  database = database_path (self->path);

  /* Another Pansuk may make a book there at the same time: it is looked for again when that
   * one cannot be at work any more. */
  if (!check_no_book (self, database, error)
      || !psk_book_check_place (self->path, error)
      || !make_folders (self->path, error)
      || !take_lock (self, error)
      || !check_no_book (self, database, error))
    return NULL;

  fill = psk_command_new ("New book", NULL, fill_new_book, NULL, NULL);
  if (!start_writer (self, database, PSK_STORE_CREATE, error)
      || !psk_book_run_silent (self, fill, error)
      || !start_reading (self, database, error))
    {
      remove_half_made (self);
      return NULL;
    }

  return g_steal_pointer (&self);
}
