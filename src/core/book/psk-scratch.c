/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "psk-scratch.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "psk-error.h"

#define PREFIX "pansuk-scratch-"

/* Another program may take a new folder for one that was left. */
#define N_TRIES 100

struct _PskScratch
{
  char *path;
  int fd; /* the folder, locked as long as it is in use */
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

/* The lock is on the folder itself, so that there is none without a lock file yet, or
 * without one any more. Returns -1 when it is in use, or no folder. */
static int
lock_folder (const char *path)
{
  const int fd = g_open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW, 0);

  if (fd < 0 || flock (fd, LOCK_EX | LOCK_NB) == 0)
    return fd;

  close (fd);
  return -1;
}

static gboolean
is_own_folder (int fd)
{
  struct stat status;

  return fstat (fd, &status) == 0 && status.st_uid == geteuid () && (status.st_mode & 0077) == 0;
}

/* One whose lock is free is left from a program that was killed. What a helper of that one
 * is still writing goes the next time. */
static void
remove_left (const char *path)
{
  const int fd = lock_folder (path);

  if (fd < 0)
    return;

  if (is_own_folder (fd))
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

/* Returns the locked folder, or -1. */
static int
make_folder (char **path)
{
  g_autofree char *template = g_build_filename (g_get_tmp_dir (), PREFIX "XXXXXX", NULL);
  struct stat status;
  int fd;

  if (g_mkdtemp_full (template, 0700) == NULL)
    return -1;

  /* Whoever locked it first has removed it. */
  fd = lock_folder (template);
  if (fd >= 0 && fstat (fd, &status) == 0 && status.st_nlink == 0)
    {
      close (fd);
      fd = -1;
    }
  if (fd >= 0)
    *path = g_steal_pointer (&template);

  return fd;
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
  PskScratch *self = g_new0 (PskScratch, 1);

  remove_all_left ();

  self->fd = -1;
  for (int i = 0; self->fd < 0 && i < N_TRIES; i++)
    self->fd = make_folder (&self->path);
  if (self->fd >= 0)
    return self;

  g_free (self);

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
  remove_folder (self->path);
  close (self->fd);
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
