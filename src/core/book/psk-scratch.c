/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-scratch.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

#include "psk-error.h"

#define PREFIX "pansuk-scratch-"

struct _PskScratch
{
  char *path;
  int lock_fd; /* held as long as the folder is in use */
};

/* Nothing in it is a folder: what is, is not ours, and keeps it there. */
static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      g_unlink (file);
    }
  g_rmdir (path);
}

static gboolean
is_own_folder (const char *path)
{
  GStatBuf buffer;

  return g_lstat (path, &buffer) == 0 && S_ISDIR (buffer.st_mode)
         && buffer.st_uid == geteuid () && (buffer.st_mode & 0077) == 0;
}

/* A folder without a lock is only being made; one whose lock is free is left
 * from a program that was killed. */
static void
remove_left (const char *path)
{
  g_autofree char *lock = g_build_filename (path, "lock", NULL);
  int fd;

  if (!is_own_folder (path))
    return;

  fd = g_open (lock, O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0);
  if (fd < 0)
    return;

  if (flock (fd, LOCK_EX | LOCK_NB) == 0)
    remove_folder (path);
  close (fd);
}

static void
remove_all_left (void)
{
  g_autoptr (GDir) dir = g_dir_open (g_get_tmp_dir (), 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (g_get_tmp_dir (), name, NULL);

      if (g_str_has_prefix (name, PREFIX))
        remove_left (path);
    }
}

/**
 * psk_scratch_new:
 * @error: (nullable): %PSK_ERROR_FULL
 *
 * Makes a folder that only its owner can read, among the files for temporary
 * use. What a killed program left there is removed first, because it holds names
 * and citizen ids.
 *
 * Returns: (transfer full) (nullable): the folder
 */
PskScratch *
psk_scratch_new (GError **error)
{
  g_autoptr (PskScratch) self = g_new0 (PskScratch, 1);
  g_autofree char *template = NULL;
  g_autofree char *lock = NULL;

  remove_all_left ();

  self->lock_fd = -1;
  template = g_build_filename (g_get_tmp_dir (), PREFIX "XXXXXX", NULL);
  if (g_mkdtemp_full (template, 0700) != NULL)
    {
      self->path = g_steal_pointer (&template);
      lock = psk_scratch_build_path (self, "lock");
      self->lock_fd = g_open (lock, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    }

  if (self->lock_fd >= 0 && flock (self->lock_fd, LOCK_EX | LOCK_NB) == 0)
    return g_steal_pointer (&self);

  g_set_error (error, PSK_ERROR, PSK_ERROR_FULL,
               _("No temporary files can be made in “%s” (%s): free some space and try again."),
               g_get_tmp_dir (), g_strerror (errno));
  return NULL;
}

/**
 * psk_scratch_free:
 * @self: (transfer full): a folder
 *
 * Removes it with everything in it.
 */
void
psk_scratch_free (PskScratch *self)
{
  if (self->path != NULL)
    remove_folder (self->path);
  if (self->lock_fd >= 0)
    close (self->lock_fd);
  g_free (self->path);
  g_free (self);
}

/**
 * psk_scratch_build_path:
 * @self: a folder
 * @name: the name of a file in it
 *
 * Returns: (transfer full): the path of the file
 */
char *
psk_scratch_build_path (PskScratch *self,
                        const char *name)
{
  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  return g_build_filename (self->path, name, NULL);
}
